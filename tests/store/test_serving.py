"""Two processes of the whole bot on one PostgreSQL, on one Discord."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from tests.discord.bot_process import PATIENCE_S, TOKEN, bot_process, ended
from tests.discord.stand_in import StandIn, standing_in


@pytest.mark.parametrize("engine", ["postgresql"])
async def test_two_processes_that_serve_the_same_by_mistake_and_two_that_share(url: str, tmp_path: Path) -> None:
    async with standing_in(TOKEN) as discord, served(discord, url, tmp_path, "0") as first:
        await asyncio.wait_for(discord.ready.wait(), PATIENCE_S)
        async with served(discord, url, tmp_path / "mistaken", "0,1") as mistaken:
            status, output = await ended(mistaken)
        assert (status, "Traceback" in output) == (1, False)
        assert "shard 0 of 2 is served by another process (" in output.splitlines()[-1]
        assert len(discord.identified) == 1
        discord.ready.clear()
        async with served(discord, url, tmp_path / "second", "1") as second:
            await asyncio.wait_for(discord.ready.wait(), PATIENCE_S)
            assert [one["shard"] for one in discord.identified] == [[0, 2], [1, 2]]
            for process in (first, second):
                process.terminate()
                assert (await ended(process))[0] == 0


def served(discord: StandIn, url: str, folder: Path, shards: str):
    folder.mkdir(exist_ok=True)
    settings = {"DATABASE_URL": url, "SHARD_COUNT": "2", "SHARD_IDS": shards}
    return bot_process(folder, DISCORD_API_URL=f"{discord.address}/api/v10", **settings)
