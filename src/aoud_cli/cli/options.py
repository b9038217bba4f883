"""The options that commands share, spelt once, and what they ask for: a question, and the shape of its answer."""

from collections.abc import Callable
from dataclasses import dataclass, is_dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property, wraps
from inspect import Parameter, signature
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

from aoud_cli import answer_cache
from aoud_cli.cli import completion, typed_dates
from aoud_cli.cli.completion import Offer
from aoud_cli.errors import FactsError, Fault, UsageError
from aoud_cli.facts.vocabulary import CAST_VALUES, TBA, Kind, Rank
from aoud_cli.files import paths
from aoud_cli.output import terminal
from aoud_cli.output.terminal import Color, Screen

if TYPE_CHECKING:
    from aoud_cli.files.own import FactsInUse
    from aoud_cli.judge.answer import Assessment
    from aoud_cli.output.terminal import Drawable
    from aoud_cli.reports.report import Report

    R = TypeVar("R", bound=Report)


class Format(StrEnum):
    """The shapes that an answer can take."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    MARKDOWN = "markdown"
    PLAIN = "plain"


def argument(metavar: str, help_text: str, offer: Callable[..., Offer] | None = None) -> Any:
    """Return a word of a command that stands without an option, and what Tab offers for it."""
    return typer.Argument(metavar=metavar, help=help_text, show_default=False, autocompletion=offer)


def option(
    name: str, metavar: str, help_text: str, offer: Callable[..., Offer] | None = None
) -> Any:
    """Return an option that takes a word, and what Tab offers for it."""
    return typer.Option(name, metavar=metavar, help=help_text, autocompletion=offer)


TopicName = Annotated[str | None, option("--topic", "TOPIC", "Only this topic.", completion.topics)]
AboutWhom = Annotated[
    str | None, option("--about", "NAME", "A person, in any spelling.", completion.people)
]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of", metavar="DATE", help="Answer as of a day: 2023-04-30, 30 Apr 2023, late 2024."
    ),
]
Facts = Annotated[
    Path | None, typer.Option("--facts", metavar="FILE", help="Ask another fact base.")
]
AsFormat = Annotated[
    Format | None, typer.Option("--format", help="The shape of the answer; by default a table.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Short for --format json.")]
AsPlain = Annotated[
    bool,
    typer.Option("--plain", help="Short for --format plain: one fact a line, to be read aloud."),
]
InColor = Annotated[
    Color | None, typer.Option("--color", help="When to colour; by default on a terminal.")
]
SINCE = typer.Option(
    "--since", metavar="DATE", help="Only from this day on: 2023-04-30, 30 Apr 2023."
)


def today() -> date:
    """Return the reader's own day: the one place that looks at the clock."""
    return date.today()  # noqa: DTZ011 - the reader's own day


@dataclass(frozen=True)
class Dated:
    """As of which day is asked."""

    as_of: AsOf = None

    def day(self) -> date:
        """Return the day that was asked about, by default today."""
        return (
            today() if self.as_of is None else typed_dates.last_day("--as-of", self.as_of, today())
        )


@dataclass(frozen=True)
class Asked(Dated):
    """Which facts are asked about, and as of which day."""

    facts: Facts = None

    @cached_property
    def in_use(self) -> "FactsInUse":
        """The fact base that was named; else the bundled one with the user's own claims."""
        from aoud_cli.files import own
        from aoud_cli.files.load import load

        if self.facts:
            return own.FactsInUse(load(self.facts))
        return own.facts_in_use(load(paths.bundled()), paths.yours(), self.day(), today())

    def assessment(self) -> "Assessment":
        """Return the answers of the day that was asked about."""
        from aoud_cli.judge.assess import assess

        return assess(self.in_use.facts, self.day(), yours=self.in_use.yours)

    def confess(self) -> None:
        """Raise FactsError, in one line, where the user's own claims had to be left out of the answer just given."""
        if self.in_use.left_out:
            first = self.in_use.left_out.lines[0]
            cut = first if len(first) <= MAX_CONFESSION else f"{first[:MAX_CONFESSION]}..."
            raise FactsError(
                Fault(f"{cut} (answered without your claims; `aoud check` lists every fault)")
            )


MAX_CONFESSION = 200  # characters of the first fault


@dataclass(frozen=True)
class Shape:
    """The shape in which an answer is wanted."""

    form: AsFormat = None
    json: AsJson = False
    plain: AsPlain = False
    color: InColor = None

    def text(self, report: "R", view: "Callable[[R, Screen], Drawable]") -> str:
        """Return a report as text in the shape that was asked for."""
        screen, shape = terminal.screen(self.color or Color.AUTO), self.one()
        if shape is Format.TABLE:
            return terminal.drawn(view(report, screen), screen)
        from aoud_cli.output import formats

        match shape:
            case Format.JSON:
                return formats.to_json(report, ascii_only=not terminal.speaks_utf8())
            case Format.CSV:
                return formats.to_csv(report)
            case Format.MARKDOWN:
                return formats.to_markdown(report)
            case Format.PLAIN:
                return formats.to_plain(report)

    def one(self) -> Format:
        """Return the one shape that was asked for; raises UsageError when two were."""
        short = {Format.JSON: self.json, Format.PLAIN: self.plain}
        asked = {shape for shape, wanted in short.items() if wanted} | (
            {self.form} if self.form else set()
        )
        if len(asked) > 1:
            raise UsageError(
                f"{' and '.join(sorted(asked))} are different shapes of an answer; ask for one"
            )
        return asked.pop() if asked else Format.TABLE


