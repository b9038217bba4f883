"""The program: its answering commands (read the options, ask, show), and the one place that knows the exit codes."""

import sys
from typing import Annotated

import typer
from typer.completion import install_callback, show_callback

from aoud_cli import __version__
from aoud_cli.cli import completion, fact_files, lookup, own_claims, typed_dates, usage
from aoud_cli.cli.help import AHEAD, ANSWERS, EVIDENCE, OWN, Grouped
from aoud_cli.cli.options import (
    SINCE,
    AboutWhom,
    Help,
    Request,
    TopicName,
    argument,
    taking_options,
    today,
)
from aoud_cli.errors import AoudError, UsageError
from aoud_cli.output import terminal

# A command imports what it uses, when it is used: an answer pays for no other command's imports.

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


@app.command(rich_help_panel=ANSWERS, epilog="Example: aoud status --as-of 2023-04-30")
@taking_options
def status(request: Request) -> None:
    """How far the season is: headline, ladder, release, forecast."""
    from aoud_cli.output.screens import status as view
    from aoud_cli.reports import status as report

    request.show(report.status(request.assessment()), view.status)


@app.command(
    rich_help_panel=EVIDENCE, epilog="Example: aoud timeline --since 2025-06 --until 2025-08"
)
@taking_options
def timeline(
    request: Request,
    *,
    since: Annotated[str | None, SINCE] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="DATE", help="Only up to this day.")
    ] = None,
    topic: TopicName = None,
    about: AboutWhom = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Every claim, moved an answer or not.")
    ] = False,
) -> None:
    """The claims that moved an answer, by day, then the windows ahead."""
    from aoud_cli.output.screens import lists as view
    from aoud_cli.reports import timeline as report

    assessment = request.assessment()
    span = report.Span(
        since=typed_dates.first_day("--since", since, today()) if since is not None else None,
        until=typed_dates.last_day("--until", until, today()) if until is not None else None,
        topic=lookup.topic(assessment.facts, topic) if topic is not None else None,
        about=lookup.person(assessment.facts, about) if about is not None else None,
        everything=everything,
    )
    if span.since and span.until and span.since > span.until:
        raise UsageError(f"--since {since} lies after --until {until}; swap them")
    request.show(report.timeline(assessment, span), view.timeline)


@app.command(rich_help_panel=ANSWERS, epilog="Example: aoud cast --returning")
@taking_options
def cast(
    request: Request,
    name: Annotated[
        str | None, argument("NAME", "A person, in any spelling.", completion.people)
    ] = None,
    *,
    returning: Annotated[
        bool, typer.Option("--returning", help="Only those of an earlier season.")
    ] = False,
    new: Annotated[bool, typer.Option("--new", help="Only newcomers.")] = False,
    out: Annotated[bool, typer.Option("--out", help="Only those who are out.")] = False,
    season: Annotated[
        str | None, typer.Option("--season", metavar="N", help="The cast of an earlier season.")
    ] = None,
) -> None:
    """Who is in, who is new, who is out, on whose word; or one person."""
    from aoud_cli.output.screens import claims as claim_view
    from aoud_cli.output.screens import lists as view
    from aoud_cli.reports import cast as report

    asked = {report.Group.RETURNING: returning, report.Group.NEW: new, report.Group.OUT: out}
    groups = [group for group, wanted in asked.items() if wanted]
    if len(groups) + (name is not None) + (season is not None) > 1:
        raise UsageError(
            "a name, --returning, --new, --out and --season exclude each other; leave one"
        )
    assessment = request.assessment()
    if name is not None:
        request.show(
            report.person_report(assessment, lookup.person(assessment.facts, name)),
            claim_view.person,
        )
    elif season is not None:
        request.show(
            report.cast_of_season(assessment, lookup.number("--season", season)), view.cast
        )
    else:
        request.show(report.cast(assessment, *groups), view.cast)


