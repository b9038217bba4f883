"""The commands: read the options, ask, show. The only place that knows Typer, the clock and the exit codes."""

import io
import os
import sys
from collections.abc import Callable, Iterable
from contextlib import redirect_stderr
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeVar

import typer
from rich.console import RenderableType

from aoud_cli import __version__, export, terminal
from aoud_cli.dates import PartialDate, spoken
from aoud_cli.errors import AoudError, UsageError
from aoud_cli.load import bundled, load
from aoud_cli.model import FactBase, TopicKind, json_schema
from aoud_cli.reports import about as about_report
from aoud_cli.reports import cast as cast_report
from aoud_cli.reports import faq as faq_report
from aoud_cli.reports import is_ as is_report
from aoud_cli.reports import sources as sources_report
from aoud_cli.reports import status as status_report
from aoud_cli.reports import timeline as timeline_report
from aoud_cli.reports import why as why_report
from aoud_cli.reports.report import Question, Report, ask
from aoud_cli.safe import folded, safe
from aoud_cli.terminal import Color, Screen
from aoud_cli.views import claims as claim_views
from aoud_cli.views import lists as list_views
from aoud_cli.views import status as status_view

app = typer.Typer(
    help="What is known about the next season, who says so, and since when.",
    no_args_is_help=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["--help", "-h"]},
)


