"""The screens of `aoud forecast`: the ranges as bars and as a table, and the back-test."""

from datetime import date

from rich.console import Group, RenderableType
from rich.text import Text

from aoud_cli.output.screens.chart import Bar, chart, upright_lines
from aoud_cli.output.screens.page import page, sentences
from aoud_cli.output.screens.table import table
from aoud_cli.output.terminal import Screen
from aoud_cli.reports.forecast import Backtest, Forecast, ForecastRow


def forecast(report: Forecast, screen: Screen) -> Group:
    """Return the ranges as bars and as a table, and how to read them."""
    body: list[RenderableType] = []
    if report.rows:
        bars = {"": [_bar(row, screen) for row in report.rows]}
        body.append(chart(bars, report.heading.known, report.heading.as_of, screen))
        body += [sentences([upright_lines(screen, report.heading)], "dim"), Text()]
        body += [table(report.columns, [row.cells() for row in report.rows], screen), Text()]
    return page(report, screen, [*body, sentences(report.sentences)])


def _bar(row: ForecastRow, screen: Screen) -> Bar:
    if row.last is None:  # an earliest day is open to the right
        end_of_year = date(row.first.year, 12, 31)
        return Bar(row.method, row.first, end_of_year, screen.signs.later, "cyan")
    return Bar(row.method, row.first, row.last, screen.signs.ahead, "cyan")


def backtest(report: Backtest, screen: Screen) -> Group:
    """Return the trials and how many held."""
    body: list[RenderableType] = [sentences(report.preamble())]
    if report.rows:
        trials = table(report.columns, [row.cells() for row in report.rows], screen, wide=0)
        body += [Text(), trials]
    return page(report, screen, body)
