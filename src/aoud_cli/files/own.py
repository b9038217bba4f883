"""The user's own claims: a file beside the bundled facts, which the program alone writes."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from aoud_cli.errors import FactsError, Fault, UsageError
from aoud_cli.facts import parse
from aoud_cli.facts.dates import spoken_day
from aoud_cli.facts.model import Claim, FactBase, Look, Overlay
from aoud_cli.facts.vocabulary import LOOK, YES, Kind
from aoud_cli.files import load, store

FIRST_LINE = (
    "# Written by `aoud add` and `aoud remove`, which keep no comments and no other order.\n"
)
EMPTY = Overlay.model_construct(version=1)
_NAME = "your facts.toml"


@dataclass(frozen=True)
class FactsInUse:
    """The facts that a question is answered from.

    `yours` says whether the user's own claims make a difference to them. Where these had to be
    left out, `left_out` says why.
    """

    facts: FactBase
    yours: bool = False
    left_out: FactsError | None = None


def facts_in_use(base: FactBase, path: Path, as_of: date, today: date) -> FactsInUse:
    """Return the bundled facts with the user's own claims from a file, for a question about a day.

    Where these cannot be used, the answer is the bundled facts alone, and why.
    """
    try:
        own = read(path)
    except FactsError as error:
        return FactsInUse(base, left_out=error)
    return with_own_claims(base, own, as_of, today)


def with_own_claims(base: FactBase, own: Overlay, as_of: date, today: date) -> FactsInUse:
    """Return the bundled facts with the user's own claims, or alone where the two do not fit.

    What is said on a day still to come is left out: it would pass for a look that nobody has taken
    yet. The facts are `yours` where a claim of the user's was public by the day, or their look is
    why that much is known.
    """
    present = said_by(own, max(as_of, today))
    try:
        facts = merged(base, present)
    except FactsError as error:
        return FactsInUse(base, left_out=error)
    return FactsInUse(facts, yours=_makes_a_difference(base, facts, as_of))


def _makes_a_difference(base: FactBase, facts: FactBase, as_of: date) -> bool:
    """Return whether a claim of the user's is public by a day, or a look of theirs went further."""
    before = {topic: min(as_of, day) for topic, day in base.last_looks().items()}
    after = {topic: min(as_of, day) for topic, day in facts.last_looks().items()}
    added = facts.claims[len(base.claims) :]
    return before != after or any(claim.said.last <= after[claim.topic] for claim in added)


def said_by(own: Overlay, day: date) -> Overlay:
    """Return the user's claims without those that are said on a day after this one."""
    claims = [claim for claim in own.claims if claim.said.first <= day]
    return own.model_copy(update={"claims": claims})


def read(path: Path) -> Overlay:
    """Return the user's own claims; EMPTY when there is no file.

    Raises FactsError with every fault of the file.
    """
    try:
        return _parsed(store.read(path, links=False))
    except (FileNotFoundError, NotADirectoryError):
        return EMPTY
    except FactsError as error:
        raise error.in_file(_NAME) from None


def merged(base: FactBase, own: Overlay) -> FactBase:
    """Return the bundled facts with the user's records after them, and their looks (rule 1.1).

    A record that both have, word for word, counts once.
    Raises FactsError for an id that both have given to different records, and for each rule that
    the records break together.
    """
    own = _without_copies(base, own)
    if own == EMPTY:
        return base
    clashes = tuple(_clashing_ids(base, own))
    if clashes:
        raise FactsError(*clashes).in_file(_NAME)
    facts = base.model_copy(
        update={
            "looks": [*base.looks, *_looks(base, own)],
            "sources": base.sources | own.sources,
            "people": base.people | own.people,
            "claims": [*base.claims, *own.claims],
        }
    )
    try:
        load.refuse_unsound(facts)
    except FactsError as error:
        raise error.in_file(_NAME) from None
    return facts


def _without_copies(base: FactBase, own: Overlay) -> Overlay:
    """Return the user's records without those that the bundled facts hold too, word for word.

    After an update these may have what the user had written down before.
    """
    looks = base.last_looks()
    claims, sources, people = {claim.id: claim for claim in base.claims}, base.sources, base.people

    def is_copy(claim: Claim) -> bool:
        as_loaded = claim.said.cut(looks.get(claim.topic, date.max))  # as `load` cuts the bundled
        return claims.get(claim.id) == claim.model_copy(update={"said": as_loaded})

    return own.model_copy(
        update={
            "sources": {key: one for key, one in own.sources.items() if sources.get(key) != one},
            "people": {key: one for key, one in own.people.items() if people.get(key) != one},
            "claims": [claim for claim in dict.fromkeys(own.claims) if not is_copy(claim)],
        }
    )


