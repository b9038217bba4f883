"""Days, clashes and the walk: rules 2.4, 3.1 and 3.5, and the standing of 3.6 that follows from them."""

from datetime import date
from itertools import permutations

import pytest

from aoud_cli.errors import FactsError
from aoud_cli.facts.model import Claim
from aoud_cli.facts.vocabulary import Rank
from aoud_cli.judge.evidence import Fact, Step, fact_about_step
from tests.small import days, facts, fates, in_short, judged

ACTOR = "id=actor filming=no said=2023-03 by=actor via=paper"

# 2.4 Days


def as_fact(says: str, said: str, when: str | None = None) -> Fact:
    """Return a word about a step as evidence, whatever a check would say of it."""
    given = {"id": "a", "topic": "released", "says": says, "said": said, "by": "x", "text": "T."}
    claim = Claim.model_validate(given | ({"when": when} if when else {}))
    return fact_about_step(claim, Rank.PRESS, Step("released"))


def test_a_yes_without_a_day_happened_by_the_day_it_was_said_with_no_first_day() -> None:
    assert days(judged("2023-01-01", "filming=yes said=2022-10-01 by=paper")["filming"]) == (
        "../2022-10-01"
    )
    assert days(judged("2023-01-01", "filming=yes said=2022-10 by=paper")["filming"]) == (
        "../2022-10-31"
    )


def test_a_yes_never_happened_later_than_it_was_said() -> None:
    answer = judged("2023-01-01", "filming=yes when=2022-10 said=2022-10-05 by=paper")["filming"]

    assert days(answer) == "2022-10-01/2022-10-05"


@pytest.mark.parametrize("when", ["2026-11-27", "2026-11-27/2026-12-10", "2026-11-27/.."])
def test_what_begins_on_the_day_after_it_was_said_happened_on_that_day(when: str) -> None:
    fact = as_fact("yes", said="2026-11-26", when=when)

    assert (fact.first, fact.last) == (date(2026, 11, 27), date(2026, 11, 27))


def test_one_day_is_allowed_for_and_no_more() -> None:
    with pytest.raises(FactsError, match="lies after it was said"):
        facts("released=yes said=2026-11-25 when=2026-11-27 by=studio")


def test_a_fact_about_the_day_after_is_no_fault() -> None:
    facts("released=yes said=2026-11-26 when=2026-11-27 by=studio")


def test_a_no_means_not_by_the_end_of_its_days_else_not_on_the_first_day_it_was_said() -> None:
    assert as_fact("no", said="2023-03", when="2023-02").last == date(2023, 2, 28)
    assert as_fact("no", said="2023-03", when="../2023-02").last == date(2023, 2, 28)
    assert as_fact("no", said="2023-03").last == date(2023, 3, 1)


def test_the_day_of_a_no_may_lie_ahead() -> None:
    answer = judged("2023-03-01", "released=no when=2024 said=2023-02-01 by=studio")["released"]

    assert in_short(answer) == "not yet, settled, official"
    assert answer.limit is not None
    assert answer.limit.day == date(2024, 12, 31)


@pytest.mark.parametrize(
    "claim",
    [
        "released=no when=2024/.. said=2023 by=studio",
        "released=yes kind=plan when=2024/.. said=2023 by=studio",
        "released=yes kind=guess when=2024/.. said=2023 by=studio",
        "released=no kind=guess when=2024/.. said=2023 by=studio",
        "released=yes kind=plan said=2023 by=studio",
    ],
)
def test_a_no_a_plan_or_a_guess_without_a_last_day_is_a_fault(claim: str) -> None:
    with pytest.raises(FactsError, match=r"no last day|when: is missing"):
        facts(claim)


# 3.1 Clash


def test_a_yes_and_a_no_clash_if_the_yes_ends_before_the_day_of_the_no() -> None:
    no = "id=no filming=no said=2022-10-02 by=actor"
    before = "id=yes filming=yes when=2022-10-01 said=2022-10-05 by=paper"
    same = "id=yes filming=yes when=2022-10-02 said=2022-10-05 by=paper"
    after = "id=yes filming=yes when=2022-10-03 said=2022-10-05 by=paper"
    answers = [judged("2022-11-01", no, yes)["filming"] for yes in (before, same, after)]

    assert [answer.standing for answer in answers] == ["disputed", "settled", "settled"]


def test_not_started_in_march_and_started_in_july_two_years_on_do_not_clash() -> None:
    start = "id=start filming=yes when=2025-07 said=2025-07-22 by=paper"
    answer = judged("2025-08-01", ACTOR, start)["filming"]

    assert in_short(answer) == "yes, settled, press"
    assert fates(answer) == {"actor": "stands", "start": "stands"}


def test_a_month_against_a_day_inside_it_clashes_with_that_day_only_if_the_month_ended_before() -> (
    None
):
    yes = "id=a filming=yes when=2022-{} said=2022-10 by=paper".format
    no = "id=b filming=no said=2022-10-15 by=daily"

    assert judged("2022-10-31", yes("08"), no)["filming"].standing == "disputed"
    assert judged("2022-10-31", yes("10"), no)["filming"].standing == "settled"


