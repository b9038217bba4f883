"""How old what a report shows is: rules 1.2 and 1.3, and 7.3 for `aoud is`."""

from datetime import date

import pytest

from aoud_cli.judge.answer import Assessment
from aoud_cli.judge.assess import assess
from aoud_cli.reports.answers import answer_record
from aoud_cli.reports.is_ import is_
from aoud_cli.reports.report import heading
from aoud_cli.reports.status import status
from tests.small import facts, judged, looked

OUT = "released=yes when=2023-12-04 said=2023-12-04 by=studio"
NOT_OUT = "released=no said=2023-12-04 by=studio"


def seen(checked: str, *claims: str, day: str = "2026-11-23", today: date = date.max) -> Assessment:
    """Return the answers of a day, as the file was checked to an earlier one."""
    return assess(looked(facts(*claims), checked), date.fromisoformat(day), today)


def test_a_report_says_how_old_it_is() -> None:
    found = heading(seen("2026-02-23", NOT_OUT), ["released"])

    assert (found.known, found.age_days, found.fresh) == (date(2026, 2, 23), 273, False)
    assert found.stale == "Facts checked up to 23 Feb 2026, 9 months ago."


def test_what_is_30_days_old_is_fresh_and_what_was_seen_today_has_no_warning() -> None:
    thirty = heading(seen("2026-10-24", NOT_OUT), ["released"])
    older = heading(seen("2026-10-23", NOT_OUT), ["released"])
    today = heading(seen("2026-11-23", NOT_OUT), ["released"])

    assert (thirty.age_days, thirty.fresh, older.fresh) == (30, True, False)
    assert (today.age_days, today.fresh, today.stale) == (0, True, "")


def test_a_finished_season_has_no_warning() -> None:
    out = heading(seen("2024-01-01", OUT), ["renewed", "filming", "wrapped", "released"])

    assert (out.fresh, out.lasting, out.stale) == (True, True, "")
    assert status(seen("2024-01-01", OUT)).heading.stale == ""


def test_a_value_beside_a_finished_season_has_one() -> None:
    assessment = seen("2024-01-01", OUT, "episodes=8 said=2023 by=studio")

    assert heading(assessment, ["released", "episodes"]).stale.startswith(
        "Facts checked up to 1 Jan 2024"
    )
    assert heading(assessment, ["cancelled"]).fresh is False


def test_the_oldest_of_the_topics_that_can_change_is_told() -> None:
    base = facts(NOT_OUT, "renewed=yes said=2022 by=studio", "filming=no said=2023 by=studio")
    assessment = assess(looked(base, "2026-02-23", "2026-11-20 released"), date(2026, 11, 23))

    assert heading(assessment, ["released"]).known == date(2026, 11, 20)
    assert heading(assessment, ["released", "renewed"]).known == date(2026, 11, 20)
    assert heading(assessment, ["released", "filming"]).known == date(2026, 2, 23)
    assert heading(assessment, ["released", "filming"]).fresh is False


def test_a_look_in_the_future_is_told_and_counts_as_today() -> None:
    assessment = seen("2099-01-01", NOT_OUT, day="2026-12-24", today=date(2026, 11, 23))

    assert heading(assessment, ["released"]).stale == (
        "The file says it was checked up to 1 Jan 2099: that day is still to come."
        " Facts checked up to 23 Nov 2026, 31 days ago."
    )


def test_a_look_of_today_lies_in_no_future() -> None:
    today = date(2026, 11, 23)

    assert heading(seen("2026-11-23", NOT_OUT, today=today), ["released"]).checked_ahead is None
    ahead = heading(seen("2026-11-24", NOT_OUT, today=today), ["released"])
    assert ahead.checked_ahead == date(2026, 11, 24)


def test_an_answer_says_up_to_which_day_it_knows() -> None:
    record = answer_record(assessment := seen("2026-02-23", NOT_OUT), assessment["released"])

    assert (record.known, record.age_days, record.fresh) == (date(2026, 2, 23), 273, False)
    out = answer_record(assessment := seen("2024-02-23", OUT), assessment["released"])
    assert (out.known, out.fresh) == (date(2024, 2, 23), True)


# 7.3 `aoud is`


@pytest.mark.parametrize(
    ("claims", "checked", "word"),
    [
        ((NOT_OUT,), "2026-11-23", "no"),
        ((NOT_OUT,), "2026-10-24", "no"),
        ((NOT_OUT,), "2026-10-23", "unknown"),
        ((OUT,), "2024-01-01", "yes"),
        ((), "2026-11-23", "unknown"),
        (
            ("renewed=yes said=2022 by=studio", "released=yes said=2023 by=fan"),
            "2026-11-23",
            "unknown",
        ),
        ((NOT_OUT, "released=yes when=2023-10 said=2024 by=paper"), "2026-11-23", "unknown"),
    ],
)
def test_a_no_that_is_older_than_30_days_is_unknown_and_a_yes_does_not_age(
    claims: tuple[str, ...], checked: str, word: str
) -> None:
    found = is_(seen(checked, *claims), "released")

    assert (found.word, found.max_age) == (word, 30)
    assert found.preamble() == (f"{word}.",)


def test_the_age_that_is_allowed_can_be_widened() -> None:
    assessment = seen("2026-02-23", NOT_OUT)

    assert [is_(assessment, "released", days).word for days in (272, 273)] == ["unknown", "no"]


def test_a_cancellation_does_not_age_into_unknown() -> None:
    assert is_(seen("2024-01-01", "cancelled=yes said=2023 by=paper"), "cancelled").word == "yes"


def test_a_bound_keeps_a_no_young() -> None:
    start = "filming=yes when=2026-11-10 said=2026-11-20 by=studio"
    base = looked(facts(start), "2026-02-23", "2026-11-30 filming")

    assert is_(assess(base, date(2026, 12, 10)), "released").word == "no"
    assert is_(assess(base, date(2026, 12, 11)), "released").word == "unknown"


# 1.3 The foot of the status


def test_the_status_says_in_one_line_which_steps_were_looked_at_when_if_they_differ() -> None:
    base = facts(NOT_OUT)

    def checked(*looks: str) -> str:
        return status(assess(looked(base, "2026-02-23", *looks), date(2026, 12, 1))).checked

    assert checked() == "Checked to 23 Feb 2026."
    assert checked("2026-11-30 released", "2026-11-01 filming wrapped") == (
        "Release checked to 30 Nov 2026; Filming, Wrapped checked to 1 Nov 2026;"
        " the rest to 23 Feb 2026."
    )
    assert checked("2026-11-30") == "Checked to 30 Nov 2026."


def test_the_last_word_is_the_newest_claim_that_was_known() -> None:
    found = status(judged("2024-01-01", NOT_OUT, "episodes=8 said=2023-12-20 by=paper"))

    assert found.foot()[0] == "Last word 20 Dec 2023. Checked to 1 Jan 2024."
    assert status(judged("2020-01-01")).foot() == ("No claim is as old as that day.",)
