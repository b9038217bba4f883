"""Rules between records. Each check takes a fact base and yields a fault for each breach.

What one record must be by itself is in `model.py`.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from graphlib import CycleError, TopologicalSorter
from itertools import chain

from aoud_cli.errors import Fault, Remedy
from aoud_cli.facts.model import Claim, FactBase, Precedent, Topic
from aoud_cli.facts.spelling import closest
from aoud_cli.facts.vocabulary import (
    CANCELLED,
    CAST,
    CAST_VALUES,
    CREW,
    FILMING,
    NO,
    RELEASED,
    WRAPPED,
    Kind,
    TopicKind,
)
from aoud_cli.text import folded, quoted, shown

Check = Callable[[FactBase], Iterator[Fault]]

MAX_SUGGESTIONS = 10
_FEW = 3  # names that a sentence lists

_GRACE = timedelta(days=1)

STEPS = (FILMING, WRAPPED, RELEASED, CANCELLED)
PER_PERSON = (CAST, CREW)


def unique_claim_ids(facts: FactBase) -> Iterator[Fault]:
    """A claim is cited by its id, so no two share one; a copy, word for word, is no other claim."""
    different = dict.fromkeys(facts.claims)
    for name, count in Counter(claim.id for claim in different).items():
        if count > 1:
            yield _fault("claim", name, "id", f"{count} claims have this id", "give each its own")


def shared_topics_keep_their_kind(facts: FactBase) -> Iterator[Fault]:
    """The topics that the program itself reads are of the kind that it reads them as."""
    for name in STEPS:
        topic = facts.topics.get(name)
        if topic and (topic.kind is not TopicKind.MILESTONE or topic.per_person):
            yield _wrong_kind(name, TopicKind.MILESTONE, "without per_person")
    for name in PER_PERSON:
        topic = facts.topics.get(name)
        if topic and (topic.kind is not TopicKind.VALUE or not topic.per_person):
            yield _wrong_kind(name, TopicKind.VALUE, "and per_person = true")


def _wrong_kind(topic: str, kind: TopicKind, per_person: str) -> Fault:
    problem = f"the program reads it as a {kind}"
    remedy = f'write kind = "{kind}" {per_person}, or rename it'
    return _fault("topic", topic, "kind", problem, remedy)


def people_hold_values(facts: FactBase) -> Iterator[Fault]:
    """Only values differ from person to person: there is one ladder."""
    for name, topic in facts.topics.items():
        if topic.per_person and topic.kind is not TopicKind.VALUE:
            problem = f"a topic of kind {topic.kind} is not per person"
            yield _fault("topic", name, "per_person", problem, "leave it out")


def known_names(facts: FactBase) -> Iterator[Fault]:
    """A claim's topic, speaker, outlet and person each have a table of their own."""
    for claim in facts.claims:
        if claim.topic not in facts.topics:
            yield _unknown(_of_claim(claim, "topic"), "topic", claim.topic, facts.topics)
        if claim.by not in facts.sources:
            yield _unknown(_of_claim(claim, "by"), "source", claim.by, facts.sources)
        if claim.via is not None and claim.via not in facts.sources:
            yield _unknown(_of_claim(claim, "via"), "source", claim.via, facts.sources)
        if claim.about is not None and claim.about not in facts.people:
            yield _unknown(_of_claim(claim, "about"), "person", claim.about, facts.people)


def person_where_asked(facts: FactBase) -> Iterator[Fault]:
    """A claim names a person where its topic is per person, and nowhere else."""
    for claim, topic in _with_topic(facts):
        if topic.per_person and claim.about is None:
            remedy = f"topic {claim.topic!r} is per person, so write about whom"
            yield _of_claim(claim, "about", "is missing", remedy)
        if not topic.per_person and claim.about is not None:
            problem = f"topic {claim.topic!r} is not per person"
            yield _of_claim(claim, "about", problem, Remedy.NO_PERSON)


def says_fits_topic(facts: FactBase) -> Iterator[Fault]:
    """A milestone takes yes or no, a value topic takes a value, a note takes only its text."""
    for claim, topic in _with_topic(facts):
        says = claim.says
        match topic.kind:
            case TopicKind.NOTE if says is not None:
                problem = f"topic {claim.topic!r} holds notes"
                yield _of_claim(claim, "says", problem, "leave `says` out")
            case TopicKind.MILESTONE if says is None:
                yield _of_claim(claim, "says", "is missing", 'write "yes" or "no"')
            case TopicKind.MILESTONE if says not in {"yes", "no"}:
                problem = f"{shown(says)} does not answer a milestone"
                yield _of_claim(claim, "says", problem, Remedy.YES_OR_NO)
            case TopicKind.VALUE if says is None:
                yield _of_claim(claim, "says", "is missing", 'write the value, or "tba"')
            case TopicKind.VALUE if claim.topic == CAST and says not in CAST_VALUES:
                problem = f"{shown(says)} is no place in a cast"
                yield _of_claim(claim, "says", problem, f"write one of {', '.join(CAST_VALUES)}")


