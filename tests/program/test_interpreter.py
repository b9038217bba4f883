"""However Python runs it: from a zip, from a zip that is a program, and with -O and -OO."""

import os
import shutil
import subprocess
import sys
import zipapp
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from aoud_cli.files.paths import bundled
from tests.conftest import PATIENCE, Aoud, Result
from tests.started import Started

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
def zip_program(unpacked: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
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


@pytest.fixture(scope="module")
def from_a_zip(zipped: Path) -> Iterator[Started]:
    with Started(env={"PYTHONPATH": str(zipped)}) as process:
        yield process


@pytest.mark.parametrize("question", QUESTIONS)
def test_from_a_zip_the_answers_are_the_same(
    aoud: Aoud, from_a_zip: Started, question: str
) -> None:
    expected = aoud(*question.split())

    assert expected.err == ""
    assert from_a_zip.run(*question.split()) == expected


def test_from_a_zip_the_facts_in_it_are_read(from_a_zip: Started, zipped: Path) -> None:
    facts = f"{zipped}/aoud_cli/data/facts.toml"

    assert from_a_zip.run("paths").out.startswith(f"bundled  {facts}\n")


def test_from_a_zip_the_facts_are_said_to_be_in_it(zip_program: Path) -> None:
    facts = f"{zip_program}/aoud_cli/data/facts.toml"

    assert run(zip_program, "paths").out.startswith(f"bundled  {facts}\n")


def test_from_a_zip_tab_offers_the_names_of_the_facts(zip_program: Path) -> None:
    asked = {"COMP_WORDS": "aoud is re", "COMP_CWORD": "2", "_AOUD_COMPLETE": "complete_bash"}

    assert run(zip_program, **asked).out.split() == ["renewed", "released"]


def test_from_a_zip_that_is_a_program_the_answer_is_the_same_and_not_remembered(
    aoud: Aoud, zip_program: Path, tmp_path: Path
) -> None:
    words = QUESTIONS[0].split()
    for _ in range(2):
        answer = run(zip_program, *words, AOUD_NO_CACHE="", XDG_CACHE_HOME=str(tmp_path))
        assert answer == aoud(*words)

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


@pytest.fixture(scope="module", params=[pytest.param("-O", marks=pytest.mark.torture), "-OO"])
def optimized(request: pytest.FixtureRequest) -> Iterator[Started]:
    with Started(sys.executable, request.param) as process:
        yield process


@pytest.mark.parametrize("command", ["", "is", "add", "check"])
def test_without_docstrings_the_help_is_the_same(
    aoud: Aoud, optimized: Started, command: str
) -> None:
    words = [*command.split(), "--help"]

    assert optimized.run(*words) == aoud(*words)


@pytest.mark.parametrize("question", QUESTIONS)
def test_without_assertions_the_answers_are_the_same(
    aoud: Aoud, optimized: Started, question: str
) -> None:
    assert optimized.run(*question.split()) == aoud(*question.split())
