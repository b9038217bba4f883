"""Whatever nobody has foreseen ends in a sentence and exit code 70, and Ctrl-C in 130, from the first import on."""

import os
import re
import subprocess
import sys

import pytest

from aoud_cli import __version__
from tests.conftest import PATIENCE, Result

# Each breaks the program in another place, before it is run.
BROKEN = {
    "a package that is not there": "sys.modules['pydantic'] = None",
    "a part that is not there": "sys.modules['aoud_cli.cli.app'] = None",
    "a mistake in a sum": "import aoud_cli.cli.usage as usage; usage.run = lambda *_: 1 // 0",
    "an error without a word": (
        "import aoud_cli.cli.usage as usage\ndef run(*_): raise MemoryError\nusage.run = run"
    ),
    "no memory": "import aoud_cli.judge.assess as judge; judge.assess = lambda *_, **__: ['x'] * 10**18",
    "no end": (  # a function of no arguments: Python 3.13 lets some others go on for ever
        "import aoud_cli.judge.assess as judge\n"
        "def deeper(): return deeper()\n"
        "judge.assess = lambda *_, **__: deeper()"
    ),
    "what is no Exception": (
        "import aoud_cli.cli.usage as usage\n"
        "class Panic(BaseException): pass\n"
        "def run(*_): raise Panic('in\\x1b[2J Rust' * 999)\n"
        "usage.run = run"
    ),
}
START = "from aoud_cli.__main__ import main\nmain()"
SENTENCE = re.compile(
    rf"aoud: something is wrong in aoud {re.escape(__version__)} \(\w+(: [ -~]+)?; [\w./<>-]+, line \d+\);"
    r" please report this line and what you typed; AOUD_DEBUG=1 shows more\n"
)


def program(script: str, *arguments: str, **more: str) -> Result:
    """Run Python code, with the words that the program is given."""
    ended = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
        env={**os.environ, **more},
    )
    return Result(ended.returncode, ended.stdout, ended.stderr)


@pytest.mark.parametrize("mistake", BROKEN.values(), ids=[*BROKEN])
def test_what_nobody_has_foreseen_is_one_sentence_that_says_what_to_report(mistake: str) -> None:
    asked = program(f"import sys\n{mistake}\n{START}", "status")

    assert (asked.code, asked.out) == (70, "")
    assert SENTENCE.fullmatch(asked.err), asked.err
    assert len(asked.err) < 400


def test_the_traceback_is_shown_to_who_asks_for_it() -> None:
    asked = program(f"import sys\n{BROKEN['a mistake in a sum']}\n{START}", AOUD_DEBUG="1")

    *traceback, sentence = asked.err.splitlines(keepends=True)
    assert asked.code == 70
    assert traceback[0] == "Traceback (most recent call last):\n"
    assert traceback[-1] == "ZeroDivisionError: integer division or modulo by zero\n"
    assert SENTENCE.fullmatch(sentence)


def test_a_traceback_is_safe_to_show_and_goes_to_standard_error_alone() -> None:
    mistake = BROKEN["what is no Exception"]
    shown = program(f"import sys\n{mistake}\n{START}", AOUD_DEBUG="1")
    closed = program(f"import sys\nsys.stderr = None\n{mistake}\n{START}", AOUD_DEBUG="1")

    assert (shown.code, shown.out, "\x1b" in shown.err) == (70, "", False)
    assert (closed.code, closed.out) == (70, "")


def test_an_error_that_cannot_be_put_in_words_ends_with_70_too() -> None:
    mute = (
        "import aoud_cli.cli.usage as usage\n"
        "class Mute(Exception):\n    def __str__(self): raise ValueError\n"
        "def run(*_): raise Mute\n"
        "usage.run = run"
    )

    assert program(f"import sys\n{mute}\n{START}").code == 70


def test_without_a_place_to_say_it_the_exit_code_says_it() -> None:
    closed = (
        f"import os, sys\nos.close(2)\nsys.stderr = None\n{BROKEN['a mistake in a sum']}\n{START}"
    )

    assert program(closed, "status") == Result(70, "", "")


# Presses Ctrl-C at the moment at which a module is looked for.
PRESSED = """
import os, signal, sys

class Finder:
    def find_spec(self, name, *_):
        if name == {module!r}:
            os.kill(os.getpid(), signal.SIGINT)

from aoud_cli.__main__ import main
for name in [name for name in sys.modules if name.startswith("aoud_cli.") and name != "aoud_cli.__main__"]:
    del sys.modules[name]
sys.meta_path.insert(0, Finder())
main()
"""


@pytest.mark.parametrize(
    "module",
    [
        *("aoud_cli.answer_cache", "gc", "aoud_cli.cli", "aoud_cli.cli.app", "typer", "typer.main"),
        *("aoud_cli.cli.usage", "pydantic", "aoud_cli.judge.assess", "rich.console"),
    ],
)
def test_ctrl_c_at_any_import_ends_without_a_word(module: str) -> None:
    asked = program(PRESSED.format(module=module), "status", AOUD_NO_CACHE="1")

    assert asked == Result(130, "", "")
