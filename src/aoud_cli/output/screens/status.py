"""The screen of `aoud status`: three seconds decide, so the capitals answer and the ladder shows how far."""

from collections.abc import Sequence

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from aoud_cli.output.screens.frame import STACKED_BELOW, layout_width, page, plain, sentences, table
from aoud_cli.output.terminal import Screen
from aoud_cli.reports.status import Status, Step
from aoud_cli.text import safe

_MIN_RAIL = 3
_FOUR_COLUMNS = 70


def status(report: Status, screen: Screen) -> Group:
    """Return how far the season is, as a screen."""
    body: list[RenderableType] = [
        Padding(plain(report.headline, "bold"), (0, 1)),
        Text(),
        ladder(report.ladder, screen),
        Text(),
        _lines(report, screen),
        Text(),
        sentences(["  ".join(report.foot())]),
    ]
    return page(report, screen, body)


def _lines(report: Status, screen: Screen) -> RenderableType:
    """Return the lines in four columns, in two where these would be slivers, or as sentences."""
    rows = _labelled_once([row.cells() for row in report.rows])
    if screen.width >= _FOUR_COLUMNS:
        return table(("", "", "", ""), rows, screen)
    if screen.width < STACKED_BELOW:
        return sentences(", ".join(filter(None, row)) for row in rows)
    pairs = [[(label, what), ("", ", ".join(filter(None, by)))] for label, what, *by in rows]
    return table(("", ""), [line for pair in pairs for line in pair if any(line)], screen)


def _labelled_once(rows: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Return rows without the label that the row above has too."""
    above = ("", *(label for label, *_ in rows))
    return [
        ("" if label == over else label, *rest)
        for over, (label, *rest) in zip(above, rows, strict=False)
    ]


def ladder(steps: tuple[Step, ...], screen: Screen) -> RenderableType:
    """Return the steps side by side on a rail, or below each other where there is no room."""
    marks = [
        f"{screen.signs.taken if step.taken else screen.signs.open} {safe(step.label)}"
        for step in steps
    ]
    widths = [cell_len(mark) for mark in marks]
    widths[-1] = max(
        widths[-1], cell_len(f"  {safe(steps[-1].text)}")
    )  # nothing to its right lends it room
    rail = (layout_width(screen) - 2 - sum(widths)) // max(1, len(steps) - 1) - 2
    full = any(
        cell_len(safe(step.text)) > width + rail
        for step, width in zip(steps[:-1], widths, strict=False)
    )
    if rail < _MIN_RAIL or full:
        return Padding(
            Group(*(_rung(step, mark) for step, mark in zip(steps, marks, strict=True))), (0, 1)
        )
    upper, lower = Text(), Text()
    for index, (step, mark) in enumerate(zip(steps, marks, strict=True)):
        last = index == len(steps) - 1
        between = "" if last else f" {screen.signs.line * rail} "
        upper.append(mark, _style(step)).append(between, "dim")
        text = f"  {safe(step.text)}"
        lower.append(text).append(" " * (cell_len(mark + between) - cell_len(text)))
    return Padding(Group(upper, lower), (0, 1))


def _rung(step: Step, mark: str) -> Text:
    return Text.assemble((mark, _style(step)), f"  {safe(step.text)}" if step.text else "")


def _style(step: Step) -> str:
    return "bold green" if step.taken else ""
