"""Adds up when a season could be out, from how long others took. Pure; the sums are design 4."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import quantiles

from aoud_cli.facts.dates import PartialDate, add_months
from aoud_cli.facts.model import FactBase
from aoud_cli.facts.vocabulary import FILMING, RELEASED, WRAPPED, Rank
from aoud_cli.judge.answer import Answer, Assessment

ENOUGH = 5  # with fewer seasons a percentile would be an invention


@dataclass(frozen=True)
class Pace:
    """The earliest release at the pace of the season before: from which day, after how many months, on which day."""

    season: int
    since: date
    step: (
        str | None
        # The last step taken, from which the months are counted; None: as if filming began on
        # `since`
    )
    months: int
    earliest: date
    basis: Rank  # of the weakest word that the sum rests on


def pace(facts: FactBase, assessment: Assessment) -> Pace | None:
    """Return when the season could come out if it took as long as the one before.

    The months are counted from the end of filming, else from its start, else from the known
    day. None when it is out, or when nobody has said how long the season before took.
    """
    previous = facts.title.previous
    steps = {FILMING, WRAPPED, RELEASED}
    if previous is None or not steps <= facts.topics.keys() or assessment[RELEASED].reached:
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
    known_day = assessment.known_day
    return Pace(
        previous.season,
        known_day,
        None,
        whole,
        add_months(known_day, whole),
        _weakest([filming, post]),
    )


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


def gaps(facts: FactBase, known_day: date) -> tuple[Gap, ...]:
    """Return the comparable seasons that were out by a day, less those that are marked as left out.

    Where only a month is known, its middle day stands for it.
    """
    return tuple(
        Gap(
            precedent.title,
            precedent.season,
            _middle(precedent.wrapped),
            _middle(precedent.released),
        )
        for precedent in facts.precedents
        if precedent.left_out is None and precedent.released.last <= known_day
    )


def waiting(facts: FactBase, known_day: date) -> tuple[tuple[str, int], ...]:
    """Return the comparable seasons that had wrapped but were not out by a day, and for how many days."""
    return tuple(
        (f"{precedent.title} {precedent.season}", (known_day - _middle(precedent.wrapped)).days)
        for precedent in facts.precedents
        if precedent.left_out is None
        and precedent.wrapped.last <= known_day < precedent.released.last
    )


def _middle(when: PartialDate) -> date:
    return when.first + (when.last - when.first) // 2


@dataclass(frozen=True)
class Spread:
    """The days of waiting after which a tenth, half and nine tenths of the comparable seasons were out.

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
    """When the season could be out if it is like the comparable ones that had waited as long as it has.

    `since` is the end of filming, `waited` the days from then to the known day; `seasons` counts the comparable ones,
    `waits` are those of them that were longer. `days` is None when none was.
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
        return self.since + timedelta(days=max(days, self.waited))

    def out_by(self, day: date) -> int:
        """Return how many of the longer waits had ended by a day."""
        return sum(self.since + timedelta(days=wait) <= day for wait in self.waits)


def comparables(facts: FactBase, assessment: Assessment) -> Comparables | None:
    """Return what the comparable seasons let expect.

    None before filming is over, after the release, or without any.
    """
    answer = assessment.answers.get((WRAPPED, None))
    released = gaps(facts, assessment.known_day)
    if not (answer and answer.reached and answer.window and answer.basis and released) or _out(
        assessment
    ):
        return None
    since = _middle(answer.window) if answer.window.starts else answer.window.last
    waited = (assessment.known_day - since).days
    waits = tuple(sorted(gap.days for gap in released if gap.days > waited))
    return Comparables(since, waited, len(released), waits, spread(waits), answer.basis)


def _out(assessment: Assessment) -> bool:
    release = assessment.answers.get((RELEASED, None))
    return release is not None and release.reached


@dataclass(frozen=True)
class Trial:
    """A comparable season, and the days between which the others would have had it released, eight times in ten."""

    gap: Gap
    first: date
    last: date

    @property
    def inside(self) -> bool:
        """Whether it was released between those days."""
        return self.first <= self.gap.released <= self.last


def backtest(seasons: Sequence[Gap]) -> tuple[Trial, ...]:
    """Return how the method would have done on each season, told of all the others; nothing with too few of them."""
    trials = []
    for gap in seasons:
        others = [other.days for other in seasons if other is not gap]
        if len(others) >= ENOUGH and (days := spread(others)):
            trials.append(
                Trial(gap, gap.wrapped + timedelta(days.first), gap.wrapped + timedelta(days.last))
            )
    return tuple(trials)
