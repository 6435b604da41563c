"""The whole process, from `python -m bot run` to SIGTERM, against a Discord on the loopback."""

from __future__ import annotations

import asyncio
import signal
import sqlite3
import time

import pytest

from tests.discord.bot_process import PATIENCE_S, TOKEN, bot_process, ended
from tests.discord.commands_sent import slash_start, submitted_answer
from tests.discord.stand_in import standing_in


async def start_refused(tmp_path, **environment: str) -> str:
    """The one line that the operator reads."""
    async with bot_process(tmp_path, **environment) as process:
        status, output = await ended(process)
    assert status == 1
    assert "Traceback" not in output
    return output.strip().splitlines()[-1]


async def test_sigterm_ends_cleanly_and_loses_nothing_that_was_just_sent(tmp_path):
    async with (
        standing_in(TOKEN) as discord,
        bot_process(tmp_path, DISCORD_API_URL=f"{discord.address}/api/v10") as bot,
    ):
        await asyncio.wait_for(discord.ready.wait(), PATIENCE_S)
        await discord.dispatch("INTERACTION_CREATE", slash_start())
        await asyncio.wait_for(discord.called_back.wait(), PATIENCE_S)
        discord.called_back.clear()
        await discord.dispatch("INTERACTION_CREATE", submitted_answer())
        stopped_at = time.monotonic()
        await asyncio.sleep(0)
        bot.send_signal(signal.SIGTERM)
        status, output = await ended(bot)
        took = time.monotonic() - stopped_at
    assert (status, "Traceback" in output) == (0, False), output
    assert took < 5
    told = sqlite3.connect(tmp_path / "practice.sqlite3").execute("SELECT action FROM answers").fetchall()
    # The form was on the wire when the signal came: either it was answered and is stored, or Discord tells the
    # member that it failed and keeps the text in the form. Answered and not stored must never be.
    assert len(told) >= len(discord.callbacks) - 1


async def test_a_command_sent_before_the_bot_is_ready_is_answered_like_any_other(tmp_path):
    async with standing_in(TOKEN) as discord:
        discord.before_ready.append(slash_start())
        async with bot_process(tmp_path, DISCORD_API_URL=f"{discord.address}/api/v10") as bot:
            await asyncio.wait_for(discord.called_back.wait(), PATIENCE_S)
            bot.terminate()
            status, output = await ended(bot)
    assert (status, "Traceback" in output) == (0, False), output
    # At once, or after "is thinking" where the start keeps the machine busy.
    assert "Question 1 of 1" in str(discord.callbacks + discord.followed_up)
    assert sqlite3.connect(tmp_path / "practice.sqlite3").execute("SELECT count(*) FROM turns").fetchone() == (1,)


async def test_commands_are_synced_only_when_they_changed(tmp_path):
    async with standing_in(TOKEN) as discord:
        for _ in range(2):
            discord.ready.clear()
            async with bot_process(tmp_path, DISCORD_API_URL=f"{discord.address}/api/v10") as bot:
                await asyncio.wait_for(discord.ready.wait(), PATIENCE_S)
                bot.terminate()
                assert (await ended(bot))[0] == 0
    assert discord.syncs == 1


async def test_a_process_serves_the_shards_it_was_given_and_asks_for_no_privileged_intent(tmp_path):
    shards = {"SHARD_COUNT": "4", "SHARD_IDS": "2"}
    async with (
        standing_in(TOKEN) as discord,
        bot_process(tmp_path, DISCORD_API_URL=f"{discord.address}/api/v10", **shards) as bot,
    ):
        await asyncio.wait_for(discord.ready.wait(), PATIENCE_S)
        bot.terminate()
        assert (await ended(bot))[0] == 0
    [identify] = discord.identified
    assert identify["shard"] == [2, 4]
    privileged = (1 << 1) | (1 << 8) | (1 << 15)
    assert identify["intents"] & privileged == 0


async def test_a_refused_token_is_one_clear_line(tmp_path):
    async with standing_in("another") as discord:
        line = await start_refused(tmp_path, DISCORD_API_URL=f"{discord.address}/api/v10")
    assert "DISCORD_TOKEN was refused" in line
    assert TOKEN not in line


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"DISCORD_TOKEN": ""}, "DISCORD_TOKEN is missing"),
        ({"PROMPTS_DIR": "nowhere"}, "/nowhere: 1 fault"),
        ({"DATABASE_URL": "/proc/nowhere/practice.sqlite3"}, "Cannot open the database"),
        ({"SHARD_IDS": "0"}, "SHARD_IDS needs SHARD_COUNT"),
        ({"LOG_LEVEL": "loud"}, "LOG_LEVEL"),
        ({"DISCORD_API_URL": "ftp://there"}, "DISCORD_API_URL"),
    ],
)
async def test_what_keeps_the_bot_from_starting_is_one_clear_line(tmp_path, environment, expected):
    assert expected in await start_refused(tmp_path, **environment)
