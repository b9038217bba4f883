"""The parts of Typer that are used though it keeps them to itself, or documents them nowhere.

`pyproject.toml` has an upper bound on Typer because of them. Before it is raised: does this pass?
"""

import ast
import re
from importlib import import_module
from importlib.metadata import requires
from pathlib import Path
from typing import Any

import pytest
import typer

from tools.manual import TREE

# What is imported from within it, and where it is used.
PARTS = {
    "typer.main.get_command": "usage and tools/manual: the tree of commands",
    "typer.core.TyperCommand": "usage: an option is given once",
    "typer.core.TyperGroup": "help",
    "typer.completion.install_callback": "app: --install-completion",
    "typer.completion.show_callback": "app: --show-completion",
    "typer._click.shell_completion.CompletionItem": "shells",
    "typer._click.shell_completion.ShellComplete": "shells",
    "typer._click.shell_completion.add_completion_class": "shells",
    "typer._completion_classes.BashComplete": "shells",
    "typer._completion_classes.FishComplete": "shells",
    "typer._completion_classes.PowerShellComplete": "shells",
    "typer._completion_classes.ZshComplete": "shells",
    "typer._completion_classes.completion_init": "shells",
    "typer._completion_shared.get_completion_script": "tests: the script for a shell",
    "typer._completion_shared.install": "tests: the script is installed",
}

# The methods that a class of ours replaces or calls.
METHODS = {
    "typer.core.TyperCommand": ("parse_args", "make_parser"),
    "typer.core.TyperGroup": ("parse_args", "shell_complete", "get_help", "list_commands"),
    "typer._click.shell_completion.ShellComplete": ("get_completions", "get_completion_args"),
    "typer._completion_classes.BashComplete": ("get_completion_args",),
    "typer._completion_classes.FishComplete": ("format_completion",),
    "typer._completion_classes.PowerShellComplete": ("format_completion",),
    "typer._completion_classes.ZshComplete": ("complete", "format_completion"),
}

STATUS = TREE.commands["status"]
OPTION = next(one for one in STATUS.params if one.name == "as_of")
ARGUMENT = next(one for one in TREE.commands["why"].params if one.name == "name")

# What is read of a value that Typer makes.
ATTRIBUTES: dict[str, tuple[Any, tuple[str, ...]]] = {
    "the group": (TREE, ("commands", "params", "get_command")),
    "a command": (
        STATUS,
        ("params", "epilog", "rich_help_panel", "get_short_help_str", "shell_complete"),
    ),
    "an option": (OPTION, ("param_type_name", "opts", "is_flag", "metavar", "help")),
    "an argument": (ARGUMENT, ("param_type_name", "opts", "required", "metavar", "help")),
    "a context": (typer.Context(STATUS), ("params", "command_path", "get_help")),
}


def part(name: str) -> Any:
    module, _, attribute = name.rpartition(".")
    return getattr(import_module(module), attribute)


@pytest.mark.parametrize("name", PARTS)
def test_a_part_that_typer_keeps_to_itself_is_there(name: str) -> None:
    assert callable(part(name))


def test_every_part_that_is_imported_from_within_typer_is_named_here() -> None:
    imported = {"typer._completion_shared.get_completion_script"}  # in a script within a test
    for folder in ("src", "tests", "tools"):
        for path in Path(folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.ImportFrom) and str(node.module).startswith("typer."):
                    imported |= {f"{node.module}.{name.name}" for name in node.names}

    assert imported == set(PARTS)


@pytest.mark.parametrize("name", METHODS)
def test_a_class_of_typer_has_the_methods_that_ours_builds_on(name: str) -> None:
    assert [method for method in METHODS[name] if not hasattr(part(name), method)] == []


@pytest.mark.parametrize("what", ATTRIBUTES)
def test_a_value_of_typer_has_what_is_read_of_it(what: str) -> None:
    value, names = ATTRIBUTES[what]

    assert [name for name in names if not hasattr(value, name)] == []


def test_an_option_and_an_argument_say_which_they_are() -> None:
    assert (OPTION.param_type_name, ARGUMENT.param_type_name) == ("option", "argument")


def refusal(line: str) -> Any:
    """Return the error with which Typer refuses a line."""
    with pytest.raises(typer.BadParameter.__bases__[0]) as refused:
        TREE(line.split(), prog_name="aoud", standalone_mode=False)
    return refused.value


def test_an_error_has_possible_names_if_and_only_if_an_option_is_not_there() -> None:
    error = refusal("status --as-fo 2023")

    assert (error.option_name, "--as-of" in error.possibilities) == ("--as-fo", True)
    assert error.ctx.command_path == "aoud status"
    assert not hasattr(refusal("paths x"), "possibilities")


@pytest.mark.parametrize("line", ["why", "status --color red"])
def test_a_value_that_is_missing_or_wrong_is_a_bad_parameter_with_its_parameter(line: str) -> None:
    error = refusal(line)

    parameter: Any = error.param
    assert isinstance(error, typer.BadParameter)
    assert parameter.name in {"name", "color"}
    assert isinstance(error.message, str)


def test_what_stands_beside_no_parameter_is_told_in_typers_words() -> None:
    assert "extra argument" in refusal("paths x").message


def test_outside_of_its_standalone_mode_it_returns_the_exit_code() -> None:
    app = typer.Typer()

    @app.command()
    def three() -> None:
        raise typer.Exit(3)

    command = part("typer.main.get_command")(app)

    assert command([], prog_name="three", standalone_mode=False) == 3


def test_the_options_of_a_command_are_read_from_its_signature_and_annotations() -> None:
    assert {one.name for one in STATUS.params} >= {"as_of", "facts", "form", "json"}


def test_typer_has_an_upper_bound() -> None:
    (bounds,) = (line for line in requires("aoud-cli") or [] if line.startswith("typer"))

    assert re.search(r"<\d", bounds)
