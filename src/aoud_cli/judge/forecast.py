"""When a season could be out, from how long others took. Sums, and no rule of docs/rules.md.

Two are made: the months that the season before took, and the range of the comparable seasons that
had waited as long as this one has.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import quantiles

from aoud_cli.facts.dates import PartialDate, add_days, add_months
from aoud_cli.facts.model import FactBase, Precedent
from aoud_cli.facts.vocabulary import CANCELLED, FILMING, RELEASED, WRAPPED, Rank
from aoud_cli.judge.answer import Answer, Assessment, Key

ENOUGH = 5  # with fewer seasons a percentile would be an invention


def topics_of(facts: FactBase) -> list[str]:
    """Return the topics that a forecast rests on, as far as the fact base asks about them."""
    return [name for name in (WRAPPED, RELEASED) if name in facts.topics]


def known_day(assessment: Assessment) -> date:
    """Return the last day that is known of the release: up to then the season has waited."""
    days = assessment.known_days
    return days[RELEASED] if RELEASED in days else min(days.values())


@dataclass(frozen=True)
class Pace:
    """When the season comes at the pace of the one before, the months counted from a day.

    `step` is the step taken on that day; None if filming is taken to begin on it. `basis` is the
    rank of the weakest word that the sum rests on.
    """

    season: int
    since: date
    step: str | None
    months: int
    earliest: date
    basis: Rank


def pace(assessment: Assessment) -> Pace | None:
    """Return when the season could come out if it took as long as the one before.

    The months are counted from the end of filming, else from its start, else from the known day.
    None when it is out or cancelled, or when nobody has said how long the season before took.
    """
    facts = assessment.facts
    previous = facts.title.previous
    steps = {FILMING, WRAPPED, RELEASED}
    if previous is None or not steps <= facts.topics.keys() or _is_over(assessment):
        return None
    filming, post = assessment[previous.filming], assessment[previous.post]
    if not (filming.says.isdecimal() and post.says.isdecimal()):
        return None
    whole, rest = int(filming.says) + int(post.says), int(post.says)
    for step, months, inputs in ((WRAPPED, rest, [post]), (FILMING, whole, [filming, post])):
        answer = assessment[step]
        if answer.reached and answer.window:
            since = answer.window.first if answer.window.starts else answer.window.last
            basis = _weakest([answer, *inputs])
            return Pace(previous.season, since, step, months, add_months(since, months), basis)
    day, basis = known_day(assessment), _weakest([filming, post])
    return Pace(previous.season, day, None, whole, add_months(day, whole), basis)


def _weakest(answers: Iterable[Answer]) -> Rank:
    return min((answer.basis for answer in answers if answer.basis), key=lambda rank: rank.weight)


@dataclass(frozen=True)
class Gap:
    """A comparable season, and the days from the end of its filming to its release."""

    title: str
    season: int
    wrapped: date
    released: date

    @property
    def days(self) -> int:
        """The wait, in days."""
        return (self.released - self.wrapped).days


def gaps(assessment: Assessment) -> tuple[Gap, ...]:
    """Return the comparable seasons that were out by then, less those that are left out.

    Where only a month is known, its middle day stands for it.
    """
    day = _known_of_others(assessment)
    return tuple(
        Gap(one.title, one.season, _middle(one.wrapped), _middle(one.released))
        for one in _counted(assessment)
        if one.wrapped and one.released.last <= day
    )


def waiting(assessment: Assessment) -> tuple[tuple[str, int], ...]:
    """Return the comparable seasons that had wrapped and were not out, and for how many days."""
    day = _known_of_others(assessment)
    return tuple(
        (f"{one.title} {one.season}", (day - _middle(one.wrapped)).days)
        for one in _counted(assessment)
        if one.wrapped and one.wrapped.last <= day < one.released.last
    )


def _counted(assessment: Assessment) -> list[Precedent]:
    return [one for one in assessment.facts.precedents if one.left_out is None]


def _known_of_others(assessment: Assessment) -> date:
    """Return the last day that is known of other seasons: they stand in the file (rule 1.2)."""
    return min(assessment.as_of, assessment.today, assessment.facts.checked)


def _middle(when: PartialDate) -> date:
    return when.first + (when.last - when.first) // 2


@dataclass(frozen=True)
class Spread:
    """The days of waiting after which a tenth, half and nine tenths of the seasons were out.

    With fewer than five seasons there is no `middle`, and the ends are those of their range.
    """

    first: int
    middle: int | None
    last: int


def spread(waits: Sequence[int]) -> Spread | None:
    """Return the 10, 50 and 90 % points of waits in days (quantiles, exclusive).

    None when there are none.
    """
    if not waits:
        return None
    if len(waits) < ENOUGH:
        return Spread(min(waits), None, max(waits))
    tenths = quantiles(waits, n=10, method="exclusive")
    return Spread(round(tenths[0]), round(tenths[4]), round(tenths[8]))


@dataclass(frozen=True)
class Comparables:
    """When the season could be out, by the comparable ones that had waited as long.

    `since` is the end of filming, `waited` the days from then to the known day, 0 or more.
    `seasons` counts the comparable ones; `waits` are their waits, as far as they were longer, and
    `days` the range of these; None when there is none.
    """

    since: date
    waited: int
    seasons: int
    waits: tuple[int, ...]
    days: Spread | None
    basis: Rank

    def after(self, days: int) -> date:
        """Return the day so many days after the end of filming, but none before the known day.

        It is not out.
        """
        return add_days(self.since, max(days, self.waited))

    def out_by(self, day: date) -> int:
        """Return how many of the longer waits had ended by a day."""
        return sum(wait <= (day - self.since).days for wait in self.waits)


def comparables(assessment: Assessment) -> Comparables | None:
    """Return what the comparable seasons let expect.

    None before filming is over, after the release or the end, or without any.
    """
    if WRAPPED not in assessment.facts.topics or _is_over(assessment):
        return None
    answer, released = assessment[WRAPPED], gaps(assessment)
    if not (answer.reached and answer.window and answer.basis and released):
        return None
    since = _middle(answer.window.whole) if answer.window.starts else answer.window.last
    waited = max(0, (known_day(assessment) - since).days)
    waits = tuple(sorted(gap.days for gap in released if gap.days > waited))
    return Comparables(since, waited, len(released), waits, spread(waits), answer.basis)


def _is_over(assessment: Assessment) -> bool:
    """Whether there is nothing more to expect: it is out, or it is cancelled."""
    ends = [assessment.answers.get(Key(topic)) for topic in (RELEASED, CANCELLED)]
    return any(answer is not None and answer.reached for answer in ends)


@dataclass(frozen=True)
class Trial:
    """A comparable season, and the days between which the others had it out, 8 times in 10."""

    gap: Gap
    first: date
    last: date

    @property
    def inside(self) -> bool:
        """Whether it was released between those days."""
        return self.first <= self.gap.released <= self.last


def backtest(seasons: Sequence[Gap]) -> tuple[Trial, ...]:
    """Return how the method would have done on each season, told of all the others."""
    trials = []
    for gap in seasons:
        others = [other.days for other in seasons if other is not gap]
        if len(others) >= ENOUGH and (days := spread(others)):
            first, last = add_days(gap.wrapped, days.first), add_days(gap.wrapped, days.last)
            trials.append(Trial(gap, first, last))
    return tuple(trials)
