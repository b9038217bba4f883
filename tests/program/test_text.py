"""Nothing that a fact base, an address or an argument holds may act on the reader's terminal, or hide."""

import csv
import io
import json
import re
import sys
import tomllib
import unicodedata
from collections.abc import Callable
from functools import cache
from itertools import compress
from pathlib import Path
from typing import Any

import pyte
import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from rich.text import Text

from aoud_cli.errors import FactsError
from aoud_cli.facts.model import FactBase
from aoud_cli.files.load import parse
from aoud_cli.output.formats import dumps
from aoud_cli.output.screens.page import link, plain
from aoud_cli.output.terminal import Screen, Signs
from aoud_cli.text import escaped, folded, is_kept_for_signs, is_showable, safe
from tests.conftest import Aoud

INVISIBLE = "\u115f\u1160\u3164\uffa0\u034f\u2800"

HOSTILE = {
    "escapes": "\x1b[2J\x1b]0;owned\x07\x1b[31mred\x1b[H\x1bc\r\x08\x08x\x00\x7f\x0b\x0c",
    "hyperlink": "\x1b]8;;https://evil.example\x1b\\l\x1b]8;;\x1b\\\x1b[?1049h\x1b]52;c;eA==\x1b\\",
    "c1": "\x9b2J\x9d0;owned\x9c\x90x\x9c\x85x",
    "lines": "a\nb\r\nc\td\u2028e\u2029f\x85g\x1eh",
    "invisible": f"\u202eabc\u2066d\u200b\ufeff\U000e0041\xad\u061c{INVISIBLE}\ue000",
    "markup": "[/x] [bold]b[/bold] :warning: [link=https://evil.example]l",
    "tables": "=1|2 `x` **y** <b> \\ \" ' , ; [a](b) # &amp; ~~z~~",
}


def base(hostile: str) -> dict[str, Any]:
    def topic(kind: str, label: str, **more: Any) -> dict[str, Any]:
        return {
            "kind": kind,
            "label": f"{hostile}{label}",
            "question": f"{hostile}{label}?",
            **more,
        }

    def claim(name: str, says: str | None, by: str = "paper", **more: Any) -> dict[str, Any]:
        texts = {key: f"{hostile}{name} {key}" for key in ("text", "quote", "note")}
        given = {
            "id": name,
            "topic": name.partition("-")[0],
            "said": "2024-05",
            "by": by,
            "via": "fan",
            **texts,
            **more,
        }
        return given | ({"says": says} if says else {})

    return {
        "schema": 1,
        "checked": "2024-12-31",
        "ladder": ["renewed", "released"],
        "title": {
            "name": f"{hostile}title",
            "native": f"{hostile}native title",
            "aka": [f"{hostile}aka title"],
            "season": 2,
            "network": "studio",
            "synopsis": {"text": f"{hostile}synopsis", "by": "studio"},
            "previous": {"season": 1, "filming": "pace", "post": "pace"},
        },
        "topic": {
            "renewed": topic("milestone", "Renewed"),
            "released": topic("milestone", "Release"),
            "episodes": topic("value", "Episodes", unit=f"{hostile}unit"),
            "setting": topic("value", "Setting"),
            "cast": topic("value", "Cast", per_person=True),
            "crew": topic("value", "Crew", per_person=True),
            "plot": topic("note", "Plot"),
            "pace": topic("value", "Pace", season=1),
        },
        "source": {
            "studio": {
                "name": f"{hostile}studio",
                "rank": "official",
                "url": "https://studio.example/",
            },
            "paper": {"name": f"{hostile}paper", "rank": "press", "note": f"{hostile}paper note"},
            "fan": {"name": f"{hostile}fan", "rank": "hearsay"},
        },
        "person": {
            "ann": {
                "name": f"{hostile}ann",
                "native": f"{hostile}native ann",
                "aka": [f"{hostile}aka ann"],
                "part": f"{hostile}part",
                "seasons": [1],
            },
            "bob": {"name": f"{hostile}bob", "part": f"{hostile}other part"},
        },
        "claim": [
            claim(
                "renewed-studio", "yes", by="studio", via="paper", url="https://studio.example/a"
            ),
            claim("renewed-fan", "no", said="2024-06", by="fan"),
            claim("released-fan", "yes", kind="guess", when="2025"),
            claim("released-late", "yes", kind="plan", when="2024-06"),
            claim("episodes-fan", "12"),
            claim("setting-a", f"{hostile}place"),
            claim("setting-b", f"{hostile}other place"),
            claim("cast-ann", "in", about="ann"),
            claim("cast-bob", "talks", about="bob", via="studio"),
            claim("crew-bob", f"{hostile}director", about="bob"),
            claim("plot-a", None),
        ],
        "precedent": [
            {
                "title": f"{hostile}older",
                "season": 2,
                "wrapped": "2020-01",
                "released": "2021-01",
                "note": f"{hostile}note",
                "left_out": f"{hostile}left out",
            }
        ],
    }


