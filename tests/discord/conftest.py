"""The real bot on SimCord, with a real SQLite file, for every test in this folder."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import discord
import pytest
from world import BuildBot, World, WorldClock


@pytest.fixture
def build_bot(tmp_path: Path) -> BuildBot:
    """How the bot is made, at the start and at each restart; tests may have another."""
    from bot import app

    settings = app.sandbox_settings(tmp_path, random_seed=7)

    async def build(clock: WorldClock) -> discord.Client:
        return await app.build(settings, clock=clock, ticking=False)

    return build


@pytest.fixture
async def world(build_bot: BuildBot) -> AsyncIterator[World]:
    async with World.open(build_bot) as opened:
        yield opened
