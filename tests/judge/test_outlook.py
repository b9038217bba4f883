"""What to expect: rules 6.1, 6.2, 6.3 and 6.4."""

from datetime import date

import pytest

from aoud_cli.judge.answer import Key, Outlook
from aoud_cli.judge.assess import assess
from tests.small import facts, judged, looked

PLAN = "id={} released=yes kind=plan when={} said={} by=studio".format
GUESS = "id={} released=yes kind=guess when={} said={} by={}".format


def ahead(day: str, *claims: str, topic: str = "released") -> Outlook:
    return judged(day, *claims)[topic].outlook


def lead(outlook: Outlook | None) -> str:
    """Return what an outlook goes by: `expected plan a`, `none`."""
    if outlook is None or outlook.claim is None:
        return "none"
    return f"{outlook.state} {outlook.how} {outlook.claim.id}"


# 6 Of what there is an outlook


def test_nothing_is_expected_of_a_step_that_press_or_better_settled() -> None:
    guess = GUESS("a", "2025", "2023", "paper")

    assert lead(ahead("2024-06-01", guess, "released=yes said=2024-05 by=paper")) == "none"
    rumour = "released=yes said=2024-05 by=fan", "wrapped=yes said=2024-01 by=paper"
    assert lead(ahead("2024-06-01", guess, *rumour)) == "expected alone a"
    disputed = (
        "released=yes when=2024-01 said=2024-05-01 by=paper",
        "released=no said=2024-05-01 by=daily",
    )
    assert lead(ahead("2024-06-01", guess, *disputed)) == "expected alone a"


def test_nothing_is_expected_of_anything_once_cancelled_is_settled() -> None:
    guess = GUESS("a", "2025", "2023", "paper")
    end = "cancelled=yes said=2024-05 by={}".format

    assert lead(ahead("2024-06-01", guess, end("studio"))) == "none"
    assert lead(ahead("2024-06-01", guess, end("paper"))) == "none"
    assert lead(ahead("2024-06-01", guess, end("fan"))) == "expected alone a"
    contested = "cancelled=no when=2024-06-01 said=2024-06-01 by=paper"
    assert lead(ahead("2024-06-01", guess, end("studio"), contested)) == "expected alone a"


# 6.1 Plans


def test_an_official_plan_leads_though_newer_guesses_exist() -> None:
    outlook = ahead(
        "2024-06-01", PLAN("plan", "2025", "2023-01"), GUESS("guess", "2026", "2024-01", "paper")
    )

    assert (lead(outlook), outlook.rank, outlook.open) == ("expected plan plan", "official", 2)
    assert outlook.days is not None
    assert outlook.days.text == "2025"


@pytest.mark.parametrize(
    "claim",
    [
        GUESS("a", "2025", "2023-01", "studio"),
        "id=a released=yes kind=plan when=2025 said=2023-01 by=actor",
        "id=a released=yes kind=plan when=2025 said=2023-01 by=studio via=blog",
        "id=a released=no kind=plan when=2025 said=2023-01 by=studio",
        "id=a released=yes kind=plan when=2022 said=2023-01 by=studio",
    ],
)
def test_only_a_predicted_yes_of_the_official_side_is_a_plan(claim: str) -> None:
    assert ahead("2024-06-01", claim).how != "plan"


def test_a_plan_that_was_replaced_leads_no_longer() -> None:
    old, new = PLAN("old", "2025-06-27", "2024-12-01"), PLAN("new", "2025-09-05", "2025-02-20")

    assert lead(ahead("2025-02-19", old, new)) == "expected plan old"
    assert lead(ahead("2025-02-20", old, new)) == "expected plan new"
    unsaid = "id=new released=no kind=plan when=2025 said=2025-02-20 by=studio"
    assert lead(ahead("2025-03-01", old, unsaid)) == "none"


def test_a_plan_that_was_withdrawn_leads_no_longer_even_after_its_day() -> None:
    plan = PLAN("p", "2025-06-27", "2024-12-01")
    no = "id=no released=no when={} said={} by={}".format

    withdrawn = no("2025-06-27", "2025-02-20", "network")
    assert lead(ahead("2025-03-01", plan, withdrawn)) == "none"
    assert lead(ahead("2025-07-01", plan, withdrawn)) == "none"
    assert (
        lead(ahead("2025-03-01", plan, no("2025-06-26", "2025-02-20", "network")))
        == "expected plan p"
    )
    assert (
        lead(ahead("2025-03-01", plan, no("2025-06-27", "2025-02-20", "actor")))
        == "expected plan p"
    )
    assert (
        lead(ahead("2025-03-01", plan, no("2025-06-27", "2024-11-20", "network")))
        == "expected plan p"
    )


