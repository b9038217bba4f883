"""`aoud timeline`: the claims that moved an answer, by day, then the windows still ahead."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from aoud_cli.facts.dates import PartialDate, spoken
from aoud_cli.facts.model import Claim, FactBase, Topic
from aoud_cli.facts.vocabulary import Kind, TopicKind
from aoud_cli.judge.answer import Answer, Assessment, Fate, Judged, Key, Standing
from aoud_cli.judge.assess import assess
from aoud_cli.judge.evidence import newest
from aoud_cli.reports.report import Report, Row, heading


@dataclass(frozen=True)
class TimelineRow(Row):
    """A claim on the day it was said, or a promised window on the days it covers (`ahead`)."""

    day: PartialDate
    ahead: bool
    id: str
    topic: str
    about: str | None
    kind: str
    basis: str
    fate: str
    by: str
    text: str

    def cells(self) -> tuple[str, ...]:
        """Return the day it was said or the window that is ahead, basis, fate and sentence."""
        days = ("", spoken(self.day)) if self.ahead else (spoken(self.day), "")
        return *days, self.basis, self.fate, self.text


@dataclass(frozen=True)
class Timeline(Report):
    """What was said, in order, and what is promised."""

    command: ClassVar[str] = "timeline"
    columns: ClassVar[tuple[str, ...]] = ("SAID", "AHEAD", "BASIS", "FATE", "CLAIM")
    row_type: ClassVar[type[Row]] = TimelineRow
    none: ClassVar[str] = "No claim fits that."

    everything: bool

    def preamble(self) -> tuple[str, ...]:
        """Return that this is not every claim, where it is not."""
        if self.everything or not self.rows:
            return ()
        return ("Only the claims that moved an answer. All of them: aoud timeline --all",)


@dataclass(frozen=True)
class Span:
    """Which part of the record is asked for; None leaves a side, the topic or the person open."""

    since: date | None = None
    until: date | None = None
    topic: str | None = None
    about: str | None = None
    everything: bool = False


def timeline(assessment: Assessment, span: Span) -> Timeline:
    """Return the claims that moved an answer (or all of them), oldest first, then the promises still open."""
    judged = assessment.judged
    moved = judged.keys() if span.everything else movers(assessment)
    wanted = sorted(
        (j for key, j in judged.items() if key in moved and _wanted(j.claim, j.claim.said, span)),
        key=lambda j: newest(j.claim),
    )
    ahead = sorted(
        (
            j
            for j in judged.values()
            if _is_ahead(j, assessment.known_day) and _wanted(j.claim, j.claim.when, span)
        ),
        key=lambda j: (j.claim.when.last if j.claim.when else date.max, j.claim.id),
    )
    return Timeline(
        heading=heading(assessment),
        rows=(*(_row(j, ahead=False) for j in wanted), *(_row(j, ahead=True) for j in ahead)),
        everything=span.everything,
    )


def _wanted(claim: Claim, day: PartialDate | None, span: Span) -> bool:
    return (
        (span.topic is None or claim.topic == span.topic)
        and (span.about is None or claim.about == span.about)
        and day is not None
        and (span.since is None or day.last >= span.since)
        and (span.until is None or day.first <= span.until)
    )


def _is_ahead(judged: Judged, known: date) -> bool:
    claim = judged.claim
    promise = claim.kind is not Kind.FACT and judged.fate is Fate.OPEN and claim.says != "no"
    return promise and claim.when is not None and claim.when.last > known


def _row(judged: Judged, *, ahead: bool) -> TimelineRow:
    claim = judged.claim
    day = claim.when if ahead else None
    return TimelineRow(
        day=day or claim.said,
        ahead=ahead,
        id=claim.id,
        topic=claim.topic,
        about=claim.about,
        kind=claim.kind,
        basis=claim.kind if claim.kind is not Kind.FACT else judged.rank,
        fate=judged.fate,
        by=claim.by,
        text=claim.text,
    )


def movers(assessment: Assessment) -> set[str]:
    """Return the ids of the claims that changed an answer about this season on the day they became public.

    A claim counts when its topic's answer differs from the day before and the new answer rests on it or its window.
    """
    facts, before = assessment.facts, assess(assessment.facts, date.min)
    said = _keys_by_day(assessment.public)
    moved: set[str] = set()
    for day in sorted(said):
        after = assess(facts, day)
        for key in _touched(facts, said[day]):
            if _has_an_answer(facts.topics[key[0]]) and _gist(before, key) != _gist(after, key):
                answer = after.answers[key]
                moved |= {
                    c.id for c in _weighty(answer) if c.said.last == day and c.topic == answer.topic
                }
        before = after
    return moved


def _keys_by_day(public: Sequence[Claim]) -> dict[date, set[Key]]:
    """Return what each day's claims are about, and what the claims are about that they take back."""
    by_id = {claim.id: claim for claim in public}
    said: dict[date, set[Key]] = defaultdict(set)
    for claim in public:
        spoken_of: Claim | None = claim
        while spoken_of:  # what took something back may itself be taken back
            said[claim.said.last].add((spoken_of.topic, spoken_of.about))
            spoken_of = by_id.get(spoken_of.retracts or "")
    return said


def _touched(facts: FactBase, keys: set[Key]) -> set[Key]:
    """Return the answers that a day's claims can have changed: their own, and with one step every other step's."""
    steps: set[Key] = {
        (name, None) for name, topic in facts.topics.items() if topic.kind is TopicKind.MILESTONE
    }
    return keys | steps if keys & steps else keys


def _has_an_answer(topic: Topic) -> bool:
    return topic.season is None and topic.kind is not TopicKind.NOTE


def _gist(assessment: Assessment, key: tuple[str, str | None]) -> tuple[object, ...]:
    answer = assessment.answers.get(key)
    return answer.gist if answer else ()


def _weighty(answer: Answer) -> list[Claim]:
    """Return the claims that an answer rests on, or that stand against it."""
    stands = [judged.claim for judged in answer.claims if judged.fate is Fate.STANDS]
    if answer.standing is Standing.DISPUTED:
        return stands
    dating = [claim for claim in stands if claim.when and claim.when == answer.window]
    return [*([answer.credit] if answer.credit else []), *dating]
