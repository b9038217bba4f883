"""Random fact bases, sound ones and ones with a fault: each question has its answer, and no other.

`AOUD_FUZZ_MINUTES=10` goes on for so long. What was asked, and what may not happen, is in `fuzz`.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import PATIENCE
from tests.program.fuzz import mutants, worlds
from tests.program.fuzz.__main__ import Answer, what_is_wrong

BATCH = 20  # fact bases of each sort that a process asks


def started(folder: Path, first: int, order: int) -> subprocess.Popen[str]:
    """Ask a batch of fact bases, in a process that has another hash seed for another order."""
    place = folder / f"order {order}"
    place.mkdir(exist_ok=True)
    words = [sys.executable, "-u", "-m", "tests.program.fuzz", place, first, BATCH, order]
    env = {**os.environ, "PYTHONHASHSEED": str(order)}
    return subprocess.Popen([*map(str, words)], env=env, stdout=subprocess.PIPE, text=True)


def answered(folder: Path, first: int) -> tuple[list[str], list[str]]:
    """Return a line for each answer about a batch, of one order and of the other."""
    both = [started(folder, first, order) for order in (0, 1)]
    texts = [process.communicate(timeout=PATIENCE)[0] for process in both]

    assert [process.returncode for process in both] == [0, 0], [text[-300:] for text in texts]
    one, other = (text.splitlines() for text in texts)
    return one, other


@pytest.mark.torture
def test_every_question_has_an_answer_and_the_same_one_in_another_order(
    tmp_path: Path, amount: Callable[[int], int], reached: Callable[[str], None]
) -> None:
    end = time.monotonic() + 60 * float(os.environ.get("AOUD_FUZZ_MINUTES", "0"))
    bases = questions = 0
    while bases < amount(300) or time.monotonic() < end:
        one, other = answered(tmp_path, bases)
        assert [line for line in one + other if json.loads(line)[-1]] == []
        assert [pair for pair in zip(one, other, strict=True) if pair[0] != pair[1]] == []
        bases, questions = bases + BATCH, questions + len(one)
    reached(
        f"promise 24: {bases} random fact bases and as many with a fault gave {questions} answers, "
        "the same with two hash seeds and in two orders"
    )


def test_the_same_number_makes_the_same_fact_bases() -> None:
    made = "from tests.program.fuzz import mutants, worlds; print([(worlds.tables(n), mutants.content(n)) for n in range(20)])"
    lines = [
        subprocess.check_output(
            [sys.executable, "-c", made],
            env={**os.environ, "PYTHONHASHSEED": seed},
        )
        for seed in "12"
    ]

    assert lines[0] == lines[1]


def test_the_fact_bases_hold_something_of_everything() -> None:
    made = [worlds.tables(number) for number in range(100)]
    claims = [claim for one in made for claim in one.get("claim", ())]

    keys = {key for claim in claims for key in claim}
    assert keys >= {
        "about",
        "part",
        "says",
        "kind",
        "when",
        "via",
        "quote",
        "url",
        "note",
        "retracts",
    }
    assert {key for one in made for key in one} >= {"person", "claim", "precedent", "look"}
    assert {claim["topic"] for claim in claims} >= {*worlds.MILESTONES, "cast", "plot", "episodes"}
    assert {mutants.content(number)[0] for number in range(20)} == {"faulty.toml", "faulty.json"}


@pytest.mark.parametrize(
    "answer",
    [
        Answer("status", "KeyError('x') in y.py, line 1", "", ""),
        Answer("status", 70, "", "aoud: a fault of the program"),
        Answer("status", 1, "no\n", ""),
        Answer("is released", 5, "", "aoud: no\n"),
        Answer("status", 0, "", ""),
        Answer("status", 4, "half an answer\n", "aoud: and an error\n"),
        Answer("status", 4, "", "Traceback (most recent call last):\n"),
        Answer("status", 0, "\x1b[2J\n", ""),
        Answer("status --format json", 0, "{", ""),
        Answer("status --format csv", 0, 'a\n"b', ""),
    ],
)
def test_what_may_not_happen_would_be_noticed(answer: Answer) -> None:
    assert what_is_wrong(answer)


@pytest.mark.parametrize(
    "answer",
    [
        Answer("is released", 1, "no\n", ""),
        Answer("status", 4, "", "aoud: x.toml: is a link\naoud: x.toml: is not TOML\n"),
        Answer("status --format json", 0, "{}\n", ""),
    ],
)
def test_an_answer_and_a_sentence_are_nothing_wrong(answer: Answer) -> None:
    assert what_is_wrong(answer) == ""
