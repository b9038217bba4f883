"""Keeps a screen within two terminals of 80x24; `--all` shows the rest."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from rich.console import Group

from aoud_cli.output.terminal import DEFAULT_WIDTH, Screen, drawn
from aoud_cli.reports.report import Report, Row
from aoud_cli.text import counted

TWO_SCREENS = 2 * 24 - 1  # and a prompt

RowT = TypeVar("RowT", bound=Row)
_Draw = Callable[[Sequence[RowT], Screen], Group]


def short(report: Report[RowT], first: Sequence[RowT], draw: _Draw[RowT], screen: Screen) -> Group:
    """Return the whole answer if it fits two screens or all was asked for.

    Else as many of the rows `first`, which are in the order of their weight, as fit. They are drawn
    in the report's own order, and are the same ones at every width.
    """
    if screen.whole or _fits(report.rows, draw, screen):
        return draw(report.rows, screen)
    fits, too_many = 0, len(first) + 1
    while too_many - fits > 1:
        middle = (fits + too_many) // 2
        if _fits(first[:middle], draw, screen):
            fits = middle
        else:
            too_many = middle
    chosen = {id(row) for row in first[:fits]}
    return draw([row for row in report.rows if id(row) in chosen], screen)


def _fits(rows: Sequence[RowT], draw: _Draw[RowT], screen: Screen) -> bool:
    """Whether some rows fit two screens of 80x24, whatever the width of the reader's own."""
    if len(rows) > TWO_SCREENS:
        return False
    usual = replace(screen, width=DEFAULT_WIDTH, unbounded=False, color=False, links=False)
    return len(drawn(draw(rows, usual), usual).splitlines()) <= TWO_SCREENS


def how_many_more(
    report: Report[Row], rows: Sequence[Row], noun: str, plural: str = "", names: str = ""
) -> list[str]:
    """Return a sentence that says how many rows are not shown, and which; none where all are."""
    more = len(report.rows) - len(rows)
    if not more:
        return []
    which = f" ({names})" if names else ""
    left_out = f"{counted(more, noun, plural)}{which}"
    return [f"Not shown: {left_out}. All {len(report.rows):,}: add --all."]
