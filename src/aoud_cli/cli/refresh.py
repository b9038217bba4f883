"""`aoud refresh`: asks TVmaze about the show, and adds claims from its answer."""

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from aoud_cli.cli.options import Clock, DryRun, ShapeOptions, raise_left_out, taking_options
from aoud_cli.errors import FactsError, OutputError, SourceError, UsageError
from aoud_cli.files import paths
from aoud_cli.output import terminal
from aoud_cli.text import counted

if TYPE_CHECKING:
    from aoud_cli.facts.model import FactBase, Fetched
    from aoud_cli.files.in_use import FactsInUse
    from aoud_cli.files.records import Change
    from aoud_cli.reports.refresh import Asking, Refresh
    from aoud_cli.web.listing import Heard, Question
    from aoud_cli.web.tvmaze import Entry

_FRESH = timedelta(minutes=60)  # TVmaze keeps an answer for so long
_A_DAY = timedelta(days=1)  # tomorrow it is already, somewhere
_NOT_ASKED = (
    "TVmaze was asked {} ago. Its answers change once an hour. To ask anyway: aoud refresh --again"
)


@dataclass(frozen=True)
class RefreshOptions:
    """How `aoud refresh` asks, and what it shows."""

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
    from aoud_cli.files.records import Change
    from aoud_cli.output.screens import refresh as screen
    from aoud_cli.reports.refresh import Asking

    shape.one_shape()  # refused before anything is sent
    base = load(paths.bundled())
    before = fetched.read(paths.fetched())
    ago = None if options.again else _minutes_ago(before, clock)
    if ago is not None:
        why_not = _NOT_ASKED.format(counted(ago, "minute"))
        change, asking = Change(before, before), Asking(why_not=why_not)
    else:
        entry, heard = _heard(base, before, clock)
        change = _written(base, heard, clock, dry_run=options.dry_run)
        asking = Asking(
            written=not options.dry_run,
            day=clock.today,
            page=entry.page,
            changed=entry.changed,
            not_taken=heard.not_taken,
        )
    told, in_use = _told(base, change, asking, clock)
    if told.is_news or not options.quiet:
        _write(shape.text(told, screen.refresh), told)
    raise_left_out(in_use)


def _write(text: str, told: "Refresh") -> None:
    """Write the answer; raises OutputError, with what has been done, if that fails."""
    try:
        terminal.write(text)
    except OutputError as error:
        kept = ", ".join(one.claim for one in told.told) if told.asking.written else ""
        raise OutputError(f"{error}; this was kept: {kept}" if kept else str(error)) from None


def _minutes_ago(before: "Fetched", clock: Clock) -> int | None:
    """Return how many minutes ago TVmaze was asked, if its answer cannot have changed since.

    Raises UsageError where it was asked on a day that lies ahead: one of the two clocks is wrong,
    and what was heard since would be forgotten.
    """
    from aoud_cli.facts.dates import spoken_day

    last = max((look.day for look in before.looks), default=clock.today)
    if last - clock.today > _A_DAY:
        raise UsageError(
            f"today is {spoken_day(clock.today)} by this machine's clock, and TVmaze was asked on"
            f" {spoken_day(last)} already; set the clock, or type `aoud refresh --again` to forget"
            " what was heard after today"
        )
    if before.asked is None or not timedelta() <= clock.now - before.asked < _FRESH:
        return None
    return (clock.now - before.asked) // timedelta(minutes=1)


def _heard(base: "FactBase", before: "Fetched", clock: Clock) -> "tuple[Entry, Heard]":
    """Ask TVmaze, and return what it lists about the season, and the claims that this makes.

    Raises UsageError where it cannot be asked about the show, and SourceError where it cannot be
    asked at all, or is not believed.
    """
    from aoud_cli.web import listing, network, tvmaze

    question = _question(base, before, clock)
    imdb = base.title.imdb
    if imdb is None:
        raise UsageError(
            "TVmaze is asked by the show's id at IMDb, and the facts name none;"
            ' write imdb = "tt1234567" under [title]'
        )
    network.refuse_offline()
    terminal.write_progress("Asking TVmaze (api.tvmaze.com) ...")
    answers = network.all_of({tvmaze.NAME: lambda: tvmaze.entry(imdb, question.season)})
    entry = answers[tvmaze.NAME]
    if isinstance(entry, SourceError):
        raise entry
    return entry, listing.heard(entry, question)


