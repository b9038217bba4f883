"""What an answer is: plain frozen values that the judge makes and every screen and format reads."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from aoud_cli.facts.dates import PartialDate
from aoud_cli.facts.model import Claim, FactBase
from aoud_cli.facts.vocabulary import CANCELLED, YES, Rank

# What a milestone's answer says besides YES; a value topic's answer says its value.
NOT_YET, UNKNOWN = "not yet", "unknown"

STALE_AFTER = 30  # days without a look after which an answer may have been overtaken (rule 1.3)


class Standing(StrEnum):
    """How firm an answer is."""

    SETTLED = "settled"
    DISPUTED = "disputed"
    UNKNOWN = "unknown"


class Fate(StrEnum):
    """The fate of a claim."""

    STANDS = "stands"
    OVERRULED = "overruled"
    SET_ASIDE = "set aside"
    RETRACTED = "retracted"
    REPLACED = "replaced"
    HIT = "hit"
    MISSED = "missed"
    RULED_OUT = "ruled out"
    OPEN = "open"


class Prospect(StrEnum):
    """What is to be expected of something that is not settled (rule 6)."""

    EXPECTED = "expected"
    LAPSED = "lapsed"
    NONE = "none"


class Grounds(StrEnum):
    """What an expectation rests on: an official plan, the field of outlets, one word, a rumour."""

    PLAN = "plan"
    FIELD = "field"
    ALONE = "alone"
    HEARSAY = "hearsay"


class Key(NamedTuple):
    """What an answer is about: a topic, of some topics one person, of `released` a later part."""

    topic: str
    about: str | None = None
    part: int = 1


@dataclass(frozen=True)
class Judged:
    """A claim, the rank at which it counts, and its fate, where it has one.

    `because` is the claim that overruled, replaced or retracted it, or that rules it out. A plan or
    guess that nobody could call hit or missed has no fate (rule 5.4).
    """

    claim: Claim
    rank: Rank
    fate: Fate | None
    because: Claim | None = None


@dataclass(frozen=True)
class Teller:
    """A claim and the rank at which it counts: the source of an answer, or of a day."""

    claim: Claim
    rank: Rank


@dataclass(frozen=True)
class Limit:
    """A day on which a step had not been taken, and its source (rules 3.3 and 4.2).

    It is the last day of a "not yet" of the step itself. Or, where `step` names an earlier step, it
    is the first day on which that one can have been taken: this one was not before it.
    """

    day: date
    teller: Teller
    step: str | None = None


@dataclass(frozen=True)
class Window:
    """The days in which a step was taken (rule 4).

    `parts` are in order and do not touch: more than one where accounts differ and none is better.
    `dates_differ` is whether they do. `tellers` are who tells the first and the last day of each
    part; where no yes tells the very first day, it comes from `after`.
    """

    parts: tuple[PartialDate, ...]
    tellers: tuple[tuple[Teller | None, Teller | None], ...]
    dates_differ: bool = False
    after: Limit | None = None

    @property
    def first_by(self) -> Teller | None:
        """The source of the first day; None if no yes gives one."""
        return self.tellers[0][0]

    @property
    def last_by(self) -> Teller | None:
        """The source of the last day."""
        return self.tellers[-1][1]

    @property
    def first(self) -> date:
        """The first day on which the step can have been taken; date.min if nothing bounds it."""
        return self.parts[0].first

    @property
    def last(self) -> date:
        """The last day on which the step can have been taken."""
        return self.parts[-1].last

    @property
    def starts(self) -> bool:
        """Whether it has a first day."""
        return self.parts[0].starts

    def meets(self, days: PartialDate) -> bool:
        """Return whether the step may have been taken on one of these days."""
        return any(part.meets(days) for part in self.parts)

    @property
    def whole(self) -> PartialDate:
        """The stretch from the first to the last day, written part by part."""
        text = " or ".join(part.text for part in self.parts)
        return PartialDate(self.first, self.last, text)

    @property
    def told(self) -> tuple[PartialDate, ...]:
        """The parts as the yeses give them: without a first day that only a limit gives."""
        if self.after is None:
            return self.parts
        return (PartialDate.between(date.min, self.parts[0].last), *self.parts[1:])


@dataclass(frozen=True)
class Record:
    """How earlier dates fared: how many predictions were closed, and how many were hit."""

    closed: int = 0
    hit: int = 0


@dataclass(frozen=True)
class Outlook:
    """What to expect of a step or value that is not settled (rule 6).

    `claim` is the prediction to go by: the plan, the one word that stands alone, or of a field the
    newest. `days` are those of the plan, or from the first to the last day that the field leaves
    possible; `middle` is the middle of a field, `count` the number of its speakers. `open` counts
    every open prediction. `beside` is what others have said since a plan was made, or say where it
    has lapsed.
    """

    state: Prospect = Prospect.NONE
    how: Grounds | None = None
    claim: Claim | None = None
    rank: Rank | None = None
    days: PartialDate | None = None
    middle: date | None = None
    count: int = 0
    open: int = 0
    beside: "Outlook | None" = None
    record: Record = Record()


NOTHING_EXPECTED = Outlook()


@dataclass(frozen=True)
class Answer:
    """What is known about a topic, or about one person or part of it.

    `known_day` is the last day that it knows of, of a "not yet" as rule 1.3 counts it. `basis` is
    the rank of the word that leads, `credit` who said it first; `window` the days in which a step
    was taken, `limit` the last day on which it is known not to have been; `bound` the first day
    that earlier steps leave for it, and `against` the claim that disputes the answer. A note names
    up to three statements and counts those `left_over`.
    """

    key: Key
    known_day: date
    says: str = UNKNOWN
    standing: Standing = Standing.UNKNOWN
    basis: Rank | None = None
    credit: Claim | None = None
    window: Window | None = None
    limit: Limit | None = None
    bound: Limit | None = None
    against: Claim | None = None
    outlook: Outlook = NOTHING_EXPECTED
    statements: tuple[Claim, ...] = ()
    left_over: int = 0
    claims: tuple[Judged, ...] = ()

    @property
    def topic(self) -> str:
        """The id of the topic."""
        return self.key.topic

    @property
    def about(self) -> str | None:
        """The id of the person, of a topic that is per person."""
        return self.key.about

    @property
    def part(self) -> int:
        """The part of the season; 1 for everything that comes in one."""
        return self.key.part

    @property
    def firm(self) -> bool:
        """Whether the answer is settled by press or better: hearsay settles nothing."""
        return self.standing is Standing.SETTLED and self.basis is not Rank.HEARSAY

    @property
    def reached(self) -> bool:
        """Whether the answer is a firm yes."""
        return self.firm and self.says == YES

    @property
    def dates_differ(self) -> bool:
        """Whether those who say that a step was taken do not agree on a day."""
        return self.window is not None and self.window.dates_differ

    @property
    def lasts(self) -> bool:
        """Whether it stays so: a step once reached does; no value, note or `cancelled` (1.3)."""
        return self.reached and self.window is not None and self.topic != CANCELLED

    @property
    def gist(self) -> tuple[object, ...]:
        """What the answer says, how firmly, and when: two of the same gist read the same."""
        return self.says, self.standing, self.basis, self.window and self.window.parts

    @property
    def overrules(self) -> int:
        """How many claims the credited one overruled."""
        return sum(
            judged.because is not None and judged.because is self.credit for judged in self.claims
        )

    def age(self, as_of: date) -> int:
        """Return how many days before the day asked the answer's knowledge ends, 0 or more."""
        return max(0, (as_of - self.known_day).days)

    def is_fresh(self, as_of: date, max_age: int = STALE_AFTER) -> bool:
        """Return whether it is no older than so many days; a step once reached stays so (1.3)."""
        return self.lasts or self.age(as_of) <= max_age


