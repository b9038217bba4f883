"""Shows that are cancelled, postponed, halted, weekly, in parts: cases ST* of release trackers, and their siblings.

Each case names the rule that mends it. What a case says is asserted to the letter; its siblings are
the same fault with other steps, ranks and orders of ids and of the file.
"""

import json
import re
from itertools import permutations

import pytest

from aoud_cli.judge.answer import Key
from aoud_cli.reports.headline import headline
from tests.cases.conftest import Ask
from tests.conftest import TodayIs
from tests.small import days, fates, in_short, judged

DAY = "2025-03-01"

# ST01 Cancelled by one network, picked up by another (7.4)

ORDER = "id=order renewed=yes said=2023-01-10 by=studio"
CUT = "id=cut cancelled=yes said=2024-05-02 by=studio"
PICKED_UP = "id=saved renewed=yes when=2024-09-12 said=2024-09-12 by=network"
NEW_DAY = "id=day released=yes kind=plan when=2025-09-01 said=2025-02-01 by=network"


def test_a_show_that_another_network_picks_up_is_not_cancelled(ask: Ask) -> None:
    status = ask(f"status --as-of {DAY}", ORDER, CUT, PICKED_UP, NEW_DAY).out

    assert " RENEWED, NOT FILMING YET. OUT ON 1 SEP 2025.\n" in status
    assert " Cancelled  overruled            official  Studio, 2 May 2024\n" in status
    assert " Release    expected 1 Sep 2025  plan      Network, 1 Feb 2025\n" in status
    assert ask(f"is cancelled --as-of {DAY}", ORDER, CUT, PICKED_UP).out == "unknown\n"


@pytest.mark.parametrize("step", ["renewed", "filming", "wrapped", "released"])
@pytest.mark.parametrize("ids", ["ab", "ba"])
def test_any_later_step_of_its_rank_overrules_a_cancellation(step: str, ids: str) -> None:
    cut = f"id={ids[0]} cancelled=yes said=2024-05-02 by=studio"
    later = f"id={ids[1]} {step}=yes when=2024-09-12 said=2024-09-12 by=network"

    for claims in permutations([ORDER, cut, later]):
        answers = judged(DAY, *claims)
        assert fates(answers["cancelled"])[ids[0]] == "overruled"
        assert "CANCELLED" not in headline(answers)


def test_a_later_plan_alone_saves_it_and_the_press_only_disputes_it() -> None:
    assert headline(judged(DAY, ORDER, CUT, NEW_DAY)) == "RENEWED. OUT ON 1 SEP 2025."
    paper = PICKED_UP.replace("network", "paper")
    assert headline(judged(DAY, ORDER, CUT, paper)).endswith("CANCELLED DISPUTED.")


# ST03 Out, afterwards cancelled (7.4)

OUT = "id=out released=yes when=2025-02-01 said=2025-02-01 by=studio"
NO_MORE = "id=end cancelled=yes said=2025-02-25 by=paper"


def test_a_season_that_is_out_stays_out_when_the_series_is_cancelled(ask: Ask) -> None:
    status = ask(f"status --as-of {DAY}", OUT, NO_MORE).out

    assert " RELEASED. OUT NOW. CANCELLED AFTERWARDS (press).\n" in status
    word = ask(f"is released --as-of {DAY}", OUT, NO_MORE)
    assert (word.out, word.code) == ("yes\n", 0)


@pytest.mark.parametrize(("by", "basis"), [("studio", ""), ("actor", ""), ("daily", " (press)")])
def test_the_screen_and_the_script_agree_whoever_says_it_is_cancelled(by: str, basis: str) -> None:
    answers = judged(DAY, NO_MORE.replace("paper", by), OUT)

    assert headline(answers) == f"RELEASED. OUT NOW. CANCELLED AFTERWARDS{basis}."
    assert answers["released"].reached


