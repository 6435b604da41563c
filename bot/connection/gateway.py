"""Where Discord's gateway is, and when a shard may identify itself there."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import aiohttp
import discord
import yarl

log = logging.getLogger(__name__)

ASK_WITHIN_S = 3.0
"""discord.py itself would try five times, for half a minute, while the address of last time is still good."""
IDENTIFY_GAP_S = 5.0
"""Discord's: from one IDENTIFY to the next of the same bucket (shard number modulo max_concurrency)."""
TURN_GAP_S = 5.5
"""From one turn to the next: turns are taken before the connect, and the next one may connect faster."""
SCARCE = 0.1
"""With less than this part of the day's identifies left, the rest are spread over the rest of the day: Discord takes
back the token of a bot that has used up all of them."""

Turns = Callable[[int], Awaitable[float]]
"""Takes the next free moment of a bucket and returns how many seconds it is away."""


@dataclass(frozen=True, slots=True)
class Limits:
    max_concurrency: int = 1
    spread_s: float = 0.0
    """To be waited before the next IDENTIFY because few are left."""


class Gateway:
    def __init__(self, http: discord.http.HTTPClient, turns: Turns, known: yarl.URL | None) -> None:
        """`known` is the address to go by where Discord cannot be asked; None where only the answer can tell."""
        self._http, self._turns, self._known = http, turns, known
        self._limits = Limits()
        self._identifying = OwnTurns(IDENTIFY_GAP_S)
        self.shards: int | None = None
        """How many Discord would have us use."""

    async def ask(self) -> yarl.URL:
        """GET /gateway/bot. The address of last time if Discord cannot say it now. Raises LoginFailure."""
        try:
            async with asyncio.timeout(ASK_WITHIN_S):
                self.shards, address, limits = await self._http.get_bot_gateway()
        except (discord.GatewayNotFound, OSError, aiohttp.ClientError, TimeoutError) as error:
            if _is_unauthorized(error):
                raise discord.LoginFailure("the token is not accepted any more") from error
            if self._known is None:
                raise
            return self._known
        self._known = yarl.URL(address)
        left, total, reset_s = limits["remaining"], limits["total"], limits["reset_after"] / 1000
        spread_s = reset_s / max(left, 1) if left < total * SCARCE else 0.0
        self._limits = Limits(max(limits["max_concurrency"], 1), spread_s)
        return self._known

    async def turn(self, shard_id: int) -> yarl.URL:
        """Where to identify, when it is this shard's turn: one after the other, over all processes. Raises as `ask`."""
        address = await self.ask()
        if self._limits.spread_s > TURN_GAP_S:
            log.warning("few identifies are left for today: shard %d waits %.0f s", shard_id, self._limits.spread_s)
            await asyncio.sleep(self._limits.spread_s)
        await asyncio.sleep(await self._turns(self._bucket(shard_id)))
        return address

    async def identifying(self, shard_id: int) -> None:
        """Just before IDENTIFY is sent: within this process its distance to the one before it is kept exactly."""
        await asyncio.sleep(await self._identifying(self._bucket(shard_id)))

    def _bucket(self, shard_id: int) -> int:
        return shard_id % self._limits.max_concurrency


class OwnTurns:
    """Turns among the shards of one process."""

    def __init__(self, gap_s: float | None = None) -> None:
        self._gap_s = gap_s or TURN_GAP_S
        self._free_at: dict[int, float] = {}

    async def __call__(self, bucket: int) -> float:
        now = asyncio.get_running_loop().time()
        at = max(self._free_at.get(bucket, now), now)
        self._free_at[bucket] = at + self._gap_s
        return at - now


def _is_unauthorized(error: BaseException) -> bool:
    return isinstance(error.__cause__, discord.HTTPException) and error.__cause__.status == 401
