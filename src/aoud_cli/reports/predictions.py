"""`aoud predictions`: every plan and guess, its window, its fate, and how late it is."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from aoud_cli.facts.dates import PartialDate, elapsed, spoken, spoken_day
from aoud_cli.facts.vocabulary import TopicKind
from aoud_cli.judge.answer import Assessment, Fate, Judged
from aoud_cli.judge.evidence import newest
from aoud_cli.reports.claims import is_prediction, what_it_says
from aoud_cli.reports.report import Report, Row, heading
from aoud_cli.text import counted

FEW = 10  # judged predictions below which a score is an anecdote


@dataclass(frozen=True)
class PredictionRow(Row):
    """A plan or guess, and what became of it; `window` is when it says that something will be so."""

    id: str
    topic: str
    label: str
    about: str | None
    made: PartialDate
    by: str
    who: str
    kind: str
    basis: str
    says: str
    window: PartialDate | None
    denies: bool
    fate: str
    late_days: int | None
    outcome: str
    text: str

    def cells(self) -> tuple[str, ...]:
        """Return when it was made, by whom, what it says, and what became of it."""
        return spoken(self.made), self.who, self.says, self.outcome


@dataclass(frozen=True)
class Predictions(Report):
    """The scoreboard of plans and guesses, in the order in which they were made."""

    command: ClassVar[str] = "predictions"
    columns: ClassVar[tuple[str, ...]] = ("MADE", "WHO", "SAYS", "OUTCOME")
    row_type: ClassVar[type[Row]] = PredictionRow
    none: ClassVar[str] = "No prediction fits that."

    hit: int
    missed: int
    open: int
    only: str | None

    def preamble(self) -> tuple[str, ...]:
        """Return the score in a sentence, that of the fate asked for first."""
        total = counted(self.hit + self.missed + self.open, "prediction")
        counts = {
            "hit": f"{self.hit} hit",
            "missed": f"{self.missed} missed",
            "open": f"{self.open} open",
        }
        asked = counts.pop(self.only) if self.only else ""
        others = ", ".join(counts.values())
        score = f"{asked}, of {total} ({others})." if asked else f"{total}: {others}."
        return (f"{score} Few: read as anecdote." if 0 < self.hit + self.missed < FEW else score,)


def predictions(
    assessment: Assessment, topic: str | None = None, only: Fate | None = None
) -> Predictions:
    """Return the plans and guesses about a topic or all of them, those of one fate or all, oldest first.

    The score is that of all of them, whichever are shown.
    """
    judged = [
        j
        for j in assessment.judged.values()
        if is_prediction(assessment, j.claim)
        and topic in {None, j.claim.topic}
        and j.fate is not Fate.RETRACTED
    ]
    shown = [j for j in judged if only in {None, j.fate}]
    score = Counter(j.fate for j in judged)
    rows = tuple(_row(assessment, j) for j in sorted(shown, key=lambda j: newest(j.claim)))
    return Predictions(
        heading(assessment), rows, score[Fate.HIT], score[Fate.MISSED], score[Fate.OPEN], only
    )


def _row(assessment: Assessment, judged: Judged) -> PredictionRow:
    claim = judged.claim
    topic = assessment.facts.topics[claim.topic]
    step = topic.kind is TopicKind.MILESTONE
    days = _days_late(assessment, judged) if step else None
    return PredictionRow(
        id=claim.id,
        topic=claim.topic,
        label=topic.label,
        about=claim.about,
        made=claim.said,
        by=claim.by,
        who=assessment.source_name(claim.by),
        kind=claim.kind,
        basis=judged.rank,
        says=f"{topic.label}: {what_it_says(assessment, claim)}",
        window=claim.when if step else None,
        denies=step and claim.says == "no",
        fate=judged.fate,
        late_days=days,
        outcome=_outcome(assessment, judged, days) if step else str(judged.fate),
        text=claim.text,
    )


def _days_late(assessment: Assessment, judged: Judged) -> int | None:
    """Return by how many days a missed yes was late, up to the step itself or so far; below zero when it came early."""
    claim = judged.claim
    if judged.fate is not Fate.MISSED or claim.when is None or claim.says == "no":
        return None
    answer = assessment[claim.topic]
    if not (answer.reached and answer.window):
        return max(0, (assessment.known_day - claim.when.last).days)
    taken = answer.window
    if taken.last < claim.when.first:
        return (taken.last - claim.when.first).days
    return (taken.first - claim.when.last).days


def _outcome(assessment: Assessment, judged: Judged, late: int | None) -> str:
    claim, known = judged.claim, assessment.known_day
    if claim.when is None or judged.fate is Fate.HIT:
        return str(judged.fate)
    if judged.fate is Fate.OPEN:
        return _time_left(assessment, claim.when.last)
    if late is None:
        return "missed, it came before"
    if not assessment[claim.topic].reached:
        so_far = f"by {spoken_day(known)}" if assessment.as_of > known else "and counting"
        return (
            f"missed, {elapsed(claim.when.last, known)} {so_far}"
            if late
            else "missed, ruled out since"
        )
    if late < 0:
        return f"missed, early by {_length(claim.when.first, -late)}"
    return f"missed, late by {_length(claim.when.last, late)}"


def _time_left(assessment: Assessment, last: date) -> str:
    """Return how long an open prediction has to run on the day asked, or that nobody has looked since it ran out."""
    if last >= assessment.as_of:
        return f"open, {elapsed(assessment.as_of, last)} left"
    if assessment.as_of > assessment.known_day:
        return f"open on {spoken_day(assessment.known_day)}, its time is over since"
    return "open"


def _length(start: date, days: int) -> str:
    return elapsed(start, date.fromordinal(start.toordinal() + days))
