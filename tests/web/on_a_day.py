"""Runs `aoud` as on another day: `python -m tests.web.on_a_day 2026-12-04 refresh`."""

import sys
from datetime import datetime

from aoud_cli.__main__ import main
from aoud_cli.cli import options

if __name__ == "__main__":
    name, day, *words = sys.argv
    options._now = lambda: datetime.fromisoformat(f"{day}T12:00:00+00:00")  # noqa: SLF001
    sys.argv = [name, *words]
    main()
