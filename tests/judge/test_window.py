"""When a step was taken, and who tells which day of it: rules 4.1 and 4.2."""

from itertools import permutations

import pytest

from aoud_cli.judge.answer import Answer, Limit, Teller
from tests.small import days, in_short, judged

TOP = "id=top filming=yes by=studio said=2025-07-22"


def shown(limit: Limit | None) -> tuple[str, str, str | None] | None:
    return (str(limit.day), limit.teller.claim.id, limit.step) if limit else None


def id_of(teller: Teller | None) -> str | None:
    return teller.claim.id if teller else None


def ends(answer: Answer) -> tuple[str | None, str | None]:
    """Return the ids of the claims that tell the first and the last day."""
    assert answer.window is not None
    return id_of(answer.window.first_by), id_of(answer.window.last_by)


def of(topic: str, *claims: str) -> Answer:
    """Return the answer of a topic at the end of 2026, the same in every order of the file."""
    named = [one if one.startswith("id=") else f"id=k{n} {one}" for n, one in enumerate(claims)]
    first, *others = [judged("2026-12-31", *given)[topic] for given in permutations(named)]
    assert all(answer.window == first.window and answer.credit == first.credit for answer in others)
    return first


# 4.1 The window


def test_it_is_what_all_the_yeses_have_in_common() -> None:
    answer = of(
        "filming",
        "filming=yes when=2025-07 said=2025-09 by=agent",
        "filming=yes when=2025-06-20/2025-07-16 said=2025-07-16 by=paper",
        TOP,
    )

    assert (days(answer), answer.window and answer.window.dates_differ) == (
        "2025-07-01/2025-07-16",
        False,
    )


def test_it_ends_with_the_earliest_last_day_be_it_that_of_a_later_step() -> None:
    assert days(of("filming", TOP, "wrapped=yes when=2025-07-10 said=2025-08-01 by=paper")) == (
        "../2025-07-10"
    )
    released = "released=yes when=2025-09-01 said=2025-09-01 by=studio"
    assert days(of("filming", TOP, released)) == "../2025-07-22"


def test_of_a_later_step_only_the_last_day_counts() -> None:
    month = "filming=yes when=2025-07 said=2025-08 by=paper"

    assert days(
        of("filming", month, "wrapped=yes when=2025-07-20/2025-09-05 said=2025-10 by=daily")
    ) == ("2025-07")


def test_it_lies_after_the_last_day_of_a_no_of_the_step_itself() -> None:
    noes = "filming=no said=2025-07-05 by=paper", "filming=no said=2025-07-03 by=actor"

    assert days(of("filming", TOP, *noes)) == "2025-07-06/2025-07-22"
    month = "filming=yes when=2025-07 said=2025-07-22 by=studio"
    assert days(of("filming", month, *noes)) == "2025-07-06/2025-07-22"


def test_the_day_of_a_no_is_kept_if_a_yes_ends_on_it() -> None:
    no = "filming=no said=2025-07-22 by=paper"

    assert days(of("filming", TOP, no)) == "2025-07-22"
    assert (
        days(of("filming", "filming=yes when=2025-07 said=2025-07-22 by=studio", no))
        == "2025-07-22"
    )


def test_a_yes_that_clashes_with_a_standing_no_gives_no_days() -> None:
    early = "filming=yes when=2022-09-01 said=2022-10 by=paper"
    no = "filming=no said=2022-10-15 by=daily"
    after = "filming=yes when=2023-05 said=2023-05-20 by=paper"

    assert days(of("filming", early, no, after)) == "2023-05-01/2023-05-20"


def test_then_the_bound_cuts_it() -> None:
    renewed = "renewed=yes when=2025-07-04 said=2025-07-04 by=studio"
    no = "filming=no said={} by=paper".format

    assert days(of("filming", TOP, renewed)) == "2025-07-04/2025-07-22"
    assert days(of("filming", TOP, renewed, no("2025-07-03"))) == "2025-07-04/2025-07-22"
    assert days(of("filming", TOP, renewed, no("2025-07-04"))) == "2025-07-05/2025-07-22"


WRAP = "id={} wrapped=yes when={} said={} by={}".format


