"""Answers as GDELT gives them."""

from datetime import date

from aoud_cli.files.load import load
from aoud_cli.files.paths import bundled
from aoud_cli.web import gdelt
from aoud_cli.web.headlines import spellings
from tests.web.server import Answer, Web

TODAY = date(2026, 12, 4)
LONG_AGO = date(2026, 1, 1)  # so is every day of which GDELT knows nothing any more


def no_headlines(web: Web, since: date = LONG_AGO, today: date = TODAY) -> None:
    """Let GDELT have seen no headline about the show of the bundled facts since a day."""
    names = spellings(load(bundled()).title)
    web.says(gdelt.address(names, since, today), Answer(b"{}"))
