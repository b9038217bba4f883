"""What `aoud check` and `aoud add` suggest: claims that may not mean what they say."""

from collections.abc import Iterator
from typing import NamedTuple

from aoud_cli.facts.model import Claim
from aoud_cli.facts.vocabulary import NO, RELEASED, WRAPPED, YES, Kind, Rank, TopicKind
from aoud_cli.judge.answer import Assessment, Fate
from aoud_cli.judge.evidence import Step, fact_about_step, is_newer, steps_clash


class Hint(NamedTuple):
    """A suggestion, and the id of the claim that it is about; empty for the whole file."""

    claim: str
    text: str


def hints(assessment: Assessment) -> list[Hint]:
    """Return what may be amiss in a fact base that breaks no rule."""
    return [*_checked_ahead(assessment), *_weekly(assessment), *_halts(assessment)]


def _checked_ahead(assessment: Assessment) -> Iterator[Hint]:
    """A look that lies ahead counts as of today (rule 1.2)."""
    day = assessment.facts.checked
    if day > assessment.today:
        text = f"checked = {day} lies ahead; until then today counts as the day of the last look"
        yield Hint("", text)


def _weekly(assessment: Assessment) -> Iterator[Hint]:
    """A season that is out and still being made is shown while it is made (rule 3.2)."""
    facts = assessment.facts
    if facts.title.weekly or not {WRAPPED, RELEASED} <= {*facts.ladder}:
        return
    for denial in _facts_about(assessment, WRAPPED, NO):
        if assessment.judged[denial.id].fate is not Fate.STANDS:
            continue
        for release in _facts_about(assessment, RELEASED, YES):
            if _contradicts(assessment, denial, release, Step(WRAPPED), Step(RELEASED, level=1)):
                text = f"it says that filming goes on, and {release.id!r} that the season is out"
                remedy = "if it is shown while it is made, write weekly = true in [title]"
                yield Hint(denial.id, f"{text}; {remedy}")
                return


def _halts(assessment: Assessment) -> Iterator[Hint]:
    """A step once reached stays reached: a halt is no "not yet" (rule 2.4)."""
    for name, topic in assessment.facts.topics.items():
        if topic.kind is not TopicKind.MILESTONE:
            continue
        step, reached = Step(name), _facts_about(assessment, name, YES)
        for denial in _facts_about(assessment, name, NO):
            before = [yes for yes in reached if is_newer(denial, yes)]
            took = [yes for yes in before if _contradicts(assessment, denial, yes, step, step)]
            if took:
                said = f"{name} was reached before, by {took[0].id!r}"
                remedy = 'a halt is a note and no "not yet"; leave it as it is if that was wrong'
                yield Hint(denial.id, f"{said}; {remedy}")


def _facts_about(assessment: Assessment, topic: str, says: str) -> list[Claim]:
    """Return the public facts of press or better that say yes or no to a step, as it stands."""
    stated = [claim for claim in assessment.public if claim.topic == topic]
    facts = [claim for claim in stated if claim.kind is Kind.FACT and claim.says == says]
    counting = [claim for claim in facts if assessment.judged[claim.id].fate is not Fate.RETRACTED]
    return [claim for claim in counting if assessment.facts.rank(claim) is not Rank.HEARSAY]


def _contradicts(
    assessment: Assessment, denial: Claim, yes: Claim, denied: Step, taken: Step
) -> bool:
    no_fact = fact_about_step(denial, assessment.facts.rank(denial), denied)
    yes_fact = fact_about_step(yes, assessment.facts.rank(yes), taken)
    return steps_clash(no_fact, yes_fact)
