"""The chart of predictions: each fate has a mark of its own, and the legend names it."""

import pytest

from aoud_cli.output.screens import predictions as screens
from aoud_cli.output.terminal import Color, drawn, screen
from aoud_cli.reports import predictions as report
from tests.small import judged


def lines(monkeypatch: pytest.MonkeyPatch, *claims: str) -> list[str]:
    monkeypatch.setenv("COLUMNS", "80")
    on = screen(Color.NEVER)
    return drawn(
        screens.predictions(report.predictions(judged("2024-06-30", *claims)), on), on
    ).splitlines()


def test_a_replaced_prediction_and_one_ruled_out_have_marks_of_their_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    guess = "released=yes kind=guess by={} said={} when={}".format
    chart = lines(
        monkeypatch,
        guess("paper", "2023-01-01", "2025-01/2025-12"),
        guess("paper", "2023-06-01", "2027"),
        guess("index", "2023-01-02", "2025-01/2025-06"),  # a listing changed its entry (rule 2.3)
        "released=yes kind=plan by=index said=2023-06-02 when=2027",
        guess("herald", "2023-01-03", "2024"),
        "released=no by=studio said=2024-02 when=2024",
    )

    def mark(who: str) -> set[str]:
        (line,) = (line for line in chart if line.startswith(f" {who} "))
        return set(line.removeprefix(f" {who} ")) - {" ", "│"}

    assert mark("Jan 2023  Paper") == mark("Jan 2023  Index") == {"┄"}
    assert mark("Jan 2023  Herald") == {"░"}
    legend = " ".join(line.strip() for line in chart)
    assert "━ open, ┄ replaced, ░ ruled out, │ known day" in legend


def test_the_legend_leaves_out_what_the_chart_does_not_show(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    chart = lines(monkeypatch, "released=yes kind=guess by=paper said=2023-01-01 when=2026")

    assert "━ open, │ known day" in [line.strip() for line in chart]
