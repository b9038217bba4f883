"""What a headline is, which ones name the show, and which are copies of one."""

from datetime import date

import pytest

from aoud_cli.web.headlines import (
    MAX_TITLE,
    Headline,
    answer,
    headline,
    host,
    naming,
    same_address,
    spellings,
    without_copies,
)
from tests.small import facts

DAY = date(2026, 11, 27)


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("Tin Harbour", "Tin Harbour gets a date"),
        ("Tin Harbour", "What we know of “TIN HARBOUR”"),
        ("Tin Harbour", "Tin Harbour's third season"),
        ("Tin Harbour", "Tin-Harbour, season 3 , filming"),
        ("Tin Harbour", "Tin  Harbour은 돌아온다"),
        ("Who's There?", "Who\u2019s there: the end"),
        ("Café Noir", "CAFE NOIR, a review"),
        ("양철 항구", "드라마 양철 항구의 시즌 3"),
        ("양철 항구", "양철항구 시즌3"),
        ("양철항구", "새 '양철 항구' 공개"),
        ("锡港", "电视剧锡港第三季"),
        ("T3", "All about T3!"),
    ],
)
def test_a_title_names_the_show_whatever_its_case_accents_and_punctuation(
    name: str, title: str
) -> None:
    assert naming([name])(title)


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("Tin Harbour", "Tin Harbours of the north"),
        ("Tin Harbour", "Martin Harbour retires"),
        ("Tin Harbour", "TinHarbour"),
        ("Tin Harbour", "The harbour of Tin"),
        ("T3", "T34 tank"),
        ("양철 항구", "양철 창구"),
        ("양철 항", "양철 한 장"),  # the same letters in another syllable
        ("!!!", "Wow!!! What an end"),
    ],
)
def test_a_title_of_other_words_does_not_name_it(name: str, title: str) -> None:
    assert not naming([name])(title)


def test_any_spelling_counts_and_no_name_names_nothing() -> None:
    title = facts().title.model_copy(update={"native": "양철 항구", "aka": ["TH3"]})

    assert spellings(title) == (title.name, "양철 항구", "TH3")
    assert naming(spellings(title))("TH3 is back")
    assert not naming([])("TH3 is back")


def test_a_title_is_one_line_and_is_cut() -> None:
    long = headline(DAY, "a\n\r\tb\u2028c " + "x" * 1_000_000, "https://post.example/a")

    assert long
    assert long.title.startswith("a b c xxx")
    assert len(long.title) == MAX_TITLE + len("...")


@pytest.mark.parametrize(
    "url",
    [
        *(
            "",
            "post.example/a",
            "/a",
            "javascript:alert(1)",
            "data:text/html,x",
            "file:///etc/passwd",
        ),
        *(
            "https://you@post.example/",
            "ftp://post.example/",
            "https://",
            "https://post.example/\n",
        ),
        "https://post.example/" + "a" * 3000,
    ],
)
def test_an_address_that_no_claim_could_have_is_counted_and_not_shown(url: str) -> None:
    told = answer([(DAY, "One", url), (DAY, "Two", "http://post.example/b")])

    assert [one.title for one in told.headlines] == ["Two"]
    assert told.without_address == 1


def test_the_outlet_is_the_host_that_the_address_leads_to() -> None:
    shown = headline(DAY, "One", "https://WWW.Post.example:8443/a")

    assert shown == Headline(DAY, "post.example", "One", "https://www.post.example:8443/a")
    assert host("https://weekly.post.example/www.a") == "weekly.post.example"


def test_two_spellings_of_one_address_are_the_same_and_others_are_not() -> None:
    same = {
        same_address(f"{scheme}://{www}post.example/a{end}")
        for scheme in ("http", "https")
        for www in ("", "www.")
        for end in ("", "/", "#top")
    }

    assert len(same) == 1
    assert same.isdisjoint(
        {
            same_address(f"https://{rest}")
            for rest in ("post.example/A", "post.example/a?b=1", "b.example/a", "post.example")
        }
    )


def seen(day: int | None, outlet: str, title: str, path: str = "") -> Headline:
    when = None if day is None else date(2026, 11, day)
    return Headline(when, outlet, title, f"https://{outlet}/{path}")


def test_copies_of_one_title_stand_with_the_first_of_them_and_the_newest_title_first() -> None:
    old, first = seen(1, "a.example", "Old"), seen(20, "b.example", "It is out , at last")
    copy, undated = seen(21, "a.example", "It is out, at last!", "2"), seen(None, "c.example", "?a")
    later = seen(None, "d.example", "It Is Out: At Last")

    shown = without_copies([undated, copy, old, later, first])

    assert shown == [(first, copy, later), (old,), (undated,)]


def test_an_address_counts_once_whatever_its_title() -> None:
    first, changed = seen(1, "a.example", "It is out"), seen(2, "a.example", "It is out now")

    assert without_copies([changed, first]) == [(first,)]
