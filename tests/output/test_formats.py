"""A report as JSON, CSV, Markdown and plain words."""

import json
import re
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

import pytest
from markdown_it import MarkdownIt

from aoud_cli.facts.dates import PartialDate
from aoud_cli.judge.answer import Fate
from aoud_cli.output.formats import to_csv, to_json, to_markdown, to_plain
from aoud_cli.reports.report import Cell, Heading, Report, Row, word
from tests.conftest import Aoud


@dataclass(frozen=True)
class ToyRow(Row):
    name: str
    fate: Fate
    day: date | None
    when: PartialDate | None
    late: bool
    others: tuple[str, ...]

    def cells(self) -> tuple[Cell, ...]:
        return self.name, word(self.fate), ""


@dataclass(frozen=True)
class Toy(Report[ToyRow]):
    command: ClassVar[str] = "toy"
    columns: ClassVar[tuple[str, ...]] = ("", "FATE", "NOTE")
    row_type: ClassVar[type[Row]] = ToyRow
    none: ClassVar[str] = "Nothing."

    score: int

    def preamble(self) -> tuple[str, ...]:
        return ("One sentence.", "")


HEADING = Heading(
    "Tin Harbour", 2, as_of=date(2024, 3, 1), known=date(2024, 1, 1), age_days=60, fresh=False
)
ROW = ToyRow("=a_b.", Fate.HIT, None, PartialDate.parse("2024"), late=False, others=("x",))
FULL, EMPTY = Toy(HEADING, (ROW,), score=1), Toy(HEADING, (), score=0)


def test_json_holds_the_heading_the_fields_and_the_rows() -> None:
    answer = json.loads(to_json(FULL, ascii_only=True))

    assert [*answer][-2:] == ["score", "rows"]
    assert answer == {
        "schema": 1,
        "command": "toy",
        "title": "Tin Harbour",
        "season": 2,
        "as_of": "2024-03-01",
        "known": "2024-01-01",
        "age_days": 60,
        "fresh": False,
        "lasting": False,
        "yours": False,
        "checked_ahead": None,
        "looks": [],
        "credits": [],
        "score": 1,
        "rows": [
            {
                "name": "=a_b.",
                "fate": "hit",
                "day": None,
                "late": False,
                "others": ["x"],
                "when": {"first": "2024-01-01", "last": "2024-12-31", "text": "2024"},
            }
        ],
    }


CSV_NAMES = "name,fate,day,when,late,when_first,when_last\n"


def test_csv_has_a_column_for_each_simple_field_even_without_rows() -> None:
    assert to_csv(EMPTY) == CSV_NAMES
    assert to_csv(FULL) == f"{CSV_NAMES}'=a_b.,hit,,2024,no,2024-01-01,2024-12-31\n"


@pytest.mark.parametrize(
    ("when", "ends"), [("2024/..", "2024-01-01,"), ("../2024", ",2024-12-31"), (None, ",")]
)
def test_the_open_end_of_a_date_is_empty_in_csv(when: str | None, ends: str) -> None:
    row = replace(ROW, when=PartialDate.parse(when) if when else None)

    assert to_csv(replace(FULL, rows=(row,))) == f"{CSV_NAMES}'=a_b.,hit,,{when or ''},no,{ends}\n"


def test_markdown_is_a_heading_sentences_and_a_table() -> None:
    stale = "Facts checked up to 1 Jan 2024, 2 months ago."
    head = f"# Tin Harbour, season 2\n\nAs of 1 Mar 2024.\n\n{stale}\n\nOne sentence.\n\n"

    assert to_markdown(EMPTY) == f"{head}Nothing.\n"
    table = "|  | FATE | NOTE |\n| --- | --- | --- |\n| \\=a\\_b. | hit |  |\n"
    assert to_markdown(FULL) == head + table


@dataclass(frozen=True)
class Told(Toy):
    sentence: str
    url: str | None = None

    def preamble(self) -> tuple[str, ...]:
        return (self.sentence, *filter(None, [self.url]))


def of_text(text: str) -> Told:
    """Return a report that has one text for its title, its sentence and a cell."""
    row = replace(ROW, name=text)
    return Told(replace(HEADING, title=text), (row,), score=1, sentence=text)


@pytest.mark.parametrize(
    "text",
    [
        *("- a", "+ a", "* a", "1. a", "12) a", "123456789. a", "-", "1.", "- [ ] a", ": a"),
        *("===", "---", "***", "___", "# a", "#", "> a", "```", "~~~ a", "| a |", "| --- |"),
        *(
            "    a",
            "a\\",
            "\\",
            "\\|",
            "`a`",
            "a | b",
            "$x$",
            "x^2^",
            "==a==",
            "{{ a }}",
            "&amp; a",
        ),
        *("*a* **a** _a_ __a__ ~~a~~", "<b>a</b>", "<!-- a", "[a](b)", "![a](b)", "[a]: b"),
        *("[^1]", "<https://a.example>", "see @octocat and #12", "@a_b", ":man_dancing: :+1:"),
        *("www.evil.example", "see netflix.com", "https://a.example/b_c", "HTTP://A.EXAMPLE"),
        *("a@b.example", "mailto:a@b.example", "ftp://a.example", "7.5 to 8. At 12:30."),
    ],
)
def test_a_text_stays_text_in_markdown(text: str) -> None:
    written = to_markdown(of_text(text))
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(written)
    inline = [token for token in tokens if token.type == "inline"]

    assert {token.tag for token in tokens} <= {
        "h1",
        "p",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "",
    }
    assert {inner.type for token in inline for inner in token.children or ()} == {"text"}
    shown = ["".join(inner.content for inner in token.children or ()) for token in inline]
    told = [line.replace("\N{ZERO WIDTH SPACE}", "") for line in shown]
    stripped = text.strip()
    assert [f"{stripped}, season 2", stripped, stripped] == [told[0], told[3], told[7]]
    # What a web site makes a link of by itself, whatever stands before it.
    assert not re.search(r"[@#]\w|:[\w+-]+:", " ".join(shown))
    assert not re.search(
        r"[^\\\\]://|www\.|\w\.[a-z]", written.replace("sentence.", ""), re.IGNORECASE
    )


def test_an_address_is_a_link_in_markdown() -> None:
    told = replace(of_text("See a_b."), url="https://harbour.example/a_b?c=d&e=*f*")

    assert "\n\n<https://harbour.example/a_b?c=d&e=*f*>\n\n" in to_markdown(told)


def test_plain_words_are_one_fact_a_line_with_the_name_of_its_column() -> None:
    stale = "Facts checked up to 1 Jan 2024, 2 months ago."
    head = f"Tin Harbour, season 2, as of 1 Mar 2024.\n{stale}\nOne sentence.\n"

    assert to_plain(EMPTY) == f"{head}Nothing.\n"
    assert to_plain(FULL) == f"{head}=a_b; fate: hit.\n"


def test_csv_for_excel_begins_with_the_mark_by_which_it_knows_utf_8(aoud: Aoud) -> None:
    usual = aoud("cast", "--format", "csv").out

    assert aoud("cast", "--format", "csv-excel").out == f"\ufeff{usual}"
    assert "박지후" in usual
