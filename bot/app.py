"""Builds the bot from its settings: the one place where all parts meet."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from random import Random

from pydantic import SecretStr

from bot.client import Bot
from bot.clock import Clock, system_clock
from bot.connection.gateway import OwnTurns
from bot.connection.lease import ShardLease, SharedTurns
from bot.content import load
from bot.features import COGS, DUE_WORK, KEEPERS, TIDIES
from bot.locales import load_catalogue
from bot.scheduling.clockwork import Clockwork
from bot.scheduling.ticking import Ticker
from bot.services.practice import Practice
from bot.services.reading import Reader, ReaderThread
from bot.services.schedules.prompts_due import PromptsDue
from bot.services.upkeep import Tidying
from bot.settings import Settings
from bot.store import Database
from bot.store.schedules.queries import Shards
from bot.ui.desk import Desk


async def build(
    settings: Settings,
    *,
    clock: Clock = system_clock,
    rest: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ticking: bool = True,
    reader: Reader | None = None,
) -> Bot:
    """Everything but the connection to Discord. Raises StartError (ContentError, DatabaseError).

    Without `ticking` nothing happens by itself: tests call `tick` when their clock has moved. `rest` waits so many
    seconds between two attempts at a request; tests move their clock instead. Without a `reader`, a thread reads.
    """
    library = load(settings.prompts_dir)
    catalogue = load_catalogue()
    database = await Database.open(settings.database_url.get_secret_value())
    reader = reader or ReaderThread()
    practice = Practice(
        database=database,
        library=library,
        reader=reader,
        clock=clock,
        random=Random(settings.random_seed),
        keepers=KEEPERS,
    )
    desk = Desk(practice, catalogue, settings.privacy_url, rest=rest)
    ticker = Ticker(practice, (*DUE_WORK, PromptsDue(_shards(settings)), Tidying(TIDIES)))
    return Bot(
        desk,
        COGS,
        reader,
        ticker,
        Clockwork() if ticking else None,
        shard_count=settings.shard_count,
        shard_ids=settings.shard_ids,
        # Nobody else is on a file: see `bot.running`.
        lease=ShardLease(practice, waits=settings.shard_wait) if database.is_shared else None,
        turns=SharedTurns(practice) if database.is_shared else OwnTurns(),
    )


def _shards(settings: Settings) -> Shards | None:
    served = settings.shard_ids
    return (settings.shard_count, served) if settings.shard_count is not None and served is not None else None


def sandbox_settings(folder: Path, **changed: object) -> Settings:
    """Settings for the sandbox: a SQLite file of its own, no token, nothing from the environment."""
    return Settings(
        _env_file=None,  # type: ignore[call-arg]
        **{"database_url": SecretStr(str(folder / "sandbox.sqlite3")), "health_file": None, **changed},  # type: ignore[arg-type]
    )
