"""What is due, once a second: services say what, ui says it.

Each piece of due work claims in the database what it returns, so that several processes never say a thing twice.
What is claimed is said in the background, many at once: a post that takes long keeps nothing else waiting. A notice
that cannot be delivered is logged, and the others go on.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from functools import partial
from typing import Protocol

from bot.services import claims
from bot.services.claims import Claim
from bot.services.practice import Notice, Practice

log = logging.getLogger(__name__)

DueWork = Callable[[Practice], Awaitable[Sequence[Notice]]]

AT_ONCE = 100
"""Notices that are being said at the same time."""
BACKLOG = 2000
"""With so many waiting to be said nothing more is claimed: another process may have room for it."""


class Notifier(Protocol):
    async def deliver(self, notice: Notice) -> None: ...


class Ticker:
    def __init__(self, practice: Practice, works: Sequence[DueWork]) -> None:
        self._practice, self._works = practice, works
        self._room = asyncio.Semaphore(AT_ONCE)
        self._saying: set[asyncio.Task[None]] = set()
        self._renewed_at: datetime | None = None

    async def tick(self, notifier: Notifier) -> None:
        """Claim what is due, and begin to say it."""
        await self._keep()
        for work in self._works:
            if len(self._saying) >= BACKLOG:
                return
            for notice in await self._due(work):
                task = asyncio.create_task(self._deliver(notifier, notice))
                self._saying.add(task)
                task.add_done_callback(self._saying.discard)
                if notice.claim is not None:
                    # Also while it waits for its turn.
                    self._practice.in_hand.append(notice.claim)
                    task.add_done_callback(partial(self._let_go, notice.claim))

    async def said(self) -> None:
        """Until everything that was claimed so far has been said."""
        while self._saying:
            await asyncio.wait(tuple(self._saying))

    def stop(self) -> None:
        """What is not said yet is left to the next process, at once."""
        for task in self._saying:
            task.cancel()
        self._practice.database.finish_with(self._release())

    async def _release(self) -> None:
        try:
            await claims.release(self._practice)
        except Exception as failure:  # noqa: BLE001  # whatever it is, they run out by themselves
            log.warning("claims are left to run out: %s", failure)

    def _let_go(self, claim: Claim, _task: asyncio.Task[None]) -> None:
        self._practice.in_hand.remove(claim)

    async def _keep(self) -> None:
        """What is being said stays this process's."""
        if not self._practice.in_hand:
            return
        now = self._practice.clock()
        if self._renewed_at is not None and abs(now - self._renewed_at) < claims.RENEWED_EVERY:
            return
        self._renewed_at = now
        try:
            await claims.renew(self._practice)
        except Exception:
            log.exception("claims were not renewed")

    async def _due(self, work: DueWork) -> Sequence[Notice]:
        try:
            return await work(self._practice)
        except Exception:
            # The database may be away for a moment; the next tick asks again.
            log.exception("due work failed: %s", work.__module__)
            return ()

    async def _deliver(self, notifier: Notifier, notice: Notice) -> None:
        async with self._room:
            try:
                async with claims.held(self._practice, notice.claim):
                    await notifier.deliver(notice)
            except Exception:
                log.exception("a notice was not delivered: %s", type(notice).__name__)
