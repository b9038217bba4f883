"""Starts `aoud` and `python -m aoud_cli`: prints a remembered answer, or runs the program.

Whatever goes wrong, here it ends in a sentence. Nothing is imported before Ctrl-C can end it.
"""

import os
import sys

_MORE = "AOUD_DEBUG=1 shows more"


def main() -> None:
    """Run `aoud`.

    Ctrl-C ends it at once with exit code 130; `files.store` leaves no file half written, so there
    is nothing to undo. What nobody has foreseen ends it with exit code 70.
    """
    # What `signal` wraps, and would import `enum` for.
    import _signal  # type: ignore[import-not-found]  # noqa: PLC0415

    _signal.signal(_signal.SIGINT, _stop)
    try:
        code = _replayed()
        if code is None:
            _run()
    except SystemExit:
        raise
    except BaseException as error:  # noqa: BLE001 - some packages raise even what is no Exception
        _give_up(error)
    sys.exit(code)


def _stop(*_: object) -> None:
    if os.isatty(2):
        os.write(2, b"\n")  # the shell's prompt gets a line of its own
    os._exit(130)


def _replayed() -> int | None:
    """Write the remembered answer and return its exit code; None where there is none."""
    try:
        from aoud_cli import answer_cache  # noqa: PLC0415 - an import that Ctrl-C may already end

        return answer_cache.replay_answer()
    except Exception:  # noqa: BLE001 - whatever it is, the program works without its cache
        return None


def _run() -> None:
    import gc  # noqa: PLC0415 - a remembered answer is given before this would be loaded

    # The process ends after one answer: collecting garbage among fresh imports only takes time.
    gc.disable()
    # Plugins of pydantic are for programs that want them; looking for them takes a tenth of an
    # answer's time.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "true")
    from aoud_cli.cli.app import main as run  # noqa: PLC0415 - Ctrl-C may end it

    run()


def _give_up(error: BaseException) -> None:
    """Say in a sentence what to report, and end the process with exit code 70."""
    try:
        import traceback  # noqa: PLC0415 - needed only where all else has failed

        from aoud_cli.text import safe  # noqa: PLC0415

        if os.environ.get("AOUD_DEBUG"):
            for line in "".join(traceback.format_exception(error)).splitlines():
                sys.stderr.write(f"{safe(line)}\n")
        place = traceback.extract_tb(error.__traceback__)[-1]
        sys.stderr.write(f"{safe(_to_report(error, place.filename, place.lineno))}\n")
        sys.stderr.flush()
    finally:
        os._exit(70)  # what is left to be written may be what is wrong


def _to_report(error: BaseException, path: str, line: int | None) -> str:
    """Return the sentence that says what went wrong, where, and in which file."""
    from aoud_cli import __version__  # noqa: PLC0415
    from aoud_cli.text import cut  # noqa: PLC0415

    said = ": ".join(filter(None, (type(error).__name__, cut(str(error)))))
    where = f"{'/'.join(path.split('/')[-2:])}, line {line}"
    wrong = f"aoud: something is wrong in aoud {__version__} ({said}; {where})"
    return f"{wrong}; please report this line and what you typed; {_MORE}"


if __name__ == "__main__":
    main()
