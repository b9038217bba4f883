"""The forecast tried on the seasons that it learns from (rule 10.3)."""

from datetime import date, timedelta

from aoud_cli.facts.dates import PartialDate
from aoud_cli.judge.backtest import Trial, backtest
from aoud_cli.judge.comparable import Wait


def season(number: int, began: str, released: str) -> Wait:
    return Wait("Salt Road", number, PartialDate.parse(began), PartialDate.parse(released))


FIVE = [season(number, "2019-01-01", f"2020-01-0{number}") for number in range(1, 6)]


def test_a_season_is_predicted_only_from_those_that_were_out_when_its_wait_began() -> None:
    the_day_before = season(6, "2020-01-04", "2021-01-04")
    that_day = season(7, "2020-01-05", "2021-01-05")

    trials = backtest([*FIVE, the_day_before, that_day])
    assert [(trial.wait.season, trial.seasons) for trial in trials] == [(7, 5)]


def test_leaving_one_out_tells_of_all_the_others() -> None:
    trials = backtest([*FIVE, season(6, "2018-01-01", "2018-03-01")], leave_one_out=True)

    assert [(trial.wait.season, trial.seasons) for trial in trials] == [
        (6, 5),
        *((number, 5) for number in range(1, 6)),
    ]
    assert backtest(FIVE, leave_one_out=True) == ()


def test_both_ends_of_the_days_of_a_trial_are_inside() -> None:
    wait, day = season(2, "2020-01-01", "2020-06-01"), timedelta(1)
    released = wait.released

    def inside(first: date, last: date) -> bool:
        return Trial(wait, 5, first, released, last, 0).inside

    assert inside(released, released)
    assert not inside(released + day, released + day)
    assert not inside(released - day, released - day)


def test_the_error_of_a_curve_that_is_one_day_is_that_of_the_day() -> None:
    equal = [season(number, "2019-01-01", "2019-12-31") for number in range(5)]  # 364 days each
    (late,) = backtest([*equal, season(9, "2020-01-01", "2021-01-09")])

    assert (late.error, round(late.crps)) == (10, 10)
    assert not late.inside