class Format(StrEnum):
    """The shapes that an answer can take."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    MARKDOWN = "markdown"


# Options that mean the same on every command, spelt once.
AsOf = Annotated[
    str | None, typer.Option("--as-of", metavar="DATE", help="Answer as of a day: 2023-04-30, 2023-04, late 2024.")
]
Facts = Annotated[Path | None, typer.Option("--facts", metavar="FILE", help="Ask another fact base.")]
AsFormat = Annotated[Format, typer.Option("--format", help="The shape of the answer.")]
AsJson = Annotated[bool, typer.Option("--json", help="Short for --format json.")]
InColor = Annotated[Color, typer.Option("--color", help="When to colour.")]
TopicName = Annotated[str | None, typer.Option("--topic", metavar="TOPIC", help="Only this topic.")]


@dataclass(frozen=True)
class Request:
    """The options that every answering command takes."""

    as_of: str | None
    facts: Path | None
    form: Format
    json: bool
    color: Color

    def question(self) -> Question:
        """Return the question of the day that was asked about, by default today."""
        return ask(load(self.facts or bundled()), self.day())

    def day(self) -> date:
        """Return the day that was asked about; the one place that looks at the clock."""
        return date.today() if self.as_of is None else _last_day("--as-of", self.as_of)  # noqa: DTZ011 - the reader's day

    def shape(self) -> Format:
        """Return the shape that was asked for; raises UsageError when two were."""
        if self.json and self.form not in {Format.TABLE, Format.JSON}:
            raise UsageError(f"--json and --format {self.form} ask for two shapes; leave one out")
        return Format.JSON if self.json else self.form


R = TypeVar("R", bound=Report)


def _show(request: Request, report: R, view: Callable[[R, Screen], RenderableType]) -> None:
    """Write a report in the shape that was asked for."""
    screen = terminal.screen(request.color)
    match request.shape():
        case Format.TABLE:
            terminal.show(view(report, screen), screen)
        case Format.JSON:
            terminal.write(export.to_json(report, ascii_only=not screen.unicode))
        case Format.CSV:
            terminal.write(export.to_csv(report))
        case Format.MARKDOWN:
            terminal.write(export.to_markdown(report))


def _last_day(option: str, text: str) -> date:
    """Return the last day of a date given as an option; raises UsageError when it has none."""
    when = _written(option, text)
    if not when.ends:
        raise UsageError(f"{option}: {text!r} has no last day; write a day, a month or a year")
    return when.last


def _first_day(option: str, text: str) -> date:
    """Return the first day of a date given as an option; raises UsageError when it has none."""
    when = _written(option, text)
    if not when.starts:
        raise UsageError(f"{option}: {text!r} has no first day; write a day, a month or a year")
    return when.first


def _written(option: str, text: str) -> PartialDate:
    try:
        return PartialDate.parse(text.strip())
    except ValueError as error:
        raise UsageError(f"{option}: {error}") from None


def _choose(given: str, known: Iterable[str], noun: str, where: str) -> str:
    """Return the known name that was meant, whatever its case and hyphens; raises UsageError with the closest."""
    names: dict[str, str] = {}
    for name in known:
        if name == given:  # two names may differ in their hyphens alone
            return name
        names.setdefault(folded(name), name)
    if folded(given) in names:
        return names[folded(given)]
    close = get_close_matches(folded(given), list(names), n=1, cutoff=0.6)
    hint = f"did you mean '{names[close[0]]}'?" if close else f"`{where}` lists them"
    raise UsageError(f"no {noun} is called '{safe(given)}'; {hint}")


@app.command()
def status(
    as_of: AsOf = None,
    facts: Facts = None,
    form: AsFormat = Format.TABLE,
    json: AsJson = False,
    color: InColor = Color.AUTO,
) -> None:
    """How far the season is: headline, ladder, release. Plain `aoud` asks this."""
    request = Request(as_of, facts, form, json, color)
    _show(request, status_report.status(request.question()), status_view.status)


@app.command()
def timeline(
    since: Annotated[str | None, typer.Option(metavar="DATE", help="Only from this day on.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="Only up to this day.")] = None,
    topic: TopicName = None,
    about: Annotated[str | None, typer.Option(metavar="NAME", help="Only about this person.")] = None,
    everything: Annotated[bool, typer.Option("--all", help="Every claim, moved an answer or not.")] = False,
    as_of: AsOf = None,
    facts: Facts = None,
    form: AsFormat = Format.TABLE,
    json: AsJson = False,
    color: InColor = Color.AUTO,
) -> None:
    """Show the claims that moved an answer, by day, then the windows ahead."""
    request = Request(as_of, facts, form, json, color)
    question = request.question()
    span = timeline_report.Span(
        since=_first_day("--since", since) if since is not None else None,
        until=_last_day("--until", until) if until is not None else None,
        topic=_topic(question.facts, topic) if topic is not None else None,
        about=_person(question.facts, about) if about is not None else None,
        everything=everything,
    )
    if span.since and span.until and span.since > span.until:
        raise UsageError(f"--since {since} lies after --until {until}; swap them")
    _show(request, timeline_report.timeline(question, span), list_views.timeline)


@app.command()
def cast(
    name: Annotated[str | None, typer.Argument(help="A person, in any spelling.", show_default=False)] = None,
    returning: Annotated[bool, typer.Option("--returning", help="Only those of an earlier season.")] = False,
    new: Annotated[bool, typer.Option("--new", help="Only newcomers.")] = False,
    out: Annotated[bool, typer.Option("--out", help="Only those who are out.")] = False,
    season: Annotated[int | None, typer.Option(metavar="N", help="The cast of an earlier season.")] = None,
    as_of: AsOf = None,
    facts: Facts = None,
    form: AsFormat = Format.TABLE,
    json: AsJson = False,
    color: InColor = Color.AUTO,
) -> None:
    """Who is in, who is new, who is out, and on whose word; or one person."""
    request = Request(as_of, facts, form, json, color)
    groups = [
        group
        for group, asked in zip(
            (cast_report.Group.RETURNING, cast_report.Group.NEW, cast_report.Group.OUT),
            (returning, new, out),
            strict=True,
        )
        if asked
    ]
    if len(groups) + (name is not None) + (season is not None) > 1:
        raise UsageError("a name, --returning, --new, --out and --season exclude each other; leave one")
    question = request.question()
    if name is not None:
        person = _person(question.facts, name)
        _show(request, cast_report.person_report(question, person), claim_views.person)
    elif season is not None:
        _show(request, cast_report.cast_of_season(question, season), list_views.cast)
    else:
        _show(request, cast_report.cast(question, *groups), list_views.cast)


@app.command()
def faq(
    topic: Annotated[str | None, typer.Argument(help="A topic, like episodes.", show_default=False)] = None,
    as_of: AsOf = None,
    facts: Facts = None,
    form: AsFormat = Format.TABLE,
    json: AsJson = False,
    color: InColor = Color.AUTO,
) -> None:
    """List the questions that people ask; or answer one from the claims."""
    request = Request(as_of, facts, form, json, color)
    question = request.question()
    if topic is None:
        _show(request, faq_report.faq(question), list_views.faq)
    else:
        name = _topic(question.facts, topic)
        _show(request, faq_report.faq_answer(question, name), claim_views.faq_answer)


@app.command()
def about(
    as_of: AsOf = None,
    facts: Facts = None,
    form: AsFormat = Format.TABLE,
    json: AsJson = False,
    color: InColor = Color.AUTO,
) -> None:
    """Tell of the series: synopsis, makers, source work, the season before."""
    request = Request(as_of, facts, form, json, color)
    _show(request, about_report.about(request.question()), list_views.about)


@app.command()
def why(
    name: Annotated[str, typer.Argument(metavar="TOPIC|CLAIM", help="A topic, or the id of a claim.")],
    as_of: AsOf = None,
    facts: Facts = None,
    form: AsFormat = Format.TABLE,
    json: AsJson = False,
    color: InColor = Color.AUTO,
) -> None:
    """Show an answer's working: what decided it, and every claim with its fate."""
    request = Request(as_of, facts, form, json, color)
    question = request.question()
    topics, claims = _topic_names(question.facts), {claim.id: claim for claim in question.facts.claims}
    chosen = _choose(name, [*topics, *claims], "topic or claim", "aoud faq")
    judged = question.assessment.judged
    if chosen in topics:
        _show(request, why_report.why(question, topics[chosen]), claim_views.why)
    elif chosen in judged:
        _show(request, why_report.why_claim(question, judged[chosen]), claim_views.why_claim)
    else:
        said = spoken(claims[chosen].said)
        raise UsageError(f"'{chosen}' was said later ({said}); ask with a later --as-of")


