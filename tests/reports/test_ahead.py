"""Looking ahead: the sums, the scoreboard, and what changed between two days."""

import json
import statistics
from datetime import date, timedelta

import pytest

from aoud_cli.facts.model import FactBase
from aoud_cli.facts.vocabulary import Kind, TopicKind
from aoud_cli.files.load import load, parse
from aoud_cli.files.paths import bundled
from aoud_cli.judge.answer import Fate
from aoud_cli.judge.assess import assess
from aoud_cli.judge.forecast import Gap, backtest, comparables, gaps, pace, spread
from tests.conftest import Aoud
from tests.small import HEADER

FACTS = load(bundled())

PACE = """
topic.s1-filming = { kind = "value", label = "S1 filming", question = "?", unit = "months", season = 1 }
topic.s1-post = { kind = "value", label = "S1 post", question = "?", unit = "months", season = 1 }
"""


def small(claims: str = "", waits: tuple[int, ...] = (), checked: str = "2030-12-31") -> FactBase:
    """Return a fact base whose comparable seasons wrapped on 1 January 2020 and waited so many days."""
    text = HEADER.replace(
        'network = "studio" }',
        'network = "studio", previous = { season = 1, filming = "s1-filming", post = "s1-post" } }',
    )
    text = (
        text.replace("2030-12-31", checked)
        .replace("[source]", f"{PACE}[source]")
        .replace("topic.s1", "s1")
    )
    for number, wait in enumerate(waits, 2):
        day = date(2020, 1, 1) + timedelta(wait)
        text += f"[[precedent]]\ntitle = 'Salt Road'\nseason = {number}\nwrapped = '2020-01-01'\nreleased = '{day}'\n"
    return parse(text + claims)  # fmt: skip


def claim(topic: str, says: str, said: str, by: str = "paper", **more: str) -> str:
    given = {
        "id": f"{topic}-{says}-{said}",
        "topic": topic,
        "says": says,
        "said": said,
        "by": by,
        "text": "So.",
        **more,
    }
    return "[[claim]]\n" + "".join(f"{key} = '{value}'\n" for key, value in given.items())


WRAP = claim("wrapped", "yes", "2024-01-01", when="2024-01-01")
MONTHS = claim("s1-filming", "8", "2022-01-01") + claim("s1-post", "11", "2022-01-01", by="fan")


def test_the_pace_is_counted_from_the_wrap_else_the_start_else_the_day_itself() -> None:
    start = claim("filming", "yes", "2023-03-31", when="2023-03-31")

    def earliest(claims: str) -> tuple[str | None, date]:
        facts = small(claims)
        found = pace(facts, assess(facts, date(2024, 2, 1)))
        assert found is not None
        return found.step, found.earliest

    assert earliest(MONTHS) == (None, date(2025, 9, 1))
    assert earliest(MONTHS + start) == ("filming", date(2024, 10, 31))
    assert earliest(MONTHS + start + WRAP) == ("wrapped", date(2024, 12, 1))


def test_the_basis_of_a_sum_is_its_weakest_word() -> None:
    facts = small(MONTHS + WRAP)
    found = pace(facts, assess(facts, date(2024, 2, 1)))

    assert found is not None
    assert found.basis == "hearsay"


def test_there_is_no_pace_without_the_months_and_none_once_it_is_out() -> None:
    out = claim("released", "yes", "2024-01-20", when="2024-01-20")
    for claims in ("", claim("s1-filming", "8", "2022-01-01"), MONTHS + WRAP + out):
        facts = small(claims)
        assert pace(facts, assess(facts, date(2024, 2, 1))) is None


def test_only_longer_waits_than_the_wait_so_far_are_counted() -> None:
    waits = (100, 150, 200, 250, 300, 350, 400)
    facts = small(WRAP, waits)
    found = comparables(facts, assess(facts, date(2024, 1, 1) + timedelta(150)))

    assert found is not None
    assert (found.waited, found.seasons, found.waits) == (150, 7, (200, 250, 300, 350, 400))
    assert found.days is not None
    tenths = statistics.quantiles([200, 250, 300, 350, 400], n=10, method="exclusive")
    assert (found.days.first, found.days.middle, found.days.last) == tuple(
        round(tenths[i]) for i in (0, 4, 8)
    )


def test_with_fewer_than_five_longer_waits_their_range_alone_is_shown() -> None:
    facts = small(WRAP, (100, 200, 300, 400, 500))
    found = comparables(facts, assess(facts, date(2024, 1, 1) + timedelta(100)))

    assert found is not None
    assert found.days is not None
    assert (found.days.first, found.days.middle, found.days.last) == (200, None, 500)


