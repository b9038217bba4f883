"""The headline: a season in one or two sentences of capitals."""

from aoud_cli.facts.dates import spoken
from aoud_cli.facts.vocabulary import CANCELLED, Kind, Rank
from aoud_cli.judge.answer import Answer, Assessment, Prospect, Standing
from aoud_cli.judge.assess import next_step


def headline(assessment: Assessment) -> str:
    """Return the answer in capitals; the grammar is fixed (design 5)."""
    ladder = assessment.facts.ladder
    if any(answer.reached for answer in off_ladder(assessment)):
        return "CANCELLED."
    answers = {step: assessment[step] for step in ladder}
    following = next_step(ladder, answers)
    taken = (
        ladder[-1]
        if following is None
        else ladder[ladder.index(following) - 1]
        if following != ladder[0]
        else None
    )
    clauses = []
    if taken:
        press = " (press)" if answers[taken].basis is Rank.PRESS else ""
        clauses.append(f"{taken.upper()}{press}")
    if following:
        clauses.append(_next_in_capitals(answers[following]))
    if all(answer.standing is Standing.UNKNOWN for answer in answers.values()):
        clauses = ["NOTHING KNOWN YET"]
    progress = ", ".join(clause for clause in clauses if clause)
    release = f"{_release_in_capitals(answers[ladder[-1]])}."
    return f"{progress}. {release}" if progress else release


def _next_in_capitals(answer: Answer) -> str:
    name = answer.topic.upper()
    if answer.standing is Standing.DISPUTED:
        return f"{name} DISPUTED"
    if answer.standing is Standing.UNKNOWN:
        return ""
    return f"NOT {name} YET" if answer.firm else f"{name}? HEARSAY ONLY"


def _release_in_capitals(answer: Answer) -> str:
    if answer.reached:
        return "OUT NOW"
    claim = answer.outlook.claim
    official = claim and claim.kind is Kind.PLAN and answer.outlook.rank is Rank.OFFICIAL
    if (
        claim and claim.when and official and claim.when.first == claim.when.last
    ):  # a month or a year is no date
        return f"OUT ON {spoken(claim.when)}".upper()
    return "EXPECTED DATE PASSED" if answer.outlook.state is Prospect.LAPSED else "NO RELEASE DATE"


def off_ladder(assessment: Assessment) -> tuple[Answer, ...]:
    """Return the answer of the milestone that is no step, where the fact base asks about it: `cancelled`."""
    return (assessment[CANCELLED],) if CANCELLED in assessment.facts.topics else ()
