"""What `aoud faq` answers to what a question means, not to its words alone."""

from datetime import date

import pytest

from aoud_cli.judge.answer import Assessment
from aoud_cli.judge.assess import assess
from aoud_cli.reports.faq import faq, faq_answer
from tests.small import facts, judged, looked

RENEWED = "renewed=yes when=2024-01-05 said=2024-01-05 by=studio"
NOT_FILMING = "filming=no said=2024-02-10 by=actor"
FILMING = "filming=yes when=2024-03-01 said=2024-03-02 by=studio"
NOT_OUT = "released=no said=2024-04-10 by=paper"


def told(topic: str, day: str, *claims: str) -> tuple[str, ...]:
    return faq_answer(judged(day, *claims), topic).sentences


def in_brief(topic: str, assessment: Assessment) -> str:
    return next(row.answer for row in faq(assessment).rows if row.topic == topic)


# When is it out?


def test_without_a_date_the_question_of_the_release_is_answered_so() -> None:
    claims = NOT_OUT, "released=yes kind=guess when=2025 said=2024-04-01 by=daily"

    assert told("released", "2024-05-01", *claims) == (
        "No date yet.",
        "Expected 2025, a guess. (Daily, press, 1 Apr 2024)",
    )
    assert in_brief("released", judged("2024-05-01", *claims)) == "no date yet; guessed 2025"


def test_what_a_line_up_leaves_out_is_told_while_it_lies_ahead() -> None:
    left_out = "released=no when=2024-06 said=2024-04 by=paper"
    guess = "released=yes kind=guess when=2025 said=2024-04-01 by=daily"

    for day, told_last in (("2024-05-01", "Not in Jun 2024."), ("2024-07-01", "Expected 2025,")):
        assert told("released", day, left_out, guess)[-1].startswith(told_last)


def test_who_last_said_that_it_was_not_out_is_told_where_nothing_is_expected() -> None:
    assert told("released", "2024-05-01", NOT_OUT) == (
        "No date yet.",
        "Not on 10 Apr 2024. (Paper, press, 10 Apr 2024)",
    )


def test_an_official_date_is_the_answer() -> None:
    claims = NOT_OUT, "released=yes kind=plan when=2024-09-05 said=2024-04-20 by=studio"

    assert told("released", "2024-05-01", *claims) == (
        "Expected 5 Sep 2024, a plan. (Studio, official, 20 Apr 2024)",
    )
    assert in_brief("released", judged("2024-05-01", *claims)) == "planned 5 Sep 2024"


def test_a_season_that_only_its_earlier_steps_keep_from_being_out_has_no_date() -> None:
    assert told("released", "2024-02-20", RENEWED) == (
        "No date yet.",
        "Not before 5 Jan 2024: renewed comes first. (Studio, official, 5 Jan 2024)",
    )


def test_a_season_that_is_out_is_answered_with_its_day() -> None:
    out = "released=yes when=2024-04-20 said=2024-04-20 by=studio"

    assert told("released", "2024-05-01", NOT_OUT, out) == (
        "On 20 Apr 2024. (Studio, official, 20 Apr 2024)",
    )


def test_each_part_of_a_release_has_its_own_date() -> None:
    first = "released=yes part=1 when=2024-04-20 said=2024-04-20 by=studio"
    second = "released=yes part=2 kind=plan when=2024-09-05 said=2024-04-20 by=studio"

    one, two = told("released", "2024-05-01", first, second)
    assert one == "Part 1: On 20 Apr 2024. (Studio, official, 20 Apr 2024)"
    assert two == "Part 2: Expected 5 Sep 2024, a plan. (Studio, official, 20 Apr 2024)"


# Is it cancelled?


@pytest.mark.parametrize(
    ("claims", "answer"),
    [
        ((RENEWED,), "No sign of it: renewed on 5 Jan 2024. (Studio, official, 5 Jan 2024)"),
        (
            (RENEWED, FILMING, "cancelled=no said=2024-01-20 by=paper"),
            "No sign of it: filming on 1 Mar 2024. (Studio, official, 2 Mar 2024)",
        ),
        (
            ("cancelled=no said=2024-04-20 by=paper",),
            "No sign of it. (Paper, press, 20 Apr 2024)",
        ),
        ((NOT_OUT,), "No source has said."),
    ],
)
def test_whatever_goes_on_is_no_sign_of_a_cancellation(
    claims: tuple[str, ...], answer: str
) -> None:
    assert told("cancelled", "2024-05-01", *claims) == (answer,)