def test_a_plan_that_was_repeated_after_the_no_is_not_withdrawn() -> None:
    exact, again = PLAN("exact", "2025-06-27", "2024-12-01"), PLAN("again", "2025", "2025-03-05")
    no = "released=no when=2025-06-27 said=2025-02-20 by=network"

    assert lead(ahead("2025-03-04", exact, no, again)) == "none"
    assert lead(ahead("2025-03-05", exact, no, again)) == "expected plan exact"


def test_a_no_said_after_the_day_of_a_plan_withdraws_nothing() -> None:
    plan = PLAN("p", "2025-06-27", "2024-12-01")

    after = "released=no when=2025-06-30 said=2025-06-{} by=studio".format
    assert lead(ahead("2025-07-01", plan, after("28"))) == "lapsed plan p"
    assert lead(ahead("2025-07-01", plan, after("27"))) == "none"


START_PLAN = "id=s filming=yes kind=plan when=2024-03 said=2023-12-01 by=studio"


def test_a_plan_for_more_than_a_day_is_shaken_when_one_for_an_earlier_step_fails() -> None:
    plan = PLAN("p", "2025", "2024-01-10")

    assert lead(ahead("2024-03-31", START_PLAN, plan)) == "expected plan p"
    shaken = ahead("2024-04-01", START_PLAN, plan)
    assert (lead(shaken), shaken.open) == ("none", 0)
    day = PLAN("p", "2025-05-05", "2024-01-10")
    assert lead(ahead("2024-04-01", START_PLAN, day)) == "expected plan p"
    guess = GUESS("g", "2026", "2024-02", "paper")
    assert lead(ahead("2024-04-01", START_PLAN, plan, guess)) == "expected alone g"


def test_a_plan_is_shaken_only_by_a_plan_that_was_in_force_when_it_was_made() -> None:
    asked = "2024-06-01"
    after = PLAN("p", "2025", "2024-04-01")
    on_its_last_day = PLAN("p", "2025", "2024-03-31")

    assert lead(ahead(asked, START_PLAN, after)) == "expected plan p"
    assert lead(ahead(asked, START_PLAN, on_its_last_day)) == "none"
    moved = "filming=yes kind=plan when=2025 said=2024-01-05 by=studio"
    assert (
        lead(ahead(asked, START_PLAN, moved, PLAN("p", "2026", "2024-01-10"))) == "expected plan p"
    )
    assert (
        lead(ahead(asked, START_PLAN, moved, PLAN("p", "2026", "2024-01-05"))) == "expected plan p"
    )
    assert lead(ahead(asked, START_PLAN, moved, PLAN("p", "2026", "2024-01-04"))) == "none"


def test_a_plan_is_not_shaken_by_an_earlier_step_that_was_taken_in_time() -> None:
    plan = PLAN("p", "2025", "2024-01-10")
    taken = "filming=yes when={} said=2024-05-01 by=paper".format

    assert lead(ahead("2024-06-01", START_PLAN, plan, taken("2024-03-31"))) == "expected plan p"
    assert lead(ahead("2024-06-01", START_PLAN, plan, taken("2024-04-01"))) == "none"


def test_the_plan_of_somebody_else_or_for_a_later_step_shakes_nothing() -> None:
    plan = PLAN("p", "2025", "2024-01-10")
    insider = START_PLAN.replace("by=studio", "by=actor")
    later = "id=s filming=yes kind=plan when=2026 said=2024-01-10 by=studio"
    part = "id=q released=yes part=2 kind=plan when=2024-02 said=2024-01-01 by=studio"

    assert lead(ahead("2024-06-01", insider, plan)) == "expected plan p"
    start = "id=s filming=yes kind=plan when=2025 said=2024-01-10 by=studio"
    failed = "id=q wrapped=yes kind=plan when=2024-02 said=2024-01-01 by=studio"
    assert lead(ahead("2024-06-01", start, failed, topic="filming")) == "expected plan s"
    assert lead(ahead("2024-06-01", plan, part)) == "expected plan p"
    assert lead(ahead("2024-06-01", later, plan)) == "expected plan p"


def test_a_repeated_plan_is_shaken_by_what_was_in_force_when_it_was_last_made() -> None:
    again = PLAN("again", "2025", "2024-05-01")

    assert lead(ahead("2024-06-01", START_PLAN, PLAN("p", "2025", "2024-01-10"), again)) == (
        "expected plan p"
    )