def test_days_that_differ_are_shown_part_by_part_never_the_stretch_between_them() -> None:
    answer = of(
        "wrapped",
        WRAP("one", "2025-01-10", "2025-01-10", "network"),
        WRAP("two", "2025-02-20", "2025-02-20", "studio"),
    )

    assert answer.window is not None
    assert days(answer) == "2025-01-10 or 2025-02-20"
    assert answer.window.dates_differ
    assert [tuple(map(id_of, pair)) for pair in answer.window.tellers] == [
        ("one", "one"),
        ("two", "two"),
    ]


def test_days_that_touch_or_overlap_are_joined() -> None:
    def joined(*given: str) -> str:
        return days(
            of(
                "wrapped",
                *(WRAP(f"i{n}", when, "2026-03", "paper") for n, when in enumerate(given)),
            )
        )

    assert joined("2026-02-18", "2026-02-19") == "2026-02-18/2026-02-19"
    assert joined("2026-02-18", "2026-02-20") == "2026-02-18 or 2026-02-20"
    assert joined("2026-02-18", "2026-02-20", "2026-02-19") == "2026-02-18/2026-02-20"
    weeks = "2026-02-01/2026-02-07", "2026-02-05/2026-02-11", "2026-02-20/2026-02-26"
    assert joined(*weeks) == "2026-02-01/2026-02-11 or 2026-02-20/2026-02-26"


def test_where_dates_differ_only_the_strongest_word_on_the_step_itself_counts() -> None:
    press = WRAP("press", "2026-02-19", "2026-02-22", "paper")
    insider = WRAP("insider", "2026-01", "2026-02-23", "actor")
    answer = of("wrapped", press, insider, "released=yes when=2026-12-04 said=2026-12-04 by=studio")

    assert (days(answer), ends(answer)) == ("2026-01", ("insider", "insider"))


def test_of_the_strongest_the_narrowest_counts() -> None:
    month = WRAP("month", "2026-01", "2026-02-23", "paper")
    day = WRAP("day", "2026-02-19", "2026-02-22", "daily")
    blog = WRAP("blog", "2026-02-20", "2026-02-21", "fan")

    assert days(of("wrapped", month, day, blog)) == "2026-02-19"


def test_of_words_without_a_first_day_that_which_ends_earliest_counts_where_none_has_one() -> None:
    # the day of the later step lies before what the makers say of the earlier one
    late = WRAP("late", "2026-02-19", "2026-02-22", "paper")
    early, earlier = (
        WRAP("e", "../2026-01-10", "2026-03", "actor"),
        WRAP("f", "../2026-01-05", "2026-03", "agent"),
    )

    assert days(of("wrapped", late, early, earlier)) == "../2026-01-05"
    dated = WRAP("dated", "2026-02", "2026-03", "agent")
    assert days(of("wrapped", early, dated)) == "2026-02"


def test_a_word_that_begins_after_a_stronger_later_step_does_not_count() -> None:
    own = "id=own filming=yes when=2025-09 said=2025-09-30 by=paper"
    better = "id=better filming=yes when=2025-07 said=2025-09-30 by=daily"
    wrap = "id=wrap wrapped=yes when=2025-08-10 said=2025-10-01 by={}".format

    assert days(of("filming", own, better, wrap("studio"))) == "2025-07"
    assert days(of("filming", own, wrap("studio"))) == "../2025-08-10"
    assert days(of("filming", own, wrap("herald"))) == "2025-09"
    out = "released=yes when=2025-08-05 said=2025-10-02 by=actor"
    assert days(of("filming", own, wrap("studio"), out)) == "../2025-08-10"
    begins_then = own.replace("2025-09 ", "2025-08-10/2025-09-30 ")
    assert days(of("filming", begins_then, better, wrap("studio"))) == "2025-07"
    assert days(of("filming", begins_then, wrap("studio"))) == "2025-08-10"
    insider = begins_then.replace("paper", "actor")
    assert days(of("filming", insider, better, wrap("studio"))) == "2025-08-10/2025-09-30"


