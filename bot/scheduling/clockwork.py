"""The clockwork: a handful of interval jobs on APScheduler, none of them one a member or one a server."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC
from pathlib import Path

from apscheduler.schedulers.asyncio import AsyncIOScheduler

HEARTBEAT_S = 15
TICK_S = 1


class Clockwork:
    def __init__(self) -> None:
        # A late tick runs once, and late: lateness is decided by what is due, not by APScheduler.
        defaults = {"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
        self._scheduler = AsyncIOScheduler(timezone=UTC, job_defaults=defaults)

    def tick(self, work: Callable[[], Awaitable[None]]) -> None:
        """Do `work` every second, one at a time."""
        self._scheduler.add_job(work, "interval", seconds=TICK_S, id="tick")

    def beat(self, file: Path, *, alive: Callable[[], bool]) -> None:
        """Touch `file` every few seconds while `alive()`; `python -m bot health` reads its age."""
        file.parent.mkdir(parents=True, exist_ok=True)
        file.unlink(missing_ok=True)

        async def touch() -> None:
            if alive():
                await asyncio.to_thread(file.touch)

        self._scheduler.add_job(touch, "interval", seconds=HEARTBEAT_S, id="heartbeat")

    def start(self) -> None:
        self._scheduler.start()

    def pause(self) -> None:
        """Begin nothing new; a tick that is under way may end."""
        if self._scheduler.running:
            self._scheduler.pause()

    def stop(self) -> None:
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)
