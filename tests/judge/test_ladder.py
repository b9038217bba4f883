"""How the steps bear on each other: rules 3.2, 3.3, 3.4, 3.6 and 8."""

from datetime import date
from itertools import pairwise

import pytest

from aoud_cli.judge.answer import Answer, Key, Limit
from aoud_cli.judge.assess import assess
from aoud_cli.judge.ladder import steps_of
from tests.small import days, facts, fates, in_short, judged

RENEWAL = "id=renewal renewed=yes when=2022-06-06 said=2022-06-06 by=studio"
PHOTOS = "id=photos filming=yes when=../2022-09 said=2022-09 by=fan"
START = "id=start filming=yes when=2025-07-22 said=2025-07-22 by=studio"
LADDER = "renewed", "filming", "wrapped", "released"


def shown(limit: Limit | None) -> tuple[str, str, str | None] | None:
    """Return a limit: its day, the id of the claim that tells it, and the step that it comes from."""
    return (str(limit.day), limit.teller.claim.id, limit.step) if limit else None


def credit(answer: Answer) -> str:
    return answer.credit.id if answer.credit else ""


# 3.2 The ladder


def test_a_yes_counts_on_every_earlier_step_as_by_its_last_day() -> None:
    wrap = "id=wrap wrapped=yes when=2022-12-05 said=2022-12-06 by=paper"
    answers = judged("2023-01-01", wrap)

    for step in ("renewed", "filming"):
        assert in_short(answers[step]) == "yes, settled, press"
        assert days(answers[step]) == "../2022-12-05"
        assert fates(answers[step]) == {"wrap": "stands"}
    assert days(answers["wrapped"]) == "2022-12-05"
    assert in_short(answers["released"]) == "not yet, settled, press"


def test_a_no_counts_on_later_steps_only_against_a_yes() -> None:
    answers = judged("2023-01-01", "id=no filming=no said=2022-12-01 by=actor")

    assert [in_short(answers[step]) for step in LADDER] == [
        "unknown",
        "not yet, settled, insider",
        "unknown",
        "unknown",
    ]
    assert fates(answers["wrapped"]) == {}


@pytest.mark.parametrize(("later", "no"), [("wrapped", "filming"), ("released", "renewed")])
def test_a_no_of_an_earlier_step_clashes_with_the_yes_of_a_later_one(later: str, no: str) -> None:
    out = f"id=out {later}=yes when=2022-10-01 said=2022-10-02 by=paper"
    denial = f"id=no {no}=no when=2022-11 said=2022-12-01 by={{}}"

    overruled = judged("2023-01-01", out, denial.format("studio"))
    assert in_short(overruled[later]) == "unknown"
    assert fates(overruled[later]) == {"no": "stands", "out": "overruled"}
    assert in_short(overruled[no]) == "not yet, settled, official"
    same_time = denial.replace("said=2022-12-01", "said=2022-10").format("daily")
    disputed = judged("2023-01-01", out, same_time)
    assert [disputed[step].standing for step in (no, later)] == ["disputed", "disputed"]


def test_a_no_of_a_later_step_never_clashes_with_the_yes_of_an_earlier_one() -> None:
    start = "id=start filming=yes when=2022-10-01 said=2022-10-02 by=paper"
    no = "id=no wrapped=no when=2022-11 said=2022-12-01 by=studio"
    answers = judged("2023-01-01", start, no)

    assert in_short(answers["filming"]) == "yes, settled, press"
    assert in_short(answers["wrapped"]) == "not yet, settled, official"


def test_a_no_that_is_overruled_on_its_own_step_overrules_no_later_one() -> None:
    no = "id=no filming=no when=2022-11 said=2022-12-01 by=paper"
    wrap = "id=wrap wrapped=yes when=2022-10-15 said=2022-10-20 by=daily"
    start = "id=start filming=yes when=2022-09-01 said=2022-12-10 by=studio"
    answers = judged("2023-01-01", no, wrap, start)

    assert fates(answers["filming"])["no"] == "overruled"
    assert (answers["wrapped"].says, fates(answers["wrapped"])) == ("yes", {"wrap": "stands"})


