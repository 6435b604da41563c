"""A server that is left: its data are kept for a while and then deleted; what members answered stays theirs."""

import pytest
import sqlalchemy as sa

from bot.features import TIDIES
from bot.store.tables import left_guilds, metadata
from tests.discord.bookings.steps import book
from tests.discord.groups.steps import answer_and_share, open_round
from tests.discord.panels.steps import convene
from tests.discord.schedules.steps import manager
from tests.discord.world import World

DAY_MIN = 24 * 60


@pytest.fixture
def mina(world: World):
    return manager(world)


async def counted(world: World, *names: str) -> int:
    async with world.bot.desk.practice.database.reading() as tx:
        counts = [await tx.scalar(sa.select(sa.func.count()).select_from(metadata.tables[name])) for name in names]
    return sum(counts)


OF_SERVER = (
    "group_rounds",
    "shared_answers",
    "guild_settings",
    "schedules",
    "own_questions",
    "panels",
    "panel_interviewers",
    "bookings",
    "booking_members",
)


async def furnish(world: World, mina) -> None:
    jisu, theo = world.join("jisu"), world.join("theo")
    await mina.slash("setup")
    await mina.slash("schedule add", at="20:00", zone="Asia/Seoul")
    await mina.slash("question suggest", principle="ownership", english="Tell me about a mess that you cleaned up.")
    await convene(mina, jisu, theo, mina)
    await book(mina, theo)
    await open_round(mina)
    await answer_and_share(mina)


async def leave(world: World) -> None:
    await world.hear("guild_remove", world.bot.get_guild(world.guild.id))


async def sweep(world: World, days: int) -> None:
    world.clock.advance(days=days)
    for tidy in TIDIES:
        await tidy(world.bot.desk.practice)


async def test_what_belongs_to_a_server_goes_30_days_after_it_was_left(world: World, mina):
    await furnish(world, mina)
    await leave(world)
    await sweep(world, 29)
    assert await counted(world, "group_rounds", "schedules", "panels", "bookings", "own_questions") == 5
    await sweep(world, 2)
    assert await counted(world, *OF_SERVER) == 0
    assert await counted(world, "left_guilds") == 0
    answers = await mina.in_dm().slash("interview history")
    opened = await mina.in_dm().pick("Open a round", answers.card.menus["Open a round"][0], on=answers)
    assert "**Situation**" in opened.text


async def test_who_comes_back_in_time_finds_everything(world: World, mina):
    await furnish(world, mina)
    before = await counted(world, *OF_SERVER)
    await leave(world)
    await world.hear("guild_join", world.bot.get_guild(world.guild.id))
    await sweep(world, 60)
    assert await counted(world, *OF_SERVER) == before


async def test_a_server_that_was_left_while_the_bot_was_down_is_noticed(world: World, mina):
    await furnish(world, mina)
    gone = world.guild.id + (1 << 30)
    async with world.bot.desk.practice.database.action() as tx:
        await tx.execute(sa.update(metadata.tables["schedules"]).values(guild_id=gone))
        await tx.execute(sa.insert(left_guilds).values(guild_id=world.guild.id, left_at=world.clock.now()))
    await world.reconnect()
    async with world.bot.desk.practice.database.reading() as tx:
        assert list(await tx.scalars(sa.select(left_guilds.c.guild_id))) == [gone]
