"""`aoud status`: the headline, the ladder, what is expected, on one screen."""

from dataclasses import dataclass, replace
from operator import attrgetter
from typing import ClassVar

from aoud_cli.facts.dates import PartialDate, preposition, spoken, spoken_day, spoken_month
from aoud_cli.facts.vocabulary import Rank
from aoud_cli.judge.answer import UNKNOWN, YES, Answer, Assessment, Fate, Prospect, Standing
from aoud_cli.judge.assess import next_step
from aoud_cli.judge.forecast import comparables, pace
from aoud_cli.reports.answers import AnswerRecord, answer_record
from aoud_cli.reports.forecast import counted_from, range_in_words
from aoud_cli.reports.headline import headline, off_ladder
from aoud_cli.reports.report import Report, Row, heading
from aoud_cli.reports.wording import answer_in_brief, expected, speaker


@dataclass(frozen=True)
class Step:
    """A rung of the ladder as it is drawn: taken or not, and a word below it."""

    label: str
    taken: bool
    text: str


@dataclass(frozen=True)
class StatusRow(Row):
    """One line of the status: what about, what is known, how much to believe it, and who says so."""

    label: str
    what: str
    basis: str
    who: str

    def cells(self) -> tuple[str, ...]:
        """Return the line from left to right."""
        return self.label, self.what, self.basis, self.who


@dataclass(frozen=True)
class Status(Report):
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
        steps = (
            f"{step.label}: {step.text or ('yes' if step.taken else 'unknown')}"
            for step in self.ladder
        )
        return self.headline, f"{'; '.join(steps)}.", *self.foot()

    def foot(self) -> tuple[str, ...]:
        """Return when somebody last spoke and looked, and what to ask next."""
        if self.last_word is None:
            return ("No claim is as old as that day.",)
        checked = spoken_day(self.heading.known)
        return f"Last word {spoken(self.last_word)}. Checked to {checked}.", f"Ask: {self.hint}"


def status(assessment: Assessment) -> Status:
    """Return how far the season is, in one headline, with the lines that bear it out."""
    facts = assessment.facts
    steps = [assessment[step] for step in facts.ladder]
    following = next_step(facts.ladder, {answer.topic: answer for answer in steps})
    return Status(
        heading=heading(assessment),
        rows=(
            *_cancelled(assessment),
            *_rows(assessment, steps, following),
            *_forecast(assessment),
        ),
        headline=headline(assessment),
        ladder=tuple(_step(answer) for answer in steps),
        last_word=max(
            (claim.said for claim in assessment.public),
            key=attrgetter("first", "last"),
            default=None,
        ),
        hint=f"aoud why {following or facts.ladder[-1]}",
        topics={
            answer.topic: answer_record(answer) for answer in (*steps, *off_ladder(assessment))
        },
    )


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


def _cancelled(assessment: Assessment) -> tuple[StatusRow, ...]:
    return tuple(
        row
        for answer in off_ladder(assessment)
        if answer.reached
        for row in _taken(assessment, answer)
    )


def _rows(
    assessment: Assessment, steps: list[Answer], following: str | None
) -> tuple[StatusRow, ...]:
    *earlier, release = steps
    rows: list[StatusRow] = []
    for answer in earlier:
        if answer.reached:
            rows += _taken(assessment, answer)
        elif answer.says != UNKNOWN:
            rows.append(_row(assessment, answer))
        if answer.topic == following and answer.outlook.state is Prospect.EXPECTED:
            rows.append(_expected(assessment, answer))
    return (*rows, *_release_rows(assessment, release))


def _release_rows(assessment: Assessment, release: Answer) -> tuple[StatusRow, ...]:
    if release.reached:
        return _taken(assessment, release)
    ahead = (_expected(assessment, release), *_ruled_out(assessment, release))
    if release.standing is not Standing.UNKNOWN and not release.firm:
        return (_row(assessment, release), *ahead)
    return ahead


def _taken(assessment: Assessment, answer: Answer) -> tuple[StatusRow, ...]:
    """Return the line of a step that was taken; where one says so and another tells the day, each has a line."""
    row, dated = _row(assessment, answer), answer.dated
    differ = " (dates differ)" if answer.dates_differ else ""
    if dated is None:
        return (replace(row, who=row.who + differ),)
    days = replace(row, basis=assessment.facts.rank(dated), who=speaker(assessment, dated) + differ)
    return replace(row, what=YES), days


def _row(assessment: Assessment, answer: Answer) -> StatusRow:
    label = assessment.facts.topics[answer.topic].label
    who = speaker(assessment, answer.credit) if answer.credit else ""
    beaten = f" (overrules {answer.overrules})" if answer.overrules else ""
    if answer.reached:
        what = spoken(answer.window) if answer.window else ""
    else:
        what = answer.says if answer.firm else answer_in_brief(assessment, answer)
    return StatusRow(label, what, answer.basis or "", who + beaten)


def _expected(assessment: Assessment, answer: Answer) -> StatusRow:
    """Return what is expected of a step."""
    label, outlook = assessment.facts.topics[answer.topic].label, answer.outlook
    if outlook.claim:
        more = f" (1 of {outlook.open})" if outlook.open > 1 else ""
        kind = outlook.claim.kind if outlook.rank is not Rank.HEARSAY else Rank.HEARSAY
        return StatusRow(
            label,
            expected(assessment, outlook.claim),
            kind,
            speaker(assessment, outlook.claim) + more,
        )
    if outlook.state is Prospect.LAPSED:
        missed = [j for j in answer.claims if j.fate is Fate.MISSED and j.claim.says == "yes"]
        return StatusRow(label, "every date given has passed", "", f"{len(missed)} missed")
    return StatusRow(label, "no date given", "", "")


def _ruled_out(assessment: Assessment, release: Answer) -> tuple[StatusRow, ...]:
    """Return the standing words that rule out days still ahead: `not in May 2023`."""
    label = assessment.facts.topics[release.topic].label
    return tuple(
        StatusRow(
            label,
            f"not {preposition(judged.claim.when)}",
            judged.rank,
            speaker(assessment, judged.claim),
        )
        for judged in release.claims
        if judged.fate is Fate.STANDS
        and judged.claim.topic == release.topic
        and judged.claim.says == "no"
        if judged.claim.when and judged.claim.when.last > assessment.known_day
    )


def _forecast(assessment: Assessment) -> tuple[StatusRow, ...]:
    """Return the sums of `aoud forecast`, in months."""
    if any(answer.reached for answer in off_ladder(assessment)):
        return ()
    lines: list[tuple[str, str]] = []
    own, like = pace(assessment.facts, assessment), comparables(assessment.facts, assessment)
    if own:
        month = spoken_month(own.earliest)
        what = f"{month} or later" if own.earliest > assessment.known_day else f"later than {month}"
        lines.append((what, f"{counted_from(assessment, own)}, season {own.season}'s pace"))
    if like and like.days:
        lines.append(
            (range_in_words(like), f"like {len(like.waits)} of {like.seasons} comparable seasons")
        )
    return tuple(StatusRow("Forecast", what, "our sum", how) for what, how in lines)
