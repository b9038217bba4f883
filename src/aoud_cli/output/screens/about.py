"""The screen of `aoud about`: the series, its makers and the season before."""

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from aoud_cli.output.screens.page import page, sentences
from aoud_cli.output.screens.short import how_many_more, short
from aoud_cli.output.screens.table import table
from aoud_cli.output.terminal import Screen
from aoud_cli.reports.about import About, AboutRow

_NAMED = 6  # people of the season before


def about(report: About, screen: Screen) -> Group:
    """Return the series: its names, its story, its makers and the season before."""

    def draw(rows: Sequence[AboutRow], on: Screen) -> Group:
        return page(report, on, _body(report, rows, on))

    return short(report, report.rows, draw, screen)


def _body(report: About, rows: Sequence[AboutRow], screen: Screen) -> list[RenderableType]:
    body: list[RenderableType] = [sentences([report.names()]), Text()]
    if report.synopsis:
        body += [sentences([f"“{report.synopsis}”", f"({report.synopsis_by}'s own words)"]), Text()]
    if rows:
        body.append(table(report.columns, [row.cells() for row in rows], screen, wide=1))
    cast = report.earlier_cast() if screen.whole else report.earlier_cast(_NAMED)
    below = [*filter(None, [cast]), *how_many_more(report, rows, "line")]
    return [*body, Text(), sentences(below)] if below else body
