"""The forecast in words and numbers, and its back-test."""

import json
from datetime import date, timedelta

import pytest

from aoud_cli.facts.dates import spoken_day
from aoud_cli.facts.model import FactBase
from aoud_cli.files.load import load
from aoud_cli.files.paths import bundled
from aoud_cli.judge.assess import assess
from aoud_cli.judge.comparable import waits
from aoud_cli.judge.forecast import comparables
from aoud_cli.reports import backtest as trials
from aoud_cli.reports import forecast as report
from aoud_cli.reports.status import status
from tests.conftest import Aoud
from tests.judge import plain_forecast as plain
from tests.judge.test_forecast import dated, with_seasons
from tests.small import facts, facts_with_sums, judged, looked

FACTS = load(bundled())
WRAP = "wrapped=yes by=paper said=2024-01-01 when=2024-01-01"
WAITS = (200, 250, 300, 350, 400)
MONTHS = ("s1-filming=8 by=paper said=2022-01-01", "s1-post=11 by=fan said=2022-01-01")
GUESSES = [
    f"released=yes kind=guess by={by} said=2024-01-0{day} when={when}"
    for day, (by, when) in enumerate(
        [("paper", "2024-10"), ("daily", "2025-03"), ("herald", "2025")], 1
    )
]
DAY = date(2024, 2, 1)


def rows(base: FactBase, day: date = DAY, *, every: bool = False) -> list[tuple[str, ...]]:
    return [row.texts() for row in report.forecast(assess(base, day), every=every).rows]


def sentences(base: FactBase, day: date = DAY) -> str:
    return " ".join(report.forecast(assess(base, day)).sentences)


def test_the_forecast_is_the_seasons_then_the_pace_then_the_outlets() -> None:
    base = facts_with_sums(WRAP, *MONTHS, *GUESSES, waits=WAITS)

    by_hand = map(spoken_day, plain.range_of(date(2024, 1, 1), DAY, WAITS, []))
    assert rows(base) == [
        ("5 seasons", *by_hand, "press", "wrap 1 Jan 2024"),
        ("season 1's pace", "", "1 Dec 2024", "", "hearsay", "wrap 1 Jan 2024 plus 11 months"),
        ("3 outlets", "1 Oct 2024", "16 Mar 2025", "31 Dec 2025", "guess", ""),
    ]


def test_the_pace_of_a_season_is_one_day_and_no_range() -> None:
    (row,) = report.forecast(assess(facts_with_sums(WRAP, *MONTHS), DAY)).rows

    assert row.first == row.middle == row.last == date(2024, 12, 1)


def test_the_outlets_tell_how_earlier_dates_fared() -> None:
    gone = "released=yes kind=guess by=daily said=2023-01 when=2023"
    (row,) = rows(facts(WRAP, gone, *GUESSES))

    assert row[0] == "3 outlets"
    assert row[-1] == "the earlier date did not come true"


def test_a_plan_and_what_others_said_since_are_rows_too() -> None:
    plan = "released=yes kind=plan by=studio said=2023-12-01 when=2024-12-24"
    found = rows(facts(WRAP, plan, *GUESSES))

    assert [(row[0], row[2], row[4]) for row in found] == [
        ("Studio", "24 Dec 2024", "plan"),
        ("3 outlets", "16 Mar 2025", "guess"),
    ]


def test_a_date_that_has_begun_is_shown_from_the_known_day_on() -> None:
    (row,) = rows(facts(WRAP, "released=yes kind=guess by=paper said=2024-01-01 when=2024"))

    assert row[:4] == ("Paper", "1 Feb 2024", "", "31 Dec 2024")


def test_status_tells_the_days_of_the_forecast_in_months() -> None:
    base = facts_with_sums(WRAP, *MONTHS, *GUESSES, waits=WAITS)
    lines = [row.texts() for row in status(assess(base, DAY)).rows]

    assert ("Release", "about Mar 2025", "guess", "3 outlets: Oct 2024 to Dec 2025") in lines
    assert ("Forecast", "about Oct 2024", "our sum", "5 seasons: Jul 2024 to Mar 2025") in lines
    assert (
        *("Forecast", "about Dec 2024", "our sum"),
        "wrap 1 Jan 2024, season 1's pace",
    ) in lines


def test_a_pace_that_the_season_has_outlasted_says_so() -> None:
    def told(day: date) -> list[str]:
        return [row.what for row in status(assess(facts_with_sums(WRAP, *MONTHS), day)).rows]

    assert "about Dec 2024" in told(date(2024, 11, 30))
    assert "about Dec 2024, which has passed" in told(date(2024, 12, 1))


def test_all_seasons_can_be_counted() -> None:
    base = with_seasons(
        facts_with_sums(WRAP, waits=(*WAITS, 450)), effects=True, to=[2, 3, 4, 5, 6]
    )
    own = base.title.model_copy(update={"effects": True})
    base = base.model_copy(update={"title": own})

    assert [row[0] for row in rows(base)] == ["5 seasons"]
    assert [row[0] for row in rows(base, every=True)] == ["6 seasons"]
    assert "5 seasons with heavy effects took 200 to 400 days from the wrap." in sentences(base)


