"""The screen of `aoud remove` without a claim: what can be removed."""

from rich.console import Group, RenderableType
from rich.text import Text

from aoud_cli.output.screens.page import page, sentences
from aoud_cli.output.screens.table import table
from aoud_cli.output.terminal import Screen
from aoud_cli.reports.yours import Yours


def yours(report: Yours, screen: Screen) -> Group:
    """Return a row for all that can be removed, and the command that does so."""
    if not report.rows:
        return page(report, screen, [sentences([report.none])])
    rows: RenderableType = table(report.columns, [row.cells() for row in report.rows], screen)
    return page(report, screen, [rows, Text(), sentences(report.preamble())])
