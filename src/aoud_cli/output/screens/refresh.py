"""The screen of `aoud refresh`: what was asked, what is new, and what that changed."""

from rich.console import Group, RenderableType
from rich.text import Text

from aoud_cli.output.screens.page import group_heading, page, sentences
from aoud_cli.output.screens.table import table
from aoud_cli.output.terminal import Screen
from aoud_cli.reports.refresh import Refresh


def refresh(report: Refresh, screen: Screen) -> Group:
    """Return what was asked, the headline before and after, and what differs: answers, guesses."""
    body: list[RenderableType] = [sentences(report.asked()), Text()]
    body.append(sentences(report.headlines(), "bold"))
    body.append(sentences(report.expectation()))
    answers = [row.cells()[1:] for row in report.rows if not row.is_prediction]
    guesses = [row.cells()[1:] for row in report.rows if row.is_prediction]
    if answers:
        body += [Text(), table(report.columns[1:], answers, screen, wide=1)]
    if guesses:
        body += [Text(), group_heading("predictions")]
        body.append(table(report.columns[1:], guesses, screen, wide=1))
    return page(report, screen, body)
