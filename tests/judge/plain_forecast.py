"""Rule 10 once more, written from its text alone: slow, plain, and nothing of it from the judge.

A wait is its start, its release, and the day on which it is surely over. The bells are summed with `math.erf`, and the
percentiles are looked for by halving.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from math import erf, exp, log, sqrt
from statistics import stdev

from aoud_cli.facts.dates import PartialDate
from aoud_cli.facts.model import FactBase

FLAGS = ("effects", "strike", "pandemic", "joint")
Wait = tuple[date, date, date]


def middle(when: PartialDate) -> date:
    return when.first + (when.last - when.first) // 2


def waits(
    facts: FactBase, stage: str, day: date, *, every: bool = False
) -> tuple[list[Wait], list[date]]:
    """Return the waits that were over by a day, and when those began that were not."""
    own = {flag for flag in FLAGS if getattr(facts.title, flag)}
    over, lasting = [], []
    for season in facts.precedents:
        start = getattr(season, stage)
        special = {flag for flag in FLAGS if getattr(season, flag)}
        if season.left_out or start is None or not (every or own <= special):
            continue
        if season.released.last <= day:
            over.append((middle(start), middle(season.released), season.released.last))
        elif start.last <= day:
            lasting.append(middle(start))
    return over, lasting


def length(wait: Wait) -> int:
    return max(1, (wait[1] - wait[0]).days)


@cache
def width(logs: tuple[float, ...]) -> float:
    scale: float = 0.9 * stdev(logs) / len(logs) ** 0.2
    return scale


def share_over(days: float, over: Sequence[int], lasting: Sequence[int]) -> float:
    """Return the part of the bells, and of the upper halves of bells, that lies below some days."""
    logs = tuple(log(wait) for wait in over)
    scale = width(logs) * sqrt(2)
    if days <= 0:
        return 0
    bells = [0.5 + 0.5 * erf((log(days) - at) / scale) for at in logs]
    halves = [max(0, erf((log(days) - log(wait)) / scale)) for wait in lasting]
    return sum(bells + halves) / len(bells + halves)


def chance(days: float, waited: int, over: Sequence[int], lasting: Sequence[int]) -> float:
    before = share_over(waited, over, lasting)
    return (share_over(days, over, lasting) - before) / (1 - before)


def percentile(part: float, waited: int, over: Sequence[int], lasting: Sequence[int]) -> float:
    low, high = log(max(waited, 0.1)), log(3_000_000)
    for _ in range(36):
        half = (low + high) / 2
        if chance(exp(half), waited, over, lasting) < part:
            low = half
        else:
            high = half
    return exp(high)


def range_of(
    since: date, known: date, over: Sequence[int], lasting: Sequence[int]
) -> tuple[date, date, date]:
    """Return the days by which a season is out with a chance of 10, 50 and 90 %."""
    waited = max(0, (known - since).days)
    first, half, last = (
        since + timedelta(round(percentile(part, waited, over, lasting)))
        for part in (0.1, 0.5, 0.9)
    )
    return first, half, last


@dataclass(frozen=True)
class Score:
    inside: int
    n: int
    error: float
    crps: float


def backtest(waits: Sequence[Wait], *, leave_one_out: bool = False) -> Score:
    """Return how the seasons would have been predicted on the days on which their waits began."""
    inside, errors, losses = 0, [], []
    for index, wait in enumerate(waits):
        others = [other for number, other in enumerate(waits) if number != index]
        known = [length(one) for one in others if leave_one_out or one[2] <= wait[0]]
        if len(known) < 5:
            continue
        low, half, high = (round(percentile(part, 0, known, [])) for part in (0.1, 0.5, 0.9))
        true = length(wait)
        inside += low <= true <= high
        errors.append(abs(half - true))
        pinball = 0.0
        for number in range(100):
            part = (number + 0.5) / 100
            told = round(percentile(part, 0, known, []))
            pinball += part * (true - told) if true >= told else (1 - part) * (told - true)
        losses.append(2 * pinball / 100)
    n = len(errors)
    return Score(inside, n, sum(errors) / n, sum(losses) / n)
