"""What each command imports: `python -m tools.imports` writes the list anew."""

from pathlib import Path

import pytest

from tools import imports

# The light ones, which a thoughtless import would make slow, and one of each kind that is not.
DAILY = {
    *("--version", "--help", "Tab", "Tab in fish", "Tab in zsh", "Tab for a value"),
    *("status", "is released", "status --json", "check", "remove x"),
}


@pytest.mark.newest
@pytest.mark.parametrize(
    "run",
    [pytest.param(run, marks=() if run in DAILY else pytest.mark.torture) for run in imports.RUNS],
)
def test_a_command_imports_what_it_imported_when_it_was_written_down(
    run: str, tmp_path: Path
) -> None:
    written = next(
        line for line in imports.LIST.read_text("utf-8").splitlines() if line.startswith(f"{run}: ")
    )

    assert imports.imported(run, tmp_path) == written


def test_the_version_and_a_tab_import_neither_rich_nor_pydantic_nor_the_facts() -> None:
    lines = dict(line.split(": ", 1) for line in imports.LIST.read_text("utf-8").splitlines())

    for run in ("--version", "--help", "Tab", "Tab in fish", "Tab in zsh"):
        heavy, own = lines[run].split("; ")
        assert heavy == "typer"
        assert {"files.load", "facts.model", "files.own", "judge.assess"}.isdisjoint(own.split())


def test_what_asks_the_web_is_imported_by_the_two_commands_that_do_alone() -> None:
    lines = dict(line.split(": ", 1) for line in imports.LIST.read_text("utf-8").splitlines())
    asking = {run for run, line in lines.items() if {"urllib3", "xml", "web"} & {*line.split()}}

    assert asking == {"refresh --dry-run", "news --since yesterday"}