# ST05 Weekly: the first episode is out, they still shoot (3.2)

WEEKLY = (
    "id=start filming=yes when=2024-08 said=2024-08-20 by=studio",
    "id=first released=yes when=2024-10-03 said=2024-10-03 by=studio",
    "id=still wrapped=no said=2025-01-15 by=studio",
)


def test_a_weekly_show_is_out_while_it_is_made(ask: Ask) -> None:
    status = ask(f"status --as-of {DAY}", *WEEKLY, weekly=True).out

    assert " RELEASED, NOT WRAPPED YET. OUT NOW.\n" in status
    word = ask(f"is released --as-of {DAY}", *WEEKLY, weekly=True)
    assert (word.out, word.code) == ("yes\n", 0)


def test_a_weekly_show_may_wrap_before_it_is_out_too() -> None:
    answers = judged(
        DAY,
        WEEKLY[0],
        "wrapped=yes when=2024-12 said=2024-12-31 by=paper",
        "released=no said=2025-02-01 by=studio",
        weekly=True,
    )

    assert headline(answers) == "WRAPPED (press), NOT RELEASED YET. NO RELEASE DATE."


@pytest.mark.parametrize("claims", [*permutations(WEEKLY)])
def test_the_order_of_a_weekly_show_s_file_changes_nothing(claims: tuple[str, ...]) -> None:
    assert in_short(judged(DAY, *claims, weekly=True)["released"]) == "yes, settled, official"


def test_check_suggests_weekly_where_not_wrapped_meets_a_release(ask: Ask) -> None:
    found = ask("check", *WEEKLY)

    assert "weekly = true" in found.out + found.err
    assert "weekly" not in ask("check", *WEEKLY, weekly=True).out


# ST08 Shooting began, then was halted (2.4)

BEGAN = "id=began filming=yes when=2024-03-04 said=2024-03-04 by=studio"
HALT = "id=halt filming=no said=2024-06-01 by=studio"


def test_check_says_that_a_halt_is_a_note_and_no_not_yet(ask: Ask) -> None:
    found = ask("check", BEGAN, HALT)

    assert "a note" in found.out + found.err


def test_a_halt_as_a_note_leaves_the_step_reached(ask: Ask) -> None:
    halt = "plot said=2024-06-01 by=studio text=Halted"

    assert ask(f"is filming --as-of {DAY}", BEGAN, halt).out == "yes\n"


# ST09 In two parts (8)

PART_1 = "id=one released=yes when=2025-02-13 said=2025-02-13 by=studio"
PART_2 = "id=two released=yes part=2 kind=plan when=2025-04-10 said=2025-02-13 by=studio"


def test_a_season_in_two_parts_is_told_part_by_part(ask: Ask) -> None:
    status = ask(f"status --as-of {DAY}", PART_1, PART_2).out

    assert " RELEASED. PART 1 OUT NOW, PART 2 OUT ON 10 APR 2025.\n" in status
    assert "expected 10 Apr 2025  plan      Studio, 13 Feb 2025\n" in status
    predictions = ask(f"predictions --as-of {DAY}", PART_1, PART_2).out
    assert " 1 prediction: 0 hit, 0 missed, 1 open.\n" in predictions


def test_without_parts_a_plan_for_what_is_out_is_no_second_release(ask: Ask) -> None:
    plan = PART_2.replace(" part=2", "")
    status = ask(f"status --as-of {DAY}", PART_1, plan).out

    assert " RELEASED. OUT NOW.\n" in status
    assert "10 Apr" not in status


@pytest.mark.parametrize("part", [2, 3])
def test_a_plan_for_a_later_part_is_judged_by_its_own_release(part: int) -> None:
    plan = PART_2.replace("part=2", f"part={part}")
    key = Key("released", part=part)
    out = f"released=yes part={part} when=2025-04-10 said=2025-04-10 by=network"

    assert fates(judged("2025-04-09", PART_1, plan).answers[key])["two"] == "open"
    assert fates(judged("2025-04-11", plan, PART_1).answers[key])["two"] == "missed"
    assert fates(judged("2025-04-11", out, plan, PART_1).answers[key])["two"] == "hit"


