"""`aoud refresh`, from the command line to a server that speaks TLS and back: each day of a story."""

import json
from pathlib import Path
from typing import Any

import pytest

from aoud_cli.cli import completion
from aoud_cli.facts.parse import of_toml
from tests.conftest import Aoud, TodayIs
from tests.web.server import Web
from tests.web.tvmaze import EARLIER, dated, listed, season, show

pytestmark = pytest.mark.usefixtures("harbour")

NOT_CHECKED = "FILMING, NOT WRAPPED BY 31 MAR 2025, NOT CHECKED SINCE."
NO_DATE = f"{NOT_CHECKED} NO RELEASE DATE."
NO_OFFICIAL_DATE = f"{NOT_CHECKED} NO OFFICIAL RELEASE DATE."
# Each day with what TVmaze lists then, what is new, the headline, and the line about the release.
STORY: dict[tuple[int, int, int], tuple[dict[str, Any], list[str], str, str]] = {
    (2026, 1, 5): (
        dated(None),
        ["TVmaze lists season 3 without a date."],
        NO_DATE,
        "every date given has passed; who: 2 missed.",
    ),
    (2026, 1, 6): (dated(None), [], NO_DATE, "every date given has passed; who: 2 missed."),
    (2026, 2, 5): (
        dated("2026-06-12", 8),
        [
            "TVmaze lists 12 Jun 2026 as the first day of season 3.",
            "TVmaze lists 8 as the number of episodes of season 3.",
        ],
        NO_OFFICIAL_DATE,
        "expected 12 Jun 2026; basis: guess; who: TVmaze, 5 Feb 2026.",
    ),
    (2026, 3, 5): (
        dated("2026-07-17", 8),
        ["TVmaze lists 17 Jul 2026 as the first day of season 3."],
        NO_OFFICIAL_DATE,
        "expected 17 Jul 2026; basis: guess; who: TVmaze, 5 Mar 2026.",
    ),
    (2026, 4, 5): (
        dated(None),
        [
            "TVmaze lists season 3 without a date.",
            "TVmaze no longer lists a number of episodes of season 3.",
        ],
        NO_DATE,
        "no date is left; who: 2 missed, 2 replaced.",
    ),
    (2026, 5, 5): (
        dated("2026-12-31"),
        [
            "TVmaze lists 31 Dec 2026 as the first day of season 3: a day that often stands for its year."
        ],
        NO_DATE,
        "expected 2026; basis: guess; who: TVmaze, 5 May 2026.",
    ),
    (2026, 9, 1): (
        dated("2026-09-03"),
        ["TVmaze lists 3 Sep 2026 as the first day of season 3."],
        NO_OFFICIAL_DATE,
        "expected 3 Sep 2026; basis: guess; who: TVmaze, 1 Sep 2026.",
    ),
    (2026, 9, 4): (
        dated("2026-09-03", 8, shown=3),
        [
            "TVmaze lists season 3 as out since 3 Sep 2026.",
            "TVmaze lists 8 as the number of episodes of season 3.",
        ],
        "RELEASED (press). OUT NOW.",
        "3 Sep 2026; basis: press; who: TVmaze, 4 Sep 2026.",
    ),
    (2026, 12, 24): (
        dated("2026-09-03", 8, shown=4),
        [],
        "RELEASED (press). OUT NOW.",
        "3 Sep 2026; basis: press; who: TVmaze, 4 Sep 2026.",
    ),
}
SMALLEST_HARBOUR = """
schema = 1
checked = 2025-03-31
ladder = ["released"]
[title]
name = "Tin Harbour"
season = 3
imdb = "tt7654321"
network = "lantern"
[topic]
released = { kind = "milestone", label = "Release", question = "When is it out?" }
[source]
lantern = { name = "Lantern TV", rank = "official" }
"""
COMMANDS = (("status",), ("predictions",), ("why", "released"), ("faq", "episodes"), ("timeline",))


def asked(aoud: Aoud, *words: str) -> dict[str, Any]:
    """Return what a command answers as JSON; it has to succeed."""
    result = aoud(*words, "--json")
    assert (result.code, result.err) == (0, "")
    answer: dict[str, Any] = json.loads(result.out)
    return answer


