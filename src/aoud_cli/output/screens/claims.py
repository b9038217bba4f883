"""The table of claims, which every screen that shows its working ends with."""

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from aoud_cli.facts.dates import spoken
from aoud_cli.output.screens.page import sentences
from aoud_cli.output.screens.short import how_many_more
from aoud_cli.output.screens.table import listing
from aoud_cli.output.terminal import Screen
from aoud_cli.reports.claims import ClaimRow
from aoud_cli.reports.report import Marked, Report


def claims(report: Report[ClaimRow], rows: Sequence[ClaimRow], screen: Screen) -> RenderableType:
    """Return some of a report's claims with their fates, and how many more there are.

    Or the sentence that there are none.
    """
    if not report.rows:
        return sentences([report.none])
    more = how_many_more(report, rows, "claim")
    below = [Text(), sentences(more)] if more else []
    return Group(_table(report, rows, screen), *below)


def _table(report: Report[ClaimRow], rows: Sequence[ClaimRow], screen: Screen) -> RenderableType:
    if all(row.is_a_note for row in rows):  # notes: their sentence needs the room
        said = [
            (row, (spoken(row.said), row.speaker, Marked(row.fate_in_words, row.fate), row.told))
            for row in rows
        ]
        return listing(("SAID", "WHO", "FATE", "CLAIM"), said, screen)
    return listing(report.columns, [(row, row.cells()) for row in rows], screen)


def newest(rows: Sequence[ClaimRow]) -> list[ClaimRow]:
    """Return claims by the day they were said, the newest first."""
    return sorted(rows, key=lambda row: (row.said.last, row.said.first, row.id), reverse=True)
