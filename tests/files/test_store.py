"""The promises of the store: what was written stays, whole, whatever happens to the writer. naive_store.py helps."""

import errno
import fcntl
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from random import Random

import pytest

from aoud_cli.errors import FactsError, OutputError
from aoud_cli.files import own, store
from tests.conftest import PATIENCE, Aoud, Result
from tests.files import naive_store
from tests.files.naive_store import add, content, entry, trouble_at

Amount = Callable[[int], int]
Reached = Callable[[str], None]
Child = subprocess.Popen[bytes]

WHOLE = re.compile(rb"(?:[a-z0-9]+-\d+ \.+ end\n)*")
FAULTS = (errno.EIO, errno.ENOSPC, errno.EACCES, errno.EINTR)
OLD = b"an old file\n"
NEW = b"a new file, longer than the old one\n"
CLAIM = """schema = 1
[[claim]]
id = "a-claim-of-mine"
topic = "plot"
said = "2026-03-01"
by = "netflix"
text = "It goes on."
"""


def command(*arguments: object) -> list[str]:
    return [sys.executable, naive_store.__file__, *map(str, arguments)]


@contextmanager
def child(*arguments: object) -> Iterator[Child]:
    with subprocess.Popen(command(*arguments), stdout=subprocess.PIPE) as process:
        try:
            yield process
        finally:
            process.kill()


def done(*arguments: object) -> Result:
    """Return what became of a child; one that hangs is an error."""
    ended = subprocess.run(
        command(*arguments), capture_output=True, text=True, check=False, timeout=PATIENCE
    )
    return Result(ended.returncode, ended.stdout, ended.stderr)


def adding(text: str, *more: str) -> list[str]:
    return ["add", "plot", "--by", "netflix", "--text", text, "--said", "2026-03-01", *more]


def program(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "aoud_cli", *arguments]


# A crowd on a busy machine waits for each other longer than `aoud` would wait by itself.
PATIENT = f"""
from aoud_cli.__main__ import main
from aoud_cli.files import store
store.change.__defaults__ = ({PATIENCE},)
main()
"""


def run(*line: str, umask: int = -1) -> Result:
    ended = subprocess.run(
        line, capture_output=True, text=True, check=False, timeout=PATIENCE, umask=umask
    )
    return Result(ended.returncode, ended.stdout, ended.stderr)


def lines(process: Child) -> Iterator[bytes]:
    assert process.stdout
    return iter(process.stdout)


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def assert_sentence(error: str) -> None:
    assert re.fullmatch(r"[ -~]+\n?", error), error
    assert "Traceback" not in error


# Promise 1: an acknowledged write survives kill -9


@dataclass
class Harm:
    acknowledged: int
    lost: int
    unreadable: int


def kill_writers(which: str, path: Path, kills: int) -> Harm:
    random = Random(kills)
    acknowledged: set[bytes] = set()
    lost = unreadable = 0
    for kill in range(kills):
        with child(which, path, f"w{kill}", 0) as process:
            output = lines(process)
            acknowledged |= {next(output) for _ in range(7)}
            time.sleep(random.uniform(0, 0.003))
            process.kill()
            acknowledged |= {line for line in output if line.endswith(b"\n")}
        data = path.read_bytes()
        unreadable += not WHOLE.fullmatch(data)
        lost += len(acknowledged - set(data.splitlines(keepends=True)))
    return Harm(len(acknowledged), lost, unreadable)


def test_a_writer_that_is_killed_loses_nothing_that_it_acknowledged(tmp_path: Path) -> None:
    harm = kill_writers("store", tmp_path / "entries", 1)

    assert (harm.lost, harm.unreadable) == (0, 0)
    assert harm.acknowledged


@pytest.mark.torture
def test_what_was_acknowledged_survives_kill_9(
    tmp_path: Path, amount: Amount, reached: Reached
) -> None:
    path = tmp_path / "entries"
    kills = amount(150)

    harm = kill_writers("store", path, kills)

    store.change(path, add(entry("last", 1)))
    assert (harm.lost, harm.unreadable) == (0, 0)
    assert harm.acknowledged >= amount(1000)
    assert names(tmp_path) == ["entries", "entries.lock"]
    reached(
        f"promise 1: {harm.acknowledged:,} acknowledged writes over {kills} kills, "
        "0 lost, 0 unreadable, 0 temporary files"
    )


