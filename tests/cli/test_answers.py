"""Every command, on a fact base about an invented show, in every shape."""

import csv
import io
import json
import re
from collections import Counter
from itertools import pairwise

import pytest

from tests.conftest import Aoud

HARBOUR = ("--facts", "tests/tin_harbour.toml", "--as-of", "2025-03-01")


# Each answering command, and the field of a row by which a reader finds it on the screen.
COMMANDS = {
    "status": "what",
    "timeline": "text",
    "timeline --all": "text",
    "cast": "name",
    "cast --returning": "name",
    "cast --season 2": "name",
    "cast mina": "says",
    "faq": "question",
    "faq filming": "says",
    "about": "what",
    "why filming": "says",
    "why filming-mina": "says",
    "sources": "name",
    "sources gull": "says",
    "predictions": "says",
    "forecast": "method",
    "forecast --leave-one-out": "title",
    "changes --since 2024-06": "label",
}


def _positions(rows: list[dict[str, str]], key: str, text: str) -> list[int]:
    found, at = [], 0
    for row in rows:
        at = text.index(row[key], at)
        found.append(at)
        at += len(row[key])
    return found


@pytest.mark.parametrize(("command", "key"), COMMANDS.items())
def test_every_shape_has_the_same_rows_in_the_same_order(
    aoud: Aoud, monkeypatch: pytest.MonkeyPatch, command: str, key: str
) -> None:
    monkeypatch.setenv("COLUMNS", "1000")
    shapes = {
        s: aoud(*command.split(), *HARBOUR, "--format", s).out
        for s in ("table", "json", "csv", "markdown", "plain")
    }
    rows = json.loads(shapes["json"])["rows"]

    assert rows
    assert [row[key] for row in csv.DictReader(io.StringIO(shapes["csv"]))] == [
        row[key] for row in rows
    ]
    for text in (shapes["table"], shapes["plain"], _shown(shapes["markdown"])):
        assert all(
            one < other
            for one, other in pairwise(_positions(rows, key, text.split("Also written")[-1]))
        )
    assert (
        len([line for line in shapes["markdown"].splitlines() if line.startswith("| ")])
        == len(rows) + 2
    )


def _shown(markdown: str) -> str:
    return re.sub(r"\\(.)", r"\1", markdown)


# Lines of a table without a fact of their own: bars and their years, heads of columns and groups, and what else to ask.
NO_FACT = re.compile(r".*[│┊━█✕▷].*|[ \d]+| SAID  .*| [A-Z ]+| One of them.*")


def _words(text: str) -> Counter[str]:
    facts = (line.lower() for line in text.splitlines() if not NO_FACT.fullmatch(line))
    return Counter(word for line in facts for word in re.findall(r"\w+", line))


TABLES = [
    *(
        *COMMANDS,
        "cast tom",
        "cast --out",
        "cast --new",
        "faq cast",
        "faq plot",
        "why cast",
        "why plot",
    ),
    *("why renewed-lantern", "sources harbour-post", "predictions --hit", "timeline --topic plot"),
    "add plot --by Gull --by-rank press --text Snow. --dry-run",
]


@pytest.mark.parametrize("command", TABLES)
@pytest.mark.parametrize("day", ["2024-07-01", "2025-03-01", "2026-06-01"])
def test_plain_words_and_markdown_lose_no_word_of_the_table(
    aoud: Aoud, monkeypatch: pytest.MonkeyPatch, command: str, day: str
) -> None:
    monkeypatch.setenv("COLUMNS", "1000")
    asked = (*command.split(), *(() if command.startswith("add") else HARBOUR[:2]), "--as-of", day)
    table, plain, markdown = (
        aoud(*asked, "--format", shape).out for shape in ("table", "plain", "markdown")
    )

    assert len(_words(table)) > 10
    assert _words(table) - _words(plain) == Counter()  # as often as the table has it
    assert _words(table).keys() - _words(_shown(markdown)).keys() == set()


@pytest.mark.parametrize("command", COMMANDS)
def test_json_says_what_was_asked_and_what_is_known(aoud: Aoud, command: str) -> None:
    answer = json.loads(aoud(*command.split(), *HARBOUR[:2], "--as-of", "2026", "--json").out)

    assert (answer["schema"], answer["command"], answer["title"], answer["season"]) == (
        1,
        command.split(maxsplit=1)[0],
        "Tin Harbour",
        3,
    )
    known = "2026-12-31" if command == "cast --season 2" else "2025-03-31"  # it was so
    assert (answer["as_of"], answer["known"]) == ("2026-12-31", known)


# What was reached once cannot be overtaken: filming has begun, and so has an earlier season.
LASTING = {"cast --season 2", "faq filming", "why filming", "why filming-mina", "sources gull"}


