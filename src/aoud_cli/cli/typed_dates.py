"""What a typed day means: as fact files write it, or as screens show it; today, yesterday."""

import re
from collections.abc import Callable
from datetime import date

from aoud_cli.errors import UsageError
from aoud_cli.facts.dates import HOW_TO_WRITE, MONTHS, DateError, PartialDate, add_days
from aoud_cli.text import quoted

HOW_TO_TYPE = "write 2023-04-30, 30 Apr 2023, Apr 2023, 2023, late 2024, today or yesterday"

_MONTH_NUMBERS = {
    name.lower(): n for n, whole in enumerate(MONTHS, 1) for name in (whole, whole[:3])
}
_DAY_OR_MONTH = r"(?:([0-9]{1,2}) )?([a-z]+) ([0-9]{4})"
_PART_IN_FILES = "[0-9]{4}-[qh][1-4]"
_PART_OF_YEAR = r"([qh][1-4]) ([0-9]{4})"
_STRETCHES = {  # as `dates.spoken` shows them -> with two ends, each of them whole
    r"by (.+)": r".. to \1",
    r"(.+) or later": r"\1 to ..",
    r"([0-9]{1,2})-([0-9]{1,2}) (.+)": r"\1 \3 to \2 \3",
    r"((?:[0-9]{1,2} )?[a-z]+) to (.+ ([0-9]{4}))": r"\1 \3 to \2",
}


def read(text: str, today: date, how_to: str = HOW_TO_WRITE) -> PartialDate:
    """Return the days that a typed text means.

    It may be written as in fact files or as on screens, or be `today` or `yesterday`.
    Raises DateError about the text as it was typed; `how_to` is what it says to write instead.
    """
    try:
        return PartialDate.parse(_as_in_files(text, today))
    except DateError as error:
        raise DateError(text, error.problem, error.remedy or how_to) from None


def _as_in_files(text: str, today: date) -> str:
    """Return a typed text as fact files would write the days that it means."""
    words = " ".join(text.lower().split())
    if words == "today":
        return str(today)
    if words == "yesterday":
        return str(add_days(today, -1))
    for shown, with_two_ends in _STRETCHES.items():
        if found := re.fullmatch(shown, words):
            words = found.expand(with_two_ends)
    return "/".join(map(_end_as_in_files, words.split(" to ")))


def _end_as_in_files(words: str) -> str:
    if found := re.fullmatch(_PART_OF_YEAR, words):
        return f"{found[2]}-{found[1].upper()}"
    found = re.fullmatch(_DAY_OR_MONTH, words)
    if not found or found[2] not in _MONTH_NUMBERS:
        return words.upper() if re.fullmatch(_PART_IN_FILES, words) else words
    month = f"{found[3]}-{_MONTH_NUMBERS[found[2]]:02}"
    return f"{month}-{int(found[1]):02}" if found[1] else month


def read_one(text: str, today: date) -> PartialDate:
    """Return the days of a text where one of them is wanted.

    Raises DateError, which does not offer to write a stretch of days.
    """
    return read(text, today, HOW_TO_TYPE)


def of_speech(text: str, today: date) -> PartialDate:
    """Return when something was said; of a month that is not over, the days up to today.

    Raises ValueError where it has no first or no last day.
    """
    when = read(text, today)
    if not when.starts:
        raise ValueError(_endless(text, "first"))
    if not when.ends:
        raise ValueError(_endless(text, "last"))
    return PartialDate.between(when.first, today) if when.first <= today < when.last else when


def _endless(text: str, end: str) -> str:
    return f"{quoted(text)} has no {end} day; write a day, a month or a year"


def written(
    option: str, text: str, today: date, how: Callable[[str, date], PartialDate] = read
) -> PartialDate:
    """Return a date given as an option, as `read` or the like reads it.

    Raises UsageError when it is none.
    """
    try:
        return how(text, today)
    except ValueError as error:
        raise UsageError(f"{option}: {error}") from None


def days_of_age(option: str, text: str) -> int:
    """Return an age given as an option, `90d` or `12w`, in days; raises UsageError for others."""
    found = re.fullmatch(r"([0-9]{1,5})(d|w|)", text.strip().lower())
    if not found:
        raise UsageError(
            f"{option}: {quoted(text)} is no age; write days or weeks, like 90d or 12w"
        )
    return int(found[1]) * (7 if found[2] == "w" else 1)


def last_day(option: str, text: str, today: date) -> date:
    """Return the last day of a date given as an option; raises UsageError when it has none."""
    when = written(option, text, today, read_one)
    if not when.ends:
        raise UsageError(f"{option}: {_endless(text, 'last')}")
    return when.last


def first_day(option: str, text: str, today: date) -> date:
    """Return the first day of a date given as an option; raises UsageError when it has none."""
    when = written(option, text, today, read_one)
    if not when.starts:
        raise UsageError(f"{option}: {_endless(text, 'first')}")
    return when.first
