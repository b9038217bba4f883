"""Finds and validates fact bases: returns a FactBase or raises every fault at once."""

from collections import Counter
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from aoud_cli.errors import FactsError, Fault
from aoud_cli.facts import checks
from aoud_cli.facts.model import FactBase, Fetched, Overlay
from aoud_cli.facts.parse import TOO_DEEP, of_file, of_toml
from aoud_cli.files import store
from aoud_cli.text import cut

R = TypeVar("R", FactBase, Overlay, Fetched)

MAX_ENTRIES = 20_000
MAX_ENTRIES_IN_ALL = 250_000
MAX_FAULTS = 200
MAX_DEPTH = 10
MAX_ERRORS = 100_000  # of pydantic, which makes them all at once, of two kilobytes each


# The last two lines about a file: that there are more, and that the rules were not tried yet.
TOO_MANY = Fault("has more faults than these", "mend them first")
NOT_COMPARED = Fault(
    "its records have not been compared with each other yet",
    "mend the above, then run `aoud check` again",
)


def load(path: Path) -> FactBase:
    """Return the fact base in a file: JSON where its name ends in `.json`, else TOML.

    Raises FactsError with every fault: not a plain file, too big, not UTF-8, not TOML, a wrong
    type, an unknown key; or, where there is none of these, a broken rule between records.
    """
    try:
        return _fact_base(of_file(path.suffix, _read(path)))
    except FactsError as error:
        raise error.in_file(cut(path.name or str(path))) from None


def parse(text: str) -> FactBase:
    """Return the fact base that a TOML text describes; raises FactsError with every fault."""
    return _fact_base(of_toml(text.encode()))


def _fact_base(raw: dict[str, Any]) -> FactBase:
    facts = validated(raw, FactBase)
    refuse_unsound(facts)
    return _said_by_checked(facts)


def validated(raw: dict[str, Any], model: type[R]) -> R:
    """Return raw tables as a record, each claim once however many copies of it there are.

    Raises FactsError with every fault, but for those between records.
    """
    if _refuse_crowds(raw, "the file") > MAX_ENTRIES_IN_ALL:
        problem = f"holds over {MAX_ENTRIES_IN_ALL:,} entries in all"
        raise FactsError(Fault(problem, "no fact base has so many; is it another file?"))
    try:
        record = model.model_validate(raw)
    except ValidationError as error:
        from aoud_cli.facts import faults  # noqa: PLC0415 - only a faulty file needs it

        if error.error_count() > MAX_ERRORS:
            problem = f"has over {MAX_ERRORS:,} faults in its tables"
            raise FactsError(Fault(problem, "no fact base has; is it another file?")) from None
        found = _first(faults.of_tables(error, raw, model))
        if model is FactBase:
            found.append(NOT_COMPARED)
        raise FactsError(*found) from None
    return record.model_copy(update={"claims": list(dict.fromkeys(record.claims))})


def copied(path: Path) -> list[str]:
    """Return the ids that several claims share in a file that has no fault: they are copies.

    Merging two files leaves them. Raises FactsError where the file cannot be read any more.
    """
    claims = of_file(path.suffix, _read(path)).get("claim", [])
    counts = Counter(claim["id"] for claim in claims)
    return [name for name, count in counts.items() if count > 1]


def refuse_unsound(facts: FactBase) -> None:
    """Raise FactsError with every rule between records that a fact base breaks, if there is one."""
    broken = _first(checks.faults(facts))
    if broken:
        raise FactsError(*broken)


def _first(faults: Iterable[Fault]) -> list[Fault]:
    """Return every fault, or the first MAX_FAULTS, and that there are more.

    Somebody reads them, and finding more could take for ever.
    """
    first = list(islice(faults, MAX_FAULTS + 1))
    return first if len(first) <= MAX_FAULTS else [*first[:MAX_FAULTS], TOO_MANY]


def _refuse_crowds(value: dict[str, Any] | list[Any], where: str, depth: int = MAX_DEPTH) -> int:
    """Return how many entries a table or list has, with those in its tables and lists.

    Each takes time and memory, and a wrong one more than a right one.
    Raises FactsError for one with more entries, or deeper, than any fact base has.
    """
    if not depth:
        raise FactsError(TOO_DEEP)
    if len(value) > MAX_ENTRIES:
        problem = f"holds {len(value):,} entries"
        raise FactsError(Fault(problem, f"no fact base has over {MAX_ENTRIES:,}", field=where))
    count = len(value)
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value, 1):
        if isinstance(inner, dict | list):
            count += _refuse_crowds(inner, cut(str(key)), depth - 1)
    return count


def _read(path: Path) -> bytes:
    try:
        return store.read(path)
    except (FileNotFoundError, NotADirectoryError) as error:
        reason = (error.strerror or "not there").lower()
        raise FactsError(Fault(f"cannot be read: {reason}")) from None


def _said_by_checked(facts: FactBase) -> FactBase:
    """Return the facts with each `said` cut at the last look at its topic (rule 2.1).

    Nothing in the file can have been said later.
    """
    looks = facts.last_looks()
    if all(claim.said.last <= looks[claim.topic] for claim in facts.claims):
        return facts
    claims = [
        claim.model_copy(update={"said": claim.said.cut(looks[claim.topic])})
        for claim in facts.claims
    ]
    return facts.model_copy(update={"claims": claims})
