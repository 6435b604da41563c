"""What is due, once a second: services say what, ui says it.

Each piece of due work claims in the database what it returns, so that several processes never say a thing twice.
A notice that cannot be delivered is logged, and the next one goes on.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Sequence
from typing import Protocol

from bot.services.practice import Notice, Practice

log = logging.getLogger(__name__)

DueWork = Callable[[Practice], Awaitable[Sequence[Notice]]]


class Notifier(Protocol):
    async def deliver(self, notice: Notice) -> None: ...


class Ticker:
    def __init__(self, practice: Practice, works: Sequence[DueWork]) -> None:
        self._practice, self._works = practice, works

    async def tick(self, notifier: Notifier) -> None:
        for work in self._works:
            for notice in await self._due(work):
                await self._deliver(notifier, notice)

    async def _due(self, work: DueWork) -> Sequence[Notice]:
        try:
            return await work(self._practice)
        except Exception:
            # The database may be away for a moment; the next tick asks again.
            log.exception("due work failed: %s", work.__module__)
            return ()

    async def _deliver(self, notifier: Notifier, notice: Notice) -> None:
        try:
            await notifier.deliver(notice)
        except Exception:
            log.exception("a notice was not delivered: %s", type(notice).__name__)
