"""What is read of TVmaze's answer: dates and numbers, and no word of it."""

import json
from datetime import date
from typing import Any

import pytest

from aoud_cli.errors import SourceError
from aoud_cli.web.tvmaze import Entry, entry
from tests.web.server import Answer, Web
from tests.web.tvmaze import EARLIER, IMDB, MOVED, PAGE, SHOW, dated, listed, season, show

NOT_BELIEVED = "nothing is believed"
LOOK_UP = f"https://api.tvmaze.com/lookup/shows?imdb={IMDB}"


def test_an_entry_holds_the_days_and_numbers_of_one_season(web: Web) -> None:
    listed(web, dated("2026-06-12", 8))

    assert entry(IMDB, 3) == Entry(
        show=SHOW,
        changed=date(2026, 11, 1),
        is_listed=True,
        day=date(2026, 6, 12),
        episodes=8,
        shown=False,
        earlier=date(2022, 6, 3),
    )
    assert entry(IMDB, 3).page == f"https://www.tvmaze.com/shows/{SHOW}"


@pytest.mark.parametrize("day", [None, ""])
def test_no_day_is_no_day_and_no_episodes_are_no_number(web: Web, day: str | None) -> None:
    listed(web, dated(day, 0))

    assert (entry(IMDB, 3).day, entry(IMDB, 3).episodes) == (None, None)


def test_a_show_that_has_not_begun_has_no_last_episode(web: Web) -> None:
    for last in (None, {"previousepisode": None}):
        record = show(season(1, None), shown=None)
        record["_embedded"] |= last or {}
        listed(web, record)

        assert entry(IMDB, 1).shown is False


def test_a_season_counts_as_shown_with_its_first_episode_or_one_of_a_later_season(
    web: Web,
) -> None:
    shown = []
    for last in (2, 3, 4):
        listed(web, dated("2026-06-12", shown=last))
        shown.append(entry(IMDB, 3).shown)

    assert shown == [False, True, True]


def test_a_season_that_is_not_there_is_not_listed(web: Web) -> None:
    listed(web, show(*EARLIER))

    assert (entry(IMDB, 3).is_listed, entry(IMDB, 3).day) == (False, None)


@pytest.mark.parametrize(
    "location",
    [
        "",
        "file:///shows/4711",
        "https://elsewhere.example/shows/4711",
        "https://api.tvmaze.com.elsewhere.example/shows/4711",
        "https://api.tvmaze.com/shows/4711/../../secrets",
        "/shows/4711?token=1",
        "/shows/12345678901",
        "/shows/٤",
        "https://api.tvmaze.com/lookup/shows?imdb=tt7654321",
    ],
)
def test_a_look_up_that_leads_anywhere_else_is_not_followed(web: Web, location: str) -> None:
    web.says(LOOK_UP, Answer(status=301, headers={"Location": location.encode().decode("latin-1")}))

    with pytest.raises(SourceError, match=NOT_BELIEVED):
        entry(IMDB, 3)
    assert len(web.asked) == 1


@pytest.mark.parametrize("location", ["/shows/4711", "http://api.tvmaze.com/shows/4711"])
def test_of_where_a_look_up_leads_the_number_alone_is_used(web: Web, location: str) -> None:
    listed(web, dated(None))
    web.says(LOOK_UP, Answer(status=301, headers={"Location": location}))

    assert entry(IMDB, 3).show == SHOW
    assert {request.host for request in web.asked} == {"api.tvmaze.com"}


WRONG: dict[str, dict[str, Any]] = {
    "another show's id at IMDb": {"externals": {"imdb": "tt0000001"}},
    "no id at IMDb": {"externals": {"imdb": None}},
    "another show": {"id": 12},
    "a number as text": {"id": "4711"},
    "a day that is none": show(*EARLIER, season(3, "2026-02-30")),
    "a day with more to it": show(*EARLIER, season(3, "2026-06-12T00:00")),
    "a year alone": show(*EARLIER, season(3, "2026")),
    "digits of another script": show(*EARLIER, season(3, "٢٠٢٦-06-12")),
    "half an episode": show(*EARLIER, {**season(3, None), "episodeOrder": 7.5}),
    "true episodes": show(*EARLIER, {**season(3, None), "episodeOrder": True}),
    "minus one episode": show(*EARLIER, season(3, None, -1)),
    "more episodes than there can be": show(*EARLIER, season(3, None, 10_000)),
    "one season twice": show(*EARLIER, season(3, "2026-06-12"), season(3, "2027-06-12")),
    "seasons that are none": {"_embedded": {"seasons": {}}},
    "no seasons": {"_embedded": {}},
    "a season of text": {"_embedded": {"seasons": ["3"]}},
    "changed before the epoch": {"updated": -1},
    "changed after all calendars": {"updated": 10**18},
    "shown, and not listed": show(*EARLIER, shown=3),
}


@pytest.mark.parametrize("name", WRONG)
def test_an_answer_with_a_fault_is_not_believed_at_all(web: Web, name: str) -> None:
    web.says(LOOK_UP, MOVED)
    web.says(PAGE, Answer(json.dumps({**dated("2026-06-12", 8), **WRONG[name]}).encode()))

    with pytest.raises(SourceError, match=f"^TVmaze: .*{NOT_BELIEVED}$") as refused:
        entry(IMDB, 3)
    assert len(refused.value.lines) == 1
