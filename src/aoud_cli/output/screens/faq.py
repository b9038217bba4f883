"""The screens of `aoud faq`: every question in brief, or one in full."""

from collections.abc import Sequence

from rich.console import Group
from rich.text import Text

from aoud_cli.output.screens.claims import claims, newest
from aoud_cli.output.screens.page import page, sentences, titled
from aoud_cli.output.screens.short import how_many_more, short
from aoud_cli.output.screens.table import table
from aoud_cli.output.terminal import Screen
from aoud_cli.reports.claims import ClaimRow
from aoud_cli.reports.faq import Faq, FaqAnswer, FaqRow


def faq(report: Faq, screen: Screen) -> Group:
    """Return the questions with their answers in brief."""

    def draw(rows: Sequence[FaqRow], on: Screen) -> Group:
        questions = table(report.columns, [row.cells() for row in rows], on)
        left_out = ", ".join(row.topic for row in report.rows if row not in rows)
        more = sentences(how_many_more(report, rows, "question", names=left_out))
        hint = sentences(["One of them in full: aoud faq TOPIC"], "dim")
        return page(report, on, [questions, Text(), more, hint])

    return short(report, report.rows, draw, screen)


def faq_answer(report: FaqAnswer, screen: Screen) -> Group:
    """Return one question with its answer in full, and of many claims the newest."""

    def draw(rows: Sequence[ClaimRow], on: Screen) -> Group:
        title = titled(report.question, "", on)
        body = [title, sentences(report.sentences), Text(), claims(report, rows, on)]
        return page(report, on, body)

    return short(report, newest(report.rows), draw, screen)
