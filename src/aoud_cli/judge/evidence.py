"""Which facts stand: the walk by rank and date in which a stronger or newer word overrules (design 3, rules 2 to 5)."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from operator import attrgetter

from aoud_cli.facts.model import Claim
from aoud_cli.facts.vocabulary import TBA, Rank


@dataclass(frozen=True)
class Fact:
    """A claim as evidence on one topic.

    A yes happened from `first` to `last`; a no held until `last`; a value has no days. `own` is
    false for what another step of the ladder proves about this one.
    """

    claim: Claim
    rank: Rank
    says: str
    first: date = date.min
    last: date = date.max
    own: bool = True

    @cached_property
    def order(self) -> tuple[int, int, int, str, bool]:
        """The key that puts strong facts before weak ones, and new before old."""
        said = self.claim.said
        return (
            -self.rank.weight,
            -said.first.toordinal(),
            -said.last.toordinal(),
            self.claim.id,
            not self.own,
        )


@dataclass(frozen=True)
class Verdict:
    """The facts that stand, in the order of the walk, those overruled and by which, and the hearsay set aside."""

    stands: tuple[Fact, ...]
    overruled: tuple[tuple[Fact, Fact], ...]
    set_aside: tuple[Fact, ...]

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Every fact that took part."""
        return (*self.stands, *(fact for fact, _ in self.overruled), *self.set_aside)


Clash = Callable[[Fact, Fact], bool]


def milestone_fact(claim: Claim, rank: Rank) -> Fact:
    """Return a yes or no with its days: a yes never counts past the day it was said (design 3.2)."""
    if claim.says == "yes":
        when = claim.when.cut(claim.said.last) if claim.when else None
        return Fact(
            claim,
            rank,
            "yes",
            when.first if when else date.min,
            when.last if when else claim.said.last,
        )
    return Fact(claim, rank, "no", last=claim.when.last if claim.when else claim.said.first)


def clash_of_steps(one: Fact, other: Fact) -> bool:
    """Whether a yes and a no exclude each other: the step was taken before a day on which it had not been (3.3)."""
    if one.says == other.says:
        return False
    yes, no = (one, other) if one.says == "yes" else (other, one)
    return yes.last < no.last


def clash_of_values(one: Fact, other: Fact) -> bool:
    """Whether two values differ; "to be announced" excludes nothing (3.3)."""
    return one.says != other.says and TBA not in {one.says, other.says}


def no_clash(_one: Fact, _other: Fact) -> bool:
    """Notes stand side by side."""
    return False


def walk(facts: Iterable[Fact], clash: Clash, *, hearsay_counts: bool) -> Verdict:
    """Return which facts stand, whatever the order in which they are given.

    Strong before weak, new before old: so whatever may overrule a fact has had its own fate
    decided before. Hearsay that does not count is set aside, unless somebody better overrules
    it, which says more.
    """
    stands: list[Fact] = []
    camps: dict[str, _Camp] = {}
    overruled: list[tuple[Fact, Fact]] = []
    set_aside: list[Fact] = []
    for fact in sorted(facts, key=attrgetter("order")):
        winner = _winner(fact, camps, clash)
        if winner:
            overruled.append((fact, winner))
        elif fact.rank is Rank.HEARSAY and not hearsay_counts:
            set_aside.append(fact)
        else:
            stands.append(fact)
            camps.setdefault(fact.says, _Camp(fact)).join(fact)
    return Verdict(tuple(stands), tuple(overruled), tuple(set_aside))


class _Camp:
    """The facts that stand and say the same, in the order of the walk; `edge` clashes if any of them does."""

    def __init__(self, fact: Fact) -> None:
        self.facts: list[Fact] = []
        self.edge = fact

    def join(self, fact: Fact) -> None:
        """Take a fact in: of the yes the earliest, of the no the latest is the first to clash."""
        self.facts.append(fact)
        if fact.last > self.edge.last if fact.says == "no" else fact.last < self.edge.last:
            self.edge = fact


def _winner(fact: Fact, camps: Mapping[str, _Camp], clash: Clash) -> Fact | None:
    """Return the first of the standing facts, in the order of the walk, that overrules this one.

    None if none does.
    """
    first: Fact | None = None
    for says, camp in camps.items():
        if says == fact.says or not clash(camp.edge, fact):
            continue
        winner = next((other for other in camp.facts if _beats(other, fact, clash)), None)
        if winner and (first is None or winner.order < first.order):
            first = winner
    return first


def newest(claim: Claim) -> tuple[date, date, str]:
    """Return the key that orders claims in time: its first possible day, its last, then its id."""
    return claim.said.first, claim.said.last, claim.id


def _beats(one: Fact, other: Fact, clash: Clash) -> bool:
    """Whether a fact overrules a clashing one that comes later in the walk, so is no stronger (3.5).

    It must not be older, and must be stronger or newer.
    """
    if _newer(other, one) or not clash(one, other):
        return False
    return one.rank is not other.rank or _newer(one, other)


def _newer(one: Fact, other: Fact) -> bool:
    return one.claim.said.first > other.claim.said.last
