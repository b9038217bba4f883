"""What cannot be read as a command line becomes a sentence, with a hint."""

import sys
from pathlib import Path

import pytest

from aoud_cli.cli import synonyms
from tests.conftest import Aoud
from tools.manual import TREE

HARBOUR = ("--facts", "tests/tin_harbour.toml", "--as-of", "2025-03-01")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
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
    ],
)
def test_an_option_before_a_command_is_answered_with_the_right_order(
    aoud: Aoud, arguments: str, sentence: str
) -> None:
    result = aoud(*arguments.split(), *HARBOUR)

    assert (result.out, result.err, result.code) == ("", f"{sentence}\n", 2)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ("stauts", "no command is called 'stauts'; did you mean 'status'?"),
        ("hlep", "no command is called 'hlep'; did you mean 'help'?"),
        ("help stauts", "no command is called 'stauts'; did you mean 'status'?"),
        ("why", "TOPIC|CLAIM is missing; try `aoud why filming --as-of 2023-04-30`"),
        (
            "paths x",
            "too many words (x); put a name with blanks in quotes, or try `aoud paths`",
        ),
        (
            "status --as-of",
            "option '--as-of' requires an argument; try `aoud status --as-of 2023-04-30`",
        ),
        ("faq --json=3", "option '--json' does not take a value; try `aoud faq episodes`"),
        (
            "--since 2023",
            "no option of `aoud status` is called '--since'; it belongs to `aoud timeline`, `aoud changes` and `aoud news`",
        ),
        (
            "forecast --backtset",
            "no option of `aoud forecast` is called '--backtset'; did you mean --backtest?",
        ),
        ("cast -x", "no option of `aoud cast` is called '-x'; `aoud cast --help` lists them"),
        ("--help --bogus", "no option of `aoud` is called '--bogus'; `aoud --help` lists them"),
        ("cast --season x", "--season: 'x' is not a whole number; write one like 1"),
        ("cast --season 1_0", "--season: '1_0' is not a whole number; write one like 1"),
        ("cast --season ٣", "--season: '٣' is not a whole number; write one like 1"),
        ("cast --season 1234567890", "--season: '1234567890' is too large; write one like 1"),
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


# Case FI05: who gives an option twice means both.

VALUED = [
    (name, option.opts[0])
    for name, command in TREE.commands.items()
    for option in command.params
    if option.param_type_name == "option" and not option.is_flag and not option.multiple
]
NEEDED = {
    "why": "x",
    "is": "x",
    "remove": "x",
}
VALUES = {"--format": "json", "--color": "never", "--kind": "plan"}
VALUES |= {"--by-rank": "press", "--via-rank": "press"}


@pytest.mark.parametrize(("command", "option"), VALUED)
@pytest.mark.parametrize("joined", [True, False])
def test_an_option_with_a_value_is_given_once(
    aoud: Aoud, command: str, option: str, joined: bool
) -> None:
    value = VALUES.get(option, "1")
    needed = [] if option == "--since" else NEEDED.get(command, "").split()
    again = [f"{option}={value}"] if joined else [option, value]

    result = aoud(command, option, value, *needed, *again)

    sentence = f"aoud: {option} is given 2 times; leave one\n"
    assert (result.out, result.err, result.code) == ("", sentence, 2)


def test_an_option_that_stands_before_any_command_is_given_once_too(aoud: Aoud) -> None:
    result = aoud("--facts", "x", "--facts", "y", "--facts", "z")

    assert (result.err, result.code) == ("aoud: --facts is given 3 times; leave one\n", 2)


def test_an_option_without_a_value_may_be_repeated(aoud: Aoud) -> None:
    assert aoud("status", "--json", "--json") == aoud("status", "--json")


def test_whoever_asks_for_help_gets_it(aoud: Aoud) -> None:
    assert aoud("status", "--facts", "x", "--facts", "y", "--help") == aoud("status", "--help")


# Case SH03: words that fans type lead somewhere.


@pytest.mark.parametrize(
    ("words", "same"),
    [
        ("help", "--help"),
        ("help faq", "faq --help"),
        ("HELP", "--help"),
        ("version", "--version"),
        ("-V", "--version"),
        ("faq when", "faq released"),
        ("faq release-date", "faq released"),
        ("why out", "why released"),
        ("is out", "is released"),
        ("is shooting", "is filming"),
        ("timeline --topic date", "timeline --topic released"),
    ],
)
def test_a_word_of_english_is_answered_like_the_word_of_the_program(
    aoud: Aoud, words: str, same: str
) -> None:
    answered = aoud(*words.split())

    assert answered.out
    assert answered == aoud(*same.split())


