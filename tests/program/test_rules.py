"""Code and tests cite the rules of docs/rules.md by number: every citation is a rule, and every rule has its tests.

A citation reads `rule 3.2`, `rules 2.4, 3.1 and 3.5`, `(6.3)` or, above tests, `# 3.3 Bounds`.
"""

import re
from collections.abc import Iterable
from pathlib import Path

RULES = Path("docs/rules.md").read_text("utf-8")
SOURCE = [*Path("src/aoud_cli").rglob("*.py")]
TESTS = [path for path in Path("tests").rglob("*.py") if path != Path(__file__)]

NUMBER = r"(?:10|[1-9])(?:\.[1-9])?"
NUMBERS = rf"{NUMBER}(?:(?:, and |, | and | to |\n *){NUMBER})*"
CITATION = re.compile(
    rf"\b[Rr]ules? ({NUMBERS})(?![0-9])"  # rule 3.2
    r"|\(((?:10|[1-9])\.[1-9](?:(?:, | and | to )(?:10|[1-9])\.[1-9])*)\)"  # (6.3)
    rf"|^# ({NUMBER}) [A-Z`]",  # a heading above tests
    re.MULTILINE,
)


def sections() -> set[str]:
    return set(re.findall(r"^## (10|[1-9])\. ", RULES, re.MULTILINE))


def numbered() -> set[str]:
    """Return the numbers of the rules: 3.2; of a section that is one rule, that of the section."""
    rules = set(re.findall(r"^\*\*((?:10|[1-9])\.[1-9])\b", RULES, re.MULTILINE))
    return rules | {
        one for one in sections() if not any(rule.split(".")[0] == one for rule in rules)
    }


def cited(paths: Iterable[Path]) -> dict[str, set[str]]:
    """Return the cited numbers, and by which files."""
    found: dict[str, set[str]] = {}
    for path in paths:
        for groups in CITATION.findall(path.read_text("utf-8")):
            for number in re.findall(NUMBER, " ".join(groups)):
                found.setdefault(number, set()).add(str(path))
    return found


def test_the_rules_are_numbered_as_they_are_cited() -> None:
    assert numbered() >= {"1.1", "2.4", "3.6", "7.4", "8", "9"}
    assert len(numbered()) == 36
    text = (
        "(rules 2.4, 3.1 and 3.5). A 1 (6.3) of\n# 7.4 Cancelled\n# 12 months; round(1.25) (7.3, 8)"
    )
    assert CITATION.findall(text) == [
        ("2.4, 3.1 and 3.5", "", ""),
        ("", "6.3", ""),
        ("", "", "7.4"),
    ]


def test_every_citation_in_code_and_tests_is_a_rule() -> None:
    unknown = {
        number: files
        for number, files in cited([*SOURCE, *TESTS]).items()
        if number not in numbered() | sections()
    }

    assert unknown == {}


def test_every_rule_is_cited_by_a_test() -> None:
    assert numbered() - cited(TESTS).keys() == set()


def test_every_room_of_the_judge_cites_rules() -> None:
    silent = {path.stem for path in SOURCE if path.parent.name == "judge" and not cited([path])}

    assert silent <= {"__init__", "milestones"}


def test_nothing_cites_the_rules_of_an_older_design() -> None:
    old = [
        str(path) for path in [*SOURCE, *TESTS] if re.search(r"\bdesign [0-9]", path.read_text())
    ]

    assert old == []
