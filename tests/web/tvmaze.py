"""Records as TVmaze gives them, in the recorded shape, about invented shows."""

import json
from datetime import UTC, datetime
from typing import Any

from aoud_cli.files.load import load
from aoud_cli.files.paths import bundled
from tests.web.server import Answer, Web

IMDB = "tt7654321"
SHOW = 4711
PAGE = f"https://api.tvmaze.com/shows/{SHOW}?embed[]=seasons&embed[]=previousepisode"
MOVED = Answer(status=301, headers={"Location": f"https://api.tvmaze.com/shows/{SHOW}"})
CHANGED = datetime(2026, 11, 1, tzinfo=UTC)


def season(number: int, day: str | None, episodes: int | None = None) -> dict[str, Any]:
    return {
        "id": 1000 + number,
        "url": f"https://www.tvmaze.com/seasons/{1000 + number}/x",
        "number": number,
        "name": "",
        "episodeOrder": episodes,
        "premiereDate": day,
        "endDate": None,
        "network": None,
        "webChannel": {"id": 1, "name": "Lantern", "country": None},
        "image": None,
        "summary": "<p>Words that nobody keeps.</p>",
    }


EARLIER = (season(1, "2020-05-01", 8), season(2, "2022-06-03", 8))


def show(*seasons: dict[str, Any], shown: int | None = 2, **more: Any) -> dict[str, Any]:
    """Return a record of a show with these seasons, of which one up to `shown` was on last."""
    embedded: dict[str, Any] = {"seasons": list(seasons)}
    if shown is not None:
        embedded["previousepisode"] = {
            "id": 9,
            "season": shown,
            "number": 8,
            "airdate": "2022-06-03",
        }
    return {
        "id": SHOW,
        "url": f"https://www.tvmaze.com/shows/{SHOW}/x",
        "name": "Words that nobody keeps",
        "status": "Running",
        "rating": {"average": 7.6},
        "externals": {"tvrage": None, "thetvdb": None, "imdb": IMDB},
        "updated": int(CHANGED.timestamp()),
        "_embedded": embedded,
        **more,
    }


def dated(day: str | None, episodes: int | None = None, *, shown: int = 2) -> dict[str, Any]:
    """Return a record whose third season is listed with this first day."""
    return show(*EARLIER, season(3, day, episodes), shown=shown)


def listed(web: Web, record: dict[str, Any], imdb: str = IMDB) -> None:
    """Let TVmaze answer with this record from now on."""
    record = {**record, "externals": {**record["externals"], "imdb": imdb}}
    web.says(f"https://api.tvmaze.com/lookup/shows?imdb={imdb}", MOVED)
    web.says(PAGE, Answer(json.dumps(record).encode()))


def listed_for_bundled(web: Web) -> None:
    """Let TVmaze list the season of the bundled facts without a date."""
    title = load(bundled()).title
    assert title.imdb
    assert title.season
    listed(web, show(season(title.season, None), shown=None), title.imdb)
