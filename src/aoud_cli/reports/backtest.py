"""`aoud forecast --backtest`: how the forecast would have done on past seasons."""

from dataclasses import dataclass
from datetime import date
from statistics import mean
from typing import ClassVar

from aoud_cli.facts.vocabulary import WRAPPED
from aoud_cli.judge import backtest as judge
from aoud_cli.judge.answer import Assessment, Fate
from aoud_cli.judge.backtest import Trial
from aoud_cli.judge.comparable import ENOUGH, STAGES, Wait, known_of_others, waits
from aoud_cli.judge.forecast import comparables, topics_of
from aoud_cli.reports.report import Cell, Marked, Report, Row, heading
from aoud_cli.reports.sums import STAGE_NAMES, day_in_words, seasons_in_words, share_in_words
from aoud_cli.text import capitalized


@dataclass(frozen=True)
class TrialRow(Row):
    """A season as it was predicted, from how many others, and by how many days the middle missed.

    `crps` is the error of the whole range, in days.
    """

    title: str
    season: int
    released: date
    first: date
    last: date
    inside: bool
    middle: date
    seasons: int
    error_days: int
    crps: float

    def cells(self) -> tuple[Cell, ...]:
        """Return title, true day, predicted range, the miss, and whether it fell inside."""
        days = map(day_in_words, (self.released, self.first, self.last))
        result = Marked("in", Fate.HIT) if self.inside else Marked("out", Fate.MISSED)
        return f"{self.title} {self.season}", *days, str(self.error_days), result


@dataclass(frozen=True)
class Backtest(Report[TrialRow]):
    """How often the true day fell into the predicted range, and how far the middle missed it."""

    command: ClassVar[str] = "forecast"
    columns: ClassVar[tuple[str, ...]] = (
        "SEASON",
        "RELEASED",
        "EARLIEST",
        "LATEST",
        "MISS",
        "IN OR OUT",
    )
    row_type: ClassVar[type[Row]] = TrialRow

    inside: int
    trials: int
    stage: str
    leave_one_out: bool
    mean_error: float | None
    crps: float | None
    seasons: str

    def preamble(self) -> tuple[str, ...]:
        """Return how each season was predicted, and how often and by how much that failed."""
        if self.mean_error is None or self.crps is None:
            return ("Too few comparable seasons for a back-test.",)
        share = share_in_words(self.inside, self.trials)
        return (
            self._method(),
            f"Inside: {self.inside} of n = {self.trials} ({share};"
            f" it should be 80 %). Mean error of the middle day: {self.mean_error:.0f} days."
            f" CRPS: {self.crps:.1f} days, the error of the whole curve: lower is better.",
        )

    def _method(self) -> str:
        whole = f"{capitalized(self.seasons)}, counted from the {STAGE_NAMES[self.stage]}: each is"
        if self.leave_one_out:
            others = "predicted from all the others, also from those that came out later"
            return f"{whole} {others}. This flatters: nobody could know those then."
        then = (
            f"predicted only from those that were out on the day its wait began, {ENOUGH} or more"
        )
        return f"{whole} {then}."


def backtest(
    assessment: Assessment, *, leave_one_out: bool = False, every: bool = False
) -> Backtest:
    """Return the method tried on each comparable season, or on every season (rule 10.3)."""
    stage = _stage(assessment, every=every)
    over = _over(assessment, stage, every=every)
    trials = judge.backtest(over, leave_one_out=leave_one_out)
    return Backtest(
        heading=heading(assessment, topics_of(assessment.facts)),
        rows=tuple(map(_row, trials)),
        inside=sum(trial.inside for trial in trials),
        trials=len(trials),
        stage=stage,
        leave_one_out=leave_one_out,
        mean_error=mean(trial.error for trial in trials) if trials else None,
        crps=mean(trial.crps for trial in trials) if trials else None,
        seasons=seasons_in_words(assessment.facts, 0, every=every),
    )


def _stage(assessment: Assessment, *, every: bool) -> str:
    """Return the stage that the forecast counts from; else the furthest with enough seasons."""
    like = comparables(assessment, every=every)
    if like:
        return like.stage
    enough = [one for one in STAGES if len(_over(assessment, one, every=every)) > ENOUGH]
    return enough[0] if enough else WRAPPED


def _over(assessment: Assessment, stage: str, *, every: bool) -> list[Wait]:
    day = known_of_others(assessment)
    return [wait for wait in waits(assessment, stage, every=every) if wait.is_over(day)]


def _row(trial: Trial) -> TrialRow:
    return TrialRow(
        title=trial.wait.title,
        season=trial.wait.season,
        released=trial.wait.released,
        first=trial.first,
        last=trial.last,
        inside=trial.inside,
        middle=trial.middle,
        seasons=trial.seasons,
        error_days=trial.error,
        crps=round(trial.crps, 1),
    )
