"""`aoud check`, `aoud paths` and `aoud schema`."""

import json
import re
import tomllib
from pathlib import Path

import pytest
import tomli_w

from tests.conftest import Aoud
from tests.small import HEADER


def test_check_counts_what_it_found_no_fault_in(aoud: Aoud) -> None:
    result = aoud("check", "tests/tin_harbour.toml")

    assert result.code == 0
    assert "15 claims by 4 sources about 4 people" in result.out


def test_check_counts_one_in_the_singular(aoud: Aoud, tmp_path: Path) -> None:
    path = tmp_path / "facts.toml"
    one = '[[claim]]\nid = "a"\ntopic = "plot"\nsaid = "2024"\nby = "studio"\ntext = "One."\n'
    header = re.sub(r"(?m)^(?!studio)\w+ = .* rank .*\n", "", HEADER)
    header = re.sub(r"(?m)^(?!ann)\w+ = \{ name = \"[^\"]*\"(, seasons = .*)? \}\n", "", header)
    path.write_text(header + one, "utf-8")

    assert "1 claim by 1 source about 1 person, checked" in aoud("check", str(path)).out


@pytest.mark.parametrize("form", ["toml", "json"])
def test_copies_of_a_claim_in_a_fact_base_count_once_and_are_noted(
    aoud: Aoud, tmp_path: Path, form: str
) -> None:
    path = tmp_path / f"facts.{form}"
    one = '[[claim]]\nid = "a"\ntopic = "plot"\nsaid = "2024"\nby = "studio"\ntext = "One."\n'
    tables = tomllib.loads(HEADER + one * 3 + one.replace('"a"', '"b"'))
    text = json.dumps(tables, default=str) if form == "json" else tomli_w.dumps(tables)
    path.write_text(text, "utf-8")

    checked = aoud("check", str(path))

    assert (checked.code, checked.err) == (0, "")
    assert f"facts.{form}: 2 claims by " in checked.out
    assert "\nNote: claim 'a' stands there more than once; it counts once.\n" in checked.out
    assert checked.out.count("Note: ") == 1
    rows = json.loads(aoud("timeline", "--all", "--json", "--facts", str(path)).out)["rows"]
    assert [row["id"] for row in rows] == ["a", "b"]


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


def test_paths_tells_of_every_file_and_whether_it_is_there(aoud: Aoud, data_dir: Path) -> None:
    nothing = aoud("paths")
    aoud("add", "plot", "--by", "netflix", "--text", "It goes on.", "--said", "2026-03-01")

    assert nothing.out.splitlines()[1:] == [
        f"fetched  {data_dir / 'fetched.toml'}  (nothing there yet)",
        f"yours    {data_dir / 'facts.toml'}  (nothing there yet)",
        f"feeds    {data_dir / 'feeds.txt'}  (nothing there yet)",
    ]
    assert aoud("paths").out.splitlines()[2] == f"yours    {data_dir / 'facts.toml'}"
