"""When the season could be out: its own pace, the comparable seasons (rules 10.1 and 10.2), and how far ahead days are announced (10.4)."""

from datetime import date, timedelta

import pytest

from aoud_cli.facts.model import FactBase
from aoud_cli.judge.assess import assess
from aoud_cli.judge.forecast import Comparables, comparables, known_day, notice, pace
from tests.small import facts_with_sums, looked

WRAP = "wrapped=yes by=paper said=2024-01-01 when=2024-01-01"
START = "filming=yes by=paper said=2023-03-31 when=2023-03-31"
ORDER = "renewed=yes by=studio said=2022-06-06 when=2022-06-06"
MONTHS = ("s1-filming=8 by=paper said=2022-01-01", "s1-post=11 by=fan said=2022-01-01")
WAITS = (200, 250, 300, 350, 400)
ENDED = date(2024, 1, 1)


def like(facts: FactBase, day: date, *, every: bool = False) -> Comparables:
    found = comparables(assess(facts, day), every=every)
    assert found is not None
    return found


def with_seasons(facts: FactBase, **changes: object) -> FactBase:
    """Return a fact base with each comparable season changed; with `to` only the seasons numbered so."""
    to = changes.pop("to", None)
    seasons = [
        one.model_validate(one.tables() | changes) if to is None or one.season in to else one  # type: ignore[operator]
        for one in facts.precedents
    ]
    return facts.model_copy(update={"precedents": seasons})


# The pace of the season before


def test_the_pace_is_counted_from_the_wrap_else_the_start_else_the_day_itself() -> None:
    def told(*claims: str) -> tuple[str | None, date]:
        found = pace(assess(facts_with_sums(*claims), date(2024, 2, 1)))
        assert found is not None
        return found.step, found.day

    assert told(*MONTHS) == (None, date(2025, 9, 1))
    assert told(*MONTHS, START) == ("filming", date(2024, 10, 31))
    assert told(*MONTHS, START, WRAP) == ("wrapped", date(2024, 12, 1))


def test_the_basis_of_a_pace_is_its_weakest_word() -> None:
    found = pace(assess(facts_with_sums(*MONTHS, WRAP), date(2024, 2, 1)))

    assert found is not None
    assert found.basis == "hearsay"


def test_there_is_no_pace_without_the_months_and_none_once_it_is_out() -> None:
    out = "released=yes by=paper said=2024-01-20 when=2024-01-20"
    for claims in ((), MONTHS[:1], (*MONTHS, WRAP, out)):
        assert pace(assess(facts_with_sums(*claims), date(2024, 2, 1))) is None


# 10.1 The stage, and whose waits count


def test_the_stage_is_the_furthest_step_with_five_waits_that_are_over() -> None:
    def stage(*claims: str, **starts: str) -> str:
        given = with_seasons(facts_with_sums(*claims, waits=WAITS), **starts)
        return like(given, date(2024, 2, 1)).stage

    begun = {"filming": "2019-06-01", "renewed": "2019-01-01"}
    assert stage(ORDER, START, WRAP, **begun) == "wrapped"
    assert stage(ORDER, START, **begun) == "filming"
    assert stage(ORDER, **begun) == "renewed"
    four = with_seasons(facts_with_sums(ORDER, START, WRAP, waits=WAITS), **begun)
    without_one_wrap = with_seasons(four, wrapped=None, to=[2])
    assert like(without_one_wrap, date(2024, 2, 1)).stage == "filming"


def test_a_step_that_hearsay_alone_tells_is_no_stage() -> None:
    rumour = "wrapped=yes by=fan said=2024-01-01 when=2024-01-01"

    assert comparables(assess(facts_with_sums(rumour, waits=WAITS), date(2024, 2, 1))) is None


def test_the_season_has_waited_from_its_first_day_else_from_its_last() -> None:
    def since(when: str) -> date:
        wrap = f"wrapped=yes by=paper said=2024-03-01 when={when}"
        return like(facts_with_sums(wrap, waits=WAITS), date(2024, 4, 1)).since

    assert since("2024-01") == date(2024, 1, 1)
    assert since("../2024-01") == date(2024, 1, 31)