def test_the_newest_plan_counts_and_of_one_time_the_exacter_then_the_later() -> None:
    other = "id={} released=yes kind=plan when={} said={} by=network".format

    assert (
        lead(ahead("2024-06-01", PLAN("a", "2025", "2023"), other("b", "2026", "2024-01-01")))
        == "expected plan b"
    )
    same_time = other("b", "2026-05", "2023-06")
    assert lead(ahead("2024-06-01", PLAN("a", "2025", "2023"), same_time)) == "expected plan b"
    assert (
        lead(ahead("2024-06-01", PLAN("a", "2025", "2023"), other("b", "2027", "2023")))
        == "expected plan b"
    )


def test_of_the_plans_within_the_newest_the_exactest_counts() -> None:
    round_one = "id=round released=yes kind=plan when=2025 said=2024-02 by=network"

    assert (
        lead(ahead("2024-06-01", PLAN("day", "2025-05-05", "2024-01"), round_one))
        == "expected plan day"
    )
    assert (
        lead(ahead("2024-06-01", PLAN("day", "2026-01-01", "2024-01"), round_one))
        == "expected plan round"
    )
    assert lead(ahead("2024-06-01", PLAN("day", "2024-12/2025-01", "2024-01"), round_one)) == (
        "expected plan round"
    )
    outlook = ahead(
        "2024-06-01", PLAN("day", "2025-05", "2024-01"), PLAN("again", "2025", "2024-02")
    )
    assert lead(outlook) == "expected plan day"


def test_the_exactest_of_several_within_the_newest_counts_though_another_ends_sooner() -> None:
    quarter = "id=quarter released=yes kind=plan when=2025-Q1 said=2024-02 by=network"
    newest = "id=newest released=yes kind=plan when=2025 said=2024-03 by=maker"
    day = PLAN("day", "2025-05-05", "2024-01")

    assert lead(ahead("2024-06-01", day, quarter, newest)) == "expected plan day"


def press(when: str = "2026", said: str = "2025-08-05") -> list[str]:
    return [GUESS(by, when, said, by) for by in ("paper", "daily", "herald")]


def test_beside_a_plan_that_leads_stands_the_field_of_what_others_have_said_since() -> None:
    plan = PLAN("plan", "2025-H2", "2025-06-10")

    outlook = ahead("2025-12-31", plan, *press())
    assert (lead(outlook), lead(outlook.beside)) == ("expected plan plan", "expected field daily")
    assert outlook.beside is not None
    assert outlook.beside.count == 3
    before = ahead("2025-12-31", plan, *press(said="2025-06-09"))
    of_one_time = ahead("2025-12-31", plan, *press(said="2025-06-10"))
    too_few = ahead("2025-12-31", plan, *press()[:2])
    own = ahead("2025-12-31", plan, *press()[:2], GUESS("own", "2025-11", "2025-09", "studio"))
    assert [one.beside for one in (before, of_one_time, too_few, own)] == [None] * 4


def test_since_then_is_since_both_were_last_made() -> None:
    exact, again = PLAN("exact", "2025-11-11", "2025-06-10"), PLAN("again", "2025-H2", "2025-09-01")

    assert lead(ahead("2025-08-31", exact, *press(), again).beside) == "expected field daily"
    assert ahead("2025-09-01", exact, *press(), again).beside is None
    guess = GUESS("exact", "2026-05", "2025-05", "paper")
    repeated = [guess, *press(said="2025-08-06")]
    since = ahead("2025-12-31", PLAN("plan", "2025-H2", "2025-06-10"), *repeated).beside
    assert lead(since) == "expected field exact"


# 6.2 Lapsed


def test_an_official_day_that_has_passed_is_lapsed_with_its_days_and_speaker() -> None:
    plan = PLAN("p", "2025-02-27", "2025-01-01")
    old = GUESS("old", "2025", "2024-01-01", "paper")

    assert lead(ahead("2025-02-27", plan, old)) == "expected plan p"
    outlook = ahead("2025-02-28", plan, old)
    assert (lead(outlook), lead(outlook.beside)) == ("lapsed plan p", "expected alone old")
    assert outlook.days is not None
    assert outlook.days.text == "2025-02-27"


def test_it_has_lapsed_until_press_or_better_makes_an_open_prediction_after_that_day() -> None:
    plan = PLAN("p", "2025-02-27", "2025-01-01")

    def later(said: str, by: str, when: str = "2026") -> str:
        return lead(ahead("2025-06-01", plan, GUESS("new", when, said, by)))

    assert later("2025-02-28", "paper") == "expected alone new"
    assert later("2025-02-27", "paper") == "lapsed plan p"
    assert later("2025-03", "fan") == "lapsed plan p"
    assert later("2025-03-01", "paper", when="2025-04") == "lapsed plan p"
    repeated = GUESS("old", "2026", "2024", "daily"), GUESS("again", "2026", "2025-04", "daily")
    assert lead(ahead("2025-06-01", plan, repeated[0])) == "lapsed plan p"
    assert lead(ahead("2025-06-01", plan, *repeated)) == "expected alone old"


