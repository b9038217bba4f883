"""What one record of a fact base is. The rules between records are in `checks.py`."""

from datetime import date, datetime
from math import ceil
from operator import attrgetter
from typing import Annotated, Any, Literal
from unicodedata import name

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    StringConstraints,
    ValidationError,
    WithJsonSchema,
)
from pydantic_core import SchemaValidator, core_schema

from aoud_cli.facts.dates import HOW_TO_WRITE, PartialDate
from aoud_cli.facts.parse import MAX_DOTS
from aoud_cli.facts.vocabulary import FILMING, RENEWED, WRAPPED, Kind, Rank, TopicKind
from aoud_cli.text import quoted, shown

MAX_TEXT = 160
MAX_QUOTE_WORDS = 35
MAX_QUOTE = 400  # characters
# Scripts whose words have no blanks between them, as Unicode names their letters.
WITHOUT_BLANKS = (
    *("CJK", "HIRAGANA", "KATAKANA", "HALFWIDTH KATAKANA", "BOPOMOFO", "YI", "THAI", "LAO"),
    *("KHMER", "MYANMAR", "TIBETAN", "JAVANESE", "BALINESE"),
)
# The steps are held against each other, and so are the comparable seasons.
MAX_STEPS = 50
MAX_PRECEDENTS = 200
MAX_SEASON = 9999
SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
IMDB_ID = r"^tt[0-9]{7,9}$"

# What pydantic.HttpUrl checks, without the import of everything else that its module offers.
_HTTP_URL = SchemaValidator(
    core_schema.url_schema(allowed_schemes=["http", "https"], max_length=2083)
)


def web_address(value: str) -> str:
    """Return the address in the one spelling that is safe to link.

    It is printable ASCII, http or https, without a user name. Raises ValueError for anything else.
    """
    if not value.isprintable():  # HttpUrl would drop a newline and store what nobody wrote
        raise ValueError("holds characters that cannot be seen; write https://host/path")
    try:
        url = _HTTP_URL.validate_python(value)
    except ValidationError:
        raise ValueError("is not a web address; write https://host/path") from None
    if url.username or url.password:
        raise ValueError("holds a user name, which hides the real host; write https://host/path")
    return str(url)


def _short_quote(value: str) -> str:
    words = _words(value)
    if words > MAX_QUOTE_WORDS:
        letters = " (two letters of a script without blanks count as one)"
        how = letters if words > len(value.split()) else ""
        raise ValueError(f"is {words} words long{how}; quote at most {MAX_QUOTE_WORDS}")
    return value


def _words(text: str) -> int:
    """Return how many words a text has; of a script without blanks two letters count as one."""
    unspaced = [char.isalnum() and name(char, "").startswith(WITHOUT_BLANKS) for char in text]
    rest = "".join(" " if one else char for char, one in zip(text, unspaced, strict=True))
    words = [piece for piece in rest.split() if any(map(str.isalnum, piece))]
    return len(words) + ceil(sum(unspaced) / 2)


def _one_day(value: object) -> date:
    try:
        when = PartialDate.parse(value)
    except ValueError:
        when = None
    if when is None or when.first != when.last:
        raise ValueError(f"{shown(value)} is not one day; write 2022-09-26")
    return when.first


def _moment(value: object) -> object:
    """Return a moment as TOML has it, or as JSON writes it; raises ValueError for anything else."""
    if not isinstance(value, str | datetime):
        raise ValueError(f"{shown(value)} is no moment; write 2026-11-28T12:00:00Z")
    return datetime.fromisoformat(value) if isinstance(value, str) else value


def _few_dots(value: str) -> str:
    """Return the text; raises ValueError where no TOML file could hold it in one line."""
    if value.count(".") > MAX_DOTS:
        raise ValueError(f"holds over {MAX_DOTS} dots; no sentence needs so many")
    return value


def _whole(value: object) -> object:
    """Return the value; raises ValueError for true and for 1.0, which Python takes for 1.

    And for a huge number, which pydantic would only call wrong.
    """
    if isinstance(value, bool | float) or (isinstance(value, int) and value.bit_length() > 64):
        raise ValueError(f"{shown(value)} is not allowed; write 1")
    return value


def _day_of_speech(value: PartialDate) -> PartialDate:
    if not (value.starts and value.ends):
        end = "last" if value.starts else "first"
        raise ValueError(f"{quoted(value.text)} has no {end} day; nobody speaks for ever")
    return value


