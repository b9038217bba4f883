"""Records that are not well formed: each fault is told, in one sentence."""

import copy
import json
import re
import tomllib
from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
import tomli_w

from aoud_cli.errors import FactsError, Fault
from aoud_cli.facts.faults import EXAMPLES
from aoud_cli.facts.model import (
    Claim,
    FactBase,
    Look,
    Person,
    Precedent,
    Previous,
    Record,
    Source,
    Synopsis,
    Title,
    Topic,
)
from aoud_cli.facts.parse import of_toml
from aoud_cli.files.load import NOT_COMPARED, load, parse, validated
from tests.conftest import Aoud
from tests.small import SMALLEST, assert_refused

HOSTILE_KEYS = [
    "x\x1b[2J",
    "x\x9b2J",
    "x\x9d0;t\x9c",
    "\u202ex",
    "\u2028",
    "\x00",
    "\x7f",
    "\u200b",
    "\ufeff",
    "x\ny",
]


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
def test_a_hostile_key_or_value_is_shown_harmless(
    tmp_path: Path, aoud: Aoud, where: str, key: str
) -> None:
    path = tmp_path / "facts.toml"
    quoted = '"' + "".join(f"\\u{ord(char):04x}" for char in key) + '"'
    path.write_text(where.format(key=quoted, smallest=SMALLEST))

    assert_refused(aoud("check", str(path)))


# Every value of a sound fact base, replaced in turn by each of these, is accepted or refused: nothing falls.
DATES = [date(2024, 1, 1), date.min, date.max, datetime(2024, 1, 1), time(1)]  # noqa: DTZ001 - a local TOML date-time
STRANGE: list[Any] = [
    *(0, -1, 10**30, 1.5, float("nan"), float("inf"), True, "", " ", "x", "\x1b[2J", "x" * 5000),
    *([], [1], [[]], ["x"], [{}], [{"id": "x"}], {}, {"x": 1}, {"x": {}}),
    *DATES,
]


def _places(value: object, place: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    )
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
    {
        "id": "taken-back",
        "topic": "plot",
        "said": "2024-12",
        "by": "lantern",
        "text": "No word.",
        "retracts": "meant",
    },
]
HARBOUR = WHOLE_HARBOUR | {"claim": WHOLE_HARBOUR["claim"][:2]}
PLACES = [place for place in _places(HARBOUR) if place]


def faults_of(raw: dict[str, Any]) -> tuple[str, ...]:
    return _faults(lambda: parse(tomli_w.dumps(raw)))


def faults_of_tables(raw: dict[str, Any]) -> tuple[str, ...]:
    """Return the same, of tables that need not be written and read for it."""
    return _faults(lambda: validated(raw, FactBase))


def json_faults(raw: dict[str, Any], path: Path) -> tuple[str, ...]:
    path.write_text(json.dumps(raw))
    return _faults(lambda: load(path))


def _faults(read: Callable[[], FactBase]) -> tuple[str, ...]:
    try:
        read()
    except FactsError as error:
        return error.lines
    return ()


PYTHONS_OWN = re.compile(r"datetime\.|\b(True|False|None)\b|\{'|\['|\('|<\w|\\x[0-9a-f]")


# What JSON can hold and TOML cannot is only to be had from a file.
ONLY_JSON: list[Any] = [None, "\ud800", "x\udfff", [None], {"\ud800": 1}, {"x": {"\ud800": {}}}]


@pytest.mark.torture
@pytest.mark.parametrize("place", PLACES, ids=lambda place: ".".join(map(str, place)))
def test_a_strange_value_anywhere_is_accepted_or_refused_in_sentences(
    place: tuple[Any, ...],
) -> None:
    for strange in STRANGE:
        raw = copy.deepcopy(HARBOUR)
        _inside(raw, place[:-1])[place[-1]] = strange

        faults = faults_of(raw)
        assert [fault for fault in faults if not fault.isprintable()] == []
        assert [fault for fault in faults if PYTHONS_OWN.search(fault)] == []


@pytest.mark.torture
@pytest.mark.parametrize("place", PLACES, ids=lambda place: ".".join(map(str, place)))
def test_a_strange_value_anywhere_in_json_is_accepted_or_refused_in_sentences(
    tmp_path: Path, place: tuple[Any, ...]
) -> None:
    for strange in [*STRANGE[: -len(DATES)], *ONLY_JSON]:
        raw = copy.deepcopy(HARBOUR)
        _inside(raw, place[:-1])[place[-1]] = strange

        assert [
            fault for fault in json_faults(raw, tmp_path / "facts.json") if not fault.isprintable()
        ] == []


EVERY_PLACE = [place for place in _places(WHOLE_HARBOUR) if place]
IDS = [
    place for place in EVERY_PLACE if place[0] in {"topic", "source", "person"} and len(place) == 2
]
KEYS = [place for place in EVERY_PLACE if isinstance(place[-1], str) and place not in IDS]


@pytest.mark.parametrize("place", EVERY_PLACE, ids=lambda place: ".".join(map(str, place)))
def test_a_wrong_value_is_one_fault(place: tuple[Any, ...]) -> None:
    raw = copy.deepcopy(WHOLE_HARBOUR)
    _inside(raw, place[:-1])[place[-1]] = 1.5

    fault, last_line = faults_of_tables(raw)

    assert "1.5" in fault
    assert last_line == str(NOT_COMPARED)


