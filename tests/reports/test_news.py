"""Headlines in rows: which are shown, which are in the record, and what writes one down."""

import shlex
from dataclasses import replace
from datetime import date

import pytest

from aoud_cli.errors import SourceError
from aoud_cli.facts.model import FactBase, Source
from aoud_cli.facts.vocabulary import Rank
from aoud_cli.judge.assess import assess
from aoud_cli.reports.news import Asked, News, news
from aoud_cli.web.headlines import Answer, Headline
from tests.small import facts

TODAY = date(2030, 11, 28)
SINCE, REACH = date(2030, 11, 1), date(2030, 8, 28)
URL = "https://daily.example/2030/tin"


def seen(
    title: str = "Tin Harbour is back", day: date | None = date(2030, 11, 20), url: str = URL
) -> Headline:
    return Headline(day, url.split("/")[2].removeprefix("www."), title, url)


def told(
    *headlines: Headline,
    base: FactBase | None = None,
    since: date = SINCE,
    **more: Answer | SourceError,
) -> News:
    """Return the report of these headlines, which GDELT gave, and of what others gave."""
    answers = {"GDELT": Answer(headlines), **more}
    return news(assess(base or facts(), TODAY, TODAY), Asked(since, REACH, answers))


def test_only_headlines_that_name_the_show_are_shown() -> None:
    report = told(seen(), seen("Other news", url="https://daily.example/b"))

    assert [row.title for row in report.rows] == ["Tin Harbour is back"]
    assert "GDELT: 2 headlines, 1 names the show." in report.preamble()


def test_what_is_older_than_the_day_asked_is_neither_shown_nor_counted() -> None:
    old, first = date(2030, 10, 31), SINCE
    report = told(seen(day=old), seen("Tin Harbour, again", first, f"{URL}/2"))

    assert [row.day for row in report.rows] == [first]
    assert "GDELT: 1 headline, 1 names the show." in report.preamble()


def test_a_day_that_has_begun_nowhere_is_none_and_stands_last() -> None:
    tomorrow, later = date(2030, 11, 29), date(2030, 11, 30)
    report = told(
        seen("Tin Harbour a", later, "https://a.example/"),
        seen("Tin Harbour b", None, "https://b.example/"),
        seen("Tin Harbour c", tomorrow, "https://c.example/"),
    )

    assert [(row.outlet, row.day) for row in report.rows] == [
        ("c.example", tomorrow),
        ("a.example", None),
        ("b.example", None),
    ]
    assert report.rows[1].day_in_words == "no day"
    assert "--said" not in report.rows[1].add


def test_copies_are_one_row_with_those_who_copied_it() -> None:
    copies = [seen(url=f"https://{name}.example/") for name in "abc"]
    (row,) = told(copies[0], copies[1], feed=Answer((copies[2],))).rows

    assert (row.outlet, row.copies, row.copied_by) == ("a.example", 2, ("b.example", "c.example"))
    assert row.texts()[1] == "a.example, and 2 more"


@pytest.mark.parametrize("url", [URL, f"{URL}/", "http://www.daily.example/2030/tin#top"])
def test_an_address_of_the_record_is_marked_with_its_claim(url: str) -> None:
    base = facts("id=out filming=yes by=paper said=2030-10-01", "plot by=paper said=2030-10-01")
    base = base.model_copy(
        update={"claims": [base.claims[0].model_copy(update={"url": URL}), base.claims[1]]}
    )
    (row,) = told(seen(url="https://copy.example/"), seen(url=url), base=base).rows

    assert (row.claim, row.add) == ("out", "")
    assert row.texts()[-1] == "in the record: aoud why out"
    assert told(seen(url=f"{URL}/2"), base=base).rows[0].claim is None


def with_source(key: str, source: Source) -> FactBase:
    base = facts()
    return base.model_copy(update={"sources": {**base.sources, key: source}})


