"""What a typed day means: as fact files write it, as screens show it, and in the words for today and yesterday."""

import json
import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aoud_cli.cli import typed_dates
from aoud_cli.facts.dates import PartialDate, add_months, spoken
from tests.conftest import Aoud, TodayIs

HARBOUR = "tests/tin_harbour.toml"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("30 Apr 2023", "2023-04-30"),
        ("1 may 2023", "2023-05-01"),
        ("Apr 2023", "2023-04-30"),
        ("  APRIL   2023 ", "2023-04-30"),
        ("1-16 Jul 2025", "2025-07-16"),
        ("30 Apr to 2 May 2025", "2025-05-02"),
        ("Jun to Jul 2025", "2025-07-31"),
        ("2024 to 2025", "2025-12-31"),
        ("q1 2025", "2025-03-31"),
        ("H1 2026", "2026-06-30"),
        ("late  2024", "2024-12-31"),
        ("today", "2026-11-25"),
        ("Yesterday", "2026-11-24"),
    ],
)
def test_a_day_may_be_written_as_the_screens_show_it(
    aoud: Aoud, today_is: TodayIs, text: str, day: str
) -> None:
    today_is(2026, 11, 25)

    asked = aoud("--as-of", text, "--json", "--facts", HARBOUR)

    assert json.loads(asked.out)["as_of"] == day
    assert aoud("timeline", "--since", text, "--until", text, "--facts", HARBOUR).code == 0


DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31))
MONTHS = st.builds(date, st.integers(2024, 2025), st.integers(1, 12), st.just(1))


@pytest.mark.parametrize(
    "typed", ["LATE 2024", "Mid 2024", "2024-q4", "2024-H2", "Q4 2024", "oct 2021 TO feb 2022"]
)
def test_a_date_may_be_typed_in_any_case(typed: str) -> None:
    assert typed_dates.read(typed, date(2026, 11, 25)) == typed_dates.read(
        typed.lower(), date(2026, 11, 25)
    )


@given(st.sampled_from([date.min, date.max]) | DAYS | MONTHS, DAYS | MONTHS, st.booleans())
def test_a_date_as_the_screens_show_it_means_the_days_that_it_was_made_of(
    one: date, other: date, ends_month: bool
) -> None:
    first, last = sorted((one, other))
    if ends_month and last != date.max:
        last = add_months(last.replace(day=1), 1) - timedelta(days=1)
    when = PartialDate.between(first, last)

    for shown in (spoken(when), spoken(when).upper()):
        assert typed_dates.read(shown, date(2026, 11, 25)) == when


@pytest.mark.parametrize("text", ["30 Foo 2023", "tomorrow", "by foo", "H3 2024", "next month"])
def test_nothing_else_in_words_is_a_day(aoud: Aoud, text: str) -> None:
    assert aoud("--as-of", text).err == (
        f"aoud: --as-of: {text!r} is not a date; write 2023-04-30, 30 Apr 2023, Apr 2023, 2023, late 2024, "
        "H2 2024, 2 weeks ago, yesterday or today\n"
    )


@pytest.mark.parametrize(
    "arguments",
    [
        "timeline --since soon",
        "timeline --until soon",
        "changes --since soon",
        "add --checked soon",
    ],
)
def test_where_one_day_is_wanted_no_stretch_of_days_is_proposed(aoud: Aoud, arguments: str) -> None:
    result = aoud(*arguments.split())

    assert result.err.endswith(f"'soon' is not a date; {typed_dates.HOW_TO_TYPE}\n")
    assert result.code == 2


def test_every_way_to_write_a_day_that_is_proposed_is_one(aoud: Aoud) -> None:
    for text in re.split(", | or ", typed_dates.HOW_TO_TYPE.removeprefix("write ")):
        assert aoud("--as-of", text).code == 0


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("31 Nov 2026", "is not a date; November 2026 has 30 days"),
        ("30 Oct to 31 Nov 2026", "is not a date; November 2026 has 30 days"),
        ("16-1 Jul 2025", "ends before it begins; write the earlier date first"),
    ],
)
def test_an_impossible_day_is_refused_as_it_was_typed_with_the_reason(
    aoud: Aoud, text: str, sentence: str
) -> None:
    assert aoud("--as-of", text).err == f"aoud: --as-of: {text!r} {sentence}\n"
    assert aoud("add", "released", "yes", "--by", "netflix", "--text", "x", "--when", text).err == (
        f"aoud: --when: {text!r} {sentence}\n"
    )


