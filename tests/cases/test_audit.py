"""What an audit of the judge found: cases audit-*, each with its siblings, by the number of the rule that mends it."""

from itertools import permutations

import pytest

from aoud_cli.judge.answer import Key
from tests.cases.conftest import Ask
from tests.small import days, fates, in_short, judged

DAY = "2025-08-01"

# Case audit-cancelled-by-press: rule 7.4


def test_the_basis_of_a_cancellation_is_said(ask: Ask) -> None:
    order = "renewed=yes when=2022-06-06 said=2022-06-06 by=studio"
    cut = "cancelled=yes said=2025-01-10 by={}".format

    assert " CANCELLED (press).\n" in ask(f"status --as-of {DAY}", order, cut("paper")).out
    assert " CANCELLED.\n" in ask(f"status --as-of {DAY}", order, cut("actor")).out


# Case audit-dated-by-press: rule 4.2


def test_the_day_that_a_paper_tells_is_the_paper_s_not_the_network_s(ask: Ask) -> None:
    yes = "filming=yes said=2025-07-22 by=studio"
    dated = "filming=yes when=2025-07-22 said=2025-07-23 by=paper"
    status = ask(f"status --as-of {DAY}", yes, dated).out

    assert " Filming  yes             official  Studio, 22 Jul 2025\n" in status
    assert "          22 Jul 2025     press     Paper, 23 Jul 2025\n" in status
    brief = ask(f"faq --as-of {DAY}", yes, dated).out
    assert "yes, 22 Jul 2025 (press)" in " ".join(brief.split())


@pytest.mark.parametrize("step", ["renewed", "wrapped", "released"])
@pytest.mark.parametrize(
    ("top", "teller"), [("studio", "actor"), ("actor", "paper"), ("studio", "daily")]
)
def test_each_end_of_any_step_s_window_is_its_teller_s(step: str, top: str, teller: str) -> None:
    yes = f"id=a {step}=yes said=2025-07-22 by={top}"
    dated = f"id=b {step}=yes when=2025-07-20/2025-07-22 said=2025-07-23 by={teller}"

    for claims in permutations([yes, dated]):
        answer = judged(DAY, *claims)[step]
        assert answer.window is not None
        assert answer.window.first_by is not None
        assert (answer.credit and answer.credit.id, answer.window.first_by.claim.id) == ("a", "b")


# Case audit-debunked-no-overrules: rule 3.2

NOT_FILMING = "id=no filming=no when=2024-02-05 said=2024-02-05 by=actor"
WRAPPED = "id=wrap wrapped=yes when=2024-01-10 said=2024-03-10 by=studio"
OUT = "id=out released=yes when=2024-01-20 said=2024-01-20 by=paper"


@pytest.mark.parametrize("claims", [*permutations([NOT_FILMING, WRAPPED, OUT])])
def test_a_no_that_was_debunked_overrules_nothing(claims: tuple[str, ...]) -> None:
    answers = judged(DAY, *claims)

    assert fates(answers["filming"])["no"] == "overruled"
    assert fates(answers["released"])["out"] == "stands"
    assert in_short(answers["released"]) == "yes, settled, press"


def test_the_timeline_shows_the_debunked_no_as_overruled(ask: Ask) -> None:
    found = ask(f"timeline --all --as-of {DAY}", NOT_FILMING, WRAPPED, OUT).out

    assert [line.split()[3:5] for line in found.splitlines() if "A sentence." in line] == [
        ["press", "stands"],
        ["insider", "overruled"],
        ["official", "stands"],
    ]


@pytest.mark.parametrize(
    ("denied", "proof"), [("renewed", "filming"), ("renewed", "wrapped"), ("filming", "wrapped")]
)
def test_a_no_debunked_on_any_step_overrules_nothing_further_up(denied: str, proof: str) -> None:
    no = f"id=no {denied}=no when=2024-02-05 said=2024-02-05 by=actor"
    debunked = f"id=yes {proof}=yes when=2024-01-10 said=2024-03-10 by=studio"

    for claims in permutations([no, debunked, OUT]):
        assert fates(judged(DAY, *claims)["released"])["out"] == "stands"


# Case audit-hearsay-retracts-netflix: rule 2.1


