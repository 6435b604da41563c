"""The rules that the typed options of a schedule may mean: one, or several to be asked about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time
from typing import TypeVar
from zoneinfo import ZoneInfo

from bot.errors import ScheduleError
from bot.interview.schedules.cron import Cron, CronError, read_cron
from bot.interview.schedules.due_times import (
    EveryDays,
    EveryWeeks,
    MonthlyDay,
    MonthlyWeekdays,
    Rule,
    Weekly,
    next_due,
)
from bot.interview.times.clocks import read_time_of_day
from bot.interview.times.results import Ambiguous, Past, Read, Reading, Unread
from bot.interview.times.rhythms import EVERY_DAY, Rhythm, read_rhythm
from bot.ui.quoting import quoted
from bot.ui.schedules.asked import Asked
from bot.ui.typed_times import why_unread
from bot.ui.wording import Wording

_T = TypeVar("_T")
_TYPED_SHOWN = 60


def rules_meant(
    asked: Asked, place: ZoneInfo, now: datetime, wording: Wording, before: Rule | None = None
) -> Sequence[Rule]:
    """None at all: nothing of it was said. A time alone keeps the days of `before`; days alone keep its time.

    Raises ScheduleError."""
    if asked.rule is not None:
        return [begun(asked.rule, place, now)]
    if sum(one is not None for one in (asked.days, asked.every, asked.cron)) > 1 or (asked.cron and asked.at):
        raise ScheduleError("one_rule")
    if asked.cron is not None:
        return [_cron(asked.cron)]
    if asked.at is None and asked.days is None and asked.every is None:
        return ()
    times = read_or_refused(read_time_of_day(asked.at, wording.lang), asked.at, wording) if asked.at else ()
    found = [rule for rhythm in _rhythms(asked, wording) for rule in _with_times(rhythm, times, before)]
    return list(dict.fromkeys(begun(rule, place, now) for rule in found))


def _rhythms(asked: Asked, wording: Wording) -> Sequence[Rhythm | None]:
    if asked.every is not None:
        return [Rhythm(days=asked.every)]
    if asked.days is None:
        return [None]
    return read_or_refused(read_rhythm(asked.days, wording.lang), asked.days, wording)


def read_or_refused(reading: Reading[_T], typed: str, wording: Wording) -> Sequence[_T]:
    """All that it may mean. Raises ScheduleError with the word that was not understood."""
    match reading:
        case Read(value):
            return [value]
        case Ambiguous(values):
            return values
        case Unread() | Past():
            why = why_unread(reading, wording, typed)
            raise ScheduleError("unread", typed=quoted(typed, _TYPED_SHOWN), why=why)


def _with_times(rhythm: Rhythm | None, times: Sequence[time], before: Rule | None) -> list[Rule]:
    said = rhythm.at if rhythm else None
    if said and times and said not in times:
        raise ScheduleError("two_times", one=f"{said:%H:%M}", other=f"{times[0]:%H:%M}")
    kept = getattr(before, "at", None)
    meant = [said] if said else times or ([kept] if kept else [])
    if not meant:
        raise ScheduleError("no_time")
    return [_rule(rhythm, at, before) for at in meant]


def _rule(rhythm: Rhythm | None, at: time, before: Rule | None) -> Rule:
    if rhythm is None:
        return Weekly(EVERY_DAY, at) if before is None or isinstance(before, Cron) else replace(before, at=at)
    if rhythm.days:
        return EveryDays(rhythm.days, at, _SOME_DAY)
    if rhythm.month_day:
        return MonthlyDay(rhythm.month_day, at)
    if rhythm.nths:
        return MonthlyWeekdays(rhythm.nths, rhythm.weekdays, at)
    if rhythm.weeks > 1:
        return EveryWeeks(rhythm.weeks, rhythm.weekdays, at, _SOME_DAY)
    return Weekly(rhythm.weekdays, at)


_SOME_DAY = date.min


def begun(rule: Rule, place: ZoneInfo, now: datetime) -> Rule:
    """What is counted is counted from today where the time is still to come, else from the next day that fits."""
    if not isinstance(rule, EveryDays | EveryWeeks):
        return rule
    days = rule.weekdays if isinstance(rule, EveryWeeks) else EVERY_DAY
    first = next_due(Weekly(days, rule.at), place, now)
    assert first is not None
    return replace(rule, since=first.astimezone(place).date())


def _cron(line: str) -> Rule:
    try:
        return read_cron(line)
    except CronError as fault:
        raise ScheduleError("cron_unknown", part=fault.part.replace("`", "'")) from fault