COMMANDS = [
    *("status", "timeline", "timeline --all", "timeline --about ann", "faq", "about", "sources"),
    *("predictions", "forecast", "changes --since 2022-01-01"),
    *("cast", "cast ann", "cast bob", "cast --season 1", "cast --new"),
    *(f"sources {name}" for name in ("studio", "paper", "fan")),
    *(
        f"faq {name}"
        for name in ("renewed", "released", "episodes", "setting", "cast", "crew", "plot")
    ),
    *(f"why {name}" for name in ("renewed", "released", "episodes", "setting", "cast", "plot")),
    *(
        f"why {name}"
        for name in ("renewed-studio", "renewed-fan", "setting-a", "cast-ann", "plot-a")
    ),
    *(f"{command} --ids" for command in ("why renewed", "timeline", "predictions", "cast ann")),
]


# Each of them in every field, as many at once as the shortest field has room for.
TOGETHER = {
    "acts": ("escapes", "c1", "lines"),
    "hyperlink": ("hyperlink",),
    "markup": ("markup",),
    "hides": ("tables", "invisible"),
}


MANY = pytest.mark.torture
DAILY = ("acts", "hides")  # an escape is an escape, and markup has a test of its own


@pytest.fixture(
    params=[pytest.param(name, marks=() if name in DAILY else MANY) for name in TOGETHER]
)
def hostile(request: pytest.FixtureRequest) -> str:
    return "".join(HOSTILE[name] for name in TOGETHER[request.param])


@pytest.fixture
def facts(hostile: str, tmp_path: Path) -> Path:
    path = tmp_path / "facts.toml"
    path.write_bytes(tomli_w.dumps(base(hostile)).encode())
    return path


JOINED = re.compile("(?<=[^\x00-\xff])[\u200c\u200d](?=[^\x00-\xff])")


def assert_harmless(text: str) -> None:
    unseen = [
        char
        for char in JOINED.sub("", text)
        if char != "\n" and (not char.isprintable() or char in INVISIBLE)
    ]
    # What is only kept for pictures and ideographs is not printable to an older Python.
    assert [hex(ord(char)) for char in unseen if not is_kept_for_signs(char)] == []


# The function.


@cache
def of_category(*wanted: str) -> list[str]:
    """Return every character there is of these categories."""
    every = [chr(code) for code in range(sys.maxunicode + 1)]
    return list(compress(every, map(wanted.__contains__, map(unicodedata.category, every))))


@pytest.mark.parametrize(
    "categories",
    [("Cc", "Cf", "Cs", "Zl", "Zp"), *(pytest.param((each,), marks=MANY) for each in ("Co", "Cn"))],
)
def test_every_character_of_a_category_that_acts_or_hides_is_escaped(
    categories: tuple[str, ...],
) -> None:
    chars = "".join(char for char in of_category(*categories) if not is_kept_for_signs(char))

    assert {unicodedata.category(char) for char in chars} == {*categories}
    assert re.sub(r"\\u[0-9a-f]{4}", "", safe(chars)) == ""


