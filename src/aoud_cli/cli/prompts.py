"""Asks on a terminal for what a claim lacks.

Each question has one line, and is asked again until its answer can be used.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from aoud_cli.cli import lookup, new_claim, typed_dates
from aoud_cli.cli.new_claim import Named, ParsedClaim, Typed, Unknown, plain
from aoud_cli.errors import UsageError
from aoud_cli.facts.dates import DateError, PartialDate, spoken
from aoud_cli.facts.model import MAX_TEXT, FactBase
from aoud_cli.facts.vocabulary import CAST, CAST_VALUES, YES, Kind, Rank, TopicKind
from aoud_cli.output import terminal
from aoud_cli.text import quoted

T = TypeVar("T")


def completed(
    facts: FactBase, typed: Typed, given: ParsedClaim, today: date
) -> tuple[ParsedClaim, bool]:
    """Return a claim that was typed, with the user's answers for what it lacks.

    A claim that lacks something is asked for its dates too; a whole one is asked for nothing. Which
    of the two it was is told beside it.
    Raises UsageError when the input ends.
    """
    claim = given
    if not claim.topic:
        claim = with_topic(facts, claim)
    claim = _with_names(facts, typed, claim)
    claim = with_missing(facts, typed, claim, today)
    if claim != given:
        return with_dates(facts, claim, today), True
    claim = new_claim.with_likely_kind(facts, given, today)
    if claim.kind is not None:
        return claim, False
    return _with_kind(facts, replace(claim, said=claim.said or PartialDate.day(today)), today), True


def with_topic(facts: FactBase, claim: ParsedClaim) -> ParsedClaim:
    """Return the claim with the topic that the user names."""
    terminal.write_note(f"The topics: {', '.join(facts.topics)}.")
    topic = ask("Topic:", lambda text: lookup.topic(facts, text))
    return replace(claim, topic=topic, says=new_claim.answer_on(facts, topic, claim.says))


def with_missing(facts: FactBase, typed: Typed, claim: ParsedClaim, today: date) -> ParsedClaim:
    """Return the claim with the user's answers for all that it lacks, except its dates."""
    for lacking in new_claim.missing(facts, claim):
        match lacking:
            case "SAYS":
                claim = with_says(facts, claim, today)
            case "--about":
                claim = with_person(facts, typed, claim)
            case "--by":
                claim = with_speaker(facts, typed, claim)
            case "--text":
                claim = with_sentence(claim)
    return claim


def with_person(facts: FactBase, typed: Typed, claim: ParsedClaim) -> ParsedClaim:
    """Return the claim about the person whom the user names."""
    found = new_claim.person(facts, ask("About whom:", _name), typed)
    return replace(claim, about=_known_person(facts, typed, found))


def with_speaker(facts: FactBase, typed: Typed, claim: ParsedClaim) -> ParsedClaim:
    """Return the claim by the source that the user names; a new one is asked for its rank."""
    name = ask("Who said it:", lambda text: _source_name(facts, text))
    found = new_claim.source(facts, "by", name, typed.by_rank, claim.via)
    return replace(claim, by=_known_source(facts, "by", found, claim.via))


def with_sentence(claim: ParsedClaim) -> ParsedClaim:
    """Return the claim with the sentence that the user types."""
    return replace(claim, text=ask("What was said, in one sentence of your own:", _sentence))


def with_day_of_speech(claim: ParsedClaim, today: date) -> ParsedClaim:
    """Return the claim with the day on which it was said, by default today."""
    said = ask(
        "When was it said (Enter: today):",
        lambda text: typed_dates.of_speech(text or "today", today),
    )
    return replace(claim, said=said)


def with_option(name: str, claim: ParsedClaim) -> ParsedClaim:
    """Return the claim with the text that the user types for an option, or without it."""
    text = ask(f"--{name} (Enter: leave it out):", lambda text: plain("the answer", text))
    changed: dict[str, Any] = {name: text or None}
    return replace(claim, **changed)


def with_outlet(facts: FactBase, claim: ParsedClaim) -> ParsedClaim:
    """Return the claim with the source in which the user read it, or without one."""
    question = "Where you read it (Enter: leave it out):"
    name = ask(question, lambda text: _source_name(facts, text) if text else "")
    if not name:
        return replace(claim, via=None)
    found = new_claim.source(facts, "via", name, None, claim.by)
    return replace(claim, via=_known_source(facts, "via", found, claim.by))


