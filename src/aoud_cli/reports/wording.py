"""Answers in words: the sentences that reports share. They say no more than the claims do."""

import re
from collections.abc import Sequence

from aoud_cli.facts.dates import PartialDate, spoken, spoken_day
from aoud_cli.facts.model import Claim, Topic
from aoud_cli.facts.vocabulary import TALKS, TBA, YES, Rank, TopicKind
from aoud_cli.judge.answer import (
    NOT_YET,
    UNKNOWN,
    Answer,
    Assessment,
    Fate,
    Judged,
    Limit,
    Standing,
)
from aoud_cli.reports.outlooks import kind_in_words, outlook_in_words, promised, promised_days
from aoud_cli.reports.speakers import attribution, speaker
from aoud_cli.reports.windows import (
    days_by_others,
    limit_in_words,
    spoken_window,
    window_after_preposition,
    window_in_words,
)
from aoud_cli.text import capitalized, ended

TO_BE_ANNOUNCED = "to be announced"
IN_TALKS = "in talks"
NOT_CONFIRMED = "Not confirmed."
NOBODY_SAID_SO = "No source says that it has happened."

_NUMBER = r"[0-9][0-9.,]*"
_NUMBERS = re.compile(rf"{_NUMBER}(?:(?: to | or | and |[-\u2013]){_NUMBER})*")


def answer_in_brief(assessment: Assessment, answer: Answer) -> str:
    """Return an answer in a few words, with what to expect: `not yet; about Mar 2027`."""
    topic = assessment.facts.topics[answer.topic]
    if answer.standing is Standing.UNKNOWN:
        return _guess_in_brief(answer, topic)
    brief = answer_without_guess(assessment, answer)
    claim = answer.outlook.claim
    if claim and answer.says == NOT_YET:
        return f"{brief}; {ahead_in_brief(answer)}"
    return brief


def ahead_in_brief(answer: Answer) -> str:
    """Return what to expect in a few words: `about Mar 2027`, `planned 5 Sep 2025`, or nothing."""
    outlook = answer.outlook
    days = promised_days(outlook) or ""
    if outlook.middle or outlook.claim is None:
        return days
    return f"{kind_in_words(outlook.claim)} {days}"


def answer_without_guess(assessment: Assessment, answer: Answer) -> str:
    """Return what is known in a few words: `6 Jun 2022`, `not yet`, `12 episodes`, `unknown`."""
    topic = assessment.facts.topics[answer.topic]
    if answer.standing is Standing.UNKNOWN:
        return UNKNOWN
    step = topic.kind is TopicKind.MILESTONE
    brief = _step_in_brief(assessment, answer) if step else value_in_words(answer.says, topic)
    if answer.standing is Standing.DISPUTED:
        return f"disputed: {brief}"
    if answer.basis is Rank.HEARSAY:
        return f"hearsay only: {brief}"
    return brief


def _step_in_brief(assessment: Assessment, answer: Answer) -> str:
    if answer.says == NOT_YET or answer.window is None:
        return says_by_then(assessment, answer)
    if days_of_lower_rank(answer):
        return f"{YES}, {days_with_rank(answer)}"
    if answer.window.told[0].starts:
        return window_in_words(answer.window)
    return f"{YES}, {spoken_window(answer)}"


def says_by_then(assessment: Assessment, answer: Answer) -> str:
    """Return what an answer says; of a "not yet" that is no longer fresh, up to which day (1.3)."""
    if answer.says != NOT_YET or answer.is_fresh(assessment.as_of):
        return answer.says
    return f"{answer.says} by {spoken_day(answer.known_day)}"


def is_told_by_another_step(answer: Answer) -> bool:
    """Whether a step is "not yet" only because an earlier one was not taken then (rule 3.3)."""
    limit = answer.limit
    return bool(limit and limit.step and limit.teller.claim is answer.credit)


def days_of_lower_rank(answer: Answer) -> Rank | None:
    """Return the rank of the source of a step's days, if it is lower than that of the answer."""
    tellers = [teller for one in days_by_others(answer) for teller in one.tellers]
    lowest = min((teller.rank for teller in tellers), key=lambda rank: rank.weight, default=None)
    return None if lowest is answer.basis else lowest


