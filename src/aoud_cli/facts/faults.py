"""Turns pydantic's errors into faults in our own words."""

from collections.abc import Iterator
from typing import Any

from pydantic_core import ErrorDetails, ValidationError

from aoud_cli.errors import Fault
from aoud_cli.facts.model import (
    IMDB_ID,
    MAX_SEASON,
    SLUG,
    Claim,
    Look,
    Person,
    Precedent,
    Previous,
    Record,
    Source,
    Synopsis,
    Title,
    Topic,
)
from aoud_cli.facts.spelling import closest
from aoud_cli.text import cut, shown

Location = tuple[int | str, ...]  # of an error in raw tables: ("claim", 7, "when")

_TABLES: dict[str, type[Record]] = {
    "claim": Claim,
    "look": Look,
    "person": Person,
    "precedent": Precedent,
    "source": Source,
    "topic": Topic,
    "title": Title,
}
_INNER: dict[tuple[str, ...], type[Record]] = {
    ("title", "synopsis"): Synopsis,
    ("title", "previous"): Previous,
}


# A key that a record has to have, as it is written; of the shape of a value, not of this show.
EXAMPLES = {
    "by": 'by = "jane-doe"',
    "checked": 'checked = "2026-03-01"',
    "day": 'day = "2026-03-01"',
    "id": 'id = "filming-jane-doe"',
    "kind": 'kind = "milestone"',
    "label": 'label = "Filming"',
    "ladder": 'ladder = ["filming", "wrapped", "released"]',
    "name": 'name = "Jane Doe"',
    "network": 'network = "a-network"',
    "filming": 'filming = "s1-filming"',
    "post": 'post = "s1-post"',
    "question": 'question = "Has filming begun?"',
    "rank": 'rank = "press"',
    "released": 'released = "2026-03-01"',
    "said": 'said = "2026-03-01"',
    "season": "season = 1",
    "text": 'text = "Jane Doe said that filming had begun."',
    "title": 'title = "A Series"',
    "topic": 'topic = "filming"',
}


def of_tables(error: ValidationError, raw: dict[str, Any], whole: type[Record]) -> Iterator[Fault]:
    """Yield a fault for each error that pydantic found in the raw tables of a `whole`."""
    for found in error.errors(include_url=False):
        location = found["loc"][:2] if _is_of_an_id(found) else found["loc"]
        yield _placed(location, raw, *_problem(found, location, whole))


def _is_of_an_id(found: ErrorDetails) -> bool:
    """Whether a record's id is wrong.

    Pydantic gives it the same location as a field called `[key]`, which can only be unknown.
    """
    return found["loc"][2:] == ("[key]",) and found["type"] != "extra_forbidden"


def _placed(location: Location, raw: dict[str, Any], problem: str, remedy: str) -> Fault:
    """Return a fault with the table, record and field that a location leads to."""
    if not location:
        return Fault(problem, remedy)
    table, *rest = location
    record: str | int | None = None
    if table in _TABLES and table != "title" and rest:
        key, *rest = rest
        record = _name_in_list(str(table), key, raw) if isinstance(key, int) else cut(key)
    field = cut(".".join(map(str, rest)))
    return Fault(problem, remedy, table=cut(str(table)), record=record, field=field)


def _name_in_list(table: str, index: int, raw: dict[str, Any]) -> str | int:
    """Return what a claim or precedent is called: id, or title and season; others by number."""
    record = raw[table][index]
    name = record.get("id" if table == "claim" else "title") if isinstance(record, dict) else None
    if not isinstance(name, str) or not name:
        return index + 1
    season = record.get("season")
    if table == "precedent" and type(season) is int and 0 <= season <= MAX_SEASON:
        return f"{cut(name)} {season}"
    return cut(name)


def _problem(  # noqa: C901, PLR0911, PLR0912 - one line a kind of fault
    found: ErrorDetails, location: Location, whole: type[Record]
) -> tuple[str, str]:
    """Return what is wrong, and what to write instead."""
    context, given = found.get("ctx", {}), found["input"]
    value = shown(given)
    match found["type"]:
        case "missing" if location == ("schema",):
            return "is missing", "write schema = 1"
        case "missing":
            return "is missing", _example(location)
        case "extra_forbidden":
            return f"{shown(location[-1])} is not a key", _key_to_write(location, whole)
        case "literal_error" if location == ("schema",) and isinstance(given, int) and given > 1:
            return f"{value} is newer than this program", "upgrade aoud"
        case "enum" | "literal_error":
            return f"{value} is not allowed", f"write {context['expected']}"
        case "string_pattern_mismatch" if context["pattern"] == IMDB_ID:
            return f"{value} is no id of IMDb", "write tt and 7 to 9 digits, like tt1234567"
        case "string_pattern_mismatch" if context["pattern"] != SLUG:
            return "is blank", "write some text"
        case "string_pattern_mismatch":
            remedy = "write small letters, digits and single hyphens, like jane-doe"
            return f"{value} is not an id", remedy
        case "string_too_long":
            return f"is longer than {context['max_length']} characters", "shorten it"
        case "string_too_short":
            return "is empty", "write some text"
        case "too_short":
            return "is empty", "write at least one"
        case "int_type" | "int_parsing":
            return f"{value} is not a whole number", "write digits without quotes"
        case "bool_type" | "bool_parsing":
            return f"{value} is neither true nor false", "write one of these, without quotes"
        case "greater_than_equal":
            return f"{value} is too small", f"write {context['ge']} or more"
        case "less_than_equal":
            return f"{value} is too large", f"write {context['le']} or less"
        case "too_long":
            return f"has over {context['max_length']:,} entries", "leave some out"
        case "string_type":
            return f"{value} is not text", "write it in quotes"
        case "list_type" | "dict_type" | "model_type" | "model_attributes_type":
            return f"{value} does not belong here", f"write {_shape(found['type'], location)}"
        case "value_error":
            return str(context["error"]), ""
        case _:
            return f"{value} is wrong: {found['msg'][:1].lower()}{found['msg'][1:]}", ""


def _example(location: Location) -> str:
    """Return what to write for a key that is missing."""
    if len(location) == 1 and location[0] in _TABLES:
        return f"write {_shape('model_type', location)}"
    return f"write it, like {EXAMPLES[str(location[-1])]}"


def _shape(kind: str, location: Location) -> str:
    """Return how TOML spells what belongs at a location."""
    table = str(location[0])
    is_list_of_tables = table in {"claim", "look", "precedent"}
    if kind == "list_type":
        is_the_list = is_list_of_tables and len(location) == 1
        return f"[[{table}]] tables" if is_the_list else "a list in [ ]"
    if is_list_of_tables:
        return f"a table, [[{table}]]"
    if table == "title":
        return f"a table, [{'.'.join(map(str, location))}]"
    return f"tables, [{table}.some-id]"


def _key_to_write(location: Location, whole: type[Record]) -> str:
    """Return the key that an unknown one was meant to be, or the keys that there are."""
    keys = _keys(location, whole)
    close = closest(str(location[-1]), keys)
    return f"did you mean {close[0]!r}?" if close else f"write one of {', '.join(keys)}"


def _keys(location: Location, whole: type[Record]) -> list[str]:
    """Return the keys of the table that a location lies in."""
    table = tuple(map(str, location[:-1]))
    model = _INNER.get(table) or _TABLES[table[0]] if table else whole
    return [field.alias or name for name, field in model.model_fields.items()]
