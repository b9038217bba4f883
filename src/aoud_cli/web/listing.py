"""From what TVmaze lists about a season to claims, in sentences of our own.

No word of its answer is kept. So a spoilt entry can lie about a day or a number, under TVmaze's
name, and about nothing else.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from aoud_cli.facts.dates import PartialDate, add_months, spoken_day
from aoud_cli.facts.model import Claim, Source
from aoud_cli.facts.vocabulary import EPISODES, NO, RELEASED, TBA, YES, Kind, Rank
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
TOPICS = (RELEASED, EPISODES)

_A_DAY = timedelta(days=1)
_MONTHS_AHEAD = 36


@dataclass(frozen=True)
class Question:
    """What is asked of TVmaze, and what is known already.

    `topics` are those of TOPICS that the fact base has. The season was not out before `bound`, if
    that is known (rule 3.3). `numbered` is whether TVmaze has listed a number of episodes before.
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
    said = [claim.says for claim in theirs if claim.said.first < today]
    return bool(said) and said[-1] != TBA


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
            for topic in TOPICS
            if topic in question.topics and not (topic == RELEASED and not_taken)
        ),
        not_taken=not_taken if RELEASED in question.topics else "",
    )


def _why_not_taken(entry: Entry, question: Question) -> str:
    """Return why the day that TVmaze lists is not believed, as a sentence; empty if it is."""
    days = _days(entry)
    if days is None:
        return ""
    listed = f"{NAME} lists {spoken_day(entry.day)}" if entry.day else ""
    if question.bound and days.last < question.bound:
        return f"{listed}, but it was not out before {spoken_day(question.bound)}."
    if entry.earlier and days.last <= entry.earlier:
        return f"{listed}, but the season before began on {spoken_day(entry.earlier)}."
    if days.first > add_months(question.today, _MONTHS_AHEAD):
        return f"{listed}, more than 3 years ahead."
    return ""


def _days(entry: Entry) -> PartialDate | None:
    """Return the days that the listed day stands for.

    Before an episode has been shown, the first or last day of a year often stands for the year.
    """
    if entry.day is None:
        return None
    if _is_placeholder(entry):
        return PartialDate.parse(f"{entry.day.year:04}")
    return PartialDate.day(entry.day)


def _is_placeholder(entry: Entry) -> bool:
    ends = {(1, 1), (12, 31)}
    return entry.day is not None and not entry.shown and (entry.day.month, entry.day.day) in ends


def _release(entry: Entry, question: Question) -> Claim:
    season = f"season {question.season}"
    if not entry.is_listed:
        return _claim(entry, question, RELEASED, NO, f"{NAME} does not list {season}.")
    days = _days(entry)
    if days is None and entry.shown:
        text = f"{NAME} lists {season} as shown, without its first day."
        return _claim(entry, question, RELEASED, YES, text)
    if days is None:
        return _claim(entry, question, RELEASED, NO, f"{NAME} lists {season} without a date.")
    # midnight in Los Angeles is the next day in Seoul (rule 2.4)
    is_out = entry.shown and days.first <= question.today + _A_DAY
    if is_out:
        text = f"{NAME} lists {season} as out since {spoken_day(days.first)}."
        return _claim(entry, question, RELEASED, YES, text, when=days)
    text = (
        f"{NAME} lists {spoken_day(entry.day)} as the first day of {season}." if entry.day else ""
    )
    note = "That day often stands for its year." if _is_placeholder(entry) else None
    return _claim(entry, question, RELEASED, YES, text, when=days, kind=Kind.GUESS, note=note)


def _episodes(entry: Entry, question: Question) -> Claim | None:
    """Return how many episodes are listed; that there are none is news only where there were."""
    of = f"of season {question.season}"
    if entry.episodes:
        text = f"{NAME} lists {entry.episodes} as the number of episodes {of}."
        return _claim(entry, question, EPISODES, str(entry.episodes), text)
    if question.numbered:
        text = f"{NAME} lists the number of episodes {of} no more."
        return _claim(entry, question, EPISODES, TBA, text)
    return None


def _claim(
    entry: Entry, question: Question, topic: str, says: str, text: str, **more: object
) -> Claim:
    fields = {"topic": topic, "says": says, "text": text, **more}
    said = PartialDate.day(question.today)
    return Claim.model_validate({"id": topic, "by": ID, "said": said, "url": entry.page, **fields})