def days_with_rank(answer: Answer) -> str:
    """Return the days of a step with the lowest rank behind them: `18 Feb 2026 (press)`."""
    if answer.window is None:
        return ""
    rank = days_of_lower_rank(answer) or answer.basis
    differ = ", dates differ" if answer.dates_differ else ""
    return f"{window_in_words(answer.window)} ({rank}{differ})"


def _guess_in_brief(answer: Answer, topic: Topic) -> str:
    claim = answer.outlook.claim
    if claim is None or topic.kind is TopicKind.NOTE:
        return UNKNOWN
    if topic.kind is TopicKind.MILESTONE:
        return f"unknown; {ahead_in_brief(answer)}"
    return f"unknown; {kind_in_words(claim)} {value_in_words(promised(claim), topic)}"


def value_in_words(value: str, topic: Topic) -> str:
    """Return a value with its unit; a single day spelt like any other day, `tba` in full."""
    if value == TBA:
        return TO_BE_ANNOUNCED
    if value == TALKS:
        return IN_TALKS
    if topic.unit and _NUMBERS.fullmatch(value):
        return f"{value} {_singular(topic.unit) if value == '1' else topic.unit}"
    try:
        when = PartialDate.parse(value)
    except ValueError:
        return value
    # 2020/2021 may be a school year, and no date.
    return spoken(when) if when.first == when.last else value


def _singular(unit: str) -> str:
    return unit.removesuffix("s")


def answer_in_sentences(assessment: Assessment, answer: Answer) -> tuple[str, ...]:
    """Return an answer as full sentences, each naming who says so, at which rank, and when."""
    topic = assessment.facts.topics[answer.topic]
    if topic.kind is TopicKind.MILESTONE:
        return _step_in_sentences(assessment, answer, topic)
    if topic.kind is TopicKind.NOTE:
        return _note_in_sentences(assessment, answer)
    credit = answer.credit
    if credit is None or answer.says == TBA:
        return _unsettled_value(assessment, answer, topic)
    value = value_in_words(answer.says, topic)
    return (f"{_hedge(answer)}{ended(value)} {_in_full(assessment, credit)}",)


def _in_full(assessment: Assessment, claim: Claim) -> str:
    """Return the sentence of a claim and who says so; of a person's place only the latter."""
    by = attribution(assessment, claim)
    return by if claim.about else f"{ended(claim.text)} {by}"


def _note_in_sentences(assessment: Assessment, answer: Answer) -> tuple[str, ...]:
    """Return the statements of a note, each with its speaker, and how many are left over (9)."""
    if not answer.statements:
        return ("No source has said.",)
    hedge = _hedge(answer)
    sentences = [
        f"{hedge}{with_quote(claim)} {attribution(assessment, claim)}"
        for claim in answer.statements
    ]
    if answer.left_over:
        sentences.append(f"And {answer.left_over} more: aoud why {answer.topic}")
    return tuple(sentences)


def with_quote(claim: Claim) -> str:
    """Return the sentence of a claim, with its speaker's own words where there are any."""
    text = ended(claim.text)
    return f"{text} “{claim.quote}”" if claim.quote else text


def _unsettled_value(assessment: Assessment, answer: Answer, topic: Topic) -> tuple[str, ...]:
    if answer.credit:
        first = f"Not announced yet. {attribution(assessment, answer.credit)}"
    else:
        first = NOT_CONFIRMED
    claim = answer.outlook.claim
    if claim is None:
        return (first,)
    supposed = value_in_words(promised(claim), topic).removesuffix(".")
    return first, f"{capitalized(supposed)}: a {claim.kind}. {_in_full(assessment, claim)}"


def _step_in_sentences(assessment: Assessment, answer: Answer, topic: Topic) -> tuple[str, ...]:
    sentences = _step_as_known(assessment, answer)
    ahead = outlook_in_words(assessment, answer)
    if ahead:
        what = f"{topic.label}, part {answer.part}" if answer.part > 1 else topic.label
        sentences.append(f"{what}: {ahead}")
    return tuple(sentences)


