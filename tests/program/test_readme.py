"""The README is run: every example prints what it says, every command, option and exit code is in it."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from typer._completion_shared import install

from aoud_cli import errors
from aoud_cli.files import paths
from tests.conftest import Aoud
from tests.web.gdelt import no_headlines
from tests.web.server import Web
from tests.web.tvmaze import listed_for_bundled
from tools import manual
from tools.screens import shown

README = manual.README.read_text("utf-8")
EXAMPLES = re.findall(r"```console\n\$ (aoud [^\n]*)\n(.*?)```", README, re.DOTALL)


@pytest.mark.parametrize(
    ("command", "expected"), EXAMPLES, ids=[command for command, _ in EXAMPLES]
)
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


@pytest.mark.parametrize("name", manual.TREE.commands)
def test_a_row_of_the_table_names_the_options_that_its_command_alone_takes(name: str) -> None:
    (row,) = re.findall(rf"^\| .*`aoud {name}[ `].*", README, re.MULTILINE)
    typed = row.split(" | ")[0]
    named, there = set(re.findall(r"--[a-z-]+", typed)), manual.spelt(manual.TREE.commands[name])
    shared = manual.spelt(manual.TREE.commands["status"])  # it has no others

    assert named <= there
    assert bool(there - shared - named) is ("…" in typed)  # which leaves some to its help


def test_the_options_that_commands_share_stand_below_the_table() -> None:
    shared = manual.spelt(manual.TREE.commands["status"]) - {"--help", "-h"}

    assert [option for option in shared if f"`{option}" not in README] == []


def test_every_picture_and_page_that_is_named_is_there() -> None:
    named = re.findall(r"\]\(([^)]+)\)", README) + re.findall(
        r"`([A-Za-z/0-9-]+\.(?:md|toml|svg))`", README
    )

    assert len(named) >= 7
    assert [name for name in named if not Path(name).exists()] == []


SHELL = "\n\n".join(re.findall(r"```sh\n(.*?)\n```", README, re.DOTALL))
CRON = re.findall(r"^(?:[\d*/,-]+ ){5}(.*)$", SHELL, re.MULTILINE)
RECIPES = [recipe for recipe in SHELL.split("\n\n") if not recipe.endswith(tuple(CRON))]


def installed(place: Path) -> None:
    """Put a program `aoud` there."""
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(f'#!/bin/sh\nexec {sys.executable} -m aoud_cli "$@"\n')
    place.chmod(0o755)


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda text: text[2:30])
def test_every_recipe_succeeds_and_prints_something(recipe: str, tmp_path: Path, web: Web) -> None:
    listed_for_bundled(web)
    no_headlines(web)
    if "jq" in recipe and not shutil.which("jq"):
        pytest.skip("no jq here")
    installed(tmp_path / "aoud")
    env = {**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}", "COLUMNS": "80"}
    seen = 'echo "${PS1@P}"' if "PS1" in recipe else ""

    done = subprocess.run(
        ["bash", "-c", f"set -eo pipefail\n{recipe}\n{seen}"],
        env=env,
        capture_output=True,
        check=False,
        text=True,
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.strip()
    assert "null" not in done.stdout


def test_the_line_for_cron_is_silent_until_a_claim_says_it_is_out(
    aoud: Aoud, data_dir: Path, tmp_path: Path
) -> None:
    command = next(line for line in CRON if " is released" in line)
    installed(tmp_path / ".aoud/bin/aoud")
    env = {
        "HOME": str(tmp_path),
        "PATH": "/usr/bin:/bin",
        "AOUD_DATA_DIR": str(data_dir),
    }  # cron gives no more

    def run() -> tuple[bool, str, str]:
        done = subprocess.run(
            ["/bin/sh", "-c", command], env=env, capture_output=True, check=False, text=True
        )
        return done.returncode == 0, done.stdout, done.stderr

    assert "%" not in command  # cron would read a new line
    assert run() == (False, "", "")
    day = "2026-03-01"
    aoud(
        "add",
        "released",
        "yes",
        "--by",
        "netflix",
        "--said",
        day,
        "--when",
        day,
        "--text",
        "It came out.",
    )
    assert run() == (True, "It is out.\n", "")


def test_the_line_for_cron_that_looks_for_news_prints_only_news(
    data_dir: Path, tmp_path: Path, web: Web
) -> None:
    command = next(line for line in CRON if " refresh" in line)
    installed(tmp_path / ".aoud/bin/aoud")
    env = {"HOME": str(tmp_path), "PATH": "/usr/bin:/bin", "AOUD_DATA_DIR": str(data_dir)}

    def run() -> tuple[int, str, str]:
        done = subprocess.run(
            ["/bin/sh", "-c", f"{command} --again"],
            env=env | web.variables,
            capture_output=True,
            check=False,
            text=True,
        )
        return done.returncode, done.stdout, done.stderr

    assert "%" not in command
    listed_for_bundled(web)
    first, second = run(), run()

    assert (first[0], first[2], second) == (0, "", (0, "", ""))
    assert "New: TVmaze lists season 2 without a date." in first[1]
    assert len(web.asked) == 4


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_what_completion_leaves_behind_is_named(
    shell: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    install(shell=shell, prog_name="aoud")
    left = [path for path in tmp_path.rglob("*") if path.is_file()]

    assert left
    assert [path for path in left if f"`~/{path.relative_to(tmp_path)}`" not in README] == []
    lines = (tmp_path / ".zshrc").read_text("utf-8").splitlines() if shell == "zsh" else []
    assert [line for line in lines if line and f"`{line}`" not in README] == []


def test_every_exit_code_is_in_the_readme() -> None:
    documented = {int(code) for code, _ in manual.exit_codes()}
    kinds = [
        kind
        for kind in vars(errors).values()
        if isinstance(kind, type) and issubclass(kind, errors.AoudError)
    ]

    assert {kind.exit_code for kind in kinds} | {0, 3, 70, 130} == documented


def test_the_set_up_commands_stand_there_as_one_line_each() -> None:
    for command in ("pip install . && aoud status", "pip install uv && uv run pytest"):
        assert f"`python3 -m {command}`" in README


def test_the_claim_in_contributing_stands_so_in_the_facts() -> None:
    (sample,) = re.findall(
        r"```toml\n(.*?)```", Path("CONTRIBUTING.md").read_text("utf-8"), re.DOTALL
    )
    (claim,) = tomllib.loads(sample)["claim"]

    assert claim in tomllib.loads(paths.bundled().read_text("utf-8"))["claim"]
