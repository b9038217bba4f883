"""What real shells show at a press of Tab, and that no text acts on them."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import tomli_w
from typer._completion_shared import get_completion_script

from aoud_cli.files import paths
from tests.conftest import PATIENCE

FACTS = tomllib.loads(paths.bundled().read_text("utf-8"))


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
    script.write_text(
        get_completion_script(prog_name="aoud", complete_var="_AOUD_COMPLETE", shell=shell)
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
        *(("park-j", "park-ji-hu"), ("박지", "박지후")),
        *(
            pytest.param(typed, name, marks=pytest.mark.torture)
            for typed, name in (("Park-J", "park-ji-hu"), ("Lom", "lomon"))
        ),
    ],
)
def test_a_real_shell_completes_a_name(shell: str, typed: str, name: str, tmp_path: Path) -> None:
    last = pressed(shell, f"aoud cast {typed}", tmp_path)[-1]

    assert last.removeprefix("aoud cast ").split()[0] == name


def test_fish_offers_every_topic_and_after_its_first_letters_every_claim(tmp_path: Path) -> None:
    topics = pressed("fish", "aoud why ", tmp_path, COLUMNS="80")
    claims = pressed("fish", "aoud why filming-", tmp_path, COLUMNS="80")

    assert sorted(line.split("\t")[0] for line in topics) == sorted(FACTS["topic"])
    assert sorted(line.split("\t")[0] for line in claims) == sorted(
        claim["id"] for claim in FACTS["claim"] if claim["id"].startswith("filming-")
    )


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
