"""The scoreboard: every plan and guess, and how late it is."""

import json

import pytest

from aoud_cli.facts.vocabulary import Kind, TopicKind
from aoud_cli.files.load import load
from aoud_cli.files.paths import bundled
from aoud_cli.reports import predictions as report
from tests.conftest import Aoud
from tests.small import judged

FACTS = load(bundled())


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


def outcome(day: str, prediction: str, *facts: str) -> str:
    (row,) = report.predictions(judged(day, prediction, *facts)).rows
    return row.outcome


def test_a_missed_prediction_says_why_it_was_missed() -> None:
    this_year = "released=yes kind=guess when=2024 by=paper said=2023"
    not_this_year = "released=no kind=guess when=2024 by=paper said=2023-01"
    never_before = "released=no by=studio said=2024-02 when=2024"
    out = "released=yes by=studio said=2023-06 when=2023-06"

    assert outcome("2024-03-01", this_year) == "open, 9 months left"
    assert outcome("2024-03-01", this_year, never_before) == "missed, ruled out since"
    assert outcome("2024-03-01", not_this_year, out) == "missed, it came before"
