"""Why a time as typed is not taken, in a sentence."""

from __future__ import annotations

from bot.interview.times.typed import TimeFault
from bot.ui.quoting import quoted
from bot.ui.wording import Wording

_WORD_LIMIT = 60


def why_unread(fault: TimeFault, word: str, wording: Wording) -> str:
    """`word` is what could not be understood, or the two ways to write a time that comes twice."""
    return wording(f"typed_time.{fault.value}", word=quoted(word, _WORD_LIMIT))
