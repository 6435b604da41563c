"""Builds the bot from its settings: the one place where all parts meet."""

from __future__ import annotations

from pathlib import Path
from random import Random

from pydantic import SecretStr

from bot.client import Bot
from bot.clock import Clock, system_clock
from bot.content import load
from bot.locales import load_catalogue
from bot.scheduling.clockwork import Clockwork
from bot.scheduling.ticking import DueWork, Ticker
from bot.services import booking_stages, group_stages, panel_stages
from bot.services.practice import Practice
from bot.services.prompts_due import PromptsDue
from bot.services.reading import CheckerThread
from bot.settings import Settings
from bot.store import Database
from bot.store.schedules import Shards
from bot.ui import (  # noqa: F401  # they register what buttons and forms do, and how notices are delivered
    booking_announcing,
    booking_presses,
    booking_proposing,
    group_announcing,
    group_presses,
    group_review_presses,
    group_setup,
    history_presses,
    panel_announcing,
    panel_debrief_presses,
    panel_organising,
    panel_presses,
    panel_telling,
    question_presses,
    round_presses,
    schedule_posting,
    schedule_presses,
    solo_panel_presses,
)
from bot.ui.desk import Desk

DUE_WORK: tuple[DueWork, ...] = (
    group_stages.stages_due,
    group_stages.reminders_due,
    group_stages.posts_due,
    booking_stages.openings_due,
    booking_stages.changes_due,
    booking_stages.reminders_due,
    panel_stages.stages_due,
    panel_stages.posts_due,
    panel_stages.words_due,
    panel_stages.messages_due,
)
"""What may be due, in the order it is looked for; prompts of the shards that are served come after it."""


async def build(settings: Settings, *, clock: Clock = system_clock, ticking: bool = True) -> Bot:
    """Everything but the connection to Discord. Raises StartError (ContentError, DatabaseError).

    Without `ticking` nothing happens by itself: tests call `tick` when their clock has moved.
    """
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
    ticker = Ticker(practice, (*DUE_WORK, PromptsDue(_shards(settings))))
    clockwork = Clockwork() if ticking else None
    bot = Bot(desk, checker, ticker, clockwork, shard_count=settings.shard_count, shard_ids=settings.shard_ids)
    if clockwork and settings.health_file:
        clockwork.beat(settings.health_file, alive=bot.is_ready)
    return bot


def _shards(settings: Settings) -> Shards | None:
    served = settings.shard_ids
    return (settings.shard_count, served) if settings.shard_count is not None and served is not None else None


def sandbox_settings(folder: Path, **changed: object) -> Settings:
    """Settings for the sandbox: a SQLite file of its own, no token, nothing from the environment."""
    return Settings(
        _env_file=None,  # type: ignore[call-arg]
        **{"database_url": SecretStr(str(folder / "sandbox.sqlite3")), "health_file": None, **changed},  # type: ignore[arg-type]
    )
