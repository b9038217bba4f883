"""`aoud refresh`: what a database was asked, what it says anew, and what that changes."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from aoud_cli.facts.dates import spoken_day
from aoud_cli.facts.model import Claim
from aoud_cli.judge.answer import Assessment
from aoud_cli.reports.changes import differences
from aoud_cli.reports.effect import EffectRow
from aoud_cli.reports.headline import headline
from aoud_cli.reports.report import Report, Row, heading


@dataclass(frozen=True)
class Asking:
    """How a database was asked, and whether what it said is written down.

    `page` is the page that it keeps of the show, and `changed` the day of its last change. Where
    nothing was sent there is neither, and `why_not` says why. `not_taken` is what is not believed.
    """

    source: str
    written: bool
    day: date | None = None
    page: str | None = None
    changed: date | None = None
    why_not: str = ""
    not_taken: str = ""


@dataclass(frozen=True)
class Refresh(Report[EffectRow]):
    """What a database said, and what that changed; the claims that are new by their ids."""

    command: ClassVar[str] = "refresh"
    columns: ClassVar[tuple[str, ...]] = ("CHANGE", "ABOUT", "BEFORE", "NOW")
    row_type: ClassVar[type[Row]] = EffectRow

    asking: Asking
    claims: tuple[str, ...]
    texts: tuple[str, ...]
    before: str
    after: str

    @property
    def is_news(self) -> bool:
        """Whether the database says something else than before, or an answer is another one."""
        changed = any(not row.is_prediction for row in self.rows)
        return bool(self.claims) or changed or self.before != self.after

    def preamble(self) -> tuple[str, ...]:
        """Return what was asked, what is new, and the headline before and after."""
        return *self.asked(), *self.headlines()

    def asked(self) -> tuple[str, ...]:
        """Return what was asked and when, then what is new, or that nothing is."""
        asking = self.asking
        if asking.day is None or asking.changed is None:
            return (asking.why_not,)
        told = [
            f"Asked {asking.source} on {spoken_day(asking.day)}: {asking.page}",
            f"Its page was last changed on {spoken_day(asking.changed)}.",
        ]
        told += [f"New: {text}" for text in self.texts]
        if not self.texts and not asking.not_taken:
            told.append("Nothing new.")
        if asking.not_taken:
            told.append(f"Not taken: {asking.not_taken}")
        if not asking.written:
            told.append("Nothing was written.")
        return tuple(told)

    def headlines(self) -> tuple[str, ...]:
        """Return the headline, or both where it changed."""
        if self.before == self.after:
            return (f"Still: {self.after}",)
        return f"Before: {self.before}", f"Now: {self.after}"


def refresh(
    assessments: tuple[Assessment, Assessment], asking: Asking, new: tuple[Claim, ...]
) -> Refresh:
    """Return what changed from the first assessment to the second by these new claims."""
    before, after = assessments
    return Refresh(
        heading=heading(after, after.facts.topics),
        rows=tuple(EffectRow(**vars(row)) for row in differences(before, after)),
        asking=asking,
        claims=tuple(claim.id for claim in new),
        texts=tuple(claim.text for claim in new),
        before=headline(before),
        after=headline(after),
    )
