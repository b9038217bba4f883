"""The faults of a web, as data: what goes wrong, and the sentence in which `network.get` tells it.

Each befalls one address, so that many can be tried at once.
"""

import gzip
from dataclasses import dataclass
from enum import Enum, auto

from tests.web.server import Answer, Caller, Speaks, Web

GOOD = Answer(b"{}")


class Ends(Enum):
    """When a client has had enough that keeps its promises."""

    AT_ONCE = auto()
    AFTER_A_STEP = auto()
    AFTER_ALL = auto()


@dataclass(frozen=True)
class Fault:
    """What goes wrong when somebody asks; where nothing else is said, the rest is in order."""

    says: str  # after the name of the host
    answer: Speaks = GOOD
    ends: Ends = Ends.AT_ONCE
    certificate: str = "good"
    no_tunnel: Speaks | None = None
    no_handshake: Speaks | None = None

    def befall(self, web: Web, address: str) -> None:
        """Let it happen to whoever asks for this address."""
        host = address.split("/")[2]
        web.says(address, self.answer)
        web.certificates[host] = self.certificate
        if self.no_tunnel:
            web.no_tunnel[host] = self.no_tunnel
        if self.no_handshake:
            web.no_handshake[host] = self.no_handshake


def says(*parts: bytes) -> Speaks:
    """Return who says this and hangs up."""

    def speaks(caller: Caller) -> None:
        for part in parts:
            caller.send(part)

    return speaks


def hangs(said: bytes) -> Speaks:
    """Return who says this, and then nothing."""

    def speaks(caller: Caller) -> None:
        caller.send(said)
        caller.wait()

    return speaks


def drips(said: bytes, dripped: bytes) -> Speaks:
    """Return who says this, and then a byte a second."""

    def speaks(caller: Caller) -> None:
        caller.send(said)
        caller.drip(dripped)

    return speaks


def floods(said: bytes, flooded: bytes, size: int = 100 * 1024 * 1024) -> Speaks:
    """Return who says this, and then 100 MiB, or more."""

    def speaks(caller: Caller) -> None:
        caller.send(said)
        caller.flood(flooded, size)

    return speaks


def busy(status: int, retry_after: str) -> Answer:
    return Answer(b"later", status, {"Retry-After": retry_after})


def moved(location: str) -> Answer:
    return Answer(b"there", 301, {"Location": location})


MEGABYTE = b"x" * 1024 * 1024
BOMB = gzip.compress(bytes(10**6)) * 300  # 300 MB, in 300 KB
FOR_EVER = 2**50
OK = b"HTTP/1.1 200 OK\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"
FEW_OF_MANY = OK + b"Content-Length: 9000\r\n\r\n"
CONTINUE = b"HTTP/1.1 100 Continue\r\n\r\n"
# The beginning of a TLS handshake: a record of 16 KiB that says hello.
HELLO = b"\x16\x03\x03\x40\x00\x02\x00\x3f\xfc\x03\x03" + bytes(16 * 1024)

UNKNOWN = "not found (404)"
REFUSED = "the server does not give what was asked for ({})"
BUSY = "the server is busy ({}); try again later"
MOVED = "it has moved (301), and is not followed there"
BROKEN = "the server broke off, or does not answer as a web server does"
LARGE = "the answer is larger than 1 MiB"
COMPRESSED = "its answer is compressed, which was not asked for"
SILENT = "the server does not answer"
LATE = "no whole answer within 20 seconds; try again later"
DISTRUSTED = "the server's certificate is not one that this machine trusts"
NO_PROXY = "the proxy does not answer as it should; look at HTTPS_PROXY"

STEP, ALL = Ends.AFTER_A_STEP, Ends.AFTER_ALL

