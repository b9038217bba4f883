"""The help, the man page and the Tab key: all made from the one command tree, and held against it."""

import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import tomli_w
import typer

from aoud_cli.cli import completion
from aoud_cli.files import paths
from tests.conftest import PATIENCE, Aoud
from tools import imports, manual

COMMANDS: dict[str, Any] = manual.TREE.commands
FACTS = tomllib.loads(paths.bundled().read_text("utf-8"))
HARBOUR = "tests/tin_harbour.toml"


def test_the_help_fits_one_screen_and_groups_every_command(aoud: Aoud) -> None:
    lines = aoud("--help").out.splitlines()

    assert len(lines) <= 23
    assert max(map(len, lines)) <= 80
    assert [line for line in lines if line.endswith("...")] == []
    assert [line for line in lines if line.endswith(":")] == [
        "Answers:", "Evidence:", "Looking ahead:", "Your own claims, and the files:"
    ]  # fmt: skip
    assert {line.split()[0] for line in lines if line.startswith("  ")} == set(COMMANDS)
    for option in ("--as-of", "--facts", "--json", "--plain"):
        assert option in re.findall(r"--[a-z-]+", lines[-1])
        assert (
            sum(option in manual.spelt(command) for command in COMMANDS.values())
            > len(COMMANDS) / 2
        )


def example(aoud: Aoud, name: str) -> list[str]:
    """Return the words of the example in a command's help."""
    found = re.search(r"Example: aoud (.*(?:\n  .*)*)", aoud(name, "--help").out)
    assert found
    return shlex.split(" ".join(found[1].split()))


@pytest.mark.parametrize("name", COMMANDS)
def test_the_example_in_a_command_s_help_runs(aoud: Aoud, name: str) -> None:
    words = example(aoud, name)
    if name == "remove":  # what the other example would add
        aoud(*(word for word in example(aoud, "add") if word != "--dry-run"))

    result = aoud(*words)

    assert words[0] == name
    assert "--help" not in words
    assert (result.code, result.err) == (0, "")


@pytest.mark.newest
def test_the_man_page_is_made_from_the_command_tree() -> None:
    assert manual.PAGE.read_text("utf-8") == manual.page()


@pytest.mark.newest
def test_the_man_page_has_every_argument_and_option_of_every_command_and_of_aoud_itself() -> None:
    page = re.sub(r"\\f[BIR]", "", manual.PAGE.read_text("utf-8")).replace("\\-", "-")
    sections = re.split(r"^\.S[SH]\s", page, flags=re.MULTILINE)

    for title, command in [
        ("OPTIONS", manual.TREE),
        *((f"aoud {name}", found) for name, found in COMMANDS.items()),
    ]:
        (section,) = (text for text in sections if re.match(rf"{title}\b", text))
        entries = dict(re.findall(r"^\.TP\n(.*)\n(.*)", section, re.MULTILINE))
        assert {
            word for entry in entries for word in re.findall(r"(?<!\S)-[-a-z]+", entry)
        } == manual.spelt(command)
        for argument in (one for one in command.params if one.param_type_name == "argument"):
            assert (
                argument.metavar if argument.required else f"[{argument.metavar}]"
            ) in section.split()
            assert entries[argument.metavar] == argument.help


@pytest.mark.skipif(not shutil.which("man"), reason="no man here")
def test_man_shows_the_page_without_complaint() -> None:
    shown = subprocess.run(
        ["man", "--warnings", "-l", str(manual.PAGE)], capture_output=True, check=True, text=True
    )

    assert shown.stderr == ""
    assert "aoud predictions" in shown.stdout


@pytest.mark.newest
@pytest.mark.parametrize("run", imports.RUNS)
def test_a_command_imports_what_it_imported_when_it_was_written_down(
    run: str, tmp_path: Path
) -> None:
    written = next(
        line for line in imports.LIST.read_text("utf-8").splitlines() if line.startswith(f"{run}: ")
    )

    assert imports.imported(run, tmp_path) == written


