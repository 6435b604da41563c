"""A timed question says that its time is up: once, where the round is held, also after a restart."""

import pytest

from tests.discord.rounds.stories import STORY, answer, start
from tests.discord.world import World


@pytest.fixture
def mina(world: World):
    return world.join("mina")


def told(player, where=None) -> list[str]:
    return [card.text for card in player.cards(where or player.dm) if "time for this question is up" in card.text]


async def test_it_is_said_once_by_dm_where_only_the_member_sees_the_round(world: World, mina):
    asked = await start(mina, minutes=5)
    assert "say so in a DM" in asked.text
    await world.pass_time(minutes=4)
    assert told(mina) == []
    await world.pass_time(minutes=2)
    assert len(told(mina)) == 1
    await world.pass_time(minutes=60)
    assert len(told(mina)) == 1
    assert "Question 1 of 1" in (await mina.in_dm().press("Resume")).text


async def test_it_is_said_after_a_restart(world: World, mina):
    await start(mina, minutes=5)
    world.clock.advance(minutes=6)
    await world.restart()
    await world.pass_time(1)
    await world.restart()
    await world.pass_time(1)
    assert len(told(mina)) == 1


async def test_it_is_said_in_the_thread_and_in_the_dm_where_the_round_is_held(world: World, mina):
    await start(mina, minutes=5, place="thread")
    jisu = world.join("jisu").in_dm()
    await start(jisu, minutes=5)
    await jisu.type(STORY["situation"])
    await world.pass_time(minutes=6)
    [thread] = mina.threads()
    assert len(told(mina, thread)) == 1
    assert told(mina) == []
    assert "What you have typed so far is kept" in told(jisu)[0]


async def test_a_loss_on_the_way_is_made_good(world: World, mina):
    await start(mina.in_dm(), minutes=5)
    world.fail("POST", f"/channels/{mina.dm.id}/messages", status=503)
    await world.pass_time(minutes=6)
    await world.pass_time(15)
    assert len(told(mina)) == 1


@pytest.mark.parametrize("how", ["answered", "stopped", "swapped"])
async def test_nothing_is_said_of_what_is_done(world: World, mina, how):
    await start(mina.in_dm(), minutes=5)
    if how == "answered":
        await answer(mina.in_dm())
    elif how == "stopped":
        await mina.in_dm().slash("interview stop")
    else:
        await world.pass_time(minutes=3)
        await mina.press("Skip")
    await world.pass_time(minutes=3)
    assert told(mina) == []
