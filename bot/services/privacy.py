"""What is stored about a member: to see, to take along, to delete."""

from __future__ import annotations

from typing import Any

from bot.services.practice import Practice
from bot.store import members


async def export(practice: Practice, member_id: int) -> dict[str, Any]:
    """Every row that belongs to the member, by table."""
    async with practice.database.reading() as tx:
        return await members.export(tx, member_id)


async def forget(practice: Practice, member_id: int) -> None:
    """Delete everything; there is no way back."""
    async with practice.database.action() as tx:
        await members.forget(tx, member_id)