def test_with_no_longer_wait_there_is_no_range() -> None:
    facts = small(WRAP, (100, 200))
    found = comparables(facts, assess(facts, date(2025, 1, 1)))

    assert found is not None
    assert (found.waits, found.days) == ((), None)


def test_no_day_of_the_forecast_lies_before_the_known_day() -> None:
    facts = small(WRAP, (300, 400, 500, 600, 700))
    found = comparables(facts, assess(facts, date(2024, 1, 1) + timedelta(299)))

    assert found is not None
    assert found.days is not None
    assert found.days.first < 299
    assert found.after(found.days.first) == date(2024, 1, 1) + timedelta(299)


def test_a_comparable_season_counts_only_once_it_is_out() -> None:
    facts = small("", (100, 200))

    assert [gap.days for gap in gaps(facts, date(2020, 4, 10))] == [100]


def test_the_middle_of_a_month_stands_for_it() -> None:
    (gap,) = (g for g in gaps(FACTS, FACTS.checked) if g.title == "Severance")

    assert gap.wrapped == date(2024, 5, 16)


def test_the_forecast_of_march_2026_is_what_the_precedents_give(aoud: Aoud) -> None:
    def middle(first: date, last: date) -> date:
        return first + (last - first) // 2

    waits = []
    for one in FACTS.precedents:  # the sum once more, by hand
        released = middle(one.released.first, one.released.last)
        if one.left_out is None and released <= FACTS.checked:
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
        "2026-09",
        "2027-02",
    )
    assert "Jan 2027 or later" in status
    assert "Sep 2026 to Feb 2027" in status


def test_when_nobody_has_looked_for_long_the_forecast_says_how_likely_the_release_is(
    aoud: Aoud,
) -> None:
    answer = json.loads(aoud("forecast", "--as-of", "2026-11-23", "--json").out)
    longer = [g.days for g in gaps(FACTS, FACTS.checked) if g.days > 5]
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
    known = gaps(FACTS, FACTS.checked)
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


def test_a_back_test_needs_five_other_seasons() -> None:
    known = [Gap("Salt Road", n, date(2020, 1, 1), date(2020, 6, n)) for n in range(1, 7)]

    assert (len(backtest(known)), len(backtest(known[:5])), spread([])) == (6, 0, None)


MISSED, OPEN = Fate.MISSED, Fate.OPEN
DAYS = [
    date(2022, 1, 1) + timedelta(n) for n in range((date(2026, 3, 1) - date(2022, 1, 1)).days + 1)
]


def test_no_missed_prediction_is_ever_open_again_and_no_answer_uses_a_later_claim() -> None:
    missed: set[str] = set()
    steps = [name for name, topic in FACTS.topics.items() if topic.kind is TopicKind.MILESTONE]
    for day in DAYS:
        assessment = assess(FACTS, min(day, FACTS.checked))
        judged = assessment.judged
        assert [key for key, j in judged.items() if j.claim.said.last > day] == []
        promised = {
            key: j
            for key, j in judged.items()
            if j.claim.kind is not Kind.FACT and j.claim.topic in steps
        }
        assert [key for key, j in promised.items() if j.fate is OPEN and key in missed] == []
        missed |= {key for key, j in promised.items() if j.fate is MISSED}
        late = {
            key
            for key, j in promised.items()
            if j.claim.says == "yes"
            and j.claim.when
            and j.claim.when.last < min(day, FACTS.checked)
            if not assessment[j.claim.topic].reached
        }
        assert {key for key in late if promised[key].fate is not MISSED} == set()
    assert len(missed) > 20


