"""Rules between records: each check takes a fact base and yields its faults, naming the record and what to write."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from difflib import get_close_matches
from graphlib import CycleError, TopologicalSorter

from aoud_cli.facts.dates import PartialDate
from aoud_cli.facts.model import Claim, FactBase, Topic
from aoud_cli.facts.vocabulary import (
    CANCELLED,
    CAST,
    CAST_VALUES,
    CREW,
    FILMING,
    RELEASED,
    WRAPPED,
    Kind,
    TopicKind,
)
from aoud_cli.text import folded

Check = Callable[[FactBase], Iterator[str]]

STEPS = (FILMING, WRAPPED, RELEASED, CANCELLED)
PER_PERSON = (CAST, CREW)


def unique_claim_ids(facts: FactBase) -> Iterator[str]:
    """A claim is cited by its id, so no two share one."""
    for name, count in Counter(claim.id for claim in facts.claims).items():
        if count > 1:
            yield f"claim {name!r}: id: {count} claims have this id; give each its own"


def shared_topics_keep_their_kind(facts: FactBase) -> Iterator[str]:
    """The topics whose meaning the program knows are of the kind that it reads them as."""
    for names, kind, per_person in (
        (STEPS, TopicKind.MILESTONE, False),
        (PER_PERSON, TopicKind.VALUE, True),
    ):
        for name in names:
            topic = facts.topics.get(name)
            if topic and (topic.kind is not kind or topic.per_person is not per_person):
                remedy = f'write kind = "{kind}" {"and per_person = true" if per_person else "without per_person"}'
                yield f"topic {name!r}: kind: the program reads it as a {kind}; {remedy}, or rename it"


def people_hold_values(facts: FactBase) -> Iterator[str]:
    """Only values differ from person to person: there is one ladder."""
    for name, topic in facts.topics.items():
        if topic.per_person and topic.kind is not TopicKind.VALUE:
            yield f"topic {name!r}: per_person: a topic of kind {topic.kind} is not per person; leave it out"


def known_names(facts: FactBase) -> Iterator[str]:
    """A claim's topic, speaker, outlet and person each have a table of their own."""
    tables = (
        ("topic", facts.topics, "topic"),
        ("by", facts.sources, "source"),
        ("via", facts.sources, "source"),
        ("about", facts.people, "person"),
    )
    for claim in facts.claims:
        for key, table, noun in tables:
            name = getattr(claim, key)
            if name is not None and name not in table:
                yield f"claim {claim.id!r}: {key}: {_unknown(name, table, noun)}"


def person_where_asked(facts: FactBase) -> Iterator[str]:
    """A topic that is per person needs to know whom; another has no place for a person."""
    for claim, topic in _with_topic(facts):
        if topic.per_person and claim.about is None:
            yield f"claim {claim.id!r}: about: is missing; topic {claim.topic!r} is per person, so write about whom"
        if not topic.per_person and claim.about is not None:
            yield f"claim {claim.id!r}: about: topic {claim.topic!r} is not per person; leave `about` out"


def says_fits_topic(facts: FactBase) -> Iterator[str]:
    """A milestone is answered yes or no, a value topic with its value, a note with nothing but its text."""
    for claim, topic in _with_topic(facts):
        problem = _misfit(claim, topic)
        if problem:
            yield f"claim {claim.id!r}: says: {problem}"


def _misfit(claim: Claim, topic: Topic) -> str:
    says = claim.says
    if topic.kind is TopicKind.NOTE:
        return "" if says is None else f"topic {claim.topic!r} holds notes; leave `says` out"
    if says is None:
        expected = '"yes" or "no"' if topic.kind is TopicKind.MILESTONE else 'the value, or "tba"'
        return f"is missing; write {expected}"
    if topic.kind is TopicKind.MILESTONE and says not in {"yes", "no"}:
        return f'{says!r} does not answer a milestone; write "yes" or "no", and a date as `when`'
    if claim.topic == CAST and says not in CAST_VALUES:
        return f"{says!r} is no place in a cast; write one of {', '.join(CAST_VALUES)}"
    return ""


