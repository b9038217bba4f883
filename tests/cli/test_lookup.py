"""A typed name finds what it means, in any case and spelling."""

import json
import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from aoud_cli.cli import lookup, new_claim
from aoud_cli.cli.new_claim import Named, Typed
from aoud_cli.files.load import load
from tests.conftest import Aoud

HARBOUR = ("--facts", "tests/tin_harbour.toml", "--as-of", "2025-03-01")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ("faq episode", "aoud: no topic is called 'episode'; did you mean 'episodes'?"),
        ("why filmin", "aoud: no topic or claim is called 'filmin'; did you mean 'filming'?"),
        ("cast minna-oh", "aoud: nobody here is called 'minna-oh'; did you mean Mina Oh (오미나)?"),
        (
            "cast e",
            "aoud: more than one person is called 'e'; type the id of the one you mean\n"
            "aoud: tom-vale: Tom Vale, The Keeper\n"
            "aoud: ida-stern: Ida Stern, Nell, season 2\n"
            "aoud: per-lund: Per Lund, season 1 and 2\n"
            "aoud: mina-oh: Mina Oh (오미나), Captain Reed, season 1 and 2",
        ),
        ("sources gul", "aoud: no source is called 'gul'; did you mean 'gull'?"),
        ("is relesed", "aoud: no step is called 'relesed'; did you mean 'released'?"),
        ("timeline --topic x", "aoud: no topic is called 'x'; `aoud faq` lists them"),
        (
            "is gone",
            "aoud: no step is called 'gone'; write one of renewed, filming, wrapped, released, cancelled",
        ),
    ],
)
def test_a_name_that_nothing_has_is_answered_with_a_hint(
    aoud: Aoud, arguments: str, sentence: str
) -> None:
    result = aoud(*arguments.split(), *HARBOUR)

    assert (result.out, result.err, result.code) == ("", f"{sentence}\n", 2)


@pytest.mark.parametrize(
    "spelling", ["mina-oh", "Mina Oh", "OH MI NA", "오미나", "오 미나", "captain reed", "mina"]
)
def test_a_person_is_found_by_any_spelling(aoud: Aoud, spelling: str) -> None:
    assert json.loads(aoud("cast", spelling, *HARBOUR, "--json").out)["person"] == "mina-oh"


@pytest.mark.parametrize("word", ["Filming", "filming"])
def test_a_topic_is_found_by_its_label_everywhere(aoud: Aoud, word: str) -> None:
    for command in (f"why {word}", f"faq {word}", f"timeline --topic {word}", f"is {word}"):
        assert aoud(*command.split(), *HARBOUR).code == 0


def test_a_name_that_differs_in_its_hyphens_alone_is_told_apart(aoud: Aoud, tmp_path: Path) -> None:
    path = tmp_path / "facts.toml"
    claim = "[[claim]]\nid = '{}'\ntopic = 'plot'\nsaid = '2024'\nby = 'lantern'\ntext = '{}'\n"
    text = Path("tests/tin_harbour.toml").read_text("utf-8")
    path.write_text(
        text + claim.format("wrap-1-1", "One one.") + claim.format("wrap-11", "Eleven."), "utf-8"
    )

    assert "One one." in aoud("why", "wrap-1-1", "--facts", str(path)).out
    assert "Eleven." in aoud("why", "wrap-11", "--facts", str(path)).out