@dataclass(frozen=True)
class Request(Shape, Asked):
    """The options that every answering command takes."""

    def show(self, report: "R", view: "Callable[[R, Screen], Drawable]", code: int = 0) -> None:
        """Write a report and end with an exit code: the one place that writes an answer, and so remembers it.

        Raises FactsError, after the answer, where it was given without the user's own claims.
        """
        text = self.text(report, view)
        terminal.write(text)
        self.confess()
        if not self.facts:
            answer_cache.remember(text, code, [str(paths.bundled()), str(paths.yours())])
        raise typer.Exit(code)


def _help(context: typer.Context, asked: bool) -> None:
    """Write the help like any other answer: Typer's own way ends with an error when its reader has seen enough."""
    if asked:
        terminal.write(f"{context.get_help()}\n")
        raise typer.Exit


Help = Annotated[
    bool,
    typer.Option("--help", "-h", callback=_help, is_eager=True, help="Show this message and exit."),
]


def taking_options(command: Callable[..., None]) -> Callable[..., None]:
    """Return a command for Typer whose parameters of a dataclass are spread out into that class's fields.

    So an option that many commands take is written once, as a field, and a command gets them all as one value. Every
    command takes --help.
    """
    declared = signature(command).parameters
    groups: dict[str, Any] = {
        n: p.annotation for n, p in declared.items() if is_dataclass(p.annotation)
    }
    fields = {name: [*signature(group).parameters.values()] for name, group in groups.items()}
    plain = [parameter for name, parameter in declared.items() if name not in groups]
    spread = [*plain, *(field for group in fields.values() for field in group)]
    parameters = [
        Parameter(p.name, Parameter.KEYWORD_ONLY, default=p.default, annotation=p.annotation)
        for p in spread
    ]
    parameters.append(Parameter("_help", Parameter.KEYWORD_ONLY, default=False, annotation=Help))

    @wraps(command)
    def run(*, _help: bool, **given: Any) -> None:
        made = {
            name: group(**{f.name: given.pop(f.name) for f in fields[name]})
            for name, group in groups.items()
        }
        command(**made, **given)

    # Typer reads a command's options from these two.
    vars(run)["__signature__"] = signature(command).replace(parameters=parameters)
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return run


SAYS = f"A step: yes or no. The cast: {', '.join(CAST_VALUES)}. A value: it, or {TBA}. A note: left out."


@dataclass(frozen=True)
class Typed:
    """A claim as it was typed: the fields of a claim, and of the source or person that it brings along."""

    topic: Annotated[str | None, argument("TOPIC", "A topic, like filming.", completion.topics)] = (
        None
    )
    says: Annotated[str | None, argument("SAYS", SAYS, completion.values)] = None
    by: Annotated[str | None, option("--by", "SOURCE", "Who said it.", completion.sources)] = None
    text: Annotated[
        str | None, option("--text", "SENTENCE", "What was said, in your own words.")
    ] = None
    said: Annotated[
        str | None, option("--said", "DATE", "When it became public; by default today.")
    ] = None
    when: Annotated[
        str | None, option("--when", "DATE", "The date that the sentence is about.")
    ] = None
    kind: Annotated[
        Kind, typer.Option("--kind", help="A fact, its speaker's plan, or a guess.")
    ] = Kind.FACT
    about: AboutWhom = None
    via: Annotated[
        str | None,
        option("--via", "SOURCE", "Where you read it, if elsewhere.", completion.sources),
    ] = None
    url: Annotated[str | None, option("--url", "ADDRESS", "Where it can be read.")] = None
    quote: Annotated[
        str | None, option("--quote", "WORDS", "At most 35 words of direct speech.")
    ] = None
    note: Annotated[
        str | None, option("--note", "TEXT", "A doubt, a translation, a time zone.")
    ] = None
    retracts: Annotated[
        str | None,
        option(
            "--retracts",
            "CLAIM",
            "The speaker's earlier claim that it takes back.",
            completion.claims,
        ),
    ] = None
    by_rank: Annotated[
        Rank | None, typer.Option("--by-rank", help="Write --by down as a new source.")
    ] = None
    via_rank: Annotated[
        Rank | None, typer.Option("--via-rank", help="Write --via down as a new source.")
    ] = None
    new_person: Annotated[
        bool, typer.Option("--new-person", help="Write --about down as a new person.")
    ] = False
    native: Annotated[
        str | None, option("--native", "NAME", "The new person's name in their own letters.")
    ] = None
    part: Annotated[str | None, option("--part", "NAME", "The part that the new person plays.")] = (
        None
    )


@dataclass(frozen=True)
class Writing:
    """How the user's own claims are to be changed."""

    checked: Annotated[
        str | None,
        option("--checked", "DATE", "You looked for news up to this day, and there is no more."),
    ] = None
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what it would do, and write nothing.")
    ] = False