def retracts_own_word(facts: FactBase) -> Iterator[str]:
    """Nobody can take back what somebody else said."""
    claims = {claim.id: claim for claim in facts.claims}
    for claim in facts.claims:
        if claim.retracts is None:
            continue
        other = claims.get(claim.retracts)
        where = f"claim {claim.id!r}: retracts:"
        if other is None:
            yield f"{where} {_unknown(claim.retracts, claims, 'claim')}"
        elif other is claim:
            yield f"{where} a claim cannot retract itself; name an earlier one"
        elif other.by != claim.by:
            yield f"{where} {other.id!r} is by {other.by!r}; only {other.by!r} can retract it"
        elif other.said.first > claim.said.last:
            yield f"{where} {other.id!r} was said later ({other.said.text}); a claim retracts an earlier one"


def retractions_end(facts: FactBase) -> Iterator[str]:
    """Claims that take each other back in a circle say nothing at all."""
    order: TopologicalSorter[str] = TopologicalSorter()
    for claim in facts.claims:
        if claim.retracts and claim.retracts != claim.id:
            order.add(claim.id, claim.retracts)
    try:
        order.prepare()
    except CycleError as error:
        circle = " retracts ".join(map(repr, error.args[1][::-1]))
        yield f"claim {error.args[1][-1]!r}: retracts: {circle}; leave one of them out"


def facts_have_happened(facts: FactBase) -> Iterator[str]:
    """A fact about the future is refused: it is a plan.

    A no may look ahead: a line-up without the title.
    """
    for claim in facts.claims:
        if claim.said.first > facts.checked:  # told by `said_before_checked`, and by nobody twice
            continue
        last = min(claim.said.last, facts.checked)  # nobody has said it later than somebody looked
        if (
            claim.kind is Kind.FACT
            and claim.says != "no"
            and claim.when
            and claim.when.first > last
        ):
            yield (
                f"claim {claim.id!r}: when: {claim.when.text!r} lies after it was said ({claim.said.text}); "
                'write kind = "plan" or "guess"'
            )


def promises_end(facts: FactBase) -> Iterator[str]:
    """A plan or guess that a step will be taken has a last day, or nobody could ever call it missed; so has a no."""
    for claim, topic in _with_topic(facts):
        promised = (
            topic.kind is TopicKind.MILESTONE
            and claim.kind is not Kind.FACT
            and claim.says == "yes"
        )
        if promised and (claim.when is None or not claim.when.ends):
            problem = "is missing" if claim.when is None else f"{claim.when.text!r} has no last day"
            yield f"claim {claim.id!r}: when: {problem}; a {claim.kind} says by when, like 2024 or ../2024-06"
        if claim.says == "no" and claim.when and not claim.when.ends:
            yield f"claim {claim.id!r}: when: {claim.when.text!r} has no last day; say until when, or leave it out"


def said_before_checked(facts: FactBase) -> Iterator[str]:
    """What was said after the last look cannot be in the file."""
    for claim in facts.claims:
        if claim.said.first > facts.checked:
            yield (
                f"claim {claim.id!r}: said: {claim.said.text!r} is after checked = {facts.checked}; "
                "move `checked` on, or mend the date"
            )


def ladder_of_milestones(facts: FactBase) -> Iterator[str]:
    """The ladder lists milestones, each once."""
    for name, count in Counter(facts.ladder).items():
        if count > 1:
            yield f"ladder: {name!r} stands in it {count} times; write each step once"
        if name not in facts.topics:
            yield f"ladder: {_unknown(name, facts.topics, 'topic')}"
        elif facts.topics[name].kind is not TopicKind.MILESTONE or facts.topics[name].per_person:
            yield f"ladder: {name!r} is not a milestone; a step is a topic of kind milestone, not per person"


def title_names_known(facts: FactBase) -> Iterator[str]:
    """The network and the teller of the synopsis are sources; the season before has value topics for its pace."""
    title = facts.title
    if title.network not in facts.sources:
        yield f"title: network: {_unknown(title.network, facts.sources, 'source')}"
    if title.synopsis and title.synopsis.by not in facts.sources:
        yield f"title: synopsis.by: {_unknown(title.synopsis.by, facts.sources, 'source')}"
    if title.previous:
        for key, name in (("filming", title.previous.filming), ("post", title.previous.post)):
            topic = facts.topics.get(name)
            if topic is None:
                yield f"title: previous.{key}: {_unknown(name, facts.topics, 'topic')}"
            elif topic.kind is not TopicKind.VALUE or topic.per_person:
                yield f"title: previous.{key}: topic {name!r} has no one value; name a topic of kind value"


