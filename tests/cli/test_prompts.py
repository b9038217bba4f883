"""What `aoud add` asks on a terminal, and what it makes of the answers."""

import re
import tomllib
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from aoud_cli.cli import lookup, typed_dates
from aoud_cli.output import terminal
from tests.conftest import Aoud, Result, TodayIs


@pytest.fixture
def typing(aoud: Aoud, today_is: TodayIs, monkeypatch: pytest.MonkeyPatch) -> "Typing":
    """Return a function that runs `aoud add` and types these answers on 25 November 2026."""
    today_is(2026, 11, 25)
    return Typing(aoud, monkeypatch)


class Typing:
    def __init__(self, aoud: Aoud, patch: pytest.MonkeyPatch) -> None:
        self.aoud, self.patch = aoud, patch
        self.notes: list[str] = []
        self.questions: list[str] = []
        self.summary: list[str] = []
        self.confirmed: list[str] = []

    def __call__(
        self, *answers: str, given: tuple[str, ...] = (), then: tuple[str, ...] = ("yes",)
    ) -> Result:
        """Run `aoud add`; `then` answers the summary, if there is one, and what follows."""
        left, after = iter(answers), iter(then)

        def answered(question: str) -> str:
            if question.startswith(("Write it down", "Correct a line")):
                self.confirmed.append(question)
                return next(after)
            self.questions.append(question)
            return next(after if self.confirmed and then != ("yes",) else left)

        def noted(text: str) -> None:
            self.summary.append(text) if is_of_summary(text) else self.notes.append(text)

        self.patch.setattr(terminal, "can_ask", lambda: True)
        self.patch.setattr(terminal, "ask", answered)
        self.patch.setattr(terminal, "write_note", noted)
        result = self.aoud("add", *given)
        assert list(left) == []
        assert list(after) in ([], ["yes"])
        return result


def is_of_summary(text: str) -> bool:
    return bool(re.match(r"[0-9] [A-Z-]|Before: |Now: ", text))


def kept(data_dir: Path) -> str:
    return (data_dir / "facts.toml").read_text("utf-8")


def test_a_day_still_to_come_is_a_plan_or_a_guess_and_never_a_fact(
    typing: "Typing", data_dir: Path
) -> None:
    added = typing(
        "release", "2026-12-04", "Netflix", "It comes out on 4 December.", "", "fact", "plan"
    )

    assert "OUT ON 4 DEC 2026." in added.out
    assert typing.questions[-1] == (
        "4 Dec 2026 was still to come."
        " Is that the speaker's plan, or a guess (plan or guess; Enter: plan):"
    )
    assert typing.notes[1:] == ["write plan or guess"]
    assert 'says = "yes"\nkind = "plan"\nwhen = "2026-12-04"' in kept(data_dir)


def test_a_day_that_is_over_is_when_it_happened(typing: "Typing", data_dir: Path) -> None:
    typing("release", "2026-11-20", "Netflix", "It came out.", "")

    assert 'says = "yes"\nwhen = "2026-11-20"' in kept(data_dir)


def test_a_word_that_answers_nothing_is_asked_for_again(typing: "Typing") -> None:
    typing("relaese", "release", "perhaps", "no", "Netflix", "", "Not yet.", "")

    assert [note.partition(";")[0] for note in typing.notes[1:]] == [
        "no topic is called 'relaese'",
        f"write yes or no, or a date: {typed_dates.HOW_TO_TYPE.removeprefix('write ')}",
        "write something, or stop with Ctrl-C",
    ]


def test_a_name_that_was_not_meant_can_be_typed_again(typing: "Typing", data_dir: Path) -> None:
    typing("cast", "Lee", "no", "Lee Yoo-mi", "in", "Netflx", "Netflix", "She joins.", "")

    assert typing.notes[1].startswith("more than one person is called 'Lee'; type the id ")
    assert "; lee-yoo-mi: Lee Yoo-mi (이유미), Lee Na-yeon, season 1; " in typing.notes[1]
    assert ('about = "lee-yoo-mi"' in kept(data_dir), "[source." in kept(data_dir)) == (True, False)


