"""The program: its table of commands, `--version`, and `main()`, which knows the exit codes."""

import sys
from typing import Annotated

import typer
from typer.completion import install_callback, show_callback

from aoud_cli import __version__
from aoud_cli.cli import answers, fact_files, news, own_claims, refresh, taking_back, usage
from aoud_cli.cli.help import ANSWERS, OWN, Grouped
from aoud_cli.cli.options import Help
from aoud_cli.errors import AoudError
from aoud_cli.output import terminal

# Each command with its name, its heading in the list of commands, and an example that runs.
COMMANDS = (
    ("status", answers.status, ANSWERS, "aoud status --as-of 2023-04-30"),
    ("is", answers.is_, ANSWERS, "aoud is renewed"),
    ("cast", answers.cast, ANSWERS, "aoud cast --returning"),
    ("faq", answers.faq, ANSWERS, "aoud faq episodes"),
    ("about", answers.about, ANSWERS, "aoud about"),
    ("why", answers.why, ANSWERS, "aoud why filming --as-of 2023-04-30"),
    ("timeline", answers.timeline, ANSWERS, "aoud timeline --since 2025-06 --until 2025-08"),
    ("sources", answers.sources, ANSWERS, "aoud sources --as-of 2023-04-30"),
    ("predictions", answers.predictions, ANSWERS, "aoud predictions --missed --topic released"),
    ("forecast", answers.forecast, ANSWERS, "aoud forecast --backtest"),
    ("changes", answers.changes, ANSWERS, "aoud changes --since 2025-06"),
    ("refresh", refresh.refresh, OWN, "aoud refresh --dry-run"),
    ("news", news.news, OWN, "aoud news --since yesterday"),
    ("add", own_claims.add, OWN, own_claims.ADD_EXAMPLE),
    ("remove", taking_back.remove, OWN, "aoud remove plot-somebody-e3363b206d"),
    ("export", fact_files.export, OWN, "aoud export --as-of 2023-04-30"),
    ("check", fact_files.check, OWN, "aoud check"),
    ("paths", fact_files.paths, OWN, "aoud paths"),
    ("schema", fact_files.schema, OWN, "aoud schema"),
)

app = typer.Typer(
    cls=Grouped,
    # Its options are below: as Typer adds them, each Tab would import pydantic
    add_completion=False,
    help="What is known about the next season, who says so, and since when.",
    no_args_is_help=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": []},  # ours is an option like any other (options.Help)
)

for _name, _command, _heading, _example in COMMANDS:
    app.command(_name, cls=usage.Command, rich_help_panel=_heading, epilog=f"Example: {_example}")(
        _command
    )


def _version(asked: bool) -> None:
    if asked:
        terminal.write(f"aoud {__version__}\n")
        raise typer.Exit


@app.callback()
def top(
    _version: Annotated[
        bool,
        typer.Option(
            "--version", "-V", callback=_version, is_eager=True, help="Print the version and exit."
        ),
    ] = False,
    _install: Annotated[
        bool,
        typer.Option(
            "--install-completion",
            callback=install_callback,
            is_eager=True,
            help="Install completion for this shell.",
        ),
    ] = False,
    _show: Annotated[
        bool,
        typer.Option(
            "--show-completion",
            callback=show_callback,
            is_eager=True,
            help="Print the completion script.",
        ),
    ] = False,
    _help: Help = False,
) -> None:
    """What is known about the next season, who says so, and since when."""


def main() -> None:
    """Run `aoud`: the one place where an error becomes sentences and an exit code."""
    try:
        terminal.prepare_streams()
        sys.exit(usage.run(app, sys.argv[1:]))
    except AoudError as error:
        terminal.write_error("\n".join(f"aoud: {line}" for line in error.lines))
        sys.exit(error.exit_code)