def with_retracted(facts: FactBase, claim: ParsedClaim) -> ParsedClaim:
    """Return the claim with the earlier one that it takes back, or without one."""
    earlier = ask(
        "The earlier claim that it takes back (Enter: leave it out):",
        lambda text: new_claim.retracted(facts, text) if text else None,
    )
    return replace(claim, retracts=earlier)


def with_says(facts: FactBase, claim: ParsedClaim, today: date) -> ParsedClaim:
    """Return the claim with its answer; a date for a step is a yes of that date."""
    topic = facts.topics[claim.topic]
    if topic.kind is TopicKind.MILESTONE:
        if claim.when is not None:
            question = f"{topic.label} (yes, or no for not yet):"
            return replace(claim, says=ask(question, _yes_or_no))
        question = f"{topic.label} (yes, no for not yet, or the date it was or is to be):"
        answer = ask(question, lambda text: _yes_no_or_date(text, today))
        if isinstance(answer, PartialDate):
            return replace(claim, says=YES, when=answer)
        return replace(claim, says=answer)
    person = claim.about.name if claim.about else ""
    if claim.topic == CAST:
        question = f"Is {person} in, in talks, out, or tba:"
        return replace(claim, says=ask(question, _place_in_cast))
    question = f"{topic.label}, {person}" if person else topic.question
    return replace(claim, says=ask(f"{question} ({topic.unit or 'the value'}, or tba):", _some))


def with_dates(facts: FactBase, claim: ParsedClaim, today: date) -> ParsedClaim:
    """Return the claim with the day of speech, and a step with its date: of a plan, by when."""
    topic = facts.topics[claim.topic]
    is_step = topic.kind is TopicKind.MILESTONE and claim.says == "yes"
    if is_step and claim.kind in {Kind.PLAN, Kind.GUESS}:
        claim = _with_end(claim, today)
    elif is_step and claim.when is None:
        when = ask(
            "When was that (Enter: not known):",
            lambda text: typed_dates.read(text, today) if text else None,
        )
        claim = replace(claim, when=when)
    if claim.said is None:
        claim = with_day_of_speech(claim, today)
    if is_step and claim.kind not in {Kind.PLAN, Kind.GUESS}:
        return _with_kind(facts, claim, today)
    return claim


def _with_kind(facts: FactBase, claim: ParsedClaim, today: date) -> ParsedClaim:
    """Return the step with its kind, asked for if its date was not over on the day of speech."""
    when, said = claim.when, claim.said
    if said is None or when is None or not isinstance(claim.by, Named):
        return replace(claim, kind=Kind.FACT)
    likely = new_claim.likely_kind(when, said, new_claim.rank_of(facts, claim.by))
    if likely is Kind.FACT:
        return replace(claim, kind=likely)
    if likely is not None:
        question = (
            f"{spoken(when)} was still to come."
            f" Is that the speaker's plan, or a guess (plan or guess; Enter: {likely}):"
        )
        kind = ask(question, lambda text: _kind(text or likely, Kind.PLAN, Kind.GUESS))
    else:
        question = (
            f"{spoken(when)} was not over yet."
            " Is that a fact, the speaker's plan, or a guess (fact, plan or guess):"
        )
        kind = ask(question, lambda text: _kind(text, *Kind))
    claim = replace(claim, kind=kind)
    return claim if kind is Kind.FACT else _with_end(claim, today)


def _with_end(claim: ParsedClaim, today: date) -> ParsedClaim:
    """Return the plan or guess with a date that has a last day, asked for if it has none."""
    if claim.when is not None:
        if claim.when.ends:
            return claim
        terminal.write_note(_endless(claim.when.text))
    return replace(claim, when=ask("By when:", lambda text: _with_last_day(text, today)))


def _yes_or_no(text: str) -> str:
    if text.lower() not in {"yes", "no"}:
        raise UsageError("write yes or no")
    return text.lower()


