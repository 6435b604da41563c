"""Rhythms as people type them: sets of weekdays, every so many days or weeks, the first Monday of the month."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time

from bot.interview.model import Lang
from bot.interview.times.clocks import times_of, ways
from bot.interview.times.gathering import gathered, only, taken
from bot.interview.times.parts import (
    LAST,
    Clock,
    DayPart,
    Mark,
    Nth,
    OnDate,
    OnWeekday,
    Part,
    Step,
    Unit,
    Weekdays,
    Weekend,
)
from bot.interview.times.results import NotRead, Reading, Why, fail

__all__ = ["EVERY_DAY", "LAST", "MOST_DAYS", "WEEKEND", "WORKDAYS", "Rhythm", "read_rhythm"]

EVERY_DAY = frozenset(range(7))
WORKDAYS = frozenset(range(5))
WEEKEND = frozenset({5, 6})
MOST_DAYS = 90
"""Between two days of a rhythm."""
_MOST_WEEKS = 12
_KINDS = (OnWeekday, Weekdays, Weekend, Step, Nth, OnDate, Clock, DayPart)
_Parts = Sequence[tuple[Part, str]]


@dataclass(frozen=True, slots=True)
class Rhythm:
    """One of: weekdays of every week or of every so many `weeks`; the `nths` of these weekdays in a month (-1 is the
    last); every so many `days`; the `month_day` of each month (-1 is the last). `at` where a time was typed along."""

    weekdays: frozenset[int] = frozenset()
    weeks: int = 1
    nths: frozenset[int] = frozenset()
    days: int = 0
    month_day: int = 0
    at: time | None = None


def read_rhythm(text: str, lang: Lang) -> Reading[Rhythm]:
    """`mon wed fri`, `every second week on monday`, `매월 첫째 주 월요일`, with or without a time of day."""
    try:
        return gathered([_read(way) for way in ways(text, lang)], order=_order)
    except NotRead as none:
        return none.fault


def _order(rhythm: Rhythm) -> tuple[object, ...]:
    return (not rhythm.nths, sorted(rhythm.weekdays), rhythm.weeks, rhythm.days, rhythm.at or time())


def _read(parts: _Parts) -> list[Rhythm] | NotRead:
    try:
        taken(parts, *_KINDS, but=tuple(Mark))
        days = _without_time(parts)
        rhythm = _rhythm(days)
        times = times_of(parts)
        if times is None:
            return [rhythm]
        return [Rhythm(rhythm.weekdays, rhythm.weeks, rhythm.nths, rhythm.days, rhythm.month_day, at) for at in times]
    except NotRead as none:
        return none


def _without_time(parts: _Parts) -> list[tuple[Part, str]]:
    return [(part, word) for part, word in parts if not isinstance(part, Clock | DayPart) and part is not Mark.ABOUT]


def _rhythm(parts: _Parts) -> Rhythm:
    weekdays = _weekdays(parts)
    nths = frozenset(part.number for part, _ in parts if isinstance(part, Nth))
    step, date = _step(parts), only(parts, OnDate)
    monthly = any(part is Mark.MONTHLY for part, _ in parts)
    if date:
        if not monthly or date.month or weekdays or nths or step:
            raise fail(Why.CONTRADICTION)
        return Rhythm(month_day=date.day)
    if nths:
        if not weekdays or step:
            raise fail(Why.CONTRADICTION)
        return Rhythm(weekdays, nths=nths)
    if monthly:
        raise fail(Why.CONTRADICTION if weekdays or step else Why.NO_DAY)
    if step:
        return _stepped(step, weekdays)
    if not weekdays:
        raise fail(Why.NO_DAY)
    return Rhythm(weekdays)


def _step(parts: _Parts) -> Step | None:
    """Every week, once a week: said twice it is the same."""
    steps = {part for part, _ in parts if isinstance(part, Step)}
    if len(steps) > 1:
        raise fail(Why.CONTRADICTION)
    return next(iter(steps), None)


def _stepped(step: Step, weekdays: frozenset[int]) -> Rhythm:
    if step.unit is Unit.WEEK and 1 <= step.count <= _MOST_WEEKS:
        return Rhythm(weekdays, step.count) if weekdays else Rhythm(days=7 * step.count)
    if step == Step(1, Unit.DAY) and not weekdays:
        return Rhythm(EVERY_DAY)
    if step.unit is Unit.DAY and 1 <= step.count <= MOST_DAYS and not weekdays:
        return Rhythm(days=step.count)
    raise fail(Why.CONTRADICTION)


# ---------------------------------------------------------------- sets of weekdays


def _weekdays(parts: _Parts) -> frozenset[int]:
    """With what is left out taken away. Raises NotRead for a range that has no end."""
    said: set[int] = set()
    out: set[int] = set()
    latest: set[int] = set()
    leaving = in_range = False
    for at, (part, _) in enumerate(parts):
        if part is Mark.EXCEPT:
            leaving = True
        elif part is Mark.LEFT_OUT:
            said, out, latest = said - latest, out | latest, set()
        elif part in (Mark.DASH, Mark.TO) or (part is Mark.SINCE and _goes_on(parts, at)):
            in_range = True
        else:
            days = _days_of(part)
            if not days:
                continue
            if in_range:
                days, in_range = _through(latest, days), False
            latest = days
            said, out = (said, out | days) if leaving else (said | days, out)
    if in_range or (out and not said):
        raise fail(Why.CONTRADICTION)
    return frozenset(said - out)


def _goes_on(parts: _Parts, at: int) -> bool:
    return any(_days_of(part) for part, _ in parts[at + 1 :])


def _days_of(part: Part) -> set[int]:
    match part:
        case OnWeekday(day, None, 0, False):
            return {day}
        case Weekdays(days):
            return set(days)
        case Weekend(None, False):
            return set(WEEKEND)
        case OnWeekday() | Weekend():
            raise fail(Why.CONTRADICTION)
    return set()


def _through(first: set[int], last: set[int]) -> set[int]:
    if len(first) != 1 or len(last) != 1:
        raise fail(Why.CONTRADICTION)
    (begin,), (end,) = first, last
    return {(begin + step) % 7 for step in range((end - begin) % 7 + 1)}
