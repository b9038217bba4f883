"""The whole: which answers there are, in which order, and that each is judged when it is looked at.

Rules 1.2 and 5.1 are held against the whole record, day by day.
"""

from datetime import date, timedelta

import pytest

from aoud_cli.facts.vocabulary import Kind, TopicKind
from aoud_cli.files.load import load
from aoud_cli.files.paths import bundled
from aoud_cli.judge.answer import Answer, Answers, Fate, Key
from aoud_cli.judge.assess import assess
from aoud_cli.reports.timeline import movers
from tests.small import facts, in_short, judged


def test_an_answer_is_judged_when_it_is_looked_at_and_once() -> None:
    asked: list[Key] = []

    def judge(key: Key) -> Answer:
        asked.append(key)
        return Answer(key, date(2024, 1, 1))

    answers = Answers([Key("filming"), Key("plot")], judge)

    assert [*answers] == [Key("filming"), Key("plot")]
    assert answers[Key("plot")] is answers[Key("plot")]
    assert asked == [Key("plot")]


def test_there_is_an_answer_for_each_topic_and_for_each_person_and_part_spoken_of() -> None:
    answers = judged(
        "2024-01-01",
        "cast=in about=bob said=2023 by=paper",
        "id=p released=yes kind=plan part=2 when=2025 said=2022 by=studio",
        "plot said=2023 by=studio retracts=p",
    )

    keys = [*answers.answers]
    assert [key.topic for key in keys] == [
        "renewed",
        "filming",
        "wrapped",
        "released",
        "released",
        "cancelled",
        "episodes",
        "cast",
        "plot",
    ]
    assert [key for key in keys if key.about or key.part > 1] == [
        Key("released", part=2),
        Key("cast", "bob"),
    ]
    assert [answer.about for answer in answers.of_people("cast")] == ["bob"]


def test_the_claims_of_an_answer_come_as_facts_first_then_predictions_then_what_was_taken_back() -> (
    None
):
    answer = judged(
        "2024-01-01",
        "id=guess released=yes kind=guess when=2025 said=2023-01 by=paper",
        "id=back released=no said=2023-05 by=daily retracts=gone",
        "id=gone released=yes said=2023-01 by=daily",
        "id=older released=no said=2022-01-05 by=daily",
        "id=back2 plot said=2023-11 by=daily retracts=older",
        "id=plan released=yes kind=plan when=2026 said=2023-02 by=studio",
        "id=rumour released=yes said=2023-12-05 by=fan",
        "id=no released=no said=2023-10 by=studio",
        "id=listed released=no said=2022 by=index",
        "id=relisted released=no said=2023-06 by=index",
    )["released"]

    assert [(one.claim.id, str(one.fate)) for one in answer.claims] == [
        ("no", "stands"),
        ("relisted", "stands"),
        ("back", "stands"),
        ("rumour", "set aside"),
        ("listed", "replaced"),
        ("plan", "open"),
        ("guess", "open"),
        ("gone", "retracted"),
        ("older", "retracted"),
    ]


@pytest.mark.parametrize(("claims", "moved"), [
    (("id=a filming=yes by=paper said=2022-01-01", "id=b filming=yes by=paper said=2022-02-01"), {"a"}),
    (("id=a episodes=8 by=paper said=2022-01-01", "id=b plot by=paper said=2022-02-01 retracts=a"), {"a"}),
    (("id=a renewed=yes by=paper said=2022-01-01", "id=b released=yes by=studio said=2022-02-01"), {"a", "b"}),
])  # fmt: skip
def test_a_claim_moves_an_answer_on_the_day_it_changes_it(
    claims: tuple[str, ...], moved: set[str]
) -> None:
    assert movers(assess(facts(*claims), date(2023, 1, 1))) == moved


def test_a_milestone_off_the_ladder_stands_alone() -> None:
    base = facts("id=a filming=no said=2023 by=studio", "id=b wrapped=yes said=2022-05 by=paper")
    alone = base.model_copy(update={"ladder": ["renewed", "wrapped", "released"]})
    answers = assess(alone, date(2024, 1, 1))

    assert in_short(answers["wrapped"]) == "yes, settled, press"
    assert in_short(answers["filming"]) == "not yet, settled, official"


def test_a_release_off_the_ladder_has_its_parts() -> None:
    base = facts(
        "released=yes when=2023-05-05 said=2023-05-05 by=studio",
        "id=p released=yes part=2 kind=plan when=2025 said=2023-05-05 by=studio",
    )
    alone = base.model_copy(update={"ladder": ["renewed", "filming"]})
    parts = assess(alone, date(2024, 1, 1)).of_topic("released")

    assert [in_short(part) for part in parts] == [
        "yes, settled, official",
        "not yet, settled, official",
    ]


def test_a_person_of_whom_everything_was_taken_back_has_an_answer() -> None:
    answers = judged(
        "2024-01-01",
        "id=gone cast=in about=ann said=2023-01 by=paper",
        "plot said=2023-05 by=paper retracts=gone",
    )

    (ann,) = answers.of_people("cast")
    assert (in_short(ann), [str(one.fate) for one in ann.claims]) == ("unknown", ["retracted"])


# Over the whole record

FACTS = load(bundled())
MISSED, OPEN = Fate.MISSED, Fate.OPEN
DAYS = [
    date(2022, 1, 1) + timedelta(n) for n in range((date(2026, 3, 1) - date(2022, 1, 1)).days + 1)
]


def test_no_missed_prediction_is_ever_open_again_and_no_answer_uses_a_later_claim() -> None:
    missed: set[str] = set()
    steps = [name for name, topic in FACTS.topics.items() if topic.kind is TopicKind.MILESTONE]
    for day in DAYS[::3]:
        assessment = assess(FACTS, day)
        known = assessment.judged
        assert [key for key, one in known.items() if one.claim.said.last > day] == []
        predicted = {
            key: one
            for key, one in known.items()
            if one.claim.kind is not Kind.FACT and one.claim.topic in steps
        }
        assert [key for key in missed if predicted[key].fate is OPEN] == []
        missed |= {key for key, one in predicted.items() if one.fate is MISSED}
        still_open = [one.claim for one in predicted.values() if one.fate is OPEN]
        ended = [claim for claim in still_open if claim.when and claim.when.last < day]
        assert [claim.id for claim in ended if day <= FACTS.last_looks()[claim.topic]] == []
    assert len(missed) > 20