FAULTS = {
    # An answer, but not to the question
    "it is not found": Fault(UNKNOWN, Answer(b"<html>", 404)),
    "it is forbidden": Fault(REFUSED.format(403), Answer(b"<html>", 403)),
    "it has no content": Fault(REFUSED.format(204), says(b"HTTP/1.1 204 No Content\r\n\r\n")),
    "it is a part": Fault(REFUSED.format(206), Answer(b"{", 206)),
    "it has not changed": Fault(REFUSED.format(304), says(b"HTTP/1.1 304 Same\r\n\r\n")),
    "it speaks another protocol": Fault(REFUSED.format(101), says(b"HTTP/1.1 101 Other\r\n\r\n")),
    "it hints": Fault(REFUSED.format(103), hangs(b"HTTP/1.1 103 Early Hints\r\n\r\n")),
    "it has an error": Fault(BUSY.format(500), Answer(b"<html>", 500)),
    "it is down": Fault(BUSY.format(503), busy(503, "120")),
    "it has a status of its own": Fault(BUSY.format(999), Answer(b"", 999)),
    "it is busy for an hour": Fault(BUSY.format(429), busy(429, "3600")),
    "it is busy for 6 seconds": Fault(BUSY.format(429), busy(429, "6")),
    "it is busy for ever": Fault(BUSY.format(429), busy(429, "9" * 60_000)),
    "it is busy until a day": Fault(BUSY.format(429), busy(429, "Fri, 31 Dec 1999 23:59:59 GMT")),
    "it was busy before": Fault(BUSY.format(429), busy(429, "-1")),
    "it is busy for no number": Fault(BUSY.format(429), busy(429, "nan")),
    "it is busy for infinity": Fault(BUSY.format(429), busy(429, "inf")),
    "it is busy and does not say": Fault(BUSY.format(429), busy(429, "")),
    # A way to somewhere else
    "it leads to a file": Fault(MOVED, moved("file:///etc/passwd")),
    "it leads to another host": Fault(MOVED, moved("https://elsewhere.example/")),
    "it leads out of TLS": Fault(MOVED, moved("http://127.0.0.1:9/")),
    "it leads to itself": Fault(MOVED, moved("")),
    "it leads nowhere": Fault(MOVED, says(b"HTTP/1.1 301 Moved\r\n\r\n")),
    "it leads to escape sequences": Fault(MOVED, moved("\x1b[2J")),
    # Less than a whole answer
    "nothing": Fault(BROKEN, says()),
    "cut short": Fault(BROKEN, says(FEW_OF_MANY, b"{}")),
    "cut short in a chunk": Fault(BROKEN, says(CHUNKED, b"20\r\n{}")),
    "no last chunk": Fault(BROKEN, says(CHUNKED, b"2\r\n{}\r\n")),
    "a chunk of no length": Fault(BROKEN, says(CHUNKED, b"two\r\n{}\r\n0\r\n\r\n")),
    "two lengths": Fault(BROKEN, says(OK, b"Content-Length: 2\r\nContent-Length: 3\r\n\r\n{} ")),
    "no headers": Fault(BROKEN, says(b"<html></html>\r\n")),
    "bytes": Fault(BROKEN, says(bytes(range(256)) * 100)),
    "another protocol": Fault(BROKEN, says(b"SSH-2.0-OpenSSH_9.9\r\n")),
    # More than anybody wants
    "100 MB": Fault(LARGE, floods(OK + b"Content-Length: 104857600\r\n\r\n", MEGABYTE)),
    "100 MB of no length": Fault(LARGE, floods(OK + b"\r\n", MEGABYTE)),
    "100 MB in chunks": Fault(LARGE, floods(CHUNKED, b"100000\r\n" + MEGABYTE + b"\r\n")),
    "100 MB in a chunk of length -1": Fault(LARGE, floods(CHUNKED + b"-1\r\n", MEGABYTE)),
    "a bomb": Fault(COMPRESSED, Answer(BOMB, headers={"Content-Encoding": "gzip"})),
    "gzip": Fault(COMPRESSED, Answer(b"\x1f\x8b", headers={"Content-Encoding": "GZIP"})),
    "another compression": Fault(COMPRESSED, Answer(b"{}", headers={"Content-Encoding": "br"})),
    "a status of 100 MB": Fault(BROKEN, floods(b"HTTP/1.1 200 ", MEGABYTE)),
    "a header of 100 MB": Fault(BROKEN, floods(OK + b"A: ", MEGABYTE)),
    "100 MB of headers": Fault(BROKEN, floods(OK, b"A: b\r\n" * 1000)),
    "100 MB of a chunk's length": Fault(BROKEN, floods(CHUNKED, b"1" * 65_536)),
    # Too slow
    "a hang before the headers": Fault(SILENT, hangs(b""), STEP),
    "a hang in the headers": Fault(SILENT, hangs(OK), STEP),
    "a hang after the headers": Fault(SILENT, hangs(FEW_OF_MANY), STEP),
    "a hang in the body": Fault(SILENT, hangs(FEW_OF_MANY + b"{"), STEP),
    "a hang after a chunk": Fault(SILENT, hangs(CHUNKED + b"2\r\n{}\r\n"), STEP),
    "a drip of a status": Fault(LATE, drips(b"HTTP/1.1 200 ", b"OK"), ALL),
    "a drip of headers": Fault(LATE, drips(OK, b"Server: slow\r\n"), ALL),
    "a drip of a body": Fault(LATE, drips(FEW_OF_MANY, b"{}"), ALL),
    "a drip of chunks": Fault(LATE, drips(CHUNKED, b"1\r\n \r\n"), ALL),
    "a drip of a chunk's length": Fault(LATE, drips(CHUNKED, b"0"), ALL),
    "a drip after the last chunk": Fault(LATE, drips(CHUNKED + b"0\r\n", b"A: b\r\n"), ALL),
    "a drip of promises to continue": Fault(LATE, drips(b"", CONTINUE), ALL),
    "promises to continue, for ever": Fault(LATE, floods(b"", CONTINUE * 1000, FOR_EVER), ALL),
    "no end after the last chunk": Fault(
        LATE, floods(CHUNKED + b"0\r\n", b"A: b\r\n" * 1000, FOR_EVER), ALL
    ),
    # No TLS, or not with whom it should be
    "an expired certificate": Fault(DISTRUSTED, certificate="expired"),
    "another host's certificate": Fault(DISTRUSTED, certificate="another host's"),
    "a stranger's certificate": Fault(DISTRUSTED, certificate="a stranger's"),
    "no handshake": Fault(BROKEN, no_handshake=says()),
    "a handshake in the clear": Fault(BROKEN, no_handshake=says(OK + b"\r\n{}")),
    "a hang in the handshake": Fault(SILENT, no_handshake=hangs(HELLO[:9]), ends=STEP),
    "a drip of a handshake": Fault(SILENT, no_handshake=drips(b"", HELLO), ends=STEP),
    # A proxy that is none
    "a proxy that asks who we are": Fault(NO_PROXY, no_tunnel=says(b"HTTP/1.1 407 Who\r\n\r\n")),
    "a proxy that finds nobody": Fault(NO_PROXY, no_tunnel=says(b"HTTP/1.1 502 \x1b[2J\r\n\r\n")),
    "a proxy that is a page": Fault(BROKEN, no_tunnel=says(b"<html></html>\r\n")),
    "a proxy that hangs up": Fault(BROKEN, no_tunnel=says()),
    "a proxy that goes on": Fault(BROKEN, no_tunnel=says(OK, b"\r\n<html></html>")),
    "a proxy that hangs": Fault(SILENT, no_tunnel=hangs(b""), ends=STEP),
    "a proxy that drips": Fault(LATE, no_tunnel=drips(OK, b"A: b\r\n"), ends=ALL),
}


