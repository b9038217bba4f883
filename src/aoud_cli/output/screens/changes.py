"""The screen of `aoud changes`: what differs between two days, in groups."""

from collections.abc import Sequence
from itertools import groupby

from rich.console import Group, RenderableType
from rich.text import Text

from aoud_cli.output.screens.page import group_heading, page, sentences
from aoud_cli.output.screens.short import how_many_more, short
from aoud_cli.output.screens.table import table
from aoud_cli.output.terminal import Screen
from aoud_cli.reports.changes import KINDS, ChangeRow, Changes


def changes(report: Changes, screen: Screen) -> Group:
    """Return what changed, in groups: answers first, then people, then predictions."""

    def draw(rows: Sequence[ChangeRow], on: Screen) -> Group:
        body: list[RenderableType] = [sentences(report.preamble())]
        for what, alike in groupby(rows, key=lambda row: row.what):
            _, plural = KINDS[what]
            changed = [row.cells()[1:] for row in alike]  # the heading says what kind it is
            body += [Text(), group_heading(plural)]
            body.append(table(report.columns[1:], changed, on, wide=2))
        more = how_many_more(report, rows, "change")
        return page(report, on, [*body, Text(), sentences(more)] if more else body)

    return short(report, report.rows, draw, screen)
