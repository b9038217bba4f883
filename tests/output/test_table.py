"""A table fits its screen: nothing is cut, and no word is broken."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from aoud_cli.output.screens.table import table
from aoud_cli.output.terminal import Color, Screen, drawn, screen

WORDS = st.text(
    st.sampled_from("abcXYZ0-.,가나"), min_size=1, max_size=9
)  # nine of Hangul fit the narrowest
CELLS = st.lists(WORDS, max_size=9).map(" ".join)
ROWS = st.integers(1, 6).flatmap(
    lambda columns: st.lists(
        st.lists(CELLS, min_size=columns, max_size=columns), min_size=1, max_size=4
    )
)


def on(width: int) -> Screen:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COLUMNS", str(width))
        return screen(Color.NEVER)


@given(ROWS, st.integers(20, 120), st.integers(-1, 5))
def test_no_table_is_wider_than_its_screen_loses_a_word_or_breaks_one(
    rows: list[list[str]], width: int, wide: int
) -> None:
    shown = drawn(table([""] * len(rows[0]), rows, on(width), wide), on(width))

    assert max(map(cell_len, shown.splitlines()), default=0) <= width
    assert Counter(shown.split()) == Counter(
        word for row in rows for cell in row for word in cell.split()
    )


@pytest.mark.parametrize("cells", [990, 1_001, 3_000])
@pytest.mark.parametrize("columns", [1, 2, 5])
def test_a_pipe_folds_no_row_however_long(
    cells: int, columns: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    pipe, word = screen(Color.NEVER), "가" * (cells // 2)
    rows = [[f"{word} {index}"] * columns for index in range(3)]
    shown = drawn(table(["NAME"] * columns, rows, pipe), pipe).splitlines()

    assert [line.split() for line in shown[1:]] == [" ".join(row).split() for row in rows]
    assert len(shown[1]) > cells // 2 * columns
