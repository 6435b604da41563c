"""When something breaks a member is told whether it is stored, by where it broke; and a dead interaction is let be."""

from __future__ import annotations

import pytest
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncTransaction

from bot.features import COGS
from bot.interview.model import Lang
from bot.locales import load_catalogue
from bot.ui import guard
from tests.discord.groups.steps import answer_and_share, close_by_hand, open_round
from tests.discord.rounds.stories import STORY, start
from tests.discord.world import Player, World


@pytest.fixture
def mina(world: World) -> Player:
    return world.join("mina")


def callbacks(scene) -> list[str]:
    return [route for route in scene.routes if route.endswith("/callback")]


@pytest.mark.parametrize(("status", "code"), [(400, 50035), (404, 10008), (403, 50013)])
async def test_an_answer_whose_card_is_refused_is_said_to_be_stored(world: World, mina, status, code):
    await start(mina)
    form = await mina.press("Answer")
    world.fail("POST", "/interactions/*/callback", status=status, code=code)
    told = await mina.fill(form, **STORY)
    assert "What you did is stored" in told.text
    assert "/interview resume" in told.text
    assert told.card.files == {}
    assert world.errors()
    assert "items ticked" in (await mina.slash("interview resume")).text


@pytest.mark.parametrize("trouble", ["reset before", "reset after", "503"])
async def test_a_first_response_that_is_lost_is_made_again_and_shown_once(world: World, mina, trouble):
    await start(mina)
    form = await mina.press("Answer")
    if trouble == "503":
        world.fail("POST", "/interactions/*/callback", status=503)
    elif trouble == "reset before":
        world.cut("POST", "/callback")
    else:
        world.lose_answer("POST", "/callback")
    told = await mina.fill(form, **STORY)
    assert "items ticked" in told.text
    assert len([card for card in told.cards if "items ticked" in card.text]) == 1


async def test_a_first_response_that_hangs_is_made_again_while_discord_waits(world: World, mina):
    await start(mina)
    form = await mina.press("Answer")
    world.hang("POST", "/callback")
    await mina.fill(form, **STORY)
    later = await world.pass_time(2)
    assert ["items ticked" in card.text for card in later.everybody] == [True]


async def test_a_card_that_hangs_on_its_way_is_sent_again(world: World, mina):
    await mina.slash("interview start", principle="ownership", questions=2)
    await mina.fill(await mina.press("Answer"), **STORY)
    world.hang("POST", "/webhooks/")
    await mina.press("Next question")
    later = await world.pass_time(10)
    assert ["Question 2 of 2" in card.text for card in later.everybody] == [True]


async def test_a_dead_interaction_is_asked_for_no_more(world: World, mina):
    await start(mina)
    form = await mina.press("Answer")
    world.fail("POST", "/interactions/*/callback", status=503, times=None)
    told = await mina.fill(form, **STORY)
    assert 1 <= len(told.requests) <= 4
    world.env.backend.faults.clear()
    assert "items ticked" in (await mina.slash("interview resume")).text


async def test_in_a_dm_a_dead_interaction_is_answered_below(world: World, mina):
    dm = mina.in_dm()
    await start(dm)
    form = await dm.press("Answer")
    world.fail("POST", "/interactions/*/callback", status=404, code=10062, times=None)
    await dm.fill(form, **STORY)
    assert "items ticked" in dm.cards(mina.dm)[-1].text


async def test_what_broke_while_it_was_being_stored_is_said_to_be_unsure_and_given_back(
    world: World, mina, monkeypatch
):
    await start(mina)
    form = await mina.press("Answer")

    async def broken(_):
        raise OperationalError("COMMIT", {}, Exception("the line broke"))

    with monkeypatch.context() as patch:
        patch.setattr(AsyncTransaction, "commit", broken)
        told = await mina.fill(form, **STORY)
    assert "can't tell whether it is stored" in told.text
    assert STORY["action"] in next(iter(told.card.files.values())).decode()
    assert world.errors()


async def test_a_round_that_was_closed_is_never_said_not_to_be(world: World, mina):
    await open_round(mina)
    await answer_and_share(mina)
    world.fail("PATCH", "/webhooks/*", status=503, times=4)
    closed = await close_by_hand(mina)
    assert "What you did is stored" in closed.text
    assert "/round list" in closed.text
    assert world.errors()


async def test_a_failure_before_anything_is_stored_says_so(world: World, mina, monkeypatch):
    await start(mina)

    async def broken(*_):
        raise RuntimeError("made to fail by a test")

    with monkeypatch.context() as patch:
        patch.setattr("bot.services.rounds.playing._decide", broken)
        told = await mina.press("Skip")
    assert "Nothing of it was stored" in told.text
    assert world.errors()


def test_wherever_something_can_break_it_is_said_where_to_look():
    cogs = {cog.rpartition(".")[2] for cog in COGS} - {"direct_messages", "servers"}
    assert cogs == set(guard._ROOM_OF_COG)
    rooms = {*guard._ROOM_OF_COG.values(), "rounds"}
    assert all(load_catalogue().has(lang, f"error.see.{room}") for room in rooms for lang in Lang)
