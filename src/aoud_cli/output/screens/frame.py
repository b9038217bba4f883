"""What all screens share: the heading, tables that never cut a word, sentences, and the colours."""

from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.style import Style
from rich.table import Table
from rich.text import Text

from aoud_cli.output.terminal import Screen
from aoud_cli.reports.report import Heading, Report
from aoud_cli.text import safe

STACKED_BELOW = 40
MAX_LAYOUT = 100
MIN_WIDE = 16  # cells that the giving column keeps before the others are folded too
_GAP = 2  # cells between two columns

# Colour only repeats what the words say.
_STYLES = {
    "official": "bold green",
    "insider": "green",
    "press": "cyan",
    "hearsay": "yellow",
    "guess": "yellow",
    "plan": "cyan",
    "our sum": "yellow",
    "stands": "green",
    "hit": "green",
    "overruled": "dim",
    "set aside": "dim",
    "retracted": "dim",
    "missed": "red",
    "open": "cyan",
    "in": "green",
    "talks": "yellow",
    "out": "red",
    "guessed": "yellow",
}


def plain(text: str, style: str = "") -> Text:
    """Return text from a fact base as Rich may draw it: every character showable, none of it read as markup."""
    return Text(safe(text), style=style)


def page(report: Report, screen: Screen, body: Iterable[RenderableType]) -> Group:
    """Return a whole screen: heading, how old the answer is, then the body."""
    heading = report.heading
    stale: list[RenderableType] = []
    if heading.stale:
        stale = [Padding(plain(heading.stale, "yellow"), (0, 1)), Text()]
    return Group(head(heading, screen), Text(line(screen), style="dim"), *stale, *body)


def line(screen: Screen) -> str:
    """Return a line as wide as the layout."""
    return screen.signs.line * (layout_width(screen) - 1)


def layout_width(screen: Screen) -> int:
    """Return how wide headings and drawings are: the screen, but no wider than an eye follows."""
    return min(screen.width, MAX_LAYOUT)


def head(heading: Heading, screen: Screen) -> Text:
    """Return the title, and the day of the answer at the right edge, or on a line of its own where there is no room."""
    left = safe(f"{heading.title}, season {heading.season}")
    right = heading.day
    gap = layout_width(screen) - 1 - cell_len(left) - cell_len(right)
    between = " " * gap if gap > 1 else "\n"
    return Text.assemble((left, "bold"), between, (right, "dim"))


def table(
    columns: Sequence[str], rows: Iterable[Sequence[str]], screen: Screen, wide: int = -1
) -> RenderableType:
    """Return rows under headings; `wide` is the column that gives way first when the screen is narrow.

    Nothing is ever cut: a cell that does not fit is folded between words; below 40 columns, and where a word would be
    broken, each row becomes a stack of lines.
    """
    cells = [[*row] for row in rows]
    shown = [i for i in range(len(columns)) if any(row[i] for row in cells)]
    if not shown:
        return Text()
    texts = {i: [columns[i], *(row[i] for row in cells)] for i in shown}
    natural = {i: max(cell_len(safe(text)) for text in texts[i]) for i in shown}
    least = {i: max(map(_longest_word, texts[i])) for i in shown}
    room = screen.width - 1 - _GAP * (len(shown) - 1)
    if screen.width < STACKED_BELOW or (sum(least.values()) > room and not screen.unbounded):
        return _stack([columns[i] for i in shown], [[row[i] for i in shown] for row in cells])
    widths = natural if screen.unbounded else _shared_out(room, natural, least, wide % len(columns))
    grid = Table(
        box=None, padding=(0, _GAP, 0, 0), show_edge=False, pad_edge=False, show_header=any(columns)
    )
    for i in shown:
        grid.add_column(columns[i], header_style="dim", overflow="fold", width=widths[i])
    for row in cells:
        grid.add_row(*(_cell(row[i]) for i in shown))
    return Padding(grid, (0, 0, 0, 1))


def _shared_out(
    room: int, natural: dict[int, int], least: dict[int, int], giving: int
) -> dict[int, int]:
    """Return how wide each column is: at least its longest word, at most its longest text.

    The giving column has what the others leave, if that is enough to read in; else each has its
    share of what is left.
    """
    left = room - sum(width for i, width in natural.items() if i != giving)
    if left >= min(natural.get(giving, 0), max(least.get(giving, 0), MIN_WIDE)):
        return natural | ({giving: min(left, natural[giving])} if giving in natural else {})
    fair = {
        i: max(least[i], min(width, room // 2)) for i, width in natural.items()
    }  # one long text is not all there is
    wanted, left = sum(fair.values()) - sum(least.values()), room - sum(least.values())
    return {i: least[i] + (width - least[i]) * left // max(1, wanted) for i, width in fair.items()}


def _longest_word(text: str) -> int:
    return max((cell_len(word) for word in safe(text).split()), default=0)


def _cell(text: str) -> Text:
    return plain(
        text, _STYLES.get(text) or _STYLES.get(text.split(" by ", 1)[0].split(" (", 1)[0], "")
    )


def _stack(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> RenderableType:
    parts: list[RenderableType] = []
    for row in rows:
        for column, text in zip(columns, row, strict=True):
            if text:
                label = f"{column.lower()}: " if column else ""
                parts.append(Text.assemble((label, "dim"), _cell(text), overflow="fold"))
        parts.append(Text())
    return Padding(Group(*parts), (0, 0, 0, 1))


def sentences(texts: Iterable[str], style: str = "") -> RenderableType:
    """Return sentences, each beginning a line of its own."""
    return Padding(Group(*(plain(text, style) for text in texts)), (0, 1))


def link(url: str, screen: Screen) -> Text:
    """Return an address with its host shown; clickable only on a terminal that takes colour."""
    shown = plain(url, "dim")
    if (
        screen.links
        and urlsplit(url).scheme in {"http", "https"}
        and url.isascii()
        and url.isprintable()
    ):
        shown.stylize(Style(link=url))
    return shown
