"""What ui knows of a member's action: it is done once, and whether it is stored. See `bot.store.deeds`."""

from __future__ import annotations

from bot.services.practice import Practice
from bot.store.deeds import Deed, Stored, aside, doing, is_ours, watch

__all__ = ["Deed", "Stored", "aside", "claim", "doing", "is_ours", "watch"]


async def claim(practice: Practice) -> None:
    """For what changes nothing else and is to be answered once all the same. Raises DoneElsewhere."""
    async with practice.database.action():
        pass
