"""Which claims count on a day (rules 1.2, 2.1 and 2.3).

A claim is judged as of the known day of its own topic, wherever it counts. It counts once it is
public by then, unless its speaker took it back, or it stands in a listing that says otherwise now.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from graphlib import TopologicalSorter
from operator import attrgetter

from aoud_cli.facts.model import Claim, FactBase
from aoud_cli.facts.vocabulary import Kind
from aoud_cli.judge.answer import Fate, Judged, Key, key_of
from aoud_cli.judge.evidence import in_time, is_newer


@dataclass(frozen=True)
class Public:
    """The claims that are public on a day, and by what they are about those that count.

    `replaced` are claims of listings, by id, and the claim that took the place of each; they still
    stand in `counting`, since a prediction keeps a fate of its own. `retracted` count no longer.
    """

    claims: tuple[Claim, ...]
    known_days: Mapping[str, date]
    counting: Mapping[Key, tuple[Claim, ...]]
    retracted: Mapping[Key, tuple[Judged, ...]]
    replaced: Mapping[str, Claim]

    def about(self, key: Key) -> tuple[Claim, ...]:
        """Return the claims that count about one thing."""
        return self.counting.get(key, ())

    def facts_about(self, key: Key) -> list[Claim]:
        """Return the facts that count about one thing; one that was replaced has no effect."""
        stated = [claim for claim in self.about(key) if claim.kind is Kind.FACT]
        return [claim for claim in stated if claim.id not in self.replaced]

    @property
    def spoken_of(self) -> set[Key]:
        """Everything that anybody has spoken of, also in words that were taken back."""
        return {*self.counting, *self.retracted}

    def parts_of(self, topic: str) -> int:
        """Return in how many parts a topic comes: 1, unless claims name more (rule 8)."""
        return self._parts.get(topic, 1)

    @cached_property
    def _parts(self) -> dict[str, int]:
        """The highest part of each topic that anybody has spoken of."""
        return {key.topic: key.part for key in sorted(self.spoken_of, key=attrgetter("part"))}


def known_days(facts: FactBase, as_of: date, today: date) -> dict[str, date]:
    """Return the last day that is known of each topic (rule 1.2).

    That is the day asked about, or the latest look at the topic if it is earlier; a look that is
    said to have been taken after today counts as of today.
    """
    return {topic: min(as_of, day) for topic, day in facts.last_looks(as_of, today).items()}


def public_claims(facts: FactBase, known_days: Mapping[str, date]) -> Public:
    """Return what was public on the known day of each topic, and what of it counts (rule 2.1)."""
    public = [claim for claim in facts.claims if claim.said.last <= known_days[claim.topic]]
    retractors = _retractors(facts, public)
    visible = [claim for claim in public if claim.id not in retractors]
    counting: dict[Key, list[Claim]] = defaultdict(list)
    for claim in visible:
        counting[key_of(claim)].append(claim)
    retracted: dict[Key, list[Judged]] = defaultdict(list)
    for claim in sorted(public, key=in_time, reverse=True):
        if claim.id in retractors:
            fate = Judged(claim, facts.rank(claim), Fate.RETRACTED, retractors[claim.id])
            retracted[key_of(claim)].append(fate)
    return Public(
        claims=tuple(public),
        known_days=known_days,
        counting={key: tuple(claims) for key, claims in counting.items()},
        retracted={key: tuple(claims) for key, claims in retracted.items()},
        replaced=_replaced_in_listings(facts, visible),
    )


def _retractors(facts: FactBase, public: Iterable[Claim]) -> dict[str, Claim]:
    """Return the claims that were taken back, by id, and by which claim of at least their strength.

    A retraction that was itself taken back takes nothing back: so each is looked at after those
    that could have taken it back.
    """
    by_id = {claim.id: claim for claim in public}
    targets: dict[str, Claim] = {}
    order: TopologicalSorter[str] = TopologicalSorter()
    retracting = [claim for claim in by_id.values() if claim.retracts]
    for claim in sorted(retracting, key=in_time, reverse=True):
        if claim.retracts and claim.retracts in by_id:
            targets[claim.id] = by_id[claim.retracts]
            order.add(claim.retracts, claim.id)
    retractors: dict[str, Claim] = {}
    for key in order.static_order():
        if key not in targets or key in retractors:
            continue
        target, retractor = targets[key], by_id[key]
        if facts.rank(retractor).weight >= facts.rank(target).weight:
            retractors[target.id] = retractor
    return retractors


def _replaced_in_listings(facts: FactBase, visible: Iterable[Claim]) -> dict[str, Claim]:
    """Return the claims of listings that have a newer one at least as strong, and which (2.3)."""
    listed: dict[tuple[Key, str], list[Claim]] = defaultdict(list)
    for claim in visible:
        if facts.sources[claim.by].listing:
            listed[key_of(claim), claim.by].append(claim)
    replaced: dict[str, Claim] = {}
    for claims in listed.values():
        for claim in claims:
            weight = facts.rank(claim).weight
            strong = [other for other in claims if facts.rank(other).weight >= weight]
            newer = [other for other in strong if is_newer(other, claim)]
            if newer:
                replaced[claim.id] = min(newer, key=in_time)
    return replaced
