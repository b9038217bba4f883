"""The sentences that reports share."""

from aoud_cli.reports.outlooks import outlook_in_words
from aoud_cli.reports.wording import answer_in_sentences, reason
from tests.small import judged


def why(topic: str, *claims: str) -> str:
    assessment = judged("2024-01-01", *claims)
    return reason(assessment, assessment[topic])


def test_the_reason_of_an_answer_names_what_it_won_over() -> None:
    older, newer = "episodes=8 by=actor said=2022", "episodes=12 by=agent said=2023"
    weaker = "episodes=9 by=paper said=2022"
    agreed = "nothing that stands disagrees."

    assert why("episodes", newer) == f"N{agreed[1:]}"
    assert why("episodes", older, newer) == f"Between equals the newer word wins; {agreed}"
    assert why("episodes", weaker, newer) == f"Insider outranks press; {agreed}"
    assert why("episodes", older, weaker, newer) == (
        f"Insider outranks press; and the newer word wins between equals; {agreed}"
    )


def test_the_reason_of_a_disputed_answer_names_who_disagrees() -> None:
    disputed = why("episodes", "episodes=12 by=studio said=2022", "episodes=8 by=paper said=2023")

    assert disputed == (
        "Paper, 2023, disagrees, and neither word is both as strong and newer: disputed."
    )


def test_a_step_whose_days_differ_says_so() -> None:
    spring, autumn = (f"filming=yes by=paper said=2023-12 when=2023-0{n}" for n in (3, 9))
    assessment = judged("2024-01-01", spring, autumn)

    (sentence,) = answer_in_sentences(assessment, assessment["filming"])
    assert "Accounts of the day differ." in sentence


def test_a_value_that_is_to_be_announced_is_not_announced_yet() -> None:
    assessment = judged("2024-01-01", "episodes=tba by=studio said=2023")

    sentences = answer_in_sentences(assessment, assessment["episodes"])
    assert sentences == ("Not announced yet. (Studio, official, 2023)",)


def test_a_step_whose_dates_are_all_over_has_nothing_to_expect() -> None:
    assessment = judged("2024-01-01", "released=yes kind=guess when=2023 by=paper said=2022")

    ahead = outlook_in_words(assessment, assessment["released"])
    assert ahead == "every date given so far has passed (1)."


def test_a_note_is_told_with_its_speakers_and_the_number_left_over() -> None:
    """Rule 9."""
    said = "plot said={} by={} text={}".format
    claims = (
        said("2023-05", "studio", "One."),
        said("2023-04", "studio", "Two."),
        said("2023-03", "actor", "Three."),
        said("2023-02", "paper", "Four"),
        said("2023-01", "daily", "Five."),
    )
    assessment = judged("2024-01-01", *claims)

    assert answer_in_sentences(assessment, assessment["plot"]) == (
        "One. (Studio, official, May 2023)",
        "Three. (Actor, insider, Mar 2023)",
        "Four. (Paper, press, Feb 2023)",
        "And 2 more: aoud why plot",
    )
    few = judged("2024-01-01", claims[0])
    assert answer_in_sentences(few, few["plot"]) == ("One. (Studio, official, May 2023)",)
