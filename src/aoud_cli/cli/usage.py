"""Finds the command that the user meant.

What cannot be read becomes a sentence of ours.
"""

import io
import itertools
import os
import shlex
from collections import Counter
from collections.abc import Collection
from contextlib import redirect_stderr
from functools import partial
from typing import Any

import typer
from typer.core import TyperCommand
from typer.main import get_command

from aoud_cli.cli import lookup, synonyms
from aoud_cli.cli.help import is_of_status
from aoud_cli.errors import FactsError, UsageError
from aoud_cli.facts.spelling import closest
from aoud_cli.files import paths
from aoud_cli.output import terminal
from aoud_cli.text import folded, quoted, safe, without_middle

# What every usage error of Typer's is; not each of its versions has a public name for that.
_TypersError: type[Exception] = typer.BadParameter.__bases__[0]

_BESIDE = 30  # cells of an option that stands on one line with what it means
_FEW = 3  # commands that an option can be said to belong to


class Command(TyperCommand):
    """A command that refuses an option with a value where it is given twice.

    Typer would take the last one and forget the others. Its help is as wide as the terminal.
    """

    def get_help(self, ctx: Any) -> str:
        """Return the help in the width that there is; the longer options have lines of their own.

        Typer's is 50 to 80 columns wide, whatever the terminal's.
        """
        formatter = ctx.make_formatter()
        formatter.width = terminal.help_width() - 2
        beside = max(2, min(_BESIDE, formatter.width // 2 - 8))
        formatter.write_dl = partial(formatter.write_dl, col_max=beside)
        self.format_help(ctx, formatter)
        said: str = formatter.getvalue()
        return said.rstrip("\n")

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the arguments; raises UsageError for the first option that is given twice."""
        given: list[Any] = []  # each option, as often as it was typed
        if not ctx.resilient_parsing:
            _, _, given[:] = self.make_parser(ctx).parse_args([*args])
        rest = super().parse_args(ctx, args)
        for option, times in Counter(given).items():
            is_option = option.param_type_name == "option"
            if times > 1 and is_option and not (option.is_flag or option.multiple):
                raise UsageError(f"{option.opts[0]} is given {times} times; leave one")
        return rest


def run(app: typer.Typer, given: list[str]) -> int:
    """Run the command that is meant, or answer a press of Tab, and return the exit code.

    Raises UsageError for what cannot be read, and what the command raises.
    """
    if os.environ.get("_AOUD_COMPLETE"):
        from aoud_cli.cli import shells

        shells.register()
    tree: Any = get_command(app)
    command, arguments = _meant(tree, given)
    typers_own = io.StringIO()  # it repeats what was typed, and so is made safe like ours
    try:
        with redirect_stderr(typers_own):
            return tree(arguments, prog_name="aoud", standalone_mode=False) or 0
    except _TypersError as error:
        unknown = hasattr(error, "possibilities")
        raise UsageError(
            safe(_no_such_option(error, tree) if unknown else _sentence(error, command))
        ) from None
    except OSError as error:  # Typer writes its help itself
        terminal.abandon_output(error)
        return 0
    finally:
        terminal.write_error(typers_own.getvalue().removesuffix("\n"))


def _meant(tree: Any, given: list[str]) -> tuple[Any, list[str]]:
    """Return the command that is meant, and the arguments as its group reads them.

    Raises UsageError.
    """
    commands: dict[str, Any] = tree.commands
    if not given:
        return commands["status"], ["status"]
    if is_of_status(given):
        _refuse_options_first(commands, given)
        return commands["status"], given
    if given[0].startswith("-"):
        return tree, given
    word, *rest = given
    name = _command(word, [*commands, "help", "version"])
    if name == "version":
        return tree, ["--version"]
    if name == "help":
        asked = [one for one in rest[:1] if one not in {"help", "version"}]  # aoud's own help
        return tree, [*(_command(one, commands) for one in asked), "--help"]
    return commands[name], [name, *rest]


def _command(word: str, names: Collection[str]) -> str:
    """Return the command that a word means; raises UsageError, with what to type, if none."""
    answered_by = synonyms.COMMANDS.get(folded(word))
    if answered_by and word not in names:
        raise UsageError(f"no command is called {quoted(word)}; type `{answered_by}`")
    try:
        return lookup.choose(word, names, "command", "`aoud --help` lists them")
    except UsageError:
        if topic := _topic(word):
            what = f"no command is called {quoted(word)}; type `aoud faq {topic}`"
            raise UsageError(what) from None
        raise


def _topic(word: str) -> str | None:
    """Return the topic of the bundled facts that a word is the id or label of, if there is one."""
    from aoud_cli.files.load import load

    try:
        topics = load(paths.bundled()).topics
    except FactsError:
        return None
    wanted = folded(word)
    called = [key for key, one in topics.items() if wanted in {folded(key), folded(one.label)}]
    return called[0] if called else None


def _refuse_options_first(commands: dict[str, Any], given: list[str]) -> None:
    """Raise UsageError for `aoud --plain cast`.

    An option before a command would be read as one of `aoud status`.
    """
    parameters = [
        one
        for command in commands.values()
        for one in command.params
        if one.param_type_name == "option"
    ]
    valued = {name for option in parameters if not option.is_flag for name in option.opts}
    for place, (before, word) in enumerate(itertools.pairwise(given), 1):
        if word in commands and before not in valued:
            line = shlex.join(
                [word, *(one for one in (*given[:place], *given[place + 1 :]) if one != "--")]
            )
            raise UsageError(f"options come after the command: aoud {without_middle(safe(line))}")


def _no_such_option(error: Any, tree: Any) -> str:
    """Return that there is no such option, and the one that was meant or who has it."""
    name: str = error.option_name
    close = closest(name, error.possibilities or (), count=2, cutoff=0.75)
    having = [
        f"`aoud {one}`"
        for one, other in tree.commands.items()
        if any(name in p.opts for p in other.params)
    ]
    hint = f"`{error.ctx.command_path} --help` lists them"
    if close:
        hint = f"did you mean {' or '.join(close)}?"
    elif 0 < len(having) <= _FEW:
        *most, last = having
        hint = f"it belongs to {', '.join(most)}{' and ' if most else ''}{last}"
    return f"no option of `{error.ctx.command_path}` is called {quoted(name)}; {hint}"


def _sentence(error: Any, command: Any) -> str:
    """Return what Typer cannot read as a sentence of ours: what is wrong, and what to write."""
    example = f"try `{(command.epilog or 'aoud --help').removeprefix('Example: ')}`"
    said = error.message.removeprefix("Value error, ")  # as pydantic begins it
    problem = without_middle(said.rstrip("."))
    if not isinstance(error, typer.BadParameter):
        # Of all errors in reading a command, only this one is of no kind of its own.
        if type(error) is _TypersError:
            words_left = problem.partition("argument(s) ")[2] or problem
            return f"too many words {words_left}; put a name with blanks in quotes, or {example}"
        return f"{problem[:1].lower()}{problem[1:]}; {example}"
    parameter: Any = error.param
    name = parameter.opts[0] if parameter.param_type_name == "option" else parameter.metavar
    return f"{name}: {problem}; write one of these" if problem else f"{name} is missing; {example}"
