"""Values and notes: rules 3.1, 3.4 and 3.6 as they hold for values, and 9."""

from itertools import permutations

import pytest

from aoud_cli.facts.model import Topic
from aoud_cli.facts.vocabulary import TopicKind
from aoud_cli.judge.answer import Answer, Key
from aoud_cli.judge.values import sense
from tests.small import fates, in_short, judged

EIGHT = "id=eight episodes=8 said=2024-01-01 by={}".format
TEN = "id=ten episodes=10 said={} by={}".format


def episodes(*claims: str) -> Answer:
    """Return the answer to how many episodes there are, the same in every order of the file."""
    first, *others = [judged("2026-12-31", *given)["episodes"] for given in permutations(claims)]
    assert all(answer == first for answer in others)
    return first


def place(*claims: str) -> Answer:
    return judged("2026-12-31", *claims).answers[Key("cast", "ann")]


# 3.1 Clash of values


@pytest.mark.parametrize(
    ("unit", "alike"),
    [
        ("episodes", ["8", "08", "8 episodes", "8 Episodes", "8episode", "8 episode", " 8 "]),
        ("months", ["10", "10 months", "010 MONTH"]),
        ("months", ["6 to 8", "6 TO 8 months", "06 to 08"]),
        ("episodes", ["1,200", "1,200 episodes"]),
        ("episodes", ["7.5", "7.5 episodes", "07.5"]),
        (None, ["TV-MA", "tv-ma", "tv - ma"]),
        (None, ["8", "0008"]),
        ("episodes", ["0", "00", "0 episodes"]),
    ],
)
def test_spellings_of_a_value_are_one(unit: str | None, alike: list[str]) -> None:
    topic = Topic(kind=TopicKind.VALUE, label="L", question="?", unit=unit)

    assert len({sense(value, topic) for value in alike}) == 1


@pytest.mark.parametrize(
    ("unit", "one", "other"),
    [
        ("episodes", "8", "80"),
        ("episodes", "1.05", "1.5"),
        ("episodes", "1,005", "1,5"),
        ("episodes", "10", "1"),
        ("episodes", "episodes", ""),
        ("episodes", "8", "8 parts"),
        (None, "8 episodes", "8"),
        (None, "Paramount+", "Paramount"),
        ("episodes", "8+", "8"),
    ],
)
def test_different_values_are_two(unit: str | None, one: str, other: str) -> None:
    topic = Topic(kind=TopicKind.VALUE, label="L", question="?", unit=unit)

    assert sense(one, topic) != sense(other, topic)


def test_the_same_number_with_and_without_its_unit_is_settled() -> None:
    answer = episodes(EIGHT("studio"), "id=again episodes=8_episodes said=2024-02-10 by=paper")

    assert in_short(answer) == "8, settled, official"
    assert fates(answer) == {"eight": "stands", "again": "stands"}


def test_two_firm_values_that_differ_clash() -> None:
    disputed = episodes(EIGHT("paper"), TEN("2024-01-01", "daily"))
    assert (in_short(disputed), disputed.credit and disputed.credit.id) == (
        "8, disputed, press",
        "eight",
    )
    newer = episodes(EIGHT("paper"), TEN("2024-01-02", "daily"))
    assert (in_short(newer), fates(newer)) == (
        "10, settled, press",
        {"ten": "stands", "eight": "overruled"},
    )


@pytest.mark.parametrize("soft", ["tba", "talks"])
def test_a_soft_word_clashes_with_a_firm_value_only_if_it_is_newer(soft: str) -> None:
    def with_soft(said: str, by: str) -> Answer:
        return episodes(EIGHT("paper"), f"id=soft episodes={soft} said={said} by={by}")

    older, same = with_soft("2023-12-31", "studio"), with_soft("2024-01-01", "studio")
    assert in_short(older) == in_short(same) == "8, settled, press"
    assert fates(older) == {"soft": "stands", "eight": "stands"}
    newer = with_soft("2024-01-02", "studio")
    assert (in_short(newer), fates(newer)["eight"]) == (f"{soft}, settled, official", "overruled")
    assert in_short(with_soft("2024-01-02", "daily")) == f"{soft}, settled, press"


def test_a_weaker_newer_soft_word_disputes_a_firm_value() -> None:
    answer = episodes(EIGHT("studio"), "id=soft episodes=tba said=2024-01-02 by=paper")

    assert in_short(answer) == "8, disputed, official"
    assert (answer.against and answer.against.id) == "soft"


