"""`aoud sources`: who speaks, at which rank, and how well their word held."""

from collections import Counter
from dataclasses import dataclass
from typing import ClassVar

from aoud_cli.facts.vocabulary import Kind
from aoud_cli.judge.answer import Assessment, Fate, Judged
from aoud_cli.reports.claims import NO_CLAIM, ClaimRow, claim_row, is_prediction
from aoud_cli.reports.report import Report, Row, heading


@dataclass(frozen=True)
class SourceRow(Row):
    """A speaker or outlet and what became of their claims; `relayed` counts others' words read there."""

    id: str
    name: str
    rank: str
    said: int
    relayed: int
    stands: int
    overruled: int
    hit: int
    missed: int
    open: int

    def cells(self) -> tuple[str, ...]:
        """Return name, rank and counts."""
        counts = (
            self.said,
            self.relayed,
            self.stands,
            self.overruled,
            self.hit,
            self.missed,
            self.open,
        )
        return self.name, self.rank, *(str(count or "") for count in counts)


@dataclass(frozen=True)
class Sources(Report):
    """Everybody who has spoken by the known day, strongest first."""

    command: ClassVar[str] = "sources"
    columns: ClassVar[tuple[str, ...]] = (
        *("SOURCE", "RANK", "SAID", "VIA", "STANDS", "BEATEN", "HIT", "MISSED", "OPEN"),
    )
    row_type: ClassVar[type[Row]] = SourceRow
    none: ClassVar[str] = "Nobody had spoken by that day."


@dataclass(frozen=True)
class SourceReport(Report):
    """One source and every claim that it made or relayed."""

    command: ClassVar[str] = "sources"
    columns: ClassVar[tuple[str, ...]] = ClaimRow.COLUMNS
    row_type: ClassVar[type[Row]] = ClaimRow
    none: ClassVar[str] = NO_CLAIM

    source: str
    name: str
    rank: str
    url: str | None
    note: str | None

    def preamble(self) -> tuple[str, ...]:
        """Return the name and rank, what is to be known of them, and where they are read."""
        return tuple(filter(None, (f"{self.name}: {self.rank}.", self.note, self.url)))


def sources(assessment: Assessment) -> Sources:
    """Return who has spoken or been read by the known day: by rank, then by how much they said, then by name."""
    judged = assessment.judged.values()
    said = Counter(j.claim.by for j in judged)
    relayed = Counter(j.claim.via for j in judged if j.claim.via)
    fates = Counter(
        (j.claim.by, j.fate)
        for j in judged
        if j.claim.kind is Kind.FACT or is_prediction(assessment, j.claim)
    )
    shown = (Fate.STANDS, Fate.OVERRULED, Fate.HIT, Fate.MISSED, Fate.OPEN)
    weight = {key: source.rank.weight for key, source in assessment.facts.sources.items()}
    rows = [
        SourceRow(
            key,
            source.name,
            source.rank,
            said[key],
            relayed[key],
            *(fates[key, fate] for fate in shown),
        )
        for key, source in assessment.facts.sources.items()
        if said[key] or relayed[key]
    ]
    rows.sort(key=lambda row: (-weight[row.id], -row.said, -row.relayed, row.name))
    return Sources(heading(assessment), tuple(rows))


def source_report(assessment: Assessment, key: str) -> SourceReport:
    """Return one source with every claim by or via it, oldest first."""
    source = assessment.facts.sources[key]
    theirs: list[Judged] = [
        j for j in assessment.judged.values() if key in {j.claim.by, j.claim.via}
    ]
    theirs.sort(key=lambda j: (j.claim.said, j.claim.id))
    return SourceReport(
        heading=heading(assessment),
        rows=tuple(claim_row(assessment, judged) for judged in theirs),
        source=key,
        name=source.name,
        rank=source.rank,
        url=source.url,
        note=source.note,
    )
