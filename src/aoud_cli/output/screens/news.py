"""The screen of `aoud news`: what each source answered, then the headlines."""

from rich.console import Group, RenderableType
from rich.text import Text

from aoud_cli.output.screens.page import link, page, plain, sentences, whole
from aoud_cli.output.terminal import Screen
from aoud_cli.reports.news import HeadlineRow, News


def news(report: News, screen: Screen) -> Group:
    """Return what each source answered, then each headline with its address and its command."""
    body: list[RenderableType] = [sentences(report.preamble())]
    for row in report.rows:
        body += [Text(), *_headline(row, screen)]
    if not report.rows:
        body += [Text(), sentences([report.none])]
    return page(report, screen, body)


def _headline(row: HeadlineRow, screen: Screen) -> list[RenderableType]:
    return [
        sentences([f"{row.day_in_words}, {row.outlets}"], "dim"),
        sentences([row.title], "bold"),
        whole(link(row.url, screen)),
        whole(plain(row.next_step)),
    ]