@pytest.mark.parametrize("place", KEYS, ids=lambda place: ".".join(map(str, place)))
def test_a_misspelt_key_is_one_fault_beside_what_is_missing_without_it(
    place: tuple[Any, ...],
) -> None:
    raw, key = copy.deepcopy(WHOLE_HARBOUR), place[-1]
    table = _inside(raw, place[:-1])
    table[f"{key}{key[-1]}"] = table[key]
    for alone in (False, True):  # beside the right one, and alone
        if alone:
            del table[key]

        *missing, unknown, _ = faults_of_tables(raw)

        assert unknown.endswith(f"{key}{key[-1]}' is not a key; did you mean '{key}'?")
        assert [fault for fault in missing if f"{key}: is missing; write " not in fault] == []


STRANGE_KEYS = [
    "",
    " ",
    "[key]",
    "x",
    "0",
    "-1",
    "\x1b[2J",
    "x" * 5000,
    "claims",
    "kind",
    "title",
    "\ud800",
]
TABLES = [place for place in [(), *PLACES] if isinstance(_inside(HARBOUR, place), dict)]


@pytest.mark.torture
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
        (
            '"\\ud800": 1',
            r"""after 'nk": "official"}}, "': \ud800 is half a character; write both halves or none""",
        ),
        (
            '"x": {"y": ["\\udfff"]}',
            r"""after 'al"}}, "x": {"y": ["': \udfff is half a character; write both halves or none""",
        ),
        ('"checked": "2024-01-01"', "checked: stands twice in one table; leave one of them out"),
        (
            '"x": {"a": 1, "\\u001b": 2, "\\u001b": 3}',
            r"\u001b: stands twice in one table; leave one of them out",
        ),
        ('"x": NaN', "is not JSON: holds NaN; write a number, or leave it out"),
        ('"x": -Infinity', "is not JSON: holds -Infinity; write a number, or leave it out"),
        (
            f'"x": {"[" * 5000}{"]" * 5000}',
            "is nested too deeply; a fact base has tables and lists, nothing deeper",
        ),
        (
            f'"x": {"[" * 20}{"]" * 20}',
            "is nested too deeply; a fact base has tables and lists, nothing deeper",
        ),
    ],
)
def test_what_json_alone_can_hold_is_refused_in_one_sentence(
    aoud: Aoud, tmp_path: Path, more: str, sentence: str
) -> None:
    path = tmp_path / "facts.json"
    path.write_text(f"{json.dumps(tomllib.loads(SMALLEST))[:-1]}, {more}}}")

    result = aoud("is", "released", "--facts", str(path))

    assert_refused(result)
    assert result.err == f"aoud: {path}: {sentence}\n"


def test_a_pair_of_surrogates_is_a_whole_character(tmp_path: Path) -> None:
    path = tmp_path / "facts.json"
    path.write_text(json.dumps(HARBOUR | {"title": HARBOUR["title"] | {"native": "\U0001f4fa"}}))

    assert "\\ud83d\\udcfa" in path.read_text()
    assert load(path).title.native == "\U0001f4fa"


def test_what_is_nested_deeper_than_the_program_can_follow_is_refused() -> (
    None
):  # newer Pythons read such JSON
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


CLAIM = """
[[claim]]
id = "a"
topic = "released"
says = "yes"
said = "2024-13"
by = "studio"
text = "Out."
"""


def test_two_records_of_one_name_with_the_same_fault_are_two_faults() -> None:
    first, second, _ = faults_of(tomllib.loads(SMALLEST + CLAIM + CLAIM))

    assert first == second == "claim 'a': said: '2024-13' is not a date; a year has 12 months"


def test_a_fault_says_by_itself_where_it_is_and_what_to_do() -> None:
    with pytest.raises(FactsError) as refused:
        parse(SMALLEST + CLAIM.replace("2024-13", "2024").replace("Out.", ""))

    assert refused.value.faults == (
        Fault("is empty", "write some text", table="claim", record="a", field="text"),
        NOT_COMPARED,
    )


@pytest.mark.parametrize("season", [True, -1, 10_000, 10**20, -(10**20), "'1'", "nan", "[]"])
def test_a_precedent_is_named_without_what_is_no_season(season: object) -> None:
    written = str(season).lower()

    faults = faults_of(
        tomllib.loads(f"{SMALLEST}[[precedent]]\ntitle = 'Pier'\nseason = {written}\nx = 1")
    )

    assert {fault.split(":")[0] for fault in faults[:-1]} == {"precedent 'Pier'"}


def test_a_fault_between_records_is_shown_harmless() -> None:
    with pytest.raises(FactsError) as refused:
        parse(
            SMALLEST + '[[precedent]]\ntitle = "Pier\\u202e"\nseason = 1\n'
            "wrapped = '2024-06'\nreleased = '2023-06'\n"
        )

    assert refused.value.lines[0].startswith("precedent 'Pier\\u202e 1': released: ")


@pytest.mark.parametrize(
    "model", [Claim, Look, Person, Precedent, Previous, Source, Synopsis, Topic, Title]
)
def test_the_examples_of_missing_keys_make_a_whole_record(model: type[Record]) -> None:
    needed = [one.alias or key for key, one in model.model_fields.items() if one.is_required()]

    record = model.model_validate(tomllib.loads("\n".join(EXAMPLES[key] for key in needed)))

    assert needed
    assert record.model_fields_set == {*needed}


def test_a_note_that_quotes_a_file_is_not_taken_for_two_files() -> None:
    text = 'schema = 1\n[source.studio]\nnote = """\nschema = 1\n"""\n'

    assert of_toml(text.encode())["source"] == {"studio": {"note": "schema = 1\n"}}
