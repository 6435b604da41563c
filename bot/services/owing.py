"""What ought to be changed or taken away in Discord and could not: done when its place can be reached again.

Tried with pauses that grow to a day, and at once when its thread is opened again.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import timedelta

from bot.services.claims import LEASE
from bot.services.practice import Notice, Practice
from bot.store import owing
from bot.store.claims import Claim
from bot.store.deeds import aside
from bot.store.owing import Owed

__all__ = ["Owed", "OwedDue", "done", "due", "note", "reachable", "still"]

_PAUSES = (timedelta(minutes=10), timedelta(hours=1), timedelta(hours=6), timedelta(days=1))


@dataclass(frozen=True, slots=True)
class OwedDue(Notice):
    """To be tried once more."""

    owed: Owed

    @property
    def claim(self) -> Claim:
        return Claim("owed_changes", (("message_id", self.owed.message_id),))


async def due(practice: Practice) -> Sequence[OwedDue]:
    now = practice.clock()
    async with practice.database.reading() as tx:
        if not await owing.is_due(tx, now):
            return ()
    async with practice.database.action() as tx:
        return [OwedDue(owed) for owed in await owing.claim(tx, now, practice.holder, now + LEASE)]


async def note(practice: Practice, owed: Owed) -> bool:
    """Discord refuses it as things are. True: for the first time."""
    with aside():
        async with practice.database.action() as tx:
            before = await owing.tries(tx, owed)
            pause = _PAUSES[min(before or 0, len(_PAUSES) - 1)]
            await owing.put(tx, owed, (before or 0) + 1, practice.clock() + pause)
    return before is None


async def done(practice: Practice, owed: Owed) -> None:
    async with practice.database.reading() as tx:
        if await owing.tries(tx, owed) is None:
            return
    with aside():
        async with practice.database.action() as tx:
            await owing.done(tx, owed)


async def still(practice: Practice, message_ids: Collection[int]) -> list[Owed]:
    async with practice.database.reading() as tx:
        return await owing.among(tx, message_ids)


async def reachable(practice: Practice, channel_id: int) -> None:
    """A thread was opened again: what is owed in it is due now."""
    async with practice.database.action() as tx:
        await owing.hasten(tx, channel_id, practice.clock())