def test_a_new_source_and_a_new_person_are_written_down_on_the_users_word(
    typing: "Typing", data_dir: Path
) -> None:
    typing(
        "cast",
        "Ann Oh",
        "yes",
        "in talks",
        "Quay Radio",
        "yes",
        "press",
        "Quay Radio named Ann Oh.",
        "",
    )

    assert '[source.quay-radio]\nname = "Quay Radio"\nrank = "press"' in kept(data_dir)
    assert '[person.ann-oh]\nname = "Ann Oh"' in kept(data_dir)


def test_what_was_given_is_not_asked_for(typing: "Typing", data_dir: Path) -> None:
    typing("It goes on.", given=("plot", "--by", "netflix", "--said", "20 Nov 2026"))

    assert 'text = "It goes on."' in kept(data_dir)


def test_the_topics_are_listed_before_the_question(typing: "Typing") -> None:
    typing("plot", "Netflix", "It goes on.", "")

    assert typing.notes[0].startswith("The topics: renewed, filming, wrapped, released, ")
    assert typing.questions[0] == "Topic:"


def test_a_topic_per_person_is_asked_about_by_the_name_of_the_person(
    typing: "Typing", data_dir: Path
) -> None:
    typing("cast", "yoo-mi", "yes", "in talks", "Netflix", "She may join.", "")
    typing("crew", "Ann Oh", "yes", "director", "Netflix", "She directs.", "")

    assert typing.questions[1:4] == [
        "About whom:",
        *["Is Lee Yoo-mi in, in talks, out, or tba:"] * 2,
    ]
    assert typing.notes[1] == "write one of in, talks, out, tba"
    assert "Crew, Ann Oh (the value, or tba):" in typing.questions
    assert ('says = "talks"' in kept(data_dir), 'says = "director"' in kept(data_dir)) == (
        True,
        True,
    )


def test_a_yes_without_a_date_is_asked_for_one(typing: "Typing", data_dir: Path) -> None:
    typing("release", "yes", "Netflix", "It came out.", "soon", "20 Nov 2026", "")

    assert typing.questions[-2] == "When was that (Enter: not known):"
    assert 'says = "yes"\nwhen = "2026-11-20"' in kept(data_dir)


def test_the_date_of_a_yes_may_stay_unknown(typing: "Typing", data_dir: Path) -> None:
    typing("It came out.", "", "", given=("released", "yes", "--by", "netflix"))

    assert "when" not in kept(data_dir)


@pytest.mark.parametrize(
    "given", [("released", "no"), ("released", "yes", "--when", "2026-10"), ("episodes", "9")]
)
def test_no_other_claim_is_asked_for_a_date(typing: "Typing", given: tuple[str, ...]) -> None:
    typing("So they said.", "", given=(*given, "--by", "netflix"))

    assert typing.questions == [
        "What was said, in one sentence of your own:",
        "When was it said (Enter: today):",
    ]


def test_a_whole_claim_is_asked_for_nothing(typing: "Typing") -> None:
    typing(given=("plot", "--by", "netflix", "--text", "It goes on."))

    assert (typing.questions, typing.confirmed, typing.summary) == ([], [], [])


@pytest.mark.parametrize(
    ("answer", "said"),
    [("", "2026-11-25"), ("yesterday", "2026-11-24"), ("30 Apr 2026", "2026-04-30")],
)
def test_the_day_of_speech_is_asked_for_and_may_be_another_than_today(
    typing: "Typing", data_dir: Path, answer: str, said: str
) -> None:
    typing("It goes on.", "2026-10/..", answer, given=("plot", "--by", "netflix"))

    assert typing.questions[-1] == "When was it said (Enter: today):"
    assert typing.notes == ["'2026-10/..' has no last day; write a day, a month or a year"]
    assert f'said = "{said}"' in kept(data_dir)