def test_each_part_is_cut_and_one_that_ends_before_the_bound_is_dropped() -> None:
    parts = (
        WRAP("one", "2025-01-01/2025-01-10", "2025-04", "paper"),
        WRAP("two", "2025-03-01/2025-03-10", "2025-04", "daily"),
    )
    start = "filming=yes when={} said=2025-04-10 by=studio".format

    assert days(of("wrapped", *parts)) == "2025-01-01/2025-01-10 or 2025-03-01/2025-03-10"
    cut = of("wrapped", *parts, start("2025-01-05/2025-02-01"))
    assert days(cut) == "2025-01-05/2025-01-10 or 2025-03-01/2025-03-10"
    assert days(of("wrapped", *parts, start("2025-01-11/2025-02-01"))) == "2025-03-01/2025-03-10"
    assert days(of("wrapped", *parts, start("2025-03-05"))) == "2025-03-05/2025-03-10"
    none_left = of("wrapped", *parts, start("2025-03-11"))
    assert days(none_left) == "2025-01-01/2025-01-10 or 2025-03-01/2025-03-10"
    no = "wrapped=no said=2025-01-05 by=herald"
    assert days(of("wrapped", *parts, no)) == "2025-01-06/2025-01-10 or 2025-03-01/2025-03-10"


def test_a_part_that_ends_on_the_bound_is_kept() -> None:
    parts = (
        WRAP("one", "2025-01-10", "2025-04", "paper"),
        WRAP("two", "2025-03-10", "2025-04", "daily"),
    )

    kept = of("wrapped", *parts, "filming=yes when=2025-01-10 said=2025-04-10 by=studio")
    assert days(kept) == "2025-01-10 or 2025-03-10"


def test_an_event_meets_the_days_of_each_part_and_none_between_them() -> None:
    guess = "id={} wrapped=yes kind=guess when={} said=2024-01-01 by=herald".format
    parts = (
        WRAP("one", "2025-01-10", "2025-04", "paper"),
        WRAP("two", "2025-03-10", "2025-04", "daily"),
    )
    claims = guess("a", "2025-01"), guess("b", "2025-02"), guess("c", "2025-03")
    answer = judged("2025-12-31", *parts, *claims)["wrapped"]

    found = {one.claim.id: one.fate for one in answer.claims if one.claim.id in "abc"}
    assert found == {"a": "hit", "b": "missed", "c": "hit"}


def test_a_disputed_yes_shows_its_own_days_uncut() -> None:
    yes = "id=yes filming=yes when=2022-09 said=2022-10-05 by=actor"
    no = "id=no filming=no when=2022-10 said=2022-11-20 by=paper"
    earlier_no = "filming=no when=2022-09-10 said=2022-09-11 by=paper"
    renewed = "renewed=yes when=2022-09-05 said=2022-09-05 by=studio"
    answer = of("filming", yes, no, earlier_no, renewed)

    assert (in_short(answer), days(answer), ends(answer)) == (
        "yes, disputed, insider",
        "2022-09",
        ("yes", "yes"),
    )
    undated = "id=yes filming=yes said=2022-10-05 by=actor"
    assert ends(of("filming", undated, no)) == (None, "yes")
    led_by_no = of("filming", yes, no.replace("paper", "agent").replace("2022-11-20", "2022-10-05"))
    assert (led_by_no.says, led_by_no.window) == ("not yet", None)


# 4.2 Credit


def credited(topic: str, *claims: str) -> str:
    credit = of(topic, *claims).credit
    assert credit is not None
    return credit.id


def test_a_yes_is_credited_to_the_first_who_said_it_at_the_rank_of_the_leader() -> None:
    first = "id=first renewed=yes said=2022-06-06 by=studio"
    again = "id=again renewed=yes said=2022-09-09 by=network"
    press = "id=press renewed=yes said=2022-06-05 by=paper"

    assert credited("renewed", again, first, press) == "first"
    assert credited("renewed", first, "id=year renewed=yes said=2022 by=network") == "year"


def test_a_word_on_the_step_itself_gets_the_credit_before_one_on_a_later_step() -> None:
    start = "id=start filming=yes when=2025-07-22 said=2025-10-01 by=studio"
    wrap = "id=wrap wrapped=yes when=2025-09-01 said=2025-09-01 by=network"

    assert credited("filming", start, wrap) == "start"
    assert credited("filming", start.replace("studio", "paper"), wrap) == "wrap"


def test_who_disagreed_with_a_standing_no_gets_no_credit() -> None:
    early = "id=early filming=yes when=2022-09-01 said=2022-10 by=paper"
    no = "id=no filming=no said=2022-10-15 by=daily"
    after = "id=after filming=yes when=2023-05 said=2023-05-20 by=paper"

    assert credited("filming", early, no, after) == "after"


