"""An answer as a record for programs: the shape that JSON promises, the same in every command."""

from dataclasses import dataclass
from datetime import date

from aoud_cli.facts.dates import PartialDate
from aoud_cli.facts.vocabulary import Rank
from aoud_cli.judge.answer import Answer, Fate, Judged, Outlook, Prospect, Standing
from aoud_cli.reports.wording import promised


@dataclass(frozen=True)
class FateRecord:
    """What became of the claim `id`, and the id of the claim that decided it."""

    id: str
    fate: Fate
    by_fate: str | None


@dataclass(frozen=True)
class OutlookRecord:
    """What to expect of something that is not settled.

    `text` is the plan or guess to go by, `open` how many are open, and `first` and `last` are the
    ends of all their days.
    """

    state: Prospect
    text: str | None
    first: date | None
    last: date | None
    open: int


@dataclass(frozen=True)
class AnswerRecord:
    """The answer to a topic, or to a topic about one person."""

    topic: str
    about: str | None
    answer: str
    standing: Standing
    basis: Rank | None
    said: PartialDate | None
    by: str | None
    window: PartialDate | None
    dated_by: str | None
    outlook: OutlookRecord | None
    claims: tuple[FateRecord, ...]


def answer_record(answer: Answer) -> AnswerRecord:
    """Return an answer in the shape that programs read."""
    credit = answer.credit
    return AnswerRecord(
        topic=answer.topic,
        about=answer.about,
        answer=answer.says,
        standing=answer.standing,
        basis=answer.basis,
        said=credit.said if credit else None,
        by=credit.by if credit else None,
        window=answer.window,
        dated_by=answer.dated.by if answer.dated else None,
        outlook=_outlook_record(answer.outlook),
        claims=tuple(_fate_record(judged) for judged in answer.claims),
    )


def _fate_record(judged: Judged) -> FateRecord:
    because = judged.because.id if judged.because else None
    return FateRecord(judged.claim.id, judged.fate, because)


def _outlook_record(outlook: Outlook) -> OutlookRecord | None:
    if outlook.state is Prospect.NONE:
        return None
    span = outlook.span
    return OutlookRecord(
        state=outlook.state,
        text=promised(outlook.claim) if outlook.claim else None,
        first=span.first if span else None,
        last=span.last if span else None,
        open=outlook.open,
    )
