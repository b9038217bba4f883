"""The judge says what a plain telling of the rules says: of random worlds, and of the record."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from aoud_cli.facts.model import FactBase
from aoud_cli.facts.vocabulary import TopicKind
from aoud_cli.files import load
from aoud_cli.judge import answer as judge
from aoud_cli.judge.assess import assess
from tests.judge import plain_rules as plain
from tests.judge.worlds import days, todays, world, worlds

RECORD = Path(__file__).parents[2] / "data" / "facts.toml"
DAYS_OF_THE_RECORD = (
    "2022-01-28", "2022-06-07", "2022-12-31", "2023-05-01", "2023-11-20", "2024-04-10",
    "2024-10-20", "2025-02-06", "2025-07-22", "2025-07-23", "2025-12-31", "2026-02-23",
    "2026-08-01",
)  # fmt: skip


def _first(day: date | None) -> date | None:
    return None if day == date.min else day


def _id(claim: Any) -> str | None:
    return claim.id if claim else None


def _of_outlook(outlook: judge.Outlook | None) -> dict[str, Any] | None:
    if outlook is None or outlook.state is judge.Prospect.NONE:
        return None
    told: dict[str, Any] = {
        "state": outlook.state,
        "how": outlook.how,
        "claim": _id(outlook.claim),
        "days": outlook.days and (_first(outlook.days.first), outlook.days.last),
    }
    if outlook.how is judge.Grounds.FIELD:
        told |= {"middle": outlook.middle, "count": outlook.count}
        told |= {"closed": outlook.record.closed, "hit": outlook.record.hit}
    return told | {"beside": _of_outlook(outlook.beside)}


def _of_plain_outlook(outlook: plain.Outlook | None) -> dict[str, Any] | None:
    if outlook is None or outlook.state is judge.Prospect.NONE:
        return None
    told: dict[str, Any] = {
        "state": outlook.state,
        "how": outlook.how,
        "claim": outlook.claim,
        "days": (_first(outlook.first), outlook.last),
    }
    if outlook.how is judge.Grounds.FIELD:
        told |= {"middle": outlook.middle, "count": outlook.count}
        told |= {"closed": outlook.closed, "hit": outlook.hit}
    return told | {"beside": _of_plain_outlook(outlook.beside)}


def of_judge(facts: FactBase, day: date, today: date) -> dict[Any, Any]:
    """Return everything that the judge says, in plain values."""
    assessment = assess(facts, day, today)
    told: dict[Any, Any] = {
        "fates": {
            name: (judged.fate, _id(judged.because)) for name, judged in assessment.judged.items()
        }
    }
    for key, answer in assessment.answers.items():
        window = answer.window
        if facts.topics[key.topic].kind is TopicKind.NOTE:  # rule 9 knows no other part of it
            told[tuple(key)] = {
                "known_day": answer.known_day,
                "statements": tuple(claim.id for claim in answer.statements),
                "left_over": answer.left_over,
            }
            continue
        is_step = facts.topics[key.topic].kind is TopicKind.MILESTONE
        told[tuple(key)] = {
            "known_day": answer.known_day,
            "says": answer.says,
            "standing": answer.standing,
            "basis": answer.basis,
            "credit": _id(answer.credit),
            "parts": tuple((_first(p.first), p.last) for p in window.parts) if window else (),
            "differ": bool(window and window.dates_differ),
            "first_by": _id(window and window.first_by and window.first_by.claim),
            "last_by": _id(window and window.last_by and window.last_by.claim),
            "after": window and window.after and (window.after.day, window.after.step),
            "limit": answer.limit and (answer.limit.day, answer.limit.step),
            "bound": answer.bound and (answer.bound.day, answer.bound.step),
            "against": _id(answer.against),
            "outlook": _of_outlook(answer.outlook) if is_step else None,  # rule 6
            "statements": tuple(claim.id for claim in answer.statements),
            "left_over": answer.left_over,
        }
    return told


def of_rules(facts: FactBase, day: date, today: date) -> dict[Any, Any]:
    """Return everything that the plain rules say, in plain values."""
    reading = plain.Reading(facts, day, today)
    told: dict[Any, Any] = {"fates": reading.fates}
    for key, answer in reading.answers.items():
        if facts.topics[key[0]].kind is TopicKind.NOTE:
            names = ("known_day", "statements", "left_over")
            told[key] = {name: getattr(answer, name) for name in names}
            continue
        told[key] = dict(vars(answer)) | {"outlook": _of_plain_outlook(answer.outlook)}
    return told


def differences(facts: FactBase, day: date, today: date = date.max) -> list[str]:
    """Return every difference between the judge and the plain rules, a line each."""
    one, other = of_judge(facts, day, today), of_rules(facts, day, today)
    found = [f"{key}: the judge alone knows it" for key in set(one) - set(other)]
    found += [
        f"{key}: the rules alone know it"
        for key in set(other) - set(one)
        if other[key].get("says", judge.UNKNOWN) != judge.UNKNOWN or other[key]["statements"]
    ]
    for key in one.keys() & other.keys():
        found += [
            f"{key} {name}: the judge says {one[key].get(name)}, the rules {other[key].get(name)}"
            for name in sorted(one[key].keys() | other[key].keys())
            if one[key].get(name) != other[key].get(name)
        ]
    return found


@pytest.mark.torture
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(worlds(12), days, todays)
def test_random_worlds_are_judged_by_the_rules(facts: FactBase, day: date, today: date) -> None:
    assert differences(facts, day, today) == []


# The smallest worlds in which a judge has said something else, by rule.
SMALLEST = {
    "7.4: a no of a step contests no cancellation": world(
        "cancelled yes said=2024-01-05 by=paper", "filming no said=2024-01-10 by=paper"
    ),
    "7.4, 3.5: overruled by the first such": world(
        "cancelled yes said=2024-01-05 by=paper",
        "filming yes said=2024-02-01 by=daily",
        "released yes kind=plan when=2025 said=2024-01-10 by=studio",
    ),
    "4.1: a no's own day is kept if a yes ends on it": world(
        "released yes when=2024-01-11 said=2024-01-12 by=paper",
        "released yes when=2024-01-12 said=2024-01-12 by=daily",
        "released no when=2024-01-11 said=2024-01-12 by=weekly",
    ),
    "6.1: a plan replaced when the other was made shakes nothing": world(
        "filming yes kind=plan when=2024-03 said=2024-01-05 by=studio",
        "filming yes kind=guess when=2024-04 said=2024-01-08/2024-02-10 by=studio",
        "filming yes kind=plan when=2024-12-05 said=2024-01-10 by=studio",
        "released yes kind=plan when=2025 said=2024-01-20 by=network",
    ),
    "6.1: of plans for the same days the newest counts": world(
        "released yes kind=plan when=2025 said=2024-01-05 by=studio",
        "released yes kind=plan when=2025 said=2024-04-10 by=network",
        "released yes kind=guess when=2026 said=2024-03-01 by=paper",
        "released yes kind=guess when=2026 said=2024-03-02 by=daily",
        "released yes kind=guess when=2026 said=2024-03-03 by=weekly",
    ),
    "6.1: beside a lapsed plan stands a field of newer words, or nothing": world(
        "released yes kind=plan when=2024-02 said=2024-01-10 by=studio",
        "released yes kind=guess when=2025 said=2024-01-05 by=paper",
    ),
    "5.4: a guess about days that are over has no fate": world(
        "episodes 8 kind=guess when=2023 said=2024-01-05 by=paper"
    ),
    "3.2, 8: of a weekly season no part comes after wrapped": world(
        "released yes part=2 said=2024-01-05 by=studio",
        "wrapped no said=2024-01-10 by=studio",
        weekly=True,
    ),
    "3.4, 8: hearsay of part 2 waits for part 1": world(
        "wrapped yes said=2024-01-05 by=studio",
        "released yes part=2 said=2024-01-10 by=fan",
        weekly=True,
    ),
    "9, 3.5: notes of one day by speaker": world(
        "plot said=2024-01-05 by=network text=Zebras", "plot said=2024-01-05 by=studio text=Apples"
    ),
}


@pytest.mark.parametrize("rule", SMALLEST)
def test_the_smallest_worlds_are_judged_by_the_rules(rule: str) -> None:
    assert differences(SMALLEST[rule], date(2024, 6, 1)) == []


@pytest.mark.parametrize("day", DAYS_OF_THE_RECORD)
def test_the_record_is_judged_by_the_rules(day: str) -> None:
    assert differences(load.load(RECORD), date.fromisoformat(day)) == []
