"""Asks on a terminal for what a claim lacks: one question a line, and again until the answer can be used."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TypeVar

from aoud_cli.cli import lookup, typed_dates
from aoud_cli.cli.new_claim import plain
from aoud_cli.cli.options import Typed
from aoud_cli.errors import UsageError
from aoud_cli.facts.dates import PartialDate, spoken
from aoud_cli.facts.model import MAX_TEXT, FactBase
from aoud_cli.facts.vocabulary import CAST, CAST_VALUES, Kind, Rank, TopicKind
from aoud_cli.output import terminal

T = TypeVar("T")


def missing(facts: FactBase, typed: Typed) -> list[str]:
    """Return what a claim on that topic cannot do without and has not been given, as the command line calls it."""
    lacking = [] if typed.topic else ["TOPIC"]
    if typed.topic:
        topic = facts.topics[lookup.topic(facts, typed.topic)]
        lacking += ["--about"] if topic.per_person and not typed.about else []
        lacking += ["SAYS"] if topic.kind is not TopicKind.NOTE and not typed.says else []
    return [*lacking, *(f"--{name}" for name in ("by", "text") if not getattr(typed, name))]


def completed(facts: FactBase, typed: Typed, today: date) -> Typed:
    """Return the claim with what the user answers for each thing that is missing, and for its dates.

    Raises UsageError for a date that is none, before anything is asked, and when they stop.
    """
    if typed.said is not None:
        typed_dates.written("--said", typed.said, today, typed_dates.of_speech)
    if typed.when is not None:
        typed_dates.written("--when", typed.when, today)
    full = typed
    if not full.topic:
        terminal.write_note(f"The topics: {', '.join(facts.topics)}.")
        full = replace(full, topic=_ask("Topic:", lambda text: lookup.topic(facts, text)))
    full = _with_newcomers(facts, full)
    for lacking in missing(facts, full):
        match lacking:
            case "SAYS":
                full = _with_says(facts, full, today)
            case "--about":
                full = replace(full, about=_ask("About whom:", _some))
            case "--by":
                full = replace(full, by=_ask("Who said it:", _some))
            case "--text":
                full = replace(
                    full, text=_ask("What was said, in one sentence of your own:", _sentence)
                )
        full = _with_newcomers(facts, full)
    return full if full == typed else _with_dates(facts, full, today)


def _with_says(facts: FactBase, typed: Typed, today: date) -> Typed:
    """Return the claim with its answer; a date for a step is a yes about that date, unless it has one already."""
    name = lookup.topic(facts, typed.topic or "")
    topic = facts.topics[name]
    if topic.kind is TopicKind.MILESTONE:
        if typed.when is not None:
            return replace(typed, says=_ask(f"{topic.label} (yes, or no for not yet):", _yes_or_no))
        question = f"{topic.label} (yes, no for not yet, or the date it was or is to be):"
        answer = _ask(question, lambda text: _step(text, today))
        return (
            replace(typed, says=answer)
            if isinstance(answer, str)
            else replace(typed, says="yes", when=answer.text)
        )
    if name == CAST:
        question = f"Is {_called(facts, typed.about or '')} in, in talks, out, or tba:"
        return replace(typed, says=_ask(question, _place_in_cast))
    question = f"{topic.label}, {_called(facts, typed.about)}" if typed.about else topic.question
    return replace(typed, says=_ask(f"{question} ({topic.unit or 'the value'}, or tba):", _some))


def _called(facts: FactBase, about: str) -> str:
    """Return the usual name of a person; of somebody new the name that was typed."""
    return (
        about
        if _unknown(lookup.person, facts, about)
        else facts.people[lookup.person(facts, about)].name
    )


def _with_dates(facts: FactBase, typed: Typed, today: date) -> Typed:
    """Return the claim with the day of speech, and a step with its date: of a plan or guess, by when."""
    topic, full = facts.topics[lookup.topic(facts, typed.topic or "")], typed
    is_step = topic.kind is TopicKind.MILESTONE and (typed.says or "").lower() == "yes"
    if is_step and typed.kind is not Kind.FACT:
        full = _with_end(full, today)
    elif is_step and full.when is None:
        when = _ask(
            "When was that (Enter: not known):",
            lambda text: typed_dates.read(text, today) if text else None,
        )
        full = replace(full, when=when.text if when else None)
    if full.said is None:
        said = _ask(
            "When was it said (Enter: today):",
            lambda text: typed_dates.of_speech(text or "today", today),
        )
        full = replace(full, said=said.text)
    return _with_kind(full, today) if is_step and full.kind is Kind.FACT else full


def _with_kind(typed: Typed, today: date) -> Typed:
    """Return the step with its kind, asked for where its date was not over on the day of speech."""
    if typed.said is None or typed.when is None:
        return typed
    when, said = typed_dates.read(typed.when, today), typed_dates.of_speech(typed.said, today)
    if when.last <= said.last:
        return typed
    if when.first > said.last:
        question = f"{spoken(when)} was still to come. Is that the speaker's plan, or a guess (plan or guess):"
        return _with_end(
            replace(typed, kind=_ask(question, lambda text: _kind(text, Kind.PLAN, Kind.GUESS))),
            today,
        )
    question = f"{spoken(when)} was not over yet. Is that a fact, the speaker's plan, or a guess (fact, plan or guess):"
    full = replace(typed, kind=_ask(question, lambda text: _kind(text, *Kind)))
    return full if full.kind is Kind.FACT else _with_end(full, today)


def _with_end(typed: Typed, today: date) -> Typed:
    """Return the plan or guess with a date that has a last day, asked for where it has none."""
    if typed.when is not None:
        try:
            _with_last_day(typed.when, today)
        except UsageError as error:
            terminal.write_note(str(error))
        else:
            return typed
    return replace(typed, when=_ask("By when:", lambda text: _with_last_day(text, today)).text)


def _yes_or_no(text: str) -> str:
    if text.lower() not in {"yes", "no"}:
        raise UsageError("write yes or no")
    return text.lower()


def _step(text: str, today: date) -> str | PartialDate:
    if text.lower() in {"yes", "no"}:
        return text.lower()
    try:
        return typed_dates.read(text, today)
    except ValueError:
        raise UsageError(
            f"write yes or no, or a date: {typed_dates.HOW_TO_TYPE.removeprefix('write ')}"
        ) from None


def _with_last_day(text: str, today: date) -> PartialDate:
    when = typed_dates.read(text, today)
    if not when.ends:
        raise UsageError(
            f"{text!r} has no last day; a plan or guess says by when, like 2024 or ../2024-06"
        )
    return when


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


def _with_newcomers(facts: FactBase, typed: Typed) -> Typed:
    """Return the claim with every name either known or, on the user's word, new."""
    full = typed
    if full.by and not full.by_rank:
        name, rank = _source(facts, full.by)
        full = replace(full, by=name, by_rank=rank)
    if full.via and not full.via_rank:
        name, rank = _source(facts, full.via)
        full = replace(full, via=name, via_rank=rank)
    if full.about and not (full.new_person or full.native or full.part):
        name, is_new = _person(facts, full.about)
        full = replace(full, about=name, new_person=is_new)
    return full