def answers(aoud: Aoud, day: str) -> list[str]:
    """Return what the commands answer as of a day."""
    return [aoud(*words, "--as-of", day).out for words in COMMANDS]


def last_line_about_release(plain: str) -> str:
    lines = [line for line in plain.splitlines() if line.startswith("Release; known: ")]
    return lines[0].removeprefix("Release; known: ")


def test_each_day_of_the_story_is_told_and_every_day_before_stays_as_it_was(
    aoud: Aoud, today_is: TodayIs, web: Web
) -> None:
    told: dict[str, list[str]] = {}
    for day, (record, new, headline, release) in STORY.items():
        today_is(*day)
        listed(web, record)

        answer = asked(aoud, "refresh")

        plain = aoud("status", "--plain").out
        assert (day, [one["text"] for one in answer["told"]], answer["after"]) == (
            day,
            new,
            headline,
        )
        assert f"\n{headline}\n" in plain
        assert (day, last_line_about_release(plain)) == (day, release)
        told["-".join(f"{part:02}" for part in day)] = answers(aoud, "today")
        again = {earlier: answers(aoud, earlier) for earlier in told}
        assert again == told


def test_what_was_guessed_is_judged_when_it_is_out(aoud: Aoud, today_is: TodayIs, web: Web) -> None:
    for day, (record, *_) in STORY.items():
        today_is(*day)
        listed(web, record)
        answer = asked(aoud, "refresh")
        if day == (2026, 9, 4):
            fates = {
                (row["before"], row["after"]) for row in answer["rows"] if row["what"] == "hit"
            }

    by_tvmaze = asked(aoud, "predictions", "--topic", "released")["rows"]

    assert fates == {
        ("Harbour Post guessed 8 episodes: open", "hit"),
        ("TVmaze guessed 2026: replaced", "hit"),
        ("TVmaze guessed 3 Sep 2026: open", "hit"),
    }
    assert [row["fate"] for row in by_tvmaze if row["by"] == "tvmaze"] == [
        *("missed", "missed", "hit", "hit"),
    ]


def test_the_changes_since_a_day_are_those_that_were_fetched_since(
    aoud: Aoud, today_is: TodayIs, web: Web
) -> None:
    for day, (record, *_) in STORY.items():
        today_is(*day)
        listed(web, record)
        aoud("refresh")

    since_moved = aoud("changes", "--since", "2026-02-05", "--as-of", "2026-03-05").out
    since_withdrawn = aoud("changes", "--since", "2026-03-05", "--as-of", "2026-04-05").out

    assert "TVmaze guessed 12 Jun 2026: open" in since_moved
    assert "guessed 17 Jul 2026" in since_moved
    assert "TVmaze guessed 17 Jul 2026: open" in since_withdrawn
    assert "to be announced (press)" in since_withdrawn


def test_a_day_between_two_answers_that_differ_counts_as_one_on_which_nobody_looked(
    aoud: Aoud, today_is: TodayIs, web: Web
) -> None:
    today_is(2026, 1, 5)
    listed(web, dated(None))
    aoud("refresh")
    today_is(2026, 12, 4)
    listed(web, dated("2026-09-03", shown=3))
    aoud("refresh")

    october = asked(aoud, "status", "--as-of", "2026-10-01")

    assert october["headline"].endswith("NO RELEASE DATE BY 5 JAN 2026, NOT CHECKED SINCE.")
    assert [(look["name"], look["day"]) for look in october["looks"]] == [("TVmaze", "2026-01-05")]
    assert asked(aoud, "status")["headline"] == "RELEASED (press). OUT NOW."


def test_every_screen_says_by_whom_and_when_and_gives_the_credit(
    aoud: Aoud, today_is: TodayIs, web: Web
) -> None:
    today_is(2026, 2, 5)
    listed(web, dated("2026-06-12", 8))
    aoud("refresh")
    today_is(2026, 2, 9)

    for words in (*COMMANDS, ("sources",), ("sources", "tvmaze"), ("forecast",), ("faq",)):
        told = " ".join(aoud(*words).out.split())
        assert "checked up to 5 Feb 2026 by TVmaze. Data by TVmaze.com, CC BY-SA 4.0." in told

    assert "Release checked to 5 Feb 2026 by TVmaze; the rest to 31 Mar 2025." in " ".join(
        aoud("status").out.split()
    )
    assert "TVmaze" not in aoud("cast").out


