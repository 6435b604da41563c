"""One request after the other at an even pace, so that what comes by itself is not refused by Discord."""

from __future__ import annotations

import asyncio


class Pace:
    def __init__(self, a_second: float) -> None:
        self._gap_s = 1 / a_second
        self._last = float("-inf")
        self._turn = asyncio.Lock()

    async def turn(self) -> None:
        """Waits only while others are before it. Whoever was late to wake makes no crowd of those behind."""
        loop = asyncio.get_running_loop()
        async with self._turn:
            if (wait_s := self._last + self._gap_s - loop.time()) > 0:
                await asyncio.sleep(wait_s)
            self._last = loop.time()
