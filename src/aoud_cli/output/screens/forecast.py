"""The screens of `aoud forecast`: the ranges as bars and as a table, and the back-test."""

from rich.console import Group, RenderableType
from rich.text import Text

from aoud_cli.output.screens.chart import Bar, chart, upright_lines
from aoud_cli.output.screens.page import page, sentences
from aoud_cli.output.screens.table import table
from aoud_cli.output.terminal import Screen
from aoud_cli.reports.backtest import Backtest
from aoud_cli.reports.forecast import Forecast, ForecastRow


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
    mark = screen.signs.taken if row.first == row.last else screen.signs.ahead
    return Bar(row.method, row.first, row.last, mark, "cyan")


def backtest(report: Backtest, screen: Screen) -> Group:
    """Return the trials and how many held."""
    body: list[RenderableType] = [sentences(report.preamble())]
    if report.rows:
        trials = table(report.columns, [row.cells() for row in report.rows], screen, wide=0)
        body += [Text(), trials]
    return page(report, screen, body)
