"""What a member typed is never lost: it comes back with the sentence, or stays where it was typed for."""

import logging

import pytest

from tests.discord.groups.steps import SCORECARD, answer_and_share, calibrate, end_stage, open_round, told
from tests.discord.rounds.stories import KOREAN_STORY, STORY, UNMEASURED, answer, start
from tests.discord.world import World

LONG = ("message.txt", " ".join(STORY.values()).encode())
PICTURE = ("whiteboard.png", b"\x89PNG")


@pytest.fixture
def mina(world: World):
    return world.join("mina")


def returned(scene) -> str:
    return next(iter(scene.card.files.values())).decode()


# ---------------------------------------------------------------- forms


async def test_an_answer_to_a_round_that_was_deleted_meanwhile_comes_back(mina):
    await start(mina)
    form = await mina.press("Answer")
    await mina.slash("privacy delete")
    await mina.press("Delete everything")
    refused = await mina.fill(form, **STORY)
    assert "doesn't belong" in refused.text
    assert "here is all of it" in refused.text
    assert all(text in returned(refused) for text in STORY.values())


async def test_a_remark_on_a_scorecard_that_came_too_late_comes_back(world: World, mina):
    jisu = world.join("jisu")
    await open_round(mina)
    for player in (mina, jisu):
        await answer_and_share(player)
    await end_stage(world)
    form = await mina.press("Fill in the scorecard", on=await calibrate(mina))
    await end_stage(world)
    assert "which alert exactly" in returned(await mina.fill(form, **SCORECARD, gap="Say which alert exactly."))


async def test_a_remark_on_an_answer_that_was_taken_back_comes_back(world: World, mina):
    jisu = world.join("jisu")
    await open_round(mina)
    for player in (mina, jisu):
        await answer_and_share(player)
    await end_stage(world)
    form = await mina.press("Fill in the scorecard", on=await calibrate(mina))
    await jisu.press("Take it back")
    refused = await mina.fill(form, **SCORECARD, gap="Say which alert exactly.")
    assert "taken this answer back" in refused.text
    assert "which alert exactly" in returned(refused)


async def test_what_is_blank_or_kept_does_not_come_back(mina, monkeypatch, world: World):
    await start(mina)
    assert not (await answer(mina, dict.fromkeys(STORY, " "))).card.files
    with monkeypatch.context() as patch:
        patch.setattr("bot.checker.check", _broken)
        assert not (await answer(mina)).card.files
    world.errors()


# ---------------------------------------------------------------- logs


@pytest.mark.parametrize("way", ["form", "resume", "typed"])
async def test_what_is_kept_but_not_read_is_logged_with_its_round(world: World, mina, monkeypatch, caplog, way):
    dm = mina.in_dm()
    await start(dm)
    if way == "typed":
        await answer(dm, UNMEASURED)
    with monkeypatch.context() as patch, caplog.at_level(logging.ERROR):
        patch.setattr("bot.checker.check", _broken)
        if way == "typed":
            await dm.type("It fell from 9 minutes to 2.")
        else:
            await answer(dm)
        if way == "resume":
            caplog.clear()
            await dm.slash("interview resume")
    assert "round 1: kept, but not read" in caplog.text
    world.errors()


def _broken(*_):
    raise RuntimeError("the checker stumbled")


# ---------------------------------------------------------------- drafts


async def test_what_was_typed_before_stopping_is_in_the_history(mina):
    dm = mina.in_dm()
    await start(dm)
    await dm.type(STORY["situation"])
    await dm.type(STORY["task"])
    stopped = await dm.slash("interview stop")
    assert "what you typed is kept" in stopped.text
    reread = await dm.press("Read it again", on=stopped)
    assert "insurance company in Leeds" in reread.text
    file = await dm.press("Full text", on=reread)
    assert STORY["task"] in next(iter(file.card.files.values())).decode()


async def test_what_was_typed_before_dropping_is_in_the_history(mina):
    dm = mina.in_dm()
    await start(dm)
    await dm.type(STORY["situation"])
    await dm.press("Drop it, start new", on=await start(dm))
    history = await dm.slash("interview history")
    opened = await dm.pick("Open a round", history.card.menus["Open a round"][1], on=history)
    assert "insurance company in Leeds" in opened.text


