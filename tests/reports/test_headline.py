"""The headline: rules 7.1, 7.2, 7.3 and 7.4, and the parts of rule 8. Its capitals stand here to the letter."""

from datetime import date

import pytest

from aoud_cli.judge.assess import assess
from aoud_cli.reports.headline import headline
from tests.small import facts, judged, looked

RENEWED = "renewed=yes by=studio said=2022"
START = "filming=yes when=2023-05-05 said=2023-05-05 by=studio"
WRAP = "wrapped=yes when=2023-09-09 said=2023-09-09 by=paper"
OUT = "released=yes when=2023-12-04 said=2023-12-04 by=studio"
PLAN = "id=plan released=yes kind=plan when={} said={} by=studio".format


def on(day: str, *claims: str, weekly: bool = False) -> str:
    return headline(judged(day, *claims, weekly=weekly))


def seen(checked: str, *looks: str, claims: tuple[str, ...], day: str = "2026-11-27") -> str:
    """Return the headline of a day on which the file was checked to an earlier one."""
    return headline(assess(looked(facts(*claims), checked, *looks), date.fromisoformat(day)))


# 7.1 The two sentences


@pytest.mark.parametrize(
    ("claims", "text"),
    [
        ((), "NOTHING KNOWN YET. NO RELEASE DATE."),
        ((RENEWED,), "RENEWED. NO RELEASE DATE."),
        (("renewed=yes by=actor said=2022",), "RENEWED. NO RELEASE DATE."),
        (("renewed=yes by=paper said=2022",), "RENEWED (press). NO RELEASE DATE."),
        (("renewed=yes by=fan said=2022",), "RENEWED? HEARSAY ONLY. NO RELEASE DATE."),
        (("renewed=no by=paper said=2022",), "NOT RENEWED YET. NO RELEASE DATE."),
        ((RENEWED, "filming=no by=paper said=2023"), "RENEWED, NOT FILMING YET. NO RELEASE DATE."),
        (
            (RENEWED, "filming=yes by=fan said=2023"),
            "RENEWED, FILMING? HEARSAY ONLY. NO RELEASE DATE.",
        ),
        ((RENEWED, "filming=no by=fan said=2023"), "RENEWED, NOT FILMING YET. NO RELEASE DATE."),
        (
            (
                RENEWED,
                "filming=yes when=2023-01 said=2023-05-05 by=paper",
                "filming=no when=2023-02 said=2023-05-05 by=daily",
            ),
            "RENEWED, FILMING DISPUTED. NO RELEASE DATE.",
        ),
        ((START,), "FILMING, NOT WRAPPED YET. NO RELEASE DATE."),
        ((RENEWED, START, WRAP), "WRAPPED (press), NOT RELEASED YET. NO RELEASE DATE."),
        ((OUT,), "RELEASED. OUT NOW."),
        (("released=yes said=2023 by=paper",), "RELEASED (press). OUT NOW."),
    ],
)
def test_the_furthest_step_is_told_then_the_next_then_the_release(
    claims: tuple[str, ...], text: str
) -> None:
    assert on("2024-01-01", *claims) == text


def test_where_only_something_is_expected_nothing_is_not_known() -> None:
    guess = "released=yes kind=guess when=2025 by=paper said=2023"

    assert on("2024-01-01", guess) == "NO RELEASE DATE."
    assert on("2024-01-01", "cast=in about=ann said=2023 by=studio") == (
        "NOTHING KNOWN YET. NO RELEASE DATE."
    )


def test_only_an_official_plan_for_one_day_is_a_release_date() -> None:
    def release(when: str, by: str, kind: str) -> str:
        plan = f"released=yes kind={kind} when={when} by={by} said=2023"
        return on("2024-01-01", RENEWED, plan).removeprefix("RENEWED. ")

    assert release("2024-06-01", "studio", "plan") == "OUT ON 1 JUN 2024."
    assert release("2024-06", "studio", "plan") == "NO RELEASE DATE."
    assert release("2024-06", "paper", "plan") == "NO RELEASE DATE."
    assert release("2024-06-01", "paper", "plan") == "NO OFFICIAL RELEASE DATE."
    assert release("2024-06-01", "studio", "guess") == "NO OFFICIAL RELEASE DATE."
    assert release("2024-06-01", "fan", "guess") == "NO OFFICIAL RELEASE DATE."


