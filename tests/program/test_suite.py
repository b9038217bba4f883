"""The suite itself: nothing of whoever runs it reaches a test, and what is costly is done once."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from aoud_cli.cli import usage
from aoud_cli.cli.app import app
from aoud_cli.files import load, paths
from tests.conftest import GIVEN, KEPT
from tests.started import Result, Started


def test_no_variable_of_whoever_runs_the_tests_is_there() -> None:
    ours = {*GIVEN, "HOME", "AOUD_DATA_DIR"}

    assert [name for name in os.environ if not name.startswith(KEPT) and name not in ours] == []


@pytest.mark.parametrize("surroundings", [None, {}])
def test_a_child_keeps_the_bytecode_that_it_compiles(surroundings: dict[str, str] | None) -> None:
    asked = [sys.executable, "-c", "import sys; print(sys.dont_write_bytecode)"]

    assert subprocess.check_output(asked, env=surroundings, text=True) == "False\n"


@pytest.mark.parametrize("question", ["is renewed", "why nothing-at-all"])
def test_a_run_that_is_forked_answers_and_ends_as_one_that_is_started(
    program: Started, question: str
) -> None:
    line = [sys.executable, "-m", "aoud_cli", *question.split()]
    alone = subprocess.run(line, capture_output=True, check=False, text=True)

    assert program.run(*question.split()) == Result(alone.returncode, alone.stdout, alone.stderr)


def test_a_run_that_is_forked_may_take_no_more_memory_than_it_is_given(
    program: Started, tmp_path: Path
) -> None:
    path = tmp_path / "facts.toml"
    path.write_text("a = [" + '"",\n' * 300_000 + "]")

    assert program.run("check", str(path)).code == 4
    assert "MemoryError" in program.run("check", str(path), memory=1024).err


def test_the_tree_of_commands_is_built_once() -> None:
    build = vars(usage)["get_command"]

    assert build(app) is build(app)


def test_each_file_is_read_once() -> None:
    assert load.load(paths.bundled()) is load.load(paths.bundled())
