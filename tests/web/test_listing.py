"""From an entry of TVmaze's to claims: a line for each sort of entry."""

from dataclasses import replace
from datetime import date

import pytest

from aoud_cli.web.listing import Heard, Question, heard
from aoud_cli.web.tvmaze import Entry

TODAY = date(2026, 11, 28)
ENTRY = Entry(
    show=4711,
    changed=date(2026, 11, 1),
    is_listed=True,
    day=None,
    episodes=None,
    shown=False,
    earlier=date(2022, 6, 3),
)
QUESTION = Question(3, ("released", "episodes"), TODAY, bound=date(2024, 9, 16), numbered=False)


def said(entry: Entry, question: Question = QUESTION) -> str:
    """Return the first claim as `topic=says kind when`."""
    claim = heard(entry, question).claims[0]
    when = f" {claim.when}" if claim.when else ""
    return f"{claim.topic}={claim.says} {claim.kind}{when}"


def dated(day: str, *, shown: bool = False) -> Entry:
    return replace(ENTRY, day=date.fromisoformat(day), shown=shown)


@pytest.mark.parametrize(
    ("entry", "claim"),
    [
        (ENTRY, "released=no fact"),
        (replace(ENTRY, is_listed=False), "released=no fact"),
        (replace(ENTRY, shown=True), "released=yes fact"),
        (dated("2027-01-15"), "released=yes guess 2027-01-15"),
        (dated("2027-01-01"), "released=yes guess 2027"),
        (dated("2026-12-31"), "released=yes guess 2026"),
        (dated("2027-12-30"), "released=yes guess 2027-12-30"),
        (dated("2026-11-28"), "released=yes guess 2026-11-28"),
        (dated("2026-11-01"), "released=yes guess 2026-11-01"),
        (dated("2026-11-28", shown=True), "released=yes fact 2026-11-28"),
        (dated("2026-11-01", shown=True), "released=yes fact 2026-11-01"),
        (dated("2026-01-01", shown=True), "released=yes fact 2026-01-01"),
        # the next day has begun somewhere; the one after has not
        (dated("2026-11-29", shown=True), "released=yes fact 2026-11-29"),
        (dated("2026-11-30", shown=True), "released=yes guess 2026-11-30"),
        (dated("2029-11-28"), "released=yes guess 2029-11-28"),
    ],
)
def test_an_entry_is_heard_as_one_claim_about_the_release(entry: Entry, claim: str) -> None:
    assert said(entry) == claim
    assert heard(entry, QUESTION).topics == ("released", "episodes")


@pytest.mark.parametrize(
    ("entry", "why"),
    [
        (dated("2024-09-15"), "TVmaze lists 15 Sep 2024, but it was not out before 16 Sep 2024."),
        (dated("1970-01-01"), "TVmaze lists 1 Jan 1970, but it was not out before 16 Sep 2024."),
        (
            dated("2024-09-15", shown=True),
            "TVmaze lists 15 Sep 2024, but it was not out before 16 Sep 2024.",
        ),
        (dated("2029-11-29"), "TVmaze lists 29 Nov 2029, more than 3 years ahead."),
        (dated("9999-12-31"), "TVmaze lists 31 Dec 9999, more than 3 years ahead."),
    ],
)
def test_a_day_that_cannot_be_is_not_taken_and_nobody_looked(entry: Entry, why: str) -> None:
    told = heard(replace(entry, episodes=8), QUESTION)

    assert (told.not_taken, told.topics) == (why, ("episodes",))
    assert [claim.topic for claim in told.claims] == ["episodes"]


def test_a_year_that_is_not_over_may_begin_before_the_earlier_steps() -> None:
    assert said(dated("2024-01-01")) == "released=yes guess 2024"


def test_without_a_known_step_the_season_before_is_what_a_day_comes_after() -> None:
    unknown = replace(QUESTION, bound=None)

    assert heard(dated("2022-06-03"), unknown).not_taken == (
        "TVmaze lists 3 Jun 2022, but the season before began on 3 Jun 2022."
    )
    assert said(dated("2022-06-04"), unknown) == "released=yes guess 2022-06-04"
    assert said(replace(dated("1970-01-02"), earlier=None), unknown).endswith("1970-01-02")


def test_episodes_are_heard_as_a_number_and_their_loss_only_after_one() -> None:
    eight, lost = replace(ENTRY, episodes=8), replace(QUESTION, numbered=True)

    assert [(c.topic, c.says) for c in heard(eight, QUESTION).claims][1:] == [("episodes", "8")]
    assert [c.topic for c in heard(ENTRY, QUESTION).claims] == ["released"]
    assert [c.says for c in heard(ENTRY, lost).claims] == ["no", "tba"]


def test_only_topics_that_there_are_are_heard() -> None:
    entry = replace(dated("1970-01-01"), episodes=8)

    assert heard(entry, replace(QUESTION, topics=("released",))) == Heard(
        claims=(),
        topics=(),
        not_taken="TVmaze lists 1 Jan 1970, but it was not out before 16 Sep 2024.",
    )
    assert heard(entry, replace(QUESTION, topics=("episodes",))).not_taken == ""


def test_every_claim_is_dated_today_and_leads_to_the_page() -> None:
    for claim in heard(replace(dated("2026-12-31"), episodes=8), QUESTION).claims:
        assert (claim.by, claim.said.first, claim.said.last) == ("tvmaze", TODAY, TODAY)
        assert claim.url == "https://www.tvmaze.com/shows/4711"