def host(name: str) -> str:
    """Return a host for a fault of this name alone."""
    return f"fault-{list(FAULTS).index(name)}.example"


# What a whole answer can hold that nobody should believe: made of a good one, in JSON.

NOT_UNDERSTOOD = "its answer cannot be understood; nothing is believed"
ANOTHER_SHOW = "it answers about another show; nothing is believed"


@dataclass(frozen=True)
class Content:
    """What is wrong with an answer; `old` is what stands in its place in a good one, if not all."""

    says: str  # after the name of the source
    new: bytes
    old: bytes = b""

    def spoil(self, good: bytes) -> bytes:
        """Return a good answer with this fault in it."""
        if not self.old:
            return self.new
        assert good.count(self.old) == 1
        return good.replace(self.old, self.new)


DAY, SERIES, NAME = b'"premiereDate": "2026-06-12"', b'"id": 4711', b'"Words that nobody keeps"'
DIGITS = b"1" * 100_000

CONTENTS = {
    # No JSON
    "nothing": Content(NOT_UNDERSTOOD, b" "),
    "HTML": Content(NOT_UNDERSTOOD, b"<!DOCTYPE html><title>Sign in to the hotel</title>"),
    "half of it": Content(NOT_UNDERSTOOD, b"[", b'"_embedded": {'),
    "more after the end": Content(NOT_UNDERSTOOD, b'"Running", "more": 1}]', b'"Running"'),
    "latin-1": Content(NOT_UNDERSTOOD, '"Caf\xe9"'.encode("latin-1"), NAME),
    "UTF-16": Content(NOT_UNDERSTOOD, '{"id": 4711}'.encode("utf-16")),
    "half a character": Content(NOT_UNDERSTOOD, b'"\\ud800"', NAME),
    "a NUL": Content(NOT_UNDERSTOOD, b'"\x00"', NAME),
    # JSON that is made to exhaust or to mislead who reads it
    "NaN": Content(NOT_UNDERSTOOD, b'"average": NaN', b'"average": 7.6'),
    "infinity": Content(NOT_UNDERSTOOD, b'"average": -Infinity', b'"average": 7.6'),
    "a number of 100,000 digits": Content(NOT_UNDERSTOOD, b'"x": ' + DIGITS, SERIES),
    "another of 100,000 digits": Content(NOT_UNDERSTOOD, b'"id": 0.' + DIGITS, SERIES),
    "an exponent": Content(NOT_UNDERSTOOD, b'"id": 1e999', SERIES),
    "a key twice": Content(NOT_UNDERSTOOD, DAY + b', "premiereDate": "2031-01-01"', DAY),
    "the id twice": Content(NOT_UNDERSTOOD, SERIES + b', "id": 12', SERIES),
    "deep lists": Content(NOT_UNDERSTOOD, b'"x": ' + b"[" * 500_000 + b"]" * 500_000, SERIES),
    "deep tables": Content(NOT_UNDERSTOOD, b'{"a":' * 200_000),
    "lists alone": Content(NOT_UNDERSTOOD, b"[" + b"[]," * 349_000 + b"0]"),
    "tables alone": Content(NOT_UNDERSTOOD, b"[" + b"{}," * 349_000 + b"0]"),
    "lists in tables alone": Content(NOT_UNDERSTOOD, b"[" + b'{"":[]},' * 131_000 + b"0]"),
    "seasons alone": Content(NOT_UNDERSTOOD, b'"seasons": [' + b"{}," * 349_000, b'"seasons": ['),
    # JSON of another shape
    "a list": Content(NOT_UNDERSTOOD, b"[]"),
    "null": Content(NOT_UNDERSTOOD, b"null"),
    "an empty table": Content(NOT_UNDERSTOOD, b"{}"),
    "a number as text": Content(NOT_UNDERSTOOD, b'"id": "4711"', SERIES),
    "a day as a number": Content(NOT_UNDERSTOOD, b'"premiereDate": 20260612', DAY),
    "a day that is none": Content(NOT_UNDERSTOOD, b'"premiereDate": "2026-02-30"', DAY),
    # Another show
    "another show": Content(ANOTHER_SHOW, b'"id": 12', SERIES),
    "another show's id at IMDb": Content(
        ANOTHER_SHOW, b'"imdb": "tt0000001"', b'"imdb": "tt7654321"'
    ),
    "no id at IMDb": Content(ANOTHER_SHOW, b'"imdb": null', b'"imdb": "tt7654321"'),
}
