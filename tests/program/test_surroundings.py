"""Wherever the program is started, it answers the same: folder, user, pipe, terminal, locale, clock and network."""

import json
import os
import pty
import re
import select
import shlex
import shutil
import socket
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from itertools import product
from pathlib import Path
from typing import NoReturn, TypeVar

import pytest

from aoud_cli.cli.app import COMMANDS
from aoud_cli.files.load import load
from aoud_cli.files.paths import bundled
from tests.conftest import PATIENCE, Aoud, Result
from tests.started import Started, variables

T = TypeVar("T")
Amount = Callable[[int], int]
Reached = Callable[[str], None]

HARBOUR = "tests/tin_harbour.toml"
CLAIM = load(bundled()).claims[0].id

# Every command whose answer has a shape, and every other one that only reads.
ANSWERS = [
    *("status", "timeline", "timeline --all", "timeline --topic released"),
    *("cast", "cast lomon", "cast --season 1", "faq", "faq episodes", "about"),
    *("why released", f"why {CLAIM}", "sources", "sources netflix"),
    *("predictions", "forecast", "forecast --backtest", "changes --since 2024"),
]
READS = [
    *ANSWERS,
    "is renewed",
    "export",
    "export --format json",
    "check",
    "paths",
    "schema",
    "--help",
    "--version",
]

NINE = ("add", "episodes", "9", "--by", "Quay Radio", "--by-rank", "hearsay", "--text", "Nine.")
REHEARSED = (*NINE, "--dry-run")


def many(  # noqa: PLR0913 - where and as whom to run is what these tests are about
    commands: Sequence[str | Sequence[str]],
    *,
    into: str = "",
    user: int = 0,
    cwd: Path | None = None,
    before: Sequence[str] = (),
    python: str = sys.executable,
    env: Mapping[str, str | None] | None = None,
) -> list[Result]:
    """Run commands one after another; `into` is a file for their output, or a reader to pipe it to."""
    lines = [command.split() if isinstance(command, str) else [*command] for command in commands]
    each_once = {words[0]: words for words in lines if user}.values()
    rehearsals = [words if words[0] != "add" else [*words, "--dry-run"] for words in each_once]
    with Started(python, before=before, env=env, rehearsals=rehearsals) as program:
        return [program.run(*words, into=into, user=user, cwd=cwd, env=env) for words in lines]


# Asks one process many things.
IN_TURN = """
import contextlib, json, sys
from aoud_cli.cli.app import main
for words in json.loads(sys.argv[1]):
    sys.argv = ["aoud", *words]
    with contextlib.suppress(SystemExit):
        main()
"""


def in_turn(commands: Sequence[str], **env: str) -> Result:
    """Return the last exit code, and the answers and complaints, of commands asked of one process."""
    done = subprocess.run(
        [sys.executable, "-c", IN_TURN, json.dumps([command.split() for command in commands])],
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
        env=variables(env),
    )
    return Result(done.returncode, done.stdout, done.stderr)


def shell(line: str) -> subprocess.CompletedProcess[str]:
    """Run a line of bash in which `aoud` is the program."""
    function = f'aoud() {{ "{sys.executable}" -m aoud_cli "$@"; }}\n'
    return subprocess.run(
        ["bash", "-o", "pipefail", "-c", function + line],
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )


