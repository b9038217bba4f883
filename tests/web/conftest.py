"""A web in which the program finds every host, by its surroundings alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.server import Web


@pytest.fixture
def web(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Web]:
    """Return a web that answers what the test says; each address else is not found there."""
    opened = Web(tmp_path)
    for name, value in opened.variables.items():
        monkeypatch.setenv(name, value)
    yield opened
    opened.close()