@pytest.mark.parametrize("command", [*COMMANDS])
@pytest.mark.parametrize("shape", ["table", "markdown", "plain"])
def test_every_screen_says_how_old_its_answer_is(aoud: Aoud, command: str, shape: str) -> None:
    old = aoud(*command.split(), *HARBOUR[:2], "--as-of", "2025-06-30", "--format", shape).out
    fresh = aoud(*command.split(), *HARBOUR, "--format", shape).out

    told = "Facts checked up to 31 Mar 2025, 2 months ago." in old
    assert (told, "Facts checked up to" in fresh) == (command not in LASTING, False)


@pytest.mark.parametrize(
    ("day", "ago"),
    [("2025-04-01", "1 day"), ("2026-03-31", "1 year"), ("2026-05-01", "1 year 1 month")],
)
def test_how_old_an_answer_is_is_told_in_the_largest_unit(aoud: Aoud, day: str, ago: str) -> None:
    sentence = f"Facts checked up to 31 Mar 2025, {ago} ago.\n"

    assert sentence in aoud("status", *HARBOUR[:2], "--as-of", day, "--plain").out


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("shape", ["table", "json", "csv", "markdown", "plain"])
@pytest.mark.parametrize("day", ["2020-01-01", "2024-07-01"])
def test_no_answer_knows_a_later_claim(aoud: Aoud, command: str, shape: str, day: str) -> None:
    result = aoud(*command.split(), *HARBOUR[:2], "--as-of", day, "--format", shape)

    if day == "2020-01-01" and command in {
        "why filming-mina",
        "changes --since 2024-06",
    }:  # of later days
        assert result.code == 2
    else:
        assert result.code == 0
        assert "17 Sep 2024" not in result.out
        assert "2024-09-17" not in result.out


@pytest.mark.parametrize(
    ("step", "day", "word", "code"),
    [
        ("renewed", "2025-03-01", "yes", 0),
        ("filming", "2024-07-01", "no", 1),
        ("released", "2025-03-01", "no", 1),  # it is not even filmed: the bound says so
        ("released", "2026-03-01", "unknown", 3),  # nobody has looked for long
        ("filming", "2024-05-10", "unknown", 3),  # a blog alone settles nothing
    ],
)
def test_is_answers_a_script_in_one_word_and_a_code(
    aoud: Aoud, step: str, day: str, word: str, code: int
) -> None:
    result = aoud("is", step, *HARBOUR[:2], "--as-of", day)

    assert (result.out, result.err, result.code) == (f"{word}\n", "", code)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ("cast --season 9", "aoud: no cast is listed for season 9; ask for 1 or 2 or 3"),
        (
            "cast --new --out",
            "aoud: a name, --returning, --new, --out and --season exclude each other; leave one",
        ),
        (
            "timeline --since 2024 --until 2023",
            "aoud: --since 2024 lies after --until 2023; swap them",
        ),
        (
            "faq --json --format csv",
            "aoud: csv and json are different shapes of an answer; ask for one",
        ),
    ],
)
def test_a_question_that_cannot_be_asked_is_answered_with_a_hint(
    aoud: Aoud, arguments: str, sentence: str
) -> None:
    result = aoud(*arguments.split(), *HARBOUR)

    assert (result.out, result.err, result.code) == ("", f"{sentence}\n", 2)


def test_a_claim_of_a_later_day_is_not_shown_but_named(aoud: Aoud) -> None:
    result = aoud("why", "filming-mina", *HARBOUR[:2], "--as-of", "2024-01")

    assert (result.code, result.out) == (2, "")
    assert (
        result.err
        == "aoud: 'filming-mina' was said later (10 Jun 2024); ask with a later --as-of\n"
    )


def test_is_says_in_json_what_day_its_answer_is_from(aoud: Aoud) -> None:
    answer = json.loads(aoud("is", "filming", *HARBOUR[:2], "--as-of", "2026", "--json").out)

    assert (answer["word"], answer["known"], answer["rows"][0]["standing"]) == (
        "yes",
        "2025-03-31",
        "settled",
    )


def test_the_timeline_can_be_narrowed(aoud: Aoud) -> None:
    def ids(*options: str) -> list[str]:
        return [
            row["id"]
            for row in json.loads(aoud("timeline", *HARBOUR, "--json", *options).out)["rows"]
        ]

    assert ids("--topic", "filming") == ["filming-gull", "filming-mina", "filming-lantern"]
    assert ids("--about", "Tom Vale") == ["cast-tom-talks", "cast-tom-out"]
    september = ["filming-lantern", "cast-mina", "crew-per"]
    assert ids("--since", "2024-09", "--until", "2024-09") == september
    assert len(ids("--all")) == 17


def test_the_score_begins_with_the_fate_that_was_asked_for(aoud: Aoud) -> None:
    every, still_open = (
        aoud("predictions", *HARBOUR, "--plain", *more).out for more in ((), ("--open",))
    )

    assert "\n4 predictions: 0 hit, 0 missed, 4 open.\n" in every
    assert "\n4 open, of 4 predictions (0 hit, 0 missed).\n" in still_open