def test_beside_a_lapsed_plan_stands_what_others_say_and_never_the_same_speaker() -> None:
    plan = PLAN("p", "2025-02-27", "2025-01-01")
    relayed = "released=yes kind=guess when=2026 said=2025-01-10 by={} via=blog"

    assert ahead("2025-06-01", plan, relayed.format("studio")).beside is None
    assert lead(ahead("2025-06-01", plan, "id=g " + relayed.format("network")).beside) == (
        "expected hearsay g"
    )


def test_a_new_plan_takes_the_place_of_a_lapsed_one() -> None:
    plans = PLAN("p", "2025-02-27", "2025-01-01"), PLAN("new", "2025-09-05", "2025-03-05")

    assert lead(ahead("2025-03-04", *plans)) == "lapsed plan p"
    assert lead(ahead("2025-03-05", *plans)) == "expected plan new"


def test_a_guess_does_not_lapse() -> None:
    outlook = ahead("2024-01-01", GUESS("g", "2023", "2022-01", "paper"))

    assert (outlook.state, outlook.record.closed, outlook.record.hit) == ("none", 1, 0)


def test_a_plan_lapses_when_a_bound_known_later_has_passed_its_days() -> None:
    start = "id=start filming=yes when=2026-11-10 said=2026-11-20 by=paper"
    file = looked(
        facts(PLAN("p", "2026-05-05", "2025-06"), start), "2026-02-23", "2026-11-30 filming"
    )

    assert lead(assess(file, date(2026, 12, 1))["released"].outlook) == "lapsed plan p"


# 6.3 The field


def test_the_field_is_the_newest_word_of_each_of_three_or_more_speakers() -> None:
    claims = [
        GUESS("a", "2027-01", "2026-01-10", "paper"),
        GUESS("b", "2027-03", "2026-01-11", "daily"),
        GUESS("c", "2026-05/2028", "2026-01-12", "herald"),
    ]
    outlook = ahead("2026-02-23", *claims)

    assert (lead(outlook), outlook.count) == ("expected field c", 3)
    assert outlook.days is not None
    assert outlook.days.text == "2026-05-01/2028-12-31"
    assert outlook.middle == date(2027, 3, 16)
    assert lead(ahead("2026-02-23", *claims[:2])) == "expected alone b"
    own_again = ahead("2026-02-23", *claims[:2], GUESS("d", "2030", "2026-02-01", "paper"))
    assert lead(own_again) == "expected alone d"


def test_the_field_is_of_press_or_better_alone() -> None:
    two = press(when="2028", said="2026-01-10")[:2]

    assert ahead("2026-02-23", *two, GUESS("c", "2028", "2026-01-12", "fan")).how == "alone"
    assert ahead("2026-02-23", *two, GUESS("c", "2028", "2026-01-12", "actor")).how == "field"
    assert ahead("2026-02-23", *two, GUESS("c", "2028", "2026-01-12", "studio")).how == "field"


def test_a_word_counts_in_the_field_for_180_days_after_it_was_last_made() -> None:
    def how(said: str, *more: str) -> str | None:
        two = press(when="2029", said="2026-06-01")[:2]
        return ahead("2026-06-30", *two, GUESS("c", "2029", said, "herald"), *more).how

    assert how("2026-01-01") == "field"
    assert how("2025-12-31") == "alone"
    assert how("2025-12-31/2026-01-01") == "field"
    assert how("2025-12-31", GUESS("again", "2029", "2026-05", "herald")) == "field"


def test_of_what_a_speaker_repeats_the_exactest_counts() -> None:
    exact, rounder = (
        GUESS("exact", "2027-02", "2026-01", "paper"),
        GUESS("round", "2027", "2026-03", "paper"),
    )
    outlook = ahead("2026-04-01", exact, rounder, *press(when="2027-02", said="2026-02")[1:])

    assert (lead(outlook), outlook.days and outlook.days.text) == (
        "expected field exact",
        "2027-02",
    )
    assert lead(ahead("2026-04-01", exact, rounder)) == "expected alone exact"


