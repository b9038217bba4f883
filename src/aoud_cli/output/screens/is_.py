"""The screen of `aoud is`: one word, without a table."""

from textwrap import fill

from aoud_cli.output.terminal import Screen
from aoud_cli.reports.is_ import Is


def is_(report: Is, screen: Screen) -> str:
    """Return the one word for scripts; at a terminal, also how old it is."""
    lines = [report.word]
    if screen.terminal and report.heading.notice:
        lines.append(fill(report.heading.notice, screen.width))
    return "".join(f"{line}\n" for line in lines)
