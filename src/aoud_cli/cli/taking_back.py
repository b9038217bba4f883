"""`aoud remove`: claims of the user's own, and what was fetched, taken back."""

from typing import TYPE_CHECKING, Annotated

from aoud_cli.cli import completion, lookup
from aoud_cli.cli.options import DayOptions, ShapeOptions, argument, taking_options
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

if TYPE_CHECKING:
    from aoud_cli.facts.model import Overlay

_ID_HELP = "The id of a claim of yours; checked: your look; fetched: all that was fetched."


@taking_options("Take back a claim of your own, or all that was fetched.")
def remove(
    name: Annotated[str, argument("CLAIM", _ID_HELP, completion.own_claims)],
    as_of: DayOptions,
    shape: ShapeOptions,
) -> None:
    from aoud_cli.files import fetched, in_use, own
    from aoud_cli.output.screens import effect as screen
    from aoud_cli.reports.effect import Removal, effect

    refuse_unreadable(as_of, shape)
    path = paths.yours()
    if name == FETCHED and not _is_own(name):
        _remove_fetched(as_of, shape)
        return
    mine = own.FILE.read(path)
    if mine == own.EMPTY:
        raise UsageError("you have no claims of your own; `aoud add` writes one down")
    base = in_use.without_own_claims(as_of.today)
    fetched_claims = {claim.id for claim in fetched.read(paths.fetched()).claims}

    def edit(yours: "Overlay") -> "Overlay":
        removable = [claim.id for claim in yours.claims]
        if yours.look:
            removable.append(LOOK)
        otherwise = "`aoud check` lists them"
        if name in fetched_claims:
            otherwise = f"it was fetched: `aoud remove {FETCHED}` removes all that was"
        chosen = lookup.choose(name, removable, "claim of yours", otherwise)
        return own.without_claim_or_look(yours, chosen)

    change = own.FILE.change(path, edit)
    left = {claim.id for claim in change.after.claims}
    removed = [claim for claim in change.before.claims if claim.id not in left]
    claim = removed[0] if removed else None
    both = assessments(base, change, shown_day(as_of, claim))
    what = claim.id if claim else look_in_words(change.before)
    told = effect(Removal, both, claim, f"Removed {what}.")
    write(shape.text(told, screen.effect), f"; this was removed: {what}")


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
