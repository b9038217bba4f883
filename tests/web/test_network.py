"""What is asked of the web, and what becomes of every fault that an answer can have. faults.py lists them."""

import json
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as FutureTimeout
from functools import partial
from pathlib import Path
from typing import Any, NoReturn
from urllib.error import HTTPError

import pytest

from aoud_cli import __version__
from aoud_cli.errors import SourceError
from aoud_cli.web import network
from tests.conftest import PATIENCE
from tests.web import naive_client
from tests.web.faults import CONTENTS, FAULTS, GOOD, LATE, Ends, busy, host, moved
from tests.web.server import Answer, Web
from tests.web.tvmaze import dated

Amount = Callable[[int], int]
Reached = Callable[[str], None]

SHOW = f"{network.TVMAZE}/shows/7?embed[]=seasons"
SECONDS, MEGABYTES = 22, 64  # what no fault may take


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no answer be late that a slow machine gives."""
    monkeypatch.setattr(network, "A_STEP", PATIENCE)
    monkeypatch.setattr(network, "IN_ALL", PATIENCE)


def addresses(web: Web, names: Iterable[str]) -> dict[str, str]:
    """Let each of these faults befall an address of its own, and return these."""
    found = {name: f"https://{host(name)}/" for name in names}
    for name, address in found.items():
        FAULTS[name].befall(web, address)
    return found


def told(asked: dict[str, str]) -> dict[str, str]:
    """Ask all of these addresses at once, and return by the names of the faults what was said."""
    given = network.all_of({host(name): partial(network.get, asked[name]) for name in asked})
    return {name: str(given[host(name)]) for name in asked}


def sentence(name: str, *, late: str = LATE) -> str:
    says = FAULTS[name].says
    return f"{host(name)}: {late if says == LATE else says}"


def ending(ends: Ends) -> list[str]:
    return [name for name, fault in FAULTS.items() if fault.ends == ends]


# What is asked, and what is given


def test_a_whole_answer_is_given_as_it_is(web: Web) -> None:
    web.says(SHOW, Answer(b"\x00\xff{}"))

    assert network.get(SHOW) == b"\x00\xff{}"


def test_an_answer_in_chunks_is_given_whole(web: Web) -> None:
    chunks = "".join(f"{size:x};note\r\n{'x' * size}\r\n" for size in (1, 70_000, 15, 4096, 0))
    head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    web.says(SHOW, lambda caller: caller.send(head + chunks.encode()))

    assert network.get(SHOW) == b"x" * (1 + 70_000 + 15 + 4096)


def test_an_answer_of_the_greatest_size_is_given_and_a_byte_more_is_refused(web: Web) -> None:
    web.says(SHOW, Answer(bytes(network.MAX_BYTES)), Answer(bytes(network.MAX_BYTES + 1)))

    assert len(network.get(SHOW)) == network.MAX_BYTES
    with pytest.raises(SourceError, match=r"^api\.tvmaze\.com: the answer is larger than 1 MiB$"):
        network.get(SHOW)


def test_nothing_is_sent_but_the_question_and_the_version(web: Web, reached: Reached) -> None:
    web.says(SHOW, Answer(b"{}", headers={"Set-Cookie": "who=you"}))
    network.get(SHOW)
    network.get(SHOW)

    sent = [
        ("Host", "api.tvmaze.com"),
        ("User-Agent", f"aoud/{__version__}"),
        ("Accept-Encoding", "identity"),
    ]
    assert [asked.headers for asked in web.asked] == [sent, sent]
    assert web.asked[0].line == "GET /shows/7?embed%5B%5D=seasons HTTP/1.1"
    to_host = ("Host", "api.tvmaze.com:443")  # which Python has sent since 3.12
    for tunnel in web.tunnels:
        assert tunnel.line.startswith("CONNECT api.tvmaze.com:443 HTTP/1.")
        assert tunnel.headers in ([], [to_host])
    reached(f"promise 25: a question is sent with {len(sent)} headers, and with no cookie")


def test_another_process_finds_the_web_by_its_surroundings_alone(web: Web) -> None:
    web.says("https://feeds.example/new", Answer(b"from afar"))
    asking = "from aoud_cli.web.network import get; print(get('https://feeds.example/new'))"

    done = subprocess.run(
        [sys.executable, "-c", asking], capture_output=True, text=True, check=True, timeout=PATIENCE
    )

    assert (done.stdout, done.stderr) == ("b'from afar'\n", "")


def test_a_mistake_in_an_answer_of_a_test_does_not_stay_hidden(web: Web) -> None:
    def mistaken(_: object) -> None:
        raise ZeroDivisionError

    web.says(SHOW, mistaken)
    with pytest.raises(SourceError):
        network.get(SHOW)

    with pytest.raises(ZeroDivisionError):
        web.close()
    web.mistakes.clear()


NO_ADDRESSES = {
    "http://feeds.example/": "http://feeds.example/: is not the https address of a server",
    "file:///etc/passwd": "file:///etc/passwd: is not the https address of a server",
    "feeds.example": "feeds.example: is not the https address of a server",
    "https:///new": "https:///new: is not the https address of a server",
    "https://[feeds/": "https://[feeds/: is not the https address of a server",
    "https://feeds.example:99999/": "https://feeds.example:99999/: is not the https address of a server",
    "http://who:secret@feeds.example/": "feeds.example/: is not the https address of a server",
}


@pytest.mark.parametrize("address", NO_ADDRESSES)
def test_only_https_is_asked(web: Web, address: str) -> None:
    with pytest.raises(SourceError) as raised:
        network.get(address)

    assert str(raised.value) == NO_ADDRESSES[address]
    assert web.tunnels == []


def test_a_password_in_an_address_is_neither_told_nor_sent(web: Web) -> None:
    with pytest.raises(SourceError) as raised:
        network.get("https://who:secret@feeds.example/")

    assert str(raised.value) == "feeds.example: not found (404)"
    assert "authorization" not in {name.lower() for name, _ in web.asked[0].headers}


def test_a_line_break_in_an_address_adds_no_header(web: Web) -> None:
    with pytest.raises(SourceError):
        network.get("https://feeds.example/ HTTP/1.1\r\nCookie: a=b\r\n\r\n")

    assert [name for name, _ in web.asked[0].headers] == ["Host", "User-Agent", "Accept-Encoding"]


# A server that is busy


@pytest.fixture
def slept(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Return how long was waited before servers were asked again; no time passes."""
    pauses: list[float] = []
    monkeypatch.setattr("aoud_cli.web.network.time.sleep", pauses.append)
    return pauses