@pytest.mark.parametrize("char", INVISIBLE)
def test_every_letter_that_is_drawn_as_nothing_is_escaped(char: str) -> None:
    assert safe(f"a{char}b") == f"a\\u{ord(char):04x}b"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[2J", "\\u001b[2J"),
        ("\x00\t\n\r\x7f", "\\u0000\\u0009\\u000a\\u000d\\u007f"),
        ("\x9b2J", "\\u009b2J"),
        ("\u202eabc", "\\u202eabc"),
        ("\udc9b", "\\udc9b"),
        ("\U000e0041", "\\udb40\\udc41"),
        ("[/x] [bold] :warning:", "[/x] [bold] :warning:"),
        (
            "\uc591\ucca0 \ud56d\uad6c, \u00e9\u0301, \U0001f9df",
            "\uc591\ucca0 \ud56d\uad6c, \u00e9\u0301, \U0001f9df",
        ),
    ],
)
def test_what_acts_is_spelt_out_and_the_rest_stays(text: str, shown: str) -> None:
    assert safe(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "\U0001f468\u200d\U0001f469\u200d\U0001f467",  # a family
        "\U0001f469\U0001f3fd\u200d\U0001f680",  # an astronaut
        "\u2764\ufe0f\u200d\U0001f525",  # a burning heart
        "\U0001fae8\U0001faea",  # newer than Python 3.11
        "\U000323b0\U0002fffd",  # ideographs that are newer, or not given out yet
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",  # Persian
        "\u0915\u094d\u200d\u0937",  # Hindi
    ],
)
def test_pictures_new_and_joined_and_letters_that_need_a_joiner_are_shown(text: str) -> None:
    assert safe(text) == text


@pytest.mark.parametrize(
    "text",
    [
        *("\u200d", "a\u200db", "\u200c\u200d", "\U0001f468\u200d", "\u200d\U0001f468"),
        *("\U0001f468\u200c\U0001f468", "\u0645\u200ca", "\U0001f468\u200d\u200d\U0001f468"),
        *("\U0002ffff", "\U0001fb00\u200d\U000e0001", "\u0378", "\u0645\u200c\u061c"),
    ],
)
def test_a_joiner_that_joins_nothing_and_what_is_no_character_are_spelt_out(text: str) -> None:
    assert "\\u" in safe(text)


@given(st.text(st.characters()))
def test_safe_text_is_safe_and_stays_so(text: str) -> None:
    spaces = "".join(of_category("Zs"))
    assert_harmless(re.sub(f"[{spaces}]", " ", safe(text)))
    assert safe(safe(text)) == safe(text)


@pytest.mark.torture
def test_json_is_harmless_and_gives_back_the_exact_text(reached: Callable[[str], None]) -> None:
    tried = 0

    @given(st.text(st.characters()))
    def write(text: str) -> None:
        nonlocal tried
        tried += 1
        for ascii_only in (False, True):
            written = dumps({"text": text}, ascii_only=ascii_only)

            assert json.loads(written) == {"text": text}
            assert [char for char in written if char != "\n" and not is_showable(char)] == []

    write()
    reached(f"promise 9: {tried:,} texts written as JSON and read back the same")


@given(st.characters())
def test_the_escape_of_a_character_reads_back(char: str) -> None:
    assert json.loads(f'"{escaped(char)}"') == char


@pytest.mark.parametrize(
    "spelling",
    ["Mi-na Oh", "MINA OH", "mina oh", " M\u00edna  \u00d4h ", "\uff4d\uff49\uff4e\uff41oh"],
)
def test_names_are_compared_without_case_spaces_hyphens_or_accents(spelling: str) -> None:
    assert folded(spelling) == "minaoh"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Paramount+", "Paramount"),
        ("A&E", "AE"),
        ("=LOVE", "LOVE"),
        ("A$AP", "AAP"),
        ("Min-jae", "Min-jun"),
        ("松", "竹"),
    ],
)
def test_names_that_differ_in_a_sign_or_letter_are_two(one: str, other: str) -> None:
    assert folded(one) != folded(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Disney+", "Disney Plus"),
        ("A&E", "A and E"),
        ("What's on", "Whats on"),
        ("Ka\u02bbanāpali", "Kaanapali"),
        ("Strauß", "STRAUSS"),
        ("Ηλίας", "Ilias"),
        ("Yahoo!", "Yahoo"),
    ],
)
def test_spellings_of_one_name_are_one(one: str, other: str) -> None:
    assert folded(one) == folded(other)


def test_hangul_is_compared_whether_it_is_composed_or_not() -> None:
    assert folded("\uc624\ubbf8\ub098") == folded(
        unicodedata.normalize("NFD", "\uc624 \ubbf8 \ub098")
    )


# A fact base in which every text is hostile.