def share(amount: Amount, items: Sequence[T]) -> Sequence[T]:
    """Return all of them under `-m torture`, and every tenth one otherwise."""
    return items[:: len(items) // amount(len(items))]


def quiet(results: Sequence[Result]) -> set[tuple[int, str]]:
    return {(result.code, result.err) for result in results}


def without_space(text: str) -> str:
    return "".join(text.split())


@pytest.fixture(autouse=True)
def computed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every answer be computed: a remembered one would be compared with itself."""
    monkeypatch.setenv("AOUD_NO_CACHE", "1")


# Promise 12: whoever only asks, writes nothing, and needs no place to write.

HOMELESS: dict[str, dict[str, str | None]] = {
    "HOME unset": {"HOME": None},
    "HOME that is not there": {"HOME": "/nonexistent"},
    "HOME that is no folder": {"HOME": "/dev/null"},
    "a relative XDG_DATA_HOME": {"XDG_DATA_HOME": "some/where"},
}


def tree(*places: Path) -> dict[str, tuple[int, int, int]]:
    """Return everything in these folders, with what would show that it was written."""
    found = [path for place in places for path in (place, *place.rglob("*")) if path.exists()]
    return {
        str(path): (stat.st_mode, stat.st_size, stat.st_mtime_ns)
        for path in found
        for stat in [path.stat()]
    }


NOBODY = (
    0 if os.getuid() else 65534
)  # who shall run it, so that permissions count; 0 is whoever runs the tests


@pytest.fixture
def frozen() -> Iterator[Path]:
    """Return a folder that anybody may enter and nobody but root can write to."""
    if NOBODY and not all(parent.stat().st_mode & 0o001 for parent in bundled().parents):
        pytest.skip("the checkout lies where only root can read")
    with tempfile.TemporaryDirectory() as outer:
        Path(outer).chmod(0o755)
        place = Path(outer) / "frozen"
        place.mkdir()
        (place / "kept").write_text("as it was", encoding="utf-8")
        place.chmod(0o555)
        yield place
        place.chmod(0o755)


@pytest.fixture(params=HOMELESS)
def homeless(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> str:
    """Take the user's home away and return how, with a folder to be in."""
    changed = {
        "AOUD_DATA_DIR": None,
        "XDG_DATA_HOME": None,
        "HOME": str(tmp_path / "home"),
    } | HOMELESS[request.param]
    for name, value in changed.items():
        monkeypatch.delenv(name, raising=False)
        if value is not None:
            monkeypatch.setenv(name, value)
    monkeypatch.chdir(tmp_path)
    return str(request.param)


@pytest.mark.torture
def test_no_command_that_reads_needs_a_home_or_makes_a_file(
    aoud: Aoud, homeless: str, tmp_path: Path, amount: Amount, reached: Reached
) -> None:
    watched = [tmp_path, Path("/nonexistent"), Path("~").expanduser() / ".local/share/aoud"]
    before, commands = tree(*watched), [*share(amount, READS), shlex.join(REHEARSED)]

    assert quiet([aoud(*shlex.split(command)) for command in commands]) == {(0, "")}
    assert tree(*watched) == before
    reached(f"promise 12: {len(commands)} commands with {homeless} created 0 files")


@pytest.mark.torture
def test_no_command_that_reads_needs_a_folder_to_write_to(
    amount: Amount, frozen: Path, reached: Reached
) -> None:
    homes: list[dict[str, str | None]] = [{}, *HOMELESS.values()]
    before = tree(frozen, Path("/nonexistent"))
    for home in homes[: amount(len(homes))]:
        asked = many(
            [*READS, REHEARSED],
            user=NOBODY,
            cwd=frozen,
            env={"AOUD_DATA_DIR": None, "AOUD_NO_CACHE": None, "HOME": str(frozen), **home},
        )

        assert quiet(asked) == {(0, "")}
        assert tree(frozen, Path("/nonexistent")) == before
    runs = amount(len(homes)) * (len(READS) + 1)
    reached(
        f"promise 12: {runs} runs in a folder 0555 by user {NOBODY or os.getuid()} created 0 files"
    )


@pytest.mark.parametrize(("memory", "places"), [("1", set()), (None, {".cache", ".cache/aoud"})])
def test_no_command_that_reads_makes_a_file_but_its_memory(
    program: Started, tmp_path: Path, memory: str | None, places: set[str]
) -> None:
    home = {
        "AOUD_DATA_DIR": "/nonexistent",  # no folder that has just been made, which would not be trusted
        "AOUD_NO_CACHE": memory,
        "XDG_DATA_HOME": None,
        "XDG_CACHE_HOME": None,
        "HOME": str(tmp_path),
    }
    for command in ("status", "cast", "check"):
        assert program.run(command, cwd=tmp_path, env=home).code == 0
    made = {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*")}

    assert {str(Path(path).parent) if path.count("/") > 1 else path for path in made} == places


def test_add_says_that_it_cannot_write_in_such_a_folder(frozen: Path) -> None:
    place = str(frozen / "own")
    (added,) = many([NINE], user=NOBODY, cwd=frozen, env={"AOUD_DATA_DIR": place})

    assert (added.code, added.out) == (5, "")
    assert added.err.startswith("aoud: ")
    assert added.err.count("\n") == 1


def test_the_comparison_would_notice_a_file(aoud: Aoud, data_dir: Path) -> None:
    before = tree(data_dir.parent)
    aoud(*NINE)

    assert set(tree(data_dir.parent)) - set(before) >= {str(data_dir), str(data_dir / "facts.toml")}


# Promise 13: a reader who has seen enough is no error.


@pytest.mark.torture
@pytest.mark.parametrize("reader", ["head -1", "true"])
def test_a_reader_may_leave_at_any_time(amount: Amount, reached: Reached, reader: str) -> None:
    ended = many([command for command in READS if command != "--help"] * amount(10), into=reader)

    assert quiet(ended) <= {(0, ""), (141, "")}
    reached(f"promise 13: {len(ended)} runs piped to `{reader}`, 0 errors")


@pytest.mark.parametrize("command", ["--help", "cast --help"])
def test_a_reader_may_leave_the_help(program: Started, command: str) -> None:
    assert quiet([program.run(*command.split(), into="true")]) <= {(0, ""), (141, "")}


@pytest.mark.parametrize(("command", "reader"), [("timeline --all", "true"), ("export", "head -1")])
def test_a_reader_may_leave_bash_as_well(command: str, reader: str) -> None:
    result = shell(f"aoud {command} | {reader} >/dev/null")

    assert result.returncode in {0, 141}
    assert result.stderr == ""


# Promise 14: an answer that cannot be written is an error; a complaint that cannot be is none.

OUTPUTS = [
    *(
        "status",
        "cast",
        "faq",
        "about",
        "sources",
        "predictions",
        "forecast",
        "changes --since 2024",
        "export",
        "paths",
    ),
    shlex.join(REHEARSED),
]
FULL = "aoud: the answer could not be written: no space left on device\n"
CLOSED = "aoud: the answer could not be written: standard output is closed\n"


def id_in(data_dir: Path) -> str:
    return str(
        tomllib.loads((data_dir / "facts.toml").read_text(encoding="utf-8"))["claim"][0]["id"]
    )


@pytest.fixture
def own(aoud: Aoud, data_dir: Path) -> str:
    """Add a claim and return its id."""
    aoud(*NINE)
    return id_in(data_dir)


def test_a_full_disk_is_a_sentence_after_every_command(program: Started) -> None:
    full = [program.run(*shlex.split(command), into="/dev/full") for command in OUTPUTS]

    assert quiet(full) == {(5, FULL)}


def test_a_full_disk_is_a_sentence_after_remove(program: Started, own: str) -> None:
    removed = f"{FULL[:-1]}; this was removed: {own}\n"
    assert quiet([program.run("remove", own, into="/dev/full")]) == {(5, removed)}


CLOSED_DAILY = ("cast", "export", OUTPUTS[-1])  # the way to the answer is tried before each alike


@pytest.mark.parametrize(
    "command",
    [
        pytest.param(command, marks=[] if command in CLOSED_DAILY else pytest.mark.torture)
        for command in OUTPUTS
    ],
)
def test_a_closed_output_is_a_sentence_after_every_other_command(command: str) -> None:
    result = shell(f"aoud {command} >&-")

    assert (result.returncode, result.stderr) == (5, CLOSED)


@pytest.mark.parametrize("command", ["add", "remove"])
def test_nothing_is_changed_if_nobody_can_be_told(own: str, data_dir: Path, command: str) -> None:
    before = (data_dir / "facts.toml").read_bytes()
    line = (
        f"remove {own}" if command == "remove" else shlex.join(NINE).replace("Nine", "Nine, again")
    )
    result = shell(f"aoud {line} >&-")

    assert (result.returncode, result.stderr) == (5, CLOSED)
    assert (data_dir / "facts.toml").read_bytes() == before


@pytest.mark.torture
def test_a_closed_standard_error_changes_no_answer(
    aoud: Aoud, amount: Amount, reached: Reached
) -> None:
    commands = share(amount, OUTPUTS)
    for command in commands:
        result = shell(f"aoud {command} 2>&-")

        assert (result.returncode, result.stdout) == (0, aoud(*shlex.split(command)).out)
    reached(f"promise 14: {len(commands)} commands with standard error closed answered the same")


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("cast nobody-at-all 2>&-", 2),
        ("check /nonexistent 2>&-", 4),
        ("cast >/dev/full 2>&-", 5),
        ("cast >&- 2>&-", 5),
    ],
)
def test_a_closed_standard_error_changes_no_exit_code(line: str, code: int) -> None:
    result = shell(f"aoud {line}")

    assert (result.returncode, result.stdout, result.stderr) == (code, "", "")


