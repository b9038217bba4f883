"""From what was typed to a claim: names resolved, text made plain, new sources and people brought along."""

import hashlib
import json
import os
import re
import unicodedata
from collections.abc import Container
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from aoud_cli.cli import lookup, typed_dates
from aoud_cli.cli.options import Typed
from aoud_cli.errors import FactsError, Fault, UsageError
from aoud_cli.facts.checks import Remedy
from aoud_cli.facts.model import FactBase, Overlay
from aoud_cli.facts.vocabulary import CAST, Kind, Rank, TopicKind
from aoud_cli.files.load import validated
from aoud_cli.text import escaped, folded, is_showable, safe

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

        Raises UsageError, one sentence a fault, for what no claim may say, and for a name that somebody else has
        written down as something else in the meantime.
        """
        if self.id in {claim.id for claim in own.claims}:
            return own
        tables = own.tables()
        for noun, brought in (("source", self.sources), ("person", self.people)):
            there = tables.get(noun, {})
            if clash := [key for key, table in brought.items() if there.get(key, table) != table]:
                raise UsageError(
                    f"{noun} '{clash[0]}' has just been written down as another one; look, and try again"
                )
            tables[noun] = there | brought
        tables["claim"] = [*tables.get("claim", []), self.claim]
        try:
            return validated({key: table for key, table in tables.items() if table}, Overlay)
        except FactsError as error:
            raise self.refused(error) from None

    def refused(self, error: FactsError) -> UsageError:
        """Return the faults as sentences; those of this claim in the words of the command line."""
        return UsageError(*(self._as_typed(fault) for fault in error.faults))

    def _as_typed(self, fault: Fault) -> str:
        """Return a fault of this claim as `--when: what is wrong; what to type`."""
        if fault.table != "claim" or fault.record != self.id or not fault.field:
            return str(fault)
        remedy = _TYPED_REMEDIES.get(fault.remedy, fault.remedy)
        return str(Fault(fault.problem, remedy, field=_typed_as(fault.field)))


def _typed_as(key: str) -> str:
    """Return what the command line calls a key of a claim."""
    return key.upper() if key in {"topic", "says"} else f"--{key}"


# What to type, for the remedies that name a key of a file.
_TYPED_REMEDIES: dict[str, str] = {
    Remedy.NO_FACT: "add --kind plan or --kind guess",
    Remedy.NO_PERSON: "leave --about out",
    Remedy.YES_OR_NO: 'write "yes" or "no", and a date with --when',
}
_FIELDS = (
    "topic",
    "says",
    "about",
    "when",
    "said",
    "by",
    "via",
    "text",
    "quote",
    "url",
    "note",
    "retracts",
)


def drafted(facts: FactBase, typed: Typed, today: date) -> Draft:
    """Return the claim that was typed; `facts` holds every name that is known already.

    Its id is made from its content, so that the same claim typed again is the same claim.
    Raises UsageError for a name that nobody has and that is not said to be new, and for
    characters that cannot be seen.
    """
    texts = {key: text for key in _FIELDS if (text := getattr(typed, key)) is not None}
    claim: Table = {key: plain(_typed_as(key), text) for key, text in texts.items()}
    claim["topic"] = topic = lookup.topic(facts, claim["topic"])
    claim["said"] = typed_dates.written(
        "--said", claim.get("said", "today"), today, typed_dates.of_speech
    ).text
    if "when" in claim:
        claim["when"] = typed_dates.written("--when", claim["when"], today).text
    if typed.kind is not Kind.FACT:
        claim["kind"] = str(typed.kind)
    if "says" in claim and (facts.topics[topic].kind is TopicKind.MILESTONE or topic == CAST):
        claim["says"] = claim["says"].lower()
    if "retracts" in claim:
        claim["retracts"] = _claim(facts, claim["retracts"])
    sources: dict[str, Table] = {}
    for key, rank in (("by", typed.by_rank), ("via", typed.via_rank)):
        if key in claim:
            claim[key] = _source(facts, sources, key, claim[key], rank)
    people: dict[str, Table] = {}
    if "about" in claim:
        claim["about"], people = _person(facts, claim["about"], typed)
    return Draft({"id": _id(claim), **claim}, sources, people)


def plain(option: str, text: str) -> str:
    """Return a text as it is kept: composed letters (NFC), no blanks around it, nothing that acts on a terminal."""
    try:  # in the C locale Hangul arrives as bare bytes
        read = os.fsencode(text).decode("utf-8")
    except UnicodeError:
        raise UsageError(f"{option}: is not UTF-8 text") from None
    hidden = next((char for char in read if not is_showable(char)), None)
    if hidden:
        raise UsageError(
            f"{option}: holds {escaped(hidden)}, a character that cannot be seen; leave it out"
        )
    return unicodedata.normalize("NFC", read).strip()


def _claim(facts: FactBase, name: str) -> str:
    try:
        return lookup.choose(
            name,
            [claim.id for claim in facts.claims],
            "claim",
            "`aoud timeline --all --json` lists them",
        )
    except UsageError as error:
        raise UsageError(f"--retracts: {error}") from None


def _source(facts: FactBase, new: dict[str, Table], key: str, name: str, rank: Rank | None) -> str:
    """Return the id of a source; one that is not known yet is added to the new ones."""
    drafted = {folded(table["name"]): found for found, table in new.items()}
    try:
        known = drafted.get(folded(name)) or lookup.source(facts, name)
    except UsageError as error:
        if rank is None:
            raise UsageError(
                f"--{key}: {error} (a new source needs --{key}-rank {'|'.join(Rank)})"
            ) from None
        known = _free(slug(name, "source"), name, {*facts.sources, *new})
        new[known] = {"name": name, "rank": rank.value}
    its_rank = Rank(new[known]["rank"]) if known in new else facts.sources[known].rank
    if rank not in {None, its_rank}:
        raise UsageError(f"--{key}-rank: '{known}' is known, at rank {its_rank}; leave it out")
    return known


def _person(facts: FactBase, name: str, typed: Typed) -> tuple[str, dict[str, Table]]:
    """Return the id of a person, and their table if they are new."""
    if not (typed.new_person or typed.native or typed.part):
        try:
            return lookup.person(facts, name), {}
        except UsageError as error:
            raise UsageError(f"--about: {error} (somebody new needs --new-person)") from None
    more = {"native": typed.native, "part": typed.part}
    table = {"name": name} | {key: plain(f"--{key}", text) for key, text in more.items() if text}
    for key, person in facts.people.items():
        if folded(name) in map(folded, person.spellings):
            if all(getattr(person, field) == text for field, text in table.items()):
                return key, {}
            raise UsageError(
                f"--about: {safe(person.name)} is known already; leave --new-person, --native, --part out"
            )
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
    stem = slug(f"{claim['topic']}-{claim['by']}", "claim")
    return f"{stem}-{_hash(json.dumps(claim, sort_keys=True))}"


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:_DIGITS]