def test_a_yes_that_is_overruled_on_its_own_step_proves_no_earlier_one() -> None:
    wrap = "id=wrap wrapped=yes when=2022-10-15 said=2022-10-20 by=paper"
    denial = "id=denial wrapped=no when=2022-11 said=2022-12-01 by=studio"
    answers = judged("2023-01-01", wrap, denial)

    assert fates(answers["wrapped"])["wrap"] == "overruled"
    assert in_short(answers["filming"]) == "unknown"


WRAPPED_LATE = "id=unwrapped wrapped=no when=2025-01-15 said=2025-01-15 by=studio"
OUT_EARLY = "id=out released=yes when=2024-10-03 said=2024-10-03 by=studio"


def test_the_last_two_steps_of_a_weekly_show_do_not_count_on_each_other() -> None:
    strict, weekly = (
        judged("2025-03-01", OUT_EARLY, WRAPPED_LATE, weekly=w) for w in (False, True)
    )

    assert [in_short(strict[step]) for step in LADDER[2:]] == [
        "not yet, settled, official",
        "unknown",
    ]
    assert in_short(weekly["wrapped"]) == "not yet, settled, official"
    assert in_short(weekly["released"]) == "yes, settled, official"
    alone = judged("2025-03-01", OUT_EARLY, weekly=True)
    assert in_short(alone["wrapped"]) == "unknown"
    assert alone["wrapped"].bound is None


def test_both_last_steps_of_a_weekly_show_come_after_the_others() -> None:
    for step in ("wrapped", "released"):
        yes = f"id=yes {step}=yes when=2024-10-03 said=2024-10-03 by=paper"
        no = "id=no filming=no when=2024-11 said=2024-12-01 by=studio"
        assert in_short(judged("2025-01-01", yes, weekly=True)["filming"]) == "yes, settled, press"
        assert fates(judged("2025-01-01", yes, no, weekly=True)[step])["yes"] == "overruled"
        bound = judged("2025-12-31", START, weekly=True)[step].bound
        assert shown(bound) == ("2025-07-22", "start", "filming")


# 3.3 Bounds


def test_a_reached_step_makes_a_not_yet_of_each_later_one_by_its_first_day() -> None:
    answers = judged("2025-12-31", RENEWAL, START)

    for step in ("wrapped", "released"):
        assert in_short(answers[step]) == "not yet, settled, official"
        assert shown(answers[step].limit) == ("2025-07-22", "start", "filming")
        assert credit(answers[step]) == "start"
    assert shown(answers["filming"].bound) == ("2022-06-06", "renewal", "renewed")


def test_the_bound_is_the_latest_first_day_not_that_of_the_latest_step() -> None:
    late = "id=order renewed=yes when=2022-06-06 said=2022-06-06 by=studio"
    early = "id=early filming=yes when=2022-01/2022-12 said=2023 by=paper"
    bound = judged("2024-06-01", late, early)["released"].bound

    assert shown(bound) == ("2022-06-06", "order", "renewed")


@pytest.mark.parametrize(
    "start",
    [
        "filming=yes when=2025-07-22 said=2025-07-22 by=fan",
        "filming=yes said=2025-07-22 by=studio",
        "filming=yes when=../2025-07-22 said=2025-07-22 by=studio",
        "filming=no said=2025-07-22 by=studio",
    ],
)
def test_only_a_reached_step_with_a_first_day_gives_a_bound(start: str) -> None:
    renewed = "renewed=yes said=2022 by=studio"

    assert judged("2025-12-31", renewed, start)["released"].bound is None


def test_a_first_day_that_comes_from_a_no_gives_a_bound_too_told_by_that_no() -> None:
    no = "id=no filming=no when=2025-07-05 said=2025-07-06 by=paper"
    start = "id=start filming=yes said=2025-07-22 by=studio"

    assert shown(judged("2025-12-31", no, start)["released"].bound) == (
        "2025-07-06",
        "no",
        "filming",
    )


def test_a_no_later_than_the_bound_leads_and_an_earlier_one_does_not() -> None:
    def released(day: str) -> Answer:
        no = f"id=no released=no when={day} said=2025-08-20 by=paper"
        return judged("2025-12-31", START, no)["released"]

    assert (credit(released("2025-07-21")), released("2025-07-21").basis) == ("start", "official")
    assert (credit(released("2025-07-22")), released("2025-07-22").basis) == ("no", "press")
    assert (credit(released("2025-07-23")), released("2025-07-23").basis) == ("no", "press")


