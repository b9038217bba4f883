"""Finds the topic, person, source or claim that a typed name means, in any case and spelling.

An id always wins: what else a record is called finds it only where no id is spelt like that.
"""

import os
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain, permutations
from typing import TYPE_CHECKING

from aoud_cli.cli import synonyms
from aoud_cli.errors import UsageError
from aoud_cli.facts.spelling import closest
from aoud_cli.facts.vocabulary import TopicKind
from aoud_cli.text import folded, quoted

if TYPE_CHECKING:
    from aoud_cli.facts.model import FactBase, Person, Topic

_MOST = 3  # in a "did you mean"
_MOST_STEPS = 10
_MOST_DIGITS = 9
_MOST_PEOPLE = 30  # of one name that are listed
_MOST_WORDS = 4  # of a name that are put in any order

Names = Collection[tuple[str, str]]  # what else records are called, each with the record's id


def number(option: str, text: str) -> int:
    """Return a whole number given as an option; raises UsageError when it is none, or too large."""
    if not re.fullmatch("-?[0-9]+", text):
        raise UsageError(f"{option}: {quoted(text)} is not a whole number; write one like 1")
    if len(text) > _MOST_DIGITS:
        raise UsageError(f"{option}: {quoted(text)} is too large; write one like 1")
    return int(text)


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


def choose(given: str, ids: Collection[str], noun: str, otherwise: str, names: Names = ()) -> str:
    """Return the id that was meant, whatever its case, hyphens and accents.

    Raises UsageError where two could be, and where none is, with the closest one; if none is close,
    with what to do otherwise.
    """
    given = as_typed(given)
    if given in ids:  # two ids may differ in their hyphens alone
        return given
    owners = [(one, one) for one in ids]
    wanted = folded(given)
    as_written = [key for name, key in names if name == given]
    meant = _called(wanted, owners) or [*dict.fromkeys(as_written)] or _called(wanted, names)
    if len(meant) > 1:
        those = _either(f"'{one}'" for one in meant)
        raise UsageError(f"more than one {noun} is called {quoted(given)}; {those}")
    if meant:
        return meant[0]
    spellings = {folded(name): name for name, _ in (*owners, *names)}
    close = closest(wanted, spellings)
    hint = _either(f"'{spellings[one]}'" for one in close) if close else otherwise
    raise UsageError(f"no {noun} is called {quoted(given)}; {hint}")


def _called(wanted: str, names: Names) -> list[str]:
    """Return the ids that a spelling means by these names."""
    return [*dict.fromkeys(key for name, key in names if folded(name) == wanted)]


def _either(found: Iterable[str]) -> str:
    return f"did you mean {' or '.join([*found][:_MOST])}?"


def topic(facts: "FactBase", given: str) -> str:
    """Return the id of the topic with that id or label; raises UsageError if there is none."""
    names = _labels(facts.topics)
    meant = _in_english(given, facts.topics, names)
    return choose(meant, facts.topics, "topic", "`aoud faq` lists them", names)


def step(facts: "FactBase", given: str) -> str:
    """Return the id of the milestone with that id or label; raises UsageError if there is none."""
    steps = {key: one for key, one in facts.topics.items() if one.kind is TopicKind.MILESTONE}
    some = ", ".join([*steps][:_MOST_STEPS]) + (", ..." if len(steps) > _MOST_STEPS else "")
    names = _labels(steps)
    return choose(_in_english(given, steps, names), steps, "step", f"write one of {some}", names)


def topic_or_claim(facts: "FactBase", given: str) -> str:
    """Return the id of the topic with that id or label, or of the claim with that id.

    Raises UsageError if there is none.
    """
    ids = [*facts.topics, *(claim.id for claim in facts.claims)]
    names = _labels(facts.topics)
    meant = _in_english(given, ids, names)
    return choose(meant, ids, "topic or claim", "`aoud faq` lists topics", names)


def _in_english(given: str, ids: Collection[str], names: Names) -> str:
    """Return the topic that a word of English means, `out` the release; else what was given.

    What a record calls so itself is meant first.
    """
    word = folded(as_typed(given))
    topic = synonyms.TOPICS.get(word, "")
    taken = {folded(one) for one in (*ids, *(name for name, _ in names))}
    return topic if topic in ids and word not in taken else given


def _labels(topics: "Mapping[str, Topic]") -> Names:
    """Return the labels that are not spelt like their topic's id."""
    return [(one.label, key) for key, one in topics.items() if folded(one.label) != folded(key)]