def _source(facts: FactBase, given: str) -> tuple[str, Rank | None]:
    """Return the name of a source, and its rank if it is new; a name that was not meant can be typed again."""
    name = given
    while problem := _unknown(lookup.source, facts, name):
        again = _new_or_again(problem)
        if again is None:
            return name, _ask(f"The rank of {name} ({', '.join(Rank)}):", _rank)
        name = again
    return name, None


def _person(facts: FactBase, given: str) -> tuple[str, bool]:
    """Return the name of a person, and whether they are new; a name that was not meant can be typed again."""
    name = given
    while problem := _unknown(lookup.person, facts, name):
        again = _new_or_again(problem)
        if again is None:
            return name, True
        name = again
    return name, False


def _unknown(find: Callable[[FactBase, str], str], facts: FactBase, name: str) -> str:
    """Return why a name finds nobody; empty when it finds one."""
    try:
        find(facts, name)
    except UsageError as error:
        return str(error)
    return ""


def _new_or_again(problem: str) -> str | None:
    """Return the name as it is typed again; None when the user says that it is a new one."""
    terminal.write_note(problem)
    answer = _ask("Is it new (yes), or who is meant (type the name again):", _some)
    while answer.lower() in {"n", "no"}:
        answer = _ask("Then who is meant:", _some)
    return None if answer.lower() in {"y", "yes"} else answer


def _some(text: str) -> str:
    # as it was typed: in the C locale plain text could not be made plain once more
    if not plain("the answer", text):
        raise UsageError("write something, or stop with Ctrl-C")
    return text


def _sentence(text: str) -> str:
    if len(plain("the answer", _some(text))) > MAX_TEXT:
        raise UsageError(f"the answer is longer than {MAX_TEXT} characters; shorten it")
    return text


def _ask(question: str, accept: Callable[[str], T]) -> T:
    """Return what the user answers, as soon as it is accepted."""
    while True:
        answer = terminal.ask(question)
        try:
            return accept(answer)
        except (UsageError, ValueError) as error:
            terminal.write_note(str(error))
