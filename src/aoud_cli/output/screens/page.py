"""What every screen shares: the heading, sentences, links, and the styles of meanings."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.style import Style
from rich.text import Text

from aoud_cli.facts.vocabulary import Kind, Rank
from aoud_cli.judge.answer import Fate
from aoud_cli.output.terminal import NO_BREAK, Screen
from aoud_cli.reports.report import Cell, Heading, Linked, Meaning, Report, Row, Unspoken
from aoud_cli.text import safe

STACKED_BELOW = 40  # cells of width below which nothing stands side by side
MAX_LAYOUT = 100

# Colour only repeats what the words say.
STYLES: dict[Meaning | None, str] = {
    Rank.OFFICIAL: "bold green",
    Rank.INSIDER: "green",
    Rank.PRESS: "cyan",
    Rank.HEARSAY: "yellow",
    Kind.GUESS: "yellow",
    Kind.PLAN: "cyan",
    Unspoken.OUR_SUM: "yellow",
    Fate.STANDS: "green",
    Fate.HIT: "green",
    Fate.OVERRULED: "dim",
    Fate.SET_ASIDE: "dim",
    Fate.RETRACTED: "dim",
    Fate.REPLACED: "dim",
    Fate.RULED_OUT: "dim",
    Fate.MISSED: "red",
    Fate.OPEN: "cyan",
}


def plain(text: str, style: str = "") -> Text:
    """Return text as Rich may draw it: every character showable, and none read as markup."""
    return Text(safe(text).replace("dates differ", f"dates{NO_BREAK}differ"), style=style)


def styled(cell: Cell, screen: Screen) -> Text:
    """Return a cell in the colour of its meaning, or linked to its page; other cells in none."""
    if isinstance(cell, str):
        return plain(cell)
    if isinstance(cell, Linked):
        return linked(plain(cell.text), cell.url, screen)
    return plain(cell.text, STYLES.get(cell.meaning, ""))


def page(report: Report[Row], screen: Screen, body: Iterable[RenderableType]) -> Group:
    """Return a whole screen: heading, how old the answer is, then the body."""
    heading = report.heading
    notice: list[RenderableType] = []
    if heading.notice:
        notice = [Padding(plain(heading.notice, "yellow"), (0, 1)), Text()]
    line = screen.signs.line * (layout_width(screen) - 1)
    return Group(_head(heading, screen), Text(line, style="dim"), *notice, *body)


def layout_width(screen: Screen) -> int:
    """Return how wide headings and drawings are: the screen, but no wider than an eye follows."""
    return min(screen.width, MAX_LAYOUT)


def _head(heading: Heading, screen: Screen) -> Text:
    """Return the title, and at the right edge the day; below it where there is no room."""
    left = safe(heading.full_title)
    right = heading.day
    gap = layout_width(screen) - 1 - cell_len(left) - cell_len(right)
    between = " " * gap if gap > 1 else "\n"
    return Text.assemble((left, "bold"), between, (right, "dim"))


def titled(left: str, right: str, screen: Screen) -> RenderableType:
    """Return the title of what is shown, and at the right edge a word on it, if there is one."""
    title = plain(left, "bold")
    if not right:
        return Padding(title, (0, 1))
    gap = layout_width(screen) - 3 - title.cell_len - cell_len(right)
    between = " " * gap if gap > 1 else "\n"
    return Padding(Text.assemble(title, between, (right, "dim")), (0, 1))


def sentences(texts: Iterable[str], style: str = "") -> RenderableType:
    """Return sentences, each beginning a line of its own."""
    return Padding(Group(*(plain(text, style) for text in texts)), (0, 1))


def whole(text: Text) -> Text:
    """Return a text that stays on one line, however long: what is copied from there is whole."""
    return Text.assemble(" ", text, no_wrap=True, overflow="ignore")


def group_heading(text: str) -> RenderableType:
    """Return the heading of a group of rows."""
    return Padding(plain(text.upper(), "bold"), (0, 1))


def link(url: str, screen: Screen) -> Text:
    """Return an address with its host shown; clickable only on a terminal that takes colour."""
    return linked(plain(url, "dim"), url, screen)


def linked(shown: Text, url: str | None, screen: Screen) -> Text:
    """Return a text that opens an address, where the terminal takes links and it is harmless."""
    if screen.links and url and is_web_address(url):
        shown.stylize(Style(link=url))
    return shown


def is_web_address(url: str) -> bool:
    """Whether an address can be handed to a terminal: of the web, and without a sign that acts."""
    return urlsplit(url).scheme in {"http", "https"} and url.isascii() and url.isprintable()
