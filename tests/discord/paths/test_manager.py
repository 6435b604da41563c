"""The talk with the hiring manager: five themes and one's own questions; what it came to is for practice only."""

import json
from dataclasses import replace

import pytest

from bot.interview.model import Lang, Manner, Theme
from bot.interview.rounds.managers import MANNERS, MINUTES, theme_of
from tests.discord.rounds.stories import KOREAN_STORY, STORY
from tests.discord.world import World

REPLIES = (
    "Because the old way cost every customer 40 minutes, I decided to change it within that week.",
    "Priya from the audit team was against it at first, so I ran it on one machine for two days and showed her.",
    "It took eleven days and went down from 40 minutes to 5; I read that off the monitoring of the next month.",
    "Since then I write the alarm before I ship, and two other teams took that over.",
)
GOOD = "Which case last week took the team longest, and why?\nHow many days off do I get?"


@pytest.fixture
def mina(world: World):
    return world.join("mina")


async def at_the_manager(player, **options):
    """The card on which one chooses whom to meet."""
    await player.slash("path start", position="cloud_support", profile="network", **options)
    await player.press("Next step")
    await player.fill(await player.press("Fill in"), headlines="Moved 40 sites to a new load balancer")
    await player.press("Next step")
    await player.press("Stop")
    await player.press("Next step")
    await player.press("Go on all the same")
    return await player.press("Next step")


async def told(dm, story=STORY):
    """Answer the newest question and every follow-up; the card that comes then."""
    shown = await dm.fill(await dm.press("Answer"), **story)
    while "Answer it" in shown.buttons:
        shown = await dm.fill(await dm.press("Answer it", on=shown), reply="We were eleven people.")
    return shown


async def talked(world: World, player, story=STORY, button="Strict"):
    """All five questions; the card on which the manager takes questions."""
    await player.press(button, on=await at_the_manager(player))
    dm = player.in_dm()
    for _ in Theme:
        shown = await told(dm, story)
        shown = await dm.press(
            "To the end of the talk" if "To the end of the talk" in shown.buttons else "Next question"
        )
    return shown


def question_of(world: World, card, lang=Lang.EN):
    library = world.bot.desk.practice.library
    return next(q for q in library.managers.values() if q.text[lang][:200] in card.text)


async def test_one_chooses_whom_to_meet_or_takes_them_as_they_come(mina):
    card = await at_the_manager(mina)
    assert card.buttons == ["As it comes", "Strict", "Warm", "Says little", "In a hurry"]
    assert "all of them measure the same" in card.text


async def test_every_theme_is_asked_once_and_nobody_judges_before_the_end(world: World, mina):
    await mina.press("Warm", on=await at_the_manager(mina))
    dm, library, themes = mina.in_dm(), world.bot.desk.practice.library, []
    for number in range(1, 6):
        question = dm.cards()[-1]
        assert f"Hiring manager · Warm · Question {number} of 5" in question.text
        assert ("nine of us" in question.text) is (number == 1)
        assert question.buttons == ["Answer", "Stop"]
        themes.append(theme_of(library, question_of(world, question).id))
        shown = await told(dm)
        assert "items ticked" not in shown.text
        assert "The verdict comes when the talk is over" in shown.text
        shown = await dm.press("To the end of the talk" if number == 5 else "Next question")
    assert themes == list(Theme)
    assert "What would you like to know about us?" in shown.text


@pytest.mark.parametrize(
    ("manner", "button"), list(zip(MANNERS, ["Strict", "Warm", "Says little", "In a hurry"], strict=True))
)
async def test_a_manner_changes_tone_time_and_follow_ups(world: World, mina, manner, button):
    await mina.press(button, on=await at_the_manager(mina))
    dm = mina.in_dm()
    first = dm.cards()[-1]
    assert ("within" in first.text) is (manner in MINUTES)
    shown, asked = await dm.fill(await dm.press("Answer"), **STORY), 0
    while "Answer it" in shown.buttons:
        asked += 1
        shown = await dm.fill(await dm.press("Answer it", on=shown), reply=REPLIES[asked - 1])
    assert 1 <= asked <= {Manner.STRICT: 3, Manner.WARM: 2, Manner.SILENT: 1, Manner.HURRIED: 2}[manner]