@pytest.mark.parametrize(
    ("word", "command"),
    [
        ("when", "aoud faq released"),
        ("Date", "aoud faq released"),
        ("out", "aoud is released"),
        ("filming", "aoud is filming"),
        ("trailer", "aoud news"),
        ("episodes", "aoud faq episodes"),
        ("Release", "aoud faq released"),
        ("plot", "aoud faq plot"),
        ("who", "aoud cast"),
    ],
)
def test_a_word_that_is_no_command_is_told_the_one_to_type(
    aoud: Aoud, word: str, command: str
) -> None:
    result = aoud(word)

    sentence = f"aoud: no command is called '{word}'; type `{command}`\n"
    assert (result.out, result.err, result.code) == ("", sentence, 2)


@pytest.mark.parametrize("line", synonyms.COMMANDS.values())
def test_every_command_that_is_told_can_be_typed(aoud: Aoud, line: str) -> None:
    _, command, *rest = line.split()

    assert command in TREE.commands
    options = [name for one in TREE.commands[command].params for name in one.opts]
    assert all(word in options for word in rest if word.startswith("--"))
    for topic in (word for word in rest if not word.startswith("--")):
        assert aoud("faq", topic).code == 0


def test_a_topic_of_that_name_is_meant_before_the_word_of_english(
    aoud: Aoud, tmp_path: Path
) -> None:
    harbour = Path(HARBOUR[1]).read_text("utf-8")
    topic = '[topic.date]\nkind = "note"\nlabel = "Date"\nquestion = "Which harbour date?"\n'
    (tmp_path / "facts.toml").write_text(f"{harbour}\n{topic}", "utf-8")

    answered = aoud("faq", "date", "--facts", str(tmp_path / "facts.toml"), *HARBOUR[2:])

    assert "Which harbour date?" in answered.out


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
        "2024, H2 2024, 2 weeks ago, yesterday or today",
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


LONG = "x" * 130_000


@pytest.mark.parametrize(
    "arguments",
    [
        *("{}", "--{}", "--as-of={} cast", "--plain {} cast", "status {}", "status --{}"),
        *("status --format {}", "status --as-of {}", "status --facts {}", "check {}", "check a {}"),
        *("why {}", "faq {}", "is {}", "sources {}", "cast {}", "cast --season {}", "remove {}"),
        *(
            "cast --season 1{}",
            "timeline --since {}",
            "timeline --topic {}",
            "is released --json={}",
        ),
        *("is released --max-age {}", "timeline --about {}", "changes --since {}"),
        *("add {} --by netflix --text x", "add filming {} --by netflix --text x"),
        *("add filming yes --by {} --text x", "add filming yes --by netflix --text {}"),
        *("add filming yes --by netflix --text x --when {}", "add --checked {}"),
        "add filming yes --by netflix --text x --said {}",
        "add filming yes --by netflix --text x --via {}",
        "add filming yes --by netflix --text x --retracts {}",
        "add filming yes --by netflix --text x --kind {}",
        "add filming yes --by netflix --text x --url {}",
        "add filming yes --by netflix --text x --quote {}",
        "add released yes --by netflix --text x --part {}",
        "add filming yes --by {} --by-rank press --text x",
        "add filming yes --by netflix --by-rank {} --text x",
        "add cast in --by netflix --text x --about {}",
        "add cast in --by netflix --text x --about {} --new-person",
        "add cast in --by netflix --text x --about Zed --native {}",
    ],
)
@pytest.mark.parametrize("long", [LONG, "9" * 20_000, "x y'\u202e" * 5_000], ids=len)
def test_a_long_argument_is_shortened_in_every_message(
    aoud: Aoud, data_dir: Path, arguments: str, long: str
) -> None:
    if "remove" in arguments:
        data_dir.mkdir()
        (data_dir / "facts.toml").write_text("schema = 1\nchecked = 2026-03-01\n")

    result = aoud(*(word.format(long) for word in arguments.split()))

    assert (result.out, result.code) in {("", 2), ("", 4)}
    assert [line for line in result.err.splitlines() if len(line) > 500] == []
    assert len(result.err) < 1000