def test_where_a_date_was_given_a_step_is_answered_by_yes_or_no_alone(
    typing: "Typing", data_dir: Path
) -> None:
    typing("2027-05", "yes", "Netflix", "It came out.", "", given=("released", "--when", "2025-01"))

    assert typing.questions[0] == "Release (yes, or no for not yet):"
    assert typing.notes == ["write yes or no"]
    assert 'when = "2025-01"' in kept(data_dir)


@pytest.mark.parametrize("given", [("yes",), ("--when", "Oct 2026")])
def test_a_day_is_ahead_as_seen_from_the_day_of_speech(
    typing: "Typing", data_dir: Path, given: tuple[str, ...]
) -> None:
    answers = ["It is on its way.", "2026-10"] if "yes" in given else ["yes", "It is on its way."]
    typing(*answers, "plan", given=("released", *given, "--said", "1 Mar 2026", "--by", "netflix"))

    assert typing.questions[-1].startswith("Oct 2026 was still to come. ")
    assert 'kind = "plan"\nwhen = "2026-10"\nsaid = "2026-03-01"' in kept(data_dir)


def test_what_happened_in_a_month_that_is_not_over_can_be_a_fact(
    typing: "Typing", data_dir: Path
) -> None:
    typing(
        "It came out.",
        "",
        "fact",
        given=("released", "yes", "--when", "2026-11", "--by", "netflix"),
    )

    assert typing.questions[-1].startswith("Nov 2026 was not over yet. Is that a fact, ")
    assert "kind" not in kept(data_dir)


@pytest.mark.parametrize("option", ["--said", "--when"])
def test_a_date_that_is_none_is_told_before_anything_is_asked(
    typing: "Typing", option: str
) -> None:
    refused = typing(given=("released", option, "31 Apr 2026"))

    assert (refused.code, typing.questions) == (2, [])
    assert refused.err == f"aoud: {option}: '31 Apr 2026' is not a date; April 2026 has 30 days\n"


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("A" * 161, "the answer is longer than 160 characters; shorten it"),
        (
            "It\u200b came.",
            "the answer: holds \\u200b, a character that cannot be seen; leave it out",
        ),
        ("\udcff", "the answer: holds bytes that are no text, in your locale or in UTF-8"),
        ("\u2003", "write something, or stop with Ctrl-C"),
    ],
)
def test_a_sentence_that_no_claim_may_hold_is_asked_for_again(
    typing: "Typing", data_dir: Path, sentence: str, told: str
) -> None:
    typing(sentence, "A" * 160, given=("plot", "--by", "netflix", "--said", "20 Nov 2026"))

    assert typing.notes == [told]
    assert f'text = "{"A" * 160}"' in kept(data_dir)


@pytest.mark.parametrize("says", ["yes", "Yes"])
@pytest.mark.parametrize("kind", ["plan", "guess"])
def test_a_plan_or_guess_without_a_date_is_asked_by_when(
    typing: "Typing", data_dir: Path, kind: str, says: str
) -> None:
    typing(
        "It will come.",
        "",
        "2027/..",
        "2027",
        "",
        given=("released", says, "--kind", kind, "--by", "netflix"),
    )

    assert typing.questions[1:] == ["By when:"] * 3 + ["When was it said (Enter: today):"]
    assert (
        typing.notes[1]
        == "'2027/..' has no last day; a plan or guess says by when, like 2024 or ../2024-06"
    )
    assert f'kind = "{kind}"\nwhen = "2027"' in kept(data_dir)


@pytest.mark.parametrize("start", ["2026/..", "2027/.."])
def test_a_plan_without_a_last_day_is_asked_for_one(
    typing: "Typing", data_dir: Path, start: str
) -> None:
    typing("It will come.", start, "", "plan", "2027", given=("released", "yes", "--by", "netflix"))

    assert typing.questions[-1] == "By when:"
    assert typing.notes == [
        f"'{start}' has no last day; a plan or guess says by when, like 2024 or ../2024-06"
    ]
    assert 'kind = "plan"\nwhen = "2027"' in kept(data_dir)