def test_the_version_and_a_tab_import_neither_rich_nor_pydantic_nor_the_facts() -> None:
    lines = dict(line.split(": ", 1) for line in imports.LIST.read_text("utf-8").splitlines())

    for run in ("--version", "--help", "Tab", "Tab in fish", "Tab in zsh"):
        heavy, own = lines[run].split("; ")
        assert heavy == "typer"
        assert {"load", "model", "overlay", "assess"}.isdisjoint(own.split())


Offered = Callable[[str], list[str]]


@pytest.fixture
def offered(aoud: Aoud) -> Offered:
    """Return a function that tells what Tab offers at the end of a line in bash."""

    def press(line: str) -> list[str]:
        with pytest.MonkeyPatch.context() as patch:
            for name, value in (
                ("_AOUD_COMPLETE", "complete_bash"),
                ("COMP_WORDS", line),
                ("COMP_CWORD", line.count(" ")),
            ):
                patch.setenv(name, str(value))
            result = aoud()
        assert (result.code, result.err) == (0, "")
        return result.out.split()

    return press


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("aoud st", ["status"]),
        ("aoud cast --r", ["--returning"]),
        ("aoud timeline --topic fil", ["filming"]),
        ("aoud faq epi", ["episodes"]),
        ("aoud is re", ["renewed", "released"]),
        ("aoud cast park-ji", ["park-ji-hu"]),
        ("aoud cast 박지", ["박지후"]),
        ("aoud timeline --about 박지", ["박지후"]),
        ("aoud sources netflix-j", ["netflix-junkie"]),
        ("aoud why renewed-lee-undecided", ["renewed-lee-undecided-2022-02"]),
        ("aoud add filming y", ["yes"]),
        ("aoud add cast ", ["in", "talks", "out", "tba"]),
        ("aoud add episodes ", ["tba"]),
        ("aoud add plot ", []),
        ("aoud cast Par", ["park-ji-hu", "park-chul-soo"]),
        ("aoud cast 바", ["박지후", "박철수"]),
        ("aoud sources NetflixJ", ["netflix-junkie"]),
        ("aoud why ?", []),
        ("aoud --v", ["--version"]),
        ("aoud --fac", ["--facts"]),
        ("aoud --json --as", ["--as-of"]),
        ("aoud --format j", ["json"]),
        ("aoud add filming yes --by netflix-j", ["netflix-junkie"]),
        ("aoud add filming yes --kind p", ["plan"]),
        ("aoud status --format m", ["markdown"]),
        (f"aoud is --facts {HARBOUR} re", ["renewed", "released"]),
        (f"aoud cast --facts {HARBOUR} min", ["mina-oh"]),
        ("aoud add Filming y", ["yes"]),
        ("aoud add CAST t", ["talks", "tba"]),
        ("aoud add filmingg ", []),
        ("aoud is --facts nowhere.toml re", []),
    ],
)
def test_tab_offers_names_and_values(offered: Offered, line: str, words: list[str]) -> None:
    assert offered(line) == words


def test_tab_offers_the_user_s_own_claims(aoud: Aoud, offered: Offered) -> None:
    aoud("add", "plot", "--by", "netflix", "--text", "It goes on.", "--said", "2026-03-01")

    (own,) = offered("aoud remove ")
    assert own.startswith("plot-netflix-")
    assert own in offered("aoud why plot-netflix")

    aoud("add", "--checked", "2026-03-02")
    assert offered("aoud remove ") == [own, "checked"]


