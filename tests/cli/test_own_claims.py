"""`aoud add` and `aoud remove`: what the user writes down, and how it comes back."""

import json
import re
from pathlib import Path

import pytest

from tests.conftest import Aoud, Result, TodayIs

OUT_NOW = ("add", "released", "yes", "--by", "netflix", "--said", "2026-12-04", "--when", "2026-12-04",
           "--text", "Netflix put the season out.")  # fmt: skip


@pytest.fixture
def clock(today_is: TodayIs, bundled_in_february: None) -> None:  # noqa: ARG001 - is done by it
    """Make it the evening of 4 December 2026, and the bundled record that of February."""
    today_is(2026, 12, 4)


def id_of(added: Result) -> str:
    found = re.search(r"Added (\S+?)\.? ", " ".join(added.out.split()))
    assert found, added
    return found[1]


def answers(aoud: Aoud) -> str:
    return "".join(
        aoud(command, "--json").out for command in ("status", "timeline", "predictions", "forecast")
    )


@pytest.mark.usefixtures("clock")
def test_the_news_of_the_evening_changes_the_answer_and_remove_takes_it_back(
    aoud: Aoud, data_dir: Path
) -> None:
    before = answers(aoud)
    added = aoud(*OUT_NOW)

    assert (added.code, added.err) == (0, "")
    assert " RELEASED. OUT NOW." in aoud("status").out
    assert aoud("is", "released").code == 0
    steps = {
        row["fate"]
        for row in json.loads(aoud("predictions", "--json").out)["rows"]
        if row["window"]
    }
    assert steps == {"hit", "missed"}

    removed = aoud("remove", id_of(added))

    assert (removed.code, removed.err) == (0, "")
    assert not (data_dir / "facts.toml").exists()
    assert answers(aoud) == before


@pytest.mark.usefixtures("clock")
def test_remove_restores_the_file_byte_for_byte(aoud: Aoud, data_dir: Path) -> None:
    aoud(
        "add",
        "plot",
        "--by",
        "Daily Sun",
        "--by-rank",
        "press",
        "--text",
        "Daily Sun wrote of snow.",
    )
    before = (data_dir / "facts.toml").read_bytes()
    added = aoud("add", "cast", "in", "--by", "Evening Star", "--by-rank", "press", "--new-person", "--about",
                 "홍길동", "--part", "a guard", "--text", "Evening Star named a new guard.")  # fmt: skip

    assert (data_dir / "facts.toml").read_bytes() != before
    aoud("remove", id_of(added))

    assert (data_dir / "facts.toml").read_bytes() == before


@pytest.mark.usefixtures("clock")
def test_the_same_claim_again_adds_nothing(aoud: Aoud, data_dir: Path) -> None:
    first = aoud(*OUT_NOW)
    before = (data_dir / "facts.toml").read_bytes()

    again = aoud(*OUT_NOW)

    assert again.code == 0
    assert f"{id_of(first)} is written down already; nothing was changed." in again.out
    assert (data_dir / "facts.toml").read_bytes() == before


@pytest.mark.usefixtures("clock")
def test_a_claim_with_a_new_source_and_person_again_adds_nothing(
    aoud: Aoud, data_dir: Path
) -> None:
    words = ("add", "cast", "talks", "--by", "Evening Star", "--by-rank", "press", "--about", "Ann Oh",
             "--new-person", "--native", "오안", "--text", "Evening Star named Ann Oh.")  # fmt: skip
    aoud(*words)
    before = (data_dir / "facts.toml").read_bytes()

    assert "written down already" in aoud(*words).out
    assert (data_dir / "facts.toml").read_bytes() == before


@pytest.mark.usefixtures("clock")
def test_a_dry_run_shows_the_same_and_writes_nothing(aoud: Aoud, data_dir: Path) -> None:
    shown = aoud(*OUT_NOW, "--dry-run").out

    assert "Would add released-netflix-" in shown
    assert " Now: RELEASED. OUT NOW." in shown
    assert not data_dir.exists()


def id_of_file(data_dir: Path) -> str:
    found = re.search(r'^id = "(.*)"$', (data_dir / "facts.toml").read_text("utf-8"), re.MULTILINE)
    assert found
    return found[1]


@pytest.mark.usefixtures("clock")
def test_a_claim_can_take_back_an_earlier_one_of_its_speaker(aoud: Aoud) -> None:
    first = id_of(aoud(*OUT_NOW))

    aoud(
        "add",
        "released",
        "no",
        "--by",
        "netflix",
        "--text",
        "It was a mistake.",
        "--retracts",
        first,
    )

    assert "OUT NOW" not in aoud("status").out
    assert "retracted" in aoud("why", first).out


