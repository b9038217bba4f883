"""Puts what was measured into words: two tables, and the README of this folder."""

import os
import platform
from collections.abc import Mapping, Sequence
from datetime import date
from importlib.metadata import PackageNotFoundError, version

from benchmarks.invented import SIZES
from benchmarks.measure import Cost, Task
from benchmarks.tasks import EOL, HELLO, PASS, loading, status_of

PACKAGES = ("typer", "rich", "pydantic", "tomli-w")

Table = Sequence[Sequence[str]]


def start_table(tasks: Sequence[Task], least: Mapping[str, Cost]) -> Table:
    """Return the cost of each start in ms and as ratios, with its goal; row 1 names the columns."""
    rows: list[Sequence[str]] = [("what", "ms", "x pass", "x hello", "goal", "met")]
    for task in tasks:
        seconds = least[task.name].seconds
        ratios = [f"{seconds / least[unit].seconds:.2f}" for unit in (PASS, HELLO)]
        rows.append(
            (task.name, f"{seconds * 1000:.1f}", ratios[0], ratios[1], *verdict(task, least))
        )
    if not any(task.name == EOL for task in tasks):
        rows.insert(3, (EOL, "not installed", "", "", "", ""))
    return rows


def verdict(task: Task, least: Mapping[str, Cost]) -> tuple[str, str]:
    """Return the goal of a task and whether it was met, or two empty texts if it has none."""
    if not task.goal:
        return "", ""
    met = least[task.name].seconds <= task.goal.at_most * least[task.goal.of].seconds
    short = {PASS: "pass", HELLO: "hello"}.get(task.goal.of, "parsing")
    return f"<= {task.goal.at_most:g} x {short}", "yes" if met else "NO"


def growth_table(tasks: Sequence[Task], least: Mapping[str, Cost]) -> Table:
    """Return seconds and MiB of loading, and of `status`, for each number of claims."""
    rows: list[Sequence[str]] = [
        ("claims", "parse, validate s", "MiB", "status s", "MiB", "x parsing", "goal", "met")
    ]
    goals = {task.name: verdict(task, least) for task in tasks}
    for size in SIZES:
        load, status = least[loading(size)], least[status_of(size)]
        costs = [
            text
            for cost in (load, status)
            for text in (f"{cost.seconds:.3f}", f"{cost.mebibytes:.0f}")
        ]
        rows.append(
            (f"{size:,}", *costs, f"{status.seconds / load.seconds:.2f}", *goals[status_of(size)])
        )
    return rows


def growth_sentence(least: Mapping[str, Cost]) -> str:
    """Return a sentence that compares how `status` and loading grow, without their imports."""
    few, many = SIZES[0], SIZES[-1]
    status = least[status_of(many)].seconds - least[status_of(few)].seconds
    load = least[loading(many)].seconds - least[loading(few)].seconds
    return (
        f"From {few:,} to {many:,} claims, `status` grew by {status / load:.2f} times what "
        "parsing and validating did."
    )


def aligned(table: Table) -> str:
    """Return a table as plain text, with words to the left and figures to the right."""
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    figures = [any(row[index][:1].isdigit() for row in table[1:]) for index in range(len(widths))]
    lines = []
    for row in table:
        cells = zip(row, widths, figures, strict=True)
        first, *others = (
            text.rjust(width) if right else text.ljust(width) for text, width, right in cells
        )
        lines.append("  ".join([first, *others]).rstrip())
    return "\n".join([*lines, ""])


def readme(starts: Table, growth: Table, sentence: str, rounds: int) -> str:
    """Return the README of this folder."""
    return _README.format(
        starts=aligned(starts),
        growth=aligned(growth),
        rounds=rounds,
        day=date.today(),  # noqa: DTZ011 - the day of whoever measured
        where=_where(),
        with_=_versions(),
        sentence=sentence,
    )


def _where() -> str:
    return f"{os.cpu_count()} shared cores, {platform.system()} {platform.machine()}"


def _versions() -> str:
    """Return the interpreter and the packages that matter, each with its version."""
    found = [f"{name} {_version(name)}" for name in (*PACKAGES, "aoud-cli")]
    return ", ".join([f"{platform.python_implementation()} {platform.python_version()}", *found])


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"


_README = """\
# What an answer costs

Written by `uv run python -m benchmarks` (`--rounds {rounds}`); edit `report.py`, not this page.

Every figure is the least of {rounds} rounds. Each process runs once a round, from start to end, so
whatever else the machine does slows all of them down. A ratio can be compared between machines; a
millisecond cannot. No test depends on any of this.

Measured on {day}, on {where},
with {with_}.

## Starts

`pass` is `python -c pass`, the least that any Python program costs; `hello` is a hello-world in
Typer. "First time" computes the answer, "again" gives the remembered one. The console script is
uv's, except in the row that says pip.

```text
{starts}```

![Starts, as multiples of python -c pass](start-up.svg)

## Growth

Fact bases of an invented show, asked with `--facts`, whose answers are never remembered. Every
answer has to parse and validate the fact base: `status` of 10,000 claims may cost a tenth more.
"x parsing" compares whole processes, with all that they import. MiB is the peak of memory.

```text
{growth}```

{sentence}

![Claims against seconds](scaling.svg)
"""
