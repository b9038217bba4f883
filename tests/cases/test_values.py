"""Values with and without their unit, and what happened on the next day elsewhere: cases VA01, VA03 and DA06."""

from itertools import permutations

import pytest

from tests.cases.conftest import Ask
from tests.conftest import Aoud, TodayIs
from tests.small import in_short, judged

DAY = "2025-03-01"

# VA01 "8" and "8 episodes" from two sources (3.1)

PLAIN = "id=a episodes=8 said=2024-01-10 by=studio"
WITH_UNIT = "id=b episodes=8_episodes said=2024-02-10 by=paper"


def test_a_number_with_and_without_its_unit_is_one_value(ask: Ask) -> None:
    found = ask(f"faq episodes --as-of {DAY}", PLAIN, WITH_UNIT).out

    assert " 8 episodes. (Studio, official, 10 Jan 2024)\n" in found
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

    assert f" {told}. (Studio, official, 10 Jan 2024)\n" in found
    assert f" {told}  Studio  official" in found


def test_one_and_01_are_one_episode() -> None:
    claims = "episodes=01 said=2024-01-10 by=studio", "episodes=1 said=2024-01-11 by=paper"

    assert in_short(judged(DAY, *claims)["episodes"]) == "01, settled, official"


# DA06 Out at midnight in Los Angeles is the next day in Seoul (2.4)


@pytest.mark.xfail(reason="needs check/add")
def test_a_release_may_be_dated_by_the_day_after_it_was_said(aoud: Aoud, today_is: TodayIs) -> None:
    today_is(2026, 11, 28)
    found = aoud(
        *("add", "released", "yes", "--by", "netflix", "--said", "2026-11-26"),
        *("--when", "2026-11-27", "--text", "Out at midnight, the next day here.", "--dry-run"),
    )

    assert (found.code, found.err) == (0, "")


@pytest.mark.xfail(reason="needs check/add")
@pytest.mark.parametrize("step", ["renewed", "filming", "wrapped", "released"])
def test_a_fact_base_may_hold_such_a_day(ask: Ask, step: str) -> None:
    claim = f"{step}=yes said=2026-11-26 when=2026-11-27 by=studio"

    assert ask(f"is {step} --as-of 2026-12-01", claim).out == "yes\n"