@app.command(rich_help_panel=ANSWERS, epilog="Example: aoud faq episodes")
@taking_options
def faq(
    request: Request,
    topic: Annotated[
        str | None, argument("TOPIC", "A topic, like episodes.", completion.topics)
    ] = None,
) -> None:
    """The questions that people ask; or one, answered from the claims."""
    from aoud_cli.output.screens import claims as claim_view
    from aoud_cli.output.screens import lists as view
    from aoud_cli.reports import faq as report

    assessment = request.assessment()
    if topic is None:
        request.show(report.faq(assessment), view.faq)
    else:
        request.show(
            report.faq_answer(assessment, lookup.topic(assessment.facts, topic)),
            claim_view.faq_answer,
        )


@app.command(rich_help_panel=ANSWERS, epilog="Example: aoud about")
@taking_options
def about(request: Request) -> None:
    """The series: synopsis, makers, source work, the season before."""
    from aoud_cli.output.screens import lists as view
    from aoud_cli.reports import about as report

    request.show(report.about(request.assessment()), view.about)


@app.command(rich_help_panel=EVIDENCE, epilog="Example: aoud why filming --as-of 2023-04-30")
@taking_options
def why(
    request: Request,
    name: Annotated[
        str, argument("TOPIC|CLAIM", "A topic, or the id of a claim.", completion.topics_and_claims)
    ],
) -> None:
    """What decided an answer, and every claim with its fate."""
    from aoud_cli.facts.dates import spoken
    from aoud_cli.output.screens import claims as view
    from aoud_cli.reports import why as report

    assessment = request.assessment()
    topics, claims = (
        lookup.topic_names(assessment.facts),
        {claim.id: claim for claim in assessment.facts.claims},
    )
    chosen = lookup.choose(name, [*topics, *claims], "topic or claim", "`aoud faq` lists topics")
    judged = assessment.judged
    if chosen in topics:
        request.show(report.why(assessment, topics[chosen]), view.why)
    elif chosen in judged:
        request.show(report.why_claim(assessment, judged[chosen]), view.why_claim)
    else:
        said = spoken(claims[chosen].said)
        raise UsageError(f"'{chosen}' was said later ({said}); ask with a later --as-of")


@app.command(rich_help_panel=EVIDENCE, epilog="Example: aoud sources --as-of 2023-04-30")
@taking_options
def sources(
    request: Request,
    source: Annotated[
        str | None, argument("SOURCE", "One speaker or outlet.", completion.sources)
    ] = None,
) -> None:
    """Who speaks, at which rank, and how well their word held."""
    from aoud_cli.output.screens import claims as claim_view
    from aoud_cli.output.screens import lists as view
    from aoud_cli.reports import sources as report

    assessment = request.assessment()
    if source is None:
        request.show(report.sources(assessment), view.sources)
    else:
        request.show(
            report.source_report(assessment, lookup.source(assessment.facts, source)),
            claim_view.source,
        )


@app.command(rich_help_panel=AHEAD, epilog="Example: aoud predictions --missed --topic released")
@taking_options
def predictions(
    request: Request,
    *,
    missed: Annotated[
        bool, typer.Option("--missed", help="Only those that did not come true.")
    ] = False,
    hit: Annotated[bool, typer.Option("--hit", help="Only those that came true.")] = False,
    still_open: Annotated[
        bool, typer.Option("--open", help="Only those whose time has not run out.")
    ] = False,
    topic: TopicName = None,
) -> None:
    """Every plan and guess, its fate, and how the date slid."""
    from aoud_cli.judge.answer import Fate
    from aoud_cli.output.screens import ahead as view
    from aoud_cli.reports import predictions as report

    fates = [
        fate
        for fate, asked in ((Fate.MISSED, missed), (Fate.HIT, hit), (Fate.OPEN, still_open))
        if asked
    ]
    if len(fates) > 1:
        raise UsageError("--missed, --hit and --open exclude each other; leave one")
    assessment = request.assessment()
    chosen = lookup.topic(assessment.facts, topic) if topic is not None else None
    request.show(report.predictions(assessment, chosen, *fates), view.predictions)


