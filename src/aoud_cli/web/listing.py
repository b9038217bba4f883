"""Turns what TVmaze lists about a season into claims, in our own sentences.

No word of its answer is kept. So a spoilt entry can lie about a day or a number, under TVmaze's
name, and about nothing else.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from aoud_cli.facts.dates import PartialDate, add_months, spoken_day
from aoud_cli.facts.model import Claim, Source
from aoud_cli.facts.vocabulary import (
    ASKED_OF_DATABASES,
    EPISODES,
    NO,
    RELEASED,
    TBA,
    YES,
    Kind,
    Rank,
)
from aoud_cli.web.tvmaze import NAME, Entry

ID = "tvmaze"
SOURCE = Source(
    name=NAME,
    rank=Rank.PRESS,
    url="https://www.tvmaze.com/",
    note="A database that its readers keep up; asked by `aoud refresh`.",
    listing=True,
    credit="Data by TVmaze.com, CC BY-SA 4.0.",
)

_A_DAY = timedelta(days=1)
_MONTHS_AHEAD = 36


@dataclass(frozen=True)
class Question:
    """What is asked of TVmaze, and what is known already.

    `topics` are those of ASKED_OF_DATABASES that the fact base has. The season was not out before
    `bound`, if that is known (rule 3.3). `numbered` is whether TVmaze listed a number of episodes
    when it was last asked.
    """

    season: int
    topics: Collection[str]
    today: date
    bound: date | None
    numbered: bool


@dataclass(frozen=True)
class Heard:
    """What TVmaze says: claims, the topics that it was asked about, and what was not taken.

    The claims have no ids of their own yet. A topic of which something was not taken is not among
    those asked about: nobody knows more of it than before.
    """

    claims: tuple[Claim, ...]
    topics: tuple[str, ...]
    not_taken: str = ""


def is_numbered(claims: Iterable[Claim], today: date) -> bool:
    """Return whether the last that TVmaze said of the episodes before today was their number."""
    theirs = [claim for claim in claims if (claim.by, claim.topic) == (ID, EPISODES)]
    earlier = [claim for claim in theirs if claim.said.first < today]
    last = max(earlier, key=lambda claim: claim.said.first, default=None)
    return last is not None and last.says != TBA


def heard(entry: Entry, question: Question) -> Heard:
    """Return what TVmaze's entry about a season says."""
    not_taken = _why_not_taken(entry, question)
    found = {
        RELEASED: None if not_taken else _release(entry, question),
        EPISODES: _episodes(entry, question),
    }
    return Heard(
        claims=tuple(one for topic, one in found.items() if one and topic in question.topics),
        topics=tuple(
            topic
            for topic in ASKED_OF_DATABASES
            if topic in question.topics and not (topic == RELEASED and not_taken)
        ),
        not_taken=not_taken if RELEASED in question.topics else "",
    )


def _why_not_taken(entry: Entry, question: Question) -> str:
    """Return why the day that TVmaze lists is not believed, as a sentence; empty if it is."""
    if entry.day is None:
        return ""
    days, listed = _days(entry.day, shown=entry.shown), f"{NAME} lists {spoken_day(entry.day)}"
    if question.bound and days.last < question.bound:
        return f"{listed}, but it was not out before {spoken_day(question.bound)}."
    if entry.earlier and days.last <= entry.earlier:
        return f"{listed}, but the season before began on {spoken_day(entry.earlier)}."
    if days.first > add_months(question.today, _MONTHS_AHEAD):
        return f"{listed}, more than 3 years ahead."
    return ""


def _days(day: date, *, shown: bool) -> PartialDate:
    """Return the days that a listed day stands for.

    Before an episode has been shown, the first or last day of a year often stands for the year.
    """
    if not shown and (day.month, day.day) in {(1, 1), (12, 31)}:
        return PartialDate.parse(f"{day.year:04}")
    return PartialDate.day(day)


def _release(entry: Entry, question: Question) -> Claim:
    season = f"season {question.season}"
    if entry.day is not None:
        return _dated_release(entry, entry.day, question)
    if entry.shown:
        text = f"{NAME} lists {season} as shown, without its first day."
        return _claim(entry, question, RELEASED, YES, text)
    if not entry.is_listed:
        return _claim(entry, question, RELEASED, NO, f"{NAME} does not list {season}.")
    return _claim(entry, question, RELEASED, NO, f"{NAME} lists {season} without a date.")


def _dated_release(entry: Entry, day: date, question: Question) -> Claim:
    """Return that the season is out, or what is listed as its first day: a guess until then."""
    season, days = f"season {question.season}", _days(day, shown=entry.shown)
    # midnight in Los Angeles is the next day in Seoul (rule 2.4)
    if entry.shown and day <= question.today + _A_DAY:
        text = f"{NAME} lists {season} as out since {spoken_day(day)}."
        return _claim(entry, question, RELEASED, YES, text, when=days)
    text = f"{NAME} lists {spoken_day(day)} as the first day of {season}"
    text += "." if days.first == days.last else ": a day that often stands for its year."
    return _claim(entry, question, RELEASED, YES, text, when=days, kind=Kind.GUESS)


def _episodes(entry: Entry, question: Question) -> Claim | None:
    """Return how many episodes are listed; that there are none is news only where there were."""
    of = f"of season {question.season}"
    if entry.episodes:
        text = f"{NAME} lists {entry.episodes} as the number of episodes {of}."
        return _claim(entry, question, EPISODES, str(entry.episodes), text)
    if question.numbered:
        text = f"{NAME} no longer lists a number of episodes {of}."
        return _claim(entry, question, EPISODES, TBA, text)
    return None


def _claim(
    entry: Entry, question: Question, topic: str, says: str, text: str, **more: object
) -> Claim:
    fields = {"topic": topic, "says": says, "text": text, **more}
    said = PartialDate.day(question.today)
    return Claim.model_validate({"id": topic, "by": ID, "said": said, "url": entry.page, **fields})
