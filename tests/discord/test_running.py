"""The whole process, from `python -m bot run` to SIGTERM, against a Discord on the loopback."""

from __future__ import annotations

import asyncio
import logging
import signal
import sqlite3
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from bot.__main__ import main
from tests.discord.bot_process import PATIENCE_S, TOKEN, bot_process, ended, environment_of, health
from tests.discord.commands_sent import slash_start, submitted_answer
from tests.discord.stand_in import standing_in


def stored(tmp_path: Path, query: str) -> list[tuple]:
    with closing(sqlite3.connect(tmp_path / "practice.sqlite3")) as database:
        return database.execute(query).fetchall()


async def start_refused(tmp_path, **environment: str) -> str:
    """The one line that the operator reads."""
    async with bot_process(tmp_path, **environment) as process:
        status, output = await ended(process)
    assert status == 1
    assert "Traceback" not in output
    return output.strip().splitlines()[-1]


@contextmanager
def logging_as_before() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level, interval = root.handlers[:], root.level, sys.getswitchinterval()
    try:
        yield
    finally:
        root.handlers[:], root.level = handlers, level
        sys.setswitchinterval(interval)


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
    told = stored(tmp_path, "SELECT action FROM answers")
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
    assert stored(tmp_path, "SELECT count(*) FROM turns") == [(1,)]


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
        ({"SHARD_IDS": "5", "SHARD_COUNT": "2"}, "SHARD_IDS: there is no shard 5"),
        ({"HEALTH_FILE": "/proc/nowhere/health"}, "HEALTH_FILE: cannot write /proc/nowhere/health"),
        ({"DISCORD_TOKEN": '"in.quotes"'}, "DISCORD_TOKEN: stands in quotes"),
        ({"LOG_LEVEL": "loud"}, "LOG_LEVEL"),
        ({"DISCORD_API_URL": "ftp://there"}, "DISCORD_API_URL"),
    ],
)
def test_what_keeps_the_bot_from_starting_is_one_clear_line(tmp_path, monkeypatch, capsys, environment, expected):
    """In this process: nothing is served yet when it ends."""
    for name, value in (environment_of(tmp_path) | environment).items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(tmp_path)
    with logging_as_before():
        status = main(["run"])
    told = capsys.readouterr().err
    assert status == 1
    assert "Traceback" not in told
    assert expected in told.strip().splitlines()[-1]


async def test_health_tells_the_truth_and_sigterm_ends_the_process_while_discord_is_away(tmp_path):
    async with standing_in(TOKEN) as discord, bot_process(tmp_path, **at(discord)) as bot:
        await asyncio.wait_for(discord.ready.wait(), PATIENCE_S)
        status, told = await said_by_health(tmp_path, "connected")
        assert status == 0
        assert "shard 0: connected since " in told
        discord.is_away = True
        discord.gateway.reset()
        status, told = await said_by_health(tmp_path, "reconnecting since ")
        assert status == 1
        stopped_at = time.monotonic()
        bot.terminate()
        status, output = await ended(bot)
        assert time.monotonic() - stopped_at < 5
    assert (status, "Traceback" in output) == (0, False), output
    assert [word for word in ("stopping", "stopped") if word not in output] == []
    status, told = await health(tmp_path)
    assert status == 1
    assert told.startswith("stopped since ")


async def test_whoever_reads_the_answers_ends_with_the_bot_even_where_it_is_killed(tmp_path):
    """What the process beside the bot says goes where the bot's own words go: the end of both is the end of that."""
    async with standing_in(TOKEN) as discord, bot_process(tmp_path, **at(discord)) as bot:
        await asyncio.wait_for(discord.ready.wait(), PATIENCE_S)
        [reader] = children_of(bot.pid)
        bot.kill()
        _, output = await ended(bot)
    assert f"the checker reads in process {reader}" in output


def children_of(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


async def test_health_of_a_killed_process_is_no_health(tmp_path):
    (tmp_path / "health").write_text('{"beat": -1000, "state": "connected", "lines": ["connected since ever"]}')
    assert await health(tmp_path) == (1, "not running: no sign of life\n")
    (tmp_path / "health").unlink()
    status, told = await health(tmp_path)
    assert status == 1
    assert "not running" in told
    assert await health(tmp_path, HEALTH_FILE="") == (1, "not known: HEALTH_FILE is empty\n")


async def test_an_sqlite_file_is_held_by_one_process(tmp_path):
    async with standing_in(TOKEN) as discord, bot_process(tmp_path, **at(discord)) as first:
        await asyncio.wait_for(discord.ready.wait(), PATIENCE_S)
        other = tmp_path / "other"
        other.mkdir()
        line = await start_refused(other, **at(discord), DATABASE_URL=str(tmp_path / "practice.sqlite3"))
        assert "is held by another process: several processes need PostgreSQL" in line
        assert len(discord.identified) == 1
        first.kill()
        await first.wait()
        # The system lets go of it at once.
        discord.ready.clear()
        async with bot_process(tmp_path, **at(discord)) as second:
            await asyncio.wait_for(discord.ready.wait(), PATIENCE_S)
            second.terminate()
            assert (await ended(second))[0] == 0


def at(discord) -> dict[str, str]:
    return {"DISCORD_API_URL": f"{discord.address}/api/v10"}


async def said_by_health(folder, beginning: str) -> tuple[int | None, str]:
    """What `health` says, asked until it is this; the last one where it never is."""
    until = time.monotonic() + PATIENCE_S
    while True:
        status, told = await health(folder)
        if told.startswith(beginning) or time.monotonic() > until:
            assert told.startswith(beginning), told
            return status, told
