"""Small random fact bases: few days, few speakers, so that words often tie and clash."""

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from aoud_cli.facts import checks
from aoud_cli.facts.model import FactBase

LADDER = ["renewed", "filming", "wrapped", "released"]
CHECKED = "2025-12-31"

_MILESTONES = [*LADDER, "cancelled", "halted"]
_SOURCES = {
    "studio": "official",
    "network": "official",
    "actor": "insider",
    "paper": "press",
    "daily": "press",
    "weekly": "press",
    "herald": "press",
    "fan": "hearsay",
    "blog": "hearsay",
}

DAYS = ["2024-01-05", "2024-01-10", "2024-01-11", "2024-02-05", "2024-03-10", "2024-09-20"]
SAID = [*DAYS, "2024-01", "2024-02", "2024-01-10/2024-02-05", "2024-01-08/2024-01-12"]
HAPPENED = [*DAYS, "2024-01", "2023-12", "2024-01-10/2024-02-05", "../2024-01-10", "2024-01/.."]
HAPPENED += ["2024-01-09", "2024-01-12", "2024-01-06/2024-01-09", "2024-01-08/2024-01-11"]
SAID += ["2024-01-09", "2024-01-12", "2024-01-11/2024-01-12"]
AHEAD = ["2024-01-11", "2024-02", "2024-03-10", "2024-03", "2024-Q1", "2024", "../2024-06", "2025"]
AHEAD += ["2024-02-05", "2024-H2", "2025-03", "2023"]
ASKED = ["2024-01-09", "2024-01-11", "2024-02-04", "2024-02-10", "2024-03-10", "2024-06-30"]
ASKED += ["2024-10-01", "2025-01-15"]

# What a world is about: of everything a little, or of a few topics a lot.
_CROWDS = [
    [
        *LADDER,
        *LADDER[1:],
        *LADDER[1:],
        "cancelled",
        "halted",
        "episodes",
        "cast",
        "plot",
        "before",
    ],
    ["filming", "wrapped", "released", "released"],
    ["wrapped", "released"],
    ["released"],
    ["released", "cancelled", "filming"],
    ["episodes", "cast"],
    ["plot"],
    ["cast", "cast", "plot", "before", "halted"],
]
_COUNTS = ["8", "08", "8 episodes", "8 Episode", "10", "talks", "tba", "TBA"]
_PLACES = ["in", "out", "talks", "tba"]


def base(claims: list[dict[str, Any]], **changes: Any) -> FactBase:
    """Return an invented show's fact base with these claims."""
    listings = changes.pop("listings", ())
    topics: dict[str, dict[str, Any]] = {
        name: {"kind": "milestone", "label": name.title(), "question": "Is it?"}
        for name in _MILESTONES
    }
    topics["episodes"] = {
        "kind": "value",
        "label": "Episodes",
        "question": "How many?",
        "unit": "episodes",
    }
    topics["cast"] = {"kind": "value", "label": "Cast", "question": "Who?", "per_person": True}
    topics["plot"] = {"kind": "note", "label": "Plot", "question": "What about?"}
    topics["aside"] = {"kind": "note", "label": "Aside", "question": "What else?"}
    topics["before"] = {"kind": "value", "label": "Then", "question": "How long?", "season": 1}
    raw: dict[str, Any] = {
        "schema": 1,
        "checked": CHECKED,
        "ladder": LADDER,
        "title": {
            "name": "Tin Harbour",
            "season": 2,
            "network": "studio",
            "weekly": changes.pop("weekly", False),
        },
        "topic": topics,
        "source": {
            key: {"name": key.title(), "rank": rank, "listing": key in listings}
            for key, rank in _SOURCES.items()
        },
        "person": {"ann": {"name": "Ann Lee"}, "bob": {"name": "Bob Kim"}},
        "claim": claims,
    }
    return FactBase.model_validate(raw | changes)


def is_sound(facts: FactBase) -> bool:
    """Return whether nothing is wrong with it but, at most, what a day of grace allows (rule 2.4)."""
    grace = {
        claim.id
        for claim in facts.claims
        if claim.when and claim.when.first == claim.said.last + timedelta(days=1)
    }
    return all(fault.field == "when" and fault.record in grace for fault in checks.faults(facts))


