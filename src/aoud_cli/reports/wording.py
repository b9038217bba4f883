"""Answers in words: the sentences that reports share. They say no more than the claims do."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aoud_cli.facts.dates import PartialDate, preposition, spoken, spoken_day
from aoud_cli.facts.model import Claim, Topic
from aoud_cli.facts.vocabulary import FILMING, TBA, Kind, Rank, TopicKind
from aoud_cli.judge.answer import (
    NOT_YET,
    UNKNOWN,
    YES,
    Answer,
    Assessment,
    Fate,
    Judged,
    Prospect,
    Standing,
)

if TYPE_CHECKING:  # most answers need no sums, nor the statistics that they import
    from aoud_cli.judge.forecast import Comparables, Pace

TO_BE_ANNOUNCED = "to be announced"


def answer_in_brief(assessment: Assessment, answer: Answer) -> str:
    """Return an answer in a few words, with the plan or guess to go by: `not yet; guessed 2024`."""
    topic = assessment.facts.topics[answer.topic]
    if answer.standing is Standing.UNKNOWN:
        return _guess_in_brief(answer, topic)
    brief = answer_without_guess(assessment, answer)
    claim = answer.outlook.claim
    if claim and answer.says == NOT_YET:
        return f"{brief}; {kind_in_words(claim)} {promised(claim)}"
    return brief


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
    if answer.says == NOT_YET:
        return NOT_YET
    if answer.dated:
        return f"{YES}, {days_on_their_word(assessment, answer.dated, answer)}"
    if answer.window and answer.window.starts:
        return spoken(answer.window)
    return f"yes, {spoken_window(answer)}"


def days_on_their_word(assessment: Assessment, dated: Claim, answer: Answer) -> str:
    """Return the days of a step with the rank of the claim that gives them: `18 Feb 2026 (press)`.

    For the days of an answer that rests on another claim than its days do.
    """
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


def _kind_as_noun(claim: Claim) -> str:
    return "plan" if claim.kind is Kind.PLAN else "guess"


def promised(claim: Claim) -> str:
    """Return what a plan or guess promises: a value, or the days of a step."""
    if claim.says not in {"yes", "no", None} or claim.when is None:
        return claim.says or claim.text
    return spoken(claim.when)


def value_in_words(value: str, topic: Topic) -> str:
    """Return a value with its unit; a single day spelt like any other day, and `tba` in full."""
    if value == TBA:
        return TO_BE_ANNOUNCED
    if topic.unit and value.isdecimal():
        return f"{value} {topic.unit}"
    try:
        when = PartialDate.parse(value)
    except ValueError:
        return value
    # 2020/2021 may be a school year, and no date.
    return spoken(when) if when.first == when.last else value


def answer_in_sentences(assessment: Assessment, answer: Answer) -> tuple[str, ...]:
    """Return an answer as full sentences, each naming who says so, at which rank, and when."""
    topic = assessment.facts.topics[answer.topic]
    if topic.kind is TopicKind.MILESTONE:
        return _step_in_sentences(assessment, answer, topic)
    credit = answer.credit
    if credit is None or answer.says == TBA:
        return _unsettled_value(assessment, answer, topic)
    value = value_in_words(answer.says, topic)
    full_stop = "" if value.endswith(".") else "."
    return (f"{_hedge(answer)}{value}{full_stop} {attribution(assessment, credit)}",)


def _unsettled_value(assessment: Assessment, answer: Answer, topic: Topic) -> tuple[str, ...]:
    if answer.credit:
        first = f"Not announced yet. {attribution(assessment, answer.credit)}"
    else:
        first = "Nobody who could know has said."
    claim = answer.outlook.claim
    if claim is None:
        return (first,)
    supposed = value_in_words(promised(claim), topic).removesuffix(".")
    supposed = f"{supposed[:1].upper()}{supposed[1:]}: a {_kind_as_noun(claim)}."
    return first, f"{supposed} {attribution(assessment, claim)}"


def _step_in_sentences(assessment: Assessment, answer: Answer, topic: Topic) -> tuple[str, ...]:
    sentences = _step_as_known(assessment, answer)
    ahead = outlook_in_words(assessment, answer)
    if ahead:
        sentences.append(f"{topic.label}: {ahead}")
    return tuple(sentences)


def _step_as_known(assessment: Assessment, answer: Answer) -> list[str]:
    if answer.credit is None:
        return ["Nobody has said."]
    hedge, by = _hedge(answer), attribution(assessment, answer.credit)
    if answer.says != YES:
        return [f"{hedge}Not yet. {by}"]
    if answer.dated:
        dated_by = attribution(assessment, answer.dated)
        return [f"{hedge}Yes. {by}", f"When: {spoken_window(answer)}. {dated_by}"]
    when = f", {preposition(answer.window)}" if answer.window else ""
    differ = " Accounts of the day differ." if answer.dates_differ else ""
    return [f"{hedge}Yes{when}.{differ} {by}"]


def outlook_in_words(assessment: Assessment, answer: Answer) -> str:
    """Return what to expect of a step as one sentence; empty when nobody gave a date."""
    outlook = answer.outlook
    if outlook.state is Prospect.LAPSED:
        return f"every date given so far has passed ({len(missed_dates(answer))})."
    claim = outlook.claim
    if claim is None:
        return ""
    others = ""
    if outlook.open > 1 and outlook.span:
        others = f" {outlook.open} dates are open, from {_ends(outlook.span)}."
    by = attribution(assessment, claim)
    return f"{expected(assessment, claim)}, a {_kind_as_noun(claim)}. {by}{others}"


def missed_dates(answer: Answer) -> list[Judged]:
    """Return the plans and guesses of a step that gave a date and were wrong."""
    missed = [judged for judged in answer.claims if judged.fate is Fate.MISSED]
    return [judged for judged in missed if judged.claim.says == YES]


def expected(assessment: Assessment, claim: Claim) -> str:
    """Return what a plan or guess leads to expect: `expected late 2026`.

    `was expected` once its days are over on the day asked: nobody has looked since.
    """
    over = claim.when is not None and claim.when.last < assessment.as_of
    return f"{'was expected' if over else 'expected'} {promised(claim)}"


def _ends(span: PartialDate) -> str:
    first = spoken_day(span.first) if span.starts else "any time"
    return f"{first} to {spoken_day(span.last)}"


def attribution(assessment: Assessment, claim: Claim) -> str:
    """Return who said it, at which rank and when: `(Ann Lee, insider, Mar 2023, via The Paper)`."""
    rank = assessment.facts.rank(claim)
    via = f", via {assessment.source_name(claim.via)}" if claim.via else ""
    return f"({assessment.source_name(claim.by)}, {rank}, {spoken(claim.said)}{via})"


def speaker(assessment: Assessment, claim: Claim | None) -> str:
    """Return who said a claim and when: `Ann Lee, Mar 2023`; empty without a claim."""
    if claim is None:
        return ""
    return f"{assessment.source_name(claim.by)}, {spoken(claim.said)}"


def _hedge(answer: Answer) -> str:
    if answer.standing is Standing.DISPUTED:
        return "Disputed. "
    return "Hearsay only. " if answer.basis is Rank.HEARSAY else ""


def reason(assessment: Assessment, answer: Answer) -> str:
    """Return why an answer is what it is: what outranked or outdated what, or who disagrees."""
    if answer.credit is None:
        if answer.claims:
            return "Nothing that was claimed stands as a fact."
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
    text = "; ".join(parts)
    return f"{text[:1].upper()}{text[1:]}."


def _is_beaten_by(judged: Judged, credit: Claim) -> bool:
    return judged.fate is Fate.OVERRULED and judged.because is credit


def _why_it_won(answer: Answer, beaten: Sequence[Rank]) -> list[str]:
    """Return how the answer's claim won over claims of these ranks."""
    lower = list(dict.fromkeys(str(rank) for rank in beaten if rank is not answer.basis))
    parts = []
    if lower:
        parts.append(f"{str(answer.basis).capitalize()} outranks {' and '.join(lower)}")
    if answer.basis in beaten and lower:
        parts.append("and the newer word wins between equals")
    elif answer.basis in beaten:
        parts.append("between equals the newer word wins")
    return parts


def counted_from(assessment: Assessment, pace: "Pace") -> str:
    """Return what a pace is counted from: `wrap 18 Feb 2026`, `filming from today`."""
    since = spoken_day(pace.since)
    if pace.step is None:
        today = assessment.as_of == assessment.known_day
        return f"filming from {'today' if today else since}"
    return f"{'filming' if pace.step == FILMING else 'wrap'} {since}"


def range_in_words(like: "Comparables") -> str:
    """Return the range of the comparable seasons in months, `Oct 2026 to Mar 2027`; else empty."""
    if like.days is None:
        return ""
    first, last = like.after(like.days.first), like.after(like.days.last)
    return spoken(PartialDate.parse(f"{first:%Y-%m}/{last:%Y-%m}"))
