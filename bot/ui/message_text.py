"""What a message tells: its text, and text files with it. Discord turns a long paste into such a file by itself."""

from __future__ import annotations

from dataclasses import dataclass

import discord

from bot.errors import NoTextError, TextUnreadableError
from bot.interview.model import FIELD_LIMIT, Field

LENGTH_LIMIT = FIELD_LIMIT * len(Field)
"""Characters: as much as the form takes."""
_BYTES_A_CHARACTER = 4
_TEXTS = ("text/plain", "text/markdown", "text/x-markdown")
_UNKNOWN = ("", "application/octet-stream")
_TEXT_NAMES = (".txt", ".md", ".markdown")
_TOLD_BY_PEOPLE = (discord.MessageType.default, discord.MessageType.reply)


@dataclass(frozen=True, slots=True)
class Told:
    """`unread`: something was with it that is no text, and was not looked at."""

    text: str
    unread: bool


def is_by_a_person(message: discord.Message) -> bool:
    """Pins, calls and the like are messages too."""
    return message.type in _TOLD_BY_PEOPLE and not message.author.bot


async def told_in(message: discord.Message) -> Told:
    """Raises NoTextError, TextUnreadableError; discord.HTTPException when a file cannot be fetched."""
    files = [file for file in message.attachments if _is_text(file)]
    if sum(file.size for file in files) > LENGTH_LIMIT * _BYTES_A_CHARACTER:
        raise TextUnreadableError("text_too_long", most=LENGTH_LIMIT)
    parts = [message.content, *[await _read(file) for file in files]]
    text = "\n".join(part for part in parts if part.strip())
    if not text:
        raise NoTextError
    if len(text) > LENGTH_LIMIT:
        raise TextUnreadableError("text_too_long", most=LENGTH_LIMIT)
    return Told(text, unread=len(files) < len(message.attachments) or bool(message.stickers))


def _is_text(file: discord.Attachment) -> bool:
    """By what Discord says it is, and by its name where Discord does not know."""
    kind = (file.content_type or "").partition(";")[0].strip()
    return kind in _TEXTS or (kind in _UNKNOWN and file.filename.lower().endswith(_TEXT_NAMES))


async def _read(file: discord.Attachment) -> str:
    try:
        return (await file.read()).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise TextUnreadableError("text_undecodable") from None
