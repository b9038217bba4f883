"""The bundled record: what it must answer, and how it is kept."""

import json
import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from aoud_cli.facts.vocabulary import TopicKind
from aoud_cli.files.load import load
from aoud_cli.files.paths import bundled
from tests.conftest import Aoud

FACTS = load(bundled())
IDS = {claim.id for claim in FACTS.claims}

# No later claim changes what was known on a day, so each test of an answer names one.
AS_OF = ("--as-of", "2026-02-23")

HEADLINES = {
    "2022-03-01": "NOT RENEWED YET. NO RELEASE DATE.",
    "2022-07-01": "RENEWED, NOT FILMING YET. NO RELEASE DATE.",
    "2022-11-01": "RENEWED, NOT FILMING YET. NO RELEASE DATE.",
    "2023-04-30": "RENEWED, NOT FILMING YET. NO RELEASE DATE.",
    "2023-10-15": "RENEWED, NOT FILMING YET. NO RELEASE DATE.",
    "2024-06-01": "RENEWED, NOT FILMING YET. NO RELEASE DATE.",
    "2025-01-01": "RENEWED, NOT FILMING YET. NO RELEASE DATE.",
    "2025-06-15": "RENEWED, NOT FILMING YET. NO RELEASE DATE.",
    "2025-08-01": "FILMING, NOT WRAPPED YET. NO RELEASE DATE.",
    "2025-12-31": "FILMING, NOT WRAPPED YET. NO RELEASE DATE.",
    "2026-02-01": "FILMING, NOT WRAPPED YET. NO RELEASE DATE.",
    "2026-02-23": "WRAPPED (press), NOT RELEASED YET. NO RELEASE DATE.",
}


@pytest.mark.parametrize(("day", "headline"), HEADLINES.items())
def test_the_headline_is_right_on_the_day(aoud: Aoud, day: str, headline: str) -> None:
    assert json.loads(aoud("status", "--as-of", day, "--json").out)["headline"] == headline


def test_the_bundled_facts_have_no_fault(aoud: Aoud) -> None:
    assert aoud("check").code == 0


def test_the_record_begins_with_the_date_of_season_1_and_no_claim_is_newer_than_the_last_look() -> (
    None
):
    assert min(claim.said.first for claim in FACTS.claims).isoformat() == "2021-12-31"
    assert max(claim.said.first for claim in FACTS.claims) <= FACTS.checked


@pytest.mark.newest
def test_the_schema_beside_the_facts_is_the_models(aoud: Aoud) -> None:
    assert Path("data/facts.schema.json").read_text("utf-8") == aoud("schema").out
    assert Path("data/facts.toml").read_text("utf-8").startswith("#:schema ./facts.schema.json\n")


def cast(aoud: Aoud, *options: str, as_of: Sequence[str] = AS_OF) -> dict[str, tuple[str, str]]:
    rows = json.loads(aoud("cast", *options, *as_of, "--json").out)["rows"]
    return {row["name"]: (row["place"], row["basis"]) for row in rows}


def test_netflix_named_four_who_return_and_four_who_are_new(aoud: Aoud) -> None:
    returning = [
        name for name, place in cast(aoud, "--returning").items() if place == ("in", "official")
    ]
    new = [name for name, place in cast(aoud, "--new").items() if place == ("in", "official")]

    assert returning == ["Cho Yi-hyun", "Lomon", "Park Ji-hu", "Yoon Chan-young"]
    assert new == ["Kim Si-eun", "Lee Min-jae", "Roh Jae-won", "Yoon Ga-i"]


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("Seo Ji-hoon", ("in", "insider")),  # his agency and he himself, not Netflix
        ("Ahn Dong-goo", ("guessed", "guess")),
        (
            "Yoo In-soo",
            ("guessed", "guess"),
        ),  # an outlet listed him before Netflix named eight without him
        ("Lee Yoo-mi", ("guessed", "guess")),
        ("Roh Yoon-seo", ("out", "press")),
    ],
)
def test_those_whom_netflix_did_not_name_stand_where_the_record_puts_them(
    aoud: Aoud, name: str, place: tuple[str, str]
) -> None:
    assert cast(aoud)[name] == place