# 3.5 The walk


def test_a_higher_and_newer_word_overrules() -> None:
    said = "id=said filming=yes when=2022-09 said=2022-09 by=paper"
    answer = judged("2023-04-30", said, ACTOR)["filming"]

    assert (in_short(answer), fates(answer)) == (
        "not yet, settled, insider",
        {"actor": "stands", "said": "overruled"},
    )


def test_a_stronger_word_of_one_time_overrules() -> None:
    month = "id=month filming=yes when=2022-09 said=2022-10 by=paper"
    day = "id=day filming=no said=2022-10-15 by=actor"

    assert fates(judged("2023-01-01", month, day)["filming"])["month"] == "overruled"


def test_between_equals_the_newer_word_wins() -> None:
    old = "id=old filming=yes when=2022-09 said=2022-10-01 by=paper"
    new = "id=new filming=no when=2022-12 said=2023-01-05 by=daily"

    assert fates(judged("2023-02-01", old, new)["filming"]) == {"new": "stands", "old": "overruled"}


@pytest.mark.parametrize("when", ["2022-10-01", "2022-10", "2022-09-15/2022-10-10"])
def test_equals_of_one_time_are_disputed(when: str) -> None:
    yes = "id=a filming=yes when=2022-09-01 said=2022-10-01 by=paper"
    no = f"id=b filming=no when=2022-09-20 said={when} by=daily"
    answer = judged("2022-10-31", yes, no)["filming"]

    assert (answer.standing, fates(answer)) == ("disputed", {"a": "stands", "b": "stands"})


def test_a_weaker_but_newer_word_disputes() -> None:
    strong = "id=strong filming=no when=2023-03 said=2023-03-10 by=actor"
    weak = "id=weak filming=yes when=../2022-12 said=2023-05-01 by=paper"
    answer = judged("2023-06-01", strong, weak)["filming"]

    assert in_short(answer) == "not yet, disputed, insider"
    assert fates(answer) == {"strong": "stands", "weak": "stands"}


def test_a_weaker_newer_word_about_a_later_time_does_not_clash() -> None:
    strong = "filming=no when=2023-03 said=2023-03-10 by=actor"
    weak = "filming=yes when=2023-05 said=2023-05-20 by=paper"

    assert in_short(judged("2023-06-01", strong, weak)["filming"]) == "yes, settled, press"


def test_when_the_winner_is_overruled_its_loser_comes_back() -> None:
    first = "id=first filming=yes when=2022-09-01 said=2022-09-10 by=paper"
    denial = "id=denial filming=no when=2022-10 said=2022-11-01 by=daily"
    official = "id=official filming=yes when=2022-09-01 said=2022-12-01 by=studio"

    assert fates(judged("2022-11-30", first, denial)["filming"])["first"] == "overruled"
    answer = judged("2022-12-01", first, denial, official)["filming"]
    assert fates(answer) == {"official": "stands", "first": "stands", "denial": "overruled"}


def test_a_fact_is_overruled_by_the_first_that_beats_it() -> None:
    old = "id=old filming=yes when=2022-09-01 said=2022-09-10 by=paper"
    press = "id=press filming=no when=2022-10 said=2023-01-01 by=daily"
    insider = "id=insider filming=no when=2022-10 said=2022-11-01 by=actor"
    older = "id=older filming=no when=2022-10 said=2022-10-15 by=agent"
    answer = judged("2023-02-01", old, press, older, insider)["filming"]

    (beaten,) = [one for one in answer.claims if one.claim.id == "old"]
    assert beaten.because is not None
    assert beaten.because.id == "insider"


def order_of(*claims: str) -> str:
    """Return the ids of the facts that stand, in their order, whatever that of the file is."""
    found = {
        " ".join(fates(judged("2024-01-01", *given)["episodes"])) for given in permutations(claims)
    }
    (order,) = found
    return order


def test_facts_are_taken_by_rank_then_the_newest_first() -> None:
    press = "id=press episodes=8 said=2022-05-05 by=paper"
    insider = "id=insider episodes=8 said=2022-03-03 by=actor"
    newest = "id=newest episodes=8 said=2022-05-06 by=daily"
    wider = "id=wider episodes=8 said=2022-05-05/2022-05-07 by=herald"

    assert order_of(press, insider, newest, wider) == "insider newest wider press"


def test_facts_of_one_day_are_taken_by_what_they_say() -> None:
    say = "id={} episodes={} said=2022-05-05 by={}".format
    words = say("tba", "tba", "paper"), say("talks", "talks", "daily"), say("n10", "10", "paper")
    more = say("n9", "9", "daily"), say("b", "beta", "paper"), say("a", "alpha", "daily")

    assert order_of(*words[::-1], *more) == "tba talks n9 n10 a b"


