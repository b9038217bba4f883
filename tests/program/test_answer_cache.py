"""A remembered answer is the answer that would be computed; on any doubt it is computed."""

import ast
import errno
import fcntl
import gc
import io
import os
import pty
import random
import re
import resource
import shutil
import signal
import stat
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from typing import NoReturn
from zlib import crc32

import pytest

from aoud_cli import answer_cache
from aoud_cli.__main__ import main
from aoud_cli.cli import app
from aoud_cli.files import load, paths
from tests.conftest import PATIENCE

Amount = Callable[[int], int]
Reached = Callable[[str], None]

FACTS = load.load(paths.bundled())
PACKAGE = Path(answer_cache.__file__).parent
REMEMBERED = {0, 1, 3}

COMMANDS = [
    *(
        "status",
        "timeline --all",
        "cast",
        "cast --new",
        "faq",
        "about",
        "why released",
        "sources",
        "predictions",
    ),
    *(
        "forecast",
        "forecast --backtest",
        "changes --since 2025",
        "is released",
        "is renewed",
        "is wrapped",
    ),
]
FORMATS = ["table", "json", "csv", "markdown", "plain"]
DAYS = [(), ("--as-of", "2025-06-30"), ("--as-of", "2026-03"), ("--as-of", "2027-12-31")]
WIDTHS = [{}, {"COLUMNS": "20"}, {"COLUMNS": "80"}, {"COLUMNS": "200"}]
Color = tuple[tuple[str, ...], dict[str, str]]
COLORS: list[Color] = [
    ((), {}),
    ((), {"NO_COLOR": "1"}),
    ((), {"FORCE_COLOR": "1"}),
    ((), {"CLICOLOR_FORCE": "1", "TERM": "dumb"}),
    (("--color", "always"), {}),
    (("--color", "never"), {}),
]
Locale = tuple[dict[str, str], str, str]
LOCALES: list[Locale] = [
    ({"LC_ALL": "C.UTF-8"}, "utf-8", "strict"),
    (
        {"LC_ALL": "POSIX", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        "ascii",
        "surrogateescape",
    ),
    ({"LANG": "de_DE.ISO-8859-1"}, "iso8859-1", "strict"),
    ({"LANG": "ko_KR.EUC-KR"}, "euc_kr", "strict"),
    ({"PYTHONIOENCODING": "ascii:replace"}, "ascii", "replace"),
]
SCREENS = [False, True]


class Out(io.TextIOWrapper):
    """Standard output that may pass for a terminal."""

    def __init__(self, encoding: str, errors: str, *, terminal: bool) -> None:
        self.written = io.BytesIO()
        self.terminal = terminal
        super().__init__(self.written, encoding=encoding, errors=errors)

    def isatty(self) -> bool:
        return self.terminal

    def fileno(self) -> int:
        return 1


@dataclass(frozen=True)
class Answer:
    code: int
    out: bytes
    err: str
    computed: bool = field(compare=False)


@dataclass
class World:
    """All that an answer may depend on; the program is a stub of its source files, the fact base a copy."""

    patch: pytest.MonkeyPatch
    folder: Path
    own: Path
    arguments: tuple[str, ...] = ("status",)
    terminal: bool = False
    width: int = 100
    encoding: str = "utf-8"
    errors: str = "strict"

    @property
    def facts(self) -> Path:
        return self.folder / "facts.toml"

    @property
    def code(self) -> Path:
        return self.folder / "sources"

    @property
    def cache(self) -> Path:
        return self.folder / "cache" / "aoud"

    def kept(self) -> list[Path]:
        return sorted(self.cache.iterdir()) if self.cache.is_dir() else []

    def place(self) -> Path:
        """Return the file in which the one answer so far is kept."""
        (place,) = self.kept()
        return place

    def ask(self, *arguments: str) -> Answer:
        """Run `aoud` as a new process would."""
        out, err, runs = (
            Out(self.encoding, self.errors, terminal=self.terminal),
            io.StringIO(),
            list[bool](),
        )
        program = app.main

        def computing() -> None:
            runs.append(True)
            program()

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(sys, "argv", ["aoud", *(arguments or self.arguments)])
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            patch.setattr(answer_cache, "_key", "")
            patch.setattr(answer_cache, "_started", time.time())
            patch.setattr(app, "main", computing)
            with pytest.raises(SystemExit) as stop:
                main()
            out.flush()
        return Answer(int(stop.value.code or 0), out.written.getvalue(), err.getvalue(), bool(runs))

    def computed(self, *arguments: str) -> Answer:
        """Return the answer of a program without a memory."""
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("AOUD_NO_CACHE", "1")
            answer = self.ask(*arguments)
        assert answer.computed
        return answer


@pytest.fixture
def world(tmp_path: Path, data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    made = World(monkeypatch, tmp_path, data_dir / "facts.toml")
    shutil.copy(paths.bundled(), made.facts)
    for name in ("answer_cache.py", "reports/status.py", "output/screens/status.py"):
        (made.code / name).parent.mkdir(parents=True, exist_ok=True)
        (made.code / name).touch()
    forget_surroundings(monkeypatch)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("PYDANTIC_DISABLE_PLUGINS", "true")
    monkeypatch.setattr(paths, "bundled", lambda: made.facts)
    read = load.load
    monkeypatch.setattr(
        load, "load", lambda path: FACTS if path == made.facts else read(path)
    )  # to save time
    monkeypatch.setattr(answer_cache, "__file__", str(made.code / "answer_cache.py"))
    monkeypatch.setattr(
        answer_cache, "SETTLED", -1e9
    )  # what the test has just written counts as settled
    monkeypatch.setattr(os, "get_terminal_size", lambda *_: os.terminal_size((made.width, 24)))
    monkeypatch.setattr(
        gc, "disable", lambda: None
    )  # the program's own way to its end is not the test's
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    return made


def forget_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(os.environ):
        if name.startswith(answer_cache.ENVIRONMENT) and name not in {
            "HOME",
            "AOUD_DATA_DIR",
            "PYTHONPATH",
        }:
            monkeypatch.delenv(name)


# The same bytes.


@pytest.mark.torture
@pytest.mark.parametrize("command", COMMANDS)
def test_a_replay_is_the_answer_that_would_be_computed(
    world: World, amount: Amount, reached: Reached, command: str
) -> None:
    every = [*product(FORMATS, DAYS, WIDTHS, COLORS, LOCALES, SCREENS)]
    cases = random.Random(command).sample(every, amount(100))
    for form, day, width, (options, color), (locale, encoding, errors), terminal in cases:
        arguments = (*command.split(), "--format", form, *day, *options)
        world.encoding, world.errors, world.terminal = encoding, errors, terminal
        with pytest.MonkeyPatch.context() as patch:
            for name, value in {**width, **color, **locale}.items():
                patch.setenv(name, value)
            expected, first, second = (
                world.computed(*arguments),
                world.ask(*arguments),
                world.ask(*arguments),
            )
        case = (arguments, width, color, locale, terminal)
        assert (first, second) == (expected, expected), case
        assert first.computed, case
        assert second.computed is (expected.code not in REMEMBERED), case
    reached(
        f"replay: {len(cases)} of {len(every)} screens of `aoud {command}` were replayed byte for byte"
    )


@pytest.mark.usefixtures("caching")
@pytest.mark.parametrize(
    "encoding", ["ascii", pytest.param("latin-1:replace", marks=pytest.mark.torture)]
)
def test_what_the_encoding_lacks_is_escaped_in_a_replay_as_in_an_answer(
    encoding: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", encoding)
    question = "cast --new --format csv"
    expected = started(ALONE, question, AOUD_NO_CACHE="1").communicate(timeout=PATIENCE)

    assert b"\\u" in expected[0]
    assert started(ALONE, question).communicate(timeout=PATIENCE) == expected
    assert started(REPLAYED, question).communicate(timeout=PATIENCE) == expected


ALONE = "from aoud_cli.__main__ import main; main()"
REPLAYED = f"import sys; sys.modules['aoud_cli.cli'] = None; {ALONE}"  # there is no program to run but the memory


def on_terminal(width: int, script: str, *arguments: str, **env: str) -> tuple[int, bytes]:
    """Run a script on a terminal of so many columns, and return its exit code and all that it wrote."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, width, 0, 0))
    line = [sys.executable, "-c", script, *arguments]
    with subprocess.Popen(
        line, stdin=theirs, stdout=theirs, stderr=theirs, env={**os.environ, **env}
    ) as running:
        os.close(theirs)
        said = b"".join(iter(lambda: heard(ours), b""))
        code = running.wait(PATIENCE)
    os.close(ours)
    return code, said


def heard(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:
        return b""  # nobody writes to it any more


@pytest.fixture
def caching(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where processes of their own remember; their program and fact base are the real ones."""
    forget_surroundings(monkeypatch)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("AOUD_DATA_DIR", "/nonexistent/own")  # where nothing has changed for a while
    return tmp_path / "cache" / "aoud"


@pytest.mark.usefixtures("caching")
def test_a_terminal_hears_how_old_a_word_is_and_a_script_the_word_alone() -> None:
    late, fresh = (
        ("is", "released", "--as-of", "2098-11-23"),
        ("is", "released", "--as-of", "2026-02-23"),
    )
    stale = re.compile(rb"unknown\r\nFacts checked up to .* ago\.\r\n")
    for program in (ALONE, REPLAYED):  # what each was told is remembered beside what the other was
        code, shown = on_terminal(100, program, *late)
        assert code == 3
        assert stale.fullmatch(shown), shown
        assert on_terminal(100, program, *fresh) == (1, b"no\r\n")
        running = started(program, " ".join(late))
        assert (running.communicate(timeout=PATIENCE), running.returncode) == (
            (b"unknown\n", b""),
            3,
        )


@pytest.mark.torture
@pytest.mark.usefixtures("caching")
def test_on_a_real_terminal_a_replay_is_the_same(amount: Amount, reached: Reached) -> None:
    every = [
        *product(
            COMMANDS,
            [40, 100],
            [{"TERM": "xterm"}, {"TERM": "dumb"}, {"TERM": "xterm", "LC_ALL": "C"}],
        )
    ]
    cases = random.Random(1).sample(every, amount(20))
    for command, width, env in cases:
        expected = on_terminal(width, ALONE, *command.split(), **env, AOUD_NO_CACHE="1")
        assert expected[0] in REMEMBERED
        assert on_terminal(width, ALONE, *command.split(), **env) == expected
        assert on_terminal(width, REPLAYED, *command.split(), **env) == expected
    reached(f"replay: {len(cases)} answers on a real terminal were replayed byte for byte")


# One input at a time.

PARTS = (
    "version",
    "interpreter",
    "sources",
    "arguments",
    "day",
    "terminal",
    "width",
    "encoding",
    "surroundings",
)
STAMP = ("size", "written", "inode", "changed", "device")
CHANGED = {
    "ACCESSIBLE": "ACCESSIBLE",
    "AOUD_": "AOUD_DATA_DIR",
    "CLICOLOR": "CLICOLOR_FORCE",
    "COLORTERM": "COLORTERM",
    "COLUMNS": "COLUMNS",
    "FORCE_COLOR": "FORCE_COLOR",
    "HOME": "HOME",
    "LANG": "LANG",
    "LC_": "LC_ALL",
    "NO_COLOR": "NO_COLOR",
    "PYTHON": "PYTHONIOENCODING",
    "TERM": "TERM",
    "TTY_": "TTY_COMPATIBLE",
    "UNICODE_VERSION": "UNICODE_VERSION",
    "XDG_": "XDG_DATA_HOME",
}
ONE_CLAIM = """schema = 1
[[claim]]
id = "nine"
topic = "episodes"
says = "9"
said = "2026-01"
by = "netflix"
text = "Nine."
"""
OTHER_CLAIM = ONE_CLAIM.replace("9", "8")

Change = Callable[[World], None]


@dataclass(frozen=True)
class Input:
    """One thing that an answer depends on: what changes it alone, and what takes it alone out of the key."""

    change: Change
    blind: Change


def without_part(name: str) -> Change:
    def blind(world: World) -> None:
        whole, number = answer_cache.cache_key, PARTS.index(name)

        def question() -> str:
            parts = ast.literal_eval(whole())
            return ascii(parts[:number] + parts[number + 1 :])

        world.patch.setattr(answer_cache, "cache_key", question)

    return blind


def without_stamp(name: str) -> Change:
    def blind(world: World) -> None:
        whole, number = answer_cache.stamp, STAMP.index(name)

        def stamp(path: str) -> str:
            parts = whole(
                path
            ).split()  # the time of any change at all goes with each of the others
            return " ".join(
                part for at, part in enumerate(parts) if at not in {number, STAMP.index("changed")}
            )

        world.patch.setattr(answer_cache, "stamp", stamp)

    return blind


def without_own_claims(world: World) -> None:
    whole = answer_cache.stamp
    world.patch.setattr(
        answer_cache, "stamp", lambda path: "-" if path == str(world.own) else whole(path)
    )


def without_variable(prefix: str) -> Change:
    def blind(world: World) -> None:
        left = tuple(name for name in answer_cache.ENVIRONMENT if name != prefix)
        world.patch.setattr(answer_cache, "ENVIRONMENT", left)

    return blind


def touched(path: Callable[[World], Path]) -> Change:
    def change(world: World) -> None:
        found = path(world).stat()
        os.utime(path(world), ns=(found.st_atime_ns, found.st_mtime_ns + 1_000_000_000))

    return change


def grown(world: World) -> None:
    found = world.facts.stat()
    world.facts.write_bytes(world.facts.read_bytes() + b"\n")
    os.utime(world.facts, ns=(found.st_atime_ns, found.st_mtime_ns))


def replaced(world: World) -> None:
    shutil.copy2(world.facts, world.folder / "twin")
    (world.folder / "twin").replace(world.facts)


def write_own(text: str) -> Change:
    def change(world: World) -> None:
        world.own.parent.mkdir(exist_ok=True)
        world.own.write_text(text, encoding="utf-8")

    return change


def another_variable(prefix: str) -> Change:
    return lambda world: world.patch.setenv(CHANGED[prefix], str(world.folder / "elsewhere"))


def set_to(name: str, value: object) -> Change:
    return lambda world: setattr(world, name, value)


def patched(holder: object, name: str, value: object) -> Change:
    return lambda world: world.patch.setattr(holder, name, value)


def source(name: str) -> Input:
    return Input(touched(lambda world: world.code / name), without_part("sources"))


def asking(*arguments: str) -> Input:
    return Input(set_to("arguments", arguments), without_part("arguments"))


START = ("is", "released", "--as-of", "2026-01-01", "--color", "auto")
INPUTS = {
    "the bundled facts touched": Input(
        touched(lambda world: world.facts), without_stamp("written")
    ),
    "the bundled facts of another size": Input(grown, without_stamp("size")),
    "the bundled facts another file": Input(replaced, without_stamp("inode")),
    "the user's claims appear": Input(write_own(ONE_CLAIM), without_own_claims),
    "the day": Input(patched(time, "strftime", lambda *_: "2027-01-01"), without_part("day")),
    "a terminal": Input(set_to("terminal", True), without_part("terminal")),
    "the encoding": Input(set_to("encoding", "ascii"), without_part("encoding")),
    "the program's version": Input(
        patched(answer_cache, "__version__", "99.9"), without_part("version")
    ),
    "the interpreter": Input(patched(sys, "version", "4.0"), without_part("interpreter")),
    "a source file edited": source("answer_cache.py"),
    "a report's source file edited": source("reports/status.py"),
    "a view's source file edited": source("output/screens/status.py"),
    "a source file more": Input(
        lambda world: (world.code / "output/screens/new.py").touch(), without_part("sources")
    ),
    "a package installed": Input(
        touched(lambda world: world.folder / "site-packages"), without_part("sources")
    ),
    "the command": asking("why", *START[1:]),
    "its argument": asking("is", "renewed", *START[2:]),
    "an option's name": asking(*START[:2], "--color", "auto", "--as-of", "2026-01-01"),
    "an option's value": asking(*START[:3], "2026-01-02", *START[4:]),
    "an option more": asking(*START, "--json"),
    "an option less": asking(*START[:4]),
    **{
        f"{name}*": Input(another_variable(name), without_variable(name))
        for name in answer_cache.ENVIRONMENT
    },
}
# These need something to be there before.
WITH_CLAIMS = {
    "the user's claims change": Input(write_own(OTHER_CLAIM), without_own_claims),
    "the user's claims grow": Input(write_own(ONE_CLAIM + "\n"), without_own_claims),
    "the user's claims go": Input(lambda world: world.own.unlink(), without_own_claims),
}
ON_TERMINAL = {"the width": Input(set_to("width", 60), without_part("width"))}
ALL = {**INPUTS, **WITH_CLAIMS, **ON_TERMINAL}


def begin(world: World, name: str) -> None:
    """Ask a first question, so that its answer is remembered."""
    packages = world.folder / "site-packages"
    packages.mkdir()
    world.patch.syspath_prepend(packages)
    world.arguments, world.terminal = START, name in ON_TERMINAL
    if name == "a terminal":
        world.width = 0  # as wide as no terminal, so that this is not what tells the two apart
    if name in WITH_CLAIMS:
        write_own(ONE_CLAIM)(world)
    assert world.ask().computed
    assert not world.ask().computed


@pytest.mark.parametrize("name", ALL)
def test_a_changed_input_is_noticed(world: World, name: str) -> None:
    begin(world, name)

    ALL[name].change(world)
    answer = world.ask()

    assert answer.computed
    assert answer == world.computed()


@pytest.mark.parametrize("name", ALL)
def test_an_input_that_the_key_lacked_would_not_be_noticed(world: World, name: str) -> None:
    ALL[name].blind(world)
    begin(world, name)

    ALL[name].change(world)

    assert not world.ask().computed


@pytest.mark.usefixtures("world")
def test_every_part_of_the_key_is_among_those_inputs(reached: Reached) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdout", Out("utf-8", "strict", terminal=False))
        key = ast.literal_eval(answer_cache.cache_key())

    assert len(key) == len(PARTS)
    assert set(CHANGED) == set(answer_cache.ENVIRONMENT)
    reached(
        f"replay: {len(ALL)} inputs are noticed when they change, and each only because it is in the key"
    )


def test_every_source_file_of_the_program_is_watched() -> None:
    watched = {
        Path(str(entry[0])) for entry in answer_cache.program_files() if isinstance(entry, tuple)
    }

    assert watched == set(PACKAGE.rglob("*.py"))


def test_what_has_just_been_written_is_not_remembered(world: World) -> None:
    world.patch.setattr(answer_cache, "SETTLED", 1000.0)

    assert world.ask().computed
    assert world.ask().computed
    assert world.kept() == []


@pytest.mark.parametrize("links", [Path.symlink_to, Path.hardlink_to])
def test_claims_of_the_user_that_become_a_link_are_asked_about_again(
    world: World, links: Callable[[Path, Path], None]
) -> None:
    write_own(ONE_CLAIM)(world)
    assert world.ask("faq", "episodes").code == 0
    world.own.rename(world.folder / "aside")
    links(world.own, world.folder / "aside")

    assert world.ask("faq", "episodes") == world.computed("faq", "episodes")


@pytest.mark.parametrize(
    ("variable", "value"), [("XDG_DATA_HOME", "data"), ("AOUD_DATA_DIR", "data/aoud")]
)
def test_a_relative_data_home_is_another_one_in_another_folder(
    world: World, variable: str, value: str
) -> None:
    world.patch.delenv("AOUD_DATA_DIR")
    world.patch.setenv(variable, value)
    world.arguments = ("faq", "episodes")
    here, there = world.folder / "here", world.folder / "there"
    (there / "data" / "aoud").mkdir(parents=True)
    (there / "data" / "aoud" / "facts.toml").write_text(ONE_CLAIM, encoding="utf-8")
    here.mkdir()
    for folder in (here, there, here):
        world.patch.chdir(folder)
        assert world.ask() == world.computed()
        assert world.ask() == world.computed()


# What is in the way of a remembered answer.


def checked(data: bytes) -> bytes:
    return b"%08x\n%b" % (crc32(data), data)


def body(place: Path) -> bytes:
    return place.read_bytes().partition(b"\n")[2]


def flip(place: Path, index: int) -> None:
    data = bytearray(place.read_bytes())
    data[index] ^= 1
    place.write_bytes(data)


def swap(place: Path, made: Callable[[Path], object]) -> None:
    place.unlink()
    made(place)


def linked(place: Path) -> None:
    place.rename(place.parent.parent / "aside")
    place.symlink_to(place.parent.parent / "aside")


def foreign(place: Path) -> None:
    """Make it another question's answer, whole and sound."""
    place.write_bytes(checked(body(place).replace(b"status", b"statue")))


SPOILT: dict[str, Callable[[Path], object]] = {
    "empty": lambda place: place.write_bytes(b""),
    "a line": lambda place: place.write_bytes(b"\n"),
    "cut by a byte": lambda place: place.write_bytes(place.read_bytes()[:-1]),
    "cut in half": lambda place: place.write_bytes(place.read_bytes()[: place.stat().st_size // 2]),
    "cut to its checksum": lambda place: place.write_bytes(place.read_bytes()[:9]),
    "a byte more": lambda place: place.write_bytes(place.read_bytes() + b"."),
    "a wrong checksum": lambda place: flip(place, 0),
    "a wrong byte": lambda place: flip(place, -2),
    "binary": lambda place: place.write_bytes(random.Random(1).randbytes(5000)),
    "binary and sound": lambda place: place.write_bytes(checked(random.Random(1).randbytes(5000))),
    "sound and empty": lambda place: place.write_bytes(checked(b"")),
    "sound without a code": lambda place: place.write_bytes(
        checked(body(place).partition(b"\n")[0])
    ),
    "sound with a word for a code": lambda place: place.write_bytes(
        checked(body(place).replace(b"\n0\n", b"\nno\n"))
    ),
    "sound with a NUL in a path": lambda place: place.write_bytes(
        checked(body(place).replace(b"\n/", b"\n/\0"))
    ),
    "huge": lambda place: place.write_bytes(place.read_bytes() * 1000),
    "huge and sound": lambda place: place.write_bytes(
        checked(body(place) + b"x" * answer_cache.MAX_BYTES)
    ),
    "another question's": foreign,
    "a symbolic link": linked,
    "a dangling link": lambda place: swap(place, lambda gone: gone.symlink_to("/nowhere/at/all")),
    "a loop of links": lambda place: swap(place, lambda gone: gone.symlink_to(gone)),
    "a FIFO": lambda place: swap(place, os.mkfifo),
    "a folder": lambda place: swap(place, Path.mkdir),
    "writable by its group": lambda place: place.chmod(0o620),
    "writable by all": lambda place: place.chmod(0o602),
    "gone": Path.unlink,
}


@pytest.mark.parametrize("name", SPOILT)
def test_a_spoilt_memory_is_passed_over_and_mended(world: World, name: str) -> None:
    expected = world.ask()
    place = world.place()
    SPOILT[name](place)

    second, third = world.ask(), world.ask()

    assert (second, third) == (expected, expected)
    assert second.computed
    assert third.computed is (name == "a folder")
    assert world.kept() == [place]


@pytest.mark.torture
def test_no_bit_of_a_memory_can_turn_unnoticed(
    world: World, amount: Amount, reached: Reached
) -> None:
    world.arguments = ("is", "released")
    expected = world.ask()
    place = world.place()
    sound = place.read_bytes()
    # The last bit of a checksum's letter is its case, which says nothing.
    bits = random.Random(2).sample(range(8 * 9, 8 * len(sound)), amount(200))
    for bit in bits:
        data = bytearray(sound)
        data[bit // 8] ^= 1 << bit % 8
        place.write_bytes(data)
        answer = world.ask()
        assert (answer, answer.computed) == (expected, True), bit
    reached(f"replay: {len(bits)} turned bits of a memory were noticed")


def test_the_target_of_a_link_is_neither_believed_nor_written(world: World) -> None:
    world.ask()
    linked(world.place())
    aside = world.folder / "cache" / "aside"
    before = aside.read_bytes()

    assert world.ask().computed

    assert not world.place().is_symlink()
    assert aside.read_bytes() == before


def test_a_memory_of_another_owner_is_passed_over(world: World) -> None:
    expected = world.ask()
    me = os.getuid()
    world.patch.setattr(os, "getuid", lambda: me + 1)

    answer = world.ask()

    assert (answer, answer.computed) == (expected, True)


@pytest.mark.parametrize("left", ["a file", "a link", "a folder"])
def test_what_an_interrupted_run_left_is_no_obstacle(world: World, left: str) -> None:
    expected = world.ask()
    place = world.place()
    place.unlink()
    victim = world.folder / "victim"
    victim.write_text("mine", encoding="utf-8")
    new = Path(f"{place}.new")
    {"a file": new.touch, "a link": lambda: new.symlink_to(victim), "a folder": new.mkdir}[left]()

    answers = [world.ask(), world.ask()]

    assert answers == [expected, expected]
    assert [answer.computed for answer in answers] == [True, left == "a folder"]
    assert victim.read_text(encoding="utf-8") == "mine"


# The folder in which it is kept.


def moved(folder: Path, link: Callable[[Path, Path], None]) -> None:
    """Put a link in the place of a folder."""
    aside = folder.with_name(f"{folder.name} aside")
    folder.rename(aside)
    link(folder, aside)


def in_a_foreign_folder(link: Path, target: Path) -> None:
    """Link by way of another link, which stands where anybody may write."""
    for_all = link.with_name("for all")
    for_all.mkdir()
    (for_all / "link").symlink_to(target)
    for_all.chmod(0o777)
    link.symlink_to(for_all / "link")


NOT_OURS: dict[str, Change] = {
    "writable by its group": lambda world: world.cache.chmod(0o770),
    "writable by all": lambda world: world.cache.chmod(0o707),
    "writable by all, each with their own": lambda world: world.cache.chmod(0o1777),
    "a link": lambda world: moved(world.cache, Path.symlink_to),
    "in a folder of the group": lambda world: world.cache.parent.chmod(0o775),
    "in a folder of all": lambda world: world.cache.parent.chmod(0o777),
    "far below a folder of all": lambda world: world.folder.chmod(0o777),
    "behind a link that anybody may turn": lambda world: moved(
        world.cache.parent, in_a_foreign_folder
    ),
}
OURS: dict[str, Change] = {
    "readable by all": lambda world: world.cache.chmod(0o755),
    "in a folder of all, each with their own": lambda world: world.cache.parent.chmod(0o1777),
    "behind a link of ours": lambda world: moved(world.cache.parent, Path.symlink_to),
    "behind a relative link": lambda world: moved(
        world.cache.parent,
        lambda link, target: link.symlink_to(f"../{link.parent.name}/{target.name}"),
    ),
}


@pytest.mark.parametrize("name", NOT_OURS)
def test_a_memory_in_a_folder_that_others_decide_about_is_neither_believed_nor_written(
    world: World, name: str
) -> None:
    expected = world.ask()
    place = world.place()
    kept = place.stat()
    NOT_OURS[name](world)

    answers = [world.ask(), world.ask()]

    assert answers == [expected, expected]
    assert [answer.computed for answer in answers] == [True, True]
    assert (place.stat().st_ino, place.stat().st_mtime_ns) == (kept.st_ino, kept.st_mtime_ns)


@pytest.mark.parametrize("name", OURS)
def test_a_memory_in_a_folder_of_our_own_is_believed(world: World, name: str) -> None:
    expected = world.ask()
    OURS[name](world)

    answer = world.ask()

    assert (answer, answer.computed) == (expected, False)


@pytest.mark.skipif(os.getuid() != 0, reason="only root can give a folder away")
@pytest.mark.parametrize("above", [0, 1, 2])
def test_a_memory_below_a_folder_of_another_owner_is_passed_over(world: World, above: int) -> None:
    expected = world.ask()
    os.chown([world.cache, *world.cache.parents][above], 12345, -1)

    answer = world.ask()

    assert (answer, answer.computed) == (expected, True)


@pytest.mark.parametrize("umask", [0o000, 0o002, 0o077])
def test_every_folder_that_it_makes_is_ours_alone(world: World, umask: int) -> None:
    world.patch.setenv("XDG_CACHE_HOME", str(world.folder / "a" / "b"))
    old = os.umask(umask)
    try:
        assert world.ask().computed
    finally:
        os.umask(old)

    made = [world.folder / name for name in ("a", "a/b", "a/b/aoud")]
    assert [stat.S_IMODE(path.stat().st_mode) for path in made] == [0o700] * 3
    assert not world.ask().computed


def test_without_source_files_to_watch_nothing_is_remembered(world: World) -> None:
    shutil.rmtree(world.code)

    assert [world.ask().computed, world.ask().computed] == [True, True]
    assert world.kept() == []


# Many at once.

CROWDED = f"from aoud_cli import answer_cache; answer_cache.NAMES = 1; {ALONE}"  # all answers want the same file


@pytest.mark.torture
@pytest.mark.usefixtures("caching")
def test_many_at_once_all_get_their_answers(amount: Amount, reached: Reached) -> None:
    questions = [
        "is released",
        "is wrapped",
        "status",
        "is released",
        "faq",
        "is wrapped",
        "status",
        "is released",
    ]
    answers = {
        question: started(ALONE, question, AOUD_NO_CACHE="1").communicate(timeout=PATIENCE)[0]
        for question in dict.fromkeys(questions)
    }
    crowds = [script for _ in range(amount(10)) for script in (ALONE, CROWDED)]
    for script in crowds:
        crowd = [(question, started(script, question)) for question in questions]
        for question, running in crowd:
            assert running.communicate(timeout=PATIENCE) == (answers[question], b""), question
            assert running.returncode in REMEMBERED
    reached(f"replay: {len(crowds)} crowds of {len(questions)} processes all got their answers")


def started(script: str, question: str, **env: str) -> subprocess.Popen[bytes]:
    line = [sys.executable, "-c", script, *question.split()]
    return subprocess.Popen(
        line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ, **env}
    )


# Nowhere to remember.


def refused(number: int) -> Callable[..., NoReturn]:
    def refuse(*_: object, **__: object) -> NoReturn:
        raise OSError(number, os.strerror(number))

    return refuse


def cache_home(place: str) -> Change:
    return lambda world: world.patch.setenv("XDG_CACHE_HOME", place)


def a_file(world: World) -> None:
    (world.folder / "file").touch()
    cache_home(str(world.folder / "file"))(world)


def forbidden(*_: object, **__: object) -> NoReturn:
    pytest.fail("it made a folder where there is no home")


def no_home(world: World) -> None:
    world.patch.delenv("HOME")
    world.patch.delenv("XDG_CACHE_HOME")
    world.patch.setattr("aoud_cli.answer_cache.os.mkdir", forbidden)


def empty_home(world: World) -> None:
    no_home(world)
    world.patch.setenv("HOME", "")


def relative_home(world: World) -> None:
    world.patch.setenv("HOME", "relative")
    cache_home("relative")(world)
    world.patch.chdir(world.folder)


def refusing(call: str, number: int) -> Change:
    return lambda world: world.patch.setattr(f"aoud_cli.answer_cache.os.{call}", refused(number))


def a_thousand_folders(world: World) -> None:
    cache_home(f"{world.folder}{'/a' * 1_200}")(world)


NOWHERE: dict[str, Change] = {
    "a file": a_file,
    "no home": no_home,
    "an empty home": empty_home,
    "a relative home": relative_home,
    "a folder that takes nothing": cache_home("/proc"),
    "a folder in a device": cache_home("/dev/null/cache"),
    "a thousand folders": a_thousand_folders,
    "a name too long": cache_home("/" + "x" * 300),
    "a read-only disk": refusing("mkdir", errno.EROFS),
    "a read-only folder": refusing("replace", errno.EACCES),
    "a full disk": refusing("write", errno.ENOSPC),
}


def test_however_many_links_lead_to_the_cache_each_path_is_walked_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "here").symlink_to(".")
    walked: list[str] = []
    lstat = os.lstat

    def counting(path: str) -> os.stat_result:
        walked.append(path)
        assert len(walked) < 1_000
        return lstat(path)

    monkeypatch.setattr("aoud_cli.answer_cache.os.lstat", counting)

    answer_cache._refuse_open(f"{tmp_path}{'/here' * 16}", set())  # noqa: SLF001 - counts its steps

    assert len(walked) == len({*walked})


@pytest.mark.parametrize("name", NOWHERE)
def test_where_nothing_can_be_kept_the_answer_is_computed_in_silence(
    world: World, name: str
) -> None:
    expected = world.computed()
    NOWHERE[name](world)

    answers = [world.ask(), world.ask()]

    assert answers == [expected, expected]
    assert [answer.computed for answer in answers] == [True, True]
    assert not [path for path in world.kept() if path.suffix != ".new"]
    assert not (world.folder / "relative").exists()


def test_a_home_without_a_cache_gets_one(world: World) -> None:
    world.patch.delenv("XDG_CACHE_HOME")
    world.patch.setenv("HOME", str(world.folder / "me"))

    assert world.ask().computed
    assert not world.ask().computed
    assert (world.folder / "me" / ".cache" / "aoud").is_dir()


def test_on_a_disk_that_fills_up_the_answer_is_computed(caching: Path) -> None:
    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))

    for _ in range(2):
        line = [sys.executable, "-c", ALONE, "is", "released", "--as-of", "2098-01-01"]
        done = subprocess.run(
            line, capture_output=True, check=False, timeout=PATIENCE, preexec_fn=limit
        )
        assert (done.returncode, done.stdout[:2], done.stderr) == (3, b"un", b"")
    assert [path.stat().st_size for path in caching.iterdir()] == [100]


# Bounds.


@pytest.mark.torture
def test_the_folder_stays_small_and_ours_alone(
    world: World, amount: Amount, reached: Reached
) -> None:
    old = os.umask(0)
    try:
        for number in range(amount(10_000)):
            world.patch.setattr(answer_cache, "_key", f"question {number}")
            world.patch.setattr(answer_cache, "cache_key", lambda: answer_cache._key)  # noqa: SLF001
            answer_cache.remember(f"answer {number}\n", 0, [str(world.facts)])
    finally:
        os.umask(old)
    kept = world.kept()

    assert 0 < len(kept) <= answer_cache.NAMES
    assert [path.name for path in kept if path.suffix] == []
    assert {stat.S_IMODE(path.stat().st_mode) for path in kept} == {0o600}
    assert stat.S_IMODE(world.cache.stat().st_mode) == 0o700
    reached(f"replay: {amount(10_000)} different questions left {len(kept)} files")


def test_an_answer_too_large_is_not_kept(world: World) -> None:
    world.patch.setattr(answer_cache, "_key", "question")
    world.patch.setattr(answer_cache, "cache_key", lambda: "question")
    answer_cache.remember("x" * answer_cache.MAX_BYTES, 0, [])

    assert world.kept() == []


def test_the_largest_answer_that_is_kept_comes_back(world: World) -> None:
    room = answer_cache.MAX_BYTES - len("question\n0\n\n")
    world.patch.setattr(answer_cache, "_key", "question")
    world.patch.setattr(answer_cache, "cache_key", lambda: "question")
    answer_cache.remember("x" * room, 0, [])

    answer = world.ask()

    assert (answer.out, answer.computed) == (b"x" * room, False)


# Never remembered.

ADD = "add episodes 9 --by netflix --text Nine."
NEVER = [
    *(
        "status --no-such-option",
        "status --as-of never",
        "why nothing-of-the-kind",
        "no-such-command",
    ),
    *("changes --since 2027 --as-of 2026", "status --json --format csv", "is", "cast --new --out"),
    *(
        ADD,
        f"{ADD} --dry-run",
        "remove nothing",
        "export",
        "export --format json",
        "check",
        "paths",
        "schema",
    ),
    *("--help", "-h", "status --help", "is -h", "--version"),
    *(
        "status --facts {facts}",
        "status --facts={facts}",
        "--facts {facts}",
        "is released --facts {facts}",
    ),
    "status --facts /nowhere.toml",
]


@pytest.mark.parametrize("question", NEVER)
def test_this_is_never_remembered(world: World, question: str) -> None:
    words = question.format(facts=world.facts).split()

    assert world.ask(*words).computed
    assert world.ask(*words).computed
    assert world.kept() == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("AOUD_NO_CACHE", "1"),
        ("_AOUD_COMPLETE", "complete_bash"),
        ("AOUD_DATA_DIR", "relative"),
        ("AOUD_DATA_DIR", ""),
        ("AOUD_DATA_DIR", "~/own"),
    ],
)
def test_with_this_in_the_environment_nothing_is_remembered_or_replayed(
    world: World, name: str, value: str
) -> None:
    world.ask()
    before = {path: path.read_bytes() for path in world.kept()}
    world.patch.chdir(world.folder)
    world.patch.setenv(name, value)
    world.patch.setenv("COMP_WORDS", "aoud sta")
    world.patch.setenv("COMP_CWORD", "1")

    assert world.ask().computed
    assert world.ask().computed
    assert {path: path.read_bytes() for path in world.kept()} == before