def test_a_firm_word_newer_than_a_soft_one_replaces_it_however_weak() -> None:
    out = place(
        "id=talks cast=talks about=ann said=2024-01-31 by=studio",
        "id=out cast=out about=ann said=2025-05-20 by=daily",
    )

    assert (in_short(out), fates(out)) == (
        "out, settled, press",
        {"talks": "stands", "out": "stands"},
    )


def test_two_soft_words_never_clash() -> None:
    answer = episodes(
        "id=talks episodes=talks said=2024-01-01 by=paper",
        "id=tba episodes=tba said=2024-01-02 by=studio",
    )

    assert fates(answer) == {"tba": "stands", "talks": "stands"}


def test_to_be_announced_answers_an_older_and_weaker_in() -> None:
    answer = place(
        "cast=tba about=ann said=2024-03-15 by=agent", "cast=in about=ann said=2024-01-10 by=paper"
    )

    assert in_short(answer) == "tba, settled, insider"


# 3.4 Hearsay


def test_hearsay_on_a_value_counts_only_until_somebody_better_speaks() -> None:
    rumour = "id=r episodes=10 said=2023-01-01 by=fan"

    assert in_short(episodes(rumour)) == "10, settled, hearsay"
    answer = episodes(rumour, "id=t episodes=tba said=2022-01-01 by=studio")
    assert (in_short(answer), fates(answer)) == (
        "tba, settled, official",
        {"t": "stands", "r": "set aside"},
    )


def test_hearsay_that_a_standing_value_would_beat_is_overruled() -> None:
    rumour = "id=r episodes=10 said=2023-01-01 by=fan"
    answer = episodes(rumour, EIGHT("paper"))

    assert fates(answer) == {"eight": "stands", "r": "overruled"}
    assert answer.claims[1].because is answer.credit
    newer = episodes(rumour.replace("2023", "2025"), EIGHT("paper"))
    assert fates(newer) == {"eight": "stands", "r": "set aside"}
    assert newer.standing == "settled"


def test_newer_hearsay_overrules_older_hearsay() -> None:
    answer = episodes(
        "id=old episodes=10 said=2023-01-01 by=fan", "id=new episodes=12 said=2023-02-01 by=blog"
    )

    assert (in_short(answer), fates(answer)) == (
        "12, settled, hearsay",
        {"new": "stands", "old": "overruled"},
    )


def test_somebody_better_silences_hearsay_about_the_same_person_alone() -> None:
    rumours = [f"id={who} cast=in about={who} said=2024-01-01 by=fan" for who in ("ann", "bob")]
    answers = judged("2026-12-31", *rumours, "cast=tba about=ann said=2023 by=paper").answers

    assert fates(answers[Key("cast", "ann")])["ann"] == "set aside"
    assert fates(answers[Key("cast", "bob")])["bob"] == "stands"


def test_hearsay_on_a_note_counts_only_until_somebody_better_speaks() -> None:
    rumour, word = (
        "id=r plot said=2023 by=fan text=Rumour",
        "id=w plot said=2022 by=paper text=Word",
    )

    assert in_short(judged("2024-01-01", rumour)["plot"]) == "Rumour, settled, hearsay"
    answer = judged("2024-01-01", rumour, word)["plot"]
    assert (answer.says, fates(answer)) == ("Word", {"w": "stands", "r": "set aside"})


# 3.6 Standing of a value


def test_the_first_standing_value_leads_and_the_first_to_say_it_at_its_rank_is_credited() -> None:
    answer = episodes(
        "id=press episodes=8 said=2022-01-01 by=paper",
        "id=again episodes=08 said=2024-05-05 by=network",
        EIGHT("studio"),
    )

    assert (in_short(answer), answer.credit and answer.credit.id) == (
        "08, settled, official",
        "eight",
    )


def test_a_soft_word_that_leaves_a_firm_value_in_place_does_not_lead() -> None:
    older = "id=soft episodes=tba said=2023-01-01 by=studio"
    disputed = episodes(older, EIGHT("paper"), TEN("2024-01-01", "daily"))

    assert in_short(disputed) == "8, disputed, press"
    between = "id=soft episodes=tba said=2024-03-01 by=actor"
    late = TEN("2024-05-01", "paper")
    answer = episodes(EIGHT("studio"), between, late)
    assert (in_short(answer), answer.against and answer.against.id) == (
        "8, disputed, official",
        "soft",
    )