def test_of_one_day_a_no_comes_before_a_yes_whatever_the_ids() -> None:
    for yes, no in ("ab", "ba"):
        answer = judged(
            "2024-03-01",
            f"id={yes} filming=yes when=2024-01-10 said=2024-02-05 by=paper",
            f"id={no} filming=no when=2024-01-20 said=2024-02-05 by=daily",
        )["filming"]

        assert in_short(answer) == "not yet, disputed, press"
        assert (answer.credit and answer.credit.id, answer.against and answer.against.id) == (
            no,
            yes,
        )


def test_what_is_still_equal_goes_by_exactness_then_by_speaker_and_text_and_never_by_id() -> None:
    say = "id={} renewed=yes when={} said=2022-05-31 by={} text={}".format

    def first(one: str, other: str) -> str:
        """Return who is credited, the same in both orders of the file."""
        found = {
            judged("2023-01-01", *pair)["renewed"].credit for pair in ((one, other), (other, one))
        }
        (credit,) = found
        assert credit is not None
        return credit.id

    assert first(say("a", "2022-05", "daily", "A"), say("b", "2022-05-05", "paper", "B")) == "b"
    assert first(say("a", "2022-05-05", "paper", "A"), say("b", "2022-05-05", "daily", "B")) == "b"
    assert first(say("a", "2022-05-05", "paper", "Z"), say("b", "2022-05-05", "paper", "B")) == "b"
    undated = "id=a renewed=yes said=2022-05-31 by=daily"
    assert first(undated, say("b", "2022-05", "paper", "B")) == "b"


# 3.6 Standing, of a step alone


def test_of_several_noes_the_first_of_the_walk_leads_and_of_no_fact_the_answer_is_unknown() -> None:
    old = "id=old filming=no when=2022-12 said=2022-06-01 by=actor"
    new = "id=new filming=no said=2022-08-01 by=agent"
    press = "id=press filming=no said=2022-09-01 by=paper"
    answer = judged("2023-01-01", old, press, new)["filming"]

    assert (in_short(answer), answer.credit and answer.credit.id) == (
        "not yet, settled, insider",
        "new",
    )
    assert in_short(judged("2023-01-01")["filming"]) == "unknown"


def test_a_dispute_names_the_word_that_disagrees() -> None:
    old = "id=old filming=no when=2022-08-01 said=2022-08-02 by=studio"
    yes = "id=yes filming=yes when=2022-09-01 said=2022-09-02 by=actor"
    no = "id=no filming=no when=2022-10 said=2022-11-20 by=paper"
    answer = judged("2022-12-01", old, yes, no)["filming"]

    assert in_short(answer) == "yes, disputed, insider"
    assert (answer.credit and answer.credit.id, answer.against and answer.against.id) == (
        "yes",
        "no",
    )


def test_of_those_who_disagree_the_first_of_the_walk_is_named() -> None:
    yes = "id=yes filming=yes when=2022-09-01 said=2022-09-02 by=actor"
    no = "id={} filming=no when=2022-10 said={} by=paper".format

    for noes in permutations([no("a", "2022-11-20"), no("b", "2022-11-25"), no("c", "2022-11-01")]):
        answer = judged("2022-12-01", yes, *noes)["filming"]
        assert (answer.against and answer.against.id) == "b"


def test_a_dispute_is_between_the_first_yes_and_the_noes_that_clash_with_it_alone() -> None:
    first = "id=first filming=yes when=2022-09-10 said=2022-09-11 by=actor"
    second = "id=second filming=yes when=2022-08-01 said=2022-12-01 by=paper"
    both = "id=both filming=no when=2022-10 said=2022-12-01 by=daily"
    only_second = "id=only filming=no said=2022-09-01 by=studio"
    answer = judged("2023-01-01", first, second, both, only_second)["filming"]

    assert {*fates(answer).values()} == {"stands"}
    assert in_short(answer) == "yes, disputed, insider"
    assert (answer.credit and answer.credit.id) == "first"


def test_a_yes_that_clashes_with_no_standing_no_settles_it_beside_one_that_does() -> None:
    early = "id=early filming=yes when=2022-09-01 said=2022-10 by=paper"
    no = "id=no filming=no said=2022-10-15 by=daily"
    after = "id=after filming=yes when=2023-05 said=2023-05-20 by=paper"
    answer = judged("2023-06-01", early, no, after)["filming"]

    assert judged("2023-01-01", early, no)["filming"].standing == "disputed"
    assert (in_short(answer), answer.credit and answer.credit.id) == (
        "yes, settled, press",
        "after",
    )
    assert days(answer) == "2023-05-01/2023-05-20"


def test_the_first_yes_that_clashes_with_none_leads_and_gives_its_rank() -> None:
    contested = "id=contested filming=yes when=2022-09-01 said=2022-10-01 by=actor"
    no = "id=no filming=no said=2022-10-15 by=paper"
    after = "id=after filming=yes when=2023-05 said=2023-05-20 by=daily"

    assert in_short(judged("2023-06-01", contested, no, after)["filming"]) == "yes, settled, press"
