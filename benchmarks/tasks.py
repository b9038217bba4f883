"""What is measured: how long `aoud` takes to start, and how it grows with the claims."""

import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

from benchmarks.invented import SIZES, fact_base
from benchmarks.measure import Goal, Task

PASS, HELLO, EOL = "python -c pass", "hello-world Typer", "eol python, warm cache"
FIRST = {"AOUD_NO_CACHE": "1"}  # nothing is remembered, so every run is the first one
TAB = {"_AOUD_COMPLETE": "complete_bash", "COMP_WORDS": "aoud st", "COMP_CWORD": "1"}
IS = frozenset({0, 1, 3})  # yes, no, unknown

_HELLO = """\
import typer
def hello() -> None:
    print("hello")
if __name__ == "__main__":
    typer.run(hello)
"""
# The console scripts that the two installers write; pip's imports `re`.
_BY_UV = """\
import sys
from aoud_cli.__main__ import main
if __name__ == "__main__":
    if sys.argv[0].endswith("-script.pyw"):
        sys.argv[0] = sys.argv[0][:-11]
    elif sys.argv[0].endswith(".exe"):
        sys.argv[0] = sys.argv[0][:-4]
    sys.exit(main())
"""
_BY_PIP = """\
import re
import sys
from aoud_cli.__main__ import main
if __name__ == "__main__":
    sys.argv[0] = re.sub(r"(-script\\.pyw|\\.exe)?$", "", sys.argv[0])
    sys.exit(main())
"""
# What `status` cannot do without, under the conditions under which __main__.py runs it.
_LOAD = """\
import gc, os, sys
gc.disable()
os.environ["PYDANTIC_DISABLE_PLUGINS"] = "true"
from pathlib import Path
from aoud_cli.files.load import load
load(Path(sys.argv[1]))
"""


def starts(folder: Path, usual: Mapping[str, str]) -> list[Task]:
    """Return the tasks that measure starts; writes their scripts into the folder."""
    uv, pip = _script(folder / "uv" / "aoud", _BY_UV), _script(folder / "pip" / "aoud", _BY_PIP)
    hello = _script(folder / "hello.py", _HELLO)
    first = {**usual, **FIRST}
    return [
        Task(PASS, [sys.executable, "-c", "pass"], usual),
        Task(HELLO, hello, usual),
        *_eol(),
        Task("aoud status, first time", [*uv, "status"], first, goal=Goal(1.5, HELLO)),
        Task("aoud status, again", [*uv, "status"], usual, goal=Goal(1.3, PASS)),
        Task("aoud status, again, by pip", [*pip, "status"], usual, goal=Goal(1.7, PASS)),
        Task("aoud timeline, first time", [*uv, "timeline"], first),
        Task("aoud timeline, again", [*uv, "timeline"], usual),
        Task("aoud is released, first time", [*uv, "is", "released"], first, IS),
        Task("aoud is released, again", [*uv, "is", "released"], usual, IS, Goal(1.3, PASS)),
        Task("aoud --version", [*uv, "--version"], usual, goal=Goal(1, HELLO)),
        Task("Tab after `aoud st`", uv, {**usual, **TAB}, goal=Goal(1, HELLO)),
    ]


def growth(folder: Path, usual: Mapping[str, str]) -> list[Task]:
    """Return the tasks that load, and ask `status` of, a fact base of each size.

    Writes the fact bases into the folder.
    """
    uv = _script(folder / "uv" / "aoud", _BY_UV)
    tasks = []
    for size in SIZES:
        file = folder / f"{size}.toml"
        file.write_text(fact_base(size), encoding="utf-8")
        goal = Goal(1.1, loading(size)) if size == SIZES[-1] else None
        tasks += [
            Task(loading(size), [sys.executable, "-c", _LOAD, str(file)], usual),
            Task(status_of(size), [*uv, "status", "--facts", str(file)], usual, goal=goal),
        ]
    return tasks


def loading(claims: int) -> str:
    """Return the name of the task that parses and validates so many claims."""
    return f"parse and validate {claims:,} claims"


def status_of(claims: int) -> str:
    """Return the name of the task that answers `status` from so many claims."""
    return f"aoud status of {claims:,} claims"


def _script(path: Path, text: str) -> list[str]:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return [sys.executable, str(path)]


def _eol() -> list[Task]:
    """Return the task `eol python`, a peer, if it is installed; its cache is warm."""
    beside = Path(sys.executable).with_name("eol")
    found = str(beside) if beside.exists() else shutil.which("eol")
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    return [Task(EOL, [found, "python"], {**environment, "COLUMNS": "80"})] if found else []
