"""Which claims count on a day, and how old an answer is: rules 1.1, 1.2, 1.3, 2.1, 2.2 and 2.3."""

from datetime import date

import pytest

from aoud_cli.errors import FactsError
from aoud_cli.files.load import parse
from aoud_cli.judge.answer import Answer, Assessment, Key
from aoud_cli.judge.assess import assess
from tests.small import HEADER, days, facts, fates, in_short, judged, looked

RENEWAL = "id=renewal renewed=yes when=2022-06-06 said=2022-06-06 by=studio"
HASTY = "id=hasty filming=yes said=2022-10-01 by=paper"
BACK = "id=back filming=no said=2022-10-02 by=paper retracts=hasty"
DAY = date(2026, 12, 24)


def known(*looks: str, day: date = DAY, today: date = date.max) -> Assessment:
    """Return the answers of a day from a file that is checked to 23 Feb 2026, and from later looks."""
    return assess(looked(facts(RENEWAL), "2026-02-23", *looks), day, today)


# 1.1 A look


def test_the_checked_of_a_file_is_a_look_at_every_topic() -> None:
    assert {*known().known_days.values()} == {date(2026, 2, 23)}


def test_a_look_at_some_topics_leaves_the_others_where_they_were() -> None:
    known_days = known("2026-11-30 released filming").known_days

    looked_at = {topic for topic, day in known_days.items() if day == date(2026, 11, 30)}
    assert looked_at == {"released", "filming"}
    assert known_days["cast"] == date(2026, 2, 23)


def test_a_look_without_topics_is_one_at_all_of_them() -> None:
    assert {*known("2026-11-30").known_days.values()} == {date(2026, 11, 30)}


def test_an_older_look_takes_nothing_from_a_later_one() -> None:
    looks = "2026-11-30 released", "2026-03-01 released", "2025-01-01"

    assert known(*looks).known_days["released"] == date(2026, 11, 30)
    assert known(*looks).known_days["filming"] == date(2026, 2, 23)


# 1.2 The known day


def test_the_known_day_is_the_day_asked_about_where_somebody_looked_later() -> None:
    assert {*known("2026-11-30", day=date(2026, 1, 5)).known_days.values()} == {date(2026, 1, 5)}


def test_a_look_that_is_said_to_be_later_than_today_counts_as_of_today() -> None:
    file = looked(facts(RENEWAL), "2099-01-01", "2098-01-01")
    known_days = assess(file, date(2030, 1, 1), date(2026, 3, 1)).known_days

    assert {*known_days.values()} == {date(2026, 3, 1)}


def test_nothing_said_later_than_the_day_is_known() -> None:
    assert in_short(judged("2022-06-05", RENEWAL)["renewed"]) == "unknown"
    assert judged("2022-06-05", RENEWAL)["renewed"].claims == ()
    assert in_short(judged("2022-06-06", RENEWAL)["renewed"]) == "yes, settled, official"


def test_a_claim_said_after_today_is_no_evidence_before_its_day() -> None:
    out = facts("released=yes when=2024-05 said=2024-05-20 by=studio")

    assert assess(out, date(2024, 6, 1), date(2024, 5, 19))["released"].says == "unknown"
    assert assess(out, date(2024, 6, 1), date(2024, 5, 20))["released"].says == "yes"


def test_a_claim_is_judged_as_of_the_known_day_of_its_own_topic_wherever_it_counts() -> None:
    file = facts(
        "id=out released=yes when=2026-11-15 said=2026-11-15 by=studio",
        "id=start filming=yes when=2026-11-01 said=2026-11-10 by=studio",
    )
    answers = assess(looked(file, "2026-02-23", "2026-11-30 released"), DAY)

    assert in_short(answers["filming"]) == "yes, settled, official"
    assert days(answers["filming"]) == "../2026-11-15"
    assert fates(answers["filming"]) == {"out": "stands"}


def test_silence_after_the_last_look_is_no_evidence() -> None:
    promise = "id=p released=yes kind=plan when=2030-12 said=2030-01 by=studio"
    answer = assess(facts(promise), date(2031, 6, 1))["released"]

    assert answer.known_day == date(2030, 12, 31)
    assert fates(answer) == {"p": "open"}


# 1.3 Stale


