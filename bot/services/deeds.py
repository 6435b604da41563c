"""What ui knows of a member's action: whether it is stored. See `bot.store.deeds`."""

from __future__ import annotations

from bot.store.deeds import Deed, Stored, aside, watch

__all__ = ["Deed", "Stored", "aside", "watch"]
