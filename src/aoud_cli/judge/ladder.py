"""The ladder: what the steps of a season prove about each other (rules 3.2 to 3.4, 3.6 and 8).

Who says that a season is out says that filming is over; who says that filming has not begun says
that it is not out. So the facts of all steps are walked once, together. Then the steps are settled
from the first to the last, since none is taken before the first day of an earlier one: its bound.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from aoud_cli.facts.vocabulary import NO, RELEASED, YES, Rank
from aoud_cli.judge.answer import (
    NOT_YET,
    Answer,
    Judged,
    Limit,
    Standing,
    Teller,
    Window,
)
from aoud_cli.judge.evidence import (
    Clash,
    Fact,
    Step,
    Verdict,
    first_to_say,
    steps_clash,
    walk,
    walk_past,
)
from aoud_cli.judge.window import limit_of, own_days, window


def steps_of(names: Sequence[str], parts: int, *, weekly: bool = False) -> tuple[Step, ...]:
    """Return the steps of a ladder in order, with so many parts of the release (rule 8).

    Of a weekly show the last two steps are side by side: it is shown while it is made.
    """
    branches = {name: number for number, name in enumerate(names[-2:], 1)} if weekly else {}
    steps: list[Step] = []
    for name in names:
        for part in range(1, parts + 1) if name == RELEASED else (1,):
            steps.append(Step(name, part, level=len(steps), branch=branches.get(name, 0)))
    return tuple(steps)


@dataclass(frozen=True)
class Ladder:
    """The answers of the steps, predictions not yet judged, and all facts that stand on them."""

    answers: Mapping[Step, Answer]
    standing: tuple[Fact, ...]


def settle(
    steps: Sequence[Step],
    facts: Sequence[Fact],
    known_days: Mapping[str, date],
    *,
    hearsay_counts: bool = True,
) -> Ladder:
    """Return the answers of steps that bear on each other, from the facts about all of them.

    First press and better settle what they can; then hearsay may fill the silence on the very next
    step, and changes no other (rule 3.4).
    """
    verdict = walk((fact for fact in facts if fact.rank is not Rank.HEARSAY), steps_clash)
    answers = _settled_in_order(steps, verdict.stands, known_days)
    open_to_hearsay = _open_to_hearsay(answers, verdict.facts) if hearsay_counts else set()
    hearsay = [fact for fact in facts if fact.rank is Rank.HEARSAY]
    standing = [*verdict.stands]
    for step in steps:
        rumours = [fact for fact in hearsay if fact.step == step]
        if step in open_to_hearsay:
            heard = walk(rumours, steps_clash, verdict.stands)
        else:
            heard = walk_past(rumours, steps_clash, verdict.stands)
        answer = answers[step]
        if heard.stands:
            words = (*verdict.stands, *heard.stands)
            answer = _answer(step, words, answer.bound, known_days[step.topic])
            standing += heard.stands
        answers[step] = replace(answer, claims=fates(step, answer, verdict.with_hearsay(heard)))
    return Ladder(answers, tuple(standing))


def _settled_in_order(
    steps: Iterable[Step], standing: Sequence[Fact], known_days: Mapping[str, date]
) -> dict[Step, Answer]:
    """Return the answers of the steps, each within the bound of the earlier ones (3.3)."""
    answers: dict[Step, Answer] = {}
    for step in steps:
        bound = _bound(step, answers)
        answers[step] = _answer(step, standing, bound, known_days[step.topic])
    return answers


def _bound(step: Step, answers: Mapping[Step, Answer]) -> Limit | None:
    """Return the latest first day of an earlier step that is reached (3.3)."""
    bound: Limit | None = None
    for earlier, answer in answers.items():
        taken = answer.window
        if not (answer.reached and taken and taken.starts and earlier.is_before(step)):
            continue
        if bound is None or taken.first > bound.day:
            bound = Limit(taken.first, _teller_of_first_day(taken), earlier.topic)
    return bound


def _teller_of_first_day(taken: Window) -> Teller:
    if taken.first_by:
        return taken.first_by
    assert taken.after is not None  # where no yes tells the first day, a limit does
    return taken.after.teller


def _open_to_hearsay(answers: Mapping[Step, Answer], better: Iterable[Fact]) -> set[Step]:
    """Return the steps on which hearsay counts (rule 3.4).

    They come right after the furthest one that is reached: no other step that is not reached is
    before them. And nobody better has spoken of them.
    """
    missing = [step for step, answer in answers.items() if not answer.reached]
    following = [step for step in missing if not any(other.is_before(step) for other in missing)]
    return {*following} - {fact.step for fact in better}


def _answer(step: Step, standing: Sequence[Fact], bound: Limit | None, known_day: date) -> Answer:
    """Return a step's answer from the facts that stand on it and on the others (rule 3.6)."""
    yes = [_seen_from(step, fact) for fact in standing if _proves(fact, step)]
    no = [fact for fact in standing if _denies(fact, step)]
    own_no = [fact for fact in no if fact.step == step]
    unknown = Answer(step.key, known_day, bound=bound)
    return answer_of(Ground(step, yes, own_no, no), unknown, steps_clash)