def released(*claims: str, checked: str = "2024-01-01") -> Answer:
    return assess(looked(facts(*claims), checked), date(2024, 2, 1))["released"]


NOT_OUT = "released=no said=2023-01-01 by=paper"


def test_an_answer_is_stale_once_its_known_day_lies_more_than_30_days_back() -> None:
    thirty_one, thirty = released(NOT_OUT), released(NOT_OUT, checked="2024-01-02")
    asked = date(2024, 2, 1)

    assert (thirty_one.age(asked), thirty_one.is_fresh(asked)) == (31, False)
    assert (thirty.age(asked), thirty.is_fresh(asked)) == (30, True)
    assert released(NOT_OUT, checked="2025-01-01").age(asked) == 0
    assert Answer(Key("released"), date(2024, 2, 2)).age(asked) == 0


def test_a_step_that_press_or_better_settled_yes_is_never_stale() -> None:
    out = "released=yes when=2023 said=2023-05-05 by={}".format
    firm, rumour = released(out("paper")), released("wrapped=yes said=2023 by=paper", out("fan"))

    assert in_short(rumour) == "yes, settled, hearsay"
    assert (firm.is_fresh(date(2099, 1, 1)), rumour.is_fresh(date(2099, 1, 1))) == (True, False)
    yes = "released=yes when=2023-01-01 said=2023-05-05 by=studio"
    disputed = released(yes, "released=no said=2023-05-05 by=network")
    assert not disputed.is_fresh(date(2099, 1, 1))


@pytest.mark.parametrize(
    ("topic", "claim"),
    [
        ("episodes", "episodes=8 said=2023 by=studio"),
        ("episodes", "episodes=yes said=2023 by=studio"),
        ("plot", "plot said=2023 by=studio text=yes"),
        ("cancelled", "cancelled=yes said=2023 by=studio"),
    ],
)
def test_values_notes_and_cancelled_go_stale(topic: str, claim: str) -> None:
    answer = judged("2024-06-01", claim)[topic]

    assert answer.firm
    assert answer.is_fresh(date(2024, 7, 1))
    assert not answer.is_fresh(date(2024, 7, 2))


def test_for_a_not_yet_the_day_of_the_bound_counts_as_known_if_it_is_later() -> None:
    start = "filming=yes when=2026-11-10 said=2026-11-20 by=studio"
    file = looked(facts(start), "2026-02-23", "2026-11-30 filming")
    answers = assess(file, date(2026, 12, 1))

    assert in_short(answers["released"]) == "not yet, settled, official"
    assert answers["released"].known_day == date(2026, 11, 10)
    assert answers["released"].is_fresh(date(2026, 12, 10))
    assert answers.known_days["released"] == date(2026, 2, 23)


def test_a_bound_before_the_last_look_makes_nothing_older() -> None:
    answer = judged("2026-01-01", "filming=yes when=2024-05-05 said=2024-06 by=studio")["released"]

    assert answer.known_day == date(2026, 1, 1)


# 2.1 Public


def test_a_claim_said_in_a_month_is_known_from_the_month_s_last_day() -> None:
    actor = "id=actor filming=no said=2023-03 by=actor via=paper"

    assert judged("2023-03-30", actor)["filming"].says == "unknown"
    assert judged("2023-03-31", actor)["filming"].says == "not yet"


def test_nothing_in_a_file_was_said_after_its_last_look() -> None:
    claim = '[[claim]]\nid="a"\ntopic="filming"\nsays="yes"\nsaid="2030"\nby="paper"\ntext="T."\n'
    file = parse(HEADER.replace("2030-12-31", "2030-06-15") + claim)

    assert assess(file, date(2030, 6, 14))["filming"].says == "unknown"
    assert days(assess(file, date(2030, 6, 15))["filming"]) == "../2030-06-15"


def test_a_retracted_claim_counts_no_longer_and_is_still_listed() -> None:
    answer = judged("2022-10-02", HASTY, BACK)["filming"]

    assert (answer.says, fates(answer)) == ("not yet", {"back": "stands", "hasty": "retracted"})
    assert answer.claims[1].because is answer.credit


def test_before_its_retraction_a_claim_counts() -> None:
    assert judged("2022-10-01", HASTY, BACK)["filming"].says == "yes"


