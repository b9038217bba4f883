"""`aoud` without a command: its help on one screen, and the options of `aoud status`."""

from typing import Any

from typer.core import TyperGroup

ANSWERS, OWN = "Answers, and what they rest on", "News, your own claims, and the files"
_WIDTH = 66  # what is left of 80 columns beside the name
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
        """Return the help: 23 lines, so that it fits a terminal of 24 lines with the prompt."""
        lines = ["Usage: aoud [COMMAND, else status] [OPTIONS] | --version | --install-completion"]
        commands: dict[str, Any] = {
            name: self.get_command(ctx, name) for name in self.list_commands(ctx)
        }
        for heading in (ANSWERS, OWN):
            lines.append(f"{heading}:")
            for name, command in commands.items():
                if command.rich_help_panel == heading:
                    lines.append(f"  {name:11} {command.get_short_help_str(_WIDTH)}")
        lines.append(
            "Most take --as-of, --facts, --json, --plain. `aoud help COMMAND` has an example."
        )
        return "\n".join(lines)
