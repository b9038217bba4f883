"""Asks the web. Only this module uses the network: hosts, limits and urllib3 are here.

Nothing is sent but by `get` and `location_of`, to a host that stands here or that the user has
named. No redirect is followed and no cookie kept. SECURITY.md lists what this promises, and the
tests that try it.
"""

import os
import ssl
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from http.client import HTTPException
from typing import TypeVar
from urllib.parse import unquote
from urllib.request import getproxies, proxy_bypass  # noqa: TID251 - here, and nowhere else

from urllib3 import BaseHTTPResponse, PoolManager, ProxyManager, Timeout, make_headers
from urllib3 import exceptions as failures
from urllib3.util import parse_url

from aoud_cli import __version__
from aoud_cli.errors import SourceError, UsageError

T = TypeVar("T")

TVMAZE = "https://api.tvmaze.com"
GDELT = "https://api.gdeltproject.org"

IN_ALL = 20.0  # seconds for everything that a command asks
A_STEP = 5.0  # seconds to connect, and for each piece of an answer
LONGEST_PAUSE = 5  # seconds that a busy server may ask for before it is asked once more
PAUSE = 5  # seconds, where it does not say: GDELT takes a question in so many
MAX_BYTES = 1024 * 1024  # of one answer; what is read out of it can take 40 times as much
_PIECE = 64 * 1024

_MOVED = (301, 302, 303, 307, 308)

# The first that fits; the more special ones stand above those that they are made from.
_FAULTS: tuple[tuple[type[Exception], str], ...] = (
    (ssl.SSLCertVerificationError, "the server's certificate is not one that this machine trusts"),
    (failures.ProxyError, "the proxy does not answer as it should; look at HTTPS_PROXY"),
    (failures.NameResolutionError, "the name of the server is not found; is there a network?"),
    (failures.NewConnectionError, "the server cannot be reached; is there a network?"),
    (failures.TimeoutError, "the server does not answer"),
    (failures.LocationValueError, "there can be no server of that name"),
    (Exception, "the server broke off, or does not answer as a web server does"),
)


@dataclass(frozen=True)
class Reply:
    """What a server answered; `location` is where it says that something is to be found."""

    status: int
    location: str
    body: bytes


def refuse_offline() -> None:
    """Raise UsageError where the surroundings say that nothing may be sent."""
    if os.environ.get("AOUD_OFFLINE"):
        raise UsageError("AOUD_OFFLINE is set, so nothing was sent; unset it to ask the web")


def all_of(jobs: Mapping[str, Callable[[], T]]) -> dict[str, T | SourceError]:
    """Run each job, all at once, and return by name what it gave or why it failed.

    After IN_ALL seconds none is waited for any more: no server can hold a command up, however
    slowly it speaks, and no look-up of a name can.
    """
    given: dict[str, T | SourceError] = {}
    unforeseen: list[BaseException] = []

    def run(name: str, job: Callable[[], T]) -> None:
        try:
            given[name] = job()
        except SourceError as error:
            given[name] = error
        except BaseException as error:  # noqa: BLE001 - raised again below, where it is seen
            unforeseen.append(error)

    # The end of the program waits for no daemon.
    threads = [threading.Thread(target=run, args=job, daemon=True) for job in jobs.items()]
    for thread in threads:
        thread.start()
    until = time.monotonic() + IN_ALL
    for thread in threads:
        thread.join(max(0.0, until - time.monotonic()))
    if unforeseen:
        raise unforeseen[0]
    late = f"no whole answer within {IN_ALL:.0f} seconds; try again later"
    return {name: given.get(name) or SourceError(f"{name}: {late}") for name in jobs}


def get(address: str) -> bytes:
    """Return the whole answer of a server to a GET of an https address, if its status is 200.

    No redirect is followed, and a server that is busy is asked once more. Raises UsageError where
    nothing may be sent, and SourceError for every other answer and for none, in a sentence that
    names the host and repeats nothing of the answer.
    """
    host = _host(address)
    reply = _reply(address, host)
    if reply.status in _MOVED:
        raise SourceError(f"{host}: it has moved ({reply.status}), and is not followed there")
    if reply.status != 200:
        raise _refused(reply, host)
    return reply.body