# ST11 Two networks, two countries, two days (4.1)

HERE = "id=here released=yes when=2025-01-10 said=2025-01-10 by=studio"
THERE = "id=there released=yes when=2025-02-20 said=2025-02-20 by=network"
THERE_PLANNED = "id=plan released=yes kind=plan when=2025-02-20 said=2025-01-02 by=network"


def test_two_days_are_shown_each_with_its_speaker_never_the_stretch_between(ask: Ask) -> None:
    status = ask(f"status --as-of {DAY}", THERE_PLANNED, HERE, THERE).out

    assert "10 Jan or 20 Feb 2025\n" in status
    assert "10 Jan 2025     official  Studio, 10 Jan 2025 (dates differ)\n" in status
    assert "or 20 Feb 2025  official  Network, 20 Feb 2025\n" in status
    assert "10 Jan to 20 Feb" not in status
    assert fates(judged(DAY, THERE_PLANNED, HERE, THERE)["released"])["plan"] == "hit"


@pytest.mark.parametrize("step", ["renewed", "filming", "wrapped", "released"])
@pytest.mark.parametrize("ranks", [("studio", "network"), ("actor", "agent"), ("paper", "daily")])
def test_two_days_for_any_step_and_rank_stay_two(step: str, ranks: tuple[str, str]) -> None:
    yes = "id={} {}=yes when={} said=2025-02-28 by={}".format
    one, other = yes("z", step, "2025-01-10", ranks[0]), yes("a", step, "2025-02-20", ranks[1])

    for claims in ((one, other), (other, one)):
        assert days(judged(DAY, *claims)[step]) == "2025-01-10 or 2025-02-20"


# ST14 A set day is withdrawn before it comes (5.3, 6.1)

SET = "id=set released=yes kind=plan when=2025-06-27 said=2024-12-01 by=studio"
WITHDRAWN = "id=no released=no when=2025-06-27 said=2025-02-20 by=studio"


def test_a_withdrawn_day_is_ruled_out_and_missed_only_once_it_is_past(ask: Ask) -> None:
    status = ask(f"status --as-of {DAY}", SET, WITHDRAWN).out

    assert " NO RELEASE DATE.\n" in status
    assert "EXPECTED DATE PASSED" not in status
    assert "not on 27 Jun 2025  official  Studio, 20 Feb 2025\n" in status
    assert (
        "  ruled out (Studio, 20 Feb 2025)\n"
        in ask(f"predictions --as-of {DAY}", SET, WITHDRAWN).out
    )
    assert fates(judged("2025-06-27", SET, WITHDRAWN)["released"])["set"] == "ruled out"
    assert fates(judged("2025-06-28", SET, WITHDRAWN)["released"])["set"] == "missed"
    late = ask("status --as-of 2025-06-28", SET, WITHDRAWN).out
    assert " NO RELEASE DATE.\n" in late


@pytest.mark.parametrize("step", ["filming", "wrapped", "cancelled"])
@pytest.mark.parametrize(
    ("planner", "denier", "fate"),
    [
        ("paper", "studio", "ruled out"),
        ("actor", "agent", "ruled out"),
        ("studio", "paper", "open"),
    ],
)
def test_a_day_of_any_step_is_ruled_out_by_who_is_as_strong(
    step: str, planner: str, denier: str, fate: str
) -> None:
    plan = SET.replace("released", step).replace("studio", planner)
    no = WITHDRAWN.replace("released", step).replace("studio", denier)

    for claims in ((plan, no), (no, plan)):
        assert fates(judged(DAY, *claims)[step])["set"] == fate


# ST15 Postponed by the same network (5.2)

