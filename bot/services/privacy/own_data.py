"""What is stored about a member: to see, to take along, to delete."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AsyncExitStack
from typing import Any

from bot.services.practice import Notice, Practice
from bot.store import DeadlockError, members


async def export(practice: Practice, member_id: int) -> dict[str, Any]:
    """Every row that belongs to the member, by table, and what each feature has of them besides."""
    async with practice.database.reading() as tx:
        rows: dict[str, Any] = await members.export(tx, member_id)
        for keeper in practice.keepers:
            rows |= await keeper.exported(tx, member_id)
        return rows


async def forget(practice: Practice, member_id: int) -> None:
    """Delete everything; there is no way back. Each feature mends what the member leaves behind."""
    try:
        await _forget(practice, member_id)
    except DeadlockError:
        # It touches all that is the member's, and something of that was being written: that is done by now.
        await _forget(practice, member_id)
    await practice.database.scrub()


async def scrub_due(practice: Practice) -> Sequence[Notice]:
    """Where a reader was in the way, or a process died before it came to that."""
    if not practice.database.is_scrubbed:
        await practice.database.scrub()
    return ()


async def _forget(practice: Practice, member_id: int) -> None:
    async with practice.database.action() as tx, AsyncExitStack() as mending:
        for keeper in practice.keepers:
            await mending.enter_async_context(keeper.forgetting(practice, tx, member_id))
        await members.forget(tx, member_id)
