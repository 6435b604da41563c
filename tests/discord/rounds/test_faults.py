"""Bad input, and what breaks in the middle: a clear sentence, nothing lost, nothing shown to others."""

import asyncio
from functools import partial

import pytest
from sqlalchemy.exc import OperationalError

from bot.errors import RoundNotFoundError, TurnPassedError
from bot.interview.model import Lang, Level, StarAnswer, Wishes
from bot.services.practice import AlreadyOpen
from bot.services.rounds import history, playing
from tests.discord.rounds.stories import KOREAN_STORY, STORY, UNMEASURED, answer, start
from tests.discord.world import World


@pytest.fixture
def mina(world: World):
    return world.join("mina")


async def test_closed_dms_are_said_and_the_round_goes_on_here(world: World, mina):
    world.close_dms(mina)
    here = await start(mina, place="dm")
    assert any("DMs are closed" in card.text for card in here.cards)
    assert here.ephemeral
    assert "items ticked" in (await answer(mina)).text
    world.errors()


async def test_a_round_in_a_dm_is_written_there(mina):
    told = await start(mina, place="dm")
    assert "waits in our DM" in told.text
    assert "items ticked" in (await answer(mina.in_dm())).text


async def test_a_private_thread_holds_the_round_and_only_the_member_is_in_it(world: World, mina):
    jisu = world.join("jisu")
    told = await start(mina, place="thread")
    assert "private thread" in told.text
    [thread] = mina.threads()
    assert jisu.threads() == []
    assert "manages threads" in mina.cards(thread)[0].text
    assert "only you see" not in mina.cards(thread)[0].text
    assert "items ticked" in (await answer(mina.at(thread))).text


async def test_without_permission_for_threads_the_round_goes_on_here(world: World, mina):
    world.forbid(world.general, create_private_threads=False)
    here = await start(mina, place="thread")
    assert any("open a private thread for you" in card.text for card in here.cards)
    assert "items ticked" in (await answer(mina)).text
    world.errors()


@pytest.mark.parametrize(
    ("method", "path"),
    [("PUT", "/channels/*/thread-members/*"), ("POST", "/channels/*/messages")],
    ids=["the member cannot be added", "the card cannot be posted"],
)
async def test_a_thread_that_is_given_up_does_not_stay_behind(world: World, mina, method, path):
    world.fail(method, path, status=403, code=50013)
    here = await start(mina, place="thread")
    assert any("open a private thread for you" in card.text for card in here.cards)
    assert [channel for channel in world.env.backend.channels.values() if channel.type == 12] == []
    assert "items ticked" in (await answer(mina)).text
    world.errors()


def threads(world: World):
    return [channel for channel in world.env.backend.channels.values() if channel.is_thread]


async def test_a_private_thread_whose_member_cannot_be_added_is_taken_away(world: World, mina):
    world.fail("PUT", "/channels/*/thread-members/*", status=403, code=50001)
    here = await start(mina, place="thread")
    assert any("couldn't open a private thread for you just now" in card.text for card in here.cards)
    assert threads(world) == []
    assert "items ticked" in (await answer(mina)).text


@pytest.mark.parametrize("trouble", ["503", "reset before", "reset after"])
@pytest.mark.parametrize("request_", ["POST /threads", "PUT /thread-members", "POST /messages"])
async def test_a_request_that_is_lost_opens_one_private_thread(world: World, mina, request_, trouble):
    method, part = request_.split()
    if trouble == "503":
        world.fail(method, f"/channels/*{part}*", status=503)
    elif trouble == "reset before":
        world.cut(method, part)
    else:
        world.lose_answer(method, part)
    await start(mina, place="thread")
    [thread] = threads(world)
    assert mina.id in thread.thread_members
    assert len(mina.cards(mina.threads()[0])) == 1


