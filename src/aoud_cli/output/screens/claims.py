"""The table of claims, which every screen that shows its working ends with."""

from rich.console import RenderableType

from aoud_cli.facts.dates import spoken
from aoud_cli.output.screens.page import sentences
from aoud_cli.output.screens.table import table
from aoud_cli.output.terminal import Screen
from aoud_cli.reports.claims import ClaimRow
from aoud_cli.reports.report import Marked, Report


def claims(report: Report[ClaimRow], screen: Screen) -> RenderableType:
    """Return the claims with their fates, or the sentence that there are none."""
    if not report.rows:
        return sentences([report.none])
    if all(row.is_a_note for row in report.rows):  # notes: their sentence needs the room
        said = [
            (spoken(row.said), row.speaker, Marked(row.fate_in_words, row.fate), row.told)
            for row in report.rows
        ]
        return table(("SAID", "WHO", "FATE", "CLAIM"), said, screen)
    return table(report.columns, [row.cells() for row in report.rows], screen)
