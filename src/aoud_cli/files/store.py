"""Reads files without harm and writes them whole.

SECURITY.md lists what this promises, and the tests that try it.
"""

import errno
import fcntl
import os
import signal
import stat
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from aoud_cli.errors import FactsError, Fault, OutputError

MAX_BYTES = 2 * 1024 * 1024
PATIENCE = 10.0  # seconds that a writer waits for another one
_ALARM = 0.1  # seconds between two alarms, once it has waited that long

_A_LINK = Fault(
    "is a link",
    "put the file itself there, make its folder the link, "
    "or name another folder in AOUD_DATA_DIR or XDG_DATA_HOME",
)


def read(path: Path, *, links: bool = True) -> bytes:
    """Return the bytes of a plain file, at most MAX_BYTES.

    It never waits for a FIFO, and neither locks nor creates anything. What came with the program is
    found also where that is run from a zip.
    Raises FileNotFoundError or NotADirectoryError when nothing is there, and FactsError for what is
    not a plain file, is too big, may not be read, or, unless `links` are followed, is a link.
    """
    flags = os.O_RDONLY | os.O_NONBLOCK | (0 if links else os.O_NOFOLLOW)
    try:
        handle = os.open(path, flags)
    except FileNotFoundError:
        raise
    except NotADirectoryError:
        if packed := _packed(path):
            return packed
        raise
    except (OSError, ValueError) as error:
        if not links and isinstance(error, OSError) and error.errno == errno.ELOOP:
            raise FactsError(_A_LINK) from None
        raise FactsError(Fault(f"cannot be read: {_reason(error)}")) from None
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise FactsError(Fault("is not a plain file", "name a TOML file"))
        with os.fdopen(handle, "rb", closefd=False) as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise FactsError(Fault(f"cannot be read: {_reason(error)}")) from None
    finally:
        _close(handle)
    if len(data) > MAX_BYTES:
        problem = f"is larger than {MAX_BYTES // 1024 // 1024} MiB; no fact base is"
        raise FactsError(Fault(problem, "split or shorten it"))
    return data


def _packed(path: Path) -> bytes | None:
    """Return a file of the program's own where that is run from a zip; None for any other path."""
    package = Path(__file__).parents[1]
    if package not in path.parents:
        return None
    from pkgutil import get_data  # noqa: PLC0415 - hardly ever needed

    try:
        return get_data("aoud_cli", path.relative_to(package).as_posix())
    except OSError:
        return None


def change(
    path: Path, edit: Callable[[bytes | None], bytes | None], patience: float = PATIENCE
) -> tuple[bytes | None, bytes | None]:
    """Replace a file by what `edit` makes of its bytes, and return the bytes before and after.

    None stands for "no file". The file is replaced whole or not at all, by one process at a time,
    and `edit` is given what is replaced, so no change is lost. `patience` is in seconds.
    Raises OutputError when the file could not be written, FactsError when it cannot be read, and
    whatever `edit` raises.
    """
    try:
        for folder in reversed(path.absolute().parents):
            _make(folder)
        with _alone(path, patience) as refuse_if_lost:
            try:
                before = read(path, links=False)
            except FileNotFoundError:
                before = None
            after = edit(before)
            if after is None:
                refuse_if_lost()
                _delete(path)
            elif after != before:
                _replace(path, after, refuse_if_lost)
            return before, after
    except OSError as error:
        where = error.filename or path
        raise OutputError(
            f"{where}: could not be written: {_reason(error)}; nothing was changed"
        ) from None


def _make(folder: Path) -> None:
    """Make a folder that only its owner can use, and sync it to disk; keep one that exists."""
    if folder.is_dir():
        return
    folder.mkdir(mode=0o700, exist_ok=True)  # another writer may have been faster
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        _give(handle, folder.parent.stat())
    finally:
        _close(handle)
    _sync(folder.parent)


def _owner(path: Path) -> os.stat_result:
    """Return whose a file is; where there is none, whose its folder is."""
    try:
        return os.lstat(path)
    except FileNotFoundError:
        return path.parent.stat()


def _give(handle: int, owner: os.stat_result) -> None:
    """Let what root has made belong to that owner: after `sudo aoud add` the file stays the user's.

    A root that may give nothing away, as in some containers, keeps it.
    """
    if os.geteuid() == 0 == os.fstat(handle).st_uid:
        with suppress(OSError):
            os.fchown(handle, owner.st_uid, owner.st_gid)


