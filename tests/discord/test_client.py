"""What Discord is told of the bot, and what keeps the bot from starting."""

import asyncio
import re

import discord
import pytest
from discord import app_commands

from bot import app
from bot.commands import command_payload
from bot.errors import StartError
from bot.services.rounds import playing
from bot.ui.actions import ActionButton
from tests.discord.world import World, WorldClock


def entries(payload, path=""):
    """Every command, group, option and choice, with its path."""
    for entry in payload:
        here = f"{path}/{entry['name']}"
        yield here, entry
        yield from entries([*entry.get("options", []), *entry.get("choices", [])], here)


async def test_every_command_is_described_in_english_and_in_korean(world: World):
    found = dict(entries(await command_payload(world.bot.tree)))
    assert "/interview/start/principle" in found
    for path, entry in found.items():
        if "description" in entry and entry.get("type") != 3:
            assert 1 <= len(entry["description"]) <= 100, path
        assert entry["name_localizations"]["ko"], path
        if entry.get("description"):
            assert re.search("[가-힣]", entry["description_localizations"]["ko"]), path
            assert " " in entry["description"] or len(entry["description"]) > 8, path


async def test_commands_work_for_servers_for_users_and_in_every_place(world: World):
    payload = {entry["name"]: entry for entry in await command_payload(world.bot.tree)}
    for name in ("interview", "privacy", "Check as STAR answer"):
        assert payload[name]["integration_types"] == [0, 1], name
        assert sorted(payload[name]["contexts"]) == [0, 1, 2], name


async def test_nobody_is_ever_pinged(world: World):
    assert world.bot.allowed_mentions.to_dict() == discord.AllowedMentions.none().to_dict()


async def test_a_cog_that_does_not_load_stops_the_start_with_one_line(build_bot, monkeypatch):
    monkeypatch.setattr(app, "COGS", ("bot.cogs.missing",))
    bot = await build_bot(WorldClock())
    with pytest.raises(StartError, match=r"cog bot\.cogs\.missing does not load"):
        await bot.setup_hook()
    await bot.desk.practice.database.close()


async def test_an_error_in_a_button_reaches_the_member_and_the_log(world: World, monkeypatch):
    mina = world.join("mina")
    await mina.slash("interview start")

    async def broken(*_):
        raise RuntimeError("stumbled")

    with monkeypatch.context() as patch:
        patch.setattr("bot.services.rounds.playing.swap_question", broken)
        told = await mina.press("Skip")
    assert "Something went wrong on my side" in told.text
    [error] = [e for e in world.errors() if isinstance(e, RuntimeError)]
    assert str(error) == "stumbled"


async def test_an_error_in_a_command_reaches_the_member_and_the_log(world: World, monkeypatch):
    mina = world.join("mina")

    async def broken(*_, **__):
        raise app_commands.AppCommandError("stumbled")

    with monkeypatch.context() as patch:
        patch.setattr("bot.services.rounds.playing.start", broken)
        told = await mina.slash("interview start")
    assert "Something went wrong on my side" in told.text
    assert world.errors()


async def test_a_crowd_is_acknowledged_at_once_and_gets_its_cards_by_edit(world: World, monkeypatch):
    monkeypatch.setattr("bot.ui.acknowledging.CROWD", 0)
    mina = world.join("mina")
    question = await mina.slash("interview start")
    assert "Question 1 of 1" in question.text
    form = await mina.press("Answer")
    read = await mina.fill(form, situation="Last May in our shop.", action="I fixed the till.", result="It worked.")
    assert "items ticked" in read.text
    assert read.card.edited
    finished = await mina.press("Finish")
    assert "Round finished" in finished.text


async def test_closing_waits_for_a_command_under_way(world: World, monkeypatch):
    arrived, go_on, start = asyncio.Event(), asyncio.Event(), playing.start

    async def slow(*arguments, **named):
        arrived.set()
        await go_on.wait()
        return await start(*arguments, **named)

    monkeypatch.setattr("bot.services.rounds.playing.start", slow)
    asking = asyncio.create_task(world.join("mina").slash("interview start"))
    await arrived.wait()
    closing = asyncio.create_task(world.bot.close())
    done, _ = await asyncio.wait([closing], timeout=0.05)
    assert not done
    go_on.set()
    assert "Question 1 of 1" in (await asking).text
    await closing


def test_custom_ids_keep_within_discords_limit():
    longest = ActionButton(
        "x",
        "round.fresh",
        10**12,
        "en",
        "success_and_scale_bring_broad_responsibility",
        10,
        "experienced",
        "thread",
        60,
    )
    assert len(longest.item.custom_id) <= 100
