"""All shards of this process: which they are, whether they are ours to serve, and that they stay connected."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from contextlib import suppress
from typing import Protocol

import discord

from bot.connection.gateway import Gateway
from bot.connection.line import GAP_S, TROUBLE, Line
from bot.connection.standing import Standing

log = logging.getLogger(__name__)


class Lease(Protocol):
    """The right to serve shards, which no two processes have at the same time."""

    async def take(self, shard_count: int, shard_ids: Sequence[int]) -> None:
        """Raises StartError when another process serves one of them."""

    async def keep(self) -> None:
        """Until it is lost to another process: then it raises StartError."""

    async def give_back(self) -> None: ...


class Connection:
    def __init__(self, client: discord.AutoShardedClient, standing: Standing, lease: Lease | None) -> None:
        self._client, self._standing, self._lease = client, standing, lease
        self._lines: list[Line] = []
        self._keeping: list[asyncio.Task[None]] = []

    async def keep(self, gateway: Gateway) -> None:
        """Until `close`, or until Discord or another process says that there is nothing to be kept: then it raises."""
        shard_ids = await self._shards(gateway)
        if self._lease:
            await self._lease.take(self._client.shard_count or 1, shard_ids)
        self._standing.serve(shard_ids)
        self._lines = [Line(self._client, shard_id, gateway, self._standing) for shard_id in shard_ids]
        self._keeping = [asyncio.create_task(line.keep()) for line in self._lines]
        if self._lease:
            self._keeping.append(asyncio.create_task(self._lease.keep()))
        done, _ = await asyncio.wait(self._keeping, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            if not task.cancelled():
                task.result()

    async def close(self) -> None:
        for line in self._lines:
            line.hang_up()
        for task in self._keeping:
            task.cancel()
        await asyncio.gather(*self._keeping, return_exceptions=True)
        if self._lease:
            await self._lease.give_back()

    async def _shards(self, gateway: Gateway) -> Sequence[int]:
        """Told to discord.py, too, which reckons the shard of a server from their number."""
        client = self._client
        count = client.shard_count or await self._recommended(gateway)
        client.shard_count = client._connection.shard_count = count
        client._connection.shard_ids = client.shard_ids or range(count)
        return client._connection.shard_ids

    async def _recommended(self, gateway: Gateway) -> int:
        while True:
            with suppress(*TROUBLE):
                await gateway.ask()
            if gateway.shards:
                return gateway.shards
            log.warning("Discord does not say how many shards there are to be: asking again in %.0f s", GAP_S)
            await asyncio.sleep(GAP_S)
