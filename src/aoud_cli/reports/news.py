"""`aoud news`: headlines that name the show, each with the command that adds it.

They are no claims, and change no answer.
"""

import shlex
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from aoud_cli.errors import SourceError
from aoud_cli.facts.dates import add_days, spoken_day
from aoud_cli.facts.model import FactBase
from aoud_cli.facts.vocabulary import Rank
from aoud_cli.judge.answer import Assessment
from aoud_cli.reports.report import Cell, Report, Row, heading
from aoud_cli.text import counted, ended, folded
from aoud_cli.web.headlines import (
    Answer,
    Headline,
    host,
    naming,
    same_address,
    spellings,
    without_copies,
)


@dataclass(frozen=True)
class Asked:
    """What was asked, and what came of it: of each source its headlines, or why there are none.

    Headlines are wanted from the day `since` on; those of before `reach` nobody could give.
    """

    since: date
    reach: date
    answers: Mapping[str, Answer | SourceError]


@dataclass(frozen=True)
class SourceAnswer:
    """What came of asking a source: how many headlines, how many of them name the show.

    A `fault` says why it could not be asked.
    """

    source: str
    headlines: int
    name_the_show: int
    without_address: int
    has_more: bool
    fault: str | None

    def __str__(self) -> str:
        """Return it as a sentence or more."""
        if self.fault is not None:
            return ended(self.fault)
        names = "names" if self.name_the_show == 1 else "name"
        told = f"{self.source}: {counted(self.headlines, 'headline')}, "
        told += f"{self.name_the_show or 'none'} {names} the show."
        if self.without_address:
            told += f" {self.without_address} more without an address that can be opened."
        if self.has_more:
            told += " It has more, which it did not give."
        return told


@dataclass(frozen=True)
class HeadlineRow(Row):
    """A headline, how many others have the same words, and the line that writes it down.

    `claim` is the id of the claim that has its address already.
    """

    day: date | None
    outlet: str
    title: str
    url: str
    copies: int
    copied_by: tuple[str, ...]
    claim: str | None
    add: str

    def cells(self) -> tuple[Cell, ...]:
        """Return the day, the outlet, the title, the address, and what to do with it."""
        return self.day_in_words, self.outlets, self.title, self.url, self.next_step

    @property
    def day_in_words(self) -> str:
        """The day on which it was seen or published."""
        return spoken_day(self.day) if self.day else "no day"

    @property
    def outlets(self) -> str:
        """The outlet that was first, and how many copied it."""
        return f"{self.outlet}, and {self.copies} more" if self.copies else self.outlet

    @property
    def next_step(self) -> str:
        """The command that writes it down; or that shows the claim that has it already."""
        return f"in the record: aoud why {self.claim}" if self.claim else self.add


@dataclass(frozen=True)
class News(Report[HeadlineRow]):
    """Headlines that name the show, newest first, with what each source answered."""

    command: ClassVar[str] = "news"
    columns: ClassVar[tuple[str, ...]] = ("DAY", "OUTLET", "HEADLINE", "ADDRESS", "NEXT")
    row_type: ClassVar[type[Row]] = HeadlineRow
    none: ClassVar[str] = "No headline to show."

    since: date
    reach: date
    sources: tuple[SourceAnswer, ...]

    def preamble(self) -> tuple[str, ...]:
        """Return what is shown, what each source answered, and how far back they reach."""
        what = f"Headlines since {spoken_day(self.since)} that name the show."
        sentences = [f"{what} They are not facts, and nothing was written down."]
        sentences += map(str, self.sources)
        if self.since < self.reach:
            reach = f"GDELT reaches back to {spoken_day(self.reach)}"
            unseen = f"what was written between {spoken_day(self.since)} and then is not among them"
            sentences.append(f"{reach}; {unseen}.")
        elif any(source.fault is None for source in self.sources):
            sentences.append("When you have read them: aoud add --checked today")
        return tuple(sentences)


