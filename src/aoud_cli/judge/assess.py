"""Judges claims: a fact base and a day in, every answer of that day out, by docs/rules.md.

First it is settled which claims are public on that day (`public`). The milestones are judged
together, since steps prove each other (`ladder`); then `cancelled`, which any of them may
contradict. Values and notes are judged one by one, each when it is first looked at. Last come the
plans and guesses, held against what is settled (`predictions`), and what they let expect
(`outlook`).
"""

from dataclasses import replace
from datetime import date
from functools import cache

from aoud_cli.facts.model import FactBase
from aoud_cli.facts.vocabulary import CANCELLED, SOFT, TopicKind
from aoud_cli.judge.answer import NOTHING_EXPECTED, Answer, Answers, Assessment, Key
from aoud_cli.judge.milestones import milestones
from aoud_cli.judge.outlook import expect_value
from aoud_cli.judge.predictions import fate_of_value, other_fates, predictions_of
from aoud_cli.judge.public import Public, known_days, public_claims
from aoud_cli.judge.values import note, value


def assess(
    facts: FactBase, as_of: date, today: date = date.max, *, yours: bool = False
) -> Assessment:
    """Return the answers of a day, each judged when it is first looked at.

    `today` bounds the looks: nobody has looked on a day still to come (rule 1.2).
    """
    public = public_claims(facts, known_days(facts, as_of, today))
    steps = cache(lambda: milestones(facts, public))

    def is_cancelled() -> bool:
        return CANCELLED in facts.topics and steps()[Key(CANCELLED)].reached

    def judge(key: Key) -> Answer:
        if facts.topics[key.topic].kind is TopicKind.MILESTONE:
            answer = steps()[key]
        else:
            answer = _value_or_note(facts, public, key)
            if answer.outlook is not NOTHING_EXPECTED and is_cancelled():
                answer = replace(answer, outlook=NOTHING_EXPECTED)
        return replace(answer, claims=(*answer.claims, *public.retracted.get(key, ())))

    answers = Answers(_keys(facts, public), judge)
    return Assessment(facts, as_of, today, public.known_days, answers, public.claims, yours)


def _keys(facts: FactBase, public: Public) -> list[Key]:
    """Return what there are answers about: the topics of the file, with people and parts."""
    spoken_of = public.spoken_of
    keys: list[Key] = []
    for name, topic in facts.topics.items():
        if topic.per_person:
            keys += [Key(name, person) for person in facts.people if Key(name, person) in spoken_of]
        else:
            keys += [Key(name, part=part) for part in range(1, public.parts_of(name) + 1)]
    return keys


def _value_or_note(facts: FactBase, public: Public, key: Key) -> Answer:
    """Return the answer of a value or a note, with its predictions."""
    topic = facts.topics[key.topic]
    claims = public.about(key)
    judge = note if topic.kind is TopicKind.NOTE else value
    answer = judge(facts, key, public.facts_about(key), public.known_days[key.topic])
    judged = [
        (prediction, fate_of_value(prediction, answer, topic))
        for prediction in predictions_of(facts, claims, public.replaced)
    ]
    ahead = NOTHING_EXPECTED if _is_decided(answer) else expect_value(judged)
    fates = [fate for _, fate in judged]
    others = other_fates(facts, claims, public.replaced, fates)
    return replace(answer, outlook=ahead, claims=(*answer.claims, *others))


def _is_decided(answer: Answer) -> bool:
    """Return whether a firm value is settled: what was guessed of it is of no use any more."""
    return answer.firm and answer.says not in SOFT