@pytest.mark.parametrize(
    ("answer", "pauses"),
    [(busy(429, "5"), [5]), (busy(503, "0"), [0]), (Answer(b"", 500), [5]), (busy(502, ""), [5])],
)
def test_a_server_that_is_busy_for_seconds_is_asked_once_more(
    web: Web, slept: list[float], answer: Answer, pauses: list[float]
) -> None:
    web.says(SHOW, answer, GOOD)

    assert (network.get(SHOW), slept, len(web.asked)) == (b"{}", pauses, 2)


def test_a_server_that_stays_busy_is_asked_no_third_time(web: Web, slept: list[float]) -> None:
    web.says(SHOW, busy(429, "2"))

    with pytest.raises(SourceError, match=r"^api\.tvmaze\.com: the server is busy \(429\); try"):
        network.get(SHOW)
    assert (slept, len(web.asked)) == ([2], 2)


@pytest.mark.parametrize(
    "retry_after",
    ["6", "3600", "9" * 60_000, "-1", "0.5", "1e0", "nan", "inf", "Fri, 31 Dec 1999 23:59:59 GMT"],
)
def test_a_server_that_is_busy_for_longer_is_left_alone(
    web: Web, slept: list[float], retry_after: str
) -> None:
    web.says(SHOW, busy(429, retry_after))

    with pytest.raises(SourceError, match=r"^api\.tvmaze\.com: the server is busy \(429\); try"):
        network.get(SHOW)
    assert (slept, len(web.asked)) == ([], 1)


# Redirects


def test_where_an_answer_leads_is_told_only_to_who_wants_it_and_never_followed(web: Web) -> None:
    web.says(SHOW, moved("https://elsewhere.example/"))

    assert network.location_of(SHOW) == "https://elsewhere.example/"
    assert [asked.host for asked in web.asked] == ["api.tvmaze.com"]


@pytest.mark.parametrize(("status", "answer"), [(200, GOOD), (304, Answer(b"", 304))])
def test_who_wants_to_be_led_is_told_where_an_answer_does_not_lead(
    web: Web, status: int, answer: Answer
) -> None:
    web.says(SHOW, answer)

    with pytest.raises(SourceError) as raised:
        network.location_of(SHOW)

    asked_for = "the server does not give what was asked for"
    assert str(raised.value) == f"api.tvmaze.com: {asked_for} ({status})"


# Every fault ends in one sentence


@pytest.mark.usefixtures("slept")
@pytest.mark.parametrize("name", ending(Ends.AT_ONCE))
def test_a_fault_ends_in_one_sentence(web: Web, name: str) -> None:
    assert told(addresses(web, [name])) == {name: sentence(name)}
    assert {asked.host for asked in web.asked} <= {host(name)}
    assert len(web.asked) <= 2


def test_who_hangs_is_left_after_a_step(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network, "A_STEP", 0.5)
    hanging = ending(Ends.AFTER_A_STEP)

    assert told(addresses(web, hanging)) == {name: sentence(name) for name in hanging}


