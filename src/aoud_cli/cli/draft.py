"""A claim as its file will hold it, and its errors in the words of the command line."""

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from aoud_cli.cli.new_claim import Named, ParsedClaim, Table, Unknown
from aoud_cli.errors import FactsError, Fault, Remedy, UsageError
from aoud_cli.facts.dates import PartialDate, spoken
from aoud_cli.facts.ids import claim_id
from aoud_cli.facts.vocabulary import Kind

if TYPE_CHECKING:
    from aoud_cli.facts.model import Overlay


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

    def laid(self, own: "Overlay") -> "Overlay":
        """Return the user's claims with this one at the end; unchanged if they hold it already.

        Raises UsageError, one sentence a fault, for what no claim may say, and for an id that has
        been given to another source or person since the claim was parsed.
        """
        from aoud_cli.facts.model import Overlay
        from aoud_cli.files.load import validated

        if self.id in {claim.id for claim in own.claims}:
            return own
        tables = own.tables()
        for noun, brought in (("source", self.sources), ("person", self.people)):
            there = tables.get(noun, {})
            if clash := [key for key, table in brought.items() if there.get(key, table) != table]:
                raise UsageError(
                    f"{noun} '{clash[0]}' has just been written down as another one;"
                    " look, and try again"
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
    Remedy.YES_OR_NO: "write yes, no, or the date",
}


def drafted(claim: ParsedClaim, today: date) -> Draft:
    """Return a claim that lacks nothing as its file will hold it; said today unless it was dated.

    Its id is made from its content, so that the same claim typed again is the same claim.
    Raises UsageError for a name that nobody has and that was not said to be new, and for a date of
    which nobody can tell whether it is that of a fact.
    """
    by, via = _named("--by", claim.by), _named("--via", claim.via)
    about = _named("--about", claim.about)
    if claim.kind is None and claim.when is not None:
        problem = f"{spoken(claim.when)} was not over when it was said"
        raise UsageError(f"SAYS: {problem}; add --kind fact, --kind plan or --kind guess")
    fields = {
        "topic": claim.topic,
        "part": claim.part,
        "says": claim.says,
        "about": about.id if about else None,
        "when": claim.when.text if claim.when else None,
        "said": (claim.said or PartialDate.day(today)).text,
        "by": by.id if by else None,
        "via": via.id if via else None,
        "text": claim.text,
        "quote": claim.quote,
        "url": _as_kept(claim.url),
        "note": claim.note,
        "retracts": claim.retracts,
        "kind": claim.kind.value if claim.kind in {Kind.PLAN, Kind.GUESS} else None,
    }
    table = {key: value for key, value in fields.items() if value is not None}
    return Draft(
        {"id": claim_id(claim.topic, str(table["by"]), table), **table},
        _tables(by, via),
        _tables(about),
    )


def _as_kept(url: str | None) -> str | None:
    """Return an address in the spelling in which it is kept, so that it makes the same id again."""
    from aoud_cli.facts.model import web_address

    try:
        return web_address(url) if url else url
    except ValueError:  # it is told with all else that is wrong
        return url


def _named(option: str, name: Named | Unknown | None) -> Named | None:
    if isinstance(name, Unknown):
        raise UsageError(f"{option}: {name.problem} ({name.remedy})")
    return name


def _tables(*names: Named | None) -> dict[str, Table]:
    """Return the tables of the new ones among these, by id."""
    return {one.id: one.table for one in names if one and one.table}