def test_a_given_date_without_a_last_day_is_asked_for_again_for_a_plan(
    typing: "Typing", data_dir: Path
) -> None:
    typing(
        "It will come.",
        "2027",
        "",
        given=("released", "yes", "--kind", "plan", "--when", "2027/..", "--by", "netflix"),
    )

    assert typing.questions[1] == "By when:"
    assert 'kind = "plan"\nwhen = "2027"' in kept(data_dir)


def test_what_goes_on_may_stay_a_fact_without_a_last_day(typing: "Typing", data_dir: Path) -> None:
    typing("It is out.", "2026/..", "", "fact", given=("released", "yes", "--by", "netflix"))

    assert 'when = "2026/.."' in kept(data_dir)


def test_a_rank_is_known_in_any_case(typing: "Typing", data_dir: Path) -> None:
    typing("yes", "Press agency", "Press", "Snow.", "", given=("plot", "--by", "New Paper"))

    assert typing.notes[1:] == ["write one of official, insider, press, hearsay"]
    assert '[source.new-paper]\nname = "New Paper"\nrank = "press"' in kept(data_dir)


def test_who_is_meant_is_settled_before_anything_is_asked_about_them(
    typing: "Typing", data_dir: Path
) -> None:
    typing("Lee Yoo-mi", "in", "Netflix", "She joins.", "", given=("cast", "--about", "Lee"))

    assert typing.questions[:2] == [
        "Is it new (yes), or who is meant (type the name again):",
        "Is Lee Yoo-mi in, in talks, out, or tba:",
    ]
    assert 'about = "lee-yoo-mi"' in kept(data_dir)


def test_a_topic_that_is_none_is_refused_before_anything_is_asked(typing: "Typing") -> None:
    refused = typing(given=("filmign", "yes", "--by", "Nobody at all"))

    assert (refused.code, typing.questions, typing.notes) == (2, [], [])
    assert refused.err == "aoud: no topic is called 'filmign'; did you mean 'filming'?\n"


def test_a_new_source_that_is_speaker_and_outlet_is_asked_about_once(
    typing: "Typing", data_dir: Path
) -> None:
    typing("Snow.", "", given=("plot", "--by", "Foo", "--by-rank", "press", "--via", "FOO"))

    assert typing.notes == []
    assert kept(data_dir).count("[source.") == 1


def test_what_is_likely_of_a_day_still_to_come_is_taken_by_enter(
    typing: "Typing", data_dir: Path
) -> None:
    typing("It comes out.", "", "", given=("released", "yes", "--when", "2027", "--by", "netflix"))
    typing("It may come.", "", "", given=("released", "yes", "--when", "2027", "--by", "collider"))

    assert re.findall('kind = "(.*)"', kept(data_dir)) == ["plan", "guess"]


def test_a_date_is_no_name_of_a_source_or_person(typing: "Typing", data_dir: Path) -> None:
    typing("cast", "4 Dec 2026", "Lee Yoo-mi", "in", "2026-12-04", "Netflix", "She joins.", "")

    assert [note.partition(";")[0] for note in typing.notes[1:]] == [
        "'4 Dec 2026' is a date, and the day is asked for later",
        "'2026-12-04' is a date, and the day is asked for later",
    ]
    assert ('by = "netflix"' in kept(data_dir), "[source." in kept(data_dir)) == (True, False)


@pytest.mark.parametrize("answer", ["Jan 15", "04/12/2026", "12월 4일", "15 Jan 2027"])
def test_what_looks_like_a_date_is_no_source(typing: "Typing", data_dir: Path, answer: str) -> None:
    typing("plot", answer, "Netflix", "Snow.", "")

    assert 'by = "netflix"' in kept(data_dir)


def test_an_outlet_may_be_called_today(typing: "Typing", data_dir: Path) -> None:
    typing("plot", "Today", "yes", "press", "Snow.", "")

    assert 'name = "Today"' in kept(data_dir)


