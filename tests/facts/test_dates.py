import re
from datetime import UTC, date, datetime

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from aoud_cli.facts.dates import (
    HOW_TO_WRITE,
    PartialDate,
    add_days,
    add_months,
    elapsed,
    preposition,
    spoken,
    spoken_month,
)
from aoud_cli.text import quoted


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2022", "2022-01-01", "2022-12-31"),
        ("2022-09", "2022-09-01", "2022-09-30"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("1900-02", "1900-02-01", "1900-02-28"),
        ("2000-02", "2000-02-01", "2000-02-29"),
        ("2022-12", "2022-12-01", "2022-12-31"),
        ("2022-09-26", "2022-09-26", "2022-09-26"),
        ("2024-02-29", "2024-02-29", "2024-02-29"),
        ("2024-Q1", "2024-01-01", "2024-03-31"),
        ("2024-Q2", "2024-04-01", "2024-06-30"),
        ("2024-Q3", "2024-07-01", "2024-09-30"),
        ("2024-Q4", "2024-10-01", "2024-12-31"),
        ("2024-H1", "2024-01-01", "2024-06-30"),
        ("2024-H2", "2024-07-01", "2024-12-31"),
        ("early 2024", "2024-01-01", "2024-04-30"),
        ("mid 2024", "2024-05-01", "2024-08-31"),
        ("late 2024", "2024-09-01", "2024-12-31"),
        ("2024/2025", "2024-01-01", "2025-12-31"),
        ("2024-06/2024-08", "2024-06-01", "2024-08-31"),
        ("2024-06-03/2024-06-05", "2024-06-03", "2024-06-05"),
        ("2024-Q4/early 2025", "2024-10-01", "2025-04-30"),
        ("2024-06/2024-06-10", "2024-06-01", "2024-06-10"),
        ("2024-06-10/2024-06", "2024-06-10", "2024-06-30"),
        ("2024-06/..", "2024-06-01", "9999-12-31"),
        ("late 2024/..", "2024-09-01", "9999-12-31"),
        ("../2024-06", "0001-01-01", "2024-06-30"),
        ("../2024-H1", "0001-01-01", "2024-06-30"),
        ("0001", "0001-01-01", "0001-12-31"),
        ("9999", "9999-01-01", "9999-12-31"),
    ],
)
def test_every_spelling_has_a_first_and_a_last_day(text: str, first: str, last: str) -> None:
    when = PartialDate.parse(text)

    assert (when.first.isoformat(), when.last.isoformat()) == (first, last)


def test_a_bare_toml_date_is_read_as_its_day() -> None:
    assert PartialDate.parse(date(2022, 9, 26)) == PartialDate.parse("2022-09-26")


def test_a_date_that_is_parsed_already_stays_as_it_is() -> None:
    when = PartialDate.parse("late 2024")

    assert PartialDate.parse(when) is when


def test_a_date_keeps_the_text_that_was_written() -> None:
    assert str(PartialDate.parse("2024-10-01/2024-12-31")) == "2024-10-01/2024-12-31"


