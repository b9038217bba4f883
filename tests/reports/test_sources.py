"""Who speaks, and how well their word held."""

import json

from tests.conftest import Aoud


def test_the_scores_of_the_sources_are_those_of_their_predictions(aoud: Aoud) -> None:
    scores = {row["id"]: row for row in json.loads(aoud("sources", "--json").out)["rows"]}
    predictions = json.loads(aoud("predictions", "--json").out)["rows"]
    fates = [(row["by"], row["fate"]) for row in predictions]

    for source, row in scores.items():
        assert (row["hit"], row["missed"]) == (
            fates.count((source, "hit")),
            fates.count((source, "missed")),
        )
