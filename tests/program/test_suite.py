"""The suite itself: nothing of whoever runs it reaches a test, and what is costly is done once."""

import os
import subprocess
import sys

import pytest

from aoud_cli.cli import usage
from aoud_cli.cli.app import app
from aoud_cli.files import load, paths
from tests.conftest import GIVEN, KEPT


def test_no_variable_of_whoever_runs_the_tests_is_there() -> None:
    ours = {*GIVEN, "HOME", "AOUD_DATA_DIR"}

    assert [name for name in os.environ if not name.startswith(KEPT) and name not in ours] == []


@pytest.mark.parametrize("surroundings", [None, {}])
def test_a_child_keeps_the_bytecode_that_it_compiles(surroundings: dict[str, str] | None) -> None:
    asked = [sys.executable, "-c", "import sys; print(sys.dont_write_bytecode)"]

    assert subprocess.check_output(asked, env=surroundings, text=True) == "False\n"


def test_the_tree_of_commands_is_built_once() -> None:
    build = vars(usage)["get_command"]

    assert build(app) is build(app)


def test_each_file_is_read_once() -> None:
    assert load.load(paths.bundled()) is load.load(paths.bundled())
