"""`aoud add` and `aoud remove`: the user's own claims, written down and taken back."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

from aoud_cli.cli import completion, lookup, options, typed_dates
from aoud_cli.cli.options import Dated, Shape, Typed, Writing, argument, taking_options
from aoud_cli.errors import FactsError, UsageError
from aoud_cli.facts.vocabulary import LOOK
from aoud_cli.files import paths
from aoud_cli.output import terminal

if TYPE_CHECKING:
    from collections.abc import Callable

    from aoud_cli.cli.new_claim import Draft
    from aoud_cli.facts.model import Claim, FactBase, Overlay
    from aoud_cli.files.own import Change
    from aoud_cli.judge.answer import Assessment

# What a whole claim looks like, and one about a person.
EXAMPLES = (
    'renewed yes --by SOURCE --text "What they said, in one sentence."',
    'cast in --about NAME --by SOURCE --text "What they said, in one sentence."',
)


@taking_options
def add(typed: Typed, writing: Writing, dated: Dated, shape: Shape) -> None:
    """A claim of your own, and what it does to the answers."""
    from aoud_cli.files import own as overlay
    from aoud_cli.files.load import load
    from aoud_cli.output.screens import effect as view
    from aoud_cli.reports.effect import Effect, effect

    shape.one(), dated.day()  # a fault in these is told before anything is written
    looked = _looked(writing)
    base, path = load(paths.bundled()), paths.yours()
    facts = overlay.merged(base, overlay.read(path))
    draft = None if typed == Typed() and looked else _draft(facts, typed)
    edit = _edit(base, draft, looked)
    change = overlay.preview(path, edit) if writing.dry_run else overlay.change(path, edit)
    claim = next((claim for claim in change.after.claims if draft and claim.id == draft.id), None)
    assessments = _assessments(base, change, claim, dated)
    did, hint = (
        _did(change, claim, writing, dated.day()),
        "" if writing.dry_run else _hint(change, claim),
    )
    terminal.write(shape.text(effect(Effect, assessments, claim, did, hint), view.effect))


def _looked(writing: Writing) -> date | None:
    """Return the day up to which the user says that they looked for news."""
    from aoud_cli.facts.dates import spoken_day

    if writing.checked is None:
        return None
    day = typed_dates.last_day("--checked", writing.checked, options.today())
    if day > options.today():
        raise UsageError(
            f"--checked: {spoken_day(day)} lies ahead, and nobody can have looked yet; write a day that is over"
        )
    return day


def _draft(facts: "FactBase", typed: Typed) -> "Draft":
    """Return the claim that was typed; what is missing is asked for on a terminal, and an error anywhere else."""
    from aoud_cli.cli.new_claim import drafted
    from aoud_cli.cli.prompts import completed, missing

    full = completed(facts, typed, options.today()) if terminal.can_ask() else typed
    if lacking := missing(facts, full):
        what = f"{', '.join(lacking)} {'is' if len(lacking) == 1 else 'are'} missing"
        raise UsageError(
            f"{what}; a whole claim is, say, aoud add {EXAMPLES['--about' in lacking]}"
        )
    return drafted(facts, full, options.today())


def _edit(
    base: "FactBase", draft: "Draft | None", looked: date | None
) -> "Callable[[Overlay], Overlay]":
    """Return what is to be done to the user's claims, whatever they are by then.

    It raises UsageError where the new claim breaks a rule, and FactsError where the user's file
    did so before.
    """
    from aoud_cli.files import own as overlay

    def edit(own: "Overlay") -> "Overlay":
        overlay.merged(base, own)
        after = draft.laid(own) if draft else own
        try:
            overlay.merged(base, after)
        except FactsError as error:
            raise (draft.refused(error) if draft else error) from None
        return overlay.with_look(base, after, looked, options.today()) if looked else after

    return edit


def _assessments(
    base: "FactBase", change: "Change", claim: "Claim | None", dated: Dated
) -> tuple["Assessment", "Assessment"]:
    """Return the answers of a day before and after; by default of today, or of the day still to come of the claim."""
    from aoud_cli.files import own as overlay
    from aoud_cli.judge.assess import assess

    day = dated.day()
    if dated.as_of is None and claim:
        day = max(day, claim.said.last)
    known = [overlay.with_own_claims(base, own, day, day) for own in (change.before, change.after)]
    before, after = (assess(one.facts, day, yours=one.yours) for one in known)
    return before, after


def _did(change: "Change", claim: "Claim | None", writing: Writing, day: date) -> str:
    """Return in a sentence what was done, or would be."""
    from aoud_cli.facts.dates import spoken, spoken_day

    if change.before == change.after:
        return (
            f"{claim.id} is written down already; nothing was changed."
            if claim
            else "Nothing was changed."
        )
    new = [claim.id] if claim and claim not in change.before.claims else []
    if change.after.look != change.before.look:
        new.append(_look(change.after))
    done = " and ".join(new)
    did = f"Would add {done}; nothing was written." if writing.dry_run else f"Added {done}."
    if claim is None or claim.said.first <= day:
        return did
    if claim.said.first > options.today():
        return f"{did} It was said on a day still to come, and counts from {spoken(claim.said)} on."
    return f"{did} It was said after {spoken_day(day)}, so as of that day it changes nothing."


def _look(own: "Overlay") -> str:
    """Return that the user looked for news, and up to which day."""
    from aoud_cli.facts.dates import spoken_day

    return f"that you looked for news up to {spoken_day(own.look)}" if own.look else ""


def _hint(change: "Change", claim: "Claim | None") -> str:
    """Return how to take back what was added; nothing for a look after an earlier one, which would go with it."""
    added = [claim.id] if claim and claim not in change.before.claims else []
    if change.after.look and not change.before.look:
        added.append(LOOK)
    return f"Take it back: {' and '.join(f'aoud remove {name}' for name in added)}" if added else ""


@taking_options
def remove(
    name: Annotated[
        str,
        argument(
            "CLAIM", "The id of a claim of yours, or checked: your look.", completion.own_claims
        ),
    ],
    dated: Dated,
    shape: Shape,
) -> None:
    """Take a claim of your own back."""
    from aoud_cli.files import own as overlay
    from aoud_cli.files.load import load
    from aoud_cli.output.screens import effect as view
    from aoud_cli.reports.effect import Removal, effect

    shape.one(), dated.day()
    base, path = load(paths.bundled()), paths.yours()
    if overlay.read(path) == overlay.EMPTY:
        raise UsageError("you have no claims of your own; `aoud add` writes one down")

    def edit(own: "Overlay") -> "Overlay":
        known = [*(claim.id for claim in own.claims), *([LOOK] if own.look else [])]
        return overlay.without_claim_or_look(
            own, lookup.choose(name, known, "claim of yours", "`aoud check` lists them")
        )

    change = overlay.change(path, edit)
    claim = next(
        (claim for claim in change.before.claims if claim not in change.after.claims), None
    )
    assessments = _assessments(base, change, claim, dated)
    what = claim.id if claim else _look(change.before)
    terminal.write(shape.text(effect(Removal, assessments, claim, f"Removed {what}."), view.effect))
