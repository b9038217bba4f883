"""What a file holds costs no more than its size: three times the records, three times the steps.

A step is an instruction of Python's in the program's own code; no clock is asked. Claims about one
and the same thing are held against each other, and are not among these files.
"""

import sys
from collections.abc import Callable
from difflib import SequenceMatcher
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from aoud_cli.errors import FactsError
from aoud_cli.facts.checks import MAX_SUGGESTIONS
from aoud_cli.facts.model import Overlay
from aoud_cli.facts.spelling import CANDIDATES
from aoud_cli.files import own
from aoud_cli.files.load import MAX_FAULTS, parse
from aoud_cli.reports.hints import hints
from tests.conftest import Aoud
from tests.small import HEADER, judged

Build = Callable[[int], str]

MORE = 3.3  # three times as much, and what else there is to do


def steps(run: Callable[[], object]) -> int:
    """Return how many instructions of the program's own code a run takes."""
    count = 0

    def follow(frame: FrameType, *_: Any) -> Any:
        if "aoud_cli" not in frame.f_code.co_filename:
            return None
        frame.f_trace_opcodes, frame.f_trace_lines = True, False
        return one

    def one(*_: Any) -> Any:
        nonlocal count
        count += 1
        return one

    before = sys.gettrace()
    sys.settrace(follow)
    try:
        run()
    finally:
        sys.settrace(before)
    return count


def claim(number: int, topic: str, more: str = "", by: str = "paper") -> str:
    head = f"[[claim]]\nid = 'c{number}'\ntopic = '{topic}'\nsaid = '2024'\nby = '{by}'\n"
    return f"{head}text = 'A sentence.'\n{more}\n"


def with_topics(kind: str, says: str) -> Build:
    def build(count: int) -> str:
        topics = "".join(
            f"t{number} = {{ kind = '{kind}', label = 'L {number}', question = 'Q?' }}\n"
            for number in range(count)
        )
        claims = [claim(number, f"t{number}", says) for number in range(count)]
        return HEADER.replace("[source]", f"{topics}[source]") + "".join(claims)

    return build


def people(count: int) -> str:
    tables = "".join(
        f"p{number} = {{ name = 'P {number} x', part = 'R {number}', seasons = [1] }}\n"
        for number in range(count)
    )
    claims = [claim(n, "cast", f"says = 'in'\nabout = 'p{n}'") for n in range(count)]
    return HEADER + tables + "".join(claims)


def seasons(count: int) -> str:
    tables = "".join(
        f"p{number} = {{ name = 'P {number} x', part = 'R', seasons = [{number + 1}] }}\n"
        for number in range(count)
    )
    return HEADER.replace("season = 2", "season = 9999") + tables


def sources(count: int) -> str:
    tables = "".join(f"s{n} = {{ name = 'S {n}', rank = 'press' }}\n" for n in range(count))
    return HEADER.replace("[person]", f"{tables}[person]")


def looks(count: int) -> str:
    return HEADER + "[[look]]\nday = '2031-01-01'\ntopics = ['plot', 'filming']\n" * count


def seasons_elsewhere(count: int) -> str:
    dates = "wrapped = '2020-01'\nreleased = '2020-09'\n"
    return HEADER + "".join(
        f"[[precedent]]\ntitle = 'Salt Road'\nseason = {number}\n{dates}" for number in range(count)
    )


def namesakes(count: int) -> str:
    names = "".join(f"p{n} = {{ name = 'Same Name', part = 'P {n}' }}\n" for n in range(count))
    claims = [claim(n, "cast", f"says = 'in'\nabout = 'p{n}'") for n in range(count)]
    return HEADER + names + "".join(claims)


FILES: dict[str, Build] = {
    "values": with_topics("value", "says = '8'"),
    "notes": with_topics("note", ""),
    "milestones": with_topics("milestone", "says = 'yes'\nwhen = '2023'"),
    "people": people,
    "namesakes": namesakes,
    "seasons": seasons,
    "sources": sources,
    "looks": looks,
    "seasons elsewhere": seasons_elsewhere,
}
COMMANDS = (
    *("check", "status", "cast", "cast --season 1", "cast nobodyy", "faq", "about"),
    *("why released", "why nothingg", "sources", "sources nobodyy", "predictions", "forecast"),
    *("changes --since 2020", "is released", "export", "faq --json", "status --format csv"),
)


