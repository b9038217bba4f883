"""Names as people write and type them: cases NA01, NA02, NA03 and NA05."""

import json
from pathlib import Path

import pytest

from tests.conftest import Aoud
from tests.small import HEADER

# NA01 Two people of one name

NAMESAKES = """
min-jae-a = { name = "Kim Min-jae", native = "김민재", part = "Teacher" }
min-jae-b = { name = "Kim Min-jae", native = "김민재", part = "Student", seasons = [1] }
min-jae-c = { name = "Kim Min-jae (born 1996)" }
[[claim]]
id = "in"
topic = "cast"
about = "min-jae-b"
says = "in"
said = "2024-01-10"
by = "studio"
text = "The student is in."
"""


@pytest.fixture
def namesakes(tmp_path: Path) -> str:
    (tmp_path / "facts.toml").write_text(HEADER + NAMESAKES, "utf-8")
    return str(tmp_path / "facts.toml")


def test_a_file_may_hold_two_people_of_one_name(aoud: Aoud, namesakes: str) -> None:
    checked = aoud("check", namesakes)

    assert (checked.code, checked.err) == (0, "")
    assert "No fault." in checked.out
    assert "one name" not in checked.out


@pytest.mark.parametrize("name", ["Kim Min-jae", "Minjae Kim", "kim", "min-jae"])
def test_a_name_that_people_share_lists_each_with_what_tells_them_apart(
    aoud: Aoud, namesakes: str, name: str
) -> None:
    asked = aoud("cast", name, "--facts", namesakes)

    assert (asked.code, asked.out) == (2, "")
    first, *each = asked.err.removesuffix("\n").split("\n")
    assert (
        first == f"aoud: more than one person is called '{name}'; type the id of the one you mean"
    )
    assert [line for line in each if "bob" not in line] == [
        "aoud: min-jae-a: Kim Min-jae (김민재), Teacher",
        "aoud: min-jae-b: Kim Min-jae (김민재), Student, season 1",
        "aoud: min-jae-c: Kim Min-jae (born 1996)",
    ]


def test_a_namesake_is_found_by_id_and_shown_with_the_part(aoud: Aoud, namesakes: str) -> None:
    found = aoud("cast", "min-jae-b", "--facts", namesakes, "--as-of", "2025-03-01")

    assert "Kim Min-jae (Student): in" in found.out


def test_check_hints_at_two_people_whom_nothing_tells_apart(aoud: Aoud, tmp_path: Path) -> None:
    path = tmp_path / "facts.toml"
    path.write_text(f'{HEADER}ann-b = {{ name = "Ann", aka = ["Lee Ann", "ANN LEE"] }}\n', "utf-8")

    hint = "person 'ann' and 'ann-b' have one name and nothing that tells them apart; "
    assert f"Hint: {hint}give each a part, or keep one if they are one person." in (
        aoud("check", str(path)).out
    )


ADD = ("add", "cast", "in", "--by", "netflix", "--text", "A namesake is in.", "--about")
PARK = (*ADD, "Park Ji-hu", "--new-person", "--native", "박지후", "--part")


def test_a_namesake_is_added_as_another_person_with_an_id_that_can_be_read(aoud: Aoud) -> None:
    one, other = aoud(*PARK, "A guard"), aoud(*PARK, "A nurse")

    assert (one.err, other.err) == ("", "")
    people = [row["id"] for row in json.loads(aoud("cast", "--json").out)["rows"]]
    assert {"park-ji-hu", "park-ji-hu-a-guard", "park-ji-hu-a-nurse"} <= {*people}
    asked = aoud("cast", "Park Ji-hu")
    assert (asked.code, asked.err.count("Park Ji-hu (박지후), ")) == (2, 3)
    assert json.loads(aoud("cast", "park-ji-hu", "--json").out)["part"] == "Nam On-jo"
    assert "Hint" not in aoud("check").out