@st.composite
def claims(
    draw: st.DrawFn, index: int, others: list[dict[str, Any]], topics: list[str]
) -> dict[str, Any]:
    """Return one claim, as TOML holds it."""
    claim: dict[str, Any] = {"id": f"c{index}", "text": f"Sentence {(index * 7) % 10} of {index}."}
    claim["topic"] = draw(st.sampled_from(topics))
    claim["by"] = draw(st.sampled_from(list(_SOURCES)))
    claim["said"] = draw(st.sampled_from(SAID))
    claim["kind"] = draw(st.sampled_from(["fact", "fact", "fact", "plan", "guess", "guess"]))
    if draw(st.integers(0, 9)) == 0:
        claim["via"] = draw(st.sampled_from(["fan", "paper"]))
    if claim["topic"] in _MILESTONES:
        claim["says"] = draw(st.sampled_from(["yes", "yes", "yes", "no"]))
        days = HAPPENED if claim["kind"] == "fact" else AHEAD
        if claim["kind"] != "fact" or draw(st.integers(0, 4)):
            claim["when"] = draw(st.sampled_from(days))
        if claim["says"] == "no" and claim.get("when", "").endswith(".."):
            claim["when"] = "2024-01"
    elif claim["topic"] == "cast":
        claim |= {"says": draw(st.sampled_from(_PLACES)), "about": draw(st.sampled_from("ab"))}
        claim["about"] = {"a": "ann", "b": "bob"}[claim["about"]]
    elif claim["topic"] in {"episodes", "before"}:
        claim["says"] = draw(st.sampled_from(_COUNTS))
    elif draw(st.integers(0, 2)) == 0:
        claim["detail"] = True
    if claim["topic"] == "released" and draw(st.integers(0, 4)) == 0:
        claim["part"] = draw(st.integers(1, 3))
    own = [other["id"] for other in others if other["by"] == claim["by"]]
    if own and draw(st.integers(0, 5)) == 0:
        claim["retracts"] = draw(st.sampled_from(own))
    return claim


def world(*told: str, **changes: Any) -> FactBase:
    """Return a fact base with claims written like `wrapped no when=2024 said=2024-01-05 by=paper`."""
    claims = []
    for number, line in enumerate(told):
        topic, *words = line.split()
        claim: dict[str, Any] = {"id": f"c{number}", "topic": topic, "text": "A sentence."}
        claim |= dict((f"says={word}" if "=" not in word else word).split("=") for word in words)
        if "part" in claim:
            claim["part"] = int(claim["part"])
        claims.append(claim)
    return base(claims, **changes)


@st.composite
def worlds(draw: st.DrawFn, most: int = 9, least: int = 1) -> FactBase:
    """Return a sound fact base of up to so many claims."""
    told: list[dict[str, Any]] = []
    topics = draw(st.sampled_from(_CROWDS))
    for index in range(draw(st.integers(least, most))):
        told.append(draw(claims(index, told, topics)))
        if "retracts" in told[-1] and not is_sound(base(told)):
            del told[-1]["retracts"]
        if not is_sound(base(told)):
            told.pop()
    changes: dict[str, Any] = {"weekly": draw(st.integers(0, 3)) == 0}
    if draw(st.integers(0, 3)) == 0:
        changes["listings"] = draw(st.sampled_from([("daily",), ("studio", "fan")]))
    looks = draw(st.sampled_from([[], [], [], *_LOOKS]))
    if looks:
        changes |= {"checked": "2024-01-10", "look": looks}
    return base(told, **changes)


_LOOKS: list[list[dict[str, Any]]] = [
    [{"day": "2024-03-10"}],
    [{"day": "2024-03-10", "topics": ["released", "cancelled"]}],
    [{"day": "2024-02-06", "topics": ["filming", "wrapped"]}, {"day": "2025-12-31"}],
    [{"day": "2024-12-01", "topics": ["filming", "wrapped", "episodes"]}],
    [{"day": "2024-12-01", "topics": ["released"], "since": "2024-02-06"}],
    [
        {"day": "2024-02-06", "topics": ["released"], "since": "2024-02-05"},
        {"day": "2025-12-31", "topics": ["released", "episodes"], "since": "2024-12-01"},
    ],
]

days = st.sampled_from(ASKED).map(date.fromisoformat)
todays = st.sampled_from(["9999-12-31", "9999-12-31", "2024-02-07"]).map(date.fromisoformat)
