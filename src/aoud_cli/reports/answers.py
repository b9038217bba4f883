"""An answer as a record for programs: the shape that JSON promises, the same in every command."""

from dataclasses import dataclass
from datetime import date

from aoud_cli.facts.dates import PartialDate
from aoud_cli.facts.vocabulary import Rank
from aoud_cli.judge.answer import (
    Answer,
    Assessment,
    Fate,
    Grounds,
    Judged,
    Limit,
    Outlook,
    Prospect,
    Standing,
    Teller,
)
from aoud_cli.reports.outlooks import promised_days
from aoud_cli.reports.windows import days_by_others


@dataclass(frozen=True)
class FateRecord:
    """The fate of the claim `id`, and the id of the claim that decided it.

    A plan or guess that nobody could call hit or missed has no fate.
    """

    id: str
    fate: Fate | None
    by_fate: str | None


@dataclass(frozen=True)
class LimitRecord:
    """A day by which a step was not taken, and the id of the claim that says so.

    `step` is the earlier step that had not been taken before it; a plain "not yet" has none.
    """

    day: date
    by: str
    step: str | None


@dataclass(frozen=True)
class OutlookRecord:
    """What to expect of something that is not settled.

    `how` is what it rests on: a plan, a field of outlets, one word alone, hearsay. `text` says it,
    `first` and `last` are the ends of its days, `middle` is the middle of a field of `count`
    speakers. `open` counts the open predictions, `closed` those decided, `hits` those of them that
    came true. `beside` is what others have said since a plan was made.
    """

    state: Prospect
    how: Grounds | None
    text: str | None
    first: date | None
    middle: date | None
    last: date | None
    count: int
    open: int
    closed: int
    hits: int
    by: str | None
    beside: "OutlookRecord | None"


@dataclass(frozen=True)
class AnswerRecord:
    """The answer to a topic, to one about one person, or to one part of the release.

    It knows of the days up to `known`, `age_days` before the day asked; `fresh` is whether that is
    recent enough (rule 1.3). `dated_by` is who tells the days of a step, if not as strong a word as
    tells the step itself; the ids of the claims that tell its ends are `first_by` and `last_by`.
    `not_before` is where a "not yet", or the first day of a window, comes from.
    """

    topic: str
    about: str | None
    part: int
    answer: str
    standing: Standing
    basis: Rank | None
    said: PartialDate | None
    by: str | None
    credit: str | None
    against: str | None
    known: date
    age_days: int
    fresh: bool
    window: PartialDate | None
    window_parts: tuple[PartialDate, ...]
    dates_differ: bool
    dated_by: str | None
    first_by: str | None
    last_by: str | None
    not_before: LimitRecord | None
    bound: LimitRecord | None
    outlook: OutlookRecord | None
    claims: tuple[FateRecord, ...]


def answer_record(assessment: Assessment, answer: Answer) -> AnswerRecord:
    """Return an answer in the shape that programs read."""
    credit, taken = answer.credit, answer.window
    return AnswerRecord(
        topic=answer.topic,
        about=answer.about,
        part=answer.part,
        answer=answer.says,
        standing=answer.standing,
        basis=answer.basis,
        said=credit.said if credit else None,
        by=credit.by if credit else None,
        credit=credit.id if credit else None,
        against=answer.against.id if answer.against else None,
        known=answer.known_day,
        age_days=answer.age(assessment.as_of),
        fresh=answer.is_fresh(assessment.as_of),
        window=taken.whole if taken else None,
        window_parts=taken.parts if taken else (),
        dates_differ=answer.dates_differ,
        dated_by=_dated_by(answer),
        first_by=_id_of(taken.first_by) if taken else None,
        last_by=_id_of(taken.last_by) if taken else None,
        not_before=_limit_record(taken.after if taken else answer.limit),
        bound=_limit_record(answer.bound),
        outlook=_outlook_record(answer.outlook),
        claims=tuple(_fate_record(judged) for judged in answer.claims),
    )


def _dated_by(answer: Answer) -> str | None:
    """Return the source of the days of a step, if it is weaker than the source of the answer."""
    tellers = [teller for one in days_by_others(answer) for teller in one.tellers]
    weakest = min(tellers, key=lambda teller: teller.rank.weight, default=None)
    return weakest.claim.by if weakest and weakest.rank is not answer.basis else None


def _id_of(teller: Teller | None) -> str | None:
    return teller.claim.id if teller else None


def _fate_record(judged: Judged) -> FateRecord:
    because = judged.because.id if judged.because else None
    return FateRecord(judged.claim.id, judged.fate, because)


def _limit_record(limit: Limit | None) -> LimitRecord | None:
    return LimitRecord(limit.day, limit.teller.claim.id, limit.step) if limit else None


def _outlook_record(outlook: Outlook | None) -> OutlookRecord | None:
    if outlook is None or outlook.state is Prospect.NONE:
        return None
    days = outlook.days
    return OutlookRecord(
        state=outlook.state,
        how=outlook.how,
        text=promised_days(outlook),
        first=days.first if days and days.starts else None,
        middle=outlook.middle,
        last=days.last if days else None,
        count=outlook.count,
        open=outlook.open,
        closed=outlook.record.closed,
        hits=outlook.record.hit,
        by=outlook.claim.id if outlook.claim else None,
        beside=_outlook_record(outlook.beside),
    )
