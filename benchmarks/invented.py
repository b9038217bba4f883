"""Invents fact bases of any size, about a show that does not exist.

The same number of claims always gives the same text.
"""

from datetime import date, timedelta
from random import Random

SIZES = (100, 300, 1_000, 3_000, 10_000)  # claims; more would not fit into 2 MiB, the most read
PEOPLE = 40
# How many sources have each rank: about the shares of the bundled fact base.
RANKS = {"official": 3, "insider": 12, "press": 60, "hearsay": 45}
STEPS = ("renewed", "filming", "wrapped", "released", "cancelled")
VALUES = {"episodes": ("6", "8", "10", "tba"), "runtime": ("45", "50", "60")}
CAST = ("in", "talks", "out", "tba")
NOTES = ("plot", "delay", "reception", "announcement")
FIRST_DAY, LAST_DAY = date(2022, 1, 1), date(2025, 3, 31)

_HEAD = f"""\
schema = 1
checked = "{LAST_DAY}"
ladder = ["renewed", "filming", "wrapped", "released"]
title = {{ name = "Paper Lanterns", season = 2, network = "official-0" }}

[topic]
cast = {{ kind = "value", label = "Cast", question = "Who is in it?", per_person = true }}
"""


def fact_base(claims: int) -> str:
    """Return a valid fact base of so many claims as TOML, about 150 bytes a claim."""
    chance = Random(claims)
    sources = [f"{rank}-{number}" for rank, count in RANKS.items() for number in range(count)]
    return "\n".join(
        [
            _HEAD + _topics(),
            _sources(sources),
            _people(),
            *(_claim(n, sources, chance) for n in range(claims)),
        ]
    )


def _topics() -> str:
    kinds = {"milestone": STEPS, "value": tuple(VALUES), "note": NOTES}
    return "".join(
        f'{name} = {{ kind = "{kind}", label = "{name.title()}", question = "What of {name}?" }}\n'
        for kind, names in kinds.items()
        for name in names
    )


def _sources(sources: list[str]) -> str:
    lines = (
        f'{name} = {{ name = "Source {name}", rank = "{name.partition("-")[0]}" }}\n'
        for name in sources
    )
    return f"[source]\n{''.join(lines)}"


def _people() -> str:
    return "[person]\n" + "".join(
        f'p-{number} = {{ name = "Person {number}" }}\n' for number in range(PEOPLE)
    )


def _claim(number: int, sources: list[str], chance: Random) -> str:
    """Return one claim: about a step, a person or something else, each a third of the time."""
    said = FIRST_DAY + timedelta(days=chance.randrange((LAST_DAY - FIRST_DAY).days + 1))
    what = chance.choice((_on_a_step, _on_a_person, _on_the_rest))(said, chance)
    by = chance.choice(sources)
    lines = [
        f'id = "c-{number}"',
        *what,
        f'said = "{said}"',
        f'by = "{by}"',
        f'text = "What {by} said on {said}."',
    ]
    return "\n".join(["[[claim]]", *lines, ""])


def _on_a_step(said: date, chance: Random) -> list[str]:
    """Return what a claim says of a step: no, a guess, or yes.

    Only the first two steps are ever a fact, so the season is never out.
    """
    step = chance.randrange(len(STEPS))
    lines = [f'topic = "{STEPS[step]}"']
    if chance.random() < 0.5:
        return [*lines, 'says = "no"']
    if step > 1 or chance.random() < 0.5:
        return [
            *lines,
            'says = "yes"',
            'kind = "guess"',
            f'when = "../{said + timedelta(days=chance.randrange(900))}"',
        ]
    return [*lines, 'says = "yes"']


def _on_a_person(_said: date, chance: Random) -> list[str]:
    return [
        'topic = "cast"',
        f'about = "p-{chance.randrange(PEOPLE)}"',
        f'says = "{chance.choice(CAST)}"',
    ]


def _on_the_rest(_said: date, chance: Random) -> list[str]:
    topic = chance.choice((*VALUES, *NOTES))
    return [
        f'topic = "{topic}"',
        *([f'says = "{chance.choice(VALUES[topic])}"'] if topic in VALUES else []),
    ]
