"""The lines of the status: the credits of rule 4.2, what to expect by 6, a cancellation by 7.4, parts by 8."""

from datetime import date

from aoud_cli.judge.assess import assess
from aoud_cli.reports.status import Status, status
from tests.small import facts, judged, looked

RENEWED = "renewed=yes when=2022-06-06 by=studio said=2022-06-06"
START = "filming=yes when=2025-07-22 by=studio said=2025-07-22"
OUT = "released=yes when=2025-02-13 said=2025-02-13 by=studio"


def of(
    label: str, *claims: str, day: str = "2025-12-31", weekly: bool = False
) -> list[tuple[str, ...]]:
    """Return the lines of one label, without it."""
    rows = status(judged(day, *claims, weekly=weekly)).rows
    return [row.texts()[1:] for row in rows if row.label == label]


def ladder(found: Status) -> dict[str, str]:
    return {step.label: step.in_words for step in found.ladder}


# 4.2 Credit


def test_a_step_is_told_with_its_days_and_who_said_it() -> None:
    assert of("Filming", START) == [("22 Jul 2025", "official", "Studio, 22 Jul 2025")]
    assert of("Renewed", START) == [("by 22 Jul 2025", "official", "Studio, 22 Jul 2025")]


def test_the_day_that_a_weaker_word_tells_is_credited_to_that_word() -> None:
    undated = "filming=yes by=studio said=2025-07-22"

    assert of("Filming", undated, "filming=yes when=2025-07-22 by=paper said=2025-07-23") == [
        ("yes", "official", "Studio, 22 Jul 2025"),
        ("22 Jul 2025", "press", "Paper, 23 Jul 2025"),
    ]


def test_a_no_after_which_a_step_was_taken_is_told_apart() -> None:
    undated = "filming=yes by=studio said=2025-07-22"

    assert of("Filming", undated, "filming=no when=2025-07-05 by=paper said=2025-07-06") == [
        ("by 22 Jul 2025", "official", "Studio, 22 Jul 2025"),
        ("not on 5 Jul 2025", "press", "Paper, 6 Jul 2025"),
    ]


def test_a_yes_without_a_day_is_never_credited_to_who_said_not_yet() -> None:
    claims = START, "released=no by=paper said=2026-02-23", "released=yes by=studio said=2026-11-28"

    assert of("Release", *claims, day="2026-12-01") == [
        ("by 28 Nov 2026", "official", "Studio, 28 Nov 2026"),
        ("not on 23 Feb 2026", "press", "Paper, 23 Feb 2026"),
    ]


def test_the_earlier_step_before_which_it_was_not_is_told_apart() -> None:
    assert of("Release", START, "released=yes by=studio said=2026-11-28", day="2026-12-01") == [
        ("by 28 Nov 2026", "official", "Studio, 28 Nov 2026"),
        ("not before 22 Jul 2025", "official", "Studio, 22 Jul 2025 (filming)"),
    ]


def test_days_that_differ_are_told_part_by_part_each_with_its_speaker() -> None:
    claims = (
        "wrapped=yes when=2025-01-10 by=network said=2025-01-10",
        "wrapped=yes when=2025-02-20 said=2025-02-20 by=studio",
    )

    assert of("Wrapped", *claims) == [
        ("yes", "official", "Network, 10 Jan 2025"),
        ("10 Jan 2025", "official", "Network, 10 Jan 2025 (dates differ)"),
        ("or 20 Feb 2025", "official", "Studio, 20 Feb 2025"),
    ]
    assert ladder(status(judged("2025-12-31", *claims)))["wrapped"] == "10 Jan or 20 Feb 2025"


def test_a_disagreement_of_the_weaker_is_told_beside_the_strongest() -> None:
    claims = (
        "wrapped=yes when=2025-07-10 by=network said=2025-07-22",
        "wrapped=yes when=2025-07-11 said=2025-07-23 by=paper",
    )

    assert of("Wrapped", *claims) == [
        ("10 Jul 2025", "official", "Network, 22 Jul 2025 (dates differ)")
    ]


def test_a_not_yet_by_a_bound_has_no_line_of_its_own() -> None:
    assert of("Wrapped", START) == []
    assert ladder(status(judged("2025-12-31", START)))["wrapped"] == "not yet"


# 6 What to expect


def test_a_release_whose_dates_are_all_over_is_told_with_their_number() -> None:
    guesses = [f"released=yes kind=guess when={year} by=paper said=2021" for year in (2022, 2023)]

    assert of("Release", *guesses) == [("every date given has passed", "", "2 missed")]


