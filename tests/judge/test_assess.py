"""The judge, rule by rule (design 3): each test is a few claims and what follows from them."""

from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aoud_cli.judge.assess import assess
from tests.small import facts, fates, judged

PHOTOS = "id=photos filming=yes when=../2022-09 said=2022-09 by=fan"
ACTOR = "id=actor filming=no said=2023-03 by=actor via=paper"
RENEWAL = "id=renewal renewed=yes when=2022-06-06 said=2022-06-06 by=studio"


def test_nothing_said_later_than_the_day_is_known() -> None:
    answer = judged("2022-06-05", RENEWAL)["renewed"]

    assert (answer.says, answer.standing, answer.claims) == ("unknown", "unknown", ())


def test_a_claim_said_in_a_month_is_known_from_the_month_s_last_day() -> None:
    assert judged("2023-03-30", ACTOR)["filming"].says == "unknown"
    assert judged("2023-03-31", ACTOR)["filming"].says == "not yet"


def test_silence_after_the_last_look_is_not_evidence() -> None:
    promise = "id=p released=yes kind=plan when=2030-12 said=2030-01 by=studio"

    question = assess(facts(promise), date(2031, 6, 1))

    assert question.known_day == date(2030, 12, 31)
    assert fates(question["released"]) == {"p": "open"}


def test_a_retracted_claim_counts_no_longer_and_is_still_listed() -> None:
    back = "id=back filming=no said=2022-10-02 by=paper retracts=hasty"
    answer = judged("2022-10-02", "id=hasty filming=yes said=2022-10-01 by=paper", back)["filming"]

    assert (answer.says, fates(answer)) == ("not yet", {"back": "stands", "hasty": "retracted"})


def test_before_its_retraction_a_claim_counts() -> None:
    back = "id=back filming=no said=2022-10-02 by=paper retracts=hasty"

    assert (
        judged("2022-10-01", "id=hasty filming=yes said=2022-10-01 by=paper", back)["filming"].says
        == "yes"
    )


def test_a_yes_without_a_day_means_by_the_day_it_was_said() -> None:
    answer = judged("2023-01-01", "filming=yes said=2022-10-01 by=paper")["filming"]

    assert answer.window is not None
    assert (answer.window.first, answer.window.last) == (date.min, date(2022, 10, 1))


def test_a_yes_never_counts_past_the_day_it_was_said() -> None:
    answer = judged("2023-01-01", "filming=yes when=2022-10 said=2022-10-05 by=paper")["filming"]

    assert answer.window is not None
    assert (answer.window.first, answer.window.last) == (date(2022, 10, 1), date(2022, 10, 5))


def test_not_started_in_march_and_started_in_july_two_years_on_do_not_clash() -> None:
    start = "id=start filming=yes when=2025-07 said=2025-07-22 by=paper"
    answer = judged("2025-08-01", ACTOR, start)["filming"]

    assert (answer.says, answer.standing, answer.basis) == ("yes", "settled", "press")
    assert fates(answer) == {"actor": "stands", "start": "stands"}


def test_a_yes_on_the_very_day_of_a_not_yet_does_not_clash() -> None:
    start = "id=start filming=yes when=2022-10-01 said=2022-10-01 by=paper"
    answer = judged("2022-10-01", "id=no filming=no said=2022-10-01 by=actor", start)["filming"]

    assert (answer.says, answer.standing, answer.dates_differ) == ("yes", "settled", True)


def test_a_higher_and_newer_word_overrules() -> None:
    answer = judged("2023-04-30", "id=said filming=yes when=2022-09 said=2022-09 by=paper", ACTOR)[
        "filming"
    ]

    assert (answer.says, fates(answer)) == ("not yet", {"actor": "stands", "said": "overruled"})


def test_between_equals_the_newer_word_wins() -> None:
    old = "id=old filming=yes when=2022-09 said=2022-10-01 by=paper"
    new = "id=new filming=no when=2022-12 said=2023-01-05 by=daily"

    assert fates(judged("2023-02-01", old, new)["filming"]) == {"new": "stands", "old": "overruled"}


