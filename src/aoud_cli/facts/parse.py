"""From the bytes of a file to tables.

What is no text, no TOML, or made to exhaust the reader is refused.
"""

import json
import re
import tomllib
from collections import Counter
from typing import Any

from aoud_cli.errors import FactsError, Fault
from aoud_cli.text import cut

MAX_KEY_PARTS = 4


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
    _refuse_long_keys(text)
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise FactsError(TOO_DEEP) from None
    except ValueError as error:
        raise FactsError(Fault(f"is not TOML: {error}")) from None


def of_json(data: bytes) -> dict[str, Any]:
    """Return the tables of a JSON file, as `aoud export` writes it.

    What TOML cannot hold is refused too: a key that stands twice in a table, and half a character.
    Raises FactsError.
    """
    try:
        raw = json.loads(_text(data), object_pairs_hook=_each_key_once)
        json.dumps(raw, ensure_ascii=False).encode()
    except RecursionError:
        raise FactsError(TOO_DEEP) from None
    except UnicodeEncodeError as error:
        raise FactsError(_half_a_character(error)) from None
    except ValueError as error:
        raise FactsError(Fault(f"is not JSON: {error}")) from None
    if not isinstance(raw, dict):
        remedy = "write what `aoud export --format json` writes"
        raise FactsError(Fault("is not a JSON object", remedy))
    return raw


def _half_a_character(error: UnicodeEncodeError) -> Fault:
    """Return the fault that JSON spells one surrogate alone, which no text in UTF-8 can hold."""
    half = error.object[error.start]
    before = error.object[max(0, error.start - 20) : error.start]
    return Fault(f"after {before!r}: {half} is half a character", "write both halves or none")


def _each_key_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return a JSON object as a table; raises FactsError where one of two values would be lost."""
    table = dict(pairs)
    if len(table) < len(pairs):
        ((key, _),) = Counter(key for key, _ in pairs).most_common(1)
        twice = Fault("stands twice in one table", "leave one of them out", field=cut(key))
        raise FactsError(twice)
    return table


def _text(data: bytes) -> str:
    """Return a file's text; raises FactsError where it is not UTF-8."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        problem = f"line {line}: is not UTF-8 text"
        raise FactsError(Fault(problem, "save the file as UTF-8")) from None


TOO_DEEP = Fault("is nested too deeply", "a fact base has tables and lists, nothing deeper")


# One token of TOML at a time, none of which can match nothing or look back: the scan is linear in
# the text.
_TOKEN = re.compile(
    r"""
      (?P<plain> ^[a-z_]++[ ]*+=[ ]*+"[^"\\\n]*+"$ )
    | (?P<string> \"\"\" (?:[^"\\]|\\.|"(?!""))*+ (?:\"\"\")?
                | '''    (?:[^']|'(?!''))*+       (?:''')?
                | "      (?:[^"\\\n]|\\.)*+       "?
                | '      [^'\n]*+                 '?   )
    | (?P<comment> \#[^\n]*+ )
    | (?P<bare> [A-Za-z0-9_-]++ )
    | (?P<dot> \. )
    | (?P<blank> [ \t]++ )
    | (?P<other> . )
    """,
    re.DOTALL | re.MULTILINE | re.VERBOSE,
)


def _refuse_long_keys(text: str) -> None:
    """Raise FactsError for `a.b.c.d.e`.

    Of such a key tomllib takes time and memory in the square of its parts (CPython gh-149231).
    """
    parts, after_dot = 0, False
    for token in _TOKEN.finditer(text):
        match token.lastgroup:
            case "bare" | "string":
                parts = parts + 1 if after_dot else 1
                after_dot = False
                if parts > MAX_KEY_PARTS:
                    line = text.count("\n", 0, token.start()) + 1
                    problem = f"line {line}: a key has over {MAX_KEY_PARTS} parts"
                    raise FactsError(Fault(problem, "no table lies so deep"))
            case "dot":
                after_dot = True
            case "blank":
                pass
            case _:
                parts, after_dot = 0, False
