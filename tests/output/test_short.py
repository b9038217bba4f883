"""No table is longer than two screens of 80x24; what is left out is counted, and `--all` has it."""

import csv
import io
import json
import re
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest

from aoud_cli.facts.snapshot import to_toml
from tests.conftest import Aoud
from tests.small import facts

TWO_SCREENS = 2 * 24 - 1  # and a prompt
DAYS = ("2022-07-01", "2023-04-30", "2025-08-01", "2026-11-28")
ASKED = (
    *("status", "is released", "forecast", "forecast --backtest", "about", "faq", "cast"),
    *("sources", "sources --by-record", "timeline", "predictions", "changes --since 2022-02-01"),
    *(
        "cast --returning",
        "cast --season 1",
        "timeline --topic cast",
        "predictions --topic filming",
    ),
    *(f"why {topic}" for topic in ("released", "filming", "wrapped", "cast", "plot", "episodes")),
    *(f"faq {topic}" for topic in ("released", "cast", "plot", "rating")),
    *(f"cast {person}" for person in ("park-ji-hu", "lomon", "roh-yoon-seo")),
    *(f"sources {source}" for source in ("netflix", "lee-jae-kyoo", "web-news-observer")),
)

At80 = Callable[..., str]


@pytest.fixture
def at_80(aoud: Aoud, monkeypatch: pytest.MonkeyPatch) -> At80:
    """Return a function that answers a question on 80 columns."""
    monkeypatch.setenv("COLUMNS", "80")
    return lambda question, *more: aoud(*shlex.split(question), *more).out


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("question", ASKED)
def test_no_answer_is_longer_than_two_screens_by_default(
    at_80: At80, question: str, day: str
) -> None:
    lines = at_80(question, "--as-of", day).splitlines()

    assert lines
    assert len(lines) <= TWO_SCREENS
    assert max(map(len, lines)) <= 80


def test_nor_is_one_with_the_ids_of_its_rows(at_80: At80) -> None:
    for question in ("why released", "timeline", "sources netflix", "cast", "faq plot"):
        lines = at_80(question, "--ids", "--as-of", "2026-11-28").splitlines()
        assert 30 < len(lines) <= TWO_SCREENS


@pytest.mark.parametrize(
    "question",
    ["why released", "faq cast", "sources", "sources netflix", "changes --since 2022-02-01", "faq"],
)
def test_what_is_left_out_is_counted_and_all_shows_it(at_80: At80, question: str) -> None:
    some = at_80(question, "--as-of", "2026-02-23")
    everything = at_80(question, "--as-of", "2026-02-23", "--all")
    rows = json.loads(at_80(question, "--as-of", "2026-02-23", "--json"))["rows"]

    counted = re.search(r"Not shown: ([0-9]+) [^.]+\. All ([0-9]+): add --all\.", some)
    assert counted
    assert 0 < int(counted[1]) < int(counted[2]) == len(rows)
    assert len(everything.splitlines()) > len(rows) > int(counted[2]) - int(counted[1])
    assert "Not shown" not in everything


def test_json_and_csv_hold_every_row_with_or_without_all(at_80: At80) -> None:
    for question in ("why released", "sources", "sources netflix", "faq", "predictions"):
        for shape in ("json", "csv", "markdown", "plain"):
            asked = question, "--format", shape
            assert at_80(*asked) == at_80(*asked, "--all")


def test_the_timeline_leads_back_to_what_is_older(at_80: At80) -> None:
    question, moved = "timeline --as-of 2026-02-23", set[str]()
    rows = json.loads(at_80(question, "--json"))["rows"]
    for _ in range(20):
        screen = at_80(question, "--ids")
        moved |= {row["id"] for row in rows if f" {row['id']}\n" in screen}
        until = re.search(r"--until ([0-9-]+)", screen)
        if until is None:
            break
        question = f"timeline --as-of 2026-02-23 --until {until[1]}"

    assert until is None
    assert moved >= {row["id"] for row in rows if not row["ahead"]}


def test_the_same_rows_are_shown_at_every_width(
    aoud: Aoud, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = {row["id"] for row in json.loads(aoud("why", "released", "--json").out)["rows"]}
    shown = []
    for width in ("80", "45", "160", ""):
        monkeypatch.setenv("COLUMNS", width)
        words = aoud("why", "released", "--ids").out.split("Not shown")[0].split()
        shown.append(ids.intersection(words))

    assert 5 < len(shown[0]) < len(ids)
    assert shown == [shown[0]] * len(shown)


def test_why_shows_what_decided_and_the_newest_of_many(at_80: At80, tmp_path: Path) -> None:
    old = [
        f"episodes={number} kind=guess by=paper said=2022-01-{number:02}" for number in range(1, 29)
    ]
    new = [
        f"episodes={number} kind=guess by=paper said=2023-01-{number:02}" for number in range(1, 29)
    ]
    path = tmp_path / "facts.toml"
    path.write_text(
        to_toml(facts(*old, "episodes=99 by=studio said=2022-06", *new), ascii_only=True)
    )

    screen = at_80(f"why episodes --facts {path} --as-of 2024-06-30")

    assert re.search(r"99 episodes +Studio +official +Jun 2022 +stands", screen)
    for number in range(24, 29):
        assert re.search(rf"guessed {number} episodes.* {number} Jan 2023", screen)
    assert "23 Jan 2023" not in screen
    assert "Not shown: 51 claims. All 57: add --all." in screen


def test_the_rows_of_claims_say_where_they_were_read(at_80: At80) -> None:
    for question in ("why filming", "timeline --all", "predictions"):
        (*_, row) = (
            row
            for row in json.loads(at_80(question, "--json"))["rows"]
            if row["via"] and row["url"]
        )
        assert row["url"].startswith("https://")
        days = next(row[name] for name in ("window", "when", "said") if row.get(name))
        table = {
            line["id"]: line
            for line in csv.DictReader(io.StringIO(at_80(question, "--format", "csv")))
        }
        line = table[row["id"]]
        assert (line["via"], line["url"]) == (row["via"], row["url"])
        name = next(name for name in ("window", "when", "said") if row.get(name))
        assert line[f"{name}_first"] == (days["first"] or "")
        assert line[f"{name}_last"] == (days["last"] or "")


def test_ids_are_shown_in_words_and_in_markdown_too(at_80: At80) -> None:
    assert "; id: filming-netflix-2025-07." in at_80("why filming --ids --plain")
    assert "| filming-netflix-2025-07 |" in at_80("why filming --ids --format markdown").replace(
        "\\", ""
    )
    assert "filming-park" not in at_80("why filming --plain")


def test_the_cast_has_one_line_a_person_at_45_columns(
    aoud: Aoud, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "45")
    people = json.loads(aoud("cast", "--json").out)["rows"]
    lines = aoud("cast").out.splitlines()

    for person in people:
        (line,) = (line for line in lines if line.startswith(f" {person['name']} "))
        assert (person["part"] or "") in line
        assert line.endswith(person["basis"])
    assert " Who said so: aoud cast NAME" in lines


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("width", ["80", "45"])
def test_dates_differ_stays_together_and_no_stray_line_is_blank(
    aoud: Aoud, monkeypatch: pytest.MonkeyPatch, width: str, day: str
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    screen = aoud("status", "--as-of", day).out

    assert not re.search(r"dates\s*\n\s*differ", screen)
    rows = screen.partition("Renewed")[2].partition("\n\n")
    assert rows[2].startswith(" Last word")
