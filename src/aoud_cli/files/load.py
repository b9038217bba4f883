"""Finds and validates fact bases: a path in, a FactBase or every fault at once out."""

from collections.abc import Iterable
from itertools import chain, islice
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from aoud_cli.errors import FactsError
from aoud_cli.facts import checks
from aoud_cli.facts.model import FactBase, Record
from aoud_cli.facts.parse import TOO_DEEP, of_file, of_toml
from aoud_cli.files import store
from aoud_cli.text import cut, safe

R = TypeVar("R", bound=Record)

MAX_ENTRIES = 20_000
MAX_FAULTS = 200
MAX_DEPTH = 10


def load(path: Path) -> FactBase:
    """Return the fact base in a file: TOML, or JSON where its name ends in `.json`, as `aoud export` writes it.

    Raises FactsError with every fault, one sentence each: not a plain file, too big, not UTF-8, not TOML, a wrong
    type, an unknown key, or a broken rule between records.
    """
    name = safe(path.name or str(path))
    try:
        return _fact_base(of_file(path.suffix, _read(path)))
    except FactsError as error:
        raise FactsError(tuple(f"{name}: {fault}" for fault in error.faults)) from None


def parse(text: str) -> FactBase:
    """Return the fact base that a TOML text describes; raises FactsError with every fault."""
    return _fact_base(of_toml(text.encode()))


def _fact_base(raw: dict[str, Any]) -> FactBase:
    facts = validated(raw, FactBase)
    refuse_unsound(facts)
    return _said_by_checked(facts)


def validated(raw: dict[str, Any], model: type[R]) -> R:
    """Return raw tables as a record.

    Raises FactsError with every fault, of a fact base those between records too.
    """
    _refuse_crowds(raw, "the file")
    try:
        return model.model_validate(raw)
    except ValidationError as error:
        from aoud_cli.facts import faults, salvage  # noqa: PLC0415 - only a faulty file needs them

        found = error.errors(include_url=False)
        own = (faults.sentence(fault, raw, model) for fault in found)
        between = salvage.broken_rules(raw, found) if model is FactBase else ()
        raise FactsError(_listed(chain(own, between))) from None


def refuse_unsound(facts: FactBase) -> None:
    """Raise FactsError with every rule between records that a fact base breaks; nothing when all hold."""
    broken = _listed(map(safe, checks.faults(facts)))
    if broken:
        raise FactsError(broken)


def _listed(faults: Iterable[str]) -> tuple[str, ...]:
    """Return every fault, or the first MAX_FAULTS: somebody reads them, and finding more could take for ever."""
    first = (*dict.fromkeys(islice(faults, MAX_FAULTS + 1)),)
    return (
        first
        if len(first) <= MAX_FAULTS
        else (*first[:-1], "has more faults than these; mend them first")
    )


def _refuse_crowds(value: dict[str, Any] | list[Any], where: str, depth: int = MAX_DEPTH) -> None:
    """Refuse a table or list with more entries, or deeper, than any fact base: each would take time and memory."""
    if not depth:
        raise FactsError((TOO_DEEP,))
    if len(value) > MAX_ENTRIES:
        raise FactsError(
            (f"{safe(where)}: holds {len(value):,} entries; no fact base has over {MAX_ENTRIES:,}",)
        )
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value, 1):
        if isinstance(inner, dict | list):
            _refuse_crowds(inner, cut(str(key)), depth - 1)


def _read(path: Path) -> bytes:
    try:
        return store.read(path)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise FactsError((f"cannot be read: {(error.strerror or 'not there').lower()}",)) from None


def _said_by_checked(facts: FactBase) -> FactBase:
    """Cut each `said` at the day of the last look: nothing in the file can have been said later (rule 2.1)."""
    if all(claim.said.last <= facts.checked for claim in facts.claims):
        return facts
    claims = [
        claim.model_copy(update={"said": claim.said.cut(facts.checked)}) for claim in facts.claims
    ]
    return facts.model_copy(update={"claims": claims})
