"""`aoud status`: the headline, the ladder, what is expected, on one screen."""

from dataclasses import dataclass, replace
from datetime import date
from operator import attrgetter
from typing import ClassVar

from aoud_cli.facts.dates import PartialDate, preposition, spoken, spoken_day, spoken_month
from aoud_cli.facts.vocabulary import Rank
from aoud_cli.judge.answer import UNKNOWN, YES, Answer, Assessment, Fate, Prospect, Standing
from aoud_cli.judge.assess import next_step
from aoud_cli.judge.forecast import comparables, pace
from aoud_cli.reports.answers import AnswerRecord, answer_record
from aoud_cli.reports.headline import cancellation, headline, is_cancelled
from aoud_cli.reports.report import Basis, Cell, Report, Row, Unspoken, heading, word
from aoud_cli.reports.wording import (
    answer_in_brief,
    counted_from,
    expected,
    missed_dates,
    range_in_words,
    speaker,
)


@dataclass(frozen=True)
class Step:
    """A rung of the ladder as it is drawn: taken or not, and a word below it."""

    label: str
    taken: bool
    text: str

    @property
    def in_words(self) -> str:
        """The word below the rung; `yes` or `unknown` where there is none."""
        if self.text:
            return self.text
        return "yes" if self.taken else "unknown"


@dataclass(frozen=True)
class StatusRow(Row):
    """One line: what it is about, what is known, how much to believe it, and who says so."""

    label: str
    what: str
    basis: Basis
    who: str

    def cells(self) -> tuple[Cell, ...]:
        """Return the line from left to right."""
        return self.label, self.what, word(self.basis), self.who


@dataclass(frozen=True)
class Status(Report[StatusRow]):
    """How far the season is."""

    command: ClassVar[str] = "status"
    columns: ClassVar[tuple[str, ...]] = ("", "KNOWN", "BASIS", "WHO")
    row_type: ClassVar[type[Row]] = StatusRow

    headline: str
    ladder: tuple[Step, ...]
    last_word: PartialDate | None
    hint: str
    topics: dict[str, AnswerRecord]

    def preamble(self) -> tuple[str, ...]:
        """Return the headline, the ladder, and how old all this is."""
        steps = "; ".join(f"{step.label}: {step.in_words}" for step in self.ladder)
        return self.headline, f"{steps}.", *self.foot()

    def foot(self) -> tuple[str, ...]:
        """Return the day of the last claim, the day checked to, and what to ask next."""
        if self.last_word is None:
            return ("No claim is as old as that day.",)
        checked = spoken_day(self.heading.known)
        return f"Last word {spoken(self.last_word)}. Checked to {checked}.", f"Ask: {self.hint}"


def status(assessment: Assessment) -> Status:
    """Return how far the season is, in one headline, with the lines that bear it out."""
    facts = assessment.facts
    steps = [assessment[step] for step in facts.ladder]
    following = next_step(facts.ladder, {answer.topic: answer for answer in steps})
    cancelled = cancellation(assessment)
    shown = [*steps, cancelled] if cancelled else steps
    return Status(
        heading=heading(assessment),
        rows=tuple(_rows(assessment, following)),
        headline=headline(assessment),
        ladder=tuple(_step(answer) for answer in steps),
        last_word=_last_word(assessment),
        hint=f"aoud why {following or facts.ladder[-1]}",
        topics={answer.topic: answer_record(answer) for answer in shown},
    )


def _last_word(assessment: Assessment) -> PartialDate | None:
    """Return when the newest claim was made; None when there is no claim."""
    said = [claim.said for claim in assessment.public]
    return max(said, key=attrgetter("first", "last"), default=None)


def _step(answer: Answer) -> Step:
    if answer.reached:
        text = spoken(answer.window) if answer.window else ""
    elif answer.standing is Standing.UNKNOWN:
        text = ""
    elif answer.standing is Standing.DISPUTED:
        text = "disputed"
    else:
        text = answer.says if answer.firm else "hearsay"
    return Step(answer.topic, answer.reached, text)


def _rows(assessment: Assessment, following: str | None) -> list[StatusRow]:
    """Return the lines: a cancellation first, then the steps, the release, and the forecast."""
    *earlier, last = assessment.facts.ladder
    rows: list[StatusRow] = []
    cancelled = cancellation(assessment)
    if cancelled and cancelled.reached:
        rows += _taken(assessment, cancelled)
    for step in earlier:
        answer = assessment[step]
        rows += _step_rows(assessment, answer)
        if step == following and answer.outlook.state is Prospect.EXPECTED:
            rows.append(_expected(assessment, answer))
    rows += _release_rows(assessment, assessment[last])
    if not is_cancelled(assessment):
        rows += _forecast(assessment)
    return rows


