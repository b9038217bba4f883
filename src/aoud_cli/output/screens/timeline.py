"""The screen of `aoud timeline`: what was said by day, and the windows ahead."""

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from aoud_cli.output.screens.page import page, sentences
from aoud_cli.output.screens.short import short
from aoud_cli.output.screens.table import listing
from aoud_cli.output.terminal import Screen
from aoud_cli.reports.timeline import Timeline, TimelineRow
from aoud_cli.text import counted

_AHEAD = 5


def timeline(report: Timeline, screen: Screen) -> Group:
    """Return what was said by day, and below it the windows ahead.

    Of much it is the newest that was said, and the five windows that end first.
    """
    ahead = [row for row in report.rows if row.ahead]
    said = [row for row in report.rows if not row.ahead]

    def draw(rows: Sequence[TimelineRow], on: Screen) -> Group:
        return page(report, on, _body(report, rows, on))

    return short(report, [*ahead[:_AHEAD], *reversed(said)], draw, screen)


def _body(report: Timeline, rows: Sequence[TimelineRow], screen: Screen) -> list[RenderableType]:
    if not report.rows:
        return [sentences([report.none])]
    body: list[RenderableType] = []
    for part in ([row for row in rows if not row.ahead], [row for row in rows if row.ahead]):
        if part:
            cells = [(row, row.cells()) for row in part]
            body += [listing(report.columns, cells, screen), Text()]
    return [*body, sentences(_more(report, rows) or report.preamble(), "dim")]


def _more(report: Timeline, rows: Sequence[TimelineRow]) -> list[str]:
    """Return how much more changed an answer, where to see it, and how to see everything."""
    shown = {id(row) for row in rows}
    missing = [row for row in report.rows if id(row) not in shown]
    if not missing:
        return []
    older = [row for row in missing if not row.ahead]
    told = [f"{len(older):,} older"] if older else []
    if len(missing) > len(older):
        told.append(counted(len(missing) - len(older), "date ahead", "dates ahead"))
    sentence = f"Not shown: {' and '.join(told)}."
    if older:
        sentence += f" Older ones: --until {older[-1].said.last}."
    return [sentence, *report.preamble()]
