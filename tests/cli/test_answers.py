"""Every command, on a fact base about an invented show, in every shape."""

import csv
import io
import json
import re
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from tests.conftest import Aoud
from tests.small import HEADER

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
    "forecast --backtest": "title",
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
    assert (answer["as_of"], answer["known"]) == ("2026-12-31", "2025-03-31")


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("shape", ["table", "markdown", "plain"])
def test_every_screen_says_how_old_its_answer_is(aoud: Aoud, command: str, shape: str) -> None:
    old = aoud(*command.split(), *HARBOUR[:2], "--as-of", "2025-06-30", "--format", shape).out
    fresh = aoud(*command.split(), *HARBOUR, "--format", shape).out

    sentence = "Known up to 31 Mar 2025. Nobody has looked for news in the 2 months since."
    assert (sentence in old, "Known up to" in fresh) == (True, False)


@pytest.mark.parametrize(
    ("day", "since"),
    [
        ("2025-04-01", "in the day since."),
        ("2025-04-02", "in the 2 days since."),
        ("2026-03-31", "in the year since."),
        ("2026-05-01", "in the 1 year 1 month since."),
        ("2027-03-31", "in the 2 years since."),
    ],
)
def test_one_day_and_one_year_are_told_without_their_number(
    aoud: Aoud, day: str, since: str
) -> None:
    assert f" {since}\n" in aoud("status", *HARBOUR[:2], "--as-of", day, "--plain").out


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


def test_plain_aoud_is_aoud_status(aoud: Aoud) -> None:
    assert aoud(*HARBOUR).out == aoud("status", *HARBOUR).out