def test_a_later_answer_of_one_day_takes_the_place_of_an_earlier_one(
    aoud: Aoud, today_is: TodayIs, web: Web, data_dir: Path
) -> None:
    today_is(2026, 2, 5, 8)
    listed(web, dated("2026-06-12", 8))
    aoud("refresh")
    today_is(2026, 2, 5, 12)
    listed(web, dated("2026-07-17", 8))
    aoud("refresh")

    claims = of_toml((data_dir / "fetched.toml").read_bytes())["claim"]

    assert [claim.get("when") for claim in claims] == ["2026-07-17", None]


def test_within_the_hour_nothing_is_sent_unless_one_insists(
    aoud: Aoud, today_is: TodayIs, web: Web
) -> None:
    today_is(2026, 2, 5, 8, 0)
    listed(web, dated(None))
    aoud("refresh")
    sent = len(web.asked)
    today_is(2026, 2, 5, 8, 59)

    told = aoud("refresh")

    assert (told.code, len(web.asked)) == (0, sent)
    assert (
        "TVmaze was asked 59 minutes ago. Its answers change once an hour."
        " To ask anyway: aoud refresh --again" in " ".join(told.out.split())
    )
    aoud("refresh", "--again")
    assert len(web.asked) == sent + 2
    today_is(2026, 2, 5, 9, 59)
    aoud("refresh")
    assert len(web.asked) == sent + 4


def test_a_dry_run_shows_the_same_and_writes_nothing(
    aoud: Aoud, today_is: TodayIs, web: Web, data_dir: Path
) -> None:
    today_is(2026, 2, 5)
    listed(web, dated("2026-06-12", 8))

    tried = asked(aoud, "refresh", "--dry-run")

    assert not data_dir.exists()
    assert "Nothing was written." in aoud("refresh", "--dry-run").out
    done = asked(aoud, "refresh")
    assert {**tried, "asking": None} == {**done, "asking": None}
    assert "Nothing was written." not in aoud("refresh", "--again").out


def test_a_date_that_moves_is_told_with_the_one_before_and_what_is_expected_now(
    aoud: Aoud, today_is: TodayIs, web: Web
) -> None:
    for day, listed_day in (((2026, 2, 5), "2026-06-12"), ((2026, 3, 5), "2026-07-17")):
        today_is(*day)
        listed(web, dated(listed_day))
        lines = aoud("refresh").out.splitlines()

    assert [line.strip() for line in lines[7:9]] == [
        "New: TVmaze lists 17 Jul 2026 as the first day of season 3.",
        "Until now: TVmaze lists 12 Jun 2026 as the first day of season 3.",
    ]
    assert (
        "The release is expected 17 Jul 2026 (TVmaze, 5 Mar 2026). Before: expected 12 Jun 2026"
        " (TVmaze, 5 Feb 2026)." in " ".join(" ".join(lines).split())
    )


def test_a_date_that_passes_in_vain_is_told_each_time_and_is_news_once(
    aoud: Aoud, today_is: TodayIs, web: Web
) -> None:
    listed(web, dated("2026-06-12"))
    printed = []
    for day in ((2026, 6, 11), (2026, 6, 12), (2026, 6, 13), (2026, 6, 14)):
        today_is(*day)
        printed.append(aoud("refresh", "--quiet").out)

    assert [bool(text) for text in printed] == [True, False, True, False]
    overdue = "TVmaze still lists 12 Jun 2026, and no episode as shown."
    assert overdue in printed[2]
    assert overdue in aoud("refresh", "--again").out


def test_quiet_prints_only_what_is_new(aoud: Aoud, today_is: TodayIs, web: Web) -> None:
    printed = []
    for day in ((2026, 1, 5), (2026, 1, 6), (2026, 2, 5), (2026, 2, 6), (2026, 4, 6)):
        today_is(*day)
        listed(web, dated(None if day[1] == 1 else "2026-06-12"))
        printed.append(aoud("refresh", "--quiet").out)

    assert [bool(text) for text in printed] == [True, False, True, False, False]
    assert "New: TVmaze lists 12 Jun 2026" in printed[2]


