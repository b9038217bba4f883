"""`aoud is`: one step, in one word."""

from dataclasses import dataclass
from typing import ClassVar

from aoud_cli.judge.answer import NOT_YET, STALE_AFTER, Answer, Assessment
from aoud_cli.reports.answers import AnswerRecord, answer_record
from aoud_cli.reports.report import Cell, Report, Row, Unspoken, heading, word
from aoud_cli.reports.speakers import speaker
from aoud_cli.reports.wording import answer_without_guess


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
    """Whether a step was taken: `yes`, `no`, or `unknown` if disputed, only hearsay, or stale."""

    command: ClassVar[str] = "is"
    columns: ClassVar[tuple[str, ...]] = ("STEP", "ANSWER", "BASIS", "WHO")
    row_type: ClassVar[type[Row]] = IsRow

    word: str
    max_age: int

    def preamble(self) -> tuple[str, ...]:
        """Return the word."""
        return (f"{self.word}.",)


def is_(assessment: Assessment, step: str, max_age: int = STALE_AFTER) -> Is:
    """Return whether a step was taken by the day asked.

    A "no" that was last true more than `max_age` days before is unknown; a yes does not age (7.3).
    """
    answer = assessment[step]
    row = IsRow(
        **vars(answer_record(assessment, answer)),
        in_words=answer_without_guess(assessment, answer),
        who=speaker(assessment, answer.credit),
    )
    word = _word(assessment, answer, max_age)
    return Is(heading(assessment, [step]), (row,), word, max_age)


def _word(assessment: Assessment, answer: Answer, max_age: int) -> str:
    if not answer.firm:
        return "unknown"
    if answer.says != NOT_YET:
        return "yes"
    return "no" if answer.is_fresh(assessment.as_of, max_age) else "unknown"
