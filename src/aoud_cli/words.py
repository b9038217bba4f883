"""What a word on the command line means: a day, a topic, a person, a source, whatever its case and spelling."""

import os
import re
import reprlib
from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from difflib import get_close_matches
from typing import TYPE_CHECKING

from aoud_cli.dates import HOW_TO_WRITE, MONTHS, PartialDate
from aoud_cli.errors import UsageError
from aoud_cli.safe import folded, safe

if TYPE_CHECKING:
    from aoud_cli.model import FactBase, Person

_NAMED = 3  # people in a "did you mean"

HOW_TO_WRITE_A_DAY = "write 2023-04-30, 30 Apr 2023, Apr 2023, 2023, late 2024, today or yesterday"

_MONTH_NUMBERS = {name.lower(): n for n, whole in enumerate(MONTHS, 1) for name in (whole, whole[:3])}
_DAY_OR_MONTH = r"(?:([0-9]{1,2}) )?([a-z]+) ([0-9]{4})"
_PART_OF_YEAR = r"([qh][1-4]) ([0-9]{4})"
_STRETCHES = {  # as `dates.spoken` shows them -> with two ends, each of them whole
    r"by (.+)": r".. to \1",
    r"(.+) or later": r"\1 to ..",
    r"([0-9]{1,2})-([0-9]{1,2}) (.+)": r"\1 \3 to \2 \3",
    r"((?:[0-9]{1,2} )?[a-z]+) to (.+ ([0-9]{4}))": r"\1 \3 to \2",
}


def days(text: str, today: date) -> PartialDate:
    """Return the days that a typed text means: as fact files write them, or as screens show them; today, yesterday.

    Raises ValueError, with a sentence about the text as it was typed.
    """
    read = _as_in_files(text, today)
    try:
        return PartialDate.parse(read)
    except ValueError as error:
        raise ValueError(str(error).replace(reprlib.repr(read), reprlib.repr(text), 1)) from None


def _as_in_files(text: str, today: date) -> str:
    words = " ".join(text.split())
    if words.lower() in {"today", "yesterday"}:
        return str(today - timedelta(days=words.lower() == "yesterday"))
    for shown, with_two_ends in _STRETCHES.items():
        if found := re.fullmatch(shown, words, re.IGNORECASE):
            words = found.expand(with_two_ends)
    return "/".join(map(_end_as_in_files, words.split(" to ")))


def _end_as_in_files(words: str) -> str:
    if found := re.fullmatch(_PART_OF_YEAR, words, re.IGNORECASE):
        return f"{found[2]}-{found[1].upper()}"
    found = re.fullmatch(_DAY_OR_MONTH, words, re.IGNORECASE)
    if not found or found[2].lower() not in _MONTH_NUMBERS:
        return words
    month = f"{found[3]}-{_MONTH_NUMBERS[found[2].lower()]:02}"
    return f"{month}-{int(found[1]):02}" if found[1] else month


def a_day(text: str, today: date) -> PartialDate:
    """Return the days of a text where one of them is wanted: what to write instead names no stretch of days."""
    try:
        return days(text, today)
    except ValueError as error:
        raise ValueError(str(error).replace(HOW_TO_WRITE, HOW_TO_WRITE_A_DAY)) from None


def day_of_speech(text: str, today: date) -> PartialDate:
    """Return when something was said: of a month that is not over, what is. Raises ValueError where it has no end."""
    when = days(text, today)
    if not (when.starts and when.ends):
        raise ValueError(_endless(text, "last" if when.starts else "first"))
    return PartialDate.between(when.first, today) if when.first <= today < when.last else when


def _endless(text: str, end: str) -> str:
    return f"{text!r} has no {end} day; write a day, a month or a year"


def written(option: str, text: str, today: date, read: Callable[[str, date], PartialDate] = days) -> PartialDate:
    """Return a date given as an option, as `days` or the like reads it; raises UsageError when it is none."""
    try:
        return read(text, today)
    except ValueError as error:
        raise UsageError(f"{option}: {error}") from None


