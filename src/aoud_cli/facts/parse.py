"""Turns the bytes of a file into tables.

What is no text, no TOML, or made to exhaust the reader is refused.
"""

import json
import re
import tomllib
from collections import Counter
from typing import Any

from aoud_cli.errors import FactsError, Fault
from aoud_cli.text import cut, quoted, without_middle

MAX_LINE = 8_192  # characters
MAX_DOTS = 100  # in a line
MAX_MARKS = 200_000  # dots, and brackets that open, in a file


def of_file(suffix: str, data: bytes) -> dict[str, Any]:
    """Return the tables that a file holds: as JSON if its name ends in `.json`, else as TOML.

    Raises FactsError.
    """
    return of_json(data) if suffix == ".json" else of_toml(data)


def of_toml(data: bytes) -> dict[str, Any]:
    """Return the tables of a TOML file.

    Raises FactsError where it is none, or is made to exhaust the reader.
    """
    text = _text(data)
    _refuse_exhausting(text)
    try:
        raw = tomllib.loads(text)
        if _holds_a_schema(raw):
            _refuse_joined(text)
        return raw
    except RecursionError:
        raise FactsError(TOO_DEEP) from None
    except tomllib.TOMLDecodeError as error:
        _refuse_joined(text)
        raise FactsError(Fault(f"is not TOML: {_in_toml(error)}")) from None
    except ValueError:
        raise FactsError(TOO_MANY_DIGITS) from None


def _holds_a_schema(raw: dict[str, Any]) -> bool:
    """Return whether a record holds the key `schema`, which belongs at the top."""
    for value in raw.values():
        tables = value if isinstance(value, list) else [value]
        records = [
            one for table in tables if isinstance(table, dict) for one in (table, *table.values())
        ]
        if any(isinstance(one, dict) and "schema" in one for one in records):
            return True
    return False


def _refuse_joined(text: str) -> None:
    """Raise FactsError for a text that begins twice, as two files do that `cat` has joined."""
    lines = text.split("\n")
    tops = {
        key: [number for number, line in enumerate(lines, 1) if re.match(f"{key}[ \t]*=", line)]
        for key in ("schema", "checked")
    }
    if len(tops["schema"]) < 2:
        return
    problem = f"line {tops['schema'][1]}: a second `schema`, as where two files were joined"
    remedy = "delete that line"
    if len(tops["checked"]) > 1:
        second = tops["checked"][1]
        remedy = f"delete that line and line {second}, and leave the later day in `checked`"
    raise FactsError(Fault(problem, remedy))


def _in_toml(error: ValueError) -> str:
    """Return what tomllib says, with a plain key as TOML spells it and not as a tuple."""
    key = r"\('(.*)',?\)"
    said = re.sub(key, lambda found: found[1].replace("', '", "."), str(error))
    return without_middle(said)


def of_json(data: bytes) -> dict[str, Any]:
    """Return the tables of a JSON file, as `aoud export` writes it.

    What TOML cannot hold is refused too: a key that stands twice in a table, and half a character;
    and what JSON cannot hold, though Python reads it: NaN, and infinity. Raises FactsError.
    """
    try:
        raw = json.loads(
            _text(data), object_pairs_hook=_each_key_once, parse_constant=_refuse_constant
        )
        json.dumps(raw, ensure_ascii=False).encode()
    except RecursionError:
        raise FactsError(TOO_DEEP) from None
    except UnicodeEncodeError as error:
        raise FactsError(_half_a_character(error)) from None
    except json.JSONDecodeError as error:
        raise FactsError(Fault(f"is not JSON: {error}")) from None
    except ValueError:
        raise FactsError(TOO_MANY_DIGITS) from None
    if not isinstance(raw, dict):
        remedy = "write what `aoud export --format json` writes"
        raise FactsError(Fault("is not a JSON object", remedy))
    return raw


def _half_a_character(error: UnicodeEncodeError) -> Fault:
    """Return the fault for a lone surrogate in JSON, which UTF-8 text cannot hold."""
    half = error.object[error.start]
    before = error.object[max(0, error.start - 20) : error.start]
    return Fault(f"after {quoted(before)}: {half} is half a character", "write both halves or none")


def _each_key_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return a JSON object as a table; raises FactsError where one of two values would be lost."""
    table = dict(pairs)
    if len(table) < len(pairs):
        ((key, _),) = Counter(key for key, _ in pairs).most_common(1)
        twice = Fault("stands twice in one table", "leave one of them out", field=cut(key))
        raise FactsError(twice)
    return table


def _refuse_constant(name: str) -> None:
    raise FactsError(Fault(f"is not JSON: holds {name}", "write a number, or leave it out"))


def _text(data: bytes) -> str:
    """Return a file's text; raises FactsError where it is not UTF-8."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        problem = f"line {line}: is not UTF-8 text"
        raise FactsError(Fault(problem, "save the file as UTF-8")) from None


TOO_DEEP = Fault("is nested too deeply", "a fact base has tables and lists, nothing deeper")
TOO_MANY_DIGITS = Fault("holds a number of thousands of digits", "no fact base needs one")


def _refuse_exhausting(text: str) -> None:
    """Raise FactsError for a text of which tomllib would take all memory or time.

    Of a key `a.b.c.d` it takes both in the square of the parts (CPython gh-149231), of a table a
    kilobyte. A key cannot span lines, and each part and each table has a mark of its own: to count
    the marks, be they in a key or in a sentence, bounds every reading of the text.
    """
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > MAX_LINE:
            problem = f"line {number}: is longer than {MAX_LINE:,} characters"
            raise FactsError(Fault(problem, "break it into shorter ones"))
        if line.count(".") > MAX_DOTS:
            problem = f"line {number}: holds over {MAX_DOTS} dots"
            raise FactsError(Fault(problem, "no key or sentence needs so many"))
    if sum(map(text.count, ".[{")) > MAX_MARKS:
        problem = f"holds over {MAX_MARKS:,} dots and brackets"
        raise FactsError(Fault(problem, "no fact base needs so many"))
