"""When a rhythm is due: (rule, zone, after) -> the next point in time, in UTC.

A local time that does not exist (the clock goes forward) runs at the first minute after the gap; one that exists
twice (the clock goes back) runs once, the first time. Weekdays, every n days and cron lines alike.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from bot.interview.schedules.cron import Cron, read_cron

MAX_DAYS = 90
"""Between two prompts of a rule that counts days."""
MAX_WEEKS = 12
LAST = -1
_DAY = timedelta(days=1)
_MINUTE = timedelta(minutes=1)
_SECOND = timedelta(seconds=1)
# 29 February is eight years away at most, and nothing that a cron line can say is rarer.
_LOOK_AHEAD_DAYS = 8 * 366 + 1


@dataclass(frozen=True, slots=True)
class Weekly:
    """On these weekdays (0 is Monday) at a local time."""

    weekdays: frozenset[int]
    at: time

    def __post_init__(self) -> None:
        if not self.weekdays or not self.weekdays <= set(range(7)):
            raise ValueError("a weekly rule needs weekdays from 0 to 6")


@dataclass(frozen=True, slots=True)
class EveryDays:
    """Every so many days at a local time, counted from `since`, which is the first day."""

    days: int
    at: time
    since: date

    def __post_init__(self) -> None:
        if not 1 <= self.days <= MAX_DAYS:
            raise ValueError(f"every 1 to {MAX_DAYS} days")


@dataclass(frozen=True, slots=True)
class EveryWeeks:
    """On these weekdays of every so many weeks, counted from the week of `since`, which is the first day."""

    weeks: int
    weekdays: frozenset[int]
    at: time
    since: date

    def __post_init__(self) -> None:
        if not 2 <= self.weeks <= MAX_WEEKS or not self.weekdays or not self.weekdays <= set(range(7)):
            raise ValueError(f"every 2 to {MAX_WEEKS} weeks, on weekdays from 0 to 6")

    def is_on(self, day: date) -> bool:
        if day < self.since or day.weekday() not in self.weekdays:
            return False
        return (_monday(day) - _monday(self.since)).days // 7 % self.weeks == 0


@dataclass(frozen=True, slots=True)
class MonthlyWeekdays:
    """The first, second … of these weekdays in each month; -1 is the last."""

    nths: frozenset[int]
    weekdays: frozenset[int]
    at: time

    def __post_init__(self) -> None:
        if not self.nths or not self.nths <= {1, 2, 3, 4, LAST} or not self.weekdays:
            raise ValueError("a monthly rule needs weekdays, and which of a month")

    def is_on(self, day: date) -> bool:
        if day.weekday() not in self.weekdays:
            return False
        last = (day + timedelta(days=7)).month != day.month
        return (day.day - 1) // 7 + 1 in self.nths or (last and LAST in self.nths)


@dataclass(frozen=True, slots=True)
class MonthlyDay:
    """One day of each month, -1 for its last; a month without it is passed over."""

    day: int
    at: time

    def __post_init__(self) -> None:
        if self.day != LAST and not 1 <= self.day <= 31:
            raise ValueError("a day of the month is 1 to 31, or -1 for the last")

    def is_on(self, day: date) -> bool:
        return (day + _DAY).day == 1 if self.day == LAST else day.day == self.day


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


Rule = Weekly | EveryDays | EveryWeeks | MonthlyWeekdays | MonthlyDay | Cron


def next_due(rule: Rule, zone: ZoneInfo, after: datetime) -> datetime | None:
    """The first due time later than `after`, aware UTC; None when there is none within eight years."""
    return next(due_times(rule, zone, after), None)


def due_times(rule: Rule, zone: ZoneInfo, after: datetime) -> Iterator[datetime]:
    """All due times later than `after`, in order, each once. Every one of them is found by a bounded search."""
    latest = after.astimezone(UTC)
    # A gap may have moved a time of the day before into this day.
    day = _local_day(latest, zone) - _DAY
    last = day + timedelta(days=_LOOK_AHEAD_DAYS)
    while day <= last:
        if _is_on(rule, day):
            for due in _on_day(rule, zone, day, latest):
                if due > latest:
                    yield due
                    latest = due
                    last = day + timedelta(days=_LOOK_AHEAD_DAYS)
        day += _DAY


def upcoming(rule: Rule, zone: ZoneInfo, after: datetime, count: int) -> list[datetime]:
    return list(islice(due_times(rule, zone, after), count))


def in_utc(local: datetime, zone: ZoneInfo) -> datetime:
    """The one point in time that a naive local time stands for; see the top of this module."""
    first = local.replace(tzinfo=zone, fold=0).astimezone(UTC)
    if first.astimezone(zone).replace(tzinfo=None) == local:
        return first
    return _end_of_gap(local.replace(tzinfo=zone, fold=1).astimezone(UTC), first, zone)


def exists(local: datetime, zone: ZoneInfo) -> bool:
    return in_utc(local, zone).astimezone(zone).replace(tzinfo=None) == local


def _end_of_gap(before: datetime, after: datetime, zone: ZoneInfo) -> datetime:
    """The moment between the two at which the offset changes, on a whole minute."""
    offset = before.astimezone(zone).utcoffset()
    while after - before > _SECOND:
        middle = before + (after - before) // 2
        if middle.astimezone(zone).utcoffset() == offset:
            before = middle
        else:
            after = middle
    after = after.replace(microsecond=0)
    return after if after.second == 0 else after.replace(second=0) + _MINUTE


def _local_day(moment: datetime, zone: ZoneInfo) -> date:
    return moment.astimezone(zone).date()


def _is_on(rule: Rule, day: date) -> bool:
    match rule:
        case Weekly(weekdays):
            return day.weekday() in weekdays
        case EveryDays(days, _, since):
            return day >= since and (day - since).days % days == 0
        case EveryWeeks() | MonthlyWeekdays() | MonthlyDay() | Cron():
            return rule.is_on(day)


def _on_day(rule: Rule, zone: ZoneInfo, day: date, after: datetime) -> Iterator[datetime]:
    """The due times of that day, from the first that is later than `after`."""
    if not isinstance(rule, Cron):
        yield in_utc(datetime.combine(day, rule.at), zone)
        return
    # In UTC they are in the same order, so those that have passed need not be looked at one by one.
    first = bisect_right(rule.times, after, key=lambda at: in_utc(datetime.combine(day, at), zone))
    for at in rule.times[first:]:
        yield in_utc(datetime.combine(day, at), zone)


# ---------------------------------------------------------------- as one line of text, to be kept


def written(rule: Rule) -> str:
    """`weekly 0,2 20:00`, `every 3 20:00 2026-11-25`, `weeks 2 0 20:00 2026-11-30`, `nth 1,-1 0 20:00`,
    `month 15 20:00`, `cron 0 9 * * 1-5`."""
    match rule:
        case Weekly(weekdays, at):
            return f"weekly {_numbers(weekdays)} {at:%H:%M}"
        case EveryDays(days, at, since):
            return f"every {days} {at:%H:%M} {since.isoformat()}"
        case EveryWeeks(weeks, weekdays, at, since):
            return f"weeks {weeks} {_numbers(weekdays)} {at:%H:%M} {since.isoformat()}"
        case MonthlyWeekdays(nths, weekdays, at):
            return f"nth {_numbers(nths)} {_numbers(weekdays)} {at:%H:%M}"
        case MonthlyDay(day, at):
            return f"month {day} {at:%H:%M}"
        case Cron():
            return f"cron {rule.line}"


def _numbers(numbers: frozenset[int]) -> str:
    return ",".join(map(str, sorted(numbers)))


def _read_numbers(text: str) -> frozenset[int]:
    return frozenset(map(int, text.split(",")))


def read_rule(text: str) -> Rule:
    """What `written` wrote. Raises ValueError for anything else."""
    kind, _, rest = text.partition(" ")
    if kind == "cron":
        return read_cron(rest)
    parts = rest.split()
    if kind == "weekly":
        return Weekly(_read_numbers(parts[0]), time.fromisoformat(parts[1]))
    if kind == "every":
        return EveryDays(int(parts[0]), time.fromisoformat(parts[1]), date.fromisoformat(parts[2]))
    if kind == "weeks":
        since = date.fromisoformat(parts[3])
        return EveryWeeks(int(parts[0]), _read_numbers(parts[1]), time.fromisoformat(parts[2]), since)
    if kind == "nth":
        return MonthlyWeekdays(_read_numbers(parts[0]), _read_numbers(parts[1]), time.fromisoformat(parts[2]))
    if kind == "month":
        return MonthlyDay(int(parts[0]), time.fromisoformat(parts[1]))
    raise ValueError(f"no rule: {kind!r}")
