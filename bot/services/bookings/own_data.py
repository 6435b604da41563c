"""What booked interviews have of a member besides the rows that are the member's own."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from bot.interview.bookings import model as pure
from bot.services.practice import Practice
from bot.store import Transaction
from bot.store.bookings import queries


async def exported(tx: Transaction, member_id: int) -> dict[str, Any]:
    return {"bookings": await queries.exported(tx, member_id)}


@asynccontextmanager
async def forgetting(practice: Practice, tx: Transaction, member_id: int) -> AsyncIterator[None]:
    """What the member had agreed on is called off, and the others hear of it."""
    now = practice.clock()
    for before in await queries.under_way_of(tx, member_id):
        after = pure.leave(before, [member_id], now)
        if after is not before:
            await queries.save(tx, before, after, now)
    yield
