"""What `aoud add` makes of its options: names, dates and texts."""

import re
import tomllib
from pathlib import Path

import pytest

from aoud_cli.cli.draft import Draft
from aoud_cli.errors import FactsError, Fault, Remedy
from tests.conftest import Aoud, TodayIs


@pytest.fixture
def clock(today_is: TodayIs) -> None:
    """Make it the evening of 4 December 2026."""
    today_is(2026, 12, 4)


@pytest.mark.usefixtures("clock")
def test_every_field_is_kept_as_it_was_typed(aoud: Aoud, data_dir: Path) -> None:
    aoud("add", "Release", "YES", "--kind", "plan", "--by", "Netflix", "--via", "Evening Star", "--via-rank", "press",
         "--said", "2026-03", "--when", "2027-Q1", "--text", " Netflix planned it. ", "--quote", "Soon!",
         "--url", "https://star.example/soon", "--note", "In Korean.")  # fmt: skip

    lines = (data_dir / "facts.toml").read_text("utf-8").splitlines()[3:]
    (id_line,) = (line for line in lines if line.startswith("id = "))
    assert lines == [
        "[source.evening-star]",
        'name = "Evening Star"',
        'rank = "press"',
        "",
        "[[claim]]",
        id_line,
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


@pytest.mark.usefixtures("clock")
@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("add", "TOPIC, --by, --text are missing"),
        ("add filming", "SAYS, --by, --text are missing"),
        ("add cast in --by netflix --text x", "--about is missing"),
        ("add filmign yes --by netflix --text x", "no topic is called 'filmign'; did you mean 'filming'?"),
        ("add filming maybe --by netflix --text x", "SAYS: 'maybe' does not answer a milestone; write "
         "yes, no, or the date\n"),
        ("add released 2027-13 --by netflix --text x", "SAYS: '2027-13' is not a date; a year has 12 months\n"),
        ("add released 2027 --by netflix --text x --when 2028", "SAYS: '2027' is a date, and so is --when; "
         "leave one out\n"),
        ("add released 2026-12 --by netflix --text x", "SAYS: Dec 2026 was not over when it was said; add --kind "
         "fact, --kind plan or --kind guess\n"),
        ("add released 2027 --kind fact --by netflix --text x", "--when: '2027' lies after it was said (2026-12-04); "
         "add --kind plan or --kind guess\n"),
        ("add released 2027/.. --by netflix --text x", "--when: '2027/..' has no last day; a plan says by when"),
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
        ("add cast in --by netflix --text x --about Lomon --part X", "--about: Lomon is known already, as lomon;"),
        ("add cast in --by netflix --text x --about Cho --native 박지후", "--native: 박지후 is known already, as "
         "park-ji-hu; write --about park-ji-hu, and leave --new-person, --native, --part out\n"),
        ("add wrapped yes --by netflix --text x --part 2", "--part: wrapped has no parts; leave it out"),
        ("add plot yes --by netflix --text x", "SAYS: topic 'plot' holds notes; leave `says` out"),
        ("add filming yes --by netflix --text \x1b[2J", "--text: holds \\u001b, a character that cannot be seen"),
        ("add filming yes --by netflix --text \u202ex", "--text: holds \\u202e, a character that cannot be seen"),
        ("add filming yes --by netflix --text \udcff", "--text: holds bytes that are no text, in your locale or in UTF-8"),
        (f"add filming yes --by netflix --text x{'.' * 101}", "--text: holds over 100 dots; no sentence needs so many\n"),
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
def test_an_empty_word_is_not_the_same_as_none(aoud: Aoud) -> None:
    assert aoud("add", "plot", "--by", "netflix", "--text", "x", "--said", "").err == (
        "aoud: --said: '' is not a date; write 2023-04-30, 30 Apr 2023, Apr 2023, 2023, late 2024, H2 2024,"
        " by Jun 2024, Jan to Mar 2024 or 2024/..\n"
    )


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


# A date in place of a yes, as the interview takes it.


@pytest.mark.usefixtures("clock")
@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("released 2027-01-15 --by netflix", {"kind": "plan", "when": "2027-01-15"}),
        ("released 15_Jan_2027 --by park-ji-hu", {"kind": "plan", "when": "2027-01-15"}),
        ("released 2027 --by collider", {"kind": "guess", "when": "2027"}),
        ("released 2027 --by Foo --by-rank hearsay", {"kind": "guess", "when": "2027"}),
        ("released 2027 --by Foo --by-rank official", {"kind": "plan", "when": "2027"}),
        ("released 2027 --by netflix --kind guess", {"kind": "guess", "when": "2027"}),
        ("released today --by collider", {"when": "2026-12-04"}),
        ("released 2026-12 --by netflix --kind fact", {"when": "2026-12"}),
        ("released 2026-12-04 --by netflix --said 2026-12-01", {"kind": "plan", "when": "2026-12-04"}),
        ("released 2026-12-01 --by netflix --said 2026-12-01", {"when": "2026-12-01"}),
        ("filming 2025-07 --by netflix", {"when": "2025-07"}),
    ],
)  # fmt: skip
def test_a_date_in_place_of_a_yes_is_a_fact_if_it_has_come_else_a_plan_or_guess(
    aoud: Aoud, data_dir: Path, line: str, kept: dict[str, str]
) -> None:
    added = aoud("add", *(word.replace("_", " ") for word in line.split()), "--text", "So it is.")

    assert (added.code, added.err) == (0, "")
    (claim,) = tomllib.loads((data_dir / "facts.toml").read_text("utf-8"))["claim"]
    assert claim["says"] == "yes"
    assert {key: claim[key] for key in ("kind", "when") if key in claim} == kept


@pytest.mark.usefixtures("clock")
def test_a_date_is_the_value_itself_where_the_topic_asks_for_one(
    aoud: Aoud, data_dir: Path
) -> None:
    aoud("add", "setting", "2027", "--by", "netflix", "--text", "It is set in 2027.")

    assert 'says = "2027"' in (data_dir / "facts.toml").read_text("utf-8")
