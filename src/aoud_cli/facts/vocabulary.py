"""The words that every fact base shares with the program: ranks, kinds, and the shared topics."""

from enum import StrEnum

# What a claim about a step says.
YES, NO = "yes", "no"

# What a value claim says when nothing is decided, or nothing said: soft words, all others are firm.
TBA, TALKS = "tba", "talks"
SOFT = (TBA, TALKS)

# Topics that the program itself reads: they mean the same for every show.
RENEWED, FILMING, WRAPPED, RELEASED = "renewed", "filming", "wrapped", "released"
CANCELLED = "cancelled"
CAST, CREW = "cast", "crew"
EPISODES = "episodes"
ASKED_OF_DATABASES = (RELEASED, EPISODES)
CAST_VALUES = ("in", TALKS, "out", TBA)

# The key of a look, the day up to which somebody looked for news. By that name the user can remove
# their own, like a claim by its id.
LOOK = "checked"
# All that databases have answered: by that name the user can remove it.
FETCHED = "fetched"


class Rank(StrEnum):
    """How much a speaker's word weighs."""

    OFFICIAL = "official"
    INSIDER = "insider"
    PRESS = "press"
    HEARSAY = "hearsay"

    @property
    def weight(self) -> int:
        """From 0 for hearsay to 3 for official."""
        return _WEIGHTS[self]


_WEIGHTS = {Rank.HEARSAY: 0, Rank.PRESS: 1, Rank.INSIDER: 2, Rank.OFFICIAL: 3}


class Kind(StrEnum):
    """What a claim states: what is, what its speaker will do, or what its speaker supposes."""

    FACT = "fact"
    PLAN = "plan"
    GUESS = "guess"


class TopicKind(StrEnum):
    """What a claim on the topic says: yes or no, a value, or just its sentence."""

    MILESTONE = "milestone"
    VALUE = "value"
    NOTE = "note"
