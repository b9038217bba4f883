"""The options that commands share, and the reader's own day."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from aoud_cli.cli.app import main
from tests.conftest import Aoud, Result
from tests.web.gdelt import no_headlines
from tests.web.server import Web
from tests.web.tvmaze import listed_for_bundled
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
    "refresh --dry-run": 1,
    "news --since yesterday": 1,
    "paths": 0,
    "schema": 0,
}


class MovingClock:
    """Each look at it is a day later."""

    looks = 0

    def now(self) -> datetime:
        self.looks += 1
        return datetime(2026, 11, 24, tzinfo=UTC) + timedelta(days=self.looks)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> MovingClock:
    clock = MovingClock()
    monkeypatch.setattr("aoud_cli.cli.options._now", clock.now)
    return clock


def test_the_clock_is_watched_in_every_command() -> None:
    assert {line.split()[0] for line in LOOKS} == set(TREE.commands)


@pytest.mark.usefixtures("bundled_in_february")
@pytest.mark.parametrize("line", LOOKS)
def test_a_command_looks_at_the_clock_once_at_most(
    aoud: Aoud, web: Web, clock: MovingClock, line: str
) -> None:
    listed_for_bundled(web)
    no_headlines(web, date(2026, 11, 24), date(2026, 11, 25))
    aoud("add", "--checked", "2026-11-20")  # so that there is something to check and to remove
    clock.looks = 0

    result = aoud(*line.split())

    assert result.err == ""
    assert clock.looks == LOOKS[line]


def test_a_claim_that_is_asked_for_looks_at_the_clock_once(
    aoud: Aoud, clock: MovingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter(["release", "today", "Netflix", "It came out.", "today", "yes"])
    monkeypatch.setattr("aoud_cli.output.terminal.can_ask", lambda: True)
    monkeypatch.setattr("aoud_cli.output.terminal.ask", lambda _: next(answers))
    monkeypatch.setattr("aoud_cli.output.terminal.write_note", lambda _: None)

    assert " OUT NOW." in aoud("add").out
    assert (clock.looks, list(answers)) == (1, [])


# Case FI04: which file is meant, and said.

HARBOUR = Path("tests/tin_harbour.toml").read_text("utf-8")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the home of the user, who is in another folder."""
    (tmp_path / "home").mkdir()
    (tmp_path / "here").mkdir()
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path / "here")
    return tmp_path / "home"


@pytest.mark.parametrize(
    "words",
    [
        ("status", "--facts=~/x.toml"),
        ("export", "--facts", "~/x.toml"),
        ("check", "~/x.toml"),
        ("is", "--facts=~/./x.toml", "renewed"),
    ],
)
def test_a_tilde_is_the_users_home(aoud: Aoud, home: Path, words: tuple[str, ...]) -> None:
    (home / "x.toml").write_text(HARBOUR, "utf-8")

    result = aoud(*words)

    assert (result.code, result.err) == (0, "")


def test_a_tilde_of_nobody_is_a_name_like_any_other(aoud: Aoud, home: Path) -> None:
    Path("~nobody-of-this-name.toml").write_text(HARBOUR, "utf-8")

    assert aoud("check", "~nobody-of-this-name.toml").code == 0
    assert list(home.iterdir()) == []


def test_tab_expands_a_tilde_too(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (home / "x.toml").write_text(HARBOUR, "utf-8")
    line = "aoud cast --facts=~/x.toml min"
    for name, value in {
        "COMP_WORDS": line,
        "COMP_CWORD": "3",
        "_AOUD_COMPLETE": "complete_bash",
    }.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SystemExit):
        main()

    assert capsys.readouterr().out.split() == ["mina-oh"]


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize(
    "typed",
    [
        "b/facts.toml",
        "./b/facts.toml",
        "b//facts.toml",
        "../here/b/facts.toml",
        "b/../b/facts.toml",
    ],
)
@pytest.mark.parametrize("words", [("status", "--facts"), ("export", "--facts"), ("check",)])
def test_a_fault_names_the_file_as_it_was_typed(
    aoud: Aoud, words: tuple[str, ...], typed: str
) -> None:
    for folder, text in (("a", HARBOUR), ("b", "schema = 2")):
        Path(folder).mkdir()
        Path(folder, "facts.toml").write_text(text, "utf-8")

    result = aoud(*words, typed)

    assert (result.code, result.out) == (4, "")
    assert result.err
    assert all(line.startswith(f"aoud: {typed}: ") for line in result.err.splitlines())


def test_two_files_of_one_name_are_told_apart_where_they_are_sound(aoud: Aoud, home: Path) -> None:
    for folder in (home, Path()):
        (folder / "x.toml").write_text(HARBOUR, "utf-8")

    assert aoud("check", "~/x.toml").out.startswith("~/x.toml: ")
    assert aoud("check", "x.toml").out.startswith("x.toml: ")


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("typed", ["~/gone.toml", "gone/x.toml", "/gone/x.toml"])
def test_a_file_that_is_not_there_is_named_as_it_was_typed(aoud: Aoud, typed: str) -> None:
    sentence = f"aoud: {typed}: cannot be read: no such file or directory\n"

    assert aoud("status", "--facts", typed).err == sentence
    assert aoud("check", typed).err == sentence


def test_a_file_without_a_name_is_no_reason_to_ask_the_bundled_one(aoud: Aoud) -> None:
    for words in (("status", "--facts", ""), ("check", "")):
        result = aoud(*words)
        assert (result.code, result.out) == (4, "")
        assert result.err == "aoud: .: is not a plain file; name a TOML file\n"


@pytest.mark.parametrize(
    "typed",
    [
        "https://example.org/x.toml",
        "HTTP://example.org",
        "file:///x.toml",
        "git+ssh://example.org/x",
    ],
)
def test_an_address_is_not_read(aoud: Aoud, typed: str) -> None:
    sentence = f"aoud: {typed}: an address is not read; save the file and name that\n"

    for words in (("status", "--facts", typed), ("check", typed)):
        assert aoud(*words) == Result(4, "", sentence)
