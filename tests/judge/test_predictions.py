"""What becomes of plans and guesses."""

from datetime import date, timedelta

from aoud_cli.facts.vocabulary import Kind, TopicKind
from aoud_cli.files.load import load
from aoud_cli.files.paths import bundled
from aoud_cli.judge.answer import Fate
from aoud_cli.judge.assess import assess

FACTS = load(bundled())
MISSED, OPEN = Fate.MISSED, Fate.OPEN
DAYS = [
    date(2022, 1, 1) + timedelta(n) for n in range((date(2026, 3, 1) - date(2022, 1, 1)).days + 1)
]


def test_no_missed_prediction_is_ever_open_again_and_no_answer_uses_a_later_claim() -> None:
    missed: set[str] = set()
    steps = [name for name, topic in FACTS.topics.items() if topic.kind is TopicKind.MILESTONE]
    for day in DAYS:
        assessment = assess(FACTS, min(day, FACTS.checked))
        judged = assessment.judged
        assert [key for key, j in judged.items() if j.claim.said.last > day] == []
        promised = {
            key: j
            for key, j in judged.items()
            if j.claim.kind is not Kind.FACT and j.claim.topic in steps
        }
        assert [key for key, j in promised.items() if j.fate is OPEN and key in missed] == []
        missed |= {key for key, j in promised.items() if j.fate is MISSED}
        late = {
            key
            for key, j in promised.items()
            if j.claim.says == "yes"
            and j.claim.when
            and j.claim.when.last < min(day, FACTS.checked)
            if not assessment[j.claim.topic].reached
        }
        assert {key for key in late if promised[key].fate is not MISSED} == set()
    assert len(missed) > 20
