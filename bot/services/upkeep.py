"""Small facts that the bot keeps for itself, such as which commands Discord already knows."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta

from bot.services.practice import Notice, Practice
from bot.store import marks
from bot.store.deeds import forget_old

Tidy = Callable[[Practice], Awaitable[None]]
TIDYING_EVERY = timedelta(hours=1)


async def mark(practice: Practice, key: str) -> str | None:
    async with practice.database.reading() as tx:
        return await marks.find(tx, key)


async def set_mark(practice: Practice, key: str, value: str) -> None:
    async with practice.database.action() as tx:
        await marks.put(tx, key, value)


class Tidying:
    """Due work that has nothing to say: what is no longer needed goes, once an hour and when the process begins."""

    def __init__(self, tidies: Sequence[Tidy]) -> None:
        self._tidies = tidies
        self._last: datetime | None = None

    async def __call__(self, practice: Practice) -> Sequence[Notice]:
        now = practice.clock()
        if self._last is None or abs(now - self._last) >= TIDYING_EVERY:
            self._last = now
            for tidy in self._tidies:
                await tidy(practice)
        return ()


async def forget_deeds(practice: Practice) -> None:
    """Interactions of days ago come from nobody any more."""
    async with practice.database.action() as tx:
        await forget_old(tx, practice.clock())
