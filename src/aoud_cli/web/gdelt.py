"""Asks GDELT, an index of the world's news, for headlines of the last three months."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from typing import Annotated
from urllib.parse import quote, urlencode

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from aoud_cli.errors import FactsError, SourceError
from aoud_cli.facts.dates import add_months
from aoud_cli.facts.parse import of_json
from aoud_cli.web import network
from aoud_cli.web.headlines import Answer, answer

NAME = "GDELT"
MOST = 250  # headlines that it gives at once
MAX_QUESTION = 250  # characters; it refuses a question that is "too long"
_MONTHS = 3
_PATH = "/api/v2/doc/doc"


class _Article(BaseModel):
    model_config = ConfigDict(strict=True, extra="ignore")

    url: Annotated[str, StringConstraints(max_length=10_000)]
    title: str
    seendate: Annotated[str, StringConstraints(pattern=r"^[0-9]{8}T[0-9]{6}Z$")]


class _Articles(BaseModel):
    """The whole answer: `{}` where there is nothing; any other key would be something else."""

    model_config = ConfigDict(strict=True, extra="forbid")

    articles: Annotated[list[_Article], Field(max_length=MOST)] = []


def reach(today: date) -> date:
    """Return the first day of which it still knows headlines."""
    return add_months(today, -_MONTHS)


def ask(names: Iterable[str], since: date, today: date) -> Answer:
    """Return what GDELT has seen since a day; raises SourceError where it cannot be asked."""
    return read(network.get(address(names, since, today)))


def address(names: Iterable[str], since: date, today: date) -> str:
    """Return the address that asks for headlines about any of these names.

    Raises SourceError where GDELT could look for none of them.
    """
    span = {"startdatetime": f"{since:%Y%m%d}000000"}
    if since <= reach(today):
        span = {"timespan": f"{_MONTHS}months"}
    asked = {
        "query": _question(names),
        "mode": "artlist",
        "format": "json",
        "sort": "datedesc",
        "maxrecords": str(MOST),
    }
    return f"{network.GDELT}{_PATH}?{urlencode(asked | span, quote_via=quote)}"


def _question(names: Iterable[str]) -> str:
    """Return the names as GDELT looks for any of them.

    It knows texts in other scripts by their translation alone. Parentheses it takes around an OR,
    and nowhere else.
    """
    terms: list[str] = []
    for name in filter(_is_latin, names):
        term = _term(name)
        if len(" OR ".join([*terms, term])) <= MAX_QUESTION:
            terms.append(term)
    if not terms:
        raise SourceError(f"{NAME}: it searches in Latin letters, and the show has no name in them")
    return terms[0] if len(terms) == 1 else f"({' OR '.join(terms)})"


def _is_latin(name: str) -> bool:
    letters = [char for char in name if char.isalpha()]
    return bool(letters) and all(unicodedata.name(char, "").startswith("LATIN") for char in letters)


def _term(name: str) -> str:
    """Return a name in quotes; a single word without, as GDELT calls a short one too short."""
    words = " ".join(name.replace('"', " ").split())
    return words if re.fullmatch(r"\w+", words) else f'"{words}"'


def read(body: bytes) -> Answer:
    """Return the headlines of an answer; raises SourceError for whatever else it may be.

    A question that GDELT does not like it answers with a sentence, and status 200.
    """
    try:
        articles = _Articles.model_validate(of_json(body)).articles
        found = [(date.fromisoformat(one.seendate[:8]), one.title, one.url) for one in articles]
    except (FactsError, ValidationError, ValueError):
        host = network.GDELT.removeprefix("https://")
        raise SourceError(f"{host}: its answer cannot be understood") from None
    return answer(found, has_more=len(found) == MOST)
