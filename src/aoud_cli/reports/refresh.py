"""`aoud refresh`: what a database was asked, what is new, and which answers it changes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from aoud_cli.facts.dates import spoken, spoken_day
from aoud_cli.facts.model import Claim
from aoud_cli.facts.vocabulary import YES, Kind
from aoud_cli.judge.answer import Assessment, Fate, Prospect
from aoud_cli.judge.evidence import in_time
from aoud_cli.reports.changes import differences
from aoud_cli.reports.effect import EffectRow
from aoud_cli.reports.headline import headline, release_step
from aoud_cli.reports.outlooks import expected, who_expects
from aoud_cli.reports.report import Report, Row, heading


@dataclass(frozen=True)
class Asking:
    """How a database was asked, and whether what it said is written down.

    `page` is the page that it keeps of the show, and `changed` the day of its last change. Where
    nothing was sent there is neither, and `why_not` says why. `not_taken` is what is not believed.
    """

    written: bool = False
    day: date | None = None
    page: str | None = None
    changed: date | None = None
    why_not: str = ""
    not_taken: str = ""


@dataclass(frozen=True)
class Told:
    """What a database says anew, by the id of the claim, and what it said until now."""

    claim: str
    text: str
    until_now: str


@dataclass(frozen=True)
class Refresh(Report[EffectRow]):
    """What a database said, and what that changed.

    `overdue` is the date that it still lists, and that has passed without the season; `is_news` is
    whether anything else than that is another one than before.
    """

    command: ClassVar[str] = "refresh"
    columns: ClassVar[tuple[str, ...]] = ("CHANGE", "ABOUT", "BEFORE", "NOW")
    row_type: ClassVar[type[Row]] = EffectRow

    database: str
    asking: Asking
    told: tuple[Told, ...]
    overdue: str
    before: str
    after: str
    expected_before: str
    expected_after: str
    is_news: bool

    def preamble(self) -> tuple[str, ...]:
        """Return what was asked, what is new, the headline and what is expected, then and now."""
        return *self.asked(), *self.headlines(), *self.expectation()

    def asked(self) -> tuple[str, ...]:
        """Return what was asked and when, then what is new, or that nothing is."""
        asking = self.asking
        if asking.day is None or asking.changed is None:
            return (asking.why_not,)
        sentences = [
            f"Asked {self.database} on {spoken_day(asking.day)}: {asking.page}",
            f"Its page was last changed on {spoken_day(min(asking.changed, asking.day))}.",
        ]
        for one in self.told:
            sentences.append(f"New: {one.text}")
            if one.until_now:
                sentences.append(f"Until now: {one.until_now}")
        if asking.not_taken:
            sentences.append(f"Not taken: {asking.not_taken}")
        elif not self.told:
            sentences.append(self.overdue or "Nothing new.")
        if not asking.written:
            sentences.append("Nothing was written.")
        return tuple(sentences)

    def headlines(self) -> tuple[str, ...]:
        """Return the headline, or both where it changed."""
        if self.before == self.after:
            return (f"Still: {self.after}",)
        return f"Before: {self.before}", f"Now: {self.after}"

    def expectation(self) -> tuple[str, ...]:
        """Return what was expected of the release, and what is now, if that is something else."""
        if self.expected_before == self.expected_after or not self.expected_after:
            return ()
        now = f"The release is {self.expected_after}."
        return (f"{now} Before: {self.expected_before}.",)


def refresh(
    assessments: tuple[Assessment, Assessment],
    database: tuple[str, str],
    asking: Asking,
    new: Sequence[Claim],
) -> Refresh:
    """Return what changed from the first assessment to the second.

    It changed by these new claims of a database, which is given by its id and its name.
    """
    before, after = assessments
    by, name = database
    rows = tuple(EffectRow(**vars(row)) for row in differences(before, after))
    first, second = headline(before), headline(after)
    overdue = _overdue(after, by)
    was = before.judged.get(overdue.id) if overdue else None
    has_just_passed = was is not None and was.fate is not Fate.MISSED
    changed = any(not row.is_prediction for row in rows)
    return Refresh(
        heading=heading(after, after.facts.topics),
        rows=rows,
        database=name,
        asking=asking,
        told=tuple(Told(one.id, one.text, _until_now(before, one)) for one in new),
        overdue=_overdue_in_words(name, overdue),
        before=first,
        after=second,
        expected_before=_expected(before),
        expected_after=_expected(after),
        is_news=bool(new) or changed or has_just_passed,
    )


def _until_now(before: Assessment, claim: Claim) -> str:
    """Return what the speaker of a claim said last about its topic; empty if it is the first."""
    last = _last_word(before, claim.by, claim.topic)
    return last.text if last else ""


def _last_word(assessment: Assessment, by: str, topic: str) -> Claim | None:
    said = [claim for claim in assessment.facts.claims if (claim.by, claim.topic) == (by, topic)]
    return max(said, key=in_time, default=None)


def _overdue(assessment: Assessment, by: str) -> Claim | None:
    """Return the last word of a database about the release, if its date has passed in vain."""
    last = _last_word(assessment, by, release_step(assessment.facts))
    is_a_date = last is not None and last.kind is Kind.GUESS and last.says == YES
    return last if is_a_date and last and _has_passed(assessment, last) else None


def _has_passed(assessment: Assessment, claim: Claim) -> bool:
    return claim.when is not None and claim.when.last < assessment.as_of


def _overdue_in_words(name: str, claim: Claim | None) -> str:
    if claim is None or claim.when is None:
        return ""
    return f"{name} still lists {spoken(claim.when)}, and no episode as shown."


def _expected(assessment: Assessment) -> str:
    """Return the expected release and its source; empty once it is out."""
    answer = assessment[release_step(assessment.facts)]
    if answer.reached:
        return ""
    if answer.outlook.state is not Prospect.EXPECTED:
        return "without a date"
    what = expected(assessment, answer.outlook)
    what = what if what.startswith(("expected", "was")) else f"expected {what}"
    return f"{what} ({who_expects(assessment, answer.outlook)})"
