"""The man page: made from the command tree, and held against it."""

import re
import shutil
import subprocess
from typing import Any

import pytest

from tools import manual

COMMANDS: dict[str, Any] = manual.TREE.commands


@pytest.mark.newest
def test_the_man_page_is_made_from_the_command_tree() -> None:
    assert manual.PAGE.read_text("utf-8") == manual.page()


@pytest.mark.newest
def test_the_man_page_has_every_argument_and_option_of_every_command_and_of_aoud_itself() -> None:
    page = re.sub(r"\\f[BIR]", "", manual.PAGE.read_text("utf-8")).replace("\\-", "-")
    sections = re.split(r"^\.S[SH]\s", page, flags=re.MULTILINE)

    for title, command in [
        ("OPTIONS", manual.TREE),
        *((f"aoud {name}", found) for name, found in COMMANDS.items()),
    ]:
        (section,) = (text for text in sections if re.match(rf"{title}\b", text))
        entries = dict(re.findall(r"^\.TP\n(.*)\n(.*)", section, re.MULTILINE))
        assert {
            word for entry in entries for word in re.findall(r"(?<!\S)-[-a-zA-Z]+", entry)
        } == manual.spelt(command)
        for argument in (one for one in command.params if one.param_type_name == "argument"):
            assert (
                argument.metavar if argument.required else f"[{argument.metavar}]"
            ) in section.split()
            assert entries[argument.metavar] == argument.help


@pytest.mark.skipif(not shutil.which("man"), reason="no man here")
def test_man_shows_the_page_without_complaint() -> None:
    shown = subprocess.run(
        ["man", "--warnings", "-l", str(manual.PAGE)], capture_output=True, check=True, text=True
    )

    assert shown.stderr == ""
    assert "aoud predictions" in shown.stdout
