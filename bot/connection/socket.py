"""discord.py's websocket, mended where it would hang, end the process or leave a thread behind (2.7.1)."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping
from typing import Any

from discord import ConnectionClosed
from discord.gateway import DiscordWebSocket, ReconnectWebSocket

log = logging.getLogger(__name__)

CLOSE_S = 1.0
"""How long a socket may take to say goodbye. aiohttp's 30 s, as discord.py sets them, would hold up SIGTERM as long as
the way back when the other side is silent."""
_OPENED = ("READY", "RESUMED")

Parsers = Mapping[str, Callable[[Any], Any]]


class Socket(DiscordWebSocket):
    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.heard_at = self.loop.time()
        self.is_open = False
        """Whether Discord has taken our IDENTIFY or RESUME."""

    def read_carefully(self, opened: Callable[[], None]) -> None:
        """An event that discord.py cannot parse costs this event only: `received_message` lets its exception through to
        `Shard.worker`, which ends the process for every server. `opened` is told of READY and RESUMED."""
        self._discord_parsers = {
            event: self._opening(parser, opened) if event in _OPENED else _careful(event, parser)
            for event, parser in self._discord_parsers.items()
        }

    async def received_message(self, msg: Any, /) -> None:
        """What cannot even be unpacked spoils all that follows it in the stream, and would come again if resumed."""
        self.heard_at = self.loop.time()
        try:
            await super().received_message(msg)
        except (ReconnectWebSocket, ConnectionClosed, OSError):
            raise
        except Exception:
            log.exception("what Discord sent to shard %s cannot be read: connecting anew", self.shard_id)
            await self.close()
            raise ReconnectWebSocket(self.shard_id, resume=False) from None

    async def probe(self) -> None:
        """A heartbeat out of turn. Noted where discord.py notes its own: it would reckon the delay from the one before,
        and warn that we cannot keep up."""
        if self._keep_alive:
            await self.send_heartbeat(self._keep_alive.beat())

    async def poll_event(self) -> None:
        """Given up while `from_client` waits for HELLO, it would stay open: nobody else knows of it yet."""
        try:
            await super().poll_event()
        except asyncio.CancelledError:
            if self._close_code is None:
                await self.close()
            raise

    async def identify(self) -> None:
        await self._or_close(super().identify)

    async def resume(self) -> None:
        await self._or_close(super().resume)

    async def close(self, code: int = 4000) -> None:
        try:
            async with asyncio.timeout(CLOSE_S):
                await super().close(code)
        except TimeoutError:
            log.debug("shard %s: the socket was closed without an answer", self.shard_id)

    async def _or_close(self, step: Callable[[], Any]) -> None:
        """Its thread for heartbeats runs since HELLO, and would go on for a minute."""
        try:
            await step()
        except BaseException:
            await self.close()
            raise

    def _opening(self, parser: Callable[[Any], Any], opened: Callable[[], None]) -> Callable[[Any], None]:
        def parse(data: Any) -> None:
            parser(data)
            self.is_open = True
            opened()

        return parse


def _careful(event: str, parser: Callable[[Any], Any]) -> Callable[[Any], None]:
    def parse(data: Any) -> None:
        try:
            parser(data)
        except Exception:
            log.exception("an event %s cannot be read: left out", event)

    return parse
