"""`aoud forecast`: when the season could come, by two sums side by side, and how far to trust them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from aoud_cli.facts.dates import PartialDate, spoken, spoken_day
from aoud_cli.facts.vocabulary import FILMING, RELEASED
from aoud_cli.judge import forecast as sums
from aoud_cli.judge.answer import Assessment
from aoud_cli.judge.forecast import Comparables, Pace
from aoud_cli.reports.report import Report, Row, heading
from aoud_cli.text import counted

_PERCENT = 100
_LONG = 30  # days without a look after which a release could have been missed


@dataclass(frozen=True)
class ForecastRow(Row):
    """One way of reckoning: the days that it gives, what it rests on, and the rank of the weakest word in it."""

    method: str
    first: date
    middle: date | None
    last: date | None
    basis: str
    seasons: int
    longer: int
    inputs: str

    def cells(self) -> tuple[str, ...]:
        """Return the method, its earliest, middle and latest day, the weakest basis, and the inputs."""
        return (
            self.method,
            _day(self.first),
            _day(self.middle),
            _day(self.last),
            self.basis,
            self.inputs,
        )


@dataclass(frozen=True)
class Forecast(Report):
    """The ranges that the sums give; of `longer_waits` comparable seasons `out_by_now` were out by the day asked."""

    command: ClassVar[str] = "forecast"
    columns: ClassVar[tuple[str, ...]] = ("BY", "EARLIEST", "MIDDLE", "LATEST", "BASIS", "INPUTS")
    row_type: ClassVar[type[Row]] = ForecastRow

    longer_waits: int
    out_by_now: int | None
    sentences: tuple[str, ...]

    def preamble(self) -> tuple[str, ...]:
        """Return how to read the ranges."""
        return self.sentences


def forecast(assessment: Assessment) -> Forecast:
    """Return both sums, as far as there is anything to add up."""
    facts = assessment.facts
    pace, like = sums.pace(facts, assessment), sums.comparables(facts, assessment)
    rows = [
        *([_pace_row(assessment, pace)] if pace else []),
        *([_like_row(like)] if like and like.days else []),
    ]
    stale = like is not None and (assessment.as_of - assessment.known_day).days >= _LONG
    return Forecast(
        heading=heading(assessment),
        rows=tuple(rows),
        longer_waits=len(like.waits) if like else 0,
        out_by_now=like.out_by(assessment.as_of) if like and stale else None,
        sentences=tuple(_sentences(assessment, pace, like)),
    )


def _pace_row(assessment: Assessment, pace: Pace) -> ForecastRow:
    return ForecastRow(
        method=f"season {pace.season}'s pace",
        first=pace.earliest,
        middle=None,
        last=None,
        basis=pace.basis,
        seasons=1,
        longer=1,
        inputs=f"{counted_from(assessment, pace)} plus {counted(pace.months, 'month')}",
    )


def _like_row(like: Comparables) -> ForecastRow:
    days = like.days
    assert days is not None
    return ForecastRow(
        method="comparable seasons",
        first=like.after(days.first),
        middle=None if days.middle is None else like.after(days.middle),
        last=like.after(days.last),
        basis=like.basis,
        seasons=like.seasons,
        longer=len(like.waits),
        inputs=f"wrap {_day(like.since)}, {len(like.waits)} of {counted(like.seasons, 'season')}",
    )


def counted_from(assessment: Assessment, pace: Pace) -> str:
    """Return what a pace is counted from: `filming from today`, `wrap 18 Feb 2026`."""
    if pace.step is None:
        return f"filming from {'today' if assessment.as_of == assessment.known_day else _day(pace.since)}"
    return f"{'filming' if pace.step == FILMING else 'wrap'} {_day(pace.since)}"


def _sentences(assessment: Assessment, pace: Pace | None, like: Comparables | None) -> list[str]:
    said: list[str] = []
    if pace is None and like is None:
        release = assessment.answers.get((RELEASED, None))
        out = release is not None and release.reached
        return [
            "It is out: there is nothing to forecast."
            if out
            else "Nobody has said how long anything took."
        ]
    if pace:
        said.append(
            f"Season {pace.season}'s pace is one season: an anecdote, and at best an earliest day."
        )
    if like is None:
        said.append(
            "Comparable seasons are counted from the end of filming, and nobody has said that it is over."
        )
        return said
    said.append(_how_to_read(like))
    said += [
        f"Not counted: {name} had waited {counted(days, 'day')} and was not out."
        for name, days in sums.waiting(assessment.facts, assessment.known_day)
    ]
    if (assessment.as_of - assessment.known_day).days >= _LONG and like.waits:
        said.append(_out_unseen(assessment, like))
    return said


def _out_unseen(assessment: Assessment, like: Comparables) -> str:
    """Return how likely the season is out without anybody having looked; with few seasons only the count."""
    out, longer = like.out_by(assessment.as_of), len(like.waits)
    count = f"By {_day(assessment.as_of)} {out} of those {longer} would have been out"
    chance = f": by that count, the chance that this season is out already is {round(out * _PERCENT / longer)} %"
    return f"{count}{chance if longer >= sums.ENOUGH else ''}. Nobody has looked since {_day(assessment.known_day)}."


def _how_to_read(like: Comparables) -> str:
    if not like.waits:
        wait = f"{counted(like.waited, 'day')} after the end of filming"
        return f"At {wait}, the wait is already the longest on record among {like.seasons} comparable seasons."
    if like.days and like.days.middle is None:
        return f"Only {len(like.waits)} comparable seasons waited longer; their range is shown, not percentiles."
    return (
        f"{len(like.waits)} of {like.seasons} comparable seasons waited longer than the {counted(like.waited, 'day')}"
        " so far. One in ten of these came before the earliest day, half by the middle, one in ten after the latest."
        " The basis is that of the wrap."
    )


def range_in_words(like: Comparables) -> str:
    """Return the range of the comparable seasons in months: `Oct 2026 to Mar 2027`.

    Empty when there is none.
    """
    if like.days is None:
        return ""
    return spoken(_months(like.after(like.days.first), like.after(like.days.last)))


def _months(first: date, last: date) -> PartialDate:
    return PartialDate.parse(f"{first:%Y-%m}/{last:%Y-%m}")


@dataclass(frozen=True)
class TrialRow(Row):
    """A comparable season whose release was predicted from all the others."""

    title: str
    season: int
    released: date
    first: date
    last: date
    inside: bool

    def cells(self) -> tuple[str, ...]:
        """Return title, true day, predicted days, and whether it fell between them."""
        name = f"{self.title} {self.season}"
        return (
            name,
            _day(self.released),
            _day(self.first),
            _day(self.last),
            "in" if self.inside else "out",
        )


@dataclass(frozen=True)
class Backtest(Report):
    """How often the true day fell into the range that the other seasons gave."""

    command: ClassVar[str] = "forecast"
    columns: ClassVar[tuple[str, ...]] = ("SEASON", "RELEASED", "FROM", "TO", "IN OR OUT")
    row_type: ClassVar[type[Row]] = TrialRow

    inside: int
    trials: int

    def preamble(self) -> tuple[str, ...]:
        """Return the coverage in a sentence."""
        if not self.trials:
            return ("Too few comparable seasons for a back-test.",)
        share = round(self.inside * _PERCENT / self.trials)
        return (
            "Each season's range is predicted from all the others; eight of ten should fall inside.",
            f"{self.inside} of {self.trials} did: {share} % (n = {self.trials}).",
        )


def backtest(assessment: Assessment) -> Backtest:
    """Return the method tried on each comparable season, told of all the others."""
    trials = sums.backtest(sums.gaps(assessment.facts, assessment.known_day))
    rows = tuple(
        TrialRow(t.gap.title, t.gap.season, t.gap.released, t.first, t.last, t.inside)
        for t in trials
    )
    return Backtest(heading(assessment), rows, inside=_count_inside(trials), trials=len(trials))


def _count_inside(trials: Sequence[sums.Trial]) -> int:
    return sum(trial.inside for trial in trials)


def _day(day: date | None) -> str:
    return spoken_day(day) if day else ""
