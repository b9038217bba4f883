"""What the rules between records say of a fact base in which some records are not well formed."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any

from pydantic_core import ErrorDetails

from aoud_cli.facts import checks
from aoud_cli.facts.faults import TABLES, is_of_an_id, meant, record_name
from aoud_cli.facts.model import FactBase
from aoud_cli.text import safe

_Place = tuple[
    int | str, ...
]  # of a record: ("claim", 7), ("person", "ann"), ("title",), and () for the whole file


def broken_rules(raw: dict[str, Any], found: list[ErrorDetails]) -> Iterator[str]:
    """Yield what the rules between records say of all that is well formed, and nothing that follows from a fault.

    Nothing where the topics, sources or people are no tables at all: nearly every rule rests on their names.
    """
    faulty = _faulty_fields(raw, found)
    if faulty[()] & {"topic", "source", "person"}:
        return
    told = {
        f"{record_name([*place], raw)[0]}: {field}"
        for place, fields in faulty.items()
        for field in fields
    }
    for fault in checks.faults(FactBase.model_validate(_mended(raw, faulty))):
        record, field, *_ = fault.split(": ", 2)
        if record not in faulty[()] and f"{record}: {field}" not in told:
            yield safe(fault)


def _faulty_fields(raw: dict[str, Any], found: list[ErrorDetails]) -> dict[_Place, set[str]]:
    """Return the faulty fields of each record, those that mean nothing without them, and the faulty ids of a table."""
    faulty: dict[_Place, set[str]] = defaultdict(set)
    for fault in found:
        place = fault["loc"]
        if is_of_an_id(fault):
            faulty[place[:1]].add(str(place[1]))
        if fault["type"] == "extra_forbidden":  # what the misspelt key was to say is not known
            faulty[place[:-1]].update(meant(place, FactBase))
        depth = 0 if place[0] not in TABLES else 1 if place[0] == "title" else 2
        if len(place) > depth:
            faulty[place[:depth]].add(str(place[depth]))
        elif len(place) == depth:  # no record at all
            faulty[place] |= _stand_ins(place, raw).keys()
        else:
            faulty[()].add(str(place[0]))
    _add_what_rests_on_them(faulty, [] if "claim" in faulty[()] else raw.get("claim", []))
    return faulty


def _add_what_rests_on_them(faulty: dict[_Place, set[str]], claims: list[Any]) -> None:
    """Add what is read by a faulty field: an answer by its topic's kind, `when` by what was said when, and as what."""
    for fields in faulty.values():
        if "per_person" in fields:
            fields.add("kind")
    places = {
        ("claim", number): claim for number, claim in enumerate(claims) if isinstance(claim, dict)
    }
    for place, claim in places.items():
        if "kind" in faulty["topic", str(claim.get("topic"))]:
            faulty[place].add("topic")
        if faulty[place] & {"said", "kind", "says"}:
            faulty[place].add("when")
    unnamed = any("id" in fields for fields in faulty.values())
    doubtful = {str(claim.get("id")) for place, claim in places.items() if faulty[place]}
    for place, claim in places.items():
        if unnamed or faulty[place] or str(claim.get("retracts")) in doubtful:
            faulty[place].add("retracts")


def _mended(raw: dict[str, Any], faulty: dict[_Place, set[str]]) -> dict[str, Any]:
    """Return the tables of a fact base that is well formed: without the faulty fields, or with what stands for them."""

    def mended(record: Any, *place: int | str) -> dict[str, Any]:
        given = record if isinstance(record, dict) else {}
        kept = {key: value for key, value in given.items() if key not in faulty[place]}
        return kept | {
            key: value for key, value in _stand_ins(place, raw).items() if key in faulty[place]
        }

    sound = mended(raw)
    sound["title"] = mended(raw.get("title"), "title")
    for table in ("topic", "source", "person"):
        records = raw.get(table, {}).items()
        sound[table] = {
            k: mended(record, table, k) for k, record in records if k not in faulty[(table,)]
        }
    for table, needed in (
        ("claim", {"id"}),
        ("precedent", {"title", "season", "wrapped", "released"}),
    ):
        records = enumerate(sound.get(table, []))
        sound[table] = [
            mended(record, table, n) for n, record in records if not needed & faulty[table, n]
        ]
    return sound


def _stand_ins(place: _Place, raw: dict[str, Any]) -> dict[str, Any]:
    """Return what stands for the faulty fields of a record that it cannot do without, and breaks no rule."""
    table, key = (*place, "", "")[:2]
    ladder = raw.get("ladder")
    step = isinstance(ladder, list) and key in ladder
    stand_ins: dict[str, dict[str, Any]] = {
        "": {"schema": 1, "checked": date.max, "ladder": ["x"]},
        "title": {"name": "x", "season": 9999, "network": "x"},
        "topic": {"kind": "milestone" if step else "value", "label": "x", "question": "x"},
        "source": {"name": "x", "rank": "press"},
        "person": {"name": key},  # two people of one name would break a rule
        "claim": {"id": "x", "topic": "x", "said": "2000", "by": "x", "text": "x"},
        "precedent": {"title": "x"},
    }
    return stand_ins[str(table)]