def test_a_word_of_after_the_day_that_is_asked_about_is_told_as_that(aoud: Aoud) -> None:
    word = (
        "add",
        "plot",
        "--by",
        "netflix",
        "--text",
        "A word.",
        "--said",
        "2026-03-01",
        "--dry-run",
    )

    told = " ".join(aoud(*word, "--as-of", "2020").out.split())
    assert "It was said after 31 Dec 2020, so as of that day it changes nothing." in told


@pytest.mark.usefixtures("clock")
def test_a_word_still_to_come_is_no_look_in_check(aoud: Aoud) -> None:
    aoud("add", "plot", "--by", "netflix", "--text", "A word.", "--said", "2027-02-03")
    assert "your facts.toml: 1 claim. No fault.\n" in aoud("check").out

    aoud("add", "--checked", "2026-12-03")
    assert "your facts.toml: 1 claim, checked to 3 Dec 2026. No fault.\n" in aoud("check").out


@pytest.mark.usefixtures("clock")
def test_a_claim_is_a_look_at_its_own_topic_and_says_so_once(aoud: Aoud) -> None:
    word = ("add", "plot", "--by", "netflix", "--text", "Netflix said a word.")

    assert "Now checked up to 4 Dec 2026: Plot." in aoud(*word).out
    assert "Now checked up to" not in aoud(*word[:-1], "Netflix said another.").out
    assert "NOT RELEASED BY 23 FEB 2026" in aoud("status").out


@pytest.mark.usefixtures("clock")
def test_a_step_that_was_taken_is_a_look_at_every_earlier_one(aoud: Aoud) -> None:
    assert "Now checked up to 4 Dec 2026: Renewed, Filming, Wrapped, Release." in aoud(*OUT_NOW).out


@pytest.mark.usefixtures("clock")
def test_a_look_that_found_nothing_moves_the_known_day(aoud: Aoud) -> None:
    assert "Facts checked up to 23 Feb 2026, 9 months ago." in aoud("status").out

    looked = aoud("add", "--checked", "2026-12-04")

    assert looked.code == 0
    assert "Take it back: aoud remove checked" in looked.out
    assert "Noted: you checked for news up to 4 Dec 2026." in looked.out
    assert "Every topic now counts as checked up to 4 Dec 2026." in looked.out
    assert "ago." not in aoud("status").out


@pytest.mark.usefixtures("clock")
def test_an_earlier_look_is_no_news_and_moves_no_day_back(aoud: Aoud, data_dir: Path) -> None:
    of_the_bundled = aoud("add", "--checked", "2026-01-01")
    aoud("add", "--checked", "2026-12-01")
    of_ones_own = aoud("add", "--checked", "2026-11-30")

    assert (of_the_bundled.code, of_ones_own.code) == (2, 2)
    assert of_the_bundled.err.endswith(
        "is no news: somebody looked up to 23 Feb 2026; write a later day\n"
    )
    assert of_ones_own.err.endswith(
        "is no news: somebody looked up to 1 Dec 2026; write a later day\n"
    )
    assert 'checked = "2026-12-01"' in (data_dir / "facts.toml").read_text("utf-8")


@pytest.mark.usefixtures("clock")
def test_taking_back_is_proposed_for_nothing_that_was_there_before(aoud: Aoud) -> None:
    word = ("add", "plot", "--by", "netflix", "--said", "2026-12-01", "--text", "It goes on.")
    first = aoud(*word, "--checked", "2026-12-02").out
    same = [aoud(*word).out, aoud("add", "--checked", "2026-12-02").out]
    later_look = aoud("add", "--checked", "2026-12-03").out

    assert re.search(r"Take it back: aoud remove plot-netflix-\w+ and aoud\s+remove checked", first)
    assert all("othing was changed." in out for out in same)
    assert [out for out in (*same, later_look) if "Take it back" in out] == []


@pytest.mark.usefixtures("clock")
def test_a_look_can_be_taken_back(aoud: Aoud, data_dir: Path) -> None:
    before = aoud("status").out
    aoud("add", "--checked", "2026-12-04")
    removed = aoud("remove", "checked")

    assert "Removed that you checked for news up to 4 Dec 2026." in removed.out
    assert (aoud("status").out, (data_dir / "facts.toml").exists()) == (before, False)
    assert aoud("remove", "checked").code == 2


def test_a_word_of_a_day_still_to_come_counts_for_nothing_before(
    aoud: Aoud, today_is: TodayIs
) -> None:
    today_is(2026, 11, 25)
    before = aoud("status").out
    added = aoud(*OUT_NOW)

    assert "It was said on a day still to come, and counts from 4 Dec 2026 on." in " ".join(
        added.out.split()
    )
    assert aoud("status").out == before
    assert " RELEASED. OUT NOW." in aoud("status", "--as-of", "2026-12-04").out


