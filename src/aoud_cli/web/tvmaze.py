"""Asks TVmaze about a season. It reads only dates and numbers, and keeps no text.

Its interface is described at https://www.tvmaze.com/api; its data are CC BY-SA 4.0.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from aoud_cli.errors import FactsError, SourceError
from aoud_cli.facts.parse import of_json
from aoud_cli.web import network

NAME = "TVmaze"
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# Of an address nothing is used but the number at its end.
_SHOW = re.compile(r"(?:https?://api\.tvmaze\.com)?/shows/([0-9]{1,9})")


@dataclass(frozen=True)
class Entry:
    """What TVmaze lists about a season on the day it is asked.

    `show` is the number of the show there, `changed` the day on which its page was last changed.
    `day` is the season's first day, `earlier` the latest first day of a season before it, `shown`
    whether an episode of it, or of a later one, has been shown.
    """

    show: int
    changed: date
    is_listed: bool
    day: date | None
    episodes: int | None
    shown: bool
    earlier: date | None

    @property
    def page(self) -> str:
        """The address of the show's page, which its licence asks to be linked."""
        return f"https://www.tvmaze.com/shows/{self.show}"


def entry(imdb: str, season: int) -> Entry:
    """Return what TVmaze lists about a season of the show with this id at IMDb.

    Raises SourceError where it cannot be asked, or its answer is not believed.
    """
    found = _SHOW.fullmatch(network.location_of(f"{network.TVMAZE}/lookup/shows?imdb={imdb}"))
    if found is None:
        raise SourceError(f"{NAME}: does not lead to the page of a show; nothing is believed")
    address = f"{network.TVMAZE}/shows/{found[1]}?embed[]=seasons&embed[]=previousepisode"
    return _read(network.get(address), int(found[1]), imdb, season)


def _read(body: bytes, number: int, imdb: str, season: int) -> Entry:
    """Return what an answer lists about a season; raises SourceError where it is not believed."""
    try:
        show = _Show.model_validate(of_json(body))
    except (FactsError, ValidationError):
        raise SourceError(f"{NAME}: its answer cannot be understood; nothing is believed") from None
    if show.externals.imdb != imdb or show.id != number:
        raise SourceError(f"{NAME}: it answers about another show; nothing is believed")
    entries = [one for one in show.embedded.seasons if one.number == season]
    if len(entries) > 1:
        raise SourceError(f"{NAME}: lists season {season} more than once; nothing is believed")
    one = entries[0] if entries else _Season(number=season)
    last = show.embedded.previousepisode
    shown = last is not None and last.season >= season
    if shown and not entries:
        raise SourceError(f"{NAME}: its answer contradicts itself; nothing is believed")
    earlier = [s.day for s in show.embedded.seasons if s.number < season and s.day]
    return Entry(
        show=show.id,
        changed=datetime.fromtimestamp(show.updated, UTC).date(),
        is_listed=bool(entries),
        day=one.day,
        episodes=one.episodes or None,
        shown=shown,
        earlier=max(earlier, default=None),
    )


def _first_day(value: object) -> date | None:
    """Return the day of a text like 2027-01-15, None for an empty one; raises ValueError."""
    if value is None or value == "":
        return None
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        raise ValueError("is no day")
    return date.fromisoformat(value)


class _Answer(BaseModel):
    """A part of an answer: what is read of it, strictly typed; the rest is ignored."""

    model_config = ConfigDict(strict=True, extra="ignore", populate_by_name=True)


class _Season(_Answer):
    number: Annotated[int, Field(ge=0, le=9999)]
    day: Annotated[date | None, BeforeValidator(_first_day), Field(alias="premiereDate")] = None
    episodes: Annotated[int | None, Field(alias="episodeOrder", ge=0, le=9999)] = None


class _Episode(_Answer):
    season: Annotated[int, Field(ge=0, le=9999)]


class _Embedded(_Answer):
    seasons: Annotated[list[_Season], Field(max_length=1000)]
    previousepisode: _Episode | None = None


class _Externals(_Answer):
    imdb: str | None


class _Show(_Answer):
    id: int
    updated: Annotated[int, Field(ge=0, le=32_503_680_000)]  # seconds since 1970, up to 3000
    externals: _Externals
    embedded: Annotated[_Embedded, Field(alias="_embedded")]