@pytest.mark.torture
def test_kill_9_harms_a_file_that_is_written_in_place(tmp_path: Path) -> None:
    harm = kill_writers("in place", tmp_path / "entries", 10)

    assert harm.lost + harm.unreadable > 0


# Promise 2: no change is lost to another writer


def crowd(which: str, path: Path, writers: int, each: int) -> tuple[int, int]:
    """Return how many entries are there, and how many different ones, after several writers at once."""
    crowd = [
        subprocess.Popen(command(which, path, f"w{i}", each), stdout=subprocess.DEVNULL)
        for i in range(writers)
    ]
    assert [process.wait(timeout=PATIENCE) for process in crowd] == [0] * writers
    data = path.read_bytes()
    assert WHOLE.fullmatch(data)
    return len(data.splitlines()), len(set(data.splitlines()))


def test_no_change_is_lost_between_two_writers(tmp_path: Path) -> None:
    assert crowd("store", tmp_path / "entries", 2, 20) == (40, 40)


@pytest.mark.torture
def test_no_change_is_lost_among_many_writers(
    tmp_path: Path, amount: Amount, reached: Reached
) -> None:
    each = amount(50)

    present, distinct = crowd("store", tmp_path / "entries", 32, each)

    assert (present, distinct) == (32 * each, 32 * each)
    reached(f"promise 2: 32 processes x {each} changes, {present:,} present, {distinct:,} distinct")


@pytest.mark.torture
def test_changes_are_lost_without_a_lock(tmp_path: Path) -> None:
    assert crowd("unlocked", tmp_path / "entries", 4, 20)[0] < 80


@pytest.mark.torture
def test_no_claim_is_lost_among_many_programs(
    data_dir: Path, amount: Amount, reached: Reached
) -> None:
    programs, each = max(2, amount(8)), max(2, amount(5))

    def add_some(number: int) -> list[Result]:
        return [
            run(sys.executable, "-c", PATIENT, *adding(f"Writer {number}, claim {i}."))
            for i in range(each)
        ]

    with ThreadPoolExecutor(programs) as pool:
        results = [result for some in pool.map(add_some, range(programs)) for result in some]

    assert [result for result in results if (result.code, result.err) != (0, "")] == []
    texts = {claim.text for claim in own.FILE.read(data_dir / "facts.toml").claims}
    assert texts == {
        f"Writer {number}, claim {i}." for number in range(programs) for i in range(each)
    }
    assert names(data_dir) == ["facts.toml", "facts.toml.lock"]
    reached(f"promise 2: {programs} programs x {each} `aoud add`, {len(texts)} claims present")


def remove(lock: Path) -> None:
    lock.unlink()


def replace(lock: Path) -> None:
    lock.with_name("another").touch()
    lock.with_name("another").replace(lock)


def move_away(lock: Path) -> None:
    lock.rename(lock.with_name("kept"))
    lock.touch()


LOSE = [remove, replace, move_away]


@contextmanager
def held(lock: Path) -> Iterator[None]:
    """Lock a file at once, or raise BlockingIOError where somebody has."""
    with lock.open("r+b") as file:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield


@pytest.mark.parametrize("lose", LOSE)
@pytest.mark.parametrize("times", [1, 3])
def test_a_lock_that_is_lost_while_a_writer_waits_is_taken_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lose: Callable[[Path], None], times: int
) -> None:
    lock = tmp_path / "file.lock"
    flock, waits = fcntl.flock, count(1)

    def lose_meanwhile(handle: int, how: int) -> None:
        if how == fcntl.LOCK_EX and next(waits) <= times:
            lose(lock)
        flock(handle, how)

    def edit(_: bytes | None) -> bytes:
        with pytest.raises(BlockingIOError), held(lock):
            pass
        return NEW

    monkeypatch.setattr(fcntl, "flock", lose_meanwhile)
    store.change(tmp_path / "file", edit)

    assert content(tmp_path / "file") == NEW
    assert next(waits) == times + 2


