"""Reports for programs, documents and screen readers: JSON, CSV, Markdown and plain words."""

import csv
import io
import json
import re
from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from types import NoneType
from typing import Any, get_args, get_type_hints

from aoud_cli.facts.dates import PartialDate
from aoud_cli.reports.report import Report, Row, id_of
from aoud_cli.text import ended, escaped, is_showable, safe

SCHEMA = 1
BYTE_ORDER_MARK = "\ufeff"  # without it Excel takes the UTF-8 of a CSV file for Latin letters

# What fits a cell of CSV; ranks, kinds and fates are texts, and yes or no is a number.
_SIMPLE = (str, int, float, date, PartialDate, NoneType)

# What Markdown takes for a mark, anywhere or at the start of a line; with a backslash before it, it
# is a sign like any other.
_MARKS = re.compile(
    r"[\\`*_{}\[\]<>|~&#@$^=]"
    r"|^[-+:]"
    r"|:(?=\S)"  # https://, :smile:
    r"|(?<=\w)\.(?=[^\W\d])"  # www.host.example
)
_NUMBER = re.compile(r"^([0-9]+)([.)])(?= |$)")
# Web sites look for names, issues and emoji in the finished text, where no backslash is left: there
# a space of no width keeps `@somebody` from being called.
_NAMES = re.compile(r"[@#](?=\\?\w)|:(?=[\w+\\-]+:)")

# A spreadsheet takes a cell that begins like this for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def to_json(report: Report[Row], *, ascii_only: bool) -> str:
    """Return a report as JSON: its heading, then its fields, and last its rows in their order."""
    body = {"schema": SCHEMA, "command": report.command, **jsonable(report.heading)}
    for field in fields(report):
        if field.name not in {"heading", "rows"}:
            body[field.name] = jsonable(getattr(report, field.name))
    body["rows"] = jsonable(report.rows)
    return dumps(body, ascii_only=ascii_only)


def dumps(value: Any, *, ascii_only: bool) -> str:
    """Return JSON in which every character that could act on a terminal is escaped.

    It reads back the same.
    """
    text = json.dumps(value, indent=2, ensure_ascii=ascii_only) + "\n"
    return "".join(char if char == "\n" or is_showable(char) else escaped(char) for char in text)


def jsonable(value: Any) -> Any:
    """Return a value as JSON holds it.

    A record becomes an object, and a date its first day, its last day and its text; the open end
    of a stretch is no day.
    """
    if isinstance(value, PartialDate):
        first, last = _first_and_last(value)
        return {"first": first, "last": last, "text": value.text}
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: jsonable(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: jsonable(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [jsonable(item) for item in value]
    return value


def to_csv(report: Report[Row]) -> str:
    """Return the rows as CSV, a column for each simple field.

    A date has its text, and in two columns more its first and last day. The line of headings is
    there even when there are no rows.
    """
    kinds = get_type_hints(report.row_type)
    names = [name for name, kind in kinds.items() if _is_simple(kind)]
    dates = [name for name in names if PartialDate in (get_args(kinds[name]) or (kinds[name],))]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([*names, *(f"{name}_{end}" for name in dates for end in ("first", "last"))])
    for row in report.rows:
        cells = [getattr(row, name) for name in names]
        for name in dates:
            cells += _first_and_last(getattr(row, name))
        writer.writerow(map(_cell, cells))
    return out.getvalue()


def _first_and_last(days: PartialDate | None) -> tuple[str | None, str | None]:
    """Return the first and last day of a date; the open end of a stretch is no day."""
    if days is None:
        return None, None
    first = days.first.isoformat() if days.starts else None
    return first, days.last.isoformat() if days.ends else None


def _is_simple(kind: Any) -> bool:
    """Whether a field of this type fits a cell; answers within answers are for JSON."""
    kinds = get_args(kind) or (kind,)
    return all(isinstance(one, type) and issubclass(one, _SIMPLE) for one in kinds)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = safe(str(value))
    return f"'{text}" if text.startswith(_FORMULA) else text


def to_markdown(report: Report[Row], *, ids: bool = False) -> str:
    """Return a report as Markdown: a heading, its sentences, and the table of the screen."""
    heading, url = report.heading, getattr(report, "url", None)
    blocks = [
        f"# {_escape(heading.full_title)}",
        f"{heading.day[:1].upper()}{heading.day[1:]}.",
        _escape(heading.notice),
        *(f"<{text}>" if text == url else _escape(text) for text in report.preamble()),
    ]
    if report.rows:
        columns = _columns(report, ids)
        lines = [_line(columns), _line(["---"] * len(columns))]
        lines += [_line([_escape(text) for text in _texts(row, ids)]) for row in report.rows]
        blocks.append("\n".join(lines))
    else:
        blocks.append(_escape(report.none))
    return "\n\n".join(filter(None, blocks)) + "\n"


def _columns(report: Report[Row], ids: bool) -> Sequence[str]:
    return (*report.columns, "ID") if ids else report.columns


def _texts(row: Row, ids: bool) -> tuple[str, ...]:
    return (*row.texts(), id_of(row)) if ids else row.texts()


def to_plain(report: Report[Row], *, ids: bool = False) -> str:
    """Return a report in words, one fact a line, as a screen reader or a narrow screen wants it.

    What a table says once, at the head of a column, each line says anew.
    """
    heading = report.heading
    lines = [
        f"{heading.full_title}, {heading.day}.",
        heading.notice,
        *report.preamble(),
        *(_in_words(_columns(report, ids), _texts(row, ids)) for row in report.rows),
    ]
    if not report.rows:
        lines.append(report.none)
    return "".join(f"{safe(line)}\n" for line in lines if line)


def _in_words(columns: Sequence[str], texts: Sequence[str]) -> str:
    """Return a row as one line: `Release; known: expected late 2026; basis: guess.`."""
    facts = []
    for column, text in zip(columns, texts, strict=True):
        if text:
            fact = f"{column.lower()}: {text}" if column else text
            facts.append(fact.removesuffix("."))
    return ended("; ".join(facts))


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _escape(text: str) -> str:
    """Return text that Markdown shows as it is: `safe`, and nothing in it a mark of Markdown's."""
    marked = _NUMBER.sub(r"\1\\\2", _MARKS.sub(r"\\\g<0>", safe(text).strip(" ")))
    return _NAMES.sub(r"\g<0>&#8203;", marked)
