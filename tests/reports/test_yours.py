"""What `aoud remove` lists: the user's own claims, their look, and what was fetched."""

from datetime import date

from aoud_cli.facts.model import Fetched, Overlay
from aoud_cli.reports.yours import yours
from tests.small import facts, judged

FILMED = "id=began filming=yes when=2025-07 said=2025-07-22 by=studio text=It_began."
NOTHING = Overlay.model_validate({"schema": 1}), Fetched.model_validate({"schema": 1})


def test_each_claim_the_look_and_what_was_fetched_can_be_removed_by_a_name() -> None:
    claims = facts(FILMED).claims
    own = Overlay.model_construct(version=1, look=date(2025, 8, 1), claims=claims)
    fetched = Fetched.model_construct(version=1, looks=[], claims=claims)

    listed = yours(judged("2025-08-01", FILMED), own, fetched)

    assert [row.cells() for row in listed.rows] == [
        ("began", "22 Jul 2025", "It began."),
        ("checked", "", "You looked for news up to 1 Aug 2025."),
        ("fetched", "", "All that was fetched: 1 claim."),
    ]
    assert listed.preamble() == ("Remove one: aoud remove CLAIM, or aoud remove --last",)


def test_where_there_is_nothing_no_next_step_is_named() -> None:
    listed = yours(judged("2025-08-01", FILMED), *NOTHING)

    assert (listed.rows, listed.preamble()) == ((), ())