def test_that_it_may_be_out_unseen_is_said_once_the_release_is_stale() -> None:  # rule 1.3
    base = facts_with_sums(WRAP, waits=WAITS, checked="2024-07-01")

    def out(days: int) -> tuple[int | None, bool]:
        found = report.forecast(assess(base, base.checked + timedelta(days)))
        return found.out_by_now, found.chance_out is None

    assert [out(30), out(31)] == [(None, True), (1, False)]


def test_the_chance_is_told_with_what_it_leaves_out() -> None:
    base = facts_with_sums(WRAP, waits=WAITS, checked="2024-03-01")
    day = date(2024, 11, 1)
    like = comparables(assess(base, day))
    assert like is not None
    chance = round(like.chance_by(day) * 100)
    told = f"By the waits alone, the chance that it came out unseen by 1 Nov 2024 is {chance} %."

    assert f"{told} It counts waits, and nothing else." in sentences(base, day)

    line_up = "released=no by=herald said=2024-02-20 when=2024"
    guess = "released=no kind=guess by=daily said=2024-02-25 when=2024"
    rumour = "released=no kind=guess by=fan said=2024-02-26 when=2024"
    past = "released=no kind=guess by=paper said=2024-02-26 when=2024-09"
    said = facts_with_sums(WRAP, line_up, guess, rumour, past, waits=WAITS, checked="2024-03-01")
    assert (
        f"{told} That sum does not know what was said:"
        " not in 2024 (Herald, press, 20 Feb 2024) and 2 more."
    ) in sentences(said, day)
    # what was said of days before the day asked forbids a release on them all the same
    assert "not in 2024 (Herald, press, 20 Feb 2024) and 2 more." in sentences(
        said, date(2025, 1, 5)
    )

    older = "released=no kind=guess by=paper said=2024-02-01 when=2024"
    guessed = facts_with_sums(WRAP, older, guess, waits=WAITS, checked="2024-03-01")
    assert "not before 2025 (Daily, press, 25 Feb 2024) and 1 more." in sentences(guessed, day)


def test_a_wait_has_ended_on_its_own_day() -> None:
    base = facts_with_sums(WRAP, waits=WAITS, checked="2024-03-01")
    ended = date(2024, 1, 1) + timedelta(WAITS[1])

    def out(day: date) -> int | None:
        return report.forecast(assess(base, day)).out_by_now

    assert [out(ended - timedelta(1)), out(ended)] == [1, 2]


def test_a_step_that_is_missing_is_what_a_sum_does_not_know() -> None:  # rule 10.5
    order = "renewed=yes by=studio said=2024-01-01 when=2024-01-01"
    base = facts_with_sums(order, "filming=no by=paper said=2024-02-01", waits=WAITS)
    seasons = with_seasons(base, renewed="2019-12-01", filming="2019-12-20")
    told = (
        "It does not know that, by 1 Feb 2024, filming was not reached; the fastest of 5 seasons"
        " took 212 days from there, so not before about 31 Aug 2024."
    )

    assert told in sentences(seasons)
    assert told not in sentences(with_seasons(base, renewed="2019-12-01"))
    began = "filming=yes by=paper said=2024-01-20 when=2024-01-20"
    both = facts_with_sums(order, began, "wrapped=no by=paper said=2024-02-01", waits=WAITS)
    assert "wrapped was not reached" in sentences(with_seasons(both, filming="2019-12-20"))


def test_status_shows_no_days_that_a_missing_step_forbids() -> None:
    order = "renewed=yes by=studio said=2023-01-01 when=2023-01-01"
    base = facts_with_sums(order, "filming=no by=paper said=2024-02-01", waits=WAITS)
    seasons = with_seasons(base, renewed="2019-12-01", filming="2019-12-20")

    told = [row.texts()[1:] for row in status(assess(seasons, DAY)).rows if row.label == "Forecast"]

    assert told == [("not before Aug 2024", "our sum", "5 seasons: 212 days or more from filming")]
    early = assess(seasons, date(2023, 2, 1))
    assert [row.who for row in status(early).rows if row.label == "Forecast"] == [
        "5 seasons from the renewal: Aug 2023 to Apr 2024"
    ]


def test_a_fact_base_that_does_not_ask_about_the_release_has_a_forecast() -> None:
    base = facts_with_sums(WRAP, waits=WAITS, checked="2024-03-01")
    topics = {name: topic for name, topic in base.topics.items() if name != "released"}
    without = base.model_copy(update={"topics": topics, "ladder": base.ladder[:-1]})

    assert "It counts waits, and nothing else." in sentences(without, date(2024, 11, 1))