# Promise 15: where nobody can be asked, what is missing is an error at once.

LACKING = [
    ((), "TOPIC, --by, --text are missing"),
    (("episodes",), "SAYS, --by, --text are missing"),
    (("cast", "in", "--by", "netflix"), "--about, --text are missing"),
    (("renewed", "yes", "--by", "netflix"), "--text is missing"),
]


@pytest.mark.parametrize(
    "given", ["<&-", "</dev/null", "< <(sleep 0; yes)", "< <(printf 'episodes\n9\n')"]
)
def test_what_is_missing_is_named_if_nobody_can_be_asked(
    amount: Amount, data_dir: Path, given: str
) -> None:
    for arguments, missing in share(amount, LACKING):
        result = shell(f"aoud add {shlex.join(arguments)} {given}")

        assert (result.returncode, result.stdout) == (2, "")
        assert result.stderr.startswith(f"aoud: {missing}; ")
        assert result.stderr.count("\n") == 1
        assert not data_dir.exists()


@pytest.mark.parametrize("given", ["<&-", "</dev/null", "< <(yes no)"])
@pytest.mark.parametrize("line", ["--checked 2026-03-01", "released 2035 --by netflix --text x"])
def test_what_changes_the_headline_is_written_down_if_nobody_can_be_asked(
    data_dir: Path, line: str, given: str
) -> None:
    result = shell(f"aoud add {line} {given}")

    assert (result.returncode, result.stderr) == (0, "")
    assert re.search(r" (Added|Noted:) ", result.stdout)
    assert data_dir.exists()