@pytest.mark.usefixtures("clock")
def test_the_day_of_the_look_stays_when_a_claim_goes(aoud: Aoud, data_dir: Path) -> None:
    added = aoud(
        "add",
        "plot",
        "--by",
        "netflix",
        "--text",
        "It goes on.",
        "--said",
        "2026-12-02",
        "--checked",
        "2026-12-03",
    )
    aoud("remove", id_of(added))

    assert (data_dir / "facts.toml").read_text("utf-8").splitlines()[1:] == [
        "schema = 1",
        'checked = "2026-12-03"',
    ]


@pytest.mark.usefixtures("clock")
def test_a_bundled_claim_cannot_be_removed(aoud: Aoud) -> None:
    added = id_of(aoud(*OUT_NOW))

    assert (
        f"no claim of yours is called '{added}x'; did you mean '{added}'?"
        in aoud("remove", f"{added}x").err
    )
    assert aoud("remove", "filming-park").code == 2


@pytest.mark.usefixtures("clock")
def test_the_effect_is_the_same_in_every_shape(aoud: Aoud) -> None:
    shown = json.loads(aoud(*OUT_NOW, "--json", "--dry-run").out)

    assert (shown["command"], shown["yours"], shown["after"]) == ("add", True, "RELEASED. OUT NOW.")
    assert {row["what"] for row in shown["rows"]} == {"answer", "hit", "missed"}
    assert (
        "| Release | not yet by 23 Feb 2026 (press) | 4 Dec 2026 (official) |"
        in aoud(*OUT_NOW, "--format", "markdown").out
    )


@pytest.mark.usefixtures("clock")
@pytest.mark.parametrize("fault", ["--as-of nonsense", "--json --format csv"])
def test_an_answer_that_cannot_be_shown_is_told_before_anything_is_written(
    aoud: Aoud, data_dir: Path, fault: str
) -> None:
    refused = aoud(*OUT_NOW, *fault.split())
    kept = id_of(aoud(*OUT_NOW))

    assert (refused.code, aoud("remove", kept, *fault.split()).code) == (2, 2)
    assert kept in (data_dir / "facts.toml").read_text("utf-8")


@pytest.mark.usefixtures("clock")
def test_a_claim_that_the_bundled_facts_have_by_now_can_be_removed(
    aoud: Aoud, data_dir: Path
) -> None:
    aoud(*OUT_NOW)
    path = data_dir / "facts.toml"
    text = path.read_text("utf-8").replace("released-netflix-", "x-")
    path.write_text(
        re.sub(r'^id = ".*"', 'id = "renewed-lee-undecided-2022-02"', text, flags=re.MULTILINE),
        "utf-8",
    )

    assert (
        "the facts without yours have another one of that id; `aoud remove renewed-lee-undecided-2022-02`"
        " removes yours" in aoud("status").err
    )
    assert aoud("remove", "renewed-lee-undecided-2022-02").code == 0
    assert not path.exists()


@pytest.mark.usefixtures("clock")
def test_a_source_that_the_bundled_facts_have_otherwise_by_now_can_be_deleted(
    aoud: Aoud, data_dir: Path
) -> None:
    aoud(
        "add",
        "plot",
        "--by",
        "Evening Star",
        "--by-rank",
        "press",
        "--text",
        "Evening Star wrote of snow.",
    )
    path = data_dir / "facts.toml"
    path.write_text(
        re.sub(r'((source\.|by = "))evening-star', r"\1netflix", path.read_text("utf-8")), "utf-8"
    )

    assert (
        "source 'netflix': the facts without yours have another one of that id; delete [source.netflix]"
        " from your file; your claims then mean that one" in aoud("check").err
    )

    text = path.read_text("utf-8")
    path.write_text(
        text[: text.index("[source.netflix]")] + text[text.index("[[claim]]") :], "utf-8"
    )

    assert (aoud("check").code, "+yours" in aoud("status").out) == (0, True)


@pytest.mark.usefixtures("clock")
def test_of_two_different_claims_of_one_id_none_is_removed(aoud: Aoud, data_dir: Path) -> None:
    kept = id_of(aoud("add", "plot", "--by", "netflix", "--text", "First words."))
    path = data_dir / "facts.toml"
    text = path.read_text("utf-8")
    claim = text[text.index("[[claim]]") :]
    two = f"{text}\n{claim.replace('First', 'Second')}"
    path.write_text(two, "utf-8")

    refused = aoud("remove", kept)

    assert (refused.code, refused.out) == (2, "")
    assert refused.err.startswith(f"aoud: 2 different claims of yours are called '{kept}'; give")
    assert path.read_text("utf-8") == two
