"""Draws the pictures of the README from what the program prints.

`python -m tools.pictures` draws them anew. Each run of text is placed at its own column, because
a letter of Hangul is two columns wide and viewers would squeeze or spread it.
"""

import re
from html import escape
from pathlib import Path

from rich.cells import cell_len

from tools.screens import shown

DOCS = Path(__file__).parents[1] / "docs"

# The command, and a text whose line is the last one shown; an empty text shows every line.
PICTURES = {
    "status": ("aoud status --as-of 2026-02-23 --color always", ""),
    "slip": ("aoud predictions --as-of 2026-02-23 --color always", "dates came true"),
}

COLUMN, LINE, MARGIN = 8.4, 19, 14  # pixels, at a letter height of 14
_SGR = re.compile(r"\x1b\[([0-9;]*)m")
_CLASSES = {"1": "b", "2": "d", "31": "r", "32": "g", "33": "y", "36": "c"}

# Colours that keep 4.5 : 1 on their ground, in the light and in the dark.
_STYLE = """
text { font: 14px ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, "Noto Sans Mono CJK KR", \
monospace;
  fill: #1f2328 }
rect { fill: #ffffff; stroke: #d1d9e0 }
.b { font-weight: bold } .d { fill: #59636e } .r { fill: #b3261e } .g { fill: #116329 } \
.y { fill: #7d4e00 }
.c { fill: #0a5c8a }
@media (prefers-color-scheme: dark) {
  text { fill: #e6edf3 } rect { fill: #0d1117; stroke: #3d444d }
  .d { fill: #9198a1 } .r { fill: #ff7b72 } .g { fill: #56d364 } .y { fill: #e3b341 } \
.c { fill: #79c0ff }
}
"""


def picture(name: str) -> str:
    """Return a picture as SVG: the command and what it prints."""
    command, last = PICTURES[name]
    lines = shown(command).splitlines()
    if last:
        lines = lines[: next(number for number, line in enumerate(lines) if last in line) + 1]
    return svg([f"$ {command.removesuffix(' --color always')}", *lines])


def svg(lines: list[str]) -> str:
    """Return lines as SVG, in the colours that a terminal would show."""
    width = max(cell_len(_SGR.sub("", line)) for line in lines) * COLUMN + 2 * MARGIN
    height = len(lines) * LINE + 2 * MARGIN
    texts = [
        text
        for number, line in enumerate(lines)
        for text in _texts(line, MARGIN + (number + 0.75) * LINE)
    ]
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" '
            f'width="{width:g}" role="img">',
            f"<title>{escape(_SGR.sub('', lines[0]))}</title><style>{_STYLE}</style>",
            f'<rect x="0.5" y="0.5" width="{width - 1:g}" height="{height - 1:g}" rx="6"/>',
            *texts,
            "</svg>\n",
        ]
    )


# A letter of two columns, or words with single spaces between them: viewers disagree about how
# wide two spaces are.
_PIECE = re.compile(r"[ᄀ-ᇿ⺀-퟿＀-￯]|[^\sᄀ-ᇿ⺀-퟿＀-￯]+(?: [^\sᄀ-ᇿ⺀-퟿＀-￯]+)*")


def _texts(line: str, y: float) -> list[str]:
    """Return a line as SVG texts, each of one style and one width of letters."""
    pieces, column, style = [], 0, ""
    for index, part in enumerate(_SGR.split(line)):
        if index % 2:
            style = " ".join(_CLASSES[code] for code in part.split(";") if code in _CLASSES)
            continue
        for piece in _PIECE.finditer(part):
            named = f' class="{style}"' if style else ""
            x = MARGIN + (column + cell_len(part[: piece.start()])) * COLUMN
            pieces.append(f'<text x="{x:.1f}" y="{y:.1f}"{named}>{escape(piece[0])}</text>')
        column += cell_len(part)
    return pieces


if __name__ == "__main__":
    for one in PICTURES:
        (DOCS / f"{one}.svg").write_text(picture(one), "utf-8")
