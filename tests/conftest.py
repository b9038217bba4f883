"""The program as a user meets it: arguments in, an exit code and two streams out."""

import sys
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from aoud_cli.cli import main


@dataclass(frozen=True)
class Result:
    code: int
    out: str
    err: str


Aoud = Callable[..., Result]


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
