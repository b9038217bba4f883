"""The way in, for `aoud` and for `python -m aoud_cli`: from here on Ctrl-C ends the program at once, with 130."""

import os
import signal


def main() -> None:
    """Run `aoud`. Nothing that an interrupt could leave half done outlives it (store.py), so it needs no traceback."""
    signal.signal(signal.SIGINT, lambda *_: os._exit(130))
    from aoud_cli.cli import main as run  # noqa: PLC0415 - an import that Ctrl-C may already end

    run()


if __name__ == "__main__":
    main()