@pytest.mark.parametrize("lose", LOSE)
@pytest.mark.parametrize("after", [NEW, None], ids=["a write", "a deletion"])
def test_a_writer_whose_lock_is_lost_undoes_no_other_change(
    tmp_path: Path, lose: Callable[[Path], None], after: bytes | None, reached: Reached
) -> None:
    path = tmp_path / "file"
    path.write_bytes(OLD)

    def lose_and_let_another_write(_: bytes | None) -> bytes | None:
        lose(tmp_path / "file.lock")
        store.change(path, add(entry("another", 1)))
        return after

    with pytest.raises(OutputError, match="the lock was removed meanwhile; try again; nothing"):
        store.change(path, lose_and_let_another_write)

    assert content(path) == OLD + entry("another", 1).encode()
    assert not path.with_name("file.new").exists()
    reached(
        f"promise 2: a lock lost in {len(LOSE)} ways, during a wait, a write and a deletion: 0 lost"
    )


def test_a_writer_whose_lock_is_lost_for_ever_gives_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flock = fcntl.flock

    def lose_always(handle: int, how: int) -> None:
        flock(handle, how)
        remove(tmp_path / "file.lock")

    monkeypatch.setattr(fcntl, "flock", lose_always)
    with pytest.raises(OutputError, match="is writing; try again when it is done"):
        store.change(tmp_path / "file", lambda _: NEW, patience=0.2)

    assert content(tmp_path / "file") is None


@pytest.mark.parametrize("how", ["blocked", "ignored", "pending"])
def test_a_writer_gives_up_whatever_its_parent_did_with_signals(
    tmp_path: Path, how: str, reached: Reached
) -> None:
    lock = tmp_path / "file.lock"
    lock.touch()

    with held(lock):
        result = done("deaf", tmp_path / "file", how)

    assert (result.code, result.out) == (OutputError.exit_code, "")
    assert result.err.endswith("is writing; try again when it is done; nothing was changed\n")
    reached("promise 2: alarms blocked, ignored and pending: a writer gives up all the same")


def test_an_alarm_that_the_parent_has_set_is_no_reason_to_give_up(tmp_path: Path) -> None:
    assert done("deaf", tmp_path / "file", "pending") == Result(0, "", "")
    assert content(tmp_path / "file") == entry("deaf", 1).encode()


def test_a_wait_leaves_the_signals_as_they_were(tmp_path: Path) -> None:
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM})
    try:
        store.change(tmp_path / "file", lambda _: NEW)
        assert signal.SIGALRM in signal.pthread_sigmask(signal.SIG_SETMASK, before)
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
    assert signal.getsignal(signal.SIGALRM) == signal.SIG_DFL


# Promise 3: a reader never sees half a file


@dataclass
class Seen:
    reads: int = 0
    entries: int = 0
    torn: int = 0
    fewer: int = 0


def read_during_writes(which: str, path: Path, reads: int, writes: int) -> Seen:
    """Read without a lock, at least so often and during so many writes."""
    path.write_text(entry("first", 0))
    seen = Seen()
    with child(which, path, "w", 0) as writer:
        while seen.reads < reads or seen.entries <= writes:
            if seen.reads % 50 == 0:
                assert writer.poll() is None
                drain(writer)
            data = store.read(path)
            now = len(data.splitlines())
            seen.reads += 1
            seen.torn += not WHOLE.fullmatch(data)
            seen.fewer += now < seen.entries
            seen.entries = max(seen.entries, now)
    return seen


def drain(process: Child) -> None:
    """Take what a child has printed, so that it never waits to print more."""
    assert process.stdout
    os.set_blocking(process.stdout.fileno(), False)
    process.stdout.read()


def test_what_is_read_during_a_few_writes_is_whole(tmp_path: Path) -> None:
    seen = read_during_writes("store", tmp_path / "entries", 100, 5)

    assert (seen.torn, seen.fewer) == (0, 0)


@pytest.mark.torture
def test_a_reader_never_sees_half_a_file(tmp_path: Path, amount: Amount, reached: Reached) -> None:
    seen = read_during_writes("store", tmp_path / "entries", amount(5000), amount(300))

    assert (seen.torn, seen.fewer) == (0, 0)
    reached(
        f"promise 3: {seen.reads:,} reads during {seen.entries - 1:,} writes, 0 errors, 0 with fewer entries"
    )


