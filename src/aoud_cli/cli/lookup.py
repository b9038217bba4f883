"""What a word on the command line means: a number, a topic, a person, a source, whatever its case and spelling."""

import os
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING

from aoud_cli.errors import UsageError
from aoud_cli.text import folded, safe

if TYPE_CHECKING:
    from aoud_cli.facts.model import FactBase, Person

_NAMED = 3  # people in a "did you mean"


def number(option: str, text: str) -> int:
    """Return a whole number given as an option; raises UsageError when it is none."""
    try:
        return int(text)
    except ValueError:
        raise UsageError(
            f"{option}: '{safe(text)}' is not a whole number; write one like 1"
        ) from None


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
    """Return the id of the source that was meant, by id, name, or the spellings of the person.

    Raises UsageError.
    """
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
    name = os.fsencode(given).decode(
        "utf-8", "surrogateescape"
    )  # in the C locale Hangul arrives as bare bytes
    wanted = folded(name)
    spellings = {key: [*map(folded, (key, *one.spellings))] for key, one in facts.people.items()}
    parts = {key: [folded(one.part)] for key, one in facts.people.items() if one.part}
    for forms in (spellings, parts):
        exact = [key for key, own in forms.items() if wanted in own]
        if len(exact) == 1:
            return exact[0]
    partial: list[str] = []
    for forms in (spellings, parts):
        found = [
            key for key, own in forms.items() if wanted and any(wanted in form for form in own)
        ]
        if len(found) == 1:
            return found[0]
        partial += found
    raise UsageError(_nobody(facts, name, partial, spellings))


def _nobody(
    facts: "FactBase", name: str, partial: list[str], spellings: Mapping[str, list[str]]
) -> str:
    owners = {form: key for key, forms in spellings.items() for form in forms}
    close = partial or [
        owners[form] for form in get_close_matches(folded(name), list(owners), n=_NAMED)
    ]
    names = [_full_name(facts.people[key]) for key in (*dict.fromkeys(close),)[:_NAMED]]
    hint = (
        f"did you mean {' or '.join(names)}?"
        if names
        else "`aoud cast` and `aoud cast --season N` list people"
    )
    problem = "more than one person is called" if partial else "nobody here is called"
    return f"{problem} '{safe(name)}'; {hint}"


def _full_name(one: "Person") -> str:
    return f"{one.name} ({one.native})" if one.native else one.name
