"""`aoud cast`: who is in, who is new, who is out, and on whose word; or all that was said of one person."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from aoud_cli.errors import UsageError
from aoud_cli.facts.model import FactBase
from aoud_cli.facts.vocabulary import CAST, CREW, Kind, Rank
from aoud_cli.judge.answer import Answer, Assessment, Standing
from aoud_cli.reports.answers import AnswerRecord, answer_record
from aoud_cli.reports.claims import NO_CLAIM, ClaimRow, claim_rows
from aoud_cli.reports.report import Report, Row, heading
from aoud_cli.reports.wording import answer_in_sentences, speaker


class Group(StrEnum):
    """Which part of the cast is asked for."""

    ALL = "all"
    RETURNING = "returning"
    NEW = "new"
    OUT = "out"


# The cast is told in this order; "guessed" stands for people of whom nobody who knows has spoken.
PLACES = {
    "in": "in",
    "talks": "in talks",
    "disputed": "disputed",
    "hearsay": "hearsay only",
    "tba": "not announced",
    "out": "out",
    "guessed": "only guessed",
}


@dataclass(frozen=True)
class CastRow(Row):
    """A person, the part, the place in the cast, and on whose word."""

    id: str
    name: str
    native: str | None
    part: str | None
    returning: bool | None
    place: str
    basis: str
    who: str
    answer: AnswerRecord | None

    def cells(self) -> tuple[str, ...]:
        """Return name, part, whether they come back or are new, place, basis and speaker."""
        coming = "" if self.returning is None else "returning" if self.returning else "new"
        return self.name, self.part or "", coming, self.place_in_words, self.basis, self.who

    @property
    def place_in_words(self) -> str:
        """Return the place; an earlier season is a place of its own."""
        return PLACES.get(self.place, self.place)


@dataclass(frozen=True)
class Cast(Report):
    """Who is in the season, firm word before guesses."""

    command: ClassVar[str] = "cast"
    columns: ClassVar[tuple[str, ...]] = ("NAME", "PART", "COMING", "PLACE", "BASIS", "WHO")
    row_type: ClassVar[type[Row]] = CastRow
    none: ClassVar[str] = "Nobody has said anything about that."

    rows: tuple[CastRow, ...]
    group: str
    shown_season: int

    def preamble(self) -> tuple[str, ...]:
        """Return how many there are in each place."""
        places = Counter(row.place_in_words for row in self.rows)
        counts = "; ".join(f"{place}: {number}" for place, number in places.items())
        return (f"{counts[:1].upper()}{counts[1:]}.",) if counts else ()


@dataclass(frozen=True)
class PersonReport(Report):
    """One person: what is known, and every claim about them."""

    command: ClassVar[str] = "cast"
    columns: ClassVar[tuple[str, ...]] = ClaimRow.COLUMNS
    row_type: ClassVar[type[Row]] = ClaimRow
    none: ClassVar[str] = NO_CLAIM

    person: str
    name: str
    native: str | None
    aka: tuple[str, ...]
    part: str | None
    seasons: tuple[int, ...]
    sentences: tuple[str, ...]

    def preamble(self) -> tuple[str, ...]:
        """Return the name, other spellings, the part, earlier seasons, and what is known of this one."""
        return (self.called(), *self.details(), *self.sentences)

    def called(self) -> str:
        """Return the name, with that in its own letters."""
        return f"{self.name} ({self.native})" if self.native else self.name

    def details(self) -> tuple[str, ...]:
        """Return other spellings, the part and earlier seasons, a sentence each."""
        spellings = f"Also written {', '.join(self.aka)}." if self.aka else ""
        part = f"Part: {self.part}." if self.part else ""
        seasons = (
            f"Took part in season {' and '.join(map(str, self.seasons))}." if self.seasons else ""
        )
        return tuple(filter(None, (spellings, part, seasons)))


def cast(assessment: Assessment, group: Group = Group.ALL) -> Cast:
    """Return the cast of the season: who is in first, who is only guessed last.

    Those who return, then the firmest.
    """
    answers = assessment.of_people(CAST)
    rows = [_row(assessment, answer) for answer in answers if answer.about]
    wanted = [row for row in rows if _wanted(row, group)]
    wanted.sort(
        key=lambda row: ([*PLACES].index(row.place), not row.returning, _firmness(row), row.name)
    )
    return _report(assessment, wanted, group, assessment.facts.title.season)


def _firmness(row: CastRow) -> int:
    return -Rank(row.basis).weight if row.basis in {*Rank} else 0


def cast_of_season(assessment: Assessment, season: int) -> Cast:
    """Return who took part in an earlier season, by name.

    Raises UsageError for a season that nobody is listed in.
    """
    if season == assessment.facts.title.season:
        return cast(assessment)
    people = assessment.facts.players(season)
    if not people:
        raise UsageError(
            f"no cast is listed for season {season}; ask for {_seasons(assessment.facts)}"
        )
    rows = [
        CastRow(key, p.name, p.native, p.part, None, f"season {season}", "", "", None)
        for key, p in people.items()
    ]
    return _report(assessment, rows, Group.ALL, season)


def _seasons(facts: FactBase) -> str:
    listed = {number for person in facts.people.values() for number in person.seasons}
    return " or ".join(str(number) for number in sorted({*listed, facts.title.season}))


def _report(assessment: Assessment, rows: Iterable[CastRow], group: Group, season: int) -> Cast:
    return Cast(heading(assessment), tuple(rows), group, season)


def _wanted(row: CastRow, group: Group) -> bool:
    if group is Group.ALL:
        return True
    if group is Group.OUT:
        return row.place == "out"
    return row.place != "out" and row.returning is (group is Group.RETURNING)


def _row(assessment: Assessment, answer: Answer) -> CastRow:
    key = answer.about or ""
    person = assessment.facts.people[key]
    place = _place(answer)
    claim = answer.outlook.claim if place == "guessed" else answer.credit
    return CastRow(
        id=key,
        name=person.name,
        native=person.native,
        part=person.part,
        returning=bool(person.seasons),
        place=place,
        basis=(claim.kind if claim and claim.kind is not Kind.FACT else answer.basis) or "",
        who=speaker(assessment, claim) if claim else "",
        answer=answer_record(answer),
    )


def _place(answer: Answer) -> str:
    if answer.standing is Standing.DISPUTED:
        return "disputed"
    if answer.standing is Standing.UNKNOWN:
        return "guessed"
    return answer.says if answer.firm else "hearsay"


def person_report(assessment: Assessment, key: str) -> PersonReport:
    """Return what is known of one person in the cast and crew, with every claim and its fate."""
    person = assessment.facts.people[key]
    answers = [a for topic in (CAST, CREW) if (a := assessment.answers.get((topic, key)))]
    return PersonReport(
        heading=heading(assessment),
        rows=tuple(row for answer in answers for row in claim_rows(assessment, answer)),
        person=key,
        name=person.name,
        native=person.native,
        aka=tuple(person.aka),
        part=person.part,
        seasons=tuple(person.seasons),
        sentences=tuple(_placed(assessment, answer) for answer in answers)
        or ("Nobody has said anything of a place in this season.",),
    )


def _placed(assessment: Assessment, answer: Answer) -> str:
    topic = assessment.facts.topics[answer.topic]
    return f"{topic.label}: {' '.join(answer_in_sentences(assessment, answer))}"
