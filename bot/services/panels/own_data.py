"""What panels have of a member besides the rows that are the member's own."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from bot.services.panels.stages import go_on_without, leave
from bot.services.practice import Practice
from bot.store import Transaction
from bot.store.panels import scorecards, words


async def exported(tx: Transaction, member_id: int) -> dict[str, Any]:
    return {"panel_scorecards_received": await scorecards.received(tx, member_id)}


@asynccontextmanager
async def forgetting(practice: Practice, tx: Transaction, member_id: int) -> AsyncIterator[None]:
    """What stands of the member in Discord is taken away, and the others go on."""
    interviewed = await words.take_away(tx, member_id, practice.clock())
    for panel_id in interviewed:
        await leave(practice, tx, panel_id, member_id)
    yield
    for panel_id in interviewed:
        await go_on_without(practice, tx, panel_id)