def details_are_notes(facts: FactBase) -> Iterator[Fault]:
    """Only the answer of a note leaves something out (rule 9)."""
    for claim, topic in _with_topic(facts):
        if claim.detail and topic.kind is not TopicKind.NOTE:
            problem = f"topic {claim.topic!r} holds no notes"
            yield _of_claim(claim, "detail", problem, "leave `detail` out")


def retracts_own_word(facts: FactBase) -> Iterator[Fault]:
    """Only its own speaker can take a claim back."""
    claims = {claim.id: claim for claim in facts.claims}
    for claim in facts.claims:
        if claim.retracts is None:
            continue
        other = claims.get(claim.retracts)
        if other is None:
            yield _unknown(_of_claim(claim, "retracts"), "claim", claim.retracts, claims)
            continue
        if other is claim:
            problem, remedy = "a claim cannot retract itself", "name an earlier one"
        elif other.by != claim.by:
            problem = f"{other.id!r} is by {other.by!r}"
            remedy = f"only {other.by!r} can retract it"
        elif other.said.first > claim.said.last:
            problem = f"{other.id!r} was said later ({other.said.text})"
            remedy = "a claim retracts an earlier one"
        else:
            continue
        yield _of_claim(claim, "retracts", problem, remedy)


def retractions_end(facts: FactBase) -> Iterator[Fault]:
    """Claims that take each other back in a circle say nothing at all."""
    order: TopologicalSorter[str] = TopologicalSorter()
    for claim in facts.claims:
        if claim.retracts and claim.retracts != claim.id:
            order.add(claim.id, claim.retracts)
    try:
        order.prepare()
    except CycleError as error:
        names = error.args[1][::-1]
        yield _fault("claim", names[0], "retracts", _circle(names), "leave one of them out")


def _circle(names: Sequence[str]) -> str:
    """Return the claims of a circle as a sentence; the first one stands at both ends."""
    count = len(names) - 1
    if count > _FEW:
        return f"{names[0]!r} retracts {names[1]!r}, and so on in a circle of {count:,} claims"
    return " retracts ".join(map(repr, names))


def facts_have_happened(facts: FactBase) -> Iterator[Fault]:
    """A fact about the future is refused: it is a plan (rule 2.4).

    A no may look ahead: a line-up without the title. The day after is no future yet: it is tomorrow
    somewhere.
    """
    looks = facts.last_looks()
    for claim in facts.claims:
        last_look = looks.get(claim.topic, facts.checked)
        if claim.said.first > last_look:  # `said_before_checked` says so
            continue
        if claim.kind is not Kind.FACT or claim.says == NO or claim.when is None:
            continue
        last = min(claim.said.last, last_look)  # nobody has said it later than somebody looked
        if claim.when.first - last > _GRACE:
            problem = f"{claim.when.text!r} lies after it was said ({claim.said.text})"
            yield _of_claim(claim, "when", problem, Remedy.NO_FACT)


def promises_end(facts: FactBase) -> Iterator[Fault]:
    """A plan or guess that a step will be taken has a last day; without one it is never missed.

    A no that names a date has a last day too.
    """
    for claim, topic in _with_topic(facts):
        when = claim.when
        if when is not None and when.ends:
            continue
        problem = "is missing" if when is None else f"{quoted(when.text)} has no last day"
        is_plan_or_guess = topic.kind is TopicKind.MILESTONE and claim.kind is not Kind.FACT
        if is_plan_or_guess and claim.says == "yes":
            remedy = f"a {claim.kind} says by when, like 2024 or ../2024-06"
            yield _of_claim(claim, "when", problem, remedy)
        if claim.says == "no" and when is not None:
            yield _of_claim(claim, "when", problem, "say until when, or leave it out")


def said_before_checked(facts: FactBase) -> Iterator[Fault]:
    """What was said after the last look cannot be in the file."""
    looks = facts.last_looks()
    for claim in facts.claims:
        last_look = looks.get(claim.topic, facts.checked)
        if claim.said.first > last_look:
            problem = f"{quoted(claim.said.text)} is after checked = {last_look}"
            yield _of_claim(claim, "said", problem, "move `checked` on, or mend the date")


