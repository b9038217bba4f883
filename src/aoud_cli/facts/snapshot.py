"""A fact base as it stood on a day: `aoud export` writes it, and it gives the same answers."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

import tomli_w

from aoud_cli.facts.model import Claim, FactBase, Look, Precedent
from aoud_cli.text import is_showable, safe


def snapshot(facts: FactBase, as_of: date) -> FactBase:
    """Return the fact base with the claims that were public by a day.

    It is checked up to that day, or up to its own last looks where these were earlier.
    A comparable season is in it once it has begun: until its release the forecast counts it as
    waiting, and says that it does.
    """
    known_day, looks = min(as_of, facts.checked), facts.last_looks()
    known = {topic: min(as_of, day) for topic, day in looks.items()}
    public = {claim.id: claim for claim in facts.claims if claim.said.last <= known[claim.topic]}
    return facts.model_copy(
        update={
            "checked": known_day,
            "looks": _looks_after(known_day, known),
            "claims": [_written_out(claim, public) for claim in public.values()],
            "precedents": [one for one in facts.precedents if _has_begun(one, known_day)],
        }
    )


def _has_begun(precedent: Precedent, known_day: date) -> bool:
    return any(when.last <= known_day for when in precedent.starts.values())


def _looks_after(day: date, known: Mapping[str, date]) -> list[Look]:
    """Return the looks that went further than a day: one for all topics of the same day."""
    topics: dict[date, list[str]] = defaultdict(list)
    for topic, known_day in known.items():
        if known_day > day:
            topics[known_day].append(topic)
    return [Look(day=known_day, topics=names) for known_day, names in sorted(topics.items())]


def _written_out(claim: Claim, public: dict[str, Claim]) -> Claim:
    """Return a claim that says by itself what it said within its file.

    What is not public is not taken back.
    """
    retracts = claim.retracts if claim.retracts in public else None
    return claim.model_copy(update={"retracts": retracts})


def to_toml(facts: FactBase, *, ascii_only: bool) -> str:
    """Return a fact base as a TOML file that `--facts` reads.

    Every character that could act on a terminal is escaped, and with `ascii_only` every other
    character that is not ASCII too.
    """
    title = facts.title
    season = "" if title.season is None else f", season {title.season}"
    head = f"# {safe(title.name)}{season}: what was said up to {facts.checked}. By `aoud export`.\n"
    text = head + tomli_w.dumps(facts.tables())
    return "".join(_toml_spelling(char, ascii_only=ascii_only) for char in text)


def _toml_spelling(char: str, *, ascii_only: bool) -> str:
    foreign = ascii_only and not char.isascii()
    if char == "\n" or (is_showable(char) and not foreign):
        return char
    return f"\\U{ord(char):08x}"
