"""A claim as a row: what it says, who said it, its rank, and its fate."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from aoud_cli.facts.dates import PartialDate, add_days, spoken, spoken_day, spoken_start
from aoud_cli.facts.model import Claim, Topic
from aoud_cli.facts.vocabulary import NO, YES, Kind, Rank, TopicKind
from aoud_cli.judge.answer import NOT_YET, Answer, Assessment, Fate, Judged, key_of
from aoud_cli.reports.outlooks import kind_in_words
from aoud_cli.reports.report import Cell, Linked, Marked, Row, word
from aoud_cli.reports.wording import value_in_words

NO_CLAIM = "No claim was made by that day."


@dataclass(frozen=True)
class ClaimRow(Row):
    """A claim, who made it, its rank, and its fate."""

    COLUMNS: ClassVar[tuple[str, ...]] = ("SAYS", "WHO", "BASIS", "SAID", "FATE")

    id: str
    topic: str
    about: str | None
    part: int
    says: str
    kind: Kind
    by: str
    who: str
    basis: Rank
    said: PartialDate
    when: PartialDate | None
    fate: Fate | None
    by_fate: str | None
    fate_in_words: str
    text: str
    quote: str | None
    via: str | None
    url: str | None

    def cells(self) -> tuple[Cell, ...]:
        """Return what it says, who said it, its basis, the day, and its fate."""
        fate = Marked(self.fate_in_words, self.fate)
        return self.told, self.speaker, word(self.basis), spoken(self.said), fate

    @property
    def speaker(self) -> Linked:
        """Who said it, linked to where it can be read."""
        return Linked(self.who, self.url)

    @property
    def is_a_note(self) -> bool:
        """Whether all that it says is its sentence."""
        return self.says == self.text

    @property
    def told(self) -> str:
        """What it says, of a note with its speaker's own words."""
        return f"{self.says} “{self.quote}”" if self.quote and self.is_a_note else self.says


def claim_rows(assessment: Assessment, answer: Answer) -> tuple[ClaimRow, ...]:
    """Return the claims behind an answer: facts, strongest and newest first, then predictions."""
    return tuple(claim_row(assessment, judged, answer.topic) for judged in answer.claims)


def rows_of(assessment: Assessment, answers: Iterable[Answer]) -> tuple[ClaimRow, ...]:
    """Return the claims behind several answers, each once: parts of a release share some."""
    rows = {row.id: row for answer in answers for row in claim_rows(assessment, answer)}
    return tuple(rows.values())


def claim_row(assessment: Assessment, judged: Judged, topic: str | None = None) -> ClaimRow:
    """Return one claim as a row, on a screen about a topic or, without one, about several.

    Among claims on other topics, "not yet" alone would not tell of which step.
    """
    claim = judged.claim
    label = "" if claim.topic == topic else _label_of_step(assessment, claim)
    return ClaimRow(
        id=claim.id,
        topic=claim.topic,
        about=claim.about,
        part=claim.part or 1,
        says=f"{label}{what_it_says(assessment, claim)}",
        kind=claim.kind,
        by=claim.by,
        who=assessment.source_name(claim.by),
        basis=judged.rank,
        said=claim.said,
        when=claim.when,
        fate=judged.fate,
        by_fate=judged.because.id if judged.because else None,
        fate_in_words=_fate_in_words(assessment, judged),
        text=claim.text,
        quote=claim.quote,
        via=claim.via,
        url=claim.url,
    )


def _label_of_step(assessment: Assessment, claim: Claim) -> str:
    topic = assessment.facts.topics[claim.topic]
    return f"{topic.label}: " if topic.kind is TopicKind.MILESTONE else ""


def what_it_says(assessment: Assessment, claim: Claim) -> str:
    """Return what a claim says in a few words.

    `yes, 6 Jun 2022`, `not yet, May 2023`, `guessed late 2024`, `12 episodes`, `Ann Lee: in`,
    `part 2, planned 25 May 2026`.
    """
    topic = assessment.facts.topics[claim.topic]
    if topic.kind is TopicKind.NOTE:
        return claim.text
    if topic.kind is TopicKind.VALUE:
        return _value_said(assessment, claim, topic)
    part = f"part {claim.part}, " if claim.part else ""
    if claim.kind is not Kind.FACT:
        return f"{part}{_step_foretold(claim)}"
    when = f", {spoken(claim.when)}" if claim.when else ""
    return f"{part}{YES if claim.says == YES else NOT_YET}{when}"


def _value_said(assessment: Assessment, claim: Claim, topic: Topic) -> str:
    person = f"{assessment.person_name(claim.about)}: " if claim.about else ""
    guessed = f"{kind_in_words(claim)} " if claim.kind is not Kind.FACT else ""
    return f"{person}{guessed}{value_in_words(claim.says or '', topic)}"


def _step_foretold(claim: Claim) -> str:
    if claim.says == NO:
        return f"{kind_in_words(claim)} {not_before(claim)}"
    days = spoken(claim.when) if claim.when else "the day it was said"
    return f"{kind_in_words(claim)} {days}"


def not_before(claim: Claim) -> str:
    """Return what a "no" about days ahead promises: `not before 2027`, `not before 5 Sep 2025`."""
    when = claim.when
    last = when.last if when else claim.said.first
    if last == date.max:
        return f"not by {spoken_day(last)}"
    return f"not before {spoken_start(add_days(last, 1))}"


def _fate_in_words(assessment: Assessment, judged: Judged) -> str:
    """Return a claim's fate; a "not yet" that was true on its day, and is overtaken, says so."""
    if judged.fate is None:
        return "no prediction"
    if judged.because:
        return f"{judged.fate} by {assessment.source_name(judged.because.by)}"
    fate = "true then" if was_true_then(assessment, judged) else str(judged.fate)
    via = judged.claim.via
    return f"{fate} (via {assessment.source_name(via)})" if via else fate


def was_true_then(assessment: Assessment, judged: Judged) -> bool:
    """Whether a claim is a "not yet" of its day that has been overtaken since."""
    if judged.fate is not Fate.STANDS or judged.claim.says != NO:
        return False
    answer = assessment.answers[key_of(judged.claim)]
    known_longer = answer.limit is not None and answer.limit.step is not None
    return answer.reached or known_longer


def is_prediction(judged: Judged) -> bool:
    """Whether a claim is a plan or guess that time can judge, and counts (rule 5.4)."""
    return judged.claim.kind is not Kind.FACT and judged.fate not in {None, Fate.RETRACTED}