def test_a_bound_cuts_the_window_of_a_later_step() -> None:
    out = "id=out released=yes when={} said=2026-12-31 by=paper".format

    assert days(judged("2027-01-01", START, out("2025-07"))["released"]) == "2025-07-22/2025-07-31"
    assert days(judged("2027-01-01", START, out("2026-12-04"))["released"]) == "2026-12-04"
    undated = "id=out released=yes said=2026-12-31 by=paper"
    answer = judged("2027-01-01", START, undated)["released"]
    assert days(answer) == "2025-07-22/2026-12-31"
    assert answer.window is not None
    assert shown(answer.window.after) == ("2025-07-22", "start", "filming")


def test_a_bound_overrules_and_disputes_nothing_and_cuts_only_as_far_as_something_is_left() -> None:
    out = "id=out released=yes when=2025-07-10/2025-07-22 said=2025-07-25 by={}".format
    answer = judged("2027-01-01", START, out("paper"))["released"]
    before = judged("2027-01-01", START, out("fan").replace("22", "21"))["released"]

    assert (in_short(answer), days(answer)) == ("yes, settled, press", "2025-07-22")
    early = "id=early released=yes when=2025-07-10 said=2025-07-25 by=paper"
    nothing_left = judged("2027-01-01", START, early)["released"]
    assert (in_short(nothing_left), days(nothing_left)) == ("yes, settled, press", "2025-07-10")
    assert fates(before)["out"] == "set aside"


def test_a_no_of_an_earlier_step_is_no_bound() -> None:
    no = "id=no wrapped=no when=2026-06 said=2025-08-20 by=studio"
    answer = judged("2025-12-31", START, no)["released"]

    assert shown(answer.bound) == shown(answer.limit) == ("2025-07-22", "start", "filming")


# 3.4 Hearsay


def test_hearsay_fills_the_silence_on_the_very_next_step() -> None:
    answer = judged("2022-10-01", RENEWAL, PHOTOS)["filming"]

    assert in_short(answer) == "yes, settled, hearsay"
    assert (answer.firm, fates(answer)["photos"]) == (False, "stands")


def test_hearsay_beyond_the_next_step_is_set_aside() -> None:
    out = "id=out released=yes said=2022-09-01 by=fan"
    wrapped = "id=wrapped wrapped=yes said=2022-09-01 by=fan"
    renewed = "renewed=yes said=2022-06-06 by=studio"
    answers = judged("2022-10-01", renewed, out, wrapped)

    assert fates(answers["released"])["out"] == "set aside"
    assert fates(answers["wrapped"])["wrapped"] == "set aside"
    assert in_short(answers["filming"]) == "unknown"


def test_hearsay_speaks_of_its_own_step_alone_and_makes_no_step_the_next() -> None:
    end = "id=end wrapped=yes said=2022-09-15 by=blog"
    answers = judged("2022-10-01", RENEWAL, PHOTOS, end)

    assert in_short(answers["filming"]) == "yes, settled, hearsay"
    assert fates(answers["wrapped"])["end"] == "set aside"
    assert days(answers["filming"]) == "2022-06-06/2022-09-30"


def test_where_no_step_is_reached_the_first_is_the_next() -> None:
    rumours = "id=r renewed=yes said=2022 by=fan", "id=f filming=yes said=2022 by=fan"
    answers = judged("2023-01-01", *rumours)

    assert (in_short(answers["renewed"]), in_short(answers["filming"])) == (
        "yes, settled, hearsay",
        "unknown",
    )


def test_hearsay_about_a_step_that_a_later_one_proves_does_not_count() -> None:
    wrap = "id=wrap wrapped=yes when=2022-12-05 said=2022-12-06 by=paper"

    assert fates(judged("2023-01-01", PHOTOS, wrap)["filming"])["photos"] == "set aside"
    assert days(judged("2023-01-01", PHOTOS, wrap)["filming"]) == "../2022-12-05"