def test_the_same_rank_on_the_same_day_is_disputed() -> None:
    yes = "id=a filming=yes when=2022-09-01 said=2022-10-01 by=paper"
    no = "id=b filming=no said=2022-10-01 by=daily"
    answer = judged("2022-10-01", yes, no)["filming"]

    assert (answer.standing, fates(answer)) == ("disputed", {"a": "stands", "b": "stands"})


def test_a_month_against_a_day_inside_it_is_disputed() -> None:
    yes = "id=a filming=yes when=2022-08 said=2022-10 by=paper"
    no = "id=b filming=no said=2022-10-15 by=daily"

    assert judged("2022-10-31", yes, no)["filming"].standing == "disputed"


def test_a_stronger_older_word_against_a_weaker_newer_one_about_the_same_time_is_disputed_and_leads() -> (
    None
):
    strong = "id=strong filming=no when=2023-03 said=2023-03-10 by=actor"
    weak = "id=weak filming=yes when=../2022-12 said=2023-05-01 by=paper"
    answer = judged("2023-06-01", strong, weak)["filming"]

    assert (answer.says, answer.standing, answer.basis) == ("not yet", "disputed", "insider")


def test_a_weaker_newer_word_about_a_later_time_does_not_clash() -> None:
    strong = "filming=no when=2023-03 said=2023-03-10 by=actor"
    weak = "filming=yes when=2023-05 said=2023-05-20 by=paper"
    answer = judged("2023-06-01", strong, weak)["filming"]

    assert (answer.says, answer.standing, answer.basis) == ("yes", "settled", "press")


def test_when_the_winner_is_overruled_its_loser_comes_back() -> None:
    first = "id=first filming=yes when=2022-09-01 said=2022-09-10 by=paper"
    denial = "id=denial filming=no when=2022-10 said=2022-11-01 by=daily"
    official = "id=official filming=yes when=2022-09-01 said=2022-12-01 by=studio"

    assert fates(judged("2022-11-30", first, denial)["filming"])["first"] == "overruled"
    answer = judged("2022-12-01", first, denial, official)["filming"]
    assert fates(answer) == {"official": "stands", "denial": "overruled", "first": "stands"}


def test_a_later_step_proves_an_earlier_one_by_then() -> None:
    answer = judged("2023-01-01", "id=wrap wrapped=yes when=2022-12-05 said=2022-12-06 by=paper")[
        "filming"
    ]

    assert (answer.says, answer.basis, fates(answer)) == ("yes", "press", {"wrap": "stands"})
    assert answer.window is not None
    assert answer.window.last == date(2022, 12, 5)


def test_a_later_step_that_is_overruled_on_its_own_ground_proves_nothing() -> None:
    false = "id=false released=yes when=2022-10-01 said=2022-10-02 by=paper"
    denial = "id=denial released=no when=2022-11 said=2022-12-01 by=studio"

    assert judged("2022-12-31", false, denial)["filming"].says == "unknown"


def test_an_earlier_step_not_taken_overrules_a_later_one_but_says_nothing_of_its_own() -> None:
    false = "id=false released=yes when=2022-10-01 said=2022-10-02 by=paper"
    denial = "id=denial filming=no when=2022-11 said=2022-12-01 by=studio"
    assessment = judged("2022-12-31", false, denial)

    assert fates(assessment["released"])["false"] == "overruled"
    assert (assessment["released"].says, assessment["wrapped"].says) == ("unknown", "unknown")


def test_hearsay_fills_silence_on_the_next_step() -> None:
    answer = judged("2022-11-01", RENEWAL, PHOTOS)["filming"]

    assert (answer.says, answer.standing, answer.basis, answer.reached) == (
        "yes",
        "settled",
        "hearsay",
        False,
    )


def test_hearsay_beyond_the_next_step_is_set_aside() -> None:
    answer = judged(
        "2022-11-01", RENEWAL, "id=leak released=yes when=2022-10 said=2022-10-20 by=fan"
    )["released"]

    assert (answer.says, fates(answer)) == ("unknown", {"leak": "set aside"})


