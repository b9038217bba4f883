"""The help, the man page and the Tab key: all made from the one command tree, and held against it."""

import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from aoud_cli import places
from tests import imports, manual
from tests.conftest import Aoud

COMMANDS: dict[str, Any] = manual.TREE.commands
FACTS = tomllib.loads(places.bundled().read_text("utf-8"))
HARBOUR = "tests/tin_harbour.toml"


def test_the_help_fits_one_screen_and_groups_every_command(aoud: Aoud) -> None:
    lines = aoud("--help").out.splitlines()

    assert len(lines) <= 23
    assert max(map(len, lines)) <= 80
    assert [line for line in lines if line.endswith("...")] == []
    assert [line for line in lines if line.endswith(":")] == [
        "Answers:", "Evidence:", "Looking ahead:", "Your own claims, and the files:"
    ]  # fmt: skip
    assert {line.split()[0] for line in lines if line.startswith("  ")} == set(COMMANDS)
    for option in ("--as-of", "--facts", "--json", "--plain"):
        assert option in re.findall(r"--[a-z-]+", lines[-1])
        assert sum(option in manual.spelt(command) for command in COMMANDS.values()) > len(COMMANDS) / 2


def example(aoud: Aoud, name: str) -> list[str]:
    """Return the words of the example in a command's help."""
    found = re.search(r"Example: aoud (.*(?:\n  .*)*)", aoud(name, "--help").out)
    assert found
    return shlex.split(" ".join(found[1].split()))


@pytest.mark.parametrize("name", COMMANDS)
def test_the_example_in_a_command_s_help_runs(aoud: Aoud, name: str) -> None:
    words = example(aoud, name)
    if name == "remove":  # what the other example would add
        aoud(*(word for word in example(aoud, "add") if word != "--dry-run"))

    result = aoud(*words)

    assert words[0] == name
    assert "--help" not in words
    assert (result.code, result.err) == (0, "")


@pytest.mark.newest
def test_the_man_page_is_made_from_the_command_tree() -> None:
    assert manual.PAGE.read_text("utf-8") == manual.page()


@pytest.mark.newest
def test_the_man_page_has_every_argument_and_option_of_every_command_and_of_aoud_itself() -> None:
    page = re.sub(r"\\f[BIR]", "", manual.PAGE.read_text("utf-8")).replace("\\-", "-")
    sections = re.split(r"^\.S[SH]\s", page, flags=re.MULTILINE)

    for title, command in [("OPTIONS", manual.TREE), *((f"aoud {name}", found) for name, found in COMMANDS.items())]:
        (section,) = (text for text in sections if re.match(rf"{title}\b", text))
        entries = dict(re.findall(r"^\.TP\n(.*)\n(.*)", section, re.MULTILINE))
        assert {word for entry in entries for word in re.findall(r"(?<!\S)-[-a-z]+", entry)} == manual.spelt(command)
        for argument in (one for one in command.params if one.param_type_name == "argument"):
            assert (argument.metavar if argument.required else f"[{argument.metavar}]") in section.split()
            assert entries[argument.metavar] == argument.help


@pytest.mark.skipif(not shutil.which("man"), reason="no man here")
def test_man_shows_the_page_without_complaint() -> None:
    shown = subprocess.run(["man", "--warnings", "-l", str(manual.PAGE)], capture_output=True, check=True, text=True)

    assert shown.stderr == ""
    assert "aoud predictions" in shown.stdout


@pytest.mark.newest
@pytest.mark.parametrize("run", imports.RUNS)
def test_a_command_imports_what_it_imported_when_it_was_written_down(run: str, tmp_path: Path) -> None:
    written = next(line for line in imports.LIST.read_text("utf-8").splitlines() if line.startswith(f"{run}: "))

    assert imports.imported(run, tmp_path) == written


def test_the_version_and_a_tab_import_neither_rich_nor_pydantic_nor_the_facts() -> None:
    lines = dict(line.split(": ", 1) for line in imports.LIST.read_text("utf-8").splitlines())

    for run in ("--version", "--help", "Tab"):
        heavy, own = lines[run].split("; ")
        assert heavy == "typer"
        assert {"load", "model", "overlay", "assess"}.isdisjoint(own.split())


