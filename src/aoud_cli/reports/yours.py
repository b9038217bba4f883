"""`aoud remove` without a claim: the user's own claims, each with the id that removes it."""

from dataclasses import dataclass
from typing import ClassVar

from aoud_cli.facts.dates import spoken, spoken_day
from aoud_cli.facts.model import Fetched, Overlay
from aoud_cli.facts.vocabulary import FETCHED, LOOK
from aoud_cli.judge.answer import Assessment
from aoud_cli.reports.report import Cell, Report, Row, heading
from aoud_cli.text import counted


@dataclass(frozen=True)
class OwnRow(Row):
    """Something that can be removed, and what it says."""

    id: str
    said: str
    text: str

    def cells(self) -> tuple[Cell, ...]:
        """Return what removes it, when it was said, and what it says."""
        return self.id, self.said, self.text


@dataclass(frozen=True)
class Yours(Report[OwnRow]):
    """The user's own claims, the newest addition last, their look, and what was fetched."""

    command: ClassVar[str] = "remove"
    columns: ClassVar[tuple[str, ...]] = ("CLAIM", "SAID", "TEXT")
    row_type: ClassVar[type[Row]] = OwnRow
    none: ClassVar[str] = "You have no claims of your own; `aoud add` writes one down."

    next_step: str

    def preamble(self) -> tuple[str, ...]:
        """Return how one of them is removed."""
        return (self.next_step,) if self.next_step else ()


def yours(assessment: Assessment, own: Overlay, fetched: Fetched) -> Yours:
    """Return what can be removed, as a day's answers know it."""
    rows = [OwnRow(claim.id, spoken(claim.said), claim.text) for claim in own.claims]
    if own.look:
        day = spoken_day(own.look)
        rows.append(OwnRow(LOOK, "", f"You looked for news up to {day}."))
    if fetched.claims or fetched.looks:
        claims = counted(len(fetched.claims), "claim")
        rows.append(OwnRow(FETCHED, "", f"All that was fetched: {claims}."))
    return Yours(
        heading=heading(assessment, assessment.facts.topics),
        rows=tuple(rows),
        next_step="Remove one: aoud remove CLAIM, or aoud remove --last" if rows else "",
    )
