"""The sums of the forecast in words: what they count from, and which days they give (rule 10)."""

from datetime import date

from aoud_cli.facts.dates import PartialDate, spoken, spoken_day, spoken_month
from aoud_cli.facts.model import FactBase
from aoud_cli.facts.vocabulary import FILMING, RENEWED, WRAPPED
from aoud_cli.judge.answer import Assessment
from aoud_cli.judge.forecast import Comparables, Pace, known_day
from aoud_cli.text import counted

_PERCENT = 100
STAGE_NAMES = {WRAPPED: "wrap", FILMING: "start of filming", RENEWED: "renewal"}
_BRIEFLY = {WRAPPED: "wrap", FILMING: "filming", RENEWED: "renewal"}
_SPECIAL = {
    "effects": "heavy effects",
    "strike": "a strike",
    "pandemic": "a pandemic",
    "joint": "a joint shoot",
}


def day_in_words(day: date | None) -> str:
    """Return a day in words; the last one there is stands for those that lie beyond it, too."""
    if day == date.max:
        return "beyond the calendar"
    return spoken_day(day) if day else ""


def counted_from(assessment: Assessment, total: Comparables | Pace) -> str:
    """Return what a sum is counted from: `wrap 18 Feb 2026`, `filming from today`."""
    step = total.stage if isinstance(total, Comparables) else total.step
    if step is None:
        today = total.since == assessment.as_of
        return f"filming from {'today' if today else spoken_day(total.since)}"
    return f"{_BRIEFLY[step]} {spoken_day(total.since)}"


def seasons_in_words(facts: FactBase, count: int, *, every: bool) -> str:
    """Return how many seasons a sum counts, and what they share: `25 seasons with heavy effects`.

    A count of 0 is left out.
    """
    seasons = counted(count, "season") if count else "seasons"
    special = [words for flag, words in _SPECIAL.items() if flag in facts.title.flags]
    if every or not special:
        return seasons
    return f"{seasons} with {' and '.join(special)}"


def range_in_words(days: tuple[date, date, date]) -> str:
    """Return the months of a range, `Oct 2026 to Mar 2027`."""
    first, _, last = days
    if last == date.max:  # or beyond the calendar
        return f"{spoken_month(first)} or later"
    return spoken(PartialDate.parse(f"{first.isoformat()[:7]}/{last.isoformat()[:7]}"))


def about(assessment: Assessment, day: date) -> str:
    """Return the month of a sum's day, `about Jan 2027`; one that has passed says so."""
    if day == date.max:
        return day_in_words(day)
    passed = ", which has passed" if day <= known_day(assessment) else ""
    return f"about {spoken_month(day)}{passed}"


def chance_in_words(chance: float) -> str:
    """Return a chance in words: `48 %`; never 0 or 100, as no sum is so sure."""
    whole = round(chance * _PERCENT)
    if whole == 0:
        return "under 1 %"
    return "over 99 %" if whole == _PERCENT else f"{whole} %"


def share_in_words(part: int, whole: int) -> str:
    """Return what share one number is of another, which is not 0: `63 %`, halves rounded up."""
    return f"{(2 * _PERCENT * part + whole) // (2 * whole)} %"
