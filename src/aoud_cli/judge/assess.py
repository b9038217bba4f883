"""Judges claims: (facts, known day) in, answers out.

Pure: no clock, no file, no printing. The rules are design 3.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from graphlib import TopologicalSorter

from aoud_cli.facts.dates import PartialDate
from aoud_cli.facts.model import Claim, FactBase
from aoud_cli.facts.vocabulary import TBA, Kind, Rank, TopicKind
from aoud_cli.judge.answer import (
    NOT_YET,
    YES,
    Answer,
    Answers,
    Assessment,
    Fate,
    Judged,
    Key,
    Standing,
)
from aoud_cli.judge.evidence import (
    Fact,
    Verdict,
    clash_of_steps,
    clash_of_values,
    milestone_fact,
    newest,
    no_clash,
    walk,
)
from aoud_cli.judge.predictions import Course, fate_of_value, fate_on_ladder, outlook


def assess(facts: FactBase, as_of: date, *, yours: bool = False) -> Assessment:
    """Return the answers of a day, from the claims that were public by then and not taken back.

    Nothing after the fact base's last look is known (design 3.0).

    Each is judged when it is looked at: a screen that shows four of them does not wait for forty.
    """
    known_day = min(as_of, facts.checked)
    public = [claim for claim in facts.claims if claim.said.last <= known_day]
    visible, retracted = _visible(facts, public)
    groups: dict[Key, list[Claim]] = defaultdict(list)
    for claim in visible:
        groups[claim.topic, claim.about].append(claim)
    taken_back: dict[Key, list[Judged]] = defaultdict(list)
    for judged in retracted:
        taken_back[judged.claim.topic, judged.claim.about].append(judged)
    milestones = cache(lambda: _milestones(facts, groups, known_day))

    def judge(key: Key) -> Answer:
        name, about = key
        milestone = facts.topics[name].kind is TopicKind.MILESTONE
        answer = (
            milestones()[name] if milestone else _value(facts, name, about, groups.get(key, ()))
        )
        return (
            replace(answer, claims=(*answer.claims, *taken_back[key]))
            if key in taken_back
            else answer
        )

    spoken_of = groups.keys() | taken_back.keys()
    keys = [
        (name, about)
        for name, topic in facts.topics.items()
        for about in (
            [p for p in facts.people if (name, p) in spoken_of] if topic.per_person else [None]
        )
    ]
    return Assessment(facts, as_of, known_day, Answers(keys, judge), tuple(public), yours)


def _visible(facts: FactBase, public: Sequence[Claim]) -> tuple[list[Claim], list[Judged]]:
    """Return the public claims less those taken back, and those taken back (design 3.1)."""
    retracted = _retracted(public)
    visible = [claim for claim in public if claim.id not in retracted]
    taken_back = sorted((c for c in public if c.id in retracted), key=newest, reverse=True)
    return visible, [Judged(c, facts.rank(c), Fate.RETRACTED, retracted[c.id]) for c in taken_back]


def _retracted(public: Iterable[Claim]) -> dict[str, Claim]:
    """Return what was taken back, by id, and by which claim; a claim that was itself taken back retracts nothing."""
    retractors = {
        claim.id: claim for claim in sorted((c for c in public if c.retracts), key=newest)
    }
    order: TopologicalSorter[str] = TopologicalSorter()
    for claim in retractors.values():
        order.add(claim.retracts or "", claim.id)
    retracted: dict[str, Claim] = {}
    for claim in (retractors[key] for key in order.static_order() if key in retractors):
        if claim.id not in retracted:
            retracted[claim.retracts or ""] = claim
    return retracted


def _milestones(
    facts: FactBase, groups: Mapping[Key, Sequence[Claim]], known_day: date
) -> dict[str, Answer]:
    """Return the answers of all milestones: the ladder's, each step in the light of the others, then those off it."""
    names = [name for name, topic in facts.topics.items() if topic.kind is TopicKind.MILESTONE]
    own = {
        name: [
            milestone_fact(c, facts.rank(c))
            for c in groups.get((name, None), ())
            if c.kind is Kind.FACT
        ]
        for name in names
    }
    alone = {name: walk(own[name], clash_of_steps, hearsay_counts=False) for name in names}
    verdicts = alone | _with_neighbours(facts.ladder, own, alone)
    answers = {name: _step(name, verdicts[name]) for name in names}
    following = next_step(facts.ladder, answers)
    if following and not any(fact.rank is not Rank.HEARSAY for fact in own[following]):
        verdict = walk(verdicts[following].facts, clash_of_steps, hearsay_counts=True)
        answers[following] = _step(following, verdict)
    return {
        name: _with_predictions(facts, answers[name], groups.get((name, None), ()), known_day)
        for name in names
    }