@pytest.mark.parametrize(
    ("record", "why"),
    [
        (
            dated("1970-01-01", 8),
            "TVmaze lists 1 Jan 1970, but it was not out before 16 Sep 2024.",
        ),
        (dated("2030-01-02", 8), "TVmaze lists 2 Jan 2030, more than 3 years ahead."),
    ],
)
def test_a_day_that_cannot_be_is_told_and_not_taken(
    aoud: Aoud, today_is: TodayIs, web: Web, record: dict[str, Any], why: str
) -> None:
    today_is(2026, 1, 5)
    listed(web, dated("2026-06-12", 6))
    aoud("refresh")
    before = aoud("why", "released", "--as-of", "2026-01-05").out
    today_is(2026, 2, 5)
    listed(web, record)

    told = asked(aoud, "refresh")

    assert told["asking"]["not_taken"] == why
    assert [one["text"] for one in told["told"]] == [
        "TVmaze lists 8 as the number of episodes of season 3."
    ]
    assert [look["topics"] for look in told["looks"]] == [["released"], ["episodes"]]
    assert f"Not taken: {why}" in aoud("refresh", "--again").out
    assert aoud("why", "released", "--as-of", "2026-01-05").out == before


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (
            ('\nimdb = "tt7654321"', ""),
            "aoud: TVmaze is asked by the show's id at IMDb, and the facts name none;"
            ' write imdb = "tt1234567" under [title]\n',
        ),
        (
            ("\nseason = 3", ""),
            "aoud: TVmaze lists numbered seasons, and this is none; it cannot be asked\n",
        ),
    ],
)
def test_a_show_that_cannot_be_asked_about_is_told_what_is_missing(
    aoud: Aoud, web: Web, harbour: Path, change: tuple[str, str], sentence: str
) -> None:
    harbour.write_text(SMALLEST_HARBOUR.replace(*change))

    told = aoud("refresh")

    assert (told.code, told.out, told.err) == (2, "", sentence)
    assert web.tunnels == []


