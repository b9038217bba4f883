"""What makes the judge fast changes nothing: answers when they are looked at, facts against those that can clash."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aoud_cli.facts.vocabulary import TBA
from aoud_cli.judge.answer import Answer, Answers
from aoud_cli.judge.assess import assess
from aoud_cli.judge.evidence import (
    Clash,
    Fact,
    clash_of_steps,
    clash_of_values,
    milestone_fact,
    walk,
)
from aoud_cli.reports.timeline import movers
from tests.small import facts


def test_an_answer_is_judged_when_it_is_looked_at_and_once() -> None:
    judged: list[tuple[str, str | None]] = []

    def judge(key: tuple[str, str | None]) -> Answer:
        judged.append(key)
        return Answer(*key)

    answers = Answers([("filming", None), ("plot", None)], judge)

    assert [*answers] == [("filming", None), ("plot", None)]
    assert answers["plot", None] is answers["plot", None]
    assert judged == [("plot", None)]


@pytest.mark.parametrize(("claims", "moved"), [
    (("id=a filming=yes by=paper said=2022-01-01", "id=b filming=yes by=paper said=2022-02-01"), {"a"}),
    (("id=a episodes=8 by=paper said=2022-01-01", "id=b plot by=paper said=2022-02-01 retracts=a"), {"a"}),
    (("id=a renewed=yes by=paper said=2022-01-01", "id=b released=yes by=studio said=2022-02-01"), {"a", "b"}),
])  # fmt: skip
def test_a_claim_moves_an_answer_on_the_day_it_changes_it(
    claims: tuple[str, ...], moved: set[str]
) -> None:
    assert movers(assess(facts(*claims), date(2023, 1, 1))) == moved


SPOKEN = st.builds(
    lambda says, said, by, when: (
        f"{says} by={by} said={said}" + (f" when=../{min(said, when)}" if when else "")
    ),
    st.sampled_from(["filming=yes", "filming=no", "episodes=8", "episodes=10", f"episodes={TBA}"]),
    st.sampled_from(["2022-01-01", "2022-01", "2022-02-01", "2022-03-05", "2022", "2023-01-01"]),
    st.sampled_from(["studio", "actor", "paper", "daily", "fan"]),
    st.sampled_from([None, "2021-06", "2021-12-01", "2022-01-01", "2022-02"]),
)


def plainly_walked(given: list[Fact], clash: Clash) -> list[tuple[str, str | None]]:
    """Return each fact's id and that of the first standing one that beats it, every pair compared (design 3.5)."""
    stands: list[Fact] = []
    fates: list[tuple[str, str | None]] = []
    order = sorted(given, key=lambda f: (-f.rank.weight, -f.claim.said.first.toordinal(),
                                         -f.claim.said.last.toordinal(), f.claim.id))  # fmt: skip
    for fact in order:
        newer = [
            s for s in stands if not fact.claim.said.first > s.claim.said.last and clash(s, fact)
        ]
        beats = [
            s
            for s in newer
            if s.rank.weight > fact.rank.weight or s.claim.said.first > fact.claim.said.last
        ]
        fates.append((fact.claim.id, beats[0].claim.id if beats else None))
        stands += [] if beats else [fact]
    return fates


@given(st.lists(SPOKEN, max_size=9))
def test_the_walk_finds_what_comparing_every_pair_finds(spoken: list[str]) -> None:
    base = facts(*spoken)
    for topic, clash in (("filming", clash_of_steps), ("episodes", clash_of_values)):
        given = [milestone_fact(c, base.rank(c)) if topic == "filming" else Fact(c, base.rank(c), c.says or "")
                 for c in base.claims if c.topic == topic]  # fmt: skip
        verdict = walk(given, clash, hearsay_counts=True)

        found = {f.claim.id: None for f in verdict.stands} | {
            f.claim.id: by.claim.id for f, by in verdict.overruled
        }
        assert found == dict(plainly_walked(given, clash))