def assert_linear(name: str, cost: Callable[[int], int]) -> None:
    cost(60)  # Python 3.13 tells of instructions only in code that was followed before
    few, many = cost(60), cost(180)
    assert many < MORE * few, f"{name}: {few:,} steps, and {many:,} for three times as much"


@pytest.mark.parametrize("name", FILES)
def test_to_load_a_file_takes_steps_in_its_size(name: str) -> None:
    assert_linear(name, lambda count: steps(lambda: parse(FILES[name](count))))


@pytest.mark.parametrize(
    "command",
    [pytest.param(one, marks=[] if one == "status" else [pytest.mark.torture]) for one in COMMANDS],
)
@pytest.mark.parametrize("name", FILES)
def test_every_answer_takes_steps_in_the_size_of_its_file(
    aoud: Aoud, tmp_path: Path, name: str, command: str
) -> None:
    path = tmp_path / "facts.toml"
    words = [*command.split(), *([] if command == "check" else ["--facts"]), str(path)]

    def cost(count: int) -> int:
        path.write_text(FILES[name](count))
        aoud(*words)  # so that everything is imported
        return steps(lambda: aoud(*words))

    assert_linear(f"{command}, {name}", cost)


BROKEN: dict[str, Build] = {
    "unknown sources": lambda count: (
        sources(count) + "".join(claim(n, "plot", by=f"s{n}-x") for n in range(count))
    ),
    "a circle of retractions": lambda count: (
        HEADER
        + "".join(
            claim(number, "plot", f"retracts = 'c{(number + 1) % count}'")
            for number in range(count)
        )
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_to_refuse_a_file_takes_steps_in_its_size(name: str) -> None:
    def refused(count: int) -> None:
        with pytest.raises(FactsError) as error:
            parse(BROKEN[name](count))
        assert max(map(len, error.value.lines)) < 500

    assert_linear(name, lambda count: steps(lambda: refused(count)))


def test_only_ten_names_are_held_letter_by_letter_against_a_few_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compared: list[str] = []
    ratio = SequenceMatcher.ratio

    def counted(self: SequenceMatcher[str]) -> float:
        compared.append(self.a)  # type: ignore[attr-defined]  # difflib's types leave it out
        return ratio(self)

    monkeypatch.setattr(SequenceMatcher, "ratio", counted)
    with pytest.raises(FactsError) as error:
        parse(BROKEN["unknown sources"](300))

    assert len(error.value.faults) == MAX_FAULTS + 1
    assert str(error.value).count("did you mean") == MAX_SUGGESTIONS
    assert 0 < len(compared) <= MAX_SUGGESTIONS * CANDIDATES


def test_hints_take_steps_in_the_number_of_claims() -> None:
    def cost(count: int) -> int:
        yes = [f"filming=yes said={1000 + number} by=paper" for number in range(count)]
        no = [f"filming=no said={1500 + number} by=paper" for number in range(count)]
        assessment = judged("2900-01-01", *yes, *no)
        assert assessment.judged  # before the steps are counted
        return steps(lambda: hints(assessment))

    assert_linear("halts", cost)


def test_to_merge_a_file_of_taken_ids_takes_steps_in_its_size() -> None:
    def refused(count: int) -> None:
        sources = {f"s{n}": {"name": f"Another S {n}", "rank": "press"} for n in range(count)}
        claims = [
            {"id": f"m{n}", "topic": "plot", "said": "2024", "by": f"s{n}", "text": "It rains."}
            for n in range(count)
        ]
        tables = {"schema": 1, "source": sources, "claim": claims}
        with pytest.raises(FactsError):
            own.merged(parse(FILES["sources"](count)), Overlay.model_validate(tables))

    assert_linear("taken ids", lambda count: steps(lambda: refused(count)))