def test_a_not_yet_is_credited_to_the_no_that_leads_and_its_latest_day_to_its_own_speaker() -> None:
    insider = "id=insider filming=no said=2022-06-01 by=actor"
    press = "id=press filming=no when=2022-09 said=2022-10-10 by=paper"
    answer = of("filming", insider, press)

    assert answer.credit is not None
    assert (answer.credit.id, answer.basis, shown(answer.limit)) == (
        "insider",
        "insider",
        ("2022-09-30", "press", None),
    )


@pytest.mark.parametrize(
    ("others", "first", "last"),
    [
        (["id=own filming=yes by=paper when=2025-07 said=2025-07-16"], "own", "own"),
        (
            [
                "id=i filming=yes by=agent when=2025-07 said=2025-09",
                "id=p filming=yes by=paper when=2025-07 said=2025-07-16",
            ],
            "i",
            "p",
        ),
        (
            [
                "id=late filming=yes by=network when=2025-07-16 said=2025-08",
                "id=paper filming=yes by=paper when=2025-07-16 said=2025-07-16",
            ],
            "late",
            "late",
        ),
        (
            [
                "id=second filming=yes by=paper when=2025-07-16 said=2025-08",
                "id=first filming=yes by=daily when=2025-07-16 said=2025-07-17",
            ],
            "first",
            "first",
        ),
        (["id=wrap wrapped=yes by=paper when=2025-07-20 said=2025-07-20"], None, "wrap"),
        (
            [
                "id=own filming=yes by=paper when=2025-07-10/2025-07-20 said=2025-08",
                "id=wrap wrapped=yes by=daily when=2025-07-20 said=2025-07-20",
            ],
            "own",
            "own",
        ),
        (
            [
                "id=own filming=yes by=paper when=2025-07-10/2025-07-20 said=2025-08",
                "id=wrap wrapped=yes by=actor when=2025-07-20 said=2025-09-20",
            ],
            "own",
            "wrap",
        ),
        ([], None, "top"),
    ],
    ids=[
        "the press alone tells a day",
        "each end by another",
        "the strongest that tells it",
        "of one rank the first to say it",
        "a later step tells the end",
        "of one rank the step itself",
        "a stronger word about a later step",
        "nobody tells a first day",
    ],
)
def test_each_end_is_credited_to_the_best_word_that_tells_it(
    others: list[str], first: str | None, last: str
) -> None:
    answer = of("filming", TOP, *others)

    assert answer.credit is not None
    assert (answer.credit.id, answer.basis) == ("top", "official")
    assert ends(answer) == (first, last)
    assert answer.window is not None
    assert answer.window.after is None


def test_a_first_day_that_no_yes_tells_comes_from_a_no_or_a_bound_and_is_shown_apart() -> None:
    no = "id=no filming=no by=paper when=2025-07-05 said=2025-07-06"
    renewed = "id=order renewed=yes when=2025-07-04 said=2025-07-04 by=studio"

    def after(*claims: str) -> tuple[str, str, str | None] | None:
        window = of("filming", *claims).window
        assert window is not None
        return shown(window.after)

    assert after(TOP, no) == ("2025-07-05", "no", None)
    assert after(TOP, renewed) == ("2025-07-04", "order", "renewed")
    assert after(TOP, no, renewed) == ("2025-07-05", "no", None)
    assert after(TOP, no, renewed.replace("07-04", "07-06")) == ("2025-07-06", "order", "renewed")
    late = renewed.replace("2025-07-04", "2025-07-23")
    assert after(TOP, no, late) == ("2025-07-05", "no", None)
    dated = "id=dated filming=yes when=2025-07-06/2025-07-20 said=2025-07-31 by=paper"
    assert after(TOP, no, dated) is None
    assert ends(of("filming", TOP, no, dated)) == ("dated", "dated")
    assert of("filming", TOP, no).window is not None


def test_a_first_day_from_a_no_is_no_first_day_that_a_yes_tells() -> None:
    answer = of("filming", TOP, "filming=no by=paper when=2025-07-05 said=2025-07-06")

    assert answer.window is not None
    assert ends(answer) == (None, "top")
    assert [part.text for part in answer.window.told] == ["../2025-07-22"]


def test_a_step_that_a_later_one_proves_keeps_the_credit_of_its_days() -> None:
    answer = of(
        "wrapped",
        "id=end wrapped=yes by=paper when=2026-02-19 said=2026-02-22",
        "id=out released=yes by=studio when=2026-12-04 said=2026-12-04",
    )

    assert answer.credit is not None
    assert (answer.credit.id, ends(answer)) == ("out", ("end", "end"))
