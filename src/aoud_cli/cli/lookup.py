"""Finds the topic, person, source or claim that a typed name means, in any case and spelling."""

import os
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING

from aoud_cli.errors import UsageError
from aoud_cli.text import folded, safe

if TYPE_CHECKING:
    from aoud_cli.facts.model import FactBase, Person

_MOST_PEOPLE = 3  # in a "did you mean"


def number(option: str, text: str) -> int:
    """Return a whole number given as an option; raises UsageError when it is none."""
    try:
        return int(text)
    except ValueError:
        raise UsageError(
            f"{option}: '{safe(text)}' is not a whole number; write one like 1"
        ) from None


def as_typed(word: str) -> str:
    """Return a word of the command line, or an answer, in the letters in which it was typed.

    Python has read it in the encoding of the locale. What is not in that encoding it hands on as
    bare bytes: these are UTF-8, as Hangul is in the C locale; or nothing at all, and stay.
    """
    try:
        word.encode()  # only bare bytes are no text
    except UnicodeEncodeError:
        try:
            return os.fsencode(word).decode()
        except UnicodeError:
            return word
    return word


def choose(given: str, choices: Iterable[str], noun: str, otherwise: str) -> str:
    """Return the one of the choices that was meant, whatever its case, hyphens and accents.

    Raises UsageError with the closest one; if none is close, with what to do otherwise.
    """
    given = as_typed(given)
    names: dict[str, str] = {}
    for name in choices:
        if name == given:  # two names may differ in their hyphens alone
            return name
        names.setdefault(folded(name), name)
    if folded(given) in names:
        return names[folded(given)]
    close = get_close_matches(folded(given), list(names), n=1, cutoff=0.6)
    hint = f"did you mean '{names[close[0]]}'?" if close else otherwise
    raise UsageError(f"no {noun} is called '{safe(given)}'; {hint}")


def topic(facts: "FactBase", given: str) -> str:
    """Return the id of the topic with that id or label; raises UsageError if there is none."""
    names = topic_names(facts)
    return names[choose(given, names, "topic", "`aoud faq` lists them")]


def topic_names(facts: "FactBase") -> dict[str, str]:
    """Return the id of each topic by its names: the id itself, and its label."""
    ids: dict[str, str] = {}
    for key, found in facts.topics.items():
        ids[key] = key
        ids[found.label] = key
    return ids


def source(facts: "FactBase", given: str) -> str:
    """Return the id of the source with that id or name, or of the person who is one.

    Raises UsageError if there is none.
    """
    ids: dict[str, str] = {}
    for key, found in facts.sources.items():
        if key in facts.people:
            ids |= dict.fromkeys(facts.people[key].spellings, key)
        ids[found.name] = key
        ids[key] = key
    return ids[choose(given, ids, "source", "`aoud sources` lists them")]


def person(facts: "FactBase", given: str) -> str:
    """Return the id of the person of that name, in any spelling, or in that part.

    A piece of a name is enough if it is in no other person's.
    Raises UsageError, with the closest names, when nobody or more than one person fits.
    """
    name = as_typed(given)
    wanted = folded(name)
    spellings = {key: [*map(folded, (key, *one.spellings))] for key, one in facts.people.items()}
    parts = {key: [folded(one.part)] for key, one in facts.people.items() if one.part}
    for forms in (spellings, parts):
        exact = [key for key, own in forms.items() if wanted in own]
        if len(exact) == 1:
            return exact[0]
    if not wanted:  # it would be a piece of every name
        raise UsageError(_nobody(facts, name, [], spellings))
    candidates: list[str] = []
    for forms in (spellings, parts):
        found = [key for key, own in forms.items() if any(wanted in form for form in own)]
        if len(found) == 1:
            return found[0]
        candidates += found
    raise UsageError(_nobody(facts, name, candidates, spellings))


def _nobody(
    facts: "FactBase", name: str, candidates: list[str], spellings: Mapping[str, list[str]]
) -> str:
    """Return why a name does not tell who is meant, and who could be."""
    problem = "more than one person is called" if candidates else "nobody here is called"
    owners: dict[str, str] = {}
    for key, forms in spellings.items():
        owners |= dict.fromkeys(forms, key)
    alike = get_close_matches(folded(name), list(owners), n=_MOST_PEOPLE)
    close = candidates or [owners[form] for form in alike]
    people = list(dict.fromkeys(close))[:_MOST_PEOPLE]
    names = [_full_name(facts.people[key]) for key in people]
    hint = "`aoud cast` and `aoud cast --season N` list people"
    if names:
        hint = f"did you mean {' or '.join(names)}?"
    return f"{problem} '{safe(name)}'; {hint}"


def _full_name(one: "Person") -> str:
    return f"{one.name} ({one.native})" if one.native else one.name
