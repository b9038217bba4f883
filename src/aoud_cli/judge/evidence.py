"""Which facts stand: a stronger or newer fact overrules others (rules 2.4, 3.1, 3.5).

A fact is a claim read as evidence. All facts that can contradict each other are walked once, the
strongest first and of these the newest first. Whatever could overrule a fact has then had its own
fate decided: so a fact either stands, or is overruled by one that stands, and overrules nobody.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from operator import attrgetter

from aoud_cli.facts.model import Claim
from aoud_cli.facts.vocabulary import NO, TALKS, TBA, YES, Rank
from aoud_cli.judge.answer import Fate, Judged, Key

_ONE_DAY = timedelta(days=1)
_NUMBER = re.compile(r"[0-9]+(\.[0-9]+)?")


@dataclass(frozen=True)
class Step:
    """A milestone, or a part of the release (rules 3.2, 8).

    Of a weekly show the last two steps are branches, numbered from 1: they stand side by side, and
    so do the parts of the release beside the other one.
    """

    topic: str
    part: int = 1
    level: int = 0
    branch: int = 0

    @property
    def key(self) -> Key:
        """What an answer about it is about."""
        return Key(self.topic, part=self.part)

    def is_before(self, other: "Step") -> bool:
        """Return whether this step comes earlier on the ladder."""
        one_after_another = self.branch == other.branch or 0 in {self.branch, other.branch}
        return one_after_another and self.level < other.level


@dataclass(frozen=True)
class Fact:
    """A claim as evidence: what it says, and on which days.

    A yes happened from `first` to `last`; a no held until `last`; a value has no days. What a value
    says is given as it is compared, see `values.sense`.
    """

    claim: Claim
    rank: Rank
    says: str
    first: date = date.min
    last: date = date.max
    step: Step = Step("")

    @cached_property
    def order(self) -> tuple[object, ...]:
        """The key that puts strong facts before weak ones, and new before old (rule 3.5).

        What ties beyond what is said decides only whose name is shown.
        """
        said = self.claim.said
        newest_first = (-said.first.toordinal(), -said.last.toordinal())
        return (-self.rank.weight, *newest_first, _precedence(self.says), *by_exactness(self.claim))


def by_exactness(claim: Claim) -> tuple[int, str, str, str]:
    """Return the key that puts an exact date before a vague one, then goes by speaker and text."""
    when = claim.when
    days = (when.last - when.first).days if when else date.max.toordinal()
    return days, claim.by, claim.text, claim.id


def _precedence(says: str) -> tuple[int, float, str]:
    """Return the key of what is said: a no, a yes; or tba, talks, numbers, then the alphabet."""
    soft = {NO: 0, YES: 1, TBA: 2, TALKS: 3}
    if says in soft:
        return soft[says], 0, ""
    if _NUMBER.fullmatch(says):
        return 4, float(says), ""
    return 5, 0, says


def in_time(claim: Claim) -> tuple[object, ...]:
    """Return the key that orders claims by the day on which they were said."""
    return claim.said.first, claim.said.last, *by_exactness(claim)


def is_newer(one: Claim, other: Claim) -> bool:
    """Return whether one claim was surely said after another; else they are of one time."""
    return one.said.first > other.said.last


def fact_about_step(claim: Claim, rank: Rank, step: Step) -> Fact:
    """Return a yes or no with its days (rule 2.4)."""
    if claim.says == NO:
        last = claim.when.last if claim.when else claim.said.first
        return Fact(claim, rank, NO, last=last, step=step)
    first, last = _days_of_yes(claim)
    return Fact(claim, rank, YES, first, last, step)


def _days_of_yes(claim: Claim) -> tuple[date, date]:
    """Return the first and last day of a yes.

    It never happened after it was said, but for one day: midnight in Los Angeles is the next day in
    Seoul.
    """
    spoken = claim.said.last
    if claim.when is None:
        return date.min, spoken
    if claim.when.first - spoken == _ONE_DAY:
        return claim.when.first, claim.when.first
    when = claim.when.cut(spoken)
    return when.first, when.last


Clash = Callable[[Fact, Fact], bool]


def steps_clash(one: Fact, other: Fact) -> bool:
    """Return whether a yes and a no exclude each other (rules 3.1 and 3.2).

    They do if the yes lies before a day on which the step, or an earlier one, had not been taken.
    """
    if one.says == other.says:
        return False
    yes, no = (one, other) if one.says == YES else (other, one)
    bears_on = no.step == yes.step or no.step.is_before(yes.step)
    return bears_on and yes.last < no.last


@dataclass(frozen=True)
class Verdict:
    """The facts that stand, in the order of the walk; the others, and which one overruled each.

    `set_aside` is hearsay that neither counts nor is contradicted by anybody.
    """

    stands: tuple[Fact, ...] = ()
    overruled: tuple[tuple[Fact, Fact], ...] = ()
    set_aside: tuple[Fact, ...] = ()

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Every fact that took part."""
        return (*self.stands, *(fact for fact, _ in self.overruled), *self.set_aside)

    @property
    def fates(self) -> tuple[Judged, ...]:
        """The fate of each claim."""
        stands = [Judged(fact.claim, fact.rank, Fate.STANDS) for fact in self.stands]
        overruled = [
            Judged(fact.claim, fact.rank, Fate.OVERRULED, winner.claim)
            for fact, winner in self.overruled
        ]
        set_aside = [Judged(fact.claim, fact.rank, Fate.SET_ASIDE) for fact in self.set_aside]
        return (*stands, *overruled, *set_aside)

    def with_hearsay(self, heard: "Verdict") -> "Verdict":
        """Return this verdict on press and better with that on hearsay after it."""
        return Verdict(
            (*self.stands, *heard.stands),
            (*self.overruled, *heard.overruled),
            (*self.set_aside, *heard.set_aside),
        )


