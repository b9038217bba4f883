"""What every command answers with: a heading and rows."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from aoud_cli.facts.dates import elapsed, spoken_day
from aoud_cli.judge.answer import Assessment


@dataclass(frozen=True)
class Heading:
    """What every answer says of itself: of which season, on which day, knowing what was said up to which day.

    `yours` is whether claims that the user wrote down are among those that it was computed from.
    """

    title: str
    season: int
    as_of: date
    known: date
    yours: bool = False

    @property
    def day(self) -> str:
        """Return the day of the answer in words, and in one word whether the user's own claims took part."""
        return f"{'+yours, ' if self.yours else ''}as of {spoken_day(self.as_of)}"

    @property
    def stale(self) -> str:
        """Return how old the answer is, as a sentence.

        Empty when it is of the day that was asked about.
        """
        if self.as_of <= self.known:
            return ""
        day, gone = spoken_day(self.known), elapsed(self.known, self.as_of)
        if gone in {"1 day", "1 month", "1 year"}:  # "in the day since", as one would say it
            gone = gone.removeprefix("1 ")
        return f"Known up to {day}. Nobody has looked for news in the {gone} since."


def heading(assessment: Assessment) -> Heading:
    """Return what the report of an assessment says of itself."""
    title = assessment.facts.title
    return Heading(
        title.name, title.season, assessment.as_of, assessment.known_day, assessment.yours
    )


@dataclass(frozen=True)
class Row:
    """One row of a report.

    Its fields are what a program reads; its cells are what a person reads.
    """

    def cells(self) -> tuple[str, ...]:
        """Return the row as a person reads it, one text for each of the report's columns."""
        raise NotImplementedError


@dataclass(frozen=True)
class Report:
    """What a command answers, before it takes the shape of a screen or a file."""

    command: ClassVar[str]
    columns: ClassVar[tuple[str, ...]]
    row_type: ClassVar[type[Row]]
    none: ClassVar[str] = ""  # what is said where there are no rows

    heading: Heading
    rows: tuple[Row, ...]

    def preamble(self) -> tuple[str, ...]:
        """Return the sentences that come before the rows."""
        return ()
