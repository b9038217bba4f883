"""Reports for programs, documents and ears: JSON, CSV, Markdown and plain words."""

import csv
import io
import json
import re
from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any, get_args, get_type_hints

from aoud_cli.facts.dates import PartialDate
from aoud_cli.reports.report import Report
from aoud_cli.text import escaped, is_showable, safe

SCHEMA = 1

# A spreadsheet takes a cell that begins like this for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def to_json(report: Report, *, ascii_only: bool) -> str:
    """Return a report as JSON: what it says of itself, then its fields, `rows` in the order of the table."""
    heading = report.heading
    body = {
        field.name: jsonable(getattr(report, field.name))
        for field in fields(report)
        if field.name != "heading"
    }
    rows = body.pop("rows")
    return dumps(
        {"schema": SCHEMA, "command": report.command, **jsonable(heading), **body, "rows": rows},
        ascii_only=ascii_only,
    )


def dumps(value: Any, *, ascii_only: bool) -> str:
    """Return JSON in which every character that could act on a terminal is escaped.

    It reads back the same.
    """
    text = json.dumps(value, indent=2, ensure_ascii=ascii_only) + "\n"
    return "".join(char if char == "\n" or is_showable(char) else escaped(char) for char in text)


def jsonable(value: Any) -> Any:
    """Return a value as JSON holds it: records as objects, dates as their first and last day and their text."""
    if isinstance(value, PartialDate):
        return {"first": _day(value.first), "last": _day(value.last), "text": value.text}
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: jsonable(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, date):
        return _day(value)
    if isinstance(value, dict):
        return {key: jsonable(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [jsonable(item) for item in value]
    return value


def _day(day: date) -> str | None:
    """Return a day as ISO text; None for the open end of a stretch."""
    return None if day in {date.min, date.max} else day.isoformat()


def to_csv(report: Report) -> str:
    """Return the rows as CSV: a column for each simple field, a heading line even when there are no rows."""
    names = [name for name, kind in get_type_hints(report.row_type).items() if _is_simple(kind)]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(names)
    for row in report.rows:
        writer.writerow([_cell(getattr(row, name)) for name in names])
    return out.getvalue()


def _is_simple(kind: object) -> bool:
    """Whether a field fits a cell: a text, a number, a date; answers within answers are for JSON."""
    kinds = set(get_args(kind)) or {kind}
    return kinds <= {str, int, float, bool, date, PartialDate, type(None)}


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = safe(str(value))
    return f"'{text}" if text.startswith(_FORMULA) else text


def to_markdown(report: Report) -> str:
    """Return a report as Markdown: a heading, its sentences, and the table of the screen."""
    heading = report.heading
    lines = [
        f"# {_escape(heading.title)}, season {heading.season}",
        "",
        f"{heading.day[:1].upper()}{heading.day[1:]}.",
    ]
    for text in (heading.stale, *report.preamble()):
        lines += ["", _escape(text)] if text else []
    lines += ["", _escape(report.none)] if report.none and not report.rows else []
    if report.rows:
        lines += ["", _line(report.columns), _line(["---"] * len(report.columns))]
        lines += [_line([_escape(cell) for cell in row.cells()]) for row in report.rows]
    return "\n".join(lines) + "\n"


def to_plain(report: Report) -> str:
    """Return a report in words, one fact a line: what a screen reader reads and a narrow screen shows.

    What a table says once, at the head of a column, each line says anew.
    """
    heading = report.heading
    lines = [
        f"{heading.title}, season {heading.season}, {heading.day}.",
        heading.stale,
        *report.preamble(),
    ]
    lines += [report.none] if not report.rows else []
    for row in report.rows:
        cells = [
            (name.lower(), cell)
            for name, cell in zip(report.columns, row.cells(), strict=True)
            if cell
        ]
        facts = [f"{name}: {cell}" if name else cell for name, cell in cells]
        lines.append(f"{'; '.join(fact.removesuffix('.') for fact in facts)}.")
    return "".join(f"{safe(line)}\n" for line in lines if line)


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _escape(text: str) -> str:
    r"""Return text that Markdown shows as it is: `safe`, and its marks written with a backslash."""
    return re.sub(r"([\\`*_\[\]<>|~&#])", r"\\\1", safe(text))