def test_a_claim_about_a_namesake_typed_again_is_the_same_claim(aoud: Aoud, data_dir: Path) -> None:
    aoud(*PARK, "A guard")
    before = (data_dir / "facts.toml").read_bytes()

    assert "is written down already" in aoud(*PARK, "A guard").out
    assert (data_dir / "facts.toml").read_bytes() == before


@pytest.mark.parametrize(
    "more", [("--new-person",), ("--part", "A guard"), ("--new-person", "--native", "박지후")]
)
def test_a_person_of_a_known_name_is_new_only_if_something_tells_them_apart(
    aoud: Aoud, more: tuple[str, ...]
) -> None:
    refused = aoud(*ADD, "Park Ji-hoo", *more)

    assert refused.code == 2
    assert refused.err.startswith("aoud: --about: Park Ji-hu is known already, as park-ji-hu; ")


# NA02 The family name last


@pytest.mark.parametrize(
    "name", ["Ji-hu Park", "Jihu Park", "ji hu park", "Park Jihu", "지후 박", "Ji-hoo PARK"]
)
def test_the_order_of_a_name_does_not_matter(aoud: Aoud, name: str) -> None:
    assert json.loads(aoud("cast", name, "--json").out)["person"] == "park-ji-hu"
    assert json.loads(aoud("sources", name, "--json").out)["source"] == "park-ji-hu"


def test_a_whole_name_counts_before_a_piece_of_another(aoud: Aoud, tmp_path: Path) -> None:
    path = tmp_path / "facts.toml"
    path.write_text(f'{HEADER}k = {{ name = "Kim Leeson" }}\nl = {{ name = "Lee Roe" }}\n', "utf-8")

    assert [line.split(":")[1] for line in aoud("cast", "lee", "--facts", str(path)).err.split("\n")[1:-1]] == [
        " ann",
        " l",
    ]  # fmt: skip


def test_lee_lists_everybody_called_lee(aoud: Aoud) -> None:
    listed = aoud("cast", "lee").err

    for person in ("lee-yoo-mi", "lee-eun-saem", "lee-kyu-hyung", "lee-min-jae", "lee-jae-kyoo"):
        assert f"aoud: {person}: Lee " in listed
    assert "lomon" not in listed


# NA03 Letters that Unicode does not take apart


@pytest.mark.parametrize(
    ("name", "typed", "key"),
    [
        ("Małgorzata Łącka", "malgorzata", "malgorzata-lacka"),
        ("Søren Ødegård", "SOREN odegard", "soren-odegard"),
        ("K\u0131vanç Tatl\u0131tuğ", "kivanc tatlitug", "kivanc-tatlitug"),
        ("Đặng Thái", "dang thai", "dang-thai"),
        ("Þóra Æsa", "thora aesa", "thora-aesa"),
        ("Ольга", "Olga", "olga"),
        ("José Núñez", "jose", "jose-nunez"),
    ],
)
def test_a_name_is_found_by_its_ascii_letters_and_has_an_id_of_them(
    aoud: Aoud, name: str, typed: str, key: str
) -> None:
    added = aoud(*ADD, name, "--new-person")

    assert added.err == ""
    for spelling in (name, typed, key):
        assert json.loads(aoud("cast", spelling, "--json").out)["person"] == key


# NA05 A sign that is part of a name

WORDS = ("add", "released", "no", "--text", "It is not out.", "--by")


def test_paramount_and_paramount_plus_are_two_sources(aoud: Aoud, data_dir: Path) -> None:
    aoud(*WORDS, "Paramount", "--by-rank", "press")

    unknown = aoud(*WORDS, "Paramount+")
    assert unknown.err.startswith(
        "aoud: --by: no source is called 'Paramount+'; did you mean 'Paramount'?"
    )
    assert aoud(*WORDS, "Paramount+", "--by-rank", "official").err == ""
    kept = (data_dir / "facts.toml").read_text("utf-8")
    assert '[source.paramount-plus]\nname = "Paramount+"\nrank = "official"' in kept
    for name, key in (("Paramount", "paramount"), ("PARAMOUNT PLUS", "paramount-plus")):
        assert json.loads(aoud("sources", name, "--json").out)["source"] == key
