"""`aoud is`: one step, in one word."""

from dataclasses import dataclass
from typing import ClassVar

from aoud_cli.answer import NOT_YET, Answer
from aoud_cli.reports.report import AnswerRow, Question, Report, Row, answer_row


@dataclass(frozen=True)
class Is(Report):
    """Whether a step was taken: `yes`, `no`, or `unknown` when it is disputed or only hearsay speaks."""

    command: ClassVar[str] = "is"
    columns: ClassVar[tuple[str, ...]] = ("STEP", "ANSWER", "BASIS", "BY")
    row_type: ClassVar[type[Row]] = AnswerRow

    word: str

    def preamble(self) -> tuple[str, ...]:
        """Return the word."""
        return (f"{self.word}.",)


def is_(question: Question, step: str) -> Is:
    """Return whether a step was taken by the known day."""
    answer = question.assessment[step]
    return Is(question.heading, (answer_row(answer),), _word(answer))


def _word(answer: Answer) -> str:
    if not answer.firm:
        return "unknown"
    return "no" if answer.says == NOT_YET else "yes"
