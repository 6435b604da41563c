"""Rhythms when places vanish, rights are taken, Discord fails, processes die and outages last."""

from __future__ import annotations

from datetime import timedelta

import pytest
import sqlalchemy as sa

from bot.interview.schedules.model import State, Why
from bot.sandbox.simulated.arrangement import place
from bot.services.groups import taking_part
from bot.store.groups import queries as stored_groups
from bot.store.groups.tables import group_rounds
from bot.store.schedules import deliveries
from bot.store.schedules.deliveries import Delivery
from bot.ui.delivering import PATIENCE
from tests.discord.schedules.steps import DAY_MIN, manager, posts, prompts, until
from tests.discord.world import Player, World

ATTEMPTS = len(PATIENCE.pauses_s) + 1
"""At one claim: after that it waits for the next."""


@pytest.fixture
def mina(world: World) -> Player:
    return manager(world)


async def add(player: Player, **options: object) -> None:
    await player.slash("schedule add", **{"at": "11:00", "zone": "UTC"} | options)


async def ledger(world: World, schedule_id: int = 1) -> list[Delivery]:
    async with world.bot.desk.practice.database.reading() as tx:
        return await deliveries.of_schedule(tx, schedule_id, 50)


async def test_a_channel_that_is_gone_pauses_it_and_its_keeper_is_told_once(world: World, mina: Player) -> None:
    practice = world.guild.create_text_channel("practice")
    await add(mina, channel=practice)
    world.env.backend.delete_channel(practice.id)
    seen = await until(world, "11:00")
    (told,) = [text for text in posts(seen) if "stands still" in text]
    assert "its channel is gone" in told
    assert (await ledger(world))[0].why is Why.CHANNEL_GONE
    assert posts(await world.pass_time(minutes=2 * DAY_MIN)) == []
    listed = await mina.slash("schedule list")
    assert "its channel is gone" in listed.text
    await mina.slash("schedule edit", schedule=1, channel=world.general)
    await mina.slash("schedule resume", schedule=1)
    assert len(prompts(await until(world, "11:00"))) == 1
    # What was never posted was never asked.
    assert len(await taking_part.running(world.bot.desk.practice, world.guild.id)) == 1


async def test_taken_permissions_pause_it_and_its_keeper_is_told_once(world: World, mina: Player) -> None:
    await add(mina)
    world.forbid(world.general, send_messages=False)
    seen = await until(world, "11:00")
    (told,) = [text for text in posts(seen) if "stands still" in text]
    assert "I may not post" in told
    assert posts(await world.pass_time(minutes=2 * DAY_MIN)) == []
    assert [one.state for one in await ledger(world)] == [State.FAILED]
    refused = await mina.slash("schedule edit", schedule=1, hours="3")
    assert "I may not post in" in refused.text


async def test_without_the_right_to_open_threads_the_post_stands_alone(world: World, mina: Player) -> None:
    await add(mina)
    world.forbid(world.general, create_public_threads=False)
    assert len(prompts(await until(world, "11:00"))) == 1
    assert [one.state for one in await ledger(world)] == [State.POSTED]


@pytest.mark.parametrize("trouble", ["503", "reset before", "reset after"])
@pytest.mark.parametrize("part", ["/messages", "/threads"])
async def test_a_request_that_fails_once_is_made_again_at_once(
    world: World, mina: Player, part: str, trouble: str
) -> None:
    await add(mina)
    if trouble == "503":
        world.fail("POST", f"/channels/*{part}", status=503)
    elif trouble == "reset before":
        world.cut("POST", part)
    else:
        world.lose_answer("POST", part)
    seen = await until(world, "11:00")
    assert len(prompts(seen)) == 1
    (one,) = await ledger(world)
    assert (one.state, one.attempts) == (State.POSTED, 1)
    assert len([channel for channel in world.env.backend.channels.values() if channel.is_thread]) == 1
    assert prompts(await world.pass_time(minutes=30)) == []


async def test_a_rhythm_in_a_thread_that_sleeps_wakes_it(world: World, mina: Player) -> None:
    thread = await rhythm_in_a_thread(world, mina)
    world.put_to_sleep(thread)
    assert len(prompts(await until(world, "11:00"))) == 1


async def test_a_rhythm_in_a_locked_thread_stands_still_and_its_keeper_is_told(world: World, mina: Player) -> None:
    thread = await rhythm_in_a_thread(world, mina)
    world.forbid(world.general, manage_threads=False)
    world.put_to_sleep(thread, locked=True)
    seen = await until(world, "11:00")
    assert len([text for text in posts(seen) if "stands still" in text]) == 1
    assert [one.state for one in await ledger(world)] == [State.FAILED]
    assert (await world.pass_time(minutes=60)).routes == []


