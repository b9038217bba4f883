"""However Python runs it: from a zip, from a zip that is a program, and with -O and -OO."""

import os
import shutil
import subprocess
import sys
import zipapp
import zipfile
from pathlib import Path

import pytest

from aoud_cli.files.paths import bundled
from tests.conftest import PATIENCE, Aoud, Result

PACKAGE = Path("src/aoud_cli")
QUESTIONS = ["status --as-of 2025-06-30", "check", "why released --json --as-of 2025", "--help"]


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that holds the program as a wheel does."""
    folder = tmp_path_factory.mktemp("program")
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(PACKAGE, folder / "aoud_cli", ignore=ignored)
    shutil.copytree(bundled().parent, folder / "aoud_cli" / "data")
    return folder


@pytest.fixture(scope="module")
def zipped(unpacked: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.make_archive(str(tmp_path_factory.mktemp("zip") / "x"), "zip", unpacked))


@pytest.fixture(scope="module")
def program(unpacked: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("a place 장소") / "aoud.pyz"
    zipapp.create_archive(unpacked, made, main="aoud_cli.__main__:main")
    return made


def run(*words: str | Path, **env: str) -> Result:
    done = subprocess.run(
        [sys.executable, *words],
        env={**os.environ, "COLUMNS": "80", **env},
        capture_output=True,
        check=False,
        timeout=PATIENCE,
        encoding="utf-8",
    )
    return Result(done.returncode, done.stdout, done.stderr)


@pytest.mark.parametrize("question", QUESTIONS)
def test_from_a_zip_the_answers_are_the_same(
    aoud: Aoud, zipped: Path, program: Path, question: str
) -> None:
    words = question.split()

    expected = aoud(*words)

    assert expected.err == ""
    assert run("-m", "aoud_cli", *words, PYTHONPATH=str(zipped)) == expected
    assert run(program, *words) == expected


def test_from_a_zip_the_facts_are_said_to_be_in_it(program: Path) -> None:
    assert run(program, "paths").out.startswith(f"bundled  {program}/aoud_cli/data/facts.toml\n")


def test_from_a_zip_tab_offers_the_names_of_the_facts(program: Path) -> None:
    asked = {"COMP_WORDS": "aoud is re", "COMP_CWORD": "2", "_AOUD_COMPLETE": "complete_bash"}

    assert run(program, **asked).out.split() == ["renewed", "released"]


def test_from_a_zip_nothing_is_remembered(program: Path, tmp_path: Path) -> None:
    for _ in range(2):
        answer = run(program, "is", "renewed", AOUD_NO_CACHE="", XDG_CACHE_HOME=str(tmp_path))
        assert (answer.code, answer.out, answer.err) == (0, "yes\n", "")

    assert list(tmp_path.iterdir()) == []


def test_from_a_zip_without_facts_their_absence_is_a_sentence(tmp_path: Path, zipped: Path) -> None:
    bare = tmp_path / "bare.zip"
    with zipfile.ZipFile(zipped) as whole, zipfile.ZipFile(bare, "w") as archive:
        for name in whole.namelist():
            if name.endswith(".py"):
                archive.writestr(name, whole.read(name))

    answer = run("-m", "aoud_cli", "status", PYTHONPATH=str(bare))

    assert (answer.code, answer.out) == (4, "")
    assert answer.err == "aoud: facts.toml: cannot be read: not a directory\n"


@pytest.mark.parametrize("optimized", ["-O", "-OO"])
@pytest.mark.parametrize("command", ["", "is", "add", "check"])
def test_without_docstrings_the_help_is_the_same(aoud: Aoud, optimized: str, command: str) -> None:
    words = [*command.split(), "--help"]

    assert run(optimized, "-m", "aoud_cli", *words) == aoud(*words)


@pytest.mark.parametrize("optimized", ["-O", "-OO"])
@pytest.mark.parametrize("question", QUESTIONS)
def test_without_assertions_the_answers_are_the_same(
    aoud: Aoud, optimized: str, question: str
) -> None:
    assert run(optimized, "-m", "aoud_cli", *question.split()) == aoud(*question.split())
