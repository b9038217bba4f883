"""What databases have answered, day after day: laws that hold for every history of answers."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aoud_cli.errors import FactsError
from aoud_cli.facts.model import FactBase, Fetched
from aoud_cli.facts.vocabulary import ASKED_OF_DATABASES
from aoud_cli.files import fetched
from aoud_cli.judge.assess import assess
from aoud_cli.reports.answers import AnswerRecord, answer_record
from aoud_cli.web import listing
from aoud_cli.web.tvmaze import Entry
from tests.small import facts, looked

START = date(2026, 1, 1)
ENTRY = Entry(
    show=4711,
    changed=START,
    is_listed=True,
    day=None,
    episodes=None,
    shown=False,
    earlier=date(2022, 6, 3),
)
BASE = looked(
    facts(
        "filming=yes when=2024-09-16 said=2024-09-17 by=studio",
        "released=yes kind=plan when=2026-H2 said=2024-09-17 by=actor",
        "released=yes kind=guess when=2026-03 said=2024-10-01 by=paper",
        "episodes=10 kind=guess said=2024-10-01 by=daily",
        "released=no said=2024-12-01 by=herald",
    ),
    "2025-03-31",
)
entries = st.builds(
    lambda day, episodes, shown, is_listed: replace(
        ENTRY,
        day=day if is_listed else None,
        episodes=episodes,
        shown=shown and is_listed,
        is_listed=is_listed,
    ),
    st.none()
    | st.dates(date(2025, 11, 1), date(2026, 8, 1))
    | st.sampled_from([date(2026, 12, 31), date(1970, 1, 1)]),
    st.none() | st.integers(8, 9),
    st.booleans(),
    st.sampled_from([True, True, True, False]),
)
# Each answer with the number of days since the one before; some come on the same day.
histories = st.lists(st.tuples(st.sampled_from([0, 1, 1, 5, 40]), entries), min_size=1, max_size=7)
History = list[tuple[int, Entry]]


def after(before: Fetched, entry: Entry, day: date) -> Fetched:
    """Return what was fetched after one more answer."""
    base = fetched.merged(BASE, before, day)
    bound = assess(base, day)["released"].bound
    question = listing.Question(
        season=2,
        topics=ASKED_OF_DATABASES,
        today=day,
        bound=bound.day if bound else None,
        numbered=listing.is_numbered(before.claims, day),
    )
    heard = listing.heard(entry, question)
    now = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    said = fetched.Statement(listing.ID, listing.SOURCE, heard.claims, heard.topics)
    return fetched.with_statement(before, said, now)


def told(history: History) -> list[tuple[date, Fetched]]:
    """Return what was fetched after each answer, and on which day."""
    days, known, day = [], fetched.EMPTY, START
    for gap, entry in history:
        day += timedelta(days=gap)
        known = after(known, entry, day)
        days.append((day, known))
    return days


def answers(known: Fetched, as_of: date, today: date) -> list[AnswerRecord]:
    base = fetched.merged(BASE, known, today)
    assessment = assess(base, as_of, today)
    return [answer_record(assessment, answer) for answer in assessment.answers.values()]


def without_ids(records: list[AnswerRecord]) -> list[tuple[object, ...]]:
    """Return what answers say of the present: their words, days and speakers."""
    return [
        (
            r.topic,
            r.answer,
            r.standing,
            r.basis,
            r.by,
            r.known,
            r.window,
            r.outlook and r.outlook.text,
        )
        for r in records
    ]


@given(histories)
def test_a_day_that_was_reached_is_told_alike_ever_after(history: History) -> None:
    days = told(history)
    last_day, everything = days[-1]
    for number, (day, known) in enumerate(days):
        is_last_of_its_day = number + 1 == len(days) or days[number + 1][0] > day
        if is_last_of_its_day:
            assert answers(everything, day, last_day) == answers(known, day, last_day)


@given(histories)
def test_asking_twice_adds_nothing(history: History) -> None:
    (day, known), entry = told(history)[-1], history[-1][1]

    again = after(known, entry, day)
    tomorrow = after(known, entry, day + timedelta(days=1))

    assert again == known
    if entry.day is None or entry.shown == (entry.day <= day):  # else the day itself is news
        assert tomorrow.claims == known.claims


@given(histories, histories)
def test_histories_that_end_alike_give_the_same_answers_today(one: History, other: History) -> None:
    end = ENTRY if len(one) % 2 else replace(ENTRY, day=date(2026, 7, 1), episodes=9)
    today = START + timedelta(days=400)
    ends = [after(told(history)[-1][1], end, today) for history in (one, other)]
    # Of the episodes it does not hold: a number that is listed no longer is told, and one that never
    # was is not.
    released = [
        [one for one in without_ids(answers(known, today, today)) if one[0] == "released"]
        for known in ends
    ]
    assert released[0] == released[1]


@given(histories)
def test_the_order_of_the_file_tells_nothing(history: History) -> None:
    day, known = told(history)[-1]
    turned = known.model_copy(update={"claims": known.claims[::-1], "looks": known.looks[::-1]})

    assert answers(turned, day, day) == answers(known, day, day)
    next_day, entry = day + timedelta(days=1), history[-1][1]
    one, other = (after(before, entry, next_day) for before in (known, turned))
    assert {claim.id for claim in one.claims} == {claim.id for claim in other.claims}
    assert answers(one, next_day, next_day) == answers(other, next_day, next_day)


@given(histories)
def test_every_file_reads_back_the_same_and_breaks_no_rule(history: History) -> None:
    day, known = told(history)[-1]

    assert fetched.FILE.model.model_validate(known.tables()) == known
    assert len({claim.id for claim in known.claims}) == len(known.claims)
    assert isinstance(fetched.merged(BASE, known, day), FactBase)


def test_a_date_that_comes_back_is_a_new_claim() -> None:
    june, july = (replace(ENTRY, day=date(2026, month, 12)) for month in (6, 7))
    known = told([(0, june), (1, july), (1, june)])[-1][1]

    assert [str(claim.when) for claim in known.claims] == ["2026-06-12", "2026-07-12", "2026-06-12"]
    assert len({claim.id for claim in known.claims}) == 3


def test_what_was_said_tomorrow_somewhere_was_said_today_here() -> None:
    out = replace(ENTRY, day=START + timedelta(days=5), shown=True)
    known = told([(0, ENTRY), (5, out)])[-1][1]
    day_before = START + timedelta(days=4)

    base = fetched.merged(BASE, known, day_before)

    assert assess(base, day_before)["released"].reached
    assert base.last_looks(day_before)["released"] == day_before


@pytest.mark.parametrize("day", [1, 3])
def test_what_a_wrong_clock_dated_later_is_left_out(day: int) -> None:
    known = told([(0, ENTRY), (1, ENTRY), (1500, ENTRY), (5, replace(ENTRY, is_listed=False))])[-1][
        1
    ]
    today = START + timedelta(days=day)

    base = fetched.merged(BASE, known, today)

    assert [claim.text for claim in base.claims if claim.by == "tvmaze"] == [
        "TVmaze lists season 2 without a date."
    ]
    assert base.last_looks(today)["released"] == today
    mended = after(known, ENTRY, today)
    assert max(look.day for look in mended.looks) == today
    assert len(mended.claims) == 1


def test_a_claim_that_is_bundled_too_counts_once() -> None:
    known = told([(0, ENTRY)])[-1][1]
    bundled = fetched.merged(BASE, known, START)

    assert [claim.id for claim in fetched.merged(bundled, known, START).claims] == [
        claim.id for claim in bundled.claims
    ]


def test_a_day_of_which_nothing_was_taken_stays_one_on_which_nobody_knew_more() -> None:
    june, nonsense = replace(ENTRY, day=date(2026, 6, 12)), replace(ENTRY, day=date(1970, 5, 5))
    known = told([(0, june), (5, nonsense), (5, june)])[-1][1]

    between = fetched.merged(BASE, known, START + timedelta(days=10)).last_looks(
        START + timedelta(days=5)
    )
    assert between["released"] == START
    assert [c.when and str(c.when) for c in known.claims] == ["2026-06-12"]


def test_the_number_of_a_page_is_no_news() -> None:
    assert after(
        told([(0, ENTRY)])[-1][1], replace(ENTRY, show=1), START + timedelta(1)
    ).claims == (told([(0, ENTRY)])[-1][1].claims)


FOREIGN: dict[str, dict[str, Any]] = {
    "a claim by somebody else": {"claims": [{"by": "studio"}]},
    "a claim on something else": {"claims": [{"topic": "cancelled"}]},
    "a claim that takes another back": {"claims": [{"retracts": "c0"}]},
    "a source that is official": {"sources": {"rank": "official"}},
    "a source that is no database": {"sources": {"listing": False}},
    "a look at everything": {"looks": [{"topics": None}]},
    "a look of nobody": {"looks": [{"by": None}]},
    "a look at the past": {"looks": [{"since": None}]},
}


@pytest.mark.parametrize("name", FOREIGN)
def test_no_file_of_fetched_claims_can_speak_for_others(name: str) -> None:
    known = told([(0, replace(ENTRY, shown=True))])[-1][1]
    raw = known.tables()
    for table, change in FOREIGN[name].items():
        key = {"claims": "claim", "looks": "look", "sources": "source"}[table]
        if isinstance(change, dict):
            raw[key]["tvmaze"] |= change
        else:
            raw[key][0] = {k: v for k, v in (raw[key][0] | change[0]).items() if v is not None}

    with pytest.raises(FactsError, match=r"^fetched\.toml: (claim|source|look) ") as refused:
        fetched.merged(BASE, fetched.FILE.model.model_validate(raw), START)
    assert "; leave it out" in str(refused.value)


@pytest.mark.parametrize("gap", [0, 1, 40])
def test_an_answer_that_stays_the_same_lets_one_look_go_on(gap: int) -> None:
    known = told([(0, ENTRY), (gap, ENTRY), (gap, ENTRY)])[-1][1]

    assert [(look.since, look.day) for look in known.looks] == [
        (START, START + timedelta(days=2 * gap))
    ] * 2
