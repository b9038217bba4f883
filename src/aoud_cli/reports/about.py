"""`aoud about`: the series: its story, its makers, what it is based on, and the season before."""

from dataclasses import dataclass
from typing import ClassVar

from aoud_cli.facts.model import FactBase, Person
from aoud_cli.facts.vocabulary import CREW, TopicKind
from aoud_cli.judge.answer import Answer, Assessment, Standing
from aoud_cli.reports.answers import AnswerRecord, answer_record
from aoud_cli.reports.report import Basis, Cell, Report, Row, Unspoken, heading, word
from aoud_cli.reports.speakers import speaker
from aoud_cli.reports.wording import answer_in_brief
from aoud_cli.text import ended


@dataclass(frozen=True)
class AboutRow(Row):
    """One thing about the series, and who says so."""

    label: str
    what: str
    basis: Basis
    who: str
    answer: AnswerRecord

    def cells(self) -> tuple[Cell, ...]:
        """Return label, value, basis and speaker."""
        return self.label, self.what, word(self.basis), self.who


@dataclass(frozen=True)
class About(Report[AboutRow]):
    """What is known of the series."""

    command: ClassVar[str] = "about"
    columns: ClassVar[tuple[str, ...]] = ("", "WHAT", "BASIS", "WHO")
    row_type: ClassVar[type[Row]] = AboutRow

    native: str | None
    aka: tuple[str, ...]
    network: str
    synopsis: str | None
    synopsis_by: str | None
    season_before: int | None
    season_before_cast: tuple[str, ...]

    def preamble(self) -> tuple[str, ...]:
        """Return the names, the story as its source tells it, and the cast of the season before."""
        story = f"“{self.synopsis}” ({self.synopsis_by}'s own words)" if self.synopsis else ""
        return tuple(filter(None, (self.names(), story, self.earlier_cast())))

    def names(self) -> str:
        """Return the other names and the network, as a sentence."""
        names = ", ".join(name for name in (self.native, *self.aka) if name)
        network = ended(f"On {self.network}")
        return f"{ended(f'Also called {names}')} {network}" if names else network

    def earlier_cast(self, most: int | None = None) -> str:
        """Return who was in the season before, as a sentence; empty if the record has none.

        Of more than `most` people it names so many, and how to see the others.
        """
        number, cast = self.season_before, ", ".join(self.season_before_cast[:most])
        more = len(self.season_before_cast[most:]) if most else 0
        if more:
            return f"Season {number} had {cast} and {more} more: aoud cast --season {number}"
        return ended(f"Season {number} had {cast}") if cast else ""


def about(assessment: Assessment) -> About:
    """Return the series: its makers, the values known of this season, then of earlier ones."""
    facts, title = assessment.facts, assessment.facts.title
    told = _told(assessment)
    return About(
        heading=heading(assessment, dict.fromkeys(answer.topic for answer in told)),
        rows=tuple(_row(assessment, answer) for answer in told),
        native=title.native,
        aka=tuple(title.aka),
        network=assessment.source_name(title.network),
        synopsis=title.synopsis.text if title.synopsis else None,
        synopsis_by=assessment.source_name(title.synopsis.by) if title.synopsis else None,
        season_before=title.previous.season if title.previous else None,
        season_before_cast=_cast_before(facts),
    )


def _cast_before(facts: FactBase) -> tuple[str, ...]:
    """Return who played whom in the season before: `Ann Lee (Mara)`."""
    previous = facts.title.previous
    if previous is None:
        return ()
    return tuple(_played(person) for person in facts.players(previous.season).values())


def _played(person: Person) -> str:
    return f"{person.name} ({person.part})" if person.part else person.name


def _told(assessment: Assessment) -> list[Answer]:
    """Return the answers to show: the crew, then values of this season, then of earlier ones."""
    topics = assessment.facts.topics
    known = [a for a in assessment.answers.values() if a.standing is not Standing.UNKNOWN]
    crew = [answer for answer in known if answer.topic == CREW]
    others = [answer for answer in known if answer.about is None]
    values = [answer for answer in others if topics[answer.topic].kind is TopicKind.VALUE]
    notes = [answer for answer in others if topics[answer.topic].kind is TopicKind.NOTE]
    earlier_notes = [answer for answer in notes if topics[answer.topic].season]
    told = [*values, *earlier_notes]
    told.sort(key=lambda answer: topics[answer.topic].season is not None)
    return [*crew, *told]


def _row(assessment: Assessment, answer: Answer) -> AboutRow:
    name = assessment.person_name(answer.about)
    brief = answer_in_brief(assessment, answer)
    return AboutRow(
        label=brief.capitalize() if name else assessment.facts.topics[answer.topic].label,
        what=name or brief,
        basis=answer.basis or Unspoken.NOBODY,
        who=speaker(assessment, answer.credit),
        answer=answer_record(assessment, answer),
    )
