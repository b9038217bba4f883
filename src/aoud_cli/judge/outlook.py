"""What to expect of something that is not settled (rule 6).

An official plan leads while its days last. Without one it is the field: the newest word of each
outlet, and the middle of them; with too few of them the newest word alone; at last a rumour.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from aoud_cli.facts.dates import PartialDate
from aoud_cli.facts.vocabulary import Rank
from aoud_cli.judge.answer import (
    NOTHING_EXPECTED,
    Fate,
    Grounds,
    Judged,
    Outlook,
    Prospect,
    Record,
)
from aoud_cli.judge.evidence import in_time, is_newer
from aoud_cli.judge.predictions import Course, Foreseen, Prediction
from aoud_cli.judge.shaken import is_shaken

ENOUGH_SPEAKERS = 3  # with fewer there is no field
YOUNG = timedelta(days=180)  # how long a word counts in the field after it was last said


def expect(here: Foreseen, earlier: Sequence[Foreseen]) -> Outlook:
    """Return what to expect of a step; `earlier` are the steps before it on the ladder."""
    if here.course.answer.reached:
        return NOTHING_EXPECTED
    still_open = [
        prediction for prediction in here.open_promises if not is_shaken(prediction, earlier)
    ]
    plan = _leading_plan(here, earlier)
    outlook = _planned(here, plan, still_open) if plan else _without_a_plan(here, still_open)
    return replace(outlook, record=_record(here))


def _leading_plan(here: Foreseen, earlier: Sequence[Foreseen]) -> Prediction | None:
    """Return the official plan that leads or has lapsed (6.1 and 6.2); None where there is none.

    It is the newest, or the exactest of those that lie within its days. Once it has lapsed it gives
    way to the first promise that somebody makes afterwards.
    """
    candidates = [
        plan
        for plan in here.official_plans
        if not (plan.replacers or _is_withdrawn(plan, here.course) or is_shaken(plan, earlier))
    ]
    if not candidates:
        return None
    newest = _newest(candidates)
    within = [plan for plan in candidates if _lies_within(plan.days, newest.days)]
    plan = min([newest, *within], key=lambda one: (one.days.last - one.days.first, one.days.last))
    if here.has_lapsed(plan) and _spoken_since(here, plan.days.last):
        return None
    return plan


def _spoken_since(here: Foreseen, day: date) -> bool:
    """Return whether press or better made a promise after a day that is still open."""
    better = [one for one in here.open_promises if one.rank is not Rank.HEARSAY]
    return any(one.made.said.first > day for one in better)


def _lies_within(days: PartialDate, others: PartialDate) -> bool:
    return others.first <= days.first and days.last <= others.last


def _is_withdrawn(plan: Prediction, course: Course) -> bool:
    """Return whether an official "not yet" took a plan's days from it before they were over."""
    official = [no for no in course.denials if no.rank is Rank.OFFICIAL]
    before = [no for no in official if no.claim.said.last <= plan.days.last]
    return any(no.last >= plan.days.last and not is_newer(plan.made, no.claim) for no in before)


def _planned(here: Foreseen, plan: Prediction, open_promises: Sequence[Prediction]) -> Outlook:
    """Return a plan that leads or has lapsed, with what others have said since (6.1 and 6.2)."""
    others = [one for one in open_promises if one.claim.by != plan.claim.by]
    since = [one for one in others if is_newer(one.made, plan.made)]
    beside = _field(since, here.course.known_day)
    lapsed = here.has_lapsed(plan)
    if lapsed and beside is None and others:
        beside = _without_a_plan(here, others)
    return Outlook(
        state=Prospect.LAPSED if lapsed else Prospect.EXPECTED,
        how=Grounds.PLAN,
        claim=plan.claim,
        rank=plan.rank,
        days=plan.days,
        count=1,
        open=len(open_promises),
        beside=beside,
    )


