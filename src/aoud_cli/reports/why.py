"""`aoud why`: an answer, the sentence that decided it, and every claim with its fate."""

from dataclasses import dataclass
from typing import ClassVar

from aoud_cli.answer import NOT_YET, YES, Answer, Fate, Judged, Standing
from aoud_cli.dates import PartialDate, spoken
from aoud_cli.model import Claim, Kind, Rank, TopicKind
from aoud_cli.reports.report import AnswerRow, Question, Report, Row, answer_row, speaker
from aoud_cli.reports.wording import answer_in_brief, kind_in_words, outlook_in_words, reason, value_in_words


@dataclass(frozen=True)
class ClaimRow(Row):
    """A claim, who made it, how much it weighs, and what became of it."""

    COLUMNS: ClassVar[tuple[str, ...]] = ("SAYS", "WHO", "BASIS", "SAID", "FATE")

    id: str
    topic: str
    about: str | None
    says: str
    kind: str
    by: str
    who: str
    basis: str
    said: PartialDate
    when: PartialDate | None
    fate: str
    by_fate: str | None
    fate_in_words: str
    text: str

    def cells(self) -> tuple[str, ...]:
        """Return what it says, who said it, its basis, the day, and its fate."""
        return self.says, self.who, self.basis, spoken(self.said), self.fate_in_words


@dataclass(frozen=True)
class Why(Report):
    """How one topic's answer came about: for a topic per person, one answer each."""

    command: ClassVar[str] = "why"
    columns: ClassVar[tuple[str, ...]] = ClaimRow.COLUMNS
    row_type: ClassVar[type[Row]] = ClaimRow

    topic: str
    label: str
    verdict: str
    firmness: str
    sentences: tuple[str, ...]
    answers: tuple[AnswerRow, ...]

    def preamble(self) -> tuple[str, ...]:
        """Return the answer and what decided it."""
        return (f"{self.label}: {self.verdict}", *self.sentences)


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
        """Return the claim and what became of it."""
        return self.sentences


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
        verdict=_verdict(question, single) if single else f"{len(answers)} people",
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
        return f"{len(answer.claims)} statements" if answer.claims else "nothing said"
    if question.facts.topics[answer.topic].kind is TopicKind.VALUE:
        return answer_in_brief(question, answer)
    hedge = (
        ""
        if answer.firm or not answer.basis
        else f", {'disputed' if answer.basis is not Rank.HEARSAY else 'hearsay only'}"
    )
    return f"{answer.says.upper()}{hedge}"


def claim_rows(question: Question, answer: Answer) -> tuple[ClaimRow, ...]:
    """Return the claims behind an answer: facts first, strongest and newest on top, then plans and guesses."""
    return tuple(claim_row(question, judged) for judged in answer.claims)


def claim_row(question: Question, judged: Judged) -> ClaimRow:
    """Return one claim as a row."""
    claim = judged.claim
    return ClaimRow(
        id=claim.id,
        topic=claim.topic,
        about=claim.about,
        says=_says(question, claim),
        kind=claim.kind,
        by=claim.by,
        who=question.source_name(claim.by),
        basis=judged.rank,
        said=claim.said,
        when=claim.when,
        fate=judged.fate,
        by_fate=judged.by.id if judged.by else None,
        fate_in_words=_fate_in_words(question, judged),
        text=claim.text,
    )


def _says(question: Question, claim: Claim) -> str:
    """Return what a claim says in a few words: `yes, 6 Jun 2022`, `not in May 2023`, `guessed late 2024`, `12`."""
    topic = question.facts.topics[claim.topic]
    person = f"{question.facts.person_name(claim.about)}: " if claim.about else ""
    if topic.kind is TopicKind.NOTE:
        return claim.text
    if topic.kind is TopicKind.VALUE:
        guessed = f"{kind_in_words(claim)} " if claim.kind is not Kind.FACT else ""
        return f"{person}{guessed}{value_in_words(claim.says or '', topic)}"
    if claim.kind is not Kind.FACT:
        days = spoken(claim.when) if claim.when else "the day it was said"
        negation = "not by " if claim.says == "no" else ""
        return f"{kind_in_words(claim)} {negation}{days.removeprefix('by ') if negation else days}"
    when = f", {spoken(claim.when)}" if claim.when else ""
    return f"{YES if claim.says == 'yes' else NOT_YET}{when}"


def _fate_in_words(question: Question, judged: Judged) -> str:
    if judged.by:
        return f"{judged.fate} by {question.source_name(judged.by.by)}"
    via = judged.claim.via
    return f"{judged.fate} (via {question.source_name(via)})" if via else str(judged.fate)


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
    if judged.by is None:
        return ""
    why_so = ""
    if judged.fate is Fate.OVERRULED:
        rank = question.facts.rank(judged.by)
        why_so = "the newer word of the same rank" if rank is judged.rank else f"{rank} outranks {judged.rank}"
    return f" by {speaker(question, judged.by)} ({judged.by.id}){why_so and f': {why_so}'}"


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
        if not any(j.rank is Rank.OFFICIAL and j.claim.topic == answer.topic for j in answer.claims):
            sentences.append(f"No word from {question.source_name(question.facts.title.network)}.")
    return tuple(sentences)


def _when(question: Question, answer: Answer) -> list[str]:
    sentences = []
    if answer.says == YES and answer.window:
        differ = "; dates differ" if answer.dates_differ else ""
        sentences.append(f"When: {spoken(answer.window)}{differ}.")
    elif answer.says == NOT_YET and answer.after and answer.standing is Standing.SETTLED:
        sentences.append(f"When: after {spoken(PartialDate.day(answer.after))}, if at all.")
    ahead = outlook_in_words(question, answer)
    return [*sentences, f"{ahead[:1].upper()}{ahead[1:]}"] if ahead else sentences
