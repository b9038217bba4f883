"""Files that are no fact base, by accident or by malice: one sentence, exit code 4, and no harm done."""

import copy
import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from aoud_cli.errors import FactsError
from aoud_cli.load import load, parse, validated
from aoud_cli.model import FactBase
from aoud_cli.store import MAX_BYTES
from aoud_cli.tables import MAX_KEY_PARTS
from tests.conftest import Aoud, Result

SMALLEST = """schema = 1
checked = "2024-12-31"
ladder = ["released"]
title = { name = "Tin Harbour", season = 2, network = "studio" }
topic.released = { kind = "milestone", label = "Release", question = "Out?" }
source.studio = { name = "Studio", rank = "official" }
"""


def check(path: Path) -> Result:
    limited = ("sh", "-c", 'ulimit -v 524288 && exec "$@"', "sh")  # 512 MB
    command = [*limited, sys.executable, "-m", "aoud_cli", "check", str(path)]
    done = subprocess.run(command, capture_output=True, check=False, timeout=20)
    return Result(done.returncode, done.stdout.decode(), done.stderr.decode())


def check_content(tmp_path: Path, content: bytes | str) -> Result:
    path = tmp_path / "facts.toml"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return check(path)


def assert_refused(result: Result) -> None:
    assert (result.code, result.out) == (4, "")
    assert "Traceback" not in result.err
    lines = result.err.removesuffix("\n").split("\n")
    assert [line for line in lines if not line.startswith("aoud: ") or not line.isprintable()] == []


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("hello\n", "facts.toml: is not TOML: Expected '=' after a key in a key/value pair (at line 1, column 6)"),
        ("a = 1\na = 2\n", "facts.toml: is not TOML: Cannot overwrite a value (at line 2, column 6)"),
        (b"a = 1\nb = '\xff'\n", "facts.toml: line 2: is not UTF-8 text; save the file as UTF-8"),
        (SMALLEST.encode("utf-16"), "facts.toml: line 1: is not UTF-8 text; save the file as UTF-8"),
        (b"a = '\xed\xa0\x80'", "facts.toml: line 1: is not UTF-8 text; save the file as UTF-8"),
        ("[" * 100_000, "facts.toml: is not TOML: Invalid initial character for a key part (at line 1, column 3)"),
        (
            f"a = {'[' * 5000}{']' * 5000}",
            "facts.toml: is nested too deeply; a fact base has tables and lists, nothing deeper",
        ),
        (
            f"a = {'{b = ' * 5000}1{'}' * 5000}",
            "facts.toml: is nested too deeply; a fact base has tables and lists, nothing deeper",
        ),
        (
            f"{'.'.join(['a'] * 20_000)} = 1",
            "facts.toml: line 1: a key has over 4 parts; no table lies so deep",
        ),
        (
            "\n[" + ".".join(['"a"'] * 20_000) + "]",
            "facts.toml: line 2: a key has over 4 parts; no table lies so deep",
        ),
        (
            f"a = {{ {' . '.join(['a'] * 20_000)} = 1 }}",
            "facts.toml: line 1: a key has over 4 parts; no table lies so deep",
        ),
    ],
)
def test_what_cannot_be_read_as_toml_is_refused_in_one_sentence(
    tmp_path: Path, content: bytes | str, sentence: str
) -> None:
    result = check_content(tmp_path, content)

    assert_refused(result)
    assert result.err == f"aoud: {sentence}\n"


