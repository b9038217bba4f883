"""What `aoud check` and `aoud add` suggest: claims that may not mean what they say."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import accumulate
from typing import NamedTuple

from aoud_cli.facts.model import FactBase
from aoud_cli.facts.vocabulary import NO, RELEASED, TBA, WRAPPED, YES, Kind, Rank, TopicKind
from aoud_cli.judge.answer import Assessment, Fate
from aoud_cli.judge.evidence import Fact, Step, fact_about_step, in_time
from aoud_cli.text import folded, quoted


class Hint(NamedTuple):
    """A suggestion, and the id of the claim that it is about; empty for the whole file."""

    claim: str
    text: str


def hints(assessment: Assessment) -> list[Hint]:
    """Return what may be amiss in a fact base that breaks no rule."""
    return [
        *_checked_ahead(assessment),
        *_names_that_are_ids(assessment.facts),
        *_namesakes(assessment.facts),
        *_numbers_in_letters(assessment.facts),
        *_weekly(assessment),
        *_halts(assessment),
    ]


def _checked_ahead(assessment: Assessment) -> Iterator[Hint]:
    """A look that lies ahead counts as of today (rule 1.2)."""
    day = assessment.facts.checked
    if day > assessment.today:
        text = f"checked = {day} lies ahead; until then today counts as the day of the last look"
        yield Hint("", text)


def _names_that_are_ids(facts: FactBase) -> Iterator[Hint]:
    """A name finds nothing where it is spelt like the id of another record: the id wins."""
    claims = sorted(claim.id for claim in facts.claims)  # in one order, whatever the file's is
    labels = [(key, topic.label) for key, topic in facts.topics.items()]
    yield from _taken("topic", labels, "another topic", facts.topics)
    yield from _taken("topic", labels, "a claim", claims)
    named = [(key, source.name) for key, source in facts.sources.items()]
    yield from _taken("source", named, "another source", facts.sources)
    spelt = [(key, name) for key, person in facts.people.items() for name in person.spellings]
    called = {(folded(key), folded(name)) for key, name in spelt}  # a namesake finds both
    others = [(key, name) for key, name in spelt if (folded(name), folded(name)) not in called]
    yield from _taken("person", others, "another person", facts.people)
    for name in claims:
        if name in facts.topics:
            yield Hint(name, f"a topic has this id too, and `aoud why {name}` shows the topic")


def _taken(
    noun: str, names: Iterable[tuple[str, str]], other: str, ids: Iterable[str]
) -> Iterator[Hint]:
    """Yield a hint for each name of a record that is spelt like the id of another record."""
    owners = {folded(key): key for key in ids}
    for key, name in names:
        owner = owners.get(folded(name), key)
        if folded(owner) != folded(key):
            text = f"{noun} {key!r} is called {quoted(name)}, spelt like the id of {other}"
            yield Hint("", f"{text}; the name finds that one")


def _namesakes(facts: FactBase) -> Iterator[Hint]:
    """Two people of one name are told apart by their parts; else they may be one, written twice."""
    alike: dict[tuple[str, str], list[str]] = defaultdict(list)
    for key, person in facts.people.items():
        for name in {folded(spelling) for spelling in person.spellings}:
            alike[name, folded(person.part or "")].append(key)
    for first, *others in dict.fromkeys(tuple(keys) for keys in alike.values() if len(keys) > 1):
        text = f"person {first!r} and {others[0]!r} have one name and nothing that tells them apart"
        yield Hint("", f"{text}; give each a part, or keep one if they are one person")


def _numbers_in_letters(facts: FactBase) -> Iterator[Hint]:
    """A value with a unit is a number: `twelve` is another answer than `12`."""
    for claim in sorted(facts.claims, key=lambda claim: claim.id):
        unit = facts.topics[claim.topic].unit
        if unit and claim.says not in {None, TBA} and not any(map(str.isdecimal, claim.says or "")):
            text = f"{quoted(claim.says or '')} is no number of {unit}; write it in digits, like 12"
            yield Hint(claim.id, text)


def _weekly(assessment: Assessment) -> Iterator[Hint]:
    """A season that is out and still being made is shown while it is made (rule 3.2)."""
    facts, stated = assessment.facts, _facts_by_answer(assessment)
    if facts.title.weekly or not {WRAPPED, RELEASED} <= {*facts.ladder}:
        return
    release = min(stated[RELEASED, YES], key=_earliest, default=None)
    for denial in stated[WRAPPED, NO]:
        stands = assessment.judged[denial.claim.id].fate is Fate.STANDS
        if release and stands and release.last < denial.last:
            out = f"{release.claim.id!r} that the season is out"
            remedy = "if it is shown while it is made, write weekly = true in [title]"
            yield Hint(denial.claim.id, f"it says that filming goes on, and {out}; {remedy}")
            return


def _halts(assessment: Assessment) -> Iterator[Hint]:
    """A step once reached stays reached: a halt is no "not yet" (rule 2.4)."""
    stated = _facts_by_answer(assessment)
    for name, topic in assessment.facts.topics.items():
        if topic.kind is not TopicKind.MILESTONE:
            continue
        reached = sorted(stated[name, YES], key=lambda yes: yes.claim.said.last)
        said = [yes.claim.said.last for yes in reached]
        earliest = [*accumulate(reached, lambda *two: min(two, key=_earliest))]
        for denial in stated[name, NO]:
            before = bisect_left(said, denial.claim.said.first)
            if before and earliest[before - 1].last < denial.last:
                text = f"{name} was reached before, by {earliest[before - 1].claim.id!r}"
                remedy = 'a halt is a note and no "not yet"; leave it as it is if that was wrong'
                yield Hint(denial.claim.id, f"{text}; {remedy}")


def _earliest(yes: Fact) -> tuple[date, str]:
    return yes.last, yes.claim.id


def _facts_by_answer(assessment: Assessment) -> Mapping[tuple[str, str], list[Fact]]:
    """Return the public facts of press or better, by the step and what they say of it.

    Each list is in the order in which its facts were said.
    """
    stated: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    for claim in sorted(assessment.public, key=in_time):
        if claim.kind is not Kind.FACT or claim.says not in {YES, NO}:
            continue
        rank = assessment.facts.rank(claim)
        if rank is not Rank.HEARSAY and assessment.judged[claim.id].fate is not Fate.RETRACTED:
            fact = fact_about_step(claim, rank, Step(claim.topic))
            stated[claim.topic, claim.says].append(fact)
    return stated