def next_step(ladder: Sequence[str], answers: Mapping[str, Answer]) -> str | None:
    """Return the step after the last one that was firmly taken: the first if none was, None if all were."""
    taken = [index for index, step in enumerate(ladder) if answers[step].reached]
    following = taken[-1] + 1 if taken else 0
    return ladder[following] if following < len(ladder) else None


def _with_neighbours(
    ladder: Sequence[str], own: Mapping[str, Sequence[Fact]], alone: Mapping[str, Verdict]
) -> dict[str, Verdict]:
    """Return which facts of each step stand together with what the other steps prove about it (design 3.4).

    A yes further up proves "by then"; a no further down can only clash. Either counts elsewhere only if it stands on
    its own step: a word that is overruled there overrules nobody here. Hearsay speaks of its own step alone.
    """
    below: dict[str, list[Fact]] = {}
    denials: list[Fact] = []
    for step in ladder:
        below[step] = [*denials]
        denials += [replace(fact, own=False) for fact in alone[step].stands if fact.says == "no"]
    verdicts: dict[str, Verdict] = {}
    proofs: list[Fact] = []
    for step in reversed(ladder):
        verdicts[step] = walk(
            [*own[step], *proofs, *below[step]], clash_of_steps, hearsay_counts=False
        )
        standing = (fact for fact in verdicts[step].stands if fact.own and fact.says == "yes")
        proofs += [replace(fact, own=False, first=date.min) for fact in standing]
    return verdicts


def _step(name: str, verdict: Verdict) -> Answer:
    """Return a milestone's answer from the facts that stand (design 3.6, 3.7), predictions not yet judged."""
    yes = [fact for fact in verdict.stands if fact.says == "yes"]
    no = [fact for fact in verdict.stands if fact.says == "no"]
    own_no = [fact for fact in no if fact.own]
    after = max((fact.last for fact in own_no), default=None)
    if not yes and not own_no:
        return Answer(name, None, claims=_fates(verdict))
    unchallenged = [fact for fact in yes if not any(clash_of_steps(fact, other) for other in no)]
    if yes and not unchallenged:
        return _disputed_step(
            name, verdict, yes[0], [fact for fact in no if clash_of_steps(yes[0], fact)]
        )
    if not yes:
        leader = own_no[0]
        claims = _fates(verdict, leader.claim)
        return Answer(
            name,
            None,
            NOT_YET,
            Standing.SETTLED,
            leader.rank,
            leader.claim,
            after=after,
            claims=claims,
        )
    credit = _first_to_say(unchallenged)
    window, differ = _window(unchallenged, own_no)
    dated = _dated(window, unchallenged, own_no, credit)
    return Answer(
        topic=name,
        about=None,
        says=YES,
        standing=Standing.SETTLED,
        basis=credit.rank,
        credit=credit.claim,
        window=window,
        dates_differ=differ,
        dated=dated,
        after=after,
        claims=_fates(verdict, credit.claim, *([dated] if dated else [])),
    )


def _disputed_step(name: str, verdict: Verdict, yes: Fact, against: Sequence[Fact]) -> Answer:
    """Return a milestone's answer where every yes is contradicted: the strongest, newest word of the quarrel leads."""
    leader = next(fact for fact in verdict.stands if fact is yes or fact in against)
    other = against[0] if leader is yes else yes
    window = PartialDate.between(yes.first, yes.last) if leader is yes else None
    return Answer(
        topic=name,
        about=None,
        says=YES if leader is yes else NOT_YET,
        standing=Standing.DISPUTED,
        basis=leader.rank,
        credit=leader.claim,
        window=window,
        against=other.claim,
        claims=_fates(verdict, leader.claim, other.claim),
    )


def _first_to_say(agreeing: Sequence[Fact]) -> Fact:
    """Return the fact that gets the credit: of the top rank, on this very step if there is one, the first."""
    top = [fact for fact in agreeing if fact.rank is agreeing[0].rank]
    return min(top, key=lambda fact: (not fact.own, *newest(fact.claim)))


def _window(yes: Sequence[Fact], no: Sequence[Fact]) -> tuple[PartialDate, bool]:
    """Return the days in which a step was taken, and whether the accounts of it differ (design 3.7)."""
    firsts = [fact.first for fact in yes] + [_day_after(fact.last) for fact in no]
    first, last = max(firsts), min(fact.last for fact in yes)
    if first <= last:
        return PartialDate.between(first, last), False
    own = [
        fact for fact in yes if fact.own
    ] or yes  # that a later step was taken tells no day of this one
    top = [fact for fact in own if fact.rank is own[0].rank]
    least = min(fact.last - fact.first for fact in top)
    narrowest = [fact for fact in top if fact.last - fact.first == least]
    return PartialDate.between(
        min(f.first for f in narrowest), max(f.last for f in narrowest)
    ), True


