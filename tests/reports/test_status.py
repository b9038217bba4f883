"""The lines of the status."""

from aoud_cli.reports.status import status
from tests.small import judged


def test_a_release_whose_dates_are_all_over_is_told_with_their_number() -> None:
    guesses = [f"released=yes kind=guess when={year} by=paper said=2021" for year in (2022, 2023)]

    rows = status(judged("2024-01-01", *guesses)).rows
    assert [row.texts() for row in rows] == [
        ("Release", "every date given has passed", "", "2 missed")
    ]
