"""The record of an answer: everything that the rules compute, for a program that holds it against its own reading.

Rules 1.2 and 1.3 for what is known, 3.3 for the bound, 4.1 and 4.2 for the window, 5.1 for fates, 6.3 for what to expect.
"""

from datetime import date

from aoud_cli.judge.answer import Key
from aoud_cli.reports.answers import AnswerRecord, LimitRecord, answer_record
from tests.small import judged

START = "id=start filming=yes when=2025-07-22 said=2025-07-22 by=studio"


def of(key: str | Key, *claims: str, day: str = "2025-12-31") -> AnswerRecord:
    assessment = judged(day, *claims)
    return answer_record(assessment, assessment.answers[Key(key) if isinstance(key, str) else key])


def test_a_record_holds_the_bound_and_its_step() -> None:
    found = of("released", START)

    bound = LimitRecord(date(2025, 7, 22), "start", "filming")
    assert (found.answer, found.standing, found.basis) == ("not yet", "settled", "official")
    assert (found.bound, found.not_before, found.credit, found.by) == (
        bound,
        bound,
        "start",
        "studio",
    )
    assert (found.known, found.age_days, found.fresh, found.part) == (
        date(2025, 12, 31),
        0,
        True,
        1,
    )


def test_a_record_holds_the_window_its_parts_and_who_tells_each_end() -> None:
    one = of("filming", START, "id=no filming=no said=2025-07-05 by=paper")
    assert one.window is not None
    assert (one.window.text, one.first_by, one.last_by, one.dates_differ) == (
        "2025-07-22",
        "start",
        "start",
        False,
    )
    assert (one.not_before, one.bound) == (None, None)
    undated = "id=yes filming=yes said=2025-07-22 by=studio"
    after = of("filming", undated, "id=no filming=no said=2025-07-05 by=paper")
    assert (after.first_by, after.last_by) == (None, "yes")
    assert after.not_before == LimitRecord(date(2025, 7, 5), "no", None)
    day = "id={} released=yes when={} said=2025-03-01 by={}".format
    two = of("released", day("a", "2025-01-10", "studio"), day("b", "2025-02-20", "network"))
    assert [part.text for part in two.window_parts] == ["2025-01-10", "2025-02-20"]
    assert (two.dates_differ, two.first_by, two.last_by) == (True, "a", "b")


def test_a_record_holds_each_claim_s_fate_and_by_whom() -> None:
    old = "id=old released=yes kind=plan when=2026 said=2024-12-01 by=studio"
    new = "id=new released=yes kind=plan when=2027 said=2025-02-20 by=studio"
    past = "id=past released=yes kind=guess when=2023 said=2025-01-01 by=paper"
    found = of("released", old, new, past)

    assert [(one.id, one.fate, one.by_fate) for one in found.claims] == [
        ("new", "open", None),
        ("past", None, None),
        ("old", "replaced", "new"),
    ]


def test_a_record_holds_what_to_expect_and_what_stands_beside_it() -> None:
    plan = "id=plan released=yes kind=plan when=2026 said=2025-04 by=studio"
    missed = "id=m released=yes kind=guess when=2025-05 said=2024 by=actor"
    since = [
        f"id=g{n} released=yes kind=guess when=2027-0{n} said=2025-08-0{n} by={by}"
        for n, by in enumerate(("paper", "daily", "herald"), 1)
    ]
    outlook = of("released", plan, missed, *since).outlook

    assert outlook is not None
    assert (outlook.state, outlook.how, outlook.by, outlook.text) == (
        "expected",
        "plan",
        "plan",
        "2026",
    )
    assert (outlook.first, outlook.middle, outlook.last) == (
        date(2026, 1, 1),
        None,
        date(2026, 12, 31),
    )
    assert (outlook.count, outlook.open, outlook.closed, outlook.hits) == (1, 4, 1, 0)
    beside = outlook.beside
    assert beside is not None
    assert (beside.how, beside.text, beside.count) == ("field", "about Feb 2027", 3)
    assert (beside.first, beside.middle, beside.last) == (
        date(2027, 1, 1),
        date(2027, 2, 14),
        date(2027, 3, 31),
    )
    assert of("released", START).outlook is None


def test_a_part_and_a_person_have_records_of_their_own() -> None:
    plan = "released=yes part=2 kind=plan when=2026 said=2025-04 by=studio"
    place = "cast=in about=ann said=2025-04 by=studio"

    assert of(Key("released", part=2), plan).part == 2
    assert of(Key("cast", "ann"), place).about == "ann"