@pytest.mark.parametrize("command", COMMANDS)
def test_no_answer_acts_on_the_terminal(aoud: Aoud, facts: Path, command: str) -> None:
    for shape in ("table", "json", "csv", "markdown", "plain"):
        result = aoud(*command.split(), "--facts", str(facts), "--format", shape)

        assert (result.code, result.err) == (0, "")
        assert_harmless(result.out)


@pytest.mark.parametrize("command", COMMANDS)
def test_colour_adds_nothing_but_colour(aoud: Aoud, facts: Path, command: str) -> None:
    plain_text = aoud(*command.split(), "--facts", str(facts)).out
    colored = aoud(*command.split(), "--facts", str(facts), "--color", "always").out

    without = re.sub(r"\x1b\[[0-9;]*m", "", colored)
    assert "\x1b[" in colored
    assert "\n".join(map(str.rstrip, without.split("\n"))) == plain_text


@pytest.mark.parametrize("command", ["why renewed", "timeline --all", "sources studio"])
def test_a_terminal_that_takes_links_gets_the_addresses_of_the_file_and_no_others(
    aoud: Aoud, monkeypatch: pytest.MonkeyPatch, facts: Path, command: str
) -> None:
    monkeypatch.setattr("aoud_cli.output.terminal._is_terminal", lambda: True)
    shown = aoud(*command.split(), "--facts", str(facts), "--color", "always").out
    links = re.findall(r"\x1b\]8;;([^\x1b]*)\x1b\\", shown)

    assert len(links) > 1
    assert {*links} <= {"", "https://studio.example/", "https://studio.example/a"}
    without = re.sub(r"\x1b\]8;;[a-z:/.]*\x1b\\|\x1b\[[0-9;]*m", "", shown)
    assert_harmless(without)


@pytest.mark.torture
@pytest.mark.parametrize("columns", ["1", "20", "39", "60", "200"])
def test_no_answer_acts_on_the_terminal_at_any_width(
    aoud: Aoud,
    monkeypatch: pytest.MonkeyPatch,
    facts: Path,
    columns: str,
    amount: Callable[[int], int],
) -> None:
    whole = amount(10) == 10
    monkeypatch.setenv("COLUMNS", columns)
    start = len(columns) + len(facts.read_bytes())
    for command in COMMANDS if whole else COMMANDS[start % 5 :: 5]:  # another fifth each time
        result = aoud(*command.split(), "--facts", str(facts))

        assert (result.code, result.err) == (0, "")
        assert_harmless(result.out)


# Of the characters that act or hide, those that have a name; private and surrogate ones are all alike.
ACTING = of_category("Cc", "Cf", "Zl", "Zp")
BATCH = 12


