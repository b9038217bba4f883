"""The screens that show their working: an answer in words, and below it every claim with its fate."""

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from aoud_cli.facts.dates import spoken
from aoud_cli.output.screens.frame import layout_width, link, page, plain, sentences, table
from aoud_cli.output.terminal import Screen
from aoud_cli.reports.cast import PersonReport
from aoud_cli.reports.claims import ClaimRow
from aoud_cli.reports.faq import FaqAnswer
from aoud_cli.reports.report import Report
from aoud_cli.reports.sources import SourceReport
from aoud_cli.reports.why import Why, WhyClaim
from aoud_cli.text import safe


def why(report: Why, screen: Screen) -> Group:
    """Return how a topic's answer came about."""
    body = [
        _titled(f"{report.label}: {report.verdict}", report.firmness, screen),
        sentences(report.sentences),
        Text(),
    ]
    hint = [Text(), sentences(report.hint(), "dim")] if report.hint() else []
    return page(report, screen, [*body, *_claims(report, screen), *hint])


def why_claim(report: WhyClaim, screen: Screen) -> Group:
    """Return one claim, whole."""
    body: list[RenderableType] = [_titled(report.claim, "", screen), sentences(report.told())]
    if report.url:
        body.append(Padding(link(report.url, screen), (0, 1)))
    return page(report, screen, [*body, Text(), *_claims(report, screen)])


def faq_answer(report: FaqAnswer, screen: Screen) -> Group:
    """Return one question with its answer in full."""
    body = [_titled(report.question, "", screen), sentences(report.sentences), Text()]
    return page(report, screen, [*body, *_claims(report, screen)])


def person(report: PersonReport, screen: Screen) -> Group:
    """Return one person: names, part, place, and every claim."""
    known = sentences(filter(None, (" ".join(report.details()), *report.sentences)))
    body = [_titled(report.called(), "", screen), known, Text()]
    return page(report, screen, [*body, *_claims(report, screen)])


def source(report: SourceReport, screen: Screen) -> Group:
    """Return one source with what it said or relayed."""
    body: list[RenderableType] = [_titled(report.name, report.rank, screen)]
    if report.note:
        body.append(sentences([report.note]))
    if report.url:
        body.append(Padding(link(report.url, screen), (0, 1)))
    return page(report, screen, [*body, Text(), *_claims(report, screen)])


def _titled(left: str, right: str, screen: Screen) -> RenderableType:
    gap = layout_width(screen) - 3 - cell_len(safe(left)) - cell_len(right)
    between = (" " * gap if gap > 1 else "\n") if right else ""
    return Padding(Text.assemble(plain(left, "bold"), between, (right, "dim")), (0, 1))


def _claims(report: Report, screen: Screen) -> list[RenderableType]:
    if not report.rows:
        return [sentences([report.none])]
    rows = [row for row in report.rows if isinstance(row, ClaimRow)]
    if all(
        row.says == row.text for row in rows
    ):  # notes say nothing but their sentence, which needs the room
        said = [(spoken(row.said), row.who, row.fate, row.text) for row in rows]
        return [table(("SAID", "WHO", "FATE", "CLAIM"), said, screen)]
    return [table(report.columns, [row.cells() for row in rows], screen)]
