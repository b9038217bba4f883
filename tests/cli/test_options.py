"""The options that commands share, and the reader's own day."""

from datetime import date, timedelta

import pytest

from tests.conftest import Aoud
from tools.manual import TREE

ADD = "add plot --by netflix --text Snow. --dry-run"
# Every command, and some with each option that takes a date: how often the clock is looked at.
LOOKS = {
    **dict.fromkeys(("status", "cast", "faq", "about", "why released", "sources"), 1),
    **dict.fromkeys(("predictions", "forecast", "is released", "export", "check"), 1),
    "timeline --since yesterday --until today --as-of today": 1,
    "changes --since yesterday --as-of today": 1,
    ADD: 1,
    f"{ADD} --said yesterday --when yesterday --checked today --as-of today": 1,
    "remove checked --as-of today": 1,
    "paths": 0,
    "schema": 0,
}


class MovingClock:
    """Stands for `date`; each look at it is a day later."""

    looks = 0

    def today(self) -> date:
        self.looks += 1
        return date(2026, 11, 24) + timedelta(days=self.looks)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> MovingClock:
    clock = MovingClock()
    monkeypatch.setattr("aoud_cli.cli.options.date", clock)
    return clock


def test_the_clock_is_watched_in_every_command() -> None:
    assert {line.split()[0] for line in LOOKS} == set(TREE.commands)


@pytest.mark.parametrize("line", LOOKS)
def test_a_command_looks_at_the_clock_once_at_most(
    aoud: Aoud, clock: MovingClock, line: str
) -> None:
    aoud("add", "--checked", "2026-11-20")  # so that there is something to check and to remove
    clock.looks = 0

    result = aoud(*line.split())

    assert result.err == ""
    assert clock.looks == LOOKS[line]


def test_a_claim_that_is_asked_for_looks_at_the_clock_once(
    aoud: Aoud, clock: MovingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter(["release", "today", "Netflix", "It came out.", "today"])
    monkeypatch.setattr("aoud_cli.output.terminal.can_ask", lambda: True)
    monkeypatch.setattr("aoud_cli.output.terminal.ask", lambda _: next(answers))
    monkeypatch.setattr("aoud_cli.output.terminal.write_note", lambda _: None)

    assert " OUT NOW." in aoud("add").out
    assert (clock.looks, list(answers)) == (1, [])
