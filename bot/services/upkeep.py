"""Small facts that the bot keeps for itself, such as which commands Discord already knows."""

from __future__ import annotations

from bot.services.practice import Practice
from bot.store import marks


async def mark(practice: Practice, key: str) -> str | None:
    async with practice.database.reading() as tx:
        return await marks.find(tx, key)


async def set_mark(practice: Practice, key: str, value: str) -> None:
    async with practice.database.action() as tx:
        await marks.put(tx, key, value)