def test_of_soft_words_the_newest_leads() -> None:
    answer = episodes(
        "id=tba episodes=tba said=2024-01-01 by=studio",
        "id=talks episodes=talks said=2024-02-01 by=paper",
    )

    assert (in_short(answer), answer.credit and answer.credit.id) == (
        "talks, settled, press",
        "talks",
    )


def test_a_soft_word_that_leads_gives_way_to_the_newest_soft_one_that_contradicts_as_much() -> None:
    firm = "id=firm episodes=8 said=2023-01-01 by=fan"
    answer = episodes(
        firm,
        "id=tba episodes=tba said=2024-01-01 by=fan",
        "id=talks episodes=talks said=2024-02-01 by=blog",
    )

    assert fates(answer)["firm"] == "overruled"
    assert in_short(answer) == "talks, settled, hearsay"


def test_a_value_is_disputed_by_the_first_standing_value_that_clashes_with_it() -> None:
    answer = episodes(
        EIGHT("studio"),
        "id=insider episodes=9 said=2025-01-01 by=actor",
        TEN("2025-02-01", "paper"),
    )

    assert in_short(answer) == "8, disputed, official"
    assert (answer.against and answer.against.id) == "insider"


def test_a_guess_of_a_value_is_no_answer() -> None:
    assert in_short(episodes("episodes=12 kind=guess said=2023-01 by=paper")) == "unknown"
    assert in_short(episodes("episodes=12 kind=plan said=2023-01 by=studio")) == "unknown"


# 9 Notes


def note(*claims: str) -> Answer:
    return judged("2026-12-31", *claims)["plot"]


def test_notes_stand_side_by_side_the_strongest_and_newest_first() -> None:
    answer = note(
        "id=old plot said=2022-01-01 by=actor text=Old.",
        "id=press plot said=2025-01-01 by=paper text=Press.",
        "id=new plot said=2023-01-01 by=agent text=New.",
    )

    assert (answer.says, answer.credit and answer.credit.id) == ("New.", "new")
    assert [claim.id for claim in answer.statements] == ["new", "old", "press"]
    assert fates(answer) == {"new": "stands", "old": "stands", "press": "stands"}
    assert answer.left_over == 0


def test_a_note_is_answered_by_three_statements_one_for_each_speaker_and_the_number_left() -> None:
    answer = note(
        "id=a1 plot said=2022-01-01 by=studio text=A1.",
        "id=a2 plot said=2023-01-01 by=studio text=A2.",
        "id=b plot said=2023-01-01 by=actor text=B.",
        "id=c plot said=2023-01-01 by=paper text=C.",
        "id=d plot said=2022-01-01 by=daily text=D.",
    )

    assert [claim.id for claim in answer.statements] == ["a2", "b", "c"]
    assert answer.left_over == 2


def test_a_speaker_is_named_twice_where_there_are_places_left() -> None:
    answer = note(
        "id=a1 plot said=2022-01-01 by=studio text=A1.",
        "id=a2 plot said=2023-01-01 by=studio text=A2.",
        "id=b1 plot said=2023-01-01 by=paper text=B1.",
        "id=b2 plot said=2022-01-01 by=paper text=B2.",
    )

    assert [claim.id for claim in answer.statements] == ["a2", "a1", "b1"]
    assert answer.left_over == 1


def test_a_detail_stands_and_is_no_answer_while_there_is_a_better_one() -> None:
    detail = "id=detail plot detail=true said=2023-01-01 by=studio text=Detail."
    told = "id=told plot said=2022-01-01 by=paper text=Told."
    answer = note(detail, told)

    assert (answer.says, answer.basis) == ("Told.", "press")
    assert [claim.id for claim in answer.statements] == ["told"]
    assert answer.left_over == 1
    assert fates(answer) == {"detail": "stands", "told": "stands"}
    assert [claim.id for claim in note(detail).statements] == ["detail"]


def test_nobody_s_note_is_unknown() -> None:
    answer = note()

    assert (in_short(answer), answer.statements, answer.left_over) == ("unknown", (), 0)
    planned = note("id=p plot kind=plan said=2023 by=studio")
    assert (in_short(planned), fates(planned)) == ("unknown", {"p": "None"})