def test_a_lapsed_plan_is_told_before_the_guess_that_is_left() -> None:
    plan = "released=yes kind=plan when=2025-02-27 said=2025-01-01 by=studio"
    guess = "released=yes kind=guess when=2025 said=2024-01-01 by=paper"

    assert of("Release", plan, guess, day="2025-02-28") == [
        ("was due 27 Feb 2025", "plan", "Studio, 1 Jan 2025"),
        ("expected 2025", "guess", "Paper, 1 Jan 2024"),
        ("", "", "the earlier date did not come true"),
    ]


def test_a_plan_that_leads_is_told_before_the_field_since_then() -> None:
    plan = "released=yes kind=plan when=2025-H2 said=2025-04 by=studio"
    since = [
        f"released=yes kind=guess when=2026 said=2025-08-0{n} by={by}"
        for n, by in enumerate(("paper", "daily", "herald"), 1)
    ]

    assert of("Release", plan, *since) == [
        ("expected H2 2025", "plan", "Studio, Apr 2025"),
        ("about Jul 2026", "guess", "3 outlets: 2026"),
    ]


def test_a_field_is_told_with_its_middle_its_span_and_how_earlier_dates_fared() -> None:
    field = [
        "released=yes kind=guess when=2027-01 said=2025-10-10 by=paper",
        "released=yes kind=guess when=2027-03 said=2025-10-11 by=daily",
        "released=yes kind=guess when=2026-05/2028 said=2025-10-12 by=herald",
    ]
    dates = [f"released=yes kind=guess when=202{n} said=202{n - 2} by=actor" for n in (3, 4)]

    assert of("Release", *field, *dates) == [
        ("about Mar 2027", "guess", "3 outlets: May 2026 to Dec 2028"),
        ("", "", "none of 2 earlier dates came true"),
    ]


def test_a_day_that_is_ruled_out_is_told_with_who_rules_it_out() -> None:
    plan = "released=yes kind=plan when=2025-06-27 said=2024-12-01 by=studio"
    no = "released=no when=2025-06-27 said=2025-02-20 by=studio"

    assert of("Release", plan, no, day="2025-03-01") == [
        ("no date is left", "", "1 ruled out"),
        ("not on 27 Jun 2025", "official", "Studio, 20 Feb 2025"),
    ]


def test_hearsay_that_is_all_there_is_is_told_as_hearsay() -> None:
    rumour = "released=yes kind=guess when=2027 said=2025 by=fan"

    assert of("Release", rumour) == [("expected 2027", "hearsay", "Fan, 2025")]


# 7.4 Cancelled


def test_a_cancellation_that_was_overruled_is_shown_as_such() -> None:
    cut = "cancelled=yes said=2024-05-02 by=studio"
    renewed = "renewed=yes when=2024-09-12 said=2024-09-12 by=network"

    assert of("Cancelled", cut, renewed) == [("overruled", "official", "Studio, 2 May 2024")]
    assert of("Cancelled", cut) == [("by 2 May 2024", "official", "Studio, 2 May 2024")]
    assert of("Cancelled", cut.replace("studio", "fan"), renewed) == []
    assert of("Cancelled", renewed) == []


def test_a_disputed_cancellation_has_a_line_and_the_release_keeps_its_own() -> None:
    cut = "cancelled=yes said=2024-05-02 by=studio"
    step = "filming=yes when=2024-09-12 said=2024-09-12 by=paper"

    ((what, basis, _who),) = of("Cancelled", cut, step)
    assert (what, basis) == ("disputed: yes, by 2 May 2024", "official")
    assert of("Release", cut, step) == [("no date given", "", "")]
    assert of("Release", cut, RENEWED) == []


# 8 Parts


def test_each_part_has_a_line_a_rung_and_a_record_of_its_own() -> None:
    plan = "released=yes part=2 kind=plan when=2026-04-10 said=2025-02-13 by=studio"
    found = status(judged("2025-03-01", OUT, plan))

    assert of("Release", OUT, plan) == [("13 Feb 2025", "official", "Studio, 13 Feb 2025")]
    assert of("Release 2", OUT, plan) == [("expected 10 Apr 2026", "plan", "Studio, 13 Feb 2025")]
    assert ladder(found)["released 2"] == "not yet"
    assert [*found.topics] == [
        "renewed",
        "filming",
        "wrapped",
        "released",
        "released/2",
        "cancelled",
    ]
    assert (found.topics["released"].part, found.topics["released/2"].part) == (1, 2)


def test_a_rung_that_nobody_has_looked_at_is_not_known() -> None:
    base = facts(START, "wrapped=no said=2025-08-01 by=studio")
    fresh, stale = (assess(looked(base, "2025-12-31"), date(2026, 1, n)) for n in (30, 31))

    assert (ladder(status(fresh))["wrapped"], ladder(status(stale))["wrapped"]) == (
        "not yet",
        "not known",
    )
