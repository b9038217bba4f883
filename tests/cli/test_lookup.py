"""A typed name finds what it means, in any case and spelling."""

import json
import os
from pathlib import Path

import pytest

from aoud_cli.cli import lookup
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
            "aoud: more than one person is called 'e'; did you mean Tom Vale or Ida Stern or Per Lund?",
        ),
        ("sources gul", "aoud: no source is called 'gul'; did you mean 'gull'?"),
        ("is relesed", "aoud: no step is called 'relesed'; did you mean 'released'?"),
        ("timeline --topic x", "aoud: no topic is called 'x'; `aoud faq` lists them"),
        (
            "is out",
            "aoud: no step is called 'out'; write one of renewed, filming, wrapped, released, cancelled",
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