@pytest.mark.parametrize(
    "content",
    [
        "",
        "\n",
        "\x00",
        b"\x00" * 1000,
        b"\xef\xbb\xbf" + b"\xef\xbb\xbf" + SMALLEST.encode(),
        SMALLEST.encode("utf-32"),
        "# nothing but a comment",
        f"a = {'9' * 5000}",
        f"schema = 0x{'f' * 5000}",
        f"schema = {'9' * 4000}",
        f"checked = '{'9' * 100_000}'",
        "a = 1e999\nb = nan\nc = 9999-12-31T23:59:60Z\n",
        "a = '\x1b[2J'",
        "a = \x1b[2J",
        "\u202ea = 1",
        "a = \u009b2J",
        "[[\u009d0;x\u009c]]",
        '"""' + '\\"' * 500_000,
        "a = '" + " \t" * 500_000,
        "a = [" + '"",' * 300_000 + "]",
        "[[a.b.c.d]]\n" * 100_000,
        "".join(f"[a.b.c.d{number}]\n" for number in range(50_000)),
        "claim = " + "[" * 200 + "]" * 200,
    ],
    ids=lambda content: repr(content[:20]),
)
def test_nothing_in_a_file_makes_the_program_fall(tmp_path: Path, content: bytes | str) -> None:
    assert_refused(check_content(tmp_path, content))


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("claim = [" + "{}," * 600_000 + "]\n" + SMALLEST, id="claims without keys"),
        pytest.param(
            SMALLEST + "person.ann = { name = 'Ann', seasons = [" + "7," * 900_000 + "] }",
            id="seasons that are not earlier",
        ),
        pytest.param("".join(f"a{i}=1\n" for i in range(220_000)), id="unknown keys"),
        pytest.param(
            SMALLEST
            + "".join(
                f"[[claim]]\nid='c{i}'\ntopic='released'\nsays='yes'\nsaid='2024'\nby='studio'\ntext='Out.'\n"
                f"retracts='x{i}'\n"
                for i in range(10_000)
            ),
            id="retracted claims that are not there",
        ),
    ],
)
def test_a_file_of_nothing_but_faults_is_refused_in_time(tmp_path: Path, content: str) -> None:
    assert len(content) < MAX_BYTES
    try:
        result = check_content(tmp_path, content)
    except subprocess.TimeoutExpired:
        pytest.fail("not done after 20 seconds")

    assert_refused(result)


@pytest.mark.parametrize(
    "content",
    [
        SMALLEST.encode(),
        b"\xef\xbb\xbf" + SMALLEST.encode(),
        SMALLEST.replace("\n", "\r\n").encode(),
        SMALLEST.rstrip("\n").encode(),
        SMALLEST.encode() + b"# a.b.c.d.e.f.g.h = 1\n",
        SMALLEST.encode() + b"source.a = { name = 'a.b.c.d.e.f.g', rank = 'press' }\n",
        SMALLEST.encode() + b'source.a = { name = "a.b.\\".c.d.e.f.g", rank = "press" }\n',
        SMALLEST.encode() + b"source.a = { name = '''a'.b.''c.d.e.f''', rank = 'press' }\n",
        SMALLEST.encode() + b'source.a = { name = """a".b.""c\\""".d.e.f.g""", rank = "press" }\n',
        SMALLEST.encode() + b"source.a = { name = 'x', rank = 'press' } # it's a.b.c.d.e.f\n",
        SMALLEST.encode() + b"source.a = { name = '# \"', rank = 'press' } # \" ''' a.b.c.d.e.f\n",
        SMALLEST.encode() + b'source.a = { name = """"x"""", rank = "press" } # a.b.c.d.e.f.g\n',
        SMALLEST.encode() + b'source.a = { name = "x", rank = "press", note = """a.\nb.c.d.e.f""" }\n',
        SMALLEST.encode() + b"# " + b"x" * (MAX_BYTES - len(SMALLEST) - 3) + b"\n",
    ],
    ids=lambda content: repr(content[len(SMALLEST):][:60]),  # short: older pytests put it into the environment
)  # fmt: skip
def test_a_sound_file_is_accepted_however_it_is_written(tmp_path: Path, content: bytes) -> None:
    result = check_content(tmp_path, content)

    assert (result.code, result.err) == (0, "")


def test_a_file_that_is_too_big_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "facts.toml"
    with path.open("wb") as file:
        file.truncate(100 * 1024 * 1024)

    result = check(path)

    assert_refused(result)
    assert result.err == "aoud: facts.toml: is larger than 2 MiB; no fact base is; split or shorten it\n"


def test_a_fifo_is_refused_without_waiting_for_a_writer(tmp_path: Path) -> None:
    path = tmp_path / "facts.toml"
    os.mkfifo(path)

    result = check(path)

    assert_refused(result)
    assert result.err == "aoud: facts.toml: is not a plain file; name a TOML file\n"


