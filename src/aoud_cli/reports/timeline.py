"""`aoud timeline`: the claims that changed an answer, by day, then the windows still ahead.

A claim moves an answer when it changes what is answered on the day it becomes public.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from aoud_cli.facts.dates import PartialDate, spoken
from aoud_cli.facts.model import Claim, FactBase, Topic
from aoud_cli.facts.vocabulary import NO, Kind, Rank, TopicKind
from aoud_cli.judge.answer import Answer, Assessment, Fate, Judged, Key, Standing, key_of
from aoud_cli.judge.assess import assess
from aoud_cli.judge.evidence import in_time
from aoud_cli.reports.report import Cell, Linked, Report, Row, heading, word


@dataclass(frozen=True)
class TimelineRow(Row):
    """A claim on the day it was said; or, if `ahead`, on the days that it promises.

    `day` is one of `said` and `when`: the one that it stands under.
    """

    day: PartialDate
    ahead: bool
    id: str
    topic: str
    about: str | None
    kind: Kind
    basis: Rank | Kind
    fate: Fate | None
    by: str
    text: str
    said: PartialDate
    when: PartialDate | None
    via: str | None
    url: str | None

    def cells(self) -> tuple[Cell, ...]:
        """Return the day it was said or the window that is ahead, basis, fate and sentence.

        The sentence names its speaker, and is what is linked.
        """
        said, ahead = ("", spoken(self.day)) if self.ahead else (spoken(self.day), "")
        fate = word(self.fate) if self.fate else ""
        return said, ahead, word(self.basis), fate, Linked(self.text, self.url)


@dataclass(frozen=True)
class Timeline(Report[TimelineRow]):
    """What was said, in order, and what is promised."""

    command: ClassVar[str] = "timeline"
    columns: ClassVar[tuple[str, ...]] = ("SAID", "AHEAD", "BASIS", "FATE", "CLAIM")
    row_type: ClassVar[type[Row]] = TimelineRow
    none: ClassVar[str] = "No claim fits that."

    everything: bool

    def preamble(self) -> tuple[str, ...]:
        """Return how to see every claim, if some are left out."""
        if self.everything or not self.rows:
            return ()
        return ("Only claims that changed an answer. All of them: aoud timeline --all",)


@dataclass(frozen=True)
class Span:
    """Which part of the record is asked for; None leaves a side, the topic or the person open.

    `everything` asks for every claim, whether it changed an answer or not.
    """

    since: date | None = None
    until: date | None = None
    topic: str | None = None
    about: str | None = None
    everything: bool = False


def timeline(assessment: Assessment, span: Span) -> Timeline:
    """Return the claims that changed an answer, or all of them, then the windows still ahead.

    The claims are ordered by the day they were said, the windows by the day they end.
    """
    judged = assessment.judged
    shown = judged.keys() if span.everything else movers(assessment)
    said = [j for key, j in judged.items() if key in shown]
    said = [j for j in said if _wanted(j.claim, j.claim.said, span)]
    said.sort(key=lambda j: in_time(j.claim))
    ahead = [j for j in judged.values() if _is_ahead(j, assessment.known_days[j.claim.topic])]
    ahead = [j for j in ahead if _wanted(j.claim, j.claim.when, span)]
    ahead.sort(key=lambda j: (j.claim.when.last if j.claim.when else date.max, j.claim.id))
    return Timeline(
        heading=heading(assessment, [span.topic] if span.topic else assessment.facts.topics),
        rows=(*(_row(j, ahead=False) for j in said), *(_row(j, ahead=True) for j in ahead)),
        everything=span.everything,
    )


def _wanted(claim: Claim, day: PartialDate | None, span: Span) -> bool:
    """Whether a claim is about the topic and person asked for, and a day of it within the span."""
    if day is None:
        return False
    if span.topic is not None and claim.topic != span.topic:
        return False
    if span.about is not None and claim.about != span.about:
        return False
    too_early = span.since is not None and day.last < span.since
    too_late = span.until is not None and day.first > span.until
    return not too_early and not too_late


def _is_ahead(judged: Judged, known_day: date) -> bool:
    """Whether a claim is an open plan or guess that something will be so after the known day."""
    claim = judged.claim
    promise = claim.kind is not Kind.FACT and claim.says != NO
    over = claim.when is None or claim.when.last <= known_day
    return promise and judged.fate is Fate.OPEN and not over


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
        said=claim.said,
        when=claim.when,
        via=claim.via,
        url=claim.url,
    )


def movers(assessment: Assessment) -> set[str]:
    """Return the ids of the claims that changed an answer on the day they became public.

    A claim counts when the answer to its topic differs from that of the day before, and the new
    answer rests on it or on its window. Topics about an earlier season do not count.
    """
    facts, before = assessment.facts, assess(assessment.facts, date.min)
    said = _keys_by_day(assessment.public)
    moved: set[str] = set()
    for day in sorted(said):
        after = assess(facts, day)
        for key in _touched(facts, said[day]):
            if _gist(before, key) != _gist(after, key):
                moved |= _movers_of(after.answers[key], day)
        before = after
    return moved


def _movers_of(answer: Answer, day: date) -> set[str]:
    """Return the ids of the claims of a day, on the answer's own topic, that carry the answer."""
    weighty = [claim for claim in _weighty(answer) if claim.topic == answer.topic]
    return {claim.id for claim in weighty if claim.said.last == day}


def _keys_by_day(public: Sequence[Claim]) -> dict[date, set[Key]]:
    """Return which answers the claims of each day are about.

    A claim that takes back another is also about what that one is about.
    """
    by_id = {claim.id: claim for claim in public}
    said: dict[date, set[Key]] = defaultdict(set)
    for claim in public:
        spoken_of: Claim | None = claim
        while spoken_of:  # what took something back may itself be taken back
            said[claim.said.last].add(key_of(spoken_of))
            spoken_of = by_id.get(spoken_of.retracts or "")
    return said


def _touched(facts: FactBase, keys: set[Key]) -> set[Key]:
    """Return the answers that claims about these keys can have changed.

    A claim about one step can change the answer to every other step.
    """
    milestones = [key for key in keys if _is_step(facts, key)]
    touched = {*keys}
    if milestones:
        touched |= {Key(name) for name in facts.topics if _is_step(facts, Key(name))}
    return {key for key in touched if _has_an_answer(facts.topics[key.topic])}


def _is_step(facts: FactBase, key: Key) -> bool:
    return facts.topics[key.topic].kind is TopicKind.MILESTONE


def _has_an_answer(topic: Topic) -> bool:
    """Whether a topic has an answer that can change: notes only collect sentences."""
    return topic.season is None and topic.kind is not TopicKind.NOTE


def _gist(assessment: Assessment, key: Key) -> tuple[object, ...]:
    answer = assessment.answers.get(key)
    return answer.gist if answer else ()


def _weighty(answer: Answer) -> list[Claim]:
    """Return the claims that carry an answer: for a disputed one, all that stand."""
    stands = [judged.claim for judged in answer.claims if judged.fate is Fate.STANDS]
    if answer.standing is Standing.DISPUTED:
        return stands
    weighty = [answer.credit] if answer.credit else []
    if answer.window:
        weighty += [claim for claim in stands if claim.when in answer.window.parts]
    return weighty
