"""How long a wait takes, as one smooth curve made of bells (rule 10.2).

Each wait that is over is a bell around its logarithm: a wait of 300 days stands for waits of about
300 days. A wait that still lasts is the upper half of a bell: it will be longer by some of itself.
Their mean is the curve.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from math import log
from statistics import NormalDist, stdev

_BELL = NormalDist()
_LEAST_WIDTH = 0.001  # where all waits are equally long
_CALENDAR = range(date.max.toordinal())  # no wait is longer


@dataclass(frozen=True)
class Curve:
    """The curve of some waits: the logarithms of those that are over, and of those that last."""

    over: tuple[float, ...]
    lasting: tuple[float, ...]
    width: float

    @classmethod
    def of(cls, over: Sequence[int], lasting: Iterable[int] = ()) -> "Curve":
        """Return the curve of waits in days, each at least 1; at least two of them are over."""
        logs = tuple(map(log, over))
        width = 0.9 * stdev(logs) * len(logs) ** -0.2
        return cls(logs, tuple(map(log, lasting)), max(width, _LEAST_WIDTH))

    def longer(self, days: float) -> float:
        """Return the share of the waits that last longer than so many days."""
        if days <= 0:
            return 1
        at = log(days)
        bells = [_BELL.cdf((middle - at) / self.width) for middle in self.over]
        halves = [min(1, 2 * _BELL.cdf((start - at) / self.width)) for start in self.lasting]
        return (sum(bells) + sum(halves)) / (len(bells) + len(halves))

    def over_by(self, days: float, waited: int = 0) -> float:
        """Return the chance that a wait of so many days so far is over after `days`.

        What has been waited is cut off; `longer(waited)` is not 0.
        """
        return max(0, 1 - self.longer(days) / self.longer(waited))

    def days(self, chances: Iterable[float], waited: int = 0) -> list[int]:
        """Return after how many days the wait is over with each chance, to the nearest day."""

        @cache
        def over_by(day: int) -> float:
            return self.over_by(day + 0.5, waited)  # the day nearest to any moment before its noon

        return [bisect_left(_CALENDAR, chance, key=over_by) for chance in chances]
