"""`aoud about`: the series: its story, its makers, what it is based on, and the season before."""

from dataclasses import dataclass
from typing import ClassVar

from aoud_cli.facts.model import Person
from aoud_cli.facts.vocabulary import CREW, TopicKind
from aoud_cli.judge.answer import Answer, Assessment, Standing
from aoud_cli.reports.answers import AnswerRecord, answer_record
from aoud_cli.reports.report import Report, Row, heading
from aoud_cli.reports.wording import answer_in_brief, speaker


@dataclass(frozen=True)
class AboutRow(Row):
    """One thing about the series, and who says so."""

    label: str
    what: str
    basis: str
    who: str
    answer: AnswerRecord

    def cells(self) -> tuple[str, ...]:
        """Return label, value, basis and speaker."""
        return self.label, self.what, self.basis, self.who


@dataclass(frozen=True)
class About(Report):
    """The series, as far as anybody has told of it."""

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
        """Return the names, the story as its teller tells it, and who was in the season before."""
        story = f"“{self.synopsis}” ({self.synopsis_by}'s own words)" if self.synopsis else ""
        return tuple(filter(None, (self.called(), story, self.had())))

    def called(self) -> str:
        """Return the other names and the network, as a sentence."""
        names = ", ".join(name for name in (self.native, *self.aka) if name)
        return f"Also called {names}. On {self.network}." if names else f"On {self.network}."

    def had(self) -> str:
        """Return who was in the season before, as a sentence; empty when nobody is known."""
        cast = ", ".join(self.season_before_cast)
        return f"Season {self.season_before} had {cast}." if cast else ""


def about(assessment: Assessment) -> About:
    """Return the series: makers and settled values of this season, then those of the seasons before."""
    facts, title = assessment.facts, assessment.facts.title
    previous = title.previous.season if title.previous else None
    return About(
        heading=heading(assessment),
        rows=tuple(_row(assessment, answer) for answer in _told(assessment)),
        native=title.native,
        aka=tuple(title.aka),
        network=assessment.source_name(title.network),
        synopsis=title.synopsis.text if title.synopsis else None,
        synopsis_by=assessment.source_name(title.synopsis.by) if title.synopsis else None,
        season_before=previous,
        season_before_cast=tuple(map(_played, facts.players(previous).values()))
        if previous
        else (),
    )


def _played(person: Person) -> str:
    return f"{person.name} ({person.part})" if person.part else person.name


def _told(assessment: Assessment) -> list[Answer]:
    topics = assessment.facts.topics
    answers = [a for a in assessment.answers.values() if a.standing is not Standing.UNKNOWN]
    crew = [answer for answer in answers if answer.topic == CREW]
    values = [a for a in answers if topics[a.topic].kind is TopicKind.VALUE and a.about is None]
    notes = [
        a for a in answers if topics[a.topic].kind is TopicKind.NOTE and topics[a.topic].season
    ]
    return [
        *crew,
        *sorted([*values, *notes], key=lambda answer: topics[answer.topic].season is not None),
    ]


def _row(assessment: Assessment, answer: Answer) -> AboutRow:
    name = assessment.facts.person_name(answer.about)
    brief = answer_in_brief(assessment, answer)
    who = speaker(assessment, answer.credit) if answer.credit else ""
    label = brief.capitalize() if name else assessment.facts.topics[answer.topic].label
    return AboutRow(label, name or brief, answer.basis or "", who, answer_record(answer))