@dataclass(frozen=True)
class Ground:
    """The words that stand on a step, each kind in the order of the walk.

    `own_no` deny this very step; `against` is everything that may contradict one of the `yes`.
    """

    step: Step
    yes: Sequence[Fact]
    own_no: Sequence[Fact]
    against: Sequence[Fact]


def answer_of(ground: Ground, unknown: Answer, clash: Clash) -> Answer:
    """Return the answer that the words on a step give; `unknown` if they give none (rule 3.6)."""
    yes, against = ground.yes, ground.against
    agreed = [fact for fact in yes if not any(clash(fact, other) for other in against)]
    if agreed:
        return _reached(unknown, ground, agreed)
    if yes:
        clashing = [fact for fact in against if clash(yes[0], fact)]
        return _disputed(unknown, yes[0], clashing)
    if ground.own_no or unknown.bound:
        return _not_yet(unknown, ground.own_no)
    return unknown


def _proves(fact: Fact, step: Step) -> bool:
    """Return whether a fact says that a step was taken: a yes, also of a later one (3.2)."""
    return fact.says == YES and (fact.step == step or step.is_before(fact.step))


def _denies(fact: Fact, step: Step) -> bool:
    """Return whether a fact can deny that a step was taken: a no, also of an earlier one."""
    return fact.says == NO and (fact.step == step or fact.step.is_before(step))


def _seen_from(step: Step, yes: Fact) -> Fact:
    """Return a yes as it counts on a step: of a later one only that it was taken by then."""
    return yes if yes.step == step else replace(yes, first=date.min)


def _reached(unknown: Answer, ground: Ground, agreed: Sequence[Fact]) -> Answer:
    leader = agreed[0]
    alike = [fact for fact in agreed if fact.rank is leader.rank]
    return replace(
        unknown,
        says=YES,
        standing=Standing.SETTLED,
        basis=leader.rank,
        credit=first_to_say(alike, ground.step).claim,
        window=window(ground.step, agreed, ground.own_no, unknown.bound),
    )


def _disputed(unknown: Answer, yes: Fact, clashing: Sequence[Fact]) -> Answer:
    """Return the answer where every yes is contradicted: the strongest, newest word leads."""
    leader = min([yes, *clashing], key=lambda fact: fact.order)
    against = clashing[0] if leader is yes else yes
    return replace(
        unknown,
        says=YES if leader is yes else NOT_YET,
        standing=Standing.DISPUTED,
        basis=leader.rank,
        credit=leader.claim,
        window=own_days(yes) if leader is yes else None,
        against=against.claim,
    )


def _not_yet(unknown: Answer, own_no: Sequence[Fact]) -> Answer:
    """Return a "not yet": by the bound, if that is later than every no of the step itself."""
    bound = unknown.bound
    latest = max(own_no, key=lambda fact: fact.last, default=None)
    limit = limit_of(latest) if latest else None
    if bound and (limit is None or bound.day > limit.day):
        limit, leader = bound, bound.teller
    else:
        leader = Teller(own_no[0].claim, own_no[0].rank)
    return replace(
        unknown,
        known_day=max(unknown.known_day, bound.day) if bound else unknown.known_day,
        says=NOT_YET,
        standing=Standing.SETTLED,
        basis=leader.rank,
        credit=leader.claim,
        limit=limit,
    )


def fates(step: Step, answer: Answer, verdict: Verdict) -> tuple[Judged, ...]:
    """Return the fates of a step's facts; of other steps' only of those that decide something."""
    overruled = [pair for pair in verdict.overruled if pair[0].step == step]
    decisive = {winner.claim.id for _, winner in overruled} | _named(answer)
    stands = [fact for fact in verdict.stands if fact.step == step or fact.claim.id in decisive]
    return Verdict(tuple(stands), tuple(overruled), verdict.set_aside).fates


def _named(answer: Answer) -> set[str]:
    """Return the ids of the claims that an answer names."""
    claims = [answer.credit, answer.against]
    tellers = [answer.limit and answer.limit.teller]
    if answer.window:
        taken = answer.window
        tellers += [taken.first_by, taken.last_by, taken.after and taken.after.teller]
    named = [*claims, *(teller.claim for teller in tellers if teller)]
    return {claim.id for claim in named if claim}
