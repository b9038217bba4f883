"""Reads a date as people and the press write it, and returns it as fact files do.

What the words mean does not depend on their order, so each word is read by itself:
`Dec 4, 2026`, `4th of December 2026` and `2026년 12월 4일` are all a year, a month and a day.
"""

import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from itertools import chain

from aoud_cli.facts.dates import MONTHS, DateError, add_days, add_months, spoken_day

Kinds = dict[str, str]  # the words of a date by what they are: year, month, day, ...

_NUMBER_OF_MONTH = {
    short: n for n, name in enumerate(MONTHS, 1) for short in (name.lower(), name[:3].lower())
} | {"sept": 9}
_MONTH = "|".join(_NUMBER_OF_MONTH)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SEASONS = {
    "spring": "Mar to May {year}",
    "summer": "Jun to Aug {year}",
    "fall": "Sep to Nov {year}",
    "autumn": "Sep to Nov {year}",
    "winter": "Jan to Feb {year} or Dec {year}",
}
_FIRST_DAYS = {"early": 1, "mid": 11, "late": 21}  # of the thirds of a month
# Each word of a date with what it is and its value; numbers are years and days.
_WORDS = {
    **{name: ("month", f"{n:02}") for name, n in _NUMBER_OF_MONTH.items()},
    **{part: ("part", part.upper()) for part in ("q1", "q2", "q3", "q4", "h1", "h2")},
    **{third: ("third", third) for third in _FIRST_DAYS},
    **{season: ("season", season) for season in _SEASONS},
    **{day[:letters]: ("weekday", day) for day in _WEEKDAYS for letters in (3, 4, 5, 9)},
}
_WRITTEN = {
    ("year",): "{year}",
    ("month", "year"): "{year}-{month}",
    ("day", "month", "year"): "{year}-{month}-{day}",
    ("part", "year"): "{year}-{part}",
    ("third", "year"): "{third} {year}",
}

# Korean puts the year first and marks each number: 2026년 12월 4일, 2026년 하반기.
_KOREAN = (
    (r"\([월화수목금토일](요일)?\)", " "),
    (r"(?<![0-9])([0-9]{2})년", r" 20\1 "),
    (r"([0-9]{4})년", r" \1 "),
    (r"(?<![0-9])0?([1-9]|1[0-2])월", lambda found: f" {MONTHS[int(found[1]) - 1].lower()} "),
    (r"([0-9]{1,2})일", r" \1 "),
    (r"([1-4])분기", r" q\1 "),
    ("상반기", " h1 "),
    ("하반기", " h2 "),
    ("초순|상순|초", " early "),
    ("중순|중반|하순|후반|말", lambda found: " mid " if found[0][0] == "중" else " late "),
)
# What is written in several ways, each rewritten as one; the order matters.
_ALIKE = (
    ("[\u2010-\u2015\u2212]", "-"),
    (r"[,()]", " "),
    ("(?<![0-9])['\u2019]([0-9]{2})(?![0-9])", r" 20\1"),
    (r"(?<=[a-z])\.(?!\.)", ""),
    (r"\b([0-9]{1,2})(?:st|nd|rd|th)\b", r"\1"),
    (r"\b(?:of|the|in|on)\b", " "),
    (r"^from (?=.*(?: (?:to|until|till|through|-) |[0-9]-[0-9]))", ""),
    (r"^from (.+)$", r"\1 to .."),
    (r"(?<![0-9-])([0-9]{1,2})-([0-9]{1,2})(?![0-9-])", r"\1 to \2"),
    (rf"\b({_MONTH})-({_MONTH})\b", r"\1 to \2"),
    (r"\b([0-9]{4})-([0-9]{4})\b", r"\1 to \2"),
    (r" - | (?:until|till|through) ", " to "),
    (r"(?<=[a-z])-|(?<=[qh][1-4])-|-(?=[a-z])", " "),
    (r"^by ", ".. to "),
    (r" or later$", " to .."),
    (r"\b(?:first|1)[ -](half|quarter)", r"1 \1"),
    (r"\b(?:second|latter|last)[ -]half|\b2[ -]half", "h2"),
    (r"\b1 half", "h1"),
    (r"\b(?:fourth|last)[ -]quarter", "q4"),
    (r"\bsecond[ -]quarter", "q2"),
    (r"\bthird[ -]quarter", "q3"),
    (r"\b([1-4])[ -]quarter", r"q\1"),
    (r"\b([1-4])q\s*|\bq([1-4])\b", r"q\1\2 "),
    (r"\b([12])h\s*|\bh([12])\b", r"h\1\2 "),
    (r"\b([0-9]{4})(?=[qh][1-4])", r"\1 "),
    (r"\b(?:beginning|start)\b", "early"),
    (r"\bmiddle\b", "mid"),
    (r"\bend\b", "late"),
)
_AGO = re.compile(
    r"(?:(?:last|past) )?([0-9]{1,5}|an?|one) ?"
    r"(d|days?|w|weeks?|m|mo|months?|y|years?)(?: ago)?"
)
_YEAR_FIRST = re.compile(r"([0-9]{4})(?: ?[-./ ] ?([0-9]{1,2}))(?: ?[-./ ] ?([0-9]{1,2}))?\.?")
_YEAR_LAST = re.compile(r"([0-9]{1,2}) ?([-./ ]) ?([0-9]{1,2}) ?\2 ?([0-9]{4}|[0-9]{1,2})\.?")


