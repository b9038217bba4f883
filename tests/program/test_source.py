"""The code knows nothing about any show, and looks at the clock in one place."""

import re
from pathlib import Path

from aoud_cli.files.load import load
from aoud_cli.files.paths import bundled
from aoud_cli.text import folded

SOURCE = {path: path.read_text("utf-8") for path in Path("src/aoud_cli").rglob("*.py")}
CODE = "\n".join(SOURCE.values())
CODE_IN_ANY_CASE = CODE.casefold()


def names_of_the_show() -> list[str]:
    facts = load(bundled())
    names = [facts.title.name, facts.title.native, *facts.title.aka]
    names += [
        spelling
        for person in facts.people.values()
        for spelling in (*person.spellings, person.part)
    ]
    names += [
        facts.title.network,
        *facts.people,
        *(claim.id for claim in facts.claims if claim.id not in facts.topics),
    ]
    return sorted({name for name in names if name})


def stands_in(name: str, text: str) -> bool:
    """Return whether a text holds a name, as a word of its own and in any case."""
    name, text = name.casefold(), text.casefold()
    return name in text and bool(re.search(rf"(?<![a-z0-9]){re.escape(name)}(?![a-z0-9])", text))


def test_no_name_of_the_show_stands_in_the_code() -> None:
    # as a word of its own or in another one
    near = [name for name in names_of_the_show() if name.casefold() in CODE_IN_ANY_CASE]

    named = [
        (name, path.name) for name in near for path, text in SOURCE.items() if stands_in(name, text)
    ]
    assert named == []


def test_no_outlet_of_the_record_stands_in_the_code() -> None:
    # As it is spelt: "The Fact" is a newspaper, "the fact base" is not.
    named = [source.name for source in load(bundled()).sources.values() if source.name in CODE]

    assert [name for name in named if re.search(rf"\b{re.escape(name)}\b", CODE)] == []


def test_no_sentence_of_the_fact_base_stands_in_the_code() -> None:
    code = folded(CODE)

    assert [claim.id for claim in load(bundled()).claims if folded(claim.text) in code] == []


def test_the_clock_is_looked_at_for_the_question_and_for_its_memory_alone() -> None:
    clock = re.compile(r"\b(?:date\.today\(\)|now\(\)|strftime)")
    looks = [path.name for path, text in SOURCE.items() for _ in clock.findall(text)]

    assert sorted(looks) == [
        "answer_cache.py",
        "options.py",
    ]  # the day of a question, and the one it is remembered under


def test_errors_become_sentences_in_one_place() -> None:
    catches = [
        path.name for path, text in SOURCE.items() for _ in re.findall(r"except AoudError", text)
    ]

    assert catches == ["app.py"]


def test_each_option_is_spelt_once() -> None:
    flags = [
        flag
        for text in SOURCE.values()
        for flag in re.findall(r'(?:typer\.Option|option)\(\s*"(--[a-z-]+)"', text)
    ]

    # `aoud export` writes other formats than an answer has
    assert sorted(flags) == sorted([*set(flags), "--format"])


def test_the_picture_in_contributing_shows_every_room() -> None:
    picture = Path("CONTRIBUTING.md").read_text("utf-8").split("```")[1]
    shown = set(re.findall(r"^  ([\w.]+)", picture, re.MULTILINE))
    rooms = {path.name for path in Path("src/aoud_cli").iterdir()}

    assert rooms - shown <= {"__init__.py", "__pycache__", "py.typed"}
