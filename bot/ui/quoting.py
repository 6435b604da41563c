"""Members' words on a card: shortened, and unable to break the card, ping anybody or turn the line around."""

from __future__ import annotations

import re
import unicodedata

import discord

# Characters that reorder or hide what stands around them: bidi controls, zero-width marks, control characters.
_KEPT_FORMAT_CHARACTERS = frozenset("\u200d\u200c")  # joiners that emoji and some scripts need
# Mentions, commands and time stamps begin so; markdown's own signs are escaped by discord.py.
_TAGS = re.compile(r"<(?=[@#/:at])")
_SPACES = re.compile(r"\s+")


def plain(text: str) -> str:
    """One line without invisible characters; markdown still as typed."""
    visible = (c for c in _SPACES.sub(" ", text) if c in _KEPT_FORMAT_CHARACTERS or not _is_invisible(c))
    return "".join(visible).strip()


def quoted(text: str, limit: int) -> str:
    """At most `limit` characters, cut at a word where there is one, with markdown and mentions made harmless."""
    return escaped(shortened(plain(text), limit))


def escaped(text: str) -> str:
    harmless = discord.utils.escape_mentions(discord.utils.escape_markdown(text, as_needed=False))
    return _TAGS.sub(r"\\\g<0>", harmless)


def shortened(text: str, limit: int) -> str:
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    # A long stretch without a space (Korean notes, a pasted line) is cut where it stands.
    space = cut.rfind(" ", limit * 2 // 3)
    return (cut[:space] if space > 0 else cut).rstrip(" ,.;:·") + "…"


def _is_invisible(char: str) -> bool:
    return unicodedata.category(char) in {"Cf", "Cc", "Cs", "Co", "Cn"}