def pace_in_months(facts: FactBase) -> Iterator[str]:
    """The forecast adds up the months of the season before, so they are whole numbers."""
    previous = facts.title.previous
    topics = {previous.filming, previous.post} if previous else set()
    for claim in facts.claims:
        number = (
            claim.says and claim.says.isascii() and claim.says.isdecimal() and len(claim.says) < 4
        )
        if claim.topic in topics and claim.says is not None and not number:
            yield f'claim {claim.id!r}: says: {claim.says!r} is not a number of months; write digits, like "8"'


def one_person_a_spelling(facts: FactBase) -> Iterator[str]:
    """A name finds one person, however it is spelt."""
    owners: dict[str, set[str]] = defaultdict(set)
    for key, person in facts.people.items():
        for spelling in person.spellings:
            owners[folded(spelling)].add(key)
            if not folded(spelling):
                yield f"person {key!r}: {spelling!r} has no letters to find it by; write a name"
    for keys in owners.values():
        if len(keys) > 1:
            first, *others = sorted(keys)
            yield f"person {first!r}: shares a spelling with {', '.join(map(repr, others))}; keep it on one of them"


def earlier_seasons_are_earlier(facts: FactBase) -> Iterator[str]:
    """Who is in this season is a claim; only the seasons before it are written into a person, topic or title."""
    season = facts.title.season
    for key, person in facts.people.items():
        for number in person.seasons:
            if not 1 <= number < season:
                yield f"person {key!r}: seasons: {number} is not a season before {season}; write a claim instead"
    for key, topic in facts.topics.items():
        if topic.season is not None and not 1 <= topic.season < season:
            yield f"topic {key!r}: season: {topic.season} is not a season before {season}; leave it out"
    previous = facts.title.previous
    if previous and not 1 <= previous.season < season:
        yield f"title: previous.season: {previous.season} is not a season before {season}"


def precedents_end_after_they_begin(facts: FactBase) -> Iterator[str]:
    """A season is released after its filming ends."""
    for precedent in facts.precedents:
        name = f"precedent '{precedent.title} {precedent.season}'"
        for key, when in (("wrapped", precedent.wrapped), ("released", precedent.released)):
            if not (when.starts and when.ends):
                yield f"{name}: {key}: {when.text!r} is open at one end; write both days"
        if precedent.wrapped.first > precedent.released.last:
            yield f"{name}: released: {_order(precedent.wrapped, precedent.released)}"


def _order(wrapped: PartialDate, released: PartialDate) -> str:
    return f"{released.text!r} lies before wrapped = {wrapped.text!r}; mend one of them"


def _with_topic(facts: FactBase) -> Iterator[tuple[Claim, Topic]]:
    for claim in facts.claims:
        if claim.topic in facts.topics:
            yield claim, facts.topics[claim.topic]


def _unknown(name: str, known: object, noun: str) -> str:
    close = get_close_matches(name, list(known), n=1) if isinstance(known, dict) else []
    table = "a [[claim]] with that id" if noun == "claim" else f"[{noun}.{name}]"
    hint = f"did you mean {close[0]!r}?" if close else f"add {table} or mend the name"
    return f"no {noun} is called {name!r}; {hint}"


CHECKS: tuple[Check, ...] = (
    unique_claim_ids,
    shared_topics_keep_their_kind,
    people_hold_values,
    known_names,
    person_where_asked,
    says_fits_topic,
    retracts_own_word,
    retractions_end,
    facts_have_happened,
    promises_end,
    said_before_checked,
    ladder_of_milestones,
    title_names_known,
    pace_in_months,
    one_person_a_spelling,
    earlier_seasons_are_earlier,
    precedents_end_after_they_begin,
)


def faults(facts: FactBase) -> Iterator[str]:
    """Yield every broken rule of a fact base, in the order of CHECKS; nothing when all hold."""
    return (fault for check in CHECKS for fault in check(facts))
