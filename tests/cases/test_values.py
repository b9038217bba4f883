"""Values with and without their unit, and what happened on the next day elsewhere: cases VA01, VA03 and DA06."""

from itertools import permutations
from pathlib import Path

import pytest

from tests.cases.conftest import Ask
from tests.conftest import Aoud, TodayIs
from tests.small import SMALLEST, in_short, judged

DAY = "2025-03-01"

# VA01 "8" and "8 episodes" from two sources (3.1)

PLAIN = "id=a episodes=8 said=2024-01-10 by=studio"
WITH_UNIT = "id=b episodes=8_episodes said=2024-02-10 by=paper"


def test_a_number_with_and_without_its_unit_is_one_value(ask: Ask) -> None:
    found = ask(f"faq episodes --as-of {DAY}", PLAIN, WITH_UNIT).out

    assert " 8 episodes. A sentence. (Studio, official, 10 Jan 2024)\n" in found
    assert "Disputed" not in found


@pytest.mark.parametrize("other", ["8_Episodes", "08", "8_episode", "8episodes"])
@pytest.mark.parametrize("ranks", [("studio", "paper"), ("paper", "studio"), ("paper", "daily")])
def test_no_spelling_of_a_value_disputes_it(other: str, ranks: tuple[str, str]) -> None:
    spellings = (
        f"id=b episodes=8 said=2024-01-10 by={ranks[0]}",
        f"id=a episodes={other} said=2024-01-10 by={ranks[1]}",
    )

    for claims in permutations(spellings):
        assert judged(DAY, *claims)["episodes"].standing == "settled"


# VA03 One episode; decimals; thousands; ranges


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("1", "1 episode"),
        ("7.5", "7.5 episodes"),
        ("1,200", "1,200 episodes"),
        ("6_to_8", "6 to 8 episodes"),
        ("8_or_10", "8 or 10 episodes"),
        ("6-8", "6-8 episodes"),
        ("12_episodes", "12 episodes"),
        ("a_dozen", "a dozen"),
        ("0", "0 episodes"),
    ],
)
def test_a_value_is_told_with_its_unit(ask: Ask, value: str, told: str) -> None:
    found = ask(f"faq episodes --as-of {DAY}", f"episodes={value} said=2024-01-10 by=studio").out

    assert f" {told}. A sentence. (Studio, official, 10 Jan 2024)\n" in found
    assert f" {told}  Studio  official" in found


def test_one_and_01_are_one_episode() -> None:
    claims = "episodes=01 said=2024-01-10 by=studio", "episodes=1 said=2024-01-11 by=paper"

    assert in_short(judged(DAY, *claims)["episodes"]) == "01, settled, official"


# DA06 Out at midnight in Los Angeles is the next day in Seoul (2.4)


def test_a_release_may_be_dated_by_the_day_after_it_was_said(aoud: Aoud, today_is: TodayIs) -> None:
    today_is(2026, 11, 28)
    found = aoud(
        *("add", "released", "yes", "--by", "netflix", "--said", "2026-11-26"),
        *("--when", "2026-11-27", "--text", "Out at midnight, the next day here.", "--dry-run"),
    )

    assert (found.code, found.err) == (0, "")


@pytest.mark.parametrize("step", ["renewed", "filming", "wrapped", "released"])
def test_a_fact_base_may_hold_such_a_day(ask: Ask, step: str) -> None:
    claim = f"{step}=yes said=2026-11-26 when=2026-11-27 by=studio"

    assert ask(f"is {step} --as-of 2026-12-01", claim).out == "yes\n"


# ST07 A comparable season that premiered before its shooting ended

LIVE = """
[[precedent]]
title = "Live Drama"
season = 1
wrapped = "2024-05-10"
released = "2024-03-02"
"""


@pytest.mark.parametrize(
    ("left_out", "code"), [("", 4), ('left_out = "It was shown while it was made."\n', 0)]
)
def test_a_season_shown_while_it_was_made_is_taken_if_it_is_left_out(
    aoud: Aoud, tmp_path: Path, left_out: str, code: int
) -> None:
    path = tmp_path / "facts.toml"
    path.write_text(f"{SMALLEST}{LIVE}{left_out}", "utf-8")

    found = aoud("check", str(path))

    assert found.code == code
    assert ("write left_out = " in found.err) == (code == 4)


# ST21 Specials, and films without a season


@pytest.mark.parametrize(
    ("season", "heading"),
    [
        ("season = 0, ", "Tin Harbour, season 0 "),
        ("", "Tin Harbour  "),
        ("season = 12, ", ", season 12 "),
    ],
)
def test_specials_and_films_are_told_like_a_season(
    aoud: Aoud, tmp_path: Path, season: str, heading: str
) -> None:
    path = tmp_path / "facts.toml"
    path.write_text(SMALLEST.replace("season = 2, ", season), "utf-8")
    whole = ("--facts", str(path), "--as-of", "2024-06-01")

    assert heading in aoud("status", *whole).out.splitlines()[0]
    for command in ("status --plain", "status --format markdown", "cast", "export", "forecast"):
        told = aoud(*command.split(), *whole)
        assert (told.code, told.err) == (0, "")
        assert "None" not in told.out


@pytest.mark.parametrize("season", ["-1", "10000", "0x1" + "0" * 5000])
def test_a_season_is_a_number_from_0_to_9999(aoud: Aoud, tmp_path: Path, season: str) -> None:
    path = tmp_path / "facts.toml"
    path.write_text(SMALLEST.replace("season = 2", f"season = {season}"), "utf-8")

    assert aoud("check", str(path)).code == 4