def by(report: News) -> list[str]:
    """Return who would be the speaker, with the rank where the source is a new one."""
    words = shlex.split(report.rows[0].add)
    assert words[:3] == ["aoud", "add", "--by"]
    return words[3 : words.index("--said")]


def test_an_outlet_is_the_source_that_has_its_address_or_its_name() -> None:
    by_address = Source(name="X", rank=Rank.HEARSAY, url="https://www.daily.example/about")
    by_name = Source(name="daily.example", rank=Rank.PRESS)

    assert by(told(seen(), base=with_source("the-daily", by_address))) == ["the-daily"]
    assert by(told(seen(), base=with_source("source-7", by_name))) == ["source-7"]
    assert by(told(seen(), base=with_source("daily-example", replace_name(by_name)))) == [
        "daily-example"
    ]
    assert by(told(seen())) == ["daily.example", "--by-rank", "press"]


def replace_name(source: Source) -> Source:
    return source.model_copy(update={"name": "The Daily"})


@pytest.mark.parametrize(
    ("claims", "source"),
    [
        (["plot by=paper said=2030-10-01"], "paper"),
        (["plot by=studio via=paper said=2030-10-01"], "paper"),
        (["plot by=fan said=2030-10-01"], "fan"),
        (["plot by=studio said=2030-10-01"], None),  # an outlet is not whom it quotes
        (["plot by=paper said=2030-10-01", "plot by=herald said=2030-10-01"], None),
    ],
)
def test_else_it_is_the_one_outlet_whose_claims_were_read_there(
    claims: list[str], source: str | None
) -> None:
    base = facts(*claims)
    read_there = [claim.model_copy(update={"url": f"{URL}/{claim.id}"}) for claim in base.claims]
    shown = by(told(seen(), base=base.model_copy(update={"claims": read_there})))

    assert shown == ([source] if source else ["daily.example", "--by-rank", "press"])


@pytest.mark.parametrize(
    "path", ["$(touch%20x)", "a;b", "a&b=c|d", "`x`", "'\"", "!x", "a b", "~", "*", "<>", "\\"]
)
def test_what_is_pasted_is_what_was_shown(path: str) -> None:
    url = f"https://daily.example/{path}"
    (row,) = told(seen(url=url)).rows

    assert shlex.split(row.add)[-2:] == ["--url", url]
    assert shlex.join(shlex.split(row.add)) == row.add


def test_each_source_has_its_sentence_and_one_that_fails_stops_no_other() -> None:
    down = SourceError("feeds.example: the server does not answer")
    told_by_a = Answer((seen(),), without_address=2, has_more=True)
    report = told(a=told_by_a, b=down, c=Answer(()))

    assert report.preamble()[1:-1] == (
        "GDELT: 0 headlines, none name the show.",
        "a: 1 headline, 1 names the show. 2 more without an address that can be opened."
        " It has more, which it did not give.",
        "feeds.example: the server does not answer.",
        "c: 0 headlines, none name the show.",
    )
    assert len(report.rows) == 1
    assert [one.fault for one in report.sources] == [None, None, str(down), None]


def test_how_far_back_anybody_saw_is_said_where_it_is_not_far_enough() -> None:
    gap = (
        "GDELT reaches back to 28 Aug 2030;"
        " what was written between 27 Aug 2030 and then is not among them."
    )

    assert gap in told(since=date(2030, 8, 27)).preamble()
    assert "reaches" not in "".join(told(since=REACH).preamble())


def test_it_tells_that_these_are_no_facts_and_how_to_say_that_they_were_read() -> None:
    first, *_, last = told(seen()).preamble()

    assert first == (
        "Headlines since 1 Nov 2030 that name the show."
        " They are not facts, and nothing was written down."
    )
    assert last == "When you have read them: aoud add --checked today"


def test_where_nobody_answered_there_is_nothing_to_have_read() -> None:
    report = told()
    silent = replace(report.sources[0], fault="GDELT: the server does not answer")

    assert "--checked" in report.preamble()[-1]
    assert "--checked" not in replace(report, sources=(silent,)).preamble()[-1]