def test_who_tells_that_it_goes_on_and_who_since_when_are_both_named() -> None:
    by_then = "filming=yes said=2024-03-20 by=studio"
    days = "filming=yes when=2024-03-01/2024-03-04 said=2024-03-05 by=paper"

    (answer,) = told("cancelled", "2024-05-01", by_then, days)
    assert answer == (
        "No sign of it: filming by 4 Mar 2024."
        " (Studio, official, 20 Mar 2024) (Paper, press, 5 Mar 2024)"
    )


def test_a_cancellation_is_told_as_one() -> None:
    off = "cancelled=yes said=2024-04-20 by=studio"

    assert told("cancelled", "2024-05-01", RENEWED, off)[0].startswith("Yes")
    assert in_brief("cancelled", judged("2024-05-01", RENEWED)) == "no sign of it"


def test_what_nobody_has_looked_at_since_is_dated() -> None:
    old = assess(looked(facts(RENEWED, NOT_OUT), "2024-04-12"), date(2024, 9, 1))

    assert faq_answer(old, "released").sentences[0] == "No date by 12 Apr 2024."
    assert in_brief("released", old) == "no date by 12 Apr 2024"
    assert in_brief("cancelled", old) == "no sign of it by 12 Apr 2024"
    assert faq_answer(old, "cancelled").sentences == (
        "No sign of it by 12 Apr 2024: renewed on 5 Jan 2024. (Studio, official, 5 Jan 2024)",
    )


# What waits for something else, or has only been supposed


def test_a_step_waits_for_the_one_before_that_was_not_taken() -> None:
    assert told("wrapped", "2024-02-20", RENEWED, NOT_FILMING) == (
        "Not yet. Filming: not yet either. (Actor, insider, 10 Feb 2024)",
    )


def test_what_to_expect_of_a_step_that_waits_is_told_too() -> None:
    guess = "wrapped=yes kind=guess when=2025 said=2024-02-01 by=paper"

    assert told("wrapped", "2024-02-20", RENEWED, NOT_FILMING, guess)[1:] == (
        "Wrapped: expected 2025, a guess. (Paper, press, 1 Feb 2024)",
    )


@pytest.mark.parametrize("claims", [(RENEWED, FILMING), (RENEWED,)])
def test_a_step_waits_for_none_that_was_taken_or_that_nobody_spoke_of(
    claims: tuple[str, ...],
) -> None:
    (first, *_) = told("wrapped", "2024-03-20", *claims)

    assert first == "No source says that it has happened."


def test_the_last_steps_of_a_weekly_show_do_not_wait_for_each_other() -> None:
    weekly = facts(NOT_OUT, FILMING, weekly=True)
    turned = weekly.model_copy(update={"ladder": ["renewed", "filming", "released", "wrapped"]})

    (first, *_) = faq_answer(assess(turned, date(2024, 5, 1)), "wrapped").sentences
    assert first == "No source says that it has happened."


def test_a_note_that_has_only_been_guessed_at_is_told_as_a_guess() -> None:
    newest = "plot kind=guess said=2024-04 by=paper text=Perhaps_the_sea."
    older = "plot kind=guess said=2024-03 by=daily text=Perhaps_a_mine."

    assert told("plot", "2024-05-01", older, newest) == (
        "Not confirmed.",
        "Perhaps the sea. (Paper, press, Apr 2024)",
    )
    assert told("plot", "2024-05-01") == ("No source has said.",)


def test_a_value_is_told_with_the_sentence_that_says_so() -> None:
    eight = "episodes=8 said=2024-04 by=paper text=Eight_hours,_one_a_week."

    assert told("episodes", "2024-05-01", eight) == (
        "8 episodes. Eight hours, one a week. (Paper, press, Apr 2024)",
    )
