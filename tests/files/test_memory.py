r"""Files that are made to take all memory: refused before they can, by whatever command reads them.

Of a key `a.b.c` tomllib takes time and memory in the square of its parts, of a table a kilobyte.
"""

import os
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from aoud_cli.errors import FactsError
from aoud_cli.facts.parse import MAX_DOTS, MAX_LINE
from aoud_cli.files.load import parse
from aoud_cli.files.store import MAX_BYTES
from tests.conftest import PATIENCE
from tests.small import SMALLEST

# Ways to hide a key of many parts from whoever reads TOML a little differently from tomllib.
DISGUISES = {
    "quotes at the end": 'x = """a"""" # \\\n{key} = 1\n',
    "single quotes at the end": "x = '''a'''' # \\\n{key} = 1\n",
    "a comment with quotes": '# """\n{key} = 1\n# """\n',
    "an escaped backslash": 'x = "\\\\" # "\n{key} = 1\n',
    "an escaped newline": 'x = """\\\n""" # """\n{key} = 1\n',
    "a carriage return": 'x = 1 # "\r\n{key} = 1\r\n',
    "a line separator": "x = '\u2028\x85' # '\n{key} = 1\n",
    "an inline table": "x = {{ y = '''\n''', {key} = 1 }}\n",
    "a header": "[{key}]\n",
}
KEYS = {
    "of 20,000 parts": ".".join(["a"] * 20_000),
    "of 4,000 parts, on a line of 8,000 characters": ".".join(["a"] * 4_000),
    "of 900 quoted parts": ".".join(['"\\u0061"'] * 900),
}


@pytest.mark.parametrize("disguise", DISGUISES)
@pytest.mark.parametrize("key", KEYS)
def test_a_long_key_is_refused_before_it_is_read(
    disguise: str, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    monkeypatch.setattr(tomllib, "loads", read.append)

    with pytest.raises(FactsError, match=r"longer than 8,192 characters|over 100 dots"):
        parse(DISGUISES[disguise].format(key=KEYS[key]))

    assert read == []


def test_a_line_of_the_greatest_length_is_read() -> None:
    with pytest.raises(FactsError, match="line 7: is longer than 8,192 characters"):
        parse(f"{SMALLEST}#{'x' * MAX_LINE}\n")

    assert parse(f"{SMALLEST}#{'x' * (MAX_LINE - 1)}\n").claims == []
    assert parse(f"{SMALLEST}#{'.' * MAX_DOTS}\n").claims == []


def _claims(count: int, keys: str) -> str:
    return ("[[claim]]\n" + "".join(f"{key} = 1\n" for key in keys)) * count


LONG = ".".join(["a"] * 100)


def _zeros(people: int) -> str:
    """Return people each of whom has 18,000 names that are none."""
    return "".join(
        f"[person.p{i}]\nname = 'P'\naka = [{_FOUR_KILOBYTES * 9}]\n" for i in range(people)
    )


_FOUR_KILOBYTES = f"{'0,' * 2_000}\n"

HEAVY = {
    "one key of 20,000 parts": DISGUISES["quotes at the end"].format(key=".".join(["a"] * 20_000)),
    "keys on long lines": "".join(f"k{i}.{'.'.join(['a'] * 4_080)} = 1\n" for i in range(200)),
    "keys of 100 parts": "".join(f"k{i}.{LONG} = 1\n" for i in range(9_000)),
    "headers of 4 parts": "".join(f"[k{i:x}.a.a.a]\n" for i in range(120_000)),
    "empty tables": "".join(f"k{i:x} = {{}}\n" for i in range(180_000)),
    "empty lists": "".join(f"k{i:x} = []\n" for i in range(180_000)),
    "nearly too many dots": "".join(f"k{i}.{LONG} = 1\n" for i in range(1_980)),
    "nearly too many dots in headers": "".join(f"[k{i:x}.a.a.a]\n" for i in range(49_000)),
    "nearly too many tables": "".join(f"k{i:x}.a = {{}}\n" for i in range(99_000)),
    "too many entries in all": SMALLEST + _zeros(50),
    "nearly too many entries in all": SMALLEST + _zeros(13),
    "nearly too many faults": SMALLEST + _claims(4_000, "abcdefghijklmnopqr"),
    "too many faults": SMALLEST + _claims(15_000, "abcdefghijklmnopqr"),
}
LIMITED = ("sh", "-c", 'ulimit -v 524288 && exec "$@"', "sh")  # 512 MB


def run_limited(*words: str, tab: bool = False) -> subprocess.CompletedProcess[str]:
    """Run the program in 512 MB, or press Tab after these words in bash."""
    pressed = {
        "_AOUD_COMPLETE": "complete_bash",
        "COMP_WORDS": f"{shlex.join(['aoud', *words])} ",
        "COMP_CWORD": str(len(words) + 1),
    }
    return subprocess.run(
        [*LIMITED, sys.executable, "-m", "aoud_cli", *(() if tab else words)],
        env=os.environ | (pressed if tab else {}),
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )


def assert_sentences(err: str) -> None:
    lines = err.splitlines()
    assert lines
    assert [line for line in lines if not line.startswith("aoud: ")] == []


@pytest.mark.torture
@pytest.mark.parametrize("name", HEAVY)
def test_no_file_takes_over_512_mb_of_any_command(
    tmp_path: Path, data_dir: Path, name: str
) -> None:
    assert len(HEAVY[name]) < MAX_BYTES
    path = tmp_path / "facts.toml"
    path.write_text(HEAVY[name])

    for command in ("check", "status --facts"):
        done = run_limited(*command.split(), str(path))
        assert (done.returncode, done.stdout) == (4, "")
        assert_sentences(done.stderr)

    offered = run_limited("why", "--facts", str(path), tab=True)
    assert (offered.returncode, offered.stderr) == (0, "")

    data_dir.mkdir()
    path.rename(data_dir / "facts.toml")
    answered = run_limited("status")
    assert (answered.returncode, bool(answered.stdout)) == (4, True)
    assert_sentences(answered.stderr)
