"""The screen of `aoud add` and `aoud remove`: what was done, and which answers it changed."""

from rich.console import Group, RenderableType
from rich.text import Text

from aoud_cli.output.screens.page import page, plain, sentences, whole
from aoud_cli.output.screens.table import table
from aoud_cli.output.terminal import Screen
from aoud_cli.reports.effect import Effect


def effect(report: Effect, screen: Screen) -> Group:
    """Return the headline before and after, and what differs; predictions are only counted."""
    body: list[RenderableType] = [sentences(filter(None, (report.did, report.text))), Text()]
    body.append(sentences(report.headlines(), "bold"))
    changed = [row.cells()[1:] for row in report.rows if not row.is_prediction]
    if changed:
        body += [Text(), table(report.columns[1:], changed, screen, wide=1)]
    if report.footnotes() or report.hint:
        body += [Text(), sentences(report.footnotes())]
    if report.hint:
        body.append(whole(plain(report.hint)))
    return page(report, screen, body)