def test_tab_offers_the_names_of_a_json_file(aoud: Aoud, offered: Offered, tmp_path: Path) -> None:
    path = tmp_path / "facts.json"
    path.write_text(aoud("export", "--format", "json", "--facts", HARBOUR).out)

    assert offered(f"aoud cast --facts {path} min") == ["mina-oh"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("facts.toml", f"{'.'.join(['a'] * 40_000)} = 1"),
        ("facts.toml", f"a = {'[' * 5000}{']' * 5000}"),
        ("facts.toml", f"a = {'9' * 5000}"),
        ("facts.json", f"{'[' * 5000}{']' * 5000}"),
        ("facts.json", "[]"),
        ("facts.json", '{"topic": {"\\ud800": {"question": "?"}}}'),
    ],
    ids=lambda text: text[:20],
)
def test_tab_is_not_exhausted_by_a_file_that_is_made_to(
    tmp_path: Path, name: str, content: str
) -> None:
    path = tmp_path / name
    path.write_text(content)
    env = {
        **os.environ,
        "_AOUD_COMPLETE": "complete_bash",
        "COMP_WORDS": f"aoud why --facts {path} ",
        "COMP_CWORD": "4",
    }
    limited = ("sh", "-c", 'ulimit -v 1048576 && exec "$@"', "sh")  # 1 GB

    done = subprocess.run(
        [*limited, sys.executable, "-m", "aoud_cli"],
        env=env,
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )

    assert (done.returncode, done.stdout.split(), done.stderr) == (0, [], b"")


def test_tab_offers_nothing_out_of_a_broken_file(offered: Offered, data_dir: Path) -> None:
    data_dir.mkdir()
    for broken in (
        "hello",
        "claim = 7",
        "claim = [7]",
        "person = []",
        "source.a = 1",
        'topic."\\u001b" = 1',
    ):
        (data_dir / "facts.toml").write_text(broken)
        assert offered("aoud faq epi") == ["episodes"]
        assert offered("aoud remove ") == []


OFFERS = {
    "TOPIC": completion.topics,
    "STAGE": completion.stages,
    "NAME": completion.people,
    "SOURCE": completion.sources,
    "CLAIM": completion.claims,
    "TOPIC|CLAIM": completion.topics_and_claims,
}
OTHERS = {
    ("remove", "name"): lambda _: completion.own_claims(),  # nobody else's can be removed
    ("add", "native"): lambda _: [],  # these two are of somebody new
    ("add", "part"): lambda _: [],
}
NAMED = [
    (name, one)
    for name, command in COMMANDS.items()
    for one in command.params
    if one.metavar in OFFERS
]


@pytest.mark.parametrize(
    ("name", "parameter"), NAMED, ids=[f"{name} {one.name}" for name, one in NAMED]
)
def test_tab_offers_for_a_parameter_what_it_takes(aoud: Aoud, name: str, parameter: Any) -> None:
    aoud("add", "plot", "--by", "netflix", "--text", "It goes on.", "--said", "2026-03-01")
    context = typer.Context(COMMANDS[name])
    offer: Any = OTHERS.get((name, parameter.name), OFFERS[parameter.metavar])

    items = parameter.shell_complete(context, "")

    assert [(item.value, item.help) for item in items] == offer(context)


PROBES = {
    "bash": 'source "$1"; COMP_WORDS=($2); COMP_CWORD=2; _aoud_completion aoud; printf "%s\\n" "${COMPREPLY[@]}"',
    "fish": "source $argv[1]; complete -C $argv[2]",
    # A second zsh on a terminal of its own, whose Tab also writes down what then stands on its line.
    "zsh": """
        zmodload zsh/zpty
        print -r "
            autoload -Uz compinit; compinit -u; source $1
            press() { zle complete-word; zle -R; print -r -- \\$BUFFER > $HOME/line }
            zle -N press; bindkey '^I' press
        " > $HOME/.zshrc
        zpty second TERM=dumb COLUMNS=160 zsh -i
        zpty -nw second $2$'\\t'
        until [[ -s $HOME/line ]]; do
            zpty -rt second shown && print -r -- $shown
            sleep 0.02
        done
        while zpty -rt second shown; do print -r -- $shown; done
        cat $HOME/line
    """,
}