@pytest.mark.parametrize(
    ("encoding", "word", "read"),
    [
        ("ascii", "박지후".encode(), "박지후"),
        ("ascii", b"M\xfcller", "M\udcfcller"),
        ("euc-kr", "박지후".encode("euc-kr"), "박지후"),
        ("euc-kr", "さくら".encode("euc-kr"), "さくら"),
        ("iso-8859-1", b"M\xfcller", "Müller"),
        ("utf-8", "Müller".encode(), "Müller"),
        ("utf-8", b"M\xfcller", "M\udcfcller"),
    ],
)
def test_a_word_is_read_in_the_encoding_of_the_locale_and_bare_bytes_as_utf_8(
    encoding: str, word: bytes, read: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def to_bytes(text: str) -> bytes:
        return text.encode(encoding, "surrogateescape")

    monkeypatch.setattr(os, "fsencode", to_bytes)

    assert lookup.as_typed(word.decode(encoding, "surrogateescape")) == read


def test_bare_bytes_among_letters_that_the_locale_does_not_have_stay(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def to_bytes(text: str) -> bytes:
        return text.encode("ascii", "surrogateescape")

    monkeypatch.setattr(os, "fsencode", to_bytes)

    assert lookup.as_typed("박\udcff") == "박\udcff"


# Each record is called by a name that is the id of another one, which is written after it or before.
NAMED_LIKE_OTHERS = """
[topic.aaa]
kind = "milestone"
label = "Filming"
question = "Is aaa filmed?"
[topic.zzz]
kind = "milestone"
label = "released"
question = "Is zzz out?"
[topic.told]
kind = "note"
label = "by-the-sea"
question = "Where?"
[source.aaa]
name = "lantern"
rank = "hearsay"
[source.zzz]
name = "GULL"
rank = "hearsay"
[person.aaa]
name = "Keeper"
[person.keeper]
name = "Ada Moor"
[person.zzz]
name = "Zed"
aka = ["AAA"]
part = "ida-stern"
[[claim]]
id = "by-the-sea"
topic = "plot"
said = "2024"
by = "lantern"
text = "It is set by the sea."
"""


@pytest.fixture
def named_like_others(tmp_path: Path) -> Path:
    path = tmp_path / "facts.toml"
    path.write_text(Path("tests/tin_harbour.toml").read_text("utf-8") + NAMED_LIKE_OTHERS, "utf-8")
    return path


@pytest.mark.parametrize(
    ("command", "key", "meant"),
    [
        ("is released", "topic", "released"),
        ("is RELEASED", "topic", "released"),
        ("is Filming", "topic", "filming"),
        ("why released", "topic", "released"),
        ("faq released", "topic", "released"),
        ("why by-the-sea", "claim", "by-the-sea"),
        ("sources lantern", "source", "lantern"),
        ("sources gull", "source", "gull"),
        ("cast keeper", "person", "keeper"),
        ("cast KEEPER", "person", "keeper"),
        ("cast aaa", "person", "aaa"),
        ("cast ida-stern", "person", "ida-stern"),
    ],
)
def test_an_id_wins_over_the_name_of_another_record(
    aoud: Aoud, named_like_others: Path, command: str, key: str, meant: str
) -> None:
    found = json.loads(aoud(*command.split(), "--facts", str(named_like_others), "--json").out)

    assert _value(found, key) == meant


def _value(found: dict[str, Any], key: str) -> object:
    """Return what an answer says that it is about."""
    about = found.get(key) or found["rows"][0][key]
    return about["id"] if isinstance(about, dict) else about


def test_an_id_wins_in_what_is_added(named_like_others: Path) -> None:
    facts = load(named_like_others)
    typed = Typed(
        *("released", "yes", "lantern", "It is out."),
        via="gull",
        retracts="by-the-sea",
    )

    claim = new_claim.parse(facts, typed, date(2025, 3, 1))
    of_cast = new_claim.parse(facts, Typed("cast", about="Keeper"), date(2025, 3, 1))

    assert (claim.topic, claim.by, claim.via) == (
        "released",
        Named("lantern", facts.sources["lantern"].name),
        Named("gull", facts.sources["gull"].name),
    )
    assert of_cast.about == Named("keeper", "Ada Moor")


def test_check_names_each_name_that_is_the_id_of_another_record(
    aoud: Aoud, named_like_others: Path
) -> None:
    hints = [
        line for line in aoud("check", str(named_like_others)).out.splitlines() if "Hint" in line
    ]

    assert [hint.partition(", spelt")[0] for hint in hints if "spelt like the id" in hint] == [
        "Hint: topic 'aaa' is called 'Filming'",
        "Hint: topic 'zzz' is called 'released'",
        "Hint: topic 'told' is called 'by-the-sea'",
        "Hint: source 'aaa' is called 'lantern'",
        "Hint: source 'zzz' is called 'GULL'",
        "Hint: person 'aaa' is called 'Keeper'",
        "Hint: person 'zzz' is called 'AAA'",
    ]


def test_a_label_of_two_topics_is_answered_with_both_ids(aoud: Aoud, tmp_path: Path) -> None:
    path = tmp_path / "facts.toml"
    topic = "[topic.{}]\nkind = 'note'\nlabel = 'Weather'\nquestion = 'Rain?'\n"
    text = Path("tests/tin_harbour.toml").read_text("utf-8")
    path.write_text(text + topic.format("sky") + topic.format("sea"), "utf-8")

    result = aoud("faq", "weather", "--facts", str(path))

    sentence = "more than one topic is called 'weather'; did you mean 'sky' or 'sea'?"
    assert (result.code, result.err) == (2, f"aoud: {sentence}\n")


def test_a_source_whose_name_differs_in_a_sign_alone_is_told_apart(
    aoud: Aoud, tmp_path: Path
) -> None:
    path = tmp_path / "facts.toml"
    source = "[source.{}]\nname = '{}'\nrank = 'press'\n"
    text = Path("tests/tin_harbour.toml").read_text("utf-8")
    path.write_text(text + source.format("one", "Vista") + source.format("two", "Vista+"), "utf-8")

    assert (
        json.loads(aoud("sources", "Vista+", "--facts", str(path), "--json").out)["source"] == "two"
    )
