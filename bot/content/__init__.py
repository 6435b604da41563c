"""prompts/*.yaml, read into checked and frozen objects; a fault names file, line and key."""

from bot.content.loading import load

__all__ = ["load"]
