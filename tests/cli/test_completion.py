"""What a press of Tab offers, as bash is told it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import typer

from aoud_cli.cli import completion
from tests.conftest import Aoud
from tests.started import Started
from tools import manual

COMMANDS: dict[str, Any] = manual.TREE.commands


HARBOUR = "tests/tin_harbour.toml"


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
        (f"aoud why --facts {HARBOUR} ren", ["renewed", "renewed-lantern"]),
        ("aoud --v", ["--version"]),
        ("aoud --fac", ["--facts"]),
        ("aoud --json --as-", ["--as-of"]),
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


@pytest.mark.usefixtures("bundled_in_february")
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
    program: Started, tmp_path: Path, name: str, content: str
) -> None:
    path = tmp_path / name
    path.write_text(content)
    tab = {
        "_AOUD_COMPLETE": "complete_bash",
        "COMP_WORDS": f"aoud why --facts {path} ",
        "COMP_CWORD": "4",
    }

    done = program.run(env=tab, memory=1024 * 1024 * 1024)

    assert (done.code, done.out.split(), done.err) == (0, [], "")


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


NO_LINE = "aoud: COMP_WORDS and COMP_CWORD hold no line to complete; press Tab in bash, or unset _AOUD_COMPLETE"


@pytest.mark.parametrize(
    "variables",
    [
        {},
        {"COMP_WORDS": "aoud st"},
        {"COMP_CWORD": "1"},
        *(
            {"COMP_WORDS": "aoud st", "COMP_CWORD": junk}
            for junk in ("", "x", "-1", "1.5", "\u0661", "9" * 5000)
        ),
    ],
)
def test_tab_without_a_line_is_refused_in_a_sentence(
    aoud: Aoud, monkeypatch: pytest.MonkeyPatch, variables: dict[str, str]
) -> None:
    for name, value in {"_AOUD_COMPLETE": "complete_bash", **variables}.items():
        monkeypatch.setenv(name, value)
    asked = aoud()

    assert (asked.code, asked.out, asked.err) == (2, "", f"{NO_LINE}\n")


@pytest.mark.parametrize(
    "asked", ["x", "complete", "complete_", "bash_complete", "complete_tcsh", "_", "run_bash"]
)
def test_tab_for_no_shell_is_refused_in_a_sentence(
    aoud: Aoud, asked: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("_AOUD_COMPLETE", asked)
    sentence = f"aoud: _AOUD_COMPLETE: '{asked}' completes nothing; unset it\n"

    assert (aoud("status").code, aoud("status").err) == (2, sentence)


@pytest.mark.parametrize("shell", ["zsh", "fish", "powershell", "pwsh"])
@pytest.mark.parametrize(
    "variables",
    [
        {},
        {"_TYPER_COMPLETE_ARGS": "'", "_TYPER_COMPLETE_FISH_ACTION": "junk"},
        {"_TYPER_COMPLETE_ARGS": "\\", "_TYPER_COMPLETE_WORD_TO_COMPLETE": "'"},
        {"_TYPER_COMPLETE_ARGS": "aoud is --facts /dev/zero ", "_TYPER_COMPLETE_FISH_ACTION": ""},
        {"_TYPER_COMPLETE_ARGS": "aoud --no-such is \udcff", "_TYPER_COMPLETE_FISH_ACTION": "x"},
    ],
)
def test_tab_takes_any_line(
    aoud: Aoud, monkeypatch: pytest.MonkeyPatch, shell: str, variables: dict[str, str]
) -> None:
    for name, value in {"_AOUD_COMPLETE": f"complete_{shell}", **variables}.items():
        monkeypatch.setenv(name, value)
    asked = aoud()

    assert (asked.code, asked.err) == (0, "")


def test_tab_in_powershell_shows_a_meaning_as_it_is_written(
    aoud: Aoud, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    base = tmp_path / "facts.toml"
    base.write_text('[topic.plot]\nkind = "note"\nquestion = "Who [/bold]?"\n')
    line = f"aoud faq --facts {base} p"
    monkeypatch.setenv("_AOUD_COMPLETE", "complete_pwsh")
    monkeypatch.setenv("_TYPER_COMPLETE_ARGS", line)
    monkeypatch.setenv("_TYPER_COMPLETE_WORD_TO_COMPLETE", "p")

    assert aoud().out == "plot:::Who [/bold]?\n"


def test_an_empty_wish_to_complete_is_none(aoud: Aoud, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_AOUD_COMPLETE", "")

    assert aoud("is", "renewed").out == "yes\n"


OFFERS = {
    "TOPIC": completion.topics,
    "STAGE": completion.stages,
    "NAME": completion.people,
    "SOURCE": completion.sources,
    "CLAIM": completion.claims,
    "TOPIC|CLAIM": completion.topics,
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


def test_tab_offers_topics_first_and_claims_after_the_first_letters(offered: Offered) -> None:
    assert offered("aoud why ") == offered("aoud faq ")
    assert "filming-netflix-2025-07" in offered("aoud why filming-n")
