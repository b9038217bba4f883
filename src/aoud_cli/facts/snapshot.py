"""A fact base as it stood on a day: `aoud export` writes it, and it gives the same answers."""

from datetime import date

import tomli_w

from aoud_cli.facts.dates import PartialDate
from aoud_cli.facts.model import Claim, FactBase
from aoud_cli.text import is_showable, safe


def snapshot(facts: FactBase, as_of: date) -> FactBase:
    """Return the fact base with the claims that were public by a day.

    It is checked up to that day, or up to its own last look where that was earlier.
    A comparable season is in it once its filming is over: until its release the forecast counts it
    as waiting, and says that it does.
    """
    known_day = min(as_of, facts.checked)
    public = {claim.id: claim for claim in facts.claims if claim.said.last <= known_day}
    return facts.model_copy(
        update={
            "checked": known_day,
            "claims": [_written_out(claim, public) for claim in public.values()],
            "precedents": [
                precedent for precedent in facts.precedents if precedent.wrapped.last <= known_day
            ],
        }
    )


def _written_out(claim: Claim, public: dict[str, Claim]) -> Claim:
    """Return a claim that says by itself what it said within its file.

    A day of speech that was cut at the last look is spelt as it was cut, and what is not public
    is not taken back.
    """
    said = PartialDate.between(claim.said.first, claim.said.last)
    exact = PartialDate.parse(claim.said.text) == claim.said
    retracts = claim.retracts if claim.retracts in public else None
    return claim.model_copy(update={"said": claim.said if exact else said, "retracts": retracts})


def to_toml(facts: FactBase, *, ascii_only: bool) -> str:
    """Return a fact base as a TOML file that `--facts` reads.

    Every character that could act on a terminal is escaped, and with `ascii_only` every other
    character that is not ASCII too.
    """
    title = facts.title
    season = f"{safe(title.name)}, season {title.season}"
    head = f"# {season}: what was said up to {facts.checked}. By `aoud export`.\n"
    text = head + tomli_w.dumps(facts.tables())
    return "".join(_toml_spelling(char, ascii_only=ascii_only) for char in text)


def _toml_spelling(char: str, *, ascii_only: bool) -> str:
    foreign = ascii_only and not char.isascii()
    if char == "\n" or (is_showable(char) and not foreign):
        return char
    return f"\\U{ord(char):08x}"
