"""From the bytes of a file to tables: what is no text, no TOML, or made to exhaust the reader is refused."""

import json
import re
import tomllib
from typing import Any

from aoud_cli.errors import FactsError
from aoud_cli.safe import safe

MAX_KEY_PARTS = 4


def of_toml(data: bytes) -> dict[str, Any]:
    """Return the tables of a TOML file; raises FactsError where it is none, or is made to exhaust the reader."""
    text = _text(data)
    _refuse_long_keys(text)
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise FactsError((_TOO_DEEP,)) from None
    except ValueError as error:
        raise FactsError((f"is not TOML: {safe(str(error))}",)) from None


def of_json(data: bytes) -> dict[str, Any]:
    """Return the tables of a JSON file, as `aoud export` writes it; raises FactsError where it is none."""
    try:
        raw = json.loads(_text(data))
    except RecursionError:
        raise FactsError((_TOO_DEEP,)) from None
    except ValueError as error:
        raise FactsError((f"is not JSON: {safe(str(error))}",)) from None
    if not isinstance(raw, dict):
        raise FactsError(("is not a JSON object; write what `aoud export --format json` writes",))
    return raw


def _text(data: bytes) -> str:
    """Return a file's text; raises FactsError where it is not UTF-8."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise FactsError((f"line {line}: is not UTF-8 text; save the file as UTF-8",)) from None


_TOO_DEEP = "is nested too deeply; a fact base has tables and lists, nothing deeper"


# One token of TOML at a time, none of which can match nothing or look back: the scan is linear in the text.
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
    """Refuse `a.b.c.d.e`: tomllib takes time and memory in the square of a key's parts (CPython gh-149231)."""
    parts, after_dot = 0, False
    for token in _TOKEN.finditer(text):
        match token.lastgroup:
            case "bare" | "string":
                parts = parts + 1 if after_dot else 1
                after_dot = False
                if parts > MAX_KEY_PARTS:
                    line = text.count("\n", 0, token.start()) + 1
                    raise FactsError((f"line {line}: a key has over {MAX_KEY_PARTS} parts; no table lies so deep",))
            case "dot":
                after_dot = True
            case "blank":
                pass
            case _:
                parts, after_dot = 0, False
