"""`aoud is`: one step, in one word."""

from dataclasses import dataclass
from typing import ClassVar

from aoud_cli.judge.answer import NOT_YET, Answer
from aoud_cli.reports.report import AnswerRow, Question, Report, Row, answer_row, speaker
from aoud_cli.reports.wording import answer_without_guess


@dataclass(frozen=True)
class IsRow(AnswerRow, Row):
    """The answer that the word stands for, in words, and who gave it."""

    in_words: str
    who: str

    def cells(self) -> tuple[str, ...]:
        """Return step, answer, basis and speaker."""
        return self.topic, self.in_words, self.basis or "", self.who


@dataclass(frozen=True)
class Is(Report):
    """Whether a step was taken: `yes`, `no`, or `unknown` when it is disputed or only hearsay speaks."""

    command: ClassVar[str] = "is"
    columns: ClassVar[tuple[str, ...]] = ("STEP", "ANSWER", "BASIS", "WHO")
    row_type: ClassVar[type[Row]] = IsRow

    word: str

    def preamble(self) -> tuple[str, ...]:
        """Return the word."""
        return (f"{self.word}.",)


def is_(question: Question, step: str) -> Is:
    """Return whether a step was taken by the known day."""
    answer = question.assessment[step]
    who = speaker(question, answer.credit) if answer.credit else ""
    row = IsRow(**vars(answer_row(answer)), in_words=answer_without_guess(question, answer), who=who)
    return Is(question.heading, (row,), _word(answer))


def _word(answer: Answer) -> str:
    if not answer.firm:
        return "unknown"
    return "no" if answer.says == NOT_YET else "yes"
