"""The help of `aoud` and of each command."""

import re
import shlex
from datetime import date
from typing import Any

import pytest

from tests.conftest import Aoud, TodayIs
from tests.web.gdelt import no_headlines
from tests.web.server import Web
from tests.web.tvmaze import listed_for_bundled
from tools import manual

COMMANDS: dict[str, Any] = manual.TREE.commands


def test_the_help_fits_one_screen_and_groups_every_command(aoud: Aoud) -> None:
    lines = aoud("--help").out.splitlines()

    assert len(lines) <= 23
    assert max(map(len, lines)) <= 80
    assert [line for line in lines if line.endswith("...")] == []
    assert [line for line in lines if line.endswith(":")] == [
        "Answers, and what they rest on:",
        "News, your own claims, and the files:",
    ]
    assert {line.split()[0] for line in lines if line.startswith("  ")} == set(COMMANDS)
    for option in ("--as-of", "--facts", "--json", "--plain"):
        assert option in re.findall(r"--[a-z-]+", lines[-1])
        assert (
            sum(option in manual.spelt(command) for command in COMMANDS.values())
            > len(COMMANDS) / 2
        )


@pytest.mark.parametrize("columns", [30, 45, 80, 100])
@pytest.mark.parametrize("name", ["", "why", "timeline", "add"])
def test_the_help_uses_the_width_there_is(
    aoud: Aoud, monkeypatch: pytest.MonkeyPatch, name: str, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    lines = aoud(*filter(None, [name]), "--help").out.splitlines()

    longest = max(map(len, (line for line in lines if len(line.split()) > 3)))
    assert min(columns, 80) - 20 < longest <= columns
    words = " ".join(" ".join(lines).split())
    monkeypatch.setenv("COLUMNS", "80")
    assert words == " ".join(aoud(*filter(None, [name]), "--help").out.split())


def example(aoud: Aoud, name: str) -> list[str]:
    """Return the words of the example in a command's help."""
    found = re.search(r"Example: aoud (.*(?:\n  .*)*)", aoud(name, "--help").out)
    assert found
    return shlex.split(" ".join(found[1].split()))


@pytest.mark.parametrize("name", COMMANDS)
def test_the_example_in_a_command_s_help_runs(
    aoud: Aoud, web: Web, today_is: TodayIs, name: str
) -> None:
    words = example(aoud, name)
    today_is(2026, 12, 4)
    listed_for_bundled(web)
    no_headlines(web, date(2026, 12, 3), date(2026, 12, 4))
    if name == "remove":  # what the other example would add
        aoud(*(word for word in example(aoud, "add") if word != "--dry-run"))

    result = aoud(*words)

    assert words[0] == name
    assert "--help" not in words
    assert (result.code, result.err) == (0, "")
