"""`aoud why`: an answer, the sentence that decided it, and every claim with its fate."""

from dataclasses import dataclass
from typing import ClassVar

from aoud_cli.facts.dates import spoken, spoken_day
from aoud_cli.facts.vocabulary import Rank, TopicKind
from aoud_cli.judge.answer import NOT_YET, YES, Answer, Assessment, Fate, Judged, Standing
from aoud_cli.reports.answers import AnswerRecord, answer_record
from aoud_cli.reports.claims import NO_CLAIM, ClaimRow, claim_row, claim_rows
from aoud_cli.reports.report import Report, Row, heading
from aoud_cli.reports.wording import answer_in_brief, attribution, outlook_in_words, reason, speaker
from aoud_cli.text import counted


@dataclass(frozen=True)
class Why(Report):
    """How one topic's answer came about: for a topic per person, one answer each."""

    command: ClassVar[str] = "why"
    columns: ClassVar[tuple[str, ...]] = ClaimRow.COLUMNS
    row_type: ClassVar[type[Row]] = ClaimRow
    none: ClassVar[str] = NO_CLAIM

    topic: str
    label: str
    verdict: str
    firmness: str
    rows: tuple[ClaimRow, ...]
    sentences: tuple[str, ...]
    answers: tuple[AnswerRecord, ...]

    def preamble(self) -> tuple[str, ...]:
        """Return the answer, how firm it is, what decided it, and how to ask about one claim."""
        standing = (f"Standing: {self.firmness}.",) if self.firmness else ()
        return (f"{self.label}: {self.verdict}", *standing, *self.sentences, *self.hint())

    def hint(self) -> tuple[str, ...]:
        """Return how one of the claims is asked about, which tells where it can be read."""
        return (
            (f"One claim, and where it was read: aoud why {self.rows[0].id}",) if self.rows else ()
        )


@dataclass(frozen=True)
class WhyClaim(Report):
    """One claim, whole, and what became of it."""

    command: ClassVar[str] = "why"
    columns: ClassVar[tuple[str, ...]] = ClaimRow.COLUMNS
    row_type: ClassVar[type[Row]] = ClaimRow

    claim: str
    sentences: tuple[str, ...]
    quote: str | None
    url: str | None
    note: str | None

    def preamble(self) -> tuple[str, ...]:
        """Return the claim, what became of it, and where it can be read."""
        return (f"Claim: {self.claim}", *self.told(), *([self.url] if self.url else []))

    def told(self) -> tuple[str, ...]:
        """Return the claim in words, what became of it, and its quote and note."""
        quote, note = self.quote and f"“{self.quote}”", self.note and f"Note: {self.note}"
        return (*self.sentences, *filter(None, (quote, note)))


def why(assessment: Assessment, topic: str) -> Why:
    """Return a topic's answer with its reason and every claim."""
    facts = assessment.facts
    answers = assessment.of_topic(topic)
    single = answers[0] if len(answers) == 1 and answers[0].about is None else None
    return Why(
        heading=heading(assessment),
        rows=tuple(row for answer in answers for row in claim_rows(assessment, answer)),
        topic=topic,
        label=facts.topics[topic].label,
        verdict=_verdict(assessment, single)
        if single
        else counted(len(answers), "person", "people"),
        firmness=_firmness(single) if single else "",
        sentences=_sentences(assessment, single) if single else (),
        answers=tuple(answer_record(answer) for answer in answers),
    )


def why_claim(assessment: Assessment, judged: Judged) -> WhyClaim:
    """Return one claim with what became of it."""
    claim = judged.claim
    return WhyClaim(
        heading=heading(assessment),
        rows=(claim_row(assessment, judged),),
        claim=claim.id,
        sentences=(claim.text, _fate_sentence(assessment, judged)),
        quote=claim.quote,
        url=claim.url,
        note=claim.note,
    )


def _verdict(assessment: Assessment, answer: Answer) -> str:
    if assessment.facts.topics[answer.topic].kind is TopicKind.NOTE:
        return counted(len(answer.claims), "statement") if answer.claims else "nothing said"
    if assessment.facts.topics[answer.topic].kind is TopicKind.VALUE:
        return answer_in_brief(assessment, answer)
    hedge = (
        ""
        if answer.firm or not answer.basis
        else f", {'disputed' if answer.basis is not Rank.HEARSAY else 'hearsay only'}"
    )
    return f"{answer.says.upper()}{hedge}"


def _fate_sentence(assessment: Assessment, judged: Judged) -> str:
    return f"It {_FATES[judged.fate]}{_by(assessment, judged)}."


_FATES = {
    Fate.STANDS: "stands",
    Fate.OVERRULED: "is overruled",
    Fate.SET_ASIDE: "is set aside: hearsay counts only where nobody better has spoken, and only on the next step",
    Fate.RETRACTED: "was taken back",
    Fate.HIT: "came true",
    Fate.MISSED: "did not come true",
    Fate.OPEN: "is open",
}


def _by(assessment: Assessment, judged: Judged) -> str:
    if judged.because is None:
        return ""
    why_so = ""
    if judged.fate is Fate.OVERRULED:
        rank = assessment.facts.rank(judged.because)
        why_so = (
            "the newer word of the same rank"
            if rank is judged.rank
            else f"{rank} outranks {judged.rank}"
        )
    return (
        f" by {speaker(assessment, judged.because)} ({judged.because.id}){why_so and f': {why_so}'}"
    )


def _firmness(answer: Answer) -> str:
    if answer.basis is Rank.HEARSAY:
        return "not settled, basis hearsay"
    return f"{answer.standing}, basis {answer.basis}" if answer.basis else str(answer.standing)


def _sentences(assessment: Assessment, answer: Answer) -> tuple[str, ...]:
    decided = f"{answer.credit.text} " if answer.credit else ""
    sentences = [f"{decided}{reason(assessment, answer)}"]
    topic = assessment.facts.topics[answer.topic]
    if topic.kind is TopicKind.MILESTONE:
        sentences += _when(assessment, answer)
        if not any(judged.rank is Rank.OFFICIAL for judged in answer.claims):
            sentences.append(
                f"No word from {assessment.source_name(assessment.facts.title.network)}."
            )
    return tuple(sentences)


def _when(assessment: Assessment, answer: Answer) -> list[str]:
    sentences = []
    if answer.says == YES and answer.window:
        differ = "; dates differ" if answer.dates_differ else ""
        by = f" {attribution(assessment, answer.dated)}" if answer.dated else ""
        sentences.append(f"When: {spoken(answer.window)}{differ}.{by}")
    elif answer.says == NOT_YET and answer.after and answer.standing is Standing.SETTLED:
        sentences.append(f"When: after {spoken_day(answer.after)}, if at all.")
    ahead = outlook_in_words(assessment, answer)
    return [*sentences, f"{ahead[:1].upper()}{ahead[1:]}"] if ahead else sentences