def offered(line: str, **more: str) -> list[str]:
    """Return what Tab offers at the end of a line in bash."""
    words = {"_AOUD_COMPLETE": "complete_bash", "COMP_WORDS": line, "COMP_CWORD": str(line.count(" "))}
    done = subprocess.run(
        [sys.executable, "-m", "aoud_cli"], env={**os.environ, **words, **more}, capture_output=True, check=False
    )
    assert done.stderr == b""
    return done.stdout.decode().split()


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("aoud st", ["status"]),
        ("aoud cast --r", ["--returning"]),
        ("aoud timeline --topic fil", ["filming"]),
        ("aoud faq epi", ["episodes"]),
        ("aoud is re", ["renewed", "released"]),
        ("aoud cast park-ji", ["park-ji-hu"]),
        ("aoud cast 박지", ["박지후"]),
        ("aoud timeline --about 박지", ["박지후"]),
        ("aoud sources netflix-j", ["netflix-junkie"]),
        ("aoud why renewed-lee-undecided", ["renewed-lee-undecided-2022-02"]),
        ("aoud add filming y", ["yes"]),
        ("aoud add cast ", ["in", "talks", "out", "tba"]),
        ("aoud add filming yes --by netflix-j", ["netflix-junkie"]),
        ("aoud add filming yes --kind p", ["plan"]),
        ("aoud status --format m", ["markdown"]),
        (f"aoud is --facts {HARBOUR} re", ["renewed", "released"]),
        (f"aoud cast --facts {HARBOUR} min", ["mina-oh"]),
        ("aoud is --facts nowhere.toml re", []),
    ],
)
def test_tab_offers_names_and_values(line: str, words: list[str]) -> None:
    assert offered(line) == words


def test_tab_offers_the_user_s_own_claims(aoud: Aoud) -> None:
    aoud("add", "plot", "--by", "netflix", "--text", "It goes on.", "--said", "2026-03-01")

    (own,) = offered("aoud remove ")
    assert own.startswith("plot-netflix-")
    assert own in offered("aoud why plot-netflix")


def test_tab_offers_nothing_out_of_a_broken_file(data_dir: Path) -> None:
    data_dir.mkdir()
    for broken in ("hello", "claim = 7", "claim = [7]", "person = []", "source.a = 1", 'topic."\\u001b" = 1'):
        (data_dir / "facts.toml").write_text(broken)
        assert offered("aoud faq epi") == ["episodes"]
        assert offered("aoud remove ") == []


@pytest.mark.parametrize(("shell", "probe"), [
    ("bash", 'source "$1"; COMP_WORDS=(aoud cast 박지); COMP_CWORD=2; _aoud_completion aoud; echo "${COMPREPLY[@]}"'),
    ("fish", 'source "$1"; complete -C "aoud cast 박지"'),
])  # fmt: skip
def test_a_real_shell_completes_a_name(shell: str, probe: str, tmp_path: Path) -> None:
    if not shutil.which(shell):
        pytest.skip(f"no {shell} here")
    script, command = tmp_path / "script", tmp_path / "aoud"
    command.write_text(f'#!/bin/sh\nexec {sys.executable} -m aoud_cli "$@"\n')
    command.chmod(0o755)
    env = {**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}", "HOME": str(tmp_path)}
    make = "from typer._completion_shared import get_completion_script as g; import sys; " \
           f"print(g(prog_name='aoud', complete_var='_AOUD_COMPLETE', shell='{shell}'))"  # fmt: skip
    script.write_bytes(subprocess.run([sys.executable, "-c", make], capture_output=True, check=True).stdout)
    argument = probe.replace("$1", str(script))

    done = subprocess.run([shell, "-c", argument], env=env, capture_output=True, check=False, text=True)

    assert done.stdout.split()[:1] == ["박지후"], done.stderr
