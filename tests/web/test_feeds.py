"""Feeds of every kind are read, and what is made to harm the reader is refused."""

import tracemalloc
from datetime import date
from xml.etree import ElementTree as ET

import pytest

from aoud_cli.errors import SourceError
from aoud_cli.web import feeds
from aoud_cli.web.headlines import Answer, Headline
from tests.web.server import Answer as Says
from tests.web.server import Web

NOV_27 = date(2026, 11, 27)
URL = "https://post.example/a"
ONE = (Headline(NOV_27, "post.example", "Tin Harbour & more", URL),)

RSS_2 = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom">
<channel><title>The Post</title><link>https://post.example/</link><pubDate>Sat, 28 Nov 2026 00:00:00 GMT</pubDate>
<atom:link href="https://post.example/feed" rel="self"/><image><title>Logo</title><url>x</url></image>
<item><media:title>No</media:title><title>Tin Harbour &amp; more</title><atom:link rel="self" href="https://no.example/"/>
<link> {URL} </link><description>Words that nobody keeps.</description>
<source url="https://no.example/"><title>No</title></source><pubDate>Fri, 27 Nov 2026 23:30:00 -0800</pubDate></item>
</channel></rss>"""

RSS_1 = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>The Post</title></channel>
<item rdf:about="{URL}"><title>Tin Harbour &amp; more</title><link>{URL}</link><dc:date>2026-11-27T08:00+09:00</dc:date></item>
</rdf:RDF>"""

ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>The Post</title><link href="https://post.example/"/>
<entry><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Tin <b>Harbour</b> &amp; more</div></title>
<link rel="edit" href="https://no.example/"/><link href="{URL}"/><updated>2026-11-28T00:00:00Z</updated>
<published>2026-11-27T00:00:00Z</published><content><title>No</title></content></entry></feed>"""


def read(body: str | bytes) -> Answer:
    return feeds.read("post.example", body.encode() if isinstance(body, str) else body)


def rss(*items: str) -> str:
    return f"<rss><channel>{''.join(f'<item>{item}</item>' for item in items)}</channel></rss>"


def item(title: str = "One", link: str = URL, more: str = "") -> str:
    return f"<title>{title}</title><link>{link}</link>{more}"


@pytest.mark.parametrize("feed", [RSS_2, RSS_1, ATOM], ids=["RSS 2.0", "RSS 1.0", "Atom"])
def test_a_feed_of_each_kind_is_read(feed: str) -> None:
    assert read(feed) == Answer(ONE)


def test_a_feed_is_asked_at_the_address_that_the_user_named(web: Web) -> None:
    web.says("https://post.example:8443/feed?of=news", Says(RSS_2.encode()))
    web.says("https://post.example/feed?of=news", Says(RSS_2.encode()))

    assert feeds.ask("https://post.example/feed?of=news") == Answer(ONE)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("Fri, 27 Nov 2026 23:30:00 -0800", NOV_27),
        ("27 Nov 26 08:00 GMT", NOV_27),
        ("Friday, 27-Nov-26 08:00:00 GMT", NOV_27),
        ("\n  2026-11-27 ", NOV_27),
        ("2026-11-27T23:59:59.123+14:00", NOV_27),
        *(
            (text, None)
            for text in ("", "soon", "2026-13-01", "0000-00-00", "Fri, 99 Nov 2026 1:2:3")
        ),
        *(
            (text, None)
            for text in ("99999999999999999999", "\u0662026-11-27", "2026", ",", "Nov", "(" * 5000)
        ),
        ("Fri, 27 Nov 9999999999999 08:00:00 GMT", None),
    ],
)
def test_a_day_is_read_as_the_outlet_wrote_it_and_else_it_is_not_known(
    written: str, day: date | None
) -> None:
    (shown,) = read(rss(item(more=f"<pubDate>{written}</pubDate>"))).headlines

    assert shown.day == day


def test_what_has_no_title_is_kept_and_what_has_no_address_is_counted() -> None:
    told = read(
        rss("<link>https://post.example/b</link>", "<title>Two</title>", item(link="/a"), "")
    )

    assert [one.title for one in told.headlines] == [""]
    assert told.without_address == 3


@pytest.mark.parametrize(
    "title",
    [
        "Tin &amp;amp; Harbour",
        "<![CDATA[Tin &amp; Harbour]]>",
        "Tin <!-- x -->&#38; Harbour",
        "Tin &#x26;\nHarbour",
    ],
)
def test_signs_may_be_spelt_as_xml_or_as_html(title: str) -> None:
    assert [one.title for one in read(rss(item(title))).headlines] == ["Tin & Harbour"]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "latin-1", "cp1252", "euc_jp"]
)
def test_the_encoding_is_the_one_that_is_declared(encoding: str) -> None:
    declared = {"utf-8-sig": "utf-8", "cp1252": "windows-1252"}.get(encoding, encoding)
    feed = f'<?xml version="1.0" encoding="{declared}"?>{rss(item("Café"))}'.encode(
        encoding, "replace"
    )
    if encoding == "euc_jp":  # several bytes a letter
        assert_refused(feed)
    else:
        assert [one.title for one in read(feed).headlines] == ["Café"]


def test_at_most_so_many_items_are_read() -> None:
    many = [item(f"No. {number}", f"{URL}/{number}") for number in range(feeds.MAX_ITEMS + 9)]

    told = read(rss(*many))
    assert len(told.headlines) == feeds.MAX_ITEMS
    assert told.has_more
    assert not read(rss(*many[: feeds.MAX_ITEMS])).has_more


# What is no feed, or hostile.

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
MEGABYTES = 2 * 1024 * 1024


def filled(start: str, piece: str, end: str = "") -> str:
    """Return the largest document that is read at all, made of one piece again and again."""
    return f"{start}{piece * ((MEGABYTES - len(start) - len(end)) // len(piece))}{end}"


NO_FEEDS: dict[str, str | bytes] = {
    "nothing": b"",
    "blanks": " " * MEGABYTES,
    "text": "Not found",
    "a page": "<html><body><p>Sorry</p></body></html>",
    "JSON": '{"version": "https://jsonfeed.org/version/1.1", "items": []}',
    "another feed": '<feed xmlns="http://purl.org/atom/ns#"/>',
    "cut short": RSS_2[:-30],
    "two at once": RSS_1 + RSS_1,
    "no UTF-8": rss(item("Café")).encode("latin-1"),
    "a control character": rss(item("\x1b[2J")),
    "a control character in digits": rss(item("&#27;[2J")),
    "an encoding that is none": b'<?xml version="1.0" encoding="klingon"?><rss/>',
    "an encoding that is no text": b'<?xml version="1.0" encoding="zip_codec"?><rss/>',
    "an encoding that raises": b'<?xml version="1.0" encoding="undefined"?><rss/>',
    "an entity that nobody declared": rss(item("&nbsp;")),
    "a DOCTYPE": "<!DOCTYPE rss><rss/>",
    "a DOCTYPE in UTF-16": "<!DOCTYPE rss><rss/>".encode("utf-16"),
    "an entity": f'<!DOCTYPE rss [<!ENTITY e "x">]>{rss(item("&e;"))}',
    "an entity from a file": f'<!DOCTYPE rss [<!ENTITY e SYSTEM "file:///etc/passwd">]>{rss(item("&e;"))}',
    "a DOCTYPE from elsewhere": '<!DOCTYPE rss SYSTEM "https://evil.example/x.dtd"><rss/>',
    "a billion laughs": f'<!DOCTYPE rss [<!ENTITY l0 "ha">{LAUGHS}]>{rss(item("&l9;"))}',
    "a long entity, often": filled(f'<!DOCTYPE rss [<!ENTITY e "{"x" * 1_000_000}">]><rss>', "&e;", "</rss>"),
    "a DOCTYPE that comes late": f"<!--{'x' * 20_000}-->" + f'<!DOCTYPE rss [<!ENTITY l0 "ha">{LAUGHS}]><rss>&l9;</rss>',
    "a feed that comes late": f"<!--{'x' * 20_000}--><rss/>",
    "deep": "<rss>" + "<a>" * 100_000 + "</a>" * 100_000 + "</rss>",
    "deep without an end": filled("<rss>", "<a>"),
    "deep within an item": f"<rss><item><title>{'<b>' * 100_000}",
    "deep, later on": filled(f"<rss>{'x' * 20_000}", "<a>"),
    "attributes without an end": filled("<rss ", 'a="" '),
    "a comment without an end": filled("<rss><!--", "x"),
}  # fmt: skip


def assert_refused(body: str | bytes) -> None:
    with pytest.raises(SourceError) as refused:
        read(body)
    sentence = "post.example: its answer cannot be understood; is it the address of a feed?"
    assert str(refused.value) == sentence


@pytest.mark.parametrize("body", NO_FEEDS.values(), ids=[*NO_FEEDS])
def test_what_is_no_feed_is_one_sentence_that_repeats_nothing_of_it(body: str | bytes) -> None:
    assert_refused(body)


def test_a_doctype_is_refused_before_anything_in_it_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    fed: list[bytes] = []

    class Parser(ET.XMLParser):
        def feed(self, data: bytes) -> None:  # type: ignore[override]
            fed.append(data)
            super().feed(data)

    monkeypatch.setattr(feeds, "XMLParser", Parser)
    assert_refused(NO_FEEDS["a billion laughs"])

    assert len(b"".join(fed)) <= 64


def test_a_careless_reader_would_expand_what_is_declared() -> None:
    body = f'<!DOCTYPE rss [<!ENTITY e "{"x" * 1000}">]><rss>{"&e;" * 1000}</rss>'

    assert len(ET.fromstring(body).text or "") == 1_000_000
    assert_refused(body)


LARGE = {
    "empty elements": filled("<rss>", "<a/>", "</rss>"),
    "items": filled("<rss>", "<item/>", "</rss>"),
    "a title": filled("<rss><item><title>", "x", "</title></item></rss>"),
    "titles of one item": filled("<rss><item>", "<title>x</title>", "</item></rss>"),
    "pieces of a title": filled("<rss><item><title>", "x<!---->", "</title></item></rss>"),
    "an address": filled("<rss><item><link>", "x", "</link></item></rss>"),
    "a day": filled("<rss><item><pubDate>", "1", "</pubDate></item></rss>"),
    "an attribute": filled('<rss><item><link href="', "x", '"/></item></rss>'),
    "text": filled("<rss>", "x ", "</rss>"),
    "a comment": filled("<rss><!--", "x", "--></rss>"),
    "names": "<rss>" + "".join(f"<x{n:x}/>" for n in range(220_000)) + "</rss>",
    "attributes": "<rss><item " + " ".join(f'a{n:x}=""' for n in range(180_000)) + "/></rss>",
    "spaces of names": "<rss>" + "".join(f'<a xmlns="{n:x}"/>' for n in range(100_000)) + "</rss>",
}


@pytest.mark.parametrize("name", LARGE)
def test_the_largest_feed_takes_little_memory(name: str) -> None:
    data = LARGE[name].encode()
    assert len(data) <= MEGABYTES
    tracemalloc.start()
    try:
        told = read(data)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert told.headlines == ()
    assert most < (64 if name in {"names", "attributes"} else 24) * 1024 * 1024


@pytest.mark.parametrize(
    "name", ["a comment without an end", "deep without an end", "deep, later on", "blanks"]
)
def test_what_has_no_end_takes_little_memory(name: str) -> None:
    tracemalloc.start()
    try:
        assert_refused(NO_FEEDS[name])
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert most < 16 * 1024 * 1024


# Which feeds.


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("https://post.example/feed", "https://post.example/feed"),
        ("https://post.example", "https://post.example/"),
        ("HTTPS://Post.Example/Feed?a=1", "https://post.example/Feed?a=1"),
        ("https://항구.example/", "https://xn--2e0bp27e.example/"),
    ],
)
def test_an_https_address_names_a_feed(typed: str, asked: str) -> None:
    assert feeds.address(typed) == asked


@pytest.mark.parametrize("typed", ["https://me@post.example/", "https://me:pass@x.example/a"])
def test_a_password_is_refused_and_not_repeated(typed: str) -> None:
    with pytest.raises(
        ValueError, match=r"^holds a user name or a password, and none is sent"
    ) as no:
        feeds.address(typed)
    assert "pass@" not in str(no.value)


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "",
            "post.example",
            "http://post.example/feed",
            "file:///etc/passwd",
            "feed://post.example/",
        ),
        *(
            "https://",
            "https://post.example/\x1b[2J",
            "httpshttps",
            "https:",
        ),
    ],
)
def test_anything_else_names_none(typed: str) -> None:
    with pytest.raises(
        ValueError, match=r"is no https address of a feed; write https://host/path$"
    ):
        feeds.address(typed)


def test_a_list_has_an_address_a_line_and_comments() -> None:
    data = (
        "\ufeff# mine\n\n https://a.example/ \r\n\t# https://b.example/\nhttp://c.example/".encode()
    )

    assert [*feeds.in_file(data)] == [(3, "https://a.example/"), (5, "http://c.example/")]