def test_nobody_waits_for_a_pipe_that_says_nothing(data_dir: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "aoud_cli", "add", "episodes"],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as asked:
        assert asked.wait(PATIENCE) == 2
        assert asked.stderr
        assert asked.stderr.read().startswith("aoud: SAYS, --by, --text are missing; ")
    assert not data_dir.exists()


# On a terminal it asks.

ANSWERED = {  # by what is in the line of the question
    "Topic": "episodes",
    "How many episodes": "9",
    "Who said it": "Quay Radio",
    "Is it new": "yes",
    "rank": "hearsay",
    "What was said": "Nine, said the quay.",
    "When was it said": "30 Apr 2023",
    "Write it down": "yes",
}
END, INTERRUPT = "\x04", "\x03"

# Makes the terminal that it was given the one whose Ctrl-C it hears.
SEATED = (
    "import fcntl, os, sys, termios\n"
    "fcntl.ioctl(0, termios.TIOCSCTTY, 0)\n"
    "os.execv(sys.executable, [sys.executable, '-m', 'aoud_cli', *sys.argv[1:]])"
)


def heard(terminal: int) -> str:
    """Return what was written to the terminal up to the next question, or to the end."""
    seen = ""
    while not seen.endswith(": "):
        if not select.select([terminal], [], [], PATIENCE)[0]:
            pytest.fail(f"it hung after {seen!r}")
        try:
            more = os.read(terminal, 4096)
        except OSError:  # Linux says so when the other side is gone
            break
        if not more:
            break
        seen += more.decode("utf-8", "replace")
    return seen


