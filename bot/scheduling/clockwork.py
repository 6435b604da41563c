"""The clockwork: a tick a second on APScheduler, by a clock that nobody sets."""

from __future__ import annotations

import logging
import time
from collections.abc import Awaitable, Callable

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.scheduling.steady import Every, SteadyTime

log = logging.getLogger(__name__)

TICK_S = 1.0
LATE_S = 2.0
"""A tick that begins so long after its time is told of: the process was held up, or the tick before took long."""


class Clockwork:
    def __init__(self) -> None:
        # A late tick runs once, and late: lateness is decided by what is due, not by APScheduler.
        defaults = {"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
        self._scheduler = AsyncIOScheduler(timezone=SteadyTime(), job_defaults=defaults)

    def tick(self, work: Callable[[], Awaitable[None]]) -> None:
        """Do `work` every second, one at a time."""
        self._scheduler.add_job(_punctual(work), Every(TICK_S), id="tick")

    def start(self) -> None:
        self._scheduler.start()

    def pause(self) -> None:
        """Begin nothing new; a tick that is under way may end."""
        if self._scheduler.running:
            self._scheduler.pause()

    def stop(self) -> None:
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)


def _punctual(work: Callable[[], Awaitable[None]]) -> Callable[[], Awaitable[None]]:
    """The work, which says when it begins late."""
    due = time.monotonic() + TICK_S

    async def ticked() -> None:
        nonlocal due
        began = time.monotonic()
        if began - due > LATE_S:
            log.warning("a tick is late by %.1f s: what was due meanwhile comes now", began - due)
        due = began + TICK_S
        await work()

    return ticked
