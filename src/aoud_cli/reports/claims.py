"""A claim as a row: what it says, who said it, how much it weighs, and what became of it."""

from dataclasses import dataclass
from typing import ClassVar

from aoud_cli.facts.dates import PartialDate, spoken
from aoud_cli.facts.model import Claim, Topic
from aoud_cli.facts.vocabulary import Kind, Rank, TopicKind
from aoud_cli.judge.answer import NOT_YET, YES, Answer, Assessment, Fate, Judged
from aoud_cli.reports.report import Cell, Marked, Row, word
from aoud_cli.reports.wording import kind_in_words, value_in_words

NO_CLAIM = "No claim was made by that day."


@dataclass(frozen=True)
class ClaimRow(Row):
    """A claim, who made it, how much it weighs, and what became of it."""

    COLUMNS: ClassVar[tuple[str, ...]] = ("SAYS", "WHO", "BASIS", "SAID", "FATE")

    id: str
    topic: str
    about: str | None
    says: str
    kind: Kind
    by: str
    who: str
    basis: Rank
    said: PartialDate
    when: PartialDate | None
    fate: Fate
    by_fate: str | None
    fate_in_words: str
    text: str

    def cells(self) -> tuple[Cell, ...]:
        """Return what it says, who said it, its basis, the day, and its fate."""
        fate = Marked(self.fate_in_words, self.fate)
        return self.says, self.who, word(self.basis), spoken(self.said), fate


def claim_rows(assessment: Assessment, answer: Answer) -> tuple[ClaimRow, ...]:
    """Return the claims behind an answer: facts, strongest and newest first, then predictions."""
    return tuple(claim_row(assessment, judged) for judged in answer.claims)


def claim_row(assessment: Assessment, judged: Judged) -> ClaimRow:
    """Return one claim as a row."""
    claim = judged.claim
    return ClaimRow(
        id=claim.id,
        topic=claim.topic,
        about=claim.about,
        says=what_it_says(assessment, claim),
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
    )


def what_it_says(assessment: Assessment, claim: Claim) -> str:
    """Return what a claim says in a few words.

    `yes, 6 Jun 2022`, `not yet, May 2023`, `guessed late 2024`, `12 episodes`, `Ann Lee: in`.
    """
    topic = assessment.facts.topics[claim.topic]
    if topic.kind is TopicKind.NOTE:
        return claim.text
    if topic.kind is TopicKind.VALUE:
        return _value_said(assessment, claim, topic)
    if claim.kind is not Kind.FACT:
        return _step_foretold(claim)
    when = f", {spoken(claim.when)}" if claim.when else ""
    return f"{YES if claim.says == 'yes' else NOT_YET}{when}"


def _value_said(assessment: Assessment, claim: Claim, topic: Topic) -> str:
    person = f"{assessment.facts.person_name(claim.about)}: " if claim.about else ""
    guessed = f"{kind_in_words(claim)} " if claim.kind is not Kind.FACT else ""
    return f"{person}{guessed}{value_in_words(claim.says or '', topic)}"


def _step_foretold(claim: Claim) -> str:
    days = spoken(claim.when) if claim.when else "the day it was said"
    if claim.says == "no":
        return f"{kind_in_words(claim)} not by {days.removeprefix('by ')}"
    return f"{kind_in_words(claim)} {days}"


def _fate_in_words(assessment: Assessment, judged: Judged) -> str:
    if judged.because:
        return f"{judged.fate} by {assessment.source_name(judged.because.by)}"
    via = judged.claim.via
    return f"{judged.fate} (via {assessment.source_name(via)})" if via else str(judged.fate)


def is_prediction(assessment: Assessment, claim: Claim) -> bool:
    """Whether a claim is a plan or guess that time can judge.

    It is about a step or a value, and not about days that were over when it was said.
    """
    topic = assessment.facts.topics[claim.topic]
    if claim.kind is Kind.FACT or topic.kind is TopicKind.NOTE:
        return False
    return claim.when is None or claim.when.last > claim.said.first
