"""The worked example of another show, of a season whose end is known: what was said on each day, and what came."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from aoud_cli.files.load import load
from tests.conftest import Aoud
from tests.program.test_source import names_of_the_show, stands_in

SQUID = Path("examples/squid-game-2.toml")


def test_every_example_is_a_sound_fact_base(aoud: Aoud) -> None:
    for path in Path("examples").iterdir():
        assert aoud("check", str(path)).code == 0


@pytest.mark.parametrize(
    ("day", "headline"),
    [
        ("2022-06-11", "NOTHING KNOWN YET. NO RELEASE DATE."),
        ("2022-07-01", "RENEWED, NOT FILMING YET. NO RELEASE DATE."),
        ("2023-09-01", "FILMING (press), NOT WRAPPED YET. NO RELEASE DATE."),
        ("2024-01-01", "FILMING, NOT WRAPPED YET. NO RELEASE DATE."),
        ("2024-07-01", "WRAPPED (press), NOT RELEASED YET. NO RELEASE DATE."),
        ("2024-09-01", "WRAPPED (press), NOT RELEASED YET. OUT ON 26 DEC 2024."),
        ("2024-12-28", "RELEASED. OUT NOW."),
    ],
)
def test_the_season_is_told_day_by_day(aoud: Aoud, day: str, headline: str) -> None:
    assert (
        json.loads(aoud("status", "--facts", str(SQUID), "--as-of", day, "--json").out)["headline"]
        == headline
    )


def test_its_cast_is_asked_for_like_any_other(aoud: Aoud) -> None:
    def names(*more: str) -> list[str]:
        return [
            row["name"]
            for row in json.loads(aoud("cast", *more, "--facts", str(SQUID), "--json").out)["rows"]
        ]

    assert names("--returning") == ["Lee Byung-hun", "Lee Jung-jae"]
    assert names("--new") == ["Yim Si-wan"]
    assert "Yim Si-wan (임시완)" in aoud("cast", "im siwan", "--facts", str(SQUID)).out
    assert names("--as-of", "2023-06-16") == []


def test_every_prediction_of_a_season_that_is_out_has_come_true_or_not(aoud: Aoud) -> None:
    rows = json.loads(
        aoud("predictions", "--facts", str(SQUID), "--as-of", "2024-12-28", "--json").out
    )["rows"]

    assert {row["fate"] for row in rows} <= {"hit", "missed"}
    assert rows


def test_the_forecast_of_the_summer_missed_the_release_by_less_than_a_month(aoud: Aoud) -> None:
    rows = json.loads(
        aoud("forecast", "--facts", str(SQUID), "--as-of", "2024-07-01", "--json").out
    )["rows"]
    first = date.fromisoformat(rows[0]["first"])

    assert timedelta() < first - date(2024, 12, 26) < timedelta(31)


def test_what_is_told_of_it_names_nothing_of_the_bundled_show(aoud: Aoud) -> None:
    commands = (
        "status",
        "cast",
        "faq",
        "about",
        "sources",
        "timeline --all",
        "predictions",
        "forecast",
    )
    told = "".join(
        aoud(*command.split(), "--facts", str(SQUID), "--as-of", "2024-12-28").out
        for command in commands
    )
    both = load(SQUID).title.network  # one network ordered the two

    assert "Squid Game" in told
    assert [name for name in names_of_the_show() if name != both and stands_in(name, told)] == []
