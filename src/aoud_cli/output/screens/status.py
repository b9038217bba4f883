"""The screen of `aoud status`, made to be read in three seconds.

The capitals answer, the ladder shows how far the season is, and the lines say who says so.
"""

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from aoud_cli.output.screens.ladder import ladder
from aoud_cli.output.screens.page import STACKED_BELOW, page, plain, sentences
from aoud_cli.output.screens.table import table
from aoud_cli.output.terminal import Screen
from aoud_cli.reports.report import Cell, text_of
from aoud_cli.reports.status import Status, StatusRow

_FOUR_COLUMNS = 70


def status(report: Status, screen: Screen) -> Group:
    """Return how far the season is, as a screen."""
    body: list[RenderableType] = [
        Padding(plain(report.headline, "bold"), (0, 1)),
        Text(),
        ladder(report.ladder, screen),
        Text(),
        _lines(report, screen),
        Text(),
        sentences(["  ".join(report.foot())]),
    ]
    return page(report, screen, body)


def _lines(report: Status, screen: Screen) -> RenderableType:
    """Return the lines in four columns, in two where these would be slivers, or as sentences."""
    rows = _labelled_once(report.rows)
    if screen.width >= _FOUR_COLUMNS:
        return table(("", "", "", ""), rows, screen)
    texts = [[text_of(cell) for cell in row] for row in rows]
    if screen.width < STACKED_BELOW:
        return sentences(", ".join(filter(None, row)) for row in texts)
    pairs: list[tuple[str, str]] = []
    for label, what, *by in texts:
        if label or what:
            pairs.append((label, what))
        if any(by):
            pairs.append(("", ", ".join(filter(None, by))))
    return table(("", ""), pairs, screen)


def _labelled_once(rows: Sequence[StatusRow]) -> list[tuple[Cell, ...]]:
    """Return the cells of the rows, without a label that the row above has too."""
    labelled: list[tuple[Cell, ...]] = []
    above = ""
    for row in rows:
        label, *rest = row.cells()
        labelled.append(("" if label == above else label, *rest))
        above = row.label
    return labelled
