"""Two processes on one database and shard, as while a deployment is rolled out: one press, one deed."""

import pytest
import sqlalchemy as sa

from bot.store.bookings.tables import booking_drafts
from bot.store.groups.tables import group_rounds
from bot.store.panels.tables import panels
from bot.store.questions.tables import own_questions
from bot.store.rounds.tables import answers, rounds
from bot.store.schedules.tables import schedules
from bot.store.tables import deeds
from tests.discord.panels.steps import convene
from tests.discord.rounds.stories import STORY, start
from tests.discord.schedules.steps import manager
from tests.discord.world import World


@pytest.fixture
def mina(world: World):
    return manager(world)


async def rows(world: World, table: sa.Table) -> int:
    async with world.bot.desk.practice.database.reading() as tx:
        return await tx.scalar(sa.select(sa.func.count()).select_from(table))


async def test_a_command_that_two_processes_hear_is_done_once(world: World, mina):
    jisu, theo = world.join("jisu"), world.join("theo")
    async with world.beside():
        for command, options in (
            ("round open", {}),
            ("schedule add", {"at": "20:00", "zone": "Asia/Seoul"}),
            ("question suggest", {"principle": "ownership", "english": "Tell me about a mess that you cleaned up."}),
            ("interview start", {}),
        ):
            shown = await mina.slash(command, **options)
            assert shown.cards, command
        await convene(mina, jisu, theo, mina)
    world.errors()
    for table in (group_rounds, schedules, panels, own_questions, rounds):
        assert await rows(world, table) == 1, table.name


async def test_a_form_that_two_processes_hear_is_kept_once_and_answered_once(world: World, mina):
    await start(mina, questions=2)
    form = await mina.press("Answer")
    async with world.beside():
        read = await mina.fill(form, **STORY)
        assert "items ticked" in read.text
        assert await rows(world, answers) == 1
        following = await mina.press("Next question")
        assert sum("Question 2 of 2" in card.text for card in following.cards) == 1
    world.errors()


async def test_the_one_who_claimed_shows_it_also_where_the_other_acknowledged(world: World, mina):
    """The loser may have acknowledged the interaction before it lost."""
    world.fail("POST", "/interactions/*/*/callback", status=400, code=40060, message="already acknowledged")
    shown = await mina.slash("interview start")
    assert "Question 1 of 1" in shown.text
    world.errors()


async def test_what_is_undone_is_not_claimed(world: World, mina):
    refused = await mina.slash("question suggest", principle="ownership", english=" ")
    assert "Write the question" in refused.text
    assert await rows(world, deeds) == 0
    assert await rows(world, booking_drafts) == 0


async def test_claims_are_kept_for_a_day(world: World, mina):
    await start(mina)
    assert await rows(world, deeds) == 1
    await world.pass_time(minutes=60 * 23)
    assert await rows(world, deeds) == 1
    await world.pass_time(minutes=60 * 3)
    assert await rows(world, deeds) == 0