def _looks(base: FactBase, own: Overlay) -> Iterator[Look]:
    """Yield the looks of the user's that went further than the bundled facts.

    Who writes down the news of a day has looked for that news on that day; who writes down that a
    step was taken knows that of every earlier one too (rule 1.1).
    """
    if own.look:
        yield Look(day=own.look)
    topics: dict[date, set[str]] = defaultdict(set)
    for claim in own.claims:
        if claim.said.last > base.checked:
            topics[claim.said.last] |= _covered(base.ladder, claim)
    for day, covered in sorted(topics.items()):
        yield Look(day=day, topics=sorted(covered))


def _covered(ladder: Sequence[str], claim: Claim) -> set[str]:
    """Return the topics that somebody who writes this claim down has looked at."""
    step_was_taken = claim.kind is Kind.FACT and claim.says == YES and claim.topic in ladder
    earlier = ladder[: ladder.index(claim.topic)] if step_was_taken else ()
    return {claim.topic, *earlier}


@dataclass(frozen=True)
class Change:
    """The user's own claims before and after they were changed."""

    before: Overlay
    after: Overlay


def change(path: Path, edit: Callable[[Overlay], Overlay]) -> Change:
    """Replace the user's own claims by what `edit` makes of them, and return both.

    One process at a time does so, whole or not at all.
    Raises FactsError, and changes nothing, where the file there cannot be used; OutputError where
    it cannot be written; and whatever `edit` raises.
    """
    try:
        before, after = store.change(path, lambda data: _written(edit(_parsed(data))))
    except FactsError as error:
        raise error.in_file(_NAME) from None
    return Change(_parsed(before), _parsed(after))


def preview(path: Path, edit: Callable[[Overlay], Overlay]) -> Change:
    """Return what `change` would make of the user's own claims, and write nothing."""
    own = read(path)
    return Change(own, edit(own))


def with_look(base: FactBase, own: Overlay, day: date, today: date) -> Overlay:
    """Return the user's claims with the day up to which they looked for news.

    Raises UsageError if a claim is newer, or if somebody has looked further already: that would
    be forgotten.
    """
    newest = max((claim.said.last for claim in own.claims if claim.said.last <= today), default=day)
    if day < newest:
        then = f"your newest claim ({spoken_day(newest)})"
        raise UsageError(
            f"--checked: {spoken_day(day)} lies before {then}; write that day or a later one"
        )
    last_look = max(own.look or base.checked, base.checked)
    if day < last_look:
        then = spoken_day(last_look)
        raise UsageError(
            f"--checked: {spoken_day(day)} is no news: somebody looked up to {then}; "
            "write a later day"
        )
    return own.model_copy(update={"look": day})


def without_claim_or_look(own: Overlay, name: str) -> Overlay:
    """Return the user's claims without the one of this id, or where it is LOOK without their look.

    The source and person that no other claim needs go with it.
    Raises UsageError where another claim takes that one back, and so cannot do without it, and
    where several are called so: nobody can know which of them was meant.
    """
    called = [claim for claim in own.claims if claim.id == name]
    if not called:
        return own.model_copy(update={"look": None}) if name == LOOK else own
    if len(called) > 1:
        remedy = "give each an id of its own in the file (`aoud paths` names it), then remove one"
        raise UsageError(f"{len(called)} different claims of yours are called '{name}'; {remedy}")
    (gone,) = called
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


def _parsed(data: bytes | None) -> Overlay:
    """Return the claims in a file; EMPTY for no file.

    Raises FactsError.
    """
    return EMPTY if data is None else load.validated(parse.of_toml(data), Overlay)


def _clashing_ids(base: FactBase, own: Overlay) -> Iterator[Fault]:
    """Yield a fault for each id of the user's that the bundled facts have given to another record.

    After an update these may be the newer ones.
    """
    problem = "the bundled facts have another one of that id"
    bundled = {claim.id for claim in base.claims}
    for claim in own.claims:
        if claim.id in bundled:
            remedy = f"`aoud remove {claim.id}` removes yours"
            yield Fault(problem, remedy, table="claim", record=claim.id)
    for table, records, there in (
        ("source", own.sources, base.sources),
        ("person", own.people, base.people),
    ):
        for key in filter(there.__contains__, records):
            remedy = f"delete [{table}.{key}] from your file; your claims then mean the bundled one"
            yield Fault(problem, remedy, table=table, record=key)
