"""The wheel holds what it should, and answers where there is no checkout."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


def test_the_wheel_holds_the_package_the_facts_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    source = {str(path.relative_to("src")) for path in Path("src/aoud_cli").rglob("*.py")}

    assert {name for name in names if ".dist-info/" not in name} == source | {
        "aoud_cli/py.typed",
        "aoud_cli/data/facts.toml",
    }
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_the_unpacked_wheel_answers_from_its_own_facts(wheel: Path, tmp_path: Path) -> None:
    place = tmp_path / "a place 장소"
    zipfile.ZipFile(wheel).extractall(place)
    packaged = place / "aoud_cli" / "data" / "facts.toml"
    packaged.write_text(packaged.read_text("utf-8").replace('name     = "', 'name     = "Wheel: ', 1), "utf-8")
    ask = [sys.executable, "-m", "aoud_cli", "status", "--as-of", "2023-04-30"]
    answer = subprocess.run(
        ask, cwd=tmp_path, env=os.environ | {"PYTHONPATH": str(place)}, capture_output=True, check=True, text=True
    )

    assert answer.stdout.startswith("Wheel: ")
    assert answer.stderr == ""
