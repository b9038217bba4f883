"""`aoud why`: an answer, the sentence that decided it, and every claim with its fate."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from aoud_cli.facts.vocabulary import YES, Rank, TopicKind
from aoud_cli.judge.answer import Answer, Assessment, Fate, Judged
from aoud_cli.reports.answers import AnswerRecord, answer_record
from aoud_cli.reports.claims import NO_CLAIM, ClaimRow, claim_row, rows_of, was_true_then
from aoud_cli.reports.outlooks import outlook_in_words
from aoud_cli.reports.report import Report, Row, heading
from aoud_cli.reports.speakers import speaker
from aoud_cli.reports.windows import days_by_others, window_in_words
from aoud_cli.reports.wording import (
    NOBODY_SAID_SO,
    answer_in_brief,
    answer_in_sentences,
    days_in_sentences,
    is_told_by_another_step,
    limit_sentence,
    reason,
    says_by_then,
)
from aoud_cli.text import capitalized, counted, ended


@dataclass(frozen=True)
class Why(Report[ClaimRow]):
    """How one topic's answer came about: for a topic per person, one answer each."""

    command: ClassVar[str] = "why"
    columns: ClassVar[tuple[str, ...]] = ClaimRow.COLUMNS
    row_type: ClassVar[type[Row]] = ClaimRow
    none: ClassVar[str] = NO_CLAIM

    topic: str
    label: str
    verdict: str
    firmness: str
    sentences: tuple[str, ...]
    answers: tuple[AnswerRecord, ...]

    def preamble(self) -> tuple[str, ...]:
        """Return the answer, how firm it is, what decided it, and the hint."""
        standing = (f"Standing: {self.firmness}.",) if self.firmness else ()
        return (f"{self.label}: {self.verdict}", *standing, *self.sentences, *self.hint())

    def decided(self) -> set[str]:
        """Return the ids of the claims that the answer, its days and its outlook rest on."""
        told: set[str | None] = set()
        for answer in self.answers:
            told |= {answer.credit, answer.against, answer.first_by, answer.last_by}
            told |= {limit.by for limit in (answer.not_before, answer.bound) if limit}
            told |= {answer.outlook.by} if answer.outlook else set()
        return {claim for claim in told if claim}

    def hint(self) -> tuple[str, ...]:
        """Return how to ask about a single claim, if there is one."""
        if not self.rows:
            return ()
        leading = self.answers[0].credit or self.rows[0].id
        return (f"One claim, and where it was read: aoud why {leading}",)


@dataclass(frozen=True)
class WhyClaim(Report[ClaimRow]):
    """One claim in full, and its fate."""

    command: ClassVar[str] = "why"
    columns: ClassVar[tuple[str, ...]] = ClaimRow.COLUMNS
    row_type: ClassVar[type[Row]] = ClaimRow

    claim: str
    sentences: tuple[str, ...]
    quote: str | None
    url: str | None
    note: str | None

    def preamble(self) -> tuple[str, ...]:
        """Return the claim, its fate, and where it can be read."""
        url = (self.url,) if self.url else ()
        return (f"Claim: {self.claim}", *self.in_words(), *url)

    def in_words(self) -> tuple[str, ...]:
        """Return the claim in words, its fate, its quote and its note."""
        quote = f"“{self.quote}”" if self.quote else ""
        note = f"Note: {self.note}" if self.note else ""
        return (*self.sentences, *filter(None, (quote, note)))


def why(assessment: Assessment, topic: str) -> Why:
    """Return a topic's answer with its reason and every claim."""
    answers = assessment.of_topic(topic)
    if len(answers) == 1 and answers[0].about is None:
        (answer,) = answers
        verdict, firmness = _verdict(assessment, answer), _firmness(answer)
        sentences = _sentences(assessment, answer)
    else:
        parts = [answer for answer in answers if answer.about is None]
        verdict, firmness = _how_many(answers), ""
        sentences = tuple(_of_part(assessment, part) for part in parts)
    return Why(
        heading=heading(assessment, [topic]),
        rows=rows_of(assessment, answers),
        topic=topic,
        label=assessment.facts.topics[topic].label,
        verdict=verdict,
        firmness=firmness,
        sentences=sentences,
        answers=tuple(answer_record(assessment, answer) for answer in answers),
    )


def _how_many(answers: Sequence[Answer]) -> str:
    if any(answer.part > 1 for answer in answers):
        return counted(len(answers), "part")
    return counted(len(answers), "person", "people")


