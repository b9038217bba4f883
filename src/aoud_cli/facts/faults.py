"""What is wrong with a record that is not well formed, in a sentence: pydantic finds it, this says it."""

from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any

from pydantic_core import ErrorDetails

from aoud_cli.facts.model import (
    SLUG,
    Claim,
    Person,
    Precedent,
    Previous,
    Record,
    Source,
    Synopsis,
    Title,
    Topic,
)
from aoud_cli.text import cut, safe

TABLES: dict[str, type[Record]] = {
    "claim": Claim,
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


def sentence(fault: ErrorDetails, raw: dict[str, Any], whole: type[Record]) -> str:
    """Return one pydantic error as `claim 'id': key: what is wrong; what to write`."""
    location = list(fault["loc"][:2] if is_of_an_id(fault) else fault["loc"])
    record, rest = record_name(location, raw)
    where = ": ".join(part for part in (record, cut(".".join(map(str, rest)))) if part)
    problem = _problem(fault, location, whole)
    return safe(f"{where}: {problem}" if where else problem)


def is_of_an_id(fault: ErrorDetails) -> bool:
    """Whether it is a record's id that is wrong: its kind alone tells it from an unknown field called `[key]`."""
    return fault["loc"][2:] == ("[key]",) and fault["type"] != "extra_forbidden"


def record_name(location: list[int | str], raw: dict[str, Any]) -> tuple[str, list[int | str]]:
    """Return the name of the record in which a fault lies, and the way from there to the fault."""
    if not location:
        return "", []
    table, *rest = location
    if table in {"claim", "precedent"} and rest and isinstance(rest[0], int):
        return _numbered(str(table), rest[0], raw), rest[1:]
    if table in TABLES and table != "title" and rest:
        return f"{table} {_short(rest[0])}", rest[1:]
    return cut(str(table)), rest


def _numbered(table: str, index: int, raw: dict[str, Any]) -> str:
    record = raw[table][index]
    if isinstance(record, dict):
        name = record.get("id") if table == "claim" else record.get("title")
        if isinstance(name, str) and name:
            return f"{table} {_short(name)}"
    return f"{table} number {index + 1}"


def _problem(  # noqa: C901, PLR0911, PLR0912 - one line a kind of fault
    fault: ErrorDetails, location: list[int | str], whole: type[Record]
) -> str:
    """Return what is wrong, and what to write instead."""
    context, value = fault.get("ctx", {}), _short(fault["input"])
    match fault["type"]:
        case "missing" if location == ["schema"]:
            return "is missing; write schema = 1"
        case "missing":
            return "is missing; write it"
        case "extra_forbidden":
            return _unknown_key(location, whole)
        case "literal_error" if (
            location == ["schema"] and isinstance(fault["input"], int) and fault["input"] > 1
        ):
            return f"{value} is newer than this program; upgrade aoud"
        case "enum" | "literal_error":
            return f"{value} is not allowed; write {context['expected']}"
        case "string_pattern_mismatch" if context["pattern"] != SLUG:
            return "is blank; write some text"
        case "string_pattern_mismatch":
            return f"{value} is not an id; write small letters, digits and single hyphens, like jane-doe"
        case "string_too_long":
            return f"is longer than {context['max_length']} characters; shorten it"
        case "string_too_short":
            return "is empty; write some text"
        case "too_short":
            return "is empty; write at least one"
        case "int_type" | "int_parsing":
            return f"{value} is not a whole number; write digits without quotes"
        case "bool_type" | "bool_parsing":
            return f"{value} is neither true nor false; write one of these, without quotes"
        case "greater_than_equal":
            return f"{value} is too small; write {context['ge']} or more"
        case "string_type":
            return f"{value} is not text; write it in quotes"
        case "list_type" | "dict_type" | "model_type" | "model_attributes_type":
            return f"{value} does not belong here; write {_shape(fault['type'], location)}"
        case "value_error":
            return str(context["error"])
        case _:
            return f"{value} is wrong: {fault['msg'][:1].lower()}{fault['msg'][1:]}"


def _shape(kind: str, location: list[int | str]) -> str:
    table = str(location[0])
    if kind == "list_type":
        return (
            f"[[{table}]] tables"
            if table in {"claim", "precedent"} and len(location) == 1
            else "a list in [ ]"
        )
    if table in {"claim", "precedent"}:
        return f"a table, [[{table}]]"
    if table == "title":
        return f"a table, [{'.'.join(map(str, location))}]"
    return f"tables, [{table}.some-id]"


def _unknown_key(location: list[int | str], whole: type[Record]) -> str:
    close = meant(location, whole)
    hint = (
        f"did you mean {close[0]!r}?"
        if close
        else f"write one of {', '.join(_known_keys(location, whole))}"
    )
    return f"{_short(location[-1])} is not a key; {hint}"


def meant(location: Sequence[int | str], whole: type[Record]) -> list[str]:
    """Return the key that an unknown one was meant to be; none where none is close."""
    return get_close_matches(str(location[-1])[:60], _known_keys(location, whole), n=1)


def _known_keys(location: Sequence[int | str], whole: type[Record]) -> list[str]:
    table = tuple(map(str, location[:-1]))
    model = _INNER.get(table) or TABLES[table[0]] if table else whole
    return [field.alias or name for name, field in model.model_fields.items()]


def _short(value: object) -> str:
    """Return a value as it would be written, cut to what a sentence can hold; deep or huge values are only named."""
    if isinstance(value, dict | list):
        return "a table" if isinstance(value, dict) else "a list"
    if isinstance(value, int) and not isinstance(value, bool) and value.bit_length() > 64:
        return "a huge number"
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    return repr(cut(value) if isinstance(value, str) else value)