@pytest.mark.parametrize("path", ["/dev/zero", "/dev/null"])
def test_a_device_is_refused(path: str) -> None:
    assert_refused(check(Path(path)))


@pytest.mark.parametrize("path", ["/", ".", "..", "tests"])
def test_a_directory_is_refused(path: str) -> None:
    assert_refused(check(Path(path)))


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    result = check(tmp_path / "facts.toml")

    assert_refused(result)
    assert result.err == "aoud: facts.toml: cannot be read: no such file or directory\n"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "facts.toml"
    path.write_text(SMALLEST)
    path.chmod(0)

    assert check(path).err == "aoud: facts.toml: cannot be read: permission denied\n"


def test_a_link_that_leads_to_itself_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "facts.toml"
    path.symlink_to(path)

    result = check(path)

    assert_refused(result)
    assert result.err == "aoud: facts.toml: cannot be read: too many levels of symbolic links\n"


@pytest.mark.parametrize("name", ["\x00", "facts\x00.toml"])
def test_a_path_that_holds_nul_is_refused(name: str) -> None:  # no command line can, but a caller might
    with pytest.raises(FactsError, match="cannot be read: not a usable path"):
        load(Path(name))


@pytest.mark.parametrize("name", ["x" * 5000, "\udc9b.toml", "a\x1b[2J\u202e.toml"])
def test_a_path_that_cannot_be_is_refused(aoud: Aoud, name: str) -> None:
    assert_refused(aoud("check", name))


def test_a_hostile_file_name_is_shown_harmless(tmp_path: Path) -> None:
    path = tmp_path / "a\x1b[2J\u202e\n.toml"
    path.write_text("hello")

    result = check(path)

    assert_refused(result)
    assert result.err.startswith("aoud: a\\u001b[2J\\u202e\\u000a.toml: is not TOML: ")


def test_a_sound_file_with_a_hostile_name_is_named_harmless(tmp_path: Path) -> None:
    path = tmp_path / "a\x1b[2J\u202e\n.toml"
    path.write_text(SMALLEST)

    result = check(path)

    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("a\\u001b[2J\\u202e\\u000a.toml: 0 claims ")


@pytest.mark.parametrize(
    "fault",
    [
        "checked = '{long}'",
        "{long} = 1",
        "schema = '{long}'",
        "[[claim]]\nid = '{long}'\nurl = '{long}'\nkind = '{long}'",
        "[source.{long}]",
    ],
)
def test_a_sentence_never_repeats_a_long_text_whole(fault: str) -> None:
    with pytest.raises(FactsError) as refused:
        parse(fault.format(long="x" * 5000))

    assert [sentence for sentence in refused.value.faults if len(sentence) > 500] == []


HOSTILE_KEYS = ["x\x1b[2J", "x\x9b2J", "x\x9d0;t\x9c", "\u202ex", "\u2028", "\x00", "\x7f", "\u200b", "\ufeff", "x\ny"]


@pytest.mark.parametrize("key", HOSTILE_KEYS)
@pytest.mark.parametrize(
    "where",
    [
        "{key} = 1\n{smallest}",
        "{smallest}\n[{key}]",
        "{smallest}\n[[claim]]\n{key} = 1",
        "{smallest}\n[[claim]]\nid = {key}",
        "{smallest}\n[[claim]]\nid = 'a'\ntopic = {key}\nsaid = {key}\nkind = {key}\nurl = {key}",
        "{smallest}\n[source.{key}]\nrank = {key}",
        "{smallest}\n[person]\n{key} = 1",
        "{smallest}\n[person.{key}]\nname = 'A'\n{key} = 1",
        "{smallest}\n[person.a]\nname = {key}\nseasons = [{key}]",
        "{smallest}\n[[precedent]]\ntitle = {key}\nseason = {key}",
        "{smallest}\nladder.{key} = 1",
        "{smallest}\nx = {key}y",
    ],
)
def test_a_hostile_key_or_value_is_shown_harmless(tmp_path: Path, aoud: Aoud, where: str, key: str) -> None:
    path = tmp_path / "facts.toml"
    quoted = '"' + "".join(f"\\u{ord(char):04x}" for char in key) + '"'
    path.write_text(where.format(key=quoted, smallest=SMALLEST))

    assert_refused(aoud("check", str(path)))


