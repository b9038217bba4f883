"""`aoud` without a command: its help on one screen, and the options of `aoud status`."""

import textwrap
from typing import Any

from typer.core import TyperGroup

from aoud_cli.output import terminal

ANSWERS, OWN = "Answers, and what they rest on", "News, your own claims, and the files"
_NAME = 14  # cells of a name and the blanks around it
_LONG = 1000  # letters of a sentence that is told whole
_OWN_OPTIONS = ("--version", "-V", "--help", "-h", "--install-completion", "--show-completion")


def is_of_status(arguments: list[str]) -> bool:
    """Whether the arguments start with an option of `aoud status`, not one of `aoud` itself."""
    return bool(arguments) and arguments[0].startswith("-") and arguments[0] not in _OWN_OPTIONS


class Grouped(TyperGroup):
    """The commands under their headings; without one, `status` is meant."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the arguments, with `status` put before its options; a Tab reads them here too."""
        return super().parse_args(ctx, ["status", *args] if is_of_status(args) else args)

    def shell_complete(self, ctx: Any, incomplete: str) -> list[Any]:
        """Return what Tab offers before a command: commands, own options, those of `status`."""
        own = super().shell_complete(ctx, incomplete)
        status: Any = self.get_command(ctx, "status")
        options = status.shell_complete(ctx, incomplete)
        return [*own, *(item for item in options if item.value not in _OWN_OPTIONS)]

    def get_help(self, ctx: Any) -> str:
        """Return the help: 23 lines of 80, so that it fits a terminal of 24 lines with the prompt.

        A narrower terminal has more of them.
        """
        width = terminal.help_width()
        usage = "Usage: aoud [COMMAND, else status] [OPTIONS] | --version | --install-completion"
        lines = [_filled(usage, width, _NAME)]
        commands: dict[str, Any] = {
            name: self.get_command(ctx, name) for name in self.list_commands(ctx)
        }
        for heading in (ANSWERS, OWN):
            lines.append(_filled(f"{heading}:", width))
            for name, command in commands.items():
                if command.rich_help_panel == heading:
                    said = f"  {name:11} {command.get_short_help_str(_LONG)}"
                    lines.append(_filled(said, width, _NAME))
        most = "Most take --as-of, --facts, --json, --plain. `aoud COMMAND --help` has examples."
        lines.append(_filled(most, width))
        return "\n".join(lines)


def _filled(text: str, width: int, indent: int = 0) -> str:
    """Return a text on lines of at most a width, the first of them further to the left."""
    return textwrap.fill(
        text, width, subsequent_indent=" " * indent, break_long_words=False, break_on_hyphens=False
    )
