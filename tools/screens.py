"""Keeps the screens as literal files: `$ aoud …`, then what it prints.

`python -m tools.screens` writes them anew.
"""

import io
import os
import shlex
import sys
from contextlib import chdir, suppress
from pathlib import Path
from unittest import mock

from aoud_cli.cli.app import main

FOLDER = Path(__file__).parents[1] / "tests" / "screens"
ROOT = Path(__file__).parents[1]

# What may change a screen besides the command.
_GIVEN = {"COLUMNS": "80", "AOUD_DATA_DIR": "/nonexistent", "AOUD_NO_CACHE": "1"}
_PLAIN = ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "TERM")


def shown(command: str) -> str:
    """Return what commands print on standard output.

    `;` stands between commands, assignments to variables before `aoud`.
    """
    return "".join(_one(part.strip()) for part in command.split(" ; "))


def _one(command: str) -> str:
    words = shlex.split(command)
    at = words.index("aoud")
    env = {key: value for key, value in os.environ.items() if key not in _PLAIN} | _GIVEN
    env |= dict(word.split("=", 1) for word in words[:at])
    env = {key: value for key, value in env.items() if value != "unset"}
    out = io.TextIOWrapper(io.BytesIO(), encoding=env.get("PYTHONIOENCODING", "utf-8"))
    with (
        mock.patch.dict(os.environ, env, clear=True),
        mock.patch.object(sys, "argv", ["aoud", *words[at + 1 :]]),
        mock.patch.object(sys, "stdout", out),
        suppress(SystemExit),
        chdir(ROOT),
    ):
        main()
    out.flush()
    return out.detach().getvalue().decode()


def replay(text: str) -> str:
    """Return a screen file with what its command prints today."""
    first = text.splitlines()[0]
    return f"{first}\n{shown(first.removeprefix('$ '))}"


if __name__ == "__main__":
    for path in sorted(FOLDER.glob("*.txt")):
        path.write_text(replay(path.read_text("utf-8")), "utf-8")
