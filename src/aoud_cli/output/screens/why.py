"""The screens of `aoud why`: how an answer came about, or one claim as a whole."""

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from aoud_cli.output.screens.claims import claims
from aoud_cli.output.screens.page import link, page, sentences, titled
from aoud_cli.output.terminal import Screen
from aoud_cli.reports.why import Why, WhyClaim


def why(report: Why, screen: Screen) -> Group:
    """Return how a topic's answer came about."""
    title = titled(f"{report.label}: {report.verdict}", report.firmness, screen)
    body = [title, sentences(report.sentences), Text(), claims(report, screen)]
    if report.hint():
        body += [Text(), sentences(report.hint(), "dim")]
    return page(report, screen, body)


def why_claim(report: WhyClaim, screen: Screen) -> Group:
    """Return one claim as a whole."""
    body: list[RenderableType] = [titled(report.claim, "", screen), sentences(report.in_words())]
    if report.url:
        body.append(Padding(link(report.url, screen), (0, 1)))
    return page(report, screen, [*body, Text(), claims(report, screen)])
