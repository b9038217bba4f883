"""The commands that answer: each reads its options, asks the judge, and shows the report.

A command imports its report and its screen itself, so that no answer waits for another's imports.
"""

from typing import Annotated

import typer

from aoud_cli.cli import completion, lookup, typed_dates
from aoud_cli.cli.options import (
    LOOK_BACK,
    SINCE,
    AboutWhom,
    ClaimsRequest,
    LongRequest,
    Request,
    TopicName,
    argument,
    option,
    taking_options,
)
from aoud_cli.cli.options import since as since_day
from aoud_cli.errors import UsageError
from aoud_cli.text import cut


@taking_options("How far the season is, and when it may come out.")
def status(request: Request) -> None:
    from aoud_cli.output.screens import status as screen
    from aoud_cli.reports import status as report

    request.show(report.status(request.assessment()), screen.status)


@taking_options("What was said, by day, and the dates that are still ahead.")
def timeline(
    request: ClaimsRequest,
    *,
    since: Annotated[str | None, SINCE] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="DATE", help="Only up to this day.")
    ] = None,
    topic: TopicName = None,
    about: AboutWhom = None,
) -> None:
    from aoud_cli.output.screens import timeline as screen
    from aoud_cli.reports import timeline as report

    assessment = request.assessment()
    span = report.Span(
        since=None if since is None else typed_dates.first_day("--since", since, request.day),
        until=None if until is None else typed_dates.last_day("--until", until, request.day),
        topic=None if topic is None else lookup.topic(assessment.facts, topic),
        about=None if about is None else lookup.person(assessment.facts, about),
        everything=request.everything,
    )
    if span.since and span.until and span.since > span.until:
        raise UsageError(
            f"--since {cut(since or '')} lies after --until {cut(until or '')}; swap them"
        )
    request.show(report.timeline(assessment, span), screen.timeline)


