"""The headline: a season in one or two sentences of capitals.

How far it is and what comes next, then when it is released: `RENEWED, NOT FILMING YET. NO RELEASE
DATE.`
"""

from aoud_cli.facts.dates import spoken
from aoud_cli.facts.vocabulary import CANCELLED, Kind, Rank
from aoud_cli.judge.answer import Answer, Assessment, Prospect, Standing
from aoud_cli.judge.assess import next_step


def headline(assessment: Assessment) -> str:
    """Return the whole answer about a season, in capitals."""
    if is_cancelled(assessment):
        return "CANCELLED."
    progress = _progress(assessment)
    release = f"{_release_in_capitals(assessment[assessment.facts.ladder[-1]])}."
    return f"{progress}. {release}" if progress else release


def cancellation(assessment: Assessment) -> Answer | None:
    """Return whether the season is cancelled; None where the fact base does not ask."""
    return assessment[CANCELLED] if CANCELLED in assessment.facts.topics else None


def is_cancelled(assessment: Assessment) -> bool:
    """Whether the season is firmly known to be cancelled."""
    answer = cancellation(assessment)
    return answer is not None and answer.reached


def _progress(assessment: Assessment) -> str:
    """Return the last step taken and the next one; empty when there is nothing to say of either."""
    ladder = assessment.facts.ladder
    answers = {step: assessment[step] for step in ladder}
    if all(answer.standing is Standing.UNKNOWN for answer in answers.values()):
        return "NOTHING KNOWN YET"
    following = next_step(ladder, answers)
    taken = ladder[: ladder.index(following)] if following else ladder
    clauses = []
    if taken:
        clauses.append(_taken_in_capitals(answers[taken[-1]]))
    if following:
        clauses.append(_next_in_capitals(answers[following]))
    return ", ".join(filter(None, clauses))


def _taken_in_capitals(answer: Answer) -> str:
    press = " (press)" if answer.basis is Rank.PRESS else ""
    return f"{answer.topic.upper()}{press}"


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
    if claim and claim.kind is Kind.PLAN and answer.outlook.rank is Rank.OFFICIAL:
        one_day = claim.when is not None and claim.when.first == claim.when.last
        if claim.when and one_day:  # a month or a year is no date
            return f"OUT ON {spoken(claim.when)}".upper()
    if answer.outlook.state is Prospect.LAPSED:
        return "EXPECTED DATE PASSED"
    return "NO RELEASE DATE"
