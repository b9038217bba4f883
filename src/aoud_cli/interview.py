"""Asks on a terminal for what a claim lacks: one question a line, and again until the answer can be used."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TypeVar

from aoud_cli import terminal, words
from aoud_cli.dates import HOW_TO_WRITE, PartialDate
from aoud_cli.errors import UsageError
from aoud_cli.model import FactBase, Topic
from aoud_cli.options import Typed
from aoud_cli.vocabulary import CAST, CAST_VALUES, Kind, Rank, TopicKind

T = TypeVar("T")


def missing(facts: FactBase, typed: Typed) -> list[str]:
    """Return what a claim on that topic cannot do without and has not been given, as the command line calls it."""
    lacking = [] if typed.topic else ["TOPIC"]
    if typed.topic:
        topic = facts.topics[words.topic(facts, typed.topic)]
        lacking += ["SAYS"] if topic.kind is not TopicKind.NOTE and not typed.says else []
        lacking += ["--about"] if topic.per_person and not typed.about else []
    return [*lacking, *(f"--{name}" for name in ("by", "text") if not getattr(typed, name))]


def completed(facts: FactBase, typed: Typed, today: date) -> Typed:
    """Return the claim with what the user answers for each thing that is missing; raises UsageError when they stop."""
    full = typed
    if not full.topic:
        full = replace(full, topic=_ask(f"Topic ({', '.join(facts.topics)}):", lambda text: words.topic(facts, text)))
    name = words.topic(facts, full.topic or "")
    for lacking in missing(facts, full):
        match lacking:
            case "SAYS":
                full = _with_says(full, name, facts.topics[name], today)
            case "--about":
                full = replace(full, about=_ask("About whom:", _some))
            case "--by":
                full = replace(full, by=_ask("Who said it:", _some))
            case "--text":
                full = replace(full, text=_ask("What was said, in one sentence of your own:", _some))
        full = _with_newcomers(facts, full)
    return _with_newcomers(facts, full)


def _with_says(typed: Typed, name: str, topic: Topic, today: date) -> Typed:
    """Return the claim with its answer; a date for a step is a yes about that date, and a plan if it lies ahead."""
    if topic.kind is not TopicKind.MILESTONE:
        values = f"{', '.join(CAST_VALUES)}" if name == CAST else f"{topic.unit or 'the value'}, or tba"
        return replace(typed, says=_ask(f"{topic.question} ({values}):", _some if name != CAST else _place_in_cast))
    answer = _ask(f"{topic.label} (yes, no for not yet, or the date it was or is to be):", _step)
    if isinstance(answer, str):
        return replace(typed, says=answer)
    ahead = answer.last > today and typed.kind is Kind.FACT
    kind = _ask("Not over yet. The speaker's plan, or a guess (plan or guess):", _promise) if ahead else typed.kind
    return replace(typed, says="yes", when=typed.when or answer.text, kind=kind)


def _step(text: str) -> str | PartialDate:
    if text.lower() in {"yes", "no"}:
        return text.lower()
    try:
        return PartialDate.parse(text)
    except ValueError:
        raise UsageError(f"write yes or no, or a date: {HOW_TO_WRITE.removeprefix('write ')}") from None


def _place_in_cast(text: str) -> str:
    if text.lower() not in CAST_VALUES:
        raise UsageError(f"write one of {', '.join(CAST_VALUES)}")
    return text.lower()


def _promise(text: str) -> Kind:
    """Return the kind of a claim about a day still to come: such a one is no fact."""
    if text.lower() not in {Kind.PLAN, Kind.GUESS}:
        raise UsageError("write plan or guess")
    return Kind(text.lower())


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
    while problem := _unknown(words.source, facts, name):
        again = _new_or_again(problem)
        if again is None:
            return name, _ask(f"The rank of {name} ({', '.join(Rank)}):", Rank)
        name = again
    return name, None


def _person(facts: FactBase, given: str) -> tuple[str, bool]:
    """Return the name of a person, and whether they are new; a name that was not meant can be typed again."""
    name = given
    while problem := _unknown(words.person, facts, name):
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
    terminal.aside(problem)
    answer = _ask("Is it new (yes), or who is meant (type the name again):", _some)
    while answer.lower() in {"n", "no"}:
        answer = _ask("Then who is meant:", _some)
    return None if answer.lower() in {"y", "yes"} else answer


def _some(text: str) -> str:
    if not text:
        raise UsageError("write something, or stop with Ctrl-C")
    return text


def _ask(question: str, accept: Callable[[str], T]) -> T:
    """Return what the user answers, as soon as it is accepted."""
    while True:
        answer = terminal.ask(question)
        try:
            return accept(answer)
        except (UsageError, ValueError) as error:
            terminal.aside(str(error))
