"""Child processes for test_store: writers that may be killed, and two naive stores that its tests must find out.

naive_store.py WHICH PATH NAME COUNT adds entries and prints each once it is there; COUNT 0 goes on until it is killed.
"""

import fcntl
import os
import resource
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

from aoud_cli.errors import AoudError, OutputError
from aoud_cli.files import store

Edit = Callable[[bytes | None], bytes | None]

PATIENCE = 300  # seconds; a crowd of writers may have to wait long on a busy machine
PAUSE = 0.01  # long beside a write, so that what can go wrong in between does
FILLING = 2000
SYSTEM_CALLS = (
    *(
        (os, name)
        for name in ("open", "fdopen", "fstat", "close", "write", "pwrite", "ftruncate", "fsync")
    ),
    *((os, name) for name in ("unlink", "replace", "mkdir", "lstat", "fchown")),
    (fcntl, "flock"),
)


def patient(path: Path, edit: Edit) -> None:
    store.change(path, edit, patience=PATIENCE)


def in_place(path: Path, edit: Edit) -> None:
    """Do what most programs do: empty the file, and write it again."""
    data = edit(content(path)) or b""
    with path.open("wb", buffering=0) as file:
        file.write(data[: len(data) // 2])
        time.sleep(PAUSE)
        file.write(data[len(data) // 2 :])


def unlocked(path: Path, edit: Edit) -> None:
    """Replace the file whole, but let others do so since it was read."""
    data = edit(content(path)) or b""
    time.sleep(PAUSE)
    new = path.with_name(f"{os.getpid()}.new")
    new.write_bytes(data)
    new.replace(path)


STORES: dict[str, Callable[[Path, Edit], None]] = {
    "store": patient,
    "in place": in_place,
    "unlocked": unlocked,
}


def content(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None


def entry(name: str, number: int, filling: int = 40) -> str:
    return f"{name}-{number} {'.' * filling} end\n"


def add(line: str) -> Edit:
    return lambda data: (data or b"") + line.encode()


def append(which: str, path: Path, name: str, count: int) -> None:
    number = 0
    while number < count or not count:
        number += 1
        line = entry(name, number)
        STORES[which](path, add(line))
        os.write(1, line.encode())


@contextmanager
def trouble_at(number: int, trouble: Callable[[], None], *, before: bool) -> Iterator[list[str]]:
    """Make trouble at one system call, counted from 0, before it is done or after; gives the names of those made."""
    made: list[str] = []

    def wrapped(name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def troubled(*arguments: Any, **named: Any) -> Any:
            made.append(name)
            if len(made) - 1 != number:
                return call(*arguments, **named)
            if before and name != "close":  # Linux closes even where it reports an error
                trouble()
            try:
                return call(*arguments, **named)
            finally:
                trouble()

        return troubled

    patches = [
        patch.object(module, name, wrapped(name, getattr(module, name)))
        for module, name in SYSTEM_CALLS
    ]
    try:
        for each in patches:
            each.start()
        yield made
    finally:
        patch.stopall()


def die_after(number: int, path: Path, after: str) -> None:
    """Change a file to `after`, or delete it where that is empty, and be killed right after one system call."""
    with trouble_at(number, lambda: os.kill(os.getpid(), signal.SIGKILL), before=False):
        store.change(path, lambda _: after.encode() or None)


def fill(path: Path) -> None:
    """Add entries until the disk is full; prints how many there are, whether they are, what else is there, and why."""
    count, problem = 0, ""
    while not problem:
        try:
            store.change(path, add(entry("full", count, FILLING)))
            count += 1
        except OutputError as error:
            problem = str(error)
    whole = "".join(entry("full", number, FILLING) for number in range(count)).encode()
    kept = "whole" if path.read_bytes() == whole else "harmed"
    names = " ".join(sorted(file.name for file in path.parent.iterdir()))
    store.change(path, lambda _: b"shorter")
    sys.stdout.write(f"{count} {kept} {names} {path.read_text()}\n{problem}\n")


def deaf(path: Path, how: str) -> None:
    """Add an entry, with little patience, as the child of a program that is careless with signals."""
    if how == "ignored":
        signal.signal(signal.SIGALRM, signal.SIG_IGN)
    else:
        signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
    if how == "pending":
        os.kill(os.getpid(), signal.SIGALRM)
    store.change(path, add(entry("deaf", 1)), patience=0.2)


def main(mode: str, place: str, name: str = "", number: str = "0") -> None:
    path = Path(place)
    if mode == "fill":
        fill(path)
    elif mode == "deaf":
        deaf(path, name)
    elif mode == "die after":
        die_after(int(number), path, name)
    elif mode.endswith(", limited"):
        sys.dont_write_bytecode = True  # Python would keep half a module
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(number), int(number)))
        append(mode.removesuffix(", limited"), path, name, 1)
    else:
        append(mode, path, name, int(number))


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except AoudError as problem:
        sys.stderr.write(f"{problem}\n")
        sys.exit(problem.exit_code)
