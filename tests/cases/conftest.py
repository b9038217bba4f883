"""The cases of bug reports and of the audit, each with a small fact base in words of our own."""

from collections.abc import Callable
from contextlib import chdir
from pathlib import Path

import pytest

from aoud_cli.facts.snapshot import to_toml
from tests.conftest import Aoud, Result
from tests.small import facts

Ask = Callable[..., Result]


@pytest.fixture
def ask(aoud: Aoud, tmp_path: Path) -> Ask:
    """Return a function that runs a command on a fact base with these claims, checked to the end of 2030.

    `check` takes the file as it is, the others as `--facts`.
    """

    def run(command: str, *claims: str, weekly: bool = False) -> Result:
        text = to_toml(facts(*claims, weekly=weekly), ascii_only=False)
        (tmp_path / "facts.toml").write_text(text, "utf-8")
        given = ["facts.toml"] if command == "check" else ["--facts", "facts.toml"]
        with chdir(tmp_path):
            return aoud(*command.split(), *given)

    return run
