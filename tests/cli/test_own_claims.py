"""`aoud add`, `aoud remove` and `aoud export`: what the user writes down, and how it comes back."""

import json
import re
import tomllib
from datetime import date
from pathlib import Path

import pytest

from aoud_cli.cli.new_claim import Draft
from aoud_cli.errors import FactsError, Fault
from aoud_cli.facts.checks import Remedy
from tests.conftest import Aoud, Result

OUT_NOW = ("add", "released", "yes", "--by", "netflix", "--said", "2026-12-04", "--when", "2026-12-04",
           "--text", "Netflix put the season out.")  # fmt: skip


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make it the evening of 4 December 2026."""

    class Evening(date):
        @classmethod
        def today(cls) -> "Evening":
            return cls(2026, 12, 4)

    monkeypatch.setattr("aoud_cli.cli.options.date", Evening)


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


@pytest.mark.usefixtures("clock")
def test_every_field_is_kept_as_it_was_typed(aoud: Aoud, data_dir: Path) -> None:
    aoud("add", "Release", "YES", "--kind", "plan", "--by", "Netflix", "--via", "Evening Star", "--via-rank", "press",
         "--said", "2026-03", "--when", "2027-Q1", "--text", " Netflix planned it. ", "--quote", "Soon!",
         "--url", "https://star.example/soon", "--note", "In Korean.")  # fmt: skip

    assert (data_dir / "facts.toml").read_text("utf-8").splitlines()[3:] == [
        "[source.evening-star]",
        'name = "Evening Star"',
        'rank = "press"',
        "",
        "[[claim]]",
        f'id = "{id_of_file(data_dir)}"',
        'topic = "released"',
        'says = "yes"',
        'kind = "plan"',
        'when = "2027-Q1"',
        'said = "2026-03"',
        'by = "netflix"',
        'via = "evening-star"',
        'text = "Netflix planned it."',
        'quote = "Soon!"',
        'url = "https://star.example/soon"',
        'note = "In Korean."',
    ]


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


@pytest.mark.usefixtures("clock")
@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ((), "2026-12-04"),
        (("--said", "2026-12"), "2026-12-01/2026-12-04"),
        (("--said", "2026-11"), "2026-11"),
    ],
)
def test_said_is_today_and_no_month_is_over_before_it_is(
    aoud: Aoud, data_dir: Path, given: tuple[str, ...], kept: str
) -> None:
    aoud("add", "plot", "--by", "netflix", "--text", "It goes on.", *given)

    assert f'said = "{kept}"' in (data_dir / "facts.toml").read_text("utf-8")


def test_two_new_sources_whose_names_leave_the_same_letters_stay_two(
    aoud: Aoud, data_dir: Path
) -> None:
    word = ("add", "rating", "R19", "--text", "Rated R19.", "--said", "2026-03-01")
    added = aoud(
        *word,
        "--by",
        "가나 TV",
        "--by-rank",
        "official",
        "--via",
        "다라 TV",
        "--via-rank",
        "hearsay",
    )

    assert added.code == 0
    kept = tomllib.loads((data_dir / "facts.toml").read_text("utf-8"))
    ranks = {source["name"]: source["rank"] for source in kept["source"].values()}
    assert ranks == {"가나 TV": "official", "다라 TV": "hearsay"}
    assert kept["claim"][0]["by"] != kept["claim"][0]["via"]


def test_one_new_source_named_twice_is_one_and_has_one_rank(aoud: Aoud, data_dir: Path) -> None:
    word = (
        "add",
        "rating",
        "R19",
        "--text",
        "Rated R19.",
        "--said",
        "2026-03-01",
        "--by",
        "Foo",
        "--via",
        "FOO",
    )

    refused = aoud(*word, "--by-rank", "official", "--via-rank", "hearsay")
    added = aoud(*word, "--by-rank", "press")

    assert refused.err == "aoud: --via-rank: 'foo' is known, at rank official; leave it out\n"
    assert added.code == 0
    assert tomllib.loads((data_dir / "facts.toml").read_text("utf-8"))["source"] == {
        "foo": {"name": "Foo", "rank": "press"}
    }


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
def test_a_claim_about_anything_says_that_it_moves_the_known_day_of_everything(aoud: Aoud) -> None:
    word = ("add", "plot", "--by", "netflix", "--text", "Netflix said a word.")

    assert "now counts as checked up to 4 Dec 2026" in aoud(*word).out
    assert "now counts as checked" not in aoud(*word[:-1], "Netflix said another.").out


@pytest.mark.usefixtures("clock")
def test_a_look_that_found_nothing_moves_the_known_day(aoud: Aoud) -> None:
    assert "Nobody has looked" in aoud("status").out

    looked = aoud("add", "--checked", "2026-12-04")

    assert looked.code == 0
    assert "Take it back: aoud remove checked" in looked.out
    assert "Added that you looked for news up to 4 Dec 2026." in looked.out
    assert (
        "Every answer now counts as checked up to 4 Dec 2026; before, up to 23 Feb\n 2026."
        in looked.out
    )
    assert "Nobody has looked" not in aoud("status").out


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

    assert "Removed that you looked for news up to 4 Dec 2026." in removed.out
    assert (aoud("status").out, (data_dir / "facts.toml").exists()) == (before, False)
    assert aoud("remove", "checked").code == 2


def test_a_word_of_a_day_still_to_come_counts_for_nothing_before(
    aoud: Aoud, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Before(date):
        @classmethod
        def today(cls) -> "Before":
            return cls(2026, 11, 25)

    monkeypatch.setattr("aoud_cli.cli.options.date", Before)
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
@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("add", "TOPIC, --by, --text are missing"),
        ("add filming", "SAYS, --by, --text are missing"),
        ("add cast in --by netflix --text x", "--about is missing"),
        ("add filmign yes --by netflix --text x", "no topic is called 'filmign'; did you mean 'filming'?"),
        ("add filming maybe --by netflix --text x", "SAYS: 'maybe' does not answer a milestone; write "
         '"yes" or "no", and a date with --when\n'),
        ("add filming yes --by netflx --text x", "--by: no source is called 'netflx'; did you mean 'Netflix'? "
         "(a new source needs --by-rank official|insider|press|hearsay)\n"),
        ("add filming yes --by netflix --by-rank press --text x", "--by-rank: 'netflix' is known, at rank official"),
        ("add filming yes --by netflix --text x --when 2026-13", "--when: '2026-13' is not a date; a year has 12"),
        ("add filming yes --by netflix --text x --when 2027", "--when: '2027' lies after it was said (2026-12-04); "
         "add --kind plan or --kind guess"),
        ("add filming yes --by netflix --text x --said 2026-02-30", "--said: '2026-02-30' is not a date"),
        ("add filming yes --by netflix --text x --said 2026-02/..", "--said: '2026-02/..' has no last day"),
        ("add filming yes --by netflix --text x --url ftp://x", "--url: is not a web address"),
        ("add filming yes --by netflix --text x --retracts nothing", "--retracts: no claim is called 'nothing'"),
        ("add cast in --by netflix --text x --about Nobody", "--about: nobody here is called 'Nobody'"),
        ("add cast in --by netflix --text x --about Lomon --new-person --part X", "--about: Lomon is known already"),
        ("add filming yes --by netflix --text x --about Lomon", "--about: topic 'filming' is not per person; "
         "leave --about out"),
        ("add plot yes --by netflix --text x", "SAYS: topic 'plot' holds notes; leave `says` out"),
        ("add filming yes --by netflix --text \x1b[2J", "--text: holds \\u001b, a character that cannot be seen"),
        ("add filming yes --by netflix --text \u202ex", "--text: holds \\u202e, a character that cannot be seen"),
        ("add filming yes --by netflix --text \udcff", "--text: is not UTF-8 text"),
        ("add filming yes --by x --by-rank boss --text x", "'boss'"),
        ("add --checked 2026-12-05", "--checked: 5 Dec 2026 lies ahead, and nobody can have looked yet"),
        ("add plot --by netflix --text x --checked 2026-12-03", "--checked: 3 Dec 2026 lies before your newest claim"),
        ("add --checked soon", "--checked: 'soon' is not a date"),
        ("remove nothing", "you have no claims of your own; `aoud add` writes one down"),
    ],
)  # fmt: skip
def test_what_cannot_be_added_is_refused_in_a_sentence_and_nothing_is_written(
    aoud: Aoud, data_dir: Path, words: str, sentence: str
) -> None:
    result = aoud(*words.split(" "))

    assert (result.code, result.out) == (2, "")
    assert sentence in result.err
    assert not (data_dir / "facts.toml").exists()


@pytest.mark.usefixtures("clock")
def test_a_bundled_claim_cannot_be_removed(aoud: Aoud) -> None:
    added = id_of(aoud(*OUT_NOW))

    assert (
        f"no claim of yours is called '{added}x'; did you mean '{added}'?"
        in aoud("remove", f"{added}x").err
    )
    assert aoud("remove", "filming-park").code == 2


@pytest.mark.usefixtures("clock")
def test_hangul_is_kept_composed_however_it_was_typed(aoud: Aoud, data_dir: Path) -> None:
    apart = "\u1112\u1169\u11bc"  # the three letters of 홍
    aoud("add", "plot", "--by", "netflix", "--text", f"{apart} goes on.")

    assert "홍 goes on." in (data_dir / "facts.toml").read_text("utf-8")


@pytest.mark.usefixtures("clock")
def test_two_new_sources_in_letters_that_ascii_lacks_are_two(aoud: Aoud, data_dir: Path) -> None:
    for name in ("한겨레", "조선일보"):
        added = aoud("add", "plot", "--by", name, "--by-rank", "press", "--text", f"{name} wrote.")
        assert (added.code, added.err) == (0, "")

    text = (data_dir / "facts.toml").read_text("utf-8")
    assert len(set(re.findall(r"\[source\.(source-[0-9a-f]+)\]", text))) == 2


@pytest.mark.usefixtures("clock")
def test_the_effect_is_the_same_in_every_shape(aoud: Aoud) -> None:
    shown = json.loads(aoud(*OUT_NOW, "--json", "--dry-run").out)

    assert (shown["command"], shown["yours"], shown["after"]) == ("add", True, "RELEASED. OUT NOW.")
    assert {row["what"] for row in shown["rows"]} == {"answer", "hit", "missed"}
    assert (
        "| Release | not yet (press) | 4 Dec 2026 (official) |"
        in aoud(*OUT_NOW, "--format", "markdown").out
    )


def test_paths_tells_of_both_files_and_whether_one_is_there(aoud: Aoud, data_dir: Path) -> None:
    nothing = aoud("paths")
    aoud(*OUT_NOW)

    assert nothing.out.splitlines()[1] == f"yours    {data_dir / 'facts.toml'}  (nothing there yet)"
    assert aoud("paths").out.splitlines()[1] == f"yours    {data_dir / 'facts.toml'}"


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

    assert "the bundled facts have one of that id; remove yours" in aoud("status").err
    assert aoud("remove", "renewed-lee-undecided-2022-02").code == 0
    assert not path.exists()


@pytest.mark.usefixtures("clock")
def test_a_source_that_the_bundled_facts_have_by_now_names_the_claims_to_remove(
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
        f"source 'netflix': the bundled facts have one of that id; remove {id_of_file(data_dir)}"
        in (aoud("check").err)
    )


@pytest.mark.usefixtures("clock")
def test_an_empty_word_is_not_the_same_as_none(aoud: Aoud) -> None:
    assert aoud(*OUT_NOW[:-2], "--text", "x", "--said", "").err == (
        "aoud: --said: '' is not a date; write 2022, 2022-09, 2022-09-26, 2024-Q4, 2024-H2, late 2024, A/B, A/.. or"
        " ../B\n"
    )


def test_a_day_in_words_is_kept_as_fact_files_write_it(aoud: Aoud, data_dir: Path) -> None:
    aoud(
        "add",
        "released",
        "yes",
        "--by",
        "netflix",
        "--said",
        "4 Dec 2026",
        "--when",
        "december 2026",
        "--text",
        "x",
    )

    assert 'when = "2026-12"\nsaid = "2026-12-04"' in (data_dir / "facts.toml").read_text("utf-8")


def test_only_what_is_wrong_with_the_typed_claim_itself_is_said_in_the_words_of_the_command_line() -> (
    None
):
    draft = Draft({"id": "mine"})
    problem, remedy = "is wrong", Remedy.NO_PERSON
    file = "your facts.toml"

    error = draft.refused(
        FactsError(
            Fault(problem, remedy, "claim", "mine", "about", file),
            Fault(problem, remedy, "claim", "other", "about", file),
            Fault(problem, remedy, "source", "mine", "about", file),
            Fault(problem, "remove yours", "claim", "mine", file=file),
        )
    )

    assert error.lines == (
        "--about: is wrong; leave --about out",
        "your facts.toml: claim 'other': about: is wrong; leave `about` out",
        "your facts.toml: source 'mine': about: is wrong; leave `about` out",
        "your facts.toml: claim 'mine': is wrong; remove yours",
    )
