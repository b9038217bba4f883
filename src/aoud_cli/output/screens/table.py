"""Tables that never cut a word: if one does not fit, each row becomes several lines."""

from collections.abc import Iterable, Mapping, Sequence

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from aoud_cli.output.screens.page import STACKED_BELOW, plain, styled
from aoud_cli.output.terminal import Screen
from aoud_cli.reports.report import Cell, Row, id_of

MIN_WIDE = 16  # cells that the giving column keeps before the others are folded too
_GAP = 2  # cells between two columns

# A column: its name, and its cells from top to bottom.
_Column = tuple[str, list[Text]]


def table(
    names: Sequence[str], rows: Iterable[Sequence[Cell]], screen: Screen, wide: int = -1
) -> RenderableType:
    """Return rows under the names of their columns; a column without any text is left out.

    Nothing is ever cut: a cell that does not fit is folded between words, first in the column
    `wide`. Below 40 columns, and where a word would be broken, each row becomes a stack of lines.
    """
    columns = _columns(names, rows, screen)
    if not columns:
        return Text()
    widths = _widths(columns, screen, wide % len(names))
    if widths is None:
        return _stack([*columns.values()])
    return Padding(_grid(columns, widths, header=any(names)), (0, 0, 0, 1))


def listing(
    names: Sequence[str],
    rows: Sequence[tuple[Row, Sequence[Cell]]],
    screen: Screen,
    wide: int = -1,
) -> RenderableType:
    """Return rows, given with their cells, as a table; where ids are shown, each below its row.

    In a pipe, and where each row is a stack of lines, the ids are one more column.
    """
    cells = [cells for _, cells in rows]
    if not screen.ids:
        return table(names, cells, screen, wide)
    columns = _columns(names, cells, screen)
    widths = _widths(columns, screen, wide % len(names))
    if widths is None or screen.unbounded:
        with_ids = [(*cells, id_of(row)) for row, cells in rows]
        return table((*names, "ID"), with_ids, screen, wide % len(names))
    parts: list[RenderableType] = []
    for number, (row, _) in enumerate(rows):
        one = {index: (name, [texts[number]]) for index, (name, texts) in columns.items()}
        parts += [_grid(one, widths, header=number == 0 and any(names)), plain(id_of(row), "dim")]
    return Padding(Group(*parts), (0, 0, 0, 1))


def _columns(
    names: Sequence[str], rows: Iterable[Sequence[Cell]], screen: Screen
) -> dict[int, _Column]:
    """Return the columns by their place, without those that hold no text."""
    drawn = [[styled(cell, screen) for cell in row] for row in rows]
    columns: dict[int, _Column] = {}
    for index, name in enumerate(names):
        cells = [row[index] for row in drawn]
        if any(cell.plain for cell in cells):
            columns[index] = name, cells
    return columns


def _grid(columns: Mapping[int, _Column], widths: Mapping[int, int], *, header: bool) -> Table:
    grid = Table(
        box=None, padding=(0, _GAP, 0, 0), show_edge=False, pad_edge=False, show_header=header
    )
    for index, (name, _) in columns.items():
        grid.add_column(name, header_style="dim", overflow="fold", width=widths[index])
    for row in zip(*(cells for _, cells in columns.values()), strict=True):
        grid.add_row(*row)
    return grid


def _widths(
    columns: Mapping[int, _Column], screen: Screen, giving: int
) -> Mapping[int, int] | None:
    """Return how wide each column is; None where some word would have to be broken."""
    natural: dict[int, int] = {}
    least: dict[int, int] = {}
    for index, (name, cells) in columns.items():
        texts = [name, *(cell.plain for cell in cells)]
        natural[index] = max(cell_len(text) for text in texts)
        least[index] = max(_longest_word(text) for text in texts)
    if screen.width < STACKED_BELOW:
        return None
    if screen.unbounded:
        return natural
    room = screen.width - 1 - _GAP * (len(columns) - 1)
    if sum(least.values()) > room:
        return None
    return _shared_out(room, natural, least, giving)


def _shared_out(
    room: int, natural: Mapping[int, int], least: Mapping[int, int], giving: int
) -> Mapping[int, int]:
    """Return how wide each column is: at least its longest word, at most its longest text.

    The giving column has what the others leave, if that is enough to read in; else each has its
    share of what is left.
    """
    if giving in natural:
        left = room - sum(natural.values()) + natural[giving]
        if left >= min(natural[giving], max(least[giving], MIN_WIDE)):
            return {**natural, giving: min(left, natural[giving])}
    elif sum(natural.values()) <= room:
        return natural
    # One long text is not all there is: no column asks for more than half of the room.
    wanted = {i: max(least[i], min(width, room // 2)) for i, width in natural.items()}
    left = room - sum(least.values())
    asked = max(1, sum(wanted.values()) - sum(least.values()))
    return {i: least[i] + (width - least[i]) * left // asked for i, width in wanted.items()}


def _longest_word(text: str) -> int:
    return max((cell_len(word) for word in text.split()), default=0)


def _stack(columns: Sequence[_Column]) -> RenderableType:
    """Return each row as lines, one a cell: the name of its column, then its text."""
    parts: list[RenderableType] = []
    for row in zip(*(cells for _, cells in columns), strict=True):
        for (name, _), cell in zip(columns, row, strict=True):
            if cell.plain:
                label = f"{name.lower()}: " if name else ""
                parts.append(Text.assemble((label, "dim"), cell, overflow="fold"))
        parts.append(Text())
    return Padding(Group(*parts[:-1]), (0, 0, 0, 1))
