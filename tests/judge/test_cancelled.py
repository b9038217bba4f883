"""Whether the season is cancelled: rule 7.4, what it computes; its words are in reports/test_headline.py."""

import pytest

from aoud_cli.judge.answer import Answer
from tests.small import fates, in_short, judged

CUT = "id=cut cancelled=yes said=2024-05-02 by={}".format


def cancelled(*claims: str, day: str = "2026-01-01") -> Answer:
    """Return whether it is cancelled, the same in both orders of the file."""
    named = [one if one.startswith("id=") else f"id=k{n} {one}" for n, one in enumerate(claims)]
    answer, backwards = (judged(day, *given)["cancelled"] for given in (named, named[::-1]))
    assert answer == backwards
    return answer


@pytest.mark.parametrize("by", ["studio", "actor", "paper"])
def test_cancelled_is_a_fact_with_a_basis_like_any_other(by: str) -> None:
    rank = {"studio": "official", "actor": "insider", "paper": "press"}[by]

    assert in_short(cancelled(CUT(by))) == f"yes, settled, {rank}"


def test_a_no_contradicts_it_like_any_other_no() -> None:
    no = "id=no cancelled=no when=2024-06 said={} by={}".format

    assert in_short(cancelled(CUT("paper"), no("2024-07-01", "paper"))) == "not yet, settled, press"
    assert fates(cancelled(CUT("paper"), no("2024-07-01", "paper")))["cut"] == "overruled"
    assert (
        in_short(cancelled(CUT("studio"), no("2024-07-01", "paper"))) == "yes, disputed, official"
    )
    old = "cancelled=no said=2024-01-01 by=studio"
    assert in_short(cancelled(CUT("paper"), old)) == "yes, settled, press"


STEP = "id=step {}=yes when={} said={} by={}".format


@pytest.mark.parametrize("step", ["renewed", "filming", "wrapped", "released"])
def test_a_newer_step_that_ends_later_overrules_it_if_as_strong_else_disputes_it(step: str) -> None:
    overruled = cancelled(CUT("studio"), STEP(step, "2024-09-12", "2024-09-12", "network"))
    assert in_short(overruled) == "unknown"
    assert fates(overruled) == {"cut": "overruled"}
    disputed = cancelled(CUT("studio"), STEP(step, "2024-09-12", "2024-09-12", "paper"))
    assert in_short(disputed) == "yes, disputed, official"
    assert (disputed.against and disputed.against.id) == "step"


def test_a_part_that_comes_out_later_contradicts_it_too() -> None:
    part = "id=step released=yes part=2 when=2024-09-12 said=2024-09-12 by=studio"

    assert fates(cancelled(CUT("studio"), part))["cut"] == "overruled"


def test_a_step_from_before_or_of_one_time_contradicts_nothing() -> None:
    same_time = cancelled(CUT("paper"), STEP("filming", "2024-05-03/2024-06", "2024-05", "studio"))
    older = cancelled(CUT("paper"), STEP("filming", "2024-03", "2024-04", "studio"))
    told_later = cancelled(CUT("paper"), STEP("filming", "2024-05-02", "2024-09", "studio"))

    for answer in (same_time, older, told_later):
        assert in_short(answer) == "yes, settled, press"
    day_after = cancelled(CUT("paper"), STEP("filming", "2024-05-03", "2024-09", "studio"))
    assert fates(day_after)["cut"] == "overruled"


def test_its_first_day_is_that_of_its_when_else_of_its_said() -> None:
    dated = "id=cut cancelled=yes when=2024-03/2024-05 said=2024-05-02 by=paper"
    month = "id=cut cancelled=yes said=2024-05 by=paper"

    assert in_short(cancelled(dated, STEP("filming", "2024-03-01", "2024-09", "studio"))) == (
        "yes, settled, press"
    )
    assert fates(cancelled(dated, STEP("filming", "2024-03-02", "2024-09", "studio")))["cut"] == (
        "overruled"
    )
    assert in_short(cancelled(month, STEP("filming", "2024-05-01", "2024-09", "studio"))) == (
        "yes, settled, press"
    )
    assert fates(cancelled(month, STEP("filming", "2024-05-02", "2024-09", "studio")))["cut"] == (
        "overruled"
    )


def test_an_undated_step_that_is_told_later_may_have_been_taken_later() -> None:
    undated = "id=step filming=yes said=2024-09-01 by=studio"

    assert fates(cancelled(CUT("paper"), undated))["cut"] == "overruled"


def test_only_a_yes_that_stands_contradicts_it() -> None:
    step = STEP("filming", "2024-09-01", "2024-09-12", "paper")
    denial = "filming=no when=2024-11 said=2024-12-01 by=daily"

    assert in_short(cancelled(CUT("paper"), step, denial)) == "yes, settled, press"
    no = "filming=no when=2024-11 said=2024-12-01 by=studio"
    assert in_short(cancelled(CUT("paper"), no)) == "yes, settled, press"


