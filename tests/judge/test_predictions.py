"""What became of plans and guesses: rules 5.1, 5.2, 5.3, 5.4 and 5.5."""

from datetime import date

import pytest

from aoud_cli.judge.answer import Key
from aoud_cli.judge.assess import assess
from tests.small import facts, facts_with_sums, fates, judged, looked

RENEWAL = "renewed=yes said=2022 by=studio"
START = "id=start filming=yes when=2022-10-10 said=2022-10-10 by=paper"


def fate_of(day: str, prediction: str, *claims: str, topic: str = "released") -> str:
    """Return the fate of a prediction, and by which claim: `replaced by new`."""
    answers = judged(day, f"id=p {prediction}", *claims).answers
    key = next((key for key in answers if key.topic == topic and key.about), Key(topic))
    (judged_p,) = (one for one in answers[key].claims if one.claim.id == "p")
    by = f" by {judged_p.because.id}" if judged_p.because else ""
    return f"{judged_p.fate}{by}"


def filming(day: str, prediction: str, *claims: str) -> str:
    return fate_of(day, f"filming={prediction}", *claims, topic="filming")


# 5.1 Fates


@pytest.mark.parametrize(
    ("promise", "fate"),
    [
        ("yes kind=guess when=2022-10 by=daily said=2022-01", "hit"),
        ("yes kind=plan when=2022-10-10/2022-12 by=studio said=2022-01", "hit"),
        ("yes kind=plan when=2022-09/2022-10-10 by=studio said=2022-01", "hit"),
        ("yes kind=plan when=2022-10-11/2022-12 by=studio said=2022-01", "missed"),
        ("yes kind=plan when=2022-09/2022-10-09 by=studio said=2022-01", "missed"),
        ("yes kind=guess when=2022-10 by=fan said=2022-01", "hit"),
        ("no kind=guess when=2022-10-09 by=daily said=2022-01", "hit"),
        ("no kind=guess when=2022-10-10 by=daily said=2022-01", "missed"),
        ("no kind=plan when=../2022-09 by=studio said=2022-01", "hit"),
    ],
)
def test_a_settled_step_makes_every_prediction_hit_or_missed(promise: str, fate: str) -> None:
    assert filming("2023-01-01", promise, START) == fate


def test_any_part_of_the_settled_window_makes_a_hit() -> None:
    month = "filming=yes when=2022-10 said=2022-11 by=paper"

    assert (
        filming("2023-01-01", "yes kind=guess when=2022-10-31/2023 by=daily said=2022", month)
        == "hit"
    )
    assert (
        filming("2023-01-01", "no kind=guess when=2022-10-30 by=daily said=2022-01", month) == "hit"
    )
    assert (
        filming("2023-01-01", "no kind=guess when=2022-10-31 by=daily said=2022-01", month)
        == "missed"
    )


def test_a_yes_is_missed_on_the_day_after_its_last_day() -> None:
    promise = "released=yes kind=guess when=2022-10 said=2022-01 by=paper"

    assert fate_of("2022-10-31", promise) == "open"
    assert fate_of("2022-11-01", promise) == "missed"


def test_a_missed_one_comes_true_after_all_if_the_event_turns_out_to_have_been_in_time() -> None:
    promise = "released=yes kind=guess when=2022-10 said=2022-01 by=paper"
    late_word = "released=yes when=2022-10-15 said=2023-02-01 by=studio"

    assert fate_of("2023-01-31", promise, late_word) == "missed"
    assert fate_of("2023-02-01", promise, late_word) == "hit"


def test_the_first_of_the_fates_that_holds_is_it() -> None:
    old = "released=yes kind=plan when=2023-05 said=2022-01 by=studio"
    new = "id=new released=yes kind=plan when=2023-08 said=2022-02 by=studio"
    no = "id=no released=no when=2023-06 said=2022-03 by=studio"
    out = "released=yes when=2023-05-01 said=2023-05-01 by=studio"

    assert fate_of("2022-01-31", old, new, no) == "open"
    assert fate_of("2022-02-28", old, new, no) == "replaced by new"
    assert fate_of("2022-03-31", old, new, no) == "ruled out by no"
    assert fate_of("2023-06-01", old, new, no) == "missed"
    assert fate_of("2023-05-31", old, new, out) == "hit"


def test_a_not_before_comes_true_once_its_last_day_is_past() -> None:
    guess = "released=no kind=guess when=2024 said=2023-01 by=paper"

    assert fate_of("2024-12-31", guess) == "open"
    assert fate_of("2025-01-01", guess) == "hit"