def _yes_no_or_date(text: str, today: date) -> str | PartialDate:
    if text.lower() in {"yes", "no"}:
        return text.lower()
    try:
        return typed_dates.read(text, today)
    except DateError as error:
        if error.looks_like_one:  # it says what is wrong with the date
            raise
        raise UsageError(
            f"write yes or no, or a date: {typed_dates.HOW_TO_TYPE.removeprefix('write ')}"
        ) from None


def _with_last_day(text: str, today: date) -> PartialDate:
    when = typed_dates.read(text, today)
    if not when.ends:
        raise UsageError(_endless(text))
    return when


def _endless(text: str) -> str:
    return f"{quoted(text)} has no last day; a plan or guess says by when, like 2024 or ../2024-06"


def _place_in_cast(text: str) -> str:
    place = text.lower().removeprefix("in ")  # "in talks"
    if place not in CAST_VALUES:
        raise UsageError(f"write one of {', '.join(CAST_VALUES)}")
    return place


def _kind(text: str, *allowed: Kind) -> Kind:
    if text.lower() not in allowed:
        raise UsageError(f"write {' or '.join(allowed)}")
    return Kind(text.lower())


def _rank(text: str) -> Rank:
    if text.lower() not in tuple(Rank):
        raise UsageError(f"write one of {', '.join(Rank)}")
    return Rank(text.lower())


def _with_names(facts: FactBase, typed: Typed, claim: ParsedClaim) -> ParsedClaim:
    """Return the claim with each name that was typed either known or, on the user's word, new."""
    by = _known_source(facts, "by", claim.by, claim.via)
    via = _known_source(facts, "via", claim.via, by)
    return replace(claim, by=by, via=via, about=_known_person(facts, typed, claim.about))


def _known_source(
    facts: FactBase,
    option: str,
    found: Named | Unknown | None,
    other: Named | Unknown | None,
) -> Named | Unknown | None:
    """Return a source that is known, or new and has a rank; its name can be typed again."""
    while isinstance(found, Unknown) and found.name:
        name = _name_typed_again(found)
        if name is None:
            rank = ask(f"The rank of {found.name} ({', '.join(Rank)}):", _rank)
            return new_claim.new_source(facts, option, found.name, rank, other)
        found = new_claim.source(facts, option, name, None, other)
    return found


def _known_person(
    facts: FactBase, typed: Typed, found: Named | Unknown | None
) -> Named | Unknown | None:
    """Return a person who is known, or new; the name can be typed again."""
    while isinstance(found, Unknown) and found.name:
        name = _name_typed_again(found)
        if name is None:
            return new_claim.new_person(facts, found.name, typed)
        found = new_claim.person(facts, name, typed)
    return found


def _name_typed_again(unknown: Unknown) -> str | None:
    """Return the name as it is typed again; None when the user says that it is a new one."""
    terminal.write_note(unknown.problem)
    answer = ask("Is it new (yes), or who is meant (type the name again):", _name)
    while answer.lower() in {"n", "no"}:
        answer = ask("Then who is meant:", _name)
    return None if answer.lower() in {"y", "yes"} else answer


def _some(text: str) -> str:
    answer = plain("the answer", text)
    if not answer:
        raise UsageError("write something, or stop with Ctrl-C")
    return answer


def _source_name(facts: FactBase, text: str) -> str:
    """Return the name of a source; one that is known may look like a date."""
    try:
        return _name(text)
    except UsageError:
        if text and isinstance(new_claim.source(facts, "by", text, None), Named):
            return text
        raise


def _name(text: str) -> str:
    """Return a name; raises UsageError for a date, which answers the question after this one."""
    name = _some(text)
    try:
        typed_dates.read(name, date.max)
    except DateError as error:
        if not error.looks_like_one:
            return name
    if not any(map(str.isdecimal, name)):  # an outlet may be called Today
        return name
    raise UsageError(f"{quoted(name)} is a date, and the day is asked for later; write a name")


def _sentence(text: str) -> str:
    sentence = _some(text)
    if len(sentence) > MAX_TEXT:
        raise UsageError(f"the answer is longer than {MAX_TEXT} characters; shorten it")
    return sentence


def ask(question: str, accept: Callable[[str], T]) -> T:
    """Return the user's answer, as soon as it is accepted."""
    while True:
        answer = terminal.ask(question)
        try:
            return accept(answer)
        except (UsageError, ValueError) as error:
            terminal.write_note(str(error))
