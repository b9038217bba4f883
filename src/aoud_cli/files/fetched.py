"""What databases have answered: a file between the bundled facts and the user's own claims."""

from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from aoud_cli.errors import FactsError, Fault
from aoud_cli.facts.ids import claim_id
from aoud_cli.facts.model import Claim, FactBase, Fetched, Look, Source
from aoud_cli.facts.vocabulary import FETCHED
from aoud_cli.files import load, store
from aoud_cli.files.records import RecordFile

EMPTY = Fetched.model_construct(version=1)
FILE = RecordFile(
    name="fetched.toml",
    model=Fetched,
    first_line="# Written by `aoud refresh`; `aoud remove fetched` deletes it.\n",
    empty=EMPTY,
)


def with_fetched(base: FactBase, path: Path, today: date) -> FactBase:
    """Return the bundled facts with what is in a file of fetched claims.

    Raises FactsError with every fault of the file, or each rule that the two break together, and
    with what helps.
    """
    try:
        return merged(base, FILE.read(path), today)
    except FactsError as error:
        raise _with_remedy(error) from None


def read(path: Path) -> Fetched:
    """Return what is in a file of fetched claims; raises FactsError, with what helps."""
    try:
        return FILE.read(path)
    except FactsError as error:
        raise _with_remedy(error) from None


def _with_remedy(error: FactsError) -> FactsError:
    remedy = f"`aoud remove {FETCHED}` deletes it, and `aoud refresh` asks anew"
    return FactsError(*error.faults, Fault(remedy, file=FILE.name))


def merged(base: FactBase, fetched: Fetched, today: date) -> FactBase:
    """Return the bundled facts with the fetched claims after them, and their looks (rule 1.1).

    What is dated later than today, by a clock that was wrong then, is left out. Of a source that
    both have, the bundled one counts. Raises FactsError for each rule that they break together.
    """
    claims = [claim for claim in fetched.claims if claim.said.first <= today]
    looks = [look for look in fetched.looks if look.day <= today]
    if not claims and not looks:
        return base
    facts = base.model_copy(
        update={
            "looks": [*base.looks, *looks],
            "sources": fetched.sources | base.sources,
            "claims": [*base.claims, *claims],
        }
    )
    try:
        load.refuse_unsound(facts)
    except FactsError as error:
        raise error.in_file(FILE.name) from None
    return facts


def delete(path: Path) -> bool:
    """Delete a file of fetched claims, whatever is in it; return whether there was one.

    Raises OutputError where it cannot be deleted.
    """
    before, _ = store.change(path, lambda _: None)
    return before is not None


def with_answer(
    before: Fetched,
    source: tuple[str, Source],
    claims: Iterable[Claim],
    topics: Collection[str],
    now: datetime,
) -> Fetched:
    """Return what was fetched with what a database has just answered about some topics.

    What it says as it did before is no new claim. A later answer of one day takes the place of an
    earlier one, so that each day has one answer.
    """
    key, about = source
    today = now.date()
    kept = [c for c in before.claims if c.said.first < today or c.topic not in topics]
    last = {claim.topic: claim for claim in kept if claim.by == key}
    answers = [_following(last.get(claim.topic), claim) for claim in claims]
    new = [claim for claim in answers if claim not in kept]
    looks = [look for look in before.looks if not _is_of_today(look, topics, today)]
    for topic in topics:
        says_the_same = topic not in {claim.topic for claim in new}
        looks = _with_look(looks, key, topic, today, says_the_same=says_the_same)
    return before.model_copy(
        update={
            "asked": now.astimezone(UTC).replace(microsecond=0),
            "looks": looks,
            "sources": before.sources | {key: about},
            "claims": [*kept, *new],
        }
    )


def _is_of_today(look: Look, topics: Collection[str], today: date) -> bool:
    """Return whether a look began with an answer that a later one of the same day replaces."""
    return (
        look.since is not None
        and look.since >= today
        and not {*topics}.isdisjoint(look.topics or ())
    )


def _with_look(
    looks: Sequence[Look], by: str, topic: str, today: date, *, says_the_same: bool
) -> list[Look]:
    """Return the looks with one more: the last one goes on if the database says the same."""
    theirs = [look for look in looks if look.by == by and look.topics == [topic]]
    if not says_the_same or not theirs:
        return [*looks, Look(day=today, topics=[topic], by=by, since=today)]
    last = theirs[-1]
    longer = last.model_copy(update={"day": today})
    return [longer if look is last else look for look in looks]


def _following(last: Claim | None, claim: Claim) -> Claim:
    """Return the claim that a database makes after its last one: that one, if it says the same.

    Its id is made of what it says and of the one before, so that a date that comes back is news.
    """
    if last and _content(last) == _content(claim):
        return last
    content = {**_content(claim), "after": last.id if last else None}
    return claim.model_copy(update={"id": claim_id(claim.topic, claim.by, content)})


def _content(claim: Claim) -> dict[str, object]:
    """Return what a claim says, whenever that was."""
    return {key: value for key, value in claim.tables().items() if key not in {"id", "said"}}