def test_a_day_that_a_lesser_word_names_is_no_official_date_as_far_as_anybody_looked() -> None:
    day = "released=yes kind=guess when=2024-06-01 by=paper said=2023-10"
    base = looked(facts(RENEWED, "filming=no said=2023-12-20 by=paper", day), "2023-12-31")
    filming_since = looked(base, "2023-10-31", "2023-12-20 filming", "2023-11-15 released")

    assert headline(assess(filming_since, date(2024, 1, 10))) == (
        "RENEWED, NOT FILMING YET. NO OFFICIAL RELEASE DATE BY 15 NOV 2023, NOT CHECKED SINCE."
    )


def test_the_expected_date_has_passed_when_an_official_plan_has_lapsed() -> None:
    plan, guess = (
        PLAN("2023-12-31", "2023-01"),
        "released=yes kind=guess when=2023 by=paper said=2022",
    )

    assert on("2023-12-31", RENEWED, plan) == "RENEWED. OUT ON 31 DEC 2023."
    assert on("2024-01-01", RENEWED, plan) == "RENEWED. EXPECTED DATE PASSED."
    assert on("2024-01-01", RENEWED, guess) == "RENEWED. NO RELEASE DATE."


def test_released_and_wrapped_of_a_weekly_show_are_each_the_next_of_the_other() -> None:
    late = "wrapped=no said=2024-01-15 by=studio"

    assert on("2024-02-01", START, OUT, late, weekly=True) == "RELEASED, NOT WRAPPED YET. OUT NOW."
    assert on("2024-02-01", START, WRAP, weekly=True) == (
        "WRAPPED (press), NOT RELEASED YET. NO RELEASE DATE."
    )
    assert on("2024-02-01", START, weekly=True) == "FILMING, NOT RELEASED YET. NO RELEASE DATE."
    both = on("2024-02-01", START, WRAP, OUT, weekly=True)
    assert both == "RELEASED. OUT NOW."


def test_after_both_last_steps_of_a_weekly_show_the_release_is_the_furthest_wherever_it_stands() -> (
    None
):
    base = facts(WRAP, OUT, weekly=True)
    ladder = ["renewed", "filming", "released", "wrapped"]
    turned = base.model_copy(update={"ladder": ladder})

    assert headline(assess(turned, date(2024, 2, 1))) == "RELEASED. OUT NOW."


# 7.2 Which step is the release


def test_released_is_the_step_of_that_name_wherever_the_ladder_has_it() -> None:
    def with_ladder(*ladder: str, claims: tuple[str, ...]) -> str:
        turned = facts(*claims).model_copy(update={"ladder": [*ladder]})
        return headline(assess(turned, date(2024, 2, 1)))

    assert with_ladder("filming", "released", "wrapped", claims=(OUT,)) == (
        "RELEASED, NOT WRAPPED YET. OUT NOW."
    )
    assert with_ladder("renewed", "filming", "wrapped", claims=(WRAP,)) == (
        "WRAPPED (press). OUT NOW."
    )
    plan = "wrapped=yes kind=plan when=2024-05-05 said=2023 by=studio"
    assert with_ladder("filming", "wrapped", claims=(START, plan)) == (
        "FILMING, NOT WRAPPED YET. OUT ON 5 MAY 2024."
    )


# 7.3 Stale capitals

WRAPPED = (WRAP, "released=no said=2023-09-10 by=paper")


def test_a_stale_not_yet_is_told_with_its_known_day_and_says_nothing_twice() -> None:
    assert seen("2026-02-23", claims=WRAPPED) == (
        "WRAPPED (press), NOT RELEASED BY 23 FEB 2026, NOT CHECKED SINCE."
    )
    assert seen("2026-10-28", claims=WRAPPED) == (
        "WRAPPED (press), NOT RELEASED YET. NO RELEASE DATE."
    )
    assert seen("2026-10-27", claims=WRAPPED) == (
        "WRAPPED (press), NOT RELEASED BY 27 OCT 2026, NOT CHECKED SINCE."
    )


