"""`aoud forecast`: when the season could come, by two sums, and how far to trust them."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from aoud_cli.facts.dates import spoken_day
from aoud_cli.facts.vocabulary import RELEASED, Rank
from aoud_cli.judge import forecast as sums
from aoud_cli.judge.answer import STALE_AFTER, Assessment, Fate, Key
from aoud_cli.judge.forecast import Comparables, Pace, Spread
from aoud_cli.reports.report import Cell, Marked, Report, Row, heading, word
from aoud_cli.reports.wording import counted_from
from aoud_cli.text import counted

_PERCENT = 100


@dataclass(frozen=True)
class ForecastRow(Row):
    """One sum: the days that it gives, from what, and the rank of the weakest word in it.

    `seasons` is how many it learns from, `longer` how many of them waited longer than this one has.
    """

    method: str
    first: date
    middle: date | None
    last: date | None
    basis: Rank
    seasons: int
    longer: int
    inputs: str

    def cells(self) -> tuple[Cell, ...]:
        """Return the method, its earliest, middle and latest day, basis and inputs."""
        days = _day(self.first), _day(self.middle), _day(self.last)
        return self.method, *days, word(self.basis), self.inputs


@dataclass(frozen=True)
class Forecast(Report[ForecastRow]):
    """The days that the sums give.

    `longer_waits` counts the comparable seasons that waited longer than this one has. Where nobody
    has looked for long, `out_by_now` counts those of them that were out by the day asked.
    """

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
    pace = sums.pace(assessment)
    like = sums.comparables(assessment)
    rows = []
    if pace:
        rows.append(_pace_row(assessment, pace))
    if like and like.days:
        rows.append(_like_row(like, like.days))
    return Forecast(
        heading=heading(assessment, sums.topics_of(assessment.facts)),
        rows=tuple(rows),
        longer_waits=len(like.waits) if like else 0,
        out_by_now=like.out_by(assessment.as_of) if like and _is_old(assessment) else None,
        sentences=tuple(_sentences(assessment, pace, like)),
    )


def _is_old(assessment: Assessment) -> bool:
    """Whether nobody has looked for so long that the release could have been missed (1.3)."""
    return (assessment.as_of - sums.known_day(assessment)).days > STALE_AFTER


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


def _like_row(like: Comparables, days: Spread) -> ForecastRow:
    longer = f"{len(like.waits)} of {counted(like.seasons, 'season')}"
    return ForecastRow(
        method="comparable seasons",
        first=like.after(days.first),
        middle=None if days.middle is None else like.after(days.middle),
        last=like.after(days.last),
        basis=like.basis,
        seasons=like.seasons,
        longer=len(like.waits),
        inputs=f"wrap {_day(like.since)}, {longer}",
    )


def _sentences(assessment: Assessment, pace: Pace | None, like: Comparables | None) -> list[str]:
    """Return how to read the two sums, or why there is none."""
    if pace is None and like is None:
        return [_why_nothing(assessment)]
    told: list[str] = []
    if pace:
        season = f"Season {pace.season}'s pace is one season"
        told.append(f"{season}: an anecdote, and at best an earliest day.")
    if like is None:
        since = "Comparable seasons are counted from the end of filming"
        return [*told, f"{since}, and nobody has said that it is over."]
    told.append(_how_to_read(like))
    for name, days in sums.waiting(assessment):
        told.append(f"Not counted: {name} had waited {counted(days, 'day')} and was not out.")
    if like.waits and _is_old(assessment):
        told.append(_out_unseen(assessment, like))
    return told


def _why_nothing(assessment: Assessment) -> str:
    release = assessment.answers.get(Key(RELEASED))
    if release and release.reached:
        return "It is out: there is nothing to forecast."
    return "Nobody has said how long anything took."


def _out_unseen(assessment: Assessment, like: Comparables) -> str:
    """Return how likely it is that the season came out and nobody has looked.

    With few longer waits only their count is told.
    """
    out, longer = like.out_by(assessment.as_of), len(like.waits)
    count = f"By {_day(assessment.as_of)} {out} of those {longer} would have been out"
    unseen = f"Nobody has looked since {_day(sums.known_day(assessment))}."
    if longer < sums.ENOUGH:
        return f"{count}. {unseen}"
    chance = round(out * _PERCENT / longer)
    out_already = f"by that count, the chance that this season is out already is {chance} %"
    return f"{count}: {out_already}. {unseen}"


def _how_to_read(like: Comparables) -> str:
    longer, waited = len(like.waits), counted(like.waited, "day")
    if not longer:
        wait = f"At {waited} after the end of filming, the wait is already the longest on record"
        return f"{wait} among {like.seasons} comparable seasons."
    if like.days and like.days.middle is None:
        only = f"Only {longer} comparable seasons waited longer"
        return f"{only}; their range is shown, not percentiles."
    return (
        f"{longer} of {like.seasons} comparable seasons waited longer than the {waited} so far."
        " One in ten of these came before the earliest day, half by the middle, one in ten after"
        " the latest. The basis is that of the wrap."
    )


@dataclass(frozen=True)
class TrialRow(Row):
    """A comparable season whose release was predicted from all the others."""

    title: str
    season: int
    released: date
    first: date
    last: date
    inside: bool

    def cells(self) -> tuple[Cell, ...]:
        """Return title, true day, predicted days, and whether it fell between them."""
        days = _day(self.released), _day(self.first), _day(self.last)
        result = Marked("in", Fate.HIT) if self.inside else Marked("out", Fate.MISSED)
        return f"{self.title} {self.season}", *days, result


@dataclass(frozen=True)
class Backtest(Report[TrialRow]):
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
        method = "Each season's range is predicted from all the others"
        share = round(self.inside * _PERCENT / self.trials)
        return (
            f"{method}; eight of ten should fall inside.",
            f"{self.inside} of {self.trials} did: {share} % (n = {self.trials}).",
        )


def backtest(assessment: Assessment) -> Backtest:
    """Return the method tried on each comparable season, told of all the others."""
    trials = sums.backtest(sums.gaps(assessment))
    return Backtest(
        heading=heading(assessment, sums.topics_of(assessment.facts)),
        rows=tuple(_trial_row(trial) for trial in trials),
        inside=sum(trial.inside for trial in trials),
        trials=len(trials),
    )


def _trial_row(trial: sums.Trial) -> TrialRow:
    return TrialRow(
        title=trial.gap.title,
        season=trial.gap.season,
        released=trial.gap.released,
        first=trial.first,
        last=trial.last,
        inside=trial.inside,
    )


def _day(day: date | None) -> str:
    return spoken_day(day) if day else ""
