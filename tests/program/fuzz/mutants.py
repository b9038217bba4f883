"""Fact bases with a single fault, or with something odd that is none: a number in, a file's bytes out."""

import json
import random
from datetime import date, datetime
from typing import Any

import tomli_w

from tests.program.fuzz import worlds

JUNK: list[Any] = [
    *(True, False, 0, -1, 1, 2, 1.0, 1e400, -(10**30), 10**18, float("nan")),
    *(
        "",
        " ",
        ".",
        "..",
        "x" * 5000,
        "a b",
        "1",
        "yes",
        "tba",
        "fact",
        "\x00",
        "\ufffe",
        "가" * 200,
    ),
    *("0000", "0001", "9999", "2022-13", "2022-02-30", "../0001-01-01", "9999-12-31/..", "../.."),
    *("9999-Q4", "late 9999", "10000-01-01", "2022-01-01/2021-01-01", "javascript:x", "http://u@h"),
    *(date(2022, 2, 2), datetime(2022, 2, 2, 2, 2)),  # noqa: DTZ001 - a bare TOML time
    *([], [""], [[]], [[1]], {}, {"": 1}, {"a": {"b": {"c": {"d": 1}}}}, ["released"] * 300),
]
BYTES = [*b"\"'[]{}=.#,\\\n\t \x00\x7f\xc3\xff"]


def content(seed: int) -> tuple[str, bytes]:
    """Return how the file of a fact base with one fault is called, and what is in it."""
    made = worlds.tables(seed)
    chance = random.Random(-seed)
    if chance.random() < 0.2:
        return "faulty.toml", _scratched(chance, tomli_w.dumps(made).encode())
    chance.choice([_dropped, _replaced, _replaced, _swapped, _added, _doubled])(chance, made)
    if chance.random() < 0.3:
        return "faulty.json", json.dumps(made, default=str).encode()
    return "faulty.toml", tomli_w.dumps(made).encode()


def _leaves(value: Any) -> list[tuple[Any, Any]]:
    """Return each table or list within a value, with each of its keys or places."""
    if not isinstance(value, dict | list):
        return []
    own = [(value, key) for key in (value if isinstance(value, dict) else range(len(value)))]
    return own + [leaf for holder, key in own for leaf in _leaves(holder[key])]


def _dropped(chance: random.Random, made: worlds.Tables) -> None:
    holder, key = chance.choice(_leaves(made))
    del holder[key]


def _replaced(chance: random.Random, made: worlds.Tables) -> None:
    holder, key = chance.choice(_leaves(made))
    holder[key] = chance.choice(JUNK)


def _swapped(chance: random.Random, made: worlds.Tables) -> None:
    """Write in one place what stands in another."""
    leaves = [(holder, key) for holder, key in _leaves(made) if isinstance(holder[key], str | int)]
    (holder, key), (other, place) = chance.choices(leaves, k=2)
    holder[key] = other[place]


def _added(chance: random.Random, made: worlds.Tables) -> None:
    holders = [holder[key] for holder, key in _leaves(made) if isinstance(holder[key], dict)]
    key = chance.choice(["x", "claim", "says", "by", "season", "", "a.b", "\x1b[2J", "retracts"])
    chance.choice([made, *holders])[key] = chance.choice(JUNK)


def _doubled(chance: random.Random, made: worlds.Tables) -> None:
    lists = [holder[key] for holder, key in _leaves(made) if isinstance(holder[key], list)]
    full = [one for one in lists if one]
    if full:
        one = chance.choice(full)
        one.append(chance.choice(one))


def _scratched(chance: random.Random, data: bytes) -> bytes:
    """Return the bytes with one of them gone or changed, or without a line."""
    place = chance.randrange(len(data))
    if chance.random() < 0.3:
        lines = data.splitlines(keepends=True)
        del lines[chance.randrange(len(lines))]
        return b"".join(lines)
    put = bytes([chance.choice(BYTES)]) if chance.random() < 0.7 else b""
    return data[:place] + put + data[place + chance.randint(0, 1) :]