@pytest.mark.torture
def test_a_reader_sees_half_of_a_file_that_is_written_in_place(tmp_path: Path) -> None:
    seen = read_during_writes("in place", tmp_path / "entries", 500, 10)

    assert seen.torn > 0
    assert seen.fewer > 0


# Promise 4: a full disk costs only the new entry


@pytest.mark.torture
def test_a_full_disk_costs_only_the_new_entry(
    tmp_path: Path, amount: Amount, reached: Reached
) -> None:
    path = tmp_path / "entries"
    old = "".join(entry("old", number) for number in range(50)).encode()
    new = old + entry("new", 1).encode()
    sizes = range(len(old) - 5 * amount(20), len(old) + 5 * amount(20), 10)
    refused = 0

    for size in sizes:
        path.write_bytes(old)
        result = done("store, limited", path, "new", size)
        assert (result.code, path.read_bytes()) == (
            (0, new) if size >= len(new) else (OutputError.exit_code, old)
        )
        assert names(tmp_path) == ["entries", "entries.lock"]
        if result.code:
            assert (
                result.err == f"{path}: could not be written: file too large; nothing was changed\n"
            )
            refused += 1

    reached(
        f"promise 4: {len(sizes)} limits around the file's size, {refused} refused, 0 changed the old bytes"
    )


@pytest.mark.torture
def test_a_full_disk_destroys_a_file_that_is_written_in_place(tmp_path: Path) -> None:
    path = tmp_path / "entries"
    old = "".join(entry("old", number) for number in range(50))
    path.write_text(old)

    done("in place, limited", path, "new", len(old) - 10)

    assert not path.read_text().startswith(old)


def test_the_program_says_that_the_disk_is_full(aoud: Aoud, data_dir: Path) -> None:
    assert {aoud(*adding(f"Claim {i}.", "--note", "long " * 100)).code for i in range(3)} == {0}
    old = content(data_dir / "facts.toml")

    result = run(
        "sh",
        "-c",
        'ulimit -f 1 && PYTHONDONTWRITEBYTECODE=1 exec "$@"',
        "sh",
        *program(*adding("One more.")),
    )

    assert (result.code, result.out) == (OutputError.exit_code, "")
    assert_sentence(result.err)
    assert "file too large" in result.err
    assert content(data_dir / "facts.toml") == old
    assert names(data_dir) == ["facts.toml", "facts.toml.lock"]


@pytest.mark.torture
def test_a_small_disk_that_is_full_keeps_every_entry(tmp_path: Path, reached: Reached) -> None:
    mount = [
        "unshare",
        "--mount",
        "sh",
        "-c",
        'mount -t tmpfs -o size=64k none "$1"; shift; exec "$@"',
        "sh",
    ]
    if os.geteuid() or run(*mount[:-2], 'mount -t tmpfs none "$1"', "sh", str(tmp_path)).code:
        pytest.skip("only root can mount a disk, and not everywhere")

    result = run(*mount, str(tmp_path), *command("fill", tmp_path / "entries"))

    assert (result.code, result.err) == (0, "")
    entries, rest = result.out.split(" ", 1)
    problem = (
        f"{tmp_path}/entries: could not be written: no space left on device; nothing was changed"
    )
    assert rest == f"whole entries entries.lock shorter\n{problem}\n"
    assert int(entries) > 5
    reached(
        f"promise 4: a disk of 64 kB, full after {entries} entries of 2 kB, 0 lost, 0 temporary files"
    )


# Promise 5: a fault at every system call of a write


@dataclass(frozen=True)
class Write:
    before: bytes | None
    after: bytes | None
    stray: bool = False

    def prepare(self, path: Path) -> None:
        for file in (path, path.with_name("file.new"), path.with_name("file.lock")):
            file.unlink(missing_ok=True)
        if self.before is None and path.parent.exists():
            path.parent.rmdir()
        else:
            path.parent.mkdir(exist_ok=True)
        if self.before is not None:
            path.write_bytes(self.before)
        if self.stray:
            path.with_name("file.new").write_bytes(b"half of a")


