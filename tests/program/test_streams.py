"""What becomes of an answer that cannot be written."""

import subprocess
import sys

import pytest

from tests.conftest import PATIENCE

OTHERS = ["timeline", "why released", "check", "schema", "--version", "--help"]
COMMANDS = [
    *("status", "is renewed", "faq --json"),
    *(pytest.param(command, marks=pytest.mark.torture) for command in OTHERS),
]


def shell(command: str, redirect: str, **env: str) -> subprocess.CompletedProcess[str]:
    line = f"{sys.executable} -m aoud_cli {command} {redirect}"
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
