"""The options of `aoud add`, read once into a claim with its new sources and people.

`Typed` is what stands on the command line. `parse` looks up each name and reads each date in it;
`prompts` may complete the result; `draft` makes it the table that a file holds.
"""

import unicodedata
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from aoud_cli.cli import completion, lookup, typed_dates
from aoud_cli.cli.options import AboutWhom, argument, option
from aoud_cli.errors import UsageError
from aoud_cli.facts.dates import PartialDate
from aoud_cli.facts.ids import free_id, slug
from aoud_cli.facts.vocabulary import (
    CAST,
    CAST_VALUES,
    NO,
    RELEASED,
    TBA,
    YES,
    Kind,
    Rank,
    TopicKind,
)
from aoud_cli.text import escaped, folded, hidden, quoted, safe

if TYPE_CHECKING:
    from aoud_cli.facts.model import FactBase, Person

Table = dict[str, Any]

SAYS = (
    f"A step: yes, no, or its date. The cast: {', '.join(CAST_VALUES)}. A value: it, or {TBA}."
    " A note: left out."
)
PART = "The new person's part, also to tell namesakes apart; of a release, its number."


@dataclass(frozen=True)
class Typed:
    """The options of `aoud add`: the fields of a claim, and of a new source or person."""

    topic: Annotated[str | None, argument("TOPIC", "A topic, like filming.", completion.topics)] = (
        None
    )
    says: Annotated[str | None, argument("SAYS", SAYS, completion.values)] = None
    by: Annotated[str | None, option("--by", "SOURCE", "Who said it.", completion.sources)] = None
    text: Annotated[
        str | None, option("--text", "SENTENCE", "What was said, in your own words.")
    ] = None
    said: Annotated[
        str | None, option("--said", "DATE", "When it became public; by default today.")
    ] = None
    when: Annotated[
        str | None, option("--when", "DATE", "The date that the sentence is about.")
    ] = None
    kind: Annotated[
        Kind | None, typer.Option("--kind", help="A fact, its speaker's plan, or a guess.")
    ] = None
    about: AboutWhom = None
    via: Annotated[
        str | None,
        option("--via", "SOURCE", "Where you read it, if elsewhere.", completion.sources),
    ] = None
    url: Annotated[str | None, option("--url", "ADDRESS", "Where it can be read.")] = None
    quote: Annotated[
        str | None, option("--quote", "WORDS", "At most 35 words of direct speech.")
    ] = None
    note: Annotated[
        str | None, option("--note", "TEXT", "A doubt, a translation, a time zone.")
    ] = None
    retracts: Annotated[
        str | None,
        option(
            "--retracts",
            "CLAIM",
            "The speaker's earlier claim that it takes back.",
            completion.claims,
        ),
    ] = None
    by_rank: Annotated[
        Rank | None, typer.Option("--by-rank", help="Write --by down as a new source.")
    ] = None
    via_rank: Annotated[
        Rank | None, typer.Option("--via-rank", help="Write --via down as a new source.")
    ] = None
    new_person: Annotated[
        bool, typer.Option("--new-person", help="Write --about down as a new person.")
    ] = False
    native: Annotated[
        str | None, option("--native", "NAME", "The new person's name in their own letters.")
    ] = None
    part: Annotated[str | None, option("--part", "PART", PART)] = None


@dataclass(frozen=True)
class Named:
    """A source or person that a claim names, with its table if the claim brings it along."""

    id: str
    name: str
    table: Table | None = None


@dataclass(frozen=True)
class Unknown:
    """An unknown name that was not said to be new.

    `problem` says so in a sentence, `remedy` which option would say that it is new.
    """

    name: str
    problem: str
    remedy: str


@dataclass(frozen=True)
class ParsedClaim:
    """A claim as far as it was typed: ids in place of names, and dates that have been read."""

    topic: str  # empty if it was not typed
    part: int | None
    says: str | None
    kind: Kind | None  # None while nobody has said what a date in place of a yes is
    when: PartialDate | None
    said: PartialDate | None
    retracts: str | None
    by: Named | Unknown | None
    via: Named | Unknown | None
    about: Named | Unknown | None
    text: str | None
    quote: str | None
    url: str | None
    note: str | None


