"""The help of `aoud` itself: on one screen, the commands by what they are for."""

from typing import Any

from typer.core import TyperGroup

ANSWERS, EVIDENCE, AHEAD, OWN = "Answers", "Evidence", "Looking ahead", "Your own claims, and the files"
_WIDTH = 66  # what is left of 80 columns beside the name


class Grouped(TyperGroup):
    """The commands, each listed under the panel that it was registered with."""

    def get_help(self, ctx: Any) -> str:
        """Return the help: 23 lines, so that with the prompt it fits the smallest usual terminal."""
        commands = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        lines = ["Usage: aoud [COMMAND, else status] [OPTIONS] | --version | --install-completion"]
        for group in (ANSWERS, EVIDENCE, AHEAD, OWN):
            lines.append(f"{group}:")
            theirs = [(name, command) for name, command in commands if getattr(command, "rich_help_panel", "") == group]
            lines += [f"  {name:11} {command.get_short_help_str(_WIDTH)}" for name, command in theirs if command]
        return "\n".join([*lines, "Most take --as-of, --facts, --json, --plain. `aoud COMMAND --help` has examples."])
