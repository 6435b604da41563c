"""Typed in a DM: each message is taken once and in its order, also when an answer of ours or the connection is lost."""

import pytest

from bot.interview.model import Field
from bot.ui.delivering import HURRY
from tests.discord.rounds.stories import STORY, UNMEASURED, answer, start
from tests.discord.world import World

TOLD = {Field(name): text for name, text in STORY.items() if name in set(Field)}


@pytest.fixture
def mina(world: World):
    return world.join("mina").in_dm()


async def draft(world: World, mina) -> tuple[str, ...]:
    from bot.services.rounds import history

    found = await history.open_round(world.bot.desk.practice, mina.id, 1)
    return found.turns[-1].draft.told if found.turns[-1].draft else ()


TRIES = len(HURRY.pauses_s) + 1


def lose(world: World, mina, times: int | None = TRIES) -> None:
    """Discord takes no message into this DM for longer than anybody at once tries to send one."""
    world.fail("POST", f"/channels/{mina.dm.id}/messages", status=503, times=times)


# ---------------------------------------------------------------- an answer of ours is lost


@pytest.mark.parametrize("trouble", ["fail", "cut", "hang"])
async def test_what_is_lost_for_a_moment_is_shown_at_once(world: World, mina, trouble):
    await start(mina)
    if trouble == "fail":
        lose(world, mina, times=1)
    else:
        getattr(world, trouble)("POST", f"/channels/{mina.dm.id}/messages")
    shown = await mina.type(STORY["situation"])
    if trouble == "hang":
        shown = await world.pass_time(9)
    assert any("Task" in card.text for card in shown.everybody)
    assert not (await world.pass_time(60)).everybody


async def test_what_a_closed_dm_refuses_is_shown_when_it_is_open_again_and_taken_once(world: World, mina):
    await start(mina)
    world.fail("POST", f"/channels/{mina.dm.id}/messages", status=403, code=50007)
    assert not (await mina.type(STORY["situation"])).cards
    again = await mina.type(STORY["situation"])
    assert any("had that already" in card.text for card in again.cards)
    assert await draft(world, mina) == (STORY["situation"],)


async def test_what_was_not_shown_is_shown_by_itself(world: World, mina):
    await start(mina)
    lose(world, mina)
    assert not (await mina.type(STORY["situation"])).cards
    shown = await world.pass_time(3)
    assert any("Task" in card.text and "Last March" in card.text for card in shown.everybody)
    assert not (await world.pass_time(60)).everybody


async def test_a_loss_that_lasts_is_tried_again_with_growing_pauses(world: World, mina):
    await start(mina)
    lose(world, mina, times=TRIES + 2)
    await mina.type(STORY["situation"])
    shown = [bool((await world.pass_time(2)).everybody) for _ in range(6)]
    assert shown.count(True) == 1


async def test_what_was_not_shown_is_shown_after_a_restart(world: World, mina):
    await start(mina)
    lose(world, mina)
    await mina.type(STORY["situation"])
    await world.restart()
    assert any("Task" in card.text for card in (await world.pass_time(3)).everybody)


async def test_who_types_it_again_is_told_that_it_is_kept_and_where_they_are(world: World, mina):
    await start(mina)
    lose(world, mina)
    await mina.type(STORY["situation"])
    again = await mina.type(STORY["situation"])
    assert any("had that already" in card.text for card in again.cards)
    assert any("Task" in card.text for card in again.cards)
    assert await draft(world, mina) == (STORY["situation"],)


async def test_a_reply_that_is_typed_again_is_kept_once(world: World, mina):
    await start(mina)
    await answer(mina, UNMEASURED)
    lose(world, mina)
    await mina.type("It fell from 9 minutes to 2.")
    again = await mina.type("It fell from 9 minutes to 2.")
    assert any("had that already" in card.text for card in again.cards)
    assert "items ticked" in again.text


async def test_what_comes_next_is_taken_and_shows_where_things_stand(world: World, mina):
    await start(mina)
    lose(world, mina)
    await mina.type(STORY["situation"])
    assert "Action" in (await mina.type(STORY["task"])).text
    assert await draft(world, mina) == (STORY["situation"], STORY["task"])


async def test_a_failure_after_the_text_was_stored_says_that_it_is_stored(world: World, mina, monkeypatch):
    await start(mina)
    with monkeypatch.context() as patch:
        patch.setattr("bot.ui.rounds.typed.shown_card", _broken)
        assert "is stored" in (await mina.type(STORY["situation"])).text
    assert await draft(world, mina) == (STORY["situation"],)
    world.errors()


def _broken(*_, **__):
    raise RuntimeError("the card stumbled")


# ---------------------------------------------------------------- nobody was listening


async def test_what_was_typed_while_the_process_was_down_is_read_when_it_is_back(world: World, mina):
    await start(mina)
    await mina.type(STORY["situation"])
    with world.unheard():
        await mina.type(STORY["task"])
        await mina.type(STORY["action"])
    before = len(mina.cards())
    await world.restart()
    [card] = mina.cards()[before:][-1:]
    assert "Result" in card.text
    assert "away for a while" in mina.cards()[before].text
    assert await draft(world, mina) == (STORY["situation"], STORY["task"], STORY["action"])
    await world.restart()
    assert await draft(world, mina) == (STORY["situation"], STORY["task"], STORY["action"])
    assert len(mina.cards()) == before + 2


