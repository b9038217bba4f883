"""What becomes of an answer that cannot be written."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import PATIENCE
from tests.started import Started

OTHERS = [
    *("status", "faq --json", "timeline", "why released", "check", "schema", "--version", "--help")
]
COMMANDS = [
    "is renewed",
    *(pytest.param(command, marks=pytest.mark.torture) for command in OTHERS),
]


# The program with another file for the bundled one.
BUNDLED = """
from pathlib import Path
from aoud_cli.files import paths
paths.bundled = lambda: Path({!r})
from aoud_cli.__main__ import main
main()
"""


def shell(
    command: str, redirect: str, bundled: Path | None = None, **env: str
) -> subprocess.CompletedProcess[str]:
    program = ["-c", BUNDLED.format(str(bundled))] if bundled else ["-m", "aoud_cli"]
    line = f"{shlex.join([sys.executable, *program])} {command} {redirect}"
    arguments = ["env", *(f"{key}={value}" for key, value in env.items()), "sh", "-c", line]
    return subprocess.run(arguments, capture_output=True, text=True, check=False, timeout=PATIENCE)


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("buffered", ["", "1"])
def test_a_full_disk_is_a_sentence_and_code_5(command: str, buffered: str) -> None:
    result = shell(command, ">/dev/full", PYTHONUNBUFFERED=buffered)

    assert result.stderr == "aoud: the answer could not be written: no space left on device\n"
    assert result.returncode == 5


@pytest.mark.parametrize("command", COMMANDS)
def test_a_closed_output_is_a_sentence_and_code_5(command: str) -> None:
    result = shell(command, ">&-")

    assert result.stderr == "aoud: the answer could not be written: standard output is closed\n"
    assert result.returncode == 5


@pytest.mark.parametrize("command", COMMANDS)
def test_a_reader_who_goes_away_is_no_error(command: str) -> None:
    result = shell(command, "| true")

    assert (result.returncode, result.stderr) == (0, "")


CLAIM = ("add", "plot", "--by", "netflix", "--text", "It goes on.", "--said", "2026-03-01")
LOOK = ("--checked", "2026-03-02")
KEPT = {
    (*CLAIM,): r"; this was kept: plot-netflix-\w+",
    ("add", *LOOK): "; this was kept: that you checked for news up to 2 Mar 2026",
    (
        *CLAIM,
        *LOOK,
        "--json",
    ): r"; this was kept: plot-netflix-\w+ and that you checked .* 2 Mar 2026",
    (*CLAIM, "--dry-run"): "",
}


@pytest.mark.parametrize("words", KEPT)
def test_add_onto_a_full_disk_says_what_it_kept(
    data_dir: Path, february: Path, words: tuple[str, ...]
) -> None:
    result = shell(shlex.join(words), ">/dev/full", february)

    problem = "aoud: the answer could not be written: no space left on device"
    assert re.fullmatch(f"{problem}{KEPT[words]}\n", result.stderr), result.stderr
    assert (result.returncode, (data_dir / "facts.toml").exists()) == (5, bool(KEPT[words]))


def test_add_of_what_is_there_already_onto_a_full_disk_kept_nothing(
    program: Started, data_dir: Path
) -> None:
    program.run(*CLAIM)
    before = (data_dir / "facts.toml").read_bytes()

    result = program.run(*CLAIM, into="/dev/full")

    assert result.err == "aoud: the answer could not be written: no space left on device\n"
    assert (data_dir / "facts.toml").read_bytes() == before
