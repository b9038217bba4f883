"""Reads feeds that the user names: RSS 2.0, RSS 1.0 and Atom.

A feed is read as a stream: its elements are never a tree in memory, and it may declare nothing that
could expand.
"""

import re
from collections.abc import Iterator
from datetime import date
from email.utils import parsedate_tz
from html import unescape
from threading import Lock
from urllib.parse import urlsplit
from xml.etree.ElementTree import ParseError, XMLParser

from pydantic import TypeAdapter, ValidationError

from aoud_cli.errors import SourceError
from aoud_cli.facts.model import Link
from aoud_cli.text import quoted
from aoud_cli.web import network
from aoud_cli.web.headlines import Answer, answer

MOST = 20  # feeds that are asked at once
MAX_ITEMS = 500  # of one feed; the newest stand first
MAX_DEPTH = 100  # elements within elements
MAX_TEXT = 4_000  # characters of a title or an address
MAX_DATE = 64

# A DOCTYPE stands before the first element, and what it declares is expanded from there on. So the
# beginning is read in pieces in which nothing can be declared that would be worth expanding. What
# is refused later costs no more than the piece in which it stands.
_BEGINNING = 8 * 1024
_FIRST_PIECES, _PIECES = 64, 64 * 1024

_ATOM, _RSS_1 = "{http://www.w3.org/2005/Atom}", "{http://purl.org/rss/1.0/}"
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}RDF"
_DAY = "{http://purl.org/dc/elements/1.1/}date"
_WHOLE = {"rss", _RDF, f"{_ATOM}feed"}
_ITEM = {"item", f"{_RSS_1}item", f"{_ATOM}entry"}
_FIELDS = {
    **{f"{space}title": "title" for space in ("", _RSS_1, _ATOM)},
    **{f"{space}link": "link" for space in ("", _RSS_1, _ATOM)},
    **dict.fromkeys(("pubDate", _DAY, f"{_ATOM}published"), "published"),
    f"{_ATOM}updated": "updated",
}

_LINK: TypeAdapter[str] = TypeAdapter(Link)
_ONE_AT_A_TIME = Lock()  # the largest feed takes 60 MB while it is read


def address(typed: str) -> str:
    """Return the address of a feed as it is asked; raises ValueError, with what to write."""
    if "@" in typed.partition("://")[2].partition("/")[0]:  # not repeated: it may be a password
        raise ValueError("holds a user name or a password, and none is sent; leave it out")
    try:
        url = _LINK.validate_python(typed)
    except ValidationError:
        url = ""
    if not url.startswith("https://"):
        raise ValueError(f"{quoted(typed)} is no https address of a feed; write https://host/path")
    return url


def in_file(data: bytes) -> Iterator[tuple[int, str]]:
    """Yield each line that a list of feeds has, with its number; # begins a comment.

    Raises UnicodeDecodeError where the list is not UTF-8.
    """
    for number, line in enumerate(data.decode("utf-8-sig").split("\n"), 1):
        text = line.strip()
        if text and not text.startswith("#"):
            yield number, text


def ask(url: str) -> Answer:
    """Return the headlines of a feed; raises SourceError where it cannot be asked."""
    return read(urlsplit(url).netloc, network.get(url))


def read(host: str, body: bytes) -> Answer:
    """Return the headlines of a feed, as many as MAX_ITEMS; raises SourceError for what is none."""
    feed = _Feed()
    try:
        with _ONE_AT_A_TIME:
            _parse(body, feed)
    # an encoding that Python does not know is a LookupError, one that it cannot use a ValueError
    except (ParseError, LookupError, ValueError):
        problem = "its answer cannot be understood; is it the address of a feed?"
        raise SourceError(f"{host}: {problem}") from None
    found = [(item.day(), item.title(), item.link()) for item in feed.items[:MAX_ITEMS]]
    return answer(found, has_more=len(feed.items) > MAX_ITEMS)


def _parse(body: bytes, feed: "_Feed") -> None:
    parser = XMLParser(target=feed)
    for piece in _pieces(body[:_BEGINNING], _FIRST_PIECES):
        parser.feed(piece)
    feed.refuse_unless_begun()
    for piece in _pieces(body[_BEGINNING:], _PIECES):
        parser.feed(piece)
    parser.close()


def _pieces(body: bytes, size: int) -> Iterator[bytes]:
    return (body[at : at + size] for at in range(0, len(body), size))


class _Item:
    """One item of a feed, as texts: what its elements hold, by what they mean."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}

    def title(self) -> str:
        """Return the title; many feeds write its signs as HTML does."""
        return unescape(self.texts.get("title", ""))

    def link(self) -> str:
        """Return the address, as it stands there."""
        return self.texts.get("link", "").strip()

    def day(self) -> date | None:
        """Return the day on which it was published, by its own clock; None if that is unknown."""
        text = self.texts.get("published") or self.texts.get("updated", "")
        return _day(text.strip()[:MAX_DATE])


def _day(text: str) -> date | None:
    """Return the day of a date as RSS or as Atom writes it; None for anything else."""
    try:
        if re.match(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            return date.fromisoformat(text[:10])
        parsed = parsedate_tz(text)
        return date(*parsed[:3]) if parsed else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


class _Feed:
    """What ElementTree calls for each part of a feed: it keeps only the texts of the items.

    Raises ValueError where it is no feed, or made to exhaust the reader.
    """

    def __init__(self) -> None:
        self.items: list[_Item] = []
        self._begun = False
        self._depth = 0
        self._item_depth = 0  # 0 outside of an item
        self._field = ""  # what the text means that is being read
        self._text: list[str] = []

    def doctype(self, *_: object) -> None:
        """Refuse the declaration of entities, as soon as it begins."""
        raise ValueError("a feed needs no DOCTYPE")

    def refuse_unless_begun(self) -> None:
        """Raise ValueError where the first element has not begun yet."""
        if not self._begun:
            raise ValueError("a feed begins at the beginning")

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Begin an item, or one of the texts of an item."""
        self._begun = True
        self._depth += 1
        if self._depth > MAX_DEPTH or (self._depth == 1 and tag not in _WHOLE):
            raise ValueError("no feed is like that")
        if not self._item_depth:
            if tag in _ITEM and len(self.items) <= MAX_ITEMS:
                self._item_depth = self._depth
                self.items.append(_Item())
        elif self._depth == self._item_depth + 1:
            self._field, self._text = _FIELDS.get(tag, ""), []
            if self._field == "link" and attributes.get("rel", "alternate") == "alternate":
                self._keep(attributes.get("href", ""))

    def data(self, text: str) -> None:
        """Keep the text of what is being read."""
        if self._field:
            self._text.append(text)

    def end(self, _: str) -> None:
        """End an item, or one of its texts."""
        if self._depth == self._item_depth + 1 and self._field:
            self._keep("".join(self._text))
            self._field = ""
        elif self._depth == self._item_depth:
            self._item_depth = 0
        self._depth -= 1

    def close(self) -> None:
        """Do nothing: there is no tree to give."""

    def _keep(self, text: str) -> None:
        """Keep a text of the item; the first one that is not blank counts."""
        if text.strip():
            self.items[-1].texts.setdefault(self._field, text[:MAX_TEXT])
