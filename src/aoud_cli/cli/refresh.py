"""`aoud refresh`: asks TVmaze about the show, and writes down what it says."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from aoud_cli.cli.options import Clock, DryRun, ShapeOptions, raise_left_out, taking_options
from aoud_cli.errors import OutputError, SourceError, UsageError
from aoud_cli.files import paths
from aoud_cli.output import terminal
from aoud_cli.text import counted

if TYPE_CHECKING:
    from aoud_cli.facts.model import FactBase, Fetched
    from aoud_cli.files.in_use import FactsInUse
    from aoud_cli.reports.refresh import Refresh
    from aoud_cli.web.listing import Question
    from aoud_cli.web.tvmaze import Entry

_FRESH = timedelta(minutes=60)  # TVmaze keeps an answer for so long
_WRONG_CLOCK = timedelta(days=1)  # more than any flight takes a day back


@dataclass(frozen=True)
class RefreshOptions:
    """How `aoud refresh` asks, and what it tells."""

    dry_run: DryRun = False
    again: Annotated[
        bool, typer.Option("--again", help="Ask even if it was asked within the hour.")
    ] = False
    quiet: Annotated[bool, typer.Option("--quiet", help="Print only what is new, as for cron.")] = (
        False
    )


@taking_options("Ask TVmaze for news: is there a date, is it out?")
def refresh(options: RefreshOptions, clock: Clock, shape: ShapeOptions) -> None:
    from aoud_cli.files import fetched
    from aoud_cli.files.load import load
    from aoud_cli.output.screens import refresh as screen

    shape.one_shape()  # refused before anything is sent
    base = load(paths.bundled())
    before = fetched.read(paths.fetched())
    _refuse_wrong_clock(before, clock)
    if not options.again and (ago := _minutes_ago(before, clock.now)) is not None:
        report, left_out = _not_asked(base, before, clock, ago)
    else:
        report, left_out = _ask(base, before, clock, dry_run=options.dry_run)
    if report.is_news or not options.quiet:
        _write(shape.text(report, screen.refresh), report)
    raise_left_out(left_out)


def _write(text: str, report: "Refresh") -> None:
    """Write the answer; raises OutputError, with what has been done, if that fails."""
    try:
        terminal.write(text)
    except OutputError as error:
        kept = ", ".join(one.claim for one in report.told) if report.asking.written else ""
        raise OutputError(f"{error}; this was kept: {kept}" if kept else str(error)) from None


def _refuse_wrong_clock(before: "Fetched", clock: Clock) -> None:
    """Raise UsageError where the last answer lies ahead: what was heard since would be lost."""
    from aoud_cli.facts.dates import spoken_day

    last = max((look.day for look in before.looks), default=clock.today)
    if last - clock.today > _WRONG_CLOCK:
        raise UsageError(
            f"today is {spoken_day(clock.today)} by this machine's clock, and TVmaze was asked on"
            f" {spoken_day(last)} already; set the clock, or type `aoud remove fetched`"
        )


def _minutes_ago(before: "Fetched", now: datetime) -> int | None:
    """Return how many minutes ago TVmaze was asked, if its answer cannot have changed since."""
    if before.asked is None or not timedelta() <= now - before.asked < _FRESH:
        return None
    return (now - before.asked) // timedelta(minutes=1)


def _not_asked(
    base: "FactBase", before: "Fetched", clock: Clock, minutes: int
) -> "tuple[Refresh, FactsInUse]":
    """Return that nothing was sent, and why."""
    from aoud_cli.files.in_use import with_answers
    from aoud_cli.judge.assess import assess
    from aoud_cli.reports.refresh import Asking, refresh
    from aoud_cli.web import listing, tvmaze

    in_use = with_answers(base, before, clock.today, clock.today)
    assessment = assess(in_use.facts, clock.today, yours=in_use.yours)
    why_not = (
        f"TVmaze was asked {counted(minutes, 'minute')} ago, and its answers change once an hour;"
        " `aoud refresh --again` asks all the same."
    )
    asking = Asking(listing.ID, tvmaze.NAME, written=False, why_not=why_not)
    return refresh((assessment, assessment), asking, ()), in_use


def _ask(
    base: "FactBase", before: "Fetched", clock: Clock, *, dry_run: bool
) -> "tuple[Refresh, FactsInUse]":
    """Ask TVmaze, write down what it says, and return what that changes.

    Raises UsageError where the show cannot be asked about, SourceError where TVmaze cannot be
    asked or is not believed, and FactsError where its claims and the others' do not fit.
    """
    from aoud_cli.files import fetched
    from aoud_cli.files.in_use import with_answers
    from aoud_cli.judge.assess import assess
    from aoud_cli.reports.refresh import Asking, refresh
    from aoud_cli.web import listing, tvmaze

    today = clock.today
    question = _question(base, before, clock)
    entry = _entry(base, question.season)
    heard = listing.heard(entry, question)

    def edit(there: "Fetched") -> "Fetched":
        after = fetched.with_answer(
            there, (listing.ID, listing.SOURCE), heard.claims, heard.topics, clock.now
        )
        _refuse_unfit(
            with_answers(base, there, today, today), with_answers(base, after, today, today)
        )
        return after

    path = paths.fetched()
    change = fetched.FILE.preview(path, edit) if dry_run else fetched.FILE.change(path, edit)
    was, now = (with_answers(base, one, today, today) for one in (change.before, change.after))
    asking = Asking(
        by=listing.ID,
        name=tvmaze.NAME,
        written=not dry_run,
        day=today,
        page=entry.page,
        changed=entry.changed,
        not_taken=heard.not_taken,
    )
    old = {claim.id for claim in change.before.claims}
    new = tuple(claim for claim in change.after.claims if claim.id not in old)
    assessments = (
        assess(was.facts, today, yours=was.yours),
        assess(now.facts, today, yours=now.yours),
    )
    return refresh(assessments, asking, new), now


def _refuse_unfit(before: "FactsInUse", after: "FactsInUse") -> None:
    """Raise FactsError where something would be left out of every answer that is not today."""
    unusable = {one.what for one in before.left_out}
    for one in after.left_out:
        if one.what not in unusable:
            raise one.error


def _question(base: "FactBase", before: "Fetched", clock: Clock) -> "Question":
    """Return what TVmaze is asked; raises UsageError for a show that it cannot be asked about."""
    from aoud_cli.facts.vocabulary import EPISODES, RELEASED, TopicKind
    from aoud_cli.files.in_use import with_answers
    from aoud_cli.judge.assess import assess
    from aoud_cli.web import listing

    season = base.title.season
    if not season:
        raise UsageError("TVmaze lists numbered seasons, and this is none; it cannot be asked")
    episodes = base.topics.get(EPISODES)
    is_value = episodes and episodes.kind is TopicKind.VALUE and not episodes.per_person
    topics = [RELEASED] if RELEASED in base.topics else []
    topics += [EPISODES] if episodes and is_value and episodes.season is None else []
    if not topics:
        raise UsageError(
            f"TVmaze is asked about '{RELEASED}' and '{EPISODES}', and there is no such topic"
        )
    in_use = with_answers(base, before, clock.today, clock.today)
    assessment = assess(in_use.facts, clock.today)
    bound = assessment[RELEASED].bound if RELEASED in topics else None
    return listing.Question(
        season=season,
        topics=topics,
        today=clock.today,
        bound=bound.day if bound else None,
        numbered=listing.is_numbered(before.claims, clock.today),
    )


def _entry(base: "FactBase", season: int) -> "Entry":
    """Return what TVmaze lists about a season; raises SourceError, or UsageError without an id."""
    from aoud_cli.web import network, tvmaze

    imdb = base.title.imdb
    if imdb is None:
        raise UsageError(
            "TVmaze is asked by the show's id at IMDb, and the facts name none;"
            ' write imdb = "tt1234567" under [title]'
        )
    terminal.write_progress("Asking TVmaze (api.tvmaze.com) ...")
    answer = network.all_of({"TVmaze": lambda: tvmaze.entry(imdb, season)})["TVmaze"]
    if isinstance(answer, SourceError):
        raise answer
    return answer
