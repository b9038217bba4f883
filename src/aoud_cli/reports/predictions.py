"""`aoud predictions`: every plan and guess, its window, its fate, and how late it is."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from aoud_cli.facts.dates import PartialDate, add_days, elapsed, spoken, spoken_day
from aoud_cli.facts.model import Claim
from aoud_cli.facts.vocabulary import NO, Kind, Rank, TopicKind
from aoud_cli.judge.answer import Assessment, Fate, Judged, key_of
from aoud_cli.judge.evidence import in_time
from aoud_cli.reports.claims import is_prediction, what_it_says
from aoud_cli.reports.headline import release_step
from aoud_cli.reports.outlooks import outlook_in_words, promised
from aoud_cli.reports.report import Cell, Linked, Marked, Report, Row, heading
from aoud_cli.reports.speakers import speaker
from aoud_cli.text import counted

FEW = 10  # judged predictions below which a score is an anecdote
_ALWAYS_TOLD = (Fate.HIT, Fate.MISSED, Fate.OPEN)


@dataclass(frozen=True)
class PredictionRow(Row):
    """A plan or guess, and its fate.

    `window` holds the days in which it says that a step will be taken, or, if `denies`, will not.
    `late_days` is how late a missed step was or is so far, in days; below 0 when it came early.
    """

    id: str
    topic: str
    label: str
    about: str | None
    part: int
    made: PartialDate
    by: str
    who: str
    kind: Kind
    basis: Rank
    says: str
    window: PartialDate | None
    denies: bool
    fate: Fate
    by_fate: str | None
    late_days: int | None
    outcome: str
    text: str
    via: str | None
    url: str | None

    def cells(self) -> tuple[Cell, ...]:
        """Return when it was made, by whom, what it says, and its fate."""
        who = Linked(self.who, self.url)
        return spoken(self.made), who, self.says, Marked(self.outcome, self.fate)


@dataclass(frozen=True)
class Predictions(Report[PredictionRow]):
    """The scoreboard of plans and guesses, in the order in which they were made.

    `charted` is the topic asked about, else the release; `field` says what is expected of it now.
    """

    command: ClassVar[str] = "predictions"
    columns: ClassVar[tuple[str, ...]] = ("MADE", "WHO", "SAYS", "OUTCOME")
    row_type: ClassVar[type[Row]] = PredictionRow
    none: ClassVar[str] = "No prediction fits that."

    hit: int
    missed: int
    open: int
    ruled_out: int
    replaced: int
    only: Fate | None
    charted: str
    field: str

    def preamble(self) -> tuple[str, ...]:
        """Return the score in a sentence, the fate that was asked for first; and the field."""
        few = 0 < self.hit + self.missed < FEW
        score = f"{self._score()} Few: read as anecdote." if few else self._score()
        return (score, self.field) if self.field else (score,)

    def _score(self) -> str:
        numbers = {
            Fate.HIT: self.hit,
            Fate.MISSED: self.missed,
            Fate.OPEN: self.open,
            Fate.RULED_OUT: self.ruled_out,
            Fate.REPLACED: self.replaced,
        }
        total = counted(sum(numbers.values()), "prediction")
        told = [fate for fate, number in numbers.items() if number or fate in _ALWAYS_TOLD]
        scores = {fate: f"{numbers[fate]} {fate}" for fate in told}
        if self.only is None:
            return f"{total}: {', '.join(scores.values())}."
        asked = scores.pop(self.only)
        return f"{asked}, of {total} ({', '.join(scores.values())})."


def predictions(
    assessment: Assessment, topic: str | None = None, only: Fate | None = None
) -> Predictions:
    """Return the plans and guesses, oldest first: all, those about a topic, those of one fate.

    The score counts every fate, whichever is shown.
    """
    judged = [j for j in assessment.judged.values() if is_prediction(j)]
    judged = [j for j in judged if topic in {None, j.claim.topic}]
    shown = [j for j in judged if only in {None, j.fate}]
    shown.sort(key=lambda j: in_time(j.claim))
    score = Counter(j.fate for j in judged)
    charted = topic or release_step(assessment.facts)
    return Predictions(
        heading=heading(assessment, [topic] if topic else assessment.facts.topics),
        rows=tuple(_row(assessment, j) for j in shown),
        hit=score[Fate.HIT],
        missed=score[Fate.MISSED],
        open=score[Fate.OPEN],
        ruled_out=score[Fate.RULED_OUT],
        replaced=score[Fate.REPLACED],
        only=only,
        charted=charted,
        field=_field(assessment, charted),
    )


def _field(assessment: Assessment, topic: str) -> str:
    """Return what is expected now, as sentences; empty for people, or if nothing is expected."""
    if assessment.facts.topics[topic].per_person:
        return ""
    expected = outlook_in_words(assessment, assessment[topic])
    return f"{assessment.facts.topics[topic].label}: {expected}" if expected else ""


def _row(assessment: Assessment, judged: Judged) -> PredictionRow:
    claim = judged.claim
    topic = assessment.facts.topics[claim.topic]
    step = topic.kind is TopicKind.MILESTONE
    days = _days_late(assessment, judged) if step else None
    assert judged.fate is not None  # else it is no prediction
    return PredictionRow(
        id=claim.id,
        topic=claim.topic,
        label=topic.label,
        about=claim.about,
        part=claim.part or 1,
        made=claim.said,
        by=claim.by,
        who=assessment.source_name(claim.by),
        kind=claim.kind,
        basis=judged.rank,
        says=f"{topic.label}: {what_it_says(assessment, claim)}",
        window=claim.when if step else None,
        denies=step and claim.says == NO,
        fate=judged.fate,
        by_fate=judged.because.id if judged.because else None,
        late_days=days,
        outcome=_outcome(assessment, judged, days),
        text=claim.text,
        via=claim.via,
        url=claim.url,
    )


def _days_late(assessment: Assessment, judged: Judged) -> int | None:
    """Return by how many days a missed step was late, or is so far; below 0 when it came early.

    None for a prediction that was not missed, or said that the step would not come.
    """
    claim = judged.claim
    if judged.fate is not Fate.MISSED or claim.when is None or claim.says == NO:
        return None
    answer = assessment.answers[key_of(claim)]
    if not (answer.reached and answer.window):
        return max(0, (answer.known_day - claim.when.last).days)
    taken = answer.window
    if taken.last < claim.when.first:
        return (taken.last - claim.when.first).days
    return (taken.first - claim.when.last).days


def _outcome(assessment: Assessment, judged: Judged, late: int | None) -> str:
    """Return the fate of a prediction: `hit`, `missed: late by 6 months`, `replaced by 2026`."""
    claim, because = judged.claim, judged.because
    if judged.fate is Fate.REPLACED and because:
        return f"replaced by {promised(because)} ({spoken(because.said)})"
    if judged.fate is Fate.RULED_OUT and because:
        return f"ruled out ({speaker(assessment, because)})"
    if judged.fate is Fate.OPEN and claim.when:
        return _time_left(assessment, claim)
    if judged.fate is Fate.MISSED and claim.when:
        return _how_far_off(assessment, claim, late)
    return str(judged.fate)


def _how_far_off(assessment: Assessment, claim: Claim, late: int | None) -> str:
    """Return by how much a prediction was missed: `missed: late by 6 months`."""
    assert claim.when is not None  # a missed prediction of a step has its days
    if late is None:
        return "missed: it came before"
    if not assessment.answers[key_of(claim)].reached:
        known_day = _known_day(assessment, claim)
        by = "so far" if known_day == assessment.as_of else f"by {spoken_day(known_day)}"
        return f"missed: {elapsed(claim.when.last, known_day)} late {by}"
    if late < 0:
        return f"missed: early by {elapsed(add_days(claim.when.first, late), claim.when.first)}"
    return f"missed: late by {elapsed(claim.when.last, add_days(claim.when.last, late))}"


def _known_day(assessment: Assessment, claim: Claim) -> date:
    return assessment.answers[key_of(claim)].known_day


def _time_left(assessment: Assessment, claim: Claim) -> str:
    """Return how long an open prediction has left on the day asked.

    Where its last day is over by then, it was still open when somebody last looked.
    """
    assert claim.when is not None  # a prediction of a step has its days
    last, known_day = claim.when.last, _known_day(assessment, claim)
    if last >= assessment.as_of:
        return f"open, {elapsed(assessment.as_of, last)} left"
    if assessment.as_of > known_day:
        return f"ran out after {spoken_day(known_day)}; outcome not checked"
    return "open"
