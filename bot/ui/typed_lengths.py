"""Lengths of time as they were typed into an option: `36 hours`, `2 days`; a number alone counts the option's
own unit."""

from __future__ import annotations

from datetime import timedelta

from bot.errors import LengthUnreadError
from bot.interview.times.results import Read
from bot.interview.times.spans import read_length
from bot.ui.desk import Interaction, lang_of
from bot.ui.quoting import quoted

LONGEST_TYPED = 40
"""Characters."""
_SHOWN = 40
_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)


def hours_typed(interaction: Interaction, typed: str, most: int) -> int:
    """Whole hours, 1 to `most`. Raises LengthUnreadError."""
    return _units(interaction, typed, _HOUR, most, "hours")


def days_typed(interaction: Interaction, typed: str, most: int) -> int:
    """Whole days, 1 to `most`. Raises LengthUnreadError."""
    return _units(interaction, typed, _DAY, most, "days")


def _units(interaction: Interaction, typed: str, unit: timedelta, most: int, name: str) -> int:
    text = typed.strip()
    if text.isascii() and text.isdecimal():
        count, rest = int(text[:9]), timedelta()
    else:
        read = read_length(text, lang_of(interaction))
        length = read.value if isinstance(read, Read) else timedelta()
        count, rest = divmod(length, unit)
    if rest or not 1 <= count <= most:
        raise LengthUnreadError(name, typed=quoted(typed, _SHOWN), most=most)
    return count