def test_hearsay_is_set_aside_where_somebody_better_has_spoken() -> None:
    later = "id=later filming=yes when=2023-05 said=2023-05-10 by=fan"

    assert fates(judged("2023-06-01", RENEWAL, ACTOR, later)["filming"]) == {
        "actor": "stands",
        "later": "set aside",
    }


def test_hearsay_that_somebody_better_contradicts_is_overruled() -> None:
    assert fates(judged("2023-04-01", RENEWAL, ACTOR, PHOTOS)["filming"]) == {
        "actor": "stands",
        "photos": "overruled",
    }


def test_what_only_hearsay_relays_counts_as_hearsay_whoever_it_credits() -> None:
    answer = judged("2022-11-01", RENEWAL, "filming=yes said=2022-10-01 by=studio via=blog")[
        "filming"
    ]

    assert answer.basis == "hearsay"


def test_a_yes_is_credited_to_the_first_at_the_top_rank() -> None:
    early = "id=early renewed=yes said=2022-06-01 by=paper"
    first = "id=first renewed=yes said=2022-06-06 by=studio"
    again = "id=again renewed=yes said=2022-07-01 by=studio"
    answer = judged("2022-08-01", early, again, first)["renewed"]

    assert answer.credit is not None
    assert (answer.credit.id, answer.basis) == ("first", "official")


def test_a_not_yet_is_credited_to_the_last_word() -> None:
    answer = judged("2023-06-01", ACTOR, "id=again filming=no said=2023-05-01 by=agent")["filming"]

    assert answer.credit is not None
    assert answer.credit.id == "again"


def test_the_window_runs_from_the_last_no_to_the_earliest_yes() -> None:
    late = "filming=yes when=2025-07 said=2025-07-22 by=studio"
    answer = judged("2025-08-01", "filming=no said=2025-07-05 by=paper", late)["filming"]

    assert answer.window is not None
    assert (answer.window.first, answer.window.last) == (date(2025, 7, 6), date(2025, 7, 22))


def test_two_days_for_one_event_differ_and_the_stretch_that_holds_both_is_shown() -> None:
    one = "id=one wrapped=yes when=2026-02-18 said=2026-02-23 by=paper"
    two = "id=two wrapped=yes when=2026-02-19 said=2026-02-22 by=daily"
    answer = judged("2026-03-01", one, two)["wrapped"]

    assert answer.window is not None
    assert (answer.standing, answer.dates_differ, answer.window.text) == (
        "settled",
        True,
        "2026-02-18/2026-02-19",
    )


@pytest.mark.parametrize(
    ("others", "dated"),
    [
        (["id=own filming=yes by=paper when=2025-07 said=2025-07-16"], "own"),
        (
            [
                "filming=yes by=agent when=2025-07 said=2025-09",
                "id=2 filming=yes by=paper when=2025-07 said=2025-07-16",
            ],
            "2",
        ),
        (
            [
                "filming=yes by=studio when=2025-07-16 said=2025-08",
                "filming=yes by=paper when=2025-07-16 said=2025-08",
            ],
            None,
        ),
        (["id=no filming=no by=paper when=2025-07-05 said=2025-07-06"], "no"),
        (
            [
                "filming=no by=studio when=2025-07-05 said=2025-07-06",
                "filming=no by=paper said=2025-07-05",
            ],
            None,
        ),
        ([], None),
    ],
    ids=[
        "press alone",
        "the weaker of two",
        "somebody of the same rank",
        "a weaker not yet",
        "a not yet of the same rank",
        "nobody",
    ],
)
def test_the_days_are_credited_to_the_weakest_word_that_they_need(
    others: list[str], dated: str | None
) -> None:
    answer = judged("2025-12-31", "id=top filming=yes by=studio said=2025-07-22", *others)[
        "filming"
    ]

    assert answer.credit is not None
    assert (answer.credit.id, answer.basis) == ("top", "official")
    assert (answer.dated.id if answer.dated else None) == dated