class Answers(Mapping[Key, Answer]):
    """Answers by what they are about, each judged when it is first looked at."""

    def __init__(self, keys: Iterable[Key], judge: Callable[[Key], Answer]) -> None:
        self._judge = judge
        self._judged: dict[Key, Answer | None] = dict.fromkeys(keys)

    def __getitem__(self, key: Key) -> Answer:
        answer = self._judged[key]
        if answer is None:
            answer = self._judged[key] = self._judge(key)
        return answer

    def __iter__(self) -> Iterator[Key]:
        return iter(self._judged)

    def __len__(self) -> int:
        return len(self._judged)


@dataclass(frozen=True)
class Assessment:
    """Every answer of a fact base on one day; topics in the order of the file.

    `as_of` is the day that is asked about, `today` that of the reader; `known_days` are the last
    days that are known of each topic, `public` the claims that were known by then. `yours` is
    whether claims of the user's own are among them.
    """

    facts: FactBase
    as_of: date
    today: date
    known_days: Mapping[str, date]
    answers: Answers
    public: tuple[Claim, ...]
    yours: bool = False

    def __getitem__(self, topic: str) -> Answer:
        """Return the answer to a topic that is not per person; of a release in parts, the first."""
        return self.answers[Key(topic)]

    def of_people(self, topic: str) -> tuple[Answer, ...]:
        """Return the answers to a topic that is per person, in the order of the file's people."""
        return tuple(answer for answer in self.of_topic(topic) if answer.about)

    def of_topic(self, topic: str) -> tuple[Answer, ...]:
        """Return a topic's one answer, or one for each person or part."""
        return tuple(self.answers[key] for key in self._keys.get(topic, ()))

    @cached_property
    def _keys(self) -> dict[str, list[Key]]:
        """What there are answers about, by topic."""
        keys: dict[str, list[Key]] = {}
        for key in self.answers:
            keys.setdefault(key.topic, []).append(key)
        return keys

    def source_name(self, source: str) -> str:
        """Return the name of a speaker or outlet."""
        return self.facts.sources[source].name

    def person_name(self, person: str | None) -> str:
        """Return a person's usual name, with the part if there is a namesake; "" for None."""
        if not person:
            return ""
        one = self.facts.people[person]
        return f"{one.name} ({one.part or person})" if one.name in self._shared_names else one.name

    @cached_property
    def _shared_names(self) -> frozenset[str]:
        """The usual names that more than one person has."""
        names = Counter(one.name for one in self.facts.people.values())
        return frozenset(name for name, count in names.items() if count > 1)

    @cached_property
    def judged(self) -> dict[str, Judged]:
        """Each public claim's fate on its own topic, by its id."""
        fates: dict[str, Judged] = {}
        for answer in self.answers.values():
            own = [judged for judged in answer.claims if key_of(judged.claim) == answer.key]
            fates |= {judged.claim.id: judged for judged in own}
        return fates


def key_of(claim: Claim) -> Key:
    """Return what a claim is about."""
    return Key(claim.topic, claim.about, claim.part or 1)