def test_hearsay_of_a_step_contradicts_nothing() -> None:
    rumour = STEP("renewed", "2024-09-01", "2024-09-12", "fan")
    answers = judged("2026-01-01", CUT("paper"), rumour)

    assert in_short(answers["renewed"]) == "yes, settled, hearsay"
    assert in_short(answers["cancelled"]) == "yes, settled, press"


PLAN = "id=plan released=yes kind=plan when=2025 said=2024-09-01 by={}".format


def test_an_official_plan_that_was_not_taken_back_contradicts_it() -> None:
    back = "plot said=2024-10-01 by=studio retracts=plan"

    assert fates(cancelled(CUT("studio"), PLAN("studio")))["cut"] == "overruled"
    assert fates(cancelled(CUT("paper"), PLAN("studio")))["cut"] == "overruled"
    assert in_short(cancelled(CUT("studio"), PLAN("studio"), back)) == "yes, settled, official"
    this_year = PLAN("studio").replace("when=2025", "when=2024")
    assert fates(cancelled(CUT("studio"), this_year))["cut"] == "overruled"
    past = PLAN("studio").replace("when=2025", "when=2024-05-02")
    assert in_short(cancelled(CUT("studio"), past)) == "yes, settled, official"


def test_other_plans_and_guesses_do_not() -> None:
    for prediction in (
        PLAN("actor"),
        PLAN("studio").replace("plan when", "guess when"),
        PLAN("studio").replace("released=yes", "released=no"),
        PLAN("studio") + " via=blog",
        PLAN("studio").replace("said=2024-09-01", "said=2024-05"),
        "episodes=8 kind=plan said=2024-09-01 by=studio",
    ):
        assert in_short(cancelled(CUT("paper"), prediction)) == "yes, settled, press"


def test_a_plan_for_a_part_contradicts_it_too() -> None:
    plan = PLAN("studio").replace("released=yes", "released=yes part=2")

    assert fates(cancelled(CUT("studio"), plan))["cut"] == "overruled"


def test_no_step_contradicts_a_no() -> None:
    no = "id=no cancelled=no said=2024-01-01 by=paper"
    step = STEP("filming", "2024-09-12", "2024-09-12", "studio")

    assert in_short(cancelled(no, step)) == "not yet, settled, press"
    assert fates(cancelled(no, step)) == {"no": "stands"}


def test_cancelled_again_after_the_step_stands() -> None:
    step = STEP("renewed", "2024-09-12", "2024-09-12", "network")
    again = "id=again cancelled=yes said=2025-05-05 by=studio"
    answer = cancelled(CUT("studio"), step, again)

    assert in_short(answer) == "yes, settled, official"
    assert fates(answer) == {"again": "stands", "cut": "overruled"}


def test_a_cancelled_changes_no_step() -> None:
    claims = (
        STEP("filming", "2024-04-01", "2024-04-12", "paper"),
        "wrapped=yes said=2024-04-20 by=fan",
    )
    with_it, without = judged("2026-01-01", *claims, CUT("studio")), judged("2026-01-01", *claims)

    for step in ("renewed", "filming", "wrapped", "released"):
        assert with_it[step] == without[step]


def test_a_rumour_that_it_is_cancelled_is_overruled_by_a_later_step_else_set_aside() -> None:
    assert fates(cancelled(CUT("fan"))) == {"cut": "set aside"}
    step = STEP("filming", "2024-09-12", "2024-09-12", "paper")
    assert fates(cancelled(CUT("fan"), step)) == {"cut": "overruled"}


def test_a_prediction_that_it_will_be_cancelled_is_judged_like_any_other() -> None:
    guess = "id=g cancelled=yes kind=guess when=2024 said=2023 by=paper"

    assert fates(cancelled(guess, CUT("studio")))["g"] == "hit"
    assert fates(cancelled(guess, day="2025-01-01"))["g"] == "missed"


def test_a_no_that_does_not_stand_rules_no_guess_out() -> None:  # 5.3
    guess = "id=guess kind=guess cancelled=yes when=2026 said=2024-01-01 by={}".format
    rumour = cancelled(guess("fan"), "id=no cancelled=no when=2026-12 said=2024-02-01 by=blog")
    assert fates(rumour) == {"no": "set aside", "guess": "open"}

    beaten = "id=no cancelled=no when=2027 said=2024-02-01 by=daily"
    later = STEP("renewed", "2025-06-01", "2025-06-01", "paper")
    disputed = cancelled(guess("paper"), beaten, CUT("studio"), later)
    assert fates(disputed) == {"cut": "stands", "no": "overruled", "guess": "open"}


def test_of_a_season_that_is_cancelled_no_value_is_expected_either() -> None:
    guess = "id=guess episodes=8 kind=guess said=2024-01-10 by=paper"
    cut = "id=cut cancelled=yes said=2024-02-10 by=studio"

    assert judged("2024-03-01", guess)["episodes"].outlook.claim is not None
    assert judged("2024-03-01", guess, cut)["episodes"].outlook.claim is None