def test_a_plan_that_has_lapsed_is_no_row() -> None:
    plan = "released=yes kind=plan by=studio said=2023-12-01 when=2024-01-20"

    assert rows(facts(WRAP, plan)) == []


def test_a_chance_is_never_said_to_be_none_or_certain() -> None:
    base = facts_with_sums(WRAP, waits=WAITS, checked="2024-01-01")

    assert "is under 1 %." in sentences(base, date(2024, 2, 2))
    assert "is over 99 %." in sentences(base, date(2028, 1, 1))


def test_how_many_wait_still_is_said_and_who_has_waited_longest() -> None:
    base = facts_with_sums(WRAP, waits=(*WAITS, 2000, 2100), checked="2024-01-31")
    base = with_seasons(base, wrapped="2020-02-01", to=[8])

    assert (
        "2 more were still waiting (the longest: Salt Road 7, 1,491 days), which counts too."
    ) in sentences(base)


def test_how_far_ahead_days_are_announced_is_said_until_that_day() -> None:
    told = "Of 6 seasons none was dated less than 30 days ahead (middle 55)"

    assert sentences(dated()).endswith(
        f"{told}: with no date by 1 Feb 2024, not before about 2 Mar 2024."
    )
    stale = looked(dated(), "2024-02-01")
    assert sentences(stale, date(2024, 3, 2)).endswith(f"{told}.")


@pytest.mark.parametrize(
    ("claims", "why"),
    [
        ((), "The sum starts at the renewal, and nobody has said that it was renewed."),
        (
            (WRAP,),
            "By 1 Feb 2024 it is known of fewer than 5 comparable seasons how long they took from the wrap: too few for a sum.",
        ),
        (
            (WRAP, "released=yes by=studio said=2024-01-20 when=2024-01-20"),
            "It is out: there is nothing to forecast.",
        ),
        (
            (WRAP, "cancelled=yes by=studio said=2024-01-20"),
            "It is cancelled: there is nothing to forecast.",
        ),
    ],
)
def test_why_there_is_no_sum_is_said(claims: tuple[str, ...], why: str) -> None:
    assert report.forecast(judged("2024-02-01", *claims)).sentences == (why,)


def test_a_season_that_has_outlasted_all_others_has_no_range() -> None:
    base = facts_with_sums(WRAP, waits=WAITS)
    found = report.forecast(assess(base, date(2030, 1, 1)))

    assert found.rows == ()
    assert found.sentences[-1] == ("At 2,192 days this one has waited longer than they let expect.")


def test_the_forecast_says_how_often_such_a_range_was_right(aoud: Aoud) -> None:
    tried = trials.backtest(assess(FACTS, FACTS.checked))
    told = json.loads(aoud("forecast", "--as-of", "2026-02-23", "--json").out)["sentences"]

    assert tried.trials
    (sentence,) = (one for one in told if one.startswith(f"Tried on {tried.trials} seasons"))
    assert f": {tried.inside} came between earliest and latest" in sentence


# The back-test


def test_the_back_test_is_honest_unless_it_is_asked_to_leave_one_out(aoud: Aoud) -> None:
    honest, flattering = (
        json.loads(aoud("forecast", option, "--json").out)
        for option in ("--backtest", "--leave-one-out")
    )
    over = [
        w for w in waits(assess(FACTS, FACTS.checked), honest["stage"]) if w.is_over(FACTS.checked)
    ]

    assert (honest["leave_one_out"], flattering["leave_one_out"]) == (False, True)
    assert len(honest["rows"]) == honest["trials"] < flattering["trials"] == len(over)
    assert honest["inside"] == sum(row["inside"] for row in honest["rows"])


def test_the_back_test_prints_inside_n_error_and_crps(aoud: Aoud) -> None:
    tried = json.loads(aoud("forecast", "--backtest", "--json").out)
    told = " ".join(aoud("forecast", "--backtest").out.split())

    assert f"Inside: {tried['inside']} of n = {tried['trials']} (" in told
    assert f"Mean error of the middle day: {tried['mean_error']:.0f} days." in told
    assert f"CRPS: {tried['crps']:.1f} days" in told
    assert "flatters" not in told
    assert "This flatters" in aoud("forecast", "--leave-one-out").out.replace("\n", " ")


def test_a_back_test_of_few_seasons_is_refused_in_a_sentence() -> None:
    few = trials.backtest(assess(facts_with_sums(waits=(20, 30)), DAY))

    assert few.preamble() == ("Too few comparable seasons for a back-test.",)


def test_the_back_test_is_counted_from_the_stage_of_the_forecast() -> None:
    order = "renewed=yes by=studio said=2022-06-06 when=2022-06-06"
    base = with_seasons(facts_with_sums(order, waits=(*WAITS, 450)), renewed="2019-01-01")

    tried = trials.backtest(assess(base, DAY), leave_one_out=True)
    assert (tried.stage, tried.trials) == ("renewed", 6)
    assert "counted from the renewal" in tried.preamble()[0]
