"""The screens of `aoud faq`: every question in brief, or one in full."""

from rich.console import Group
from rich.text import Text

from aoud_cli.output.screens.claims import claims
from aoud_cli.output.screens.page import page, sentences, titled
from aoud_cli.output.screens.table import table
from aoud_cli.output.terminal import Screen
from aoud_cli.reports.faq import Faq, FaqAnswer


def faq(report: Faq, screen: Screen) -> Group:
    """Return the questions with their answers in brief."""
    questions = table(report.columns, [row.cells() for row in report.rows], screen)
    hint = sentences(["One of them in full: aoud faq TOPIC"], "dim")
    return page(report, screen, [questions, Text(), hint])


def faq_answer(report: FaqAnswer, screen: Screen) -> Group:
    """Return one question with its answer in full."""
    title = titled(report.question, "", screen)
    body = [title, sentences(report.sentences), Text(), claims(report, screen)]
    return page(report, screen, body)
