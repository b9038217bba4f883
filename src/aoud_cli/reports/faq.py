"""`aoud faq`: the questions that people ask, each answered from the claims."""

from dataclasses import dataclass
from typing import ClassVar

from aoud_cli.facts.model import Topic
from aoud_cli.judge.answer import Answer
from aoud_cli.reports.claims import NO_CLAIM, ClaimRow, claim_rows
from aoud_cli.reports.report import AnswerRow, Question, Report, Row, answer_row
from aoud_cli.reports.wording import answer_in_brief, answer_in_sentences

_NAMED_IN_BRIEF = 3


@dataclass(frozen=True)
class FaqRow(Row):
    """A question, its topic, and the answer in brief."""

    topic: str
    question: str
    answer: str
    answers: tuple[AnswerRow, ...]

    def cells(self) -> tuple[str, ...]:
        """Return topic, question and answer."""
        return self.topic, self.question, self.answer


@dataclass(frozen=True)
class Faq(Report):
    """Every question, answered in brief."""

    command: ClassVar[str] = "faq"
    columns: ClassVar[tuple[str, ...]] = ("TOPIC", "QUESTION", "ANSWER")
    row_type: ClassVar[type[Row]] = FaqRow


@dataclass(frozen=True)
class FaqAnswer(Report):
    """One question, answered in full sentences, with the claims behind it."""

    command: ClassVar[str] = "faq"
    columns: ClassVar[tuple[str, ...]] = ClaimRow.COLUMNS
    row_type: ClassVar[type[Row]] = ClaimRow
    none: ClassVar[str] = NO_CLAIM

    topic: str
    question: str
    sentences: tuple[str, ...]
    answers: tuple[AnswerRow, ...]

    def preamble(self) -> tuple[str, ...]:
        """Return the question and its answer in sentences."""
        return (self.question, *self.sentences)


def faq(question: Question) -> Faq:
    """Return every question with its answer in brief, in the order of the file."""
    rows = [_row(question, name, topic) for name, topic in question.facts.topics.items()]
    return Faq(question.heading, tuple(rows))


def _row(question: Question, name: str, topic: Topic) -> FaqRow:
    answers = question.assessment.of_topic(name)
    brief = _people_in_brief(question, answers) if topic.per_person else answer_in_brief(question, answers[0])
    return FaqRow(name, topic.question, brief, tuple(answer_row(answer) for answer in answers))


def _people_in_brief(question: Question, answers: tuple[Answer, ...]) -> str:
    firm = [answer for answer in answers if answer.firm and answer.says not in {"out", "tba", "talks"}]
    if not firm:
        guessed = sum(answer.outlook.claim is not None for answer in answers)
        return f"unknown; {guessed} guessed" if guessed else "unknown"
    names = [question.facts.person_name(answer.about) for answer in firm]
    more = f" and {len(names) - _NAMED_IN_BRIEF} more" if len(names) > _NAMED_IN_BRIEF else ""
    return ", ".join(names[:_NAMED_IN_BRIEF]) + more


def faq_answer(question: Question, topic: str) -> FaqAnswer:
    """Return one question answered in sentences, with every claim behind the answer."""
    facts = question.facts
    answers = question.assessment.of_topic(topic)
    return FaqAnswer(
        heading=question.heading,
        rows=tuple(row for answer in answers for row in claim_rows(question, answer)),
        topic=topic,
        question=facts.topics[topic].question,
        sentences=tuple(sentence for answer in answers for sentence in _sentences(question, answer))
        or ("Nobody has said.",),
        answers=tuple(answer_row(answer) for answer in answers),
    )


def _sentences(question: Question, answer: Answer) -> tuple[str, ...]:
    if answer.about is None:
        return answer_in_sentences(question, answer)
    name = question.facts.person_name(answer.about)
    return (f"{name}: {' '.join(answer_in_sentences(question, answer))}",)
