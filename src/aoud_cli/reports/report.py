"""What every command answers with: a heading, and rows of cells.

A report holds what is to be told, in the order in which it is told. How that looks on a screen, or
as JSON, CSV, Markdown or plain words, is decided in `output`.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar, Generic, NamedTuple, TypeVar

from aoud_cli.facts.dates import elapsed, spoken_day
from aoud_cli.facts.vocabulary import Kind, Rank
from aoud_cli.judge.answer import Assessment, Fate
from aoud_cli.text import ended


@dataclass(frozen=True)
class DatabaseLook:
    """A database that was asked, up to which day, and about which of the topics on the screen."""

    by: str
    name: str
    day: date
    topics: tuple[str, ...]
    labels: tuple[str, ...]


@dataclass(frozen=True)
class Heading:
    """What every answer says of itself.

    It is about one season, for the day `as_of`, from what was said up to the day `known`. That lies
    `age_days` before the day asked, and is `fresh` if it is at most 30; what is `lasting` cannot be
    overtaken at all (rule 1.3). `yours` is whether claims of the user's own are among those that it
    was computed from, `checked_ahead` the day to which the file is checked, if that lies ahead.
    `looks` are those of databases by which more is known, `credits` what their licences ask for.
    """

    title: str
    season: int | None
    as_of: date
    known: date
    age_days: int
    fresh: bool
    lasting: bool = False
    yours: bool = False
    checked_ahead: date | None = None
    looks: tuple[DatabaseLook, ...] = ()
    credits: tuple[str, ...] = ()

    @property
    def full_title(self) -> str:
        """The title with its season, if it has one."""
        return self.title if self.season is None else f"{self.title}, season {self.season}"

    @property
    def day(self) -> str:
        """The day of the answer in words, `as of 6 Jun 2022`; `+yours` before it if `yours`."""
        return f"{'+yours, ' if self.yours else ''}as of {spoken_day(self.as_of)}"

    @property
    def stale(self) -> str:
        """How old the answer is, as a sentence; empty when its facts reach the day asked."""
        sentences = []
        if self.checked_ahead:
            day = spoken_day(self.checked_ahead)
            sentences.append(
                f"The file says it was checked up to {day}: that day is still to come."
            )
        if self.age_days and not self.lasting:
            ago = elapsed(self.known, self.as_of)
            sentences.append(f"Facts checked up to {spoken_day(self.known)}, {ago} ago.")
        return " ".join(sentences)

    @property
    def notice(self) -> str:
        """How old the answer is, which databases were asked, and the credit that is due to them."""
        asked = [
            ended(f"{', '.join(look.labels)}: checked up to {spoken_day(look.day)} by {look.name}")
            for look in self.looks
        ]
        return " ".join(filter(None, (self.stale, *asked, *self.credits)))


def heading(assessment: Assessment, topics: Iterable[str]) -> Heading:
    """Return what a report about some topics says of itself.

    A step once reached stays so: it is as good on the day asked as when it was told (rule 1.3).
    """
    topics = tuple(dict.fromkeys(topics))
    facts, as_of = assessment.facts, assessment.as_of
    answers = [answer for topic in topics for answer in assessment.of_topic(topic)]
    passing = [answer for answer in answers if not answer.lasts]
    known = min((answer.known_day for answer in passing or answers), default=as_of)
    return Heading(
        title=facts.title.name,
        season=facts.title.season,
        as_of=as_of,
        known=known,
        age_days=max(0, (as_of - known).days),
        fresh=all(answer.is_fresh(as_of) for answer in answers),
        lasting=not passing,
        yours=assessment.yours,
        checked_ahead=facts.checked if facts.checked > assessment.today else None,
        looks=_database_looks(assessment, topics),
        credits=_credits(assessment, topics),
    )


def _database_looks(assessment: Assessment, topics: Sequence[str]) -> tuple[DatabaseLook, ...]:
    """Return the looks of databases that the answers about some topics rest on (rule 1.1)."""
    facts, as_of = assessment.facts, assessment.as_of
    found: dict[tuple[str, date], list[str]] = defaultdict(list)
    for topic in topics:
        look = facts.database_asked(topic, as_of)
        if look and look.by:
            found[look.by, min(look.day, as_of)].append(topic)
    return tuple(
        DatabaseLook(
            by=by,
            name=assessment.source_name(by),
            day=day,
            topics=tuple(names),
            labels=tuple(facts.topics[name].label for name in names),
        )
        for (by, day), names in found.items()
    )


def _credits(assessment: Assessment, topics: Sequence[str]) -> tuple[str, ...]:
    """Return what the licences ask for of the databases that speak, or were asked, about topics."""
    due = {key: one.credit for key, one in assessment.facts.sources.items() if one.credit}
    if not due:
        return ()
    speakers = {claim.by for claim in assessment.public if claim.topic in topics}
    speakers |= {look.by for look in _database_looks(assessment, topics)}
    return tuple(credit for key, credit in due.items() if key in speakers)


class Unspoken(StrEnum):
    """The basis of a row that no claim supports."""

    NOBODY = ""
    OUR_SUM = "our sum"


# What a row rests on: the rank of a word, or its kind if it is a plan or guess.
Basis = Rank | Kind | Unspoken
# What a screen may colour: how far to trust something, and the fate of a claim.
Meaning = Basis | Fate


class Marked(NamedTuple):
    """A cell with a meaning that a screen may show as colour; the text says it too."""

    text: str
    meaning: Meaning | None


class Linked(NamedTuple):
    """A cell that a screen may link to its source; the text is there without the link too."""

    text: str
    url: str | None


# A cell that is only text is never coloured, whatever it says: a source may be called "official".
Cell = str | Marked | Linked


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


def id_of(row: Row) -> str:
    """Return the id of the claim, person or source that a row is about; empty where it has none."""
    return str(getattr(row, "id", ""))


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