async def test_what_was_typed_for_a_question_that_is_swapped_stays_and_that_is_said(mina):
    dm = mina.in_dm()
    question = await start(dm)
    await dm.type(STORY["situation"])
    assert "stays in your history" in (await dm.press("Skip", on=question)).text
    reread = await dm.press("Read it again", on=await dm.slash("interview stop"))
    assert "insurance company in Leeds" in reread.text
    assert "swapped this question" in reread.text


async def test_a_greeting_is_not_taken_for_the_situation(mina):
    dm = mina.in_dm()
    await start(dm)
    for greeting in ("hi there!", "안녕하세요", "😀"):
        asked = await dm.type(greeting)
        assert "Situation" in asked.text
        assert greeting not in asked.text
        assert "too short" in asked.text
    typed = await dm.type(STORY["situation"])
    assert "📝 **Situation** Last March" in typed.text
    assert "Task" in (await dm.slash("interview resume")).text


# ---------------------------------------------------------------- files in a DM


async def test_a_long_paste_that_discord_makes_a_file_of_is_read_as_the_message(mina):
    dm = mina.in_dm()
    await start(dm)
    assert "This is how I read it" in (await dm.type("", LONG)).text
    assert "items ticked" in (await dm.press("As hoped")).text


async def test_text_beside_a_file_of_text_is_read_with_it(mina):
    dm = mina.in_dm()
    await start(dm)
    await dm.type("Here is the first part of it.", ("message.txt", "It was in Leeds.".encode("utf-8-sig")))
    form = await dm.press("Use the form instead")
    assert form.form.filled_in["situation"] == "Here is the first part of it.\nIt was in Leeds."


async def test_a_file_that_is_no_text_is_said_not_to_be_read(mina):
    dm = mina.in_dm()
    await start(dm)
    assert "only read text" in (await dm.type("", PICTURE)).text
    beside = await dm.type(STORY["situation"], PICTURE)
    assert any("what else was attached" in card.text for card in beside.cards)
    assert any("Task" in card.text for card in beside.cards)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(b"a" * 16_001, "more than I can read"), (b"\xff\xfe\x00\xd8", "couldn't read that text file")],
    ids=["too long", "not UTF-8"],
)
async def test_a_file_that_cannot_be_taken_is_said_so(mina, content, sentence):
    dm = mina.in_dm()
    await start(dm)
    assert sentence in (await dm.type("", ("message.txt", content))).text
    assert "Question 1" in (await dm.slash("interview resume")).text


async def test_a_picture_without_a_question_open_is_not_met_with_silence(mina):
    assert "텍스트만 읽을 수 있습니다" in (await mina.in_dm().type("", PICTURE)).text


# ---------------------------------------------------------------- messages of one's own


async def test_a_message_is_read_beside_a_round_whose_question_is_answered(mina):
    await start(mina, principle="ownership", questions=2)
    await answer(mina, told("mina"))
    await mina.type(" ".join(STORY.values()))
    read = await mina.menu("Check as STAR answer")
    assert "Your own story" in read.text
    assert "items ticked" in read.text
    assert read.buttons == ["Revise", "What counted", "Keep as a story"]
    assert "Question 1 of 2" in (await mina.slash("interview resume")).text
    assert "Your own story" in (await mina.slash("interview history")).text


async def test_a_message_without_text_is_said_to_have_none(mina):
    await mina.type("", PICTURE)
    assert "no text that I could check" in (await mina.menu("Check as STAR answer")).text


async def test_a_message_with_its_text_in_a_file_is_checked(mina):
    await mina.type("", LONG)
    assert "This is how I read it" in (await mina.menu("Check as STAR answer")).text


async def test_an_own_story_in_korean_beside_an_open_round_is_read_in_korean(world: World):
    jisu = world.join("jisu", locale="ko")
    await start(jisu)
    await jisu.fill(await jisu.press("답변하기"), **KOREAN_STORY)
    await jisu.type(" ".join(KOREAN_STORY.values()))
    assert "내 이야기" in (await jisu.menu("Check as STAR answer")).text


@pytest.mark.parametrize("name", ["answer.md", "ANSWER.MD", "answer.markdown"])
async def test_a_file_of_markdown_is_text(mina, name):
    dm = mina.in_dm()
    await start(dm)
    assert "Task" in (await dm.type("", (name, STORY["situation"].encode()))).text
