"""The answers of `aoud faq`, as its questions are meant: "is it cancelled?" asks for a sign of it.

A question that is answered by what its topic says is answered in the words of `wording.py`.
"""

from aoud_cli.facts.dates import preposition, spoken_day
from aoud_cli.facts.vocabulary import CANCELLED, NO, YES, Kind, TopicKind
from aoud_cli.judge.answer import (
    NOT_YET,
    Answer,
    Assessment,
    Grounds,
    Prospect,
    Standing,
)
from aoud_cli.reports.headline import furthest_and_next, release_step
from aoud_cli.reports.outlooks import outlook_in_words
from aoud_cli.reports.speakers import attribution
from aoud_cli.reports.windows import days_by_others, window_after_preposition
from aoud_cli.reports.wording import (
    NOT_CONFIRMED,
    ahead_in_brief,
    answer_in_brief,
    answer_in_sentences,
    is_told_by_another_step,
    limit_sentence,
    with_quote,
)
from aoud_cli.text import capitalized


def answer_to_question_in_brief(assessment: Assessment, answer: Answer) -> str:
    """Return an answer in a few words: `no date yet; about Mar 2027`, `no sign of it`."""
    if _is_release_ahead(assessment, answer):
        ahead = ahead_in_brief(answer)
        none = "" if _has_a_plan(answer) else f"no date {_so_far(assessment, answer)}"
        return "; ".join(filter(None, (none, ahead)))
    if _is_not_cancelled(assessment, answer):
        return f"no sign of it{_if_stale(assessment, answer)}"
    return answer_in_brief(assessment, answer)


def answer_to_question(assessment: Assessment, answer: Answer) -> tuple[str, ...]:
    """Return an answer as full sentences, each naming who says so, at which rank, and when."""
    if _is_release_ahead(assessment, answer):
        return _when_it_is_out(assessment, answer)
    if _is_not_cancelled(assessment, answer):
        return (_no_sign_of_it(assessment, answer),)
    if assessment.facts.topics[answer.topic].kind is TopicKind.NOTE and not answer.statements:
        return _only_supposed(assessment, answer)
    if answer.topic == release_step(assessment.facts) and answer.reached:
        return _when_it_was_out(assessment, answer)
    if is_told_by_another_step(answer) and (before := _missing_before(assessment, answer)):
        return _not_even(assessment, answer, before)
    return answer_in_sentences(assessment, answer)


def _so_far(assessment: Assessment, answer: Answer) -> str:
    """Return `yet`, or the last day that was checked (rule 1.3)."""
    return _if_stale(assessment, answer).strip() or "yet"


def _if_stale(assessment: Assessment, answer: Answer) -> str:
    if answer.is_fresh(assessment.as_of):
        return ""
    return f" by {spoken_day(answer.known_day)}"


# When is it out?


def _is_release_ahead(assessment: Assessment, answer: Answer) -> bool:
    """Whether a release is not out, as far as anybody knows, and not disputed or rumoured."""
    not_out = answer.standing is Standing.SETTLED and answer.says == NOT_YET
    is_ahead = not_out or answer.standing is Standing.UNKNOWN
    return answer.topic == release_step(assessment.facts) and is_ahead


def _has_a_plan(answer: Answer) -> bool:
    outlook = answer.outlook
    return outlook.state is Prospect.EXPECTED and outlook.how is Grounds.PLAN


def _when_it_is_out(assessment: Assessment, answer: Answer) -> tuple[str, ...]:
    """Return the date, or that there is none and what to expect; then until when it was not out."""
    ahead = capitalized(outlook_in_words(assessment, answer))
    none = "" if _has_a_plan(answer) else f"No date {_so_far(assessment, answer)}."
    is_past = answer.limit is not None and answer.limit.day < answer.known_day
    until = "" if ahead and is_past else _not_out(assessment, answer)
    return tuple(filter(None, (none, ahead, until)))


def _when_it_was_out(assessment: Assessment, answer: Answer) -> tuple[str, ...]:
    """Return the date of a release that is out, without `Yes`: the question was when."""
    first, *others = answer_in_sentences(assessment, answer)
    return capitalized(first.removeprefix("Yes, ")), *others


def _not_out(assessment: Assessment, answer: Answer) -> str:
    """Return until when it was not out: `Not in May 2023. (…)`."""
    credit = answer.credit
    if credit and credit.says == NO and credit.when and not is_told_by_another_step(answer):
        days = capitalized(f"not {preposition(credit.when)}")
        return f"{days}. {attribution(assessment, credit)}"
    return limit_sentence(assessment, answer, answer.limit) if answer.limit else ""


# Is it cancelled?


def _is_not_cancelled(assessment: Assessment, answer: Answer) -> bool:
    """Whether it goes on: a step was taken, or a claim says so, and none says the contrary."""
    if answer.topic != CANCELLED or answer.says == YES:
        return False
    return answer.says == NOT_YET or furthest_and_next(assessment)[0] is not None


def _no_sign_of_it(assessment: Assessment, answer: Answer) -> str:
    """Return the furthest step, as a sign that it goes on: `No sign of it: filming by Jul 2025`."""
    none = f"No sign of it{_if_stale(assessment, answer)}"
    furthest, _ = furthest_and_next(assessment)
    if furthest is None:
        return f"{none}. {attribution(assessment, answer.credit)}" if answer.credit else f"{none}."
    step = assessment[furthest]
    assert step.window  # it is reached
    tellers = [teller.claim for one in days_by_others(step) for teller in one.tellers]
    named = dict.fromkeys(claim for claim in (step.credit, *tellers) if claim)
    by = " ".join(attribution(assessment, claim) for claim in named)
    days = step.window.whole
    when = window_after_preposition(step.window)
    if days.first != days.last:  # "filming on 1-16 Jul" would be read as how long it took
        when = f"by {spoken_day(days.last)}"
    return f"{none}: {furthest} {when}. {by}"


# What has only been supposed, or waits for something else


def _only_supposed(assessment: Assessment, answer: Answer) -> tuple[str, ...]:
    """Return the newest guess of the strongest, about a note without a fact."""
    guesses = [judged for judged in answer.claims if judged.claim.kind is not Kind.FACT]
    telling = [judged for judged in guesses if not judged.claim.detail] or guesses
    if not telling:
        return ("No source has said.",)
    claim = max(telling, key=lambda judged: (judged.rank.weight, judged.claim.said.first)).claim
    return NOT_CONFIRMED, f"{with_quote(claim)} {attribution(assessment, claim)}"


def _missing_before(assessment: Assessment, answer: Answer) -> Answer | None:
    """Return the nearest earlier step that a claim says was not taken; None if there is none."""
    facts = assessment.facts
    if answer.topic not in facts.ladder:
        return None
    earlier = facts.ladder[: facts.ladder.index(answer.topic)]
    if facts.title.weekly and answer.topic == facts.ladder[-1]:
        earlier = earlier[:-1]  # it is side by side with the last one
    for before in (assessment[step] for step in reversed(earlier)):
        if before.firm and before.says == NOT_YET and not is_told_by_another_step(before):
            return before
    return None


def _not_even(assessment: Assessment, answer: Answer, before: Answer) -> tuple[str, ...]:
    """Return that a step was not taken, because one before it was not either."""
    label = assessment.facts.topics[before.topic].label
    by = attribution(assessment, before.credit) if before.credit else ""
    _, *ahead = answer_in_sentences(assessment, answer)
    return f"Not yet. {label}: not yet either. {by}", *ahead[1:]
