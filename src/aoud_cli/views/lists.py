"""The screens that are a table under a heading: timeline, cast, faq, about, sources."""

from itertools import groupby

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from aoud_cli.reports.about import About
from aoud_cli.reports.cast import Cast, CastRow
from aoud_cli.reports.faq import Faq
from aoud_cli.reports.sources import Sources
from aoud_cli.reports.timeline import Timeline, TimelineRow
from aoud_cli.terminal import Screen
from aoud_cli.views.frame import page, plain, sentences, table


def timeline(report: Timeline, screen: Screen) -> Group:
    """Return what was said by day, and below it the windows ahead."""
    rows = [row for row in report.rows if isinstance(row, TimelineRow)]
    said = [row.cells() for row in rows if not row.ahead]
    ahead = [row.cells() for row in rows if row.ahead]
    body: list[RenderableType] = []
    if said:
        body.append(table(report.columns, said, screen))
    if ahead:
        body += [Text(), table(("AHEAD", *report.columns[1:]), ahead, screen)]
    if not rows:
        body.append(sentences(["No claim fits that."]))
    elif not report.everything:
        body += [Text(), sentences(["Only the claims that moved an answer. All of them: aoud timeline --all"], "dim")]
    return page(report, screen, body)


_PLACES = {
    "in": "IN",
    "talks": "IN TALKS",
    "disputed": "DISPUTED",
    "hearsay": "HEARSAY ONLY",
    "tba": "NOT ANNOUNCED",
    "out": "OUT",
    "guessed": "ONLY GUESSED",
}


def cast(report: Cast, screen: Screen) -> Group:
    """Return the cast in groups: the firm word first, mere guesses last and apart."""
    rows = [row for row in report.rows if isinstance(row, CastRow)]
    body: list[RenderableType] = []
    for place, group in groupby(rows, key=lambda row: row.place):
        people = [_person(row) for row in group]
        body.append(Padding(plain(f"{_PLACES.get(place, place.upper())} ({len(people)})", "bold"), (0, 1)))
        body += [table(("NAME", "PART", "", "BASIS", "WHO"), people, screen), Text()]
    if not rows:
        body.append(sentences(["Nobody has said anything about that."]))
    return page(report, screen, body)


def _person(row: CastRow) -> tuple[str, ...]:
    coming = "" if row.returning is None else "returning" if row.returning else "new"
    return row.name, row.part or "", coming, row.basis, row.who


def faq(report: Faq, screen: Screen) -> Group:
    """Return the questions with their answers in brief."""
    hint = sentences(["One of them in full: aoud faq TOPIC"], "dim")
    return page(report, screen, [table(report.columns, [row.cells() for row in report.rows], screen), Text(), hint])


def about(report: About, screen: Screen) -> Group:
    """Return the series: its names, its story, its makers and the season before."""
    names = " / ".join(name for name in (report.native, *report.aka) if name)
    body: list[RenderableType] = []
    if names:
        body += [sentences([f"Also called {names}. On {report.network}."]), Text()]
    if report.synopsis:
        body += [sentences([f"“{report.synopsis}”", f"({report.synopsis_by}'s own words)"]), Text()]
    if report.rows:
        body.append(table(report.columns, [row.cells() for row in report.rows], screen, wide=1))
    if report.season_before_cast:
        season = f"Season {report.season_before} had {', '.join(report.season_before_cast)}."
        body += [Text(), sentences([season])]
    return page(report, screen, body)


def sources(report: Sources, screen: Screen) -> Group:
    """Return who speaks and how their word held."""
    hint = sentences(["One of them: aoud sources SOURCE"], "dim")
    body = table(report.columns, [row.cells() for row in report.rows], screen, wide=0)
    return page(report, screen, [body, Text(), hint])
