"""The chart of predictions: each fate has a mark of its own, and the legend names it."""

import pytest

from aoud_cli.output.screens import predictions as screens
from aoud_cli.output.terminal import Color, drawn, screen
from aoud_cli.reports import predictions as report
from tests.conftest import Aoud
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


GUESS = "released=yes kind=guess by={} said={} when={}".format


def test_who_gives_the_same_days_has_one_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = lines(
        monkeypatch,
        GUESS("paper", "2023-01-01", "2026"),
        GUESS("daily", "2023-03-01", "2026"),
        GUESS("herald", "2023-05-01", "2025"),
    )
    chart = "\n".join(screen).partition(" MADE ")[0]

    assert "Jan 2023  Paper +1 " in chart
    assert "Daily" not in chart
    assert "May 2023  Herald " in chart


def test_the_same_days_of_two_parts_have_two_bars(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = lines(
        monkeypatch,
        GUESS("paper", "2023-01-01", "2026"),
        GUESS("daily", "2023-03-01", "2026") + " part=2",
    )
    chart = "\n".join(screen).partition(" MADE ")[0]

    assert "Jan 2023  Paper " in chart
    assert "Mar 2023  Daily (part 2) " in chart
    assert "+1" not in chart


def test_the_same_days_with_two_fates_have_two_bars(monkeypatch: pytest.MonkeyPatch) -> None:
    same = [GUESS(who, "2023-01-01", "2026") for who in ("paper", "daily")]
    screen = lines(monkeypatch, *same, GUESS("paper", "2023-02-01", "2025"))
    chart = "\n".join(screen).partition(" MADE ")[0]

    assert " Jan 2023  Paper  " in chart
    assert " Jan 2023  Daily  " in chart


def test_the_chart_is_of_the_topic_asked_about_else_of_the_release(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    claims = (
        GUESS("paper", "2023-01-01", "2026"),
        "filming=yes kind=guess by=daily said=2023 when=2025",
    )
    monkeypatch.setenv("COLUMNS", "80")
    on = screen(Color.NEVER)

    def charted(topic: str | None) -> str:
        found = report.predictions(judged("2024-06-30", *claims), topic)
        return drawn(screens.predictions(found, on), on).partition(" MADE ")[0]

    assert [who in charted(None) for who in ("  Paper", "  Daily")] == [True, False]
    assert [who in charted("filming") for who in ("  Paper", "  Daily")] == [False, True]


def test_the_chart_is_of_press_or_better_unless_there_is_only_hearsay(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rumour = GUESS("fan", "2023-01-01", "2026")

    def charted(*claims: str) -> bool:
        return any(line.startswith(" Jan 2023  Fan ") for line in lines(monkeypatch, *claims))

    assert [charted(rumour), charted(rumour, GUESS("paper", "2023-02-01", "2026"))] == [True, False]


def test_what_has_no_room_is_counted_and_the_newest_dates_are_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    many = [GUESS("paper", f"{1990 + number}", f"{2030 + number}") for number in range(30)]
    rumour, elsewhere = (
        GUESS("fan", "2023", "2026"),
        "filming=yes kind=guess by=fan said=2023 when=2025",
    )
    screen = lines(monkeypatch, *many, rumour, elsewhere)
    bars = [line for line in screen if "  Paper " in line]

    assert (len(bars), bars[0][:10], bars[-1][:10]) == (28, " Jan 1992 ", " Jan 2019 ")
    assert (
        "Not in the chart: 1 of hearsay, 2 older, 1 on other topics."
        " All 32 with their results: add --all."
    ) in " ".join(" ".join(screen).split())


@pytest.mark.parametrize("day", ["", "2023-04-30", "2024-06-01", "2025-08-01", "2026-02-23"])
@pytest.mark.parametrize("topic", ["", "released", "filming", "cast"])
def test_predictions_fit_two_screens(
    aoud: Aoud, monkeypatch: pytest.MonkeyPatch, day: str, topic: str
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    asked = [*(["--as-of", day] if day else []), *(["--topic", topic] if topic else [])]
    some, everything = (aoud("predictions", *asked, *more).out for more in ([], ["--all"]))

    assert len(some.splitlines()) <= 2 * 24 - 1  # and a prompt
    assert max(map(len, some.splitlines())) <= 80
    assert ("OUTCOME" in some) != ("with their results: add --all." in " ".join(some.split()))
    assert "OUTCOME" in everything
