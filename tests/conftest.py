"""The program as a user meets it: arguments in, an exit code and two streams out."""

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import pytest
import typer.main
from hypothesis import settings

from aoud_cli.cli.app import main
from aoud_cli.facts.model import FactBase
from aoud_cli.files import load


@dataclass(frozen=True)
class Result:
    code: int
    out: str
    err: str


Aoud = Callable[..., Result]
TodayIs = Callable[[int, int, int], None]


def pytest_configure(config: pytest.Config) -> None:
    settings.register_profile("whole", max_examples=2000, deadline=None)
    settings.register_profile("tenth", max_examples=200, deadline=None)
    settings.load_profile("whole" if config.option.markexpr == "torture" else "tenth")
    os.environ.pop(
        "PYTHONDONTWRITEBYTECODE", None
    )  # hundreds of starts, each compiling everything anew
    os.environ.pop(
        "PYTHONUNBUFFERED", None
    )  # what is written at once cannot fail at the end, as it does for users


@pytest.fixture
def amount(pytestconfig: pytest.Config) -> Callable[[int], int]:
    """Return a function that gives all of a number under `-m torture`, and a tenth of it, at least 1, otherwise."""
    whole = pytestconfig.option.markexpr == "torture"
    return lambda number: number if whole else max(1, number // 10)


@pytest.fixture
def reached(record_property: Callable[[str, object], None]) -> Callable[[str], None]:
    """Return a function that notes what a promise was tried with; the notes are printed below the results."""
    return lambda sentence: record_property("reached", sentence)


def pytest_terminal_summary(terminalreporter: "pytest.TerminalReporter") -> None:
    reports = terminalreporter.getreports("passed")
    notes = [
        str(note) for report in reports for key, note in report.user_properties if key == "reached"
    ]
    if notes:
        terminalreporter.section("numbers reached")
        terminalreporter.write_line("\n".join(sorted(set(notes), key=_by_number)))


def _by_number(note: str) -> tuple[int, str]:
    """Return the key that orders notes like `promise 3: ...`."""
    number = note.removeprefix("promise ").partition(":")[0]
    return int(number) if number.isdecimal() else 0, note


@pytest.fixture(autouse=True)
def data_dir(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where the user's own claims of this test would be: a folder that is not there yet."""
    place = tmp_path_factory.mktemp("home") / "own"
    monkeypatch.setenv("AOUD_DATA_DIR", str(place))
    monkeypatch.setenv("AOUD_NO_CACHE", "1")
    return place


@cache
def _loaded(path: Path, _stamp: tuple[int, int]) -> FactBase:
    return _load(path)


_load = load.load
typer.main.get_command = cache(
    typer.main.get_command
)  # a process builds its tree of commands once; these, thousands


@pytest.fixture(autouse=True)
def each_file_is_loaded_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let runs within this process share what they load: a fact base is frozen, and most ask about the same two."""

    def loaded_once(path: Path) -> FactBase:
        try:
            found = path.stat()
        except (OSError, ValueError):
            return _load(path)
        return _loaded(path, (found.st_mtime_ns, found.st_size)) if path.is_file() else _load(path)

    monkeypatch.setattr(load, "load", loaded_once)


@pytest.fixture
def aoud(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Aoud:
    """Return a function that runs `aoud` with these arguments, on 80 columns and without colour."""
    monkeypatch.setenv("COLUMNS", "80")
    for name in ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE"):
        monkeypatch.delenv(name, raising=False)

    def run(*arguments: str) -> Result:
        monkeypatch.setattr(sys, "argv", ["aoud", *arguments])
        capsys.readouterr()
        code = 0
        try:
            main()
        except SystemExit as stop:
            code = int(stop.code or 0)
        out, err = capsys.readouterr()
        return Result(code, out, err)

    return run


@pytest.fixture
def today_is(monkeypatch: pytest.MonkeyPatch) -> TodayIs:
    """Return a function that sets the day on which the program believes to run."""

    def set_day(year: int, month: int, day: int) -> None:
        class Day(date):
            @classmethod
            def today(cls) -> "Day":
                return cls(year, month, day)

        monkeypatch.setattr("aoud_cli.cli.options.date", Day)

    return set_day