def test_two_spellings_of_the_same_days_are_equal() -> None:
    assert PartialDate.parse("2024-10/2024-12") == PartialDate.parse("2024-Q4")


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "TBA",
        "tba",
        "~",
        "?",
        "soon",
        "2022?",
        "~2022",
        "c. 2022",
        "20222",
        "202",
        "22",
        "-2022",
        "+2022",
        "2022.0",
        "1e3",
        "2022-9",
        "2022-009",
        "2022-9-26",
        "2022-09-26-01",
        "2022/09/26",
        "2022.09.26",
        "26-09-2022",
        "26 Sep 2022",
        "Sep 2022",
        "20220926",
        "2022-W39",
        "2022-Q0",
        "2022-Q5",
        "2022-q4",
        "2022Q4",
        "Q4 2022",
        "2022-H0",
        "2022-H3",
        "2022-H4",
        "Late 2024",
        "late  2024",
        "late\t2024",
        "late\u00a02024",
        "late-2024",
        "late 24",
        "2024 late",
        "spring 2024",
        "2022-09-26T10:00",
        "2022-09-26T10:00:00Z",
        "2022-09-26 10:00:00",
        " 2022",
        "2022 ",
        "2022\n",
        "2022-09\n",
        "2022-09-26\n",
        "2022-Q4\n",
        "late 2022\n",
        "2022-\u0660\u0669",
        "\u0662\u0660\u0662\u0662",
        "\uff12\uff10\uff12\uff12",
        "2022\u201309",
        "\ufeff2022",
        "..",
        "/",
        "../..",
        "2022/",
        "/2022",
        "2022-06/...",
        "2022-06/ ..",
        "2022-06 / 2022-08",
        "2022//2023",
        "2022/2023/2024",
        "../2022/..",
        "2022/TBA",
    ],
)
def test_nothing_else_parses(text: str) -> None:
    with pytest.raises(
        ValueError,
        match="is not a date; write 2022, 2022-09, 2022-09-26, 2024-Q4, 2024-H2, late 2024",
    ):
        PartialDate.parse(text)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("0000", "the first year is 0001"),
        ("2022-00", "a year has 12 months"),
        ("2022-13", "a year has 12 months"),
        ("2022-13-01", "a year has 12 months"),
        ("2022/2022-13", "a year has 12 months"),
        ("2022-09-00", "September 2022 has 30 days"),
        ("2022-09-31", "September 2022 has 30 days"),
        ("2022-02-30", "February 2022 has 28 days"),
        ("2024-02-30", "February 2024 has 29 days"),
        ("2023-02-29/..", "February 2023 has 28 days"),
        ("0999-02-30", "February 0999 has 28 days"),
    ],
)
def test_a_day_that_is_in_no_calendar_is_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=f"^{text!r} is not a date; {reason}$"):
        PartialDate.parse(text)


@pytest.mark.parametrize(
    "text", ["2023/2022", "2022-10/2022-09", "2022-09-26/2022-09-25", "late 2024/2024-Q2"]
)
def test_a_stretch_that_ends_before_it_begins_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="ends before it begins; write the earlier date first"):
        PartialDate.parse(text)


@pytest.mark.parametrize(
    "value",
    [datetime(2022, 9, 26, tzinfo=UTC), 2022, 0, 86400, 2022.5, True, None, [], {}, b"2022"],
)
def test_nothing_but_text_and_days_is_a_date(value: object) -> None:
    with pytest.raises(ValueError, match="is not a date; write 2022"):
        PartialDate.parse(value)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2022", "2022"),
        ("2022-01-01/2022-12-31", "2022"),
        ("2022-09", "Sep 2022"),
        ("2022-06-06", "6 Jun 2022"),
        ("2022-06-06/2022-06-06", "6 Jun 2022"),
        ("2024-Q4", "Q4 2024"),
        ("2024-10/2024-12", "Q4 2024"),
        ("2024-H2", "H2 2024"),
        ("2024-Q3/2024-Q4", "H2 2024"),
        ("early 2024", "early 2024"),
        ("mid 2024", "mid 2024"),
        ("2024-09/2024-12", "late 2024"),
        ("2024-02-18/2024-02-19", "18-19 Feb 2024"),
        ("2024-06-01/2024-06-10", "1-10 Jun 2024"),
        ("2024-06/2024-07", "Jun to Jul 2024"),
        ("2024-06-10/2024-07-05", "10 Jun to 5 Jul 2024"),
        ("2024-06/2024-07-05", "Jun to 5 Jul 2024"),
        ("2024-06-10/2024-07", "10 Jun to Jul 2024"),
        ("2024/2025", "2024 to 2025"),
        ("2024-06/..", "Jun 2024 or later"),
        ("2024-06-15/..", "15 Jun 2024 or later"),
        ("../2022-09", "by Sep 2022"),
        ("../2022-09-26", "by 26 Sep 2022"),
        ("0999-03", "Mar 0999"),
        ("0087-04-06", "6 Apr 0087"),
        ("late 0999", "late 0999"),
        ("0999-02/0999-07", "Feb to Jul 0999"),
        ("0998-02/..", "Feb 0998 or later"),
        ("0001", "0001"),
        ("9999", "9999"),
        ("2024-12-31/9999-12-31", "31 Dec 2024 to Dec 9999"),
    ],
)
def test_a_date_is_spoken_as_a_screen_shows_it(text: str, shown: str) -> None:
    assert spoken(PartialDate.parse(text)) == shown