def test_a_hostile_key_is_named_so_that_it_can_be_found(tmp_path: Path) -> None:
    result = check_content(tmp_path, SMALLEST + '"check\\u001b[2Jed" = 1\n')

    assert (
        result.err == "aoud: facts.toml: check\\u001b[2Jed: 'check\\x1b[2Jed' is not a key; did you mean 'checked'?\n"
    )


# Every value of a sound fact base, replaced in turn by each of these, is accepted or refused: nothing falls.
DATES = [date(2024, 1, 1), date.min, date.max, datetime(2024, 1, 1), time(1)]  # noqa: DTZ001 - a local TOML date-time
STRANGE: list[Any] = [
    *(0, -1, 10**30, 1.5, float("nan"), float("inf"), True, "", " ", "x", "\x1b[2J", "x" * 5000),
    *([], [1], [[]], ["x"], [{}], [{"id": "x"}], {}, {"x": 1}, {"x": {}}),
    *DATES,
]


def _places(value: object, place: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [place, *(deeper for key, item in inner for deeper in _places(item, (*place, key)))]


def _inside(raw: dict[str, Any], place: tuple[Any, ...]) -> Any:
    for key in place:
        raw = raw[key]
    return raw


WHOLE_HARBOUR = tomllib.loads(Path("tests/tin_harbour.toml").read_text("utf-8"))
WHOLE_HARBOUR["claim"] += [
    {"id": "meant", "topic": "plot", "said": "2024-11", "by": "lantern", "text": "It ends well."},
    {
        "id": "not-soon",
        "topic": "released",
        "says": "no",
        "when": "2025-11",
        "said": "2024-12",
        "by": "lantern",
        "text": "Not in 2025.",
    },
    {"id": "taken-back", "topic": "plot", "said": "2024-12", "by": "lantern", "text": "No word.", "retracts": "meant"},
]
HARBOUR = WHOLE_HARBOUR | {"claim": WHOLE_HARBOUR["claim"][:2]}
PLACES = [place for place in _places(HARBOUR) if place]


def faults_of(raw: dict[str, Any]) -> tuple[str, ...]:
    return _faults(lambda: parse(tomli_w.dumps(raw)))


def json_faults(raw: dict[str, Any], path: Path) -> tuple[str, ...]:
    path.write_text(json.dumps(raw))
    return _faults(lambda: load(path))


def _faults(read: Callable[[], FactBase]) -> tuple[str, ...]:
    try:
        read()
    except FactsError as error:
        return error.faults
    return ()


# What JSON can hold and TOML cannot is only to be had from a file.
ONLY_JSON: list[Any] = [None, "\ud800", "x\udfff", [None], {"\ud800": 1}, {"x": {"\ud800": {}}}]


@pytest.mark.parametrize("place", PLACES, ids=lambda place: ".".join(map(str, place)))
def test_a_strange_value_anywhere_is_accepted_or_refused_in_sentences(place: tuple[Any, ...]) -> None:
    for strange in STRANGE:
        raw = copy.deepcopy(HARBOUR)
        _inside(raw, place[:-1])[place[-1]] = strange

        assert [fault for fault in faults_of(raw) if not fault.isprintable()] == []


@pytest.mark.parametrize("place", PLACES, ids=lambda place: ".".join(map(str, place)))
def test_a_strange_value_anywhere_in_json_is_accepted_or_refused_in_sentences(
    tmp_path: Path, place: tuple[Any, ...]
) -> None:
    for strange in [*STRANGE[: -len(DATES)], *ONLY_JSON]:
        raw = copy.deepcopy(HARBOUR)
        _inside(raw, place[:-1])[place[-1]] = strange

        assert [fault for fault in json_faults(raw, tmp_path / "facts.json") if not fault.isprintable()] == []


EVERY_PLACE = [place for place in _places(WHOLE_HARBOUR) if place]
IDS = [place for place in EVERY_PLACE if place[0] in {"topic", "source", "person"} and len(place) == 2]
KEYS = [place for place in EVERY_PLACE if isinstance(place[-1], str) and place not in IDS]


@pytest.mark.parametrize("place", EVERY_PLACE, ids=lambda place: ".".join(map(str, place)))
def test_a_wrong_value_is_one_fault_and_no_other_follows_from_it(place: tuple[Any, ...]) -> None:
    raw = copy.deepcopy(WHOLE_HARBOUR)
    _inside(raw, place[:-1])[place[-1]] = 1.5

    (fault,) = faults_of(raw)

    assert "1.5" in fault


@pytest.mark.parametrize("place", KEYS, ids=lambda place: ".".join(map(str, place)))
@pytest.mark.parametrize("beside", [False, True], ids=["alone", "beside the right one"])
def test_a_misspelt_key_is_one_fault_and_no_other_follows_from_it(place: tuple[Any, ...], beside: bool) -> None:
    raw, key = copy.deepcopy(WHOLE_HARBOUR), place[-1]
    table = _inside(raw, place[:-1])
    table[f"{key}{key[-1]}"] = table[key] if beside else table.pop(key)

    *missing, unknown = faults_of(raw)

    assert unknown.endswith(f"{key}{key[-1]}' is not a key; did you mean '{key}'?")
    assert [fault for fault in missing if f"{key}: is missing; write " not in fault] == []


STRANGE_KEYS = ["", " ", "[key]", "x", "0", "-1", "\x1b[2J", "x" * 5000, "claims", "kind", "title", "\ud800"]
TABLES = [place for place in [(), *PLACES] if isinstance(_inside(HARBOUR, place), dict)]


@pytest.mark.parametrize("place", TABLES, ids=lambda place: ".".join(map(str, place)) or "file")
@pytest.mark.parametrize("value", [1, {}, {"[key]": {}}], ids=repr)
def test_a_strange_key_anywhere_is_refused_in_the_same_sentences_in_toml_and_json(
    tmp_path: Path, place: tuple[Any, ...], value: object
) -> None:
    for strange in STRANGE_KEYS:
        raw = copy.deepcopy(HARBOUR)
        _inside(raw, place)[strange] = value

        faults = json_faults(raw, tmp_path / "facts.json")

        assert [fault for fault in faults if not fault.isprintable()] == []
        if strange == "\ud800":  # no TOML
            assert "\\ud800 is half a character; write both halves or none" in faults[0]
        else:
            assert faults == tuple(f"facts.json: {fault}" for fault in faults_of(raw))


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ('"\\ud800": 1', r"""after 'nk": "official"}}, "': \ud800 is half a character; write both halves or none"""),
        (
            '"x": {"y": ["\\udfff"]}',
            r"""after 'al"}}, "x": {"y": ["': \udfff is half a character; write both halves or none""",
        ),
        ('"checked": "2024-01-01"', "checked: stands twice in one table; leave one of them out"),
        ('"x": {"a": 1, "\\u001b": 2, "\\u001b": 3}', r"\u001b: stands twice in one table; leave one of them out"),
        (f'"x": {"[" * 5000}{"]" * 5000}', "is nested too deeply; a fact base has tables and lists, nothing deeper"),
        (f'"x": {"[" * 20}{"]" * 20}', "is nested too deeply; a fact base has tables and lists, nothing deeper"),
    ],
)
def test_what_json_alone_can_hold_is_refused_in_one_sentence(
    aoud: Aoud, tmp_path: Path, more: str, sentence: str
) -> None:
    path = tmp_path / "facts.json"
    path.write_text(f"{json.dumps(tomllib.loads(SMALLEST))[:-1]}, {more}}}")

    result = aoud("is", "released", "--facts", str(path))

    assert_refused(result)
    assert result.err == f"aoud: facts.json: {sentence}\n"