def ladder_of_milestones(facts: FactBase) -> Iterator[Fault]:
    """The ladder lists milestones, each once."""
    for name, count in Counter(facts.ladder).items():
        if count > 1:
            yield _of_ladder(f"{name!r} stands in it {count} times", "write each step once")
        topic = facts.topics.get(name)
        if topic is None:
            yield _unknown(_of_ladder(), "topic", name, facts.topics)
        elif name == CANCELLED:
            remedy = "it stands beside the ladder; leave it out here"
            yield _of_ladder(f"{quoted(name)} is no step", remedy)
        elif topic.kind is not TopicKind.MILESTONE or topic.per_person:
            remedy = "a step is a topic of kind milestone, not per person"
            yield _of_ladder(f"{name!r} is not a milestone", remedy)


def title_names_known(facts: FactBase) -> Iterator[Fault]:
    """The title names sources and topics that have a table of their own.

    The topics of the season before hold values, for its pace.
    """
    title = facts.title
    if title.network not in facts.sources:
        yield _unknown(_of_title("network"), "source", title.network, facts.sources)
    if title.synopsis and title.synopsis.by not in facts.sources:
        yield _unknown(_of_title("synopsis.by"), "source", title.synopsis.by, facts.sources)
    if title.previous is None:
        return
    for key, name in (("filming", title.previous.filming), ("post", title.previous.post)):
        topic = facts.topics.get(name)
        if topic is None:
            yield _unknown(_of_title(f"previous.{key}"), "topic", name, facts.topics)
        elif topic.kind is not TopicKind.VALUE or topic.per_person:
            problem = f"topic {name!r} has no one value"
            yield _of_title(f"previous.{key}", problem, "name a topic of kind value")


def parts_of_the_release(facts: FactBase) -> Iterator[Fault]:
    """Only the release comes in parts (rule 8)."""
    for claim in facts.claims:
        if claim.part is not None and claim.topic != RELEASED:
            problem = f"only {RELEASED!r} comes in parts"
            yield _of_claim(claim, "part", problem, "leave `part` out")


def looks_at_topics(facts: FactBase) -> Iterator[Fault]:
    """A look covers topics and days that there are, and a database that was asked is a source."""
    for number, look in enumerate(facts.looks, 1):
        if look.by is not None and look.by not in facts.sources:
            place = Fault("", table="look", record=number, field="by")
            yield _unknown(place, "source", look.by, facts.sources)
        if look.since is not None and look.since > look.day:
            place = Fault("", table="look", record=number, field="since")
            problem = f"{look.since} lies after its day, {look.day}"
            yield replace(place, problem=problem, remedy="write that day or an earlier one")
        for name in look.topics or ():
            if name not in facts.topics:
                place = Fault("", table="look", record=number, field="topics")
                yield _unknown(place, "topic", name, facts.topics)


def pace_in_months(facts: FactBase) -> Iterator[Fault]:
    """The forecast adds up the months of the season before, so they are whole numbers."""
    previous = facts.title.previous
    if previous is None:
        return
    for claim in facts.claims:
        if claim.topic not in {previous.filming, previous.post} or claim.says is None:
            continue
        digits = claim.says.isascii() and claim.says.isdecimal()
        if not digits or len(claim.says) > 3:
            problem = f"{quoted(claim.says)} is not a number of months"
            yield _of_claim(claim, "says", problem, 'write digits, like "8"')


def names_have_letters(facts: FactBase) -> Iterator[Fault]:
    """A person can be found by each of their names; two people may share one."""
    for key, person in facts.people.items():
        for spelling in dict.fromkeys(person.spellings):
            if not folded(spelling):
                problem = f"{quoted(spelling)} has no letters to find it by"
                yield _fault("person", key, "", problem, "write a name")


def earlier_seasons_are_earlier(facts: FactBase) -> Iterator[Fault]:
    """Only the seasons before this one are written into a person, topic or title.

    Who is in this season is a claim.
    """
    season = facts.title.season
    if season is None:  # a film, or a title without numbers: any season is another one
        return
    for key, person in facts.people.items():
        for number in dict.fromkeys(person.seasons):
            if not 1 <= number < season:
                problem = f"{number} is not a season before {season}"
                yield _fault("person", key, "seasons", problem, "write a claim instead")
    for key, topic in facts.topics.items():
        if topic.season is not None and not 1 <= topic.season < season:
            problem = f"{topic.season} is not a season before {season}"
            yield _fault("topic", key, "season", problem, "leave it out")
    previous = facts.title.previous
    if previous and not 1 <= previous.season < season:
        yield _of_title("previous.season", f"{previous.season} is not a season before {season}")


def precedents_named_once(facts: FactBase) -> Iterator[Fault]:
    """A comparable season counts once."""
    seasons = Counter((one.title, one.season) for one in facts.precedents)
    for (title, season), count in seasons.items():
        if count > 1:
            problem, remedy = f"stands there {count} times", "write all its days into one table"
            yield _fault("precedent", f"{title} {season}", "", problem, remedy)