def test_the_month_of_a_day_is_spoken() -> None:
    assert spoken_month(date(2024, 11, 30)) == "Nov 2024"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2022-06-06", "on 6 Jun 2022"),
        ("2024-02-18/2024-02-19", "on 18-19 Feb 2024"),
        ("2023-05", "in May 2023"),
        ("2022", "in 2022"),
        ("2024-Q4", "in Q4 2024"),
        ("late 2024", "in late 2024"),
        ("2024-06/2024-07", "from Jun to Jul 2024"),
        ("2024-06-10/2024-07-05", "from 10 Jun to 5 Jul 2024"),
        ("../2022-09", "by Sep 2022"),
        ("2024-06/..", "Jun 2024 or later"),
    ],
)
def test_a_date_gets_the_word_that_english_puts_before_it(text: str, shown: str) -> None:
    assert preposition(PartialDate.parse(text)) == shown


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        ("2022-06-06", "2022-06-06", "2022-06-06"),
        ("2022-06-01", "2022-06-30", "2022-06"),
        ("2022-01-01", "2022-12-31", "2022"),
        ("2022-10-01", "2022-12-31", "2022-Q4"),
        ("2022-01-01", "2022-06-30", "2022-H1"),
        ("2022-07-01", "2022-12-31", "2022-H2"),
        ("2022-01-01", "2022-04-30", "early 2022"),
        ("2022-05-01", "2022-08-31", "mid 2022"),
        ("2022-09-01", "2022-12-31", "late 2022"),
        ("2022-02-01", "2022-04-30", "2022-02-01/2022-04-30"),
        ("2022-06-01", "2022-06-29", "2022-06-01/2022-06-29"),
        ("2022-06-01", "2023-06-30", "2022-06-01/2023-06-30"),
        ("0001-01-01", "2022-06-30", "../2022-06-30"),
        ("2022-06-01", "9999-12-31", "2022-06-01/9999-12-31"),
        ("9999-01-01", "9999-12-31", "9999"),
        ("0999-01-01", "0999-12-31", "0999"),
        ("0998-03-01", "0998-03-31", "0998-03"),
        ("0087-04-01", "0087-06-30", "0087-Q2"),
        ("0006-07-01", "0006-12-31", "0006-H2"),
        ("0999-05-01", "0999-08-31", "mid 0999"),
    ],
)
def test_days_are_written_the_shortest_way_that_means_just_these(
    first: str, last: str, text: str
) -> None:
    assert PartialDate.between(date.fromisoformat(first), date.fromisoformat(last)).text == text


DAYS = st.dates()
NEAR = st.builds(date, st.integers(2022, 2024), st.integers(1, 12), st.sampled_from([1, 28]))
MONTH_ENDS = st.builds(
    lambda day: date.fromordinal(add_months(day.replace(day=1), 1).toordinal() - 1), NEAR
)


@given(st.tuples(DAYS | NEAR | MONTH_ENDS, DAYS | NEAR | MONTH_ENDS))
def test_what_is_written_parses_back_to_the_same_days(days: tuple[date, date]) -> None:
    first, last = sorted(days)
    assume((first, last) != (date.min, date.max))  # "../.." is no date
    back = PartialDate.parse(PartialDate.between(first, last).text)

    assert (back.first, back.last) == (first, last)


@given(st.tuples(DAYS | NEAR | MONTH_ENDS, DAYS | NEAR | MONTH_ENDS))
def test_every_stretch_can_be_spoken(days: tuple[date, date]) -> None:
    when = PartialDate.between(min(days), max(days))

    assert spoken(when)
    assert spoken(when) in preposition(when)


@given(st.text() | st.from_regex(r"[0-9]{4}(-[0-9QH]{2}(-[0-9]{2})?)?(/.{2,10})?", fullmatch=True))
def test_any_text_is_a_date_or_refused_with_a_sentence(text: str) -> None:
    try:
        said = str(PartialDate.parse(text))
    except ValueError as error:
        said = re.sub(
            r"; (a year has 12 months|the first year is 0001|[A-Z][a-z]+ [0-9]+ has [0-9]+ days)$",
            "; ",
            str(error),
        )
        said = said.removesuffix(HOW_TO_WRITE)

    assert said in {
        text,
        f"{quoted(text)} is not a date; ",
        f"{quoted(text)} ends before it begins; write the earlier date first",
    }