async def test_every_step_goes_on_after_a_restart(world: World, mina):
    await start(mina, questions=2)
    await world.restart()
    form = await mina.press("Answer")
    await world.restart()
    read = await mina.fill(form, **UNMEASURED)
    assert "items ticked" in read.text
    await world.restart()
    form = await mina.press("Answer it")
    await world.restart()
    await mina.fill(form, reply="It fell from 9 seconds to 2.")
    await world.restart()
    form = await mina.press("Revise")
    await world.restart()
    await mina.fill(form, **STORY)
    await world.restart()
    await mina.press("Next question")
    await world.restart()
    await mina.press("Hint")
    await mina.press("Skip")
    await world.restart()
    await answer(mina)
    await world.restart()
    assert "Round finished" in (await mina.press("Finish")).text
    await world.restart()
    await mina.slash("interview history")
    await world.restart()
    await mina.pick("Open a round", (await mina.slash("interview history")).card.menus["Open a round"][0])


async def test_typing_goes_on_after_a_restart(world: World, mina):
    dm = mina.in_dm()
    await start(dm)
    for field in STORY.values():
        await world.restart()
        await dm.type(field)
    await world.restart()
    assert "items ticked" in (await dm.press("As hoped")).text


async def test_a_dropped_card_comes_back_with_resume(mina):
    question = await start(mina)
    assert (await mina.slash("interview resume")).text == question.text
    read = await answer(mina)
    assert (await mina.slash("interview resume")).text == read.text


async def test_a_press_on_a_card_that_time_has_passed_gets_a_friendly_answer(mina):
    stale = (await start(mina, questions=2)).card
    question = await mina.slash("interview resume")
    form = await mina.press("Answer", on=question)
    await mina.fill(form, **STORY)
    for label in ("Skip", "Answer", "Hint"):
        await mina.press(label, on=stale)
    await mina.press("Next question")
    assert "has passed" in (await mina.press("Skip", on=stale)).text
    assert "has passed" in (await mina.press("Answer", on=stale)).text
    await mina.slash("interview stop")
    assert "is over" in (await mina.press("Answer", on=stale)).text
    assert "is over" in (await mina.press("Skip", on=stale)).text


async def test_two_presses_at_once_move_on_once(world: World, mina):
    await start(mina, questions=3)
    await answer(mina)
    press = partial(playing.go_on, world.bot.desk.practice, mina.id, 1, 1)
    outcomes = await asyncio.gather(press(), press(), return_exceptions=True)
    assert sorted(type(outcome) for outcome in outcomes if isinstance(outcome, Exception)) == [TurnPassedError]
    assert "Question 2 of 3" in (await mina.slash("interview resume")).text


async def test_two_starts_at_once_open_one_round(world: World, mina):
    begin = partial(
        playing.start,
        world.bot.desk.practice,
        mina.id,
        Wishes(Lang.EN, level=Level.ENTRY),
        guild_id=None,
        channel_id=None,
    )
    outcomes = await asyncio.gather(begin(), begin())
    assert sum(isinstance(outcome, AlreadyOpen) for outcome in outcomes) == 1


async def test_two_members_at_once_do_not_meet(world: World, mina):
    jisu = world.join("jisu", locale="ko")
    await start(mina)
    await start(jisu)
    mine, theirs = await mina.press("Answer"), await jisu.press("답변하기")
    await jisu.fill(theirs, **KOREAN_STORY)
    await mina.fill(mine, **STORY)
    assert "포털" not in mina.cards()[-1].text
    assert "portal" not in jisu.cards()[-1].text


async def test_a_round_of_somebody_else_looks_like_none(world: World, mina):
    await start(mina)
    await answer(mina)
    practice, stranger = world.bot.desk.practice, mina.id + 1
    for attempt in (
        playing.show(practice, stranger, 1),
        playing.go_on(practice, stranger, 1, 1),
        playing.stop(practice, stranger, 1),
        playing.swap_question(practice, stranger, 1, 1),
        playing.submit_answer(practice, stranger, 1, 1, StarAnswer(**STORY)),
        playing.reply_to_probe(practice, stranger, 1, 1, 1, "mine"),
        playing.finish_draft(practice, stranger, 1, 1, None),
        history.open_round(practice, stranger, 1),
    ):
        with pytest.raises(RoundNotFoundError):
            await attempt
    assert (await history.page(practice, stranger, 0)).total == 0


async def test_a_database_error_while_submitting_gives_the_text_back(world: World, mina, monkeypatch):
    await start(mina)
    form = await mina.press("Answer")
    writer = world.bot.desk.practice.database

    def broken(self):
        raise OperationalError("INSERT", {}, Exception("disk I/O error"))

    with monkeypatch.context() as patch:
        patch.setattr(type(writer), "action", broken)
        failed = await mina.fill(form, **STORY)
    assert "before your text was stored" in failed.text
    assert STORY["action"] in next(iter(failed.card.files.values())).decode()
    assert world.errors()
    assert "items ticked" in (await answer(mina)).text


