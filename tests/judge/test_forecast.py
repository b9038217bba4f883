"""When the season could be out: its own pace, and the comparable seasons (rule 1.2 says how far those are known)."""

import statistics
from datetime import date, timedelta

from aoud_cli.files.load import load
from aoud_cli.files.paths import bundled
from aoud_cli.judge.assess import assess
from aoud_cli.judge.forecast import (
    Gap,
    Trial,
    backtest,
    comparables,
    gaps,
    known_day,
    pace,
    spread,
    waiting,
)
from tests.small import facts_with_sums, looked

FACTS = load(bundled())
WRAP = "wrapped=yes by=paper said=2024-01-01 when=2024-01-01"
MONTHS = ("s1-filming=8 by=paper said=2022-01-01", "s1-post=11 by=fan said=2022-01-01")


def test_the_pace_is_counted_from_the_wrap_else_the_start_else_the_day_itself() -> None:
    start = "filming=yes by=paper said=2023-03-31 when=2023-03-31"

    def earliest(*claims: str) -> tuple[str | None, date]:
        facts = facts_with_sums(*claims)
        found = pace(assess(facts, date(2024, 2, 1)))
        assert found is not None
        return found.step, found.earliest

    assert earliest(*MONTHS) == (None, date(2025, 9, 1))
    assert earliest(*MONTHS, start) == ("filming", date(2024, 10, 31))
    assert earliest(*MONTHS, start, WRAP) == ("wrapped", date(2024, 12, 1))


def test_the_basis_of_a_sum_is_its_weakest_word() -> None:
    facts = facts_with_sums(*MONTHS, WRAP)
    found = pace(assess(facts, date(2024, 2, 1)))

    assert found is not None
    assert found.basis == "hearsay"


def test_there_is_no_pace_without_the_months_and_none_once_it_is_out() -> None:
    out = "released=yes by=paper said=2024-01-20 when=2024-01-20"
    for claims in ((), MONTHS[:1], (*MONTHS, WRAP, out)):
        facts = facts_with_sums(*claims)
        assert pace(assess(facts, date(2024, 2, 1))) is None


def test_only_longer_waits_than_the_wait_so_far_are_counted() -> None:
    waits = (100, 150, 200, 250, 300, 350, 400)
    facts = facts_with_sums(WRAP, waits=waits)
    found = comparables(assess(facts, date(2024, 1, 1) + timedelta(150)))

    assert found is not None
    assert (found.waited, found.seasons, found.waits) == (150, 7, (200, 250, 300, 350, 400))
    assert found.days is not None
    tenths = statistics.quantiles([200, 250, 300, 350, 400], n=10, method="exclusive")
    assert (found.days.first, found.days.middle, found.days.last) == tuple(
        round(tenths[i]) for i in (0, 4, 8)
    )


def test_with_fewer_than_five_longer_waits_their_range_alone_is_shown() -> None:
    facts = facts_with_sums(WRAP, waits=(100, 200, 300, 400, 500))
    found = comparables(assess(facts, date(2024, 1, 1) + timedelta(100)))

    assert found is not None
    assert found.days is not None
    assert (found.days.first, found.days.middle, found.days.last) == (200, None, 500)


def test_with_no_longer_wait_there_is_no_range() -> None:
    facts = facts_with_sums(WRAP, waits=(100, 200))
    found = comparables(assess(facts, date(2025, 1, 1)))

    assert found is not None
    assert (found.waits, found.days) == ((), None)


def test_no_day_of_the_forecast_lies_before_the_known_day() -> None:
    facts = facts_with_sums(WRAP, waits=(300, 400, 500, 600, 700))
    found = comparables(assess(facts, date(2024, 1, 1) + timedelta(299)))

    assert found is not None
    assert found.days is not None
    assert found.days.first < 299
    assert found.after(found.days.first) == date(2024, 1, 1) + timedelta(299)


def test_a_comparable_season_counts_only_once_it_is_out() -> None:
    facts = facts_with_sums(waits=(100, 200))

    assert [gap.days for gap in gaps(assess(facts, date(2020, 4, 9)))] == []
    assert [gap.days for gap in gaps(assess(facts, date(2020, 4, 10)))] == [100]


def test_comparable_seasons_are_known_up_to_the_checked_of_their_file() -> None:
    later = looked(facts_with_sums(waits=(100, 200)), "2020-04-10", "2021-01-01 released")

    assert [gap.days for gap in gaps(assess(later, date(2022, 1, 1)))] == [100]
    assert waiting(assess(later, date(2022, 1, 1))) == (("Salt Road 3", 100),)
    early = assess(facts_with_sums(waits=(100, 200)), date(2022, 1, 1), date(2020, 4, 10))
    assert [gap.days for gap in gaps(early)] == [100]


def test_the_middle_of_a_month_stands_for_it() -> None:
    (gap,) = (g for g in gaps(assess(FACTS, FACTS.checked)) if g.title == "Severance")

    assert gap.wrapped == date(2024, 5, 16)


def test_a_back_test_needs_five_other_seasons() -> None:
    known = [Gap("Salt Road", n, date(2020, 1, 1), date(2020, 6, n)) for n in range(1, 7)]

    assert (len(backtest(known)), len(backtest(known[:5])), spread([])) == (6, 0, None)


def test_the_release_that_is_forecast_is_that_of_part_1() -> None:
    part = "released=yes part={} by=paper said=2024-01-20 when=2024-01-20".format
    plan = "released=yes part=2 kind=plan by=studio said=2024-01-01 when=2025"
    waiting_for_both = facts_with_sums(*MONTHS, WRAP, plan, waits=(500,))
    first_is_out = facts_with_sums(*MONTHS, WRAP, plan, part(1), waits=(500,))

    assert pace(assess(waiting_for_both, date(2024, 2, 1))) is not None
    assert pace(assess(first_is_out, date(2024, 2, 1))) is None
    assert comparables(assess(first_is_out, date(2024, 2, 1))) is None


def test_a_season_waits_from_the_day_it_wrapped() -> None:
    facts = facts_with_sums(waits=(100,))

    assert waiting(assess(facts, date(2019, 12, 31))) == ()
    assert waiting(assess(facts, date(2020, 1, 1))) == (("Salt Road 2", 0),)


def test_a_longer_wait_has_ended_on_its_own_day() -> None:
    facts = facts_with_sums(WRAP, waits=(100, 200))
    found = comparables(assess(facts, date(2024, 1, 1)))

    assert found is not None
    day = date(2024, 1, 1) + timedelta(100)
    assert [found.out_by(day - timedelta(1)), found.out_by(day)] == [0, 1]


def test_both_ends_of_the_days_of_a_trial_are_inside() -> None:
    released = date(2020, 6, 1)
    gap, day = Gap("Salt Road", 2, date(2020, 1, 1), released), timedelta(1)

    assert Trial(gap, released, released).inside
    assert not Trial(gap, released + day, released + day).inside
    assert not Trial(gap, released - day, released - day).inside


def test_a_season_has_waited_up_to_the_known_day_of_its_release() -> None:
    facts = looked(facts_with_sums(WRAP), "2024-02-01", "2024-05-05 released")

    assert known_day(assess(facts, date(2025, 1, 1))) == date(2024, 5, 5)