async def test_the_measure_is_the_same_with_all_of_them(world: World):
    outcomes = set()
    for name, button in [("ann", "Strict"), ("ben", "In a hurry"), ("cho", "Says little"), ("dan", "Warm")]:
        player = world.join(name)
        await player.press(button, on=await at_the_manager(player))
        dm = player.in_dm()
        for _ in Theme:
            await dm.fill(await dm.press("Answer"), **STORY)
            shown = await dm.press(
                next(b for b in dm.cards()[-1].buttons if b in ("Next question", "To the end of the talk"))
            )
        await dm.press("Ask your questions", on=shown)
        outcome = await dm.press("I have none")
        outcomes.add("\n".join(line for line in outcome.text.splitlines() if " · Situation" in line))
    assert len(outcomes) == 1


async def test_own_questions_are_judged_and_the_outcome_is_for_practice_only(world: World, mina):
    over = await talked(world, mina)
    asking = await mina.in_dm().press("Ask your questions", on=over)
    assert "heard as evidence" in asking.text
    outcome = await mina.in_dm().fill(await mina.in_dm().press("Ask your questions", on=asking), questions=GOOD)
    assert "Practice only" in outcome.text
    assert "The vote: " in outcome.text
    assert "● “Which case last week" in outcome.text
    assert "▫️ “How many days off do I get?”\n-# That is for the recruiter" in outcome.text
    assert "1. Why this work · Situation" in outcome.text
    assert "5. Failure · Situation" in outcome.text
    again = await mina.press("The manager's outcome", on=await mina.slash("path status"))
    assert again.text == outcome.text


async def test_nothing_asked_is_named(world: World, mina):
    over = await talked(world, mina)
    await mina.in_dm().press("Ask your questions", on=over)
    outcome = await mina.in_dm().press("I have none")
    assert "You asked nothing" in outcome.text


async def test_blank_questions_are_no_questions(world: World, mina):
    over = await talked(world, mina)
    await mina.in_dm().press("Ask your questions", on=over)
    refused = await mina.in_dm().fill(await mina.in_dm().press("Ask your questions"), questions="  \n ")
    assert "nothing to read" in refused.text
    assert "Two or three" in (await mina.slash("path next")).text


async def test_what_is_no_story_moves_nobody_on_and_it_may_be_repeated_or_passed_over(world: World, mina):
    over = await talked(world, mina, {"situation": "I always put customers first and I love challenges."}, "In a hurry")
    await mina.in_dm().press("Ask your questions", on=over)
    outcome = await mina.in_dm().press("I have none")
    assert "would not have moved on" in outcome.text
    undecided = await mina.press("Next step", on=outcome)
    assert undecided.buttons == ["Repeat it", "Go on all the same"]
    chosen = await mina.press("Repeat it", on=undecided)
    assert "As it comes" in chosen.buttons
    assert "Hiring manager · Says little" in (await mina.press("Says little", on=chosen)).text


async def test_a_talk_that_is_left_moves_nobody_on(world: World, mina):
    await mina.press("Warm", on=await at_the_manager(mina))
    left = await mina.in_dm().press("Stop")
    assert "stopped before its end" in left.text
    undecided = await mina.in_dm().press("What came of it", on=left)
    assert "Repeat it" in undecided.buttons
    on = await mina.press("Go on all the same", on=undecided)
    assert "▶️ **Loop**" in on.text


async def test_another_round_that_is_open_is_not_lost(mina):
    card = await at_the_manager(mina)
    await mina.slash("interview start", level="entry")
    assert "another round open" in (await mina.press("Warm", on=card)).text