@pytest.mark.parametrize(
    ("text", "starts", "ends"),
    [
        ("2022", True, True),
        ("2022/..", True, False),
        ("../2022", False, True),
        ("9999", True, True),
        ("2022/9999-12-31", True, True),
        ("9999-12-31/..", True, False),
        ("0001", True, True),
        ("../0001", False, True),
    ],
)
def test_a_date_knows_whether_it_starts_and_ends(text: str, starts: bool, ends: bool) -> None:
    when = PartialDate.parse(text)

    assert (when.starts, when.ends) == (starts, ends)


@pytest.mark.parametrize(
    ("text", "last", "cut"),
    [
        ("2022-09", "2022-09-10", "2022-09-01/2022-09-10"),
        ("2022-09", "2022-10-10", "2022-09"),
        ("2022-09-01/2022-09-30", "2022-10-10", "2022-09-01/2022-09-30"),
        ("2022-09", "2022-08-10", "2022-08-10"),
        ("2022-09/..", "2022-12-31", "late 2022"),
        ("../2022-09", "2022-08-10", "../2022-08-10"),
        ("0001-01-01/2022", "2021-03-04", "0001-01-01/2021-03-04"),
    ],
)
def test_a_date_that_is_cut_at_a_day_is_written_as_it_then_is(
    text: str, last: str, cut: str
) -> None:
    when, written = PartialDate.parse(text).cut(date.fromisoformat(last)), PartialDate.parse(cut)

    assert (when, when.text, when.starts) == (written, cut, written.starts)


@pytest.mark.parametrize(
    ("one", "other", "common"),
    [
        ("2022-09", "2022-09-30", True),
        ("2022-09", "2022-10", False),
        ("2022/..", "../2022-01-01", True),
        ("2022/..", "../2021", False),
    ],
)
def test_two_dates_meet_in_a_common_day(one: str, other: str, common: bool) -> None:
    assert PartialDate.parse(one).meets(PartialDate.parse(other)) is common
    assert PartialDate.parse(other).meets(PartialDate.parse(one)) is common


@pytest.mark.parametrize(
    ("day", "months", "result"),
    [
        ("2022-06-06", 0, "2022-06-06"),
        ("2022-06-06", 1, "2022-07-06"),
        ("2022-12-06", 1, "2023-01-06"),
        ("2022-01-31", 1, "2022-02-28"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2022-06-06", 19, "2024-01-06"),
        ("2022-03-31", -1, "2022-02-28"),
        ("2022-01-15", -1, "2021-12-15"),
        ("9999-11-30", 1, "9999-12-30"),
        ("9999-12-01", 1, "9999-12-31"),
        ("9998-12-31", 1998, "9999-12-31"),
    ],
)
def test_months_are_added_and_end_on_a_day_that_there_is(
    day: str, months: int, result: str
) -> None:
    assert add_months(date.fromisoformat(day), months).isoformat() == result


@pytest.mark.parametrize(
    ("day", "days", "result"),
    [
        ("2024-02-28", 2, "2024-03-01"),
        ("2024-03-01", -2, "2024-02-28"),
        ("9999-12-30", 1, "9999-12-31"),
        ("9999-12-31", 1, "9999-12-31"),
        ("2024-01-01", 10**9, "9999-12-31"),
        ("0001-01-05", -5, "0001-01-01"),
    ],
)
def test_days_are_added_up_to_the_ends_of_the_calendar(day: str, days: int, result: str) -> None:
    assert add_days(date.fromisoformat(day), days).isoformat() == result


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        ("2022-06-06", "2022-06-06", "0 days"),
        ("2022-06-06", "2022-06-07", "1 day"),
        ("2022-06-06", "2022-06-18", "12 days"),
        ("2022-06-06", "2022-08-05", "60 days"),
        ("2022-06-06", "2022-08-06", "2 months"),
        ("2022-06-06", "2023-03-06", "9 months"),
        ("2022-06-06", "2023-06-05", "11 months"),
        ("2022-06-06", "2023-06-06", "1 year"),
        ("2022-06-06", "2023-07-06", "1 year 1 month"),
        ("2022-06-06", "2024-06-06", "2 years"),
        ("2022-06-06", "2025-01-06", "2 years 7 months"),
    ],
)
def test_a_wait_is_told_in_the_largest_sensible_unit(start: str, end: str, text: str) -> None:
    assert elapsed(date.fromisoformat(start), date.fromisoformat(end)) == text
