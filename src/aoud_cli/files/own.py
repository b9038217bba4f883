"""The user's own claims: a file of theirs, laid over the bundled fact base and written by the program alone."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from aoud_cli.errors import FactsError, UsageError
from aoud_cli.facts import parse
from aoud_cli.facts.dates import spoken_day
from aoud_cli.facts.model import FactBase, Overlay
from aoud_cli.facts.vocabulary import LOOK
from aoud_cli.files import load, store
from aoud_cli.text import safe

FIRST_LINE = (
    "# Written by `aoud add` and `aoud remove`, which keep no comments and no other order.\n"
)
EMPTY = Overlay.model_construct(version=1)
_NAME = "your facts.toml"


@dataclass(frozen=True)
class Known:
    """A fact base as the user knows it: `yours` when their own claims are in it, or why they could not be."""

    facts: FactBase
    yours: bool = False
    fault: FactsError | None = None


def known(base: FactBase, path: Path, as_of: date, today: date) -> Known:
    """Return the bundled fact base with the user's own claims laid over it.

    Where these cannot be used, it is the bundled facts alone and the fault: nothing hides the base.
    """
    try:
        own = read(path)
    except FactsError as error:
        return Known(base, fault=error)
    return laid_over_or_not(base, own, as_of, today)


def laid_over(base: FactBase, own: Overlay, as_of: date, today: date) -> Known:
    """Return the two together, for a question about a day; raises FactsError as `merged` does.

    What is said on a day still to come is left out: it would pass for a look that nobody has
    taken yet. The claims are
    `yours` where one was public by the day, or the user's look is why that much is known.
    """
    present = said_by(own, max(as_of, today))
    facts = merged(base, present)
    day = min(as_of, facts.checked)
    return Known(
        facts, yours=day > base.checked or any(claim.said.last <= day for claim in present.claims)
    )


def said_by(own: Overlay, day: date) -> Overlay:
    """Return the user's claims without those that are said on a day after this one."""
    return own.model_copy(
        update={"claims": [claim for claim in own.claims if claim.said.first <= day]}
    )


def laid_over_or_not(base: FactBase, own: Overlay, as_of: date, today: date) -> Known:
    """Return the two together, or where they do not fit the bundled facts alone: a claim can be removed for that."""
    try:
        return laid_over(base, own, as_of, today)
    except FactsError as error:
        return Known(base, fault=error)


def read(path: Path) -> Overlay:
    """Return the user's own claims; EMPTY when there is no file.

    Raises FactsError with every fault of the file.
    """
    try:
        return _parsed(store.read(path, links=False))
    except (FileNotFoundError, NotADirectoryError):
        return EMPTY
    except FactsError as error:
        raise _named(error) from None


def merged(base: FactBase, own: Overlay) -> FactBase:
    """Return the bundled fact base with the user's records after its own, checked up to the later of the two days.

    Raises FactsError for an id that is taken, and for every rule that the records break together.
    """
    if own == EMPTY:
        return base
    taken = tuple(_taken(base, own))
    if taken:
        raise _named(FactsError(taken))
    facts = base.model_copy(
        update={
            "checked": max(own.checked or base.checked, base.checked),
            "sources": base.sources | own.sources,
            "people": base.people | own.people,
            "claims": [*base.claims, *own.claims],
        }
    )
    try:
        load.refuse_unsound(facts)
    except FactsError as error:
        raise _named(error) from None
    return facts


@dataclass(frozen=True)
class Change:
    """The user's own claims before and after they were changed."""

    before: Overlay
    after: Overlay


def change(path: Path, edit: Callable[[Overlay], Overlay]) -> Change:
    """Replace the user's own claims by what `edit` makes of them; one process at a time, whole or not at all.

    Raises FactsError, and changes nothing, where the file there cannot be used; OutputError where it cannot be written.
    """
    made: list[Change] = []

    def edited(data: bytes | None) -> bytes | None:
        own = EMPTY if data is None else _parsed(data)
        made.append(Change(own, edit(own)))
        return _written(made[-1].after)

    try:
        store.change(path, edited)
    except FactsError as error:
        raise _named(error) from None
    return made[-1]


