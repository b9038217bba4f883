"""The way to the reader's terminal: its width, colour, signs and encoding.

What happens when the reader goes away, or when nothing can be written, is decided here too.
"""

import errno
import os
import re
import shutil
import sys
import unicodedata
from dataclasses import astuple, dataclass
from enum import StrEnum
from io import StringIO
from typing import TYPE_CHECKING, TextIO

from aoud_cli.errors import OutputError, UsageError
from aoud_cli.text import safe

if TYPE_CHECKING:
    from rich.console import RenderableType

    Drawable = RenderableType | str

MIN_WIDTH = 20
MAX_WIDTH = 1000
DEFAULT_WIDTH = 80
MAX_HELP = 100

# Rich gives each link a random id, which would make each answer another one.
_LINK_ID = re.compile("\x1b]8;id=[0-9-]+;")


# Stands for a blank between two words that are not to be parted; no text of a file can hold it, and
# Rich would part them at a no-break space.
NO_BREAK = "\ue000"


class Color(StrEnum):
    """When to colour."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


@dataclass(frozen=True)
class Signs:
    """The few signs that are not letters, as far as the encoding has them."""

    taken: str
    open: str
    line: str
    hit: str
    missed: str
    ahead: str
    replaced: str
    ruled_out: str
    known: str
    asked: str


_UNICODE = Signs(
    taken="●",
    open="○",
    line="─",
    hit="█",
    missed="✕",
    ahead="━",
    replaced="┄",
    ruled_out="░",
    known="│",
    asked="┊",
)
_ASCII = Signs(
    taken="*",
    open="o",
    line="-",
    hit="#",
    missed="x",
    ahead="=",
    replaced="~",
    ruled_out="/",
    known="|",
    asked=":",
)


# A terminal for Korean or Japanese draws these two cells wide, where one was counted.
_AMBIGUOUS = str.maketrans("\u201c\u201d\u2018\u2019\u2013\u2014\xb7\xd7", "\"\"''--.x")


@dataclass(frozen=True)
class Screen:
    """What there is to draw on.

    `width` is for layout; a pipe has one too, but its tables take the width they need. An answer is
    to be shown whole if `whole`, else on two screens; each row with its id if `ids`.
    """

    width: int
    terminal: bool
    unbounded: bool
    color: bool
    links: bool
    signs: Signs
    whole: bool = False
    ids: bool = False


def screen(color: Color, *, ascii_only: bool = False) -> Screen:
    """Return what standard output can show, without signs beyond ASCII if these are not wanted."""
    terminal = _is_terminal()
    given = _columns()
    width = given or (shutil.get_terminal_size().columns if terminal else DEFAULT_WIDTH)
    colored = _wants_color(color, terminal)
    return Screen(
        width=max(MIN_WIDTH, min(width or DEFAULT_WIDTH, MAX_WIDTH)),
        terminal=terminal,
        unbounded=not terminal and not given,
        color=colored,
        links=colored and terminal,
        signs=_ASCII if ascii_only or not _encodes("".join(astuple(_UNICODE))) else _UNICODE,
    )


def drawn(renderable: "Drawable", on: Screen) -> str:
    """Return what a screen function gave as text to write; text stays as it is."""
    if isinstance(renderable, str):
        return renderable
    # Not before there is something to draw: `is` and `--json` never need it.
    from rich.console import Console  # noqa: PLC0415
    from rich.measure import Measurement  # noqa: PLC0415

    # One Console a call: one made at import would keep the width and colour of that moment.
    console = Console(
        file=StringIO(),
        width=on.width,
        color_system="standard" if on.color else None,
        no_color=not on.color,
        force_terminal=on.color,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
    )
    if on.unbounded:
        endless = console.options.update(max_width=sys.maxsize)
        console.width = max(on.width, Measurement.get(console, endless, renderable).maximum)
    with console.capture() as captured:
        console.print(renderable, crop=False)  # what is to be copied may be longer than a line
    text = _LINK_ID.sub("\x1b]8;;", captured.get()).replace(NO_BREAK, " ")
    if on.signs == _ASCII:
        text = text.translate(_AMBIGUOUS)
    lines = [line.rstrip() for line in text.splitlines()]
    while lines and not lines[-1]:
        lines.pop()
    return "".join(f"{line}\n" for line in lines)


def help_width() -> int:
    """Return how wide a line of help may be: what there is, but no wider than an eye follows."""
    return min(screen(Color.NEVER).width, MAX_HELP)


def write(text: str) -> None:
    """Write finished text to standard output, whole.

    Raises OutputError when it cannot be written.
    """
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except OSError as error:
        abandon_output(error)


def abandon_output(error: OSError) -> None:
    """Give up standard output; raises OutputError unless it was the reader who went away."""
    # Python flushes once more at exit; with the stream pointed at nothing that cannot fail again.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if error.errno == errno.EPIPE:
        return  # the reader has seen enough: `aoud timeline | head`
    raise OutputError(
        f"the answer could not be written: {(error.strerror or 'unknown').lower()}"
    ) from None


def write_error(text: str) -> None:
    """Write sentences to standard error, a line each, made safe; never fails."""
    try:
        sys.stderr.write(
            "".join(f"{_wrapped(line, sys.stderr)}\n" for line in text.split("\n") if text)
        )
        sys.stderr.flush()
    except (OSError, ValueError, AttributeError):
        return


def write_progress(text: str) -> None:
    """Write to standard error, if that is a terminal, what the reader is waiting for."""
    if sys.__stderr__ is not None and sys.__stderr__.isatty():  # what collects errors is none
        write_note(text)


def can_ask() -> bool:
    """Whether a question can be asked: standard input and standard error are a terminal."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.__stderr__))