def test_the_middle_day_of_a_month_stands_for_it_and_no_wait_is_shorter_than_a_day() -> None:
    facts = with_seasons(facts_with_sums(WRAP, waits=WAITS), wrapped="2020-05", to=[2])
    facts = with_seasons(facts, wrapped="2021-02-03/2021-02-09", to=[6])
    waits = {wait.season: wait for wait in like(facts, date(2024, 2, 1)).over}

    assert waits[2].began == date(2020, 5, 16)
    assert (waits[6].began, waits[6].released) == (date(2021, 2, 6), date(2021, 2, 4))
    assert waits[6].days == 1


def test_only_seasons_count_that_share_what_is_special_about_this_one() -> None:
    facts = facts_with_sums(WRAP, waits=(*WAITS, 450, 500))
    facts = with_seasons(facts, effects=True, to=[2, 3, 4, 5, 6])
    facts = with_seasons(facts, pandemic=True, to=[6])
    own = facts.title.model_copy(update={"effects": True})
    special = facts.model_copy(update={"title": own})
    day = date(2024, 2, 1)

    assert [wait.season for wait in like(special, day).over] == [2, 3, 4, 5, 6]
    assert [wait.season for wait in like(special, day, every=True).over] == [2, 3, 4, 5, 6, 7, 8]
    assert [wait.season for wait in like(facts, day).over] == [2, 3, 4, 5, 6, 7, 8]


def test_a_season_that_the_file_leaves_out_never_counts() -> None:
    facts = with_seasons(facts_with_sums(WRAP, waits=(*WAITS, 450)), left_out="Shown live.", to=[7])

    assert [wait.season for wait in like(facts, date(2024, 2, 1), every=True).over] == [
        2,
        3,
        4,
        5,
        6,
    ]


# 10.2 The curve


def test_a_comparable_season_is_over_once_it_is_out_and_lasts_from_its_start_on() -> None:
    def seasons(day: str) -> tuple[list[int], list[int]]:
        facts = with_seasons(
            facts_with_sums(WRAP, waits=(*WAITS, 1600), checked=day), wrapped="2020-01", to=[7]
        )
        found = like(facts, date.fromisoformat(day))
        return [wait.season for wait in found.over], [wait.season for wait in found.lasting]

    assert seasons("2024-05-18") == ([2, 3, 4, 5, 6], [7])
    assert seasons("2024-05-19") == ([2, 3, 4, 5, 6, 7], [])


def test_comparable_seasons_are_known_up_to_the_checked_of_their_file() -> None:  # rule 1.2
    later = looked(facts_with_sums(WRAP, waits=(*WAITS, 1600)), "2024-03-01", "2025-01-01 released")
    found = like(later, date(2025, 6, 1))

    assert known_day(assess(later, date(2025, 6, 1))) == date(2025, 1, 1)
    assert [wait.name for wait in found.lasting] == ["Salt Road 7"]
    assert found.curve.lasting == pytest.approx([7.328], abs=0.001)  # of 1,521 days
    assert found.waited == 366


def test_a_season_waits_from_the_day_it_began_and_is_at_a_day_then() -> None:
    def so_far(checked: str) -> list[int]:
        facts = facts_with_sums(WRAP, waits=(*WAITS, 2000), checked=checked)
        facts = with_seasons(facts, wrapped="2024-01-05", to=[7])
        found = like(facts, date(2024, 2, 1))
        return [wait.so_far(date.fromisoformat(checked)) for wait in found.lasting]

    assert [so_far("2024-01-04"), so_far("2024-01-05"), so_far("2024-01-08")] == [[], [1], [3]]


def test_a_season_that_wraps_after_the_last_look_for_its_release_has_waited_no_day() -> None:
    facts = looked(facts_with_sums(WRAP, waits=WAITS), "2023-12-01", "2024-02-01 wrapped")

    assert like(facts, date(2024, 2, 1)).waited == 0


def test_the_chance_of_a_day_that_is_over_is_none() -> None:
    found = like(facts_with_sums(WRAP, waits=WAITS), ENDED + timedelta(300))

    assert found.chance_by(ENDED + timedelta(100)) == 0


