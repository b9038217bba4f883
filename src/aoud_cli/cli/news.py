"""`aoud news`: asks the web for headlines that name the show. It adds no claims."""

from collections import Counter
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Annotated
from urllib.parse import urlsplit

from aoud_cli.cli import typed_dates
from aoud_cli.cli.options import (
    SINCE,
    FactsOptions,
    ShapeOptions,
    option,
    raise_left_out,
    taking_options,
)
from aoud_cli.errors import FactsError, SourceError, UsageError
from aoud_cli.files import paths, store
from aoud_cli.output import terminal
from aoud_cli.text import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from aoud_cli.facts.model import FactBase
    from aoud_cli.web.headlines import Answer

FEEDS = "feeds.txt"  # as `paths.feeds` calls it


@taking_options("Show headlines that name the show, from the web.")
def news(
    shape: ShapeOptions,
    *,
    since: Annotated[str | None, SINCE] = None,
    feed: Annotated[
        list[str] | None, option("--feed", "URL", "Ask this RSS or Atom feed too; may be repeated.")
    ] = None,
) -> None:
    from aoud_cli.output.screens import news as screen
    from aoud_cli.reports import news as report
    from aoud_cli.web import gdelt, network

    shape.one_shape()  # refused before anything is sent, as are the day and the feeds
    question = FactsOptions()
    facts, today = question.loaded.facts, question.today
    first_day = _since(facts, since, today)
    feeds, faults = _feeds(feed or [])
    jobs = {gdelt.NAME: _asking_gdelt(facts, first_day, today)} | _asking(feeds)
    others = f" and {counted(len(feeds), 'feed')}" if feeds else ""
    network.refuse_offline()
    terminal.write_progress(f"Asking {gdelt.NAME}{others} ...")
    answers = network.all_of(jobs) | faults
    asked = report.Asked(first_day, gdelt.reach(today), answers)
    terminal.write(shape.text(report.news(question.assessment(), asked), screen.news))
    raise_left_out(question.loaded)
    _raise_first_fault(answers)


def _since(facts: "FactBase", typed: str | None, today: date) -> date:
    """Return the first day of which headlines are wanted.

    By default it is the last look at the topic that was looked at least recently (rule 1.1).
    Raises UsageError for a day that lies ahead.
    """
    from aoud_cli.facts.dates import spoken_day

    if typed is None:
        return min(today, *facts.last_looks(today).values())
    day = typed_dates.first_day("--since", typed, today)
    if day > today:
        raise UsageError(f"--since: {spoken_day(day)} lies ahead; write a day that has begun")
    return day


def _feeds(named: list[str]) -> tuple[list[str], dict[str, SourceError]]:
    """Return the addresses of the feeds to ask, each once, and what is wrong with their list.

    Raises UsageError for a named one that is no address, and for too many.
    """
    from aoud_cli.web import feeds

    try:
        addresses = [feeds.address(url) for url in named]
    except ValueError as error:
        raise UsageError(f"--feed: {error}") from None
    listed, faults = _listed()
    count = len({*addresses, *(text for _, text in listed)})
    if count > feeds.MOST:
        raise UsageError(f"{count} feeds are too many; name at most {feeds.MOST}, {FEEDS} included")
    for number, text in listed:
        where = f"{FEEDS}, line {number}"
        try:
            addresses.append(feeds.address(text))
        except ValueError as error:
            faults[where] = SourceError(f"{where}: {error}")
    return [*dict.fromkeys(addresses)], faults


def _listed() -> tuple[list[tuple[int, str]], dict[str, SourceError]]:
    """Return the lines of the user's list of feeds with their numbers, or why it is not read."""
    from aoud_cli.web import feeds

    try:
        return [*feeds.in_file(store.read(paths.feeds()))], {}
    except (FileNotFoundError, NotADirectoryError):
        return [], {}
    except FactsError as error:
        problem = error.faults[0].problem
    except UnicodeDecodeError:
        problem = "is not UTF-8 text"
    return [], {FEEDS: SourceError(f"{FEEDS}: {problem}")}


def _asking_gdelt(facts: "FactBase", since: date, today: date) -> "Callable[[], Answer]":
    from aoud_cli.web import gdelt
    from aoud_cli.web.headlines import spellings

    return partial(gdelt.ask, spellings(facts.title), since, today)


def _asking(addresses: list[str]) -> "dict[str, Callable[[], Answer]]":
    """Return what asks each feed, by its host; by its address where a host has several."""
    from aoud_cli.web import feeds

    hosts = Counter(urlsplit(url).netloc for url in addresses)
    names = {url: urlsplit(url).netloc for url in addresses}
    return {
        host if hosts[host] == 1 else url.removeprefix("https://"): partial(feeds.ask, url)
        for url, host in names.items()
    }


def _raise_first_fault(answers: "Mapping[str, Answer | SourceError]") -> None:
    """Raise SourceError, in one line, if a source could not be asked or understood."""
    faults = [one for one in answers.values() if isinstance(one, SourceError)]
    if faults:
        others = f" (and {counted(len(faults) - 1, 'other')}: see the answer)"
        raise SourceError(f"{faults[0]}{others if len(faults) > 1 else ''}")