def preview(path: Path, edit: Callable[[Overlay], Overlay]) -> Change:
    """Return what `change` would make of the user's own claims, and write nothing."""
    own = read(path)
    return Change(own, edit(own))


def looked(base: FactBase, own: Overlay, day: date, today: date) -> Overlay:
    """Return the user's claims with the day up to which they looked.

    Raises UsageError if a claim is newer, or if somebody has looked further already: that would
    be forgotten.
    """
    newest = max((claim.said.last for claim in own.claims if claim.said.last <= today), default=day)
    if day < newest:
        then = f"your newest claim ({spoken_day(newest)})"
        raise UsageError(
            f"--checked: {spoken_day(day)} lies before {then}; write that day or a later one"
        )
    known = max(own.looked or base.checked, base.checked)
    if day < known:
        then = spoken_day(known)
        raise UsageError(
            f"--checked: {spoken_day(day)} is no news: somebody looked up to {then}; write a later day"
        )
    return own.model_copy(update={"looked": day})


def without(own: Overlay, name: str) -> Overlay:
    """Return the user's claims without one of them, nor the source and person that no other one needs.

    LOOK stands for the day up to which they looked.
    Raises UsageError where another claim takes that one back, and so cannot do without it.
    """
    gone = next((claim for claim in own.claims if claim.id == name), None)
    if gone is None:
        return own.model_copy(update={"looked": None}) if name == LOOK else own
    left = [claim for claim in own.claims if claim is not gone]
    retractor = next((claim.id for claim in left if claim.retracts == name), None)
    if retractor:
        raise UsageError(f"'{retractor}' takes '{name}' back; remove that one first")
    needed = {key for claim in left for key in (claim.by, claim.via, claim.about)}
    freed = {gone.by, gone.via, gone.about} - needed
    sources = {key: source for key, source in own.sources.items() if key not in freed}
    people = {key: person for key, person in own.people.items() if key not in freed}
    return own.model_copy(update={"claims": left, "sources": sources, "people": people})


def _written(after: Overlay) -> bytes | None:
    """Return the file that holds these claims, None for no file.

    Raises UsageError where it would not read the same.
    """
    if after == EMPTY:
        return None
    data = dumps(after)
    if len(data) > store.MAX_BYTES:
        raise UsageError("your facts.toml would be too large to be read again; nothing was changed")
    if _parsed(data) != after:
        raise UsageError("these claims cannot be written down as they are; nothing was changed")
    return data


def dumps(own: Overlay) -> bytes:
    """Return the file that holds these claims."""
    import tomli_w  # noqa: PLC0415 - answers read, and never write

    return (FIRST_LINE + tomli_w.dumps(own.tables())).encode()


def _parsed(data: bytes) -> Overlay:
    return load.validated(parse.of_toml(data), Overlay)


def _taken(base: FactBase, own: Overlay) -> Iterator[str]:
    """Yield a sentence for each id of the user's that the bundled facts have: after an update these may be newer."""
    bundled = {claim.id for claim in base.claims}
    for claim in own.claims:
        if claim.id in bundled:
            yield f"claim {claim.id!r}: the bundled facts have one of that id; remove yours"
    for noun, table, there in (
        ("source", own.sources, base.sources),
        ("person", own.people, base.people),
    ):
        for key in table.keys() & there.keys():
            users = [claim.id for claim in own.claims if key in {claim.by, claim.via, claim.about}]
            remedy = f"remove {', '.join(users)}" if users else "take it out of the file"
            yield f"{noun} {key!r}: the bundled facts have one of that id; {remedy}"


def _named(error: FactsError) -> FactsError:
    """Return the faults with the name of the user's file before each that lacks it."""
    return FactsError(
        tuple(f if f.startswith(_NAME) else f"{_NAME}: {safe(f)}" for f in error.faults)
    )