async def test_what_was_typed_while_the_connection_was_lost_for_good_is_read_on_return(world: World, mina):
    await start(mina)
    with world.unheard():
        await mina.type(STORY["situation"])
    await world.reconnect()
    assert await draft(world, mina) == (STORY["situation"],)


async def test_the_next_message_does_not_slip_into_the_place_of_one_that_was_missed(world: World, mina):
    await start(mina)
    with world.unheard():
        await mina.type(STORY["situation"])
    await world.hear("connect")
    await mina.type(STORY["task"])
    assert await draft(world, mina) == (STORY["situation"], STORY["task"])


async def test_a_reply_to_a_follow_up_that_was_missed_is_read(world: World, mina):
    await start(mina)
    await answer(mina, UNMEASURED)
    with world.unheard():
        await mina.type("It fell from 9 minutes to 2.")
    await world.restart()
    assert "What your reply changed" in mina.cards()[-1].text


async def test_a_channel_that_cannot_be_read_for_a_moment_is_read_again(world: World, mina):
    await start(mina)
    with world.unheard():
        await mina.type(STORY["situation"])
    world.cut("GET", f"/channels/{mina.dm.id}/messages")
    await world.reconnect()
    assert await draft(world, mina) == (STORY["situation"],)


async def test_nothing_is_read_where_nothing_waits(world: World, mina):
    jisu = world.join("jisu").in_dm()
    await start(jisu)
    await jisu.slash("interview stop")
    await start(world.join("theo"))
    await world.restart()
    world.env.http_requests.clear()
    await world.reconnect()
    assert [r for r in world.env.http_requests if r.method == "GET"] == []


# ---------------------------------------------------------------- order


async def test_a_burst_is_taken_in_the_order_of_the_ids(world: World, mina):
    await start(mina)
    with world.unheard():
        for text in TOLD.values():
            await mina.type(text)
    channel = world.bot.get_partial_messageable(mina.dm.id)
    sent = [m async for m in channel.history(limit=10) if m.author.id == mina.id]
    for message in sent:  # the newest first
        world.bot.dispatch("message", message)
    await world.idle()
    assert await draft(world, mina) == tuple(TOLD.values())


async def test_a_message_that_comes_twice_is_taken_once(world: World, mina):
    await start(mina)
    await mina.type(STORY["situation"])
    channel = world.bot.get_partial_messageable(mina.dm.id)
    [message] = [m async for m in channel.history(limit=10) if m.author.id == mina.id]
    before = len(mina.cards())
    await world.hear("message", message)
    assert await draft(world, mina) == (STORY["situation"],)
    assert len(mina.cards()) == before


async def test_two_processes_take_a_message_once(world: World, mina):
    await start(mina)
    async with world.beside():
        typed = await mina.type(STORY["situation"])
        assert len(typed.cards) == 1
        assert await draft(world, mina) == (STORY["situation"],)
    world.errors()


# ---------------------------------------------------------------- edits


async def test_an_edited_message_corrects_its_field(world: World, mina):
    await start(mina)
    await mina.type(STORY["situation"])
    await mina.type(STORY["task"])
    edited = await mina.edit("It was in April, in Hull.", STORY["situation"])
    assert any("was corrected" in card.text for card in edited.cards)
    assert "Action" in edited.cards[-1].text
    assert await draft(world, mina) == ("It was in April, in Hull.", STORY["task"])


async def test_what_follows_in_the_same_field_is_corrected_in_its_place(world: World, mina):
    await start(mina)
    for text in TOLD.values():
        await mina.type(text)
    await mina.type("First addition.")
    await mina.type("Second addition.")
    await mina.edit("A longer first addition than before.", "First addition.")
    await mina.edit("2nd.", "Second addition.")
    await mina.edit("Done.", STORY["result"])
    await mina.edit("1st.", "A longer first addition than before.")
    assert (await draft(world, mina))[-1] == "Done.\n1st.\n2nd."


async def test_an_answer_told_in_one_message_is_cut_anew(world: World, mina):
    await start(mina)
    whole = " ".join(TOLD.values())
    await mina.type(whole)
    await mina.type("I also wrote it down.")
    await mina.edit(whole.replace("Leeds", "Hull"), whole)
    told = await draft(world, mina)
    assert "Hull" in "".join(told)
    assert "Leeds" not in "".join(told)
    assert told[-1].endswith("\nI also wrote it down.")


async def test_an_edit_after_the_answer_was_handed_in_is_told_to_change_nothing(world: World, mina):
    await start(mina)
    for text in TOLD.values():
        await mina.type(text)
    await mina.press("As hoped")
    assert "handed in" in (await mina.edit("Other words.", STORY["situation"])).text


async def test_a_greeting_that_is_edited_into_an_answer_is_taken(world: World, mina):
    await start(mina)
    await mina.type("hi")
    assert "Task" in (await mina.edit(STORY["situation"])).text
    assert await draft(world, mina) == (STORY["situation"],)


async def test_an_edit_of_what_came_before_any_question_is_nobodys_business(world: World, mina):
    await mina.type("a first hello to you")
    world.clock.advance(minutes=5)
    await start(mina)
    assert not (await mina.edit("Another hello, longer than the first one.")).cards
    assert await draft(world, mina) == ()