def test_what_a_blog_relays_takes_back_nothing_of_the_network_s(ask: Ask) -> None:
    order = "id=order renewed=yes when=2022-06-06 said=2022-06-06 by=studio"
    fake = "id=fake plot said=2023-01-10 by=studio via={} retracts=order"

    assert ask(f"is renewed --as-of {DAY}", order, fake.format("blog")).out == "yes\n"
    assert ask(f"is renewed --as-of {DAY}", order, fake.format("paper")).out == "unknown\n"


def test_nor_does_it_take_back_a_plan_or_a_value() -> None:
    plan = "id=p released=yes kind=plan when=2027 said=2023-01-01 by=studio"
    value = "id=v episodes=8 said=2023-01-01 by=actor"
    fakes = (
        "id=f1 plot said=2023-01-10 by=studio via=fan retracts=p",
        "id=f2 plot said=2023-01-10 by=actor via=fan retracts=v",
    )
    answers = judged(DAY, *fakes, plan, value)

    assert (fates(answers["released"])["p"], fates(answers["episodes"])["v"]) == ("open", "stands")


# Case audit-ids-decide-a: rule 3.5


@pytest.mark.parametrize("step", ["renewed", "filming", "wrapped", "released", "cancelled"])
@pytest.mark.parametrize("ids", ["ab", "ba"])
@pytest.mark.parametrize("speakers", [("paper", "daily"), ("daily", "paper"), ("actor", "agent")])
def test_of_one_day_and_rank_the_no_leads_whatever_the_ids(
    step: str, ids: str, speakers: tuple[str, str]
) -> None:
    yes = f"id={ids[0]} {step}=yes when=2024-01-10 said=2024-02-05 by={speakers[0]}"
    no = f"id={ids[1]} {step}=no when=2024-01-20 said=2024-02-05 by={speakers[1]}"

    for claims in ((yes, no), (no, yes)):
        answer = judged("2024-03-01", *claims)[step]
        assert (answer.says, answer.standing) == ("not yet", "disputed")
        assert (answer.credit and answer.credit.id) == ids[1]


def test_a_disputed_step_is_unknown_to_a_script(ask: Ask) -> None:
    yes = "id=a filming=yes when=2024-01-10 said=2024-02-05 by=paper"
    no = "id=b filming=no when=2024-01-20 said=2024-02-05 by=daily"
    word = ask("is filming --as-of 2024-03-01", yes, no)

    assert (word.out, word.code) == ("unknown\n", 3)
    assert "Filming: NOT YET, disputed" in ask("why filming --as-of 2024-03-01", yes, no).out


# Case audit-newer-official-plan: rule 5.2


def test_a_newer_plan_of_the_same_speaker_replaces_the_older_one(ask: Ask) -> None:
    old = "id=old released=yes kind=plan when=2025 said=2024-04 by=studio"
    new = "id=new released=yes kind=plan when=2026 said=2024-10-01 by=studio"
    found = ask("predictions --as-of 2024-12-31", old, new).out

    assert " 2 predictions: 0 hit, 0 missed, 1 open, 1 replaced.\n" in found
    assert "replaced by 2026 (1 Oct 2024)\n" in found
    assert fates(judged("2025-12-31", old, new)["released"])["old"] == "replaced"
    assert fates(judged("2026-01-01", old, new)["released"])["old"] == "missed"


# Case audit-release-after-filming: rule 3.3

BEGAN = "id=began filming=yes when=2025-07-22 said=2025-07-22 by=studio"
LINE_UP = "id=lineup released=no when=2023-07 said=2023-06-10 by=paper"


def test_it_was_not_out_before_filming_began_and_the_old_line_up_was_true_then(ask: Ask) -> None:
    found = ask("why released --as-of 2025-12-31", BEGAN, LINE_UP).out

    assert (
        " Not before 22 Jul 2025: filming comes first. (Studio, official, 22 Jul 2025)\n" in found
    )
    assert " not yet, Jul 2023          Paper   press     10 Jun 2023  true then\n" in found


@pytest.mark.parametrize(
    ("reached", "later"), [("renewed", "filming"), ("renewed", "released"), ("filming", "wrapped")]
)
def test_any_later_step_lies_after_the_first_day_of_an_earlier_one(
    reached: str, later: str
) -> None:
    began = BEGAN.replace("filming", reached)
    no = LINE_UP.replace("released", later)

    for claims in permutations([began, no]):
        answer = judged("2025-12-31", *claims)[later]
        assert in_short(answer) == "not yet, settled, official"
        assert (answer.credit and answer.credit.id) == "began"


