"""The user's own claims: a file beside the bundled facts that only the program writes."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from aoud_cli.errors import FactsError, Fault, UsageError
from aoud_cli.facts.dates import spoken_day
from aoud_cli.facts.model import Claim, FactBase, Look, Overlay
from aoud_cli.facts.vocabulary import LOOK, YES, Kind
from aoud_cli.files import load
from aoud_cli.files.records import RecordFile

EMPTY = Overlay.model_construct(version=1)
FILE = RecordFile(
    name="your facts.toml",
    model=Overlay,
    first_line=(
        "# Written by `aoud add` and `aoud remove`, which keep no comments and no other order.\n"
    ),
    empty=EMPTY,
)


def said_by(own: Overlay, day: date) -> Overlay:
    """Return the user's claims without those that are said on a day after this one."""
    claims = [claim for claim in own.claims if claim.said.first <= day]
    return own.model_copy(update={"claims": claims})


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
        raise FactsError(*clashes).in_file(FILE.name)
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
        raise error.in_file(FILE.name) from None
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
    """Return the topics for which adding this claim counts as a look."""
    step_was_taken = claim.kind is Kind.FACT and claim.says == YES and claim.topic in ladder
    earlier = ladder[: ladder.index(claim.topic)] if step_was_taken else ()
    return {claim.topic, *earlier}


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


def _clashing_ids(base: FactBase, own: Overlay) -> Iterator[Fault]:
    """Yield a fault for each id of the user's that the other facts have given to another record.

    After an update these may be the newer ones.
    """
    problem = "the facts without yours have another one of that id"
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
            remedy = f"delete [{table}.{key}] from your file; your claims then mean that one"
            yield Fault(problem, remedy, table=table, record=key)
