"""What group rounds have of a member besides the rows that are the member's own."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from bot.services.groups.stages import deal_around
from bot.services.practice import Practice
from bot.store import Transaction
from bot.store.groups import members, queries, reviews


async def exported(tx: Transaction, member_id: int) -> dict[str, Any]:
    return {"gaps_received": await members.gaps_received(tx, member_id)}


@asynccontextmanager
async def forgetting(practice: Practice, tx: Transaction, member_id: int) -> AsyncIterator[None]:
    """Posts that show the member are written anew, what was to be reviewed is dealt to others."""
    await reviews.make_stale_for(tx, member_id, practice.clock())
    touched = await reviews.groups_of(tx, member_id)
    yield
    for group_id in touched:
        await deal_around(practice, tx, await queries.get(tx, group_id, lock=True))
