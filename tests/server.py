"""Run the program many times, each time in a process of its own, and import it once.

A script for `tests/started.py`: it reads an order a line, and writes what became of it, a line.
"""

import contextlib
import gc
import importlib
import json
import os
import pkgutil
import resource
import runpy
import subprocess
import sys
import tempfile
import time
from typing import IO, Any

import aoud_cli


def run(words: list[str]) -> None:
    """Be `python -m aoud_cli` with these words, up to the exit of the process."""
    sys.argv = ["aoud", *words]
    runpy.run_module("aoud_cli", run_name="__main__", alter_sys=True)


def prepare(rehearsals: list[list[str]]) -> None:
    """Import all of the program.

    What a command imports late may lie where only root can read: what is to run as another user is
    rehearsed as this one, which leaves no answer behind.
    """
    for module in pkgutil.walk_packages(aoud_cli.__path__, "aoud_cli."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    os.environ["AOUD_NO_CACHE"] = "1"
    for words in rehearsals:
        with (
            contextlib.suppress(SystemExit),
            open(os.devnull, "w") as nowhere,  # noqa: PTH123 - no path
            contextlib.redirect_stdout(nowhere),
        ):
            run(words)
    gc.freeze()  # a child would copy each page that its search for garbage writes to


def become(order: dict[str, Any], out: int, err: int) -> None:
    """Turn this process into the one that was ordered, and let it run."""
    for stream, number in ((os.open(os.devnull, os.O_RDONLY), 0), (out, 1), (err, 2)):
        os.dup2(stream, number)
    os.chdir(order["cwd"])
    os.environ.clear()
    os.environ.update(order["env"])
    time.tzset()
    if order["memory"]:
        resource.setrlimit(resource.RLIMIT_AS, (order["memory"],) * 2)
    if order["user"]:
        os.setgroups([])
        os.setgid(order["user"])
        os.setuid(order["user"])
    run(order["words"])
    sys.exit()


def opened(into: str) -> tuple[IO[bytes], subprocess.Popen[bytes] | None]:
    """Return what a child writes its answer to, and who reads it there, if anybody does."""
    if not into or into.startswith("/"):
        return open(into, "wb") if into else tempfile.TemporaryFile(), None  # noqa: PTH123
    end, start = os.pipe()
    reader = subprocess.Popen(into.split(), stdin=end, stdout=subprocess.DEVNULL)
    os.close(end)
    return os.fdopen(start, "wb"), reader


def done(order: dict[str, Any]) -> tuple[int, str, str]:
    """Run one order in a child; return its exit code and what it wrote."""
    out, reader = opened(order["into"])
    with tempfile.TemporaryFile() as err:
        child = os.fork()
        if not child:
            become(order, out.fileno(), err.fileno())
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        told = "" if order["into"] else written(out)
        out.close()
        if reader:
            reader.wait()
        return 128 - code if code < 0 else code, told, written(err)


def written(stream: IO[bytes]) -> str:
    stream.seek(0)
    return stream.read().decode("utf-8", "surrogateescape")


if __name__ == "__main__":
    with os.fdopen(os.dup(0)) as orders:  # a child's own standard input has not been read from
        prepare(json.loads(orders.readline()))
        for line in orders:
            print(json.dumps(done(json.loads(line))), flush=True)  # noqa: T201 - the reply
