"""The chart: stretches of days as bars along an axis of years, with a line at the known day.

The marks say what colour only repeats.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from aoud_cli.output.screens.page import linked, plain
from aoud_cli.output.terminal import Screen
from aoud_cli.reports.report import Heading
from aoud_cli.text import safe

MAX_CHART = 160
_LEAST_AXIS = 20
_YEAR = 4  # cells of its figures


@dataclass(frozen=True)
class Bar:
    """A stretch of days, named on its left; `mark` is what it is drawn with.

    The name is linked to `url`, if there is one.
    """

    label: str
    first: date
    last: date
    mark: str
    style: str
    url: str | None = None


@dataclass(frozen=True)
class Axis:
    """The days that a chart covers, on so many cells."""

    first: date
    last: date
    cells: int

    def at(self, day: date) -> int:
        """Return the cell in which a day lies; the first or last for a day beyond the axis."""
        share = (day - self.first).days * self.cells // ((self.last - self.first).days + 1)
        return min(max(share, 0), self.cells - 1)


def chart(
    groups: Mapping[str, Sequence[Bar]], known: date, as_of: date, screen: Screen
) -> RenderableType:
    """Return bars under an axis of years, each group under its name, unless it is the only one.

    A line marks the known day; another the day asked, where that is later.
    """
    bars = [bar for group in groups.values() for bar in group]
    width = min(screen.width, MAX_CHART) - 2
    room = max(cell_len(safe(bar.label)) for bar in bars) + 1
    if width - room < _LEAST_AXIS:  # the bars need the line; each has its name above it
        room = 0
    axis = _axis(bars, as_of, width - room)
    marks = {axis.at(as_of): screen.signs.asked, axis.at(known): screen.signs.known}
    lines = [Text(" " * room).append_text(_years(axis))]
    for name, group in groups.items():
        if len(groups) > 1:
            lines.append(plain(name, "bold"))
        for bar in group:
            label = linked(plain(bar.label), bar.url, screen)
            drawn = _bar(bar, axis, marks)
            if room:
                label.append(" " * (room - label.cell_len))
                lines.append(label.append_text(drawn))
            else:
                lines += [label, drawn]
    return Padding(Group(*lines), (0, 1))


def upright_lines(screen: Screen, heading: Heading) -> str:
    """Return what the upright lines of a chart are."""
    asked = f", {screen.signs.asked} day asked" if heading.stale else ""
    return f"{screen.signs.known} known day{asked}"


def _axis(bars: Sequence[Bar], as_of: date, cells: int) -> Axis:
    first = min([as_of, *(bar.first for bar in bars)])
    last = max([as_of, *(bar.last for bar in bars)])
    return Axis(date(first.year, 1, 1), date(last.year, 12, 31), cells)


def _years(axis: Axis) -> Text:
    line = [" "] * axis.cells
    free = 0
    for year in range(axis.first.year, axis.last.year + 1):
        at = axis.at(date(year, 1, 1))
        if at >= free and at + _YEAR <= axis.cells:
            line[at : at + _YEAR] = f"{year:04}"
            free = at + _YEAR + 1
    return Text("".join(line), style="dim")


def _bar(bar: Bar, axis: Axis, marks: dict[int, str]) -> Text:
    first, last = axis.at(bar.first), axis.at(bar.last)
    text = Text()
    for cell in range(axis.cells):
        covered = first <= cell <= last
        hidden = cell in marks and first != last  # a line may cross a bar, but not hide it
        if covered and not hidden:
            text.append(bar.mark, bar.style)
        else:
            text.append(marks.get(cell, " "), "dim")
    return text
