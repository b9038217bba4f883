"""The names that a press of Tab offers: read out of the facts as they lie there, neither judged nor checked."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from aoud_cli.cli import lookup
from aoud_cli.errors import FactsError, UsageError
from aoud_cli.facts.vocabulary import CAST, CAST_VALUES, LOOK, TBA
from aoud_cli.files import paths, store
from aoud_cli.text import is_showable, safe

Table = dict[str, Any]
Offer = list[tuple[str, str]]  # a word, and what it means


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
    """Return the ids of the people, and their names in their own letters."""
    found = _records(ctx, "person")
    native = [(person.get("native"), person.get("name")) for _, person in found]
    return _offer([*((key, person.get("name")) for key, person in found), *native])


def sources(ctx: Any) -> Offer:
    """Return the ids of the sources, with their names."""
    return _offer((key, source.get("name")) for key, source in _records(ctx, "source"))


def claims(ctx: Any) -> Offer:
    """Return the ids of the claims, with their sentences."""
    return _offer(
        (claim.get("id"), claim.get("text")) for tables in _facts(ctx) for claim in _claims(tables)
    )


def topics_and_claims(ctx: Any) -> Offer:
    """Return what `aoud why` can be asked about."""
    return [*topics(ctx), *claims(ctx)]


def own_claims() -> Offer:
    """Return the ids of the user's own claims, and the name of their look for news."""
    own = _tables(paths.yours())
    look = [(LOOK, f"You looked up to {own[LOOK]}.")] if LOOK in own else []
    return _offer([*((claim.get("id"), claim.get("text")) for claim in _claims(own)), *look])


def values(ctx: Any) -> Offer:
    """Return what a claim can say on the topic that was typed before it."""
    found = dict(_records(ctx, "topic"))
    known = {
        name: key
        for key, topic in found.items()
        for name in (key, topic.get("label"))
        if isinstance(name, str)
    }
    try:
        topic = known[lookup.choose(ctx.params.get("topic") or "", known, "topic", "")]
    except UsageError:
        return []
    kind = found[topic].get("kind")
    if kind == "milestone":
        return [("yes", "it has happened"), ("no", "it has not happened yet")]
    if kind == "value":
        return [(value, "") for value in (CAST_VALUES if topic == CAST else (TBA,))]
    return []


def _records(ctx: Any, table: str) -> list[tuple[str, Table]]:
    """Return the records of a table by id, as far as the files have the shape of a fact base."""
    found = [tables.get(table) for tables in _facts(ctx)]
    records = [item for one in found if isinstance(one, dict) for item in one.items()]
    return [(key, record) for key, record in records if isinstance(record, dict)]


def _claims(tables: Table) -> list[Table]:
    found = tables.get("claim")
    return [claim for claim in found if isinstance(claim, dict)] if isinstance(found, list) else []


def _facts(ctx: Any) -> list[Table]:
    """Return the tables of the file that was named, else of the bundled one and the user's own."""
    named = ctx.params.get("facts")
    return [
        _tables(path) for path in ([Path(named)] if named else [paths.bundled(), paths.yours()])
    ]


def _tables(path: Path) -> Table:
    """Return the tables of a file.

    None where there is none, or none to be read: Tab never complains.
    """
    from aoud_cli.facts import parse

    try:
        return parse.of_file(path.suffix, store.read(path))
    except (OSError, FactsError):
        return {}


def _offer(found: Iterable[tuple[Any, Any]]) -> Offer:
    """Return the words, with what they mean, that are fit to be typed and to be shown."""
    pairs = [
        (word, meaning)
        for word, meaning in found
        if isinstance(word, str) and isinstance(meaning, str)
    ]
    return [(word, safe(meaning)) for word, meaning in pairs if all(map(_is_typeable, word))]


def _is_typeable(char: str) -> bool:
    """Whether a shell takes the character for itself: what acts in one is ASCII."""
    return is_showable(char) and (char.isalnum() or char == "-" or not char.isascii())