def test_what_was_asked_is_shown_before_it_is_written_down(typing: "Typing") -> None:
    typing("release", "2027-01-15", "Netflix", "It comes out.", "", "plan")

    assert typing.summary[:5] == [
        "1 Topic: Release",
        "2 Says: yes, 15 Jan 2027 (plan)",
        "3 Who said it: Netflix (official)",
        "4 What was said: It comes out.",
        "5 When it was said: 25 Nov 2026",
    ]
    assert [line.partition(":")[0] for line in typing.summary[5:]] == ["Before", "Now"]
    assert typing.confirmed == ["Write it down (yes or no), or correct a line (its number):"]


CORRECTIONS: dict[str, tuple[tuple[str, ...], dict[str, str | None]]] = {
    "the answer": (("2", "2026-11-20"), {"when": "2026-11-20", "kind": None}),
    "the answer, once more open": (("2", "no"), {"says": "no", "when": None, "kind": None}),
    "the date and its kind": (("2", "2027", "guess"), {"when": "2027", "kind": "guess"}),
    "the speaker and its kind": (("3", "Collider", ""), {"by": "collider", "kind": "guess"}),
    "the sentence": (("4", "Netflix said so."), {"text": "Netflix said so."}),
    "the day": (("5", "yesterday", ""), {"said": "2026-11-24", "kind": "plan"}),
    "the topic": (("1", "episodes", "9"), {"topic": "episodes", "says": "9", "when": None}),
    "the same topic": (("1", "release"), {"topic": "released", "when": "2027-01-15"}),
    "a number that is none": (("9", "0", "4", "So."), {"text": "So."}),
    "two lines": (("4", "So.", "5", "yesterday", ""), {"text": "So.", "said": "2026-11-24"}),
}


@pytest.mark.parametrize("line", CORRECTIONS)
def test_each_line_of_the_summary_can_be_corrected(
    typing: "Typing", data_dir: Path, line: str
) -> None:
    answers, corrected = CORRECTIONS[line]
    typing("release", "2027-01-15", "Netflix", "It comes out.", "", "plan", then=(*answers, "yes"))

    (claim,) = tomllib.loads(kept(data_dir))["claim"]
    assert {key: claim.get(key) for key in corrected} == corrected


def test_a_claim_about_another_person_is_asked_about_them(typing: "Typing", data_dir: Path) -> None:
    typing("cast", "Lee Yoo-mi", "in", "Netflix", "She joins.", "", then=("2", "Lomon", "yes"))

    assert typing.summary[1] == "2 About: Lee Yoo-mi (이유미), Lee Na-yeon, season 1"
    assert 'about = "lomon"' in kept(data_dir)


def test_an_option_that_was_typed_can_be_corrected_or_left_out(
    typing: "Typing", data_dir: Path
) -> None:
    given = ("plot", "--by", "netflix", "--note", "A doubt.", "--url", "https://a.example")
    typing("Snow.", "", given=given, then=("5", "https://b.example/", "6", "", "yes"))

    (claim,) = tomllib.loads(kept(data_dir))["claim"]
    assert (claim["url"], "note" in claim) == ("https://b.example/", False)


def test_the_outlet_and_the_claim_that_is_taken_back_can_be_corrected(
    typing: "Typing", data_dir: Path
) -> None:
    given = (
        "filming",
        "no",
        "--by",
        "park-ji-hu",
        "--via",
        "Collider",
        "--retracts",
        "filming-park",
    )
    typing("Later.", "", given=given, then=("6", "Soompi Two", "yes", "press", "7", "", "yes"))

    assert typing.summary[5:7] == ["6 Where you read it: Collider", "7 Takes back: filming-park"]
    (claim,) = tomllib.loads(kept(data_dir))["claim"]
    assert (claim["via"], "retracts" in claim) == ("soompi-two", False)


def test_the_part_of_a_release_is_shown_beside_its_topic(typing: "Typing") -> None:
    typing("Part 2.", "", given=("released", "no", "--by", "netflix", "--part", "2"))

    assert typing.summary[0] == "1 Topic: Release, part 2"


