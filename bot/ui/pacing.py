"""One request after the other at an even pace, so that what comes by itself is not refused by Discord."""

from __future__ import annotations

import asyncio


class Pace:
    def __init__(self, a_second: float) -> None:
        self._gap_s = 1 / a_second
        self._next = 0.0

    async def turn(self) -> None:
        """Waits only while others are before it."""
        now = asyncio.get_running_loop().time()
        at = max(now, self._next)
        self._next = at + self._gap_s
        if at > now:
            await asyncio.sleep(at - now)
