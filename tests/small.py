"""Small fact bases, so that a test's input stands beside what it asserts."""

import re
from collections.abc import Iterable
from datetime import date, timedelta

from aoud_cli.facts.model import FactBase, Look
from aoud_cli.files.load import parse
from aoud_cli.judge.answer import Answer, Assessment
from aoud_cli.judge.assess import assess
from tests.conftest import Result

HEADER = """
schema = 1
checked = 2030-12-31
ladder = ["renewed", "filming", "wrapped", "released"]
title = { name = "Tin Harbour", season = 2, network = "studio" }

[topic]
renewed = { kind = "milestone", label = "Renewed", question = "Ordered?" }
filming = { kind = "milestone", label = "Filming", question = "Begun?" }
wrapped = { kind = "milestone", label = "Wrapped", question = "Over?" }
released = { kind = "milestone", label = "Release", question = "Out?" }
cancelled = { kind = "milestone", label = "Cancelled", question = "Cancelled?" }
episodes = { kind = "value", label = "Episodes", question = "How many?", unit = "episodes" }
cast = { kind = "value", label = "Cast", question = "Who?", per_person = true }
plot = { kind = "note", label = "Plot", question = "What about?" }

[source]
studio = { name = "Studio", rank = "official" }
network = { name = "Network", rank = "official" }
maker = { name = "Maker", rank = "official" }
actor = { name = "Actor", rank = "insider" }
agent = { name = "Agent", rank = "insider" }
paper = { name = "Paper", rank = "press" }
daily = { name = "Daily", rank = "press" }
herald = { name = "Herald", rank = "press" }
index = { name = "Index", rank = "press", listing = true }
guide = { name = "Guide", rank = "press", listing = true }
fan = { name = "Fan", rank = "hearsay" }
blog = { name = "Blog", rank = "hearsay" }

[person]
ann = { name = "Ann Lee", seasons = [1] }
bob = { name = "Bob Kim" }
"""

WEEKLY = HEADER.replace('network = "studio" }', 'network = "studio", weekly = true }')


def facts(*claims: str, weekly: bool = False) -> FactBase:
    """Return a fact base about an invented show with claims written like `id=a filming=yes by=paper said=2022-09`.

    `filming=yes` is the topic and what it says; `plan`, `guess` and the other keys are as in a fact base.
    """
    header = WEEKLY if weekly else HEADER
    return parse(header + "".join(_toml(index, claim) for index, claim in enumerate(claims)))


def looked(given: FactBase, checked: str, *looks: str) -> FactBase:
    """Return a fact base as it is checked to a day; a look is written `2026-11-30 filming wrapped`, or `2026-11-30`."""
    found = []
    for look in looks:
        day, *topics = look.split()
        found.append(Look.model_validate({"day": day, "topics": topics or None}))
    return given.model_copy(update={"checked": date.fromisoformat(checked), "looks": found})


PACE = """
s1-filming = { kind = "value", label = "S1 filming", question = "?", unit = "months", season = 1 }
s1-post = { kind = "value", label = "S1 post", question = "?", unit = "months", season = 1 }
"""


def facts_with_sums(
    *claims: str, waits: Iterable[int] = (), checked: str = "2030-12-31"
) -> FactBase:
    """Return the same with a season 1, whose months are claims on `s1-filming` and `s1-post`.

    Its comparable seasons wrapped on 1 January 2020 and waited so many days.
    """
    before = 'previous = { season = 1, filming = "s1-filming", post = "s1-post" }'
    text = HEADER.replace("2030-12-31", checked)
    text = text.replace('network = "studio" }', f'network = "studio", {before} }}')
    text = text.replace("[source]", f"{PACE}[source]")
    for number, wait in enumerate(waits, 2):
        text += f"""
[[precedent]]
title = "Salt Road"
season = {number}
wrapped = 2020-01-01
released = {date(2020, 1, 1) + timedelta(wait)}
"""
    return parse(text + "".join(_toml(index, claim) for index, claim in enumerate(claims)))


def judged(day: str, *claims: str, weekly: bool = False) -> Assessment:
    """Return the answers of a day."""
    return assess(facts(*claims, weekly=weekly), date.fromisoformat(day))


def in_short(answer: Answer) -> str:
    """Return an answer in a line: `yes, settled, press`; `unknown`."""
    if answer.basis is None:
        return answer.says
    return f"{answer.says}, {answer.standing}, {answer.basis}"


def days(answer: Answer) -> str:
    """Return the days in which a step was taken, as a fact base writes them; empty where it has none."""
    return answer.window.whole.text if answer.window else ""


def fates(answer: Answer) -> dict[str, str]:
    """Return each claim's fate by its id."""
    return {judged.claim.id: str(judged.fate) for judged in answer.claims}


_KEYS = {"id", "about", "part", "kind", "when", "said", "by", "via", "retracts", "text", "detail"}


def _toml(index: int, claim: str) -> str:
    given = {"id": f'"c{index}"', "text": '"A sentence."'}
    for word in re.sub(r"=(early|mid|late) ([0-9])", r"=\1_\2", claim).split():
        key, _, value = word.partition("=")
        text = value.replace("_", " ")
        if key in _KEYS:
            given[key] = text if key in {"part", "detail"} else f'"{text}"'
        else:
            given["topic"] = f'"{key}"'
            if value:
                given["says"] = f'"{text}"'
    return "[[claim]]\n" + "".join(f"{key} = {value}\n" for key, value in given.items())


# A whole file, the smallest that there is; and what is to be seen where one is refused.
SMALLEST = """schema = 1
checked = "2024-12-31"
ladder = ["released"]
title = { name = "Tin Harbour", season = 2, network = "studio" }
topic.released = { kind = "milestone", label = "Release", question = "Out?" }
source.studio = { name = "Studio", rank = "official" }
"""


def assert_refused(result: Result) -> None:
    assert (result.code, result.out) == (4, "")
    assert "Traceback" not in result.err
    lines = result.err.removesuffix("\n").split("\n")
    assert [line for line in lines if not line.startswith("aoud: ") or not line.isprintable()] == []
