"""The screens of `aoud sources`: who speaks and how their word held, or one source."""

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from aoud_cli.output.screens.claims import claims
from aoud_cli.output.screens.page import link, page, sentences, titled
from aoud_cli.output.screens.table import table
from aoud_cli.output.terminal import Screen
from aoud_cli.reports.sources import SourceReport, Sources


def sources(report: Sources, screen: Screen) -> Group:
    """Return who speaks and how their word held."""
    if not report.rows:
        return page(report, screen, [sentences([report.none])])
    hint = sentences(
        ["One of them: aoud sources SOURCE. The best record first: --by-record"], "dim"
    )
    speakers = table(report.columns, [row.cells() for row in report.rows], screen, wide=0)
    how = sentences(report.preamble())
    return page(report, screen, [how, Text(), speakers, Text(), hint])


def source(report: SourceReport, screen: Screen) -> Group:
    """Return one source with what it said or relayed."""
    body: list[RenderableType] = [titled(report.name, report.rank, screen)]
    if report.note:
        body.append(sentences([report.note]))
    if report.url:
        body.append(Padding(link(report.url, screen), (0, 1)))
    return page(report, screen, [*body, Text(), claims(report, screen)])