def _dated(
    window: PartialDate, yes: Sequence[Fact], no: Sequence[Fact], credit: Fact
) -> Claim | None:
    """Return the weakest word on which a day of the window rests, where it is weaker than the one that says yes.

    Days are no surer than that: a screen that said "official" of a day that only the press gave would say too much.
    """
    tellers = []
    for day in (window.first, window.last):
        telling = [fact for fact in yes if day in {fact.first, fact.last}]
        telling += [fact for fact in no if day == _day_after(fact.last)]
        tellers.append(_first_to_say(sorted(telling, key=lambda fact: fact.order)))
    weakest = min(tellers, key=lambda fact: fact.rank.weight)
    return weakest.claim if weakest.rank.weight < credit.rank.weight else None


def _day_after(day: date) -> date:
    return date.fromordinal(day.toordinal() + 1)


def _with_predictions(
    facts: FactBase, answer: Answer, claims: Iterable[Claim], known_day: date
) -> Answer:
    """Return a milestone's answer with its plans and guesses judged, and what to expect."""
    firm_no = [
        j.claim
        for j in answer.claims
        if j.fate is Fate.STANDS and j.claim.says == "no" and _firm(j, answer)
    ]
    not_by = max((milestone_fact(claim, facts.rank(claim)).last for claim in firm_no), default=None)
    course = Course(known_day, answer.window if answer.reached else None, not_by)
    return _foreseen(
        facts, answer, claims, lambda claim: fate_on_ladder(claim, course), done=answer.reached
    )


def _foreseen(
    facts: FactBase,
    answer: Answer,
    claims: Iterable[Claim],
    fate: Callable[[Claim], Fate],
    *,
    done: bool,
) -> Answer:
    """Return an answer with the fates of its plans and guesses, and what to expect unless it is `done`."""
    predictions = [
        Judged(claim, facts.rank(claim), fate(claim))
        for claim in sorted(claims, key=newest, reverse=True)
        if claim.kind is not Kind.FACT
    ]
    ahead = answer.outlook if done else outlook(predictions)
    return replace(answer, claims=(*answer.claims, *predictions), outlook=ahead)


def _firm(judged: Judged, answer: Answer) -> bool:
    return judged.rank is not Rank.HEARSAY and judged.claim.topic == answer.topic


def _value(facts: FactBase, topic: str, about: str | None, claims: Sequence[Claim]) -> Answer:
    """Return the answer of a value or note topic: the leading value that stands; a note's is its leading sentence."""
    note = facts.topics[topic].kind is TopicKind.NOTE
    stated = [Fact(c, facts.rank(c), c.says or c.text) for c in claims if c.kind is Kind.FACT]
    spoken_for = any(fact.rank is not Rank.HEARSAY for fact in stated)
    verdict = walk(stated, no_clash if note else clash_of_values, hearsay_counts=not spoken_for)
    answer = _led(topic, about, verdict, note=note)
    done = answer.firm and answer.says != TBA
    return _foreseen(facts, answer, claims, lambda claim: fate_of_value(claim, answer), done=done)


def _led(topic: str, about: str | None, verdict: Verdict, *, note: bool) -> Answer:
    """Return the answer that the first standing value gives; `tba` leads only where nobody names a value."""
    if not verdict.stands:
        return Answer(topic, about, claims=_fates(verdict))
    leader = next((fact for fact in verdict.stands if fact.says != TBA), verdict.stands[0])
    agreeing = [fact for fact in verdict.stands if fact.says == leader.says]
    against = (
        None
        if note
        else next((f.claim for f in verdict.stands if clash_of_values(leader, f)), None)
    )
    credit = leader.claim if note else _first_to_say(agreeing).claim
    standing = Standing.DISPUTED if against else Standing.SETTLED
    claims = _fates(verdict, credit)
    return Answer(
        topic, about, leader.says, standing, leader.rank, credit, against=against, claims=claims
    )


def _fates(verdict: Verdict, *named: Claim) -> tuple[Judged, ...]:
    """Return each fact's fate, strongest and newest first; of other steps' claims only those that decide something."""
    decisive = {fact.claim.id for _, fact in verdict.overruled} | {claim.id for claim in named}
    listed = [
        (Judged(f.claim, f.rank, Fate.STANDS), f.own or f.claim.id in decisive)
        for f in verdict.stands
    ]
    listed += [
        (Judged(f.claim, f.rank, Fate.OVERRULED, by.claim), f.own) for f, by in verdict.overruled
    ]
    listed += [(Judged(f.claim, f.rank, Fate.SET_ASIDE), f.own) for f in verdict.set_aside]
    return tuple(judged for judged, shown in listed if shown)
