"""The options that commands share, each defined once; the meaning of their values; the clock."""

import os
import re
from collections.abc import Callable
from dataclasses import dataclass, field, is_dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property, wraps
from inspect import Parameter, signature
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

from aoud_cli import answer_cache
from aoud_cli.cli import completion, typed_dates
from aoud_cli.cli.completion import Offer
from aoud_cli.errors import FactsError, Fault, UsageError
from aoud_cli.files import paths
from aoud_cli.output import terminal
from aoud_cli.output.terminal import Color, Screen
from aoud_cli.text import without_middle

if TYPE_CHECKING:
    from aoud_cli.facts.model import FactBase
    from aoud_cli.files.in_use import FactsInUse
    from aoud_cli.judge.answer import Assessment
    from aoud_cli.output.terminal import Drawable
    from aoud_cli.reports.report import Report, Row

    R = TypeVar("R", bound=Report[Row])


class Format(StrEnum):
    """The shapes that an answer can take."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    EXCEL = "csv-excel"
    MARKDOWN = "markdown"
    PLAIN = "plain"


def argument(metavar: str, help_text: str, offer: Callable[..., Offer] | None = None) -> Any:
    """Return an argument, a word without `--`, and what Tab offers for it."""
    return typer.Argument(metavar=metavar, help=help_text, show_default=False, autocompletion=offer)


def option(
    name: str, metavar: str, help_text: str, offer: Callable[..., Offer] | None = None
) -> Any:
    """Return an option with a value, and what Tab offers for it."""
    return typer.Option(name, metavar=metavar, help=help_text, autocompletion=offer)


TopicName = Annotated[str | None, option("--topic", "TOPIC", "Only this topic.", completion.topics)]
AboutWhom = Annotated[
    str | None,
    option(
        "--about",
        "NAME",
        "A person, in any spelling; an id if two share a name.",
        completion.people,
    ),
]
Everything = Annotated[
    bool, typer.Option("--all", help="Show everything, not only what fits two screens.")
]
WithIds = Annotated[bool, typer.Option("--ids", help="Show each row's id, to ask about that one.")]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of", metavar="DATE", help="Answer as of a day: 2023-04-30, 30 Apr 2023, late 2024."
    ),
]
Facts = Annotated[
    str | None, typer.Option("--facts", metavar="FILE", help="Ask another fact base.")
]
AsFormat = Annotated[
    Format | None, typer.Option("--format", help="The shape of the answer; by default a table.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Short for --format json.")]
AsPlain = Annotated[
    bool,
    typer.Option("--plain", help="Short for --format plain: one fact a line, to be read aloud."),
]
AsAscii = Annotated[
    bool,
    typer.Option("--ascii", help="Draw with ASCII signs alone; so does AOUD_ASCII=1."),
]
InColor = Annotated[
    Color | None, typer.Option("--color", help="When to colour; by default on a terminal.")
]
DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Show what it would do, and write nothing.")
]


def since(help_text: str) -> Any:
    """Return the option of the day from which a command looks."""
    return option("--since", "DATE", help_text)


SINCE = since("Only from this day on: 30 Apr 2023, last month, 2 weeks ago.")
LOOK_BACK = 30  # days, where no day is given from which to compare


MAX_FAULT = 200  # characters of the fault that is told beside an answer


def raise_left_out(in_use: "FactsInUse") -> None:
    """Raise FactsError, a line each, for what had to be left out of an answer."""
    faults = []
    for what, remedy, error in in_use.left_out:
        first = error.lines[0]
        short = first if len(first) <= MAX_FAULT else f"{first[:MAX_FAULT]}..."
        left_out = f"(answered without {what}; {remedy})"
        faults.append(Fault(f"{short} {left_out}"))
    if faults:
        raise FactsError(*faults)


def named_facts(typed: str) -> "FactBase":
    """Return the fact base in a file that was named on the command line.

    Raises FactsError, which names the file as it was typed: two folders may have one of that name.
    """
    from aoud_cli.files.load import load

    try:
        if re.match("[a-z0-9+.-]+://", typed, re.IGNORECASE):
            raise FactsError(Fault("an address is not read", "save the file and name that"))
        return load(paths.named(typed))
    except FactsError as error:
        raise error.in_file(without_middle(typed) or ".") from None


def _now() -> datetime:
    return datetime.now().astimezone()  # with the reader's own time zone


@dataclass(frozen=True)
class Clock:
    """The reader's own time, looked up once: it is the same throughout one command."""

    now: datetime = field(init=False, default_factory=lambda: _now())  # noqa: PLW0108 - a test may set it

    @property
    def today(self) -> date:
        """The reader's own day."""
        return self.now.date()


@dataclass(frozen=True)
class DayOptions(Clock):
    """The day that is asked about."""

    as_of: AsOf = None

    @cached_property
    def day(self) -> date:
        """The day of `--as-of`, by default today; raises UsageError for a date that has no end."""
        if self.as_of is None:
            return self.today
        return typed_dates.last_day("--as-of", self.as_of, self.today)


@dataclass(frozen=True)
class FactsOptions(DayOptions):
    """The fact base that is asked, and the day that is asked about."""

    facts: Facts = None

    @cached_property
    def loaded(self) -> "FactsInUse":
        """The fact base of `--facts`; by default the bundled one, the fetched and own claims."""
        from aoud_cli.files import in_use

        if self.facts is not None:
            return in_use.FactsInUse(named_facts(self.facts))
        return in_use.facts_in_use(self.day, self.today)

    def assessment(self) -> "Assessment":
        """Return the answers of the day that is asked about."""
        from aoud_cli.judge.assess import assess

        return assess(self.loaded.facts, self.day, self.today, yours=self.loaded.yours)


