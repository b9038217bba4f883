"""Who speaks, and how well their word held."""

import json

from aoud_cli.reports.sources import sources
from tests.conftest import Aoud
from tests.small import judged


def test_the_scores_of_the_sources_are_those_of_their_predictions(aoud: Aoud) -> None:
    scores = {row["id"]: row for row in json.loads(aoud("sources", "--json").out)["rows"]}
    predictions = json.loads(aoud("predictions", "--json").out)["rows"]
    fates = [(row["by"], row["fate"]) for row in predictions]

    for source, row in scores.items():
        assert (row["hit"], row["missed"]) == (
            fates.count((source, "hit")),
            fates.count((source, "missed")),
        )


def test_a_record_is_told_as_a_share_of_what_is_closed() -> None:
    guess = "episodes={} kind=guess by=paper said={}".format
    fact = "episodes=8 by=studio said=2023-06-01"
    base = judged("2024-01-01", guess("8", "2023-01"), guess("9", "2022-01"), fact)
    row = {row.id: row for row in sources(base).rows}["paper"]

    assert (row.hit, row.missed, row.hit_share) == (1, 1, 0.5)
    assert row.cells()[-2:] == ("1 of 2", "50 %")
    assert {row.id: row for row in sources(base).rows}["studio"].hit_share is None


def test_by_record_many_hits_of_some_more_come_before_one_of_one_and_none_last() -> None:
    claims = [
        "episodes=8 by=studio said=2023-06-01",
        "filming=yes by=studio said=2023-06-01 when=2023-05",
    ]
    claims += ["episodes=8 kind=guess by=daily said=2023-01"]
    claims += ["episodes=9 kind=guess by=herald said=2023-01"]
    claims += [
        f"filming=no kind=guess by=paper said=2022-0{month} when=2022-0{month + 1}"
        for month in (1, 2, 3)
    ]
    claims += [f"plot by=daily said=2023-0{month}" for month in range(1, 7)]
    rows = sources(judged("2024-01-01", *claims), by_record=True).rows

    assert [(row.id, row.hit, row.closed) for row in rows] == [
        ("paper", 3, 3),
        ("daily", 1, 1),
        ("herald", 0, 1),
        ("studio", 0, 0),
    ]
