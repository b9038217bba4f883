"""Asks on a terminal for what a claim lacks, one line at a time."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from aoud_cli import terminal, words
from aoud_cli.errors import UsageError
from aoud_cli.model import FactBase
from aoud_cli.options import Typed
from aoud_cli.vocabulary import Rank, TopicKind

T = TypeVar("T")


def missing(facts: FactBase, typed: Typed) -> list[str]:
    """Return what a claim on that topic cannot do without and has not been given, as the command line calls it."""
    missing = [name for name, value in (("TOPIC", typed.topic),) if not value]
    if typed.topic:
        topic = facts.topics[words.topic(facts, typed.topic)]
        missing += ["SAYS"] if topic.kind is not TopicKind.NOTE and not typed.says else []
        missing += ["--about"] if topic.per_person and not typed.about else []
    return [*missing, *(f"--{name}" for name in ("by", "text") if not getattr(typed, name))]


def completed(facts: FactBase, typed: Typed) -> Typed:
    """Return the claim with what the user types for each thing that is missing."""
    full = typed
    if not full.topic:
        full = replace(full, topic=_ask(f"Topic ({', '.join(facts.topics)}):", lambda text: words.topic(facts, text)))
    topic = facts.topics[words.topic(facts, full.topic or "")]
    for name in missing(facts, full):
        match name:
            case "SAYS":
                full = replace(full, says=_ask(f"{topic.question} (yes or no, or the value, or tba):", _some))
            case "--about":
                full = replace(full, about=_ask("About whom:", _some))
            case "--by":
                full = replace(full, by=_ask("Who said it:", _some))
            case "--text":
                full = replace(full, text=_ask("What was said, in your own words:", _some))
    return _with_newcomers(facts, full)


def _with_newcomers(facts: FactBase, typed: Typed) -> Typed:
    """Return the claim with what has to be known of sources and people that are new."""
    full = replace(
        typed,
        by_rank=typed.by_rank or _rank_if_new(facts, typed.by),
        via_rank=typed.via_rank or _rank_if_new(facts, typed.via),
    )
    described = full.new_person or full.native or full.part
    if full.about and not described and not _is_known(lambda: words.person(facts, full.about or "")):
        if _ask(f"{full.about} is new. Write them down (yes or no):", _some).lower() not in {"y", "yes"}:
            raise UsageError("nothing was changed")
        full = replace(full, new_person=True)
    return full


def _rank_if_new(facts: FactBase, name: str | None) -> Rank | None:
    """Return the rank that the user gives to a source that nobody knows yet; None for one that is known."""
    if not name or _is_known(lambda: words.source(facts, name)):
        return None
    return _ask(f"{name} is new. Its rank ({', '.join(Rank)}):", Rank)


def _is_known(find: Callable[[], str]) -> bool:
    try:
        return bool(find())
    except UsageError as error:
        terminal.aside(f"{error}.")
        return False


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
            terminal.aside(f"{error}.")