@dataclass(frozen=True)
class ShapeOptions:
    """The shape in which an answer is written."""

    form: AsFormat = None
    json: AsJson = False
    plain: AsPlain = False
    color: InColor = None
    ascii: AsAscii = False

    def text(self, report: "R", draw: "Callable[[R, Screen], Drawable]") -> str:
        """Return a report as text in the shape that was asked for; `draw` makes the table."""
        shape = self.one_shape()
        if shape is Format.TABLE:
            screen = self.screen()
            return terminal.drawn(draw(report, screen), screen)
        from aoud_cli.output import formats

        match shape:
            case Format.JSON:
                return formats.to_json(report, ascii_only=not terminal.speaks_utf8())
            case Format.CSV:
                return formats.to_csv(report)
            case Format.EXCEL:
                return f"{formats.BYTE_ORDER_MARK}{formats.to_csv(report)}"
            case Format.MARKDOWN:
                return formats.to_markdown(report, ids=self.with_ids)
            case Format.PLAIN:
                return formats.to_plain(report, ids=self.with_ids)

    def screen(self) -> Screen:
        """Return what a table is drawn on."""
        ascii_only = self.ascii or os.environ.get("AOUD_ASCII", "") not in {"", "0"}
        return terminal.screen(self.color or Color.AUTO, ascii_only=ascii_only)

    @property
    def with_ids(self) -> bool:
        """Whether the ids of the rows were asked for."""
        return False

    def one_shape(self) -> Format:
        """Return the shape that was asked for, by default a table.

        Raises UsageError if two were.
        """
        shapes = {self.form} if self.form else set()
        if self.json:
            shapes.add(Format.JSON)
        if self.plain:
            shapes.add(Format.PLAIN)
        if len(shapes) > 1:
            raise UsageError(
                f"{' and '.join(sorted(shapes))} are different shapes of an answer; ask for one"
            )
        return shapes.pop() if shapes else Format.TABLE


@dataclass(frozen=True)
class Request(ShapeOptions, FactsOptions):
    """The options that every answering command takes."""

    def show(self, report: "R", draw: "Callable[[R, Screen], Drawable]", code: int = 0) -> None:
        """Write a report, remember it as an answer, and end the program with an exit code.

        Raises FactsError, after the answer, if fetched or own claims were left out of it.
        """
        text = self.text(report, draw)
        terminal.write(text)
        raise_left_out(self.loaded)
        if self.facts is None:
            read = (paths.bundled(), paths.fetched(), paths.yours())
            answer_cache.remember(text, code, [*map(str, read)])
        raise typer.Exit(code)


@dataclass(frozen=True)
class LongRequest(Request):
    """The options of a command whose answer may be longer than two screens."""

    everything: Everything = False

    def screen(self) -> Screen:
        """Return what a table is drawn on: whole if all of it was asked for."""
        return replace(super().screen(), whole=self.everything)


@dataclass(frozen=True)
class ClaimsRequest(LongRequest):
    """The options of a command that lists claims."""

    ids: WithIds = False

    def screen(self) -> Screen:
        """Return what a table is drawn on: with the id of each row if they were asked for."""
        return replace(super().screen(), ids=self.ids)

    @property
    def with_ids(self) -> bool:
        """Whether the ids of the rows were asked for."""
        return self.ids


def _help(context: typer.Context, asked: bool) -> None:
    """Write the help like any other answer.

    Typer's own way ends with an error when the reader of a pipe goes away.
    """
    if asked:
        terminal.write(f"{context.get_help()}\n")
        raise typer.Exit


Help = Annotated[
    bool,
    typer.Option("--help", "-h", callback=_help, is_eager=True, help="Show this message and exit."),
]


def taking_options(help_text: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Return what makes of a function a command for Typer, with this help.

    A parameter of a dataclass is spread out into its fields: an option that many commands take is
    written once, as a field, and a command gets them all as one value. Every command takes
    `--help`. The help is no docstring, which `python -OO` would drop.
    """

    def command_of(function: Callable[..., None]) -> Callable[..., None]:
        run = _spread(function)
        run.__doc__ = help_text
        return run

    return command_of


def _spread(command: Callable[..., None]) -> Callable[..., None]:
    """Return the command as a function that takes each field of a dataclass by itself."""
    declared = signature(command).parameters
    groups: dict[str, Any] = {
        name: parameter.annotation
        for name, parameter in declared.items()
        if is_dataclass(parameter.annotation)
    }
    fields = {name: list(signature(group).parameters.values()) for name, group in groups.items()}
    spread = [parameter for name, parameter in declared.items() if name not in groups]
    for group_fields in fields.values():
        spread += group_fields
    help_option = Parameter("_help", Parameter.KEYWORD_ONLY, default=False, annotation=Help)
    parameters = [one.replace(kind=Parameter.KEYWORD_ONLY) for one in (*spread, help_option)]

    @wraps(command)
    def run(*, _help: bool, **given: Any) -> None:
        for name, group in groups.items():
            values = {one.name: given.pop(one.name) for one in fields[name]}
            given[name] = group(**values)
        command(**given)

    # Typer reads a command's options from these two.
    vars(run)["__signature__"] = signature(command).replace(parameters=parameters)
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return run