def reply(question: str, answers: Mapping[str, str]) -> bytes:
    answer = next((answer for known, answer in answers.items() if known in question), None)
    assert answer, f"nobody can answer {question!r}"
    return (answer if answer in {END, INTERRUPT} else f"{answer}\n").encode()


def talk(answers: Mapping[str, str], *arguments: str) -> Result:
    """Run `aoud` on a terminal and type the answer to each question when it has been asked."""
    ours, theirs = pty.openpty()
    talking = subprocess.Popen(
        [sys.executable, "-c", SEATED, *arguments],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
    )
    os.close(theirs)
    said = ""
    try:
        while True:
            said += (seen := heard(ours))
            if not seen.endswith(": "):
                return Result(talking.wait(PATIENCE), said, "")
            os.write(ours, reply(seen.splitlines()[-1], answers))
    finally:
        talking.kill()
        talking.wait()
        os.close(ours)


def test_on_a_terminal_add_asks_for_what_is_missing(data_dir: Path) -> None:
    talked = talk(ANSWERED, "add")

    assert (talked.code, [question for question in ANSWERED if question not in talked.out]) == (
        0,
        [],
    )
    written = tomllib.loads((data_dir / "facts.toml").read_text(encoding="utf-8"))
    (claim,) = written["claim"]
    assert (claim["topic"], claim["says"], claim["text"]) == (
        "episodes",
        "9",
        "Nine, said the quay.",
    )
    assert claim["said"] == "2023-04-30"
    assert written["source"][claim["by"]] == {"name": "Quay Radio", "rank": "hearsay"}
    assert f"Added {claim['id']}." in talked.out


@pytest.mark.torture
@pytest.mark.parametrize(("key", "code"), [(END, 2), (INTERRUPT, 130)], ids=["Ctrl-D", "Ctrl-C"])
def test_breaking_off_adds_nothing(
    amount: Amount, data_dir: Path, reached: Reached, key: str, code: int
) -> None:
    questions = list(reversed(ANSWERED))[: amount(len(ANSWERED))]
    for question in questions:
        talked = talk(ANSWERED | {question: key}, "add")

        assert question in talked.out
        assert (talked.code, "Traceback" in talked.out) == (code, False)
        told = (
            ": ^C\r\n"
            if key == INTERRUPT
            else ": \r\naoud: the input ended; nothing was changed\r\n"
        )
        assert talked.out.endswith(told)
        assert not data_dir.exists()
    reached(f"promise 15: {len(questions)} questions broken off with code {code} added nothing")


# Promise 16: no locale, width or terminal keeps anything back.

