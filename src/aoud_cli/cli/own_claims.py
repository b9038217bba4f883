"""`aoud add`: adds a claim to the user's own file."""

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from aoud_cli.cli import typed_dates
from aoud_cli.cli.new_claim import Typed
from aoud_cli.cli.options import DayOptions, DryRun, ShapeOptions, option, taking_options
from aoud_cli.errors import FactsError, OutputError, UsageError
from aoud_cli.facts.vocabulary import LOOK
from aoud_cli.files import paths
from aoud_cli.output import terminal

if TYPE_CHECKING:
    from aoud_cli.cli.draft import Draft
    from aoud_cli.cli.new_claim import ParsedClaim
    from aoud_cli.cli.options import Format
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
    yes: Annotated[
        bool, typer.Option("--yes", "-y", help="Write it down without asking whether it is right.")
    ] = False

    @property
    def asks(self) -> bool:
        """Whether the user is asked if it is right: on a terminal, before it is written down."""
        return terminal.can_ask() and not (self.yes or self.dry_run)


@taking_options("Write down a claim of your own, and see what it changes.")
def add(typed: Typed, options: AddOptions, as_of: DayOptions, shape: ShapeOptions) -> None:
    from aoud_cli.files import in_use, own
    from aoud_cli.output.screens import effect as screen
    from aoud_cli.reports.effect import Effect, effect

    refuse_unreadable(as_of, shape)
    look = _look_until(options, as_of.today)
    news = Addition(in_use.without_own_claims(as_of.today), None, look, as_of)
    if typed != Typed() or not look:
        news = _with_claim(news, typed, options)
    elif options.asks:
        _confirm_look(news)
    path = paths.yours()
    how = own.FILE.preview if options.dry_run else own.FILE.change
    change = how(path, news.edit)
    claim, assessments = news.claim(change), news.assessments(change)
    did = _did(change, claim, options, as_of)
    hint = "" if options.dry_run else _hint(change, claim)
    hints = _hints_about(assessments[1], claim)
    told = effect(Effect, assessments, claim, did, hint, doubts=hints)
    kept = "" if options.dry_run else _added(change, claim)
    write(shape.text(told, screen.effect), f"; this was kept: {kept}" if kept else "")


@dataclass(frozen=True)
class Addition:
    """A claim and a look that are added to the user's own; either may be missing."""

    base: "FactBase"  # what their file is laid over
    draft: "Draft | None"
    look: date | None
    as_of: DayOptions

    def edit(self, yours: "Overlay") -> "Overlay":
        """Return the user's claims with this claim and look.

        Raises UsageError where the new claim breaks a rule, and FactsError where the user's file
        did so before.
        """
        from aoud_cli.files import own

        own.merged(self.base, yours)
        after = self.draft.laid(yours) if self.draft else yours
        try:
            own.merged(self.base, after)
        except FactsError as error:
            raise (self.draft.refused(error) if self.draft else error) from None
        if not self.look:
            return after
        return own.with_look(self.base, after, self.look, self.as_of.today)

    def claim(self, change: "Change[Overlay]") -> "Claim | None":
        """Return the claim as it is kept."""
        new_id = self.draft.id if self.draft else ""
        return next((claim for claim in change.after.claims if claim.id == new_id), None)

    def assessments(self, change: "Change[Overlay]") -> tuple["Assessment", "Assessment"]:
        """Return the answers without the change and with it."""
        return assessments(self.base, change, shown_day(self.as_of, self.claim(change)))

    def headlines(self) -> tuple[str, ...]:
        """Return the headline before and after, as sentences; none where it stays as it is.

        Raises UsageError and FactsError as `edit` does.
        """
        from aoud_cli.files import own
        from aoud_cli.reports.headline import headline

        change = own.FILE.preview(paths.yours(), self.edit)
        before, after = map(headline, self.assessments(change))
        return () if before == after else (f"Before: {before}", f"Now: {after}")


def _with_claim(news: Addition, typed: Typed, options: AddOptions) -> Addition:
    """Return the addition with the claim that was typed; on a terminal, what is missing is asked.

    There the user also confirms what was asked, and what changes the headline.
    Raises UsageError for what is missing anywhere else.
    """
    from aoud_cli.cli import new_claim
    from aoud_cli.cli.draft import drafted
    from aoud_cli.files import own

    today = news.as_of.today
    facts = own.merged(news.base, own.FILE.read(paths.yours()))
    claim, asked = new_claim.parse(facts, typed, today), False

    def with_draft(claim: "ParsedClaim") -> Addition:
        return replace(news, draft=drafted(claim, today))

    if terminal.can_ask():
        from aoud_cli.cli.prompts import completed

        claim, asked = completed(facts, typed, claim, today)
    elif lacking := new_claim.missing(facts, claim):
        what = f"{', '.join(lacking)} {'is' if len(lacking) == 1 else 'are'} missing"
        example = _WHOLE_ABOUT if "--about" in lacking else _WHOLE
        raise UsageError(f"{what}; a whole claim is, say, {example}")
    claim = new_claim.with_likely_kind(facts, claim, today)
    if options.asks and (asked or with_draft(claim).headlines()):
        from aoud_cli.cli.summary import Summary

        summary = Summary(facts, typed, today)
        claim = summary.confirmed(claim, lambda claim: with_draft(claim).headlines())
    return with_draft(claim)


def _confirm_look(news: Addition) -> None:
    """Ask before a look is added that changes the headline."""
    from aoud_cli.cli import summary

    if headlines := news.headlines():
        summary.agree(headlines)


def refuse_unreadable(as_of: DayOptions, shape: ShapeOptions) -> tuple[date, "Format"]:
    """Return the day and the shape of the answer.

    Raises UsageError, before anything is written, for what is none.
    """
    return as_of.day, shape.one_shape()


def write(text: str, done: str) -> None:
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


def shown_day(as_of: DayOptions, claim: "Claim | None") -> date:
    """Return the day whose answers are shown: that of `--as-of`, else today.

    Where the claim is said later than today that later day: it counts from then on.
    """
    if as_of.as_of or not claim:
        return as_of.day
    return max(as_of.today, claim.said.last)


def assessments(
    base: "FactBase", change: "Change[Overlay]", day: date
) -> tuple["Assessment", "Assessment"]:
    """Return the answers of a day without a change and with it."""
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
    sentences = []
    if claim and claim not in change.before.claims:
        sentences.append(f"{'Would add' if options.dry_run else 'Added'} {claim.id}.")
    if change.after.look != change.before.look and change.after.look:
        noted = "Would note" if options.dry_run else "Noted"
        day = spoken_day(change.after.look)
        sentences.append(f"{noted}: you checked for news up to {day}.")
    did = " ".join([*sentences, *(["Nothing was written."] if options.dry_run else [])])
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
        new.append(look_in_words(change.after))
    return " and ".join(new)


def look_in_words(yours: "Overlay") -> str:
    """Return that the user looked for news, and up to which day."""
    from aoud_cli.facts.dates import spoken_day

    return f"that you checked for news up to {spoken_day(yours.look)}" if yours.look else ""


def _hint(change: "Change[Overlay]", claim: "Claim | None") -> str:
    """Return how to take back what was added.

    Nothing for a look after an earlier one: the earlier one would go with it.
    """
    added = [claim.id] if claim and claim not in change.before.claims else []
    if change.after.look and not change.before.look:
        added.append(LOOK)
    commands = " and ".join(f"aoud remove {name}" for name in added)
    return f"Take it back: {commands}" if commands else ""
