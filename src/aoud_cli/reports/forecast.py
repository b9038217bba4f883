"""`aoud forecast`: when the season could come, by two sums and by the outlets."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from aoud_cli.facts.dates import add_days, preposition, spoken, spoken_day
from aoud_cli.facts.vocabulary import NO, RELEASED, Kind, Rank
from aoud_cli.judge import forecast as sums
from aoud_cli.judge.answer import (
    STALE_AFTER,
    Answer,
    Assessment,
    Fate,
    Grounds,
    Judged,
    Key,
    Outlook,
    Prospect,
)
from aoud_cli.judge.backtest import backtest
from aoud_cli.judge.comparable import ENOUGH, known_of_others
from aoud_cli.judge.forecast import Comparables, Pace
from aoud_cli.reports.claims import not_before
from aoud_cli.reports.headline import is_cancelled
from aoud_cli.reports.outlooks import basis_of, denials_ahead, record_in_words
from aoud_cli.reports.report import Basis, Cell, Report, Row, Unspoken, heading, word
from aoud_cli.reports.sums import (
    STAGE_NAMES,
    chance_in_words,
    counted_from,
    day_in_words,
    seasons_in_words,
    share_in_words,
)
from aoud_cli.text import counted

_MANY = 10  # trials, of which a share tells something


@dataclass(frozen=True)
class ForecastRow(Row):
    """One way to estimate the release: its days, where they start from, and its basis.

    Of one day all three are the same. `seasons` is how many it learns from, `longer` how many of
    them waited longer than this one has; for the outlets both are 0.
    """

    method: str
    first: date
    middle: date | None
    last: date
    basis: Basis
    seasons: int
    longer: int
    inputs: str

    def cells(self) -> tuple[Cell, ...]:
        """Return the method, its earliest, middle and latest day, basis and inputs."""
        first, middle, last = map(day_in_words, (self.first, self.middle, self.last))
        days = ("", middle, "") if self.first == self.last else (first, middle, last)
        return self.method, *days, word(self.basis), self.inputs


@dataclass(frozen=True)
class Forecast(Report[ForecastRow]):
    """The days that the sums and the outlets give.

    `longer_waits` counts the comparable seasons that waited longer than this one has. Where nobody
    has looked for long, `out_by_now` counts those of them that were out by the day asked, and
    `chance_out` is the chance, by the waits alone, that this one is.
    """

    command: ClassVar[str] = "forecast"
    columns: ClassVar[tuple[str, ...]] = ("BY", "EARLIEST", "MIDDLE", "LATEST", "BASIS", "INPUTS")
    row_type: ClassVar[type[Row]] = ForecastRow

    stage: str | None
    longer_waits: int
    out_by_now: int | None
    chance_out: float | None
    sentences: tuple[str, ...]

    def preamble(self) -> tuple[str, ...]:
        """Return how to read the days."""
        return self.sentences


def forecast(assessment: Assessment, *, every: bool = False) -> Forecast:
    """Return the sums, by the comparable seasons or by every season, and what the outlets say."""
    like = sums.comparables(assessment, every=every)
    pace = sums.pace(assessment)
    rows = []
    if like and like.days:
        rows.append(_like_row(assessment, like, like.days))
    if pace:
        rows.append(_pace_row(assessment, pace))
    rows += _outlook_rows(assessment)
    unseen = like if like and like.days and _is_old(assessment) else None
    day = assessment.as_of
    return Forecast(
        heading=heading(assessment, sums.topics_of(assessment.facts)),
        rows=tuple(rows),
        stage=like.stage if like else None,
        longer_waits=len(like.longer) if like else 0,
        out_by_now=_out_by(unseen, day) if unseen else None,
        chance_out=round(unseen.chance_by(day), 3) if unseen else None,
        sentences=tuple(_sentences(assessment, like, pace, every=every)),
    )


def _out_by(like: Comparables, day: date) -> int:
    return sum(add_days(like.since, wait.days) <= day for wait in like.longer)


def _is_old(assessment: Assessment) -> bool:
    """Whether the last check is so old that the release could have been missed (1.3)."""
    return (assessment.as_of - sums.known_day(assessment)).days > STALE_AFTER


def _like_row(
    assessment: Assessment, like: Comparables, days: tuple[date, date, date]
) -> ForecastRow:
    first, half, last = days
    return ForecastRow(
        method=counted(len(like.over), "season"),
        first=first,
        middle=half,
        last=last,
        basis=like.basis,
        seasons=len(like.over),
        longer=len(like.longer),
        inputs=counted_from(assessment, like),
    )


def _pace_row(assessment: Assessment, pace: Pace) -> ForecastRow:
    return ForecastRow(
        method=f"season {pace.season}'s pace",
        first=pace.day,
        middle=pace.day,
        last=pace.day,
        basis=pace.basis,
        seasons=1,
        longer=1,
        inputs=f"{counted_from(assessment, pace)} plus {counted(pace.months, 'month')}",
    )


def _outlook_rows(assessment: Assessment) -> list[ForecastRow]:
    """Return what a plan, the outlets or one word lets expect of the release (rule 6)."""
    release = assessment.answers.get(Key(RELEASED))
    if release is None:
        return []
    outlooks = [release.outlook, release.outlook.beside]
    return [
        row
        for one in outlooks
        if one and one.state is Prospect.EXPECTED
        for row in _outlook_row(assessment, release, one)
    ]


def _outlook_row(assessment: Assessment, release: Answer, outlook: Outlook) -> list[ForecastRow]:
    claim, days = outlook.claim, outlook.days
    if claim is None or days is None:
        return []
    if outlook.how is Grounds.FIELD:
        method, inputs = counted(outlook.count, "outlet"), record_in_words(release.outlook.record)
    else:
        method, inputs = assessment.source_name(claim.by), f"said {spoken(claim.said)}"
    first = max(days.first, min(release.known_day, days.last))  # what is left of them
    single = days.last if first == days.last else None
    return [
        ForecastRow(
            method=method,
            first=first,
            middle=outlook.middle or single,
            last=days.last,
            basis=basis_of(outlook) or Unspoken.NOBODY,
            seasons=0,
            longer=0,
            inputs=inputs,
        )
    ]


def _sentences(
    assessment: Assessment, like: Comparables | None, pace: Pace | None, *, every: bool
) -> list[str]:
    """Return how to read the sums and what they leave out, or why there is none."""
    why_nothing = _why_nothing(assessment)
    if why_nothing:
        return [why_nothing]
    told = _how_to_read(assessment, like, every=every) if like else [_why_no_seasons(assessment)]
    if pace:
        told.append(f"Season {pace.season}'s pace is one season: an anecdote.")
    if like and like.days:
        told += _how_often_right(like)
        if _is_old(assessment):
            told.append(_out_unseen(assessment, like))
    return told + _how_far_ahead(assessment)


def _why_nothing(assessment: Assessment) -> str | None:
    release = assessment.answers.get(Key(RELEASED))
    if release and release.reached:
        return "It is out: there is nothing to forecast."
    if is_cancelled(assessment):
        return "It is cancelled: there is nothing to forecast."
    return None


def _why_no_seasons(assessment: Assessment) -> str:
    if not sums.reached_stages(assessment):
        return "The sum starts at the renewal, and nobody has said that it was renewed."
    stage = STAGE_NAMES[sums.reached_stages(assessment)[0]]
    day = spoken_day(known_of_others(assessment))
    none = f"By {day} it is known of fewer than {ENOUGH} comparable seasons how long they took"
    others = " All seasons count with --all-seasons." if _would_help(assessment) else ""
    return f"{none} from the {stage}: too few for a sum.{others}"


def _would_help(assessment: Assessment) -> bool:
    return sums.comparables(assessment, every=True) is not None


def _how_to_read(assessment: Assessment, like: Comparables, *, every: bool) -> list[str]:
    seasons = seasons_in_words(assessment.facts, len(like.over), every=every)
    took = sorted(wait.days for wait in like.over)
    stage = STAGE_NAMES[like.stage]
    told = [f"{seasons} took {took[0]:,} to {took[-1]:,} days from the {stage}."]
    day = known_of_others(assessment)
    if like.lasting:
        longest = max(like.lasting, key=lambda wait: wait.so_far(day))
        which = f"{longest.name}, {counted(longest.so_far(day), 'day')}"
        alone = len(like.lasting) == 1
        told[0] += f" {len(like.lasting)} more {'was' if alone else 'were'} still waiting"
        told[0] += f" ({'' if alone else 'the longest: '}{which}), which counts too."
    if like.days is None:
        so_far = counted(like.waited, "day")
        return [*told, f"At {so_far} this one has waited longer than they let expect."]
    told += _held_up(assessment, like, every=every)
    how = "8 of 10 such seasons come between earliest and latest, half of them before the middle."
    return [*told, f"{how} Only as reliable as the date of the {stage} ({like.basis})."]


def _held_up(assessment: Assessment, like: Comparables, *, every: bool) -> list[str]:
    """Return which step the sum does not know to be missing, and how long it takes from there."""
    step = sums.held_up(assessment, like, every=every)
    if step is None:
        return []
    missing = f"It does not know that, by {spoken_day(step.known_day)}, {step.name} was not reached"
    fastest = f"the fastest of {counted(step.seasons, 'season')} took {counted(step.days, 'day')}"
    return [f"{missing}; {fastest} from there, so not before about {spoken_day(step.day)}."]


def _how_often_right(like: Comparables) -> list[str]:
    """Return how many seasons would have come out within such a range, as known then (10.3)."""
    trials = backtest(like.over)
    if not trials:
        return []
    inside = sum(trial.inside for trial in trials)
    seasons, stage = counted(len(trials), "season"), STAGE_NAMES[like.stage]
    tried = f"Tried on {seasons}, as known at the {stage} of each"
    tried += ", but without those that were still waiting" if like.lasting else ""
    share = f" ({share_in_words(inside, len(trials))}; it should be 80 %)"
    came = f"{inside} came between earliest and latest{share if len(trials) >= _MANY else ''}"
    return [f"{tried}: {came}. Each of them: aoud forecast --backtest"]


def _out_unseen(assessment: Assessment, like: Comparables) -> str:
    """Return how likely it is that the season came out unseen, and what that leaves out."""
    chance = chance_in_words(like.chance_by(assessment.as_of))
    by = spoken_day(assessment.as_of)
    unseen = f"By the waits alone, the chance that it came out unseen by {by} is {chance}."
    against = _said_against(assessment)
    if not against:
        return f"{unseen} It counts waits, and nothing else."
    more = f" and {len(against) - 1} more" if len(against) > 1 else ""
    claim = against[0].claim
    what = not_before(claim)
    if claim.kind is Kind.FACT and claim.when:
        what = f"not {preposition(claim.when)}"
    by_whom = f"{assessment.source_name(claim.by)}, {against[0].rank}, {spoken(claim.said)}"
    return f"{unseen} That sum does not know what was said: {what} ({by_whom}){more}."


def _said_against(assessment: Assessment) -> list[Judged]:
    """Return who said of days after the known day that the season is not out then, facts first.

    Of guesses the newest first; hearsay does not count.
    """
    release = assessment.answers.get(Key(RELEASED))
    if release is None:
        return []
    guesses = [
        judged
        for judged in release.claims
        if judged.fate is Fate.OPEN and judged.claim.says == NO and judged.rank is not Rank.HEARSAY
    ]
    guesses.sort(key=lambda judged: judged.claim.said.first, reverse=True)
    noes = [*denials_ahead(assessment, release), *guesses]
    known = sums.known_day(assessment)
    return [one for one in noes if one.claim.when and one.claim.when.last > known]


def _how_far_ahead(assessment: Assessment) -> list[str]:
    """Return how far ahead days are announced, and until when none is to be expected (10.4)."""
    ahead = sums.notice(assessment)
    if ahead is None:
        return []
    known_day = sums.known_day(assessment)
    seasons = counted(ahead.seasons, "season")
    rate = f"Of {seasons} none was dated less than {ahead.least} days ahead (middle {ahead.middle})"
    until = add_days(known_day, ahead.least)
    if until <= assessment.as_of:
        return [f"{rate}."]
    return [
        f"{rate}: with no date by {spoken_day(known_day)}, not before about {spoken_day(until)}."
    ]
