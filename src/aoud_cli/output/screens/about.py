"""The screen of `aoud about`: the series, its makers and the season before."""

from rich.console import Group, RenderableType
from rich.text import Text

from aoud_cli.output.screens.page import page, sentences
from aoud_cli.output.screens.table import table
from aoud_cli.output.terminal import Screen
from aoud_cli.reports.about import About


def about(report: About, screen: Screen) -> Group:
    """Return the series: its names, its story, its makers and the season before."""
    body: list[RenderableType] = [sentences([report.names()]), Text()]
    if report.synopsis:
        body += [sentences([f"“{report.synopsis}”", f"({report.synopsis_by}'s own words)"]), Text()]
    if report.rows:
        body.append(table(report.columns, [row.cells() for row in report.rows], screen, wide=1))
    if report.earlier_cast():
        body += [Text(), sentences([report.earlier_cast()])]
    return page(report, screen, body)
