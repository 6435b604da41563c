"""What a member does is done once, however many processes hear of it: see `bot.store.deeds`."""

from __future__ import annotations

from bot.services.practice import Practice
from bot.store.deeds import doing, is_ours

__all__ = ["claim", "doing", "is_ours"]


async def claim(practice: Practice) -> None:
    """For what changes nothing else and is to be answered once all the same. Raises DoneElsewhere."""
    async with practice.database.action():
        pass
