"""`python -m benchmarks [--rounds N]` measures, prints tables, writes README.md and plots."""

import argparse
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import plot, report
from benchmarks.invented import SIZES
from benchmarks.measure import Cost, Task, measured, surroundings
from benchmarks.tasks import HELLO, PASS, growth, loading, starts, status_of

HERE = Path(__file__).parent
SETTLED = 2.5  # seconds; an answer about files that changed within 2 seconds is not remembered


def main() -> None:
    """Measure everything in one run: only costs from the same run can be compared."""
    rounds = _rounds()
    with TemporaryDirectory() as name:
        folder = Path(name)
        usual = surroundings(folder)
        begin, grow = starts(folder, usual), growth(folder, usual)
        time.sleep(SETTLED)
        least: dict[str, Cost] = {}
        for number, so_far in enumerate(measured([*begin, *grow], rounds), 1):
            least = so_far
            sys.stderr.write(f"\rround {number} of {rounds}")
            _require_memory(folder)
        sys.stderr.write("\n")
    tables = report.start_table(begin, least), report.growth_table(grow, least)
    sentence = report.growth_sentence(least)
    sys.stdout.write("\n".join([*map(report.aligned, tables), f"{sentence}\n"]))
    (HERE / "README.md").write_text(report.readme(*tables, sentence, rounds), encoding="utf-8")
    _draw(begin, least)


def _rounds() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "--rounds", type=int, default=15, metavar="N", help="how often each process runs (15)"
    )
    rounds = int(parser.parse_args().rounds)
    return rounds if rounds > 0 else parser.error("--rounds: write a number from 1 on")


def _require_memory(folder: Path) -> None:
    """Raise SystemExit unless the three repeated questions were remembered.

    Otherwise their rows would show what it costs to compute them.
    """
    if len([*(folder / "cache" / "aoud").glob("??")]) < 3:
        raise SystemExit(
            "the answers were not remembered; a file was edited just before, or two answers "
            "shared a name; run it again"
        )


def _draw(begin: Sequence[Task], least: Mapping[str, Cost]) -> None:
    ratios = {task.name: least[task.name].seconds / least[PASS].seconds for task in begin}
    start_up = plot.bars("Starts, as multiples of python -c pass", ratios, HELLO)
    series = {
        "aoud status": [least[status_of(size)].seconds for size in SIZES],
        "parse, validate": [least[loading(size)].seconds for size in SIZES],
    }
    scaling = plot.lines("Claims against seconds", SIZES, series)
    (HERE / "start-up.svg").write_text(start_up, encoding="utf-8")
    (HERE / "scaling.svg").write_text(scaling, encoding="utf-8")


if __name__ == "__main__":
    main()