_DATE_SCHEMA = WithJsonSchema(
    {
        "description": HOW_TO_WRITE,
        "type": "string",
        "pattern": r"^([0-9]{4}(-([0-9]{2}(-[0-9]{2})?|Q[1-4]|H[12]))?"
        r"|(early|mid|late) [0-9]{4}|.+/.+)$",
    }
)
When = Annotated[
    PartialDate, BeforeValidator(PartialDate.parse), PlainSerializer(str), _DATE_SCHEMA
]
Day = Annotated[
    date, BeforeValidator(_one_day), WithJsonSchema({"type": "string", "format": "date"})
]
Moment = Annotated[AwareDatetime, BeforeValidator(_moment)]
Said = Annotated[When, AfterValidator(_day_of_speech)]
Slug = Annotated[str, StringConstraints(pattern=SLUG, max_length=60)]
Name = Annotated[str, StringConstraints(min_length=1, max_length=80, pattern=r"\S")]
FewDots = AfterValidator(_few_dots)
Sentence = Annotated[
    str, StringConstraints(min_length=1, max_length=MAX_TEXT, pattern=r"\S"), FewDots
]
Paragraph = Annotated[str, StringConstraints(min_length=1, max_length=600, pattern=r"\S"), FewDots]
Link = Annotated[
    str, AfterValidator(web_address), FewDots, WithJsonSchema({"type": "string", "format": "uri"})
]
Quote = Annotated[
    str,
    StringConstraints(min_length=1, max_length=MAX_QUOTE),
    AfterValidator(_short_quote),
    FewDots,
]
Season = Annotated[int, Field(ge=0, le=MAX_SEASON)]
Version = Annotated[Literal[1], BeforeValidator(_whole), Field(alias="schema")]


class Record(BaseModel):
    """One table of a fact base: frozen, strictly typed, and without unknown keys."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", defer_build=True)

    def tables(self) -> dict[str, Any]:
        """Return the record as TOML and JSON hold it: plain values, without defaults."""
        return self.model_dump(mode="json", by_alias=True, exclude_defaults=True)


class Source(Record):
    """A speaker or an outlet: a person, a company, a newspaper, a fan account."""

    name: Name
    rank: Annotated[Rank, Field(strict=False)]
    url: Link | None = None
    note: Paragraph | None = None
    listing: Annotated[
        bool, Field(description="a database: its newer word replaces its older one")
    ] = False
    credit: Annotated[
        Sentence | None, Field(description="what its licence asks to be said beside its claims")
    ] = None


class Person(Record):
    """A person who is, or may be, in the cast or the crew."""

    name: Name
    native: Name | None = None
    aka: list[Name] = []
    part: Name | None = None
    seasons: Annotated[
        list[Season], Field(description="the earlier seasons in which they took part")
    ] = []

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every way in which the name is written, the usual one first."""
        return tuple(name for name in (self.name, self.native, *self.aka) if name)


class Topic(Record):
    """Something that claims are about, and the question that it answers."""

    kind: Annotated[TopicKind, Field(strict=False)]
    label: Name
    question: Sentence
    unit: Name | None = None
    per_person: bool = False
    season: Annotated[
        Season | None, Field(description="the earlier season that the topic is about")
    ] = None
    spoiler: Annotated[
        bool, Field(description="it tells the story: the list of questions leaves its answer out")
    ] = False


class Synopsis(Record):
    """The story, as its source tells it."""

    text: Quote
    by: Slug


class Previous(Record):
    """The season before: the topics whose values, in months, are its pace."""

    season: Season
    filming: Slug
    post: Slug


class Production(Record):
    """What was special about the making of a season; seasons are compared by it."""

    effects: Annotated[bool, Field(description="it has heavy visual effects")] = False
    strike: Annotated[bool, Field(description="a strike interrupted it")] = False
    pandemic: Annotated[bool, Field(description="the pandemic interrupted it")] = False
    joint: Annotated[bool, Field(description="it was filmed together with another season")] = False

    @property
    def flags(self) -> frozenset[str]:
        """The names of what holds of the season."""
        return frozenset(name for name in Production.model_fields if getattr(self, name))


class Title(Production):
    """The season that the fact base is about."""

    name: Name
    native: Name | None = None
    aka: list[Name] = []
    season: Annotated[Season | None, Field(description="0 for specials; a film has none")] = None
    imdb: Annotated[
        str | None,
        StringConstraints(pattern=IMDB_ID),
        Field(description="the show's id at IMDb, by which `aoud refresh` asks about it"),
    ] = None
    network: Slug
    synopsis: Synopsis | None = None
    previous: Previous | None = None
    weekly: Annotated[
        bool, Field(description="it is shown while it is made: the last two steps are side by side")
    ] = False


class Claim(Record):
    """A statement that a source made on a day."""

    id: Slug
    topic: Slug
    about: Slug | None = None
    part: Annotated[
        int | None, Field(ge=1, le=99, description="the part of the season, of `released` alone")
    ] = None
    says: Name | None = None
    kind: Annotated[Kind, Field(strict=False)] = Kind.FACT
    when: When | None = None
    said: Said
    by: Slug
    via: Slug | None = None
    text: Sentence
    quote: Quote | None = None
    url: Link | None = None
    note: Paragraph | None = None
    detail: Annotated[
        bool, Field(description="a note that is listed, and not named in the answer")
    ] = False
    retracts: Slug | None = None


