"""When a step was taken, and the source of each day (rule 4)."""

from collections.abc import Iterable, Sequence
from datetime import date

from aoud_cli.facts.dates import PartialDate, add_days
from aoud_cli.judge.answer import Limit, Teller, Window
from aoud_cli.judge.evidence import Fact, Step, in_time

_Days = tuple[date, date]


def window(step: Step, yes: Sequence[Fact], no: Sequence[Fact], bound: Limit | None) -> Window:
    """Return the days in which a step was taken, by the words that agree that it was (rule 4.1).

    They lie after the last "not yet" of the step itself, whose own day is kept if a yes ends on it;
    not before the bound; and up to the earliest last day of a yes. Where the yeses have no day in
    common, those of the best word are shown.
    """
    first, last = max(fact.first for fact in yes), min(fact.last for fact in yes)
    meet = first <= last
    parts = [(first, last)] if meet else _best_days(step, yes)
    latest_no = max(no, key=lambda fact: fact.last, default=None)
    if latest_no:
        ends_on_it = any(fact.last == latest_no.last for fact in yes)
        day = latest_no.last if ends_on_it else add_days(latest_no.last, 1)
        parts = [(max(first, day), last) for first, last in parts]
    if bound:
        parts = _after_bound(parts, bound.day)
    limit = _limit(parts[0][0], yes, latest_no, bound)
    return Window(
        parts=tuple(PartialDate.between(*part) for part in parts),
        dates_differ=not meet,
        tellers=tuple(_tellers(step, yes, part) for part in parts),
        after=limit,
    )


def own_days(fact: Fact) -> Window:
    """Return the days of a single yes as it gives them, uncut: those of a disputed answer."""
    teller = Teller(fact.claim, fact.rank)
    days = PartialDate.between(fact.first, fact.last)
    return Window((days,), ((teller if days.starts else None, teller),))


def limit_of(no: Fact) -> Limit:
    """Return the day on which a step had not been taken, as a "not yet" gives it."""
    return Limit(no.last, Teller(no.claim, no.rank))


def _best_days(step: Step, yes: Sequence[Fact]) -> list[_Days]:
    """Return the days of the best word where the yeses do not meet, in order.

    That is the strongest on the step itself, unless it begins after a stronger later step; of these
    the most exact. Days that overlap or touch are joined.
    """
    later = [fact for fact in yes if fact.step != step]
    own = [fact for fact in yes if fact.step == step]
    candidates = [fact for fact in own if not _begins_too_late(fact, later)] or later
    strongest = max(fact.rank.weight for fact in candidates)
    return _joined(_most_exact(fact for fact in candidates if fact.rank.weight == strongest))


def _begins_too_late(fact: Fact, later: Iterable[Fact]) -> bool:
    """Return whether a yes begins after the last day of a stronger later step."""
    stronger = [other for other in later if other.rank.weight > fact.rank.weight]
    return any(fact.first > other.last for other in stronger)


def _most_exact(facts: Iterable[Fact]) -> list[_Days]:
    """Return the narrowest days; of those without a first day the days that end earliest."""
    days = [(fact.first, fact.last) for fact in facts]
    dated = [(first, last) for first, last in days if first > date.min]
    if not dated:
        return [min(days)]
    least = min(last - first for first, last in dated)
    return [(first, last) for first, last in dated if last - first == least]


def _joined(days: Iterable[_Days]) -> list[_Days]:
    """Return days in order, those that overlap or touch as one stretch."""
    joined: list[_Days] = []
    for first, last in sorted(days):
        if joined and first <= add_days(joined[-1][1], 1):
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    return joined


def _after_bound(parts: Sequence[_Days], bound: date) -> list[_Days]:
    """Return the days from the bound on, as far as something is left."""
    left = [(max(first, bound), last) for first, last in parts if last >= bound]
    return left or [*parts]


def _tellers(step: Step, yes: Sequence[Fact], part: _Days) -> tuple[Teller | None, Teller | None]:
    """Return the sources of the first and last day of a part; None for a day that no yes gives."""
    first, last = part
    starting = [] if first == date.min else [fact for fact in yes if fact.first == first]
    ending = [fact for fact in yes if fact.last == last]
    return _teller(step, starting), _teller(step, ending)


def _teller(step: Step, telling: Iterable[Fact]) -> Teller | None:
    """Return who is credited with a day: the strongest, one on the step, the first (4.2)."""
    best = min(
        telling,
        key=lambda fact: (-fact.rank.weight, fact.step != step, in_time(fact.claim)),
        default=None,
    )
    return Teller(best.claim, best.rank) if best else None


def _limit(first: date, yes: Iterable[Fact], no: Fact | None, bound: Limit | None) -> Limit | None:
    """Return what the first day comes from, if no yes gives it."""
    if any(fact.first == first for fact in yes):
        return None
    if bound and bound.day == first:
        return bound
    return limit_of(no) if no else None