@contextmanager
def _alone(path: Path, patience: float) -> Iterator[Callable[[], None]]:
    """Hold the right to write, and give a function that raises OSError if it was lost meanwhile.

    The lock is the kernel's. It ends with its process, so no crash leaves it behind.
    """
    lock = _beside(path, ".lock")
    handle = _locked(lock, _owner(path), time.monotonic() + patience)

    def refuse_if_lost() -> None:
        if not _is_there(lock, handle):
            raise OSError(errno.ENOLCK, "the lock was removed meanwhile; try again", str(lock))

    try:
        os.ftruncate(handle, 0)
        os.pwrite(handle, str(os.getpid()).encode(), 0)
        yield refuse_if_lost
    finally:
        _close(handle)


def _locked(lock: Path, owner: os.stat_result, until: float) -> int:
    """Return a handle of a file that is locked; where there is none, it is made for this owner.

    If the file was removed or replaced while this process waited, others lock another one: that
    one is locked then. Raises OSError at `until`, in seconds of `time.monotonic()`, or for what is
    not a plain file.
    """
    while True:
        handle = os.open(lock, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
        try:
            kind = os.fstat(handle)
            # writing into anything else could write into another file
            if not stat.S_ISREG(kind.st_mode) or kind.st_nlink > 1:
                raise OSError(errno.EINVAL, "something else is in the way; remove it", str(lock))
            _give(handle, owner)
            _wait(handle, until)
            if _is_there(lock, handle):
                return handle
        except BaseException:
            _close(handle)
            raise
        _close(handle)


def _is_there(lock: Path, handle: int) -> bool:
    """Whether a file still has its name; a lock on a file without one protects nothing."""
    try:
        return os.path.samestat(os.lstat(lock), os.fstat(handle))
    except FileNotFoundError:
        return False


def _wait(handle: int, until: float) -> None:
    """Wait for the lock in the kernel's own queue, which is fair.

    Who only asked again and again could wait for ever. An alarm ends the wait, also where the
    parent process has blocked alarms. Raises TimeoutError.
    """

    def give_up_if_late(*_: object) -> None:
        if time.monotonic() < until:
            return  # an alarm that the parent process has set
        holder = os.pread(handle, 20, 0).decode("ascii", "replace") or "unknown"
        raise TimeoutError(
            errno.ETIMEDOUT, f"process {holder} is writing; try again when it is done"
        )

    give_up_if_late()
    usual = signal.signal(signal.SIGALRM, give_up_if_late)
    blocked = signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGALRM})
    # it rings again and again: the first time could be just before the wait begins
    signal.setitimer(signal.ITIMER_REAL, max(until - time.monotonic(), _ALARM), _ALARM)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.pthread_sigmask(signal.SIG_SETMASK, blocked)
        signal.signal(signal.SIGALRM, usual)


def _replace(path: Path, data: bytes, refuse_if_lost: Callable[[], None]) -> None:
    """Write a new file beside the old one and put it in its place, unless `refuse_if_lost` raises.

    Its name is always the same, so that no strays are left behind.
    """
    new = _beside(path, ".new")
    with suppress(FileNotFoundError):
        new.unlink()  # of a writer that was killed; or a link, which is removed and not followed
    handle = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
    try:
        try:
            left = memoryview(data)
            while left:
                left = left[os.write(handle, left) :]
            _give(handle, _owner(path))
            os.fsync(handle)
        finally:
            os.close(handle)
        refuse_if_lost()
        new.replace(path)
    except BaseException:
        with suppress(OSError):
            new.unlink()
        raise
    _sync(path.parent)


def _delete(path: Path) -> None:
    with suppress(FileNotFoundError):
        path.unlink()
        _sync(path.parent)


def _sync(folder: Path) -> None:
    """Make the disk keep a name that was given or taken away.

    Raises OutputError where it does not say that it did.
    """
    try:
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            _close(handle)
    except OSError as error:
        raise OutputError(
            f"{folder}: was changed, but the disk does not confirm it: {_reason(error)}"
        ) from None


def _close(handle: int) -> None:
    """Close what was only read, locked or confirmed: that this fails takes nothing back."""
    with suppress(OSError):
        os.close(handle)


def _beside(path: Path, suffix: str) -> Path:
    return path.with_name(path.name + suffix)


def _reason(error: OSError | ValueError) -> str:
    reason = error.strerror if isinstance(error, OSError) else "not a usable path"
    return (reason or "unknown").lower()
