"""Laws that hold whatever the rules say of a single case: each is tried on random worlds."""

from collections.abc import Callable
from datetime import date
from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from aoud_cli.facts.model import Claim, FactBase
from aoud_cli.judge.answer import NOT_YET, Answer, Fate
from aoud_cli.judge.assess import assess
from tests.judge.test_plain_rules import of_judge
from tests.judge.worlds import base, claims, days, is_sound, worlds

law = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
EVER = date.max
TOPICS = ["filming", "wrapped", "released", "cancelled", "halted", "episodes", "cast", "plot"]


def with_claims(facts: FactBase, told: list[Claim]) -> FactBase:
    return facts.model_copy(update={"claims": told})


def told(claim: dict[str, Any], **changes: Any) -> Claim:
    """Return a claim as a fact base holds it."""
    return base([claim | changes]).claims[0]


def renamed(value: Any, name: Callable[[str], str]) -> Any:
    """Return the judge's plain values with every claim under its new name."""
    if isinstance(value, dict):
        return {renamed(key, name): renamed(inner, name) for key, inner in value.items()}
    if isinstance(value, tuple):
        return tuple(renamed(inner, name) for inner in value)
    return name(value) if isinstance(value, str) else value


@law
@given(worlds(10), days, st.randoms(use_true_random=False))
def test_neither_ids_nor_the_order_of_the_file_matter(
    facts: FactBase, day: date, chance: Any
) -> None:
    ids = [claim.id for claim in facts.claims]
    names = dict(
        zip(ids, (f"n{number}" for number in chance.sample(range(100), len(ids))), strict=True)
    )
    others = [
        claim.model_copy(
            update={"id": names[claim.id], "retracts": claim.retracts and names[claim.retracts]}
        )
        for claim in facts.claims
    ]
    chance.shuffle(others)
    expected = renamed(of_judge(facts, day, EVER), lambda word: names.get(word, word))
    assert of_judge(with_claims(facts, others), day, EVER) == expected


@law
@given(worlds(10), days)
def test_what_is_said_later_changes_nothing(facts: FactBase, day: date) -> None:
    until = [claim for claim in facts.claims if claim.said.last <= day]
    assert of_judge(with_claims(facts, until), day, EVER) == of_judge(facts, day, EVER)


@law
@given(worlds(7), days, st.data())
def test_a_claim_and_its_retraction_leave_no_trace(
    facts: FactBase, day: date, data: st.DataObject
) -> None:
    raw = data.draw(claims(50, [], TOPICS))
    assume(is_sound(base([raw])))
    word = told(raw)
    aside = {"id": "back", "topic": "aside", "text": "Never mind.", "said": raw["said"]}
    aside |= {key: raw[key] for key in ("by", "via") if key in raw}
    back = told(aside, retracts=word.id)
    again = told(aside, id="again", retracts=back.id)
    known = min(day, facts.last_looks()["aside"])
    assume(back.said.last <= known)
    before = of_judge(facts, day, EVER)
    with_word = of_judge(with_claims(facts, [*facts.claims, word]), day, EVER)
    without = of_judge(with_claims(facts, [*facts.claims, word, back]), day, EVER)
    restored = of_judge(with_claims(facts, [*facts.claims, word, back, again]), day, EVER)
    for key in before.keys() - {"fates", ("aside", None, 1)}:
        assert without[key] == before[key]
    for key in with_word.keys() - {"fates", ("aside", None, 1)}:
        assert restored[key] == with_word[key]
    traces = {word.id, back.id, again.id}
    fates = {name: fate for name, fate in without["fates"].items() if name not in traces}
    assert fates == before["fates"]
    fates = {
        name: fate for name, fate in restored["fates"].items() if name not in traces - {word.id}
    }
    assert fates == with_word["fates"]


def gist(answer: Answer) -> tuple[object, ...]:
    """Return what an answer says, how firmly, by whom, and when."""
    return *answer.gist, answer.credit, answer.limit, answer.against


@law
@given(worlds(8), days, st.data())
def test_hearsay_moves_nothing_that_press_or_better_settled(
    facts: FactBase, day: date, data: st.DataObject
) -> None:
    raw = data.draw(claims(50, [], TOPICS)) | {"by": data.draw(st.sampled_from(["fan", "blog"]))}
    assume(is_sound(base([raw])))
    before = assess(facts, day).answers
    after = assess(with_claims(facts, [*facts.claims, told(raw)]), day).answers
    for key, answer in before.items():
        by_bound = answer.says == NOT_YET and answer.limit and answer.limit.step
        if answer.firm and not by_bound:  # a bound is no word of press or better (3.4)
            assert gist(after[key]) == gist(answer)


@law
@given(worlds(10), days, days)
def test_what_was_missed_stays_missed(facts: FactBase, day: date, later: date) -> None:
    assume(day < later)
    first = assess(facts, day)
    unchanged = with_claims(facts, list(first.public))
    second = assess(unchanged, later)
    for name, judged in first.judged.items():
        if judged.fate is Fate.MISSED:
            assert second.judged[name].fate is Fate.MISSED