def walk(facts: Iterable[Fact], clash: Clash, standing: Iterable[Fact] = ()) -> Verdict:
    """Return which facts stand, whatever the order in which they are given (rule 3.5).

    `standing` are facts that stand already, in the same order: they may overrule, and are not
    among the facts that are returned.
    """
    before, stands = [*standing], list[Fact]()
    overruled: list[tuple[Fact, Fact]] = []
    for fact in sorted(facts, key=attrgetter("order")):
        winner = _first_to_beat(fact, before, clash) or _first_to_beat(fact, stands, clash)
        if winner:
            overruled.append((fact, winner))
        else:
            stands.append(fact)
    return Verdict(tuple(stands), tuple(overruled))


def walk_past(facts: Iterable[Fact], clash: Clash, standing: Sequence[Fact]) -> Verdict:
    """Return the fate of hearsay that does not count: overruled where somebody would (rule 3.4)."""
    overruled: list[tuple[Fact, Fact]] = []
    set_aside: list[Fact] = []
    for fact in sorted(facts, key=attrgetter("order")):
        winner = _first_to_beat(fact, standing, clash)
        if winner:
            overruled.append((fact, winner))
        else:
            set_aside.append(fact)
    return Verdict((), tuple(overruled), tuple(set_aside))


def _first_to_beat(fact: Fact, standing: Iterable[Fact], clash: Clash) -> Fact | None:
    """Return the first standing fact that overrules one; who says the same never does."""
    others = (other for other in standing if other.says != fact.says)
    return next((other for other in others if _beats(other, fact, clash)), None)


def _beats(one: Fact, other: Fact, clash: Clash) -> bool:
    """Return whether a fact overrules one that it clashes with: it is stronger, or newer.

    It must be at least as strong, and not older: a newer word is never overruled by an older one,
    however strong, and the two are disputed.
    """
    if one.rank.weight < other.rank.weight or is_newer(other.claim, one.claim):
        return False
    stronger_or_newer = one.rank.weight > other.rank.weight or is_newer(one.claim, other.claim)
    return stronger_or_newer and clash(one, other)


def first_to_say(facts: Iterable[Fact], step: Step) -> Fact:
    """Return the fact that was said first; one on the step itself comes before all others."""
    return min(facts, key=lambda fact: (fact.step != step, in_time(fact.claim)))
