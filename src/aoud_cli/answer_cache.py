"""Remembers answers: the same command line, day, files and screen give the same answer.

An answer is kept together with everything that it depends on, and written again without importing
the program that computed it. In any doubt the answer is computed anew. AOUD_NO_CACHE=1 turns the
cache off.
"""

import os
import stat
import sys
import time
from binascii import crc32

from aoud_cli import __version__

# At most so many files: a file's name is a small hash of the key, and a new answer may replace an
# old one of another key.
NAMES = 256
MAX_BYTES = 256 * 1024  # of one answer
# Seconds: a file that changed less than this before the start could change again and look the same.
SETTLED = 2.0
# How the names of the environment variables begin that an answer can depend on.
ENVIRONMENT = (
    *("ACCESSIBLE", "AOUD_", "CLICOLOR", "COLORTERM", "COLUMNS", "FORCE_COLOR", "HOME", "LANG"),
    *("LC_", "NO_COLOR", "PYTHON", "TERM", "TTY_", "UNICODE_VERSION", "XDG_"),
)

_started = time.time()
_key = ""  # of this process's answer; empty when it must not be remembered


def replay_answer() -> int | None:
    """Write the remembered answer to standard output and return its exit code; None without one."""
    global _key  # noqa: PLW0603 - the key as it was at the start, for `remember`
    if not _may_remember():
        return None
    _key = cache_key()
    remembered = _remembered(_key)
    if remembered is None:
        return None
    code, text = remembered
    sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]  # as terminal.prepare_streams does
    sys.stdout.write(text)
    sys.stdout.flush()
    return code


def remember(text: str, code: int, files: list[str]) -> None:
    """Keep this process's answer and its exit code, computed from these files.

    Nothing is kept, and nothing is raised, where the answer may not or cannot be remembered.
    """
    try:
        stamps = [f"{path}\t{stamp(path)}" for path in files]
        data = "\n".join([_key, str(code), *stamps, "", text]).encode()
        key_is_the_same = _key and cache_key() == _key  # not past midnight, for one
        files_are_settled = all(_is_absolute(path) and not _changed(path) for path in files)
        if key_is_the_same and files_are_settled and len(data) <= MAX_BYTES:
            _keep(_place(_key), b"%08x\n%b" % (crc32(data), data))
    except (OSError, ValueError, RecursionError):  # a folder may lie a thousand deep
        return


def cache_key() -> str:
    """Return all that an answer can depend on except the fact files, on one line of ASCII."""
    out = sys.stdout
    width = os.get_terminal_size(out.fileno()).columns if out.isatty() else 0
    surroundings = sorted(item for item in os.environ.items() if item[0].startswith(ENVIRONMENT))
    today = time.strftime("%Y-%m-%d")
    return ascii(
        (
            __version__,
            sys.version,
            program_files(),
            sys.argv[1:],
            today,
            out.isatty(),
            width,
            out.encoding,
            surroundings,
        )
    )


def program_files() -> tuple[object, ...]:
    """Return each file of the program and when it last changed, then the same of its packages.

    The version alone is not enough: an edit keeps it, and so may an update.
    Raises FileNotFoundError where there are no such files: run from a zip, or from bytecode alone.
    """
    files = [
        os.path.join(folder, name)
        for folder, _, names in os.walk(os.path.dirname(__file__))
        for name in names
    ]
    written = sorted((path, os.stat(path).st_mtime_ns) for path in files if path.endswith(".py"))
    if not written:
        raise FileNotFoundError
    return (
        *written,
        *(os.stat(path).st_mtime_ns for path in sys.path if path.endswith("-packages")),
    )


def stamp(path: str) -> str:
    """Return a text that differs whenever the file does; `-` for no file.

    Raises OSError for a file that cannot be watched.
    """
    try:
        found = os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return "-"
    if stat.S_ISLNK(found.st_mode):
        raise PermissionError  # what it leads to may change unseen
    return f"{found.st_size} {found.st_mtime_ns} {found.st_ino} {found.st_ctime_ns} {found.st_dev}"


