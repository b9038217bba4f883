"""The calendar of dates has ends, the years 0001 and 9999: no day that is added up leads beyond them."""

import json
from collections import deque
from itertools import cycle, product
from pathlib import Path

import pytest

from tests.conftest import Aoud, TodayIs
from tests.small import HEADER, PACE

COMMANDS = (
    *("status", "timeline", "timeline --all", "cast", "faq", "faq episodes", "about"),
    *("why released", "why wrapped", "why far", "sources", "sources paper", "predictions"),
    *("forecast", "forecast --backtest", "changes --since 0001", "changes --since 0998-12"),
    "is released --json",
)


def a_base(path: Path, checked: str, *claims: str, precedents: str = "") -> str:
    """Return where a fact base is that holds claims written like `id = "a", topic = "filming"`."""
    text = HEADER.replace("2030-12-31", checked).replace(
        'network = "studio" }',
        'network = "studio", previous = { season = 1, filming = "s1-filming", post = "s1-post" } }',
    )
    text = text.replace("[source]", f"{PACE}[source]") + precedents
    for claim in claims:
        text += "[[claim]]\n" + "\n".join(f'text = "Said so.", {claim}'.split(", ")) + "\n"
    path.write_text(text)
    return str(path)


def yes(id_: str, step: str, when: str, said: str, more: str = 'by = "studio"') -> str:
    return f'id = "{id_}", topic = "{step}", says = "yes", when = "{when}", said = "{said}", {more}'


SLOW = [
    f'id = "{topic}", topic = "{topic}", says = "999", said = "0001-02", by = "studio"'
    for topic in ("s1-filming", "s1-post")
]
WAITS = "".join(
    f'[[precedent]]\ntitle = "Salt Road"\nseason = {number}\n'
    f'wrapped = "{wrapped}"\nreleased = "{released}"\n'
    for number, (wrapped, released) in enumerate(
        [
            *(("0001-01-02", f"0001-01-0{day}") for day in range(3, 8)),
            *(("0001-01-02", "9997"), ("0950", "9998-11"), ("9998-10", "9998-12-30")),
        ],
        1,
    )
)
LATE = (
    *SLOW,
    yes("begun", "filming", "9998-01", "9998-01"),
    yes("over", "wrapped", "9998-12-01", "9998-12"),
    yes("far", "released", "9999-12-31", "9998-12-02", 'kind = "plan", by = "studio"'),
    yes("never", "released", "9999", "9998-12-03", 'kind = "guess", by = "paper"'),
    'id = "not", topic = "released", says = "no", kind = "guess", when = "9999",'
    ' said = "9998-12-04", by = "daily"',
)
TODAYS = [(9999, 12, 31), (999, 3, 5), (1, 1, 1)]
EARLY = (
    yes("far", "filming", "0001", "0001-01-01", 'by = "paper"'),
    yes("ordered", "renewed", "0001-01-01/0002", "0998-12", 'by = "daily"'),
    'id = "notes", topic = "plot", said = "0001/0999-03-10", by = "studio"',
)


@pytest.mark.parametrize("claims", [LATE, EARLY], ids=["year 9998", "year 1"])
@pytest.mark.parametrize("today", TODAYS)
def test_every_answer_stays_within_the_calendar(
    aoud: Aoud,
    claims: tuple[str, ...],
    tmp_path: Path,
    today: tuple[int, int, int],
    today_is: TodayIs,
) -> None:
    today_is(*today)
    checked = "9998-12-31" if claims is LATE else "0999-03-05"
    base = a_base(tmp_path / "facts.toml", checked, *claims, precedents=WAITS)
    days = ("", "--as-of 9999", "--as-of 0001-01-01", "--as-of 0999-03")
    shapes = deque(("", "--json", "--plain"))
    shapes.rotate(TODAYS.index(today))  # on each day that it is today, another shape of an answer
    for (command, day), shape in zip(product(COMMANDS, days), cycle(shapes), strict=False):
        if "--json" in command and shape:
            continue
        asked = aoud(*f"{command} {day} {shape}".split(), "--facts", base)

        allowed = {0, 1, 3} if command.startswith("is") else {0}
        refused = {2} if "--since" in command or command == "why far" else set()  # said later
        assert asked.code in allowed | refused, (command, day, asked.err)


