"""`aoud news`, asked of a web of the tests' own."""

import io
import json
import os
import shlex
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from aoud_cli.text import is_showable
from aoud_cli.web import gdelt
from tests.conftest import Aoud, Result, TodayIs
from tests.web.server import Answer, Web

TODAY, CHECKED = date(2025, 6, 28), date(2025, 3, 31)
NAMES = ("Tin Harbour",)
FEED = "https://feeds.example/rss"

pytestmark = pytest.mark.usefixtures("harbour", "clock")


@pytest.fixture
def clock(today_is: TodayIs) -> None:
    today_is(2025, 6, 28)


def article(title: str, url: str, day: str = "20250620") -> dict[str, Any]:
    return {"url": url, "title": title, "seendate": f"{day}T101500Z", "domain": "no.example"}


ARTICLES = (
    article("Tin Harbour season 3 , at last", "https://www.harbour.example/a?b=1&c=2"),
    article("Tin Harbour: Season 3, At Last", "https://copy.example/1", "20250621"),
    article("Lantern TV orders Tin Harbour", "http://lantern.example/three/", "20250622"),
    article("The harbour of tin", "https://harbour.example/b", "20250623"),
)
ITEM = "<item><title>양철 항구, 시즌 3</title><link>https://feeds.example/1</link></item>"


def rss(*items: str) -> Answer:
    return Answer(f"<rss><channel>{''.join(items)}</channel></rss>".encode())


Gdelt = Callable[..., None]


@pytest.fixture
def gdelt_says(web: Web) -> Gdelt:
    """Return a function that lets GDELT give these articles of the days since a day."""

    def says(*articles: dict[str, Any], since: date = CHECKED) -> None:
        body = json.dumps({"articles": articles}).encode()
        web.says(gdelt.address(NAMES, since, TODAY), Answer(body))

    return says


def test_the_screen_shows_headlines_that_name_the_show_and_who_answered(
    aoud: Aoud, web: Web, gdelt_says: Gdelt
) -> None:
    gdelt_says(*ARTICLES)
    web.says(FEED, rss(ITEM))

    assert aoud("news", "--feed", FEED) == Result(
        0,
        """\
Tin Harbour, season 3                                         as of 28 Jun 2025
───────────────────────────────────────────────────────────────────────────────
 Facts checked up to 31 Mar 2025, 2 months ago.

 Headlines since 31 Mar 2025 that name the show. They are not facts, and
 nothing was written down.
 GDELT: 4 headlines, 3 name the show.
 feeds.example: 1 headline, 1 names the show.
 When you have read them: aoud add --checked today

 22 Jun 2025, lantern.example
 Lantern TV orders Tin Harbour
 http://lantern.example/three/
 in the record: aoud why renewed-lantern

 20 Jun 2025, harbour.example, and 1 more
 Tin Harbour season 3 , at last
 https://www.harbour.example/a?b=1&c=2
 aoud add --by harbour-post --said 2025-06-20 --url 'https://www.harbour.example/a?b=1&c=2'

 no day, feeds.example
 양철 항구, 시즌 3
 https://feeds.example/1
 aoud add --by feeds.example --by-rank press --url https://feeds.example/1
""",
        "",
    )
    assert sorted(request.host for request in web.asked) == [
        "api.gdeltproject.org",
        "feeds.example",
    ]


def test_the_other_shapes_hold_the_same_rows(aoud: Aoud, gdelt_says: Gdelt) -> None:
    gdelt_says(*ARTICLES)

    told = json.loads(aoud("news", "--json").out)
    assert (told["command"], told["since"], told["reach"]) == ("news", "2025-03-31", "2025-03-28")
    assert told["sources"] == [
        {"source": "GDELT", "headlines": 4, "name_the_show": 3, "without_address": 0,
         "has_more": False, "fault": None}
    ]  # fmt: skip
    assert told["rows"][1] == {
        "day": "2025-06-20",
        "outlet": "harbour.example",
        "title": "Tin Harbour season 3 , at last",
        "url": "https://www.harbour.example/a?b=1&c=2",
        "copies": 1,
        "copied_by": ["copy.example"],
        "claim": None,
        "add": "aoud add --by harbour-post --said 2025-06-20 --url 'https://www.harbour.example/a?b=1&c=2'",
    }
    csv = aoud("news", "--format", "csv").out.splitlines()
    assert csv[0] == "day,outlet,title,url,copies,claim,add"
    assert csv[1].startswith("2025-06-22,lantern.example,Lantern TV orders Tin Harbour,")
    plain = aoud("news", "--plain").out.splitlines()
    assert "GDELT: 4 headlines, 3 name the show." in plain
    assert plain[-1].startswith("day: 20 Jun 2025; outlet: harbour.example, and 1 more; headline: ")
    markdown = aoud("news", "--format", "markdown").out
    assert "| 22 Jun 2025 | lantern\\.example | Lantern TV orders Tin Harbour |" in markdown


