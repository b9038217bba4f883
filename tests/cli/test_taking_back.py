"""`aoud remove`: which claim is meant, and the command that brings it back."""

import json
import re
import shlex
import shutil
import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from aoud_cli.text import is_showable
from tests.conftest import Aoud, Result, TodayIs

PLOT = ("add", "plot", "--by", "netflix", "--text", "It goes on.")
EPISODES = ("add", "episodes", "9", "--by", "Quay Radio", "--by-rank", "hearsay", "--text", "Nine.")


@pytest.fixture(autouse=True)
def clock(today_is: TodayIs, bundled_in_february: None) -> None:  # noqa: ARG001 - is done by it
    """Make it the evening of 4 December 2026, and the bundled record that of February."""
    today_is(2026, 12, 4)


def ids(data_dir: Path) -> list[str]:
    path = data_dir / "facts.toml"
    return re.findall(
        r'^id = "(.*)"$', path.read_text("utf-8") if path.exists() else "", re.MULTILINE
    )


def brought_back(removed: Result) -> list[str]:
    """Return the words of the command that a removal offers, as a shell would read them."""
    (line,) = re.findall(r"^ Bring it back: (aoud .*)$", removed.out, re.MULTILINE)
    return shlex.split(line)[1:]


def test_without_a_claim_remove_lists_what_can_be_removed_and_changes_nothing(
    aoud: Aoud, data_dir: Path
) -> None:
    aoud(*PLOT)
    aoud(*EPISODES)
    aoud("add", "--checked", "today")
    before = (data_dir / "facts.toml").read_bytes()

    listed = aoud("remove")

    assert (listed.code, listed.err) == (0, "")
    for name in (*ids(data_dir), "checked"):
        assert re.search(rf"^ {name} ", listed.out, re.MULTILINE)
    assert "Remove one: aoud remove CLAIM, or aoud remove --last" in listed.out
    assert (data_dir / "facts.toml").read_bytes() == before


def test_whoever_has_no_claims_is_told_how_to_write_one(aoud: Aoud) -> None:
    listed = aoud("remove")

    assert (listed.code, listed.err) == (0, "")
    assert "You have no claims of your own; `aoud add` writes one down." in listed.out


def test_the_list_for_programs_has_a_row_for_each(aoud: Aoud, data_dir: Path) -> None:
    aoud(*PLOT)

    rows = json.loads(aoud("remove", "--json").out)["rows"]

    assert rows == [{"id": ids(data_dir)[0], "said": "4 Dec 2026", "text": "It goes on."}]


def test_the_beginning_of_an_id_is_enough_where_no_other_begins_so(
    aoud: Aoud, data_dir: Path
) -> None:
    aoud(*PLOT)
    aoud(*PLOT, "--note", "Another one.")
    aoud(*EPISODES)

    twice = aoud("remove", "plot")
    once = aoud("remove", "epi")

    assert (twice.code, twice.out) == (2, "")
    assert twice.err == f"aoud: 2 claims of yours begin with 'plot': {', '.join(ids(data_dir))}\n"
    assert once.code == 0
    assert [name.partition("-")[0] for name in ids(data_dir)] == ["plot", "plot"]


@pytest.mark.parametrize("name", ["", "e1", "pisodes", "filming-park"])
def test_what_begins_no_id_removes_nothing(aoud: Aoud, data_dir: Path, name: str) -> None:
    aoud(*EPISODES)

    refused = aoud("remove", name)

    assert (refused.code, refused.out) == (2, "")
    assert refused.err.startswith(f"aoud: no claim of yours is called '{name}'; ")
    assert len(ids(data_dir)) == 1


def test_the_last_claim_is_the_one_that_was_added_last(aoud: Aoud, data_dir: Path) -> None:
    aoud(*PLOT)
    aoud(*EPISODES)
    first, second = ids(data_dir)

    assert f"Removed {second}." in aoud("remove", "--last").out
    assert ids(data_dir) == [first]
    assert f"Removed {first}." in aoud("remove", "--last").out
    assert aoud("remove", "--last").err == (
        "aoud: you have no claims of your own; `aoud add` writes one down\n"
    )


def test_a_look_is_no_claim_that_was_added_last(aoud: Aoud) -> None:
    aoud("add", "--checked", "today")

    assert aoud("remove", "--last").code == 2
    assert aoud("remove", "chec").code == 0


def test_a_claim_and_the_last_one_are_two(aoud: Aoud, data_dir: Path) -> None:
    aoud(*PLOT)

    refused = aoud("remove", "plot", "--last")

    assert refused.err == "aoud: CLAIM and --last name two claims; leave one out\n"
    assert len(ids(data_dir)) == 1