def _of_part(assessment: Assessment, answer: Answer) -> str:
    """Return the answer of one part of the release."""
    sentences = answer_in_sentences(assessment, answer)
    return f"Part {answer.part}: {' '.join(sentences)}"


def why_claim(assessment: Assessment, judged: Judged) -> WhyClaim:
    """Return one claim with its fate."""
    claim = judged.claim
    return WhyClaim(
        heading=heading(assessment, [claim.topic]),
        rows=(claim_row(assessment, judged, claim.topic),),
        claim=claim.id,
        sentences=(claim.text, _fate_sentence(assessment, judged)),
        quote=claim.quote,
        url=claim.url,
        note=claim.note,
    )


def _verdict(assessment: Assessment, answer: Answer) -> str:
    """Return the answer in a word or two: `YES`, `NOT YET, disputed`, `12 episodes`."""
    kind = assessment.facts.topics[answer.topic].kind
    if kind is TopicKind.NOTE:
        return counted(len(answer.claims), "statement") if answer.claims else "nothing said"
    if kind is TopicKind.VALUE:
        return answer_in_brief(assessment, answer)
    if answer.firm or not answer.basis:
        return says_by_then(assessment, answer).upper()
    doubt = "hearsay only" if answer.basis is Rank.HEARSAY else "disputed"
    return f"{says_by_then(assessment, answer).upper()}, {doubt}"


_FATES = {
    Fate.STANDS: "stands",
    Fate.OVERRULED: "is overruled",
    Fate.SET_ASIDE: "is set aside: hearsay counts only where nobody better has spoken,"
    " and only on the next step",
    Fate.RETRACTED: "was taken back",
    Fate.HIT: "came true",
    Fate.MISSED: "did not come true",
    Fate.OPEN: "is open",
    Fate.RULED_OUT: "is ruled out",
    Fate.REPLACED: "was replaced",
}


def _fate_sentence(assessment: Assessment, judged: Judged) -> str:
    """Return the fate of a claim, and its cause: `It was taken back by Ann, 2023 (x).`."""
    if judged.fate is None:
        return "It is no prediction: its days were over when it was said, or nobody could judge it."
    fate, by = _FATES[judged.fate], judged.because
    if was_true_then(assessment, judged):
        return "It was true then, but is no longer."
    if by is None:
        return f"It {fate}."
    fate = f"{fate} by {speaker(assessment, by)} ({by.id})"
    if judged.fate is not Fate.OVERRULED:
        return f"It {fate}."
    rank = assessment.facts.rank(by)
    if rank is judged.rank:
        return f"It {fate}: the newer word of the same rank."
    return f"It {fate}: {rank} outranks {judged.rank}."


def _firmness(answer: Answer) -> str:
    if answer.basis is Rank.HEARSAY:
        return "not settled, basis hearsay"
    return f"{answer.standing}, basis {answer.basis}" if answer.basis else str(answer.standing)


def _sentences(assessment: Assessment, answer: Answer) -> tuple[str, ...]:
    """Return what decided an answer; for a step also when it was or will be taken."""
    sentences = [_decided(assessment, answer)]
    topic = assessment.facts.topics[answer.topic]
    if topic.kind is TopicKind.MILESTONE:
        sentences += _when(assessment, answer)
        if not any(judged.rank is Rank.OFFICIAL for judged in answer.claims):
            network = assessment.source_name(assessment.facts.title.network)
            sentences.append(ended(f"No word from {network}"))
    return tuple(sentences)


def _decided(assessment: Assessment, answer: Answer) -> str:
    if is_told_by_another_step(answer):
        return NOBODY_SAID_SO
    decided = f"{ended(answer.credit.text)} " if answer.credit else ""
    return f"{decided}{reason(assessment, answer)}"


def _when(assessment: Assessment, answer: Answer) -> list[str]:
    """Return when a step was taken, or after which day it can be, and what to expect."""
    sentences = []
    if answer.says == YES and days_by_others(answer):
        sentences += days_in_sentences(assessment, answer)
    elif answer.says == YES and answer.window:
        differ = "; dates differ" if answer.dates_differ else ""
        sentences.append(f"When: {window_in_words(answer.window)}{differ}.")
        if answer.window.after:
            sentences.append(limit_sentence(assessment, answer, answer.window.after))
    elif answer.limit:
        sentences.append(limit_sentence(assessment, answer, answer.limit))
    ahead = outlook_in_words(assessment, answer)
    return [*sentences, capitalized(ahead)] if ahead else sentences
