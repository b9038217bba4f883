"""The screen of `aoud is`: one word, for which nothing has to be drawn."""

from aoud_cli.reports.is_ import Is
from aoud_cli.terminal import Screen


def is_(report: Is, _screen: Screen) -> str:
    """Return the one word, for scripts; `--json` also says what day it is from."""
    return f"{report.word}\n"
