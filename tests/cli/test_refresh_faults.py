"""Whatever TVmaze answers or does not answer: one sentence, exit code 6, and nothing is written."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from aoud_cli.files.load import load
from aoud_cli.files.paths import bundled
from aoud_cli.web import network
from tests.conftest import PATIENCE, Aoud, Result
from tests.web.faults import CONTENTS, FAULTS, LATE, Content, Ends, Fault
from tests.web.server import Answer, Web
from tests.web.tvmaze import IMDB, PAGE, dated, listed

GOOD = json.dumps(dated("2026-06-12", 8)).encode()
TRIALS: dict[str, Fault | Content] = {
    **{f"server: {name}": fault for name, fault in FAULTS.items()},
    **{f"answer: {name}": content for name, content in CONTENTS.items()},
}


def arrange(web: Web, trial: Fault | Content, imdb: str) -> None:
    """Let TVmaze know the show, and its page have this fault."""
    listed(web, dated("2026-06-12", 8), imdb)
    if isinstance(trial, Fault):
        trial.befall(web, PAGE)
    else:
        web.says(PAGE, Answer(trial.spoil(GOOD).replace(IMDB.encode(), imdb.encode())))


def waits(trial: Fault | Content) -> bool:
    return isinstance(trial, Fault) and trial.ends != Ends.AT_ONCE


def told(trial: Fault | Content) -> Result:
    """Return how `aoud refresh` has to end."""
    by_host = isinstance(trial, Fault) and trial.says != LATE
    return Result(6, "", f"aoud: {'api.tvmaze.com' if by_host else 'TVmaze'}: {trial.says}\n")


@pytest.fixture
def kept(aoud: Aoud, harbour: Path, web: Web, data_dir: Path) -> Path:
    """Return the file that holds an answer of TVmaze's about an invented show."""
    assert harbour
    listed(web, dated("2026-06-12", 8))
    assert aoud("refresh").code == 0
    return data_dir / "fetched.toml"


@pytest.mark.parametrize("name", [name for name in TRIALS if not waits(TRIALS[name])])
def test_a_fault_ends_in_a_sentence_and_writes_nothing(
    aoud: Aoud, web: Web, kept: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    for limit, seconds in (("A_STEP", PATIENCE), ("IN_ALL", PATIENCE), ("PAUSE", 0)):
        monkeypatch.setattr(network, limit, seconds)
    before = kept.read_bytes()
    arrange(web, TRIALS[name], IMDB)

    assert aoud("refresh", "--again") == told(TRIALS[name])
    assert kept.read_bytes() == before
    kept.unlink()
    assert aoud("refresh") == told(TRIALS[name])
    assert not kept.exists()


# The real program, with its own facts and limits, in processes of its own

MEASURED = """
import sys
from aoud_cli.__main__ import main
from tests.web.naive_client import peak
try:
    main()
finally:
    sys.stderr.write(f"{peak():.0f}")
"""
MEGABYTES = 64  # that a fault may take beyond what a good answer takes


@dataclass(frozen=True)
class Refreshed:
    """How `aoud refresh` ended, the memory that it took, and the files that are there now."""

    result: Result
    megabytes: int
    left: list[str]


def refreshed(folder: Path, trial: Fault | Content | None) -> Refreshed:
    """Return what becomes of `aoud refresh` in a web of its own, where this goes wrong."""
    folder.mkdir()
    imdb = load(bundled()).title.imdb or ""
    with closing(Web(folder)) as web:
        listed(web, dated("2026-06-12", 8), imdb)
        if trial:
            arrange(web, trial, imdb)
        done = subprocess.run(
            [sys.executable, "-c", MEASURED, "refresh"],
            env=os.environ | web.variables | {"AOUD_DATA_DIR": str(folder / "own")},
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE,
        )
    said, end, megabytes = done.stderr.rpartition("\n")
    left = sorted(path.name for path in (folder / "own").glob("*"))
    return Refreshed(Result(done.returncode, done.stdout, said + end), int(megabytes), left)


@pytest.mark.skipif(
    not Path("/proc/self/status").exists(), reason="only Linux tells how much memory there was"
)
@pytest.mark.torture
def test_every_fault_ends_the_real_program_in_a_sentence_and_writes_nothing(
    tmp_path: Path, amount: Callable[[int], int], reached: Callable[[str], None]
) -> None:
    """Who waits does it with all others that do; the rest run four at once."""
    good = refreshed(tmp_path / "good", None)
    names = [*TRIALS][:: 10 // amount(10)]
    done: dict[str, Refreshed] = {}
    for crowd, slow in ((24, True), (4, False)):
        group = [name for name in names if waits(TRIALS[name]) == slow]
        with ThreadPoolExecutor(crowd) as pool:
            runs = pool.map(lambda name: refreshed(tmp_path / name, TRIALS[name]), group)
            done |= dict(zip(group, runs, strict=True))

    assert (good.result.code, good.left) == (0, ["fetched.toml", "fetched.toml.lock"])
    assert {name: run.result for name, run in done.items()} == {
        name: told(TRIALS[name]) for name in done
    }
    assert {name: run.left for name, run in done.items() if run.left} == {}
    more = max(run.megabytes for run in done.values()) - good.megabytes
    assert more < MEGABYTES
    reached(
        f"promise 27: {len(done)} faults ended `aoud refresh` in a sentence, with code 6 and 0 files"
        f" written, and took {more} MB more than a good answer at most"
    )
