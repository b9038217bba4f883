"""`aoud changes`: what differs between the answers of two days."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from aoud_cli.facts.dates import spoken_day
from aoud_cli.facts.model import Claim
from aoud_cli.facts.vocabulary import TopicKind
from aoud_cli.judge.answer import YES, Answer, Assessment, Fate
from aoud_cli.judge.evidence import newest
from aoud_cli.reports.claims import is_prediction, what_it_says
from aoud_cli.reports.headline import headline
from aoud_cli.reports.report import Report, Row, heading
from aoud_cli.reports.wording import answer_without_guess, days_on_their_word, speaker

Key = tuple[str, str | None]


# What can differ: one such change, and many, in the order in which they are told.
KINDS = {
    "answer": ("answer changed", "answers that changed"),
    "person": ("new person", "new people"),
    "missed": ("prediction missed", "predictions missed"),
    "hit": ("prediction come true", "predictions come true"),
    "open": ("prediction open again", "predictions open again"),
    "made": ("prediction made", "predictions made"),
}


@dataclass(frozen=True)
class ChangeRow(Row):
    """Something that differs: `what` is one of KINDS; `because` names the claim."""

    what: str
    topic: str
    about: str | None
    label: str
    before: str
    after: str
    because: str
    who: str

    def cells(self) -> tuple[str, ...]:
        """Return what kind of change it is, what it is about, how it was, how it is, and on whose word."""
        return KINDS[self.what][0], self.label, self.before, self.after, self.who


@dataclass(frozen=True)
class Changes(Report):
    """What a returning reader missed between two days."""

    command: ClassVar[str] = "changes"
    columns: ClassVar[tuple[str, ...]] = ("CHANGE", "ABOUT", "BEFORE", "NOW", "BECAUSE OF")
    row_type: ClassVar[type[Row]] = ChangeRow

    rows: tuple[ChangeRow, ...]
    since: date
    before: str
    after: str
    statements: int
    looked: bool

    def preamble(self) -> tuple[str, ...]:
        """Return what was compared, and how many changes of each kind there are."""
        since = spoken_day(self.since)
        if not self.looked:
            known = spoken_day(self.heading.known)
            return (
                f"Nothing is known of what came after {known}, so nothing of what has changed since {since}.",
            )
        if not self.rows and not self.statements:
            return (f"Nothing has changed since {since}.",)
        kinds = Counter(row.what for row in self.rows)
        counts = [f"{KINDS[what][1]}: {number}" for what, number in kinds.items()]
        told = f"Since {since}: {', '.join([*counts, f'other statements: {self.statements}'])}."
        return told, *(
            (f"Before: {self.before}", f"Now: {self.after}") if self.before != self.after else ()
        )


def changes(before: Assessment, after: Assessment) -> Changes:
    """Return answers that changed, people who are new, and predictions made or decided since an earlier day."""
    rows = differences(before, after)
    old, new = before.judged, after.judged
    moved = {row.because for row in rows}
    return Changes(
        heading=heading(after),
        rows=tuple(rows),
        since=before.as_of,
        before=headline(before),
        after=headline(after),
        looked=before.as_of < after.known_day or before.as_of == after.as_of,
        statements=sum(key not in old and key not in moved for key in new),
    )


def differences(before: Assessment, after: Assessment) -> list[ChangeRow]:
    """Return what differs between two assessments: answers first, then people, then predictions."""
    return [*_answers(before, after), *_people(before, after), *_predictions(before, after)]


def _answers(before: Assessment, after: Assessment) -> Iterator[ChangeRow]:
    """Yield the answers that differ, of people only those who had been spoken of before."""
    for key, answer in after.answers.items():
        old = before.answers.get(key)
        if (
            after.facts.topics[key[0]].kind is TopicKind.NOTE
            or old is None
            or old.gist == answer.gist
        ):
            continue
        cells = _on_whose_word(before, old), _on_whose_word(after, answer)
        yield _row(after, "answer", key, cells, _mover(before, answer))


def _on_whose_word(assessment: Assessment, answer: Answer) -> str:
    """Return an answer with its basis: the same word on better authority is news."""
    if answer.dated:
        return f"{YES} ({answer.basis}), {days_on_their_word(assessment, answer.dated, answer)}"
    brief = answer_without_guess(assessment, answer)
    return f"{brief} ({answer.basis})" if answer.basis else brief


def _mover(before: Assessment, answer: Answer) -> Claim | None:
    """Return the claim because of which an answer changed: the one it rests on if that is new, else the newest."""
    known = before.judged
    new = [judged.claim for judged in answer.claims if judged.claim.id not in known]
    if answer.credit and answer.credit in new:
        return answer.credit
    return max(new, key=newest, default=answer.credit)


def _people(before: Assessment, after: Assessment) -> Iterator[ChangeRow]:
    """Yield the people of whom somebody has told for the first time; who is only guessed at is a prediction."""
    for key, answer in after.answers.items():
        if key[1] and answer.credit and key not in before.answers:
            yield _row(
                after, "person", key, ("", _on_whose_word(after, answer)), _mover(before, answer)
            )


def _predictions(before: Assessment, after: Assessment) -> list[ChangeRow]:
    """Return the predictions that were decided, then those that were made, each by when they were made."""
    return sorted(_prediction_rows(before, after), key=lambda row: [*KINDS].index(row.what))


def _prediction_rows(before: Assessment, after: Assessment) -> Iterator[ChangeRow]:
    for judged in sorted(after.judged.values(), key=lambda j: newest(j.claim)):
        claim, was = judged.claim, before.judged.get(judged.claim.id)
        if not is_prediction(after, claim) or judged.fate is Fate.RETRACTED:
            continue
        key = claim.topic, claim.about
        said = what_it_says(after, claim)
        if was is None:
            fate = "" if judged.fate is Fate.OPEN else f": {judged.fate}"
            yield _row(after, "made", key, ("", f"{said}{fate}"), claim)
        elif was.fate is not judged.fate:
            by = after.source_name(claim.by)
            yield _row(
                after,
                str(judged.fate),
                key,
                (f"{by} {said}: {was.fate}", str(judged.fate)),
                _decider(before, after, key),
            )


def _decider(before: Assessment, after: Assessment, key: Key) -> Claim | None:
    """Return the claim that decided a prediction since.

    None when no word did, and its time ran out.
    """
    answer = after.answers[key]
    return answer.credit if answer.credit and answer.credit.id not in before.judged else None


def _row(
    assessment: Assessment, what: str, key: Key, cells: tuple[str, str], claim: Claim | None
) -> ChangeRow:
    topic, about = key
    name = assessment.facts.topics[topic].label
    return ChangeRow(
        what=what,
        topic=topic,
        about=about,
        label=f"{assessment.facts.person_name(about)} ({name.lower()})" if about else name,
        before=cells[0],
        after=cells[1],
        because=claim.id if claim else "",
        who=speaker(assessment, claim) if claim else "its time ran out",
    )
