"""A loop with the bot in every chair: no verdict before the debrief, and a story told twice is noticed."""

import pytest

from tests.discord.rounds.stories import KOREAN_STORY, STORY
from tests.discord.world import World

GUIDE = {
    "situation": "Last autumn at a bakery chain our onboarding guide was two years old, and every newcomer lost days.",
    "task": "I took it on before the next four people came in October.",
    "action": "I sat with the newest colleague, noted every place where he got stuck, and rewrote those pages. Then I "
    "asked each newcomer to correct one page, because a guide that nobody owns grows old.",
    "result": "The next four were set up in two days instead of seven.",
}


@pytest.fixture
def mina(world: World):
    return world.join("mina")


async def told(player, story, where=None):
    """Answer the newest question, and every follow-up until there is none."""
    form = await player.press("Answer")
    shown = await player.fill(form, **story)
    while "Answer it" in shown.buttons:
        shown = await player.fill(await player.press("Answer it", on=shown), reply="We were eleven people.")
    return shown


async def test_a_loop_of_ten_questions_in_the_dm_ends_in_a_debrief_with_five_scorecards(world: World, mina):
    begun = await mina.slash("panel solo")
    assert "waits in our DM" in begun.text
    manners = set()
    dm = mina.in_dm()
    for number in range(1, 11):
        question = dm.cards()[-1]
        assert f"Interviewer {(number + 1) // 2} of 5" in question.text
        assert f"Question {number} of 10" in question.text
        assert question.buttons == ["Answer", "Stop"]
        manners.add(question.text.split(" · ")[1].splitlines()[0])
        shown = await told(
            dm, STORY if number in (1, 4) else GUIDE if number == 2 else {"situation": f"Matter {number}"}
        )
        assert "items ticked" not in shown.text
        assert ("heard this story already (question 1)" in shown.text) is (number == 4)
        shown = await dm.press("To the debrief" if number == 10 else "Next question")
    assert len(manners) == 5
    assert "Debrief" in shown.text
    assert "Question 4 told the story of question 1 again" in shown.text
    assert "What to do next" in shown.text
    assert "A practice outcome only" in shown.text
    votes = [
        vote
        for vote in ("Strong hire", "Inclined", "Not inclined", "Strong no hire")
        for _ in range(shown.text.count(vote))
    ]
    assert len(votes) == 5
    report = await dm.press("As a file")
    [(name, content)] = report.card.files.items()
    assert name.endswith(".md")
    assert STORY["task"] in content.decode()
    assert "- [x] " in content.decode()
    again = await dm.press("Practise again")
    assert "Interviewer 1 of 5" in again.text


async def test_it_goes_on_after_a_restart_between_any_two_steps_and_in_korean(world: World):
    jisu = world.join("jisu", locale="ko")
    shown = await jisu.slash("panel solo", place="here", questions_each=2)
    for number in range(1, 3):
        assert f"질문 {number}/10" in shown.text
        await world.restart()
        form = await jisu.press("답변하기")
        await world.restart()
        story = KOREAN_STORY if number == 1 else {"situation": "다른 이야기입니다."}
        shown = await jisu.fill(form, **story)
        await world.restart()
        resumed = await jisu.slash("interview resume")
        assert "평가는 디브리프에서 공개됩니다" in resumed.text
        shown = await jisu.press("다음 질문")
    stopped = await jisu.press("그만")
    assert "디브리프(평가 회의)" in stopped.text
    assert "들은 답변 없음" in stopped.text


async def test_who_has_a_round_open_is_offered_to_resume_or_to_drop_it_for_the_panel(mina):
    await mina.slash("interview start")
    refused = await mina.slash("panel solo", place="here")
    assert "You have a round open" in refused.text
    dropped = await mina.press("Drop it, start new")
    assert "Interviewer 1 of 5" in dropped.text


async def test_typed_in_the_dm_field_by_field_and_stopped_before_anybody_heard_an_answer(mina):
    dm = mina.in_dm()
    await dm.slash("panel solo")
    await dm.type("In March the portal went down.")
    stopped = await dm.slash("interview stop")
    assert "Nobody heard an answer" in stopped.text


async def test_what_needs_a_server_says_so_elsewhere(world: World, mina):
    refused = await mina.in_dm().slash("panel list")
    assert "only in a server" in refused.text
