"""Times as people type them, in English, in Korean and with digits: understood whole, or refused with a reason.

    read_time("next tue 7.30pm", ZoneInfo("Asia/Seoul"), now)

A small grammar, on purpose: what it does not know is never skipped, and what can be meant in two ways is asked back.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import TypeVar

from bot.interview.times import typed_english, typed_korean
from bot.interview.times.typed_parts import (
    Clock,
    DayPart,
    InDays,
    Later,
    OnDate,
    OnWeekday,
    Part,
    Rule,
    TimeFault,
    TypedTimeError,
)

__all__ = ["TYPED_LIMIT", "TimeFault", "TypedTimeError", "read_time"]

TYPED_LIMIT = 100
"""Characters that a typed time may have."""
_RULES: Sequence[Rule] = (*typed_english.RULES, *typed_korean.RULES)
_BETWEEN = re.compile(r"[\s,]+")
_ISO = re.compile(
    r"(\d{4}-\d{2}-\d{2})[t ](\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)? ?(z|[+-]\d{2}:?\d{2})?", re.IGNORECASE | re.ASCII
)
_STAMP = re.compile(r"<t:(\d{1,11})(?::[a-z])?>", re.ASCII)
"""How a time stamp of Discord's is written."""
_HOURS_OF: dict[DayPart, range] = {
    DayPart.AM: range(12),
    DayPart.PM: range(12, 24),
    DayPart.DAWN: range(7),
    DayPart.MORNING: range(1, 12),
    DayPart.MIDDAY: range(11, 18),
    DayPart.AFTERNOON: range(12, 19),
    DayPart.EVENING: range(16, 24),
    DayPart.NIGHT: range(18, 24),
}
_Kind = TypeVar("_Kind", Clock, DayPart, Later, InDays, OnDate, OnWeekday)
_MONTHS_AHEAD = 3
"""A day of the month alone is looked for this far: no three months in a row lack one."""


def read_time(text: str, zone: tzinfo, now: datetime) -> datetime:
    """The moment that is meant, in UTC, always after `now`. Raises TypedTimeError."""
    typed, now = _normal(text), now.astimezone(UTC)
    if not typed:
        raise TypedTimeError(TimeFault.NO_CLOCK)
    try:
        if stamp := _STAMP.fullmatch(typed):
            return _future(datetime.fromtimestamp(int(stamp[1]), UTC), now)
        if iso := _ISO.fullmatch(typed):
            return _read_iso(iso, zone, now).astimezone(UTC)
        return _put_together(_Read.of(typed), zone, now).astimezone(UTC)
    except (OverflowError, OSError):
        raise TypedTimeError(TimeFault.NO_SUCH_DAY, text[:TYPED_LIMIT]) from None


def _normal(text: str) -> str:
    """Full-width digits, capitals and several blanks in a row mean nothing of their own."""
    folded = unicodedata.normalize("NFKC", text[: TYPED_LIMIT + 1]).casefold()
    return _BETWEEN.sub(" ", folded).strip(" ")


# ---------------------------------------------------------------- words to parts


@dataclass(frozen=True, slots=True)
class _Read:
    clock: Clock | None
    part: DayPart | None
    later: Later | None
    day: InDays | OnDate | OnWeekday | None
    weekday: OnWeekday | None
    """Beside a day that says it otherwise: it has to agree."""

    @classmethod
    def of(cls, typed: str) -> _Read:
        parts = list(_parts(typed))
        weekday = _only(parts, OnWeekday)
        day = _only(parts, InDays) or _only(parts, OnDate)
        if _only(parts, InDays) and _only(parts, OnDate):
            raise TypedTimeError(TimeFault.CONTRADICTION)
        clock, part, later = _only(parts, Clock), _only(parts, DayPart), _only(parts, Later)
        if later and len(parts) > 1:
            raise TypedTimeError(TimeFault.CONTRADICTION)
        return cls(clock, part, later, day or weekday, weekday if day else None)


def _only(parts: Sequence[Part], kind: type[_Kind]) -> _Kind | None:
    found = [part for part in parts if isinstance(part, kind)]
    if len(found) > 1:
        raise TypedTimeError(TimeFault.CONTRADICTION)
    return found[0] if found else None


def _parts(typed: str) -> Iterator[Part]:
    at = 0
    while at < len(typed):
        if typed[at] == " ":
            at += 1
            continue
        found = [(match, make) for pattern, make in _RULES if (match := pattern.match(typed, at))]
        if not found:
            raise TypedTimeError(TimeFault.UNREADABLE, typed[at:])
        # The longest reading is the one that is meant: "3일 뒤" is no third of the month.
        match, make = max(found, key=lambda one: one[0].end())
        yield from make(match)
        at = match.end()