@taking_options("Who is in the season, who is new, who is out; or one person.")
def cast(
    request: ClaimsRequest,
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
    from aoud_cli.output.screens import cast as screen
    from aoud_cli.reports import cast as report

    wanted = {report.Group.RETURNING: returning, report.Group.NEW: new, report.Group.OUT: out}
    groups = [group for group, is_wanted in wanted.items() if is_wanted]
    if [name is not None, season is not None, *wanted.values()].count(True) > 1:
        raise UsageError(
            "a name, --returning, --new, --out and --season exclude each other; leave one"
        )
    assessment = request.assessment()
    if name is not None:
        person = lookup.person(assessment.facts, name)
        request.show(report.person_report(assessment, person), screen.person)
    elif season is not None:
        number = lookup.number("--season", season)
        listed = report.seasons_with_a_cast(assessment.facts)
        if number not in listed:
            others = " or ".join(map(str, listed))
            raise UsageError(f"no cast is listed for season {number}; ask for {others}")
        request.show(report.cast_of_season(assessment, number), screen.cast)
    else:
        request.show(report.cast(assessment, *groups), screen.cast)


@taking_options("The questions that fans ask, or the answer to one of them.")
def faq(
    request: ClaimsRequest,
    topic: Annotated[
        str | None, argument("TOPIC", "A topic, like episodes.", completion.topics)
    ] = None,
) -> None:
    from aoud_cli.output.screens import faq as screen
    from aoud_cli.reports import faq as report

    assessment = request.assessment()
    if topic is None:
        request.show(report.faq(assessment), screen.faq)
    else:
        chosen = lookup.topic(assessment.facts, topic)
        request.show(report.faq_answer(assessment, chosen), screen.faq_answer)


@taking_options("The series: story, makers, source work, the season before.")
def about(request: LongRequest) -> None:
    from aoud_cli.output.screens import about as screen
    from aoud_cli.reports import about as report

    request.show(report.about(request.assessment()), screen.about)


@taking_options("Why an answer is what it is, and the fate of each claim.")
def why(
    request: ClaimsRequest,
    name: Annotated[
        str, argument("TOPIC|CLAIM", "A topic, or the id of a claim.", completion.topics_and_claims)
    ],
) -> None:
    from aoud_cli.facts.dates import spoken
    from aoud_cli.output.screens import why as screen
    from aoud_cli.reports import why as report

    assessment = request.assessment()
    facts, judged = assessment.facts, assessment.judged
    chosen = lookup.topic_or_claim(facts, name)
    if chosen in facts.topics:
        request.show(report.why(assessment, chosen), screen.why)
    elif chosen in judged:
        request.show(report.why_claim(assessment, judged[chosen]), screen.why_claim)
    else:
        said = next(spoken(claim.said) for claim in facts.claims if claim.id == chosen)
        raise UsageError(f"'{chosen}' was said later ({said}); ask with a later --as-of")


@taking_options("Who speaks, how much their word counts, and how often it held.")
def sources(
    request: ClaimsRequest,
    source: Annotated[
        str | None, argument("SOURCE", "One speaker or outlet.", completion.sources)
    ] = None,
    *,
    by_record: Annotated[
        bool, typer.Option("--by-record", help="The best record of predictions first.")
    ] = False,
) -> None:
    from aoud_cli.output.screens import sources as screen
    from aoud_cli.reports import sources as report

    assessment = request.assessment()
    if source is None:
        request.show(report.sources(assessment, by_record=by_record), screen.sources)
    else:
        chosen = lookup.source(assessment.facts, source)
        request.show(report.source_report(assessment, chosen), screen.source)


@taking_options("The dates that were given, and which came true.")
def predictions(
    request: ClaimsRequest,
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
    from aoud_cli.judge.answer import Fate
    from aoud_cli.output.screens import predictions as screen
    from aoud_cli.reports import predictions as report

    wanted = {Fate.MISSED: missed, Fate.HIT: hit, Fate.OPEN: still_open}
    fates = [fate for fate, is_wanted in wanted.items() if is_wanted]
    if len(fates) > 1:
        raise UsageError("--missed, --hit and --open exclude each other; leave one")
    assessment = request.assessment()
    chosen = None if topic is None else lookup.topic(assessment.facts, topic)
    draw = screen.all_predictions if request.everything else screen.predictions
    request.show(report.predictions(assessment, chosen, *fates), draw)


@taking_options("When the season could come out, by how long others took.")
def forecast(
    request: Request,
    *,
    backtest: Annotated[
        bool, typer.Option("--backtest", help="Try the method on seasons, as known at the time.")
    ] = False,
    leave_one_out: Annotated[
        bool, typer.Option("--leave-one-out", help="The same, told of later seasons too: flatters.")
    ] = False,
    all_seasons: Annotated[
        bool, typer.Option("--all-seasons", help="Count seasons of every kind, not just like ones.")
    ] = False,
) -> None:
    from aoud_cli.output.screens import forecast as screen

    assessment = request.assessment()
    if backtest or leave_one_out:
        from aoud_cli.reports import backtest as trials

        tried = trials.backtest(assessment, leave_one_out=leave_one_out, every=all_seasons)
        request.show(tried, screen.backtest)
    else:
        from aoud_cli.reports import forecast as report

        request.show(report.forecast(assessment, every=all_seasons), screen.forecast)


COMPARED = f"Compare with what was known on this day; by default {LOOK_BACK} days before."


@taking_options("What is new since a day.")
def changes(
    request: LongRequest,
    *,
    since: Annotated[str | None, since_day(COMPARED)] = None,
) -> None:
    from aoud_cli.facts.dates import add_days
    from aoud_cli.judge.assess import assess
    from aoud_cli.output.screens import changes as screen
    from aoud_cli.reports import changes as report

    assessment = request.assessment()
    before = add_days(assessment.as_of, -LOOK_BACK)
    if since is not None:
        before = typed_dates.first_day("--since", since, request.day)
        if before > assessment.as_of:
            raise UsageError(
                f"--since {cut(since)} lies after --as-of {assessment.as_of}; swap them"
            )
    earlier = assess(assessment.facts, before, request.today, yours=assessment.yours)
    request.show(report.changes(earlier, assessment), screen.changes)


MAX_AGE = 'How old a "no" may be, in days or weeks: 90d, 12w. By default 30d.'


@taking_options("Whether a step is reached: yes, no or unknown (exit 0, 1 or 3).")
def is_(
    request: Request,
    stage: Annotated[str, argument("STAGE", "A step, like released.", completion.stages)],
    max_age: Annotated[str | None, option("--max-age", "AGE", MAX_AGE)] = None,
) -> None:
    from aoud_cli.judge.answer import STALE_AFTER
    from aoud_cli.output.screens import is_ as screen
    from aoud_cli.reports import is_ as report

    assessment = request.assessment()
    step = lookup.step(assessment.facts, stage)
    days = typed_dates.days_of_age("--max-age", max_age) if max_age is not None else STALE_AFTER
    answer = report.is_(assessment, step, days)
    exit_code = {"yes": 0, "no": 1, "unknown": 3}[answer.word]
    request.show(answer, screen.is_, exit_code)
