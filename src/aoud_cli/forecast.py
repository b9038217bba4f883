"""Adds up when a season could be ready, from how long others took. Pure; the sums are design 4."""

from dataclasses import dataclass
from datetime import date

from aoud_cli.answer import Assessment
from aoud_cli.dates import add_months
from aoud_cli.model import FILMING, RELEASED, WRAPPED, FactBase


@dataclass(frozen=True)
class Pace:
    """The earliest release at the pace of the season before: from which day, after how many months, on which day."""

    season: int
    since: date
    step: str | None  # the last step taken, from which the months are counted; None: as if filming began on `since`
    months: int
    earliest: date


def pace(facts: FactBase, assessment: Assessment) -> Pace | None:
    """Return when the season could come out if it took as long as the one before.

    The months are counted from the end of filming, else from its start, else from the known day. None when it is out,
    or when nobody has said how long the season before took.
    """
    previous = facts.title.previous
    steps = {FILMING, WRAPPED, RELEASED}
    if previous is None or not steps <= facts.topics.keys() or assessment[RELEASED].reached:
        return None
    filming, post = _months(assessment, previous.filming), _months(assessment, previous.post)
    if filming is None or post is None:
        return None
    for step, months in ((WRAPPED, post), (FILMING, filming + post)):
        window = assessment[step].window
        if assessment[step].reached and window:
            since = window.first if window.starts else window.last
            return Pace(previous.season, since, step, months, add_months(since, months))
    months = filming + post
    return Pace(previous.season, assessment.known, None, months, add_months(assessment.known, months))


def _months(assessment: Assessment, topic: str) -> int | None:
    answer = assessment[topic]
    return int(answer.says) if answer.says.isdecimal() else None
