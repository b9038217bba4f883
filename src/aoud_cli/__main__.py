"""The way in, for `aoud` and for `python -m aoud_cli`: a remembered answer, else the program."""

import os
import sys

from aoud_cli import answer_cache


def main() -> None:
    """Run `aoud`.

    Ctrl-C ends it at once with exit code 130; `files.store` leaves no file half written, so there
    is nothing to undo.
    """
    try:
        code = answer_cache.replay_answer()
    except KeyboardInterrupt:
        os._exit(130)
    except Exception:  # noqa: BLE001 - whatever it is, the program works without its cache
        code = None
    if code is None:
        _run()
    sys.exit(code)


def _stop(*_: object) -> None:
    if os.isatty(2):
        os.write(2, b"\n")  # the shell's prompt gets a line of its own
    os._exit(130)


def _run() -> None:
    import gc  # noqa: PLC0415 - a remembered answer is given before these would be loaded
    import signal  # noqa: PLC0415

    signal.signal(signal.SIGINT, _stop)
    # The process ends after one answer: collecting garbage among fresh imports only takes time.
    gc.disable()
    # Plugins of pydantic are for programs that want them; looking for them takes a tenth of an
    # answer's time.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "true")
    from aoud_cli.cli.app import main as run  # noqa: PLC0415 - an import that Ctrl-C may already end

    run()


if __name__ == "__main__":
    main()
