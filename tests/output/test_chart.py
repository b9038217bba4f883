"""The chart: bars on an axis of years, and lines at the known day and the day asked."""

from datetime import date

import pytest

from aoud_cli.output.screens.chart import Axis, Bar, chart
from aoud_cli.output.terminal import _ASCII, Color, Screen, drawn, screen

YEAR = Bar("a year", date(2024, 1, 1), date(2024, 12, 31), "#", "")
DAY = Bar("a day", date(2024, 7, 1), date(2024, 7, 1), "x", "")


def lines(
    width: int, known: date, as_of: date, monkeypatch: pytest.MonkeyPatch, **groups: list[Bar]
) -> list[str]:
    monkeypatch.setenv("COLUMNS", str(width))
    on = screen(Color.NEVER)
    return drawn(chart(groups, known, as_of, on), on).splitlines()


def test_a_day_lies_in_its_cell_and_a_day_beyond_in_the_first_or_last() -> None:
    axis = Axis(date(2024, 1, 1), date(2024, 12, 31), cells=12)

    days = [
        date(2023, 1, 1),
        date(2024, 1, 1),
        date(2024, 7, 5),
        date(2024, 12, 31),
        date(2026, 1, 1),
    ]
    assert [axis.at(day) for day in days] == [0, 0, 6, 11, 11]


def test_a_line_crosses_a_bar_but_hides_none(monkeypatch: pytest.MonkeyPatch) -> None:
    known = date(2024, 7, 1)

    years, year, day = lines(40, known, known, monkeypatch, one=[YEAR, DAY])
    assert years == "        2024"
    assert year == f" a year {'#' * 15}│{'#' * 15}"
    assert day == f" a day  {' ' * 15}x"


def test_the_day_asked_has_a_line_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    _, year = lines(40, date(2024, 7, 1), date(2025, 7, 1), monkeypatch, one=[YEAR])

    assert (year.index("│"), year.index("┊")) == (15, 31)


def test_groups_are_named_when_there_are_several(monkeypatch: pytest.MonkeyPatch) -> None:
    known = date(2024, 7, 1)

    assert " Filming" not in lines(40, known, known, monkeypatch, Filming=[YEAR])
    two = lines(40, known, known, monkeypatch, Filming=[YEAR], Release=[DAY])
    assert [two[1], two[3]] == [" Filming", " Release"]


def test_where_there_is_no_room_each_name_stands_above_its_bar(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    known = date(2024, 7, 1)

    _, name, bar = lines(26, known, known, monkeypatch, one=[YEAR])
    assert (name, set(bar.strip())) == (" a year", {"#", "│"})


def test_the_name_of_a_bar_is_a_link_to_where_the_date_was_read() -> None:
    on = Screen(80, terminal=True, unbounded=False, color=True, links=True, signs=_ASCII)
    day = date(2024, 1, 1)
    bars = [
        Bar("Paper", day, day, "#", "", "https://paper.example/a"),
        Bar("Fan", day, day, "#", ""),
    ]
    shown = drawn(chart({"": bars}, day, day, on), on)

    assert "\x1b]8;;https://paper.example/a\x1b\\Paper" in shown
    assert shown.count("\x1b]8;;https") == 1
