"""What a press of Tab offers: names from the fact files, which are not judged or checked.

How each shell is told is in `shells`.
"""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from aoud_cli.cli import lookup
from aoud_cli.errors import FactsError, UsageError
from aoud_cli.facts.vocabulary import CAST, CAST_VALUES, FETCHED, LOOK, TBA
from aoud_cli.files import paths, store
from aoud_cli.text import is_showable, safe

Table = dict[str, Any]
Offer = list[tuple[str, str]]  # a word to type, and what it means


def topics(ctx: Any) -> Offer:
    """Return the ids of the topics, with their questions."""
    return _offer((key, topic.get("question")) for key, topic in _records(ctx, "topic"))


def stages(ctx: Any) -> Offer:
    """Return the ids of the steps, with their questions."""
    found = _records(ctx, "topic")
    return _offer(
        (key, topic.get("question")) for key, topic in found if topic.get("kind") == "milestone"
    )


def people(ctx: Any) -> Offer:
    """Return the ids of the people, and then their names in their own letters."""
    found = _records(ctx, "person")
    by_id = [(key, person.get("name")) for key, person in found]
    by_native_name = [(person.get("native"), person.get("name")) for _, person in found]
    return _offer([*by_id, *by_native_name])


def sources(ctx: Any) -> Offer:
    """Return the ids of the sources, with their names."""
    return _offer((key, source.get("name")) for key, source in _records(ctx, "source"))


def claims(ctx: Any) -> Offer:
    """Return the ids of the claims, with their sentences."""
    found: list[Table] = []
    for tables in _facts(ctx):
        found += _claims(tables)
    return _offer((claim.get("id"), claim.get("text")) for claim in found)


def topics_and_claims(ctx: Any, incomplete: str) -> Offer:
    """Return what `aoud why` can be asked about: claims, which are many, after a first letter."""
    return [*topics(ctx), *(claims(ctx) if incomplete else ())]


def own_claims() -> Offer:
    """Return what `aoud remove` takes: the user's own claims, and their look for news."""
    own = _tables(paths.yours())
    removable = [(claim.get("id"), claim.get("text")) for claim in _claims(own)]
    if LOOK in own:
        removable.append((LOOK, f"You looked up to {own[LOOK]}."))
    if os.path.lexists(paths.fetched()):
        removable.append((FETCHED, "All that was fetched."))
    return _offer(removable)


def values(ctx: Any) -> Offer:
    """Return what a claim can say on the topic that was typed before it."""
    topics_by_id = dict(_records(ctx, "topic"))
    labels = [(topic.get("label"), key) for key, topic in topics_by_id.items()]
    names = [(label, key) for label, key in labels if isinstance(label, str)]
    try:
        given = ctx.params.get("topic") or ""
        chosen = lookup.choose(given, topics_by_id, "topic", "", names)
    except UsageError:
        return []
    match topics_by_id[chosen].get("kind"):
        case "milestone":
            return [("yes", "it has happened"), ("no", "it has not happened yet")]
        case "value" if chosen == CAST:
            return [(value, "") for value in CAST_VALUES]
        case "value":
            return [(TBA, "")]
        case _:
            return []


def _records(ctx: Any, table: str) -> list[tuple[str, Table]]:
    """Return the records of a table with their ids; what has another shape is left out."""
    found: list[tuple[str, Table]] = []
    for tables in _facts(ctx):
        records = tables.get(table)
        if isinstance(records, dict):
            found += [(key, one) for key, one in records.items() if isinstance(one, dict)]
    return found


def _claims(tables: Table) -> list[Table]:
    found = tables.get("claim")
    if not isinstance(found, list):
        return []
    return [claim for claim in found if isinstance(claim, dict)]


def _facts(ctx: Any) -> list[Table]:
    """Return the tables of the file of `--facts`; by default of the program's own three."""
    named = ctx.params.get("facts")
    own_files = [paths.bundled(), paths.fetched(), paths.yours()]
    files = [paths.named(named)] if named else own_files
    return [_tables(path) for path in files]


def _tables(path: Path) -> Table:
    """Return the tables of a file, none for a file that cannot be read: Tab shows no errors."""
    from aoud_cli.facts import parse

    try:
        return parse.of_file(path.suffix, store.read(path))
    except (OSError, FactsError):
        return {}


def _offer(found: Iterable[tuple[Any, Any]]) -> Offer:
    """Return the words that a shell takes as they are, with what they mean made safe to show."""
    offer: Offer = []
    for word, meaning in found:
        are_texts = isinstance(word, str) and isinstance(meaning, str)
        if are_texts and all(map(_is_typeable, word)):
            offer.append((word, safe(meaning)))
    return offer


def _is_typeable(char: str) -> bool:
    """Whether a shell gives the character no meaning of its own: all that do have one are ASCII."""
    return is_showable(char) and (char.isalnum() or char == "-" or not char.isascii())