@pytest.mark.parametrize(
    ("outlet", "says"),
    [("", "unknown"), ("via=paper", "unknown"), ("via=blog", "yes"), ("via=fan", "yes")],
)
def test_what_a_blog_relays_takes_nothing_of_the_network_s_back(outlet: str, says: str) -> None:
    fake = f"id=fake plot said=2023-01-10 by=studio {outlet} retracts=renewal"

    assert judged("2023-02-01", RENEWAL, fake)["renewed"].says == says


def test_a_speaker_takes_back_what_a_blog_said_in_their_name() -> None:
    relayed = "id=relayed renewed=yes said=2022-06-06 by=studio via=blog"
    denial = "id=denial plot said=2022-06-07 by=studio retracts=relayed"

    assert fates(judged("2023-01-01", relayed, denial)["renewed"]) == {"relayed": "retracted"}


@pytest.mark.parametrize("ids", ["abc", "acb", "bac", "bca", "cab", "cba"])
def test_a_retraction_that_was_taken_back_retracts_nothing_whatever_the_ids(ids: str) -> None:
    first, second, third = tuple(ids)
    claims = (
        f"id={first} filming=yes said=2022-09-01 by=paper",
        f"id={second} plot said=2022-10-01 by=paper retracts={first}",
        f"id={third} plot said=2022-10-01 by=paper retracts={second}",
    )

    for given in (claims, claims[::-1]):
        answers = judged("2023-01-01", *given)
        assert answers["filming"].says == "yes"
        assert fates(answers["plot"]) == {third: "stands", second: "retracted"}


def test_a_blog_takes_no_retraction_back_either() -> None:
    restored = "id=restored plot said=2022-10-03 by=paper via=blog retracts=back"

    assert judged("2023-01-01", HASTY, BACK, restored)["filming"].says == "not yet"


def test_of_two_retractions_the_first_is_named() -> None:
    again = "id=again plot said=2022-10-05 by=paper retracts=hasty"

    for claims in ((HASTY, BACK, again), (again, BACK, HASTY)):
        (hasty,) = [
            one
            for one in judged("2023-01-01", *claims)["filming"].claims
            if one.claim.id == "hasty"
        ]
        assert (hasty.because and hasty.because.id) == "back"


def test_retractions_in_a_circle_are_a_fault() -> None:
    with pytest.raises(FactsError, match="retracts"):
        facts("id=a plot said=2022 by=paper retracts=b", "id=b plot said=2022 by=paper retracts=a")


def test_a_retraction_said_before_what_it_takes_back_is_a_fault() -> None:
    with pytest.raises(FactsError, match="a claim retracts an earlier one"):
        facts("id=a plot said=2022-01-01 by=paper retracts=b", "id=b plot said=2022-02 by=paper")


# 2.2 Rank


@pytest.mark.parametrize(
    ("speaker", "rank"),
    [
        ("by=studio", "official"),
        ("by=actor", "insider"),
        ("by=actor via=paper", "insider"),
        ("by=studio via=actor", "official"),
        ("by=paper", "press"),
        ("by=fan via=paper", "hearsay"),
        ("by=studio via=fan", "hearsay"),
        ("by=paper via=blog", "hearsay"),
    ],
)
def test_a_claim_counts_at_the_rank_of_its_speaker_or_as_hearsay_if_only_that_relays_it(
    speaker: str, rank: str
) -> None:
    assert judged("2023-01-01", f"renewed=yes said=2022 {speaker}")["renewed"].basis == rank


# 2.3 Listings

LISTED = "id=old filming=yes when=2022-09-01 said=2022-10-01 by={}".format
DELISTED = "id=new filming=no when=2022-09-02 said=2022-11-01 by={} {}".format


def test_the_newer_entry_of_a_listing_replaces_the_older_one_which_has_no_effect() -> None:
    answer = judged("2023-01-01", LISTED("index"), DELISTED("index", ""))["filming"]

    assert (in_short(answer), fates(answer)) == (
        "not yet, settled, press",
        {"new": "stands", "old": "replaced"},
    )
    assert answer.claims[1].because is answer.credit


