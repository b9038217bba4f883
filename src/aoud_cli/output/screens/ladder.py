"""The ladder: the steps of a season, drawn side by side on a rail."""

from collections.abc import Sequence

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from aoud_cli.output.screens.page import layout_width
from aoud_cli.output.terminal import Screen
from aoud_cli.reports.status import Step
from aoud_cli.text import safe

_MIN_RAIL = 3  # cells of the line between two steps


def ladder(steps: Sequence[Step], screen: Screen) -> RenderableType:
    """Return the steps side by side on a rail, or below each other where there is no room."""
    marks = [_mark(step, screen) for step in steps]
    texts = [f"  {safe(step.text)}" if step.text else "" for step in steps]
    rail = _rail(marks, texts, screen)
    if rail is None:
        rungs = [
            Text.assemble((mark, _style(step)), text)
            for step, mark, text in zip(steps, marks, texts, strict=True)
        ]
        return Padding(Group(*rungs), (0, 1))
    upper, lower = Text(), Text()
    for step, mark, text in zip(steps, marks, texts, strict=True):
        between = "" if step is steps[-1] else f" {screen.signs.line * rail} "
        upper.append(mark, _style(step)).append(between, "dim")
        lower.append(text).append(" " * (cell_len(mark + between) - cell_len(text)))
    return Padding(Group(upper, lower), (0, 1))


def _mark(step: Step, screen: Screen) -> str:
    return f"{screen.signs.taken if step.taken else screen.signs.open} {safe(step.label)}"


def _rail(marks: Sequence[str], texts: Sequence[str], screen: Screen) -> int | None:
    """Return how long the line between two steps is, in cells; None where there is no room."""
    *widths, last = [cell_len(mark) for mark in marks]
    last = max(last, cell_len(texts[-1]))  # nothing to its right lends it room
    room = layout_width(screen) - 2 - sum(widths) - last
    rail = room // max(1, len(widths)) - 2
    if rail < _MIN_RAIL:
        return None
    below = zip(texts, widths, strict=False)  # the last text has its room already
    fits = all(cell_len(text) <= width + rail + 2 for text, width in below)
    return rail if fits else None


def _style(step: Step) -> str:
    return "bold green" if step.taken else ""
