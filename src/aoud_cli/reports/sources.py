"""`aoud sources`: each source, its rank, and its record of hits."""

from collections import Counter
from dataclasses import dataclass
from typing import ClassVar

from aoud_cli.facts.vocabulary import Kind, Rank
from aoud_cli.judge.answer import Assessment, Fate, Judged
from aoud_cli.reports.claims import NO_CLAIM, ClaimRow, claim_row, is_prediction
from aoud_cli.reports.report import Cell, Report, Row, heading, word
from aoud_cli.reports.sums import share_in_words


@dataclass(frozen=True)
class SourceRow(Row):
    """A speaker or outlet, and how many of its claims met which fate.

    `relayed` counts the words of others that were read there; `hit_share` is the share of its
    closed predictions that were hit, None where none is closed.
    """

    id: str
    name: str
    rank: Rank
    said: int
    relayed: int
    stands: int
    overruled: int
    hit: int
    missed: int
    open: int
    hit_share: float | None

    @property
    def closed(self) -> int:
        """How many of its predictions were hit or missed."""
        return self.hit + self.missed

    def cells(self) -> tuple[Cell, ...]:
        """Return name, rank, counts and record; a count of 0 is left empty."""
        counts = (self.said, self.relayed, self.stands, self.overruled, self.open)
        record = ("", "")
        if self.hit_share is not None:
            record = f"{self.hit} of {self.closed}", share_in_words(self.hit, self.closed)
        return self.name, word(self.rank), *(str(count or "") for count in counts), *record


@dataclass(frozen=True)
class Sources(Report[SourceRow]):
    """Everybody who has spoken by the known day: strongest first, or best record first."""

    command: ClassVar[str] = "sources"
    columns: ClassVar[tuple[str, ...]] = (
        *("SOURCE", "RANK", "SAID", "VIA"),
        *("STANDS", "BEATEN", "OPEN", "HITS", "SHARE"),
    )
    row_type: ClassVar[type[Row]] = SourceRow
    none: ClassVar[str] = "No source had spoken by that day."

    by_record: bool

    def preamble(self) -> tuple[str, ...]:
        """Return what a hit is."""
        decided = "HITS are the predictions that came true, of those that were decided"
        return (f'{decided}; a "not before" counts too.',)

    def with_most_to_say(self) -> list[SourceRow]:
        """Return the rows by how much each said or relayed; by their record if that was asked."""
        if self.by_record:
            return [*self.rows]
        return sorted(self.rows, key=lambda row: -row.said - row.relayed)


@dataclass(frozen=True)
class SourceReport(Report[ClaimRow]):
    """One source and every claim that it made or relayed."""

    command: ClassVar[str] = "sources"
    columns: ClassVar[tuple[str, ...]] = ClaimRow.COLUMNS
    row_type: ClassVar[type[Row]] = ClaimRow
    none: ClassVar[str] = NO_CLAIM

    source: str
    name: str
    rank: Rank
    url: str | None
    note: str | None

    def preamble(self) -> tuple[str, ...]:
        """Return the name and rank, the note about it, and its address."""
        return tuple(filter(None, (f"{self.name}: {self.rank}.", self.note, self.url)))


def sources(assessment: Assessment, *, by_record: bool = False) -> Sources:
    """Return who has spoken or been read so far: by rank, then by how much, then by name.

    Or by their record: the best first, and last those of whom no prediction is closed.
    """
    judged = assessment.judged.values()
    said = Counter(j.claim.by for j in judged)
    relayed = Counter(j.claim.via for j in judged if j.claim.via)
    heard = {*said, *relayed}
    fates = Counter((j.claim.by, j.fate) for j in judged if _counts(j))
    rows = [
        SourceRow(
            id=key,
            name=source.name,
            rank=source.rank,
            said=said[key],
            relayed=relayed[key],
            stands=fates[key, Fate.STANDS],
            overruled=fates[key, Fate.OVERRULED],
            hit=fates[key, Fate.HIT],
            missed=fates[key, Fate.MISSED],
            open=fates[key, Fate.OPEN],
            hit_share=_share(fates[key, Fate.HIT], fates[key, Fate.MISSED]),
        )
        for key, source in assessment.facts.sources.items()
        if key in heard
    ]
    rows.sort(key=lambda row: (-row.rank.weight, -row.said, -row.relayed, row.name))
    if by_record:
        rows.sort(key=lambda row: (row.closed == 0, -_trust(row)))
    return Sources(heading(assessment, assessment.facts.topics), tuple(rows), by_record)


def _share(hit: int, missed: int) -> float | None:
    return round(hit / (hit + missed), 3) if hit + missed else None


def _trust(row: SourceRow) -> float:
    """Return the share of hits as if there were one hit and one miss more.

    So 9 hits of 10 are a better record than 1 of 1 (Laplace's rule of succession).
    """
    return (row.hit + 1) / (row.closed + 2)


def _counts(judged: Judged) -> bool:
    """Whether the fate of a claim counts in its speaker's record."""
    return judged.claim.kind is Kind.FACT or is_prediction(judged)


def source_report(assessment: Assessment, key: str) -> SourceReport:
    """Return one source with every claim by or via it, oldest first."""
    source = assessment.facts.sources[key]
    judged = assessment.judged.values()
    theirs = [j for j in judged if key in {j.claim.by, j.claim.via}]
    theirs.sort(key=lambda j: (j.claim.said, j.claim.id))
    return SourceReport(
        heading=heading(assessment, dict.fromkeys(j.claim.topic for j in theirs)),
        rows=tuple(claim_row(assessment, judged) for judged in theirs),
        source=key,
        name=source.name,
        rank=source.rank,
        url=source.url,
        note=source.note,
    )
