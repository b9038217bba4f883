"""Runs whole processes, one at a time and in turns, and keeps the least cost of each."""

import os
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Goal:
    """The most that a task may cost: so many times the cost of another task of the same run."""

    at_most: float
    of: str


@dataclass(frozen=True)
class Task:
    """A process to measure; `codes` are the exit codes it may end with."""

    name: str
    argv: Sequence[str]
    environment: Mapping[str, str] = field(default_factory=dict)
    codes: frozenset[int] = frozenset({0})
    goal: Goal | None = None


@dataclass(frozen=True)
class Cost:
    """What one process cost: seconds from start to end, and MiB of memory at its peak."""

    seconds: float
    mebibytes: float


def measured(tasks: Sequence[Task], rounds: int) -> Iterator[dict[str, Cost]]:
    """Yield the least cost of each task so far, by name, after every round.

    Each task runs once a round, so whatever slows the machine down slows all of them down. The
    first round is not counted: it compiles, fills caches, and lets answers be remembered.
    """
    least: dict[str, Cost] = {}
    for number in range(rounds + 1):
        costs = {task.name: run(task) for task in tasks}
        if number:
            least = {name: _lesser(cost, least.get(name, cost)) for name, cost in costs.items()}
            yield least


def run(task: Task) -> Cost:
    """Return the cost of one run of a task; raises SystemExit if it ends with another code."""
    nothing = (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)
    silence = [
        (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
        nothing,
        (os.POSIX_SPAWN_DUP2, 1, 2),
    ]
    start = time.perf_counter()
    child = os.posix_spawn(task.argv[0], [*task.argv], task.environment, file_actions=silence)
    _, status, usage = os.wait4(child, 0)  # of this child; RUSAGE_CHILDREN is of the largest one
    seconds = time.perf_counter() - start
    code = os.waitstatus_to_exitcode(status)
    if code not in task.codes:
        raise SystemExit(f"{task.name}: ended with {code}: {' '.join(task.argv)}")
    return Cost(seconds, usage.ru_maxrss / 1024)


def surroundings(folder: Path) -> dict[str, str]:
    """Return the environment of every process that is measured.

    Its folders are temporary. No variable of Python's is set: with PYTHONDONTWRITEBYTECODE each
    start would compile everything.
    """
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "LANG": "C.UTF-8",
        "TERM": "xterm",
        "COLUMNS": "80",
        "HOME": str(folder),
        "XDG_CACHE_HOME": str(folder / "cache"),
        "AOUD_DATA_DIR": str(folder / "data"),
    }


def _lesser(one: Cost, other: Cost) -> Cost:
    return Cost(min(one.seconds, other.seconds), min(one.mebibytes, other.mebibytes))
