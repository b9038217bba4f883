"""What GDELT is asked, and how its answer is read."""

import json
from datetime import date
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from aoud_cli.errors import SourceError
from aoud_cli.web import gdelt
from aoud_cli.web.headlines import Headline
from tests.web.server import Answer, Web

TODAY = date(2026, 11, 28)
NAMES = ("Tin Harbour", "양철 항구", "T3", "D-Harbour")
ARTICLE = {
    "url": "https://www.post.example/2026/11/a1.htm",
    "url_mobile": "",
    "title": "Tin Harbour gets a date",
    "seendate": "20261127T101500Z",
    "socialimage": "",
    "domain": "elsewhere.example",
    "language": "English",
    "sourcecountry": "Norway",
}


def asked(*names: str, since: date = TODAY) -> dict[str, list[str]]:
    return parse_qs(urlsplit(gdelt.address(names, since, TODAY)).query, strict_parsing=True)


def body(*articles: Any) -> bytes:
    return json.dumps({"articles": [*articles]}).encode()


def test_the_question_is_for_any_latin_name_in_quotes_if_it_is_more_than_a_word() -> None:
    assert asked(*NAMES)["query"] == ['("Tin Harbour" OR T3 OR "D-Harbour")']
    assert asked("Tin Harbour")["query"] == ['"Tin Harbour"']
    assert asked("Élite")["query"] == ["Élite"]


def test_no_name_can_end_its_quotes_and_no_number_of_names_makes_it_too_long() -> None:
    assert asked('Tin" OR "Harbour')["query"] == ['"Tin OR Harbour"']
    many = asked(*(f"Tin Harbour number {number}" for number in range(99)))["query"]
    assert many[0].startswith('("Tin Harbour number 0" OR ')
    assert len(many[0]) <= gdelt.MAX_QUESTION + 2


def test_a_show_without_a_latin_name_is_said_to_be_one() -> None:
    with pytest.raises(SourceError, match="searches in Latin letters, and the show has no name"):
        gdelt.address(["양철 항구"], TODAY, TODAY)


def test_the_days_asked_for_lie_within_its_three_months() -> None:
    assert gdelt.reach(TODAY) == date(2026, 8, 28)
    assert gdelt.reach(date(2027, 5, 31)) == date(2027, 2, 28)
    within = asked("T3", since=date(2026, 8, 29))
    assert (within["startdatetime"], "timespan" in within) == (["20260829000000"], False)
    for since in (date(2026, 8, 28), date(2024, 1, 1)):
        beyond = asked("T3", since=since)
        assert (beyond["timespan"], "startdatetime" in beyond) == (["3months"], False)


def test_the_newest_headlines_are_asked_for_as_json_and_as_many_as_it_gives() -> None:
    told = asked("T3")

    assert (told["mode"], told["format"], told["sort"]) == (["artlist"], ["json"], ["datedesc"])
    assert told["maxrecords"] == [str(gdelt.MOST)]


def test_an_article_becomes_a_headline_of_the_outlet_that_its_address_leads_to(web: Web) -> None:
    web.says(gdelt.address(NAMES, TODAY, TODAY), Answer(body(ARTICLE)))

    told = gdelt.ask(NAMES, TODAY, TODAY)

    url = "https://www.post.example/2026/11/a1.htm"
    assert told.headlines == (
        Headline(date(2026, 11, 27), "post.example", "Tin Harbour gets a date", url),
    )
    assert not told.has_more


def test_nothing_found_is_an_empty_answer() -> None:
    assert gdelt.read(b"{}").headlines == ()
    assert gdelt.read(body()).headlines == ()


def test_as_many_as_it_gives_may_not_be_all() -> None:
    numbered = [{**ARTICLE, "url": f"https://post.example/{n}"} for n in range(gdelt.MOST)]

    assert gdelt.read(body(*numbered)).has_more
    assert not gdelt.read(body(*numbered[1:])).has_more


# With status 200, each of them.
NO_ANSWERS = {
    "nothing": b"",
    "a sentence": b"Please limit requests to one every 5 seconds or contact somebody.",
    "another one": b"The specified phrase is too short.",
    "html": b"<!DOCTYPE html><html><body>Sorry</body></html>",
    "a list": b"[]",
    "a number": b"1",
    "null": b'{"articles": null}',
    "an error": b'{"error": "busy"}',
    "an error beside": b'{"articles": [], "status": "error"}',
    "latin-1": '{"articles": [], "é": 1}'.encode("latin-1"),
    "utf-16": "{}".encode("utf-16"),
    "a doubled key": b'{"articles": [], "articles": []}',
    "deep": b'{"articles":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "digits": b'{"articles": ' + b"9" * 100_000 + b"}",
    "half": body(ARTICLE)[:-20],
    "half a character": b'{"articles": [{"title": "\\ud800"}]}',
    "too many": body(*[ARTICLE] * (gdelt.MOST + 1)),
    "a bare article": body("Tin Harbour"),
    "no title": body({key: ARTICLE[key] for key in ("url", "seendate")}),
    "a number as title": body({**ARTICLE, "title": 7}),
    "NaN as title": body({**ARTICLE, "title": float("nan")}),
    "a list as address": body({**ARTICLE, "url": ["https://post.example"]}),
    "an endless address": body({**ARTICLE, "url": "https://post.example/" + "a" * 100_000}),
    "a day that is none": body({**ARTICLE, "seendate": "20261327T101500Z"}),
    "a day in words": body({**ARTICLE, "seendate": "yesterday"}),
    "a day of other digits": body({**ARTICLE, "seendate": "\uff120261127T101500Z"}),
    "a day and more": body({**ARTICLE, "seendate": "20261127T101500Z\n"}),
}


@pytest.mark.parametrize("given", NO_ANSWERS.values(), ids=[*NO_ANSWERS])
def test_whatever_else_it_says_is_one_sentence_that_repeats_nothing_of_it(given: bytes) -> None:
    with pytest.raises(SourceError) as refused:
        gdelt.read(given)

    assert str(refused.value) == "api.gdeltproject.org: its answer cannot be understood"


def test_a_careless_reader_takes_a_refusal_for_no_news() -> None:
    assert json.loads(NO_ANSWERS["an error"]).get("articles", []) == []