@pytest.mark.parametrize("day", ["", "2024/.."])
def test_a_day_without_an_end_is_refused(aoud: Aoud, day: str) -> None:
    result = aoud("--as-of", day)

    assert (result.code, result.out) == (2, "")
    assert result.err.startswith(f"aoud: --as-of: {day!r} ")


def test_a_day_that_is_none_is_refused(aoud: Aoud) -> None:
    result = aoud("--as-of", "soon")

    assert result.code == 2
    assert result.err.startswith(
        "aoud: --as-of: 'soon' is not a date; write 2023-04-30, 30 Apr 2023,"
    )


def test_a_day_in_words_is_kept_as_fact_files_write_it(aoud: Aoud, data_dir: Path) -> None:
    aoud(
        "add",
        "released",
        "yes",
        "--by",
        "netflix",
        "--said",
        "4 Dec 2026",
        "--when",
        "december 2026",
        "--text",
        "x",
    )

    assert 'when = "2026-12"\nsaid = "2026-12-04"' in (data_dir / "facts.toml").read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (
            "timeline --since ../2024",
            "aoud: --since: '../2024' has no first day; write a day, a month or a year",
        ),
    ],
)
def test_a_date_without_a_first_day_is_refused(aoud: Aoud, arguments: str, sentence: str) -> None:
    result = aoud(*arguments.split())

    assert (result.out, result.err, result.code) == ("", f"{sentence}\n", 2)


def test_every_date_that_is_proposed_where_a_stretch_is_meant_can_be_typed() -> None:
    for text in re.split(", | or ", typed_dates.HOW_TO_TYPE_MORE.removeprefix("write ")):
        assert typed_dates.read(text, date(2026, 11, 25))


# DA02 Month names as the American press writes them


@pytest.mark.parametrize(
    "text", ["Dec 4, 2026", "December 4 2026", "4th Dec 2026", "2026년 12월 4일"]
)
def test_a_date_of_the_press_is_written_down_as_fact_files_write_it(
    aoud: Aoud, today_is: TodayIs, data_dir: Path, text: str
) -> None:
    today_is(2026, 12, 5)
    aoud(
        "add",
        "released",
        "yes",
        "--by",
        "netflix",
        "--said",
        text,
        "--when",
        "Dec 1-3, 2026",
        "--text",
        "x",
    )

    assert 'when = "2026-12-01/2026-12-03"\nsaid = "2026-12-04"' in (
        data_dir / "facts.toml"
    ).read_text("utf-8")


def test_the_file_format_is_as_strict_as_before(aoud: Aoud, tmp_path: Path) -> None:
    path = tmp_path / "facts.toml"
    claim = (
        "[[claim]]\nid = 'x'\ntopic = 'plot'\nsaid = 'Dec 4, 2024'\nby = 'lantern'\ntext = 'x'\n"
    )
    path.write_text(Path(HARBOUR).read_text("utf-8") + claim, "utf-8")

    assert (
        "said: 'Dec 4, 2024' is not a date; write 2022, 2022-09, " in aoud("check", str(path)).err
    )


# `changes` without a day looks back 30 days


def test_changes_without_a_day_compares_with_30_days_before_the_day_asked(aoud: Aoud) -> None:
    asked = aoud("changes", "--as-of", "2026-02-23")

    assert " Since 24 Jan 2026: " in asked.out
    assert asked.out == aoud("changes", "--since", "2026-01-24", "--as-of", "2026-02-23").out


def test_changes_since_a_month_are_those_since_its_first_day(aoud: Aoud, today_is: TodayIs) -> None:
    today_is(2026, 2, 10)

    assert " Since 1 Jan 2026: " in aoud("changes", "--since", "last month").out