def as_in_files(text: str, today: date) -> str:
    """Return a typed text as fact files would write the days that it means.

    What is no date comes back as some text that is none. Raises DateError, with what to write, for
    what could be two dates, and for what looks like a date and says too little.
    """
    words = " ".join(unicodedata.normalize("NFC", text).lower().split())
    if backwards := _backwards(words, today):
        return backwards
    for written, alike in (*_KOREAN, *_ALIKE):
        words = " ".join(re.sub(written, alike, words).split())
    ends = [_end(end, text) for end in words.split(" to ")]
    if len(ends) == 2:
        _share(*ends)
    days = [_days(end, text, today).split("/") for end in ends]
    return f"{days[0][0]}/{days[-1][-1]}" if len(ends) == 2 else "/".join(chain(*days))


def _backwards(words: str, today: date) -> str:
    """Return a day or month that is counted backwards from today; empty for anything else."""
    monday = add_days(today, -7 - today.weekday())
    named = {
        "today": str(today),
        "yesterday": str(add_days(today, -1)),
        "last week": f"{monday}/{add_days(monday, 6)}",
        "last month": str(add_months(today, -1))[: len("2026-12")],
        "last year": str(add_months(today, -12))[: len("2026")],
    }
    if words in named:
        return named[words]
    found = _AGO.fullmatch(words)
    if not found:
        return ""
    count = int(found[1]) if found[1].isdecimal() else 1
    if found[2][0] in "dw":
        return str(add_days(today, -count * (7 if found[2][0] == "w" else 1)))
    return str(add_months(today, -count * (12 if found[2][0] == "y" else 1)))


def _end(words: str, text: str) -> Kinds:
    """Return what the words of one date are, by their kind.

    Of numbers alone, and of what is no date, it is the whole as `days`. `text` is what was typed,
    for the errors.
    """
    if found := _YEAR_FIRST.fullmatch(words):
        return {"days": "-".join((found[1], *(f"{int(n):02}" for n in found.groups()[1:] if n)))}
    if found := _YEAR_LAST.fullmatch(words):
        return {"days": _only_reading(found[1], found[3], found[4], text)}
    kinds: Kinds = {}
    for word in words.split(" "):
        kind, value = _read(word)
        if not kind or kind in kinds:
            return {"days": words}
        kinds[kind] = value
    return kinds