LOCALES: list[dict[str, str | None]] = [
    {"LC_ALL": "C"},
    {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    {"PYTHONIOENCODING": "ascii"},
    {"PYTHONIOENCODING": "cp1252"},
    {"PYTHONIOENCODING": "utf-8"},
]
WIDTHS = [None, "0", "1", "20", "abc", "-5", "100000"]
TERMINALS = ["dumb", "xterm", "unknown"]
AS_OF = ("--facts", HARBOUR, "--as-of", "2025-03-01")


def test_ascii_on_one_column_keeps_nothing_back() -> None:
    narrow = in_turn(
        [shlex.join(("cast", *AS_OF))], PYTHONIOENCODING="ascii", COLUMNS="1", TERM="dumb"
    )
    harbour = load(Path(HARBOUR))
    cast = {claim.about for claim in harbour.claims if claim.topic == "cast"}
    names = [harbour.people[about].name for about in cast if about]

    assert (narrow.code, narrow.err) == (0, "")
    assert [name for name in names if without_space(name) not in without_space(narrow.out)] == []


@pytest.mark.torture
def test_no_locale_and_no_width_keeps_anything_back(amount: Amount, reached: Reached) -> None:
    harbour = load(Path(HARBOUR))
    cast = {claim.about for claim in harbour.claims if claim.topic == "cast"}
    expected = {
        "timeline --all": [
            claim.text for claim in harbour.claims if not harbour.topics[claim.topic].season
        ],
        "cast": [harbour.people[about].name for about in cast if about],
        "why released": [
            harbour.sources[claim.by].name for claim in harbour.claims if claim.topic == "released"
        ],
    }
    combinations = share(amount, list(product(LOCALES, WIDTHS, TERMINALS)))
    for locale, width, terminal in combinations:
        asked = many(
            [(*command.split(), *AS_OF) for command in expected],
            env={**locale, "COLUMNS": width, "TERM": terminal},
        )

        assert quiet(asked) == {(0, "")}
        for (command, texts), result in zip(expected.items(), asked, strict=True):
            shown = without_space(result.out)
            assert [text for text in texts if without_space(text) not in shown] == [], (
                command,
                locale,
                width,
            )
    reached(
        f"promise 16: {len(combinations)} surroundings x {len(expected)} commands kept nothing back"
    )


# Promise 17: no command but these two asks the network.

ASK_THE_WEB = {"refresh", "news"}


class OfflineError(Exception):
    """Raised instead of a connection."""


@pytest.fixture
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> NoReturn:
        raise OfflineError

    import_module("aoud_cli.web.network")  # it makes classes out of sockets, and so needs them
    for name in ("socket", "create_connection", "getaddrinfo", "socketpair"):
        monkeypatch.setattr(socket, name, refuse)


@pytest.mark.usefixtures("offline")
def test_no_command_but_these_two_opens_a_socket(
    aoud: Aoud, data_dir: Path, reached: Reached
) -> None:
    asked = [aoud(*command.split()) for command in READS]
    added = aoud(*NINE)
    asked += [
        aoud(*REHEARSED),
        added,
        aoud("remove", id_in(data_dir)),
        aoud("cast", "nobody-at-all"),
    ]

    assert [result.code for result in asked] == [0] * (len(asked) - 1) + [2]
    tried = {command.split()[0] for command in READS} | {"add", "remove"}
    assert {name for name, *_ in COMMANDS} - tried == ASK_THE_WEB
    reached(f"promise 17: {len(asked)} commands opened 0 sockets")


@pytest.mark.usefixtures("offline")
@pytest.mark.parametrize("command", sorted(ASK_THE_WEB))
def test_a_socket_would_be_noticed(aoud: Aoud, command: str) -> None:
    with pytest.raises(OfflineError):
        aoud(command)


@pytest.mark.torture
def test_every_command_answers_without_a_network(amount: Amount, reached: Reached) -> None:
    alone = ["unshare", "-n"]
    if (
        not shutil.which("unshare")
        or subprocess.run([*alone, "true"], capture_output=True, check=False).returncode
    ):
        pytest.skip("this user cannot take the network away")
    asked = many([*share(amount, READS), NINE], before=alone)

    assert quiet(asked) == {(0, "")}
    reached(f"promise 17: {len(asked)} commands answered under `unshare -n`")


# Promise 18: the same question has the same bytes.

DATED = [
    *(
        f"{command} --as-of 2025-06-30 {shape}"
        for shape in ("--format table", "--json")
        for command in ANSWERS
    ),
    *(f"export --as-of 2025-06-30 --format {form}" for form in ("toml", "json")),
    *("is renewed --as-of 2025-06-30", "check", "paths", "schema", "--help"),
]
SEEDS, ZONES = ["0", "1", "random"], [None, "EARLY-12", "LATE+12"]


def test_an_answer_has_the_same_bytes_in_another_time_zone_with_another_seed() -> None:
    commands = ["timeline --all --as-of 2025-06-30"]
    first = in_turn(commands, PYTHONHASHSEED="0", TZ="EARLY-12")

    assert (first.out.count("\n") > 50, first.err) == (True, "")
    assert in_turn(commands, PYTHONHASHSEED="1", TZ="LATE+12") == first


def test_faults_are_told_in_the_same_order_with_another_seed(data_dir: Path) -> None:
    data_dir.mkdir()
    taken = [*load(bundled()).sources][:6]
    own = "".join(f'[source.{key}]\nname = "{key}"\nrank = "press"\n' for key in taken)
    (data_dir / "facts.toml").write_text(f"schema = 1\n{own}", "utf-8")
    several = [
        path for path in Path("tests/broken").glob("*.txt") if path.read_text().count("\n") > 1
    ]
    checks = ["check", *(f"check {path.with_suffix('.toml')}" for path in several)]
    told = in_turn(checks, PYTHONHASHSEED="0")

    assert told.err.count("\n") > 2 * len(several)
    assert [f"source '{key}'" in told.err for key in taken] == [True] * len(taken)
    assert in_turn(checks, PYTHONHASHSEED="1") == told


@pytest.mark.torture
def test_the_same_question_has_the_same_bytes(amount: Amount, reached: Reached) -> None:
    surroundings = list(product(SEEDS, ZONES))
    few = [("0", None), ("1", "EARLY-12"), ("random", "LATE+12")]
    chosen = surroundings if amount(10) == 10 else few
    commands = share(amount, DATED)
    first, *others = [
        many(commands, env={"PYTHONHASHSEED": seed, "TZ": zone}) for seed, zone in chosen
    ]

    assert quiet(first) == {(0, "")}
    for other in others:
        assert [
            command for command, a, b in zip(commands, first, other, strict=True) if a != b
        ] == []
    reached(
        f"promise 18: {len(commands)} commands x {len(chosen)} seeds and time zones gave the same bytes"
    )


@pytest.mark.parametrize("version", ["3.12", "3.13"])
def test_other_pythons_give_the_same_bytes(reached: Reached, version: str) -> None:
    python = shutil.which(f"python{version}")
    source = str(bundled().parents[1] / "src")
    able = [python or "", "-c", "import aoud_cli.cli.app, aoud_cli.files.load, pydantic"]
    with_source = {**os.environ, "PYTHONPATH": source}
    if (
        not python
        or subprocess.run(able, capture_output=True, check=False, env=with_source).returncode
    ):
        pytest.skip(f"no Python {version} with the dependencies here")

    assert many(DATED, python=python, env={"PYTHONPATH": source}) == many(DATED)
    reached(f"promise 18: {len(DATED)} commands gave the same bytes on Python {version}")


def test_the_seed_does_count() -> None:
    def order(seed: str) -> bytes:
        return subprocess.check_output(
            [sys.executable, "-c", "print(set('abcdefgh'))"],
            env={**os.environ, "PYTHONHASHSEED": seed},
        )

    assert order("0") != order("1")


# An answer that rests on the user's own claims says so.


def says_yours(shape: str, answer: str) -> bool:
    return bool(json.loads(answer)["yours"]) if shape == "json" else "+yours" in answer


@pytest.mark.torture
@pytest.mark.parametrize("shape", ["table", "markdown", "json"])
def test_every_answer_says_whether_the_users_claims_are_in_it(
    aoud: Aoud, amount: Amount, shape: str
) -> None:
    def saying() -> list[str]:
        asked = {command: aoud(*command.split(), "--format", shape).out for command in commands}
        return [command for command, answer in asked.items() if says_yours(shape, answer)]

    # A tenth is every command as a table, and some in the other shapes: the heading is the same.
    commands = [
        *(ANSWERS if shape == "table" else share(amount, ANSWERS)),
        *(["is renewed"] if shape == "json" else []),
    ]
    before = saying()
    aoud(*NINE)

    assert (before, saying()) == ([], commands)


@pytest.mark.torture
def test_another_fact_base_is_never_mixed_with_the_users_claims(
    aoud: Aoud, amount: Amount, tmp_path: Path
) -> None:
    copy = tmp_path / "facts.toml"
    copy.write_bytes(bundled().read_bytes())
    commands = [
        *share(amount, ANSWERS),
        "faq episodes",
        "faq episodes --json",
        "is renewed --json",
        "export",
    ]
    before = [aoud(*command.split(), "--facts", str(copy)) for command in commands]
    aoud(*NINE)

    assert [aoud(*command.split(), "--facts", str(copy)) for command in commands] == before
    assert quiet(before) == {(0, "")}
    assert [
        result.out for result in before if "+yours" in result.out or '"yours": true' in result.out
    ] == []
