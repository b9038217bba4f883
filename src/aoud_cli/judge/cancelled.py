"""Whether the season is cancelled, walked after the steps (rule 7.4).

"Cancelled" is a fact among facts: what happens to the season later speaks against it, and so does
an official plan for later. It changes no step itself.
"""

from collections.abc import Iterable
from dataclasses import replace

from aoud_cli.facts.model import FactBase
from aoud_cli.facts.vocabulary import CANCELLED, NO, YES, Kind, Rank
from aoud_cli.judge.answer import Answer
from aoud_cli.judge.evidence import (
    Fact,
    Step,
    fact_about_step,
    is_newer,
    steps_clash,
    walk,
    walk_past,
)
from aoud_cli.judge.ladder import Ground, Ladder, answer_of, fates
from aoud_cli.judge.public import Public

CANCELLATION = Step(CANCELLED)


def cancelled(facts: FactBase, public: Public, ladder: Ladder) -> Ladder:
    """Return the answer of `cancelled`, and the facts that stand on it.

    What is newer than a "cancelled" and ends after it says no to it.
    """
    stated = [
        fact_about_step(claim, facts.rank(claim), CANCELLATION)
        for claim in public.facts_about(CANCELLATION.key)
    ]
    contests = sorted(_contests(facts, public, ladder), key=lambda fact: fact.order)
    better = [fact for fact in stated if fact.rank is not Rank.HEARSAY]
    rumours = [fact for fact in stated if fact.rank is Rank.HEARSAY]
    verdict = walk(better, _clash, contests)
    heard = walk_past(rumours, _clash, (*contests, *verdict.stands))
    yes = [fact for fact in verdict.stands if fact.says == YES]
    no = [fact for fact in verdict.stands if fact.says == NO]
    against = sorted((*no, *contests), key=lambda fact: fact.order)
    unknown = Answer(CANCELLATION.key, public.known_days[CANCELLED])
    answer = answer_of(Ground(CANCELLATION, yes, no, against), unknown, _clash)
    judged = fates(CANCELLATION, answer, verdict.with_hearsay(heard))
    return Ladder({CANCELLATION: replace(answer, claims=judged)}, verdict.stands)


def _contests(facts: FactBase, public: Public, ladder: Ladder) -> list[Fact]:
    """Return what can say no to a "cancelled": a step that was taken, or is officially planned."""
    taken = [fact for fact in ladder.standing if fact.says == YES]
    better = [fact for fact in taken if fact.rank is not Rank.HEARSAY]
    planned = _official_plans(facts, public, ladder.answers)
    return [replace(fact, says=NO) for fact in (*better, *planned)]


def _official_plans(facts: FactBase, public: Public, steps: Iterable[Step]) -> list[Fact]:
    """Return the official plans for a step that were not taken back."""
    plans: list[Fact] = []
    for step in steps:
        for claim in public.about(step.key):
            official = facts.rank(claim) is Rank.OFFICIAL and claim.kind is Kind.PLAN
            if official and claim.says == YES and claim.when:
                days = claim.when
                plans.append(Fact(claim, Rank.OFFICIAL, YES, days.first, days.last, step))
    return plans


def _clash(one: Fact, other: Fact) -> bool:
    """Return whether two facts exclude each other: "cancelled" and "not", or a later step."""
    if one.step == other.step:
        return steps_clash(one, other)
    word, step = (one, other) if one.step == CANCELLATION else (other, one)
    if word.says == NO:
        return False
    since = word.claim.when.first if word.claim.when else word.claim.said.first
    return is_newer(step.claim, word.claim) and step.last > since