def parse(facts: "FactBase", typed: Typed, today: date) -> ParsedClaim:
    """Return the claim that was typed; `facts` holds every name there is.

    Raises UsageError for a topic, claim or date that is none, for a rank or person that contradicts
    the facts, and for characters that cannot be seen.
    """
    topic = lookup.topic(facts, typed.topic) if typed.topic else ""
    says = _plain("SAYS", typed.says)
    about_name = _plain("--about", typed.about)
    when_text = _plain("--when", typed.when)
    said_text = _plain("--said", typed.said)
    by_name = _plain("--by", typed.by)
    via_name = _plain("--via", typed.via)
    text = _plain("--text", typed.text)
    quote = _plain("--quote", typed.quote)
    url = _plain("--url", typed.url)
    note = _plain("--note", typed.note)
    earlier = _plain("--retracts", typed.retracts)

    said = when = retracts = by = via = about = None
    if said_text is not None:
        said = typed_dates.written("--said", said_text, today, typed_dates.of_speech)
    if when_text is not None:
        when = typed_dates.written("--when", when_text, today)
    says = answer_on(facts, topic, says)
    kind: Kind | None = typed.kind or Kind.FACT
    if date_of_step := _date_of_step(facts, topic, says, today):
        if when is not None:
            raise UsageError(
                f"SAYS: {quoted(says or '')} is a date, and so is --when; leave one out"
            )
        says, kind, when = YES, typed.kind, date_of_step
    if earlier is not None:
        retracts = retracted(facts, earlier)
    if by_name is not None:
        by = source(facts, "by", by_name, typed.by_rank)
    if via_name is not None:
        via = source(facts, "via", via_name, typed.via_rank, by)
    if about_name is not None:
        about = person(facts, about_name, typed)
    return ParsedClaim(
        topic=topic,
        part=_part_of_release(topic, typed),
        says=says,
        kind=kind,
        when=when,
        said=said,
        retracts=retracts,
        by=by,
        via=via,
        about=about,
        text=text,
        quote=quote,
        url=url,
        note=note,
    )


def _part_of_release(topic: str, typed: Typed) -> int | None:
    """Return the number of the part that a claim about the release is about; None elsewhere.

    Of a new person it is the part that they play.
    """
    if typed.part is None or (topic != RELEASED and (typed.about is not None or not topic)):
        return None
    if topic != RELEASED:
        raise UsageError(f"--part: {topic} has no parts; leave it out")
    number = lookup.number("--part", typed.part)
    if number < 1:
        raise UsageError(f"--part: {number} is no part of a release; write 1, 2, ...")
    return number


def missing(facts: "FactBase", claim: ParsedClaim) -> list[str]:
    """Return what a claim on that topic needs and has not been given, as the help calls it."""
    lacking: list[str] = []
    if not claim.topic:
        lacking.append("TOPIC")
    else:
        topic = facts.topics[claim.topic]
        if topic.per_person and _is_blank(claim.about):
            lacking.append("--about")
        if topic.kind is not TopicKind.NOTE and not claim.says:
            lacking.append("SAYS")
    if _is_blank(claim.by):
        lacking.append("--by")
    if not claim.text:
        lacking.append("--text")
    return lacking


def _is_blank(name: Named | Unknown | None) -> bool:
    return name is None or not name.name


def _date_of_step(
    facts: "FactBase", topic: str, says: str | None, today: date
) -> PartialDate | None:
    """Return the days that were typed in place of a yes, when a step was or is to be taken.

    Raises UsageError for what has a figure in it and is no date.
    """
    if not topic or facts.topics[topic].kind is not TopicKind.MILESTONE or says in {None, YES, NO}:
        return None
    try:
        return typed_dates.read(says or "", today)
    except ValueError as error:
        if any(map(str.isdecimal, says or "")):
            raise UsageError(f"SAYS: {error}") from None
        return None


def with_likely_kind(facts: "FactBase", claim: ParsedClaim, today: date) -> ParsedClaim:
    """Return the claim with its kind, where a date in place of a yes decides it.

    It stays open while the speaker is not known, and where the date has begun and is not over.
    """
    if claim.kind is not None or claim.when is None or not isinstance(claim.by, Named):
        return claim
    said = claim.said or PartialDate.day(today)
    return replace(claim, kind=likely_kind(claim.when, said, rank_of(facts, claim.by)))


def likely_kind(when: PartialDate, said: PartialDate, rank: Rank) -> Kind | None:
    """Return what it is to say on a day that a step is taken `when`: a fact of what is over.

    Of what is still to come it is a plan of those who make the season, and a guess of others. None
    of what has begun and is not over: nobody can tell.
    """
    if when.last <= said.last:
        return Kind.FACT
    if when.first <= said.last:
        return None
    return Kind.PLAN if rank in {Rank.OFFICIAL, Rank.INSIDER} else Kind.GUESS


def rank_of(facts: "FactBase", source: Named) -> Rank:
    """Return the rank of a source, known or new."""
    return Rank(source.table["rank"]) if source.table else facts.sources[source.id].rank


def answer_on(facts: "FactBase", topic: str, says: str | None) -> str | None:
    """Return an answer as a claim on the topic holds it: in lower case if the words are fixed."""
    if not topic or says is None:
        return says
    is_step = facts.topics[topic].kind is TopicKind.MILESTONE
    return says.lower() if is_step or topic == CAST else says


