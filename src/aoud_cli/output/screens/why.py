"""The screens of `aoud why`: why an answer is what it is, or one claim in full."""

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from aoud_cli.judge.answer import Fate
from aoud_cli.output.screens.claims import claims, newest
from aoud_cli.output.screens.page import link, page, sentences, titled
from aoud_cli.output.screens.short import short
from aoud_cli.output.terminal import Screen
from aoud_cli.reports.claims import ClaimRow
from aoud_cli.reports.why import Why, WhyClaim

_NEWEST = 5


def why(report: Why, screen: Screen) -> Group:
    """Return how a topic's answer came about: of many claims those that matter most.

    These are what decided the answer, the newest five of all, and what was overruled.
    """

    def draw(rows: Sequence[ClaimRow], on: Screen) -> Group:
        title = titled(f"{report.label}: {report.verdict}", report.firmness, on)
        body = [title, sentences(report.sentences), Text(), claims(report, rows, on)]
        if report.hint():
            body += [Text(), sentences(report.hint(), "dim")]
        return page(report, on, body)

    return short(report, _what_matters(report), draw, screen)


def _what_matters(report: Why) -> list[ClaimRow]:
    """Return what decided an answer, the newest five claims, and the newest of the overruled."""
    decided, by_day = report.decided(), newest(report.rows)
    overruled = [row for row in by_day if row.fate is Fate.OVERRULED]
    rows = [row for row in report.rows if row.id in decided]
    rows += [*by_day[:_NEWEST], *overruled]
    return list({row.id: row for row in rows}.values())


def why_claim(report: WhyClaim, screen: Screen) -> Group:
    """Return one claim as a whole."""
    body: list[RenderableType] = [titled(report.claim, "", screen), sentences(report.in_words())]
    if report.url:
        body.append(Padding(link(report.url, screen), (0, 1)))
    return page(report, screen, [*body, Text(), claims(report, report.rows, screen)])
