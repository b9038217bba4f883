"""A web of the tests' own: one port of this machine, behind which every https host stands.

It is a proxy that takes `CONNECT host:443` and then answers itself, with TLS and a certificate for
that host. HTTPS_PROXY and SSL_CERT_FILE are all that leads the program here: nothing is patched.
"""

import ssl
import sys
import threading
from collections import defaultdict
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from socket import SHUT_RDWR, socket
from socketserver import BaseRequestHandler, ThreadingTCPServer
from urllib.parse import unquote, urlsplit

import trustme


@dataclass(frozen=True)
class Request:
    """What somebody asked, to the letter: of a web server a path, of the proxy `host:443`."""

    host: str
    line: str
    headers: list[tuple[str, str]]


@dataclass(frozen=True)
class Answer:
    """A whole and true answer; what is neither is spoken by a function (`Speaks`)."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)

    def __call__(self, caller: "Caller") -> None:
        headers = {"Content-Length": len(self.body), **self.headers}
        lines = [f"HTTP/1.1 {self.status} Said", *(f"{key}: {headers[key]}" for key in headers)]
        caller.send("".join(f"{line}\r\n" for line in [*lines, ""]).encode() + self.body)


class Caller:
    """A connection, as those see it who answer."""

    def __init__(self, connection: socket, over: threading.Event) -> None:
        self.connection = connection
        self._over = over

    def send(self, data: bytes) -> None:
        """Send it all; raises OSError when the caller has gone, or the test has ended."""
        self.connection.sendall(data)

    def wait(self, seconds: float | None = None) -> None:
        """Say nothing for so long, or until the test has ended, which raises OSError."""
        if self._over.wait(seconds):
            raise ConnectionAbortedError("the test has ended")

    def drip(self, data: bytes, pause: float = 1) -> None:
        """Send a byte a second, over and over, until the caller has gone or the test has ended."""
        while True:
            for number in data:
                self.send(bytes([number]))
                self.wait(pause)

    def flood(self, data: bytes, size: int) -> None:
        """Send the same again and again, up to this size."""
        for _ in range(size // len(data)):
            self.send(data)

    def request(self, host: str) -> Request:
        """Return what is asked, read to the blank line."""
        with self.connection.makefile("rb") as stream:
            line, *headers = iter(lambda: stream.readline().decode("latin-1").rstrip("\r\n"), "")
        pairs = (header.partition(": ") for header in headers)
        return Request(host, line, [(name, value) for name, _, value in pairs])


Speaks = Callable[[Caller], None]
NOTHING_THERE = Answer(status=404)
CONNECTED = b"HTTP/1.1 200 Connection established\r\n\r\n"
LONG_AGO = datetime(2001, 1, 1, tzinfo=UTC)
CERTIFICATES = ("good", "expired", "another host's", "a stranger's")


@cache
def _authority(name: str) -> trustme.CA:
    return trustme.CA(organization_name=name)


@cache
def _identity(host: str, certificate: str) -> ssl.SSLContext:
    """Return what a server needs to speak TLS as this host, truly or not."""
    authority = _authority("stranger" if certificate == "a stranger's" else "trusted")
    name = "elsewhere.example" if certificate == "another host's" else host
    until = LONG_AGO + timedelta(days=1) if certificate == "expired" else None
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(name, not_before=LONG_AGO, not_after=until).configure_cert(context)
    return context


class Web:
    """What each address answers, and what was asked."""

    def __init__(self, folder: Path) -> None:
        """Open the port; `folder` is for the certificate of the authority that is trusted."""
        self.asked: list[Request] = []  # of the hosts
        self.tunnels: list[Request] = []  # of the proxy
        self.certificates: dict[str, str] = defaultdict(lambda: CERTIFICATES[0])
        self.no_tunnel: dict[str, Speaks] = {}  # by host: what the proxy says if it leads nowhere
        self.no_handshake: dict[str, Speaks] = {}  # what the host says in place of TLS
        self.authority = folder / "authority.pem"
        _authority("trusted").cert_pem.write_to_path(str(self.authority))
        self.mistakes: list[BaseException] = []  # of the tests' own answers
        self._answers: dict[str, list[Speaks]] = {}
        self._over = threading.Event()
        self._server = _Server(self, self._over)
        self._thread = threading.Thread(target=self._server.serve_forever, args=[0.01])
        self._thread.start()

    @property
    def variables(self) -> dict[str, str]:
        """The surroundings in which a program finds this web."""
        proxy = f"http://127.0.0.1:{self._server.server_address[1]}"
        return {"HTTPS_PROXY": proxy, "SSL_CERT_FILE": str(self.authority)}

    def says(self, address: str, *answers: Speaks) -> None:
        """Answer so to each request of this address, in turn; the last one to all that follow."""
        self._answers[unquote(address)] = list(answers)

    def answer(self, request: Request) -> Speaks:
        """Return the answer to a request, and note that it was asked."""
        self.asked.append(request)
        answers = self._answers.get(unquote(f"https://{request.host}{request.line.split()[1]}"))
        if not answers:
            return NOTHING_THERE
        return answers.pop(0) if len(answers) > 1 else answers[0]

    def close(self) -> None:
        """End every conversation, and close the port; raises what went wrong in an answer."""
        self._over.set()
        self._server.shutdown()
        self._server.hang_up()
        self._server.server_close()
        self._thread.join()
        if self.mistakes:
            raise self.mistakes[0]


class _Conversation(BaseRequestHandler):
    server: "_Server"

    def handle(self) -> None:
        with suppress(OSError):  # the caller has gone, or does not trust us
            self._lead(self.server.web, self._caller(self.request))

    def _caller(self, connection: socket) -> Caller:
        self.server.open.add(connection)
        return Caller(connection, self.server.over)

    def _lead(self, web: Web, caller: Caller) -> None:
        request = caller.request("")
        web.tunnels.append(request)
        host = urlsplit(f"//{request.line.split()[1]}").hostname or ""
        if host in web.no_tunnel:
            return web.no_tunnel[host](caller)
        caller.send(CONNECTED)
        if host in web.no_handshake:
            caller.connection.recv(1)  # who speaks first is taken for the proxy
            return web.no_handshake[host](caller)
        identity = _identity(host, web.certificates[host])
        with identity.wrap_socket(caller.connection, server_side=True) as connection:
            caller = self._caller(connection)
            return web.answer(caller.request(host))(caller)


class _Server(ThreadingTCPServer):
    request_queue_size = 100

    def __init__(self, web: Web, over: threading.Event) -> None:
        self.web = web
        self.over = over
        self.open: set[socket] = set()
        super().__init__(("127.0.0.1", 0), _Conversation)

    def hang_up(self) -> None:
        for connection in self.open:
            with suppress(OSError):  # it is closed
                socket.shutdown(connection, SHUT_RDWR)  # not TLS's own, which is for its thread

    def handle_error(self, _request: object, _address: object) -> None:
        mistake = sys.exception()
        assert mistake
        self.web.mistakes.append(mistake)
