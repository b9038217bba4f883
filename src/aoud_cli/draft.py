"""From what was typed to a claim: names resolved, text made plain, new sources and people brought along."""

import hashlib
import json
import os
import re
import unicodedata
from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from aoud_cli import words
from aoud_cli.dates import PartialDate
from aoud_cli.errors import FactsError, UsageError
from aoud_cli.load import validated
from aoud_cli.model import FactBase, Overlay
from aoud_cli.safe import escaped, folded, is_showable
from aoud_cli.vocabulary import CAST, Rank, TopicKind

_DIGITS = 10  # of the hash in an id: of a million claims, two are alike once in two
_MAX_STEM = 48

Table = dict[str, Any]


@dataclass(frozen=True)
class Draft:
    """A claim as its file will hold it, with the sources and people that it brings along, by id."""

    claim: Table
    sources: dict[str, Table] = field(default_factory=dict)
    people: dict[str, Table] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The claim's id."""
        return str(self.claim["id"])

    def laid(self, own: Overlay) -> Overlay:
        """Return the user's claims with this one at the end; the same ones when they hold it already.

        Raises UsageError, one sentence a fault, for what no claim may say.
        """
        if self.id in {claim.id for claim in own.claims}:
            return own
        tables = own.tables()
        tables["source"] = tables.get("source", {}) | self.sources
        tables["person"] = tables.get("person", {}) | self.people
        tables["claim"] = [*tables.get("claim", []), self.claim]
        try:
            return validated({key: table for key, table in tables.items() if table}, Overlay, lambda *_: ())
        except FactsError as error:
            raise self.refused(error) from None

    def refused(self, error: FactsError) -> UsageError:
        """Return the faults of this claim in the words of the command line: `--when: ...`."""
        named = re.compile(rf"^(your facts\.toml: )?claim '{re.escape(self.id)}': ([a-z]+): ")
        return UsageError("\n".join(named.sub(lambda m: f"{_typed_as(m[2])}: ", fault) for fault in error.faults))


def _typed_as(key: str) -> str:
    return key.upper() if key in {"topic", "says"} else f"--{key}"


def drafted(facts: FactBase, typed: Mapping[str, str], new: "New", today: date) -> Draft:
    """Return the claim that was typed, field by field; `facts` holds every name that is known already.

    Its id is made from its content, so that the same claim typed again is the same claim. Raises UsageError for a name
    that nobody has and that is not said to be new, and for characters that cannot be seen.
    """
    given = {key: plain(f"--{key}", text) for key, text in typed.items() if text}
    topic = words.topic(facts, given["topic"])
    claim: Table = {**given, "topic": topic, "said": said(given.get("said"), today)}
    if "says" in given and (facts.topics[topic].kind is TopicKind.MILESTONE or topic == CAST):
        claim["says"] = given["says"].lower()
    sources: dict[str, Table] = {}
    for key, rank in (("by", new.by_rank), ("via", new.via_rank)):
        if key in given:
            claim[key], fresh = _source(facts, key, given[key], rank)
            sources |= fresh
    people: dict[str, Table] = {}
    if "about" in given:
        claim["about"], people = _person(facts, given["about"], new)
    return Draft({"id": _id(claim), **claim}, sources, people)


@dataclass(frozen=True)
class New:
    """What is said of a source or person that the fact base does not know yet."""

    by_rank: Rank | None = None
    via_rank: Rank | None = None
    person: bool = False
    native: str | None = None
    part: str | None = None


def said(given: str | None, today: date) -> str:
    """Return the day of speech as it is written down: by default today, and of a month that is not over, what is."""
    if given is None:
        return today.isoformat()
    try:
        when = PartialDate.parse(given)
    except ValueError as error:
        raise UsageError(f"--said: {error}") from None
    if when.ends and when.first <= today < when.last:
        return PartialDate.between(when.first, today).text
    return given


def plain(option: str, text: str) -> str:
    """Return a text as it is kept: composed letters (NFC), no blanks around it, nothing that acts on a terminal."""
    try:  # in the C locale Hangul arrives as bare bytes
        read = os.fsencode(text).decode("utf-8")
    except UnicodeError:
        raise UsageError(f"{option}: is not UTF-8 text") from None
    hidden = next((char for char in read if not is_showable(char)), None)
    if hidden:
        raise UsageError(f"{option}: holds {escaped(hidden)}, a character that cannot be seen; leave it out")
    return unicodedata.normalize("NFC", read).strip()


def _source(facts: FactBase, key: str, name: str, rank: Rank | None) -> tuple[str, dict[str, Table]]:
    """Return the id of a source, and its table if it is new."""
    try:
        known = words.source(facts, name)
    except UsageError as error:
        if rank is None:
            raise UsageError(f"--{key}: {error}; for a new source add --{key}-rank {'|'.join(Rank)}") from None
        new_id = _free(slug(name, "source"), name, facts.sources)
        return new_id, {new_id: {"name": name, "rank": rank.value}}
    if rank not in {None, facts.sources[known].rank}:
        raise UsageError(f"--{key}-rank: '{known}' is known, at rank {facts.sources[known].rank}; leave it out")
    return known, {}


def _person(facts: FactBase, name: str, new: New) -> tuple[str, dict[str, Table]]:
    """Return the id of a person, and their table if they are new."""
    described = new.person or new.native or new.part
    if not described:
        try:
            return words.person(facts, name), {}
        except UsageError as error:
            raise UsageError(f"--about: {error}; for somebody new add --new-person") from None
    table = {"name": name} | {
        key: plain(f"--{key}", text) for key, text in (("native", new.native), ("part", new.part)) if text
    }
    for key, person in facts.people.items():
        if folded(name) in map(folded, person.spellings):
            if all(getattr(person, field) == text for field, text in table.items()):
                return key, {}
            raise UsageError(f"--about: {person.name} is known already; leave --new-person, --native and --part out")
    new_id = _free(slug(name, "person"), name, facts.people)
    return new_id, {new_id: table}


def slug(name: str, noun: str) -> str:
    """Return an id made of a name: its letters and digits that ASCII has, or a hash where it has none."""
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:_MAX_STEM].rstrip("-")
    return stem or f"{noun}-{_hash(name)}"


def _free(stem: str, name: str, taken: Container[str]) -> str:
    """Return an id for a new name: two names in different letters may leave the same ASCII ones."""
    return f"{stem}-{_hash(name)}" if stem in taken else stem


def _id(claim: Table) -> str:
    stem = slug(f"{claim['topic']}-{claim.get('by', '')}", "claim")
    return f"{stem}-{_hash(json.dumps(claim, sort_keys=True))}"


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:_DIGITS]
