"""What `aoud refresh` tells: what a database says anew, and which answers that changes."""

from datetime import date

from aoud_cli.reports.refresh import Asking, Refresh, refresh
from tests.small import judged

FILMED = "id=began filming=yes when=2025-07 said=2025-07-22 by=studio"
SPRING = "id=spring released=yes kind=guess when=2027-03-12 said=2026-12-01 by=index text=March."
SUMMER = "id=summer released=yes kind=guess when=2027-06-11 said=2027-01-10 by=index text=June."
OUT = "id=out released=yes when=2027-03-12 said=2027-03-13 by=index text=Out."
ASKED = Asking(True, date(2026, 12, 1), "Tin Harbour, https://example.org/1", date(2026, 11, 30))


def told(day: str, before: tuple[str, ...], *new: str, asking: Asking = ASKED) -> Refresh:
    """Return what is told of new claims beside those that there were."""
    both = judged(day, *before), judged(day, *before, *new)
    ids = {word.partition("=")[2] for one in new for word in one.split() if word[:3] == "id="}
    claims = [claim for claim in both[1].facts.claims if claim.id in ids]
    return refresh(both, ("index", "Index"), asking, claims)


def test_a_first_date_is_news_with_the_headline_before_and_after() -> None:
    found = told("2026-12-01", (FILMED,), SPRING)

    assert found.is_news
    assert found.preamble() == (
        "Asked Index on 1 Dec 2026: Tin Harbour, https://example.org/1",
        "Its page was last changed on 30 Nov 2026.",
        "New: March.",
        "Before: FILMING, NOT WRAPPED YET. NO RELEASE DATE.",
        "Now: FILMING, NOT WRAPPED YET. NO OFFICIAL RELEASE DATE.",
        "The release is expected 12 Mar 2027 (Index, 1 Dec 2026). Before: without a date.",
    )


def test_a_date_that_moved_is_shown_beside_the_one_before() -> None:
    found = told("2027-01-10", (FILMED, SPRING), SUMMER)

    assert found.asked()[2:] == ("New: June.", "Until now: March.")
    assert found.headlines() == ("Still: FILMING, NOT WRAPPED YET. NO OFFICIAL RELEASE DATE.",)


def test_the_same_answer_again_is_no_news() -> None:
    found = told("2026-12-02", (FILMED, SPRING))

    assert not found.is_news
    assert found.asked()[-1] == "Nothing new."
    assert found.expectation() == ()


def test_a_listed_date_that_has_passed_is_told_until_the_season_is_out() -> None:
    late, out = told("2027-03-20", (FILMED, SPRING)), told("2027-03-20", (FILMED, SPRING), OUT)

    assert late.asked()[-1] == "Index still lists 12 Mar 2027, and no episode as shown."
    assert out.overdue == ""
    assert out.expectation() == ()


def test_what_is_not_taken_and_not_written_is_said() -> None:
    asking = Asking(False, date(2026, 12, 1), "Tin Harbour", date(2026, 12, 3), "", "31 Dec 2027")

    found = told("2026-12-01", (FILMED,), asking=asking)

    assert found.asked()[1:] == (
        "Its page was last changed on 1 Dec 2026.",
        "Not taken: 31 Dec 2027",
        "Nothing was written.",
    )


def test_where_nothing_was_sent_only_the_reason_is_said() -> None:
    found = told("2026-12-01", (FILMED,), asking=Asking(why_not="Asked 5 minutes ago."))

    assert found.asked() == ("Asked 5 minutes ago.",)
