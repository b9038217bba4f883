"""How each shell is told what Tab offers: every description as it stands.

Typer has Rich draw the descriptions: it wraps them, takes `[brackets]` for markup, and is slow to
import.
"""

import shlex

from typer._click.shell_completion import CompletionItem, ShellComplete, add_completion_class
from typer._completion_classes import BashComplete, FishComplete, ZshComplete, completion_init

from aoud_cli.text import folded


class _Forgiving(ShellComplete):
    """What the shells have in common: a word need not be typed as it is spelt."""

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem]:
        """Return what starts as was typed; where nothing does, what does but for case, hyphens and accents."""
        found, wanted = super().get_completions([*args], incomplete), folded(incomplete)
        if found or not wanted or incomplete.startswith("-"):
            return found
        return [
            item
            for item in super().get_completions(args, "")
            if folded(item.value).startswith(wanted)
        ]


class Bash(_Forgiving, BashComplete):
    """Bash is told the words alone."""


class Fish(_Forgiving, FishComplete):
    """Fish reads a word, a tab and what the word means from each line."""

    def format_completion(self, item: CompletionItem) -> str:
        """Return the line of a word."""
        return "\t".join(part for part in (item.value, item.help) if part)


class Zsh(_Forgiving, ZshComplete):
    """Zsh runs what it is told."""

    def complete(self) -> str:
        """Return the command that offers the words, or files where there are none."""
        args, incomplete = self.get_completion_args()
        found = self.get_completions(args, incomplete)
        words = " ".join(shlex.quote(self.format_completion(item)) for item in found)
        # -U: the words were matched already; zsh itself would drop those that start otherwise than
        # what was typed.
        matched = (
            ""
            if incomplete.startswith("-") or any(i.value.startswith(incomplete) for i in found)
            else "-U"
        )
        return (
            f"local -a offered=({words}); _describe word offered {matched}" if found else "_files"
        )

    def format_completion(self, item: CompletionItem) -> str:
        """Return a word and what it means as `_describe` reads them."""
        parts = (item.value, item.help)
        return ":".join(part.replace("\\", "\\\\").replace(":", "\\:") for part in parts if part)


def register() -> None:
    """Have Typer answer a press of Tab with these."""
    completion_init()
    for shell in (Bash, Fish, Zsh):
        add_completion_class(shell, shell.name)
