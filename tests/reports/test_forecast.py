"""The forecast in words and numbers, and its back-test."""

import json
import statistics
from datetime import date, timedelta

from aoud_cli.files.load import load
from aoud_cli.files.paths import bundled
from aoud_cli.judge.assess import assess
from aoud_cli.judge.forecast import gaps
from aoud_cli.reports import forecast as report
from tests.conftest import Aoud
from tests.small import facts_with_sums, judged

FACTS = load(bundled())
WRAP = "wrapped=yes by=paper said=2024-01-01 when=2024-01-01"


def test_the_forecast_of_march_2026_is_what_the_precedents_give(aoud: Aoud) -> None:
    def middle(first: date, last: date) -> date:
        return first + (last - first) // 2

    waits = []
    for one in FACTS.precedents:  # the sum once more, by hand
        released = middle(one.released.first, one.released.last)
        if one.wrapped and one.left_out is None and released <= FACTS.checked:
            waits.append((released - middle(one.wrapped.first, one.wrapped.last)).days)
    wrap = date(2026, 2, 18)
    waited = (FACTS.checked - wrap).days
    tenths = statistics.quantiles(
        [wait for wait in waits if wait > waited], n=10, method="exclusive"
    )
    expected = [(wrap + timedelta(round(tenths[i]))).isoformat() for i in (0, 4, 8)]

    rows = json.loads(aoud("forecast", "--as-of", "2026-03-01", "--json").out)["rows"]
    assert [rows[1]["first"], rows[1]["middle"], rows[1]["last"]] == expected
    assert (rows[1]["seasons"], rows[1]["longer"]) == (
        len(waits),
        len([wait for wait in waits if wait > waited]),
    )


def test_on_the_day_of_the_article_the_forecast_is_its_own_reckoning(aoud: Aoud) -> None:
    (row,) = json.loads(aoud("forecast", "--as-of", "2023-04-30", "--json").out)["rows"]

    assert row["first"].startswith("2024-11")
    assert "Nov 2024 or later" in aoud("status", "--as-of", "2023-04-30").out


def test_the_status_shows_the_numbers_of_the_forecast(aoud: Aoud) -> None:
    rows = json.loads(aoud("forecast", "--as-of", "2026-11-23", "--json").out)["rows"]
    status = aoud("status", "--as-of", "2026-11-23").out

    assert (rows[0]["first"][:7], rows[1]["first"][:7], rows[1]["last"][:7]) == (
        "2027-01",
        "2026-06",
        "2027-04",
    )
    assert "Jan 2027 or later" in status
    assert "Jun 2026 to Apr 2027" in status


def test_when_nobody_has_looked_for_long_the_forecast_says_how_likely_the_release_is(
    aoud: Aoud,
) -> None:
    answer = json.loads(aoud("forecast", "--as-of", "2026-11-23", "--json").out)
    longer = [g.days for g in gaps(assess(FACTS, FACTS.checked)) if g.days > 5]
    out = sum(date(2026, 2, 18) + timedelta(days) <= date(2026, 11, 23) for days in longer)

    assert (answer["out_by_now"], answer["longer_waits"]) == (out, len(longer))
    assert (
        f"{round(out * 100 / len(longer))} %. Nobody has looked since 23 Feb 2026."
        in answer["sentences"][-1]
    )
    assert "Not counted: One Piece 2 had waited 384 days and was not out." in answer["sentences"]
    assert json.loads(aoud("forecast", "--as-of", "2026-03-01", "--json").out)["out_by_now"] is None
    assert json.loads(aoud("forecast", "--as-of", "2026-02-23", "--json").out)["out_by_now"] is None


def test_the_back_test_leaves_each_season_out_and_counts_what_fell_inside(aoud: Aoud) -> None:
    answer = json.loads(aoud("forecast", "--backtest", "--as-of", "2026-11-23", "--json").out)
    known = gaps(assess(FACTS, FACTS.checked))
    inside = 0
    for gap in known:
        tenths = statistics.quantiles([g.days for g in known if g != gap], n=10, method="exclusive")
        inside += round(tenths[0]) <= gap.days <= round(tenths[8])

    assert (answer["inside"], answer["trials"], len(answer["rows"])) == (
        inside,
        len(known),
        len(known),
    )
    assert (
        f"{inside} of {len(known)} did"
        in aoud("forecast", "--backtest", "--as-of", "2026-11-23").out
    )


def test_a_season_that_is_out_has_no_forecast() -> None:
    out = judged("2024-01-01", "released=yes by=studio said=2023 when=2023")

    assert report.forecast(out).sentences == ("It is out: there is nothing to forecast.",)


def test_the_longest_wait_on_record_has_no_range() -> None:
    facts = facts_with_sums(WRAP, waits=(20, 30))

    longest = report.forecast(assess(facts, date(2024, 2, 1)))
    assert (longest.rows, longest.sentences) == (
        (),
        (
            "At 31 days after the end of filming, the wait is already the longest on record"
            " among 2 comparable seasons.",
        ),
    )


def test_a_back_test_of_few_seasons_is_refused_in_a_sentence() -> None:
    facts = facts_with_sums(waits=(20, 30))

    few = report.backtest(assess(facts, date(2024, 2, 1)))
    assert few.preamble() == ("Too few comparable seasons for a back-test.",)


def test_that_it_may_be_out_unseen_is_said_once_the_release_is_stale() -> None:  # rule 1.3
    facts = facts_with_sums(WRAP, waits=(200, 300), checked="2024-03-01")

    def out_by_now(days: int) -> int | None:
        return report.forecast(assess(facts, facts.checked + timedelta(days))).out_by_now

    assert (out_by_now(30), out_by_now(31)) == (None, 0)