def last_day(option: str, text: str, today: date) -> date:
    """Return the last day of a date given as an option; raises UsageError when it has none."""
    when = written(option, text, today, a_day)
    if not when.ends:
        raise UsageError(f"{option}: {_endless(text, 'last')}")
    return when.last


def first_day(option: str, text: str, today: date) -> date:
    """Return the first day of a date given as an option; raises UsageError when it has none."""
    when = written(option, text, today, a_day)
    if not when.starts:
        raise UsageError(f"{option}: {_endless(text, 'first')}")
    return when.first


def number(option: str, text: str) -> int:
    """Return a whole number given as an option; raises UsageError when it is none."""
    try:
        return int(text)
    except ValueError:
        raise UsageError(f"{option}: '{safe(text)}' is not a whole number; write one like 1") from None


def choose(given: str, known: Iterable[str], noun: str, otherwise: str) -> str:
    """Return the known name that was meant, whatever its case and hyphens.

    Raises UsageError with the closest one, or where none is close with what to do otherwise.
    """
    names: dict[str, str] = {}
    for name in known:
        if name == given:  # two names may differ in their hyphens alone
            return name
        names.setdefault(folded(name), name)
    if folded(given) in names:
        return names[folded(given)]
    close = get_close_matches(folded(given), list(names), n=1, cutoff=0.6)
    hint = f"did you mean '{names[close[0]]}'?" if close else otherwise
    raise UsageError(f"no {noun} is called '{safe(given)}'; {hint}")


def topic(facts: "FactBase", given: str) -> str:
    """Return the id of the topic that was meant, by id or label; raises UsageError."""
    names = topic_names(facts)
    return names[choose(given, names, "topic", "`aoud faq` lists them")]


def topic_names(facts: "FactBase") -> dict[str, str]:
    """Return the ids of the topics by every name that they go by."""
    return {name: key for key, found in facts.topics.items() for name in (key, found.label)}


def source(facts: "FactBase", given: str) -> str:
    """Return the id of the source that was meant, by id, name, or the spellings of the person; raises UsageError."""
    people = facts.people
    names = {
        name: key
        for key, found in facts.sources.items()
        for name in (*(people[key].spellings if key in people else ()), found.name, key)
    }
    return names[choose(given, names, "source", "`aoud sources` lists them")]


def person(facts: "FactBase", given: str) -> str:
    """Return the id of the person whose name in any spelling, or whose part, this is, or the only one it is part of.

    Raises UsageError, with the closest names, when nobody or more than one person fits.
    """
    name = os.fsencode(given).decode("utf-8", "surrogateescape")  # in the C locale Hangul arrives as bare bytes
    wanted = folded(name)
    spellings = {key: [*map(folded, (key, *one.spellings))] for key, one in facts.people.items()}
    parts = {key: [folded(one.part)] for key, one in facts.people.items() if one.part}
    for forms in (spellings, parts):
        exact = [key for key, own in forms.items() if wanted in own]
        if len(exact) == 1:
            return exact[0]
    partial: list[str] = []
    for forms in (spellings, parts):
        found = [key for key, own in forms.items() if wanted and any(wanted in form for form in own)]
        if len(found) == 1:
            return found[0]
        partial += found
    raise UsageError(_nobody(facts, name, partial, spellings))


def _nobody(facts: "FactBase", name: str, partial: list[str], spellings: Mapping[str, list[str]]) -> str:
    owners = {form: key for key, forms in spellings.items() for form in forms}
    close = partial or [owners[form] for form in get_close_matches(folded(name), list(owners), n=_NAMED)]
    names = [_full_name(facts.people[key]) for key in (*dict.fromkeys(close),)[:_NAMED]]
    hint = f"did you mean {' or '.join(names)}?" if names else "`aoud cast` and `aoud cast --season N` list people"
    problem = "more than one person is called" if partial else "nobody here is called"
    return f"{problem} '{safe(name)}'; {hint}"


def _full_name(one: "Person") -> str:
    return f"{one.name} ({one.native})" if one.native else one.name
