"""Runs the bot until it is told to stop: logging, the connection, the clockwork, a clean end."""

from __future__ import annotations

import asyncio
import gc
import logging
import os
import signal
import sys
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import aiohttp
import discord

from bot.app import build
from bot.client import Bot
from bot.connection.line import told
from bot.errors import StartError
from bot.health import told_in
from bot.logs import configure_logging
from bot.services.reading_apart import ReaderProcess
from bot.settings import Settings
from bot.store.holding import held

log = logging.getLogger(__name__)

STOP_WITHIN_S = 4.5
"""From the signal to the end, whatever hangs: systems that stop a process wait for 5 s, or for 10."""
_WHY = {
    4004: "the token is not accepted",
    4010: "SHARD_IDS and SHARD_COUNT do not fit",
    4011: "more shards are needed: set SHARD_COUNT, or leave it empty",
    4012: "this version of the gateway is not served any more",
    4013: "an intent is unknown",
    4014: "an intent is not allowed",
}
SWITCH_INTERVAL_S = 0.0005
"""How long a thread, as the one that packs an export, may hold the interpreter while members' actions wait for it. An
action waits some twenty times on its way; with Python's own 5 ms it would take 100 ms more for as long as it runs."""


def run(settings: Settings) -> int:
    """Returns the exit status. Raises StartError for what keeps the bot from starting."""
    if settings.discord_token is None:
        raise StartError("DISCORD_TOKEN is missing: put the bot's token into .env, or try `make sandbox`")
    configure_logging(settings.log_level, settings.log_format)
    if settings.discord_api_url:
        send_elsewhere(settings.discord_api_url)
    sys.setswitchinterval(SWITCH_INTERVAL_S)
    return asyncio.run(_serve(settings, settings.discord_token.get_secret_value()))


async def _serve(settings: Settings, token: str) -> int:
    with held(settings.database_url.get_secret_value()):
        bot = await build(settings, reader=ReaderProcess())
        async with _database_closed(bot), told_in(settings.health_file, bot.standing), _closing(bot):
            bot.add_listener(_spare_what_stays, "on_ready")
            serving = asyncio.create_task(bot.start(token))
            _stop_on_signals(bot, serving)
            with suppress(asyncio.CancelledError):
                await _until_ended(serving)
    return 0


@asynccontextmanager
async def _closing(bot: Bot) -> AsyncIterator[None]:
    try:
        yield
    finally:
        await bot.close()


@asynccontextmanager
async def _database_closed(bot: Bot) -> AsyncIterator[None]:
    """Also where the bot never began."""
    try:
        yield
    finally:
        await bot.desk.practice.database.close()


async def _until_ended(serving: asyncio.Task[None]) -> None:
    try:
        await serving
    except discord.LoginFailure:
        raise StartError("DISCORD_TOKEN was refused by Discord: is it complete, and of this bot?") from None
    except discord.ConnectionClosed as error:
        raise StartError(f"Discord has closed the connection for good, with {error.code}: {_WHY[error.code]}") from None
    except (discord.HTTPException, OSError, aiohttp.ClientError) as error:
        raise StartError(f"Discord cannot be reached: {told(error)}") from error


async def _spare_what_stays() -> None:
    """What is there when the bot is ready stays until its end. To look through it for garbage, as Python does now and
    then, would hold up everybody for 0.1 s each time."""
    gc.collect()
    gc.freeze()


def _stop_on_signals(bot: Bot, serving: asyncio.Task[None]) -> None:
    """SIGTERM and Ctrl+C close the bot, so that what members have just sent is finished first. A start or a wait that
    is under way is broken off, and whatever still hangs when the time is up ends with the process."""
    loop = asyncio.get_running_loop()

    def stop() -> None:
        _end_after(STOP_WITHIN_S)
        closing = loop.create_task(bot.close())
        closing.add_done_callback(lambda _: serving.cancel())

    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, stop)


def _end_after(seconds: float) -> None:
    """Also where the event loop is held up, or a thread: so it is a thread of its own."""

    def end() -> None:
        log.error("the end took longer than %.1f s: broken off", seconds)
        os._exit(1)

    timer = threading.Timer(seconds, end)
    timer.daemon = True
    timer.start()


def send_elsewhere(address: str) -> None:
    """Send REST to a proxy, which then is asked where the gateway is. Raises StartError for an address that is none."""
    if not address.startswith(("http://", "https://")):
        raise StartError("DISCORD_API_URL: expected http:// or https://")
    discord.http.Route.BASE = address.rstrip("/")
