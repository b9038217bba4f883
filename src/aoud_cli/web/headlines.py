"""What a headline is, which ones name the show, and which are copies of one. Pure."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from urllib.parse import urlsplit

from pydantic import TypeAdapter, ValidationError

from aoud_cli.facts.model import WITHOUT_BLANKS, Link, Title
from aoud_cli.text import folded

MAX_TITLE = 300  # characters

# Scripts in which a name need not stand between blanks; in Hangul, what is after it is often joined
# to it.
_RUNNING_ON = (*WITHOUT_BLANKS, "HANGUL")
_LINK: TypeAdapter[str] = TypeAdapter(Link)


@dataclass(frozen=True)
class Headline:
    """A headline: the day on which it was seen or published, if that is known; outlet, address."""

    day: date | None
    outlet: str  # the host of the address
    title: str
    url: str


@dataclass(frozen=True)
class Answer:
    """What a source gave: headlines, how many had no address to open, whether it has more."""

    headlines: tuple[Headline, ...]
    without_address: int = 0
    has_more: bool = False


def answer(found: Iterable[tuple[date | None, str, str]], *, has_more: bool = False) -> Answer:
    """Return the headlines that a source gave as day, title and address.

    Those whose address is none that a claim could have are only counted.
    """
    read = [headline(*one) for one in found]
    usable = tuple(one for one in read if one)
    return Answer(usable, len(read) - len(usable), has_more)


def headline(day: date | None, title: str, url: str) -> Headline | None:
    """Return a headline on one line, cut where it is long; None where its address is unusable."""
    try:
        address = _LINK.validate_python(url)
    except ValidationError:
        return None
    words = " ".join(title.split())
    short = words if len(words) <= MAX_TITLE else f"{words[:MAX_TITLE]}..."
    return Headline(day, host(address), short, address)


def host(url: str) -> str:
    """Return the host of an address as outlets are known by it, without `www.`."""
    return (urlsplit(url).hostname or "").removeprefix("www.")


def same_address(url: str) -> tuple[str, ...]:
    """Return what two spellings of one address have in common.

    http or https, `www.`, a slash at the end and what stands behind a # make no difference.
    """
    parts = urlsplit(url)
    return parts.netloc.lower().removeprefix("www."), parts.path.rstrip("/"), parts.query


def spellings(title: Title) -> tuple[str, ...]:
    """Return every name of the show, the usual one first."""
    return tuple(name for name in (title.name, title.native, *title.aka) if name)


def naming(names: Iterable[str]) -> Callable[[str], bool]:
    """Return a test for whether a text holds one of the names.

    Case, accents and punctuation make no difference. A name is whole words, but in a script whose
    words run on it may stand anywhere.
    """
    wanted = [_as_a_part(_words(name)) for name in names if _words(name)]

    def names_the_show(text: str) -> bool:
        words = f" {' '.join(_words(text))} "
        return any(name in words for name in wanted)

    return names_the_show


def _as_a_part(words: Sequence[str]) -> str:
    """Return words as they stand in a text, between blanks where their script has blanks."""
    start = "" if _runs_on(words[0][0]) else " "
    end = "" if _runs_on(words[-1][-1]) else " "
    return f"{start}{' '.join(words)}{end}"


def _words(text: str) -> list[str]:
    """Return the words of a text as they are compared.

    Letters that run on are one word up to the next letter that does not, whatever is between them.
    """
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    bare = "".join(char for char in decomposed if unicodedata.category(char) != "Mn")
    words: list[str] = []
    for run in re.findall(r"[^\W_]+", unicodedata.normalize("NFC", bare)):
        for runs_on, letters in groupby(run, _runs_on):
            piece = "".join(letters)
            if runs_on and words and _runs_on(words[-1][-1]):
                words[-1] += piece
            else:
                words.append(piece)
    return words


def _runs_on(char: str) -> bool:
    return not char.isascii() and unicodedata.name(char, "").startswith(_RUNNING_ON)


def without_copies(headlines: Iterable[Headline]) -> list[tuple[Headline, ...]]:
    """Return the headlines, newest first, those of one title together, the first of them first.

    An address counts once. What has no day comes last.
    """
    titles: dict[str, list[Headline]] = {}
    addresses = set()
    for one in sorted(headlines, key=lambda one: (one.day or date.max, one.outlet, one.url)):
        if same_address(one.url) not in addresses:
            addresses.add(same_address(one.url))
            titles.setdefault(folded(one.title), []).append(one)
    copies = [tuple(ones) for ones in titles.values()]
    return sorted(copies, key=lambda ones: ones[0].day or date.min, reverse=True)