def test_who_drips_is_left_after_all(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network, "IN_ALL", 1)
    dripping = ending(Ends.AFTER_ALL)

    late = "no whole answer within 1 seconds; try again later"
    assert told(addresses(web, dripping)) == {name: sentence(name, late=late) for name in dripping}


def test_a_fault_of_one_source_stops_no_other(web: Web) -> None:
    web.says(SHOW, Answer(b"well"))
    broken = addresses(web, ["cut short", "it is forbidden", "a stranger's certificate"])
    jobs = {"well": SHOW, **broken}

    given = network.all_of({name: partial(network.get, jobs[name]) for name in jobs})

    assert given["well"] == b"well"
    assert [name for name, one in given.items() if isinstance(one, SourceError)] == [*broken]


# No network, and proxies


@pytest.fixture
def no_proxy(web: Web, monkeypatch: pytest.MonkeyPatch) -> Web:
    monkeypatch.delenv("HTTPS_PROXY")
    return web


def said(address: str) -> str:
    given = network.all_of({"it": lambda: network.get(address)})["it"]
    return str(given)


@pytest.fixture
def closed_port() -> Iterator[int]:
    """Return a port on which nobody listens, and nobody will."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield taken.getsockname()[1]


@pytest.mark.usefixtures("no_proxy")
def test_without_a_network_the_name_is_not_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> NoReturn:
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)

    assert said(SHOW) == (
        "api.tvmaze.com: the name of the server is not found; is there a network?"
    )


@pytest.mark.usefixtures("no_proxy")
def test_a_look_up_that_hangs_holds_nobody_up(monkeypatch: pytest.MonkeyPatch) -> None:
    over = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: over.wait() and [])
    monkeypatch.setattr(network, "IN_ALL", 0.5)

    assert said(SHOW) == "it: no whole answer within 0 seconds; try again later"
    over.set()


@pytest.mark.usefixtures("no_proxy")
def test_a_port_where_nobody_listens_is_told(closed_port: int) -> None:
    assert said(f"https://127.0.0.1:{closed_port}/") == (
        f"127.0.0.1:{closed_port}: the server cannot be reached; is there a network?"
    )


@pytest.mark.usefixtures("no_proxy")
def test_a_name_that_cannot_be_is_told() -> None:
    assert said(f"https://{'x' * 64}.example/") == (
        f"{'x' * 64}.example: there can be no server of that name"
    )


def test_a_host_that_needs_no_proxy_is_asked_without_one(
    web: Web, monkeypatch: pytest.MonkeyPatch, closed_port: int
) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")

    assert "is there a network?" in said(f"https://127.0.0.1:{closed_port}/")
    assert web.tunnels == []


DEAD = "api.tvmaze.com: the proxy does not answer as it should; look at HTTPS_PROXY"
MISNAMED = "api.tvmaze.com: HTTPS_PROXY does not name an http proxy"
PROXIES = {
    "http://who:secret@127.0.0.1:{closed}": DEAD,
    "127.0.0.1:{closed}": DEAD,
    "http://who:secret@proxy.invalid:3128": DEAD,
    "https://who:secret@127.0.0.1:{closed}": DEAD,
    "socks5://who:secret@127.0.0.1:{closed}": MISNAMED,
    "file:///etc/passwd": MISNAMED,
    "http://who:secret@127.0.0.1:99999": MISNAMED,
    "http://who:secret@[::1": MISNAMED,
    "http://who:\ube44\ubc00secret@127.0.0.1:{closed}": MISNAMED,
}


@pytest.mark.usefixtures("web")
@pytest.mark.parametrize("proxy", PROXIES)
def test_a_proxy_that_is_none_is_told_and_no_password(
    monkeypatch: pytest.MonkeyPatch, closed_port: int, proxy: str
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", proxy.format(closed=closed_port))

    assert said(SHOW) == PROXIES[proxy]


def test_a_proxy_is_told_its_password_and_the_server_is_not(
    web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    web.says(SHOW, Answer(b"", 403))
    proxy = web.variables["HTTPS_PROXY"].replace("//", "//who:s%40cret@")
    monkeypatch.setenv("HTTPS_PROXY", proxy)

    assert said(SHOW) == "api.tvmaze.com: the server does not give what was asked for (403)"
    basic = "Basic d2hvOnNAY3JldA=="  # who:s@cret
    assert [tunnel.headers[0] for tunnel in web.tunnels] == [("proxy-authorization", basic)]
    assert [name for name, _ in web.asked[0].headers] == ["Host", "User-Agent", "Accept-Encoding"]


# With the real numbers, each in a process of its own; and the naive client


def child(which: str, address: str, patience: float = PATIENCE) -> dict[str, Any]:
    """Return what a client said and took in a process of its own, {} if it had to be killed."""
    line = [sys.executable, naive_client.__file__, which, address]
    try:
        done = subprocess.run(line, capture_output=True, text=True, check=True, timeout=patience)
    except subprocess.TimeoutExpired:
        return {}
    assert done.stderr == ""
    return dict(json.loads(done.stdout))


def children(
    which: str, asked: dict[str, str], patience: float = PATIENCE
) -> dict[str, dict[str, Any]]:
    """Return what became of each; who waits does it with all others that do, the rest four at once."""
    done: dict[str, dict[str, Any]] = {}
    for crowd, waits in ((24, True), (4, False)):
        names = [name for name in asked if (FAULTS[name].ends != Ends.AT_ONCE) == waits]
        with ThreadPoolExecutor(crowd) as pool:
            given = pool.map(lambda name: child(which, asked[name], patience), names)
            done |= dict(zip(names, given, strict=True))
    return done


measures_memory = pytest.mark.skipif(
    not Path("/proc/self/status").exists(), reason="only Linux tells how much memory there was"
)


@measures_memory
@pytest.mark.torture
def test_every_fault_ends_within_22_seconds_and_64_mb(
    web: Web, amount: Amount, reached: Reached
) -> None:
    web.says(SHOW, GOOD)
    good = child("aoud", SHOW)
    done = children("aoud", addresses(web, [*FAULTS][:: 10 // amount(10)]))

    assert good["said"] == "believed b'{}'"
    assert {name: took["said"] for name, took in done.items()} == {
        name: sentence(name) for name in done
    }
    seconds = max(took["seconds"] for took in done.values())
    megabytes = max(took["megabytes"] for took in done.values())
    assert (seconds < SECONDS, megabytes < MEGABYTES) == (True, True)
    reached(
        f"promise 26: {len(done)} faults ended in a sentence each, after {seconds:.1f} seconds and"
        f" in {megabytes:.0f} MB at most; a good answer takes {good['megabytes']:.0f} MB"
    )


# The negative control: what these faults do to who does not look for them

HANGS = [name for name, fault in FAULTS.items() if fault.ends != Ends.AT_ONCE]
TAKES_MEMORY = [
    *("100 MB", "100 MB of no length", "100 MB in chunks", "100 MB in a chunk of length -1"),
    "a bomb",
]


def test_the_naive_client_waits_for_who_hangs(web: Web) -> None:
    asked = addresses(web, ["a hang after the headers"])
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(naive_client.get, *asked.values())
        while not web.asked:
            time.sleep(0.01)
        with pytest.raises(FutureTimeout):
            waiting.result(1)
        web.close()


def test_the_naive_client_goes_where_it_is_led(web: Web) -> None:
    web.says(SHOW, moved("https://elsewhere.example/"))
    web.says("https://elsewhere.example/", Answer(b'"what somebody else says"'))

    assert naive_client.get(SHOW) == "what somebody else says"


def test_the_naive_client_asks_again_and_again_where_it_is_led_in_a_circle(web: Web) -> None:
    web.says(SHOW, moved(SHOW))
    with pytest.raises(HTTPError):
        naive_client.get(SHOW)

    assert len(web.asked) > 2


BELIEVED = [
    *("NaN", "infinity", "an exponent", "a key twice", "the id twice", "half a character"),
    *("a list", "null", "an empty table", "a number as text", "a day as a number"),
    *("a day that is none", "another show", "another show's id at IMDb", "no id at IMDb"),
]


@pytest.mark.parametrize("name", BELIEVED)
def test_the_naive_client_believes_what_it_reads(web: Web, name: str) -> None:
    spoilt = CONTENTS[name].spoil(json.dumps(dated("2026-06-12", 8)).encode())
    web.says(SHOW, Answer(spoilt))

    assert str(naive_client.get(SHOW)) == str(json.loads(spoilt))


def test_the_naive_client_tells_every_server_what_it_is_written_in(web: Web) -> None:
    web.says(SHOW, GOOD)
    naive_client.get(SHOW)

    assert [value for name, value in web.asked[0].headers if name == "User-Agent"] == [
        f"Python-urllib/{sys.version_info.major}.{sys.version_info.minor}"
    ]


@measures_memory
@pytest.mark.torture
def test_the_naive_client_breaks_both_ceilings(web: Web, amount: Amount, reached: Reached) -> None:
    step = 10 // amount(10)
    hung = children("naive", addresses(web, HANGS[::step]), SECONDS)
    heavy = children("naive", addresses(web, TAKES_MEMORY[::step]))

    assert {name: took for name, took in hung.items() if took} == {}
    assert [name for name, took in heavy.items() if took["megabytes"] < MEGABYTES] == []
    reached(
        f"promise 26: of {len(hung) + len(heavy)} of them the naive client hangs at {len(hung)},"
        f" and takes up to {max(took['megabytes'] for took in heavy.values()):.0f} MB"
    )
