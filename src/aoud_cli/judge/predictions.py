"""What became of plans and guesses, and which of them to go by (design 3, rules 8 and 9)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from aoud_cli.facts.dates import PartialDate
from aoud_cli.facts.model import Claim
from aoud_cli.facts.vocabulary import TBA, Kind, Rank
from aoud_cli.judge.answer import Answer, Fate, Judged, Outlook, Prospect
from aoud_cli.judge.evidence import newest


@dataclass(frozen=True)
class Course:
    """How things went: the days in which the step was firmly taken, else the last day of a firm "not yet"."""

    known_day: date
    taken: PartialDate | None
    not_by: date | None


def fate_on_ladder(claim: Claim, course: Course) -> Fate:
    """Return whether a plan or guess about a milestone came true; without a `when` it stays open (design 3.8)."""
    if claim.when is None:
        return Fate.OPEN
    if claim.says == "no":
        return _fate_of_no(claim.when.last, course)
    if course.taken:
        return Fate.HIT if course.taken.meets(claim.when) else Fate.MISSED
    refuted = course.not_by is not None and course.not_by >= claim.when.last
    return Fate.MISSED if refuted or course.known_day > claim.when.last else Fate.OPEN


def _fate_of_no(last: date, course: Course) -> Fate:
    """A "not before" is a yes turned round: it comes true when its day passes without the step."""
    if course.taken:
        return Fate.HIT if course.taken.last > last else Fate.MISSED
    borne_out = course.not_by is not None and course.not_by >= last
    return Fate.HIT if borne_out or course.known_day > last else Fate.OPEN


def fate_of_value(claim: Claim, answer: Answer) -> Fate:
    """Return whether a guessed value is the one that press or better settled; "to be announced" settles nothing."""
    if not answer.firm or claim.says is None or answer.says == TBA:
        return Fate.OPEN
    return Fate.HIT if claim.says == answer.says else Fate.MISSED


def outlook(predictions: Iterable[Judged]) -> Outlook:
    """Return what to expect, from the judged plans and guesses that something will be so.

    An official plan leads; else the newest open word of press or better; else the newest
    hearsay (design 3.9).
    """
    promises = [judged for judged in predictions if judged.claim.says != "no"]
    still_open = [judged for judged in promises if judged.fate is Fate.OPEN]
    if not still_open:
        return Outlook(Prospect.LAPSED if promises else Prospect.NONE)
    lead = max(still_open, key=lambda judged: (_priority(judged), newest(judged.claim)))
    windows = [judged.claim.when for judged in still_open if judged.claim.when]
    span = (
        PartialDate.between(min(w.first for w in windows), max(w.last for w in windows))
        if windows
        else None
    )
    return Outlook(Prospect.EXPECTED, lead.claim, lead.rank, len(still_open), span)


def _priority(judged: Judged) -> int:
    if judged.rank is Rank.OFFICIAL and judged.claim.kind is Kind.PLAN:
        return 2
    return int(judged.rank is not Rank.HEARSAY)