WRITES = {
    "the first write": Write(None, NEW),
    "the next write": Write(OLD, NEW),
    "a write after a killed one": Write(OLD, NEW, stray=True),
    "a deletion": Write(OLD, None),
}


def assert_old_or_new(path: Path, write: Write) -> None:
    assert content(path) in (write.before, write.after)
    store.change(path, lambda _: b"afterwards\n")
    assert path.read_bytes() == b"afterwards\n"
    assert names(path.parent) == ["file", "file.lock"]


def raise_(number: int) -> None:
    raise OSError(number, os.strerror(number))


def change_with_fault(
    path: Path, write: Write, number: int, fault: int, *, before: bool
) -> tuple[str, list[str]]:
    """Return what a change said when one of its system calls failed, and the calls that it made."""
    said = ""
    with trouble_at(number, lambda: raise_(fault), before=before) as calls:
        try:
            store.change(path, lambda _: write.after, patience=5)
        except (OutputError, FactsError) as error:
            said = str(error)
    return said, calls


@pytest.mark.torture
@pytest.mark.parametrize("before", [True, False], ids=["not done", "done"])
@pytest.mark.parametrize("kind", WRITES)
def test_a_fault_at_any_system_call_leaves_the_old_file_or_the_new(
    tmp_path: Path, kind: str, before: bool, amount: Amount, reached: Reached
) -> None:
    path, write = tmp_path / "own" / "file", WRITES[kind]
    faults = FAULTS[: amount(len(FAULTS))]

    for number in count():
        for fault in faults:
            write.prepare(path)
            said, calls = change_with_fault(path, write, number, fault, before=before)
            if said:
                assert_sentence(said)
            else:
                assert content(path) == write.after
            made_and_denied = not before and calls[number : number + 1] == ["open"]
            if not write.stray and not made_and_denied:
                assert not path.with_name("file.new").exists()
            assert_old_or_new(path, write)
        if number >= len(calls):
            break

    assert set(calls) >= {"open", "close", "fsync", "flock", "fstat"}
    reached(
        f"promise 5: {kind}, {number * len(faults)} errors at {number} system calls, each "
        f"{'not done' if before else 'done all the same'}: 0 files neither old nor new"
    )


