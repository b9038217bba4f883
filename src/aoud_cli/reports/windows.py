"""When a step was taken, in words, and the source of each day (rule 4.2)."""

from dataclasses import dataclass
from datetime import date

from aoud_cli.facts.dates import PartialDate, preposition, spoken, spoken_day
from aoud_cli.judge.answer import Answer, Assessment, Limit, Teller, Window
from aoud_cli.reports.speakers import speaker


@dataclass(frozen=True)
class Dated:
    """Some days of a window in words, and their source."""

    days: str
    tellers: tuple[Teller, ...]

    @property
    def weakest(self) -> Teller:
        """The teller of the lowest rank: the days are no surer than that."""
        return min(self.tellers, key=lambda teller: teller.rank.weight)


def window_in_words(window: Window) -> str:
    """Return the days as their tellers give them: `6 Jun 2022`, `10 Jan or 20 Feb 2025`."""
    *others, last = window.told
    year = f" {last.last.year:04}"
    return " or ".join([*(spoken(part).removesuffix(year) for part in others), spoken(last)])


def window_after_preposition(window: Window) -> str:
    """Return the days as English puts them into a sentence: `on 6 Jun 2022`, `by Sep 2022`."""
    if len(window.told) > 1:
        return f"on {window_in_words(window)}"
    return preposition(window.told[0])


def spoken_window(answer: Answer) -> str:
    """Return the days in which a step was taken; empty if no claim says that it was."""
    if answer.window is None:
        return ""
    differ = " (dates differ)" if answer.dates_differ else ""
    return f"{window_in_words(answer.window)}{differ}"


def days_by_others(answer: Answer) -> list[Dated]:
    """Return the days of a step with their sources, if these differ from the source of the step.

    Nothing where the one credited tells them all. Parts that do not touch have a teller each.
    """
    window = answer.window
    if window is None:
        return []
    others = [
        tuple(teller for teller in _distinct(*pair) if teller.claim is not answer.credit)
        for pair in window.tellers
    ]
    if not any(others):
        return []
    if len(window.parts) > 1:
        return _part_by_part(window)
    return _of_one_part(window, others[0])


def _part_by_part(window: Window) -> list[Dated]:
    parts = [spoken(part) for part in window.told]
    words = [parts[0], *(f"or {part}" for part in parts[1:])]
    pairs = zip(words, window.tellers, strict=True)
    return [Dated(word, _distinct(*tellers)) for word, tellers in pairs]


def _of_one_part(window: Window, others: tuple[Teller, ...]) -> list[Dated]:
    """Return the days with their sources; each end on its own if their ranks differ."""
    if len({teller.rank for teller in others}) == 1:
        return [Dated(window_in_words(window), others)]
    (days,) = window.told
    start = spoken(PartialDate.parse(f"{days.first}/..")).removesuffix(" or later")
    end = spoken(PartialDate.between(date.min, days.last))
    first_by, last_by = others
    return [Dated(f"from {start}", (first_by,)), Dated(end, (last_by,))]


def _distinct(*tellers: Teller | None) -> tuple[Teller, ...]:
    """Return the tellers without who is none, each once."""
    return tuple(dict.fromkeys(teller for teller in tellers if teller))


def limit_in_words(limit: Limit) -> str:
    """Return a limit: `not on 22 Feb 2026`, or `not before 22 Jul 2025` after an earlier step."""
    return f"not {'before' if limit.step else 'on'} {spoken_day(limit.day)}"


def limit_told_by(assessment: Assessment, limit: Limit) -> str:
    """Return the source of a limit, with the earlier step that it comes from, if any."""
    who = speaker(assessment, limit.teller.claim)
    if limit.step is None:
        return who
    return f"{who} ({assessment.facts.topics[limit.step].label.lower()})"