@pytest.mark.torture
@pytest.mark.parametrize("start", range(0, len(ACTING) + len(INVISIBLE), BATCH))
def test_no_character_that_acts_or_hides_reaches_any_screen(
    aoud: Aoud,
    tmp_path: Path,
    start: int,
    amount: Callable[[int], int],
    reached: Callable[[str], None],
) -> None:
    path = tmp_path / "facts.toml"
    chars = "".join((*ACTING, *INVISIBLE)[start : start + BATCH])
    path.write_bytes(tomli_w.dumps(base(f"a{'b'.join(chars)}c")).encode())
    whole = amount(10) == 10
    for command in COMMANDS if whole else COMMANDS[start % 10 :: 10]:
        for shape in ("table", "json", "csv", "markdown", "plain"):
            result = aoud(*command.split(), "--facts", str(path), "--format", shape)

            assert (result.code, result.err) == (0, "")
            assert_harmless(result.out)
    screens = 4 * (len(COMMANDS) if whole else len(COMMANDS) // 10)
    reached(
        f"promise 8: {len(ACTING) + len(INVISIBLE)} characters in every field, on {screens} or more screens each"
    )


def test_an_export_acts_on_no_terminal_and_gives_back_the_exact_text(
    aoud: Aoud, facts: Path
) -> None:
    for form, read in (("toml", tomllib.loads), ("json", json.loads)):
        result = aoud("export", "--facts", str(facts), "--format", form)

        assert (result.code, result.err) == (0, "")
        assert_harmless(result.out)
        assert _texts(read(result.out)) >= _texts(tomllib.loads(facts.read_text("utf-8"))) - {
            "2024-12-31",
            "fact",
        }


def test_check_and_is_answer_about_a_hostile_fact_base(aoud: Aoud, facts: Path) -> None:
    assert aoud("check", str(facts)).out == (
        f"{facts}: 11 claims by 3 sources about 2 people, checked to 31 Dec 2024. No fault.\n"
    )
    assert aoud("is", "renewed", "--facts", str(facts)).out == "yes\n"


def _texts(value: object) -> set[str]:
    if isinstance(value, dict):
        return {text for item in value.values() for text in _texts(item)}
    if isinstance(value, list):
        return {text for item in value for text in _texts(item)}
    return {value} if isinstance(value, str) else set()


@pytest.mark.parametrize(
    ("command", "texts"),
    [
        ("status", ["title", "Release"]),
        ("timeline --all", ["title", "renewed-studio text", "plot-a text"]),
        ("faq", ["Renewed?", "Plot?"]),
        ("faq renewed", ["Renewed?", "renewed-studio text"]),
        ("about", ["native title", "aka title", "synopsis", "studio"]),
        ("cast", ["ann", "native ann", "part"]),
        ("cast ann", ["ann", "native ann", "aka ann", "part", "cast-ann text"]),
        ("cast --season 1", ["ann", "part"]),
        ("why renewed", ["Renewed", "renewed-fan text"]),
        (
            "why renewed-studio",
            ["renewed-studio text", "renewed-studio quote", "renewed-studio note"],
        ),
        ("sources", ["studio", "paper", "fan"]),
        ("sources paper", ["paper", "paper note"]),
    ],
)
def test_json_gives_back_the_exact_text(
    aoud: Aoud, facts: Path, hostile: str, command: str, texts: list[str]
) -> None:
    answer = json.loads(aoud(*command.split(), "--facts", str(facts), "--json").out)

    assert {f"{hostile}{text}" for text in texts} <= _texts(answer)
    assert answer["title"] == f"{hostile}title"


@pytest.mark.parametrize("command", COMMANDS)
def test_no_text_breaks_a_row_in_two(aoud: Aoud, facts: Path, command: str) -> None:
    rows = json.loads(aoud(*command.split(), "--facts", str(facts), "--json").out)["rows"]
    written = aoud(*command.split(), "--facts", str(facts), "--format", "csv").out
    table = list(csv.reader(io.StringIO(written)))
    markdown = aoud(
        *command.split(), "--facts", str(facts), "--format", "markdown"
    ).out.splitlines()
    lines = [line for line in markdown if line.startswith("|")]

    assert (len(table), len(written.splitlines())) == (len(rows) + 1, len(rows) + 1)
    assert len(lines) == (len(rows) + 2 if rows else 0)
    assert len({len(re.findall(r"(?<!\\)(?:\\\\)*\|", line)) for line in lines}) <= 1


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1"])
def test_no_csv_cell_is_a_formula(aoud: Aoud, tmp_path: Path, start: str) -> None:
    path = tmp_path / "facts.toml"
    path.write_bytes(tomli_w.dumps(base(start)).encode())
    for command in COMMANDS:
        written = aoud(*command.split(), "--facts", str(path), "--format", "csv").out

        cells = [cell for row in csv.reader(io.StringIO(written)) for cell in row]
        formulas = ("=", "+", "-", "@", "\t", "\r")
        assert [cell for cell in cells if cell.startswith(formulas)] == [], command


@pytest.mark.parametrize(
    "markup", ["[/x]", "[bold]", ":warning:", "[link=https://evil.example]", "[red]a[/red]"]
)
@pytest.mark.parametrize(
    "command", ["timeline --all", "why renewed-studio", "cast ann", "about", "sources paper"]
)
def test_markup_appears_literally(
    aoud: Aoud, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, command: str, markup: str
) -> None:
    monkeypatch.setenv("COLUMNS", "1000")
    path = tmp_path / "facts.toml"
    path.write_bytes(tomli_w.dumps(base(markup)).encode())

    for colour in ("always", "never"):
        assert (
            f"{markup}title, season 2"
            in aoud(*command.split(), "--facts", str(path), "--color", colour).out
        )
    assert aoud(*command.split(), "--facts", str(path)).out.count(markup) > 3


def drawn(text: str) -> pyte.Screen:
    screen = pyte.Screen(200, 2000)
    pyte.Stream(screen).feed(text.replace("\n", "\r\n"))
    return screen


@pytest.mark.torture
@pytest.mark.parametrize("colour", ["always", "never"])
def test_a_terminal_shows_the_answers_and_does_nothing_else(
    aoud: Aoud, facts: Path, colour: str, amount: Callable[[int], int]
) -> None:
    commands = COMMANDS if amount(10) == 10 else COMMANDS[len(facts.read_bytes()) % 4 :: 4]
    texts = [
        aoud(*command.split(), "--facts", str(facts), "--color", colour).out for command in commands
    ]
    screen = drawn("".join(texts))

    lines = re.sub(r"\x1b\[[0-9;]*m", "", "".join(texts)).split("\n")
    assert len(lines) < screen.lines
    assert [line.rstrip() for line in screen.display[: len(lines)]] == [
        line.rstrip() for line in lines
    ]
    assert (screen.title, screen.icon_name) == ("", "")
    assert (screen.cursor.x, screen.cursor.y, screen.cursor.hidden) == (0, len(lines) - 1, False)
    assert screen.mode == pyte.Screen(200, 2000).mode


@pytest.mark.parametrize("name", ["escapes", "c1"])
def test_without_safe_the_same_texts_do_act_on_a_terminal(name: str) -> None:
    console = Console(width=200, file=io.StringIO(), markup=False, emoji=False, highlight=False)
    with console.capture() as captured:
        console.print(Text(f"above\n{HOSTILE[name]}"))

    with pytest.raises(AssertionError):
        assert_harmless(captured.get())
    assert "above" not in drawn(captured.get()).display[0]


def test_without_safe_the_window_would_be_renamed() -> None:
    console = Console(width=200, file=io.StringIO())
    with console.capture() as captured:
        console.print(Text(HOSTILE["c1"]))

    assert drawn(captured.get()).title == "owned"
    assert drawn(plain(HOSTILE["c1"]).plain).title == ""


# Addresses.


def linked(url: str) -> FactBase:
    raw = base("")
    raw["claim"][0]["url"] = url
    return parse(tomli_w.dumps(raw))


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "ftp://host.example/",
        "ssh://host.example/",
        "vbscript:x",
        "//host.example/",
        "host.example",
        "/etc/passwd",
        "",
        " ",
        "https://",
        "https://user@host.example/",
        "https://user:word@host.example/",
        "https://:word@host.example/",
        "https://studio.example@evil.example/",
        "https://studio.example%2f@evil.example/",
        "https://ho st.example/",
        "https://host.example:99999/",
        "https://[::1/",
        "https://\x1b[2J.example/",
        "https://a\u202e.example/",
        "https://" + "x" * 3000,
    ],
)
def test_a_hostile_address_is_refused(url: str) -> None:
    with pytest.raises(
        FactsError,
        match=r"^claim 'renewed-studio': url: [^\x00-\x1f\x7f]*; write https://host/path\n",
    ):
        linked(url)


