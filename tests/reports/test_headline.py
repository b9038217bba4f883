"""The headline: how far a season is, what comes next, and when it is released."""

from aoud_cli.reports.headline import headline
from tests.small import judged

RENEWED = "renewed=yes by=studio said=2022"


def test_a_headline_says_that_the_expected_date_passed() -> None:
    guess = "released=yes kind=guess when=2023 by=paper said=2022"

    assert headline(judged("2023-12-31", RENEWED, guess)) == "RENEWED. NO RELEASE DATE."
    assert headline(judged("2024-01-01", RENEWED, guess)) == "RENEWED. EXPECTED DATE PASSED."


def test_only_a_plan_of_the_official_side_for_one_day_is_a_release_date() -> None:
    def release(when: str, by: str, kind: str) -> str:
        plan = f"released=yes kind={kind} when={when} by={by} said=2023"
        return headline(judged("2024-01-01", RENEWED, plan)).removeprefix("RENEWED. ")

    assert release("2024-06-01", "studio", "plan") == "OUT ON 1 JUN 2024."
    assert release("2024-06", "studio", "plan") == "NO RELEASE DATE."
    assert release("2024-06-01", "paper", "plan") == "NO RELEASE DATE."
    assert release("2024-06-01", "studio", "guess") == "NO RELEASE DATE."


def test_the_step_taken_is_told_with_the_next_one() -> None:
    def progress(*claims: str) -> str:
        return headline(judged("2024-01-01", *claims)).removesuffix(" NO RELEASE DATE.")

    assert progress() == "NOTHING KNOWN YET."
    assert progress("renewed=yes by=paper said=2022") == "RENEWED (press)."
    assert progress(RENEWED, "filming=no by=paper said=2023") == "RENEWED, NOT FILMING YET."
    assert progress(RENEWED, "filming=yes by=fan said=2023") == "RENEWED, FILMING? HEARSAY ONLY."
    assert progress("renewed=no by=paper said=2022") == "NOT RENEWED YET."


def test_a_season_that_is_out_or_cancelled_is_told_so() -> None:
    out = "released=yes by=studio said=2023 when=2023"

    assert headline(judged("2024-01-01", out)) == "RELEASED. OUT NOW."
    assert headline(judged("2024-01-01", "cancelled=yes by=studio said=2023")) == "CANCELLED."
