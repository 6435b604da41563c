"""Until when, and for how long: `Dec 24`, `a week`, `내일`, `한 달`; `90 minutes`, `2시간`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from bot.interview.model import Lang
from bot.interview.times import days
from bot.interview.times.clocks import ways
from bot.interview.times.days import Days, days_meant, first_of_next_month, not_over
from bot.interview.times.gathering import gathered, only, taken
from bot.interview.times.parts import Ahead, Amount, Lasting, Mark, MonthOf, Part, WeekOf
from bot.interview.times.results import NotRead, Reading, Why, fail

_Parts = Sequence[tuple[Part, str]]


def read_until(text: str, today: date, lang: Lang) -> Reading[date]:
    """The day on which it is over, after today."""
    try:
        return gathered([_until(way, today) for way in ways(text, lang)])
    except NotRead as none:
        return none.fault


def _until(parts: _Parts, today: date) -> list[date] | NotRead:
    try:
        taken(parts, *days.PARTS, Ahead, Amount, Lasting, but=(Mark.TO, Mark.UNTIL))
        return [not_over(meant, today) for meant in _meant(parts, today)]
    except NotRead as none:
        return none


def _meant(parts: _Parts, today: date) -> list[Days]:
    amount = only(parts, Amount, Lasting)
    if amount:
        by = amount.by if isinstance(amount, Lasting) else amount
        parts = [(Ahead(by), word) if part is amount else (part, word) for part, word in parts]
    match [part for part, _ in parts if not isinstance(part, Mark)]:
        case [MonthOf(months)]:
            return [Days((first_of_next_month(today, months),))]
        case [WeekOf(weeks)]:
            return [Days((today - timedelta(days=today.weekday()) + timedelta(weeks=weeks),))]
    found = days_meant(parts, today)
    if found is None:
        raise fail(Why.NO_DAY)
    return found


def read_length(text: str, lang: Lang) -> Reading[timedelta]:
    """So much time, above zero. A number alone is none: of what?"""
    try:
        return gathered([_length(way) for way in ways(text, lang)])
    except NotRead as none:
        return none.fault


def _length(parts: _Parts) -> list[timedelta] | NotRead:
    try:
        taken(parts, Amount, Lasting)
        said = only(parts, Amount, Lasting)
        if said is None:
            raise fail(Why.NOTHING)
        by = said.by if isinstance(said, Lasting) else said
        if by.months:
            raise fail(Why.UNREAD, parts[0][1])
        if not by.length:
            raise fail(Why.CONTRADICTION)
        return [by.length]
    except NotRead as none:
        return none