@pytest.mark.parametrize(
    "url",
    [
        "https://a.example/\n",
        "https://a.example/\nx",
        "ht\ntps://a.example",
        "https://a.example/\r\nSet-Cookie:x",
    ],
)
def test_an_address_with_a_newline_is_refused(url: str) -> None:
    with pytest.raises(FactsError):
        linked(url)


def assert_web_address(url: str | None) -> None:
    assert url is not None
    assert re.fullmatch(r"https?://[^/@?#\\\s]+/[!-~]*", url)


@pytest.mark.parametrize(
    "url",
    [
        "https://host.example",
        "HTTPS://HOST.example/a b",
        "https://host.example/\x1b[2J",
        "https://host.example/\u202ex?\u2028#\x9b",
        "https://\u0430\u0440\u0440\u04cf\u0435.com/",
        "https://host.example/user@host",
        "https://host.example\\@evil.example",
        "https://[::1]:8000/",
        "https:host.example",
        "https://host.example/\nx",
        "ht\ntps://host.example/",
    ],
)
def test_an_address_is_stored_in_its_harmless_spelling_or_refused(url: str) -> None:
    try:
        stored = linked(url).claims[0].url
    except FactsError:
        return
    assert_web_address(stored)


ADDRESSES = (
    st.builds(
        "{}:{}{}".format,
        st.sampled_from(["http", "https"]),
        st.sampled_from(["//", "/", "\\\\", ""]),
        st.text(),
    )
    | st.from_regex(
        r"https?://[a-z@:%\[\]\\.\x00-\x20\x7f-\xa0\u200b-\u202e]{1,20}[/?#].{0,20}", fullmatch=True
    )
    | st.text()
)


