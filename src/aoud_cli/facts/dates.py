"""Dates as people give them: text with a first and a last day.

`2022-09`, `late 2024`, `2024-06/..`.
"""

import re
from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Self

from aoud_cli.text import counted, shown

_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")
_YEAR = re.compile(r"[0-9]{4}")
_PART = re.compile(r"([0-9]{4})-([QH])([12]|(?<=Q)[34])")
_THIRD = re.compile(r"(early|mid|late) ([0-9]{4})")
_THIRDS = ("early", "mid", "late")
MONTHS = ("January", "February", "March", "April", "May", "June",
          "July", "August", "September", "October", "November", "December")  # fmt: skip
_MONTHS = tuple(month[:3] for month in MONTHS)
_YEAR_MONTHS = 12

HOW_TO_WRITE = "write 2022, 2022-09, 2022-09-26, 2024-Q4, 2024-H2, late 2024, A/B, A/.. or ../B"


class DateError(ValueError):
    """A value that is no date: what is wrong with it, and what to write if it looked like one."""

    def __init__(
        self, value: object, problem: str, remedy: str = "", *, looks_like_one: bool | None = None
    ) -> None:
        self.problem, self.remedy = problem, remedy
        self.looks_like_one = bool(remedy) if looks_like_one is None else looks_like_one
        super().__init__(f"{shown(value)} {problem}; {remedy or HOW_TO_WRITE}")


@dataclass(frozen=True, order=True)
class PartialDate:
    """The days from `first` to `last`, both included, and the text that they were written as.

    Two dates are compared by their days; the text does not count.
    """

    first: date
    last: date
    text: str = field(compare=False)

    @classmethod
    def parse(cls, value: object) -> Self:
        """Return the date that a text or a bare TOML date means.

        Raises DateError, which says what to write instead, for anything else.
        """
        if isinstance(value, cls):
            return value
        if isinstance(value, date) and not isinstance(value, datetime):
            return cls.day(value)
        if not isinstance(value, str):
            raise DateError(value, "is not a date")
        try:
            first, last = _span(value)
        except ValueError as impossible:
            raise DateError(value, "is not a date", str(impossible)) from None
        if first > last:
            raise DateError(value, "ends before it begins", "write the earlier date first")
        return cls(first, last, value)

    @classmethod
    def day(cls, day: date) -> Self:
        """Return the single day."""
        return cls(day, day, day.isoformat())

    @classmethod
    def between(cls, first: date, last: date) -> Self:
        """Return the stretch from `first` to `last`, written in the shortest way.

        From date.min on, which stands for a first day that nobody tells, it has none.
        """
        return cls(first, last, f"../{last}" if first == date.min else _shortest(first, last))

    @property
    def starts(self) -> bool:
        """Whether it has a first day: `../2022-09` has none."""
        return not self.text.startswith("..")

    @property
    def ends(self) -> bool:
        """Whether it has a last day: `2024-06/..` has none, and `9999` is a year like any other."""
        return not self.text.endswith("..")

    def cut(self, last: date) -> Self:
        """Return this date ending no later than `last`, written as it then is."""
        if self.last <= last:
            return self
        first = min(self.first, last)
        return type(self)(first, last, _shortest(first, last) if self.starts else f"../{last}")

    def meets(self, other: "PartialDate") -> bool:
        """Whether the two have a day in common."""
        return self.first <= other.last and other.first <= self.last

    def __str__(self) -> str:
        """Return the text as it was written."""
        return self.text


def spoken(when: PartialDate) -> str:
    """Return a date as a screen shows it.

    `6 Jun 2022`, `Jun 2022`, `Q4 2024`, `late 2024`, `by Sep 2022`.
    """
    if not when.starts:
        return f"by {_spoken_end(when.last)}"
    if not when.ends:
        return f"{_spoken_start(when.first)} or later"
    short = _shortest(when.first, when.last)
    if "/" not in short:
        return _spoken_short(short)
    first, last = when.first, when.last
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}-{spoken_day(last)}"
    if (first.month, first.day, last.month, last.day) == (1, 1, _YEAR_MONTHS, 31):
        return f"{first.year:04} to {last.year:04}"
    start, end = _spoken_start(first), _spoken_end(last)
    return f"{start.removesuffix(f' {last.year:04}')} to {end}"