@pytest.mark.parametrize("claims", [LATE, EARLY], ids=["year 9998", "year 1"])
@pytest.mark.parametrize("form", ["toml", "json"])
def test_an_export_is_taken_whatever_its_years(
    aoud: Aoud, claims: tuple[str, ...], form: str, tmp_path: Path, today_is: TodayIs
) -> None:
    today_is(9999, 12, 31)
    checked = "9998-12-31" if claims is LATE else "0999-03-05"
    base = a_base(tmp_path / "facts.toml", checked, *claims, precedents=WAITS)
    export = tmp_path / f"export.{form}"
    export.write_text(aoud("export", "--format", form, "--facts", base).out)

    assert aoud("check", str(export)).code == 0
    same = [aoud("timeline", "--all", "--json", "--facts", str(file)) for file in (base, export)]
    assert same[0] == same[1]
    assert same[0].code == 0


def test_a_sum_that_leads_beyond_the_calendar_says_so(
    aoud: Aoud, tmp_path: Path, today_is: TodayIs
) -> None:
    today_is(9998, 12, 31)
    base = a_base(tmp_path / "facts.toml", "9998-12-31", *LATE, precedents=WAITS)
    asked = aoud("forecast", "--plain", "--facts", base).out

    assert "season 1's pace; middle: beyond the calendar; basis" in asked
    assert "by: 8 seasons; earliest: " in asked
    assert "; middle: beyond the calendar; latest: beyond the calendar; basis" in asked
    told = aoud("status", "--plain", "--facts", base).out
    assert "known: beyond the calendar; basis: our sum; who: 8 seasons: Feb 9999 or later." in told
    assert "known: beyond the calendar; basis: our sum; who: wrap 1 Dec 9998" in told


def test_a_guess_of_a_far_year_is_missed_by_thousands_of_years(aoud: Aoud, tmp_path: Path) -> None:
    guess = yes("far", "released", "8000-06", "2024-01-05", 'kind = "guess", by = "paper"')
    out = yes("out", "released", "2024-06-01", "2024-06-01")
    asked = aoud("predictions", "--facts", a_base(tmp_path / "f.toml", "2024-12-31", guess, out))

    assert "missed: early by 5,976 years" in asked.out


def test_no_day_before_the_calendar_ends_is_no_day_after_it(
    aoud: Aoud, tmp_path: Path, today_is: TodayIs
) -> None:
    today_is(9999, 1, 1)
    base = a_base(tmp_path / "facts.toml", "9998-12-31", *LATE)

    assert "guessed not by 31 Dec 9999" in aoud("predictions", "--facts", base).out


def test_the_last_year_is_a_year_like_any_other(
    aoud: Aoud, tmp_path: Path, today_is: TodayIs
) -> None:
    today_is(9999, 12, 31)
    base = a_base(tmp_path / "facts.toml", "9998-12-31", *LATE)
    asked = json.loads(aoud("predictions", "--json", "--as-of", "9999", "--facts", base).out)

    assert asked["as_of"] == "9999-12-31"
    windows = {row["id"]: row["window"] for row in asked["rows"]}
    assert windows["never"] == {"first": "9999-01-01", "last": "9999-12-31", "text": "9999"}
    for option in ("--since", "--until"):
        assert aoud("timeline", option, "9999", "--facts", base).code == 0
    assert aoud("timeline", "--until", "9999/..", "--facts", base).code == 2


def test_what_was_said_up_to_the_last_day_is_said_on_a_day(aoud: Aoud, tmp_path: Path) -> None:
    note = 'id = "note", topic = "plot", said = "2024-12-31/9999-12-31", by = "studio"'
    base = a_base(tmp_path / "facts.toml", "2025-01-31", note)
    shown = json.loads(aoud("timeline", "--all", "--json", "--facts", base).out)

    days = {"first": "2024-12-31", "last": "2025-01-31", "text": "2024-12-31/2025-01-31"}
    assert [row["day"] for row in shown["rows"]] == [days]
    without_end = note.replace("9999-12-31", "..")
    refused = aoud("check", a_base(tmp_path / "facts.toml", "2025-01-31", without_end))
    assert (refused.code, "has no last day" in refused.err) == (4, True)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2030-12", "2030-12-01/2031-02"),
        ("2030-Q4", "2030-10/2030-12"),
        ("2030-12-15", "2030-12-15/2030-12-15"),
    ],
)
def test_the_last_word_is_spelt_the_same_in_whichever_order_the_claims_stand(
    aoud: Aoud, one: str, other: str, tmp_path: Path, today_is: TodayIs
) -> None:
    today_is(2031, 1, 1)
    notes = [
        f'id = "{name}", topic = "plot", said = "{said}", by = "studio"'
        for name, said in (("some", one), ("more", other))
    ]
    bases = [
        a_base(tmp_path / f"{number}.toml", "2030-12-31", *claims)
        for number, claims in enumerate((notes, notes[::-1]))
    ]
    first, second = (json.loads(aoud("status", "--json", "--facts", base).out) for base in bases)

    assert first["last_word"] is not None
    assert first == second
