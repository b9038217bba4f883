"""A fact base as it stood on a day: `aoud export` writes it, and it gives the same answers."""

from collections import defaultdict
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
    known_day = min(as_of, facts.checked)
    known = {topic: min(as_of, day) for topic, day in facts.last_looks(as_of).items()}
    public = {claim.id: claim for claim in facts.claims if claim.said.last <= known[claim.topic]}
    return facts.model_copy(
        update={
            "checked": known_day,
            "looks": [
                *_looks_of_people(facts, known_day, as_of),
                *_looks_of_databases(facts, as_of),
            ],
            "claims": [_written_out(claim, public) for claim in public.values()],
            "precedents": [one for one in facts.precedents if _has_begun(one, known_day)],
        }
    )


def _has_begun(precedent: Precedent, known_day: date) -> bool:
    return any(when.last <= known_day for when in precedent.starts.values())


def _looks_of_people(facts: FactBase, day: date, as_of: date) -> list[Look]:
    """Return the looks that went further than a day: one for all topics of the same day."""
    theirs = [look for look in facts.looks if not _is_of_a_database(look)]
    people = facts.model_copy(update={"looks": theirs})
    topics: dict[date, list[str]] = defaultdict(list)
    for topic, last in people.last_looks().items():
        if min(last, as_of) > day:
            topics[min(last, as_of)].append(topic)
    return [Look(day=known_day, topics=names) for known_day, names in sorted(topics.items())]


def _looks_of_databases(facts: FactBase, as_of: date) -> list[Look]:
    """Return the looks of databases that a question about a day, or an earlier one, can rest on."""
    theirs = [look for look in facts.looks if _is_of_a_database(look)]
    asked = [look for look in theirs if (look.since or date.min) <= as_of]
    return [look.model_copy(update={"day": min(look.day, as_of)}) for look in asked]


def _is_of_a_database(look: Look) -> bool:
    return look.by is not None or look.since is not None


def credit_lines(facts: FactBase) -> list[str]:
    """Return what the licences of the sources ask to be said beside their claims."""
    spoken = {claim.by for claim in facts.claims} | {look.by for look in facts.looks}
    return [one.credit for key, one in facts.sources.items() if key in spoken and one.credit]


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
    due = "".join(f"# {safe(line)}\n" for line in credit_lines(facts))
    text = head + due + tomli_w.dumps(facts.tables())
    return "".join(_toml_spelling(char, ascii_only=ascii_only) for char in text)


def _toml_spelling(char: str, *, ascii_only: bool) -> str:
    foreign = ascii_only and not char.isascii()
    if char == "\n" or (is_showable(char) and not foreign):
        return char
    return f"\\U{ord(char):08x}"
