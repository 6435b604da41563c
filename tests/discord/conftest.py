"""The real bot on SimCord, with a real SQLite file, for every test in this folder."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator, Iterator
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Any

import discord
import pytest

from bot import app, client
from bot.commands import command_payload
from bot.content import load
from bot.interview.library import Library
from bot.store import Database
from tests.discord.world import BuildBot, World, WorldClock


@pytest.fixture(scope="session", autouse=True)
def read_once() -> Iterator[None]:
    """What authors wrote, the catalogues and the commands never change while tests run: a run reads them once."""
    payload: list[Any] = []
    libraries: dict[Path, tuple[Library, dict[str, Any]]] = {}

    def load_once(folder: Path) -> Library:
        if folder not in libraries:
            library = load(folder)
            libraries[folder] = library, _parts_of(library)
        return libraries[folder][0]

    async def payload_of(tree: discord.app_commands.CommandTree[Any]) -> list[Any]:
        return payload or payload.extend(await command_payload(tree)) or payload

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(app, "load", load_once)
        patch.setattr(app, "load_catalogue", cache(app.load_catalogue))
        patch.setattr(client, "command_payload", payload_of)
        yield
    for library, as_loaded in libraries.values():
        assert _parts_of(library) == as_loaded, "a test changed what all tests of a run share"


def _parts_of(library: Library) -> dict[str, Any]:
    return {part.name: getattr(library, part.name) for part in fields(library)}


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with all tables and no row; bringing one there step by step is what tests/store looks at."""
    path = tmp_path_factory.mktemp("migrated") / "bot.sqlite3"

    async def migrate() -> None:
        await (await Database.open(str(path))).close()

    asyncio.run(migrate())
    return path


@pytest.fixture
def build_bot(tmp_path: Path, migrated_file: Path) -> BuildBot:
    """How the bot is made, at the start and at each restart; tests may have another."""
    shutil.copy(migrated_file, tmp_path / "sandbox.sqlite3")
    settings = app.sandbox_settings(tmp_path, random_seed=7)

    async def build(clock: WorldClock) -> discord.Client:
        return await app.build(settings, clock=clock, rest=clock.rest, ticking=False)

    return build


@pytest.fixture
async def world(build_bot: BuildBot) -> AsyncIterator[World]:
    async with World.open(build_bot) as opened:
        yield opened
