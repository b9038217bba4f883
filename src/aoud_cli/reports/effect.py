"""`aoud add` and `aoud remove`: how a claim of the user's own changes the answers."""

from collections import Counter
from dataclasses import dataclass
from typing import ClassVar, TypeVar

from aoud_cli.facts.dates import spoken_day
from aoud_cli.facts.model import Claim
from aoud_cli.judge.answer import Assessment
from aoud_cli.reports.changes import ChangeRow, differences
from aoud_cli.reports.headline import headline
from aoud_cli.reports.report import Cell, Report, Row, heading

_NOW = {"made": "new", "open": "open again"}  # what a prediction is now, where its fate is no word


@dataclass(frozen=True)
class EffectRow(ChangeRow):
    """An answer, person or prediction that the claim changed."""

    def cells(self) -> tuple[Cell, ...]:
        """Return what kind of change it is, what it is about, how it was, and how it is."""
        return super().cells()[:-1]

    @property
    def is_prediction(self) -> bool:
        """Whether it is a plan or guess that changed, and not an answer."""
        return self.what not in {"answer", "person"}


@dataclass(frozen=True)
class Effect(Report[EffectRow]):
    """What was done, and the answers before and after it."""

    command: ClassVar[str] = "add"
    columns: ClassVar[tuple[str, ...]] = ("CHANGE", "ABOUT", "BEFORE", "NOW")
    row_type: ClassVar[type[Row]] = EffectRow

    did: str
    claim: str | None
    text: str
    before: str
    after: str
    checked: str
    hint: str
    doubts: tuple[str, ...]

    def preamble(self) -> tuple[str, ...]:
        """Return what was done, the headline before and after, and how to undo it."""
        hint = (self.hint,) if self.hint else ()
        return (*filter(None, (self.did, self.text)), *self.headlines(), *self.footnotes(), *hint)

    def headlines(self) -> tuple[str, ...]:
        """Return the headline, or both where it changed."""
        if self.before == self.after:
            return (f"Still: {self.after}",)
        return f"Before: {self.before}", f"Now: {self.after}"

    def footnotes(self) -> tuple[str, ...]:
        """Return how many predictions changed, the day checked to, and what may be amiss."""
        doubts = [f"Is that what is meant? {doubt}." for doubt in self.doubts]
        return tuple(filter(None, (self._predictions(), self.checked, *doubts)))

    def _predictions(self) -> str:
        kinds = Counter(row.what for row in self.rows if row.is_prediction)
        if not kinds:
            return ""
        counts = [f"{number} {_NOW.get(what, what)}" for what, number in sorted(kinds.items())]
        return f"Predictions: {', '.join(counts)}. Each of them: aoud predictions"


@dataclass(frozen=True)
class Removal(Effect):
    """The same, for a claim that was taken away."""

    command: ClassVar[str] = "remove"


E = TypeVar("E", bound=Effect)


def effect(  # noqa: PLR0913 - all that the screen tells
    kind: type[E],
    assessments: tuple[Assessment, Assessment],
    claim: Claim | None,
    did: str,
    hint: str = "",
    *,
    doubts: tuple[str, ...] = (),
) -> E:
    """Return what changed from the first assessment to the second.

    It changed because of a claim; without one, because the user looked for news once more.
    """
    before, after = assessments
    return kind(
        heading=heading(after, after.facts.topics),
        rows=tuple(EffectRow(**vars(row)) for row in differences(before, after)),
        did=did,
        claim=claim.id if claim else None,
        text=claim.text if claim else "",
        before=headline(before),
        after=headline(after),
        checked=_checked(before, after),
        hint=hint,
        doubts=doubts,
    )


def _checked(before: Assessment, after: Assessment) -> str:
    """Return which topics now count as checked, and up to which day; empty if none does."""
    moved = [name for name, day in after.known_days.items() if day != before.known_days[name]]
    if not moved:
        return ""
    now = spoken_day(max(after.known_days[name] for name in moved))
    if len(moved) == len(after.known_days):
        return f"Every topic now counts as checked up to {now}."
    labels = ", ".join(after.facts.topics[name].label for name in moved)
    return f"Now checked up to {now}: {labels}."