def test_a_pair_of_surrogates_is_a_whole_character(tmp_path: Path) -> None:
    path = tmp_path / "facts.json"
    path.write_text(json.dumps(HARBOUR | {"title": HARBOUR["title"] | {"native": "\U0001f4fa"}}))

    assert "\\ud83d\\udcfa" in path.read_text()
    assert load(path).title.native == "\U0001f4fa"


def test_what_is_nested_deeper_than_the_program_can_follow_is_refused() -> None:  # newer Pythons read such JSON
    deep: list[Any] = []
    for _ in range(5000):
        deep = [deep]

    with pytest.raises(FactsError, match="is nested too deeply"):
        validated({"x": deep}, FactBase)


@pytest.mark.parametrize("place", PLACES, ids=lambda place: ".".join(map(str, place)))
def test_a_missing_value_is_no_harm_or_refused_in_sentences(place: tuple[Any, ...]) -> None:
    raw = copy.deepcopy(HARBOUR)
    del _inside(raw, place[:-1])[place[-1]]

    assert [fault for fault in faults_of(raw) if not fault.isprintable()] == []


def test_a_key_may_have_four_parts() -> None:
    assert MAX_KEY_PARTS == 4
    with pytest.raises(FactsError, match="a: 'a' is not a key"):
        parse(SMALLEST + "a.b.c.d = 1")
    with pytest.raises(FactsError, match="line 7: a key has over 4 parts"):
        parse(SMALLEST + "a.b.c.d.e = 1")