# ---------------------------------------------------------------- parts to a moment


def _put_together(read: _Read, zone: tzinfo, now: datetime) -> datetime:
    if read.later:
        return _future((now + read.later.by).replace(second=0, microsecond=0), now)
    if read.clock is None:
        raise TypedTimeError(TimeFault.NO_CLOCK)
    hour, minute = _hour(read.clock, read.part), read.clock.minute
    today = now.astimezone(zone).date()
    days = [day for day in _days(read.day, today) if day]
    if not days:
        raise TypedTimeError(TimeFault.NO_SUCH_DAY)
    for day in days:
        local = datetime(day.year, day.month, day.day, hour, minute)  # noqa: DTZ001  # its zone comes with `_moments`
        if moments := [moment for moment in _moments(local, zone) if moment > now]:
            _check_weekday(read.weekday, day, today)
            return _single(moments)
    raise TypedTimeError(TimeFault.PAST)


def _hour(clock: Clock, part: DayPart | None) -> int:
    if part is None:
        if not clock.exact:
            raise TypedTimeError(TimeFault.HALF_UNCLEAR, f"{clock.hour}:{clock.minute:02}")
        return clock.hour
    either = (clock.hour % 12, clock.hour % 12 + 12) if 1 <= clock.hour <= 12 else (clock.hour,)
    fitting = [hour for hour in either if hour in _HOURS_OF[part]]
    if len(fitting) != 1:
        raise TypedTimeError(TimeFault.MIDNIGHT if clock.hour == 12 else TimeFault.CONTRADICTION)
    return fitting[0]


def _days(day: InDays | OnDate | OnWeekday | None, today: date) -> Iterator[date | None]:
    """The days that may be meant, the likeliest first; None for one that no calendar has."""
    match day:
        case None:
            yield from (today, today + timedelta(days=1))
        case InDays(days):
            yield today + timedelta(days=days)
        case OnWeekday(weekday, None):
            next_one = today + timedelta(days=(weekday - today.weekday()) % 7)
            yield from (next_one, next_one + timedelta(days=7))
        case OnWeekday(weekday, weeks):
            yield today + timedelta(days=weekday - today.weekday() + 7 * (weeks or 0))
        case OnDate(number, int(month), int(year)):
            yield _date(year, month, number)
        case OnDate(number, int(month)):
            yield from (_date(today.year + step, month, number) for step in (0, 1))
        case OnDate(number, months=months):
            ahead = range(_MONTHS_AHEAD) if months is None else (months,)
            yield from (_in_month(today, step, number) for step in ahead)


def _in_month(today: date, months: int, day: int) -> date | None:
    whole = today.month - 1 + months
    return _date(today.year + whole // 12, whole % 12 + 1, day)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _check_weekday(said: OnWeekday | None, day: date, today: date) -> None:
    """Beside a date the day of the week says nothing new; it catches a slip."""
    if said is None:
        return
    agrees = said.weekday == day.weekday() if said.weeks is None else day in _days(said, today)
    if not agrees:
        raise TypedTimeError(TimeFault.CONTRADICTION)


def _read_iso(match: re.Match[str], zone: tzinfo, now: datetime) -> datetime:
    day, time, offset = match.groups()
    try:
        moment = datetime.fromisoformat(f"{day}T{time}{(offset or '').upper()}")
    except ValueError:
        raise TypedTimeError(TimeFault.NO_SUCH_DAY, match[0]) from None
    if moment.tzinfo is not None:
        return _future(moment, now)
    moments = _moments(moment, zone)
    if future := [moment for moment in moments if moment > now]:
        return _single(future)
    raise TypedTimeError(TimeFault.PAST)


# ---------------------------------------------------------------- clocks that are put forward and back


def _moments(local: datetime, zone: tzinfo) -> list[datetime]:
    """All moments with this local time: two when the clock goes back. Raises TypedTimeError where there is none."""
    first, second = (local.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    if first.utcoffset() == second.utcoffset():
        return [first]
    if first.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != local:
        raise TypedTimeError(TimeFault.SKIPPED, f"{local:%H:%M}")
    return [first, second]


def _single(moments: Sequence[datetime]) -> datetime:
    if len(moments) > 1:
        both = [moment.isoformat(timespec="minutes") for moment in moments]
        raise TypedTimeError(TimeFault.TWICE, " / ".join(both))
    return moments[0]


def _future(moment: datetime, now: datetime) -> datetime:
    if moment <= now:
        raise TypedTimeError(TimeFault.PAST)
    return moment
