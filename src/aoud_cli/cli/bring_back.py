"""Makes the `aoud add` command that brings a removed claim back."""

import shlex
from collections import Counter
from dataclasses import fields
from datetime import date
from typing import TYPE_CHECKING

from aoud_cli.cli.draft import drafted
from aoud_cli.cli.new_claim import Typed, parse
from aoud_cli.errors import FactsError, UsageError
from aoud_cli.facts.vocabulary import Kind, Rank
from aoud_cli.files import own

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aoud_cli.facts.model import Claim, FactBase, Overlay
    from aoud_cli.files.records import Change


def add_command(
    base: "FactBase", change: "Change[Overlay]", claim: "Claim", today: date
) -> str | None:
    """Return the `aoud add` that brings a removed claim back, with its source and person.

    None where none does so to the letter: a file that was changed by hand can hold more.
    """
    typed = _typed(change, claim)
    try:
        facts = own.merged(base, change.after)
        again = drafted(parse(facts, typed, today), today).laid(change.after)
    except (UsageError, FactsError):
        return None
    if not _is_same(again, change.before):
        return None
    return shlex.join(["aoud", "add", *_words(typed)])


def _is_same(again: "Overlay", before: "Overlay") -> bool:
    """Return whether the user's claims say the same, in any order; an id says nothing."""
    return (
        Counter(_content(again)) == Counter(_content(before))
        and again.sources == before.sources
        and again.people == before.people
    )


def _content(own: "Overlay") -> "Iterable[Claim]":
    return (claim.model_copy(update={"id": ""}) for claim in own.claims)


def _typed(change: "Change[Overlay]", claim: "Claim") -> Typed:
    """Return the options that say what a claim says, and what its removal took with it."""

    def source(key: str | None) -> tuple[str | None, Rank | None]:
        """Return what a source is called, with its rank if it has to be written down anew."""
        if key is None or key in change.after.sources or key not in change.before.sources:
            return key, None
        return change.before.sources[key].name, change.before.sources[key].rank

    by, by_rank = source(claim.by)
    via, via_rank = source(claim.via)
    gone = {**change.before.people}
    for key in change.after.people:
        gone.pop(key, None)
    person = gone.get(claim.about or "")
    part = str(claim.part) if claim.part else None
    return Typed(
        topic=claim.topic,
        says=claim.says,
        by=by,
        text=claim.text,
        said=claim.said.text,
        when=claim.when.text if claim.when else None,
        kind=None if claim.kind is Kind.FACT else claim.kind,
        about=person.name if person else claim.about,
        via=via,
        url=claim.url,
        quote=claim.quote,
        note=claim.note,
        retracts=claim.retracts,
        by_rank=by_rank,
        via_rank=None if claim.via == claim.by else via_rank,
        new_person=bool(person),
        native=person.native if person else None,
        part=person.part if person else part,
    )


def _words(typed: Typed) -> list[str]:
    """Return the options as words of the command line."""
    words: list[str] = []
    for field in fields(Typed):
        value = getattr(typed, field.name)
        if field.name in {"topic", "says"} or value in {None, False}:
            continue
        name = f"--{field.name.replace('_', '-')}"
        words += (
            [name] if value is True else [f"{name}={value}"] if _is_dashed(value) else [name, value]
        )
    named = [word for word in (typed.topic, typed.says) if word is not None]
    return [*words, "--", *named] if any(map(_is_dashed, named)) else [*named, *words]


def _is_dashed(word: str) -> bool:
    """Return whether a word looks like an option."""
    return word.startswith("-")
