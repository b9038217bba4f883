"""The screen of `aoud changes`: what differs between two days, in groups."""

from itertools import groupby

from rich.console import Group, RenderableType
from rich.text import Text

from aoud_cli.output.screens.page import group_heading, page, sentences
from aoud_cli.output.screens.table import table
from aoud_cli.output.terminal import Screen
from aoud_cli.reports.changes import KINDS, Changes


def changes(report: Changes, screen: Screen) -> Group:
    """Return what changed, in groups: answers first, then people, then predictions."""
    body: list[RenderableType] = [sentences(report.preamble())]
    for what, rows in groupby(report.rows, key=lambda row: row.what):
        _, plural = KINDS[what]
        changed = [row.cells()[1:] for row in rows]  # the heading says what kind of change it is
        body += [Text(), group_heading(plural)]
        body.append(table(report.columns[1:], changed, screen, wide=2))
    return page(report, screen, body)
