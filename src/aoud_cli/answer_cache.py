"""Remembers answers: the same question, on the same day, about the same files, on the same screen, has one answer.

An answer is kept with everything that it could depend on, and given again without importing what computed it. On any
doubt there is no memory and the answer is computed. AOUD_NO_CACHE=1 turns it off.
"""

import os
import stat
import sys
import time
from binascii import crc32

from aoud_cli import __version__

# Files at most: the name is a small hash of the question, and a new answer takes an old one's place
NAMES = 256
MAX_BYTES = 256 * 1024  # of one answer
# Seconds: what changed less than this before the start could change again and look the same
SETTLED = 2.0
ENVIRONMENT = ("ACCESSIBLE", "AOUD_", "CLICOLOR", "COLORTERM", "COLUMNS", "FORCE_COLOR", "HOME", "LANG", "LC_",
               "NO_COLOR", "PYTHON", "TERM", "TTY_", "UNICODE_VERSION", "XDG_")  # fmt: skip

_started = time.time()
_asked = ""  # the question of this process, while its answer may be remembered


def again() -> int | None:
    """Write the remembered answer to this process's question and return its exit code.

    None where there is none.
    """
    global _asked  # noqa: PLW0603 - the question as it was when it was asked, for `remember`
    if not _may_remember():
        return None
    _asked = question()
    known = _known(_asked)
    if known is None:
        return None
    code, text = known
    sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]  # as terminal.prepare_streams does
    sys.stdout.write(text)
    sys.stdout.flush()
    return code


def remember(text: str, code: int, files: list[str]) -> None:
    """Keep the answer to this process's question, computed from these files; silently not, where that cannot be."""
    try:
        data = "\n".join(
            [_asked, str(code), *(f"{path}\t{stamp(path)}" for path in files), "", text]
        ).encode()
        if (
            _asked
            and question() == _asked
            and len(data) <= MAX_BYTES
            and all(
                path.startswith("/") and "\n" not in path for path in files
            )  # relative: another file elsewhere
            and not any(_changed(path) for path in files)
        ):
            _keep(_place(_asked), b"%08x\n%b" % (crc32(data), data))
    except (OSError, ValueError):
        return


def question() -> str:
    """Return everything that an answer can depend on besides the fact files, on one line of ASCII."""
    out = sys.stdout
    width = os.get_terminal_size(out.fileno()).columns if out.isatty() else 0
    surroundings = sorted(item for item in os.environ.items() if item[0].startswith(ENVIRONMENT))
    today = time.strftime("%Y-%m-%d")
    return ascii(
        (
            __version__,
            sys.version,
            sources(),
            sys.argv[1:],
            today,
            out.isatty(),
            width,
            out.encoding,
            surroundings,
        )
    )


def sources() -> tuple[object, ...]:
    """Return when each part of the program last changed: an update may keep the version, an edit always does."""
    files = [
        os.path.join(folder, name)
        for folder, _, names in os.walk(os.path.dirname(__file__))
        for name in names
    ]
    written = sorted((path, os.stat(path).st_mtime_ns) for path in files if path.endswith(".py"))
    return (
        *written,
        *(os.stat(path).st_mtime_ns for path in sys.path if path.endswith("-packages")),
    )


def stamp(path: str) -> str:
    """Return what tells one state of a file from another; `-` for no file.

    Raises OSError where that cannot be told.
    """
    try:
        found = os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return "-"
    if stat.S_ISLNK(found.st_mode):
        raise PermissionError  # what it leads to may change unseen
    return f"{found.st_size} {found.st_mtime_ns} {found.st_ino} {found.st_ctime_ns} {found.st_dev}"


def _may_remember() -> bool:
    """Whether this question is one that can be told apart from others without reading its options."""
    silent = os.environ.get("AOUD_NO_CACHE") or "_AOUD_COMPLETE" in os.environ or sys.stdout is None
    folder = os.environ.get("AOUD_DATA_DIR", "/")  # a relative one is another folder somewhere else
    return (
        not silent
        and folder.startswith("/")
        and not any(word.startswith("--facts") for word in sys.argv)
    )


def _place(asked: str) -> str:
    """Return the file in which the answer to a question is kept, if any.

    Raises OSError where nobody has a home.
    """
    home, given = os.environ.get("HOME", ""), os.environ.get("XDG_CACHE_HOME", "")
    root = given if given.startswith("/") else f"{home}/.cache"
    if not (root.startswith("/") and (given or home)):
        raise FileNotFoundError
    return f"{root}/aoud/{crc32(asked.encode()) % NAMES:02x}"


def _known(asked: str) -> tuple[int, str] | None:
    """Return the exit code and text kept for a question, if every file that they came from is as it was."""
    try:
        checksum, _, data = _read(_place(asked)).partition(b"\n")
        if int(checksum, 16) != crc32(data):
            return None
        head, _, text = data.decode().partition("\n\n")
        kept, exit_code, *files = head.split("\n")
        fresh = all(
            stamp(path) == seen for path, _, seen in (line.rpartition("\t") for line in files)
        )
        return (int(exit_code), text) if kept == asked and fresh else None
    except (OSError, ValueError):
        return None


def _read(place: str) -> bytes:
    """Return the bytes of a file of ours alone; raises OSError for any other."""
    handle = os.open(place, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW)
    try:
        found = os.fstat(handle)
        if not stat.S_ISREG(found.st_mode) or found.st_uid != os.getuid() or found.st_mode & 0o022:
            raise PermissionError
        return os.read(handle, MAX_BYTES + 16)
    finally:
        os.close(handle)


def _changed(path: str) -> bool:
    """Whether a file, or where there is none the folder that would hold it, has changed too lately to be trusted."""
    while not os.path.lexists(path):
        path = os.path.dirname(path)
    return os.lstat(path).st_ctime > _started - SETTLED


def _keep(place: str, data: bytes) -> None:
    """Put a file in its place, in a folder of ours alone; should two do so at once, the checksum tells a mixture."""
    folder = os.path.dirname(place)
    os.makedirs(folder, mode=0o700, exist_ok=True)
    found = os.lstat(folder)
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.getuid() or found.st_mode & 0o022:
        raise PermissionError
    new = f"{place}.new"
    if os.path.lexists(new):
        os.unlink(new)
    handle = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
    try:
        os.write(handle, data)
        os.replace(new, place)
    except OSError:
        os.unlink(new)
        raise
    finally:
        os.close(handle)
