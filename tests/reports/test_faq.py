"""What tells the story is shown only to who asks for it by name."""

from dataclasses import replace

from aoud_cli.reports.about import about
from aoud_cli.reports.faq import FaqRow, faq, faq_answer
from tests.conftest import Aoud
from tests.small import judged

SECRET = "Everybody dies."
TOLD = judged("2024-06-30", f"plot by=paper said=2023 text={SECRET.replace(' ', '_')}")


def test_a_spoiler_is_answered_only_when_it_is_asked_for_by_name() -> None:
    topics = TOLD.facts.topics
    plot = topics["plot"].model_copy(update={"spoiler": True})
    facts = TOLD.facts.model_copy(update={"topics": {**topics, "plot": plot}})
    hidden = replace(TOLD, facts=facts)

    def answer(rows: tuple[FaqRow, ...]) -> str:
        return next(row.answer for row in rows if row.topic == "plot")

    assert "dies" in answer(faq(TOLD).rows)
    assert answer(faq(hidden).rows) == "spoiler: aoud faq plot"
    assert "dies" in " ".join(faq_answer(hidden, "plot").sentences)


def test_the_record_keeps_the_story_to_itself_until_it_is_asked(aoud: Aoud) -> None:
    for shape in ("table", "csv", "markdown", "plain"):
        told = " ".join(aoud("faq", "--all", "--format", shape).out.split())
        assert "spoiler: aoud faq story" in told
        assert "Byeong-chan, a science" not in told
    assert "science teacher" in " ".join(aoud("faq", "story").out.split())
    assert about(judged("2024-06-30")).rows == ()