def source(facts: "FactBase", given: str) -> str:
    """Return the id of the source with that id or name, or of the person who is one.

    Raises UsageError if there is none.
    """
    names = [(source.name, key) for key, source in facts.sources.items()]
    for key in facts.sources:
        if key in facts.people:
            one = facts.people[key]
            names += [(spelling, key) for spelling in one.spellings]
            if _in_another_order(given).intersection(map(folded, one.spellings)):
                names.append((given, key))
    return choose(given, facts.sources, "source", "`aoud sources` lists them", names)


def person(facts: "FactBase", name: str) -> str:
    """Return the id of the person of that name, in any spelling and order, or in that part.

    A piece of a name is enough if it is in no other person's; whole words count before pieces.
    Raises UsageError, with the closest names, when nobody or more than one person fits.
    """
    name = as_typed(name)
    if name in facts.people:
        return name
    wanted = folded(name)
    if not wanted:  # it would be a piece of every name
        raise UsageError(_nobody(facts, name))
    for found in _tiers(facts.people, name, wanted):
        if len(found) == 1:
            return found[0]
        if found:
            raise UsageError(*_which(facts, name, found))
    raise UsageError(_nobody(facts, name))


def _tiers(people: "Mapping[str, Person]", name: str, wanted: str) -> Iterator[list[str]]:
    """Yield who is meant by a name if it is read strictly, and then ever more freely."""
    names = {key: [*map(folded, _usual(one))] for key, one in people.items()}
    orders = _in_another_order(name)
    parts = {key: [folded(one.part)] for key, one in people.items() if one.part}
    by_id = [key for key in people if folded(key) == wanted]
    by_name = [key for key, own in names.items() if wanted in own]
    if not set(by_id) <= set(by_name):  # an id wins over another's name, not over a namesake's
        yield by_id
    yield by_name or by_id
    yield [key for key, own in names.items() if orders.intersection(own)]
    yield [key for key, own in parts.items() if wanted in own]
    typed = {folded(word) for word in name.split()} - {""}
    yield [key for key, one in people.items() if any(typed <= _words(n) for n in one.spellings)]
    ids_and_names = {key: [folded(key), *own] for key, own in names.items()}
    pieces = [
        [key for key, own in forms.items() if any(wanted in form for form in own)]
        for forms in (ids_and_names, parts)
    ]
    yield from (found for found in pieces if len(found) == 1)
    yield [*dict.fromkeys(chain.from_iterable(pieces))]


def _usual(one: "Person") -> Iterator[str]:
    """Yield a person's names, also without what stands in brackets: `Ann Lee (born 1996)`."""
    for name in one.spellings:
        yield name
        if "(" in name[1:]:
            yield name.partition("(")[0]


def _in_another_order(name: str) -> set[str]:
    """Return a name as it is compared, with its words in every order but its own.

    Some put the family name last. A name of many words has no other order.
    """
    words = name.split()
    if len(words) > _MOST_WORDS:
        return set()
    return {folded("".join(order)) for order in permutations(words)} - {folded(name)}


def _words(name: str) -> set[str]:
    """Return the words of a name as they are compared; those with a hyphen also piece by piece."""
    return {folded(word) for word in (*name.split(), *re.split(r"[\W_]+", name))} - {""}


def _nobody(facts: "FactBase", name: str) -> str:
    """Return the error that the name is unknown, with the closest known names."""
    owners: dict[str, str] = {}
    for key, one in facts.people.items():
        forms = (folded(key), *map(folded, one.spellings))
        owners |= dict.fromkeys(forms, key)
    close = [owners[form] for form in closest(folded(name), owners, _MOST)]
    people = [*dict.fromkeys(close)][:_MOST]
    hint = "`aoud cast` and `aoud cast --season N` list people"
    if people:
        hint = _either(_full_name(facts.people[key]) for key in people)
    return f"nobody here is called {quoted(name)}; {hint}"


def _which(facts: "FactBase", name: str, found: list[str]) -> list[str]:
    """Return that more than one person is called so, and a line for each with the id."""
    some = found[:_MOST_PEOPLE]
    lines = [f"{key}: {told_apart(facts.people[key])}" for key in some]
    if len(found) > len(some):
        lines.append(f"and {len(found) - len(some):,} more")
    problem = f"more than one person is called {quoted(name)}"
    return [f"{problem}; type the id of the one you mean", *lines]


def told_apart(one: "Person") -> str:
    """Return a person's name with their part and earlier seasons, to separate namesakes."""
    seasons = f"season {' and '.join(map(str, one.seasons))}" if one.seasons else ""
    return ", ".join(filter(None, (_full_name(one), one.part, seasons)))


def _full_name(one: "Person") -> str:
    return f"{one.name} ({one.native})" if one.native else one.name
