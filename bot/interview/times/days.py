"""Which days are meant, from the parts that say a day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.interview.times.gathering import only
from bot.interview.times.parts import (
    LAST,
    Ahead,
    InDays,
    MonthOf,
    OnDate,
    OnWeekday,
    Part,
    Weekend,
    WeekOf,
    YearOf,
)
from bot.interview.times.results import NotRead, Past, Why, fail

PARTS = (InDays, OnWeekday, Weekend, OnDate, WeekOf, MonthOf, YearOf)
_RECENT = timedelta(days=60)
"""A date without a year that passed so lately is a slip, and not next year's."""
_MONTHS_AHEAD = 3
"""A day of the month alone is looked for this far: no three months in a row lack one."""
_SATURDAY, _SUNDAY = 5, 6


@dataclass(frozen=True, slots=True)
class Days:
    """Days that may be meant. `rolling`: they are tried in order, and the first that is not over counts."""

    days: tuple[date, ...]
    rolling: bool = False


def days_meant(parts: Sequence[tuple[Part, str]], today: date) -> list[Days] | None:
    """Each a meaning of its own; None where no day is said. Raises NotRead."""
    ahead = only(parts, Ahead)
    if ahead and ahead.by.minutes:
        raise fail(Why.CONTRADICTION)
    said, weekday = only(parts, InDays, OnDate), only(parts, OnWeekday, Weekend)
    week = only(parts, WeekOf)
    if ahead and weekday and not said and not week and ahead.by.weeks and not (ahead.by.days or ahead.by.months):
        week, ahead = WeekOf(ahead.by.weeks), None
    if ahead:
        if said or week or only(parts, MonthOf, YearOf):
            raise fail(Why.CONTRADICTION)
        day = _after(today, ahead)
        return [_checked(Days((day,)), weekday, today)]
    if said:
        if week:
            raise fail(Why.CONTRADICTION)
        return [_checked(_said(said, parts, today), weekday, today)]
    if only(parts, MonthOf, YearOf):
        raise fail(Why.NO_DAY)
    if weekday:
        return _weekdays(weekday, week, today)
    if week:
        raise fail(Why.NO_DAY)
    return None


def _after(today: date, ahead: Ahead) -> date:
    moved = _in_month(today, ahead.by.months, today.day) if ahead.by.months else today
    if moved is None:
        # A month from 31 January is the last of February.
        moved = _first_of(today, ahead.by.months + 1) - timedelta(days=1)
    return moved + timedelta(days=7 * ahead.by.weeks + ahead.by.days)


def _said(said: InDays | OnDate, parts: Sequence[tuple[Part, str]], today: date) -> Days:
    month, year = only(parts, MonthOf), only(parts, YearOf)
    if isinstance(said, InDays):
        if month or year:
            raise fail(Why.CONTRADICTION)
        return Days((today + timedelta(days=said.days),))
    if (month and (said.month or year)) or (year and said.year):
        raise fail(Why.CONTRADICTION)
    if month:
        return Days((_existing(_in_month(today, month.months, said.day)),))
    if said.month is None:
        if year:
            raise fail(Why.CONTRADICTION)
        return Days((_next_of_month(said.day, today),))
    if said.year or year:
        return Days((_existing(_date(said.year or today.year + (year.years if year else 0), said.month, said.day)),))
    return Days((_next_of_year(said.month, said.day, today),))


def _next_of_month(day: int, today: date) -> date:
    for months in range(_MONTHS_AHEAD):
        found = _in_month(today, months, day)
        if found and found >= today:
            return found
    raise fail(Why.NO_SUCH_DAY)


def _next_of_year(month: int, day: int, today: date) -> date:
    this, following = (_date(today.year + years, month, day) for years in (0, 1))
    if this and this >= today - _RECENT:
        return this
    return _existing(following)


def _weekdays(said: OnWeekday | Weekend, week: WeekOf | None, today: date) -> list[Days]:
    if isinstance(said, Weekend):
        days = [OnWeekday(day, said.weeks, strictly=said.strictly) for day in (_SATURDAY, _SUNDAY)]
        return [one for day in days for one in _weekdays(day, week, today)]
    weeks = said.weeks
    if week:
        if weeks is not None and weeks != week.weeks:
            raise fail(Why.CONTRADICTION)
        weeks = week.weeks
    if weeks is not None:
        return [Days((today + timedelta(days=said.day - today.weekday() + 7 * weeks),))]
    ahead = (said.day - today.weekday()) % 7 or (7 if said.strictly else 0)
    first = today + timedelta(days=ahead + 7 * said.later)
    return [Days((first, first + timedelta(days=7)), rolling=not said.strictly and not said.later)]


def _checked(found: Days, said: OnWeekday | Weekend | None, today: date) -> Days:
    """Beside a date the day of the week catches a slip, and decides between 5 December and 12 May."""
    if said is None:
        return found
    (day,) = found.days
    wanted = {said.day} if isinstance(said, OnWeekday) else {_SATURDAY, _SUNDAY}
    if day.weekday() not in wanted:
        raise fail(Why.CONTRADICTION)
    in_week = isinstance(said, OnWeekday) and (said.weeks is not None or said.strictly)
    if in_week and day not in {one for days in _weekdays(said, None, today) for one in days.days[:1]}:
        raise fail(Why.CONTRADICTION)
    return found


def _first_of(today: date, months: int) -> date:
    whole = today.month - 1 + months
    return date(today.year + whole // 12, whole % 12 + 1, 1)


def _in_month(today: date, months: int, day: int) -> date | None:
    first = _first_of(today, months)
    if day == LAST:
        return _first_of(today, months + 1) - timedelta(days=1)
    return _date(first.year, first.month, day)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _existing(day: date | None) -> date:
    if day is None:
        raise fail(Why.NO_SUCH_DAY)
    return day


def not_over(days: Days, today: date) -> date:
    """The first of these days that is to come. Raises NotRead."""
    for day in days.days if days.rolling else days.days[:1]:
        if day > today:
            return day
    raise NotRead(Past(days.days[0]))


def first_of_next_month(today: date, months: int) -> date:
    return _first_of(today, months)
