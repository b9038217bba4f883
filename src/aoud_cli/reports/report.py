"""The parts that reports are made of: the question asked, the report, and a topic's answer as a row."""

from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, ClassVar, TypeVar

from aoud_cli.facts.dates import PartialDate, elapsed, spoken, spoken_day
from aoud_cli.facts.model import Claim, FactBase
from aoud_cli.judge.answer import Answer, Assessment, Judged, Outlook, Prospect
from aoud_cli.judge.assess import assess


@dataclass(frozen=True)
class Heading:
    """What every answer says of itself: of which season, on which day, knowing what was said up to which day.

    `yours` is whether claims that the user wrote down are among those that it was computed from.
    """

    title: str
    season: int
    as_of: date
    known: date
    yours: bool = False

    @property
    def day(self) -> str:
        """Return the day of the answer in words, and in one word whether the user's own claims took part."""
        return f"{'+yours, ' if self.yours else ''}as of {spoken_day(self.as_of)}"

    @property
    def stale(self) -> str:
        """Return how old the answer is, as a sentence; empty when it is of the day that was asked about."""
        if self.as_of <= self.known:
            return ""
        day, gone = spoken_day(self.known), elapsed(self.known, self.as_of)
        if gone in {"1 day", "1 month", "1 year"}:  # "in the day since", as one would say it
            gone = gone.removeprefix("1 ")
        return f"Known up to {day}. Nobody has looked for news in the {gone} since."


@dataclass(frozen=True)
class Question:
    """A fact base, the day that is asked about, and every answer of that day."""

    facts: FactBase
    as_of: date
    assessment: Assessment
    yours: bool = False

    @property
    def heading(self) -> Heading:
        """What the report of this question says of itself."""
        title = self.facts.title
        return Heading(title.name, title.season, self.as_of, self.known, self.yours)

    @property
    def known(self) -> date:
        """The last day that the answers know of."""
        return self.assessment.known

    def source_name(self, source: str) -> str:
        """Return the name of a speaker or outlet."""
        return self.facts.sources[source].name


def ask(facts: FactBase, as_of: date, *, yours: bool = False) -> Question:
    """Return the question of a day; nothing after the fact base's last look is known (design 3.0)."""
    return Question(facts, as_of, assess(facts, min(as_of, facts.checked)), yours)


@dataclass(frozen=True)
class Row:
    """One row of a report. Its fields are what a program reads; its cells are what a person reads."""

    def cells(self) -> tuple[str, ...]:
        """Return the row as a person reads it, one text for each of the report's columns."""
        raise NotImplementedError


@dataclass(frozen=True)
class Report:
    """What a command answers, before it takes the shape of a screen or a file."""

    command: ClassVar[str]
    columns: ClassVar[tuple[str, ...]]
    row_type: ClassVar[type[Row]]
    none: ClassVar[str] = ""  # what is said where there are no rows

    heading: Heading
    rows: tuple[Row, ...]

    def preamble(self) -> tuple[str, ...]:
        """Return the sentences that come before the rows."""
        return ()


R = TypeVar("R", bound=Report)


def spelt(report: R, encoding: str) -> R:
    """Return a report with every text spelt as an encoding will write it, so that it is measured as it appears."""
    return report if encoding.lower().replace("-", "") == "utf8" else _spelt(report, encoding)


def _spelt(value: Any, encoding: str) -> Any:
    if type(value) is str:
        return value.encode(encoding, "backslashreplace").decode(encoding)
    if isinstance(value, tuple):
        return tuple(_spelt(item, encoding) for item in value)
    if isinstance(value, dict):
        return {key: _spelt(item, encoding) for key, item in value.items()}
    if isinstance(value, Heading | Report | Row):
        return replace(value, **{field.name: _spelt(getattr(value, field.name), encoding) for field in fields(value)})
    return value


@dataclass(frozen=True)
class FateRow:
    """What became of a claim, and because of which other."""

    id: str
    fate: str
    by_fate: str | None


@dataclass(frozen=True)
class OutlookRow:
    """What to expect of something that is not settled."""

    state: str
    text: str | None
    first: date | None
    last: date | None
    open: int


@dataclass(frozen=True)
class AnswerRow:
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
    outlook: OutlookRow | None
    claims: tuple[FateRow, ...]


def answer_row(answer: Answer) -> AnswerRow:
    """Return an answer in the shape that programs read."""
    credit = answer.credit
    return AnswerRow(
        topic=answer.topic,
        about=answer.about,
        answer=answer.says,
        standing=answer.standing,
        basis=answer.basis,
        said=credit.said if credit else None,
        by=credit.by if credit else None,
        window=answer.window,
        dated_by=answer.dated.by if answer.dated else None,
        outlook=_outlook_row(answer.outlook),
        claims=tuple(fate_row(judged) for judged in answer.claims),
    )


def fate_row(judged: Judged) -> FateRow:
    """Return a claim's fate in the shape that programs read."""
    return FateRow(judged.claim.id, judged.fate, judged.because.id if judged.because else None)


def _outlook_row(outlook: Outlook) -> OutlookRow | None:
    if outlook.state is Prospect.NONE:
        return None
    span = outlook.span
    text = promised(outlook.claim) if outlook.claim else None
    return OutlookRow(outlook.state, text, span.first if span else None, span.last if span else None, outlook.open)


def promised(claim: Claim) -> str:
    """Return what a plan or guess promises: a value, or the days of a step."""
    if claim.says not in {"yes", "no", None} or claim.when is None:
        return claim.says or claim.text
    return spoken(claim.when)


def speaker(question: Question, claim: Claim) -> str:
    """Return who said a claim and when: `Ann Lee, Mar 2023`."""
    return f"{question.source_name(claim.by)}, {spoken(claim.said)}"