def _step_as_known(assessment: Assessment, answer: Answer) -> list[str]:
    if answer.credit is None:
        return ["No source has said."]
    hedge, by = _hedge(answer), attribution(assessment, answer.credit)
    if is_told_by_another_step(answer):
        return [f"{hedge}{NOBODY_SAID_SO}", *_not_yet_until(assessment, answer)]
    if answer.says != YES:
        not_yet = capitalized(says_by_then(assessment, answer))
        return [f"{hedge}{not_yet}. {by}", *_not_yet_until(assessment, answer)]
    if days_by_others(answer):
        return [f"{hedge}Yes. {by}", *days_in_sentences(assessment, answer)]
    when = f", {window_after_preposition(answer.window)}" if answer.window else ""
    differ = " Accounts of the day differ." if answer.dates_differ else ""
    return [f"{hedge}Yes{when}.{differ} {by}", *_first_day_from(assessment, answer)]


def days_in_sentences(assessment: Assessment, answer: Answer) -> list[str]:
    """Return the days of a step as sentences, each with its source."""
    sentences = []
    differ = " Accounts of the day differ." if answer.dates_differ else ""
    for one in days_by_others(answer):
        by = " ".join(attribution(assessment, teller.claim) for teller in one.tellers)
        sentences.append(f"When: {one.days}.{differ} {by}")
        differ = ""
    return [*sentences, *_first_day_from(assessment, answer)]


def _first_day_from(assessment: Assessment, answer: Answer) -> list[str]:
    """Return the "not yet" or the earlier step that the first day of a window comes from (4.2)."""
    after = answer.window.after if answer.window else None
    return [limit_sentence(assessment, answer, after)] if after else []


def _not_yet_until(assessment: Assessment, answer: Answer) -> list[str]:
    limit = answer.limit
    if limit is None or (limit.teller.claim is answer.credit and limit.step is None):
        return []
    return [limit_sentence(assessment, answer, limit)]


def limit_sentence(assessment: Assessment, answer: Answer, limit: Limit) -> str:
    """Return a sentence: the last day on which a step had not been taken, and its source."""
    text = capitalized(limit_in_words(limit))
    by = attribution(assessment, limit.teller.claim)
    if limit.step is None:
        return f"{text}. {by}"
    earlier = assessment.facts.topics[limit.step].label.lower()
    if limit.step == answer.topic:
        earlier = "the part before"
    return f"{text}: {earlier} comes first. {by}"


def _hedge(answer: Answer) -> str:
    if answer.standing is Standing.DISPUTED:
        return "Disputed. "
    return "Hearsay only. " if answer.basis is Rank.HEARSAY else ""


def reason(assessment: Assessment, answer: Answer) -> str:
    """Return why an answer is what it is: what outranked or outdated what, or who disagrees."""
    if answer.credit is None:
        if answer.claims:
            return "No claim stands as a fact."
        return "No fact has been claimed."
    if answer.against:
        by = speaker(assessment, answer.against)
        return f"{by}, disagrees, and neither word is both as strong and newer: disputed."
    beaten = [judged.rank for judged in answer.claims if _is_beaten_by(judged, answer.credit)]
    parts = _why_it_won(answer, beaten)
    if answer.basis is Rank.HEARSAY:
        parts.append("nobody better has spoken, so hearsay fills the silence")
    else:
        parts.append("nothing that stands disagrees")
    return f"{capitalized('; '.join(parts))}."


def _is_beaten_by(judged: Judged, credit: Claim) -> bool:
    return judged.fate is Fate.OVERRULED and judged.because is credit


def _why_it_won(answer: Answer, beaten: Sequence[Rank]) -> list[str]:
    """Return why the answer's claim beats claims of these ranks."""
    lower = list(dict.fromkeys(str(rank) for rank in beaten if rank is not answer.basis))
    parts = []
    if lower:
        parts.append(f"{str(answer.basis).capitalize()} outranks {' and '.join(lower)}")
    if answer.basis in beaten and lower:
        parts.append("and the newer word wins between equals")
    elif answer.basis in beaten:
        parts.append("between equals the newer word wins")
    return parts
