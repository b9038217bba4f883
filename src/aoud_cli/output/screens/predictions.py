"""The screen of `aoud predictions`: the score, how the date slid as a chart, and the table."""

from rich.console import Group, RenderableType
from rich.text import Text

from aoud_cli.facts.dates import PartialDate, spoken_month
from aoud_cli.judge.answer import Fate
from aoud_cli.output.screens.chart import Bar, chart, upright_lines
from aoud_cli.output.screens.page import STYLES, page, sentences
from aoud_cli.output.screens.table import table
from aoud_cli.output.terminal import Screen
from aoud_cli.reports.predictions import PredictionRow, Predictions


def predictions(report: Predictions, screen: Screen) -> Group:
    """Return the score, the chart of the predictions that gave a date, and the table of all."""
    body: list[RenderableType] = [sentences(report.preamble()), Text()]
    bars: dict[str, list[Bar]] = {}
    for row in report.rows:
        if row.window:
            bars.setdefault(row.label, []).append(_bar(row, row.window, screen))
    if bars:
        body.append(chart(bars, report.heading.known, report.heading.as_of, screen))
        body += [sentences([_legend(report, screen)], "dim"), Text()]
    if report.rows:
        body.append(table(report.columns, [row.cells() for row in report.rows], screen, wide=2))
    else:
        body.append(sentences([report.none]))
    return page(report, screen, body)


def _bar(row: PredictionRow, window: PartialDate, screen: Screen) -> Bar:
    first = window.first
    if row.denies or not window.starts:
        # A "not before" covers the days from when it was said; so does a "by".
        first = min(row.made.first, window.last)
    label = f"{spoken_month(row.made.first)}  {row.who}{' (not before)' if row.denies else ''}"
    return Bar(label, first, window.last, _marks(screen)[row.fate], STYLES[row.fate])


def _marks(screen: Screen) -> dict[Fate, str]:
    signs = screen.signs
    return {
        Fate.HIT: signs.hit,
        Fate.MISSED: signs.missed,
        Fate.OPEN: signs.ahead,
        Fate.REPLACED: signs.replaced,
        Fate.RULED_OUT: signs.ruled_out,
    }


def _legend(report: Predictions, screen: Screen) -> str:
    """Return what the marks and lines of the chart mean, as far as it shows them."""
    drawn = {row.fate for row in report.rows if row.window}
    marks = [f"{mark} {fate}" for fate, mark in _marks(screen).items() if fate in drawn]
    return ", ".join([*marks, upright_lines(screen, report.heading)])
