"""A cron line: minute, hour, day of the month, month, day of the week, as Vixie's cron reads them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")
_DAYS_IN_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_SHORTHANDS = {
    "@hourly": "0 * * * *",
    "@daily": "0 0 * * *",
    "@midnight": "0 0 * * *",
    "@weekly": "0 0 * * 0",
    "@monthly": "0 0 1 * *",
    "@yearly": "0 0 1 1 *",
    "@annually": "0 0 1 1 *",
}
_ANY = ("*", "?")
LINE_LIMIT = 100
"""Characters."""


class CronError(ValueError):
    """The line cannot be read; `part` is what is wrong with it, as it was typed."""

    def __init__(self, part: str) -> None:
        super().__init__(f"not a part of a cron line: {part!r}")
        self.part = part


@dataclass(frozen=True, slots=True)
class Cron:
    """Made by `read_cron`. `line` is what was typed; weekdays count from Sunday, as cron does."""

    line: str
    times: tuple[time, ...]
    days: frozenset[int]
    months: frozenset[int]
    weekdays: frozenset[int]
    either: bool
    """Day of the month and weekday are both limited: cron then takes a day that fits one of them."""

    def is_on(self, day: date) -> bool:
        if day.month not in self.months:
            return False
        in_month, in_week = day.day in self.days, day.isoweekday() % 7 in self.weekdays
        return in_month or in_week if self.either else in_month and in_week


def read_cron(line: str) -> Cron:
    """Raises CronError for what is no cron line, and for a day that never comes (30 February)."""
    line = " ".join(line.split())
    parts = _SHORTHANDS.get(line.casefold(), line).casefold().split()
    if len(parts) != 5 or len(line) > LINE_LIMIT:
        raise CronError(line[:LINE_LIMIT])
    minutes, hours, days, months = (
        _values(part, low, high, names)
        for part, low, high, names in zip(parts, (0, 0, 1, 1), (59, 23, 31, 12), ((), (), (), _MONTHS), strict=False)
    )
    # Sunday is 0 and 7.
    weekdays = frozenset(day % 7 for day in _values(parts[4], 0, 7, _DAYS))
    either = not _is_any(parts[2]) and not _is_any(parts[4])
    if not either and all(day > _DAYS_IN_MONTH[month - 1] for day in days for month in months):
        raise CronError(parts[2])
    times = tuple(time(hour, minute) for hour in sorted(hours) for minute in sorted(minutes))
    return Cron(line, times, days, months, weekdays, either)


def _values(part: str, low: int, high: int, names: tuple[str, ...]) -> frozenset[int]:
    return frozenset(value for piece in part.split(",") for value in _range(piece, low, high, names))


def _range(piece: str, low: int, high: int, names: tuple[str, ...]) -> range:
    """`*`, `5`, `1-5`, each with `/step`."""
    body, slash, step = piece.partition("/")
    if body in _ANY:
        first, last = low, high
    else:
        begin, dash, end = body.partition("-")
        first = _number(begin, low, names, piece)
        last = _number(end, low, names, piece) if dash else high if slash else first
        if names is _DAYS and dash and last == 0:
            last = 7  # fri-sun
    by = _number(step, low, (), piece) if slash else 1
    if not (low <= first <= last <= high and by >= 1):
        raise CronError(piece)
    return range(first, last + 1, by)


def _number(text: str, low: int, names: tuple[str, ...], piece: str) -> int:
    if text in names:
        return names.index(text) + low
    # Not isdigit: that also takes digits that int cannot read.
    if not (text.isascii() and text.isdecimal() and len(text) <= 3):
        raise CronError(piece)
    return int(text)


def _is_any(part: str) -> bool:
    """Vixie's cron takes a field that begins with a star as not limited, also with a step."""
    return part.startswith(_ANY)
