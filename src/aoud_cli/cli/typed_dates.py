"""The options that take a date: what a typed date means for each."""

import re
from collections.abc import Callable
from datetime import date

from aoud_cli.errors import UsageError
from aoud_cli.facts.dates import DateError, PartialDate
from aoud_cli.text import quoted

HOW_TO_TYPE = (
    "write 2023-04-30, 30 Apr 2023, Apr 2023, 2023, late 2024, H2 2024, 2 weeks ago, yesterday"
    " or today"
)
HOW_TO_TYPE_MORE = (
    "write 2023-04-30, 30 Apr 2023, Apr 2023, 2023, late 2024, H2 2024, by Jun 2024,"
    " Jan to Mar 2024 or 2024/.."
)


def read(text: str, today: date, how_to: str = HOW_TO_TYPE_MORE) -> PartialDate:
    """Return the days that a typed text means.

    It may be written as in fact files, as on screens, as the press does, or counted backwards from
    today. Raises DateError about the text as it was typed; `how_to` is what it says to write
    instead.
    """
    try:
        return PartialDate.parse(text)
    except DateError:
        from aoud_cli.cli import date_words  # most dates are typed as fact files write them
    try:
        return PartialDate.parse(date_words.as_in_files(text, today))
    except DateError as error:
        remedy, close = error.remedy or how_to, error.looks_like_one
        raise DateError(text, error.problem, remedy, looks_like_one=close) from None


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