def _step_rows(assessment: Assessment, answer: Answer) -> list[StatusRow]:
    if answer.reached:
        return _taken(assessment, answer)
    return [] if answer.says == UNKNOWN else [_row(assessment, answer)]


def _release_rows(assessment: Assessment, release: Answer) -> list[StatusRow]:
    if release.reached:
        return _taken(assessment, release)
    rows = []
    if release.standing is not Standing.UNKNOWN and not release.firm:
        rows.append(_row(assessment, release))
    return [*rows, _expected(assessment, release), *_ruled_out(assessment, release)]


def _taken(assessment: Assessment, answer: Answer) -> list[StatusRow]:
    """Return the line of a step that was taken; two where another claim gives its days."""
    row, dated = _row(assessment, answer), answer.dated
    differ = " (dates differ)" if answer.dates_differ else ""
    if dated is None:
        return [replace(row, who=row.who + differ)]
    who = speaker(assessment, dated) + differ
    return [replace(row, what=YES), replace(row, basis=assessment.facts.rank(dated), who=who)]


def _row(assessment: Assessment, answer: Answer) -> StatusRow:
    overrules = f" (overrules {answer.overrules})" if answer.overrules else ""
    return StatusRow(
        label=_label(assessment, answer),
        what=_what(assessment, answer),
        basis=answer.basis or Unspoken.NOBODY,
        who=speaker(assessment, answer.credit) + overrules,
    )


def _label(assessment: Assessment, answer: Answer) -> str:
    return assessment.facts.topics[answer.topic].label


def _what(assessment: Assessment, answer: Answer) -> str:
    if answer.reached:
        return spoken(answer.window) if answer.window else ""
    return answer.says if answer.firm else answer_in_brief(assessment, answer)


def _expected(assessment: Assessment, answer: Answer) -> StatusRow:
    """Return what is expected of a step."""
    label, outlook = _label(assessment, answer), answer.outlook
    claim = outlook.claim
    if claim:
        more = f" (1 of {outlook.open})" if outlook.open > 1 else ""
        return StatusRow(
            label=label,
            what=expected(assessment, claim),
            basis=Rank.HEARSAY if outlook.rank is Rank.HEARSAY else claim.kind,
            who=speaker(assessment, claim) + more,
        )
    if outlook.state is Prospect.LAPSED:
        missed = f"{len(missed_dates(answer))} missed"
        return StatusRow(label, "every date given has passed", Unspoken.NOBODY, missed)
    return StatusRow(label, "no date given", Unspoken.NOBODY, "")


def _ruled_out(assessment: Assessment, release: Answer) -> list[StatusRow]:
    """Return a line for each standing claim that rules out days still ahead: `not in May 2023`."""
    label = _label(assessment, release)
    own = [judged for judged in release.claims if judged.claim.topic == release.topic]
    denials = [judged for judged in own if judged.claim.says == "no"]
    rows = []
    for judged in denials:
        claim, when = judged.claim, judged.claim.when
        ahead = when is not None and when.last > assessment.known_day
        if when and ahead and judged.fate is Fate.STANDS:
            who = speaker(assessment, claim)
            rows.append(StatusRow(label, f"not {preposition(when)}", judged.rank, who))
    return rows


def _forecast(assessment: Assessment) -> list[StatusRow]:
    """Return the two sums of `aoud forecast`, in months."""
    own = pace(assessment.facts, assessment)
    like = comparables(assessment.facts, assessment)
    rows = []
    if own:
        who = f"{counted_from(assessment, own)}, season {own.season}'s pace"
        rows.append(_sum(_month_or_later(assessment, own.earliest), who))
    if like and like.days:
        who = f"like {len(like.waits)} of {like.seasons} comparable seasons"
        rows.append(_sum(range_in_words(like), who))
    return rows


def _month_or_later(assessment: Assessment, earliest: date) -> str:
    month = spoken_month(earliest)
    return f"{month} or later" if earliest > assessment.known_day else f"later than {month}"


def _sum(what: str, how: str) -> StatusRow:
    return StatusRow("Forecast", what, Unspoken.OUR_SUM, how)
