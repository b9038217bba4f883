"""A client as most programs have one, which the tests of the network must find out; and a child for both.

naive_client.py WHICH ADDRESS asks with `aoud` or `naive`, and prints what it said and what it took.
"""

import gzip
import json
import sys
import time
from pathlib import Path
from typing import Any
from urllib.request import build_opener  # noqa: TID251 - as most programs do

from aoud_cli.errors import SourceError
from aoud_cli.web import network


def get(address: str) -> Any:
    """Return the JSON that stands at an address, as if all servers were friends."""
    with build_opener().open(address) as response:  # as urlopen, which keeps its first proxy
        body = response.read()
        if response.headers["Content-Encoding"] == "gzip":  # as requests and httpx do unasked
            body = gzip.decompress(body)
    return json.loads(body)


def asked(which: str, address: str) -> str:
    """Return what a client says to whoever asked it, within the limits that it has."""
    if which == "naive":
        try:
            return f"believed {str(get(address))[:100]}"
        except Exception as error:  # noqa: BLE001 - the naive do not know what can come
            return f"Traceback: {type(error).__name__}"
    name = address.split("/")[2]
    given = network.all_of({name: lambda: network.get(address)})[name]
    return str(given) if isinstance(given, SourceError) else f"believed {given[:100]!r}"


def peak() -> float:
    """Return how many MB of memory this process has had at most; its parent's do not count."""
    lines = Path("/proc/self/status").read_text().splitlines()
    size = next(line for line in lines if line.startswith("VmHWM:"))
    return int(size.split()[1]) / 1024


if __name__ == "__main__":
    began = time.monotonic()
    said = asked(*sys.argv[1:])
    took = {"said": said, "seconds": time.monotonic() - began, "megabytes": peak()}
    sys.stdout.write(json.dumps(took))
