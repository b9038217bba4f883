"""The screens that are a table under a heading: timeline, cast, faq, about, sources."""

from itertools import groupby

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from aoud_cli.output.screens.frame import page, plain, sentences, table
from aoud_cli.output.terminal import Screen
from aoud_cli.reports.about import About
from aoud_cli.reports.cast import Cast
from aoud_cli.reports.faq import Faq
from aoud_cli.reports.sources import Sources
from aoud_cli.reports.timeline import Timeline, TimelineRow


def timeline(report: Timeline, screen: Screen) -> Group:
    """Return what was said by day, and below it the windows ahead."""
    rows = [row for row in report.rows if isinstance(row, TimelineRow)]
    said = [row.cells() for row in rows if not row.ahead]
    ahead = [row.cells() for row in rows if row.ahead]
    body: list[RenderableType] = []
    if said:
        body.append(table(report.columns, said, screen))
    if ahead:
        body += [Text(), table(report.columns, ahead, screen)]
    if not rows:
        body.append(sentences([report.none]))
    elif report.preamble():
        body += [Text(), sentences(report.preamble(), "dim")]
    return page(report, screen, body)


def cast(report: Cast, screen: Screen) -> Group:
    """Return the cast in groups: the firm word first, mere guesses last and apart."""
    body: list[RenderableType] = []
    for place, group in groupby(report.rows, key=lambda row: row.place_in_words):
        people = [row.cells() for row in group]
        body.append(Padding(plain(f"{place.upper()} ({len(people)})", "bold"), (0, 1)))
        columns = ["" if name in {"PLACE", "COMING"} else name for name in report.columns]
        body += [table(columns, [_in_group(cells) for cells in people], screen), Text()]
    if not report.rows:
        body.append(sentences([report.none]))
    return page(report, screen, body)


def _in_group(cells: tuple[str, ...]) -> tuple[str, ...]:
    """Return a person's row without the place that the heading of the group names."""
    name, part, coming, _place, *who = cells
    return name, part, coming, "", *who


def faq(report: Faq, screen: Screen) -> Group:
    """Return the questions with their answers in brief."""
    hint = sentences(["One of them in full: aoud faq TOPIC"], "dim")
    return page(
        report,
        screen,
        [table(report.columns, [row.cells() for row in report.rows], screen), Text(), hint],
    )


def about(report: About, screen: Screen) -> Group:
    """Return the series: its names, its story, its makers and the season before."""
    body: list[RenderableType] = [sentences([report.called()]), Text()]
    if report.synopsis:
        body += [sentences([f"“{report.synopsis}”", f"({report.synopsis_by}'s own words)"]), Text()]
    if report.rows:
        body.append(table(report.columns, [row.cells() for row in report.rows], screen, wide=1))
    if report.had():
        body += [Text(), sentences([report.had()])]
    return page(report, screen, body)


def sources(report: Sources, screen: Screen) -> Group:
    """Return who speaks and how their word held."""
    if not report.rows:
        return page(report, screen, [sentences([report.none])])
    hint = sentences(["One of them: aoud sources SOURCE"], "dim")
    body = table(report.columns, [row.cells() for row in report.rows], screen, wide=0)
    return page(report, screen, [body, Text(), hint])