@app.command()
def sources(
    source: Annotated[str | None, typer.Argument(help="One speaker or outlet.", show_default=False)] = None,
    as_of: AsOf = None,
    facts: Facts = None,
    form: AsFormat = Format.TABLE,
    json: AsJson = False,
    color: InColor = Color.AUTO,
) -> None:
    """List who speaks, at which rank, and how well their word held."""
    request = Request(as_of, facts, form, json, color)
    question = request.question()
    if source is None:
        _show(request, sources_report.sources(question), list_views.sources)
        return
    people = question.facts.people
    ids = {
        name: key
        for key, found in question.facts.sources.items()
        for name in (*(people[key].spellings if key in people else ()), found.name, key)
    }
    chosen = ids[_choose(source, ids, "source", "aoud sources")]
    _show(request, sources_report.source_report(question, chosen), claim_views.source)


@app.command("is")
def is_(
    stage: Annotated[str, typer.Argument(help="A step, like released.")],
    as_of: AsOf = None,
    facts: Facts = None,
    form: AsFormat = Format.TABLE,
    json: AsJson = False,
    color: InColor = Color.AUTO,
) -> None:
    """Answer yes, no or unknown, for scripts: exit 0, 1 or 3."""
    request = Request(as_of, facts, form, json, color)
    question = request.question()
    steps = {
        name: key
        for name, key in _topic_names(question.facts).items()
        if question.facts.topics[key].kind is TopicKind.MILESTONE
    }
    report = is_report.is_(question, steps[_choose(stage, steps, "step", "aoud status")])
    _show(request, report, status_view.is_)
    raise typer.Exit(_EXIT_CODES[report.word])


_EXIT_CODES = {"yes": 0, "no": 1, "unknown": 3}


@app.command()
def check(
    file: Annotated[Path | None, typer.Argument(help="By default the bundled one.", show_default=False)] = None,
) -> None:
    """Report every fault in a fact base at once, by record."""
    path = file or bundled()
    facts = load(path)
    counts = f"{len(facts.claims)} claims by {len(facts.sources)} sources about {len(facts.people)} people"
    terminal.write(f"{safe(path.name)}: {counts}, checked to {facts.checked}. No fault.\n")


@app.command()
def schema() -> None:
    """Print the JSON Schema of a fact base."""
    terminal.write(export.dumps(json_schema(), ascii_only=False))


def _topic(facts: FactBase, given: str) -> str:
    """Return the topic that was meant, by its name or its label."""
    names = _topic_names(facts)
    return names[_choose(given, names, "topic", "aoud faq")]


def _topic_names(facts: FactBase) -> dict[str, str]:
    """Return the topics by every name that they go by: label and id."""
    return {name: key for key, topic in facts.topics.items() for name in (key, topic.label)}


def _person(facts: FactBase, given: str) -> str:
    """Return the person who was meant; in the C locale Hangul arrives as bytes that Python could not read."""
    return cast_report.find_person(facts, os.fsencode(given).decode("utf-8", "surrogateescape"))


def _version(asked: bool) -> None:
    if asked:
        terminal.write(f"aoud {__version__}\n")
        raise typer.Exit


@app.callback()
def top(
    _version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """What is known about the next season, who says so, and since when."""


# Options that belong to `aoud` itself; any other option without a command belongs to `aoud status`.
_OWN_OPTIONS = ("--version", "--help", "-h", "--install-completion", "--show-completion")


def main() -> None:
    """Run `aoud`: the one place where an error becomes a sentence and an exit code."""
    arguments = sys.argv[1:]
    if not arguments or (arguments[0].startswith("-") and arguments[0] not in _OWN_OPTIONS):
        arguments = ["status", *arguments]
    try:
        _run(arguments)
    except AoudError as error:
        terminal.complain("\n".join(f"aoud: {line}" for line in error.lines))
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        sys.exit(130)


def _run(arguments: list[str]) -> None:
    """Hand the arguments to Typer; its own sentences repeat what was typed, so they are made safe like ours."""
    terminal.prepare_streams()
    typers_own = io.StringIO()
    try:
        with redirect_stderr(typers_own):
            app(arguments, prog_name="aoud")
    except OSError as error:  # Typer writes its help itself
        terminal.unwritten(error)
    finally:
        terminal.complain(typers_own.getvalue().removesuffix("\n"))