def test_no_headline_is_an_answer_too(aoud: Aoud, web: Web) -> None:
    web.says(gdelt.address(NAMES, CHECKED, TODAY), Answer(b"{}"))

    told = aoud("news")

    assert (told.code, told.err) == (0, "")
    assert "GDELT: 0 headlines, none name the show." in told.out
    assert told.out.endswith("\n No headline to show.\n")


def test_the_line_under_a_headline_writes_it_down_and_then_it_is_in_the_record(
    aoud: Aoud, gdelt_says: Gdelt
) -> None:
    gdelt_says(article("Tin Harbour films", "https://new.example/a;b?c='d'&e=$(f)"))
    line = json.loads(aoud("news", "--json").out)["rows"][0]["add"]
    rest = ("plot", "--text", "New Example wrote that it goes on.")

    added = aoud(*shlex.split(line)[1:], *rest)
    assert (added.code, added.err) == (0, "")

    row = json.loads(aoud("news", "--json").out)["rows"][0]
    assert row["claim"].startswith("plot-new-example-")
    assert aoud("why", row["claim"]).code == 0
    gdelt_says(article("Tin Harbour goes on", "https://new.example/2"))
    assert "--by new-example --said" in aoud("news").out


def test_on_a_narrow_terminal_what_is_to_be_copied_stays_whole(
    aoud: Aoud, gdelt_says: Gdelt, monkeypatch: pytest.MonkeyPatch
) -> None:
    gdelt_says(ARTICLES[0])
    *_, address, command = aoud("news").out.splitlines()

    monkeypatch.setenv("COLUMNS", "30")
    *others, narrow_address, narrow_command = aoud("news").out.splitlines()

    assert (narrow_address, narrow_command) == (address, command)
    assert max(map(len, others)) <= 30


def test_on_a_terminal_the_address_is_a_link(
    aoud: Aoud, gdelt_says: Gdelt, monkeypatch: pytest.MonkeyPatch
) -> None:
    gdelt_says(ARTICLES[0])
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)

    assert f"\x1b]8;;{ARTICLES[0]['url']}\x1b\\" in aoud("news", "--color", "always").out


# Since when.


def test_a_day_narrows_the_question_and_what_is_shown(
    aoud: Aoud, web: Web, gdelt_says: Gdelt
) -> None:
    gdelt_says(*ARTICLES, since=date(2025, 6, 21))
    old = "<item><title>Tin Harbour</title><link>https://feeds.example/2</link><pubDate>20 Jun 2025 8:00 GMT</pubDate></item>"
    web.says(FEED, rss(ITEM, old))

    told = json.loads(aoud("news", "--since", "21 Jun 2025", "--feed", FEED, "--json").out)

    assert "startdatetime=20250621000000" in web.asked[0].line + web.asked[1].line
    assert [row["day"] for row in told["rows"]] == ["2025-06-22", "2025-06-21", None]


def test_what_lies_before_all_that_gdelt_knows_is_said(aoud: Aoud, gdelt_says: Gdelt) -> None:
    gdelt_says(since=date(2024, 1, 1))

    told = " ".join(aoud("news", "--since", "2024").out.split())
    gap = "GDELT reaches back to 28 Mar 2025; what was written between 1 Jan 2024 and then is not among them."
    assert gap in told


def test_a_look_of_the_user_s_is_where_the_next_one_begins(aoud: Aoud, gdelt_says: Gdelt) -> None:
    aoud("add", "--checked", "2025-06-01")
    gdelt_says(since=date(2025, 6, 1))

    assert aoud("news").out.count("Headlines since 1 Jun 2025 that name the show.") == 1


# What it does not do.


