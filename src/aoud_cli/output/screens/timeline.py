"""The screen of `aoud timeline`: what was said by day, and the windows ahead."""

from rich.console import Group, RenderableType
from rich.text import Text

from aoud_cli.output.screens.page import page, sentences
from aoud_cli.output.screens.table import table
from aoud_cli.output.terminal import Screen
from aoud_cli.reports.timeline import Timeline


def timeline(report: Timeline, screen: Screen) -> Group:
    """Return what was said by day, and below it the windows ahead."""
    said = [row.cells() for row in report.rows if not row.ahead]
    ahead = [row.cells() for row in report.rows if row.ahead]
    body: list[RenderableType] = []
    if said:
        body.append(table(report.columns, said, screen))
    if ahead:
        body += [Text(), table(report.columns, ahead, screen)]
    if not report.rows:
        body.append(sentences([report.none]))
    elif report.preamble():
        body += [Text(), sentences(report.preamble(), "dim")]
    return page(report, screen, body)
