"""A process that says what is due to a Discord on the loopback, and is killed at a point that is counted.

Points are where it touches the world: before a transaction, before its commit, before and after each request.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from tests.discord.world import STARTED_AT

TICKS_S = (*range(40), *range(40, 240, 5))
"""When it ticks, in seconds of its clock after it began: each second, then seldom, past the longest lease."""


@dataclass(frozen=True)
class Errand:
    """`began_s`: seconds of the world's clock; `log`: where it says how far it came."""

    database_url: str
    discord_url: str
    guild_id: int
    channel_id: int
    began_s: float
    kill_at: int
    folder: str
    log: str


def say_what_is_due(errand: Errand) -> None:
    asyncio.run(_say(errand))


class _Clock:
    def __init__(self, began_s: float) -> None:
        self.elapsed = began_s

    def __call__(self) -> datetime:
        return STARTED_AT + timedelta(seconds=self.elapsed)


async def _say(errand: Errand) -> None:
    from pydantic import SecretStr

    from bot import app
    from bot.running import send_elsewhere

    send_elsewhere(errand.discord_url)
    clock = _Clock(errand.began_s)
    settings = app.sandbox_settings(Path(errand.folder), database_url=SecretStr(errand.database_url), random_seed=7)
    bot = await app.build(settings, clock=clock, ticking=False)
    await _connect(bot, errand)
    watch = _Watch(errand.kill_at)
    for passed in TICKS_S:
        clock.elapsed = errand.began_s + passed
        watch.note(errand.log, clock.elapsed)
        await bot.tick()
        await bot.said()
        watch.note(errand.log, clock.elapsed)
    await bot.http.close()
    await bot.desk.practice.database.close()


async def _connect(bot: Any, errand: Errand) -> None:
    """All that a gateway would bring: who the bot is, its server, and that everybody is still there."""
    import discord

    from benchmarks.faults.loopback import text_channel

    await bot._async_setup_hook()
    user = await bot.http.static_login("token")
    bot._connection.user = discord.ClientUser(state=bot._connection, data=user)
    guild = {"id": str(errand.guild_id), "name": "Practice", "roles": [], "emojis": [], "stickers": [], "features": []}
    channels = [text_channel(str(errand.channel_id), str(errand.guild_id))]
    bot._connection._add_guild(discord.Guild(state=bot._connection, data={**guild, "channels": channels}))
    discord.Guild.query_members = _all_present  # type: ignore[method-assign]
    await bot.load_cogs()
    bot._ready.set()


async def _all_present(self: Any, *, user_ids: Sequence[int], **_: object) -> list[Any]:
    import discord

    return [discord.Object(number) for number in user_ids]


class _Watch:
    """Counts the points, and kills at one of them; 0 is none."""

    def __init__(self, kill_at: int) -> None:
        import discord
        from sqlalchemy import event
        from sqlalchemy.engine import Engine

        self._passed, self._kill_at = 0, kill_at
        self._written: tuple[float, int] = (0, 0)
        self._writes = 0
        request, watch = discord.http.HTTPClient.request, self

        async def counted(http: Any, route: Any, **named: Any) -> Any:
            watch.pass_point()
            answer = await request(http, route, **named)
            watch._writes += route.method != "GET" and "/users/" not in route.path
            watch.pass_point()
            return answer

        discord.http.HTTPClient.request = counted  # type: ignore[method-assign]
        event.listen(Engine, "begin", self.pass_point)
        event.listen(Engine, "commit", self.pass_point)

    def pass_point(self, *_: object) -> None:
        self._passed += 1
        if self._passed == self._kill_at:
            os.kill(os.getpid(), signal.SIGKILL)

    def note(self, log: str, elapsed: float) -> None:
        """So that whoever waits knows the clock at the kill, and when the last thing was said."""
        if self._writes > self._written[1]:
            self._last = {"said_s": elapsed, "points": self._passed}
        self._written = (elapsed, self._writes)
        Path(log).write_text(json.dumps({"elapsed": elapsed, **getattr(self, "_last", {})}), "utf-8")


def said(log: Path) -> dict[str, float]:
    return dict(json.loads(log.read_text("utf-8"))) if log.exists() else {}


def spread(points: int, moments: int) -> Iterator[int]:
    """So many of the points, evenly, from the first to the last."""
    if points <= moments:
        yield from range(1, points + 1)
        return
    yield from sorted({1 + round(index * (points - 1) / (moments - 1)) for index in range(moments)})
