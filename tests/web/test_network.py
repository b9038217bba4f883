"""What is asked of the web, and what becomes of every fault that an answer can have."""

import subprocess
import sys

import pytest

from aoud_cli import __version__
from aoud_cli.errors import SourceError
from aoud_cli.web import network
from tests.conftest import PATIENCE
from tests.web.server import Answer, Web

SHOW = f"{network.TVMAZE}/shows/7?embed[]=seasons"


def test_a_whole_answer_is_given_as_it_is(web: Web) -> None:
    web.says(SHOW, Answer(b"\x00\xff{}"))

    assert network.get(SHOW) == network.Reply(200, "", b"\x00\xff{}")


def test_nothing_is_sent_but_the_question_and_the_version(web: Web) -> None:
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
    assert [(tunnel.line, tunnel.headers) for tunnel in web.tunnels] == [
        ("CONNECT api.tvmaze.com:443 HTTP/1.0", [])
    ] * 2


def test_another_process_finds_the_web_by_its_surroundings_alone(web: Web) -> None:
    web.says("https://feeds.example/new", Answer(b"from afar"))
    asking = "from aoud_cli.web.network import get; print(get('https://feeds.example/new').body)"

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
