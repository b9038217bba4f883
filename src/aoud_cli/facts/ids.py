"""Makes ids: from the ASCII letters of a name, or from topic, speaker and hash of a claim."""

import re
from collections.abc import Container
from typing import Any

from aoud_cli.text import in_ascii_letters

_DIGITS = 10  # of the hash in an id: of a million claims, two are alike once in two
_MAX_STEM = 48


def slug(name: str, noun: str) -> str:
    """Return an id made of a name's letters and digits in ASCII; of a hash where it has none."""
    letters = in_ascii_letters(name).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:_MAX_STEM].rstrip("-")
    return stem or f"{noun}-{_hash(name)}"


def free_id(stem: str, name: str, taken: Container[str]) -> str:
    """Return an id that is not taken: names in different letters may leave the same ASCII ones."""
    return f"{stem}-{_hash(name)}" if stem in taken else stem


def claim_id(topic: str, by: str, content: dict[str, Any]) -> str:
    """Return the id of a claim: the same content has the same id."""
    import json  # noqa: PLC0415 - answers make no ids

    return f"{slug(f'{topic}-{by}', 'claim')}-{_hash(json.dumps(content, sort_keys=True))}"


def _hash(text: str) -> str:
    import hashlib  # noqa: PLC0415 - answers make no ids

    return hashlib.sha256(text.encode()).hexdigest()[:_DIGITS]
