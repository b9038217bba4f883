"""The names that a press of Tab offers: read out of the facts as they lie there, neither judged nor checked."""

from collections.abc import Iterator
from typing import Any

from aoud_cli import places, store
from aoud_cli.errors import FactsError
from aoud_cli.safe import is_showable
from aoud_cli.vocabulary import CAST, CAST_VALUES, TBA

Offer = list[tuple[str, str]]  # a word, and what it means


def topics(ctx: Any) -> Offer:
    """Return the ids of the topics, with their questions."""
    return _offer((key, topic["question"]) for tables in _facts(ctx) for key, topic in tables.get("topic", {}).items())


def stages(ctx: Any) -> Offer:
    """Return the ids of the steps, with their questions."""
    topics = ((key, topic) for tables in _facts(ctx) for key, topic in tables.get("topic", {}).items())
    return _offer((key, topic["question"]) for key, topic in topics if topic["kind"] == "milestone")


def people(ctx: Any) -> Offer:
    """Return the ids of the people, and their names in their own letters."""
    people = [item for tables in _facts(ctx) for item in tables.get("person", {}).items()]
    latin = [(key, person["name"]) for key, person in people]
    return _offer([*latin, *((person["native"], person["name"]) for _, person in people if "native" in person)])


def sources(ctx: Any) -> Offer:
    """Return the ids of the sources, with their names."""
    return _offer((key, source["name"]) for tables in _facts(ctx) for key, source in tables.get("source", {}).items())


def claims(ctx: Any) -> Offer:
    """Return the ids of the claims, with their sentences."""
    return _offer((claim["id"], claim["text"]) for tables in _facts(ctx) for claim in tables.get("claim", ()))


def topics_and_claims(ctx: Any) -> Offer:
    """Return what `aoud why` can be asked about."""
    return [*topics(ctx), *claims(ctx)]


def own_claims() -> Offer:
    """Return the ids of the user's own claims."""
    return _offer((claim["id"], claim["text"]) for claim in _tables(places.yours()).get("claim", ()))


def values(ctx: Any) -> Offer:
    """Return what a claim can say on the topic that was typed before it."""
    if ctx.params.get("topic") in {key for key, _ in stages(ctx)}:
        return [("yes", "it has happened"), ("no", "it has not happened yet")]
    return [(value, "") for value in (CAST_VALUES if ctx.params.get("topic") == CAST else (TBA,))]


def _facts(ctx: Any) -> list[dict[str, Any]]:
    """Return the tables of the file that was named, else of the bundled one and the user's own."""
    named = ctx.params.get("facts")
    return [_tables(path) for path in ([named] if named else [places.bundled(), places.yours()])]


def _tables(path: Any) -> dict[str, Any]:
    """Return the tables of a file; none where there is none, or none to be read: Tab never complains."""
    import tomllib  # noqa: PLC0415 - not for a Tab after a command's name

    try:
        return tomllib.loads(store.read(path, links=True).decode("utf-8-sig"))
    except (OSError, ValueError, RecursionError, FactsError):
        return {}


def _offer(found: Any) -> Offer:
    """Return words with their meaning, as far as the file has the shape of a fact base and they are fit to be typed."""
    return [(word, meaning) for word, meaning in _sound(found) if word.isprintable() and all(map(is_showable, meaning))]


def _sound(found: Any) -> Iterator[tuple[str, str]]:
    try:
        yield from found
    except (AttributeError, KeyError, TypeError):
        return
