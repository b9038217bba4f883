"""The scoreboard: every plan and guess that time can judge (rules 5.1 to 5.4), and how late it is."""

import json
from datetime import date

import pytest

from aoud_cli.facts.vocabulary import Kind, TopicKind
from aoud_cli.files.load import load
from aoud_cli.files.paths import bundled
from aoud_cli.judge.assess import assess
from aoud_cli.reports import predictions as report
from tests.conftest import Aoud
from tests.small import facts, judged, looked

FACTS = load(bundled())


def rows(aoud: Aoud, *options: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(aoud("predictions", *options, "--json").out)["rows"]
    return found


def test_the_scoreboard_holds_every_plan_and_guess_that_time_can_judge(aoud: Aoud) -> None:
    unjudged = {
        name
        for name, topic in FACTS.topics.items()
        if topic.kind is TopicKind.NOTE or topic.season is not None
    }
    expected = {
        claim.id
        for claim in FACTS.claims
        if claim.kind is not Kind.FACT and claim.topic not in unjudged
        if not (claim.when and claim.when.last <= claim.said.last)  # of days already gone
    }

    assert {row["id"] for row in rows(aoud)} == expected
    answer = json.loads(aoud("predictions", "--json").out)
    fates = "hit", "missed", "open", "ruled_out", "replaced"
    assert sum(answer[fate] for fate in fates) == len(expected)


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


@pytest.mark.usefixtures("bundled_in_february")
@pytest.mark.parametrize(
    ("prediction", "day", "outcome"),
    [
        ("released-2023-el-comercio", "2025-03-01", "missed: 1 year 2 months late so far"),
        ("filming-2024-park-chul-soo", "2026-02-23", "missed: late by 6 months"),
        ("filming-august-2025-won", "2026-02-23", "missed: early by 16 days"),
        ("released-mid-late-2026-newsx", "2026-02-23", "open, 10 months left"),
        ("released-mid-late-2026-newsx", "2026-11-23", "open, 38 days left"),
        (
            "released-not-early-2026-zygmun",
            "2026-11-23",
            "ran out after 23 Feb 2026; outcome not checked",
        ),
        ("released-2025-todo-jujuy", "2026-11-23", "missed: 54 days late by 23 Feb 2026"),
        ("released-not-before-2023-metro", "2023-01-01", "hit"),
    ],
)
def test_how_late_a_prediction_is(aoud: Aoud, prediction: str, day: str, outcome: str) -> None:
    found = {row["id"]: row["outcome"] for row in rows(aoud, "--as-of", day)}

    assert found[prediction] == outcome


def test_few_predictions_are_called_an_anecdote(aoud: Aoud) -> None:
    assert "Few: read as anecdote." in aoud("predictions", "--topic", "wrapped").out
    assert "anecdote" not in aoud("predictions").out


def outcome(day: str, prediction: str, *facts: str) -> str:
    """Return what became of the first prediction that was made."""
    first, *_ = report.predictions(judged(day, prediction, *facts)).rows
    return first.outcome


THIS_YEAR = "released=yes kind=guess when=2024 by=paper said=2023"
NOT_THIS_YEAR = "released=no kind=guess when=2024 by=paper said=2023-01"


def test_a_prediction_says_what_became_of_it_and_by_whom() -> None:
    never_before = "released=no by=studio said=2024-02 when=2024"
    replaced_by = "released=yes kind=guess when=2025 by=paper said=2024-01-05"
    out = "released=yes by=studio said=2023-06 when=2023-06"

    assert outcome("2024-03-01", THIS_YEAR) == "open, 9 months left"
    assert outcome("2024-12-31", THIS_YEAR) == "open, 0 days left"
    assert outcome("2024-03-01", THIS_YEAR, never_before) == "ruled out (Studio, Feb 2024)"
    assert outcome("2024-03-01", THIS_YEAR, replaced_by) == "replaced by 2025 (5 Jan 2024)"
    assert outcome("2024-03-01", NOT_THIS_YEAR, out) == "missed: it came before"
    assert outcome("2025-03-01", NOT_THIS_YEAR) == "hit"
    assert outcome("2025-03-01", THIS_YEAR, never_before) == "missed: 2 months late so far"


def says(prediction: str) -> str:
    (row,) = report.predictions(judged("2024-03-01", prediction)).rows
    return row.says


def test_a_no_is_told_as_not_before_the_day_after_it() -> None:
    def not_before(when: str) -> str:
        return says(f"released=no kind=guess when={when} by=paper said=2023-01")

    assert not_before("2026") == "Release: guessed not before 2027"
    assert not_before("../2026") == "Release: guessed not before 2027"
    assert not_before("2024-08") == "Release: guessed not before Sep 2024"
    assert not_before("2025-09-04") == "Release: guessed not before 5 Sep 2025"
    plan = "released=no kind=plan when=2026 by=studio said=2023-01"
    assert says(plan) == "Release: planned not before 2027"


def test_a_prediction_about_a_part_says_so() -> None:
    plan = "released=yes part=2 kind=plan when=2025-04-10 by=studio said=2023-01"

    assert says(plan) == "Release: part 2, planned 10 Apr 2025"


def test_a_prediction_that_ran_out_since_the_last_look_is_not_called_missed() -> None:
    base = looked(facts(THIS_YEAR), "2024-03-01")
    (row,) = report.predictions(assess(base, date(2025, 3, 1))).rows

    assert (row.fate, row.outcome) == ("open", "ran out after 1 Mar 2024; outcome not checked")


def test_the_score_names_what_was_ruled_out_and_replaced_only_if_something_was() -> None:
    def score(*claims: str) -> str:
        sentence, *_ = report.predictions(judged("2024-03-01", *claims)).preamble()
        return sentence

    assert score(THIS_YEAR) == "1 prediction: 0 hit, 0 missed, 1 open."
    no = "released=no by=studio said=2024-02 when=2024"
    other = "released=yes kind=guess when=2025 by=daily said=2023-01"
    newer = "released=yes kind=guess when=2026 by=daily said=2023-05"
    assert score(THIS_YEAR, no, other, newer) == (
        "3 predictions: 0 hit, 0 missed, 1 open, 1 ruled out, 1 replaced."
    )


def test_a_missed_prediction_of_the_past_season_is_no_prediction() -> None:
    past = "released=yes kind=guess when=2022 by=paper said=2023"

    assert report.predictions(judged("2024-03-01", past)).rows == ()
