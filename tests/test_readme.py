"""The README is run: every example prints what it says, every command and exit code is in it."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from aoud_cli import errors
from tests.conftest import Aoud
from tests.screens import shown

README = Path("README.md").read_text("utf-8")
EXAMPLES = re.findall(r"```console\n\$ (aoud [^\n]*)\n(.*?)```", README, re.DOTALL)


@pytest.mark.parametrize(("command", "expected"), EXAMPLES, ids=[command for command, _ in EXAMPLES])
def test_every_example_prints_what_the_readme_shows(command: str, expected: str) -> None:
    assert shown(command) == expected


def test_there_are_examples_and_the_first_screen_shows_one() -> None:
    assert len(EXAMPLES) >= 4
    assert README.index("](docs/status.svg)") < README.index("\n## ")


def test_every_command_is_in_the_readme_and_has_help(aoud: Aoud) -> None:
    commands = re.findall(r"^  ([a-z]+) {2,}(\S.*)$", aoud("--help").out, re.MULTILINE)

    assert len(commands) >= 10
    assert [name for name, _ in commands if f"`aoud {name}" not in README] == []
    assert [name for name, _ in commands if "Usage: aoud" not in aoud(name, "--help").out] == []


def test_every_picture_and_page_that_is_named_is_there() -> None:
    named = re.findall(r"\]\(([^)]+)\)", README) + re.findall(r"`([A-Za-z/0-9-]+\.(?:md|toml|svg))`", README)

    assert len(named) >= 7
    assert [name for name in named if not Path(name).exists()] == []


RECIPES = re.search(r"```sh\n(.*?)```", README, re.DOTALL)


@pytest.mark.parametrize("recipe", RECIPES[1].strip().split("\n\n") if RECIPES else [], ids=lambda text: text[2:30])
def test_every_recipe_runs_and_prints_something(recipe: str, tmp_path: Path) -> None:
    if "jq" in recipe and not shutil.which("jq"):
        pytest.skip("no jq here")
    command = tmp_path / "aoud"
    command.write_text(f'#!/bin/sh\nexec {sys.executable} -m aoud_cli "$@"\n')
    command.chmod(0o755)
    shown = {"PS1": 'echo "${PS1@P}"', "cron": "true"}
    line = f"set -o pipefail; {recipe}; " + next((more for word, more in shown.items() if word in recipe), "true")
    env = {**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}", "COLUMNS": "80"}

    done = subprocess.run(["bash", "-c", line], env=env, capture_output=True, check=True, text=True)

    assert done.stderr == ""
    assert bool(done.stdout) is not ("cron" in recipe)
    assert "null" not in done.stdout


def test_every_exit_code_is_in_the_readme() -> None:
    documented = {int(code) for code in re.findall(r"^\| (\d+) \|", README, re.MULTILINE)}
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, errors.AoudError)]

    assert {kind.exit_code for kind in kinds} | {0, 3, 130} == documented


def test_the_set_up_commands_stand_there_as_one_line_each() -> None:
    for command in ("uv run aoud status", "uv run pytest"):
        assert f"`python3 -m pip install uv && {command}`" in README