def test_a_step_that_a_later_one_proves_keeps_the_credit_of_its_days() -> None:
    answer = judged(
        "2026-12-31",
        "id=end wrapped=yes by=paper when=2026-02-19 said=2026-02-22",
        "id=out released=yes by=studio when=2026-12-04 said=2026-12-04",
    )["wrapped"]

    assert (answer.credit and answer.credit.id, answer.dated and answer.dated.id) == ("out", "end")


def test_where_dates_differ_the_narrowest_at_the_top_rank_is_shown() -> None:
    month = "id=month wrapped=yes when=2026-01 said=2026-02-23 by=paper"
    day = "id=day wrapped=yes when=2026-02-19 said=2026-02-22 by=daily"
    blog = "id=blog wrapped=yes when=2026-02-20 said=2026-02-21 by=fan"
    answer = judged("2026-03-01", month, day, blog)["wrapped"]

    assert answer.window is not None
    assert (answer.dates_differ, answer.window.text) == (True, "2026-02-19")


@pytest.mark.parametrize(
    ("promise", "fate"),
    [
        ("filming=yes kind=guess when=2022-10 by=paper said=2022-01", "hit"),
        ("filming=yes kind=plan when=2022-11 by=studio said=2022-01", "missed"),
        ("filming=no kind=guess when=2022-09 by=paper said=2022-01", "hit"),
        ("filming=no kind=guess when=2022-12 by=paper said=2022-01", "missed"),
        ("filming=no kind=guess by=paper said=2022-01", "open"),
    ],
)
def test_a_settled_step_makes_every_dated_promise_hit_or_missed(promise: str, fate: str) -> None:
    answer = judged(
        "2023-01-01", f"id=p {promise}", "filming=yes when=2022-10-10 said=2022-10-10 by=paper"
    )["filming"]

    assert fates(answer)["p"] == fate


def test_a_promise_is_missed_on_the_day_after_its_last_day() -> None:
    promise = "id=p released=yes kind=guess when=2022-10 said=2022-01 by=paper"

    assert fates(judged("2022-10-31", promise)["released"]) == {"p": "open"}
    assert fates(judged("2022-11-01", promise)["released"]) == {"p": "missed"}


def test_a_standing_no_that_covers_a_promise_makes_it_missed_before_its_day() -> None:
    promise = "id=p released=yes kind=guess when=2023-05 said=2022-01 by=daily"
    line_up = "id=n released=no when=2023-05 said=2023-04-20 by=paper"

    assert fates(judged("2023-04-30", promise, line_up)["released"])["p"] == "missed"


def test_a_not_before_guess_comes_true_when_its_day_passes_in_silence() -> None:
    guess = "id=g released=no kind=guess when=2024 said=2023-01 by=paper"

    assert fates(judged("2024-12-31", guess)["released"]) == {"g": "open"}
    assert fates(judged("2025-01-01", guess)["released"]) == {"g": "hit"}


def test_hearsay_settles_no_promise() -> None:
    promise = "id=p filming=yes kind=plan when=2022-12 said=2022-06 by=studio"

    assert fates(judged("2022-11-01", RENEWAL, PHOTOS, promise)["filming"])["p"] == "open"


def test_an_official_plan_leads_the_outlook_though_newer_guesses_exist() -> None:
    plan = "id=plan released=yes kind=plan when=2025 said=2023-01 by=studio"
    guess = "id=guess released=yes kind=guess when=2026 said=2024-01 by=paper"
    outlook = judged("2024-06-01", plan, guess)["released"].outlook

    assert outlook.claim is not None
    assert outlook.span is not None
    assert (outlook.state, outlook.claim.id, outlook.open, outlook.span.text) == (
        "expected",
        "plan",
        2,
        "2025-01-01/2026-12-31",
    )


