"""The answers of values, like the number of episodes or a place in the cast, and of notes.

Rules 3.1, 3.4 and 3.6 for values, 9 for notes.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from aoud_cli.facts.model import Claim, FactBase, Topic
from aoud_cli.facts.vocabulary import SOFT, Rank
from aoud_cli.judge.answer import Answer, Key, Standing
from aoud_cli.judge.evidence import Clash, Fact, Verdict, first_to_say, in_time, walk, walk_past

STATEMENTS = 3  # of a note, that its answer names

_LEADING_ZEROS = re.compile(r"(?<![0-9.,])0+(?=[0-9])")


def sense(says: str, topic: Topic) -> str:
    """Return a value as it is compared: `8`, `08` and `8 episodes` are one (rule 3.1)."""
    plain = "".join(says.casefold().split())
    if topic.unit:
        unit = "".join(topic.unit.casefold().split())
        for ending in (unit, unit.removesuffix("s")):
            if plain != ending:
                plain = plain.removesuffix(ending)
    return _LEADING_ZEROS.sub("", plain)


def values_clash(one: Fact, other: Fact) -> bool:
    """Return whether two values exclude each other.

    Two firm ones do if they differ; `tba` and `talks` only contradict an older firm one.
    """
    one_soft, other_soft = one.says in SOFT, other.says in SOFT
    if one_soft and other_soft:
        return False
    if one_soft or other_soft:
        soft, firm = (one, other) if one_soft else (other, one)
        return soft.claim.said.first > firm.claim.said.last
    return one.says != other.says


def notes_clash(_one: Fact, _other: Fact) -> bool:
    """Return that notes never clash: they stand side by side."""
    return False


def value(facts: FactBase, key: Key, stated: Iterable[Claim], known_day: date) -> Answer:
    """Return the answer that the facts about a value give, predictions not yet judged (3.6)."""
    topic = facts.topics[key.topic]
    verdict = _heard(_facts(facts, stated, topic), values_clash)
    leader = _leader(verdict.stands)
    if leader is None:
        return Answer(key, known_day, claims=verdict.fates)
    against = [fact for fact in verdict.stands if values_clash(leader, fact)]
    agreeing = [fact for fact in verdict.stands if fact.says == leader.says]
    alike = [fact for fact in agreeing if fact.rank is leader.rank]
    return Answer(
        key,
        known_day,
        says=leader.says if leader.says in SOFT else leader.claim.says or "",
        standing=Standing.DISPUTED if against else Standing.SETTLED,
        basis=leader.rank,
        credit=first_to_say(alike, leader.step).claim,
        against=against[0].claim if against else None,
        claims=verdict.fates,
    )


def note(facts: FactBase, key: Key, stated: Iterable[Claim], known_day: date) -> Answer:
    """Return the answer of a note: up to three statements that stand (rule 9)."""
    verdict = _heard(_facts(facts, stated, facts.topics[key.topic]), notes_clash)
    if not verdict.stands:
        return Answer(key, known_day, claims=verdict.fates)
    named = _named(verdict.stands)
    leader = named[0]
    return Answer(
        key,
        known_day,
        says=leader.claim.text,
        standing=Standing.SETTLED,
        basis=leader.rank,
        credit=leader.claim,
        statements=tuple(fact.claim for fact in named),
        left_over=len(verdict.stands) - len(named),
        claims=verdict.fates,
    )


def _named(stands: Sequence[Fact]) -> list[Fact]:
    """Return the statements that a note names: of each speaker one first; details if need be."""
    telling = [fact for fact in stands if not fact.claim.detail] or [*stands]
    speakers = [fact.claim.by for fact in telling]
    first_words = [n for n, speaker in enumerate(speakers) if speaker not in speakers[:n]]
    others = [n for n in range(len(telling)) if n not in first_words]
    return [telling[n] for n in sorted([*first_words, *others][:STATEMENTS])]


def _facts(facts: FactBase, claims: Iterable[Claim], topic: Topic) -> list[Fact]:
    return [Fact(claim, facts.rank(claim), sense(claim.says or "", topic)) for claim in claims]


def _heard(stated: Sequence[Fact], clash: Clash) -> Verdict:
    """Return the facts that stand; hearsay counts only if no better source spoke (rule 3.4)."""
    better = [fact for fact in stated if fact.rank is not Rank.HEARSAY]
    if not better:
        return walk(stated, clash)
    verdict = walk(better, clash)
    hearsay = [fact for fact in stated if fact.rank is Rank.HEARSAY]
    return verdict.with_hearsay(walk_past(hearsay, clash, verdict.stands))


def _leader(stands: Sequence[Fact]) -> Fact | None:
    """Return the value that leads: the first, but no soft word that leaves a firm one in place."""
    firm = [fact for fact in stands if fact.says not in SOFT]
    candidates = [fact for fact in stands if _can_lead(fact, firm)]
    if not candidates:
        return None
    if candidates[0].says not in SOFT:
        return candidates[0]
    soft = [fact for fact in candidates if fact.says in SOFT]
    return max(soft, key=lambda fact: in_time(fact.claim)[:2])


def _can_lead(fact: Fact, firm: Iterable[Fact]) -> bool:
    """Return whether a value is firm, or contradicts every firm one that stands."""
    return fact.says not in SOFT or all(values_clash(fact, other) for other in firm)