def test_each_topic_is_as_stale_as_its_own_known_day() -> None:
    claims = RENEWED, "filming=no said=2023 by=paper"

    assert seen("2026-02-23", claims=claims) == (
        "RENEWED, NOT FILMING BY 23 FEB 2026, NOT CHECKED SINCE."
    )
    assert seen("2026-02-23", "2026-11-20 filming", claims=claims) == (
        "RENEWED, NOT FILMING YET. NO RELEASE DATE BY 23 FEB 2026, NOT CHECKED SINCE."
    )
    assert seen("2026-02-23", "2026-11-20 released", claims=claims) == (
        "RENEWED, NOT FILMING BY 23 FEB 2026, NOT CHECKED SINCE. NO RELEASE DATE."
    )
    assert seen("2026-02-23", "2026-03-01 filming", claims=claims) == (
        "RENEWED, NOT FILMING BY 1 MAR 2026. NO RELEASE DATE BY 23 FEB 2026, NOT CHECKED SINCE."
    )


def test_where_nothing_is_known_a_stale_release_is_told_with_its_day() -> None:
    assert seen("2026-02-23", claims=()) == (
        "NOTHING KNOWN YET. NO RELEASE DATE BY 23 FEB 2026, NOT CHECKED SINCE."
    )
    assert seen("2026-02-23", claims=(RENEWED,)) == (
        "RENEWED. NO RELEASE DATE BY 23 FEB 2026, NOT CHECKED SINCE."
    )


def test_a_day_of_release_that_nobody_has_looked_at_was_due() -> None:
    plan = PLAN("2026-09-05", "2026-02-01")

    assert seen("2026-02-23", claims=(RENEWED, plan), day="2026-09-05") == (
        "RENEWED. OUT ON 5 SEP 2026."
    )
    assert seen("2026-02-23", claims=(RENEWED, plan), day="2026-09-06") == (
        "RENEWED. WAS DUE 5 SEP 2026, NOT CHECKED SINCE."
    )
    assert seen("2026-09-01", claims=(*WRAPPED, plan), day="2026-09-06") == (
        "WRAPPED (press), NOT RELEASED YET. WAS DUE 5 SEP 2026, NOT CHECKED SINCE."
    )
    assert seen("2026-02-23", claims=(*WRAPPED, plan)) == (
        "WRAPPED (press), NOT RELEASED BY 23 FEB 2026. WAS DUE 5 SEP 2026, NOT CHECKED SINCE."
    )


def test_a_lapsed_plan_needs_no_look() -> None:
    plan = PLAN("2026-02-20", "2026-02-01")

    assert seen("2026-02-23", claims=(RENEWED, plan)) == "RENEWED. EXPECTED DATE PASSED."


def test_what_is_out_is_never_stale() -> None:
    assert seen("2024-02-23", claims=(OUT,)) == "RELEASED. OUT NOW."


def test_for_a_not_yet_by_a_bound_the_day_of_the_bound_is_named() -> None:
    start = "filming=yes when=2026-09-10 said=2026-09-12 by=studio"

    assert seen("2026-02-23", "2026-09-30 filming", claims=(start,)) == (
        "FILMING, NOT WRAPPED BY 10 SEP 2026, NOT CHECKED SINCE."
    )


# 7.4 Cancelled

CUT = "cancelled=yes said=2024-02-20 by={}".format


@pytest.mark.parametrize(
    ("claims", "text"),
    [
        ((RENEWED, CUT("studio")), "CANCELLED."),
        ((RENEWED, CUT("actor")), "CANCELLED."),
        ((RENEWED, CUT("paper")), "CANCELLED (press)."),
        ((CUT("fan"),), "NOTHING KNOWN YET. NO RELEASE DATE."),
        ((OUT, CUT("paper")), "RELEASED. OUT NOW. CANCELLED AFTERWARDS (press)."),
        ((OUT, CUT("studio")), "RELEASED. OUT NOW. CANCELLED AFTERWARDS."),
        (
            ("released=yes said=2023 by=paper", CUT("studio")),
            "RELEASED (press). OUT NOW. CANCELLED AFTERWARDS.",
        ),
        (
            (RENEWED, CUT("studio"), "cancelled=no when=2024-02-25 said=2024-02-25 by=paper"),
            "RENEWED. NO RELEASE DATE. CANCELLED DISPUTED.",
        ),
        (
            (RENEWED, CUT("studio"), "filming=yes when=2024-02-25 said=2024-02-25 by=paper"),
            "FILMING (press), NOT WRAPPED YET. NO RELEASE DATE. CANCELLED DISPUTED.",
        ),
        (
            (RENEWED, CUT("studio"), PLAN("2025-09-01", "2024-02-25")),
            "RENEWED. OUT ON 1 SEP 2025.",
        ),
        ((RENEWED, "cancelled=no said=2024 by=studio"), "RENEWED. NO RELEASE DATE."),
    ],
)
def test_cancelled_is_told_alone_or_afterwards_or_as_a_dispute(
    claims: tuple[str, ...], text: str
) -> None:
    assert on("2025-01-01", *claims) == text


