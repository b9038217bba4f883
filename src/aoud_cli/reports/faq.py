"""`aoud faq`: the questions that people ask, each answered from the claims."""

from dataclasses import dataclass
from typing import ClassVar

from aoud_cli.facts.model import Topic
from aoud_cli.facts.vocabulary import SOFT
from aoud_cli.judge.answer import Answer, Assessment
from aoud_cli.reports.answers import AnswerRecord, answer_record
from aoud_cli.reports.claims import NO_CLAIM, ClaimRow, rows_of
from aoud_cli.reports.questions import answer_to_question, answer_to_question_in_brief
from aoud_cli.reports.report import Cell, Report, Row, heading

_NAMED_IN_BRIEF = 3


@dataclass(frozen=True)
class FaqRow(Row):
    """A question, its topic, and the answer in brief."""

    topic: str
    question: str
    answer: str
    answers: tuple[AnswerRecord, ...]

    def cells(self) -> tuple[Cell, ...]:
        """Return topic, question and answer."""
        return self.topic, self.question, self.answer


@dataclass(frozen=True)
class Faq(Report[FaqRow]):
    """Every question, answered in brief."""

    command: ClassVar[str] = "faq"
    columns: ClassVar[tuple[str, ...]] = ("TOPIC", "QUESTION", "ANSWER")
    row_type: ClassVar[type[Row]] = FaqRow


@dataclass(frozen=True)
class FaqAnswer(Report[ClaimRow]):
    """One question, answered in full sentences, with the claims behind it."""

    command: ClassVar[str] = "faq"
    columns: ClassVar[tuple[str, ...]] = ClaimRow.COLUMNS
    row_type: ClassVar[type[Row]] = ClaimRow
    none: ClassVar[str] = NO_CLAIM

    topic: str
    question: str
    sentences: tuple[str, ...]
    answers: tuple[AnswerRecord, ...]

    def preamble(self) -> tuple[str, ...]:
        """Return the question and its answer in sentences."""
        return (self.question, *self.sentences)


def faq(assessment: Assessment) -> Faq:
    """Return every question with its answer in brief, in the order of the file."""
    rows = [_row(assessment, name, topic) for name, topic in assessment.facts.topics.items()]
    return Faq(heading(assessment, assessment.facts.topics), tuple(rows))


def _row(assessment: Assessment, name: str, topic: Topic) -> FaqRow:
    answers = assessment.of_topic(name)
    records = tuple(answer_record(assessment, answer) for answer in answers)
    if topic.spoiler and any(answer.claims for answer in answers):
        return FaqRow(name, topic.question, spoiler(name), records)
    if topic.per_person:
        return FaqRow(name, topic.question, _people_in_brief(assessment, answers), records)
    briefs = [_in_brief(assessment, answer, len(answers)) for answer in answers]
    return FaqRow(name, topic.question, "; ".join(briefs), records)


def spoiler(topic: str) -> str:
    """Return the line shown in place of a spoiler: how to ask for it by name."""
    return f"spoiler: aoud faq {topic}"


def _in_brief(assessment: Assessment, answer: Answer, parts: int) -> str:
    """Return an answer in brief; of a release in parts, with the part that it is about."""
    brief = answer_to_question_in_brief(assessment, answer)
    return f"part {answer.part}: {brief}" if parts > 1 else brief


def _people_in_brief(assessment: Assessment, answers: tuple[Answer, ...]) -> str:
    firm = [answer for answer in answers if answer.firm]
    placed = [answer for answer in firm if answer.says not in {"out", *SOFT}]
    if not placed:
        guessed = sum(answer.outlook.claim is not None for answer in answers)
        return f"unknown; {guessed} guessed" if guessed else "unknown"
    names = [assessment.person_name(answer.about) for answer in placed]
    more = f" and {len(names) - _NAMED_IN_BRIEF} more" if len(names) > _NAMED_IN_BRIEF else ""
    return ", ".join(names[:_NAMED_IN_BRIEF]) + more


def faq_answer(assessment: Assessment, topic: str) -> FaqAnswer:
    """Return one question answered in sentences, with every claim behind the answer."""
    answers = assessment.of_topic(topic)
    in_parts = any(answer.part > 1 for answer in answers)
    sentences = [text for answer in answers for text in _sentences(assessment, answer, in_parts)]
    return FaqAnswer(
        heading=heading(assessment, [topic]),
        rows=rows_of(assessment, answers),
        topic=topic,
        question=assessment.facts.topics[topic].question,
        sentences=tuple(sentences) or ("No source has said.",),
        answers=tuple(answer_record(assessment, answer) for answer in answers),
    )


def _sentences(assessment: Assessment, answer: Answer, in_parts: bool) -> tuple[str, ...]:
    sentences = answer_to_question(assessment, answer)
    if answer.about is None and not in_parts:
        return sentences
    name = assessment.person_name(answer.about) or f"Part {answer.part}"
    return (f"{name}: {' '.join(sentences)}",)
