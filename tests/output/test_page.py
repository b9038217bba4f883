"""Colour says what a cell means, whatever its text reads."""

import re
from pathlib import Path

import pytest

from aoud_cli.facts.snapshot import to_toml
from aoud_cli.output.screens.page import link, styled
from aoud_cli.output.terminal import _ASCII, Screen, drawn
from aoud_cli.reports.report import Linked
from tests.conftest import Aoud
from tests.small import facts

CLAIMS = (
    "cast=in about=ann by=paper said=2023",
    "episodes=hit by=paper said=2022 text=out",
    "episodes=12 by=paper said=2023",
    "released=yes kind=guess when=2023 by=paper said=2022",
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a fact base in which a source is named "out" and a person "official"."""
    text = to_toml(facts(*CLAIMS), ascii_only=False)
    text = text.replace('name = "Paper"', 'name = "out"')
    text = text.replace('name = "Ann Lee"', 'name = "official"').replace("2030-12-31", "2025-12-31")
    path = tmp_path / "facts.toml"
    path.write_text(text, "utf-8")
    return path


def colored(aoud: Aoud, path: Path, command: str) -> set[str]:
    """Return the texts that a screen draws in a colour; bold and dim are none."""
    options = ("--facts", str(path), "--as-of", "2024-06-30", "--color", "always")
    drawn = re.findall(r"\x1b\[(?:1;)?3[0-9]m([^\x1b]*)", aoud(*command.split(), *options).out)
    return {text.strip() for text in drawn}


@pytest.mark.parametrize(
    "command", ["cast", "why episodes", "sources", "sources out", "timeline --all", "predictions"]
)
def test_no_name_value_or_sentence_is_coloured_for_what_it_reads_like(
    aoud: Aoud, path: Path, command: str
) -> None:
    assert colored(aoud, path, command).isdisjoint({"out", "official", "hit"})


def test_a_rank_and_a_fate_are_coloured(aoud: Aoud, path: Path) -> None:
    assert colored(aoud, path, "why episodes") == {"press", "stands"}
    assert colored(aoud, path, "predictions") == {"✕", "missed: 5 months late so far"}
    assert colored(aoud, path, "sources") == {"press"}
    assert colored(aoud, path, "cast") == {"press"}


def test_a_link_has_the_same_bytes_each_time() -> None:
    on = Screen(80, terminal=True, unbounded=False, color=True, links=True, signs=_ASCII)
    shown = [drawn(link("https://harbour.example/a", on), on) for _ in range(2)]

    start, end = "\x1b]8;;https://harbour.example/a\x1b\\", "\x1b]8;;\x1b\\"
    assert shown[0] == f"{start}\x1b[2mhttps://harbour.example/a\x1b[0m{end}\n"
    assert shown[1] == shown[0]


@pytest.mark.parametrize(
    ("url", "links", "linked"),
    [
        ("https://harbour.example/a", True, True),
        ("https://harbour.example/a", False, False),
        ("file:///etc/passwd", True, False),
        ("https://harbour.example/\x1b\\", True, False),
        (None, True, False),
    ],
)
def test_a_speaker_is_a_link_where_the_terminal_takes_one_and_the_claim_has_an_address(
    url: str | None, links: bool, linked: bool
) -> None:
    on = Screen(80, terminal=True, unbounded=False, color=True, links=links, signs=_ASCII)
    cell = styled(Linked("Paper [x]", url), on)

    assert cell.plain == "Paper [x]"
    assert [str(span.style.link) for span in cell.spans if not isinstance(span.style, str)] == (
        [url] if linked else []
    )
