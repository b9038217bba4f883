"""`aoud why`: the sentences that decide, and every claim with its fate; true then, and the credits of rule 4.2."""

from aoud_cli.reports.why import Why, why, why_claim
from tests.small import judged

START = "id=start filming=yes when=2025-07-22 said=2025-07-22 by=studio"


def of(topic: str, *claims: str, day: str = "2025-12-31") -> Why:
    return why(judged(day, *claims), topic)


def fates(found: Why) -> dict[str, str]:
    return {row.id: row.fate_in_words for row in found.rows}


def test_a_not_yet_that_held_on_its_day_was_true_then() -> None:
    no = "id=no filming=no said=2023-03 by=actor via=paper"

    assert fates(of("filming", no)) == {"no": "stands (via Paper)"}
    assert fates(of("filming", no, START)) == {"start": "stands", "no": "true then (via Paper)"}


def test_a_not_yet_that_was_overruled_was_never_true() -> None:
    no = "id=no filming=no when=2025-08 said=2025-08-20 by=paper"
    confirmed = "id=again filming=yes when=2025-07-22 said=2025-09-01 by=studio"

    assert fates(of("filming", START, no, confirmed))["no"] == "overruled by Studio"


def test_the_line_up_of_an_earlier_year_is_true_then_and_decides_nothing() -> None:
    lineup = "id=lineup released=no when=2023-07 said=2023-06-10 by=paper"
    found = of("released", START, lineup)

    assert found.verdict == "NOT YET"
    assert (
        "Not before 22 Jul 2025: filming comes first. (Studio, official, 22 Jul 2025)"
        in found.sentences
    )
    assert found.firmness == "settled, basis official"
    assert fates(found) == {"start": "stands", "lineup": "true then"}
    ahead = lineup.replace("when=2023-07", "when=2025-08")
    assert fates(of("released", START, ahead))["lineup"] == "stands"


def test_each_end_of_a_window_is_credited_where_another_tells_it() -> None:
    claims = (
        "filming=yes by=studio said=2025-07-22",
        "filming=yes when=2025-07-22 by=paper said=2025-07-23",
    )

    found = of("filming", *claims)
    assert "When: 22 Jul 2025. (Paper, press, 23 Jul 2025)" in found.sentences


def test_a_first_day_that_comes_from_a_no_is_told_as_a_sentence() -> None:
    found = of(
        "filming",
        "filming=yes by=studio said=2025-07-22",
        "filming=no when=2025-07-05 by=paper said=2025-07-06",
    )

    assert "When: by 22 Jul 2025." in found.sentences
    assert "Not on 5 Jul 2025. (Paper, press, 6 Jul 2025)" in found.sentences


def test_what_was_replaced_or_ruled_out_says_by_whom() -> None:
    old = "id=old released=yes kind=plan when=2025 said=2024-01 by=studio"
    new = "id=new released=yes kind=plan when=2026 said=2025-05 by=studio"
    no = "id=no released=no when=2026 said=2025-06 by=studio"

    assert fates(of("released", old, new)) == {"new": "open", "old": "replaced by Studio"}
    assert fates(of("released", new, no)) == {"no": "stands", "new": "ruled out by Studio"}


def test_what_is_no_prediction_has_no_fate() -> None:
    past = "id=past released=yes kind=guess when=2023 said=2024 by=paper"
    found = of("released", past)

    assert (found.rows[0].fate, found.rows[0].fate_in_words) == (None, "no prediction")


def claim_in_words(id_: str, *claims: str) -> str:
    assessment = judged("2025-12-31", *claims)
    return why_claim(assessment, assessment.judged[id_]).sentences[1]


def test_one_claim_says_what_became_of_it() -> None:
    old = "id=old released=yes kind=plan when=2027 said=2024-01 by=studio"
    new = "id=new released=yes kind=plan when=2026 said=2025-05 by=studio"
    no = "id=no released=no when=2027 said=2025-06 by=studio"
    past = "id=past released=yes kind=guess when=2023 said=2024 by=paper"

    assert claim_in_words("new", new) == "It is open."
    assert claim_in_words("old", old, new) == "It was replaced by Studio, May 2025 (new)."
    assert claim_in_words("new", new, no) == "It is ruled out by Studio, Jun 2025 (no)."
    assert claim_in_words("past", past) == (
        "It is no prediction: its days were over when it was said, or nobody could judge it."
    )


def test_each_part_is_answered_in_a_sentence() -> None:
    out = "released=yes when=2025-02-13 said=2025-02-13 by=studio"
    plan = "released=yes part=2 kind=plan when=2026-04-10 said=2025-02-13 by=studio"
    found = of("released", out, plan)

    assert found.verdict == "2 parts"
    assert [sentence.split(".")[0] for sentence in found.sentences] == [
        "Part 1: Yes, on 13 Feb 2025",
        "Part 2: No source says that it has happened",
    ]
    assert [answer.part for answer in found.answers] == [1, 2]


def test_a_claim_that_bears_on_two_parts_is_listed_once() -> None:
    first = "id=first released=yes when=2024-01-10 said=2024-01-10 by=studio"
    second = "id=second released=yes part=2 kind=plan when=2024-09 said=2024-01-10 by=studio"
    told = why(judged("2024-03-01", first, second), "released")

    assert sorted(row.id for row in told.rows) == ["first", "second"]
    assert "Not before 10 Jan 2024: the part before comes first." in told.sentences[1]


def test_a_not_yet_of_long_ago_is_told_up_to_the_day_somebody_looked() -> None:
    no = "id=no filming=no said=2023-03-01 by=studio"

    assert of("filming", no, day="2031-06-01").verdict == "NOT YET BY 31 DEC 2030"


def test_the_hint_names_the_claim_that_decided() -> None:
    lineup = "id=lineup released=no when=2023-07 said=2023-06-10 by=paper"

    assert of("released", START, lineup).hint() == (
        "One claim, and where it was read: aoud why start",
    )


def test_a_claim_on_another_step_names_its_step() -> None:
    found = of("released", START)

    assert [row.says for row in found.rows] == ["Filming: yes, 22 Jul 2025"]
    assert found.sentences[0] == "No source says that it has happened."


def test_a_claim_that_was_true_then_says_so() -> None:
    no = "id=no filming=no said=2023-03 by=actor via=paper"

    assert claim_in_words("no", no, START) == "It was true then, but is no longer."