async def rhythm_in_a_thread(world: World, mina: Player) -> int:
    """Added in there, as a server may do that practises in one long thread."""
    backend = world.env.backend
    thread = backend.create_thread(world.general.id, "practice", mina.id)
    await world.env.settle()
    await add(mina.at(place(world.env, thread.id)))
    return thread.id


@pytest.mark.parametrize("status", [429, 500, 502, 503])
async def test_a_post_that_discord_could_not_take_comes_a_moment_later(world: World, mina: Player, status: int) -> None:
    await add(mina)
    world.fail("POST", f"/channels/{world.general.id}/messages", status=status, times=2 * ATTEMPTS)
    assert prompts(await until(world, "11:00")) == []
    assert prompts(await world.pass_time(seconds=2)) == []
    await world.restart()
    assert prompts(await world.pass_time(seconds=4)) == []  # the second attempt, which fails
    assert len(prompts(await world.pass_time(seconds=20))) == 1
    (one,) = await ledger(world)
    assert (one.state, one.attempts) == (State.POSTED, 3)
    assert prompts(await world.pass_time(minutes=30)) == []


async def test_a_line_that_is_cut_after_the_post_leads_to_no_second_one(world: World, mina: Player) -> None:
    await add(mina)
    world.fail("POST", "/channels/*/threads", status=503, times=ATTEMPTS)
    seen = await until(world, "11:00")
    assert len([text for text in posts(seen) if "### Group round" in text]) == 1
    (one,) = await ledger(world)
    assert one.state is State.CLAIMED
    await world.restart()
    seen = await world.pass_time(seconds=61)
    assert [text for text in posts(seen) if "### Group round" in text] == []
    (one,) = await ledger(world)
    assert (one.state, one.attempts) == (State.POSTED, 2)
    assert any("threads" in route for route in seen.routes)


async def test_an_answer_that_never_came_leads_to_no_second_post(world: World, mina: Player) -> None:
    """Discord had posted it; the process died before it could note that."""
    await add(mina)
    seen = await until(world, "11:00")
    assert len(prompts(seen)) == 1
    async with world.bot.desk.practice.database.action() as tx:
        (one,) = await deliveries.of_schedule(tx, 1, 5)
        values = {"state": State.CLAIMED, "try_at": world.clock.now(), "message_id": None, "settled_at": None}
        await deliveries.note(tx, one.key, **values)
    await world.restart()
    seen = await world.pass_time(minutes=15)
    assert prompts(seen) == []
    (one,) = await ledger(world)
    assert (one.state, one.attempts) == (State.POSTED, 2)


async def test_closed_dms_pause_a_rhythm_of_ones_own(world: World) -> None:
    me = world.join("me")
    await add(me.in_dm())
    world.close_dms(me)
    assert posts(await until(world, "11:00")) == []
    assert posts(await until(world, "11:00")) == []
    assert [one.why for one in await ledger(world)] == [Why.DM_CLOSED]


async def test_an_outage_within_the_grace_time_is_caught_up_once(world: World, mina: Player) -> None:
    await add(mina)
    world.clock.advance(hours=3, minutes=55)  # it is 12:55, nothing ticked since 09:00
    await world.restart()
    assert len(prompts(await world.pass_time(seconds=1))) == 1
    assert prompts(await world.pass_time(minutes=10)) == []


async def test_an_outage_longer_than_the_grace_time_is_noted_and_the_next_date_comes(
    world: World, mina: Player
) -> None:
    await add(mina)
    world.clock.advance(hours=5)
    await world.restart()
    assert posts(await world.pass_time(seconds=1)) == []
    assert [(one.state, one.why) for one in await ledger(world)] == [(State.SKIPPED, Why.LATE)]
    assert "more than two hours late" in (await mina.slash("schedule list")).text
    assert len(prompts(await until(world, "11:00"))) == 1


async def test_after_days_of_outage_only_what_is_still_due_is_posted(world: World, mina: Player) -> None:
    await mina.slash("schedule add", cron="0 * * * *", zone="UTC")
    world.clock.advance(days=5, minutes=30)  # 09:30
    await world.restart()
    seen = await world.pass_time(seconds=1)
    assert len(prompts(seen)) == 1
    assert [(one.state, one.why) for one in await ledger(world)] == [
        (State.POSTED, None),
        (State.SKIPPED, Why.OVERTAKEN),
        (State.SKIPPED, Why.LATE),
    ]


