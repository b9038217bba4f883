"""What `aoud refresh` has acknowledged survives kill -9, and two of it at once lose nothing."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest

from aoud_cli.files import fetched
from aoud_cli.files.load import load
from aoud_cli.files.paths import bundled
from tests.conftest import PATIENCE
from tests.files.test_store import Amount, Child, Reached
from tests.web.server import Web
from tests.web.tvmaze import listed, season, show

FIRST = date(2027, 1, 4)
OWN = 'schema = 1\n[source.mine]\nname = "My own"\nrank = "press"\n'


def answer(web: Web, day: date) -> str:
    """Let TVmaze list another first day on each day; return it."""
    title = load(bundled()).title
    assert title.imdb
    assert title.season
    ahead = day + timedelta(days=100)
    listed(web, show(season(title.season, f"{ahead}"), shown=None), title.imdb)
    return f"{ahead}"


def refresh(day: date) -> Child:
    """Start `aoud refresh` as on a day."""
    line = [sys.executable, "-m", "tests.web.on_a_day", f"{day}", "refresh", "--again"]
    return subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def days() -> Iterator[date]:
    day = FIRST
    while True:
        yield day
        day += timedelta(days=1)


def kept(data_dir: Path) -> list[str]:
    """Return the days that are kept, in order; a file that is not whole is an error."""
    return [f"{claim.when}" for claim in fetched.FILE.read(data_dir / "fetched.toml").claims]


def refresh_several_times(web: Web, data_dir: Path, rounds: int, at_once: int) -> list[str]:
    """Return what was listed on each day; on each, several programs ask at once."""
    listed_days = []
    for _, day in zip(range(rounds), days(), strict=False):
        listed_days.append(answer(web, day))
        for process in [refresh(day) for _ in range(at_once)]:
            _, error = process.communicate(timeout=PATIENCE)
            assert (process.returncode, error) == (0, b"")
        assert kept(data_dir) == listed_days
    return listed_days


def kill_several(web: Web, data_dir: Path, kills: int) -> tuple[int, int]:
    """Kill a program a day at some moment; return how many were done, and how many got lost."""
    random, acknowledged = Random(kills), []
    for _, day in zip(range(kills), days(), strict=False):
        ahead = answer(web, day)
        with ExitStack() as ended:
            process = ended.enter_context(refresh(day))
            ended.callback(process.kill)
            if random.random() < 0.5:
                process.wait(timeout=PATIENCE)
            else:  # when it has asked, and is about to write
                asked = len(web.asked)
                while len(web.asked) < asked + 2 and process.poll() is None:
                    time.sleep(0.001)
                time.sleep(random.uniform(0, 0.05))
            process.kill()
            process.wait(timeout=PATIENCE)
            if process.returncode == 0:
                acknowledged.append(ahead)
        there = kept(data_dir)
        assert there == sorted(there)
        lost = [one for one in acknowledged if one not in there]
        assert lost == []
    return len(acknowledged), kills - len(acknowledged)


def test_two_at_once_lose_nothing(web: Web, data_dir: Path) -> None:
    data_dir.mkdir()
    (data_dir / "facts.toml").write_text(OWN)

    refresh_several_times(web, data_dir, rounds=2, at_once=2)

    assert (data_dir / "facts.toml").read_text() == OWN


@pytest.mark.torture
def test_many_at_once_lose_nothing(
    web: Web, data_dir: Path, amount: Amount, reached: Reached
) -> None:
    rounds = amount(20)

    refresh_several_times(web, data_dir, rounds, at_once=8)

    reached(f"promise 28: 8 programs at once on each of {rounds} days: 0 answers lost")


@pytest.mark.torture
def test_what_was_fetched_survives_kill_9(
    web: Web, data_dir: Path, amount: Amount, reached: Reached
) -> None:
    done, killed = kill_several(web, data_dir, amount(100))

    assert done
    assert killed
    reached(f"promise 28: {done} answers acknowledged beside {killed} kills: 0 lost, 0 unreadable")
