"""Runs the bot until it is told to stop: logging, the connection, the clockwork, a clean end."""

from __future__ import annotations

import asyncio
import gc
import logging
import signal
import sys

import discord

from bot.app import build
from bot.client import Bot
from bot.errors import StartError
from bot.logs import configure_logging
from bot.settings import Settings

log = logging.getLogger(__name__)

SWITCH_INTERVAL_S = 0.0005
"""How long the checker's thread may hold the interpreter while members' actions wait for it. An action waits some
twenty times on its way; with Python's own 5 ms it would take 100 ms more for as long as an answer is being read."""


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
    bot = await build(settings)
    stopping = _stop_on_signals(bot)
    bot.add_listener(_spare_what_stays, "on_ready")
    try:
        await bot.start(token)
    except discord.LoginFailure:
        raise StartError("DISCORD_TOKEN was refused by Discord: is it complete, and of this bot?") from None
    except (discord.HTTPException, discord.GatewayNotFound, discord.ConnectionClosed, OSError) as error:
        raise StartError(f"Discord cannot be reached: {type(error).__name__}: {error}") from error
    finally:
        await bot.close()
        await asyncio.gather(*stopping)
    return 0


async def _spare_what_stays() -> None:
    """What is there when the bot is ready stays until its end. To look through it for garbage, as Python does now and
    then, would hold up everybody for 0.1 s each time."""
    gc.collect()
    gc.freeze()


def _stop_on_signals(bot: Bot) -> list[asyncio.Task[None]]:
    """SIGTERM and Ctrl+C close the bot, so that what members have just sent is finished first."""
    stopping: list[asyncio.Task[None]] = []
    loop = asyncio.get_running_loop()

    def stop() -> None:
        stopping.append(loop.create_task(bot.close()))

    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, stop)
    return stopping


def send_elsewhere(address: str) -> None:
    """Send REST and gateway to a proxy. Raises StartError for an address that is none.

    The base of the routes alone is not enough: a client without shards never asks for the gateway, and an
    invalid connection goes back to the default one.
    """
    if not address.startswith(("http://", "https://")):
        raise StartError("DISCORD_API_URL: expected http:// or https://")
    base = address.rstrip("/")
    discord.http.Route.BASE = base
    import yarl

    origin = yarl.URL(base).origin()
    gateway = origin.with_scheme("wss" if origin.scheme == "https" else "ws")
    discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = gateway
