"""The milestones: the steps of the ladder and those that stand alone, with their predictions."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from aoud_cli.facts.model import FactBase
from aoud_cli.facts.vocabulary import CANCELLED, NO, RELEASED, YES, Kind, Rank, TopicKind
from aoud_cli.judge.answer import NOTHING_EXPECTED, Answer, Key
from aoud_cli.judge.cancelled import cancelled
from aoud_cli.judge.evidence import Fact, Step, fact_about_step
from aoud_cli.judge.ladder import Ladder, settle, steps_of
from aoud_cli.judge.outlook import Foreseen, expect
from aoud_cli.judge.predictions import Course, fate_on_step, other_fates, predictions_of
from aoud_cli.judge.public import Public


def milestones(facts: FactBase, public: Public, known: Mapping[str, date]) -> dict[Key, Answer]:
    """Return the answers of all milestones, with their predictions and what these let expect."""
    parts = public.parts_of(RELEASED)
    steps = steps_of(facts.ladder, parts, weekly=facts.title.weekly)
    ladder = settle(steps, _stated(facts, public, steps), known)
    foreseen = _foreseen(facts, public, known, ladder)
    answers = _with_outlooks(facts, public, foreseen)
    for name in _off_the_ladder(facts):
        alone = steps_of([name], parts if name == RELEASED else 1)
        stated = _stated(facts, public, alone)
        if name == CANCELLED:
            taken = [fact for fact in ladder.standing if fact.says == YES]
            later = [*taken, *_official_plans(facts, public, steps)]
            found = Ladder(
                {alone[0]: cancelled(alone[0], stated, later, known[name])}, tuple(stated)
            )
        else:
            found = settle(alone, stated, known, hearsay_counts=False)
        answers |= _with_outlooks(facts, public, _foreseen(facts, public, known, found))
    if CANCELLED in facts.topics and answers[Key(CANCELLED)].reached:
        return {key: replace(answer, outlook=NOTHING_EXPECTED) for key, answer in answers.items()}
    return answers


def _off_the_ladder(facts: FactBase) -> list[str]:
    steps = [name for name, topic in facts.topics.items() if topic.kind is TopicKind.MILESTONE]
    return [name for name in steps if name not in facts.ladder]


def _stated(facts: FactBase, public: Public, steps: Iterable[Step]) -> list[Fact]:
    """Return what counts as evidence about some steps."""
    stated: list[Fact] = []
    for step in steps:
        claims = public.counting.get(Key(step.topic, part=step.part), ())
        evidence = [claim for claim in claims if claim.kind is Kind.FACT]
        present = [claim for claim in evidence if claim.id not in public.replaced]
        stated += [fact_about_step(claim, facts.rank(claim), step) for claim in present]
    return stated


def _official_plans(facts: FactBase, public: Public, steps: Iterable[Step]) -> list[Fact]:
    """Return the official plans for a step as words that something is still to come (rule 7.4)."""
    plans: list[Fact] = []
    for step in steps:
        for claim in public.counting.get(Key(step.topic, part=step.part), ()):
            official = facts.rank(claim) is Rank.OFFICIAL and claim.kind is Kind.PLAN
            if official and claim.says == YES and claim.when:
                plans.append(
                    Fact(claim, Rank.OFFICIAL, YES, claim.when.first, claim.when.last, step)
                )
    return plans


def _foreseen(
    facts: FactBase, public: Public, known: Mapping[str, date], ladder: Ladder
) -> dict[Step, Foreseen]:
    """Return each step with its predictions and what became of them (rule 5)."""
    foreseen: dict[Step, Foreseen] = {}
    for step, answer in ladder.answers.items():
        denials = [fact for fact in ladder.standing if fact.step == step and fact.says == NO]
        course = Course(known[step.topic], answer, denials)
        claims = public.counting.get(answer.key, ())
        predictions = predictions_of(facts, claims, public.replaced)
        judged = tuple((one, fate_on_step(one, course)) for one in predictions)
        foreseen[step] = Foreseen(course, judged)
    return foreseen


def _with_outlooks(
    facts: FactBase, public: Public, foreseen: Mapping[Step, Foreseen]
) -> dict[Key, Answer]:
    """Return the answers of steps with what to expect of each, and every claim's fate."""
    answers: dict[Key, Answer] = {}
    for step, here in foreseen.items():
        answer = here.course.answer
        earlier = [other for one, other in foreseen.items() if one.is_before(step)]
        fates = [judged for _, judged in here.predictions]
        claims = public.counting.get(answer.key, ())
        answers[answer.key] = replace(
            answer,
            outlook=expect(here, earlier),
            claims=(*answer.claims, *other_fates(facts, claims, public.replaced, fates)),
        )
    return answers