async def test_an_error_after_the_answer_is_stored_says_that_it_is_safe(world: World, mina, monkeypatch):
    await start(mina)

    def broken(*_):
        raise RuntimeError("the checker stumbled")

    with monkeypatch.context() as patch:
        patch.setattr("bot.checker.check", broken)
        failed = await answer(mina)
    assert "Your answer is safe" in failed.text
    assert world.errors()
    assert "items ticked" in (await mina.slash("interview resume")).text


async def test_logs_hold_no_answers(world: World, mina, monkeypatch, caplog):
    await start(mina)
    form = await mina.press("Answer")
    with monkeypatch.context() as patch:
        patch.setattr("bot.store.rounds.queries._write", _disk_full)
        await mina.fill(form, **STORY)
    world.errors()
    assert "disk full" in caplog.text
    assert all(text not in caplog.text for text in STORY.values())


async def _disk_full(*_):
    raise RuntimeError("disk full")


@pytest.mark.parametrize("blank", ["", "   ", "\n\n", "\u200b\u200b", "\u202e"])
async def test_a_blank_form_is_said_to_be_blank(mina, blank):
    await start(mina)
    told = await answer(mina, dict.fromkeys(STORY, blank))
    assert "nothing to read" in told.text
    assert "Question 1" in (await mina.slash("interview resume")).text


@pytest.mark.parametrize(
    "filling",
    [
        "x" * 4000,
        "가" * 4000,
        "**_`|~" * 660,
        "@everyone " * 400,
        "‮abc‬" * 800,
        "🙂" * 2000,
        "> # - \n" * 500,
        "a b. " * 800,
    ],
    ids=["one letter", "one syllable", "markdown", "mentions", "right to left", "emoji", "quotes", "sentences"],
)
async def test_an_answer_at_the_limit_of_every_field_fits_its_card(mina, filling):
    await start(mina)
    filled = dict.fromkeys(STORY, filling[:4000])
    read = await answer(mina, filled)
    assert len(read.text) <= 4000
    assert read.buttons
    form = await mina.press("Revise")
    assert "@everyone" not in (await mina.fill(form, **{**STORY, "result": "ok @everyone"})).text
    await mina.slash("interview history")


async def test_a_long_answer_with_long_replies_can_still_be_revised(mina):
    await start(mina)
    full = dict.fromkeys(STORY, ("I did one more thing on that day. " * 120)[:4000])
    read = await answer(mina, full)
    while "Answer it" in read.buttons:
        form = await mina.press("Answer it")
        read = await mina.fill(form, reply="It fell from nine to two. " * 70)
    form = await mina.press("Revise")
    assert all(len(text) <= 4000 for text in form.form.filled_in.values())
    assert len((await mina.fill(form, **full)).text) <= 4000


async def test_a_question_that_is_gone_can_be_swapped(world: World, mina):
    await start(mina)
    gone = await _without_current_question(world, mina)
    assert "taken out of the collection" in gone.text
    assert "Skip" in gone.buttons
    assert "Question 1 of 1" in (await mina.press("Skip")).text


async def _without_current_question(world: World, mina):
    await mina.slash("interview stop")
    await start(mina, principle="ownership")
    async with world.bot.desk.practice.database.action() as tx:
        await tx.exec_driver_sql("UPDATE turns SET question_id = 'gone-01'")
    return await mina.slash("interview resume")


async def test_an_unknown_button_of_an_older_version_is_answered(mina, monkeypatch):
    await start(mina)
    with monkeypatch.context() as patch:
        patch.setattr("bot.ui.actions._presses", {})
        assert "earlier version" in (await mina.press("Hint")).text


async def test_what_is_no_story_is_told_so_first(mina):
    await start(mina)
    read = await answer(mina, dict.fromkeys(STORY, "I would always put the customer first if that happened."))
    assert "This stays general" in read.text
    assert "### 0 of" in read.text
    assert "○" not in read.text
    assert read.buttons[0] == "Revise"