def plain(option: str, text: str) -> str:
    """Return a text as it is kept: composed letters (NFC), no blanks around it.

    Raises UsageError for a character that cannot be seen, and for bytes that are no text.
    """
    read = lookup.as_typed(text)
    if any("\udc80" <= char <= "\udcff" for char in read):
        raise UsageError(f"{option}: holds bytes that are no text, in your locale or in UTF-8")
    unseen = hidden(read)
    if unseen:
        raise UsageError(
            f"{option}: holds {escaped(unseen[0])}, a character that cannot be seen; leave it out"
        )
    return unicodedata.normalize("NFC", read).strip()


def _plain(option: str, text: str | None) -> str | None:
    return None if text is None else plain(option, text)


def retracted(facts: "FactBase", name: str) -> str:
    """Return the id of the claim that another one takes back.

    Raises UsageError if there is none.
    """
    ids = [claim.id for claim in facts.claims]
    try:
        return lookup.choose(name, ids, "claim", "`aoud timeline --all --json` lists them")
    except UsageError as error:
        raise UsageError(f"--retracts: {error}") from None


def source(
    facts: "FactBase",
    option: str,
    name: str,
    rank: Rank | None,
    other: Named | Unknown | None = None,
) -> Named | Unknown:
    """Return the source of that name; an unknown one is new if it was given a rank.

    `other` is the claim's other source, which may be the same new one.
    Raises UsageError for a rank that is not the one that the source has.
    """
    if isinstance(other, Named) and other.table and folded(other.name) == folded(name):
        return other if rank is None else new_source(facts, option, name, rank, other)
    try:
        key = lookup.source(facts, name)
    except UsageError as error:
        if rank is None:
            remedy = f"a new source needs --{option}-rank {'|'.join(Rank)}"
            return Unknown(name, str(error), remedy)
        return new_source(facts, option, name, rank, other)
    found = facts.sources[key]
    if rank not in {None, found.rank}:
        raise _wrong_rank(option, key, found.rank)
    return Named(key, found.name)


def new_source(
    facts: "FactBase", option: str, name: str, rank: Rank, other: Named | Unknown | None = None
) -> Named:
    """Return a new source; the claim's other source, if that is a new one of the same name.

    Its id is one that neither the facts nor the claim's other source has.
    Raises UsageError where the two are the same source with two ranks.
    """
    table = {"name": name, "rank": rank.value}
    if not isinstance(other, Named) or other.table is None:
        return Named(free_id(slug(name, "source"), name, facts.sources), name, table)
    if folded(other.name) != folded(name):
        taken = {*facts.sources, other.id}
        return Named(free_id(slug(name, "source"), name, taken), name, table)
    if other.table["rank"] != rank.value:
        raise _wrong_rank(option, other.id, other.table["rank"])
    return other


def _wrong_rank(option: str, key: str, rank: str) -> UsageError:
    return UsageError(f"--{option}-rank: '{key}' is known, at rank {rank}; leave it out")


def person(facts: "FactBase", name: str, typed: Typed) -> Named | Unknown:
    """Return the person of that name; a new one if the options say so.

    Raises UsageError where a new one has the name of another, and nothing tells the two apart.
    """
    if typed.new_person or typed.native or typed.part:
        return new_person(facts, name, typed)
    try:
        key = lookup.person(facts, name)
    except UsageError as error:
        return Unknown(name, "; ".join(error.lines), "somebody new needs --new-person")
    return Named(key, facts.people[key].name)


def new_person(facts: "FactBase", name: str, typed: Typed) -> Named:
    """Return a new person, with the part and the name in their own letters that were typed.

    If the facts have that very person already, as when a claim is typed again, that one.
    Raises UsageError where they have another of that name, unless `--new-person` says that this is
    a namesake, and the part or the name in their own letters tells the two apart.
    """
    given = {"native": typed.native, "part": typed.part}
    more = {key: plain(f"--{key}", text) for key, text in given.items() if text}
    table = {"name": name} | more
    namesakes = {key: one for key, one in facts.people.items() if _is_called(name, one)}
    same = [
        key
        for key, one in namesakes.items()
        if all(getattr(one, field) == text for field, text in table.items())
    ]
    if len(same) == 1:
        return Named(same[0], name)
    for key, one in namesakes.items():
        if not typed.new_person or all(getattr(one, field) == text for field, text in more.items()):
            raise UsageError(
                f"--about: {safe(one.name)} is known already, as {key}; leave --new-person,"
                " --native, --part out, or give a namesake --new-person and a --part of their own"
            )
    native = table.get("native", "")
    known = next((key for key, one in facts.people.items() if _is_called(native, one)), None)
    if native and known and not typed.new_person:
        raise UsageError(
            f"--native: {safe(native)} is known already, as {known};"
            f" write --about {known}, and leave --new-person, --native, --part out"
        )
    stem = slug(name, "person")
    if namesakes:
        stem = slug(" ".join((stem, *more.values())), "person")
    return Named(free_id(stem, " ".join(table.values()), facts.people), name, table)


def _is_called(name: str, person: "Person") -> bool:
    return folded(name) in map(folded, person.spellings)
