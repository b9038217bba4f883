"""The facts that answer a question: the bundled, the fetched, and the user's own."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from aoud_cli.errors import FactsError
from aoud_cli.facts.model import FactBase, Fetched, Overlay
from aoud_cli.facts.vocabulary import FETCHED
from aoud_cli.files import fetched, load, own, paths


class LeftOut(NamedTuple):
    """What could not be used, what helps, and why it could not."""

    what: str
    remedy: str
    error: FactsError


def _without_yours(error: FactsError) -> LeftOut:
    return LeftOut("your claims", "`aoud check` lists every fault", error)


def _without_fetched(error: FactsError) -> LeftOut:
    return LeftOut("what was fetched", f"`aoud remove {FETCHED}` deletes it", error)


@dataclass(frozen=True)
class FactsInUse:
    """The facts that a question is answered from.

    `yours` says whether the user's own claims make a difference to them. What had to be left out
    stands in `left_out`.
    """

    facts: FactBase
    yours: bool = False
    left_out: tuple[LeftOut, ...] = ()


def without_own_claims(today: date) -> FactBase:
    """Return the bundled facts with what was fetched; raises FactsError where they do not fit."""
    return fetched.with_fetched(load.load(paths.bundled()), paths.fetched(), today)


def facts_in_use(as_of: date, today: date) -> FactsInUse:
    """Return the bundled, the fetched and the user's own claims, for a question about a day.

    Where one of the last two cannot be used, the answer is without it, and says why.
    Raises FactsError where the bundled facts cannot be read.
    """
    base = load.load(paths.bundled())
    try:
        answered = fetched.FILE.read(paths.fetched())
    except FactsError as error:
        in_use = with_answers(base, fetched.EMPTY, as_of, today)
        left_out = (_without_fetched(error), *in_use.left_out)
        return FactsInUse(in_use.facts, in_use.yours, left_out)
    return with_answers(base, answered, as_of, today)


def without_fetched(as_of: date, today: date) -> FactsInUse:
    """Return the bundled facts with only the user's own claims; otherwise as `facts_in_use`."""
    return with_answers(load.load(paths.bundled()), fetched.EMPTY, as_of, today)


def with_answers(base: FactBase, answered: Fetched, as_of: date, today: date) -> FactsInUse:
    """Return the bundled facts with the answers of databases and the user's own claims.

    Where one of the last two cannot be used, the facts are without it, and say why.
    """
    left_out: list[LeftOut] = []
    try:
        base = fetched.merged(base, answered, today)
    except FactsError as error:
        left_out.append(_without_fetched(error))
    try:
        in_use = with_own_claims(base, own.FILE.read(paths.yours()), as_of, today)
    except FactsError as error:
        in_use = FactsInUse(base, left_out=(_without_yours(error),))
    return FactsInUse(in_use.facts, in_use.yours, (*left_out, *in_use.left_out))


def with_own_claims(base: FactBase, mine: Overlay, as_of: date, today: date) -> FactsInUse:
    """Return the other facts with the user's own claims, or without them if the two do not fit.

    What is said on a day still to come is left out: it would pass for a look that nobody has taken
    yet. The facts are `yours` where a claim of the user's was public by the day, or their look is
    why that much is known.
    """
    present = own.said_by(mine, max(as_of, today))
    try:
        facts = own.merged(base, present)
    except FactsError as error:
        return FactsInUse(base, left_out=(_without_yours(error),))
    return FactsInUse(facts, yours=_makes_a_difference(base, facts, as_of))


def _makes_a_difference(base: FactBase, facts: FactBase, as_of: date) -> bool:
    """Return whether a claim of the user's is public by a day, or a look of theirs went further."""
    before = {topic: min(as_of, day) for topic, day in base.last_looks(as_of).items()}
    after = {topic: min(as_of, day) for topic, day in facts.last_looks(as_of).items()}
    added = facts.claims[len(base.claims) :]
    return before != after or any(claim.said.last <= after[claim.topic] for claim in added)
