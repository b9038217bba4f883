"""A text that ends in a mark gets no second one."""

from pathlib import Path

import pytest

from aoud_cli.facts.snapshot import to_toml
from aoud_cli.text import ended
from tests.conftest import Aoud
from tests.small import facts


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("It is out", "It is out."),
        ("It is out.", "It is out."),
        ("Is it?", "Is it?"),
        ("It is!", "It is!"),
        ("He said: “Soon!”", "He said: “Soon!”"),
        ("나온다。", "나온다。"),
        ("出るのか\uff1f", "出るのか\uff1f"),
        ("Soon…", "Soon…"),
        ("in (really?)", "in (really?)."),
    ],
)
def test_a_sentence_ends_in_one_mark(text: str, shown: str) -> None:
    assert ended(text) == shown


def test_no_line_read_aloud_ends_in_two_marks(aoud: Aoud, tmp_path: Path) -> None:
    path = tmp_path / "facts.toml"
    claims = (
        "plot by=paper said=2023 text=Really?",
        "cast=in about=ann by=paper said=2023 text=Yes!",
    )
    text = to_toml(facts(*claims), ascii_only=False)
    path.write_text(text.replace('name = "Studio"', 'name = "Who Wants It?"'), "utf-8")

    for command in ("timeline --all", "cast ann", "why renewed", "about", "faq plot"):
        told = aoud(*command.split(), "--facts", str(path), "--plain").out
        assert "?." not in told
        assert "!." not in told
    assert "claim: Really?\n" in aoud("timeline", "--all", "--facts", str(path), "--plain").out
