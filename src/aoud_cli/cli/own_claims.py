"""`aoud add` and `aoud remove`: the user's own claims, written down and taken back."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated

from aoud_cli.cli import completion, lookup, typed_dates
from aoud_cli.cli.new_claim import Typed
from aoud_cli.cli.options import DayOptions, DryRun, ShapeOptions, argument, option, taking_options
from aoud_cli.errors import FactsError, OutputError, UsageError
from aoud_cli.facts.vocabulary import FETCHED, LOOK
from aoud_cli.files import paths
from aoud_cli.output import terminal

if TYPE_CHECKING:
    from collections.abc import Callable

    from aoud_cli.cli.draft import Draft
    from aoud_cli.facts.model import Claim, FactBase, Overlay
    from aoud_cli.files.records import Change
    from aoud_cli.judge.answer import Assessment

ADD_EXAMPLE = (
    "aoud add plot --by Somebody --by-rank press"
    ' --text "They told more." --said 2026-03-01 --dry-run'
)
# What a whole claim looks like, and one about a person.
_WHOLE = 'aoud add renewed yes --by SOURCE --text "What they said, in one sentence."'
_WHOLE_ABOUT = 'aoud add cast in --about NAME --by SOURCE --text "What they said, in one sentence."'


@dataclass(frozen=True)
class AddOptions:
    """What `aoud add` does besides adding a claim."""

    checked: Annotated[
        str | None,
        option("--checked", "DATE", "You looked for news up to this day, and there is no more."),
    ] = None
    dry_run: DryRun = False


@taking_options("A claim of your own, and what it does to the answers.")
def add(typed: Typed, options: AddOptions, as_of: DayOptions, shape: ShapeOptions) -> None:
    from aoud_cli.files import in_use, own
    from aoud_cli.output.screens import effect as screen
    from aoud_cli.reports.effect import Effect, effect

    shape.one_shape()  # refused before anything is written, as is the day
    day, today = as_of.day, as_of.today
    look = _look_until(options, today)
    base, path = in_use.without_own_claims(today), paths.yours()
    facts = own.merged(base, own.FILE.read(path))
    draft = None if typed == Typed() and look else _draft(facts, typed, today)
    edit = _edit(base, draft, look, today)
    change = own.FILE.preview(path, edit) if options.dry_run else own.FILE.change(path, edit)
    new_id = draft.id if draft else ""
    claim = next((claim for claim in change.after.claims if claim.id == new_id), None)
    shown_day = day if as_of.as_of else _day_with(claim, today)
    assessments = _assessments(base, change, shown_day)
    did = _did(change, claim, options, as_of)
    hint = "" if options.dry_run else _hint(change, claim)
    hints = _hints_about(assessments[1], claim)
    told = effect(Effect, assessments, claim, did, hint, doubts=hints)
    kept = "" if options.dry_run else _added(change, claim)
    _write(shape.text(told, screen.effect), f"; this was kept: {kept}" if kept else "")


def _write(text: str, done: str) -> None:
    """Write the answer; raises OutputError, with what has been done, if that fails."""
    try:
        terminal.write(text)
    except OutputError as error:
        raise OutputError(f"{error}{done}") from None


def _hints_about(assessment: "Assessment", claim: "Claim | None") -> tuple[str, ...]:
    """Return what may be amiss with a claim that breaks no rule."""
    from aoud_cli.reports.hints import hints

    return tuple(hint.text for hint in hints(assessment) if claim and hint.claim == claim.id)


def _look_until(options: AddOptions, today: date) -> date | None:
    """Return the day up to which the user says that they looked for news.

    Raises UsageError for a day that is not over.
    """
    from aoud_cli.facts.dates import spoken_day

    if options.checked is None:
        return None
    day = typed_dates.last_day("--checked", options.checked, today)
    if day > today:
        raise UsageError(
            f"--checked: {spoken_day(day)} lies ahead, and nobody can have looked yet;"
            " write a day that is over"
        )
    return day


def _draft(facts: "FactBase", typed: Typed, today: date) -> "Draft":
    """Return the claim that was typed; on a terminal, what is missing is asked for.

    Raises UsageError for what is missing anywhere else.
    """
    from aoud_cli.cli import new_claim
    from aoud_cli.cli.draft import drafted

    if terminal.can_ask():
        from aoud_cli.cli.prompts import completed

        return drafted(completed(facts, typed, today), today)
    claim = new_claim.parse(facts, typed, today)
    if lacking := new_claim.missing(facts, claim):
        what = f"{', '.join(lacking)} {'is' if len(lacking) == 1 else 'are'} missing"
        example = _WHOLE_ABOUT if "--about" in lacking else _WHOLE
        raise UsageError(f"{what}; a whole claim is, say, {example}")
    return drafted(claim, today)


def _edit(
    base: "FactBase", draft: "Draft | None", look: date | None, today: date
) -> "Callable[[Overlay], Overlay]":
    """Return the function that adds the claim and the look to the user's claims.

    It raises UsageError where the new claim breaks a rule, and FactsError where the user's file
    did so before.
    """
    from aoud_cli.files import own

    def edit(yours: "Overlay") -> "Overlay":
        own.merged(base, yours)
        after = draft.laid(yours) if draft else yours
        try:
            own.merged(base, after)
        except FactsError as error:
            raise (draft.refused(error) if draft else error) from None
        return own.with_look(base, after, look, today) if look else after

    return edit


def _day_with(claim: "Claim | None", today: date) -> date:
    """Return today, or the later day on which the claim is said: it counts from then on."""
    return max(today, claim.said.last) if claim else today


def _assessments(
    base: "FactBase", change: "Change[Overlay]", day: date
) -> tuple["Assessment", "Assessment"]:
    """Return the answers of a day without the change and with it."""
    from aoud_cli.files.in_use import with_own_claims
    from aoud_cli.judge.assess import assess

    before = with_own_claims(base, change.before, day, day)
    after = with_own_claims(base, change.after, day, day)
    return (
        assess(before.facts, day, yours=before.yours),
        assess(after.facts, day, yours=after.yours),
    )


def _did(
    change: "Change[Overlay]", claim: "Claim | None", options: AddOptions, as_of: DayOptions
) -> str:
    """Return in a sentence what was done, or would be."""
    from aoud_cli.facts.dates import spoken, spoken_day

    if change.before == change.after:
        if claim:
            return f"{claim.id} is written down already; nothing was changed."
        return "Nothing was changed."
    done = _added(change, claim)
    did = f"Would add {done}; nothing was written." if options.dry_run else f"Added {done}."
    if claim is None or claim.said.first <= as_of.day:
        return did
    if claim.said.first > as_of.today:
        return f"{did} It was said on a day still to come, and counts from {spoken(claim.said)} on."
    day = spoken_day(as_of.day)
    return f"{did} It was said after {day}, so as of that day it changes nothing."


def _added(change: "Change[Overlay]", claim: "Claim | None") -> str:
    """Return what is new, in words: the id of the claim, the look, both, or nothing."""
    new = [claim.id] if claim and claim not in change.before.claims else []
    if change.after.look != change.before.look:
        new.append(_look(change.after))
    return " and ".join(new)


def _look(yours: "Overlay") -> str:
    """Return that the user looked for news, and up to which day."""
    from aoud_cli.facts.dates import spoken_day

    return f"that you looked for news up to {spoken_day(yours.look)}" if yours.look else ""


def _hint(change: "Change[Overlay]", claim: "Claim | None") -> str:
    """Return how to take back what was added.

    Nothing for a look after an earlier one: the earlier one would go with it.
    """
    added = [claim.id] if claim and claim not in change.before.claims else []
    if change.after.look and not change.before.look:
        added.append(LOOK)
    commands = " and ".join(f"aoud remove {name}" for name in added)
    return f"Take it back: {commands}" if commands else ""


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

    shape.one_shape()  # refused before anything is written, as is the day
    day, path = as_of.day, paths.yours()
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
    shown_day = day if as_of.as_of else _day_with(claim, as_of.today)
    assessments = _assessments(base, change, shown_day)
    what = claim.id if claim else _look(change.before)
    told = effect(Removal, assessments, claim, f"Removed {what}.")
    _write(shape.text(told, screen.effect), f"; this was removed: {what}")


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
    assessments = (
        assess(before.facts, day, today, yours=before.yours),
        assess(after.facts, day, today, yours=after.yours),
    )
    did = "Removed all that was fetched."
    _write(shape.text(effect(Removal, assessments, None, did), screen.effect), f"; {did}")