def test_without_an_official_plan_the_newest_open_word_of_press_or_better_leads_before_hearsay() -> (
    None
):
    old = "id=old released=yes kind=plan when=2025 said=2023-01 by=actor"
    new = "id=new released=yes kind=guess when=2026 said=2024-01 by=paper"
    rumour = "id=rumour released=yes kind=guess when=2027 said=2024-02 by=fan"
    leads = [
        judged("2024-06-01", *claims)["released"].outlook.claim
        for claims in ([old, new, rumour], [rumour])
    ]

    assert [claim and claim.id for claim in leads] == ["new", "rumour"]


def test_when_every_promise_is_missed_the_outlook_has_lapsed() -> None:
    promise = "released=yes kind=guess when=2023 said=2022-01 by=paper"

    assert judged("2024-01-01", promise)["released"].outlook.state == "lapsed"
    assert judged("2024-01-01")["released"].outlook.state == "none"


def test_two_values_that_differ_clash_and_to_be_announced_clashes_with_nothing() -> None:
    eight = "id=eight episodes=8 said=2024-01-01 by=paper"
    tba = "id=tba episodes=tba said=2024-02-01 by=studio"
    ten = "id=ten episodes=10 said=2024-01-01 by=daily"

    assert (
        judged("2024-06-01", eight, tba)["episodes"].says,
        judged("2024-06-01", tba)["episodes"].says,
    ) == (
        "8",
        "tba",
    )
    assert judged("2024-06-01", eight, tba, ten)["episodes"].standing == "disputed"


def test_a_newer_value_of_the_same_rank_wins() -> None:
    talks = "id=talks cast=talks about=ann said=2024-01-31 by=paper"
    out = "id=out cast=out about=ann said=2025-05-20 by=daily"
    answer = judged("2025-06-01", talks, out).answers["cast", "ann"]

    assert (answer.says, answer.standing, fates(answer)) == (
        "out",
        "settled",
        {"out": "stands", "talks": "overruled"},
    )


def test_a_guessed_value_is_no_answer_and_is_hit_or_missed_when_the_value_is_settled() -> None:
    guess = "id=g episodes=12 kind=guess said=2023-01 by=paper"
    known = "id=k episodes=8 said=2024-01-01 by=studio"

    assert judged("2023-06-01", guess)["episodes"].says == "unknown"
    assert fates(judged("2024-06-01", guess, known)["episodes"]) == {"k": "stands", "g": "missed"}


def test_hearsay_on_a_value_counts_only_until_somebody_better_speaks() -> None:
    rumour = "id=r episodes=10 said=2023-01-01 by=fan"

    assert judged("2023-06-01", rumour)["episodes"].basis == "hearsay"
    answer = judged("2024-06-01", rumour, "id=t episodes=tba said=2022-01-01 by=studio")["episodes"]
    assert fates(answer) == {"t": "stands", "r": "set aside"}


def test_notes_stand_side_by_side_and_the_strongest_newest_leads() -> None:
    old, new = (
        "id=old plot said=2022-01-01 by=actor text=Old.",
        "id=new plot said=2023-01-01 by=actor text=New.",
    )
    answer = judged("2024-01-01", old, new)["plot"]

    assert (answer.says, fates(answer)) == ("New.", {"new": "stands", "old": "stands"})


_DATES = st.sampled_from(
    ["2022", "2022-09", "2022-09-10", "2022-10", "2023-03", "2023", "late_2023", "2024-01-15"]
)
_FACTS = st.builds(
    "{}={} said={} by={} {}".format,
    st.sampled_from(["renewed", "filming", "wrapped", "released", "cancelled"]),
    st.sampled_from(["yes", "no"]),
    _DATES,
    st.sampled_from(["studio", "actor", "agent", "paper", "daily", "fan", "blog"]),
    st.sampled_from(["", "when=../2021", "when=../2022-06", "when=2021-05-05"]),
)
_GUESSES = st.builds(
    "{} kind=guess when={}".format,
    st.sampled_from(
        [
            "filming=yes said=2022 by=paper",
            "released=yes said=2022-09 by=fan",
            "released=no said=2023 by=actor",
        ]
    ),
    _DATES,
)
_VALUES = st.builds(
    "episodes={} said={} by={}".format,
    st.sampled_from(["8", "10", "tba"]),
    _DATES,
    st.sampled_from(["actor", "paper", "daily", "fan"]),
)