LATER = "id=later released=yes kind=plan when=2025-09-05 said=2025-02-20 by=studio"


def test_a_postponed_day_is_replaced_by_the_later_one(ask: Ask) -> None:
    assert " OUT ON 5 SEP 2025.\n" in ask(f"status --as-of {DAY}", SET, LATER).out
    open_ones = ask(f"predictions --open --as-of {DAY}", SET, LATER).out
    assert " 1 open, of 2 predictions (0 hit, 0 missed, 1 replaced).\n" in open_ones
    everything = ask(f"predictions --as-of {DAY}", SET, LATER).out
    assert "  replaced by 5 Sep 2025 (20 Feb 2025)\n" in everything


@pytest.mark.parametrize(
    ("speaker", "kind"), [("actor", "plan"), ("paper", "guess"), ("fan", "guess")]
)
@pytest.mark.parametrize("days_", ["2025-09-05", "2025-04-01", "2026"])
def test_whatever_else_the_same_speaker_foretells_replaces_it(
    speaker: str, kind: str, days_: str
) -> None:
    old = f"id=b wrapped=yes kind={kind} when=2025-06-27 said=2024-12-01 by={speaker}"
    new = f"id=a wrapped=yes kind={kind} when={days_} said=2025-02-20 by={speaker}"

    for claims in ((old, new), (new, old)):
        assert fates(judged(DAY, *claims)["wrapped"]) == {"a": "open", "b": "replaced"}


# ST17 The official day is over, nothing came, an old guess is open (6.2)

DUE = "id=due released=yes kind=plan when=2025-02-27 said=2025-01-01 by=studio"
OLD_GUESS = "id=old released=yes kind=guess when=2025 said=2024-01-01 by=paper"


def test_a_day_that_has_passed_stays_on_the_screen_before_the_guess(ask: Ask) -> None:
    assert " OUT ON 27 FEB 2025.\n" in ask("status --as-of 2025-02-27", DUE, OLD_GUESS).out
    status = ask("status --as-of 2025-02-28", DUE, OLD_GUESS).out

    assert " EXPECTED DATE PASSED.\n" in status
    lines = [line.strip() for line in status.splitlines()]
    due = lines.index("Release  was due 27 Feb 2025  plan   Studio, 1 Jan 2025")
    assert lines[due + 1].startswith("expected 2025        guess  Paper, 1 Jan 2024")


def test_a_month_or_year_of_an_official_plan_passes_like_a_day() -> None:
    for when, day in (("2025-02", "2025-03-01"), ("2025", "2026-01-01")):
        plan = f"released=yes kind=plan when={when} said=2024-06-01 by=network"
        guess = "released=yes kind=guess when=2027 said=2024-05-01 by=daily"
        outlook = judged(day, guess, plan)["released"].outlook
        assert (outlook.state, outlook.days and outlook.days.text) == ("lapsed", when)
        assert headline(judged(day, guess, plan)) == "EXPECTED DATE PASSED."


# ST23 A look in the future (1.2)


def test_check_says_that_the_day_of_the_look_lies_in_the_future(
    ask: Ask, today_is: TodayIs
) -> None:
    today_is(2026, 3, 1)
    found = ask("check", ORDER)

    assert re.search("future|still to come|ahead", found.out + found.err)


def test_each_screen_says_that_the_day_of_the_look_is_still_to_come(
    ask: Ask, today_is: TodayIs
) -> None:
    today_is(2026, 3, 1)

    assert "that day is still to come" in ask("status", ORDER).out


def test_json_of_a_case_holds_what_the_screen_says(ask: Ask) -> None:
    answer = json.loads(ask(f"status --json --as-of {DAY}", SET, WITHDRAWN).out)

    claims = {one["id"]: one for one in answer["topics"]["released"]["claims"]}
    assert claims["set"] == {"id": "set", "fate": "ruled out", "by_fate": "no"}
