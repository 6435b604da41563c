"""A day to come, as people type it: "24 Dec", "12월 24일", "2026-12-24", "in two weeks"."""

from __future__ import annotations

from datetime import date

from bot.interview.model import Lang
from bot.interview.times import days
from bot.interview.times.clocks import ways
from bot.interview.times.days import days_meant, not_over
from bot.interview.times.gathering import gathered, taken
from bot.interview.times.parts import Ahead, Part
from bot.interview.times.results import NotRead, Reading, Why, fail


def read_date(text: str, today: date, lang: Lang) -> Reading[date]:
    """Today itself is over: what is prepared for is still to come."""
    try:
        return gathered([_read(parts, today) for parts in ways(text, lang)])
    except NotRead as none:
        return none.fault
    except OverflowError:
        return fail(Why.NO_SUCH_DAY).fault


def _read(parts: list[tuple[Part, str]], today: date) -> list[date] | NotRead:
    try:
        taken(parts, *days.PARTS, Ahead)
        found = days_meant(parts, today)
        if found is None:
            raise fail(Why.NO_DAY)
        return [not_over(one, today) for one in found]
    except NotRead as none:
        return none
