"""The program itself: `aoud` without a command, and its version."""

import re

from tests.conftest import Aoud

HARBOUR = ("--facts", "tests/tin_harbour.toml", "--as-of", "2025-03-01")


def test_the_version_is_printed(aoud: Aoud) -> None:
    assert re.fullmatch(r"aoud \d+\.\d+\.\d+\n", aoud("--version").out)


def test_plain_aoud_is_aoud_status(aoud: Aoud) -> None:
    assert aoud(*HARBOUR).out == aoud("status", *HARBOUR).out
