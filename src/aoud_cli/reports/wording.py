"""Answers in words: the sentences that the screens share. They say no more than the claims do."""

from aoud_cli.facts.dates import PartialDate, preposition, spoken, spoken_day
from aoud_cli.facts.model import Claim, Topic
from aoud_cli.facts.vocabulary import TBA, Kind, Rank, TopicKind
from aoud_cli.judge.answer import (
    NOT_YET,
    UNKNOWN,
    YES,
    Answer,
    Assessment,
    Fate,
    Prospect,
    Standing,
)

TO_BE_ANNOUNCED = "to be announced"


def answer_in_brief(assessment: Assessment, answer: Answer) -> str:
    """Return an answer in a few words: `6 Jun 2022`, `not yet`, `12 episodes`, `unknown; guessed: 12 episodes`."""
    topic = assessment.facts.topics[answer.topic]
    if answer.standing is Standing.UNKNOWN:
        return _guess_in_brief(answer, topic)
    brief = answer_without_guess(assessment, answer)
    claim = answer.outlook.claim
    return (
        f"{brief}; {kind_in_words(claim)} {promised(claim)}"
        if claim and answer.says == NOT_YET
        else brief
    )


def answer_without_guess(assessment: Assessment, answer: Answer) -> str:
    """Return what is known in a few words, whatever anybody guesses beside it: `not yet`, `unknown`, `12 episodes`."""
    topic = assessment.facts.topics[answer.topic]
    if answer.standing is Standing.UNKNOWN:
        return UNKNOWN
    milestone = topic.kind is TopicKind.MILESTONE
    brief = _step_in_brief(assessment, answer) if milestone else value_in_words(answer.says, topic)
    if answer.standing is Standing.DISPUTED:
        return f"disputed: {brief}"
    if answer.basis is Rank.HEARSAY:
        return f"hearsay only: {brief}"
    return brief


def _step_in_brief(assessment: Assessment, answer: Answer) -> str:
    if answer.says == NOT_YET:
        return NOT_YET
    if answer.dated:
        return f"{YES}, {days_on_their_word(assessment, answer.dated, answer)}"
    return (
        spoken(answer.window)
        if answer.window and answer.window.starts
        else f"yes, {spoken_window(answer)}"
    )


def days_on_their_word(assessment: Assessment, dated: Claim, answer: Answer) -> str:
    """Return the days of a step with the rank of whoever tells them, where that is not the answer's own."""
    return f"{spoken_window(answer)} ({assessment.facts.rank(dated)})"


def spoken_window(answer: Answer) -> str:
    """Return the days in which a step was taken; empty when there is no yes."""
    if answer.window is None:
        return ""
    return spoken(answer.window) + (" (dates differ)" if answer.dates_differ else "")


def _guess_in_brief(answer: Answer, topic: Topic) -> str:
    claim = answer.outlook.claim
    if claim is None or topic.kind is TopicKind.NOTE:
        return UNKNOWN
    return f"unknown; {kind_in_words(claim)} {value_in_words(promised(claim), topic)}"


def kind_in_words(claim: Claim) -> str:
    """Return `planned` or `guessed`."""
    return "planned" if claim.kind is Kind.PLAN else "guessed"


def value_in_words(value: str, topic: Topic) -> str:
    """Return a value with its unit, a day like any other day; `tba` spelt out."""
    if value == TBA:
        return TO_BE_ANNOUNCED
    if topic.unit and value.isdecimal():
        return f"{value} {topic.unit}"
    try:
        when = PartialDate.parse(value)
    except ValueError:
        return value
    return (
        spoken(when) if when.first == when.last else value
    )  # 2020/2021 may be a school year, and no date


def answer_in_sentences(assessment: Assessment, answer: Answer) -> tuple[str, ...]:
    """Return an answer as full sentences, each naming who says so, at which rank, and since when."""
    topic = assessment.facts.topics[answer.topic]
    if topic.kind is TopicKind.MILESTONE:
        return _step_in_sentences(assessment, answer, topic)
    credit = answer.credit
    if credit is None or answer.says == TBA:
        return _unsettled_value(assessment, answer, topic)
    value = value_in_words(answer.says, topic)
    return (
        f"{_hedge(answer)}{value}{'' if value.endswith('.') else '.'} {attribution(assessment, credit)}",
    )


def _unsettled_value(assessment: Assessment, answer: Answer, topic: Topic) -> tuple[str, ...]:
    if answer.credit:
        first = f"Not announced yet. {attribution(assessment, answer.credit)}"
    else:
        first = "Nobody who could know has said."
    claim = answer.outlook.claim
    if claim is None:
        return (first,)
    supposed = value_in_words(promised(claim), topic)
    word = "plan" if claim.kind is Kind.PLAN else "guess"
    return (
        first,
        f"{supposed[:1].upper()}{supposed[1:].removesuffix('.')}: a {word}. {attribution(assessment, claim)}",
    )


