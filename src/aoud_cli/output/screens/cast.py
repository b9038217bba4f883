"""The screens of `aoud cast`: the cast in groups, or one person."""

from itertools import groupby

from rich.console import Group, RenderableType
from rich.text import Text

from aoud_cli.output.screens.claims import claims
from aoud_cli.output.screens.page import group_heading, page, sentences, titled
from aoud_cli.output.screens.table import table
from aoud_cli.output.terminal import Screen
from aoud_cli.reports.cast import Cast, CastRow, PersonReport
from aoud_cli.reports.report import Cell

_COLUMNS = ("NAME", "PART", "", "BASIS", "WHO")


def cast(report: Cast, screen: Screen) -> Group:
    """Return the cast in groups: who is in first, mere guesses last."""
    body: list[RenderableType] = []
    for place, rows in groupby(report.rows, key=lambda row: row.place_in_words):
        people = [_in_group(row) for row in rows]
        body.append(group_heading(f"{place} ({len(people)})"))
        body += [table(_COLUMNS, people, screen), Text()]
    if not report.rows:
        body.append(sentences([report.none]))
    return page(report, screen, body)


def _in_group(row: CastRow) -> tuple[Cell, ...]:
    """Return a person's cells without the place, which the heading of the group names."""
    name, part, coming, _place, *who = row.cells()
    return name, part, coming, *who


def person(report: PersonReport, screen: Screen) -> Group:
    """Return one person: names, part, place, and every claim."""
    known = sentences(filter(None, (" ".join(report.details()), *report.sentences)))
    title = titled(report.full_name(), "", screen)
    return page(report, screen, [title, known, Text(), claims(report, screen)])
