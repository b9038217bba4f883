"""Finds the name that a misspelt one was meant to be."""

from collections.abc import Iterable
from difflib import SequenceMatcher, get_close_matches
from heapq import nlargest

MAX_LENGTH = 100  # characters of what was written that are compared
CANDIDATES = 20


def closest(given: str, names: Iterable[str], count: int = 1, cutoff: float = 0.6) -> list[str]:
    """Return the names that are spelt most like a given one, the closest first.

    There is none where none is close: `cutoff` is from 0, whatever there is, to 1, the very name.
    To compare two spellings takes time in the square of their length or more: that is done only for
    the names that share most letters with the given one.
    """
    given = given[:MAX_LENGTH]
    letters = SequenceMatcher(b=given)

    def shared(name: str) -> float:
        letters.set_seq1(name)
        return letters.real_quick_ratio() and letters.quick_ratio()

    return get_close_matches(given, nlargest(CANDIDATES, names, key=shared), count, cutoff)