def location_of(address: str) -> str:
    """Return the new https address in a redirect; it is never followed.

    Raises UsageError and SourceError as `get` does, also for an answer that is no redirect.
    """
    host = _host(address)
    reply = _reply(address, host)
    if reply.status not in _MOVED:
        raise _refused(reply, host)
    return reply.location


def _refused(reply: Reply, host: str) -> SourceError:
    if reply.status == 404:
        return SourceError(f"{host}: not found (404)")
    return SourceError(f"{host}: the server does not give what was asked for ({reply.status})")


def _reply(address: str, host: str) -> Reply:
    """Return what a server answers, to the second question if it was busy at the first."""
    refuse_offline()
    try:
        reply, pause = _asked(address, host)
        if pause is not None and pause <= LONGEST_PAUSE:
            time.sleep(pause)
            reply, pause = _asked(address, host)
    except (failures.HTTPError, HTTPException, OSError, ValueError) as error:
        raise SourceError(f"{host}: {_in_words(error)}") from None
    if pause is not None:
        raise SourceError(f"{host}: the server is busy ({reply.status}); try again later")
    return reply


def _host(address: str) -> str:
    """Return whom an address names, as urllib3 reads it; a password before the name is left out.

    Raises SourceError for an address that is not https: it would be sent in the clear.
    """
    with suppress(failures.LocationParseError):
        url = parse_url(address)
        if url.scheme == "https" and url.netloc:
            return url.netloc
    raise SourceError(f"{address.rpartition('@')[2]}: is not the https address of a server")


def _asked(address: str, host: str) -> tuple[Reply, float | None]:
    """Return what a server answers, and how many seconds it wants us to wait if it is busy."""
    with _pool(host) as pool:
        response = pool.request(
            "GET",
            address,
            headers={"User-Agent": f"aoud/{__version__}", "Accept-Encoding": "identity"},
            redirect=False,
            retries=False,
            preload_content=False,
            decode_content=False,
        )
        try:
            body = _body(response, host) if response.status == 200 else b""
            location = response.headers.get("Location", "")
            reply = Reply(response.status, location, body)
            busy = response.status == 429 or response.status >= 500
            return reply, _pause(response.headers.get("Retry-After", "")) if busy else None
        finally:
            response.close()


def _pool(host: str) -> PoolManager:
    """Return what connects: through the proxy that the surroundings name, if they name one."""
    trusted = ssl.create_default_context()
    timeout = Timeout(connect=A_STEP, read=A_STEP)
    proxy = getproxies().get("https", "")
    if not proxy or proxy_bypass(host):
        return PoolManager(ssl_context=trusted, timeout=timeout)
    if "://" not in proxy:
        proxy = f"http://{proxy}"
    try:
        who = parse_url(proxy).auth
        headers = make_headers(proxy_basic_auth=unquote(who)) if who else None
        return ProxyManager(proxy, proxy_headers=headers, ssl_context=trusted, timeout=timeout)
    except ValueError:  # it is not shown, for it may hold a password
        raise SourceError(f"{host}: HTTPS_PROXY does not name an http proxy") from None


def _body(response: BaseHTTPResponse, host: str) -> bytes:
    """Return the whole body; raises SourceError for one that is too large, or compressed."""
    if response.headers.get("Content-Encoding", "identity") != "identity":
        raise SourceError(f"{host}: its answer is compressed, which was not asked for")
    body = bytearray()
    # `stream` would read the line that tells the length of a chunk whole, however long it is;
    # and `read` would read to the end, however far, where that line tells a length of -1
    while piece := response.read1(_PIECE):
        body += piece
        if len(body) > MAX_BYTES:
            raise SourceError(f"{host}: the answer is larger than {MAX_BYTES // 1024 // 1024} MiB")
    return bytes(body)


def _pause(retry_after: str) -> float:
    """Return how many seconds a busy server asks us to wait.

    A date, or what is no number, counts as too long to wait for.
    """
    if not retry_after:
        return PAUSE
    return float(retry_after) if retry_after.isdecimal() and len(retry_after) < 6 else float("inf")


def _in_words(error: Exception) -> str:
    """Return a sentence that says what happened, in words of our own."""
    match error:
        case failures.SSLError(args=(Exception() as cause, *_)):
            error = cause  # what the ssl module said
        case failures.ProxyError(original_error=ConnectionError() as cause):
            error = cause  # the server hung up, for which urllib3 blames the proxy
    return next(sentence for kind, sentence in _FAULTS if isinstance(error, kind))
