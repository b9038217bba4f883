"""The man page, made from the command tree: `python -m tests.manual` writes it anew."""

from pathlib import Path
from typing import Any

from typer.main import get_command

from aoud_cli import __version__
from aoud_cli.cli import app

PAGE = Path(__file__).parents[1] / "docs" / "aoud.1"

HEAD = """.\\" Made from the command tree by `python -m tests.manual`; edit the commands instead.
.TH AOUD 1 "" "aoud {version}" "User Commands"
.SH NAME
aoud \\- what is known about the next season, who says so, and since when
.SH SYNOPSIS
.B aoud
[\\fICOMMAND\\fR] [\\fIOPTIONS\\fR]
.SH DESCRIPTION
Every claim is kept with its speaker, its day and its rank; each answer is computed from the claims.
.B aoud
alone is
.BR "aoud status" .
"""

TAIL = """.SH EXIT STATUS
.TP
.B 0
answered, also when the answer is "unknown"; is: yes
.TP
.B 1
is: no
.TP
.B 2
the question cannot be asked
.TP
.B 3
is: unknown, disputed, or hearsay only
.TP
.B 4
a fact base cannot be read, or is invalid
.TP
.B 5
something could not be written
.TP
.B 130
interrupted
.SH ENVIRONMENT
.TP
.B AOUD_DATA_DIR
the folder of your own claims
.TP
.B AOUD_NO_CACHE
1: remember no answers
.TP
.BR NO_COLOR ", " FORCE_COLOR ", " CLICOLOR_FORCE ", " COLUMNS
as elsewhere
.SH FILES
.B aoud paths
tells where the facts and your own claims are; remembered answers are in $XDG_CACHE_HOME/aoud, by default ~/.cache/aoud.
"""


def page() -> str:
    """Return the man page."""
    group: Any = get_command(app)
    commands = "".join(_command(name, command) for name, command in group.commands.items())
    return f"{HEAD.format(version=__version__)}.SH COMMANDS\n{commands}{TAIL}"


def _command(name: str, command: Any) -> str:
    """Return a command with its arguments, its options and its example."""
    arguments = [p for p in command.params if p.param_type_name == "argument"]
    words = " ".join(f"\\fI{_plain(p.metavar)}\\fR" for p in arguments)
    lines = [".SS", _plain(f"aoud {name} ") + words, _plain(command.help)]
    options = [p for p in command.params if p.param_type_name == "option"]
    for option in sorted(options, key=lambda option: option.opts[-1]):
        value = "" if option.is_flag else f" \\fI{_plain(option.metavar or _choices(option))}\\fR"
        lines += [".TP", f"\\fB{_plain(', '.join(option.opts))}\\fR{value}", _plain(option.help)]
    return "\n".join([*lines, ".PP", _plain(command.epilog), ""])


def _choices(option: Any) -> str:
    """Return the words that an option takes."""
    return "|".join(option.type_descriptor.choices)


def _plain(text: str) -> str:
    """Return text that roff shows as it is."""
    return text.replace("\\", "\\e").replace("-", "\\-")


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