def test_a_not_before_is_replaced_only_while_it_is_not_decided() -> None:
    guess = "released=no kind=guess when=2024 said=2023-01 by=paper"
    other = "id=other released=no kind=guess when=2025 said=2023-05 by=paper"
    sooner = "id=sooner released=yes kind=guess when=2024 said=2023-06 by=paper"

    assert fate_of("2024-01-01", guess, sooner) == "replaced by sooner"
    assert fate_of("2025-01-01", guess, sooner) == "hit"
    assert fate_of("2024-01-01", guess, other) == "replaced by other"


def test_a_guessed_value_is_hit_or_missed_when_a_firm_value_is_settled() -> None:
    guess = "episodes=12 kind=guess said=2023-01 by=paper"
    known = "id=k episodes={} said=2024-01-01 by=studio".format

    assert fate_of("2023-12-31", guess, known("8"), topic="episodes") == "open"
    assert fate_of("2024-01-01", guess, known("8"), topic="episodes") == "missed"
    assert fate_of("2024-01-01", guess, known("12_Episodes"), topic="episodes") == "hit"
    newer = "id=new episodes=8 kind=guess said=2023-05 by=paper"
    assert fate_of("2023-12-31", guess, newer, topic="episodes") == "replaced by new"
    assert fate_of("2024-01-01", guess, newer, known("8"), topic="episodes") == "missed"


# 5.2 Replaced


@pytest.mark.parametrize(
    ("older", "newer", "fate"),
    [
        ("yes when=2025", "yes when=2026", "replaced by new"),
        ("yes when=2025", "yes when=2025-10", "replaced by new"),
        ("yes when=2025", "yes when=2025", "open"),
        ("yes when=2025-10", "yes when=2025", "open"),
        ("yes when=2025-10", "yes when=../2025-10", "open"),
        ("yes when=2025-10", "yes when=2025-01/2025-10-30", "replaced by new"),
        ("yes when=2025-10", "yes when=2025-10-02/2026", "replaced by new"),
        ("no when=2024", "no when=2024", "open"),
        ("no when=2024", "no when=2024-11", "open"),
        ("no when=2024", "no when=2025", "replaced by new"),
        ("no when=2024", "yes when=2025-01/2025-06", "open"),
        ("no when=2024", "yes when=2024-07/2025-06", "open"),
        ("no when=2024", "yes when=2024-12", "replaced by new"),
        ("yes when=2025", "no when=2024", "open"),
        ("yes when=2025", "no when=2025-06", "open"),
        ("yes when=2025", "no when=2025", "replaced by new"),
        ("yes when=2025", "no when=2026", "replaced by new"),
    ],
)
def test_a_newer_prediction_replaces_the_older_one_unless_it_leaves_all_of_it_possible(
    older: str, newer: str, fate: str
) -> None:
    old = f"released={older} kind=guess said=2023-01 by=paper"
    new = f"id=new released={newer} kind=guess said=2023-06 by=paper"

    assert fate_of("2024-01-01", old, new) == fate


def test_a_plan_replaces_a_guess_and_a_guess_a_plan() -> None:
    old = "released=yes kind={} when=2025 said=2023-01 by=studio".format
    new = "id=new released=yes kind={} when=2026 said=2023-06 by=studio".format

    assert fate_of("2024-01-01", old("plan"), new("guess")) == "replaced by new"
    assert fate_of("2024-01-01", old("guess"), new("plan")) == "replaced by new"


@pytest.mark.parametrize(
    "new",
    [
        "id=new released=yes kind=plan when=2026 said=2023-06 by=network",
        "id=new released=yes kind=plan when=2026 said=2023-06 by=studio via=blog",
        "id=new released=yes kind=plan when=2026 said=2023-01-31 by=studio",
        "id=new released=yes kind=plan when=2026 said=2022-06 by=studio",
        "id=new released=yes kind=plan part=2 when=2026 said=2023-06 by=studio",
        "id=new wrapped=yes kind=plan when=2026 said=2023-06 by=studio",
        "id=new released=no when=2026 said=2023-06 by=actor",
    ],
    ids=[
        "another",
        "weaker",
        "of one time",
        "older",
        "another part",
        "another step",
        "a weaker fact",
    ],
)
def test_no_other_word_replaces_a_prediction(new: str) -> None:
    old = "released=yes kind=plan when=2025 said=2023-01 by=studio"

    assert fate_of("2024-01-01", old, new) == "open"


def test_a_stronger_form_of_the_same_word_replaces_what_a_blog_relayed() -> None:
    relayed = "released=yes kind=plan when=2025 said=2023-01 by=studio via=blog"
    new = "id=new released=yes kind=plan when=2026 said=2023-06 by=studio"

    assert fate_of("2024-01-01", relayed, new) == "replaced by new"


