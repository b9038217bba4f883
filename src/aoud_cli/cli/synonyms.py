"""English words that people type about any release, and the command that answers each."""

from collections.abc import Mapping

from aoud_cli.facts.vocabulary import CANCELLED, FILMING, RELEASED, RENEWED, WRAPPED

# By the word as names are compared: small letters, no blanks.
TOPICS: Mapping[str, str] = {
    **dict.fromkeys(("when", "date", "releasedate", "out", "premiere"), RELEASED),
    "renewal": RENEWED,
    "shooting": FILMING,
    "canceled": CANCELLED,
}
COMMANDS: Mapping[str, str] = {
    **{word: f"aoud faq {topic}" for word, topic in TOPICS.items()},
    **{step: f"aoud is {step}" for step in (RENEWED, FILMING, WRAPPED, RELEASED, CANCELLED)},
    "out": f"aoud is {RELEASED}",
    **dict.fromkeys(("who", "actors", "characters"), "aoud cast"),
    **dict.fromkeys(("trailer", "teaser"), "aoud news"),
    "undo": "aoud remove --last",
}
