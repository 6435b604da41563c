"""How times are typed in Korean: `내일 저녁 9시`, `다음 주 화요일 오후 7시 반`, `11월 30일 21시`."""

from __future__ import annotations

import re
from datetime import timedelta

from bot.interview.times.typed_parts import (
    Clock,
    DayPart,
    InDays,
    Later,
    Make,
    OnDate,
    OnWeekday,
    Part,
    Rule,
    TimeFault,
    TypedTimeError,
    always,
    clock,
    nothing,
)

_WEEKDAYS = "월화수목금토일"
_NATIVE = ("한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉", "열", "열한", "열두")
_NUMBER = rf"(?:\d{{1,2}}|{'|'.join(sorted(_NATIVE, key=len, reverse=True))})"
_AFTER = r" ?(?:뒤|후|있다가)(?:에)?"


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else _NATIVE.index(text) + 1


def _at(match: re.Match[str]) -> tuple[Part, ...]:
    minute = "30" if match["half"] else match["minute"]
    return (clock(str(_number(match["hour"])), minute),)


def _after_hours(match: re.Match[str]) -> tuple[Part, ...]:
    minutes = 30 if match["half"] else int(match["minute"] or 0)
    return (Later(timedelta(hours=_number(match["hour"]), minutes=minutes)),)


def _after_minutes(match: re.Match[str]) -> tuple[Part, ...]:
    return (Later(timedelta(minutes=int(match["minute"]))),)


def _after_days(match: re.Match[str]) -> tuple[Part, ...]:
    return (InDays(int(match["count"]) * (7 if match["unit"] == "주" else 1)),)


def _weekday(match: re.Match[str]) -> tuple[Part, ...]:
    weeks = {"이번": 0, "다음": 1, "담": 1, "다다음": 2}.get(match["which"] or "")
    return (OnWeekday(_WEEKDAYS.index(match["weekday"]), weeks),)


def _date(match: re.Match[str]) -> tuple[Part, ...]:
    year = match["year"]
    return (OnDate(int(match["day"]), int(match["month"]), int(year) if year else None),)


def _date_of_month(match: re.Match[str]) -> tuple[Part, ...]:
    months = {"이번": 0, "다음": 1}.get(match["which"] or "")
    return (OnDate(int(match["day"]), months=months),)


def _refuse_midnight(match: re.Match[str]) -> tuple[Part, ...]:
    raise TypedTimeError(TimeFault.MIDNIGHT, match[0])


def _part(part: DayPart) -> Make:
    return always(part)


def _rules(*written: tuple[str, Make]) -> tuple[Rule, ...]:
    return tuple((re.compile(pattern), make) for pattern, make in written)


RULES = _rules(
    (r"에|부터", nothing),
    (r"오늘", always(InDays(0))),
    (r"내일", always(InDays(1))),
    (r"(?:내일 ?)?모레", always(InDays(2))),
    (r"글피", always(InDays(3))),
    (r"(?:(?P<which>이번|다음|다다음|담) ?주 ?)?(?P<weekday>[월화수목금토일])요일", _weekday),
    (r"(?P<which>이번|다음|다다음|담) ?주 ?(?P<weekday>[월화수목금토일])(?![가-힣])", _weekday),
    (r"(?P<which>)\((?P<weekday>[월화수목금토일])(?:요일)?\)", _weekday),
    (r"(?:(?P<year>\d{4})년 ?)?(?P<month>\d{1,2})월 ?(?P<day>\d{1,2})일", _date),
    (r"(?:(?P<which>이번|다음) ?달 ?)?(?P<day>\d{1,2})일", _date_of_month),
    (rf"(?P<count>\d{{1,3}}) ?(?P<unit>일|주)(?:일)?{_AFTER}", _after_days),
    (rf"일주일{_AFTER}", always(InDays(7))),
    (rf"(?P<hour>{_NUMBER}) ?시간(?: ?(?P<minute>\d{{1,2}})분| ?(?P<half>반))?{_AFTER}", _after_hours),
    (rf"(?P<minute>\d{{1,3}}) ?분{_AFTER}", _after_minutes),
    (rf"(?P<hour>{_NUMBER}) ?시(?! ?간)(?: ?(?P<minute>\d{{1,2}}) ?분| ?(?P<half>반))?", _at),
    (r"정오", always(Clock(12, 0, True))),
    (r"자정", _refuse_midnight),
    (r"오전", _part(DayPart.AM)),
    (r"오후", _part(DayPart.PM)),
    (r"새벽", _part(DayPart.DAWN)),
    (r"아침", _part(DayPart.MORNING)),
    (r"낮|점심", _part(DayPart.MIDDAY)),
    (r"저녁", _part(DayPart.EVENING)),
    (r"밤", _part(DayPart.NIGHT)),
)
