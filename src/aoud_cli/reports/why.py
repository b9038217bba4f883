"""`aoud why`: an answer, the sentence that decided it, and every claim with its fate."""

from dataclasses import dataclass
from typing import ClassVar

from aoud_cli.facts.dates import counted, spoken, spoken_day
from aoud_cli.facts.vocabulary import Rank, TopicKind
from aoud_cli.judge.answer import NOT_YET, YES, Answer, Fate, Judged, Standing
from aoud_cli.reports.claims import NO_CLAIM, ClaimRow, claim_row, claim_rows
from aoud_cli.reports.report import AnswerRow, Question, Report, Row, answer_row, speaker
from aoud_cli.reports.wording import answer_in_brief, attribution, outlook_in_words, reason


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
    answers: tuple[AnswerRow, ...]

    def preamble(self) -> tuple[str, ...]:
        """Return the answer, how firm it is, what decided it, and how to ask about one claim."""
        standing = (f"Standing: {self.firmness}.",) if self.firmness else ()
        return (f"{self.label}: {self.verdict}", *standing, *self.sentences, *self.hint())

    def hint(self) -> tuple[str, ...]:
        """Return how one of the claims is asked about, which tells where it can be read."""
        return (f"One claim, and where it was read: aoud why {self.rows[0].id}",) if self.rows else ()


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


def why(question: Question, topic: str) -> Why:
    """Return a topic's answer with its reason and every claim."""
    facts = question.facts
    answers = question.assessment.of_topic(topic)
    single = answers[0] if len(answers) == 1 and answers[0].about is None else None
    return Why(
        heading=question.heading,
        rows=tuple(row for answer in answers for row in claim_rows(question, answer)),
        topic=topic,
        label=facts.topics[topic].label,
        verdict=_verdict(question, single) if single else counted(len(answers), "person", "people"),
        firmness=_firmness(single) if single else "",
        sentences=_sentences(question, single) if single else (),
        answers=tuple(answer_row(answer) for answer in answers),
    )


def why_claim(question: Question, judged: Judged) -> WhyClaim:
    """Return one claim with what became of it."""
    claim = judged.claim
    return WhyClaim(
        heading=question.heading,
        rows=(claim_row(question, judged),),
        claim=claim.id,
        sentences=(claim.text, _fate_sentence(question, judged)),
        quote=claim.quote,
        url=claim.url,
        note=claim.note,
    )


def _verdict(question: Question, answer: Answer) -> str:
    if question.facts.topics[answer.topic].kind is TopicKind.NOTE:
        return counted(len(answer.claims), "statement") if answer.claims else "nothing said"
    if question.facts.topics[answer.topic].kind is TopicKind.VALUE:
        return answer_in_brief(question, answer)
    hedge = (
        ""
        if answer.firm or not answer.basis
        else f", {'disputed' if answer.basis is not Rank.HEARSAY else 'hearsay only'}"
    )
    return f"{answer.says.upper()}{hedge}"


def _fate_sentence(question: Question, judged: Judged) -> str:
    return f"It {_FATES[judged.fate]}{_by(question, judged)}."


_FATES = {
    Fate.STANDS: "stands",
    Fate.OVERRULED: "is overruled",
    Fate.SET_ASIDE: "is set aside: hearsay counts only where nobody better has spoken, and only on the next step",
    Fate.RETRACTED: "was taken back",
    Fate.HIT: "came true",
    Fate.MISSED: "did not come true",
    Fate.OPEN: "is open",
}


def _by(question: Question, judged: Judged) -> str:
    if judged.because is None:
        return ""
    why_so = ""
    if judged.fate is Fate.OVERRULED:
        rank = question.facts.rank(judged.because)
        why_so = "the newer word of the same rank" if rank is judged.rank else f"{rank} outranks {judged.rank}"
    return f" by {speaker(question, judged.because)} ({judged.because.id}){why_so and f': {why_so}'}"


def _firmness(answer: Answer) -> str:
    if answer.basis is Rank.HEARSAY:
        return "not settled, basis hearsay"
    return f"{answer.standing}, basis {answer.basis}" if answer.basis else str(answer.standing)


def _sentences(question: Question, answer: Answer) -> tuple[str, ...]:
    decided = f"{answer.credit.text} " if answer.credit else ""
    sentences = [f"{decided}{reason(question, answer)}"]
    topic = question.facts.topics[answer.topic]
    if topic.kind is TopicKind.MILESTONE:
        sentences += _when(question, answer)
        if not any(judged.rank is Rank.OFFICIAL for judged in answer.claims):
            sentences.append(f"No word from {question.source_name(question.facts.title.network)}.")
    return tuple(sentences)


def _when(question: Question, answer: Answer) -> list[str]:
    sentences = []
    if answer.says == YES and answer.window:
        differ = "; dates differ" if answer.dates_differ else ""
        by = f" {attribution(question, answer.dated)}" if answer.dated else ""
        sentences.append(f"When: {spoken(answer.window)}{differ}.{by}")
    elif answer.says == NOT_YET and answer.after and answer.standing is Standing.SETTLED:
        sentences.append(f"When: after {spoken_day(answer.after)}, if at all.")
    ahead = outlook_in_words(question, answer)
    return [*sentences, f"{ahead[:1].upper()}{ahead[1:]}"] if ahead else sentences
