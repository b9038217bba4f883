"""The screens of `aoud predictions`: the score, a chart of how the date moved, and the list."""

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from aoud_cli.facts.dates import spoken_month
from aoud_cli.facts.vocabulary import Rank
from aoud_cli.judge.answer import Fate
from aoud_cli.output.screens.chart import Bar, chart, upright_lines
from aoud_cli.output.screens.page import STYLES, page, sentences
from aoud_cli.output.screens.table import listing
from aoud_cli.output.terminal import Screen
from aoud_cli.reports.predictions import PredictionRow, Predictions

# So that all fits two screens of 24 lines, each 80 wide.
_MOST_BARS = 28
_MOST_LISTED, _MOST_LISTED_ALONE = 10, 20


def predictions(report: Predictions, screen: Screen) -> Group:
    """Return the score, a chart, and what is expected now; how much more there is, is said.

    The chart is of one topic, press or better; who gives the same days has one bar. The list is
    there if it is short.
    """
    bars = _merged(_worth_a_bar(report))[-_MOST_BARS:]
    most = _MOST_LISTED if bars else _MOST_LISTED_ALONE
    body: list[RenderableType] = [sentences(report.preamble()[:1]), Text()]
    if bars:
        body += [*_chart(report, {"": [_bar(same, screen) for same in bars]}, screen), Text()]
    if report.field:
        body += [sentences([report.field]), Text()]
    if len(report.rows) <= most:
        body.append(_list(report, screen))
    else:
        body.append(sentences([_how_much_more(report, bars)]))
    return page(report, screen, body)


def all_predictions(report: Predictions, screen: Screen) -> Group:
    """Return the score, a chart of all that gave a date, what is expected now, and the list."""
    body: list[RenderableType] = [sentences(report.preamble()), Text()]
    bars: dict[str, list[Bar]] = {}
    for row in report.rows:
        if row.window:
            bars.setdefault(row.label, []).append(_bar([row], screen))
    if bars:
        body += [*_chart(report, bars, screen), Text()]
    return page(report, screen, [*body, _list(report, screen)])


def _worth_a_bar(report: Predictions) -> list[PredictionRow]:
    """Return the dates given by press or better; if there are none, those of hearsay."""
    dated = [row for row in report.rows if row.window and row.topic == report.charted]
    return [row for row in dated if row.basis is not Rank.HEARSAY] or dated


def _merged(rows: Sequence[PredictionRow]) -> list[list[PredictionRow]]:
    """Return the rows of the same days and fate together, in the order of the first of each."""
    groups: dict[object, list[PredictionRow]] = {}
    for row in rows:
        assert row.window is not None  # it is worth a bar
        same = row.window.first, row.window.last, row.denies, row.fate, row.part
        groups.setdefault(same, []).append(row)
    return list(groups.values())


def _how_much_more(report: Predictions, bars: Sequence[Sequence[PredictionRow]]) -> str:
    """Return how many predictions have no bar, and how to see their results."""
    shown = {row.id for same in bars for row in same}
    more = [row for row in report.rows if row.id not in shown]
    here = [row for row in more if row.topic == report.charted]
    hearsay = sum(row.basis is Rank.HEARSAY for row in here)
    left_out = {
        "of hearsay": hearsay,
        "older": len(here) - hearsay,
        "on other topics": len(more) - len(here),
    }
    told = [f"{count} {which}" for which, count in left_out.items() if count]
    missing = f"Not in the chart: {', '.join(told)}. " if bars and told else ""
    return f"{missing}All {len(report.rows)} with their results: add --all."


def _chart(
    report: Predictions, bars: dict[str, list[Bar]], screen: Screen
) -> tuple[RenderableType, ...]:
    drawn = chart(bars, report.heading.known, report.heading.as_of, screen)
    return drawn, sentences([_legend(bars, report, screen)], "dim")


def _list(report: Predictions, screen: Screen) -> RenderableType:
    if not report.rows:
        return sentences([report.none])
    return listing(report.columns, [(row, row.cells()) for row in report.rows], screen, wide=2)


def _bar(rows: Sequence[PredictionRow], screen: Screen) -> Bar:
    """Return the bar of one prediction, or of some that give the same days."""
    row, *others = rows
    assert row.window is not None  # it is worth a bar
    first = row.window.first
    if row.denies or not row.window.starts:
        # A "not before" covers the days from when it was said; so does a "by".
        first = min(row.made.first, row.window.last)
    more = f" +{len(others)}" if others else ""
    denies = " (not before)" if row.denies else ""
    part = f" (part {row.part})" if row.part and row.part > 1 else ""
    label = f"{spoken_month(row.made.first)}  {row.who}{more}{part}{denies}"
    return Bar(label, first, row.window.last, _marks(screen)[row.fate], STYLES[row.fate], row.url)


def _marks(screen: Screen) -> dict[Fate, str]:
    signs = screen.signs
    return {
        Fate.HIT: signs.hit,
        Fate.MISSED: signs.missed,
        Fate.OPEN: signs.ahead,
        Fate.REPLACED: signs.replaced,
        Fate.RULED_OUT: signs.ruled_out,
    }


def _legend(bars: dict[str, list[Bar]], report: Predictions, screen: Screen) -> str:
    """Return what the marks and lines of the chart mean, as far as it shows them."""
    drawn = {bar.mark for group in bars.values() for bar in group}
    marks = [f"{mark} {fate}" for fate, mark in _marks(screen).items() if mark in drawn]
    return ", ".join([*marks, upright_lines(screen, report.heading)])
