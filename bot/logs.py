"""What is logged, and what never is: answers, and tokens of the bot or of an interaction."""

from __future__ import annotations

import json
import logging
import re
import sys
from datetime import UTC, datetime

import discord

_TEXT_FORM = "%(asctime)s %(levelname)s %(name)s: %(message)s"
# The token of an interaction stands in its address, and whoever has it may answer in our name for 15 minutes.
_TOKEN_IN_ADDRESS = re.compile(r"(/(?:interactions|webhooks)/\d+/)[^/\s\"']+")
# At DEBUG these write whole payloads, and with them what members wrote.
_WITH_PAYLOADS = ("discord.http", "discord.gateway", "discord.client", "discord.webhook", "discord.state", "aiosqlite")
_CHATTY = ("apscheduler", "alembic")


def configure_logging(level: str, form: str) -> None:
    """`form` is text, for people, or json, for machines."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonFormatter() if form == "json" else TextFormatter(_TEXT_FORM))
    logging.basicConfig(level=level, handlers=[handler])
    for name in _WITH_PAYLOADS:
        logging.getLogger(name).setLevel(max(logging.getLevelNamesMapping()[level], logging.INFO))
    for name in _CHATTY:
        logging.getLogger(name).setLevel(logging.WARNING)
    # Voice is not used, so that it cannot be is no news.
    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False


class TextFormatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        return without_tokens(super().format(record))


class JsonFormatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(),
            "level": record.levelname,
            "logger": record.name,
            "message": without_tokens(record.getMessage()),
        }
        if record.exc_info:
            line["trace"] = without_tokens(self.formatException(record.exc_info))
        return json.dumps(line, ensure_ascii=False)


def without_tokens(text: str) -> str:
    return _TOKEN_IN_ADDRESS.sub(r"\1…", text)
