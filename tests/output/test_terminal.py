"""What the terminal is taken for: its width, and whether it wants colour."""

import sys
from unicodedata import east_asian_width

import pytest

from aoud_cli.output.terminal import Color, screen
from tests.conftest import Aoud

NAMES = ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "TERM", "COLUMNS")


@pytest.fixture
def plain_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)


@pytest.mark.usefixtures("plain_surroundings")
@pytest.mark.parametrize(
    ("terminal", "surroundings", "colored"),
    [
        (True, {"TERM": "xterm"}, True),
        (True, {"TERM": "dumb"}, False),
        (True, {}, False),
        (False, {"TERM": "xterm"}, False),
        (False, {"FORCE_COLOR": "1"}, True),
        (False, {"FORCE_COLOR": "0"}, False),
        (False, {"CLICOLOR_FORCE": "1"}, True),
        (True, {"TERM": "xterm", "NO_COLOR": "1"}, False),
        (True, {"TERM": "xterm", "NO_COLOR": ""}, True),
        (False, {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
    ],
)
def test_colour_is_for_a_terminal_unless_the_surroundings_ask_for_more_or_less(
    monkeypatch: pytest.MonkeyPatch, terminal: bool, surroundings: dict[str, str], colored: bool
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: terminal)
    for name, value in surroundings.items():
        monkeypatch.setenv(name, value)

    assert screen(Color.AUTO).color is colored
    assert screen(Color.ALWAYS).color is True
    assert screen(Color.NEVER).color is False


@pytest.mark.usefixtures("plain_surroundings")
@pytest.mark.parametrize(
    ("columns", "width", "unbounded"),
    [("100", 100, False), ("5", 20, False), ("9999", 1000, False), ("", 80, True), ("x", 80, True)],
)
def test_a_pipe_is_as_wide_as_columns_says_and_else_as_its_tables_need(
    monkeypatch: pytest.MonkeyPatch, columns: str, width: int, unbounded: bool
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    on = screen(Color.AUTO)

    assert (on.width, on.unbounded) == (width, unbounded)


@pytest.mark.parametrize(("option", "given"), [(["--ascii"], ""), ([], "1"), (["--ascii"], "0")])
def test_ascii_can_be_asked_for_so_that_no_line_is_wider_on_an_east_asian_terminal(
    aoud: Aoud, monkeypatch: pytest.MonkeyPatch, option: list[str], given: str
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    usual = aoud("status", "--as-of", "2023-04-30").out
    monkeypatch.setenv("AOUD_ASCII", given)
    for command in ("status", "predictions", "about", "why plot", "timeline"):
        shown = aoud(*command.split(), "--as-of", "2023-04-30", *option).out
        wide = [char for char in shown if east_asian_width(char) == "A"]
        assert (wide, max(map(len, shown.splitlines())) <= 80) == ([], True)

    assert {"●", "○", "─"} <= {*usual}
    assert "* renewed ---" in aoud("status", "--as-of", "2023-04-30", *option).out


def test_without_being_asked_the_signs_are_those_of_the_encoding(
    aoud: Aoud, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AOUD_ASCII", "0")

    assert "●" in aoud("status").out
