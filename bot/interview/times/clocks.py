"""Which hours a clock may mean, with or without a part of the day; and the time of day alone, as rhythms have it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time

from bot.interview.model import Lang
from bot.interview.times.gathering import gathered, taken
from bot.interview.times.parts import Clock, DayPart, Mark, Part
from bot.interview.times.results import NotRead, Reading, Why, fail
from bot.interview.times.words import readings, words_of

Hour = tuple[int, int]
"""Days after the one that was said, and the hour: the night of Friday has hours of Saturday."""
_MIDNIGHT_HOURS = 5
_HOURS_OF: dict[DayPart, range] = {
    DayPart.AM: range(12),
    DayPart.PM: range(12, 24),
    DayPart.DAWN: range(7),
    DayPart.MORNING: range(1, 12),
    DayPart.LUNCH: range(11, 15),
    DayPart.MIDDAY: range(10, 18),
    DayPart.AFTERNOON: range(12, 19),
    DayPart.EVENING: range(16, 24),
    DayPart.NIGHT: range(17, 24),
}


def hours(clock: Clock, parts: Sequence[DayPart]) -> list[Hour]:
    """All that may be meant, one or more. Raises NotRead where the part of the day has no such hour."""
    found = _either(clock)
    for part in parts:
        found = [hour for hour in found if _fits(hour[1], part, clock)]
    if DayPart.NIGHT in parts:
        found = [one for _, hour in found for one in ((0, hour), (1, hour)) if one[0] == 0 or hour < _MIDNIGHT_HOURS]
    elif parts:
        found = [(days, hour) for days, hour in found if days == 0 or hour]
    if not found:
        raise fail(Why.CONTRADICTION)
    return list(dict.fromkeys(found))


def _either(clock: Clock) -> list[Hour]:
    if clock.hour == 24:
        return [(1, 0)]
    if clock.certain:
        return [(0, clock.hour)]
    if clock.hour == 12:
        return [(0, 12), (0, 0), (1, 0)]
    return [(0, clock.hour), (0, clock.hour + 12)]


def _fits(hour: int, part: DayPart, clock: Clock) -> bool:
    if part is DayPart.NIGHT and hour < _MIDNIGHT_HOURS:
        return True
    return hour in _HOURS_OF[part]


def times_of(parts: Sequence[tuple[Part, str]]) -> list[time] | None:
    """The times of day that are said among these; None for not one. Raises NotRead."""
    clocks = [part for part, _ in parts if isinstance(part, Clock)]
    halves = [part for part, _ in parts if isinstance(part, DayPart)]
    if len(clocks) > 1:
        raise fail(Why.CONTRADICTION)
    if not clocks:
        if halves:
            raise fail(Why.NO_CLOCK)
        return None
    return list(dict.fromkeys(time(hour, clocks[0].minute) for _, hour in hours(clocks[0], halves)))


def read_time_of_day(text: str, lang: Lang) -> Reading[time]:
    """`20:00`, `8pm`, `저녁 8시 반`; `8` is asked about."""
    try:
        return gathered([_time(way) for way in ways(text, lang)])
    except NotRead as none:
        return none.fault


def _time(parts: list[tuple[Part, str]]) -> list[time] | NotRead:
    try:
        taken(parts, Clock, DayPart, but=(Mark.ABOUT,))
        found = times_of(parts)
        if found is None:
            raise fail(Why.NO_CLOCK)
        return found
    except NotRead as none:
        return none


def ways(text: str, lang: Lang) -> list[list[tuple[Part, str]]]:
    """Raises NotRead."""
    return list(readings(words_of(text, lang)))
