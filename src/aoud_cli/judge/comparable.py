"""The comparable seasons, and how long each waited at a stage (rule 10.1)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from aoud_cli.facts.dates import PartialDate
from aoud_cli.facts.model import FactBase, Precedent
from aoud_cli.facts.vocabulary import FILMING, RENEWED, WRAPPED
from aoud_cli.judge.answer import Assessment
from aoud_cli.judge.curve import Curve

STAGES = (WRAPPED, FILMING, RENEWED)  # the furthest first
ENOUGH = 5  # with fewer seasons a curve would be an invention


@dataclass(frozen=True)
class Wait:
    """A season's wait from a step to its release; of a month the middle day counts."""

    title: str
    season: int
    start: PartialDate
    end: PartialDate

    @property
    def name(self) -> str:
        """The season as a screen calls it."""
        return f"{self.title} {self.season}"

    @property
    def began(self) -> date:
        """The day on which the wait began."""
        return middle(self.start)

    @property
    def released(self) -> date:
        """The day on which it ended."""
        return middle(self.end)

    @property
    def days(self) -> int:
        """How many days it took, at least 1."""
        return max(1, (self.released - self.began).days)

    def is_over(self, day: date) -> bool:
        """Return whether the season was out by a day."""
        return self.end.last <= day

    def lasts(self, day: date) -> bool:
        """Return whether it had begun to wait by a day, and was not out."""
        return self.start.last <= day and not self.is_over(day)

    def so_far(self, day: date) -> int:
        """Return how many days it had waited by a day, at least 1."""
        return max(1, (day - self.began).days)


def waits(assessment: Assessment, stage: str, *, every: bool = False) -> tuple[Wait, ...]:
    """Return the waits of the comparable seasons at a stage, or of every season."""
    return tuple(
        Wait(one.title, one.season, one.starts[stage], one.released)
        for one in comparable(assessment.facts, every=every)
        if stage in one.starts
    )


def comparable(facts: FactBase, *, every: bool = False) -> list[Precedent]:
    """Return the seasons that share what is special about this one, or every season.

    Those that the file leaves out are never among them.
    """
    counted = [one for one in facts.precedents if one.left_out is None]
    return [one for one in counted if every or facts.title.flags <= one.flags]


def curve_of(seasons: Iterable[Wait], day: date) -> Curve | None:
    """Return the curve of some waits as they were known on a day; None with too few (10.2)."""
    known = list(seasons)
    over = [wait.days for wait in known if wait.is_over(day)]
    if len(over) < ENOUGH:
        return None
    return Curve.of(over, [wait.so_far(day) for wait in known if wait.lasts(day)])


def known_of_others(assessment: Assessment) -> date:
    """Return the last day that is known of other seasons: they stand in the file (rule 1.2)."""
    return min(assessment.as_of, assessment.today, assessment.facts.checked)


def middle(when: PartialDate) -> date:
    """Return the middle day of a stretch."""
    return when.first + (when.last - when.first) // 2


def least_and_middle(numbers: Sequence[int]) -> tuple[int, int]:
    """Return the least number and the middle one, rounded down."""
    ordered = sorted(numbers)
    return ordered[0], (ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) // 2
