"""An answer as a record for programs: the shape that JSON promises, the same in every command."""

from dataclasses import dataclass
from datetime import date

from aoud_cli.facts.dates import PartialDate
from aoud_cli.judge.answer import Answer, Judged, Outlook, Prospect
from aoud_cli.reports.wording import promised


@dataclass(frozen=True)
class FateRecord:
    """What became of a claim, and because of which other."""

    id: str
    fate: str
    by_fate: str | None


@dataclass(frozen=True)
class OutlookRecord:
    """What to expect of something that is not settled."""

    state: str
    text: str | None
    first: date | None
    last: date | None
    open: int


@dataclass(frozen=True)
class AnswerRecord:
    """A topic's answer, for programs: the same shape in every command."""

    topic: str
    about: str | None
    answer: str
    standing: str
    basis: str | None
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
        claims=tuple(fate_record(judged) for judged in answer.claims),
    )


def fate_record(judged: Judged) -> FateRecord:
    """Return a claim's fate in the shape that programs read."""
    return FateRecord(judged.claim.id, judged.fate, judged.because.id if judged.because else None)


def _outlook_record(outlook: Outlook) -> OutlookRecord | None:
    if outlook.state is Prospect.NONE:
        return None
    span = outlook.span
    text = promised(outlook.claim) if outlook.claim else None
    return OutlookRecord(
        outlook.state, text, span.first if span else None, span.last if span else None, outlook.open
    )
