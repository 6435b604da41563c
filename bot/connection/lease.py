"""The shards of one process are nobody else's: leased in the database, as long as the process says that it lives."""

from __future__ import annotations

import asyncio
import logging
import os
import socket
from collections.abc import Sequence
from datetime import timedelta
from uuid import uuid4

from bot.connection.gateway import TURN_GAP_S, OwnTurns
from bot.errors import StartError
from bot.services import shards
from bot.services.practice import Practice
from bot.services.shards import Holder, Lease

log = logging.getLogger(__name__)

RENEW_S = 5.0
LOOK_AGAIN_S = 1.0
GIVE_BACK_S = 1.0
"""A database that hangs must not hold up the end of the process."""


class ShardLease:
    """`waits`: until whoever serves the shards gives them back, as in a rolling deployment."""

    def __init__(self, practice: Practice, *, waits: bool) -> None:
        self._practice, self._waits = practice, waits
        self._holder = Holder(uuid4().hex, f"{socket.gethostname()}, process {os.getpid()}")
        self._shards: tuple[int, tuple[int, ...]] = (0, ())

    async def take(self, shard_count: int, shard_ids: Sequence[int]) -> None:
        """Raises StartError when a process that lives serves one of them. One that was killed does not renew its lease:
        the wait for that, 15 s at most, tells the two apart."""
        seen = None
        self._shards = (shard_count, tuple(shard_ids))
        while served := await self._take():
            told = f"shard {served.shard_id} of {served.shard_count} is served by another process ({served.place})"
            if seen is None:
                log.info("%s: waiting until it is given back", told)
            elif seen.holder == served.holder and seen.until != served.until and not self._waits:
                raise StartError(f"{told}: give each process its own SHARD_IDS, or set SHARD_WAIT=true to take turns")
            seen = served
            await asyncio.sleep(LOOK_AGAIN_S)

    async def keep(self) -> None:
        """Until it is lost, which happens to a process that was stopped for longer than it lasts."""
        while True:
            await asyncio.sleep(RENEW_S)
            try:
                served = await self._take()
            except Exception:
                # The database may be away for a moment, and then it is away for the others, too.
                log.exception("the lease of the shards could not be renewed")
                continue
            if served:
                raise StartError(f"shard {served.shard_id} was taken over by another process ({served.place})")

    async def give_back(self) -> None:
        if self._shards[1]:
            try:
                async with asyncio.timeout(GIVE_BACK_S):
                    await shards.give_back(self._practice, self._holder)
            except Exception:
                log.exception("the lease of the shards could not be given back; it ends by itself")

    async def _take(self) -> Lease | None:
        return await shards.take(self._practice, self._holder, *self._shards)


class SharedTurns:
    """Turns to identify among all processes; among the shards of this one where the database cannot be asked."""

    def __init__(self, practice: Practice) -> None:
        self._practice = practice
        self._own = OwnTurns()

    async def __call__(self, bucket: int) -> float:
        try:
            return await shards.identify_turn(self._practice, bucket, timedelta(seconds=TURN_GAP_S))
        except Exception:
            log.exception("the database names no turn to identify")
            return await self._own(bucket)