@app.command(rich_help_panel=AHEAD, epilog="Example: aoud forecast --backtest")
@taking_options
def forecast(
    request: Request,
    *,
    backtest: Annotated[
        bool, typer.Option("--backtest", help="Try the method on the seasons it learns from.")
    ] = False,
) -> None:
    """When the season could come, and how far to trust that."""
    from aoud_cli.output.screens import ahead as view
    from aoud_cli.reports import forecast as report

    assessment = request.assessment()
    if backtest:
        request.show(report.backtest(assessment), view.backtest)
    else:
        request.show(report.forecast(assessment), view.forecast)


@app.command(rich_help_panel=AHEAD, epilog="Example: aoud changes --since 2025-06")
@taking_options
def changes(
    request: Request,
    *,
    since: Annotated[str, SINCE],
) -> None:
    """What differs between the answers of two days."""
    from aoud_cli.judge.assess import assess
    from aoud_cli.output.screens import ahead as view
    from aoud_cli.reports import changes as report

    assessment, before = request.assessment(), typed_dates.last_day("--since", since, today())
    if before > assessment.as_of:
        raise UsageError(f"--since {since} lies after --as-of {assessment.as_of}; swap them")
    earlier = assess(assessment.facts, before, yours=assessment.yours)
    request.show(report.changes(earlier, assessment), view.changes)


@app.command("is", rich_help_panel=ANSWERS, epilog="Example: aoud is renewed")
@taking_options
def is_(
    request: Request,
    stage: Annotated[str, argument("STAGE", "A step, like released.", completion.stages)],
) -> None:
    """yes, no or unknown, for scripts: exit 0, 1 or 3."""
    from aoud_cli.facts.vocabulary import TopicKind
    from aoud_cli.output.screens import is_ as view
    from aoud_cli.reports import is_ as report

    assessment = request.assessment()
    topics = assessment.facts.topics
    steps = {
        n: key
        for n, key in lookup.topic_names(assessment.facts).items()
        if topics[key].kind is TopicKind.MILESTONE
    }
    chosen = lookup.choose(
        stage, steps, "step", f"write one of {', '.join(dict.fromkeys(steps.values()))}"
    )
    answer = report.is_(assessment, steps[chosen])
    request.show(answer, view.is_, code={"yes": 0, "no": 1, "unknown": 3}[answer.word])


for command, example in (
    (
        own_claims.add,
        'aoud add plot --by Somebody --by-rank press --text "They told more." --said 2026-03-01 --dry-run',
    ),
    (own_claims.remove, "aoud remove plot-somebody-e3363b206d"),
    (fact_files.export, "aoud export --as-of 2023-04-30"),
    (fact_files.check, "aoud check"),
    (fact_files.paths, "aoud paths"),
    (fact_files.schema, "aoud schema"),
):
    app.command(rich_help_panel=OWN, epilog=f"Example: {example}")(command)


def _version(asked: bool) -> None:
    if asked:
        terminal.write(f"aoud {__version__}\n")
        raise typer.Exit


@app.callback()
def top(
    _version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_version, is_eager=True, help="Print the version and exit."
        ),
    ] = False,
    _install: Annotated[
        bool,
        typer.Option(
            "--install-completion",
            callback=install_callback,
            is_eager=True,
            help="Let Tab complete.",
        ),
    ] = False,
    _show: Annotated[
        bool,
        typer.Option(
            "--show-completion", callback=show_callback, is_eager=True, help="Print how Tab would."
        ),
    ] = False,
    _help: Help = False,
) -> None:
    """What is known about the next season, who says so, and since when."""


def main() -> None:
    """Run `aoud`: the one place where an error becomes a sentence and an exit code."""
    try:
        terminal.prepare_streams()
        sys.exit(usage.run(app, sys.argv[1:]))
    except AoudError as error:
        terminal.write_error("\n".join(f"aoud: {line}" for line in error.lines))
        sys.exit(error.exit_code)
