"""The smallest broken file for each fault, and beside it the very lines that say what to mend."""

import tomllib
from pathlib import Path

import pytest

from aoud_cli.facts.checks import CHECKS, Check
from aoud_cli.facts.model import FactBase
from tests.conftest import Aoud

FOLDER = Path(__file__).parents[1] / "broken"


@pytest.fixture(autouse=True)
def in_their_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(FOLDER)  # a file is named as it is typed


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.toml")), ids=lambda path: path.stem)
def test_a_broken_file_is_refused_with_the_lines_beside_it(aoud: Aoud, path: Path) -> None:
    result = aoud("check", path.name)

    assert result.err == path.with_suffix(".txt").read_text("utf-8")
    assert (result.code, result.out) == (4, "")


@pytest.mark.parametrize(
    "command", ["status", "timeline", "cast", "faq", "about", "why released", "sources"]
)
def test_every_command_refuses_a_broken_file_as_check_does(aoud: Aoud, command: str) -> None:
    path = FOLDER / "three_faults_at_once.toml"

    result = aoud(*command.split(), "--facts", path.name)

    assert (result.code, result.out, result.err) == (
        4,
        "",
        path.with_suffix(".txt").read_text("utf-8"),
    )


def test_every_check_has_a_broken_file() -> None:
    assert {check.__name__ for check in CHECKS} <= {path.stem for path in FOLDER.glob("*.toml")}


def test_every_broken_file_has_its_lines_and_no_lines_are_left_over() -> None:
    assert {path.stem for path in FOLDER.glob("*.toml")} == {
        path.stem for path in FOLDER.glob("*.txt")
    }


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_a_file_named_after_a_check_breaks_that_check_alone(check: Check) -> None:
    facts = FactBase.model_validate(
        tomllib.loads((FOLDER / f"{check.__name__}.toml").read_text("utf-8"))
    )

    assert [other.__name__ for other in CHECKS if list(other(facts))] == [check.__name__]