def test_a_look_is_brought_back_by_its_command(aoud: Aoud, data_dir: Path) -> None:
    aoud("add", "--checked", "2026-12-03")
    before = (data_dir / "facts.toml").read_bytes()

    aoud(*brought_back(aoud("remove", "checked")))

    assert (data_dir / "facts.toml").read_bytes() == before


def changed_by_hand(aoud: Aoud, data_dir: Path, old: str, new: str) -> Result:
    """Remove a claim whose text in the file is another one than the program wrote."""
    aoud(*EPISODES)
    path = data_dir / "facts.toml"
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    return aoud("remove", "--last")


def test_a_claim_of_which_no_option_says_all_has_no_command(aoud: Aoud, data_dir: Path) -> None:
    removed = changed_by_hand(aoud, data_dir, 'rank = "hearsay"', 'rank = "press"\nnote = "Old."')

    assert "No `aoud add` brings back all that it said." in removed.out
    assert "Bring it back" not in removed.out


def test_a_sentence_that_was_changed_by_hand_comes_back_as_it_was(
    aoud: Aoud, data_dir: Path
) -> None:
    removed = changed_by_hand(aoud, data_dir, "Nine.", "Ten.")

    aoud(*brought_back(removed))

    assert 'text = "Ten."' in (data_dir / "facts.toml").read_text("utf-8")


# Case FI13, as a property: what was removed comes back by the command that is printed, to the letter.


def is_kept_as_typed(text: str) -> bool:
    kept = unicodedata.normalize("NFC", text).strip()
    return bool(kept) and all(map(is_showable, kept))


TEXTS = st.one_of(
    st.sampled_from(
        ["It's out", '"So"', "$HOME `ls` \\", "--by", "-x", "a  b", "박지후", "é!", "#"]
    ),
    st.text(min_size=1, max_size=20).filter(is_kept_as_typed),
)
RANKS = st.sampled_from(["official", "insider", "press", "hearsay"])
STEPS = st.sampled_from(["yes", "no", "2027-01-15", "2025", "2026-11-20"])
DAYS = st.sampled_from(["2026-12-04", "Nov 2026", "Dec 2026", "2026", "early 2026"])


@st.composite
def additions(draw: st.DrawFn) -> list[str]:
    """Draw the words of an `aoud add`, of every sort of topic and with every sort of option."""
    said = draw(st.sampled_from(["plot", "released", "episodes", "cast", "crew"]))
    words, more = [said], [f"--text={draw(TEXTS)}", f"--said={draw(DAYS)}"]
    if said == "released":
        words.append(draw(STEPS))
        more += [f"--part={draw(st.integers(1, 3))}"] if draw(st.booleans()) else []
    if said in {"episodes", "crew"}:
        words.append(draw(TEXTS))
    if said == "cast":
        words.append(draw(st.sampled_from(["in", "out", "talks", "tba"])))
    if said in {"cast", "crew"}:
        new = [f"--about={draw(TEXTS)}", "--new-person"]
        new += [f"--native={draw(TEXTS)}"] if draw(st.booleans()) else []
        new += [f"--part={draw(TEXTS)}"] if draw(st.booleans()) else []
        more += draw(st.sampled_from([["--about=lomon"], new]))
    more += draw(st.sampled_from([["--by=netflix"], ["--by", "--part", "--by-rank=press"]]))
    new_source = [f"--by={draw(TEXTS)}", f"--by-rank={draw(RANKS)}"]
    if draw(st.booleans()):
        more = [one for one in more if not one.startswith("--by") and one != "--part"] + new_source
    for option in ("--quote", "--note"):
        more += [f"{option}={draw(TEXTS)}"] if draw(st.booleans()) else []
    more += ["--url=https://a.example/?b=c&d='e'"] if draw(st.booleans()) else []
    via = [[], ["--via=collider"], [f"--via={draw(TEXTS)}", f"--via-rank={draw(RANKS)}"]]
    more += draw(st.sampled_from(via))
    if draw(st.booleans()) and said != "released":
        more.append("--kind=guess")
    return ["add", *more, "--", *words]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.filter_too_much])
@given(words=additions(), is_first=st.booleans())
def test_what_was_removed_comes_back_by_the_command_that_is_printed(
    aoud: Aoud, data_dir: Path, words: list[str], is_first: bool
) -> None:
    shutil.rmtree(data_dir, ignore_errors=True)
    if not is_first:  # then its source stays, and the person
        aoud(*(f"{word}!" if word.startswith("--text") else word for word in words))
    before_it = len(ids(data_dir))
    added = aoud(*words)
    assume(added.code == 0 and len(ids(data_dir)) == before_it + 1)
    before = (data_dir / "facts.toml").read_bytes()

    again = brought_back(aoud("remove", "--last"))
    assert len(ids(data_dir)) == before_it
    aoud(*again)

    assert (data_dir / "facts.toml").read_bytes() == before
