"""The pictures of the README show what the program prints today."""

import re
from xml.etree import ElementTree

import pytest

from tools.pictures import COLUMN, DOCS, MARGIN, PICTURES, picture, svg


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_shows_what_the_command_prints(name: str) -> None:
    assert (DOCS / f"{name}.svg").read_text("utf-8") == picture(name)


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_well_formed_and_stretches_no_text(name: str) -> None:
    drawn = picture(name)

    ElementTree.fromstring(drawn)
    assert "prefers-color-scheme: dark" in drawn
    assert "textLength" not in drawn


def test_hangul_takes_two_columns_a_letter_and_what_follows_stands_behind_it() -> None:
    places = re.findall(
        r'<text x="([0-9.]+)"[^>]*>([^<]*)<',
        svg(["$ aoud", "ab 박지후 cd", "\x1b[1mbold\x1b[0m no"]),
    )

    columns = [(round((float(x) - MARGIN) / COLUMN), text) for x, text in places]
    assert columns == [
        (0, "$ aoud"), (0, "ab"), (3, "박"), (5, "지"), (7, "후"), (10, "cd"), (0, "bold"), (5, "no")
    ]  # fmt: skip