def test_the_middle_is_that_of_the_middles_of_what_is_left() -> None:
    claims = [
        GUESS("a", "2026-06", "2026-05-01", "paper"),
        GUESS("b", "2026-07-01", "2026-05-01", "daily"),
        GUESS("c", "2026-07-05", "2026-05-01", "herald"),
        GUESS("d", "2026-12-31", "2026-05-01", "actor"),
    ]
    outlook = ahead("2026-06-21", *claims)

    assert outlook.middle == date(2026, 7, 3)
    assert outlook.days is not None
    assert (outlook.days.first, outlook.days.last) == (date(2026, 6, 21), date(2026, 12, 31))
    assert ahead("2026-06-21", *claims[:3]).middle == date(2026, 7, 1)
    assert ahead("2026-05-31", claims[0], *press("2026-06-16", "2026-05-01")[1:]).middle == date(
        2026, 6, 16
    )
    assert ahead(
        "2026-06-21", claims[0], *press("2026-06-25", "2026-05-01")[1:], claims[1]
    ).middle == (date(2026, 6, 25))


def test_with_fewer_than_three_speakers_the_newest_word_stands_alone_whatever_its_age() -> None:
    old, new = GUESS("old", "2030", "2020-01", "paper"), GUESS("new", "2029", "2021-01", "daily")
    outlook = ahead("2026-02-23", old, new)

    assert (lead(outlook), outlook.count, outlook.open, outlook.middle) == (
        "expected alone new",
        1,
        2,
        None,
    )
    assert lead(ahead("2026-02-23", *press("2030", "2020-01"))) == "expected alone daily"


def test_only_open_predictions_are_in_the_field() -> None:
    replaced = (
        GUESS("a", "2027-01", "2026-01-10", "paper"),
        GUESS("b", "2028", "2026-02-10", "paper"),
    )
    outlook = ahead("2026-03-01", *replaced, *press("2028", "2026-02-11")[1:])

    assert (outlook.count, outlook.open) == (3, 3)
    assert outlook.days is not None
    assert outlook.days.text == "2028"
    missed = ahead("2026-03-01", *press("2026-02", "2026-01-05"))
    assert lead(missed) == "none"


def test_beside_it_stands_how_earlier_dates_fared() -> None:
    claims = [
        GUESS("m1", "2023", "2022", "paper"),
        GUESS("m2", "2024", "2022", "studio"),
        GUESS("rumour", "2023", "2022", "fan"),
        GUESS("open", "2027", "2025", "daily"),
        "id=not released=no kind=guess when=2024 said=2022 by=paper",
        "filming=yes kind=guess when=2023 said=2022 by=paper",
        GUESS("replaced", "2028", "2025-01", "herald"),
        GUESS("by", "2029", "2025-02", "herald"),
    ]
    record = ahead("2026-02-23", *claims).record

    assert (record.closed, record.hit) == (2, 0)
    weekly = judged("2026-02-23", *claims[:2]).answers[Key("released")].outlook.record
    assert (weekly.closed, weekly.hit) == (2, 0)


# 6.4 Hearsay


def test_without_press_or_better_the_newest_rumour_is_said_to_be_hearsay() -> None:
    rumours = GUESS("old", "2027", "2024-01", "fan"), GUESS("new", "2026", "2024-02", "blog")

    outlook = ahead("2024-06-01", *rumours)
    assert (lead(outlook), outlook.rank) == ("expected hearsay new", "hearsay")
    assert (
        lead(ahead("2024-06-01", *rumours, GUESS("p", "2025", "2020", "paper")))
        == "expected alone p"
    )
    assert (
        lead(ahead("2024-06-01", "released=no kind=guess when=2026 said=2024 by=paper")) == "none"
    )
    assert lead(ahead("2024-06-01")) == "none"


# 6.5 Values


def test_of_a_value_the_official_plan_then_the_newest_word_of_the_best_is_expected() -> None:
    say = "id={} episodes={} kind={} said={} by={}".format
    rumour = say("rumour", "6", "guess", "2024-03", "fan")
    old, new = (
        say("old", "8", "guess", "2024-01", "paper"),
        say("new", "9", "guess", "2024-02", "actor"),
    )
    plan = say("plan", "10", "plan", "2023-01", "studio")

    def of_value(*claims: str) -> str:
        return lead(ahead("2024-06-01", *claims, topic="episodes"))

    assert of_value(rumour) == "expected hearsay rumour"
    assert of_value(rumour, new, old) == "expected alone new"
    assert of_value(rumour, new, old, plan) == "expected plan plan"
    assert of_value(plan, "episodes=tba said=2024-05 by=studio") == "expected plan plan"
    assert of_value(plan, "episodes=8 said=2024-05 by=paper") == "none"
    assert of_value() == "none"
