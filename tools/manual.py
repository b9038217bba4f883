"""Makes the man page from the commands and the README's exit codes.

`python -m tools.manual` writes it anew.
"""

import re
from pathlib import Path
from typing import Any

from typer.main import get_command

from aoud_cli import __version__
from aoud_cli.cli.app import app

ROOT = Path(__file__).parents[1]
TREE: Any = get_command(app)
PAGE, README = ROOT / "docs" / "aoud.1", ROOT / "README.md"

HEAD = """.\\" Made from the command tree by `python -m tools.manual`; edit the commands instead.
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

TAIL = """.SH ENVIRONMENT
.TP
.B AOUD_ASCII
1: draw with ASCII signs alone, like \fB\\-\\-ascii\fR
.TP
.B AOUD_DATA_DIR
the folder of your own claims
.TP
.B AOUD_NO_CACHE
1: remember no answers
.TP
.B AOUD_OFFLINE
1: \\fBrefresh\\fR and \\fBnews\\fR send nothing
.TP
.BR HTTPS_PROXY ", " SSL_CERT_FILE
the proxy that these two ask through, and the certificates that they trust
.TP
.B AOUD_DEBUG
1: where something is wrong in aoud itself, show where
.TP
.BR NO_COLOR ", " FORCE_COLOR ", " CLICOLOR_FORCE ", " COLUMNS
as elsewhere
.SH FILES
.B aoud paths
tells where the facts and your own claims are; remembered answers are in \
$XDG_CACHE_HOME/aoud, by default ~/.cache/aoud.
"""


def page() -> str:
    """Return the man page."""
    commands = "".join(_command(name, command) for name, command in TREE.commands.items())
    codes = "".join(f".TP\n.B {code}\n{_plain(meaning)}\n" for code, meaning in exit_codes())
    sections = {
        "OPTIONS": "\n".join([*_options(TREE), ""]),
        "COMMANDS": commands,
        "EXIT STATUS": codes,
    }
    return (
        HEAD.format(version=__version__)
        + "".join(f".SH {name}\n{text}" for name, text in sections.items())
        + TAIL
    )


def spelt(command: Any) -> set[str]:
    """Return the options of a command, in every spelling."""
    return {word for parameter in command.params for word in parameter.opts if word.startswith("-")}


def exit_codes() -> list[tuple[str, str]]:
    """Return the exit codes and their meanings, as the README lists them."""
    rows = re.findall(r"^\| (\d+) \| (.+) \|$", README.read_text("utf-8"), re.MULTILINE)
    return [(code, meaning.replace("`", "")) for code, meaning in rows]


def _command(name: str, command: Any) -> str:
    """Return the section about a command: its arguments, its options and its example."""
    arguments = [p for p in command.params if p.param_type_name == "argument"]
    words = [_typed(p) if p.required else f"[{_typed(p)}]" for p in arguments]
    words += [_typed(p) for p in command.params if p.required and p not in arguments]
    lines = [".SS", " ".join([_plain(f"aoud {name}"), *words]), _plain(command.help)]
    for one in arguments:
        lines += [".TP", _typed(one), _plain(one.help)]
    return "\n".join([*lines, *_options(command), ".PP", _plain(command.epilog), ""])


def _options(command: Any) -> list[str]:
    """Return the lines about the options of a command, or of `aoud` itself."""
    options = [p for p in command.params if p.param_type_name == "option"]
    lines = []
    for option in sorted(options, key=lambda option: option.opts[-1]):
        default = f" By default {option.default}." if isinstance(option.default, str) else ""
        lines += [".TP", _typed(option), _plain(option.help + default)]
    return lines


def _typed(parameter: Any) -> str:
    """Return an argument as it is typed, or every spelling of an option and its value."""
    if parameter.param_type_name == "argument":
        return _value(parameter)
    spellings = f"\\fB{_plain(', '.join(parameter.opts))}\\fR"
    return spellings if parameter.is_flag else f"{spellings} {_value(parameter)}"


def _value(parameter: Any) -> str:
    """Return what stands for the value: its name, or the words to choose from."""
    return f"\\fI{_plain(parameter.metavar or _choices(parameter))}\\fR"


def _choices(option: Any) -> str:
    """Return the words that an option takes."""
    return "|".join(option.type_descriptor.choices)


def _plain(text: str) -> str:
    """Return text escaped so that roff shows it unchanged."""
    return text.replace("\\", "\\e").replace("-", "\\-")


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
