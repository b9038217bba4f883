"""`aoud remove`: takes back the user's own claims, or the fetched ones."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from aoud_cli.cli import completion, lookup
from aoud_cli.cli.options import (
    DayOptions,
    ShapeOptions,
    argument,
    raise_left_out,
    taking_options,
)
from aoud_cli.cli.own_claims import (
    assessments,
    look_in_words,
    refuse_unreadable,
    shown_day,
    write,
)
from aoud_cli.errors import FactsError, UsageError
from aoud_cli.facts.vocabulary import FETCHED, LOOK
from aoud_cli.files import paths
from aoud_cli.output import terminal
from aoud_cli.text import quoted

if TYPE_CHECKING:
    from aoud_cli.facts.model import Claim, FactBase, Overlay
    from aoud_cli.files.records import Change

_MOST = 3  # claims that a sentence lists
_ID_HELP = (
    "A claim of yours, by its id or how that begins; checked: your look; fetched: all that was"
    " fetched. Without it, your claims are listed."
)


@taking_options("List your own claims, or remove one; or all that was fetched.")
def remove(
    as_of: DayOptions,
    shape: ShapeOptions,
    *,
    name: Annotated[str | None, argument("CLAIM", _ID_HELP, completion.own_claims)] = None,
    last: Annotated[
        bool, typer.Option("--last", help="The claim of yours that was added last.")
    ] = False,
) -> None:
    from aoud_cli.files import own

    refuse_unreadable(as_of, shape)
    if name is not None and last:
        raise UsageError("CLAIM and --last name two claims; leave one out")
    if name == FETCHED and not _is_own(name):
        _remove_fetched(as_of, shape)
    elif name is None and not last:
        _list(as_of, shape)
    elif (mine := own.FILE.read(paths.yours())) == own.EMPTY or (last and not mine.claims):
        raise UsageError("you have no claims of your own; `aoud add` writes one down")
    else:
        _remove_own(name, as_of, shape)


def _list(as_of: DayOptions, shape: ShapeOptions) -> None:
    """Show what can be removed."""
    from aoud_cli.files import fetched, in_use, own
    from aoud_cli.judge.assess import assess
    from aoud_cli.output.screens import yours as screen
    from aoud_cli.reports.yours import yours

    mine = own.FILE.read(paths.yours())
    in_use_now = in_use.facts_in_use(as_of.day, as_of.today)
    assessment = assess(in_use_now.facts, as_of.day, as_of.today, yours=in_use_now.yours)
    answered = fetched.read(paths.fetched())
    terminal.write(shape.text(yours(assessment, mine, answered), screen.yours))
    raise_left_out(in_use_now)


def _remove_own(name: str | None, as_of: DayOptions, shape: ShapeOptions) -> None:
    """Remove a claim of the user's, or their look, and show what that changes.

    Without a name it is the claim that was added last.
    """
    from aoud_cli.files import in_use, own
    from aoud_cli.output.screens import effect as screen
    from aoud_cli.reports.effect import Removal, effect

    base = in_use.without_own_claims(as_of.today)

    def edit(yours: "Overlay") -> "Overlay":
        chosen = yours.claims[-1].id if name is None else _meant(name, yours)
        return own.without_claim_or_look(yours, chosen)

    change = own.FILE.change(paths.yours(), edit)
    left = {claim.id for claim in change.after.claims}
    removed = [claim for claim in change.before.claims if claim.id not in left]
    claim = removed[0] if removed else None
    both = assessments(base, change, shown_day(as_of, claim))
    what = claim.id if claim else look_in_words(change.before)
    hint = _how_to_bring_back(base, change, claim, as_of.today)
    told = effect(Removal, both, claim, f"Removed {what}.", hint)
    write(shape.text(told, screen.effect), f"; this was removed: {what}")


def _meant(name: str, yours: "Overlay") -> str:
    """Return the id of the user's claim that a name is or begins, or `checked`.

    Raises UsageError where there is none, or more than one.
    """
    from aoud_cli.files import fetched

    removable = [claim.id for claim in yours.claims]
    if yours.look:
        removable.append(LOOK)
    begun = [*dict.fromkeys(one for one in removable if name and one.startswith(name))]
    if name in removable or len(begun) == 1:
        return name if name in removable else begun[0]
    if begun:
        some = f"{', '.join(begun[:_MOST])}{', ...' if len(begun) > _MOST else ''}"
        raise UsageError(f"{len(begun)} claims of yours begin with {quoted(name)}: {some}")
    otherwise = "`aoud remove` lists them"
    if name in {claim.id for claim in fetched.read(paths.fetched()).claims}:
        otherwise = f"it was fetched: `aoud remove {FETCHED}` removes all that was"
    return lookup.choose(name, removable, "claim of yours", otherwise)


def _how_to_bring_back(
    base: "FactBase", change: "Change[Overlay]", claim: "Claim | None", today: date
) -> str:
    """Return the command that adds again what was removed."""
    from aoud_cli.cli.bring_back import add_command

    if claim is None:
        return f"Bring it back: aoud add --checked {change.before.look}"
    command = add_command(base, change, claim, today)
    if command is None:
        return "No `aoud add` brings back all that it said."
    return f"Bring it back: {command}"


def _is_own(name: str) -> bool:
    """Return whether a claim of the user's is called so; none is where they cannot be read."""
    from aoud_cli.files import own

    try:
        return name in {claim.id for claim in own.FILE.read(paths.yours()).claims}
    except FactsError:
        return False


def _remove_fetched(as_of: DayOptions, shape: ShapeOptions) -> None:
    """Delete the file of fetched claims, also one that cannot be read, and show what that changes.

    Raises UsageError where there is none, or where the user's own claims build on it.
    """
    from aoud_cli.files import fetched, in_use
    from aoud_cli.judge.assess import assess
    from aoud_cli.output.screens import effect as screen
    from aoud_cli.reports.effect import Removal, effect

    day, today = as_of.day, as_of.today
    before = in_use.facts_in_use(day, today)
    after = in_use.without_fetched(day, today)
    unusable = {one.what for one in before.left_out}
    for one in after.left_out:
        if one.what not in unusable:
            fault = one.error.lines[0]
            raise UsageError(f"your own claims need what was fetched: {fault}; remove those first")
    if not fetched.delete(paths.fetched()):
        raise UsageError("nothing was fetched; `aoud refresh` asks for news")
    both = (
        assess(before.facts, day, today, yours=before.yours),
        assess(after.facts, day, today, yours=after.yours),
    )
    did = "Removed all that was fetched."
    write(shape.text(effect(Removal, both, None, did), screen.effect), f"; {did}")
