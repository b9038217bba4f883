"""Random fact bases that break no rule: a number in, the tables of a file out, always the same ones."""

import random
from calendar import monthrange
from typing import Any

from aoud_cli.errors import FactsError
from aoud_cli.facts.model import FactBase
from aoud_cli.files.load import refuse_unsound, validated

Tables = dict[str, Any]

MILESTONES = ["renewed", "filming", "wrapped", "released", "cancelled", "halted"]
VALUES = ["episodes", "budget", "film-months", "post-months"]
RANKS = ["official", "insider", "press", "press", "hearsay"]
SIGNS = ["&", "|", "*", "_", "`", "#", "=", "-", "+", "@", "<b>", "[bold]", "1.", "\\", "'", '"']
WORDS = [
    *(
        "Snow",
        "released",
        "filming",
        "박지후",
        "한글",
        "日本語の文",
        "ŁøÞ",
        "e\u0301",
        "👩‍👩‍👧",
        "\u202eback",
        "ﬁ",
    ),
    *("\x1b[2J", "a\nb", "\t", "\u200b", "x" * 70, "https://example.org", "가" * 45, "¡", "Ⅷ", "²"),
]
COUNTS = ["8", "08", "8 episodes", "12", "ten", "0", "tba", "TBA", "talks", "-3", "9" * 60]