@pytest.mark.parametrize(
    "broken", ["", "schema = 1\n[[claim]]\n", "\0", ONE_CLAIM.replace("netflix", "nobody")]
)
def test_an_answer_without_the_users_broken_claims_is_not_remembered(
    world: World, broken: str
) -> None:
    write_own(broken)(world)

    answers = [world.ask(), world.ask()]

    assert [(answer.code, answer.computed) for answer in answers] == [(4, True), (4, True)]
    assert answers[0] == answers[1]
    assert world.kept() == []


def test_a_closed_output_is_no_question(world: World) -> None:
    world.ask()
    done = subprocess.run(
        ["sh", "-c", f'{sys.executable} -c "{ALONE}" >&-'],
        capture_output=True,
        check=False,
        timeout=PATIENCE,
    )

    assert done.returncode == 5
    assert done.stderr == b"aoud: the answer could not be written: standard output is closed\n"


@pytest.mark.usefixtures("caching")
@pytest.mark.parametrize(
    "question", ["timeline --all", "is renewed"]
)  # more than the stream keeps back, and less
def test_a_replay_that_cannot_be_written_ends_like_any_answer(question: str) -> None:
    line = f'{sys.executable} -c "{ALONE}" {question}'
    subprocess.run(
        ["sh", "-c", f"{line} | cat"], stdout=subprocess.DEVNULL, check=True, timeout=PATIENCE
    )

    full = b"aoud: the answer could not be written: no space left on device\n"
    for output, ended in (("> /dev/full", (5, b"", full)), ("| true", (0, b"", b""))):
        done = subprocess.run(
            ["sh", "-c", f"{line} {output}"], capture_output=True, check=False, timeout=PATIENCE
        )
        assert (done.returncode, done.stdout, done.stderr) == ended, output


# The front door.

HEAVY = (
    "re",
    "enum",
    "typing",
    "pathlib",
    "contextlib",
    "json",
    "pydantic",
    "rich",
    "typer",
    "aoud_cli.cli.app",
)
BARE = f"""
import sys
sys.path[:0] = {[str(PACKAGE.parent), *(path for path in sys.path if path.endswith("-packages"))]}
from aoud_cli.__main__ import main
try:
    main()
except SystemExit:
    print(*sorted(sys.modules), file=sys.stderr)
"""


@pytest.mark.usefixtures("caching")
def test_a_replay_imports_next_to_nothing(reached: Reached) -> None:
    line = [sys.executable, "-I", "-S", "-c", BARE, "status"]
    first, second = (
        subprocess.run(line, capture_output=True, check=True, timeout=PATIENCE) for _ in range(2)
    )
    loaded = second.stderr.decode().split()

    assert first.stdout == second.stdout
    assert set(HEAVY) <= set(first.stderr.decode().split())
    assert set(HEAVY) & set(loaded) == set()
    reached(
        f"replay: a remembered answer takes {len(loaded)} modules, a computed one {len(first.stderr.split())}"
    )
