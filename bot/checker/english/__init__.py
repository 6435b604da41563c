"""Reads an answer in English: kind of response, the items that are met with the words they rest on, principles."""

from __future__ import annotations

from bot.checker.english.reader import evidence, read

__all__ = ["evidence", "read"]