def test_a_stale_cancellation_is_told_as_it_is() -> None:
    assert seen("2024-03-01", claims=(CUT("studio"),)) == "CANCELLED."


def test_a_dispute_comes_after_the_stale_sentences() -> None:
    claims = RENEWED, CUT("studio"), "cancelled=no when=2024-02-25 said=2024-02-25 by=paper"

    assert seen("2026-02-23", claims=claims) == (
        "RENEWED. NO RELEASE DATE BY 23 FEB 2026, NOT CHECKED SINCE. CANCELLED DISPUTED."
    )


# 8 Parts

PART_2 = "id=two released=yes part=2 kind=plan when={} said=2023-12-04 by=studio".format


def test_each_part_is_named_in_the_second_sentence() -> None:
    assert on("2024-01-01", OUT, PART_2("2027-04-10")) == (
        "RELEASED. PART 1 OUT NOW, PART 2 OUT ON 10 APR 2027."
    )
    assert (
        on("2024-01-01", OUT, PART_2("2027")) == "RELEASED. PART 1 OUT NOW, PART 2 NO RELEASE DATE."
    )
    both = PLAN("2024-02-01", "2023-12"), PART_2("2024-05-01")
    assert on("2024-01-01", RENEWED, *both) == (
        "RENEWED. PART 1 OUT ON 1 FEB 2024, PART 2 OUT ON 1 MAY 2024."
    )
    assert on("2024-02-02", RENEWED, *both) == (
        "RENEWED. PART 1 EXPECTED DATE PASSED, PART 2 OUT ON 1 MAY 2024."
    )


def test_all_parts_out_is_out_now() -> None:
    second = "released=yes part=2 when=2024-04-10 said=2024-04-10 by=studio"

    assert on("2024-05-01", OUT, second) == "RELEASED. OUT NOW."
    assert on("2024-05-01", second) == "RELEASED. OUT NOW."


def test_no_part_is_a_next_step() -> None:
    no = "released=no part=2 said=2024-01-05 by=studio"

    assert on("2024-01-20", OUT, no) == "RELEASED. PART 1 OUT NOW, PART 2 NO RELEASE DATE."


def test_after_a_cancellation_only_the_parts_that_are_out_are_named() -> None:
    cut = CUT("paper")

    assert on("2024-03-01", OUT, PART_2("2027-04-10"), cut) == (
        "RELEASED. PART 1 OUT NOW. CANCELLED AFTERWARDS (press)."
    )
    assert on("2024-03-01", RENEWED, PART_2("2027-04-10"), cut) == "CANCELLED (press)."


def test_a_stale_part_is_told_with_its_known_day() -> None:
    claims = OUT, "released=no part=2 said=2024-01-05 by=studio"

    assert seen("2026-02-23", claims=claims) == (
        "RELEASED. PART 1 OUT NOW, PART 2 NO RELEASE DATE BY 23 FEB 2026, NOT CHECKED SINCE."
    )
    assert seen("2026-02-23", claims=(OUT, PART_2("2026-05-05"))) == (
        "RELEASED. PART 1 OUT NOW, PART 2 WAS DUE 5 MAY 2026, NOT CHECKED SINCE."
    )


def test_a_part_with_a_date_is_named_though_the_first_sentence_names_the_known_day() -> None:
    noes = [f"released=no part={part} said=2024-01-05 by=studio" for part in (1, 2)]
    claims = WRAP, *noes

    first = "WRAPPED (press), NOT RELEASED BY 23 FEB 2026"
    assert seen("2026-02-23", claims=claims) == f"{first}, NOT CHECKED SINCE."
    assert seen("2026-02-23", claims=(*claims, PLAN("2027-04-10", "2024-02"))) == (
        f"{first}. PART 1 OUT ON 10 APR 2027, PART 2 NO RELEASE DATE BY 23 FEB 2026,"
        " NOT CHECKED SINCE."
    )


def test_a_part_2_that_is_expected_is_not_nothing() -> None:
    assert on("2024-01-20", PART_2("2027-04-10")) == (
        "PART 1 NO RELEASE DATE, PART 2 OUT ON 10 APR 2027."
    )
