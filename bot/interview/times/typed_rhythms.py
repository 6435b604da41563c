"""Weekdays, times of the day and days as people type them, in English and Korean. None for what is not understood."""

from __future__ import annotations

import re
from datetime import date, time, timedelta

EVERY_DAY = frozenset(range(7))
WORKDAYS = frozenset(range(5))
WEEKEND = frozenset({5, 6})

_GROUPS = {
    EVERY_DAY: ("daily", "every day", "everyday", "all", "매일", "날마다"),
    WORKDAYS: ("weekdays", "workdays", "every weekday", "평일", "주중"),
    WEEKEND: ("weekend", "weekends", "주말"),
}
_ENGLISH = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_KOREAN = "월화수목금토일"
_CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?(?::00)?")
_KOREAN_CLOCK = re.compile(r"(\d{1,2})시(?:(\d{1,2})분|(반))?")
_MORNING = ("am", "a.m.", "오전", "아침", "새벽")
_EVENING = ("pm", "p.m.", "오후", "저녁", "밤", "낮")
_NOON, _MIDNIGHT = ("noon", "정오"), ("midnight", "자정")
_IN_WEEKS = re.compile(r"(\d{1,2})\s*(?:weeks?|w|주(?:일)?)(?:\s*뒤|\s*후)?")
_IN_DAYS = re.compile(r"(\d{1,3})\s*(?:days?|d|일)(?:\s*뒤|\s*후)?")
_DAY = re.compile(r"(?:(\d{4})[-./년]\s*)?(\d{1,2})[-./월]\s*(\d{1,2})[일.]?")


def read_weekdays(typed: str) -> frozenset[int] | None:
    """`mon wed fri`, `Tuesdays, Thursdays`, `weekdays`, `월수금`, `화요일, 목요일`, `mon-fri`; 0 is Monday."""
    text = " ".join(typed.casefold().split())
    for days, names in _GROUPS.items():
        if text in names:
            return days
    found: set[int] = set()
    for word in re.split(r"[\s,·/&+]+|\band\b|와|과|하고", text):
        days_of_word = _days(word) if word else frozenset()
        if days_of_word is None:
            return None
        found |= days_of_word
    return frozenset(found) or None


def _days(word: str) -> frozenset[int] | None:
    begin, dash, end = word.replace("~", "-").partition("-")
    if dash:
        first, last = _day(begin), _day(end)
        if first is None or last is None:
            return None
        return frozenset((first + step) % 7 for step in range((last - first) % 7 + 1))
    if word and set(word.replace("요일", "")) <= set(_KOREAN):
        return frozenset(_KOREAN.index(char) for char in word.replace("요일", ""))
    day = _day(word)
    return None if day is None else frozenset({day})


def _day(word: str) -> int | None:
    word = word.strip().rstrip(".")
    korean = word.removesuffix("요일")
    if len(korean) == 1 and korean in _KOREAN:
        return _KOREAN.index(korean)
    singular = word.removesuffix("s") if len(word) > 4 else word
    near = [n for n, name in enumerate(_ENGLISH) if len(word) >= 2 and (name.startswith(singular) or name == word)]
    return near[0] if len(near) == 1 else None


def read_time(typed: str) -> time | None:
    """`20:00`, `8pm`, `8:30 p.m.`, `저녁 8시 반`, `오후 8:30`, `noon`; a bare number is an hour of 24."""
    text = typed.casefold().strip()
    if text in _NOON:
        return time(12)
    if text in _MIDNIGHT:
        return time(0)
    half, bare = _half_of_day(text.replace(" ", ""))
    match = _KOREAN_CLOCK.fullmatch(bare) or _CLOCK.fullmatch(bare)
    if match is None:
        return None
    halves = match.re is _KOREAN_CLOCK and match[3] is not None
    hour, minute = int(match[1]), 30 if halves else int(match[2] or 0)
    if half is not None:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + half
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _half_of_day(text: str) -> tuple[int | None, str]:
    """Hours to add, None where it is not said; and what is left of the text."""
    for hours, words in ((0, _MORNING), (12, _EVENING)):
        for word in words:
            if text.startswith(word):
                return hours, text.removeprefix(word)
            if text.endswith(word):
                return hours, text.removesuffix(word)
    return None, text


def read_day(typed: str, today: date) -> date | None:
    """`2026-12-24`, `12/24`, `12월 24일`, `2 weeks`, `10일 뒤`; without a year it is the next such day."""
    text = " ".join(typed.casefold().split())
    if match := _IN_WEEKS.fullmatch(text):
        return today + timedelta(weeks=int(match[1]))
    if match := _IN_DAYS.fullmatch(text):
        return today + timedelta(days=int(match[1]))
    match = _DAY.fullmatch(text)
    if match is None:
        return None
    try:
        if match[1]:
            return date(int(match[1]), int(match[2]), int(match[3]))
        this_year = date(today.year, int(match[2]), int(match[3]))
        return this_year if this_year >= today else this_year.replace(year=today.year + 1)
    except ValueError:
        return None