@pytest.mark.torture
def test_any_address_is_refused_or_printable_ascii(reached: Callable[[str], None]) -> None:
    tried = 0

    @given(ADDRESSES)
    def follow(url: str) -> None:
        nonlocal tried
        tried += 1
        try:
            stored = linked(url.encode("utf-8", "replace").decode()).claims[0].url
        except FactsError as error:
            sentence = str(error)
        else:
            assert_web_address(stored)
            sentence = ""
        assert_harmless(sentence)

    follow()
    reached(f"promise 10: {tried:,} addresses refused or printable ASCII")


@pytest.mark.parametrize(
    ("url", "links"),
    [
        ("https://host.example/", 1),
        ("javascript:alert(1)", 0),
        ("https://host.example/\x1b\\\x1b[2J", 0),
        ("https://host.example/\n", 0),
        ("https://\u0430.example/", 0),
    ],
)
def test_only_a_harmless_address_becomes_a_link(url: str, links: int) -> None:
    screen = Screen(
        80,
        terminal=True,
        unbounded=False,
        color=True,
        links=True,
        signs=Signs(*"*o-#x=>~|:"),
    )

    assert len(link(url, screen).spans) == links
    assert_harmless(link(url, screen).plain)


def test_an_address_is_no_link_where_no_terminal_takes_one(aoud: Aoud, tmp_path: Path) -> None:
    path = tmp_path / "facts.toml"
    path.write_bytes(tomli_w.dumps(base("")).encode())

    assert (
        "https://studio.example/a"
        in aoud("why", "renewed-studio", "--facts", str(path), "--color", "always").out
    )
    assert (
        "\x1b]8" not in aoud("why", "renewed-studio", "--facts", str(path), "--color", "always").out
    )


# Arguments.


# No NUL: no command line holds one.
HOSTILE_WORDS = ["\x1b[2J", "\x9d0;owned\x9c", "\udc9b", "a\nb", "[/x]", "\u202ex", "\u3164"]
OURS = [
    *(
        "why {bad}",
        "cast {bad}",
        "faq {bad}",
        "sources {bad}",
        "is {bad}",
        "check {bad}",
        "--facts {bad}",
    ),
    *(
        "timeline --topic {bad}",
        "timeline --about {bad}",
        "timeline --since {bad}",
        "--as-of {bad}",
    ),
]
TYPERS = [
    *(
        "{bad}",
        "--{bad}",
        "status --{bad}",
        "status {bad}",
        "--format {bad}",
        "--color {bad}",
        "cast --season {bad}",
    ),
    *("--{bad} cast", "paths {bad}", "--help --{bad}"),
]


@pytest.mark.parametrize(
    ("arguments", "bad"),
    [(arguments, bad) for arguments in OURS for bad in HOSTILE_WORDS]
    + [(arguments, bad) for arguments in TYPERS for bad in HOSTILE_WORDS[:5]],
)
def test_a_hostile_argument_is_refused_without_acting_on_the_terminal(
    aoud: Aoud, arguments: str, bad: str
) -> None:
    result = aoud(*(word.format(bad=bad) for word in arguments.split()))

    assert (result.code in {2, 4}, result.out) == (True, "")
    assert "Traceback" not in result.err
    assert_harmless(result.err)


@pytest.mark.parametrize(
    ("arguments", "bad"),
    [
        ("status {bad}", "\u202ex"),
        ("status --{bad}", "\u202ex"),
        ("{bad}", "\u3164"),
        ("status {bad}", "\u3164"),
        ("status --{bad}", "\u3164"),
        ("--format {bad}", "\u3164"),
        ("--color {bad}", "\u3164"),
    ],
)
def test_an_invisible_or_turning_argument_is_spelt_out(
    aoud: Aoud, arguments: str, bad: str
) -> None:
    result = aoud(*(word.format(bad=bad) for word in arguments.split()))

    assert_harmless(result.err)
