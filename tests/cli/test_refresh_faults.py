"""Whatever TVmaze answers or does not answer: one sentence, exit code 6, and nothing is written."""

import json
from pathlib import Path

import pytest

from aoud_cli.web import network
from tests.conftest import PATIENCE, Aoud, Result
from tests.web.faults import CONTENTS, FAULTS, LATE, Ends
from tests.web.server import Answer, Web
from tests.web.tvmaze import PAGE, dated, listed

GOOD = json.dumps(dated("2026-06-12", 8)).encode()
QUICK = [name for name, fault in FAULTS.items() if fault.ends == Ends.AT_ONCE]


def result_of_fault(name: str) -> Result:
    """Return how `aoud refresh` ends where this befalls the page of the show."""
    says = FAULTS[name].says
    return Result(6, "", f"aoud: {'TVmaze' if says == LATE else 'api.tvmaze.com'}: {says}\n")


@pytest.fixture
def kept(aoud: Aoud, harbour: Path, web: Web, data_dir: Path) -> Path:
    """Return the file that holds an answer of TVmaze's."""
    assert harbour
    listed(web, dated("2026-06-12", 8))
    assert aoud("refresh").code == 0
    return data_dir / "fetched.toml"


def ends(aoud: Aoud, kept: Path) -> Result:
    """Return how it ends; a file that was there stays, and one that was not is not made."""
    before = kept.read_bytes()
    first = aoud("refresh", "--again")
    assert kept.read_bytes() == before
    kept.unlink()
    second = aoud("refresh")
    assert second == first
    assert not kept.exists()
    return first


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no answer be late that a slow machine gives, and ask who is busy again at once."""
    monkeypatch.setattr(network, "A_STEP", PATIENCE)
    monkeypatch.setattr(network, "IN_ALL", PATIENCE)
    monkeypatch.setattr(network, "PAUSE", 0)


@pytest.mark.parametrize("name", QUICK)
def test_a_fault_of_the_server_is_a_sentence_and_changes_nothing(
    aoud: Aoud, web: Web, kept: Path, name: str
) -> None:
    FAULTS[name].befall(web, PAGE)

    assert ends(aoud, kept) == result_of_fault(name)


@pytest.mark.parametrize("name", CONTENTS)
def test_a_fault_of_the_answer_is_a_sentence_and_changes_nothing(
    aoud: Aoud, web: Web, kept: Path, name: str
) -> None:
    web.says(PAGE, Answer(CONTENTS[name].spoil(GOOD)))

    assert ends(aoud, kept) == Result(6, "", f"aoud: TVmaze: {CONTENTS[name].says}\n")