@pytest.mark.parametrize(
    ("step", "day", "word", "code"),
    [
        ("renewed", "2025-03-01", "yes", 0),
        ("filming", "2024-07-01", "no", 1),
        ("released", "2025-03-01", "unknown", 3),
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
        ("faq episode", "aoud: no topic is called 'episode'; did you mean 'episodes'?"),
        ("why filmin", "aoud: no topic or claim is called 'filmin'; did you mean 'filming'?"),
        ("cast minna-oh", "aoud: nobody here is called 'minna-oh'; did you mean Mina Oh (오미나)?"),
        (
            "cast e",
            "aoud: more than one person is called 'e'; did you mean Tom Vale or Ida Stern or Per Lund?",
        ),
        ("cast --season 9", "aoud: no cast is listed for season 9; ask for 1 or 2 or 3"),
        (
            "cast --new --out",
            "aoud: a name, --returning, --new, --out and --season exclude each other; leave one",
        ),
        ("sources gul", "aoud: no source is called 'gul'; did you mean 'gull'?"),
        ("is relesed", "aoud: no step is called 'relesed'; did you mean 'released'?"),
        ("timeline --topic x", "aoud: no topic is called 'x'; `aoud faq` lists them"),
        (
            "timeline --since ../2024",
            "aoud: --since: '../2024' has no first day; write a day, a month or a year",
        ),
        (
            "timeline --since 2024 --until 2023",
            "aoud: --since 2024 lies after --until 2023; swap them",
        ),
        (
            "--plain cast",
            f"aoud: options come after the command: aoud cast --plain {' '.join(HARBOUR)}",
        ),
        (
            "--as-of 2023 cast",
            f"aoud: options come after the command: aoud cast --as-of 2023 {' '.join(HARBOUR)}",
        ),
        (
            "--backtest forecast",
            f"aoud: options come after the command: aoud forecast --backtest {' '.join(HARBOUR)}",
        ),
        (
            "is out",
            "aoud: no step is called 'out'; write one of renewed, filming, wrapped, released, cancelled",
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


@pytest.mark.parametrize(
    "spelling", ["mina-oh", "Mina Oh", "OH MI NA", "오미나", "오 미나", "captain reed", "mina"]
)
def test_a_person_is_found_by_any_spelling(aoud: Aoud, spelling: str) -> None:
    assert json.loads(aoud("cast", spelling, *HARBOUR, "--json").out)["person"] == "mina-oh"


@pytest.mark.parametrize("day", ["", "2024/.."])
def test_a_day_without_an_end_is_refused(aoud: Aoud, day: str) -> None:
    result = aoud("--as-of", day)

    assert (result.code, result.out) == (2, "")
    assert result.err.startswith(f"aoud: --as-of: {day!r} ")


def test_a_claim_of_a_later_day_is_not_shown_but_named(aoud: Aoud) -> None:
    result = aoud("why", "filming-mina", *HARBOUR[:2], "--as-of", "2024-01")

    assert (result.code, result.out) == (2, "")
    assert (
        result.err
        == "aoud: 'filming-mina' was said later (10 Jun 2024); ask with a later --as-of\n"
    )


@pytest.mark.parametrize("word", ["Filming", "filming"])
def test_a_topic_is_found_by_its_label_everywhere(aoud: Aoud, word: str) -> None:
    for command in (f"why {word}", f"faq {word}", f"timeline --topic {word}", f"is {word}"):
        assert aoud(*command.split(), *HARBOUR).code == 0


def test_is_says_in_json_what_day_its_answer_is_from(aoud: Aoud) -> None:
    answer = json.loads(aoud("is", "filming", *HARBOUR[:2], "--as-of", "2026", "--json").out)

    assert (answer["word"], answer["known"], answer["rows"][0]["standing"]) == (
        "yes",
        "2025-03-31",
        "settled",
    )


def test_a_name_that_differs_in_its_hyphens_alone_is_told_apart(aoud: Aoud, tmp_path: Path) -> None:
    path = tmp_path / "facts.toml"
    claim = "[[claim]]\nid = '{}'\ntopic = 'plot'\nsaid = '2024'\nby = 'lantern'\ntext = '{}'\n"
    text = Path("tests/tin_harbour.toml").read_text("utf-8")
    path.write_text(
        text + claim.format("wrap-1-1", "One one.") + claim.format("wrap-11", "Eleven."), "utf-8"
    )

    assert "One one." in aoud("why", "wrap-1-1", "--facts", str(path)).out
    assert "Eleven." in aoud("why", "wrap-11", "--facts", str(path)).out


def test_a_day_that_is_none_is_refused(aoud: Aoud) -> None:
    result = aoud("--as-of", "soon")

    assert result.code == 2
    assert result.err.startswith(
        "aoud: --as-of: 'soon' is not a date; write 2023-04-30, 30 Apr 2023,"
    )


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ("stauts", "no command is called 'stauts'; did you mean 'status'?"),
        ("help", "no command is called 'help'; `aoud --help` lists them"),
        ("changes", "--since is missing; try `aoud changes --since 2025-06`"),
        ("why", "TOPIC|CLAIM is missing; try `aoud why filming --as-of 2023-04-30`"),
        (
            "paths x",
            "got unexpected extra argument(s) (x); a name of several words goes in quotes, or try `aoud paths`",
        ),
        (
            "status --as-of",
            "option '--as-of' requires an argument; try `aoud status --as-of 2023-04-30`",
        ),
        ("faq --json=3", "option '--json' does not take a value; try `aoud faq episodes`"),
        (
            "--since 2023",
            "no option of `aoud status` is called '--since'; it belongs to `aoud timeline` and `aoud changes`",
        ),
        (
            "forecast --backtset",
            "no option of `aoud forecast` is called '--backtset'; did you mean --backtest?",
        ),
        ("cast -x", "no option of `aoud cast` is called '-x'; `aoud cast --help` lists them"),
        ("--help --bogus", "no option of `aoud` is called '--bogus'; `aoud --help` lists them"),
        ("cast --season x", "--season: 'x' is not a whole number; write one like 1"),
        (
            "is --color red released",
            "--color: 'red' is not one of 'auto', 'always', 'never'; write one of these",
        ),
        ("export --format csv", "--format: 'csv' is not one of 'toml', 'json'; write one of these"),
    ],
)
def test_what_cannot_be_read_as_a_command_is_told_like_any_other_error(
    aoud: Aoud, arguments: str, sentence: str
) -> None:
    result = aoud(*arguments.split())

    assert (result.out, result.err, result.code) == ("", f"aoud: {sentence}\n", 2)


def test_a_file_named_like_a_command_can_be_asked(aoud: Aoud) -> None:
    assert (
        aoud("--facts", "status").err == "aoud: status: cannot be read: no such file or directory\n"
    )


def test_a_sentence_is_broken_between_its_words_on_a_terminal(
    aoud: Aoud, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "47")

    assert aoud("--as-of", "soon").err.splitlines() == [
        "aoud: --as-of: 'soon' is not a date; write",
        "2023-04-30, 30 Apr 2023, Apr 2023, 2023, late",
        "2024, today or yesterday",
    ]


def test_a_sentence_is_broken_by_the_cells_that_its_letters_take(
    aoud: Aoud, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "25")
    longest = "나" * 13  # 26 cells

    assert aoud(
        "is", f"가가가 가가가 a\u0331a\u0331a\u0331 か\u3099か\u3099か\u3099 {longest}"
    ).err.splitlines() == [
        "aoud: no step is called",
        "'가가가 가가가 a\u0331a\u0331a\u0331 か\u3099か\u3099か\u3099",
        f"{longest}';",
        "write one of renewed,",
        "filming, wrapped,",
        "released, cancelled",
    ]


def test_the_timeline_can_be_narrowed(aoud: Aoud) -> None:
    def ids(*options: str) -> list[str]:
        return [
            row["id"]
            for row in json.loads(aoud("timeline", *HARBOUR, "--json", *options).out)["rows"]
        ]

    assert ids("--topic", "filming") == ["filming-gull", "filming-mina", "filming-lantern"]
    assert ids("--about", "Tom Vale") == ["cast-tom-talks", "cast-tom-out"]
    assert ids("--since", "2024-09", "--until", "2024-09") == [
        "cast-mina",
        "crew-per",
        "filming-lantern",
    ]
    assert len(ids("--all")) == 17


def test_check_counts_what_it_found_no_fault_in(aoud: Aoud) -> None:
    result = aoud("check", "tests/tin_harbour.toml")

    assert result.code == 0
    assert "15 claims by 4 sources about 4 people" in result.out


def test_check_counts_one_in_the_singular(aoud: Aoud, tmp_path: Path) -> None:
    path = tmp_path / "facts.toml"
    one = '[[claim]]\nid = "a"\ntopic = "plot"\nsaid = "2024"\nby = "studio"\ntext = "One."\n'
    path.write_text(re.sub(r"(?m)^(?!studio)\w+ = .* rank .*\n", "", HEADER) + one, "utf-8")

    assert "1 claim by 1 source about 1 person, checked" in aoud("check", str(path)).out


def test_the_score_begins_with_the_fate_that_was_asked_for(aoud: Aoud) -> None:
    every, still_open = (
        aoud("predictions", *HARBOUR, "--plain", *more).out for more in ((), ("--open",))
    )

    assert "\n4 predictions: 0 hit, 0 missed, 4 open.\n" in every
    assert "\n4 open, of 4 predictions (0 hit, 0 missed).\n" in still_open


def test_the_schema_is_the_models(aoud: Aoud) -> None:
    schema = json.loads(aoud("schema").out)

    assert set(schema["properties"]) >= {
        "schema",
        "checked",
        "ladder",
        "title",
        "topic",
        "source",
        "person",
        "claim",
    }
    assert schema["additionalProperties"] is False


def test_the_version_is_printed(aoud: Aoud) -> None:
    assert re.fullmatch(r"aoud \d+\.\d+\.\d+\n", aoud("--version").out)
