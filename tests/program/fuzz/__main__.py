"""Asks random fact bases: `python -m tests.program.fuzz FOLDER FIRST COUNT ORDER`.

Prints a line of JSON for each question: the number of the fact base, the question, the exit code, a
digest of the answer, and what is wrong with it, which is nothing. With ORDER 1 the claims of a
sound fact base stand in another order in its file. The files of the last one are left in FOLDER.
"""

import csv
import hashlib
import io
import json
import os
import random
import sys
import traceback
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import tomli_w
from typer.main import get_command

from aoud_cli.cli import app, options, usage
from aoud_cli.files import load
from aoud_cli.text import hidden
from tests.program.fuzz import mutants, questions, worlds

FILE, EXPORTED = "facts.toml", "exported.toml"
REFUSED = 2
CODES = {0, REFUSED, 4}
CODES_OF_IS = CODES | {1, 3}
CHECKS = [
    ("check", FILE),
    ("export", "--facts", FILE),
    ("export", "--format=json", "--facts", FILE),
]


@dataclass(frozen=True)
class Answer:
    question: str
    code: int | str
    out: str
    err: str

    def line(self, seed: int, wrong: str) -> str:
        """Return the answer as a line; an export names the claims in the order of its file."""
        text = "".join(sorted(self.out)) if self.question.startswith("export") else self.out
        digest = hashlib.sha256((text + self.err).encode("utf-8", "surrogatepass")).hexdigest()
        return json.dumps([seed, self.question, self.code, digest[:16], wrong])


def set_up() -> None:
    """Let this process answer thousands of questions: what does not change is made once."""
    tree, read, known = get_command(app.app), load.load, dict[bytes, Any]()

    def loaded(path: Path) -> Any:
        data = path.read_bytes()
        if data not in known:
            known.clear()
            known[data] = read(path)
        return known[data]

    vars(usage)["get_command"] = lambda _: tree
    vars(load)["load"] = loaded


def todays(seed: int) -> date:
    """Return the reader's own day for a fact base."""
    return random.Random(seed).choice([date(2026, 11, 28), date(2026, 11, 28), date.max, date.min])


def set_today(today: date) -> None:
    now = datetime.combine(today, time(12), UTC)
    vars(options)["_now"] = lambda: now


def ask(words: tuple[str, ...], width: str = "80") -> Answer:
    """Return what `aoud` answers; in the place of an exit code, the last lines of a traceback."""
    os.environ["COLUMNS"] = width
    sys.argv = ["aoud", *words]
    written = io.BytesIO(), io.BytesIO()
    out, err = (io.TextIOWrapper(bytes_, "utf-8", write_through=True) for bytes_ in written)
    code: int | str = 0
    with redirect_stdout(out), redirect_stderr(err):
        try:
            app.main()
        except SystemExit as stop:
            code = int(stop.code or 0)
        except BaseException as error:  # noqa: BLE001 - none may get out
            where = traceback.extract_tb(error.__traceback__)[-1]
            code = f"{error!r:.200} in {Path(where.filename).name}, line {where.lineno}"
    question = " ".join([*words, f"COLUMNS={width}"])
    return Answer(question, code, *(text.getvalue().decode() for text in written))


def what_is_wrong(answer: Answer) -> str:
    """Return what no answer may be; empty for a good one."""
    if answer.code not in (CODES_OF_IS if answer.question.startswith("is ") else CODES):
        return f"ends with {answer.code}"
    if (answer.code in {REFUSED, 4}) != bool(answer.err) or bool(answer.err) == bool(answer.out):
        return f"says {answer.out[:50]!r} and {answer.err[:50]!r}"
    if not all(line.startswith("aoud: ") for line in answer.err.splitlines()):
        return f"says {answer.err[:200]!r}"
    # A joiner is sound between two pictures only, and a fold may come between them.
    if unsafe := hidden((answer.out + answer.err).replace("\n", "")):
        return f"writes {unsafe[0]!r}"
    return _unreadable(answer) if answer.code == 0 else ""


def _unreadable(answer: Answer) -> str:
    try:
        if "format json" in answer.question or "format=json" in answer.question:
            json.loads(answer.out)
        elif "format csv" in answer.question:
            rows = csv.reader(io.StringIO(answer.out), strict=True)
            return "" if len({len(row) for row in rows}) == 1 else "has rows of two lengths"
    except (ValueError, csv.Error) as error:
        return f"is no data: {error}"
    return ""


def of_sound(seed: int, order: int) -> Iterator[tuple[Answer, str]]:
    """Yield each answer about a fact base without a fault, and what is wrong with it."""
    made = worlds.tables(seed)
    asked = questions.of_world(seed, made)
    if order:
        random.Random(seed).shuffle(made.get("claim", []))
    Path(FILE).write_bytes(tomli_w.dumps(made).encode())
    for words in CHECKS:
        answer = ask(words)
        yield answer, "" if answer.code == 0 and not answer.err else f"{answer.code} {answer.err}"
    for words, width in asked:
        yield ask((*words, "--facts", FILE), width), ""
    looks = [made["checked"], *(look["day"] for look in made.get("look", []))]
    if max(looks) <= str(todays(seed)):  # whoever looks ahead is believed up to today alone
        yield from _read_again(random.Random(seed), made["checked"], asked)


def _read_again(
    chance: random.Random, day: str, asked: list[questions.Question]
) -> Iterator[tuple[Answer, str]]:
    """Yield answers about an export, which has to give those of its fact base."""
    as_of = ("--as-of", day)
    export = ask(("export", *as_of, "--facts", FILE))
    Path(EXPORTED).write_text(export.out, "utf-8")
    again = ask(("export", *as_of, "--facts", EXPORTED))
    yield export, "" if again.out == export.out else f"exported again: {again.err or 'is another'}"
    check = ask(("check", EXPORTED))
    yield check, check.err
    alike = [words for words, _ in asked if "--as-of" not in words and words[0] != "forecast"]
    for words in chance.sample(alike, min(3, len(alike))):
        first, second = (ask((*words, *as_of, "--facts", file)) for file in (FILE, EXPORTED))
        # Of a claim that was said later, an export knows nothing.
        same = first.code == REFUSED or (first.code, first.out) == (second.code, second.out)
        yield second, "" if same else "an export answers otherwise"


def of_faulty(seed: int) -> Iterator[tuple[Answer, str]]:
    """Yield each answer about a fact base that has a fault, or perhaps none."""
    name, data = mutants.content(seed)
    Path(name).write_bytes(data)
    check = ask(("check", name))
    yield check, ""
    always = questions.ALWAYS if check.code == 0 else ["status", "is released", "export"]
    for line in always:
        yield (
            ask((*line.split(), "--facts", name), random.Random(seed).choice(questions.WIDTHS)),
            "",
        )


def main(folder: str, first: int, count: int, order: int) -> None:
    os.chdir(folder)
    set_up()
    for seed in range(first, first + count):
        set_today(todays(seed))
        for answer, wrong in (*of_sound(seed, order), *of_faulty(seed)):
            sys.stdout.write(f"{answer.line(seed, wrong or what_is_wrong(answer))}\n")


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
