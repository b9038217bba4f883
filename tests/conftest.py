"""The program as a user meets it: arguments in, an exit code and two streams out."""

import gc
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from functools import cache
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings
from typer.main import get_command

from aoud_cli.cli.app import main
from aoud_cli.facts.model import FactBase
from aoud_cli.facts.snapshot import snapshot, to_toml
from aoud_cli.files import load, paths
from tests import started

if TYPE_CHECKING:
    from tests.web.server import Web

Result = started.Result
Aoud = Callable[..., Result]
TodayIs = Callable[..., None]

PATIENCE = started.PATIENCE

# What the tests' own tools listen to. All else that whoever runs them has set stays outside, so that
# no answer depends on it, and no child goes without its bytecode cache for PYTHONDONTWRITEBYTECODE.
KEPT = (
    "PATH",
    "TMPDIR",
    "LD_LIBRARY_PATH",
    "VIRTUAL_ENV",
    "UV",
    "PYTEST_",
    "HYPOTHESIS_",
    "COV",
    "AOUD_FUZZ_MINUTES",
)
GIVEN = {"LANG": "C.UTF-8", "TERM": "xterm", "TZ": "UTC", "AOUD_NO_CACHE": "1"}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--tenth", action="store_true", help="torture with a tenth of its numbers")


def pytest_configure(config: pytest.Config) -> None:
    """Clean the surroundings before the workers start, so that they and all children share them."""
    home = tempfile.TemporaryDirectory(prefix="aoud-tests-")
    config.add_cleanup(home.cleanup)
    kept = {name: value for name, value in os.environ.items() if name.startswith(KEPT)}
    os.environ.clear()
    os.environ.update(kept | GIVEN | {"HOME": home.name})
    time.tzset()

    settings.register_profile("all", max_examples=2000, deadline=None)
    settings.register_profile("tenth", max_examples=200, deadline=None)
    settings.register_profile("few", max_examples=25, deadline=None)
    tenth = "tenth" if config.option.tenth else "few"
    settings.load_profile("all" if takes_all(config) else tenth)


def pytest_collection_finish() -> None:
    """Leave what was collected out of each search for garbage, which takes a tenth of all time."""
    gc.freeze()
    gc.set_threshold(50_000)


def takes_all(config: pytest.Config) -> bool:
    """Return whether the promises are tried with all of their numbers."""
    return config.option.markexpr == "torture" and not config.option.tenth


@pytest.fixture
def amount(pytestconfig: pytest.Config) -> Callable[[int], int]:
    """Return a function from a number to itself under `-m torture`, else to a tenth, at least 1."""
    whole = takes_all(pytestconfig)
    return lambda number: number if whole else max(1, number // 10)


@pytest.fixture
def reached(record_property: Callable[[str, object], None]) -> Callable[[str], None]:
    """Return a function that notes what a promise was tried with, to be printed at the end."""
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


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return folders, each new: to have pytest number them takes longer with each that is there."""
    folder = tmp_path_factory.mktemp("homes")
    return (folder / str(number) for number in count())


@pytest.fixture(autouse=True)
def data_dir(homes: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where the user's own claims of this test would be: a folder that is not there yet."""
    home = next(homes)
    home.mkdir()
    monkeypatch.setenv("AOUD_DATA_DIR", str(home / "own"))
    return home / "own"


_load = load.load
_loaded: dict[tuple[str, bytes], FactBase] = {}


def _content(path: Path) -> bytes:
    """Return what is in a file; nothing where it cannot be read, which is for the loader to say."""
    try:
        return path.read_bytes() if path.is_file() else b""
    except OSError:
        return b""


def loaded_once(path: Path) -> FactBase:
    """Load a file; runs within this process share what they load: a fact base is frozen."""
    key = path.name, _content(path)
    if not key[1]:
        return _load(path)
    if key not in _loaded:
        _loaded[key] = _load(path)
    return _loaded[key]


# A process builds its tree of commands once, and loads a file once; these, thousands of times.
pytest.MonkeyPatch().setattr("aoud_cli.cli.usage.get_command", cache(get_command))
pytest.MonkeyPatch().setattr(load, "load", loaded_once)


@pytest.fixture(scope="session")
def february(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a file of the bundled record as it was on 23 February 2026, however far it goes now."""
    path = tmp_path_factory.mktemp("record") / "facts.toml"
    record = snapshot(_load(paths.bundled()), date(2026, 2, 23))
    path.write_text(to_toml(record, ascii_only=False), "utf-8")
    return path


@pytest.fixture
def bundled_in_february(february: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let that file be the bundled one, for tests of what comes after the last look."""
    monkeypatch.setattr(paths, "bundled", lambda: february)


@pytest.fixture
def aoud(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Aoud:
    """Return a function that runs `aoud` with these arguments, on 80 columns and without colour."""
    monkeypatch.setenv("COLUMNS", "80")

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


@pytest.fixture(scope="session")
def program() -> Iterator[started.Started]:
    """Return the program as processes of its own, each forked from one that is started once."""
    with started.Started() as process:
        yield process


@pytest.fixture
def today_is(monkeypatch: pytest.MonkeyPatch) -> TodayIs:
    """Return a function that sets the day, and the hour, at which the program believes to run."""

    def set_time(year: int, month: int, day: int, hour: int = 12, minute: int = 0) -> None:
        now = datetime(year, month, day, hour, minute, tzinfo=UTC)
        monkeypatch.setattr("aoud_cli.cli.options._now", lambda: now)

    return set_time


@pytest.fixture
def web(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> "Iterator[Web]":
    """Return a web that answers what the test says, and is found by the surroundings alone."""
    from tests.web.server import Web  # noqa: PLC0415 - its certificates are dear, and few tests ask

    opened = Web(tmp_path)
    for name, value in opened.variables.items():
        monkeypatch.setenv(name, value)
    yield opened
    opened.close()
