"""What differs between two days."""

import json

import pytest

from aoud_cli.reports import changes as report
from tests.conftest import Aoud
from tests.small import judged


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


@pytest.mark.usefixtures("bundled_in_february")
def test_nothing_changed_is_said_so(aoud: Aoud) -> None:
    result = aoud("changes", "--since", "2026-02-23", "--as-of", "2026-11-23")

    assert "No new facts since 23 Feb 2026, so no changes to show since 23 Feb 2026." in result.out
    assert "Facts checked up to 23 Feb 2026, 9 months ago." in result.out


def test_days_in_the_wrong_order_are_refused(aoud: Aoud) -> None:
    result = aoud("changes", "--since", "2026", "--as-of", "2025")

    assert (result.code, result.err) == (
        2,
        "aoud: --since 2026 lies after --as-of 2025-12-31; swap them\n",
    )


def test_no_change_is_told_in_a_sentence() -> None:
    claim = "renewed=yes by=studio said=2022"

    unchanged = report.changes(judged("2023-01-01", claim), judged("2024-01-01", claim))
    assert unchanged.preamble() == ("Nothing has changed since 1 Jan 2023.",)


def test_a_span_is_counted_backwards_from_the_day_that_is_asked_about(aoud: Aoud) -> None:
    spelt = aoud("changes", "--since", "2024-12-01", "--as-of", "2025-01-01").out

    assert aoud("changes", "--since", "last month", "--as-of", "2025-01-01").out == spelt
    assert aoud("timeline", "--since", "2 weeks ago", "--as-of", "2025-07-25").out == (
        aoud("timeline", "--since", "2025-07-11", "--as-of", "2025-07-25").out
    )
