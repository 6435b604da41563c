"""Builds the bot from its settings: the one place where all parts meet."""

from __future__ import annotations

from pathlib import Path
from random import Random

from pydantic import SecretStr

from bot.client import Bot
from bot.clock import Clock, system_clock
from bot.content import load
from bot.locales import load_catalogue
from bot.services.practice import Practice
from bot.services.reading import CheckerThread
from bot.settings import Settings
from bot.store import Database
from bot.ui import history_presses, round_presses  # noqa: F401  # they register what buttons and forms do
from bot.ui.desk import Desk


async def build(settings: Settings, *, clock: Clock = system_clock) -> Bot:
    """Everything but the connection to Discord. Raises StartError (ContentError, DatabaseError)."""
    library = load(settings.prompts_dir)
    catalogue = load_catalogue()
    database = await Database.open(settings.database_url.get_secret_value())
    checker = CheckerThread()
    practice = Practice(
        database=database,
        library=library,
        check=checker.check,
        split=checker.split,
        clock=clock,
        random=Random(settings.random_seed),
    )
    desk = Desk(practice, catalogue, settings.privacy_url)
    return Bot(desk, checker, shard_count=settings.shard_count, shard_ids=settings.shard_ids)


def sandbox_settings(folder: Path, **changed: object) -> Settings:
    """Settings for the sandbox: a SQLite file of its own, no token, nothing from the environment."""
    return Settings(
        _env_file=None,  # type: ignore[call-arg]
        **{"database_url": SecretStr(str(folder / "sandbox.sqlite3")), "health_file": None, **changed},  # type: ignore[arg-type]
    )
