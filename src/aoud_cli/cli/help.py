"""`aoud` itself: its help, on one screen, and the options of `aoud status`, which may stand without their command."""

from typing import Any

from typer.core import TyperGroup

ANSWERS, EVIDENCE, AHEAD, OWN = (
    "Answers",
    "Evidence",
    "Looking ahead",
    "Your own claims, and the files",
)
_WIDTH = 66  # what is left of 80 columns beside the name
_OWN_OPTIONS = ("--version", "--help", "-h", "--install-completion", "--show-completion")


def is_of_status(arguments: list[str]) -> bool:
    """Whether the arguments start with an option that is not one of `aoud` itself."""
    return bool(arguments) and arguments[0].startswith("-") and arguments[0] not in _OWN_OPTIONS


class Grouped(TyperGroup):
    """The commands, each listed under the panel that it was registered with."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the arguments, for an answer and for a Tab alike, with the command that is meant."""
        return super().parse_args(ctx, ["status", *args] if is_of_status(args) else args)

    def shell_complete(self, ctx: Any, incomplete: str) -> list[Any]:
        """Return what Tab offers where no command stands yet: the commands, and the options with those of `status`."""
        own, status = super().shell_complete(ctx, incomplete), self.get_command(ctx, "status")
        theirs = status.shell_complete(ctx, incomplete) if status else []
        return [*own, *(item for item in theirs if item.value not in _OWN_OPTIONS)]

    def get_help(self, ctx: Any) -> str:
        """Return the help: 23 lines, so that with the prompt it fits the smallest usual terminal."""
        commands = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        lines = ["Usage: aoud [COMMAND, else status] [OPTIONS] | --version | --install-completion"]
        for group in (ANSWERS, EVIDENCE, AHEAD, OWN):
            lines.append(f"{group}:")
            theirs = [
                (name, command)
                for name, command in commands
                if getattr(command, "rich_help_panel", "") == group
            ]
            lines += [
                f"  {name:11} {command.get_short_help_str(_WIDTH)}"
                for name, command in theirs
                if command
            ]
        return "\n".join(
            [
                *lines,
                "Most take --as-of, --facts, --json, --plain. `aoud COMMAND --help` has examples.",
            ]
        )
