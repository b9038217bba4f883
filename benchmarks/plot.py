"""Draws two plots as SVG, light or dark like the reader's screen."""

import math
from collections.abc import Mapping, Sequence
from html import escape

WIDTH = 720
LEFT, RIGHT, TOP, BOTTOM = 60, 190, 50, 50  # the margins of the lines' plot
HEIGHT = 400
BAR, NAMES = 24, 230  # of the bars: the distance between two, and the room for what they are

_STYLE = """\
<style>
  svg { background: #ffffff; font: 13px system-ui, sans-serif }
  text { fill: #24292f } .title { font-size: 15px; font-weight: 600 } .faint { fill: #57606a }
  .grid { stroke: #d0d7de } .one { stroke: #0969da; fill: #0969da } \
.two { stroke: #bc4c00; fill: #bc4c00 }
  .line { fill: none; stroke-width: 2 } .two.line { stroke-dasharray: 6 4 } \
text.one, text.two { stroke: none }
  @media (prefers-color-scheme: dark) {
    svg { background: #0d1117 } text { fill: #e6edf3 } .faint { fill: #9198a1 } \
.grid { stroke: #30363d }
    .one { stroke: #58a6ff; fill: #58a6ff } .two { stroke: #f0883e; fill: #f0883e } \
.line { fill: none }
  }
</style>
"""


def lines(title: str, sizes: Sequence[int], series: Mapping[str, Sequence[float]]) -> str:
    """Return an SVG of one or two series of seconds over claims, on logarithmic axes."""
    every = [seconds for points in series.values() for seconds in points]
    low, high = math.floor(math.log10(min(every))), math.ceil(math.log10(max(every)))
    ticks = [factor * 10.0**power for power in range(low, high) for factor in (1, 2, 5)] + [
        10.0**high
    ]
    ticks = [tick for tick in ticks if min(every) / 2 <= tick <= max(every) * 2]

    def across(claims: float) -> float:
        return LEFT + (WIDTH - LEFT - RIGHT) * math.log(claims / sizes[0]) / math.log(
            sizes[-1] / sizes[0]
        )

    def down(seconds: float) -> float:
        return (
            HEIGHT
            - BOTTOM
            - (HEIGHT - TOP - BOTTOM)
            * math.log(seconds / ticks[0])
            / math.log(ticks[-1] / ticks[0])
        )

    parts = [
        _text(LEFT, 26, title, "title"),
        _text(WIDTH - RIGHT, HEIGHT - 12, "claims", "faint", "end"),
    ]
    for tick in ticks:
        parts.append(_rule(LEFT, down(tick), WIDTH - RIGHT, down(tick)))
        parts.append(_text(LEFT - 8, down(tick) + 4, f"{tick:g} s", "faint", "end"))
    for size in sizes:
        parts.append(_rule(across(size), TOP, across(size), HEIGHT - BOTTOM))
        parts.append(_text(across(size), HEIGHT - BOTTOM + 18, f"{size:,}", "faint", "middle"))
    upper = max(series, key=lambda name: series[name][-1])
    for css, (name, points) in zip(("one", "two"), series.items(), strict=False):
        corners = [
            (across(size), down(seconds)) for size, seconds in zip(sizes, points, strict=True)
        ]
        way = " ".join(f"{x:.1f},{y:.1f}" for x, y in corners)
        parts.append(f'<polyline class="{css} line" points="{way}"/>')
        parts += [f'<circle class="{css}" cx="{x:.1f}" cy="{y:.1f}" r="3"/>' for x, y in corners]
        shift = -4 if name == upper else 14  # the names of lines that end together must not meet
        parts.append(
            _text(corners[-1][0] + 10, corners[-1][1] + shift, f"{name}, {points[-1]:.2f} s", css)
        )
    return _svg(HEIGHT, title, parts)


def bars(title: str, values: Mapping[str, float], reference: str) -> str:
    """Return an SVG with a bar for each value, that of the reference in another colour."""
    height = 50 + BAR * len(values) + 10
    unit = (WIDTH - NAMES - 60) / max(values.values())
    parts = [_text(16, 26, title, "title")]
    for index, (name, value) in enumerate(values.items()):
        y = 44 + BAR * index
        css = "two" if name == reference else "one"
        parts.append(_text(NAMES - 8, y + 13, name, "", "end"))
        parts.append(
            f'<rect class="{css}" x="{NAMES}" y="{y}" '
            f'width="{value * unit:.1f}" height="{BAR - 8}"/>'
        )
        parts.append(_text(NAMES + value * unit + 6, y + 13, f"{value:.1f}", "faint"))
    return _svg(height, title, parts)


def _text(x: float, y: float, text: str, css: str, anchor: str = "start") -> str:
    return (
        f'<text class="{css}" x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(text)}</text>'
    )


def _rule(x1: float, y1: float, x2: float, y2: float) -> str:
    return f'<line class="grid" x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"/>'


def _svg(height: int, title: str, parts: Sequence[str]) -> str:
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img">'
    return "\n".join(
        [head, f"<title>{escape(title)}</title>", _STYLE + "\n".join(parts), "</svg>", ""]
    )