def pressed(shell: str, line: str, home: Path, **more: str) -> list[str]:
    """Return the lines that a real shell shows after a Tab; from zsh, with the line as it then stands at the end."""
    if not shutil.which(shell):
        pytest.skip(f"no {shell} here")
    script, command = home / "script", home / "aoud"
    command.write_text(f'#!/bin/sh\nexec {sys.executable} -m aoud_cli "$@"\n')
    command.chmod(0o755)
    make = "from typer._completion_shared import get_completion_script as g; import sys; " \
           f"print(g(prog_name='aoud', complete_var='_AOUD_COMPLETE', shell='{shell}'))"  # fmt: skip
    script.write_bytes(
        subprocess.run([sys.executable, "-c", make], capture_output=True, check=True).stdout
    )
    env = {
        **os.environ,
        "PATH": f"{home}:{os.environ['PATH']}",
        "HOME": str(home),
        "ZDOTDIR": str(home),
        **more,
    }
    first = [] if shell == "fish" else [shell]  # what the others call $0

    done = subprocess.run(
        [shell, "-c", PROBES[shell], *first, str(script), line],
        env=env, cwd=home, capture_output=True, check=False, text=True, timeout=PATIENCE,
    )  # fmt: skip

    assert done.stderr == ""
    return done.stdout.splitlines()


@pytest.mark.parametrize("shell", PROBES)
@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("박지", "박지후"),
        pytest.param("park-j", "park-ji-hu", marks=pytest.mark.torture),
        pytest.param("Park-J", "park-ji-hu", marks=pytest.mark.torture),
        pytest.param("Lom", "lomon", marks=pytest.mark.torture),
    ],
)
def test_a_real_shell_completes_a_name(shell: str, typed: str, name: str, tmp_path: Path) -> None:
    last = pressed(shell, f"aoud cast {typed}", tmp_path)[-1]

    assert last.removeprefix("aoud cast ").split()[0] == name


def test_fish_offers_every_topic_and_claim_and_nothing_else(tmp_path: Path) -> None:
    lines = pressed("fish", "aoud why ", tmp_path, COLUMNS="80")

    assert {line.split("\t")[0] for line in lines} == {
        *FACTS["topic"],
        *(claim["id"] for claim in FACTS["claim"]),
    }
    assert len(lines) == len(FACTS["topic"]) + len(FACTS["claim"])


# What each would do, to a shell or to Rich, where it is not kept as a text.
HOSTILE = {
    "quoted": r"""it's "so" '' \' \\" $HOME""",
    "run": r"`touch run` $(touch run) \$(touch run) \\$(touch run) \`touch run\`",
    "ended": r"""'; touch run; ' \"); touch run; (""",
    "marked": r"a sign [/exit] in [bold] letters: a:b \: %F{red} * ~ !! {a,b} | & #",
}


@pytest.mark.parametrize("shell", PROBES)
def test_no_text_acts_on_a_shell(shell: str, data_dir: Path, tmp_path: Path) -> None:
    data_dir.mkdir()
    words = {f"odd-{name}": text for name, text in HOSTILE.items()}
    hostile = {f"odd-{text}": "Never offered." for text in HOSTILE.values()}
    topics = {
        key: {"question": text}
        for key, text in {**words, **hostile, "odd-lines": "a\tb\nc\x1b[2J"}.items()
    }
    (data_dir / "facts.toml").write_bytes(tomli_w.dumps({"topic": topics}).encode())

    shown = pressed(shell, "aoud why odd-", tmp_path)

    offers = {**words, "odd-lines": "a\\u0009b\\u000ac\\u001b[2J"}
    if shell == "bash":
        assert shown == [*offers]
    elif shell == "fish":
        assert sorted(shown) == sorted(f"{word}\t{text}" for word, text in offers.items())
    else:
        listed = dict(
            re.split(r" +-- ", line.rstrip(), maxsplit=1) for line in shown if " -- " in line
        )
        assert listed == offers
    assert not list(tmp_path.rglob("run"))
