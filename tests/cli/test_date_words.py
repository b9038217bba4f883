"""Dates in the words of people and of the press: what each means, and what is refused with the reason."""

import re
import unicodedata
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aoud_cli.cli import typed_dates
from aoud_cli.facts.dates import MONTHS, DateError
from aoud_cli.text import quoted

TODAY = date(2026, 11, 28)


def meant(text: str, today: date = TODAY) -> str:
    return typed_dates.read(text, today).text


def refused(text: str) -> str:
    with pytest.raises(DateError) as error:
        typed_dates.read(text, TODAY)
    return str(error.value)


ALIKE = {
    "2026-12-04": """Dec 4, 2026|December 4 2026|Dec. 4, 2026|DEC 4 2026|4 December 2026|4th Dec 2026|4th of December 2026
        |December 4th, 2026|the 4th of December, 2026|on December 4, 2026|2026 Dec 4|2026, December 4|4-Dec-2026|Dec 4 '26
        |Friday, December 4, 2026|Fri 4 Dec 2026|Fri. Dec. 4, 2026|4 Dec 2026 (Fri)|2026-12-4|2026.12.4|2026. 12. 4.
        |2026. 12. 04|2026/12/4|2026 12 4|2026년 12월 4일|2026년12월4일|2026년 12월 04일|26년 12월 4일|2026년 12월 4일(금)""",
    "2026-12": "December 2026|Dec. 2026|dec 2026|December, 2026|in December 2026|2026 December|Dec-2026|Dec '26|2026년 12월"
    "|2026.12|2026. 12.|2026/12",
    "2026-09": "Sept 2026|Sept. 2026|Sep 2026|September 2026|2026-9|2026년 9월|2026년 09월",
    "2026": "2026년|in 2026|'26",
    "2026-H2": "H2 2026|2H 2026|2H2026|2h-2026|H2-2026|h2, 2026|2026 H2|2026H2|2026-h2|second half of 2026|2nd half 2026"
    "|the second half of 2026|latter half of 2026|second-half 2026|in the second half of 2026|2026년 하반기|하반기 2026년",
    "2027-H1": "H1 2027|1H 2027|first half of 2027|1st half of 2027|the first-half of 2027|2027년 상반기",
    "2026-Q4": "Q4 2026|Q4-2026|4Q 2026|4Q2026|4Q-2026|2026Q4|q4 '26|fourth quarter of 2026|4th quarter 2026"
    "|last quarter of 2026|fourth-quarter 2026|2026년 4분기",
    "2027-Q1": "Q1 2027|1Q 2027|first quarter of 2027|the first quarter 2027|1st-quarter 2027|2027년 1분기",
    "2026-Q2": "second quarter of 2026|2nd quarter 2026|2026년 2분기",
    "2026-Q3": "third quarter 2026|3rd quarter of 2026|3Q 2026",
    "early 2027": "early-2027|early 2027|Early in 2027|2027 early|beginning of 2027|the start of 2027|2027년 초",
    "mid 2026": "mid-2026|mid 2026|middle of 2026|in the middle of 2026|2026년 중반",
    "late 2026": "late-2026|end of 2026|the end of 2026|end-2026|2026년 말|2026년 후반",
    "2026-12-01/2026-12-10": "early December 2026|beginning of Dec 2026|2026년 12월 초|2026년 12월 초순|1-10 Dec 2026",
    "2026-12-11/2026-12-20": "mid-December 2026|mid Dec. 2026|2026년 12월 중순",
    "2028-02-21/2028-02-29": "late Feb 2028|late-February 2028|the end of February 2028|2028년 2월 말|2028년 2월 하순",
    "../late 2026": "by the end of 2026|by late 2026",
    "2026-12-04/2026-12-06": "Dec 4-6, 2026|4-6 December 2026|December 4 - 6, 2026|Dec 4 to 6, 2026|Dec 4 to Dec 6, 2026"
    "|Dec 4\u20136, 2026|from 4 to 6 Dec 2026|Dec 4 through Dec 6, 2026",
    "2026-11-30/2026-12-02": "30 Nov \u2013 2 Dec 2026|Nov 30, 2026 to Dec 2, 2026|Nov. 30 - Dec. 2, 2026",
    "2026-09/2026-10": "Sept-Oct 2026|Sept.-Oct. 2026|Sep to Oct 2026|2026년 9월 - 2026년 10월",
    "2026/2027": "2026-2027|2026\u20132027|2026 to 2027",
    "mid 2026/late 2026": "mid-to-late 2026|mid to late 2026",
    "2026-12-01/2026-12-20": "early to mid December 2026|early-to-mid Dec 2026",
    "late 2026/early 2027": "late 2026 to early 2027|late 2026 \u2013 early 2027",
    "2026-Q4/..": "Q4-2026 or later",
}


@pytest.mark.parametrize(
    ("days", "text"), [(days, " ".join(text.split())) for days, texts in ALIKE.items() for text in texts.split("|")]
)  # fmt: skip
def test_a_date_may_be_typed_as_people_and_the_press_write_it(days: str, text: str) -> None:
    assert meant(text) == days


SPELLINGS = st.sampled_from(
    [(n, s) for n, name in enumerate(MONTHS, 1) for s in (name, name[:3], f"{name[:3]}.")]
)


