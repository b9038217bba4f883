"""What a fact base is asked: every command that answers, in every shape, on many days."""

from typing import Any

from tests.program.fuzz.worlds import Tables, World

SHAPES = ["table", "table", "table", "json", "csv", "markdown", "plain"]
WIDTHS = ["20", "33", "80", "200", ""]  # the last is a pipe

Question = tuple[tuple[str, ...], str]  # the words, and the width


def of_world(seed: int, made: Tables) -> list[Question]:
    """Return a question or more for each command, about records that there are."""
    world = World(~seed)
    claims: list[dict[str, Any]] = made.get("claim", [])
    topics, people = list(made["topic"]), list(made.get("person", ()))
    steps = [name for name in topics if made["topic"][name]["kind"] == "milestone"]
    about = [
        *(["faq", one] for one in topics),
        *(["why", one] for one in topics),
        *(["is", one] for one in steps),
        *(["cast", one] for one in people),
        *(["sources", one] for one in made["source"]),
        *(["why", one["id"]] for one in claims),
        *(["predictions", "--topic", one] for one in topics),
        *(["timeline", "--all", "--topic", one] for one in topics),
        *(["timeline", "--about", one] for one in people),
    ]
    asked = [words.split() for words in ALWAYS] + world.random.sample(about, min(len(about), 12))
    asked += [["changes", "--since", world.day()], ["timeline", "--since", world.day()]]
    asked += [["is", world.random.choice(steps), "--max-age", "99999"]]
    return [_asked(world, words) for words in asked]


ALWAYS = [
    *("status", "timeline", "timeline --all", "cast", "cast --new", "cast --out", "faq", "about"),
    *("cast --returning", "cast --season 1", "sources", "predictions", "predictions --missed"),
    *("predictions --open", "predictions --hit", "forecast", "forecast --backtest"),
]


def _asked(world: World, words: list[str]) -> Question:
    chance = world.random
    extreme = chance.choice(["0001-01-01", "9999-12-31", "today"])
    days = [[], ["--as-of", world.day()], ["--as-of", world.day()], ["--as-of", extreme]]
    shape = ["--format", chance.choice(SHAPES)]
    return (*words, *chance.choice(days), *shape), chance.choice(WIDTHS)