def _may_remember() -> bool:
    """Whether the key identifies this answer without reading its options."""
    silent = os.environ.get("AOUD_NO_CACHE") or "_AOUD_COMPLETE" in os.environ or sys.stdout is None
    folder = os.environ.get("AOUD_DATA_DIR", "/")  # a relative one is another folder somewhere else
    return (
        not silent
        and folder.startswith("/")
        and not any(word.startswith("--facts") for word in sys.argv)
    )


def _place(key: str) -> str:
    """Return the path of the file that keeps the answer of a key, whether it exists or not.

    Raises OSError without a home folder.
    """
    home, given = os.environ.get("HOME", ""), os.environ.get("XDG_CACHE_HOME", "")
    root = given if given.startswith("/") else f"{home}/.cache"
    if not (root.startswith("/") and (given or home)):
        raise FileNotFoundError
    return f"{root}/aoud/{crc32(key.encode()) % NAMES:02x}"


def _remembered(key: str) -> tuple[int, str] | None:
    """Return the exit code and text kept for a key; None where a file has changed since."""
    try:
        checksum, _, data = _read(_place(key)).partition(b"\n")
        if int(checksum, 16) != crc32(data):
            return None
        head, _, text = data.decode().partition("\n\n")
        kept_key, exit_code, *files = head.split("\n")
        stamps = dict(line.rsplit("\t", 1) for line in files)
        unchanged = all(stamp(path) == kept for path, kept in stamps.items())
        return (int(exit_code), text) if kept_key == key and unchanged else None
    except (OSError, ValueError):
        return None


def _read(place: str) -> bytes:
    """Return the bytes of a file that only this user can write; raises OSError for any other."""
    _refuse_foreign(os.path.dirname(place))
    handle = os.open(place, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW)
    try:
        found = os.fstat(handle)
        if not stat.S_ISREG(found.st_mode) or found.st_uid != os.getuid() or found.st_mode & 0o022:
            raise PermissionError
        return os.read(handle, MAX_BYTES + 16)
    finally:
        os.close(handle)


def _refuse_foreign(folder: str) -> None:
    """Raise OSError unless only this user can change what is in a folder."""
    found = os.lstat(folder)
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.getuid() or found.st_mode & 0o022:
        raise PermissionError
    _refuse_open(os.path.dirname(folder), set())


def _refuse_open(path: str, walked: set[str]) -> None:
    """Raise OSError if another user could replace the folder that a path leads to.

    Root could anyway. Where many may write and each has their own, as in /tmp, nobody could.
    Each path is walked once, however many links lead to it.
    """
    if path in walked:
        return
    walked.add(path)
    above = os.path.dirname(path)
    if above != path:
        _refuse_open(above, walked)
    found = os.lstat(path)
    is_link = stat.S_ISLNK(found.st_mode)
    if is_link:
        _refuse_open(os.path.join(above, os.readlink(path)), walked)
    for_all = found.st_mode & 0o022 and not (is_link or found.st_mode & stat.S_ISVTX)
    if for_all or found.st_uid not in {0, os.getuid()}:
        raise PermissionError


def _is_absolute(path: str) -> bool:
    """Whether a path means the same file from every folder and stands on one line."""
    return path.startswith("/") and "\n" not in path


def _changed(path: str) -> bool:
    """Whether a file has changed within the last SETTLED seconds; without one, its folder."""
    while not os.path.lexists(path):
        path = os.path.dirname(path)
    return os.lstat(path).st_ctime > _started - SETTLED


def _keep(place: str, data: bytes) -> None:
    """Write a file into a folder that only this user can write.

    Two processes may do so at once; a mixture of two files fails its checksum.
    """
    folder = os.path.dirname(place)
    _make(folder)
    _refuse_foreign(folder)
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


def _make(folder: str) -> None:
    """Make a folder, and those above it, that only this user can use, whatever the umask is."""
    if not os.path.isdir(folder):
        _make(os.path.dirname(folder))
        os.mkdir(folder, 0o700)
