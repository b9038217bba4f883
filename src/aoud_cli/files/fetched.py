"""What databases have answered: a file between the bundled facts and the user's own claims."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from operator import attrgetter
from pathlib import Path

from aoud_cli.errors import FactsError, Fault
from aoud_cli.facts.dates import add_days
from aoud_cli.facts.ids import claim_id
from aoud_cli.facts.model import Claim, FactBase, Fetched, Look, Source
from aoud_cli.facts.vocabulary import ASKED_OF_DATABASES, FETCHED, Rank
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

    What the bundled facts hold too counts once; of a source that both have, theirs counts.
    Raises FactsError where a database speaks for somebody else, or of what it was not asked, and
    for each rule that the two break together.
    """
    foreign = tuple(_foreign(base, fetched))
    if foreign:
        raise FactsError(*foreign).in_file(FILE.name)
    bundled = {claim.id for claim in base.claims}
    claims = [claim for claim in _said_by(fetched.claims, today) if claim.id not in bundled]
    looks = _up_to(fetched.looks, today)
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


def _said_by(claims: Iterable[Claim], today: date) -> list[Claim]:
    """Return the claims of up to today; what was said tomorrow, somewhere else, was said today.

    What is dated later was written by a clock that was wrong.
    """
    return [
        claim.model_copy(update={"said": claim.said.cut(today)})
        for claim in claims
        if claim.said.first <= add_days(today, 1)
    ]


def _up_to(looks: Iterable[Look], today: date) -> list[Look]:
    """Return the looks as far as they had been taken by today."""
    return [
        look.model_copy(update={"day": min(look.day, today), "since": min(_first_day(look), today)})
        for look in looks
        if _first_day(look) <= add_days(today, 1)
    ]


def _first_day(look: Look) -> date:
    return look.since or look.day


def _foreign(base: FactBase, fetched: Fetched) -> Iterator[Fault]:
    """Yield a fault for each record that is no answer of a database to what it is asked."""
    remedy = "leave it out"
    for key, source in fetched.sources.items():
        there = base.sources.get(key, source)
        weak = {Rank.PRESS, Rank.HEARSAY}
        if not (source.listing and there.listing and {source.rank, there.rank} <= weak):
            yield Fault("is no database of the press", remedy, table="source", record=key)
    for claim in fetched.claims:
        if claim.by not in fetched.sources or claim.via is not None or claim.retracts is not None:
            problem = "is not what a database of this file says"
            yield Fault(problem, remedy, table="claim", record=claim.id, field="by")
        if claim.topic not in ASKED_OF_DATABASES:
            problem = "no database is asked about it"
            yield Fault(problem, remedy, table="claim", record=claim.id, field="topic")
    for number, look in enumerate(fetched.looks, 1):
        if look.by not in fetched.sources or look.since is None:
            problem = "is not the look of a database of this file"
            yield Fault(problem, remedy, table="look", record=number, field="by")
        if look.topics is None or not {*look.topics} <= {*ASKED_OF_DATABASES}:
            problem = "no database is asked about so much"
            yield Fault(problem, remedy, table="look", record=number, field="topics")


def delete(path: Path) -> bool:
    """Delete a file of fetched claims, whatever is in it; return whether there was one.

    Raises OutputError where it cannot be deleted.
    """
    before, _ = store.change(path, lambda _: None)
    return before is not None


@dataclass(frozen=True)
class Statement:
    """What a database says on being asked: its claims, and the topics that it was asked about.

    `quoted` are the topics about which somebody else has quoted it since it was last asked: there
    what it says is news, even if it says the same as then.
    """

    by: str
    source: Source
    claims: Sequence[Claim]
    topics: Sequence[str]
    quoted: Collection[str] = ()


def with_statement(before: Fetched, said: Statement, now: datetime) -> Fetched:
    """Return what was fetched with what a database has just said.

    What it says as it did before is no new claim. A later answer of one day takes the place of an
    earlier one, so that each day has one answer; what a wrong clock dated later goes with it.
    """
    today = now.date()
    kept = [c for c in before.claims if c.said.first < today or c.topic not in said.topics]
    last = {claim.topic: claim for claim in sorted(kept, key=_day) if claim.by == said.by}
    answers = [
        _following(last.get(claim.topic), claim, anew=claim.topic in said.quoted)
        for claim in said.claims
    ]
    new = [claim for claim in answers if claim not in kept]
    looks = [
        look.model_copy(update={"day": min(look.day, today)})
        for look in before.looks
        if not _is_replaced(look, said.topics, today)
    ]
    for topic in said.topics:
        goes_on = topic not in {claim.topic for claim in new}
        looks = _with_look(looks, said.by, topic, today, before.asked if goes_on else None)
    return before.model_copy(
        update={
            "asked": now.replace(microsecond=0),
            "looks": looks,
            "sources": before.sources | {said.by: said.source},
            "claims": [*kept, *new],
        }
    )


def _day(claim: Claim) -> date:
    return claim.said.first


def _is_replaced(look: Look, topics: Collection[str], today: date) -> bool:
    """Return whether a look began with an answer that a later one of the same day replaces."""
    return _first_day(look) >= today and not {*topics}.isdisjoint(look.topics or ())


def _with_look(
    looks: Sequence[Look], by: str, topic: str, today: date, asked: datetime | None
) -> list[Look]:
    """Return the looks with one more; the last one goes on if the answer is still the same.

    It is not if `asked` is None, nor if something else was answered meanwhile, which was not taken:
    then the database was `asked` after the last look.
    """
    theirs = [look for look in looks if look.by == by and look.topics == [topic]]
    last = max(theirs, key=attrgetter("day"), default=None)
    if last is None or asked is None or asked.date() > last.day:
        return [*looks, Look(day=today, topics=[topic], by=by, since=today)]
    longer = last.model_copy(update={"day": today})
    return [longer if look is last else look for look in looks]


def _following(last: Claim | None, claim: Claim, *, anew: bool) -> Claim:
    """Return the claim that a database makes after its last one: that one, if it says the same.

    Its id is made of what it says and of the one before, so that a date that comes back is news.
    """
    if last and not anew and _content(last) == _content(claim):
        return last
    content = {**_content(claim), "after": last.id if last else None}
    return claim.model_copy(update={"id": claim_id(claim.topic, claim.by, content)})


def _content(claim: Claim) -> dict[str, object]:
    """Return what a claim says, whenever that was, and whatever the number of the page is."""
    return {key: value for key, value in claim.tables().items() if key not in {"id", "said", "url"}}
