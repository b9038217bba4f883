"""What every command answers with: a heading, and rows of cells.

A report holds what is to be told, in the order in which it is told. How that looks on a screen, or
as JSON, CSV, Markdown or plain words, is decided in `output`.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar, Generic, NamedTuple, TypeVar

from aoud_cli.facts.dates import elapsed, spoken_day
from aoud_cli.facts.vocabulary import Kind, Rank
from aoud_cli.judge.answer import Assessment, Fate


@dataclass(frozen=True)
class Heading:
    """What every answer says of itself.

    It is about one season, for the day `as_of`, from what was said up to the day `known`. `yours`
    is whether claims that the user wrote down are among those that the answer was computed from.
    """

    title: str
    season: int
    as_of: date
    known: date
    yours: bool = False

    @property
    def day(self) -> str:
        """The day of the answer in words, `as of 6 Jun 2022`; `+yours` before it if `yours`."""
        return f"{'+yours, ' if self.yours else ''}as of {spoken_day(self.as_of)}"

    @property
    def stale(self) -> str:
        """How old the answer is, as a sentence; empty when its facts reach the day asked."""
        if self.as_of <= self.known:
            return ""
        day, gone = spoken_day(self.known), elapsed(self.known, self.as_of)
        if gone in {"1 day", "1 month", "1 year"}:  # "in the day since", as one would say it
            gone = gone.removeprefix("1 ")
        return f"Known up to {day}. Nobody has looked for news in the {gone} since."


def heading(assessment: Assessment) -> Heading:
    """Return what a report of this assessment says of itself."""
    title = assessment.facts.title
    return Heading(
        title.name, title.season, assessment.as_of, assessment.known_day, assessment.yours
    )


class Unspoken(StrEnum):
    """What a row rests on when it rests on nobody's word."""

    NOBODY = ""
    OUR_SUM = "our sum"


# What a row rests on: the rank of a word, or its kind if it is a plan or guess.
Basis = Rank | Kind | Unspoken
# What a screen may colour: how far to trust something, and what became of a claim.
Meaning = Basis | Fate


class Marked(NamedTuple):
    """A cell with a meaning that a screen may show as colour; the text alone says it too."""

    text: str
    meaning: Meaning | None


# A cell that is only text is never coloured, whatever it says: a source may be called "official".
Cell = str | Marked


def word(meaning: Meaning) -> Marked:
    """Return a word of the vocabulary as a cell that means what it says."""
    return Marked(str(meaning), meaning)


def text_of(cell: Cell) -> str:
    """Return the text of a cell."""
    return cell if isinstance(cell, str) else cell.text


@dataclass(frozen=True)
class Row:
    """One row of a report: its fields are what a program reads, its cells what a person reads."""

    def cells(self) -> tuple[Cell, ...]:
        """Return the row as a person reads it, a cell for each of the report's columns."""
        raise NotImplementedError

    def texts(self) -> tuple[str, ...]:
        """Return the texts of the cells."""
        return tuple(text_of(cell) for cell in self.cells())


RowT_co = TypeVar("RowT_co", bound=Row, covariant=True)


@dataclass(frozen=True)
class Report(Generic[RowT_co]):
    """What a command answers, before it takes the shape of a screen or a file."""

    command: ClassVar[str]
    columns: ClassVar[tuple[str, ...]]
    row_type: ClassVar[type[Row]]
    none: ClassVar[str] = ""  # what is said where there are no rows

    heading: Heading
    rows: tuple[RowT_co, ...]

    def preamble(self) -> tuple[str, ...]:
        """Return the sentences that come before the rows."""
        return ()
