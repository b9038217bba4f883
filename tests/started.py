"""The program in processes of its own, started once: what is costly is to import it all anew."""

import json
import os
import select
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

SERVER = Path(__file__).with_name("server.py")
PATIENCE = 300  # seconds until a process counts as hung; no test measures time by it


@dataclass(frozen=True)
class Result:
    code: int
    out: str
    err: str


def variables(changed: Mapping[str, str | None]) -> dict[str, str]:
    """Return the environment with some variables set, and those without a value unset."""
    asked = {key: value for key, value in changed.items() if value is not None}
    return {key: value for key, value in os.environ.items() if key not in changed} | asked


class Started:
    """A process that has imported the program, and forks a child for each run.

    A child has real streams (a file, a pipe to a reader, /dev/full), the folder and the variables of
    whoever asks, and ends as `python -m aoud_cli` ends. What Python looks at when it starts, its own
    variables and the locale, is that of the process: `env`.
    """

    def __init__(
        self,
        *python: str,
        before: Sequence[str] = (),
        env: Mapping[str, str | None] | None = None,
        rehearsals: Sequence[Sequence[str]] = (),
    ) -> None:
        line = [*before, *(python or [sys.executable]), "-P", str(SERVER)]
        self.process = subprocess.Popen(
            line, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=variables(env or {}), text=True
        )
        self._order(rehearsals)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.communicate(timeout=PATIENCE)

    def run(
        self,
        *words: str,
        into: str = "",
        cwd: Path | None = None,
        env: Mapping[str, str | None] | None = None,
        user: int = 0,
        memory: int = 0,
    ) -> Result:
        """Run `aoud`; `into` is a file for its answer, or a reader to pipe it to."""
        where = {"cwd": str(cwd or Path.cwd()), "env": variables(env or {})}
        self._order({"words": words, "into": into, "user": user, "memory": memory, **where})
        assert self.process.stdout
        answered = select.select([self.process.stdout], [], [], PATIENCE)[0]
        assert answered, f"{words} hung"
        return Result(*json.loads(self.process.stdout.readline()))

    def _order(self, order: object) -> None:
        assert self.process.stdin
        self.process.stdin.write(f"{json.dumps(order)}\n")
        self.process.stdin.flush()