@pytest.mark.parametrize(
    ("reached", "next_step"), [("filming", "wrapped"), ("filming", "released"),
                               ("wrapped", "released"), ("released", "wrapped")],
)  # fmt: skip
def test_of_a_weekly_show_either_of_the_last_two_is_the_next(reached: str, next_step: str) -> None:
    step = f"{reached}=yes when=2022-09-01 said=2022-09-02 by=paper"
    rumour = f"id=r {next_step}=yes said=2022-10-01 by=fan"

    assert fates(judged("2023-01-01", step, rumour, weekly=True)[next_step])["r"] == "stands"
    if reached == "filming":
        expected = "set aside" if next_step == "released" else "stands"
        assert fates(judged("2023-01-01", step, rumour)[next_step])["r"] == expected


LATE_ORDER = "renewed=yes when=2022-12-01 said=2022-12-01 by=studio"
NO_ORDER = "id=no renewed=no when=2022-09 said=2022-10-01 by=agent"


def test_hearsay_is_silent_where_anybody_better_has_spoken_be_they_overruled() -> None:
    no = "id=no filming=no said=2022-08-01 by=paper"
    later_no = "id=later filming=no when=2022-11 said=2022-11-01 by=paper"
    yes = "id=yes filming=yes when=2022-08-01 said=2022-08-10 by=paper"
    newer = PHOTOS.replace("2022-09", "2023-01")

    assert fates(judged("2022-10-01", RENEWAL, PHOTOS, no)["filming"])["photos"] == "set aside"
    assert (
        fates(judged("2023-01-01", RENEWAL, PHOTOS, later_no)["filming"])["photos"] == "overruled"
    )
    answer = judged("2023-02-01", LATE_ORDER, NO_ORDER, yes, newer)["filming"]
    assert fates(answer)["yes"] == "overruled"
    assert fates(answer)["photos"] == "set aside"


def test_hearsay_about_a_step_that_is_reached_by_a_disputed_later_one_does_not_count() -> None:
    wrap = "wrapped=yes when=2022-08-01 said=2022-10-01 by=paper"
    no = "wrapped=no when=2022-08-20 said=2022-10-01 by=daily"
    answers = judged("2023-01-01", wrap, no, PHOTOS)

    assert answers["wrapped"].standing == "disputed"
    assert in_short(answers["filming"]) == "yes, settled, press"
    assert fates(answers["filming"])["photos"] == "set aside"


def test_hearsay_that_a_no_of_an_earlier_step_beats_is_overruled_though_it_is_the_next() -> None:
    rumour = "id=r filming=yes when=2022-08 said=2022-08-31 by=fan"
    answer = judged("2023-01-01", LATE_ORDER, NO_ORDER, rumour)["filming"]

    assert fates(answer)["r"] == "overruled"
    assert in_short(answer) == "not yet, settled, official"


def test_hearsay_contradicts_hearsay_like_any_other_word() -> None:
    answer = judged(
        "2023-01-01",
        RENEWAL,
        PHOTOS,
        "id=no filming=no when=2022-10 said=2022-11-01 by=blog",
    )["filming"]

    assert in_short(answer) == "not yet, settled, hearsay"
    assert fates(answer) == {"no": "stands", "photos": "overruled"}


def test_hearsay_never_counts_off_the_ladder() -> None:
    answer = judged("2023-01-01", "id=r cancelled=yes said=2022 by=fan")["cancelled"]

    assert (in_short(answer), fates(answer)) == ("unknown", {"r": "set aside"})
    base = facts("id=r filming=yes said=2022 by=fan")
    alone = base.model_copy(update={"ladder": ["renewed", "wrapped", "released"]})
    filming = assess(alone, date(2023, 1, 1))["filming"]
    assert (in_short(filming), fates(filming)) == ("unknown", {"r": "set aside"})


# 3.6 Standing on the ladder


def test_the_answer_of_an_earlier_step_is_as_strong_as_the_best_word_about_a_later_one() -> None:
    start = "id=start filming=yes when=2025-07 said=2025-07-31 by=paper"
    out = "id=out released=yes when=2026-12-04 said=2026-12-04 by=studio"

    assert in_short(judged("2027-01-01", start, out)["filming"]) == "yes, settled, official"


def test_a_dispute_is_led_by_the_first_of_the_yes_and_the_noes_that_clash_with_it() -> None:
    no = "id=no filming=no when=2022-11 said=2022-11-15 by={}".format
    wrap = "id=wrap wrapped=yes when=2022-10-15 said={} by={}".format

    led_by_no = judged("2023-01-01", no("actor"), wrap("2022-12-01", "paper"))
    assert in_short(led_by_no["filming"]) == "not yet, disputed, insider"
    assert in_short(led_by_no["wrapped"]) == "not yet, disputed, insider"
    led_by_yes = judged("2023-01-01", no("paper"), wrap("2022-10-20", "actor"))
    assert in_short(led_by_yes["wrapped"]) == "yes, disputed, insider"
    assert fates(led_by_yes["wrapped"]) == {"wrap": "stands", "no": "stands"}