def test_a_corrected_claim_that_breaks_a_rule_is_told_and_corrected_again(
    typing: "Typing", data_dir: Path
) -> None:
    given = ("plot", "--by", "netflix", "--url", "ftp://a.example")
    typing("Snow.", "", given=given, then=("5", "https://b.example/", "yes"))

    assert typing.confirmed[0] == "Correct a line (its number), or stop (no):"
    assert typing.notes == ["--url: is not a web address; write https://host/path"]
    assert 'url = "https://b.example/"' in kept(data_dir)


def test_who_says_no_writes_nothing_down(typing: "Typing", data_dir: Path) -> None:
    refused = typing("plot", "Netflix", "Snow.", "", then=("no",))

    assert (refused.code, refused.out) == (2, "")
    assert refused.err == "aoud: you said no; nothing was changed\n"
    assert not data_dir.exists()


ANNOUNCED = ("released", "2027-01-15", "--by", "netflix", "--text", "It comes out.")


def test_a_whole_claim_that_changes_the_headline_is_confirmed(
    typing: "Typing", data_dir: Path
) -> None:
    typing(given=ANNOUNCED, then=("2", "15 Jan 2028", "", "yes"))

    assert typing.summary[6] == "Now: WRAPPED (press), NOT RELEASED YET. OUT ON 15 JAN 2027."
    assert typing.summary[-1] == "Now: WRAPPED (press), NOT RELEASED YET. OUT ON 15 JAN 2028."
    assert 'when = "2028-01-15"' in kept(data_dir)


def test_a_date_that_has_begun_and_is_not_over_is_asked_for_its_kind(
    typing: "Typing", data_dir: Path
) -> None:
    given = ("released", "2026-11", "--by", "netflix", "--text", "It is out.")
    typing("fact", given=given)

    assert typing.questions[0].startswith("Nov 2026 was not over yet. Is that a fact, ")
    assert 'when = "2026-11"' in kept(data_dir)


@pytest.mark.parametrize("option", ["--yes", "-y", "--dry-run"])
def test_nothing_is_confirmed_that_was_to_be_written_anyway_or_not_at_all(
    typing: "Typing", option: str
) -> None:
    added = typing(given=(*ANNOUNCED, option))

    assert (added.code, typing.confirmed, typing.summary) == (0, [], [])
    assert " Now: WRAPPED (press), NOT RELEASED YET. OUT ON 15 JAN 2027." in added.out


@pytest.mark.parametrize(("answer", "is_kept"), [("y", True), ("n", False)])
def test_a_look_that_changes_the_headline_is_confirmed(
    typing: "Typing", data_dir: Path, answer: str, is_kept: bool
) -> None:
    typing(given=("--checked", "today"), then=("1", answer))

    assert typing.confirmed == ["Write it down (yes or no):"] * 2
    assert typing.notes == ["write yes or no"]
    assert data_dir.exists() == is_kept


def test_each_name_and_date_is_read_once(typing: "Typing", monkeypatch: pytest.MonkeyPatch) -> None:
    reads: Counter[str] = Counter()
    for module, name in (
        (lookup, "topic"),
        (lookup, "source"),
        (lookup, "person"),
        (typed_dates, "written"),
    ):
        monkeypatch.setattr(module, name, counting(reads, name, getattr(module, name)))
    given = ("cast", "in", "--about", "Lomon", "--by", "Netflix", "--via", "Netflix Junkie")

    typing("He joins.", given=(*given, "--said", "20 Nov 2026", "--when", "2026"))

    assert reads == {"topic": 1, "source": 2, "person": 1, "written": 2}


def counting(reads: Counter[str], name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    """Return a function that does the same, and is counted."""

    def counted(*arguments: Any) -> Any:
        reads[name] += 1
        return function(*arguments)

    return counted


def test_a_date_that_could_be_two_days_is_asked_for_again_with_both(
    typing: "Typing", data_dir: Path
) -> None:
    typing("release", "11/10/2026", "Oct. 11, 2026", "Netflix", "It came out.", "")

    assert typing.notes[1:] == [
        "'11/10/2026' could be 11 Oct 2026 or 10 Nov 2026; write the one that it is"
    ]
    assert 'when = "2026-10-11"' in kept(data_dir)
