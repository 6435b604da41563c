"""A process that posts what is due to a Discord on the loopback, and is killed at a point that is counted.

Points are where it touches the world: before a transaction, before its commit, before and after each request.
"""

from __future__ import annotations

import asyncio
import os
import signal
from datetime import UTC, datetime, timedelta
from pathlib import Path

DUE_AT = datetime(2026, 3, 2, 11, tzinfo=UTC)
GUILD, CHANNEL, MEMBER = 5 << 22, 77_000_000_000_000_000, 81384788765712384


def post_what_is_due(url: str, discord_url: str, late_s: float, kill_at: int, folder: str) -> None:
    """`late_s` after the due time; dies at the `kill_at`th point, if there are so many."""
    asyncio.run(_post(url, discord_url, late_s, kill_at, Path(folder)))


async def _post(url: str, discord_url: str, late_s: float, kill_at: int, folder: Path) -> None:
    import discord
    from pydantic import SecretStr

    from bot import app
    from bot.running import send_elsewhere
    from bot.services.schedules.prompts_due import PromptsDue
    from bot.ui.notifying import DiscordNotifier

    send_elsewhere(discord_url)
    now = DUE_AT + timedelta(seconds=late_s)
    settings = app.sandbox_settings(folder, database_url=SecretStr(url), random_seed=7)
    bot = await app.build(settings, clock=lambda: now, ticking=False)
    await bot._async_setup_hook()
    user = await bot.http.static_login("token")
    bot._connection.user = discord.ClientUser(state=bot._connection, data=user)
    # Known from the gateway, which these processes do without.
    guild = {"id": str(GUILD), "name": "Practice", "roles": [], "emojis": [], "stickers": [], "features": []}
    bot._connection._add_guild(discord.Guild(state=bot._connection, data=guild))
    await bot.load_cogs()
    _count_points(kill_at)
    notifier = DiscordNotifier(bot, bot.desk)
    notices = await PromptsDue()(bot.desk.practice)
    await asyncio.gather(*(notifier.deliver(notice) for notice in notices))
    await bot.http.close()
    await bot.desk.practice.database.close()


def _count_points(kill_at: int) -> None:
    import discord
    from sqlalchemy import event
    from sqlalchemy.engine import Engine

    passed = 0

    def point(*_: object) -> None:
        nonlocal passed
        passed += 1
        if passed == kill_at:
            os.kill(os.getpid(), signal.SIGKILL)

    request = discord.http.HTTPClient.request

    async def counted(self, *arguments, **named):
        point()
        answer = await request(self, *arguments, **named)
        point()
        return answer

    discord.http.HTTPClient.request = counted
    event.listen(Engine, "begin", point)
    event.listen(Engine, "commit", point)