@given(st.text(st.sampled_from("ab.=[]{}\"'\\#\n ,1-_\u00e9"), max_size=60))
def test_any_text_is_a_fact_base_or_refused_in_sentences(text: str) -> None:
    with pytest.raises(FactsError) as refused:
        parse(text)

    assert [fault for fault in refused.value.faults if not fault.isprintable()] == []


KEY_PARTS = st.sampled_from(["a", "b-c", '"d.e.f.g.h"', "'i.j.k.l.m'", '"\\".n.o.p.q.r"', "1", "''"])
VALUES = st.sampled_from(
    ["1.5", '"a.b.c.d.e"', "'\"'", '"\'"', '"""a.b".c.""d\\""".e."""', "'''a.b'.c.''d.e'''", '""', "''", "[1.5, 2.5]"]
)
COMMENTS = st.sampled_from(["", "# a.b.c.d.e.f", "# it's", '# "', '# """', "# '''"])
DOTS = st.sampled_from([".", " . ", "\t."])


@given(st.lists(st.tuples(st.lists(KEY_PARTS, max_size=5), DOTS, VALUES, COMMENTS), min_size=1, max_size=5))
def test_long_keys_are_refused_and_nothing_else_is_taken_for_one(lines: list[tuple[list[str], str, str, str]]) -> None:
    text = "".join(
        f"{dot.join([f'k{number}', *parts])} = {value} {comment}\n"
        for number, (parts, dot, value, comment) in enumerate(lines)
    )
    tomllib.loads(text)  # sound TOML, though no fact base
    with pytest.raises(FactsError) as refused:
        parse(text)

    long = any(1 + len(parts) > MAX_KEY_PARTS for parts, *_ in lines)
    assert ("a key has over 4 parts" in str(refused.value)) is long


def test_a_malformed_source_hides_no_fault_between_other_records() -> None:
    with pytest.raises(FactsError) as refused:
        parse(
            SMALLEST + "source.gull = { name = 'Gull', rank = 'press', urll = 'x' }\n"
            "[[claim]]\nid = 'a'\ntopic = 'relesed'\nsaid = '2024'\nby = 'gull'\ntext = 'Out.'\n"
        )

    assert refused.value.faults == (
        "source 'gull': urll: 'urll' is not a key; did you mean 'url'?",
        "claim 'a': topic: no topic is called 'relesed'; did you mean 'released'?",
    )


def test_a_fault_between_records_is_shown_harmless_beside_a_malformed_one() -> None:
    with pytest.raises(FactsError) as refused:
        parse(
            SMALLEST + 'nothing = 1\n[[precedent]]\ntitle = "Pier\\u202e"\nseason = 1\n'
            "wrapped = '2024-06'\nreleased = '2023-06'\n"
        )

    assert refused.value.faults[1].startswith("precedent 'Pier\\u202e 1': released: ")
