"""`aoud export`: the fact base as it stood on a day, which gives the same answers when it is read again."""

import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from aoud_cli.facts.snapshot import snapshot
from tests.cli.test_own_claims import OUT_NOW, clock, id_of
from tests.conftest import Aoud
from tests.small import facts_with_sums

__all__ = ["clock"]  # the fixture


READS = ["status", "timeline --all", "cast", "faq", "about", "why released", "why filming", "sources", "predictions",
         "forecast", "forecast --backtest", "changes --since 2025", "is released"]  # fmt: skip


@pytest.mark.parametrize(
    ("day", "form"),
    [
        *(("2023-04-30", "toml"), ("2026-02-23", "json")),
        *(
            pytest.param(day, form, marks=pytest.mark.torture)
            for day, form in product(
                ("2022-01-01", "2023-04-30", "2025-08-01", "2026-02-23", "2026-11-25"),
                ("toml", "json"),
            )
        ),
    ],
)
def test_what_export_writes_gives_the_same_answers(
    aoud: Aoud, tmp_path: Path, day: str, form: str
) -> None:
    path = tmp_path / f"facts.{form}"
    path.write_text(aoud("export", "--format", form, "--as-of", day).out, "utf-8")

    checked = aoud("check", str(path))
    assert (checked.code, checked.err) == (0, "")
    for command in READS:
        if (
            command != "forecast --backtest"
        ):  # which also learns from seasons that had not begun to wait
            arguments = (*command.split(), "--as-of", day, "--json")
            assert aoud(*arguments, "--facts", str(path)).out == aoud(*arguments).out, command


@pytest.mark.usefixtures("clock")
def test_export_holds_the_users_claims_and_gives_the_same_answers(
    aoud: Aoud, tmp_path: Path
) -> None:
    added = id_of(aoud(*OUT_NOW))
    path = tmp_path / "facts.toml"
    path.write_text(aoud("export").out, "utf-8")

    assert f'id = "{added}"' in path.read_text("utf-8")
    for command in READS:
        merged, exported = (
            aoud(*command.split(), "--json", *more).out for more in ((), ("--facts", str(path)))
        )
        assert exported == merged.replace('"yours": true', '"yours": false'), command


def test_export_leaks_no_claim_of_a_later_day(aoud: Aoud) -> None:
    exported = aoud("export", "--as-of", "2023-04-30").out

    assert "renewed" in exported
    assert not re.search(r'said\s*= "202[4-6]', exported)


def test_an_export_holds_a_comparable_season_from_its_first_step_on() -> None:
    given = facts_with_sums(waits=(100,))
    (season,) = given.precedents
    ordered = season.model_validate(season.tables() | {"renewed": "2019-06"})
    base = given.model_copy(update={"precedents": [ordered]})

    assert snapshot(base, date(2019, 6, 29)).precedents == []
    assert snapshot(base, date(2019, 6, 30)).precedents == [ordered]


@pytest.mark.parametrize("day", ["2022-01-01", "2026-11-28"])
@pytest.mark.parametrize(("form", "read"), [("toml", tomllib.loads), ("json", json.loads)])
def test_an_export_says_under_which_licence_the_facts_may_be_passed_on(
    aoud: Aoud, form: str, read: Callable[[str], dict[str, Any]], day: str
) -> None:
    exported = read(aoud("export", "--format", form, "--as-of", day).out)

    assert exported["licence"].startswith("CC BY 4.0")
    assert "synopsis" in exported["licence"]


@pytest.mark.parametrize(
    "encoding",
    [
        pytest.param("ascii", marks=pytest.mark.torture),
        "latin-1",
        pytest.param("cp949", marks=pytest.mark.torture),
    ],
)
def test_an_export_can_be_read_again_whatever_the_encoding(
    aoud: Aoud, tmp_path: Path, encoding: str
) -> None:
    for form in ("toml", "json"):
        command = [sys.executable, "-m", "aoud_cli", "export", "--format", form]
        env = {**os.environ, "PYTHONIOENCODING": encoding}
        path = tmp_path / f"facts.{form}"
        path.write_bytes(subprocess.run(command, env=env, capture_output=True, check=True).stdout)

        assert aoud("cast", "--facts", str(path)).out == aoud("cast").out