@pytest.mark.torture
@pytest.mark.parametrize("kind", WRITES)
def test_kill_9_after_any_system_call_leaves_the_old_file_or_the_new(
    tmp_path: Path, kind: str, amount: Amount, reached: Reached
) -> None:
    path, write = tmp_path / "own" / "file", WRITES[kind]
    kills = 0

    for number in count(step=10 // amount(10)):
        write.prepare(path)
        result = done("die after", path, (write.after or b"").decode(), number)
        if result.code == 0:
            assert content(path) == write.after
            break
        assert (result.code, result.err) == (-signal.SIGKILL, "")
        assert_old_or_new(path, write)
        kills += 1

    reached(f"promise 5: {kind}, killed after {kills} system calls: 0 files neither old nor new")


@pytest.mark.parametrize("kind", ["the next write", "a deletion"])
def test_an_error_that_says_nothing_was_changed_is_true(tmp_path: Path, kind: str) -> None:
    path, write = tmp_path / "own" / "file", WRITES[kind]
    false: list[str] = []

    for number in count():
        write.prepare(path)
        said, calls = change_with_fault(path, write, number, errno.EIO, before=True)
        if number >= len(calls):
            break
        if "nothing was changed" in said and content(path) != write.before:
            false.append(f"call {number}: {calls[number]}")

    assert false == []


def test_a_fault_at_any_system_call_of_a_read_is_a_sentence(
    tmp_path: Path, reached: Reached
) -> None:
    path = tmp_path / "file"
    path.write_bytes(OLD)

    for number in count():
        with trouble_at(number, lambda: raise_(errno.EIO), before=True) as calls:
            try:
                assert store.read(path) == OLD
            except FactsError as error:
                assert_sentence(str(error))
        if number >= len(calls):
            break

    assert calls == ["open", "fstat", "fdopen", "close"]
    reached(f"promise 5: a read, {number} errors at {number} system calls: a sentence each time")


def test_a_disk_that_takes_one_byte_at_a_time_gets_the_whole_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = os.write
    with monkeypatch.context() as patched:
        patched.setattr(os, "write", lambda handle, data: write(handle, data[:1]))
        store.change(tmp_path / "file", lambda _: NEW)

    assert (tmp_path / "file").read_bytes() == NEW


def test_each_folder_that_is_made_is_kept_by_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[int] = []
    fsync = os.fsync

    def note(handle: int) -> None:
        synced.append(os.fstat(handle).st_ino)
        fsync(handle)

    monkeypatch.setattr(os, "fsync", note)
    store.change(tmp_path / "a" / "b" / "file", lambda _: NEW)
    first, synced[:] = list(synced), []
    store.change(tmp_path / "a" / "b" / "file", lambda _: OLD)

    parents = [tmp_path, tmp_path / "a", tmp_path / "a" / "b"]
    assert [number for number in first if number in {one.stat().st_ino for one in parents}] == [
        one.stat().st_ino for one in parents
    ]
    assert len(synced) == 2  # the file and its folder


# Promise 11: nothing is followed, nothing is clobbered


def link(path: Path, victim: Path) -> None:
    path.symlink_to(victim)


def dangling(path: Path, victim: Path) -> None:
    path.symlink_to(victim.with_name("nothing"))


def second_name(path: Path, victim: Path) -> None:
    path.hardlink_to(victim)


def folder(path: Path, _: Path) -> None:
    path.mkdir()


def fifo(path: Path, _: Path) -> None:
    os.mkfifo(path)


OBSTACLES = {
    "file": {link: 4, dangling: 4, second_name: 0, folder: 4, fifo: 4},
    "file.new": {link: 0, dangling: 0, second_name: 0, folder: 5, fifo: 0},
    "file.lock": {link: 5, dangling: 5, second_name: 5, folder: 5, fifo: 5},
}


@pytest.mark.torture
@pytest.mark.parametrize("name", OBSTACLES)
def test_nothing_that_lies_in_the_way_is_followed_or_clobbered(
    tmp_path: Path, name: str, reached: Reached
) -> None:
    for put, code in OBSTACLES[name].items():
        place = tmp_path / put.__name__
        own, victim = place / "own", place / "victim"
        own.mkdir(parents=True)
        victim.write_text(entry("victim", 1))
        put(own / name, victim)

        result = done("store", own / "file", "w", 1)

        assert result.code == code, (put, result)
        assert victim.read_text() == entry("victim", 1)
        assert names(place) == ["own", "victim"]
        if code:
            assert_sentence(result.err)
        else:
            assert names(own) == ["file", "file.lock"]
            assert (own / "file").read_text().endswith(entry("w", 1))
            assert victim.stat().st_nlink == 1
    reached(f"promise 11: {len(OBSTACLES[name])} kinds of obstacle as {name}, 0 victims changed")


@pytest.mark.parametrize(
    ("name", "code"), [("facts.toml", 4), ("facts.toml.new", 0), ("facts.toml.lock", 5)]
)
def test_the_program_follows_no_link(aoud: Aoud, data_dir: Path, name: str, code: int) -> None:
    victim = data_dir.with_name("victim")
    victim.write_text(CLAIM)
    data_dir.mkdir()
    (data_dir / name).symlink_to(victim)

    result = aoud(*adding("Text."))

    assert result.code == code
    assert victim.read_text() == CLAIM
    if code:
        assert_sentence(result.err)


def test_files_are_private_whatever_the_umask(data_dir: Path, reached: Reached) -> None:
    assert run(*program(*adding("Text.")), umask=0).code == 0

    modes = {
        path.name: oct(path.stat().st_mode & 0o7777) for path in (data_dir, *data_dir.iterdir())
    }
    assert modes == {data_dir.name: "0o700", "facts.toml": "0o600", "facts.toml.lock": "0o600"}
    reached("promise 11: umask 000: 2 files of mode 0600 in a folder of mode 0700")


def test_every_new_folder_is_private_whatever_the_umask(tmp_path: Path) -> None:
    usual = os.umask(0)
    try:
        store.change(tmp_path / "a" / "b" / "file", lambda _: NEW)
    finally:
        os.umask(usual)

    assert [
        oct(path.stat().st_mode & 0o777) for path in (tmp_path / "a", tmp_path / "a" / "b")
    ] == ["0o700", "0o700"]


SOMEBODY, SOMEBODY_ELSE = (12345, 12346), (23456, 23457)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can write in another user's name")
@pytest.mark.parametrize("of_file", [None, SOMEBODY, SOMEBODY_ELSE])
def test_what_root_writes_belongs_to_whom_the_file_or_the_folder_belonged(
    tmp_path: Path, of_file: tuple[int, int] | None, reached: Reached
) -> None:
    path = tmp_path / "own" / "file"
    os.chown(tmp_path, *SOMEBODY)
    if of_file:
        path.parent.mkdir()
        path.write_bytes(OLD)
        os.chown(path.parent, *SOMEBODY)
        os.chown(path, *of_file)

    store.change(path, lambda _: NEW)

    owners = {one.name: (one.stat().st_uid, one.stat().st_gid) for one in tmp_path.rglob("*")}
    owner = of_file or SOMEBODY
    assert owners == {"own": SOMEBODY, "file": owner, "file.lock": owner}
    reached("promise 11: root's write: the file, its lock and its folder stay the user's")


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can write in another user's name")
def test_a_lock_that_root_left_behind_is_the_users_again_and_anothers_stays(
    tmp_path: Path,
) -> None:
    lock = tmp_path / "file.lock"
    lock.touch()
    os.chown(tmp_path, *SOMEBODY)

    store.change(tmp_path / "file", lambda _: NEW)
    assert (lock.stat().st_uid, lock.stat().st_gid) == SOMEBODY

    os.chown(lock, *SOMEBODY_ELSE)
    store.change(tmp_path / "file", lambda _: OLD)
    assert (lock.stat().st_uid, lock.stat().st_gid) == SOMEBODY_ELSE


# Promise 22: Ctrl-C


@dataclass(frozen=True)
class Stopped:
    code: int
    error: str
    seconds: float


def interrupt(number: int, delay: float) -> Stopped:
    """Send a signal to a program so long after its own first import; the times of its imports tell when that is."""
    line = [sys.executable, "-X", "importtime", *program(*adding("New."))[1:]]
    with subprocess.Popen(
        line, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stderr
        assert any("typer" in line for line in process.stderr)
        started = time.perf_counter()
        with ThreadPoolExecutor(1) as pool:
            rest = pool.submit(process.stderr.readlines)
            try:
                process.wait(delay)
            except subprocess.TimeoutExpired:
                process.send_signal(number)
            code = process.wait(PATIENCE)
            seconds = time.perf_counter() - started
            error = "".join(line for line in rest.result() if not line.startswith("import time:"))
    return Stopped(code, error, seconds)


def test_an_interrupt_leaves_the_old_file_or_the_new(data_dir: Path) -> None:
    data_dir.mkdir()
    (data_dir / "facts.toml").write_text(CLAIM)

    result = interrupt(signal.SIGINT, 0)

    assert result.code in (-signal.SIGINT, 130)
    assert (result.error, (data_dir / "facts.toml").read_text()) == ("", CLAIM)


@pytest.mark.torture
def test_an_interrupt_at_any_moment_leaves_the_old_file_or_the_new(
    data_dir: Path, amount: Amount, reached: Reached
) -> None:
    path = data_dir / "facts.toml"
    data_dir.mkdir()
    path.write_text(CLAIM)
    undisturbed = interrupt(0, PATIENCE)
    old, new = CLAIM.encode(), content(path)
    assert (undisturbed.code, new != old) == (0, True)
    random = Random(22)
    stopped = written = 0

    for moment in range(amount(50)):
        path.write_bytes(old)
        number = (signal.SIGINT, signal.SIGTERM)[moment % 2]
        result = interrupt(number, random.uniform(0, undisturbed.seconds))
        assert result.code in (0, -number, 128 + number)
        assert result.error == ""
        assert content(path) in (old, new)
        stopped += result.code != 0
        written += content(path) == new

    assert run(*program(*adding("Afterwards."))).code == 0
    assert names(data_dir) == ["facts.toml", "facts.toml.lock"]
    reached(
        f"promise 22: SIGINT and SIGTERM at {amount(50)} moments, {stopped} stopped it, {written} after the write, "
        "0 tracebacks, 0 files neither old nor new"
    )
