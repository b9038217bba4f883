"""Writes what Tab offers for each shell; `completion` decides what is offered.

Typer would have Rich draw the descriptions: it wraps them, takes `[brackets]` for markup, and is
slow to import. So this module replaces the classes that Typer uses, which it keeps to itself.
It is imported at a press of Tab alone: were a part of Typer to go, only completion would fail.
"""

import os
import shlex

from typer._click.shell_completion import CompletionItem, ShellComplete, add_completion_class
from typer._completion_classes import (
    BashComplete,
    FishComplete,
    PowerShellComplete,
    ZshComplete,
    completion_init,
)

from aoud_cli.errors import UsageError
from aoud_cli.text import cut, folded, safe

_MOST_DIGITS = 9  # of a word's number: no line is longer


class _AnySpelling(ShellComplete):
    """What the shells share: case, hyphens and accents need not be typed as they are spelt."""

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem]:
        """Return what starts with the word typed so far; without any, what does in any spelling."""
        found = super().get_completions([*args], incomplete)
        start = folded(incomplete)
        if found or not start or incomplete.startswith("-"):
            return found
        everything = super().get_completions(args, "")
        return [item for item in everything if folded(item.value).startswith(start)]


class Bash(_AnySpelling, BashComplete):
    """Bash reads only the words."""

    def get_completion_args(self) -> tuple[list[str], str]:
        """Return the words before the cursor's, and that one; raises UsageError without a line."""
        number = os.environ.get("COMP_CWORD", "")
        is_number = number.isascii() and number.isdecimal() and len(number) <= _MOST_DIGITS
        if not is_number or "COMP_WORDS" not in os.environ:
            raise UsageError(
                "COMP_WORDS and COMP_CWORD hold no line to complete; press Tab in bash,"
                " or unset _AOUD_COMPLETE"
            )
        return super().get_completion_args()


class Fish(_AnySpelling, FishComplete):
    """Fish reads lines: a word, a tab, and what the word means."""

    def format_completion(self, item: CompletionItem) -> str:
        """Return the line of a word."""
        return "\t".join(part for part in (item.value, item.help) if part)


class PowerShell(_AnySpelling, PowerShellComplete):
    """PowerShell reads lines: a word, three colons, and what the word means."""

    def format_completion(self, item: CompletionItem) -> str:
        """Return the line of a word; PowerShell takes a blank for none, and nothing else."""
        return f"{item.value}:::{item.help or ' '}"


class Zsh(_AnySpelling, ZshComplete):
    """Zsh runs the command that it reads."""

    def complete(self) -> str:
        """Return the command that offers the words, or files where there are none."""
        args, incomplete = self.get_completion_args()
        found = self.get_completions(args, incomplete)
        if not found:
            return "_files"
        words = " ".join(shlex.quote(self.format_completion(item)) for item in found)
        as_typed = any(item.value.startswith(incomplete) for item in found)
        # -U: without it zsh drops every word that does not start as it was typed.
        options = "" if as_typed or incomplete.startswith("-") else "-U"
        return f"local -a offered=({words}); _describe word offered {options}"

    def format_completion(self, item: CompletionItem) -> str:
        """Return a word and what it means as `_describe` reads them."""
        parts = (item.value, item.help)
        return ":".join(part.replace("\\", "\\\\").replace(":", "\\:") for part in parts if part)


SHELLS: dict[str, type[ShellComplete]] = {
    "bash": Bash,
    "fish": Fish,
    "zsh": Zsh,
    "powershell": PowerShell,
    "pwsh": PowerShell,
}


def register() -> None:
    """Replace the classes with which Typer answers a press of Tab.

    Raises UsageError where the shell asks for nothing that there is.
    """
    completion_init()
    for name, shell in SHELLS.items():
        add_completion_class(shell, name)
    asked = os.environ["_AOUD_COMPLETE"]
    verb, _, name = asked.partition("_")
    if verb not in {"complete", "source"} or name not in SHELLS:
        raise UsageError(f"_AOUD_COMPLETE: '{safe(cut(asked))}' completes nothing; unset it")
