"""Whether the season is cancelled, walked after the steps (rule 7.4).

"Cancelled" is a fact among facts: what happens to the season later speaks against it, and so does
an official plan for later. It changes no step itself.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from aoud_cli.facts.vocabulary import CANCELLED, NO, YES, Rank
from aoud_cli.judge.answer import Answer, Key
from aoud_cli.judge.evidence import Fact, Step, is_newer, steps_clash, walk, walk_past
from aoud_cli.judge.ladder import Ground, answer_of, fates


def cancelled(step: Step, facts: Iterable[Fact], later: Sequence[Fact], known_day: date) -> Answer:
    """Return the answer of `cancelled`.

    `later` are the yeses of all steps that stand, and the official plans for one: what is newer
    than the "cancelled" and ends after it says no to it.
    """
    given = [*facts]
    contests = [replace(fact, says=NO) for fact in later if fact.rank is not Rank.HEARSAY]
    contests.sort(key=lambda fact: fact.order)
    better = [fact for fact in given if fact.rank is not Rank.HEARSAY]
    verdict = walk(better, _clash, contests)
    rumours = [fact for fact in given if fact.rank is Rank.HEARSAY]
    heard = walk_past(rumours, _clash, (*contests, *verdict.stands))
    yes = [fact for fact in verdict.stands if fact.says == YES]
    no = [fact for fact in verdict.stands if fact.says == NO]
    against = sorted((*no, *contests), key=lambda fact: fact.order)
    unknown = Answer(Key(step.topic), known_day)
    answer = answer_of(Ground(step, yes, no, against), unknown, _clash)
    return replace(answer, claims=fates(step, answer, verdict, heard))


def _clash(one: Fact, other: Fact) -> bool:
    """Return whether two facts exclude each other: "cancelled" and "not", or a later step."""
    if one.step == other.step:
        return steps_clash(one, other)
    word, step = (one, other) if one.step.topic == CANCELLED else (other, one)
    if word.says == NO:
        return False
    since = word.claim.when.first if word.claim.when else word.claim.said.first
    return is_newer(step.claim, word.claim) and step.last > since