# Case audit-rounder-newer-value: rules 3.1 and 3.5


def test_a_rounder_newer_fact_wins_by_the_rules_and_a_guess_settles_nothing(ask: Ask) -> None:
    exact = "id=exact episodes=53-72 said=2022-01-28 by=paper"
    rounder = "id=round episodes=60 {} said=2022-06-26 by=daily".format

    assert "Episodes: 60 episodes" in ask("why episodes --as-of 2024-03-01", exact, rounder("")).out
    guess = ask("why episodes --as-of 2024-03-01", exact, rounder("kind=guess")).out
    assert "Episodes: 53-72 episodes" in guess


# Case audit-stale-plan-leads: rules 6.1 and 6.3

PLAN = "id=plan released=yes kind=plan when=2025-H2 said=2024-04 by=studio"


def test_beside_a_plan_stands_what_outlets_have_said_since_and_then_it_lapses(ask: Ask) -> None:
    outlets = "paper", "daily", "herald", "actor", "agent"
    since = [
        f"id=g{n} released=yes kind=guess when=2026 said=2025-09-0{n} by={by}"
        for n, by in enumerate(outlets, 1)
    ]
    status = ask("status --as-of 2025-12-31", PLAN, *since).out

    assert " Release  expected H2 2025  plan   Studio, Apr 2024\n" in status
    assert "          about Jul 2026    guess  5 outlets: 2026\n" in status
    sentences = " ".join(ask("faq released --as-of 2025-12-31", PLAN, *since).out.split())
    assert (
        "Expected H2 2025, a plan. (Studio, official, Apr 2024) Since then: about Jul 2026"
        in sentences
    )
    assert " EXPECTED DATE PASSED.\n" not in status
    lapsed = judged("2026-01-01", PLAN, since[0].replace("2025-09-01", "2024-05-05"))["released"]
    assert lapsed.outlook.state == "lapsed"


def test_a_plan_stays_alone_where_one_outlet_repeats_itself(ask: Ask) -> None:
    months = [f"released=yes kind=guess when=2026 said=2025-0{n}-05 by=paper" for n in range(2, 10)]
    status = ask("status --as-of 2025-12-31", PLAN, *months).out

    assert " Release  expected H2 2025  plan  Studio, Apr 2024\n" in status
    assert "outlets" not in status


# Case audit-talks-makes-guess-missed: rule 5.5


@pytest.mark.parametrize("soft", ["talks", "tba"])
@pytest.mark.parametrize("by", ["studio", "paper"])
def test_talks_settle_no_guess(ask: Ask, soft: str, by: str) -> None:
    guess = "id=guess cast=in about=ann kind=guess said=2024-01-10 by=daily"
    word = f"id=word cast={soft} about=ann said=2024-02-05 by={by}"

    answer = judged("2024-03-01", word, guess).answers[Key("cast", "ann")]
    assert fates(answer) == {"word": "stands", "guess": "open"}
    rows = [
        line.split() for line in ask("why cast --as-of 2024-03-01", guess, word).out.splitlines()
    ]
    assert [row[-1] for row in rows if row[:3] == ["Ann", "Lee:", "guessed"]] == ["open"]


# Case audit-tba: rule 3.1


def test_undecided_answers_an_older_and_weaker_in(ask: Ask) -> None:
    agency = "id=agency cast=tba about=ann said=2024-03-15 by=agent"
    paper = "id=paper cast=in about=ann said=2024-01-10 by=paper"

    found = ask("cast --as-of 2024-07-01", agency, paper).out
    assert " NOT ANNOUNCED (1)\n" in found
    assert days(judged("2024-07-01", agency)["renewed"]) == ""


@pytest.mark.parametrize(
    ("soft_said", "soft_by", "says"),
    [
        ("2024-03-15", "daily", "tba"),
        ("2024-01-10", "agent", "in"),
        ("2023-12-01", "studio", "in"),
        ("2024-03-15", "fan", "in"),
    ],
)
def test_undecided_answers_only_if_it_is_newer(soft_said: str, soft_by: str, says: str) -> None:
    soft = f"id=a cast=tba about=ann said={soft_said} by={soft_by}"
    firm = "id=b cast=in about=ann said=2024-01-10 by=paper"

    for claims in permutations([soft, firm]):
        assert judged("2024-07-01", *claims).answers[Key("cast", "ann")].says == says