def _step_in_sentences(assessment: Assessment, answer: Answer, topic: Topic) -> tuple[str, ...]:
    sentences: list[str] = []
    if answer.credit is None:
        sentences.append("Nobody has said.")
    elif answer.says == YES and answer.dated:
        sentences.append(f"{_hedge(answer)}Yes. {attribution(assessment, answer.credit)}")
        sentences.append(f"When: {spoken_window(answer)}. {attribution(assessment, answer.dated)}")
    elif answer.says == YES:
        when = f", {preposition(answer.window)}" if answer.window else ""
        differ = " Accounts of the day differ." if answer.dates_differ else ""
        sentences.append(
            f"{_hedge(answer)}Yes{when}.{differ} {attribution(assessment, answer.credit)}"
        )
    else:
        sentences.append(f"{_hedge(answer)}Not yet. {attribution(assessment, answer.credit)}")
    ahead = outlook_in_words(assessment, answer)
    return (*sentences, f"{topic.label}: {ahead}") if ahead else tuple(sentences)


def outlook_in_words(assessment: Assessment, answer: Answer) -> str:
    """Return what to expect of a step as one sentence; empty when nobody gave a date."""
    outlook = answer.outlook
    if outlook.state is Prospect.LAPSED:
        missed = sum(j.fate is Fate.MISSED and j.claim.says == YES for j in answer.claims)
        return f"every date given so far has passed ({missed})."
    if outlook.claim is None:
        return ""
    word = "plan" if outlook.claim.kind is Kind.PLAN else "guess"
    others = ""
    if outlook.open > 1 and outlook.span:
        others = f" {outlook.open} dates are open, from {_ends(outlook.span)}."
    return f"{expected(assessment, outlook.claim)}, a {word}. {attribution(assessment, outlook.claim)}{others}"


def expected(assessment: Assessment, claim: Claim) -> str:
    """Return what a plan or guess leads to expect; in the past tense once its days are over and nobody has looked."""
    over = claim.when is not None and claim.when.last < assessment.as_of
    return f"{'was expected' if over else 'expected'} {promised(claim)}"


def _ends(span: PartialDate) -> str:
    first = spoken_day(span.first) if span.starts else "any time"
    return f"{first} to {spoken_day(span.last)}"


def attribution(assessment: Assessment, claim: Claim) -> str:
    """Return who said it: `(Ann Lee, insider, Mar 2023, via The Paper)`."""
    rank = assessment.facts.rank(claim)
    via = f", via {assessment.source_name(claim.via)}" if claim.via else ""
    return f"({assessment.source_name(claim.by)}, {rank}, {spoken(claim.said)}{via})"


def _hedge(answer: Answer) -> str:
    if answer.standing is Standing.DISPUTED:
        return "Disputed. "
    return "Hearsay only. " if answer.basis is Rank.HEARSAY else ""


def reason(assessment: Assessment, answer: Answer) -> str:
    """Return why an answer is what it is: what outranked or outdated what, or who disagrees."""
    credit = answer.credit
    if credit is None:
        return (
            "No fact has been claimed."
            if not answer.claims
            else "Nothing that was claimed stands as a fact."
        )
    if answer.against:
        return _dispute(assessment, answer.against)
    beaten = [
        judged
        for judged in answer.claims
        if judged.because is credit and judged.fate is Fate.OVERRULED
    ]
    basis = str(answer.basis).capitalize()
    lower = list(dict.fromkeys(str(j.rank) for j in beaten if j.rank is not answer.basis))
    parts = []
    if lower:
        parts.append(f"{basis} outranks {' and '.join(lower)}")
    if any(judged.rank is answer.basis for judged in beaten):
        parts.append(
            "between equals the newer word wins"
            if not lower
            else "and the newer word wins between equals"
        )
    if answer.basis is Rank.HEARSAY:
        parts.append("nobody better has spoken, so hearsay fills the silence")
    else:
        parts.append("nothing that stands disagrees")
    text = "; ".join(parts)
    return f"{text[:1].upper()}{text[1:]}."


def _dispute(assessment: Assessment, against: Claim) -> str:
    return f"{speaker(assessment, against)}, disagrees, and neither word is both as strong and newer: disputed."


def promised(claim: Claim) -> str:
    """Return what a plan or guess promises: a value, or the days of a step."""
    if claim.says not in {"yes", "no", None} or claim.when is None:
        return claim.says or claim.text
    return spoken(claim.when)


def speaker(assessment: Assessment, claim: Claim) -> str:
    """Return who said a claim and when: `Ann Lee, Mar 2023`."""
    return f"{assessment.source_name(claim.by)}, {spoken(claim.said)}"