@pytest.mark.parametrize("spelling", ["Roh Yoon-seo", "노윤서"])
def test_roh_yoon_seo_was_in_talks_then_out(aoud: Aoud, spelling: str) -> None:
    def place(day: str) -> str:
        (answer,) = {cast(aoud, as_of=("--as-of", day))["Roh Yoon-seo"][0]}
        assert (
            json.loads(aoud("cast", spelling, "--as-of", day, "--json").out)["name"]
            == "Roh Yoon-seo"
        )
        return answer

    assert [place("2024-06-01"), place("2025-06-01")] == ["talks", "out"]


# Pairs of words that contradict each other, each to be seen together with `aoud why TOPIC`.
CONTRADICTIONS = {
    "renewed": [
        ("renewed-netflix", "renewed-netflix-korea-2022-06"),
        ("renewed-newsdio-certain", "renewed-lee-undecided-2022-02"),
    ],
    "filming": [
        ("filming-photos", "filming-park"),
        ("filming-photos-bolavip", "filming-lee-preparing-2023-09"),
        ("filming-appears", "filming-other-project"),
        ("filming-underway-geeks-ultd", "filming-lee-preparing-2023-09"),
        ("filming-2024-park-chul-soo", "filming-2025-star-news"),
        ("filming-blog-2025-07-10", "filming-yonhap-2025-07"),
    ],
    "wrapped": [("wrapped-newsx", "wrapped-india-tv"), ("wrapped-december-2025-won", "wrapped-february-2026-won")],
    "released": [
        ("released-2024-bh-entertainment", "released-not-2024-squirge"),
        ("released-2023-redgol", "released-not-2023-ndtv"),
        ("released-now-list23", "released-not-august-2022"),
        ("released-two-years-asia-economy", "released-late-2026-outlook"),
        ("released-h1-2027-won", "released-mid-late-2026-newsx"),
        ("released-not-2026-pinkvilla", "released-not-2026-india-tv"),
        ("released-april-2025-closeness", "released-not-post-production-india-tv"),
    ],
    "cast": [
        ("cast-roh-yoon-seo-star-news-2024-01", "cast-roh-yoon-seo-maa-2024"),
        ("cast-roh-yoon-seo-osen", "cast-roh-yoon-seo-no-talks"),
    ],
    "crew": [("crew-kim-nam-su-deadline-2022-06", "crew-kim-nam-su-netflix")],
    "setting": [("setting-seoul-netflix", "setting-seoul-university-error")],
    "announcement": [
        ("announcement-no-cast", "announcement-four-nme-2023-09"),
        ("announcement-teaser-ceylon-week", "announcement-video-words"),
        ("announcement-watch-only-on-netflix", "announcement-jtbc-devdiscourse"),
    ],
    "plot": [
        ("plot-cheong-san-wikitree-2022-06", "plot-cheong-san-netflix"),
        ("plot-zombies-hypebeast", "plot-humour-o-liberal-2024-05"),
        ("plot-source-used-up-radio-times-2022-02", "plot-source-left-el-comercio-2022-01"),
    ],
    "delay": [
        ("delay-quality-star-news", "delay-schedules-netflix-junkie"),
        ("delay-quality-newsx", "delay-no-reason-nerd"),
    ],
    "s1-released": [("s1-released-28-news1-2022-06", "s1-released-wrong-hypebeast-2022-02")],
    "s1-runtime": [
        ("s1-runtime-republic-world-2022-01", "s1-runtime-wno"),
        ("s1-runtime-republic-world-2022-01", "s1-runtime-tn-2022-06"),
    ],
    "s1-episodes": [("s1-episodes-yonhap-2022-01", "s1-episodes-tv-shows-ace-2022-01")],
}  # fmt: skip


@pytest.mark.parametrize("topic", CONTRADICTIONS)
def test_a_contradiction_can_be_seen_with_why(aoud: Aoud, topic: str) -> None:
    shown = {row["id"] for row in json.loads(aoud("why", topic, "--json").out)["rows"]}

    assert {claim for pair in CONTRADICTIONS[topic] for claim in pair} - shown == set()