def test_outlets_are_not_speakers() -> None:
    old = "released=yes kind=plan when=2025 said=2023-01 by=studio via=paper"
    new = "id=new released=yes kind=plan when=2026 said=2023-06 by=studio via=daily"

    assert fate_of("2024-01-01", old, new) == "replaced by new"


def test_it_is_replaced_by_the_first_word_that_says_otherwise() -> None:
    old = "released=yes kind=plan when=2025 said=2023-01 by=studio"
    repeated = "id=same released=yes kind=plan when=2025 said=2023-03 by=studio"
    new = "id=new released=yes kind=plan when=2026 said=2023-06 by=studio"
    newest = "id=newest released=yes kind=plan when=2027 said=2023-09 by=studio"

    for claims in ((repeated, new, newest), (newest, new, repeated)):
        assert fate_of("2024-01-01", old, *claims) == "replaced by new"
        assert fate_of("2023-05-31", old, *claims) == "open"


def test_a_prediction_about_one_person_replaces_none_about_another() -> None:
    old = "cast=in kind=guess about=ann said=2023-01 by=paper"
    other = "id=other cast=out kind=guess about=bob said=2023-06 by=paper"

    assert fate_of("2024-01-01", old, other, topic="cast") == "open"
    assert fate_of("2024-01-01", old, other.replace("bob", "ann"), topic="cast") == (
        "replaced by other"
    )


def test_an_equal_value_repeats_and_a_different_one_replaces() -> None:
    old = "episodes=8 kind=guess said=2023-01 by=paper"
    new = "id=new episodes={} kind=guess said=2023-06 by=paper".format

    assert fate_of("2024-01-01", old, new("08_episodes"), topic="episodes") == "open"
    assert fate_of("2024-01-01", old, new("10"), topic="episodes") == "replaced by new"
    assert fate_of("2024-01-01", old, new("tba"), topic="episodes") == "replaced by new"


# 5.3 Ruled out

GUESS = "released=yes kind=guess when=2025 said=2023-06-15 by={}".format
NO = "id=no released=no when={} said={} by={}".format


@pytest.mark.parametrize(
    ("guess", "no", "fate"),
    [
        ("paper", NO("2025", "2023-08", "daily"), "ruled out by no"),
        ("paper", NO("2026", "2023-08", "daily"), "ruled out by no"),
        ("paper", NO("2025-12-30", "2023-08", "daily"), "open"),
        ("paper", NO("2025", "2023-06", "daily"), "ruled out by no"),
        ("paper", NO("2025", "2023-05", "daily"), "open"),
        ("paper", NO("2025", "2023-05", "actor"), "ruled out by no"),
        ("studio", NO("2025", "2023-08", "actor"), "open"),
        ("fan", NO("2025", "2023-01", "paper"), "ruled out by no"),
    ],
)
def test_a_standing_no_rules_a_yes_out_if_it_is_stronger_or_as_strong_and_not_older(
    guess: str, no: str, fate: str
) -> None:
    assert fate_of("2024-01-01", GUESS(guess), no) == fate


def test_what_is_ruled_out_is_missed_once_its_last_day_is_past() -> None:
    no = NO("2025", "2023-08", "daily")

    assert fate_of("2025-12-31", GUESS("paper"), no) == "ruled out by no"
    assert fate_of("2026-01-01", GUESS("paper"), no) == "missed"


def test_a_no_that_is_overruled_rules_nothing_out() -> None:
    no = NO("2025", "2023-08", "daily")
    official = "id=yes released=yes when=2023-09-01 said=2023-11-05 by=studio"
    disputing = "filming=no when=2023-10 said=2023-12-01 by=actor"
    answer = judged("2024-01-01", f"id=p {GUESS('paper')}", no, official, disputing)["released"]

    assert (answer.standing, fates(answer)["no"]) == ("disputed", "overruled")
    assert fates(answer)["p"] == "open"


def test_a_prediction_that_was_repeated_is_as_new_as_its_repetition() -> None:
    no = NO("2025", "2023-08", "daily")
    repeated = "id=again released=yes kind=guess when=2025 said=2023-10 by=paper"

    assert fate_of("2024-01-01", GUESS("paper"), no, repeated) == "open"


def test_the_noes_of_other_steps_rule_nothing_out() -> None:
    for step in ("filming", "wrapped"):
        no = f"{step}=no when=2025 said=2023-08 by=studio"
        assert fate_of("2024-01-01", GUESS("paper"), no) == "open"
    hearsay = "id=no released=no when=2025 said=2023-08 by=fan"
    assert fate_of("2024-01-01", GUESS("paper"), hearsay) == "open"