def _without_a_plan(here: Foreseen, open_promises: Sequence[Prediction]) -> Outlook:
    """Return the field of outlets, else the newest word alone, else a rumour (6.3 and 6.4)."""
    better = [one for one in open_promises if one.rank is not Rank.HEARSAY]
    if better:
        field = _field(better, here.course.known_day)
        return field or _alone(_words_of_speakers(better), Grounds.ALONE, len(better))
    if open_promises:
        return _alone(open_promises, Grounds.HEARSAY, len(open_promises))
    return NOTHING_EXPECTED


def _alone(words: Sequence[Prediction], how: Grounds, still_open: int) -> Outlook:
    word = _newest(words)
    days = word.days
    return Outlook(Prospect.EXPECTED, how, word.claim, word.rank, days, count=1, open=still_open)


def _field(promises: Iterable[Prediction], known_day: date) -> Outlook | None:
    """Return the newest word of each speaker, and their middle; None with too few (6.3)."""
    better = [one for one in promises if one.rank is not Rank.HEARSAY]
    words = [
        word for word in _words_of_speakers(better) if word.made.said.last >= known_day - YOUNG
    ]
    if len(words) < ENOUGH_SPEAKERS:
        return None
    left = [(max(word.days.first, known_day), word.days.last) for word in words]
    newest = _newest(words)
    return Outlook(
        state=Prospect.EXPECTED,
        how=Grounds.FIELD,
        claim=newest.claim,
        rank=newest.rank,
        days=PartialDate.between(min(first for first, _ in left), max(last for _, last in left)),
        middle=_median([first + (last - first) // 2 for first, last in left]),
        count=len(words),
        open=len(better),
    )


def _words_of_speakers(promises: Iterable[Prediction]) -> list[Prediction]:
    """Return each speaker's newest promise, or the exactest of those that it repeats."""
    theirs: dict[str, list[Prediction]] = {}
    for promise in promises:
        theirs.setdefault(promise.claim.by, []).append(promise)
    return [_newest(words) for words in theirs.values()]


def _newest(predictions: Sequence[Prediction]) -> Prediction:
    """Return the prediction that was last made: of one time the narrower, then the later one.

    What was repeated counts as made when it was last repeated: so this is the exactest form in
    which a speaker's last word stands.
    """
    last = [
        one
        for one in predictions
        if not any(is_newer(other.made, one.made) for other in predictions)
    ]
    return min(
        last,
        key=lambda one: (
            one.days.last - one.days.first,
            -one.days.last.toordinal(),
            in_time(one.claim),
        ),
    )


def _median(days: Sequence[date]) -> date:
    """Return the middle of some days; of an even number the day half-way between, rounded down."""
    ordered = sorted(days)
    lower, upper = ordered[(len(ordered) - 1) // 2], ordered[len(ordered) // 2]
    return lower + (upper - lower) // 2


def _record(here: Foreseen) -> Record:
    """Return how earlier dates fared: those of press or better that were hit or missed (6.3)."""
    fates = [judged.fate for _, judged in here.promises if judged.rank is not Rank.HEARSAY]
    closed = [fate for fate in fates if fate in {Fate.HIT, Fate.MISSED}]
    return Record(len(closed), closed.count(Fate.HIT))


def expect_value(judged: Iterable[tuple[Prediction, Judged]]) -> Outlook:
    """Return what to expect of a value: a plan, else the newest open word of the best (6.5)."""
    still_open = [prediction for prediction, fate in judged if fate.fate is Fate.OPEN]
    if not still_open:
        return NOTHING_EXPECTED
    how = min(map(_grounds_of, still_open), key=_BEST_FIRST.index)
    lead = max(
        (prediction for prediction in still_open if _grounds_of(prediction) is how),
        key=lambda prediction: in_time(prediction.made)[:2],
    )
    return Outlook(Prospect.EXPECTED, how, lead.claim, lead.rank, count=1, open=len(still_open))


_BEST_FIRST = (Grounds.PLAN, Grounds.ALONE, Grounds.HEARSAY)


def _grounds_of(prediction: Prediction) -> Grounds:
    """Return what a guessed or promised value rests on."""
    if prediction.is_official_plan:
        return Grounds.PLAN
    return Grounds.HEARSAY if prediction.rank is Rank.HEARSAY else Grounds.ALONE