class World:
    """One random fact base, as it is being made up."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        any_year, recent = self.random.randint(1, 9999), self.random.randint(2019, 2027)
        edge = self.random.choice([1, 2, 9, 99, 999, 1000, 9998, 9999])
        self.year: int = self.random.choice([recent, recent, recent, any_year, edge])
        self.few_days = [self.any_day() for _ in range(3)]
        self.few_stretches = [self.any_stretch() for _ in range(3)]

    def maybe(self, chance: float = 0.5) -> bool:
        return self.random.random() < chance

    def some(self, items: list[str], least: int = 0) -> list[str]:
        return self.random.sample(items, self.random.randint(min(least, len(items)), len(items)))

    def one_year(self) -> int:
        if self.maybe(0.02):
            return self.random.choice([1, 9999])
        return max(1, min(9999, self.year + self.random.choice([-2, -1, 0, 0, 0, 0, 1, 2])))

    def day(self) -> str:
        """Return a day, often one of a few, on which much is said."""
        return self.random.choice(self.few_days) if self.maybe(0.7) else self.any_day()

    def any_day(self) -> str:
        year, month = self.one_year(), self.random.choice([1, 2, 5, 6, 6, 12])
        last = monthrange(year, month)[1]
        day = self.random.choice([1, 2, 9, 10, 11, 15, last])
        return f"{year:04}-{month:02}-{day:02}"

    def stretch(self) -> str:
        """Return some days, often one of a few, so that words of the same time meet."""
        return self.random.choice(self.few_stretches) if self.maybe(0.6) else self.any_stretch()

    def any_stretch(self) -> str:
        year = self.one_year()
        return self.random.choice(
            [
                self.day(),
                self.day(),
                f"{year:04}-{self.random.randint(1, 12):02}",
                f"{year:04}",
                f"{year:04}-Q{self.random.randint(1, 4)}",
                f"{year:04}-H{self.random.randint(1, 2)}",
                f"{self.random.choice(['early', 'mid', 'late'])} {year:04}",
                "/".join(sorted([self.day(), self.day()])),
            ]
        )

    def when(self) -> str:
        if self.maybe(0.8):
            return self.stretch()
        return self.random.choice([f"{self.day()}/..", f"../{self.day()}"])

    def text(self, most: int = 80) -> str:
        words = self.random.choices(WORDS + SIGNS, k=self.random.randint(1, 5))
        made = self.random.choice(["", " ", " | "]).join(words)[:most]
        return made if made.strip() else "Text"

    def sentence(self) -> str:
        return self.text(160) if self.maybe(0.4) else f"Sentence {self.random.randint(1, 5)}."

    def name(self, number: int, of: str) -> str:
        """Return a name that no other record of its sort has."""
        made = f"{self.text(40)} {of} {number}" if self.maybe(0.3) else f"{of} {number}"
        return made.strip()


def tables(seed: int) -> Tables:
    """Return the tables of a fact base that breaks no rule."""
    world = World(seed)
    topics, sources, people = _topics(world), _sources(world), _people(world)
    steps = [name for name in MILESTONES if name in topics]
    made: Tables = {
        "schema": 1,
        "checked": max(world.any_day() for _ in range(world.random.choice([1, 9, 9]))),
        "ladder": [name for name in steps if name not in {"cancelled", "halted"}] or steps[:1],
        "title": _title(world, topics, sources),
        "topic": topics,
        "source": sources,
        "person": people,
        "claim": _claims(world, topics, list(sources), list(people)),
        "precedent": [_precedent(world, number) for number in range(world.random.randint(0, 7))],
        "look": [_look(world, list(topics)) for _ in range(world.random.choice([0, 0, 1, 3]))],
    }
    return _sound({key: value for key, value in made.items() if value or key == "checked"})


def _topics(world: World) -> Tables:
    labels = [*MILESTONES, *VALUES, "Plot", "Release", "A label"]
    made: Tables = {}
    for name in [*world.some(MILESTONES[:4], 1), *world.some(MILESTONES[4:])]:
        made[name] = {"kind": "milestone"}
    for name in world.some(VALUES):
        made[name] = {"kind": "value"} | ({"unit": "episodes"} if world.maybe(0.7) else {})
        if name.endswith("months"):
            made[name]["season"] = 1
    for name in world.some(["cast", "crew"]):
        made[name] = {"kind": "value", "per_person": True}
    for name in world.some(["plot", "setting"]):
        made[name] = {"kind": "note"}
    for name, topic in made.items():
        odd = world.maybe(0.1)
        topic["label"] = world.random.choice(labels) if odd else name.title()
        topic["question"] = world.sentence() if odd else f"What of {name}?"
    return made


def _sources(world: World) -> Tables:
    made: Tables = {}
    for number in range(world.random.randint(1, 7)):
        source: Tables = {"name": world.name(number, "Paper"), "rank": world.random.choice(RANKS)}
        if world.maybe(0.2):
            source |= {"listing": True, "url": "https://example.org/a?b=c"}
        if world.maybe(0.2):
            source["note"] = world.text(600)
        made[f"source-{number}"] = source
    return made


def _people(world: World) -> Tables:
    made: Tables = {}
    for number in range(world.random.choice([0, 1, 2, 4])):
        person: Tables = {"name": world.name(number, "Kim")}
        if world.maybe():
            person["native"] = f"박지후{number}"
        if world.maybe(0.3):
            person["aka"] = [f"{world.text(20)} alias {number}"]
        if world.maybe():
            person["part"] = world.text(40)
        if world.maybe():
            person["seasons"] = [1]
        made[world.random.choice([f"person-{number}", f"source-{number}"])] = person
    return made


def _title(world: World, topics: Tables, sources: Tables) -> Tables:
    made: Tables = {
        "name": world.text(60) if world.maybe(0.3) else "Tin Harbour",
        "season": world.random.choice([2, 2, 2, 3, 9999]),
        "network": world.random.choice(list(sources)),
        "weekly": world.maybe(0.2),
    }
    if world.maybe(0.2):
        made["synopsis"] = {"text": world.text(), "by": world.random.choice(list(sources))}
    if {"film-months", "post-months"} <= topics.keys():
        made["previous"] = {"season": 1, "filming": "film-months", "post": "post-months"}
    return made


def _claims(world: World, topics: Tables, sources: list[str], people: list[str]) -> list[Tables]:
    asked = [name for name, topic in topics.items() if people or not topic.get("per_person")]
    asked = world.some(asked, 1) if world.maybe(0.3) else asked
    made: list[Tables] = []
    for number in range(world.random.choice([0, 1, 3, 5, 8, 13, 30, 60]) if asked else 0):
        topic = world.random.choice(asked)
        # Ids in another order than that of the file, so that whatever goes by them shows.
        claim: Tables = {"id": f"c{number * 7 % 61}", "topic": topic, "text": world.sentence()}
        claim |= {"by": world.random.choice(sources), "said": world.stretch()}
        claim |= _says(world, topic, topics[topic])
        if topics[topic].get("per_person"):
            claim["about"] = world.random.choice(people)
        if topic == "released" and world.maybe(0.3):
            claim["part"] = world.random.choice([1, 2, 2, 3, 99])
        claim |= _extras(world, sources)
        own = [other["id"] for other in made if other["by"] == claim["by"]]
        if own and world.maybe(0.2):
            claim["retracts"] = world.random.choice(own)
        made.append(claim)
    return made


def _says(world: World, name: str, topic: Tables) -> Tables:
    kind = world.random.choice(["fact", "fact", "fact", "plan", "guess"])
    made: Tables = {} if kind == "fact" else {"kind": kind}
    if topic["kind"] == "note":
        return made | ({"detail": True} if world.maybe(0.3) else {})
    if name.endswith("months"):
        return made | {"says": str(world.random.choice([0, 1, 8, 11, 120, 999]))}
    if topic["kind"] == "value":
        values = ["in", "talks", "out", "tba"] if name == "cast" else [*COUNTS, world.text()]
        return made | {"says": world.random.choice(values)}
    if kind != "fact" or world.maybe(0.7):
        made["when"] = world.when()
    return made | {"says": world.random.choice(["yes", "yes", "no"])}


def _extras(world: World, sources: list[str]) -> Tables:
    extras: Tables = {
        "via": world.random.choice(sources),
        "quote": world.text(),
        "url": "https://example.org/%ED?x=|",
        "note": world.text(600),
    }
    return {key: value for key, value in extras.items() if world.maybe(0.15)}


def _precedent(world: World, number: int) -> Tables:
    made: Tables = {
        "title": world.name(number, "Show"),
        "season": world.random.choice([1, 2, 9999]),
        "released": world.stretch(),
    }
    made |= {step: world.stretch() for step in ("renewed", "filming") if world.maybe(0.4)}
    made |= {"wrapped": world.stretch()} if world.maybe(0.8) else {}
    made |= {flag: True for flag in ("effects", "joint") if world.maybe(0.3)}
    if world.maybe(0.2):
        made["left_out"] = world.sentence()
    return made


def _look(world: World, topics: list[str]) -> Tables:
    made: Tables = {"day": world.day()}
    if world.maybe(0.7):
        made["topics"] = world.some(topics, 1)
    if world.maybe(0.3):
        made["since"] = min(made["day"], world.day())
    return made


def _sound(made: Tables) -> Tables:
    """Return the tables without the records that break a rule, and with what no title can do without."""
    while True:
        try:
            refuse_unsound(validated(made, FactBase))
        except FactsError as error:
            for fault in error.faults:
                _mend(made, fault.table, fault.record, fault.field)
        else:
            return made


def _mend(made: Tables, table: str, record: object, field: str) -> None:
    """Take out what breaks a rule, or give it another name."""
    match table:
        case "claim" if field == "retracts":
            for claim in made["claim"]:
                if claim["id"] == record:
                    claim.pop("retracts", None)
        case "claim":
            made["claim"] = [one for one in made["claim"] if one["id"] != record]
        case "precedent":
            made["precedent"] = [
                one for one in made["precedent"] if f"{one['title']} {one['season']}" != record
            ]
        case "person":
            made["person"].pop(record, None)
            made["claim"] = [one for one in made.get("claim", []) if one.get("about") != record]
        case "topic" | "source":
            made[table][record]["label" if table == "topic" else "name"] = f"Name of {record}"
        case "title":
            made["title"].pop(field.partition(".")[0], None)
        case "":  # that the rules between records were not tried yet
            return
        case _:
            raise AssertionError((table, record, field))
