"""The ladder fits its screen whatever stands below its steps."""

import pytest
from rich.cells import cell_len

from aoud_cli.output.screens.ladder import ladder
from aoud_cli.output.terminal import Color, Screen, drawn, screen
from aoud_cli.reports.status import Step

LABELS = ("renewed", "filming", "wrapped", "released")
TEXTS = ("", "not yet", "18-19 Feb 2026", "23 Feb to 26 Nov 2026", "28 Dec 2025 to 26 Nov 2026")


@pytest.fixture(params=[40, 60, 72, 80, 81, 120])
def on(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Screen:
    monkeypatch.setenv("COLUMNS", str(request.param))
    return screen(Color.NEVER)


@pytest.mark.parametrize("last", TEXTS)
def test_no_line_is_wider_than_the_screen_and_no_text_runs_into_the_next(
    on: Screen, last: str
) -> None:
    for others in (*TEXTS, *("x" * length for length in range(8, 24))):
        texts = (others, others, others, last)
        steps = tuple(
            Step(label, taken=True, text=text) for label, text in zip(LABELS, texts, strict=True)
        )

        lines = drawn(ladder(steps, on), on).splitlines()

        assert max(map(cell_len, lines)) <= on.width - 1, others
        below = [text for text in texts if text]
        if len(lines) == 2 and below:  # side by side
            parts = [part.strip() for part in lines[1].split("  ")]
            assert [part for part in parts if part] == below
        else:
            assert len(lines) in {1, 4}, others


def test_a_long_last_text_alone_still_leaves_the_steps_side_by_side(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    on = screen(Color.NEVER)
    steps = tuple(
        Step(label, taken=True, text=TEXTS[-1] if label == "released" else "") for label in LABELS
    )

    assert len(drawn(ladder(steps, on), on).splitlines()) == 2