def precedents_begin(facts: FactBase) -> Iterator[Fault]:
    """A comparable season has a day from which its wait is counted."""
    for precedent in facts.precedents:
        if not precedent.starts:
            remedy = "write renewed, filming or wrapped, as far as they are known"
            yield _of_precedent(precedent, "", "has no day on which it began", remedy)


def precedents_end_after_they_begin(facts: FactBase) -> Iterator[Fault]:
    """A season is released after each step before, or is left out of the forecast."""
    for precedent in facts.precedents:
        released = precedent.released
        before = precedent.starts | ({"dated": precedent.dated} if precedent.dated else {})
        for key, when in (*before.items(), (RELEASED, released)):
            if not (when.starts and when.ends):
                problem = f"{quoted(when.text)} is open at one end"
                yield _of_precedent(precedent, key, problem, "write both days")
        filming, wrapped = precedent.filming, precedent.wrapped
        if filming and wrapped and filming.first > wrapped.last:
            problem = f"{quoted(wrapped.text)} lies before {FILMING} = {quoted(filming.text)}"
            yield _of_precedent(precedent, WRAPPED, problem, "mend one of them")
        for key, when in before.items():
            if when.first > released.last and precedent.left_out is None:
                problem = f"{quoted(released.text)} lies before {key} = {quoted(when.text)}"
                remedy = 'mend one of them, or write left_out = "it was shown while it was made"'
                yield _of_precedent(precedent, RELEASED, problem, remedy)


def _with_topic(facts: FactBase) -> Iterator[tuple[Claim, Topic]]:
    """Yield each claim with its topic; skip the claims whose topic is unknown."""
    for claim in facts.claims:
        if claim.topic in facts.topics:
            yield claim, facts.topics[claim.topic]


@dataclass(frozen=True)
class UnknownName(Fault):
    """The fault that a field names no known record; `names` holds the known names."""

    name: str = ""
    names: Collection[str] = ()

    def with_suggestion(self) -> Fault:
        """Return the fault with the name that was meant as its remedy, if one is close."""
        close = closest(self.name, self.names)
        return replace(self, remedy=f"did you mean {close[0]!r}?") if close else self


def _unknown(place: Fault, noun: str, name: str, names: Collection[str]) -> Fault:
    """Return the fault that no record of a sort has the name that stands at a place."""
    table = "a [[claim]] with that id" if noun == "claim" else f"[{noun}.{name}]"
    return UnknownName(
        problem=f"no {noun} is called {name!r}",
        remedy=f"add {table} or mend the name",
        table=place.table,
        record=place.record,
        field=place.field,
        name=name,
        names=names,
    )


def _of_claim(claim: Claim, field: str, problem: str = "", remedy: str = "") -> Fault:
    return _fault("claim", claim.id, field, problem, remedy)


def _of_precedent(precedent: Precedent, field: str, problem: str, remedy: str) -> Fault:
    name = f"{precedent.title} {precedent.season}"
    return _fault("precedent", name, field, problem, remedy)


def _of_title(field: str, problem: str = "", remedy: str = "") -> Fault:
    return _fault("title", None, field, problem, remedy)


def _of_ladder(problem: str = "", remedy: str = "") -> Fault:
    return _fault("ladder", None, "", problem, remedy)


def _fault(table: str, record: str | None, field: str, problem: str, remedy: str) -> Fault:
    """Return a fault, given in the order in which its sentence is read."""
    return Fault(problem, remedy, table=table, record=record, field=field)


CHECKS: tuple[Check, ...] = (
    unique_claim_ids,
    shared_topics_keep_their_kind,
    people_hold_values,
    known_names,
    person_where_asked,
    says_fits_topic,
    details_are_notes,
    retracts_own_word,
    retractions_end,
    facts_have_happened,
    promises_end,
    said_before_checked,
    ladder_of_milestones,
    title_names_known,
    parts_of_the_release,
    looks_at_topics,
    pace_in_months,
    names_have_letters,
    earlier_seasons_are_earlier,
    precedents_named_once,
    precedents_begin,
    precedents_end_after_they_begin,
)


def faults(facts: FactBase) -> Iterator[Fault]:
    """Yield every broken rule of a fact base, in the order of CHECKS.

    What was meant is looked for among all names, so only for the first MAX_SUGGESTIONS unknown
    ones.
    """
    left = MAX_SUGGESTIONS
    for fault in chain.from_iterable(check(facts) for check in CHECKS):
        if isinstance(fault, UnknownName) and left:
            left -= 1
            yield fault.with_suggestion()
        else:
            yield fault