def test_every_claim_can_be_asked_about(aoud: Aoud) -> None:
    rows = json.loads(aoud("timeline", "--all", "--json").out)["rows"]

    assert {row["id"] for row in rows} == IDS


@pytest.mark.parametrize(
    ("claim", "word"),
    [
        ("plot-zombies-hypebeast", "어폐가 있지만"),
        ("renewed-netflix", "7 June"),
        ("filming-park", "January"),
        ("released-two-years-asia-economy", "two years|about two"),
    ],
)
def test_a_trap_in_the_record_has_its_note(claim: str, word: str) -> None:
    (found,) = (c for c in FACTS.claims if c.id == claim)

    assert re.search(word, f"{found.text} {found.note}")


def test_a_quote_has_a_named_speaker() -> None:
    quoted = [claim for claim in FACTS.claims if claim.quote]

    assert quoted
    assert [claim.id for claim in quoted if FACTS.sources[claim.by].rank == "hearsay"] == []


def test_every_source_has_spoken_or_relayed_and_every_person_is_somebody() -> None:
    named = (
        {claim.by for claim in FACTS.claims}
        | {claim.via for claim in FACTS.claims}
        | {FACTS.title.network}
    )
    about = {claim.about for claim in FACTS.claims}

    assert set(FACTS.sources) - named == set()
    assert [
        key for key, person in FACTS.people.items() if key not in about and not person.seasons
    ] == []


def test_claims_stand_in_the_order_of_their_topics() -> None:
    order = [*dict.fromkeys(claim.topic for claim in FACTS.claims)]

    assert order == [name for name in FACTS.topics if name in order]


@pytest.mark.parametrize(
    "topic", [name for name, topic in FACTS.topics.items() if topic.kind is not TopicKind.NOTE]
)
def test_every_question_is_answered_or_nobody_has_said(aoud: Aoud, topic: str) -> None:
    answer = json.loads(aoud("faq", topic, "--json").out)

    assert answer["sentences"]
    assert answer["rows"] or answer["sentences"] == ["No source has said."]


def test_on_the_day_of_the_article_the_answers_are_the_articles(aoud: Aoud) -> None:
    day = ("--as-of", "2023-04-30", "--json")
    topics = json.loads(aoud("status", *day).out)["topics"]
    why = json.loads(aoud("why", "filming", *day).out)["rows"]

    assert (topics["renewed"]["answer"], topics["renewed"]["window"]["text"]) == (
        "yes",
        "2022-06-06",
    )
    assert (topics["filming"]["answer"], topics["filming"]["by"]) == ("not yet", "park-ji-hu")
    assert topics["released"]["outlook"]["text"] == "late 2024"
    assert {row["id"] for row in why if row["by_fate"] == "filming-park"} == {
        "filming-photos",
        "filming-tiktok",
    }
    returning = cast(aoud, "--returning", as_of=day[:2])
    assert {name for name, (place, _) in returning.items() if place in {"in", "guessed"}} == {
        *(
            "Park Ji-hu",
            "Lomon",
            "Kim Bo-yoon",
            "Im Jae-hyuk",
            "Ha Seung-ri",
            "Lee Eun-saem",
            "Cho Yi-hyun",
        ),
        "Yoon Chan-young",
    }


