"""When a season could be out, from how long others took (rule 10).

Two sums: the curve of the comparable seasons, cut off at what this one has waited, and the months
that the season before took. Beside them, how far ahead release days are announced.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from aoud_cli.facts.dates import add_days, add_months
from aoud_cli.facts.model import FactBase
from aoud_cli.facts.vocabulary import CANCELLED, FILMING, RELEASED, RENEWED, WRAPPED, Rank
from aoud_cli.judge.answer import NOT_YET, Answer, Assessment, Grounds, Key
from aoud_cli.judge.comparable import (
    ENOUGH,
    STAGES,
    Wait,
    comparable,
    curve_of,
    known_of_others,
    least_and_middle,
    middle,
    waits,
)
from aoud_cli.judge.curve import Curve

LEVELS = (0.1, 0.5, 0.9)  # of the earliest, the middle and the latest day
_LEAST_LEFT = 0.001  # of the curve: a season that has waited longer is like no other


def topics_of(facts: FactBase) -> list[str]:
    """Return the topics that a forecast rests on, as far as the fact base asks about them."""
    return [name for name in (RENEWED, FILMING, WRAPPED, RELEASED) if name in facts.topics]


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
    day: date
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
            since = _first_day(answer)
            basis = _weakest([answer, *inputs])
            return Pace(previous.season, since, step, months, add_months(since, months), basis)
    day, basis = known_day(assessment), _weakest([filming, post])
    return Pace(previous.season, day, None, whole, add_months(day, whole), basis)


def _weakest(answers: Iterable[Answer]) -> Rank:
    return min((answer.basis for answer in answers if answer.basis), key=lambda rank: rank.weight)


def _first_day(answer: Answer) -> date:
    """Return the first day on which a step can have been taken; the last, if it has no first."""
    assert answer.window is not None  # it was taken
    return answer.window.first if answer.window.starts else answer.window.last


@dataclass(frozen=True)
class Comparables:
    """When the season could be out, by the curve of the comparable ones.

    Counted from `since`, when it took the step `stage`; it has `waited` from then to the known day.
    The curve is made of `over`, the waits that had ended, and of `lasting`, those that had not.
    """

    stage: str
    since: date
    waited: int
    over: tuple[Wait, ...]
    lasting: tuple[Wait, ...]
    curve: Curve
    basis: Rank

    @property
    def days(self) -> tuple[date, date, date] | None:
        """The days by which it is out with a chance of 10, 50 and 90 %.

        None where it has waited so long that the curve says nothing more.
        """
        if self.curve.longer(self.waited) < _LEAST_LEFT:
            return None
        first, half, last = self.curve.days(LEVELS, self.waited)
        return add_days(self.since, first), add_days(self.since, half), add_days(self.since, last)

    @property
    def longer(self) -> tuple[Wait, ...]:
        """The seasons that waited longer than this one has."""
        return tuple(wait for wait in self.over if wait.days > self.waited)

    def chance_by(self, day: date) -> float:
        """Return the chance of being out by the end of a day; only where there are `days`."""
        return self.curve.over_by((day - self.since).days, self.waited)


@dataclass(frozen=True)
class HeldUp:
    """A step that is known not to be taken, and how long the fastest took from it to the release.

    That is of so many `seasons` and in `days`; so this one can hardly be out before `day`.
    """

    name: str
    known_day: date
    seasons: int
    days: int

    @property
    def day(self) -> date:
        """The day on which a season that takes the step on the known day and is as fast is out."""
        return add_days(self.known_day, self.days)


def held_up(assessment: Assessment, like: Comparables, *, every: bool = False) -> HeldUp | None:
    """Return the next step after the stage of the sum, if it is settled "not yet" (rule 10.5).

    None where of fewer than ENOUGH seasons it is known how long they took from there.
    """
    later = STAGES[: STAGES.index(like.stage)]
    for step in reversed(later):
        answer = assessment.answers.get(Key(step))
        if answer is None or not answer.firm or answer.says != NOT_YET:
            continue
        day = known_of_others(assessment)
        took = [w.days for w in waits(assessment, step, every=every) if w.is_over(day)]
        if len(took) >= ENOUGH:
            return HeldUp(step, answer.known_day, len(took), min(took))
    return None


def comparables(assessment: Assessment, *, every: bool = False) -> Comparables | None:
    """Return what the comparable seasons, or all of them, let expect (10.1 and 10.2).

    None after the release or the end, and before a step from which enough of them are known.
    """
    if _is_over(assessment):
        return None
    day = known_of_others(assessment)
    for stage in reached_stages(assessment):
        seasons = waits(assessment, stage, every=every)
        curve = curve_of(seasons, day)
        if curve is None:
            continue
        answer = assessment[stage]
        assert answer.basis is not None  # it was reached
        since = _first_day(answer)
        return Comparables(
            stage=stage,
            since=since,
            waited=max(0, (known_day(assessment) - since).days),
            over=tuple(wait for wait in seasons if wait.is_over(day)),
            lasting=tuple(wait for wait in seasons if wait.lasts(day)),
            curve=curve,
            basis=answer.basis,
        )
    return None


def reached_stages(assessment: Assessment) -> list[str]:
    """Return the steps before the release that were taken, the furthest first."""
    asked = [stage for stage in STAGES if stage in assessment.facts.topics]
    return [stage for stage in asked if assessment[stage].reached]


def _is_over(assessment: Assessment) -> bool:
    """Whether there is nothing more to expect: it is out, or it is cancelled."""
    ends = [assessment.answers.get(Key(topic)) for topic in (RELEASED, CANCELLED)]
    return any(answer is not None and answer.reached for answer in ends)


@dataclass(frozen=True)
class Notice:
    """How many days ahead the release days of other seasons were announced."""

    seasons: int
    least: int
    middle: int


def notice(assessment: Assessment) -> Notice | None:
    """Return how far ahead release days are announced, by every season that the file counts (10.4).

    None with too few, or where a day is announced already.
    """
    release = assessment.answers.get(Key(RELEASED))
    if release is None or release.reached or _has_a_day(release):
        return None
    day = known_of_others(assessment)
    leads = [
        (middle(one.released) - middle(one.dated)).days
        for one in comparable(assessment.facts, every=True)
        if one.dated and one.released.last <= day
    ]
    return Notice(len(leads), *least_and_middle(leads)) if len(leads) >= ENOUGH else None


def _has_a_day(release: Answer) -> bool:
    outlook = release.outlook
    planned = outlook.days if outlook.how is Grounds.PLAN else None
    return planned is not None and planned.first == planned.last