@given(
    st.lists(st.one_of(_FACTS, _GUESSES, _VALUES), max_size=12), st.randoms(use_true_random=False)
)
def test_the_order_of_the_file_never_changes_an_answer(claims: list[str], random: Random) -> None:
    named = [f"id=k{index} {claim}" for index, claim in enumerate(claims)]
    shuffled = named.copy()
    random.shuffle(shuffled)
    known = date(2024, 6, 1)

    assert assess(facts(*named), known).answers == assess(facts(*shuffled), known).answers


def test_to_be_announced_settles_no_guess() -> None:
    guess = "id=guess episodes=12 kind=guess said=2023-01 by=paper"
    answer = judged("2023-07-01", guess, "id=tba episodes=tba said=2023-06-01 by=studio")[
        "episodes"
    ]

    assert (answer.says, fates(answer)) == ("tba", {"tba": "stands", "guess": "open"})
    assert answer.outlook.claim is not None


def test_a_yes_that_a_standing_no_contradicts_gives_no_date_to_a_later_one() -> None:
    early = "id=early filming=yes when=2022-09-01 said=2022-10 by=paper"
    no = "id=no filming=no said=2022-10-15 by=daily"
    after = "id=after filming=yes when=2023-05 said=2023-05-20 by=paper"
    answer = judged("2023-06-01", early, no, after)["filming"]

    assert answer.credit is not None
    assert answer.window is not None
    assert (answer.standing, answer.credit.id, answer.window.text) == (
        "settled",
        "after",
        "2023-05-01/2023-05-20",
    )
    assert judged("2023-01-01", early, no)["filming"].standing == "disputed"


def test_a_no_that_is_overruled_on_its_own_step_overrules_no_later_step() -> None:
    no = "id=no filming=no when=2022-11 said=2022-12-01 by=paper"
    wrap = "id=wrap wrapped=yes when=2022-10-15 said=2022-10-20 by=daily"
    start = "id=start filming=yes when=2022-09-01 said=2022-12-10 by=studio"
    answers = judged("2023-01-01", no, wrap, start)

    assert fates(answers["filming"])["no"] == "overruled"
    assert (answers["wrapped"].says, fates(answers["wrapped"])) == ("yes", {"wrap": "stands"})


@pytest.mark.parametrize("ids", ["abc", "acb", "bac", "cab"])
def test_a_retraction_that_was_taken_back_retracts_nothing_whatever_the_ids(ids: str) -> None:
    first, second, third = tuple(ids)
    answer = judged(
        "2023-01-01",
        f"id={first} filming=yes said=2022-09-01 by=paper",
        f"id={second} plot said=2022-10-01 by=paper retracts={first}",
        f"id={third} plot said=2022-10-01 by=paper retracts={second}",
    )["filming"]

    assert answer.says == "yes"


def test_hearsay_speaks_of_its_own_step_alone() -> None:
    ordered = "id=ordered renewed=yes said=2022-06-06 by=studio"
    invented = "id=invented released=yes said=2022-10-20 by=fan"
    answers = judged("2022-12-01", ordered, invented)

    assert answers["filming"].standing == "unknown"
    assert fates(answers["released"]) == {"invented": "set aside"}


def test_a_dispute_names_the_word_that_disagrees() -> None:
    old = "id=old filming=no when=2022-08-01 said=2022-08-02 by=studio"
    yes = "id=yes filming=yes when=2022-09-01 said=2022-09-02 by=actor"
    no = "id=no filming=no when=2022-10 said=2022-11-20 by=paper"
    answer = judged("2022-12-01", old, yes, no)["filming"]

    assert answer.against is not None
    assert (answer.standing, answer.against.id) == ("disputed", "no")