class Precedent(Production):
    """A comparable season: when it was ordered, filmed and released, as far as that is known."""

    title: Name
    season: Season
    renewed: When | None = None
    filming: Annotated[When | None, Field(description="when filming began")] = None
    wrapped: Annotated[When | None, Field(description="when filming ended")] = None
    dated: Annotated[When | None, Field(description="when its release day was announced")] = None
    released: When
    left_out: Annotated[
        Sentence | None, Field(description="why the forecast does not count it")
    ] = None
    url: Link | None = None
    note: Paragraph | None = None

    @property
    def starts(self) -> dict[str, PartialDate]:
        """The steps before the release whose days are known, by name."""
        steps = {RENEWED: self.renewed, FILMING: self.filming, WRAPPED: self.wrapped}
        return {step: when for step, when in steps.items() if when is not None}


class Look(Record):
    """A day up to which news was checked; without `topics`, for every topic.

    `by` is the database that was asked, if one was, and `since` the day on which it first answered
    the same: of the days before, its answer tells nothing.
    """

    day: Day
    topics: list[Slug] | None = None
    by: Slug | None = None
    since: Day | None = None

    def covers(self, topic: str, day: date) -> bool:
        """Return whether a question about a topic on a day can rest on this look (rule 1.1)."""
        is_about = self.topics is None or topic in self.topics
        return is_about and (self.since is None or self.since <= day)


class FactBase(Record):
    """All claims, and the day up to which news was checked.

    `checked` is a look at every topic; `looks` are those that went further, each at some topics.
    """

    version: Version
    licence: Annotated[
        Sentence | None, Field(description="under which the facts may be passed on")
    ] = None
    checked: Day
    ladder: Annotated[list[Slug], Field(min_length=1, max_length=MAX_STEPS)]
    title: Title
    topics: Annotated[dict[Slug, Topic], Field(alias="topic")]
    sources: Annotated[dict[Slug, Source], Field(alias="source")]
    people: Annotated[dict[Slug, Person], Field(alias="person")] = {}
    claims: Annotated[list[Claim], Field(alias="claim")] = []
    precedents: Annotated[list[Precedent], Field(alias="precedent", max_length=MAX_PRECEDENTS)] = []
    looks: Annotated[list[Look], Field(alias="look")] = []

    def last_looks(self, as_of: date = date.max, today: date = date.max) -> dict[str, date]:
        """Return the day up to which anybody looked for news of each topic (rules 1.1 and 1.2).

        That is for a question about a day: a database that has answered otherwise since tells
        nothing of it. A look at every topic that is said to be later than today counts as of today.
        """
        looks = dict.fromkeys(self.topics, min(self.checked, today))
        for look in self.looks:
            day = min(look.day, today) if look.topics is None else look.day
            for topic in looks if look.topics is None else look.topics:
                if topic in looks and look.covers(topic, as_of):
                    looks[topic] = max(day, looks[topic])
        return looks

    def database_asked(self, topic: str, day: date) -> Look | None:
        """Return the look of a database at a topic that a day's answers rest on (rule 1.1).

        None where somebody else has looked as far, or up to that day.
        """
        looks = [look for look in self.looks if look.covers(topic, day)]
        last = max((look for look in looks if look.by), key=attrgetter("day"), default=None)
        others = max(self.checked, *(look.day for look in looks if not look.by), date.min)
        return last if last and others < min(last.day, day) else None

    def rank(self, claim: Claim) -> Rank:
        """Return the rank at which a claim counts (rule 2.2).

        It is its speaker's, or hearsay if only hearsay relays it.
        """
        if claim.via and self.sources[claim.via].rank is Rank.HEARSAY:
            return Rank.HEARSAY
        return self.sources[claim.by].rank

    def players(self, season: int) -> dict[str, Person]:
        """Return the cast of an earlier season, by id.

        Those who took part and played one; makers have no part.
        """
        return {
            key: person
            for key, person in self.people.items()
            if season in person.seasons and person.part
        }


class Fetched(Record):
    """What databases have answered: what they list, and when they were last asked.

    `asked` is the moment of the last answer.
    """

    version: Version
    asked: Moment | None = None
    looks: Annotated[list[Look], Field(alias="look")] = []
    sources: Annotated[dict[Slug, Source], Field(alias="source")] = {}
    claims: Annotated[list[Claim], Field(alias="claim")] = []


class Overlay(Record):
    """The user's own part of a fact base: their claims, and how far they looked."""

    version: Version
    look: Annotated[Day | None, Field(alias="checked")] = None
    sources: Annotated[dict[Slug, Source], Field(alias="source")] = {}
    people: Annotated[dict[Slug, Person], Field(alias="person")] = {}
    claims: Annotated[list[Claim], Field(alias="claim")] = []

    @property
    def last_look(self) -> date | None:
        """The day up to which the user knows the news: their look, or their newest claim's day."""
        days = [claim.said.last for claim in self.claims]
        if self.look:
            days.append(self.look)
        return max(days, default=None)


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema of a fact base, for editors that check TOML as it is typed."""
    schema = FactBase.model_json_schema(by_alias=True)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
