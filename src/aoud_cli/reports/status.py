"""`aoud status`: the headline, the ladder, what is expected, on one screen."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from operator import attrgetter
from typing import ClassVar

from aoud_cli.facts.dates import PartialDate, preposition, spoken, spoken_day, spoken_month
from aoud_cli.facts.vocabulary import CANCELLED, WRAPPED, YES, Kind, Rank
from aoud_cli.judge.answer import (
    UNKNOWN,
    Answer,
    Assessment,
    Fate,
    Outlook,
    Prospect,
    Standing,
)
from aoud_cli.judge.forecast import Comparables, comparables, held_up, pace
from aoud_cli.reports.answers import AnswerRecord, answer_record
from aoud_cli.reports.headline import (
    cancellation,
    furthest_and_next,
    headline,
    is_cancelled,
    release_step,
)
from aoud_cli.reports.outlooks import (
    basis_of,
    denials_ahead,
    expected,
    promised_days,
    record_in_words,
    who_expects,
)
from aoud_cli.reports.report import Basis, Cell, Report, Row, Unspoken, heading, word
from aoud_cli.reports.speakers import speaker
from aoud_cli.reports.sums import STAGE_NAMES, about, counted_from, range_in_words
from aoud_cli.reports.windows import (
    days_by_others,
    limit_in_words,
    limit_told_by,
    window_in_words,
)
from aoud_cli.reports.wording import answer_in_brief, days_of_lower_rank
from aoud_cli.text import counted

_GONE = (Fate.MISSED, Fate.RULED_OUT, Fate.REPLACED)  # what becomes of a date that does not hold


@dataclass(frozen=True)
class Step:
    """A rung of the ladder as it is drawn: taken or not, and a word below it."""

    label: str
    taken: bool
    text: str

    @property
    def in_words(self) -> str:
        """The word below the rung; `yes` or `unknown` where there is none."""
        if self.text:
            return self.text
        return "yes" if self.taken else "unknown"


@dataclass(frozen=True)
class StatusRow(Row):
    """One line: what it is about, what is known, how much to believe it, and who says so."""

    label: str
    what: str
    basis: Basis
    who: str

    def cells(self) -> tuple[Cell, ...]:
        """Return the line from left to right."""
        return self.label, self.what, word(self.basis), self.who


@dataclass(frozen=True)
class Status(Report[StatusRow]):
    """How far the season is.

    `checked` says up to which day somebody looked, of each step if the days differ.
    """

    command: ClassVar[str] = "status"
    columns: ClassVar[tuple[str, ...]] = ("", "KNOWN", "BASIS", "WHO")
    row_type: ClassVar[type[Row]] = StatusRow

    headline: str
    ladder: tuple[Step, ...]
    last_word: PartialDate | None
    checked: str
    hint: str
    topics: dict[str, AnswerRecord]

    def preamble(self) -> tuple[str, ...]:
        """Return the headline, the ladder, and how old all this is."""
        steps = "; ".join(f"{step.label}: {step.in_words}" for step in self.ladder)
        return self.headline, f"{steps}.", *self.foot()

    def foot(self) -> tuple[str, ...]:
        """Return the day of the last claim, the day checked to, and what to ask next."""
        if self.last_word is None:
            return ("No claim is as old as that day.",)
        return f"Last word {spoken(self.last_word)}. {self.checked}", f"Ask: {self.hint}"


def status(assessment: Assessment) -> Status:
    """Return how far the season is, in one headline, with the lines that bear it out."""
    facts = assessment.facts
    furthest, following = furthest_and_next(assessment)
    steps = [answer for step in facts.ladder for answer in assessment.of_topic(step)]
    cancelled = cancellation(assessment)
    shown = [*steps, cancelled] if cancelled else steps
    told = [answer.topic for answer in shown if answer in steps or answer.claims]
    return Status(
        heading=heading(assessment, dict.fromkeys(told)),
        rows=tuple(_rows(assessment, following)),
        headline=headline(assessment),
        ladder=tuple(_step(assessment, answer) for answer in steps),
        last_word=_last_word(assessment),
        checked=_checked(assessment),
        hint=f"aoud why {CANCELLED if is_cancelled(assessment) else following or furthest}",
        topics={_name(answer): answer_record(assessment, answer) for answer in shown},
    )


def _name(answer: Answer) -> str:
    """Return the topic; of a later part of the release `released/2`."""
    return f"{answer.topic}/{answer.part}" if answer.part > 1 else answer.topic


def _last_word(assessment: Assessment) -> PartialDate | None:
    """Return when the newest claim was made; None when there is no claim."""
    said = [claim.said for claim in assessment.public]
    # the text counts too: two claims may spell the same days in two ways, in any order
    return max(said, key=attrgetter("first", "last", "text"), default=None)


def _checked(assessment: Assessment) -> str:
    """Return the day up to which news was checked; if steps differ, the newest day first."""
    by_look: dict[tuple[date, str], list[str]] = {}
    for step in assessment.facts.ladder:
        label, day = assessment.facts.topics[step].label, assessment.known_days[step]
        by_look.setdefault((day, _asked(assessment, step)), []).append(label)
    *newer, (oldest, by) = sorted(by_look, reverse=True)
    if not newer:
        return f"Checked to {spoken_day(oldest)}{by}."
    looks = [f"{', '.join(by_look[day, by])} checked to {spoken_day(day)}{by}" for day, by in newer]
    return f"{'; '.join(looks)}; the rest to {spoken_day(oldest)}{by}."


def _asked(assessment: Assessment, step: str) -> str:
    """Return who looked, if that was a database: ` by Index`."""
    look = assessment.facts.database_asked(step, assessment.as_of)
    return f" by {assessment.source_name(look.by)}" if look and look.by else ""


def _step(assessment: Assessment, answer: Answer) -> Step:
    if answer.reached:
        text = window_in_words(answer.window) if answer.window else ""
    elif answer.standing is Standing.UNKNOWN:
        text = ""
    elif answer.standing is Standing.DISPUTED:
        text = "disputed"
    elif not answer.firm:
        text = "hearsay"
    else:
        text = answer.says if answer.is_fresh(assessment.as_of) else "not known"
    part = f" {answer.part}" if answer.part > 1 else ""
    return Step(f"{answer.topic}{part}", answer.reached, text)


def _rows(assessment: Assessment, following: str | None) -> list[StatusRow]:
    """Return the lines: a cancellation first, then the steps, the release, and the forecast."""
    release = release_step(assessment.facts)
    rows = _cancelled_rows(assessment)
    for step in assessment.facts.ladder:
        if step == release:
            continue
        answer = assessment[step]
        rows += _step_rows(assessment, answer)
        if step == following and answer.outlook.state is not Prospect.NONE:
            rows += _expected(assessment, answer)
    for part in assessment.of_topic(release):
        rows += _release_rows(assessment, part)
    if not is_cancelled(assessment):
        rows += _forecast(assessment)
    return rows


def _cancelled_rows(assessment: Assessment) -> list[StatusRow]:
    """Return the lines of a cancellation; one that was overruled is told too, and by whom (7.4)."""
    answer = cancellation(assessment)
    if answer is None:
        return []
    if answer.reached:
        return _taken(assessment, answer)
    if answer.standing is Standing.DISPUTED:
        return [_row(assessment, answer)]
    said = [judged for judged in answer.claims if judged.claim.says == YES]
    overruled = [judged for judged in said if judged.fate is Fate.OVERRULED]
    better = [judged for judged in overruled if judged.rank is not Rank.HEARSAY]
    label = _label(assessment, answer)
    return [
        StatusRow(label, "overruled", judged.rank, speaker(assessment, judged.claim))
        for judged in better[:1]
    ]


def _step_rows(assessment: Assessment, answer: Answer) -> list[StatusRow]:
    if answer.reached:
        return _taken(assessment, answer)
    by_a_bound = answer.limit is not None and answer.limit.step is not None
    if answer.says == UNKNOWN or by_a_bound:
        return []
    return [_row(assessment, answer)]


def _release_rows(assessment: Assessment, release: Answer) -> list[StatusRow]:
    if release.reached:
        return _taken(assessment, release)
    rows = []
    if release.standing is not Standing.UNKNOWN and not release.firm:
        rows.append(_row(assessment, release))
    if is_cancelled(assessment):
        return rows
    return [*rows, *_expected(assessment, release), *_ruled_out(assessment, release)]


def _taken(assessment: Assessment, answer: Answer) -> list[StatusRow]:
    """Return the lines of a step that was taken: its days and their sources (4.2)."""
    row, label = _row(assessment, answer), _label(assessment, answer)
    differ = " (dates differ)" if answer.dates_differ else ""
    days = days_by_others(answer)
    if not days:
        rows = [replace(row, who=row.who + differ)]
    elif days_of_lower_rank(answer) is None and len(days) == 1:
        names = [teller.claim.by for teller in days[0].tellers]
        rows = [replace(row, who=_together(assessment, answer, names) + differ)]
    else:
        rows = [replace(row, what=YES)]
        for one in days:
            who = "; ".join(speaker(assessment, teller.claim) for teller in one.tellers)
            rows.append(StatusRow(label, one.days, one.weakest.rank, f"{who}{differ}"))
            differ = ""
    after = answer.window.after if answer.window else None
    if after:
        who = limit_told_by(assessment, after)
        rows.append(StatusRow(label, limit_in_words(after), after.teller.rank, who))
    return rows


def _together(assessment: Assessment, answer: Answer, tellers: Iterable[str]) -> str:
    """Return the source of a step, and the other sources of its days, as one line."""
    credited = [answer.credit.by] if answer.credit else []
    names = dict.fromkeys([*credited, *tellers])
    return ", ".join(assessment.source_name(name) for name in names)


def _row(assessment: Assessment, answer: Answer) -> StatusRow:
    overrules = f" (overrules {answer.overrules})" if answer.overrules else ""
    return StatusRow(
        label=_label(assessment, answer),
        what=_what(assessment, answer),
        basis=answer.basis or Unspoken.NOBODY,
        who=speaker(assessment, answer.credit) + overrules,
    )


def _label(assessment: Assessment, answer: Answer) -> str:
    label = assessment.facts.topics[answer.topic].label
    return f"{label} {answer.part}" if answer.part > 1 else label


def _what(assessment: Assessment, answer: Answer) -> str:
    if answer.reached:
        return window_in_words(answer.window) if answer.window else ""
    return answer.says if answer.firm else answer_in_brief(assessment, answer)


def _expected(assessment: Assessment, answer: Answer) -> list[StatusRow]:
    """Return what is expected of a step, and how earlier dates fared."""
    label, outlook = _label(assessment, answer), answer.outlook
    fared = record_in_words(outlook.record)
    if outlook.state is Prospect.NONE:
        return [_no_date(label, answer)]
    rows = [_expectation(assessment, label, outlook)]
    if outlook.beside:
        rows.append(_expectation(assessment, label, outlook.beside))
    if fared:
        rows.append(StatusRow(label, "", Unspoken.NOBODY, fared))
    return rows


def _no_date(label: str, answer: Answer) -> StatusRow:
    """Return a line for a step with nothing expected: the fate of the dates that were given."""
    promised = [judged for judged in answer.claims if judged.claim.says == YES]
    better = [judged for judged in promised if judged.rank is not Rank.HEARSAY]
    dates = Counter(judged.fate for judged in better if judged.claim.kind is not Kind.FACT)
    gone = [f"{dates[fate]} {fate}" for fate in _GONE if dates[fate]]
    if not gone:
        what = "no date given"
    else:
        only_missed = dates.keys() <= {Fate.MISSED, None}
        what = "every date given has passed" if only_missed else "no date is left"
    return StatusRow(label, what, Unspoken.NOBODY, ", ".join(gone))


def _expectation(assessment: Assessment, label: str, outlook: Outlook) -> StatusRow:
    """Return a line for what a plan, the field of outlets or one word lets expect."""
    lapsed = outlook.state is Prospect.LAPSED
    what = f"was due {promised_days(outlook)}" if lapsed else expected(assessment, outlook)
    basis = basis_of(outlook) or Unspoken.NOBODY
    return StatusRow(label, what, basis, who_expects(assessment, outlook))


def _ruled_out(assessment: Assessment, release: Answer) -> list[StatusRow]:
    """Return a line for each standing claim that rules out days still ahead: `not in May 2023`."""
    label = _label(assessment, release)
    rows = []
    for judged in denials_ahead(assessment, release):
        assert judged.claim.when is not None  # it names days ahead
        what = f"not {preposition(judged.claim.when)}"
        rows.append(StatusRow(label, what, judged.rank, speaker(assessment, judged.claim)))
    return rows


def _forecast(assessment: Assessment) -> list[StatusRow]:
    """Return the two sums of `aoud forecast`, in months."""
    rows = []
    like = comparables(assessment)
    if like and like.days:
        rows.append(_like(assessment, like, like.days))
    own = pace(assessment)
    if own:
        who = f"{counted_from(assessment, own)}, season {own.season}'s pace"
        rows.append(_sum(about(assessment, own.day), who))
    return rows


def _like(assessment: Assessment, like: Comparables, days: tuple[date, date, date]) -> StatusRow:
    """Return the days by comparable seasons; the least one where a missing step forbids them."""
    step = held_up(assessment, like)
    if step and days[2] < step.day:
        least = f"{counted(step.days, 'day')} or more from {step.name}"
        who = f"{counted(step.seasons, 'season')}: {least}"
        return _sum(f"not before {spoken_month(step.day)}", who)
    stage = "" if like.stage == WRAPPED else f" from the {STAGE_NAMES[like.stage]}"
    return _sum(
        about(assessment, days[1]),
        f"{counted(len(like.over), 'season')}{stage}: {range_in_words(days)}",
    )


def _sum(what: str, how: str) -> StatusRow:
    return StatusRow("Forecast", what, Unspoken.OUR_SUM, how)
