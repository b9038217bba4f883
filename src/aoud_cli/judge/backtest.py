"""Tests the forecast on the seasons that it is made from (rule 10.3)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from statistics import mean

from aoud_cli.facts.dates import add_days
from aoud_cli.judge.comparable import ENOUGH, Wait
from aoud_cli.judge.curve import Curve
from aoud_cli.judge.forecast import LEVELS

_PERCENTILES = tuple((number + 0.5) / 100 for number in range(100))


@dataclass(frozen=True)
class Trial:
    """A season, and the days by which the curve had it out with a chance of 10, 50 and 90 %.

    `crps` is the error of the whole curve in days: that of a single day, if it were one.
    """

    wait: Wait
    seasons: int
    first: date
    middle: date
    last: date
    crps: float

    @property
    def inside(self) -> bool:
        """Whether it was released between the first and the last of the expected days."""
        return self.first <= self.wait.released <= self.last

    @property
    def error(self) -> int:
        """By how many days the middle one was missed."""
        return abs((self.middle - self.wait.released).days)


def backtest(seasons: Sequence[Wait], *, leave_one_out: bool = False) -> tuple[Trial, ...]:
    """Return each season as it was predicted on the day on which its wait began.

    Known are the seasons that were out by that day, at least five; or, to leave one out, all the
    others, of which nobody could have known then.
    """
    trials = []
    for wait in sorted(seasons, key=lambda one: (one.began, one.name)):
        others = [one for one in seasons if one is not wait]
        known = [one for one in others if leave_one_out or one.is_over(wait.began)]
        if len(known) >= ENOUGH:
            trials.append(_trial(wait, known))
    return tuple(trials)


def _trial(wait: Wait, known: Sequence[Wait]) -> Trial:
    curve = Curve.of([one.days for one in known])
    first, half, last = (add_days(wait.began, days) for days in curve.days(LEVELS))
    crps = _crps(curve.days(_PERCENTILES), wait.days)
    return Trial(wait, len(known), first, half, last, crps)


def _crps(percentiles: Sequence[int], days: int) -> float:
    """Return twice the mean pinball loss: what is missed, weighed by how sure the curve was."""
    pairs = zip(_PERCENTILES, percentiles, strict=True)
    return 2 * mean((level - (days < at)) * (days - at) for level, at in pairs)
