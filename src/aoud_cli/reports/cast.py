"""`aoud cast`: who is in, new or out, and who says so; or every claim about one person."""

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from aoud_cli.facts.model import FactBase
from aoud_cli.facts.vocabulary import CAST, CREW, Kind, Rank
from aoud_cli.judge.answer import Answer, Assessment, Key, Standing
from aoud_cli.reports.answers import AnswerRecord, answer_record
from aoud_cli.reports.claims import NO_CLAIM, ClaimRow, claim_rows
from aoud_cli.reports.report import Basis, Cell, Linked, Report, Row, Unspoken, heading, word
from aoud_cli.reports.speakers import speaker
from aoud_cli.reports.wording import answer_in_sentences
from aoud_cli.text import capitalized, ended


class Group(StrEnum):
    """Which part of the cast is asked for."""

    ALL = "all"
    RETURNING = "returning"
    NEW = "new"
    OUT = "out"


# The places in the order in which they are told; "guessed" is somebody about whom nobody who
# could know has spoken.
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
    """A person, the part, the place in the cast, and its source."""

    id: str
    name: str
    native: str | None
    part: str | None
    returning: bool | None
    place: str
    basis: Basis
    who: str
    answer: AnswerRecord | None
    url: str | None

    def cells(self) -> tuple[Cell, ...]:
        """Return name, part, whether they return or are new, place, basis and speaker."""
        who = word(self.basis), Linked(self.who, self.url)
        return self.name, self.part or "", self.coming, self.place_in_words, *who

    @property
    def coming(self) -> str:
        """`returning` or `new`; empty in the cast of an earlier season."""
        if self.returning is None:
            return ""
        return "returning" if self.returning else "new"

    @property
    def place_in_words(self) -> str:
        """The place as it is told; an earlier season is a place of its own."""
        return PLACES.get(self.place, self.place)


@dataclass(frozen=True)
class Cast(Report[CastRow]):
    """Who is in the season: settled places first, mere guesses last."""

    command: ClassVar[str] = "cast"
    columns: ClassVar[tuple[str, ...]] = ("NAME", "PART", "COMING", "PLACE", "BASIS", "WHO")
    row_type: ClassVar[type[Row]] = CastRow
    none: ClassVar[str] = "No source has said anything about that."

    group: Group
    shown_season: int | None

    def preamble(self) -> tuple[str, ...]:
        """Return how many there are in each place."""
        places = Counter(row.place_in_words for row in self.rows)
        counts = "; ".join(f"{place}: {number}" for place, number in places.items())
        return (f"{capitalized(counts)}.",) if counts else ()


@dataclass(frozen=True)
class PersonReport(Report[ClaimRow]):
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
        """Return the names, the part, earlier seasons, and what is known of this season."""
        return (self.full_name(), *self.details(), *self.sentences)

    def full_name(self) -> str:
        """Return the name, with that in its own letters."""
        return f"{self.name} ({self.native})" if self.native else self.name

    def details(self) -> tuple[str, ...]:
        """Return other spellings, the part and earlier seasons, a sentence each."""
        spellings = ended(f"Also written {', '.join(self.aka)}") if self.aka else ""
        part = ended(f"Part: {self.part}") if self.part else ""
        listed = " and ".join(map(str, self.seasons))
        seasons = f"Took part in season {listed}." if listed else ""
        return tuple(filter(None, (spellings, part, seasons)))


def cast(assessment: Assessment, group: Group = Group.ALL) -> Cast:
    """Return the cast of the season, or the part of it that a group holds, by place.

    Within a place those who return come first, then those of the stronger word, then by name.
    """
    rows = [_row(assessment, answer) for answer in assessment.of_people(CAST)]
    wanted = [row for row in rows if _is_of_group(row, group)]
    wanted.sort(key=_order)
    season = assessment.facts.title.season
    return Cast(heading(assessment, [CAST]), tuple(wanted), group, season)


def _order(row: CastRow) -> tuple[int, bool, int, str]:
    weight = row.basis.weight if isinstance(row.basis, Rank) else 0
    return [*PLACES].index(row.place), not row.returning, -weight, row.name


def cast_of_season(assessment: Assessment, season: int) -> Cast:
    """Return the cast of an earlier season; no rows if the record has none."""
    if season == assessment.facts.title.season:
        return cast(assessment)
    rows = [
        CastRow(
            id=key,
            name=person.name,
            native=person.native,
            part=person.part,
            returning=None,
            place=f"season {season}",
            basis=Unspoken.NOBODY,
            who="",
            answer=None,
            url=None,
        )
        for key, person in assessment.facts.players(season).items()
    ]
    return Cast(heading(assessment, []), tuple(rows), Group.ALL, season)


def seasons_with_a_cast(facts: FactBase) -> list[int]:
    """Return the seasons whose cast can be asked for: this one, and those that list players."""
    players = [person for person in facts.people.values() if person.part]
    listed = {number for person in players for number in person.seasons}
    this = facts.title.season
    return sorted(listed if this is None else listed | {this})


def _is_of_group(row: CastRow, group: Group) -> bool:
    if group is Group.ALL:
        return True
    if group is Group.OUT:
        return row.place == "out"
    wants_returning = group is Group.RETURNING
    return row.place != "out" and row.returning == wants_returning


def _row(assessment: Assessment, answer: Answer) -> CastRow:
    key = answer.about or ""
    person = assessment.facts.people[key]
    place = _place(answer)
    claim = answer.outlook.claim if place == "guessed" else answer.credit
    basis: Basis = answer.basis or Unspoken.NOBODY
    if claim and claim.kind is not Kind.FACT:
        basis = claim.kind
    return CastRow(
        id=key,
        name=person.name,
        native=person.native,
        part=person.part,
        returning=bool(person.seasons),
        place=place,
        basis=basis,
        who=speaker(assessment, claim),
        answer=answer_record(assessment, answer),
        url=claim.url if claim else None,
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
    places = (assessment.answers.get(Key(topic, key)) for topic in (CAST, CREW))
    answers = [answer for answer in places if answer]
    sentences = tuple(_place_in_sentences(assessment, answer) for answer in answers)
    return PersonReport(
        heading=heading(assessment, [CAST, CREW]),
        rows=tuple(row for answer in answers for row in claim_rows(assessment, answer)),
        person=key,
        name=person.name,
        native=person.native,
        aka=tuple(person.aka),
        part=person.part,
        seasons=tuple(person.seasons),
        sentences=sentences or ("No source places this person in the season.",),
    )


def _place_in_sentences(assessment: Assessment, answer: Answer) -> str:
    topic = assessment.facts.topics[answer.topic]
    return f"{topic.label}: {' '.join(answer_in_sentences(assessment, answer))}"
