"""What `check` and `add` hint at: a halt written as a "not yet", and the same in any order."""

from aoud_cli.reports.hints import hints
from tests.small import judged

BEGAN = "id=began filming=yes when=2025-01-10 said=2025-01-10 by=studio"
HALTS = (
    "id=spring filming=no when=2025-03 said=2025-03-10 by=paper",
    "id=summer filming=no when=2025-07 said=2025-07-10 by=daily",
)


def test_each_halt_after_the_start_is_hinted_at_in_the_order_in_which_it_was_said() -> None:
    found = hints(judged("2025-12-31", BEGAN, *HALTS))

    assert [hint.claim for hint in found] == ["spring", "summer"]


def test_the_hints_are_the_same_in_any_order_of_the_file() -> None:
    assert hints(judged("2025-12-31", BEGAN, *HALTS)) == hints(
        judged("2025-12-31", *reversed(HALTS), BEGAN)
    )


def test_a_number_in_letters_is_hinted_at_where_the_topic_has_a_unit() -> None:
    found = hints(
        judged(
            "2025-12-31",
            "id=letters episodes=twelve said=2025-01-10 by=studio",
            "id=digits episodes=10-12 said=2025-01-10 by=studio",
            "id=open episodes=tba said=2025-01-10 by=studio",
        )
    )

    sentence = "'twelve' is no number of episodes; write it in digits, like 12"
    assert [(hint.claim, hint.text) for hint in found] == [("letters", sentence)]


def test_hints_about_numbers_stand_in_one_order_whatever_the_files_is() -> None:
    claims = [
        "id=b episodes=ten said=2025-01-10 by=studio",
        "id=a episodes=twelve said=2025-01-11 by=studio",
    ]

    found = [hints(judged("2025-12-31", *order)) for order in (claims, claims[::-1])]

    assert [[hint.claim for hint in each] for each in found] == [["a", "b"], ["a", "b"]]