@given(
    st.permutations(["{day}", "{month}", "{year}"]),
    SPELLINGS,
    st.integers(1, 28),
    st.integers(1000, 9999),
)
def test_a_month_by_name_may_stand_anywhere(
    order: list[str], month: tuple[int, str], day: int, year: int
) -> None:
    number, name = month
    text = " ".join(order).format(day=day, month=name, year=year)

    assert meant(text) == f"{year}-{number:02}-{day:02}"


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("30d", "2026-10-29"),
        ("30 days ago", "2026-10-29"),
        ("last 30 days", "2026-10-29"),
        ("1 day ago", "2026-11-27"),
        ("0d", "2026-11-28"),
        ("2w", "2026-11-14"),
        ("2 weeks ago", "2026-11-14"),
        ("a week ago", "2026-11-21"),
        ("3 months ago", "2026-08-28"),
        ("one month ago", "2026-10-28"),
        ("9m", "2026-02-28"),
        ("1 year ago", "2025-11-28"),
        ("2y", "2024-11-28"),
        ("Last  Month", "2026-10"),
        ("last week", "2026-11-16/2026-11-22"),
        ("last year", "2025"),
        ("99999 years ago", "0001-01-01"),
    ],
)
def test_a_date_may_be_counted_backwards_from_today(text: str, days: str) -> None:
    assert meant(text) == days


def test_hangul_is_read_however_a_keyboard_composes_it() -> None:
    assert meant(unicodedata.normalize("NFD", "2026년 하반기")) == "2026-H2"


def test_last_month_is_that_of_the_year_before_in_january() -> None:
    assert meant("last month", date(2027, 1, 31)) == "2026-12"
    assert meant("1 month ago", date(2027, 3, 31)) == "2027-02-28"


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("04/12/2026", "4 Dec 2026 or 12 Apr 2026"),
        ("4.12.2026", "4 Dec 2026 or 12 Apr 2026"),
        ("4-12-2026", "4 Dec 2026 or 12 Apr 2026"),
        ("04/12/2026 to 05/12/2026", "4 Dec 2026 or 12 Apr 2026"),
        ("26.12.4", "26 Dec 2004 or 4 Dec 2026"),
        ("04/12/26", "4 Dec 2026, 12 Apr 2026 or 26 Dec 2004"),
    ],
)
def test_what_can_be_two_days_is_refused_with_each_of_them(text: str, readings: str) -> None:
    assert refused(text) == f"'{text}' could be {readings}; write the one that it is"


@pytest.mark.parametrize(
    ("text", "day"),
    [("13/12/2026", "2026-12-13"), ("12/25/2026", "2026-12-25"), ("05/05/2026", "2026-05-05")],
)
def test_numbers_that_can_only_be_one_day_are_that_day(text: str, day: str) -> None:
    assert meant(text) == day


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Dec. 4", "has no year; write it with four digits: 4 Dec 2026 or 4 Dec 2027"),
        ("Apr 23", "has no year; write it with four digits: 23 Apr 2026 or 23 Apr 2027"),
        ("December", "has no year; write it with four digits: Dec 2026 or Dec 2027"),
        ("12월 4일", "has no year; write it with four digits: 4 Dec 2026 or 4 Dec 2027"),
        ("summer 2026", "is not the same months everywhere; write them, like Jun to Aug 2026"),
        ("winter 2026", "is not the same months everywhere; write them, like Jan to Feb 2026 or Dec 2026"),
        ("Monday, December 4, 2026", "is a Friday; mend the day, or leave it out"),
        ("Nov 31, 2026", "is not a date; November 2026 has 30 days"),
        ("2026년 11월 31일", "is not a date; November 2026 has 30 days"),
        ("2026.13.1", "is not a date; a year has 12 months"),
        ("early Dec 0000", "is not a date; the first year is 0001"),
        ("Dec 6-4, 2026", "ends before it begins; write the earlier date first"),
    ],
)  # fmt: skip
def test_a_date_that_says_too_little_or_is_none_is_refused_with_the_reason(
    text: str, sentence: str
) -> None:
    assert refused(text) == f"'{text}' {sentence}"


@pytest.mark.parametrize(
    "text",
    ["Dec 4 2026 2027", "4 5 Dec 2026", "Q4 Dec 2026", "H3 2026", "Dec to", "to", "1 to 2 to 3", "4 Dec to 2027",
     "next year", "2026 second", "31/31/2026", "12 2026", "Thursday", "2026년 13월", "a/b", "04 12", "d"],
)  # fmt: skip
def test_what_does_not_fit_together_is_no_date(text: str) -> None:
    assert refused(text).partition("; ")[0] in (f"'{text}' is not a date", f"'{text}' has no year")


def test_every_date_of_the_readme_can_be_typed() -> None:
    table = Path("README.md").read_text("utf-8").partition("You can type a date as people")[2]
    shown = re.findall("`([^`]+)`", table.partition("Of a year")[0])

    assert len(shown) > 25
    assert [text for text in shown if not meant(text)] == []


@given(st.text(st.sampled_from("0123456789 .-/'월년일 abdefhmqwy"), max_size=20))
def test_whatever_is_typed_is_a_date_or_refused_as_it_was_typed(text: str) -> None:
    try:
        when = typed_dates.read(text, TODAY)
    except DateError:
        assert refused(text).startswith(quoted(text))
    else:
        assert when.first <= when.last


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("from March 2027", "2027-03/.."),
        ("from 2026", "2026/.."),
        ("from Sep 2026 to Apr 2027", "2026-09/2027-04"),
        ("from 4-6 Dec 2026", "2026-12-04/2026-12-06"),
    ],
)
def test_from_a_day_on_has_no_end_unless_one_is_named(text: str, days: str) -> None:
    assert str(typed_dates.read(text, date(2026, 11, 28))) == days