async def test_what_was_asked_first_stays(world: World, mina):
    over = await talked(world, mina)
    await mina.in_dm().press("Ask your questions", on=over)
    form = await mina.in_dm().press("Ask your questions")
    first = await mina.in_dm().press("I have none")
    second = await mina.in_dm().fill(form, questions=GOOD)
    assert second.text == first.text


async def test_a_question_that_an_update_took_out_is_swapped_for_another_of_its_theme(world: World, mina):
    await mina.press("Warm", on=await at_the_manager(mina))
    dm, practice = mina.in_dm(), world.bot.desk.practice
    library = practice.library
    gone = question_of(world, dm.cards()[-1]).id
    left = {id_: q for id_, q in library.managers.items() if id_ != gone}
    themes = {theme: tuple(id_ for id_ in ids if id_ != gone) for theme, ids in library.themes.items()}
    # This world's own: the library itself is shared by all tests of a run.
    object.__setattr__(practice, "library", replace(library, managers=left, themes=themes))
    shown = await mina.slash("interview resume")
    assert shown.buttons == ["Skip", "Stop"]
    swapped = await mina.press("Skip", on=shown)
    assert theme_of(library, question_of(world, swapped).id) is Theme.MOTIVATION


async def test_every_step_goes_on_after_a_restart_and_in_korean(world: World):
    jisu = world.join("jisu", locale="ko")
    await jisu.slash("path start", position="cloud_support", profile="linux", manager_language="ko", loop_language="en")
    await jisu.press("다음 단계로")
    await jisu.fill(await jisu.press("작성하기"), headlines="로그 수집 서버 20대를 자동화해 장애 시간을 줄임")
    await jisu.press("다음 단계로")
    await jisu.press("그만")
    await jisu.press("다음 단계로")
    await jisu.press("그냥 넘어가기")
    card = await jisu.press("다음 단계로")
    await world.restart()
    await jisu.press("바쁜 분", on=card)
    dm = jisu.in_dm()
    for number in range(1, 6):
        await world.restart()
        assert f"질문 {number}/5" in (await jisu.slash("interview resume")).text
        form = await dm.press("답변하기", on=dm.cards()[-1])
        await world.restart()
        shown = await dm.fill(form, **KOREAN_STORY)
        await world.restart()
        while "이어서 답하기" in shown.buttons:
            form = await dm.press("이어서 답하기", on=shown)
            await world.restart()
            shown = await dm.fill(form, reply="모두 열한 명이었습니다.")
        await world.restart()
        shown = await dm.press("면접 마무리로" if number == 5 else "다음 질문", on=shown)
    assert "3분 뒤에 나가야 해요" in shown.text
    await world.restart()
    asking = await jisu.slash("path next")
    assert "직접 질문하실 차례" in asking.text
    form = await jisu.press("질문하기", on=asking)
    await world.restart()
    outcome = await jisu.fill(form, questions="온콜은 어떻게 나누어 맡으시나요?")
    assert "● “온콜은 어떻게 나누어 맡으시나요?”" in outcome.text
    assert "연습 결과일 뿐" in outcome.text
    await world.restart()
    status = await jisu.slash("path status")
    assert (await jisu.press("매니저 면접 결과", on=status)).text == outcome.text


async def test_the_questions_of_a_talk_are_exported_and_go_with_the_member(world: World, mina):
    over = await talked(world, mina)
    await mina.in_dm().press("Ask your questions", on=over)
    await mina.in_dm().fill(await mina.in_dm().press("Ask your questions"), questions=GOOD)
    data = json.loads((await mina.slash("privacy export")).card.files["my-practice.json"])
    assert GOOD in [one["own_questions"] for one in data["path_attempts"]]
    assert any(key.startswith("manager-") for key in data["questions"])
    await mina.slash("privacy delete")
    await mina.press("Delete everything")
    data = json.loads((await mina.slash("privacy export")).card.files["my-practice.json"])
    assert not data["path_attempts"]