def spoken_day(day: date) -> str:
    """Return a day as a screen shows it, `6 Jun 2022`."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year:04}"


def spoken_month(day: date) -> str:
    """Return the month of a day, `Nov 2024`."""
    return f"{_MONTHS[day.month - 1]} {day.year:04}"


def preposition(when: PartialDate) -> str:
    """Return the date with the word that English puts before it.

    `on 6 Jun 2022`, `in May 2023`, `by Sep 2022`.
    """
    text = spoken(when)
    if not when.starts or not when.ends:
        return text
    first, last = when.first, when.last
    is_within_a_month = (first.year, first.month) == (last.year, last.month)
    if is_within_a_month and not text[0].isalpha():
        return f"on {text}"
    return f"from {text}" if " to " in text else f"in {text}"


def add_months(day: date, months: int) -> date:
    """Return the same day of the month, so many months on, or back.

    It is the month's last day where there is no such day, and the calendar's first or last day,
    31 December 9999, where there is no such month.
    """
    count = day.year * _YEAR_MONTHS + day.month - 1 + months
    year, month = count // _YEAR_MONTHS, count % _YEAR_MONTHS + 1
    if not date.min.year <= year <= date.max.year:
        return date.max if months > 0 else date.min
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def add_days(day: date, days: int) -> date:
    """Return the day so many days on, or back, as far as the calendar goes."""
    ordinal = day.toordinal() + days
    return date.fromordinal(min(max(ordinal, date.min.toordinal()), date.max.toordinal()))


def elapsed(start: date, end: date) -> str:
    """Return how long it is from one day to a later one, in the largest sensible unit.

    `12 days`, `9 months`, `2 years 1 month`.
    """
    days = (end - start).days
    months = (
        (end.year - start.year) * _YEAR_MONTHS + end.month - start.month - (end.day < start.day)
    )
    if months < 2:
        return counted(days, "day")
    years, rest = divmod(months, _YEAR_MONTHS)
    if not years:
        return counted(months, "month")
    return counted(years, "year") + (f" {counted(rest, 'month')}" if rest else "")


def _span(text: str) -> tuple[date, date]:
    """Return the first and last day of a written date.

    Raises ValueError if it is none, with the reason if it looks like one.
    """
    if "/" not in text:
        return _single(text)
    left, _, right = text.partition("/")
    if left == right == "..":
        raise ValueError
    first = date.min if left == ".." else _single(left)[0]
    last = date.max if right == ".." else _single(right)[1]
    return first, last


def _single(text: str) -> tuple[date, date]:
    if match := _DAY.fullmatch(text):
        year, month, day = map(int, match.groups())
        _, last = _months(year, month, 1)
        if not 1 <= day <= last.day:
            raise ValueError(f"{MONTHS[month - 1]} {match[1]} has {last.day} days")
        return last.replace(day=day), last.replace(day=day)
    if match := _MONTH.fullmatch(text):
        return _months(int(match[1]), int(match[2]), 1)
    if _YEAR.fullmatch(text):
        return _months(int(text), 1, _YEAR_MONTHS)
    if match := _PART.fullmatch(text):
        length = 3 if match[2] == "Q" else 6
        return _months(int(match[1]), (int(match[3]) - 1) * length + 1, length)
    if match := _THIRD.fullmatch(text):
        return _months(int(match[2]), _THIRDS.index(match[1]) * 4 + 1, 4)
    raise ValueError


def _months(year: int, month: int, count: int) -> tuple[date, date]:
    if not 1 <= month <= _YEAR_MONTHS:
        raise ValueError("a year has 12 months")
    if not year:
        raise ValueError("the first year is 0001")
    last_month = month + count - 1
    return date(year, month, 1), date(year, last_month, monthrange(year, last_month)[1])


def _shortest(first: date, last: date) -> str:
    if first == last:
        return first.isoformat()
    if first.year == last.year and first.day == 1 and _ends_month(last):
        year, start, length = first.year, first.month, last.month - first.month + 1
        if length == _YEAR_MONTHS:
            return f"{year:04}"
        if length == 1:
            return f"{year:04}-{start:02}"
        for size, spell in ((3, "{y:04}-Q{n}"), (6, "{y:04}-H{n}")):
            if length == size and start % size == 1:
                return spell.format(y=year, n=start // size + 1)
        if length == 4 and start % 4 == 1:
            return f"{_THIRDS[start // 4]} {year:04}"
    return f"{first}/{last}"


def _spoken_short(text: str) -> str:
    if match := _DAY.fullmatch(text):
        return spoken_day(date(*map(int, match.groups())))
    if match := _MONTH.fullmatch(text):
        return f"{_MONTHS[int(match[2]) - 1]} {match[1]}"
    if match := _PART.fullmatch(text):
        return f"{match[2]}{match[3]} {match[1]}"
    return text


def spoken_start(day: date) -> str:
    """Return a day from which something counts: `2027`, `Sep 2022`, `6 Jun 2022`."""
    if (day.month, day.day) == (1, 1):
        return f"{day.year:04}"
    return _spoken_start(day)


def _spoken_start(day: date) -> str:
    return spoken_month(day) if day.day == 1 else spoken_day(day)


def _spoken_end(day: date) -> str:
    return spoken_month(day) if _ends_month(day) else spoken_day(day)


def _ends_month(day: date) -> bool:
    return day.day == monthrange(day.year, day.month)[1]
