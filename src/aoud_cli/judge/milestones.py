"""The milestones: the steps of the ladder and those that stand alone, with their predictions.

The facts come first (`ladder`, rule 3), then the fate of plans and guesses (`predictions`, 5),
then what these let expect (`outlook`, 6). Only `cancelled` looks at other milestones' facts.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from aoud_cli.facts.model import FactBase
from aoud_cli.facts.vocabulary import CANCELLED, NO, RELEASED, TopicKind
from aoud_cli.judge.answer import NOTHING_EXPECTED, Answer, Key
from aoud_cli.judge.cancelled import CANCELLATION, cancelled
from aoud_cli.judge.evidence import Fact, Step, fact_about_step
from aoud_cli.judge.ladder import Ladder, settle, steps_of
from aoud_cli.judge.outlook import expect
from aoud_cli.judge.predictions import Course, Foreseen, fate_on_step, other_fates, predictions_of
from aoud_cli.judge.public import Public


def milestones(facts: FactBase, public: Public) -> dict[Key, Answer]:
    """Return the answers of all milestones, with their predictions and what these let expect."""
    parts = public.parts_of(RELEASED)
    steps = steps_of(facts.ladder, parts, weekly=facts.title.weekly)
    ladder = settle(steps, _stated(facts, public, steps), public.known_days)
    found = [ladder]
    for name in _off_the_ladder(facts):
        if name == CANCELLED:
            found.append(cancelled(facts, public, ladder))
            continue
        alone = steps_of([name], parts)
        stated = _stated(facts, public, alone)
        found.append(settle(alone, stated, public.known_days, hearsay_counts=False))
    answers: dict[Key, Answer] = {}
    for settled in found:
        answers |= _with_outlooks(facts, public, _foreseen(facts, public, settled))
    if CANCELLED in facts.topics and answers[CANCELLATION.key].reached:
        return {key: replace(answer, outlook=NOTHING_EXPECTED) for key, answer in answers.items()}
    return answers


def _off_the_ladder(facts: FactBase) -> list[str]:
    steps = [name for name, topic in facts.topics.items() if topic.kind is TopicKind.MILESTONE]
    return [name for name in steps if name not in facts.ladder]


def _stated(facts: FactBase, public: Public, steps: Iterable[Step]) -> list[Fact]:
    """Return what counts as evidence about some steps."""
    return [
        fact_about_step(claim, facts.rank(claim), step)
        for step in steps
        for claim in public.facts_about(step.key)
    ]


def _foreseen(facts: FactBase, public: Public, ladder: Ladder) -> dict[Step, Foreseen]:
    """Return each step with its predictions and their fates (rule 5)."""
    foreseen: dict[Step, Foreseen] = {}
    for step, answer in ladder.answers.items():
        denials = [fact for fact in ladder.standing if fact.step == step and fact.says == NO]
        course = Course(public.known_days[step.topic], answer, denials)
        predictions = predictions_of(facts, public.about(step.key), public.replaced)
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
        others = other_fates(facts, public.about(step.key), public.replaced, fates)
        answers[step.key] = replace(
            answer, outlook=expect(here, earlier), claims=(*answer.claims, *others)
        )
    return answers
