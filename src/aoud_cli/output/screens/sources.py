"""The screens of `aoud sources`: each source and its record of hits, or one source."""

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from aoud_cli.output.screens.claims import claims, newest
from aoud_cli.output.screens.page import link, page, sentences, titled
from aoud_cli.output.screens.short import how_many_more, short
from aoud_cli.output.screens.table import listing
from aoud_cli.output.terminal import Screen
from aoud_cli.reports.claims import ClaimRow
from aoud_cli.reports.sources import SourceReport, SourceRow, Sources

_MOST = 20
_HINT = "One of them: aoud sources SOURCE. The best record first: --by-record"


def sources(report: Sources, screen: Screen) -> Group:
    """Return who speaks and how their word held: of many the twenty with most to say."""
    if not report.rows:
        return page(report, screen, [sentences([report.none])])

    def draw(rows: Sequence[SourceRow], on: Screen) -> Group:
        speakers = listing(report.columns, [(row, row.cells()) for row in rows], on, wide=0)
        below = [sentences(how_many_more(report, rows, "source")), sentences([_HINT], "dim")]
        return page(report, on, [sentences(report.preamble()), Text(), speakers, Text(), *below])

    return short(report, report.with_most_to_say()[:_MOST], draw, screen)


def source(report: SourceReport, screen: Screen) -> Group:
    """Return one source with what it said or relayed, of much the newest."""

    def draw(rows: Sequence[ClaimRow], on: Screen) -> Group:
        body: list[RenderableType] = [titled(report.name, report.rank, on)]
        if report.note:
            body.append(sentences([report.note]))
        if report.url:
            body.append(Padding(link(report.url, on), (0, 1)))
        return page(report, on, [*body, Text(), claims(report, rows, on)])

    return short(report, newest(report.rows), draw, screen)
