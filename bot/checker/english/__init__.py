"""Reads an answer in English: what kind of response it looks like, and its sentences with what is seen in them."""

from __future__ import annotations

from bot.checker.english.amounts import COMPARING
from bot.checker.english.evidence import speaking
from bot.checker.english.reader import evidence

__all__ = ["COMPARING", "evidence", "speaking"]