def _share(first: Kinds, last: Kinds) -> None:
    """Give each end of a range what only the other end says: `4 to 6 Dec 2026`."""
    if "days" in first or "days" in last:
        return
    in_month = {"day", "third"}
    if "month" in last and first.keys() & in_month:
        first.setdefault("month", last["month"])
    if "month" in first and "day" in last:
        last.setdefault("month", first["month"])
    if "year" in last and len(last) > 1:
        first.setdefault("year", last["year"])


def _days(kinds: Kinds, text: str, today: date) -> str:
    """Return one date as fact files write it; some text that is none if the words do not fit."""
    if "days" in kinds:
        return kinds["days"]
    weekday = kinds.pop("weekday", None)
    days = _put_together(kinds, text, today)
    if weekday and "day" in kinds:
        _refuse_another_weekday(days, weekday, text)
    return days


def _read(word: str) -> tuple[str, str]:
    """Return what a word of a date is and its value; nothing for any other word."""
    if re.fullmatch("[0-9]{4}", word):
        return "year", word
    if re.fullmatch("[0-9]{1,2}", word):
        return "day", f"{int(word):02}"
    return _WORDS.get(word, ("", ""))


def _put_together(kinds: Kinds, text: str, today: date) -> str:
    """Return what the words of a date say together; nothing if they do not fit together.

    Raises DateError where they say too little.
    """
    found = tuple(sorted(kinds))
    if found in _WRITTEN:
        return _WRITTEN[found].format(**kinds)
    if found == ("month", "third", "year"):
        return _third_of_month(int(kinds["year"]), int(kinds["month"]), kinds["third"])
    if found == ("season", "year"):
        months = _SEASONS[kinds["season"]].format(**kinds)
        raise DateError(text, "is not the same months everywhere", f"write them, like {months}")
    if "month" in kinds and {*found} <= {"day", "month", "third"}:
        day = f"{int(kinds['day'])} " if "day" in kinds else ""
        without = f"{day}{MONTHS[int(kinds['month']) - 1][:3]}"
        either = " or ".join(f"{without} {year:04}" for year in (today.year, today.year + 1))
        raise DateError(text, "has no year", f"write it with four digits: {either}")
    return ""


def _third_of_month(year: int, month: int, third: str) -> str:
    """Return the days 1 to 10, 11 to 20, or 21 to the end of a month."""
    first = _FIRST_DAYS[third]
    last = first + 9 if third != "late" else monthrange(max(year, 1), month)[1]
    return f"{year:04}-{month:02}-{first:02}/{year:04}-{month:02}-{last:02}"


def _only_reading(one: str, two: str, three: str, text: str) -> str:
    """Return the day that three numbers mean, if they can only mean one.

    Raises DateError, which names the others, if they cannot.
    """
    days = [*dict.fromkeys(_readings(int(one), int(two), three))]
    if len(days) > 1:
        *most, last = map(spoken_day, days)
        raise DateError(text, f"could be {', '.join(most)} or {last}", "write the one that it is")
    return str(days[0]) if days else text


def _readings(one: int, two: int, three: str) -> Iterator[date]:
    """Yield the days that three numbers can mean: day, month and year; or another order."""
    year = int(three) if len(three) > 2 else 2000 + int(three)
    orders = [(year, two, one), (year, one, two)]
    if len(three) <= 2:
        orders.append((2000 + one, two, int(three)))
    for y, m, d in orders:
        try:
            yield date(y, m, d)
        except ValueError:
            continue


def _refuse_another_weekday(days: str, weekday: str, text: str) -> None:
    """Raise DateError for a day that is no such day of the week: one of the two is a slip."""
    try:
        real = _WEEKDAYS[date.fromisoformat(days).weekday()]
    except ValueError:  # no such day, which is said elsewhere
        return
    if real != weekday:
        raise DateError(text, f"is a {real.capitalize()}", "mend the day, or leave it out")
