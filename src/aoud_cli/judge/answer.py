"""What an answer is: plain frozen values that the judge makes and every screen and export reads."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from aoud_cli.facts.dates import PartialDate
from aoud_cli.facts.model import Claim, FactBase
from aoud_cli.facts.vocabulary import Rank

# What a milestone's answer says; a value topic's answer says its value.
YES, NOT_YET, UNKNOWN = "yes", "not yet", "unknown"


class Standing(StrEnum):
    """How firm an answer is."""

    SETTLED = "settled"
    DISPUTED = "disputed"
    UNKNOWN = "unknown"


class Fate(StrEnum):
    """What became of a claim."""

    STANDS = "stands"
    OVERRULED = "overruled"
    SET_ASIDE = "set aside"
    RETRACTED = "retracted"
    HIT = "hit"
    MISSED = "missed"
    OPEN = "open"


class Prospect(StrEnum):
    """What is to be expected of something that is not settled."""

    EXPECTED = "expected"
    LAPSED = "lapsed"
    NONE = "none"


@dataclass(frozen=True)
class Judged:
    """A claim, the rank at which it counts, and its fate; `because` of which other it was overruled or retracted."""

    claim: Claim
    rank: Rank
    fate: Fate
    because: Claim | None = None


@dataclass(frozen=True)
class Outlook:
    """The prediction to go by, how many are open, and the days from the first to the last of them."""

    state: Prospect
    claim: Claim | None = None
    rank: Rank | None = None
    open: int = 0
    span: PartialDate | None = None


@dataclass(frozen=True)
class Answer:
    """What is known about a topic, or about one person on it.

    `credit` is the claim that the answer rests on, `basis` the rank of the word that leads, `window` the days in which
    a step was taken, `dated` the claim on which these days rest where nobody of that rank tells
    them, `after` the last day on which somebody whose word stands said "not yet", and `against`
    the claim that disputes the answer.
    """

    topic: str
    about: str | None
    says: str = UNKNOWN
    standing: Standing = Standing.UNKNOWN
    basis: Rank | None = None
    credit: Claim | None = None
    window: PartialDate | None = None
    dates_differ: bool = False
    dated: Claim | None = None
    after: date | None = None
    against: Claim | None = None
    outlook: Outlook = Outlook(Prospect.NONE)
    claims: tuple[Judged, ...] = ()

    @property
    def firm(self) -> bool:
        """Whether the answer is settled by press or better: hearsay fills silence but settles nothing."""
        return self.standing is Standing.SETTLED and self.basis is not Rank.HEARSAY

    @property
    def reached(self) -> bool:
        """Whether the answer is a firm yes."""
        return self.firm and self.says == YES

    @property
    def gist(self) -> tuple[object, ...]:
        """What the answer says, how firmly, and when: two answers of the same gist are the same to a reader."""
        return self.says, self.standing, self.basis, self.window

    @property
    def overrules(self) -> int:
        """How many claims the credited one overruled."""
        return sum(
            judged.because is not None and judged.because is self.credit for judged in self.claims
        )


Key = tuple[str, str | None]


class Answers(Mapping[Key, Answer]):
    """Answers by topic and person, each judged when it is first looked at."""

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
    """Every answer of a fact base on one day, by topic and person; topics in the order of the file.

    `as_of` is the day that is asked about, `known_day` the last day that the answers know of, `public` are the claims
    made by then; `yours` is whether claims of the user's own are among them.
    """

    facts: FactBase
    as_of: date
    known_day: date
    answers: Answers
    public: tuple[Claim, ...]
    yours: bool = False

    def source_name(self, source: str) -> str:
        """Return the name of a speaker or outlet."""
        return self.facts.sources[source].name

    def __getitem__(self, topic: str) -> Answer:
        """Return the answer to a topic that is not per person."""
        return self.answers[topic, None]

    def of_people(self, topic: str) -> tuple[Answer, ...]:
        """Return the answers to a topic that is per person, in the order of the file's people."""
        return tuple(self.answers[key] for key in self.answers if key[0] == topic and key[1])

    def of_topic(self, topic: str) -> tuple[Answer, ...]:
        """Return a topic's one answer, or one for each person."""
        return tuple(self.answers[key] for key in self.answers if key[0] == topic)

    @cached_property
    def judged(self) -> dict[str, Judged]:
        """Return each public claim's fate on its own topic, by its id."""
        own = (
            j
            for answer in self.answers.values()
            for j in answer.claims
            if j.claim.topic == answer.topic
        )
        return {judged.claim.id: judged for judged in own}