def test_what_was_waited_is_cut_off() -> None:
    facts = facts_with_sums(WRAP, waits=WAITS)
    early, late = (like(facts, ENDED + timedelta(days)) for days in (0, 300))
    assert early.days is not None
    assert late.days is not None

    assert early.days[0] < ENDED + timedelta(300) < late.days[0] < early.days[2] < late.days[2]
    assert late.chance_by(ENDED + timedelta(300)) == 0
    assert late.chance_by(late.days[1]) == pytest.approx(0.5, abs=0.01)
    assert [wait.days for wait in late.longer] == [350, 400]


def test_a_wait_that_lasts_makes_the_others_longer() -> None:
    short = facts_with_sums(WRAP, waits=WAITS)
    long = facts_with_sums(WRAP, waits=(*WAITS, 10_000))
    day = date(2024, 2, 1)
    days = [like(facts, day).days for facts in (short, long)]

    assert days[0] is not None
    assert days[1] is not None
    assert all(one < other for one, other in zip(*days, strict=True))


def test_a_season_that_has_waited_far_longer_than_all_others_has_no_days() -> None:
    facts = facts_with_sums(WRAP, waits=WAITS)

    assert like(facts, ENDED + timedelta(430)).days is not None
    assert like(facts, ENDED + timedelta(2000)).days is None


def test_seasons_that_waited_equally_long_let_expect_that_day() -> None:
    days = like(facts_with_sums(WRAP, waits=[300] * 5), date(2024, 2, 1)).days

    assert days == (ENDED + timedelta(300),) * 3


def test_with_fewer_than_five_seasons_there_is_no_curve() -> None:
    def found(waits: tuple[int, ...]) -> bool:
        return comparables(assess(facts_with_sums(WRAP, waits=waits), date(2024, 2, 1))) is not None

    assert [found(WAITS[:4]), found(WAITS)] == [False, True]


def test_the_release_that_is_forecast_is_that_of_part_1() -> None:
    part = "released=yes part={} by=paper said=2024-01-20 when=2024-01-20".format
    plan = "released=yes part=2 kind=plan by=studio said=2024-01-01 when=2025"
    waiting_for_both = facts_with_sums(*MONTHS, WRAP, plan, waits=WAITS)
    first_is_out = facts_with_sums(*MONTHS, WRAP, plan, part(1), waits=WAITS)

    assert pace(assess(waiting_for_both, date(2024, 2, 1))) is not None
    assert comparables(assess(waiting_for_both, date(2024, 2, 1))) is not None
    assert pace(assess(first_is_out, date(2024, 2, 1))) is None
    assert comparables(assess(first_is_out, date(2024, 2, 1))) is None


def test_there_is_no_sum_for_a_season_that_is_cancelled() -> None:
    cut = "cancelled=yes by=studio said=2024-01-20"
    sums = [facts_with_sums(*MONTHS, WRAP, *end, waits=WAITS) for end in ([], [cut])]
    found = [assess(facts, date(2024, 2, 1)) for facts in sums]

    assert [pace(one) is None for one in found] == [False, True]
    assert [comparables(one) is None for one in found] == [False, True]


# 10.4 How far ahead days are announced


def dated(*claims: str, seasons: int = 6) -> FactBase:
    """Return seasons that were out 30, 40, 50 … days after their day was announced."""
    facts = facts_with_sums(WRAP, *claims, waits=[300 + 10 * number for number in range(seasons)])
    announced = date(2020, 1, 1) + timedelta(270)
    return with_seasons(facts, dated=announced.isoformat())


def test_how_far_ahead_days_are_announced_is_the_least_and_the_middle_of_five_or_more() -> None:
    day = date(2024, 2, 1)
    found = notice(assess(dated(), day))

    assert found is not None
    assert (found.seasons, found.least, found.middle) == (6, 30, 55)
    assert notice(assess(dated(seasons=4), day)) is None
    last_is_not_out = looked(dated(), "2020-12-10")
    known = notice(assess(last_is_not_out, day))
    assert known is not None
    assert (known.seasons, known.least, known.middle) == (5, 30, 50)


def test_nothing_is_said_of_announcements_once_a_day_is_announced() -> None:
    plan = "released=yes kind=plan by=studio said=2024-01-20 when={}".format
    day = date(2024, 2, 1)

    assert notice(assess(dated(plan("2024-11-01")), day)) is None
    assert notice(assess(dated(plan("2024-11")), day)) is not None