async def test_discord_away_for_longer_than_the_grace_time_leaves_nothing_behind(world: World, mina: Player) -> None:
    await add(mina, hours="1")
    world.fail("POST", f"/channels/{world.general.id}/messages", status=503, times=None)
    await until(world, "11:00")
    for _ in range(15):
        await world.pass_time(minutes=10)
    (one,) = await ledger(world)
    assert (one.state, one.why) == (State.FAILED, Why.UNREACHABLE)
    assert one.attempts > 5
    assert one.group_id is None
    assert await taking_part.running(world.bot.desk.practice, world.guild.id) == []
    assert "attempts" in (await mina.slash("schedule list")).text


async def test_hours_for_answers_begin_when_it_is_posted(world: World, mina: Player) -> None:
    await add(mina, hours="1")
    world.fail("POST", f"/channels/{world.general.id}/messages", status=503, times=12 * ATTEMPTS)
    seen: list[str] = []
    await until(world, "11:00")
    while not seen:
        seen = prompts(await world.pass_time(minutes=5))
    until_at = int(world.clock.now().timestamp()) + 3600
    assert f"<t:{until_at}:f>" in seen[0]


async def test_a_rhythm_that_is_removed_or_paused_while_its_prompt_waits_posts_nothing(
    world: World, mina: Player
) -> None:
    await add(mina)
    await add(mina)
    world.fail("POST", f"/channels/{world.general.id}/messages", status=503, times=2 * ATTEMPTS)
    await until(world, "11:00")
    await mina.press("Yes, remove it", on=await mina.slash("schedule remove", schedule=1))
    await mina.slash("schedule pause", schedule=2)
    assert prompts(await world.pass_time(minutes=5)) == []
    assert [(one.state, one.why) for one in await ledger(world, 2)] == [(State.SKIPPED, Why.PAUSED)]


async def test_a_member_who_deletes_everything_takes_their_rhythms_along(world: World, mina: Player) -> None:
    me = world.join("me").in_dm()
    await add(me)
    await add(mina)
    for player in (me, mina):
        await player.slash("privacy delete")
        await player.press("Delete everything")
    seen = await until(world, "11:00")
    assert len(prompts(seen)) == 1  # the server's stays, without a keeper
    assert await ledger(world, 1) == []


async def test_what_was_posted_but_not_noted_is_found_after_a_long_outage(world: World, mina: Player) -> None:
    await add(mina, hours="1")
    await until(world, "11:00")
    async with world.bot.desk.practice.database.action() as tx:
        (one,) = await deliveries.of_schedule(tx, 1, 5)
        await deliveries.note(tx, one.key, state=State.CLAIMED, try_at=world.clock.now(), message_id=None)
        await stored_groups.hold(tx, one.group_id, world.clock.now() + timedelta(days=999))
        await tx.execute(sa.update(group_rounds).values(said=None, message_id=None))
    world.clock.advance(hours=20)
    await world.restart()
    assert prompts(await world.pass_time(seconds=1)) == []
    (one,) = await ledger(world)
    assert (one.state, one.message_id is None) == (State.POSTED, False)


async def test_what_was_begun_and_never_posted_leaves_nothing_after_a_long_outage(world: World, mina: Player) -> None:
    await add(mina, hours="1", review_hours="1")
    world.fail("POST", f"/channels/{world.general.id}/messages", status=503, times=ATTEMPTS)
    await until(world, "11:00")
    assert len(await taking_part.running(world.bot.desk.practice, world.guild.id)) == 1
    world.clock.advance(hours=20)
    await world.restart()
    assert posts(await world.pass_time(seconds=1)) == []
    (one,) = await ledger(world)
    assert (one.state, one.why, one.group_id) == (State.FAILED, Why.UNREACHABLE, None)
    assert await taking_part.running(world.bot.desk.practice, world.guild.id) == []


async def test_removing_a_rhythm_takes_along_what_was_begun_for_it(world: World, mina: Player) -> None:
    await add(mina, hours="1", review_hours="1")
    world.fail("POST", f"/channels/{world.general.id}/messages", status=503, times=ATTEMPTS)
    await until(world, "11:00")
    await mina.press("Yes, remove it", on=await mina.slash("schedule remove", schedule=1))
    assert await taking_part.running(world.bot.desk.practice, world.guild.id) == []
    assert posts(await world.pass_time(minutes=DAY_MIN - 60)) == []


async def test_everybody_is_never_mentioned(world: World, mina: Player) -> None:
    everybody = next(role for role in world.guild.roles.values() if role.id == world.guild.id)
    assert "never mention everybody" in (await mina.slash("schedule add", at="11:00", role=everybody)).text
