from pathlib import Path

import pytest

from tools.screens import FOLDER, replay


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.txt")), ids=lambda path: path.stem)
def test_the_screen_is_as_it_was_written_down(path: Path) -> None:
    expected = path.read_text("utf-8")

    assert replay(expected) == expected