def news(assessment: Assessment, asked: Asked) -> News:
    """Return the headlines that name the show, and what each source answered."""
    facts = assessment.facts
    names_it = naming(spellings(facts.title))
    sources: list[SourceAnswer] = []
    found: list[Headline] = []
    for name, given in asked.answers.items():
        if isinstance(given, SourceError):
            sources.append(SourceAnswer(name, 0, 0, 0, has_more=False, fault=str(given)))
            continue
        recent = [*_since(given.headlines, asked.since, assessment.today)]
        naming_it = [one for one in recent if names_it(one.title)]
        found += naming_it
        counts = len(recent), len(naming_it), given.without_address
        sources.append(SourceAnswer(name, *counts, has_more=given.has_more, fault=None))
    claims = _claims_by_address(facts)
    outlets = _outlets(facts)
    return News(
        heading=heading(assessment, facts.topics),
        rows=tuple(_row(copies, claims, outlets) for copies in without_copies(found)),
        since=asked.since,
        reach=asked.reach,
        sources=tuple(sources),
    )


def _since(headlines: Iterable[Headline], since: date, today: date) -> Iterator[Headline]:
    """Yield the headlines since a day, and those without one.

    A day that is still to come everywhere is a mistake, and counts as none.
    """
    for one in headlines:
        if one.day is None or one.day > add_days(today, 1):
            yield replace(one, day=None)
        elif one.day >= since:
            yield one


def _row(
    copies: tuple[Headline, ...],
    claims: Mapping[tuple[str, ...], str],
    outlets: Callable[[str], str | None],
) -> HeadlineRow:
    first, *others = copies
    recorded = (claims.get(same_address(one.url)) for one in copies)
    claim = next(filter(None, recorded), None)
    return HeadlineRow(
        day=first.day,
        outlet=first.outlet,
        title=first.title,
        url=first.url,
        copies=len(others),
        copied_by=tuple(one.outlet for one in others),
        claim=claim,
        add="" if claim else _add(first, outlets(first.outlet)),
    )


def _add(headline: Headline, source: str | None) -> str:
    """Return the command that writes a headline down; on a terminal it asks for the rest.

    An outlet that is no source yet is taken for one of the press.
    """
    words = ["aoud", "add", "--by", source or headline.outlet]
    if source is None:
        words += ["--by-rank", Rank.PRESS.value]
    if headline.day:
        words += ["--said", headline.day.isoformat()]
    return shlex.join([*words, "--url", headline.url])


def _claims_by_address(facts: FactBase) -> dict[tuple[str, ...], str]:
    """Return the ids of the claims by their addresses; of several claims the first."""
    claims = [(claim.url, claim.id) for claim in facts.claims if claim.url]
    return {same_address(url): name for url, name in reversed(claims)}


def _outlets(facts: FactBase) -> Callable[[str], str | None]:
    """Return a function from a host to the source that it belongs to.

    A source's own address, or one below it, and its name tell it; else the claims that were read
    there, where they name one outlet alone, of press or hearsay. Whose own word it is, they cannot
    tell.
    """
    known = {host(source.url): key for key, source in facts.sources.items() if source.url}
    called = {folded(name): key for key, one in facts.sources.items() for name in (one.name, key)}
    read: dict[str, set[str]] = {}
    for claim in facts.claims:
        outlet = claim.via or claim.by
        if claim.url and facts.sources[outlet].rank in {Rank.PRESS, Rank.HEARSAY}:
            read.setdefault(host(claim.url), set()).add(outlet)
    only = {name: next(iter(outlets)) for name, outlets in read.items() if len(outlets) == 1}

    def source_of(name: str) -> str | None:
        labels = name.split(".")
        at_or_above = [".".join(labels[start:]) for start in range(len(labels) - 1)]
        own = next((known[one] for one in at_or_above if one in known), None)
        return own or called.get(folded(name)) or only.get(name)

    return source_of
