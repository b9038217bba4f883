"""What an answer is: plain frozen values that the judge makes and every screen and export reads."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from aoud_cli.dates import PartialDate
from aoud_cli.model import Claim
from aoud_cli.vocabulary import Rank

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
    a step was taken, `after` the last day on which somebody whose word stands said "not yet", and `against` the claim
    that disputes the answer.
    """

    topic: str
    about: str | None
    says: str = UNKNOWN
    standing: Standing = Standing.UNKNOWN
    basis: Rank | None = None
    credit: Claim | None = None
    window: PartialDate | None = None
    dates_differ: bool = False
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
        return sum(judged.because is not None and judged.because is self.credit for judged in self.claims)


@dataclass(frozen=True)
class Assessment:
    """Every answer of a fact base on one day, by topic and person; topics in the order of the file."""

    known: date
    answers: dict[tuple[str, str | None], Answer]

    def __getitem__(self, topic: str) -> Answer:
        """Return the answer to a topic that is not per person."""
        return self.answers[topic, None]

    def of_people(self, topic: str) -> tuple[Answer, ...]:
        """Return the answers to a topic that is per person, in the order of the file's people."""
        return tuple(answer for (name, about), answer in self.answers.items() if name == topic and about)

    def of_topic(self, topic: str) -> tuple[Answer, ...]:
        """Return a topic's one answer, or one for each person."""
        return tuple(answer for (name, _), answer in self.answers.items() if name == topic)

    @property
    def judged(self) -> dict[str, Judged]:
        """Return each public claim's fate on its own topic, by its id."""
        own = (j for answer in self.answers.values() for j in answer.claims if j.claim.topic == answer.topic)
        return {judged.claim.id: judged for judged in own}
