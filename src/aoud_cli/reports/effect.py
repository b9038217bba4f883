"""`aoud add` and `aoud remove`: what a claim of the user's own does to the answers."""

from collections import Counter
from dataclasses import dataclass, fields
from typing import ClassVar

from aoud_cli.model import Claim
from aoud_cli.reports.changes import ChangeRow, differences
from aoud_cli.reports.report import Question, Report, Row
from aoud_cli.reports.status import headline


@dataclass(frozen=True)
class EffectRow(ChangeRow):
    """An answer, person or prediction that the claim changed."""

    def cells(self) -> tuple[str, ...]:
        """Return what it is about, how it was, and how it is."""
        return self.label, self.before, self.after

    @property
    def is_prediction(self) -> bool:
        """Whether it is a plan or guess that changed, and not an answer."""
        return self.what not in {"answer", "person"}


@dataclass(frozen=True)
class Effect(Report):
    """What was done, and the answers before and after it."""

    command: ClassVar[str] = "add"
    columns: ClassVar[tuple[str, ...]] = ("ABOUT", "BEFORE", "NOW")
    row_type: ClassVar[type[Row]] = EffectRow

    did: str
    claim: str | None
    text: str
    before: str
    after: str
    hint: str

    def preamble(self) -> tuple[str, ...]:
        """Return what was done, and the headline before and after."""
        return (*filter(None, (self.did, self.text)), *self.headlines(), *self.footnotes())

    def headlines(self) -> tuple[str, ...]:
        """Return the headline, or both where it changed."""
        if self.before == self.after:
            return (f"Still: {self.after}",)
        return f"Before: {self.before}", f"Now: {self.after}"

    def footnotes(self) -> tuple[str, ...]:
        """Return how many predictions were decided or made, and how to take the claim back."""
        fates = Counter(row.what for row in self.rows if isinstance(row, EffectRow) and row.is_prediction)
        counts = [f"{number} {'new' if what == 'made' else what}" for what, number in sorted(fates.items())]
        predictions = f"Predictions: {', '.join(counts)}. Each of them: aoud predictions" if counts else ""
        return tuple(filter(None, (predictions, self.hint)))


@dataclass(frozen=True)
class Removal(Effect):
    """The same, for a claim that was taken away."""

    command: ClassVar[str] = "remove"


def added(before: Question, after: Question, claim: Claim | None, did: str, *, dry_run: bool) -> Effect:
    """Return what a new claim (or, without one, a new look) changed."""
    hint = f"Take it back: aoud remove {claim.id}" if claim and not dry_run else ""
    return Effect(
        heading=after.heading,
        rows=_rows(before, after),
        did=did,
        claim=claim.id if claim else None,
        text=claim.text if claim else "",
        before=headline(before),
        after=headline(after),
        hint=hint,
    )


def removed(before: Question, after: Question, claim: Claim, did: str) -> Removal:
    """Return what the absence of a claim changed."""
    return Removal(
        heading=after.heading,
        rows=_rows(before, after),
        did=did,
        claim=claim.id,
        text=claim.text,
        before=headline(before),
        after=headline(after),
        hint="",
    )


def _rows(before: Question, after: Question) -> tuple[EffectRow, ...]:
    rows = differences(before, after)
    return tuple(EffectRow(**{field.name: getattr(row, field.name) for field in fields(ChangeRow)}) for row in rows)