def test_a_bound_later_than_the_last_day_rules_out() -> None:
    start = "id=start filming=yes when=2023-{} said=2023-07-31 by=paper".format
    guess = "released=yes kind=guess when=2023-07-10/2023-08-10 said=2023-06 by=studio"
    known = "2023-08-01"

    assert fate_of(known, guess, start("07-10/2023-07-31")) == "open"
    late = "released=yes kind=guess when=2026-{} said=2023-06 by=studio".format
    ahead = (
        "id=no filming=no when=2026-05 said=2023-06 by=paper",
        "id=s filming=yes said=2023-07 by=paper",
    )
    assert fate_of(known, late("05"), *ahead) == "open"


def test_a_bound_that_is_known_later_than_the_step_s_own_last_look_rules_out() -> None:
    guess = "id=p released=yes kind=guess when=2026-{} said=2025-06 by=studio".format
    start = "id=start filming=yes when=2026-11-10 said=2026-11-20 by=paper"

    def fate(days: str) -> str:
        file = looked(facts(guess(days), start), "2026-02-23", "2026-11-30 filming")
        return fates(assess(file, date(2026, 12, 1))["released"])["p"]

    assert fate("11-09") == "ruled out"
    assert fate("11-10") == "open"
    assert fate("02-22") == "missed"


# 5.4 No prediction


@pytest.mark.parametrize(
    ("guess", "fate"),
    [
        ("when=2022-05 said=2022-06-01", "None"),
        ("when=2022-06-01 said=2022-06-01", "None"),
        ("when=2022-06 said=2022-06", "None"),
        ("when=2022-06 said=2022-06-29", "missed"),
        ("when=2024 said=2022-06", "open"),
    ],
)
def test_a_guess_about_days_that_are_over_when_it_is_made_is_none(guess: str, fate: str) -> None:
    for says in ("yes", "no"):
        expected = "hit" if (says, fate) == ("no", "missed") else fate
        assert fate_of("2023-01-01", f"released={says} kind=guess {guess} by=paper") == expected


def test_a_guess_without_days_about_a_step_is_no_prediction() -> None:
    assert fate_of("2023-01-01", "released=no kind=guess said=2022 by=paper") == "None"


def test_a_guess_about_a_note_is_no_prediction() -> None:
    assert fate_of("2023-01-01", "plot kind=guess said=2022 by=paper", topic="plot") == "None"


def test_a_guess_about_an_earlier_season_is_no_prediction() -> None:
    file = facts_with_sums(
        "id=p s1-post=8 kind=guess said=2022 by=paper", "s1-post=11 said=2023 by=paper"
    )
    assert fates(assess(file, date(2024, 1, 1))["s1-post"])["p"] == "None"


def test_what_is_no_prediction_replaces_none() -> None:
    old = "released=yes kind=guess when=2025 said=2023-01 by=paper"
    past = "id=past released=yes kind=guess when=2022 said=2023-06 by=paper"

    assert fate_of("2024-01-01", old, past) == "open"


# 5.5 What settles no guess


@pytest.mark.parametrize("soft", ["tba", "talks"])
def test_soft_values_settle_no_guess(soft: str) -> None:
    word = f"cast={soft} about=ann said=2024-02-05 by=studio"

    assert (
        fate_of(
            "2024-03-01",
            "cast=in about=ann kind=guess said=2024-01-10 by=daily",
            word,
            topic="cast",
        )
        == "open"
    )


def test_hearsay_settles_no_guess() -> None:
    photos = "filming=yes when=../2022-09 said=2022-09 by=fan"
    rumour = "episodes=8 said=2024-02-05 by=fan"

    assert (
        filming("2022-11-01", "yes kind=plan when=2022-12 said=2022-06 by=studio", RENEWAL, photos)
        == "open"
    )
    assert (
        filming("2022-11-01", "no kind=plan when=2022-12 said=2022-06 by=studio", RENEWAL, photos)
        == "open"
    )
    assert (
        fate_of(
            "2024-03-01", "episodes=10 kind=guess said=2024-01 by=paper", rumour, topic="episodes"
        )
        == "open"
    )


def test_disputes_settle_no_guess() -> None:
    yes = "filming=yes when=2022-09-01 said=2022-10-01 by=paper"
    no = "filming=no when=2022-09-20 said=2022-10-01 by=daily"
    values = "episodes=8 said=2023-05-05 by=paper", "episodes=9 said=2023-05-05 by=daily"

    assert (
        filming("2022-11-01", "yes kind=plan when=2022-12 said=2022-06 by=studio", yes, no)
        == "open"
    )
    guess = "episodes=10 kind=guess said=2023-01 by=paper"
    assert fate_of("2024-03-01", guess, *values, topic="episodes") == "open"