def rows(aoud: Aoud, *options: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(aoud("predictions", *options, "--json").out)["rows"]
    return found


def test_the_scoreboard_holds_every_plan_and_guess_that_time_can_judge(aoud: Aoud) -> None:
    notes = {name for name, topic in FACTS.topics.items() if topic.kind is TopicKind.NOTE}
    expected = {
        claim.id
        for claim in FACTS.claims
        if claim.kind is not Kind.FACT and claim.topic not in notes
        if not (claim.when and claim.when.last <= claim.said.first)  # of days already gone
    }

    assert {row["id"] for row in rows(aoud)} == expected
    answer = json.loads(aoud("predictions", "--json").out)
    assert answer["hit"] + answer["missed"] + answer["open"] == len(expected)


def test_the_scoreboard_can_be_narrowed(aoud: Aoud) -> None:
    for fate in ("missed", "hit", "open"):
        assert {row["fate"] for row in rows(aoud, f"--{fate}")} == {fate}
    assert {row["topic"] for row in rows(aoud, "--topic", "Filming")} == {"filming"}
    assert aoud("predictions", "--hit", "--open").code == 2
    assert "No prediction fits that." in aoud("predictions", "--topic", "plot").out


def test_the_score_is_that_of_all_however_the_table_is_narrowed(aoud: Aoud) -> None:
    whole, hits = (json.loads(aoud("predictions", *o, "--json").out) for o in ((), ("--hit",)))

    assert [whole[fate] for fate in ("hit", "missed", "open")] == [
        hits[fate] for fate in ("hit", "missed", "open")
    ]
    assert len(hits["rows"]) == whole["hit"] < len(whole["rows"])


@pytest.mark.parametrize(
    ("prediction", "day", "outcome"),
    [
        ("released-2023-el-comercio", "2025-03-01", "missed, 1 year 2 months and counting"),
        ("filming-2024-park-chul-soo", "2026-02-23", "missed, late by 6 months"),
        ("filming-august-2025-won", "2026-02-23", "missed, early by 16 days"),
        ("released-late-2026-outlook", "2026-02-23", "open, 10 months left"),
        ("released-late-2026-outlook", "2026-11-23", "open, 38 days left"),
        (
            "released-not-early-2026-zygmun",
            "2026-11-23",
            "open on 23 Feb 2026, its time is over since",
        ),
        ("released-2025-todo-jujuy", "2026-11-23", "missed, 54 days by 23 Feb 2026"),
        ("released-not-before-2023-metro", "2023-01-01", "hit"),
    ],
)
def test_how_late_a_prediction_is(aoud: Aoud, prediction: str, day: str, outcome: str) -> None:
    found = {row["id"]: row["outcome"] for row in rows(aoud, "--as-of", day)}

    assert found[prediction] == outcome


def test_few_predictions_are_called_an_anecdote(aoud: Aoud) -> None:
    assert "Few: read as anecdote." in aoud("predictions", "--topic", "wrapped").out
    assert "anecdote" not in aoud("predictions").out


def test_the_scores_of_the_sources_are_those_of_their_predictions(aoud: Aoud) -> None:
    scores = {row["id"]: row for row in json.loads(aoud("sources", "--json").out)["rows"]}
    fates = [(row["by"], row["fate"]) for row in rows(aoud)]

    for source, row in scores.items():
        assert (row["hit"], row["missed"]) == (
            fates.count((source, "hit")),
            fates.count((source, "missed")),
        )


def changes(aoud: Aoud, since: str, until: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in json.loads(aoud("changes", "--since", since, "--as-of", until, "--json").out)[
        "rows"
    ]:
        found.setdefault(row["what"], []).append(
            row["because"] if row["what"] != "person" else row["about"]
        )
    return found


def test_a_returning_fan_is_told_what_changed(aoud: Aoud) -> None:
    found = changes(aoud, "2025-06-15", "2025-08-01")

    assert "filming-netflix-2025-07" in found["answer"]
    assert {"lee-min-jae", "kim-si-eun", "yoon-ga-i", "roh-jae-won"} <= {*found["person"]}
    assert found["missed"] == ["filming-netflix-2025-07"]
    assert "released-2026-newsx-2025-07" in found["made"]


def test_a_prediction_whose_day_passed_was_decided_by_nobody(aoud: Aoud) -> None:
    rows = json.loads(aoud("changes", "--since", "2023-11", "--as-of", "2024-01", "--json").out)[
        "rows"
    ]
    (row,) = (r for r in rows if r["what"] == "missed" and "El Comercio" in r["before"])

    assert (row["because"], row["who"]) == ("", "its time ran out")


def test_guesses_at_values_and_people_are_predictions_too(aoud: Aoud) -> None:
    rows = json.loads(
        aoud("changes", "--since", "2023-03-31", "--as-of", "2023-04-30", "--json").out
    )["rows"]
    made = {row["because"] for row in rows if row["what"] == "made"}

    assert {
        "episodes-12-wno",
        "rating-tv-ma-wno",
        "cast-ha-seung-ri-wno",
        "released-late-2024-wno",
    } <= made
    assert [
        row["about"] for row in rows if row["what"] == "person" and row["topic"] == "cast"
    ] == []


def test_nothing_changed_is_said_so(aoud: Aoud) -> None:
    result = aoud("changes", "--since", "2026-02-23", "--as-of", "2026-11-23")

    assert (
        "Nothing is known of what came after 23 Feb 2026, so nothing of what has changed"
        in " ".join(result.out.split())
    )
    assert "Nobody has looked for news in the 9 months since." in result.out


def test_days_in_the_wrong_order_are_refused(aoud: Aoud) -> None:
    result = aoud("changes", "--since", "2026", "--as-of", "2025")

    assert (result.code, result.err) == (
        2,
        "aoud: --since 2026 lies after --as-of 2025-12-31; swap them\n",
    )
