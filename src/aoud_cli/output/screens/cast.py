"""The screens of `aoud cast`: the cast in groups, or one person."""

from collections.abc import Sequence
from itertools import groupby

from rich.console import Group, RenderableType
from rich.text import Text

from aoud_cli.output.screens.claims import claims, newest
from aoud_cli.output.screens.page import (
    STACKED_BELOW,
    group_heading,
    page,
    sentences,
    titled,
)
from aoud_cli.output.screens.short import how_many_more, short
from aoud_cli.output.screens.table import listing
from aoud_cli.output.terminal import Screen
from aoud_cli.reports.cast import Cast, CastRow, PersonReport
from aoud_cli.reports.claims import ClaimRow
from aoud_cli.reports.report import Cell

_COLUMNS = ("NAME", "PART", "", "BASIS", "WHO")
_WIDE = 70  # below it a person has one line: who said so, and whether they return, is left out


def cast(report: Cast, screen: Screen) -> Group:
    """Return the cast in groups: who is in first, mere guesses last."""

    def draw(rows: Sequence[CastRow], on: Screen) -> Group:
        return page(report, on, _body(report, rows, on))

    return short(report, report.rows, draw, screen)


def _body(report: Cast, rows: Sequence[CastRow], screen: Screen) -> list[RenderableType]:
    if not report.rows:
        return [sentences([report.none])]
    narrow = STACKED_BELOW <= screen.width < _WIDE
    body: list[RenderableType] = []
    for place, group in groupby(rows, key=lambda row: row.place_in_words):
        people = [(row, _in_brief(row) if narrow else _in_group(row)) for row in group]
        body.append(group_heading(f"{place} ({len(people)})"))
        columns = ("", "", "") if narrow else _COLUMNS
        body += [listing(columns, people, screen, wide=1 if narrow else -1), Text()]
    hint = ["Who said so: aoud cast NAME"] if narrow else []
    return [
        *body,
        sentences(how_many_more(report, rows, "person", "people")),
        sentences(hint, "dim"),
    ]


def _in_group(row: CastRow) -> tuple[Cell, ...]:
    """Return a person's cells without the place, which the heading of the group names."""
    name, part, coming, _place, *who = row.cells()
    return name, part, coming, *who


def _in_brief(row: CastRow) -> tuple[Cell, ...]:
    """Return a person's cells as one line of a narrow screen holds them."""
    name, part, _coming, _place, basis, _who = row.cells()
    return name, part, basis


def person(report: PersonReport, screen: Screen) -> Group:
    """Return one person: names, part, place, and every claim."""

    def draw(rows: Sequence[ClaimRow], on: Screen) -> Group:
        known = sentences(filter(None, (" ".join(report.details()), *report.sentences)))
        title = titled(report.full_name(), "", on)
        return page(report, on, [title, known, Text(), claims(report, rows, on)])

    return short(report, newest(report.rows), draw, screen)