def ask(question: str) -> str:
    """Return the line that the user types; raises UsageError at the end of the input.

    The question goes to standard error itself, past whatever collects what is written there.
    """
    print(_wrapped(question, sys.__stderr__), end=" ", file=sys.__stderr__, flush=True)
    line = sys.stdin.readline()
    if not line:
        write_note("")  # the question's line ends here
        raise UsageError("the input ended; nothing was changed")
    return line.strip()


def write_note(text: str) -> None:
    """Write a sentence between two questions."""
    print(_wrapped(text, sys.__stderr__), file=sys.__stderr__, flush=True)


def _wrapped(text: str, stream: TextIO | None) -> str:
    """Return a text made safe, and on a terminal broken between its words.

    Elsewhere it stays on its line.
    """
    if stream is None or not stream.isatty():
        return safe(text)
    width = _columns() or os.get_terminal_size(stream.fileno()).columns or DEFAULT_WIDTH
    return _filled(safe(text), max(MIN_WIDTH, width))


def _filled(text: str, width: int) -> str:
    """Return a text on lines of at most `width` cells; a longer word has a line of its own."""
    first, *others = text.split(" ")
    lines = [first]
    for word in others:
        longer = f"{lines[-1]} {word}"
        if _cells(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return "\n".join(lines)


def _cells(text: str) -> int:
    """Return how many cells of a terminal a text takes: 2 a letter of Hangul, 0 a combining mark.

    Rich counts them too, but an error or a question is no reason to wait for its import.
    """
    drawn_alone = [char for char in text if unicodedata.category(char) not in {"Mn", "Me", "Cf"}]
    wide = [char for char in drawn_alone if _is_wide(char)]
    return len(drawn_alone) + len(wide)


def _is_wide(char: str) -> bool:
    unknown = unicodedata.category(char) == "Cn"  # to this Python
    return unknown or unicodedata.east_asian_width(char) in {"W", "F"}


def prepare_streams() -> None:
    """Let nothing that the encoding lacks stop an answer: it is written as an escape instead.

    Raises OutputError when standard output is closed (`>&-`) or full: there is nowhere to answer.
    """
    if sys.stdout is None:
        # It stays open to the end.
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
        raise OutputError("the answer could not be written: standard output is closed")
    for stream, errors in (
        (sys.stdin, "surrogateescape"),
        (sys.stdout, "backslashreplace"),
        (sys.stderr, "backslashreplace"),
    ):
        reconfigure = getattr(stream, "reconfigure", None)
        try:
            if reconfigure:
                reconfigure(errors=errors)
        except OSError as error:  # a remembered answer could not be written, and is still waiting
            abandon_output(error)


def speaks_utf8() -> bool:
    """Whether standard output takes every character, so that nothing need be escaped for it."""
    return (sys.stdout.encoding or "ascii").lower().replace("-", "") == "utf8"


def _is_terminal() -> bool:
    return sys.stdout.isatty()


def _columns() -> int:
    """Return the width that COLUMNS asks for; 0 when it is unset or nonsense."""
    given = os.environ.get("COLUMNS", "")
    return int(given) if given.isascii() and given.isdecimal() and len(given) < 10 else 0


def _wants_color(color: Color, terminal: bool) -> bool:
    """Whether to colour, by the first that decides: --color, NO_COLOR, FORCE_COLOR, the terminal.

    CLICOLOR_FORCE means the same as FORCE_COLOR.
    """
    if color is not Color.AUTO:
        return color is Color.ALWAYS
    if os.environ.get("NO_COLOR"):
        return False
    forced = [os.environ.get(name, "") for name in ("FORCE_COLOR", "CLICOLOR_FORCE")]
    if any(value not in {"", "0"} for value in forced):
        return True
    return terminal and os.environ.get("TERM", "") not in {"", "dumb"}


def _encodes(text: str) -> bool:
    """Whether standard output can say this in its encoding."""
    try:
        text.encode(sys.stdout.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True