def test_the_entry_that_a_listing_has_changed_speaks_for_nobody_else() -> None:
    other = "id=other filming=no when=2022-09-15 said=2022-10-01 by=paper"
    wrapped = "id=out wrapped=yes when=2022-09-10 said=2022-10-01 by=index"
    moved = "id=moved wrapped=yes when=2022-12-10 said=2022-12-11 by=index"
    answers = judged("2023-01-01", other, wrapped, moved)

    assert in_short(answers["filming"]) == "yes, settled, press"
    assert fates(answers["wrapped"])["out"] == "replaced"
    assert days(answers["wrapped"]) == "2022-12-10"


def test_the_word_of_another_source_is_never_replaced() -> None:
    later = "id=new filming=yes when=2022-09-01 said=2022-11-01 by=paper"

    assert fates(judged("2023-01-01", LISTED("paper"), later)["filming"])["old"] == "stands"


def test_a_listing_replaces_no_entry_of_another_listing() -> None:
    other = "id=other filming=yes when=2022-09-01 said=2022-11-01 by=guide"

    assert fates(judged("2023-01-01", LISTED("index"), other)["filming"])["old"] == "stands"


def test_an_entry_is_replaced_by_the_first_newer_one_whatever_came_after() -> None:
    newer = [f"id=n{n} filming=yes said=2022-1{n}-01 by=index" for n in (2, 1)]
    answer = judged("2023-01-01", LISTED("index"), *newer)["filming"]

    (old,) = [one for one in answer.claims if one.claim.id == "old"]
    assert (old.because and old.because.id) == "n1"


def test_entries_of_one_time_replace_nothing() -> None:
    month = "id=new filming=yes when=2022-09-05 said=2022-10 by=index"

    assert fates(judged("2023-01-01", LISTED("index"), month)["filming"])["old"] == "stands"


def test_a_weaker_entry_replaces_nothing() -> None:
    answer = judged("2023-01-01", LISTED("index"), DELISTED("index", "via=blog"))["filming"]

    assert fates(answer) == {"old": "stands", "new": "set aside"}


def test_a_listing_keeps_an_entry_for_each_topic_person_and_part() -> None:
    answers = judged(
        "2024-01-01",
        "id=a cast=in about=ann said=2022 by=index",
        "id=b cast=in about=bob said=2023 by=index",
        "id=p1 released=yes kind=plan when=2025-01 said=2022 by=index",
        "id=p2 released=yes part=2 kind=plan when=2025-06 said=2023 by=index",
    )

    assert {judged.fate for judged in answers.judged.values()} == {"stands", "open"}


def test_all_kinds_of_a_listing_s_entries_replace_each_other() -> None:
    plan = "id=plan episodes=8 kind=plan said=2022 by=index"
    fact = "id=fact episodes=tba said=2023-05 by=index"
    guess = "id=guess episodes=10 kind=guess said=2024-05 by=index"

    assert fates(judged("2023-12-01", plan, fact)["episodes"]) == {
        "fact": "stands",
        "plan": "replaced",
    }
    answer = judged("2024-12-01", plan, fact, guess)["episodes"]
    assert in_short(answer) == "unknown"
    assert fates(answer) == {"fact": "replaced", "guess": "open", "plan": "replaced"}


def test_a_repeated_entry_of_a_listing_is_replaced_by_its_newer_self() -> None:
    entry = "released=yes kind=plan when=2030 said={} by=index".format
    answer = judged("2024-12-01", f"id=a {entry('2022')}", f"id=b {entry('2023')}")["released"]

    assert fates(answer) == {"a": "replaced", "b": "open"}


def test_a_replaced_prediction_of_a_listing_is_still_hit_or_missed_by_the_event() -> None:
    dates = (
        "id=a released=yes kind=plan when=2024 said=2022 by=index",
        "id=b released=yes kind=plan when=2026 said=2023 by=index",
    )
    out = "id=out released=yes when=2024-10-01 said=2024-10-01 by=studio"

    assert fates(judged("2023-12-31", *dates)["released"]) == {"a": "replaced", "b": "open"}
    assert fates(judged("2025-01-01", *dates)["released"]) == {"a": "missed", "b": "open"}
    assert fates(judged("2024-12-01", *dates, out)["released"]) == {
        "out": "stands",
        "a": "hit",
        "b": "missed",
    }