# What the article asks and tells, and the screen that asks it.
ARTICLE = {
    "faq renewed": ["6 Jun 2022", "Netflix Geeked Week"],
    "faq announcement": ["a video that shows the cast", "neither Netflix nor the makers had said"],
    "faq plot": [
        "set with season 2 in mind, so if season 2 comes out, it might be a little more",
        "Season 2 feels like it will be a survival period for zombies.",
        "the next season can talk about the survival of zombies.",
        "a new outbreak, or a story about hybrids like Nam-ra",
        "strength and endurance",
    ],
    "faq story": ["Hyosan High", "Lee Byeong-chan", "the city is sealed off", "wait in a camp"],
    "faq filming": ["Not yet.", "Park Ji-hu", "Teen Vogue", "Twitter photos", "a fan's TikTok"],
    "faq wrapped": ["Not yet. Filming: not yet either."],
    "faq s1-filming": ["8 months"],
    "faq s1-post": ["11 months"],
    "faq s1-making": ["two years", "COVID-19 stopped the filming", "was built as a set"],
    "cast": ["Park Ji-hu", "Lomon", "Yang Dae-su", "Jang Ha-ri", "Park Mi-jin", "Kim Bo-yoon"],
    "faq released": ["No date yet.", "late 2024", "Not in May 2023."],
    "faq cancelled": ["No sign of it: renewed on 6 Jun 2022."],
    "faq episodes": ["twelve episodes of about 50 minutes"],
    "faq rating": ["TV-MA"],
    "faq based-on": ["Naver webtoon by Joo Dong-geun", "from 2009 to 2011"],
    "faq reception": ["close to Squid Game", "see no need for a second season"],
    "faq delay": ["Not confirmed.", "the release moves back"],
    "about": ["Hyosan High", "ground zero for a zombie virus outbreak", "Chun Sung-il"],
}


@pytest.mark.parametrize("question", ARTICLE)
def test_each_question_of_the_article_is_answered_on_the_screen_that_asks_it(
    aoud: Aoud, question: str
) -> None:
    said = aoud(*question.split(), "--as-of", "2023-04-30", "--plain").out

    assert [phrase for phrase in ARTICLE[question] if phrase not in " ".join(said.split())] == []


def test_the_answer_of_a_note_quotes_whoever_is_quoted(aoud: Aoud) -> None:
    answer = json.loads(aoud("faq", "plot", "--as-of", "2023-04-30", "--json").out)

    told = "“The story itself was set with season 2 in mind"
    assert [told in sentence for sentence in answer["sentences"]].count(True) == 1


# The same questions when the last news was found: nothing of it is beside the point.
SINCE = {
    "faq released": ["No date yet.", "Not in 2026. (India TV"],
    "faq cancelled": ["No sign of it: wrapped by 19 Feb 2026."],
    "faq announcement": ["a video of the table read and eight actors"],
    "faq delay": ["quality and scale", "a better result", "moved to 2025"],
    "faq plot": ["a university in Seoul", "stronger zombies"],
    "faq story": ["Hyosan High", "wait in a camp", "held in quarantine"],
    "faq s1-making": ["COVID-19 stopped the filming", "two years", "was built as a set"],
    "faq s1-runtime": ["53-72 minutes."],
    "faq s1-released": ["28 Jan 2022.", "official"],
}


@pytest.mark.parametrize("question", SINCE)
def test_each_question_is_answered_since_by_what_was_asked(aoud: Aoud, question: str) -> None:
    answer = json.loads(aoud(*question.split(), *AS_OF, "--json").out)
    told = " ".join(answer["sentences"])

    assert [phrase for phrase in SINCE[question] if phrase not in told] == []


def test_no_answer_of_a_note_is_a_remark_on_other_titles(aoud: Aoud) -> None:
    """As the slates of a year, which name this season or do not."""
    for day in ("2025-08-01", "2026-02-23", "2026-11-28"):
        for topic in ("delay", "announcement"):
            answer = json.loads(aoud("faq", topic, "--as-of", day, "--json").out)
            assert "titles of" not in " ".join(
                [*answer["sentences"], *(r["text"] for r in answer["rows"])]
            )


def test_seasons_that_would_mislead_a_forecast_are_left_out_and_others_count() -> None:
    left_out = {season.title for season in FACTS.precedents if season.left_out}

    assert left_out >= {"Squid Game", "Sweet Home", "The Uncanny Counter"}
    assert [season for season in FACTS.precedents if not season.left_out]


@pytest.mark.parametrize(
    "day", ["2022-07-01", "2023-04-30", "2024-06-01", "2025-08-01", "2026-02-23"]
)
def test_no_slip_of_an_outlet_leaves_an_answer_disputed(aoud: Aoud, day: str) -> None:
    rows = json.loads(aoud("faq", "--json", "--as-of", day).out)["rows"]

    assert [a["topic"] for row in rows for a in row["answers"] if a["standing"] == "disputed"] == []