# 8 Parts

PART_1 = "id=one released=yes when=2025-02-13 said=2025-02-13 by=studio"
PART_2 = "id=two released=yes part=2 when=2025-04-10 said=2025-04-10 by=paper"


def test_without_a_part_a_claim_is_about_part_1() -> None:
    answers = judged("2025-03-01", PART_1.replace("yes", "yes part=1"))

    assert [key for key in answers.answers if key.topic == "released"] == [Key("released")]
    assert days(answers["released"]) == "2025-02-13"


def test_there_is_an_answer_for_each_part_up_to_the_last_that_is_spoken_of() -> None:
    plan = "id=p released=yes kind=plan part=3 when=2026 said=2025-01 by=studio"
    parts = judged("2025-03-01", PART_1, plan).of_topic("released")

    assert [answer.part for answer in parts] == [1, 2, 3]
    assert [in_short(answer) for answer in parts] == [
        "yes, settled, official",
        "not yet, settled, official",
        "not yet, settled, official",
    ]


def test_part_2_is_a_step_after_part_1() -> None:
    answers = judged("2025-05-01", PART_2)
    assert days(answers["released"]) == days(answers["filming"]) == "../2025-04-10"

    bound = judged("2025-05-01", PART_1, PART_2).answers[Key("released", part=2)].bound
    assert shown(bound) == ("2025-02-13", "one", "released")
    denied = judged(
        "2025-06-01", PART_2, "id=no released=no when=2025-05 said=2025-05-31 by=studio"
    )
    assert fates(denied.answers[Key("released", part=2)]) == {"no": "stands", "two": "overruled"}


def test_a_no_about_part_2_says_nothing_against_part_1() -> None:
    no = "id=no released=no part=2 when=2025-05 said=2025-05-31 by=studio"
    answers = judged("2025-06-01", PART_1, no)

    assert in_short(answers["released"]) == "yes, settled, official"
    assert in_short(answers.answers[Key("released", part=2)]) == "not yet, settled, official"


def test_a_rumour_about_part_2_counts_once_part_1_is_out() -> None:
    rumour = "id=r released=yes part=2 said=2025-02-20 by=fan"
    wrap = "wrapped=yes when=2025-01-01 said=2025-01-02 by=paper"
    part_2 = Key("released", part=2)

    assert fates(judged("2025-03-01", PART_1, rumour).answers[part_2])["r"] == "stands"
    assert fates(judged("2025-03-01", wrap, rumour).answers[part_2])["r"] == "set aside"


def test_the_steps_are_the_ladder_with_the_parts_right_after_the_release() -> None:
    def before(*ladder: str, parts: int = 1, weekly: bool = False) -> list[str]:
        steps = steps_of(ladder, parts, weekly=weekly)
        names = {step: step.topic + (str(step.part) if step.part > 1 else "") for step in steps}
        return [
            f"{names[one]} < {names[other]}"
            for one, other in pairwise(steps)
            if one.is_before(other) or names[one] == names[other]
        ]

    assert before("filming", "released") == ["filming < released"]
    assert before("released", "wrapped", parts=3) == [
        "released < released2",
        "released2 < released3",
        "released3 < wrapped",
    ]
    assert before("released", weekly=True) == []


def test_the_last_two_steps_of_a_weekly_show_and_the_parts_are_side_by_side() -> None:
    filming, wrapped, released, second = steps_of(
        ("filming", "wrapped", "released"), 2, weekly=True
    )

    assert filming.is_before(wrapped)
    assert filming.is_before(second)
    assert released.is_before(second)
    for part in (released, second):
        assert not wrapped.is_before(part)
        assert not part.is_before(wrapped)


def test_a_part_is_settled_on_its_own_known_day() -> None:
    late = judged("2025-04-09", PART_1, PART_2).answers

    assert Key("released", part=2) not in late
    assert late[Key("released")].known_day == date(2025, 4, 9)
