"""`aoud is`: one step, in one word."""

from dataclasses import dataclass
from typing import ClassVar

from aoud_cli.judge.answer import NOT_YET, Answer, Assessment
from aoud_cli.reports.answers import AnswerRecord, answer_record
from aoud_cli.reports.report import Cell, Report, Row, Unspoken, heading, word
from aoud_cli.reports.wording import answer_without_guess, speaker


@dataclass(frozen=True)
class IsRow(AnswerRecord, Row):
    """The answer that the word stands for, in words, and who gave it."""

    in_words: str
    who: str

    def cells(self) -> tuple[Cell, ...]:
        """Return step, answer, basis and speaker."""
        return self.topic, self.in_words, word(self.basis or Unspoken.NOBODY), self.who


@dataclass(frozen=True)
class Is(Report[IsRow]):
    """Whether a step was taken: `yes`, `no`, or `unknown` if disputed or only hearsay."""

    command: ClassVar[str] = "is"
    columns: ClassVar[tuple[str, ...]] = ("STEP", "ANSWER", "BASIS", "WHO")
    row_type: ClassVar[type[Row]] = IsRow

    word: str

    def preamble(self) -> tuple[str, ...]:
        """Return the word."""
        return (f"{self.word}.",)


def is_(assessment: Assessment, step: str) -> Is:
    """Return whether a step was taken by the last day that the answer knows of."""
    answer = assessment[step]
    row = IsRow(
        **vars(answer_record(answer)),
        in_words=answer_without_guess(assessment, answer),
        who=speaker(assessment, answer.credit),
    )
    return Is(heading(assessment), (row,), _word(answer))


def _word(answer: Answer) -> str:
    if not answer.firm:
        return "unknown"
    return "no" if answer.says == NOT_YET else "yes"
