"""The screens that look ahead or back: predictions with their chart, the forecast, its back-test, changes."""

from datetime import date
from itertools import groupby

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from aoud_cli.facts.dates import spoken_month
from aoud_cli.judge.answer import Fate
from aoud_cli.output.screens.chart import Bar, chart
from aoud_cli.output.screens.frame import page, plain, sentences, table
from aoud_cli.output.terminal import Screen
from aoud_cli.reports.changes import KINDS, Changes
from aoud_cli.reports.forecast import Backtest, Forecast, ForecastRow
from aoud_cli.reports.predictions import PredictionRow, Predictions

_FATE_STYLES = {Fate.HIT: "green", Fate.MISSED: "red", Fate.OPEN: "cyan"}


def predictions(report: Predictions, screen: Screen) -> Group:
    """Return the score, the slip chart, and below it the table."""
    rows = [row for row in report.rows if isinstance(row, PredictionRow)]
    body: list[RenderableType] = [sentences(report.preamble()), Text()]
    groups: dict[str, list[Bar]] = {}
    for row in rows:
        if bar := _bar(row, screen):
            groups.setdefault(row.label, []).append(bar)
    if groups:
        heading = report.heading
        body += [
            chart(groups, heading.known, heading.as_of, screen),
            sentences([_legend(screen, heading.stale)], "dim"),
        ]
        body.append(Text())
    if rows:
        body.append(table(report.columns, [row.cells() for row in rows], screen, wide=2))
    else:
        body.append(sentences([report.none]))
    return page(report, screen, body)


def _bar(row: PredictionRow, screen: Screen) -> Bar | None:
    if row.window is None:
        return None
    # A "not by" covers the days from when it was said; so does a "by".
    first = (
        row.window.first
        if row.window.starts and not row.denies
        else min(row.made.first, row.window.last)
    )
    marks = {
        Fate.HIT: screen.signs.hit,
        Fate.MISSED: screen.signs.missed,
        Fate.OPEN: screen.signs.ahead,
    }
    fate = Fate(row.fate)
    label = f"{spoken_month(row.made.first)}  {row.who}{' (not by)' if row.denies else ''}"
    return Bar(label, first, row.window.last, marks[fate], _FATE_STYLES[fate])


def _legend(screen: Screen, stale: str) -> str:
    signs = screen.signs
    return f"{signs.hit} hit, {signs.missed} missed, {signs.ahead} open, {_days(screen, stale)}"


def _days(screen: Screen, stale: str) -> str:
    """Return what the upright lines of a chart are."""
    asked = f", {screen.signs.asked} day asked" if stale else ""
    return f"{screen.signs.known} known day{asked}"


def forecast(report: Forecast, screen: Screen) -> Group:
    """Return the ranges as bars and as a table, and how to read them."""
    rows = [row for row in report.rows if isinstance(row, ForecastRow)]
    heading = report.heading
    body: list[RenderableType] = []
    if rows:
        bars = {"": [_range(row, screen) for row in rows]}
        body += [chart(bars, heading.known, heading.as_of, screen)]
        body += [sentences([_days(screen, heading.stale)], "dim"), Text()]
        body += [table(report.columns, [row.cells() for row in rows], screen), Text()]
    return page(report, screen, [*body, sentences(report.sentences)])


def _range(row: ForecastRow, screen: Screen) -> Bar:
    last = row.last or date(row.first.year, 12, 31)  # an earliest day is open to the right
    mark = screen.signs.ahead if row.last else screen.signs.later
    return Bar(row.method, row.first, last, mark, "cyan")


def backtest(report: Backtest, screen: Screen) -> Group:
    """Return the trials and how many held."""
    body: list[RenderableType] = [sentences(report.preamble())]
    if report.rows:
        body += [
            Text(),
            table(report.columns, [row.cells() for row in report.rows], screen, wide=0),
        ]
    return page(report, screen, body)


def changes(report: Changes, screen: Screen) -> Group:
    """Return what changed, in groups: answers first, then people, then predictions."""
    body: list[RenderableType] = [sentences(report.preamble())]
    for what, group in groupby(report.rows, key=lambda row: row.what):
        changed = [
            row.cells()[1:] for row in group
        ]  # the heading of the group says what kind of change they are
        body += [Text(), Padding(plain(KINDS[what][1].upper(), "bold"), (0, 1))]
        body.append(table(report.columns[1:], changed, screen, wide=2))
    return page(report, screen, body)
