"""The headline: a season in one or two sentences of capitals (rule 7).

How far it is and what comes next, then when it is released: `RENEWED, NOT FILMING YET. NO RELEASE
DATE.` Nothing is said in capitals about days on which nobody looked.
"""

from dataclasses import dataclass
from datetime import date

from aoud_cli.facts.dates import spoken_day
from aoud_cli.facts.model import FactBase
from aoud_cli.facts.vocabulary import CANCELLED, RELEASED, YES, Rank
from aoud_cli.judge.answer import Answer, Assessment, Grounds, Prospect, Standing


def headline(assessment: Assessment) -> str:
    """Return the whole answer about a season, in capitals."""
    cancelled = cancellation(assessment)
    if cancelled and cancelled.reached:
        return _cancelled(assessment, cancelled)
    progress, releases = _progress(assessment), _releases(assessment)
    sentences = [progress] if progress.text else []
    if any(one.known_day is None or one.known_day != progress.known_day for one in releases):
        sentences.append(_in_one(releases))  # else the first names that day already
    if cancelled and cancelled.standing is Standing.DISPUTED:
        sentences.append(_Sentence("CANCELLED DISPUTED"))
    return _as_text(sentences)


def cancellation(assessment: Assessment) -> Answer | None:
    """Return whether the season is cancelled; None where the fact base does not ask."""
    return assessment[CANCELLED] if CANCELLED in assessment.facts.topics else None


def is_cancelled(assessment: Assessment) -> bool:
    """Whether the season is firmly known to be cancelled."""
    answer = cancellation(assessment)
    return answer is not None and answer.reached


def release_step(facts: FactBase) -> str:
    """Return the step that is the release: `released`, else the last of the ladder (rule 7.2)."""
    return RELEASED if RELEASED in facts.ladder else facts.ladder[-1]


def furthest_and_next(assessment: Assessment) -> tuple[str | None, str | None]:
    """Return the furthest step that is reached, and the next one; None where there is none (7.1).

    The last two steps of a weekly show are each the next of the other; the release comes first.
    """
    facts = assessment.facts
    ladder = [*facts.ladder]
    if facts.title.weekly:
        ladder[-2:] = sorted(ladder[-2:], key=lambda step: step != release_step(facts))
    reached = [step for step in ladder if assessment[step].reached]
    missing = [step for step in ladder if step not in reached]
    if not missing:
        return release_step(facts) if facts.title.weekly else ladder[-1], None
    return reached[-1] if reached else None, missing[0]


@dataclass(frozen=True)
class _Sentence:
    """A sentence of the headline, without its full stop.

    `known_day` is the day that it names as the last one that is known; `was_due` is whether it
    speaks of a day that has passed without anybody having looked.
    """

    text: str
    known_day: date | None = None
    was_due: bool = False


def _as_text(sentences: list[_Sentence]) -> str:
    """Return the sentences; the last that names a last look adds that nothing was checked since."""
    dated = [one for one in sentences if one.known_day or one.was_due]
    texts = [
        f"{one.text}, NOT CHECKED SINCE." if dated and one is dated[-1] else f"{one.text}."
        for one in sentences
    ]
    return " ".join(texts)


def _progress(assessment: Assessment) -> _Sentence:
    """Return the last step taken and the next one; empty when there is nothing to say of either."""
    steps = [answer for step in assessment.facts.ladder for answer in assessment.of_topic(step)]
    unknown = all(answer.standing is Standing.UNKNOWN for answer in steps)
    if unknown and all(answer.outlook.state is Prospect.NONE for answer in steps):
        return _Sentence("NOTHING KNOWN YET")
    furthest, following = furthest_and_next(assessment)
    taken = _taken(assessment[furthest]) if furthest else ""
    if following is None:
        return _Sentence(taken)
    ahead = _next(assessment, assessment[following])
    text = ", ".join(filter(None, (taken, ahead.text)))
    return _Sentence(text, ahead.known_day)


def _taken(answer: Answer) -> str:
    return f"{answer.topic.upper()}{_if_press(answer)}"


def _if_press(answer: Answer) -> str:
    return " (press)" if answer.basis is Rank.PRESS else ""


def _next(assessment: Assessment, answer: Answer) -> _Sentence:
    name = answer.topic.upper()
    if answer.standing is Standing.DISPUTED:
        return _Sentence(f"{name} DISPUTED")
    if answer.standing is Standing.UNKNOWN:
        return _Sentence("")
    if answer.says == YES:
        return _Sentence(f"{name}? HEARSAY ONLY")
    if answer.is_fresh(assessment.as_of):
        return _Sentence(f"NOT {name} YET")
    return _Sentence(f"NOT {name} BY {_in_capitals(answer.known_day)}", answer.known_day)


def _releases(assessment: Assessment) -> list[_Sentence]:
    """Return when the season is released; of one in parts, when each part is (rule 8)."""
    parts = assessment.of_topic(release_step(assessment.facts))
    if all(part.reached for part in parts):
        return [_Sentence("OUT NOW")]
    return [_release_of(assessment, part) for part in parts]


def _in_one(releases: list[_Sentence]) -> _Sentence:
    """Return the sentence about a release, or those about its parts in one."""
    if len(releases) == 1:
        return releases[0]
    named = [f"PART {part} {one.text}" for part, one in enumerate(releases, 1)]
    return _Sentence(
        ", ".join(named),
        known_day=next((one.known_day for one in releases if one.known_day), None),
        was_due=any(one.was_due for one in releases),
    )


def _release_of(assessment: Assessment, answer: Answer) -> _Sentence:
    if answer.reached:
        return _Sentence("OUT NOW")
    outlook, day = answer.outlook, _planned_day(answer)
    if outlook.state is Prospect.LAPSED:
        return _Sentence("EXPECTED DATE PASSED")
    if day and day < assessment.as_of:
        return _Sentence(f"WAS DUE {_in_capitals(day)}", was_due=True)
    if day:
        return _Sentence(f"OUT ON {_in_capitals(day)}")
    no_date = "NO OFFICIAL RELEASE DATE" if _is_dated(answer) else "NO RELEASE DATE"
    if answer.is_fresh(assessment.as_of):
        return _Sentence(no_date)
    return _Sentence(f"{no_date} BY {_in_capitals(answer.known_day)}", answer.known_day)


def _planned_day(answer: Answer) -> date | None:
    """Return the day on which a plan says that it is out; a month or a year is no release date."""
    days = answer.outlook.days if answer.outlook.how is Grounds.PLAN else None
    return days.first if days and days.first == days.last else None


def _is_dated(answer: Answer) -> bool:
    """Whether a word that is no official plan names the day on which it is out."""
    outlook = answer.outlook
    is_one_day = outlook.days is not None and outlook.days.first == outlook.days.last
    return outlook.state is Prospect.EXPECTED and is_one_day


def _cancelled(assessment: Assessment, cancelled: Answer) -> str:
    parts = assessment.of_topic(release_step(assessment.facts))
    out = [part for part in parts if part.reached]
    verdict = f"CANCELLED{_if_press(cancelled)}."
    if not out:
        return verdict
    now = ", ".join(f"PART {part.part} OUT NOW" for part in out)
    release = "OUT NOW" if len(out) == len(parts) else now
    after = f"CANCELLED AFTERWARDS{_if_press(cancelled)}."
    return f"{_taken(parts[0])}. {release}. {after}"


def _in_capitals(day: date) -> str:
    return spoken_day(day).upper()