def everything_in(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_nothing_is_written_remembered_or_moved(
    aoud: Aoud, web: Web, data_dir: Path, gdelt_says: Gdelt, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = data_dir.parent
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_CACHE_HOME", str(home / "cache"))
    data_dir.mkdir()
    (data_dir / "feeds.txt").write_text(f"{FEED}\n")
    web.says(FEED, rss(ITEM))
    gdelt_says(*ARTICLES)
    before = aoud("status").out
    files = everything_in(home)
    monkeypatch.delenv("AOUD_NO_CACHE")

    first, again = aoud("news"), aoud("news")

    assert first == again
    assert len([request for request in web.asked if request.host == "feeds.example"]) == 2
    assert everything_in(home) == files
    monkeypatch.setenv("AOUD_NO_CACHE", "1")
    assert aoud("status").out == before


def test_nothing_is_sent_where_the_surroundings_say_so(
    aoud: Aoud, web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AOUD_OFFLINE", "1")
    told = aoud("news")

    assert (told.code, told.out) == (2, "")
    assert told.err.startswith("aoud: AOUD_OFFLINE is set")
    assert web.tunnels == []


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--feed", "http://feeds.example/"), "--feed: 'http://feeds.example/' is no https address of a feed; write https://host/path"),
        (("--feed", FEED, "--feed", "x\x1b"), "--feed: 'x\\u001b' is no https address of a feed; write https://host/path"),
        (("--since", "2025-06-29"), "--since: 29 Jun 2025 lies ahead; write a day that has begun"),
        (("--since", "../2024"), "--since: '../2024' has no first day; write a day, a month or a year"),
        (("--since", "2024", "--since", "2025"), "--since is given 2 times; leave one"),
        (("--json", "--plain"), "json and plain are different shapes of an answer; ask for one"),
        ([word for n in range(21) for word in ("--feed", f"{FEED}/{n}")], "21 feeds are too many; name at most 20, feeds.txt included"),
    ],
)  # fmt: skip
def test_what_cannot_be_asked_is_refused_before_anything_is_sent(
    aoud: Aoud, web: Web, words: tuple[str, ...], sentence: str
) -> None:
    assert aoud("news", *words) == Result(2, "", f"aoud: {sentence}\n")
    assert web.tunnels == []


# Sources that fail.


def test_a_source_that_fails_stops_no_other_and_ends_with_6(
    aoud: Aoud, web: Web, gdelt_says: Gdelt
) -> None:
    gdelt_says(ARTICLES[0])
    web.says("https://page.example/", Answer(b"<html></html>"))
    web.says("https://gone.example/rss", Answer(status=301))
    web.says(FEED, rss(ITEM))

    names = ("https://page.example/", "https://gone.example/rss", FEED)
    told = aoud("news", *(word for name in names for word in ("--feed", name)))

    assert told.code == 6
    assert told.err == (
        "aoud: page.example: its answer cannot be understood; is it the address of a feed?"
        " (and 1 other: see the answer)\n"
    )
    assert told.out.splitlines()[6:11] == [
        " GDELT: 1 headline, 1 names the show.",
        " page.example: its answer cannot be understood; is it the address of a feed?",
        " gone.example: it has moved (301), and is not followed there.",
        " feeds.example: 1 headline, 1 names the show.",
        " When you have read them: aoud add --checked today",
    ]
    assert "aoud add --by harbour-post" in told.out


def test_gdelt_may_refuse_and_the_feeds_still_be_shown(aoud: Aoud, web: Web) -> None:
    web.says(
        gdelt.address(NAMES, CHECKED, TODAY),
        Answer(b"Please limit requests to one every 5 seconds"),
    )
    web.says(FEED, rss(ITEM))

    told = aoud("news", "--feed", FEED)

    assert told.code == 6
    assert told.err == "aoud: api.gdeltproject.org: its answer cannot be understood\n"
    assert "양철 항구, 시즌 3" in told.out


def test_without_a_network_it_ends_in_a_sentence_and_is_not_taken_for_no_news(
    aoud: Aoud, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    told = aoud("news", "--plain")

    assert told.code == 6
    assert told.err.startswith("aoud: api.gdeltproject.org: ")
    assert told.err.count("\n") == 1
    assert told.err.removeprefix("aoud: ").rstrip("\n") in told.out
    assert "--checked" not in told.out


def test_a_broken_file_of_the_user_s_is_told_after_the_answer(
    aoud: Aoud, data_dir: Path, gdelt_says: Gdelt
) -> None:
    data_dir.mkdir()
    (data_dir / "facts.toml").write_text("x")
    gdelt_says(ARTICLES[0])

    told = aoud("news")

    assert told.code == 4
    assert "aoud add --by harbour-post" in told.out


# The user's list of feeds.


def test_the_user_s_list_of_feeds_is_asked_each_once(
    aoud: Aoud, web: Web, data_dir: Path, gdelt_says: Gdelt
) -> None:
    gdelt_says()
    data_dir.mkdir()
    two = "https://feeds.example/two"
    (data_dir / "feeds.txt").write_text(
        f"# mine\n\n {FEED}\n{two}\n{FEED}\nhttp://x.example/\x1b[2J\n"
    )
    for address in (FEED, two):
        web.says(address, rss(ITEM))

    told = aoud("news", "--feed", two)

    assert sorted(request.host for request in web.asked).count("feeds.example") == 2
    assert told.out.splitlines()[6:11] == [
        " GDELT: 0 headlines, none name the show.",
        " feeds.example/two: 1 headline, 1 names the show.",
        " feeds.example/rss: 1 headline, 1 names the show.",
        " feeds.txt, line 6: 'http://x.example/\\u001b[2J' is no https address of a feed;",
        " write https://host/path.",
    ]
    assert told.code == 6
    assert told.out.count("양철 항구") == 1


def test_a_feed_that_is_named_again_is_one_feed(aoud: Aoud, web: Web, gdelt_says: Gdelt) -> None:
    gdelt_says()
    web.says(FEED, rss(ITEM))

    told = aoud("news", *("--feed", FEED) * 30)

    assert told.code == 0
    assert " feeds.example: 1 headline, 1 names the show." in told.out.splitlines()


def fifo(path: Path) -> None:
    os.mkfifo(path)


LISTS: dict[str, tuple[Callable[[Path], object], str]] = {
    "a folder": (Path.mkdir, "is not a plain file"),
    "a FIFO": (fifo, "is not a plain file"),
    "no text": (lambda path: path.write_bytes(b"\xff\xfe"), "is not UTF-8 text"),
    "huge": (
        lambda path: path.write_bytes(b"#" * 3_000_000),
        "is larger than 2 MiB; no fact base is",
    ),
}


@pytest.mark.parametrize("made", LISTS.values(), ids=[*LISTS])
def test_a_list_that_cannot_be_read_is_a_source_that_fails(
    aoud: Aoud, data_dir: Path, gdelt_says: Gdelt, made: tuple[Callable[[Path], object], str]
) -> None:
    make, problem = made
    gdelt_says(ARTICLES[0])
    data_dir.mkdir()
    make(data_dir / "feeds.txt")

    told = aoud("news")

    assert (told.code, told.err) == (6, f"aoud: feeds.txt: {problem}\n")
    assert f" feeds.txt: {problem}." in told.out
    assert "aoud add --by harbour-post" in told.out


def test_a_list_of_nonsense_is_refused_as_too_long(aoud: Aoud, web: Web, data_dir: Path) -> None:
    data_dir.mkdir()
    (data_dir / "feeds.txt").write_text("".join(f"{n}\n" for n in range(100_000)))

    assert aoud("news").code == 2
    assert web.tunnels == []


# Hostile headlines.

HOSTILE = {
    "escapes": "\x1b[2J\x1b]0;owned\x07\x1bc\r\b\x00\x7f",
    "c1": "\x9b2J\x9d0;owned\x9c",
    "hyperlink": "\x1b]8;;https://evil.example\x1b\\l\x1b]8;;\x1b\\",
    "lines": "a\nb\r\nc\u2028d\u2029e\x85f",
    "bidi": "\u202eabc\u2066d\u200b\ufeff\xad\u3164",
    "markup": "[bold]b[/bold] [/x] :warning: `x` **y** <b> | $(x)",
    "half": "\ud83c \ud800",
    "formula": "=1+1",
    "long": "x" * 100_000,
}


@pytest.mark.parametrize("shape", ["table", "json", "csv", "markdown", "plain"])
@pytest.mark.parametrize("text", [HOSTILE[name] for name in HOSTILE if name != "half"], ids=[name for name in HOSTILE if name != "half"])  # fmt: skip
def test_no_headline_acts_on_the_terminal(
    aoud: Aoud, gdelt_says: Gdelt, text: str, shape: str
) -> None:
    title = f"{text} Tin Harbour {text}"
    gdelt_says(
        article(title, "https://evil.example/"),
        article(f"Tin Harbour {text}", "https://evil.example/2"),
    )

    told = aoud("news", "--format", shape)

    assert (told.code, told.err) == (0, "")
    assert [hex(ord(char)) for char in told.out if char != "\n" and not is_showable(char)] == []
    assert "evil.example/2" in told.out.replace("\\", "")
    assert len(told.out) < 20_000


def test_half_a_character_is_not_believed(aoud: Aoud, gdelt_says: Gdelt) -> None:
    gdelt_says(article(f"Tin Harbour {HOSTILE['half']}", "https://evil.example/"))

    assert aoud("news").code == 6


# What is waited for.


class Stream(io.StringIO):
    """Standard error as the program was given it."""

    def __init__(self, terminal: bool) -> None:
        super().__init__()
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal

    def fileno(self) -> int:
        return 2


@pytest.mark.parametrize(
    ("terminal", "said"), [(True, "Asking GDELT and 1 feed ...\n"), (False, "")]
)
def test_what_is_waited_for_is_said_on_a_terminal_alone(
    aoud: Aoud, web: Web, monkeypatch: pytest.MonkeyPatch, terminal: bool, said: str
) -> None:
    web.says(FEED, rss(ITEM))
    stream = Stream(terminal)
    monkeypatch.setattr(sys, "__stderr__", stream)

    aoud("news", "--feed", FEED)

    assert stream.getvalue() == said
