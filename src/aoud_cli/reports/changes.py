"""`aoud changes`: the differences between the answers of two days."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from aoud_cli.facts.dates import spoken_day
from aoud_cli.facts.model import Claim
from aoud_cli.facts.vocabulary import YES, TopicKind
from aoud_cli.judge.answer import Answer, Assessment, Fate, Judged, Key, key_of
from aoud_cli.judge.evidence import in_time
from aoud_cli.reports.claims import is_prediction, what_it_says
from aoud_cli.reports.headline import headline
from aoud_cli.reports.report import Cell, Marked, Report, Row, heading
from aoud_cli.reports.speakers import speaker
from aoud_cli.reports.wording import answer_without_guess, days_of_lower_rank, days_with_rank

# What can differ: one such change, and many, in the order in which they are told.
KINDS = {
    "answer": ("answer changed", "answers that changed"),
    "person": ("new person", "new people"),
    "missed": ("prediction missed", "predictions missed"),
    "hit": ("prediction come true", "predictions come true"),
    "ruled out": ("prediction ruled out", "predictions ruled out"),
    "replaced": ("prediction replaced", "predictions replaced"),
    "open": ("prediction open again", "predictions open again"),
    "made": ("prediction made", "predictions made"),
}


@dataclass(frozen=True)
class ChangeRow(Row):
    """Something that differs: `what` is one of KINDS, `because` the id of the claim that did it."""

    what: str
    topic: str
    about: str | None
    part: int
    label: str
    before: str
    after: str
    because: str
    who: str

    def cells(self) -> tuple[Cell, ...]:
        """Return the kind of change, what it is about, how it was, how it is, and who moved it."""
        now = Marked(self.after, self.fate)
        return KINDS[self.what][0], self.label, self.before, now, self.who

    @property
    def fate(self) -> Fate | None:
        """The fate of a prediction, if that is the change."""
        return Fate(self.what) if self.what in {*Fate} else None


@dataclass(frozen=True)
class Changes(Report[ChangeRow]):
    """What a returning reader missed between two days."""

    command: ClassVar[str] = "changes"
    columns: ClassVar[tuple[str, ...]] = ("CHANGE", "ABOUT", "BEFORE", "NOW", "BECAUSE OF")
    row_type: ClassVar[type[Row]] = ChangeRow

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
            return (f"No new facts since {known}, so no changes to show since {since}.",)
        if not self.rows and not self.statements:
            return (f"Nothing has changed since {since}.",)
        kinds = Counter(row.what for row in self.rows)
        counts = [f"{KINDS[what][1]}: {number}" for what, number in kinds.items()]
        counts.append(f"other statements: {self.statements}")
        told = f"Since {since}: {', '.join(counts)}."
        if self.before == self.after:
            return (told,)
        return told, f"Before: {self.before}", f"Now: {self.after}"


def changes(before: Assessment, after: Assessment) -> Changes:
    """Return what changed between two assessments, and how many claims changed nothing."""
    rows = differences(before, after)
    new = after.judged.keys() - before.judged.keys()
    moved = {row.because for row in rows}
    return Changes(
        heading=heading(after, after.facts.topics),
        rows=tuple(rows),
        since=before.as_of,
        before=headline(before),
        after=headline(after),
        looked=_has_looked(before, after),
        statements=len(new - moved),
    )


def _has_looked(before: Assessment, after: Assessment) -> bool:
    """Return whether anything can be known of the time between: whether anybody has looked."""
    last = max(after.known_days.values(), default=after.as_of)
    return before.as_of < last or before.as_of == after.as_of


def differences(before: Assessment, after: Assessment) -> list[ChangeRow]:
    """Return what differs: answers first, then new people, then predictions."""
    return [*_answers(before, after), *_people(before, after), *_predictions(before, after)]


def _answers(before: Assessment, after: Assessment) -> Iterator[ChangeRow]:
    """Yield the answers that differ, of people only those who had been spoken of before."""
    for key, answer in after.answers.items():
        note = after.facts.topics[key.topic].kind is TopicKind.NOTE
        old = before.answers.get(key)
        if note or old is None or old.gist == answer.gist:
            continue
        change = _on_whose_word(before, old), _on_whose_word(after, answer)
        yield _row(after, "answer", key, change, _mover(before, answer))


def _on_whose_word(assessment: Assessment, answer: Answer) -> str:
    """Return an answer with its basis: the same word on better authority is news."""
    if days_of_lower_rank(answer):
        return f"{YES} ({answer.basis}), {days_with_rank(answer)}"
    brief = answer_without_guess(assessment, answer)
    return f"{brief} ({answer.basis})" if answer.basis else brief


def _mover(before: Assessment, answer: Answer) -> Claim | None:
    """Return the claim that changed an answer: what it rests on if new, else the newest new one."""
    claims = [judged.claim for judged in answer.claims]
    new = [claim for claim in claims if claim.id not in before.judged]
    if answer.credit and answer.credit in new:
        return answer.credit
    return max(new, key=in_time, default=answer.credit)


def _people(before: Assessment, after: Assessment) -> Iterator[ChangeRow]:
    """Yield the people who have their first fact."""
    for key, answer in after.answers.items():
        if key.about and answer.credit and key not in before.answers:
            change = "", _on_whose_word(after, answer)
            yield _row(after, "person", key, change, _mover(before, answer))


def _predictions(before: Assessment, after: Assessment) -> list[ChangeRow]:
    """Return the predictions that were decided, then those that were made, oldest first."""
    in_order = sorted(after.judged.values(), key=lambda judged: in_time(judged.claim))
    rows = [_prediction(before, after, judged) for judged in in_order]
    kinds = [*KINDS]
    return sorted(filter(None, rows), key=lambda row: kinds.index(row.what))


def _prediction(before: Assessment, after: Assessment, judged: Judged) -> ChangeRow | None:
    """Return what happened to a claim if it is a prediction and was made or decided since."""
    claim, was = judged.claim, before.judged.get(judged.claim.id)
    if judged.fate is None or not is_prediction(judged):
        return None
    key = key_of(claim)
    said = what_it_says(after, claim)
    if was is None:
        fate = "" if judged.fate is Fate.OPEN else f": {judged.fate}"
        return _row(after, "made", key, ("", f"{said}{fate}"), claim)
    if was.fate is judged.fate:
        return None
    change = f"{after.source_name(claim.by)} {said}: {was.fate}", str(judged.fate)
    because = judged.because or _decider(before, after, key)
    return _row(after, judged.fate, key, change, because)


def _decider(before: Assessment, after: Assessment, key: Key) -> Claim | None:
    """Return the claim that decided a prediction; None when its time ran out."""
    credit = after.answers[key].credit
    return credit if credit and credit.id not in before.judged else None


def _row(
    assessment: Assessment, what: str, key: Key, change: tuple[str, str], because: Claim | None
) -> ChangeRow:
    """Return a row that shows how something was before, and how it is now."""
    was, now = change
    return ChangeRow(
        what=what,
        topic=key.topic,
        about=key.about,
        part=key.part,
        label=_label(assessment, key),
        before=was,
        after=now,
        because=because.id if because else "",
        who=speaker(assessment, because) if because else "its time ran out",
    )


def _label(assessment: Assessment, key: Key) -> str:
    name = assessment.facts.topics[key.topic].label
    if key.about:
        return f"{assessment.person_name(key.about)} ({name.lower()})"
    return f"{name}, part {key.part}" if key.part > 1 else name