def test_offline_by_wish_nothing_is_sent(
    aoud: Aoud, web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AOUD_OFFLINE", "1")
    listed(web, dated(None))

    told = aoud("refresh")

    sentence = "aoud: AOUD_OFFLINE is set, so nothing was sent; unset it to ask the web\n"
    assert (told.code, told.out, told.err) == (2, "", sentence)
    assert web.tunnels == []


def test_a_clock_that_is_wrong_costs_nothing_that_was_heard(
    aoud: Aoud, today_is: TodayIs, web: Web, data_dir: Path
) -> None:
    today_is(2026, 2, 5)
    listed(web, dated("2026-06-12"))
    aoud("refresh")
    kept = (data_dir / "fetched.toml").read_bytes()
    today_is(2026, 2, 3)

    told = aoud("refresh")

    assert (told.code, told.err) == (
        2,
        "aoud: today is 3 Feb 2026 by this machine's clock, and TVmaze was asked on 5 Feb 2026"
        " already; set the clock, or type `aoud refresh --again` to forget what was heard after today\n",
    )
    assert (data_dir / "fetched.toml").read_bytes() == kept
    assert aoud("status").code == 0
    assert "12 Jun 2026" not in aoud("status").out  # nobody has heard that yet, on that day


def test_a_source_of_ones_own_with_the_same_id_is_told_before_anything_is_written(
    aoud: Aoud, today_is: TodayIs, web: Web, data_dir: Path
) -> None:
    today_is(2026, 2, 5)
    listed(web, dated(None))
    aoud(
        *("add", "plot", "--by", "TVmaze", "--by-rank", "hearsay"),
        *("--text", "It has a plot.", "--said", "2025-03-01"),
    )

    told = aoud("refresh")

    assert (told.code, told.out) == (4, "")
    assert "source 'tvmaze': the facts without yours have another one of that id" in told.err
    assert not (data_dir / "fetched.toml").exists()


def test_what_claims_of_ones_own_need_is_not_removed(
    aoud: Aoud, today_is: TodayIs, web: Web, data_dir: Path
) -> None:
    today_is(2026, 2, 5)
    listed(web, dated("2026-06-12"))
    aoud("refresh")
    aoud("add", "plot", "--by", "tvmaze", "--text", "A plot.", "--said", "2026-02-05")

    told = aoud("remove", "fetched")

    assert (told.code, told.out) == (2, "")
    assert (
        "aoud: your own claims need what was fetched: your facts.toml: claim 'plot-tv" in told.err
    )
    assert (data_dir / "fetched.toml").exists()


def test_what_was_fetched_can_be_removed_also_where_it_is_broken(
    aoud: Aoud, data_dir: Path
) -> None:
    data_dir.mkdir()
    (data_dir / "fetched.toml").write_text("schema = 1\nclaim = 3\n")
    sentence = "aoud: fetched.toml: claim: 3 does not belong here; write [[claim]] tables"

    status, check = aoud("status"), aoud("check")
    gone, again = aoud("remove", "fetched"), aoud("remove", "fetched")

    assert status.code == 4
    assert status.err == (
        f"{sentence} (answered without what was fetched; `aoud remove fetched` deletes it)\n"
    )
    assert NOT_CHECKED in status.out
    assert (check.code, check.err.splitlines()[0]) == (4, sentence)
    assert gone.code == 0
    assert not (data_dir / "fetched.toml").exists()
    assert (again.code, again.err) == (
        2,
        "aoud: nothing was fetched; `aoud refresh` asks for news\n",
    )


def test_check_lists_what_was_fetched_and_export_keeps_it_with_its_credit(
    aoud: Aoud, today_is: TodayIs, web: Web, tmp_path: Path
) -> None:
    for day, (record, *_) in STORY.items():
        today_is(*day)
        listed(web, record)
        aoud("refresh")

    check, exported = aoud("check").out, aoud("export").out
    (tmp_path / "exported.toml").write_text(exported)

    assert (
        "fetched.toml: 10 claims by TVmaze, asked on 24 Dec 2026. No fault. Data by TVmaze.com, CC BY-SA 4.0.\n"
        in check
    )
    assert "  TVmaze lists season 3 as out since 3 Sep 2026.\n" in check
    assert exported.splitlines()[1] == "# Data by TVmaze.com, CC BY-SA 4.0."
    for words in COMMANDS:
        for asked_day in ("today", "2026-09-02", "2026-03-20", "2026-01-05", "2025-06-01"):
            line = (*words, "--as-of", asked_day)
            again = aoud(*line, "--facts", str(tmp_path / "exported.toml")).out
            assert again == aoud(*line).out


def test_a_season_that_is_not_listed_any_more_is_told(
    aoud: Aoud, today_is: TodayIs, web: Web
) -> None:
    today_is(2026, 2, 5)
    listed(web, dated("2026-06-12"))
    aoud("refresh")
    today_is(2026, 3, 5)
    listed(web, show(*EARLIER))

    assert [one["text"] for one in asked(aoud, "refresh")["told"]] == [
        "TVmaze does not list season 3."
    ]
    assert "no date is left" in aoud("status").out


def test_what_is_sent_is_two_questions_and_the_name_of_the_program(aoud: Aoud, web: Web) -> None:
    listed(web, show(*EARLIER, season(3, None)))
    aoud("refresh")

    assert [f"{request.host} {request.line}" for request in web.asked] == [
        "api.tvmaze.com GET /lookup/shows?imdb=tt7654321 HTTP/1.1",
        "api.tvmaze.com GET /shows/4711?embed%5B%5D=seasons&embed%5B%5D=previousepisode HTTP/1.1",
    ]
    names = {name for request in web.asked for name, _ in request.headers}
    assert names == {"Host", "User-Agent", "Accept-Encoding"}


def test_tab_offers_what_was_fetched(aoud: Aoud, web: Web) -> None:
    assert ("fetched", "All that was fetched.") not in completion.own_claims()
    listed(web, dated(None))
    aoud("refresh")

    assert ("fetched", "All that was fetched.") in completion.own_claims()