def _question(base: "FactBase", before: "Fetched", clock: Clock) -> "Question":
    """Return what TVmaze is asked; raises UsageError for a show that it cannot be asked about."""
    from aoud_cli.facts.vocabulary import EPISODES, RELEASED, TopicKind
    from aoud_cli.files.in_use import with_answers
    from aoud_cli.judge.assess import assess
    from aoud_cli.web import listing

    season = base.title.season
    if not season:
        raise UsageError("TVmaze lists numbered seasons, and this is none; it cannot be asked")
    topics = [RELEASED] if RELEASED in base.topics else []
    episodes = base.topics.get(EPISODES)
    if episodes and episodes.kind is TopicKind.VALUE and episodes.season is None:
        topics += [] if episodes.per_person else [EPISODES]
    if not topics:
        what = f"'{RELEASED}' and '{EPISODES}'"
        raise UsageError(f"TVmaze is asked about {what}, and there is no such topic")
    assessment = assess(with_answers(base, before, clock.today, clock.today).facts, clock.today)
    bound = assessment[RELEASED].bound if RELEASED in topics else None
    return listing.Question(
        season=season,
        topics=topics,
        today=clock.today,
        bound=bound.day if bound else None,
        numbered=listing.is_numbered(before.claims, clock.today),
    )


def _written(base: "FactBase", heard: "Heard", clock: Clock, *, dry_run: bool) -> "Change[Fetched]":
    """Write down what TVmaze says, unless it is only tried, and return what changed in the file.

    Raises FactsError, and writes nothing, where it and the other facts would not fit.
    """
    from aoud_cli.files import fetched
    from aoud_cli.files.in_use import with_answers
    from aoud_cli.web import listing

    today = clock.today
    said = fetched.Statement(
        listing.ID,
        listing.SOURCE,
        heard.claims,
        heard.topics,
        _quoted_since(),
    )

    def edit(before: "Fetched") -> "Fetched":
        after = fetched.with_statement(before, said, clock.now)
        now, then = (
            {one.what: one.error for one in with_answers(base, there, today, today).left_out}
            for there in (before, after)
        )
        for what in then.keys() - now.keys():
            raise then[what]
        return after

    change = fetched.FILE.preview if dry_run else fetched.FILE.change
    return change(paths.fetched(), edit)


def _quoted_since() -> set[str]:
    """Return the topics about which the user has quoted TVmaze since it was last asked."""
    from aoud_cli.files import fetched, own
    from aoud_cli.judge.evidence import is_newer
    from aoud_cli.web import listing

    try:
        mine = own.FILE.read(paths.yours()).claims
    except FactsError:  # they are in no answer either
        return set()
    said = [claim for claim in fetched.read(paths.fetched()).claims if claim.by == listing.ID]
    quotes = [claim for claim in mine if claim.by == listing.ID]
    return {
        quote.topic
        for quote in quotes
        if all(is_newer(quote, claim) for claim in said if claim.topic == quote.topic)
    }


def _told(
    base: "FactBase", change: "Change[Fetched]", asking: "Asking", clock: Clock
) -> "tuple[Refresh, FactsInUse]":
    """Return what the change of the fetched claims does to the answers, and the facts in use."""
    from aoud_cli.files.in_use import with_answers
    from aoud_cli.judge.assess import assess
    from aoud_cli.reports.refresh import refresh as told
    from aoud_cli.web import listing, tvmaze

    today = clock.today
    before, after = (with_answers(base, one, today, today) for one in (change.before, change.after))
    old = {claim.id for claim in change.before.claims}
    new = [claim for claim in change.after.claims if claim.id not in old]
    first, second = (assess(one.facts, today, yours=one.yours) for one in (before, after))
    return told((first, second), (listing.ID, tvmaze.NAME), asking, new), after
