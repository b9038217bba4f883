"""Commands that ask the web need an invented show to ask about."""

from pathlib import Path

import pytest

from aoud_cli.files import paths
from tests.web.tvmaze import IMDB

HARBOUR = Path("tests/tin_harbour.toml")


@pytest.fixture
def harbour(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the fact base of an invented show with an id at IMDb, in place of the bundled one."""
    text = HARBOUR.read_text("utf-8").replace("season = 3\n", f'season = 3\nimdb = "{IMDB}"\n', 1)
    path = tmp_path / "facts.toml"
    path.write_text(text, "utf-8")
    monkeypatch.setattr(paths, "bundled", lambda: path)
    return path
