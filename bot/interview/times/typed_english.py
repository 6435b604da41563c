"""How times are typed in English, and with digits alone: `tomorrow 9pm`, `next tue 7.30pm`, `2026-11-30 21:00`."""

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

_WEEKDAY = (
    r"(?P<weekday>mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thu(?:r(?:s(?:day)?)?)?"
    r"|fri(?:day)?|sat(?:urday)?|sun(?:day)?)\.?"
)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_HALF = r"(?P<half>[ap])\.?m\b\.?"
_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_COUNT = r"(?P<count>\d{1,3}|an?|one|two|three|four|five|six)"
_HOURS = r"(?:hours?|hrs?|h)\b"
_MINUTES = r"(?:minutes?|mins?|m)\b"
_LARGEST_MONTH = 12


def _count(text: str | None) -> int:
    return 0 if text is None else _COUNTS.get(text) or int(text)


def _halved(match: re.Match[str]) -> tuple[Part, ...]:
    part = DayPart.AM if match["half"] == "a" else DayPart.PM
    return clock(match["hour"], match["minute"]), part


def _spoken(match: re.Match[str]) -> tuple[Part, ...]:
    """Half past seven, a quarter to eight."""
    hour, minute = int(match["hour"]), 30 if match["share"] == "half" else 15
    if match["side"] == "to":
        hour, minute = (hour - 1 or 12), 60 - minute
    halves = {"a": DayPart.AM, "p": DayPart.PM}
    return (clock(str(hour), str(minute)), *([halves[match["half"]]] if match["half"] else []))


def _in_hours(match: re.Match[str]) -> tuple[Part, ...]:
    hours = float(match["part"]) if match["part"] else _count(match["count"])
    return (Later(timedelta(hours=hours, minutes=_count(match["minutes"]))),)


def _in_minutes(match: re.Match[str]) -> tuple[Part, ...]:
    return (Later(timedelta(minutes=_count(match["count"]))),)


def _in_days(match: re.Match[str]) -> tuple[Part, ...]:
    return (InDays(_count(match["count"]) * (7 if match["unit"] == "week" else 1)),)


def _weekday(match: re.Match[str]) -> tuple[Part, ...]:
    weeks = {"this": 0, "next": 1}.get(match["which"] or "")
    return (OnWeekday(_WEEKDAYS.index(match["weekday"][:3]), weeks),)


def _weekday_of_week(match: re.Match[str]) -> tuple[Part, ...]:
    return (OnWeekday(_WEEKDAYS.index(match["weekday"][:3]), 0 if match["which"] == "this" else 1),)


def _date_in_words(match: re.Match[str]) -> tuple[Part, ...]:
    year = match["year"]
    return (OnDate(int(match["day"]), _MONTHS.index(match["month"][:3]) + 1, int(year) if year else None),)


def _date_from_year(match: re.Match[str]) -> tuple[Part, ...]:
    return (OnDate(int(match["day"]), int(match["month"]), int(match["year"])),)


def _two_numbers(match: re.Match[str]) -> tuple[Part, ...]:
    """11/30 can be read in one way, 4/5 in two."""
    first, second = int(match["first"]), int(match["second"])
    if first != second and max(first, second) <= _LARGEST_MONTH:
        raise TypedTimeError(TimeFault.ORDER_UNCLEAR, match[0].strip())
    day, month = (second, first) if second > first else (first, second)
    return (OnDate(day, month, int(match["year"]) if match["year"] else None),)


def _digits(match: re.Match[str]) -> tuple[Part, ...]:
    return (clock(match["hour"], match["minute"], exact=len(match["hour"]) > 1),)


def _refuse_midnight(match: re.Match[str]) -> tuple[Part, ...]:
    """Of which day, the one before or the one after?"""
    raise TypedTimeError(TimeFault.MIDNIGHT, match[0])


def _part(part: DayPart) -> Make:
    return always(part)


def _rules(*written: tuple[str, Make]) -> tuple[Rule, ...]:
    return tuple((re.compile(pattern), make) for pattern, make in written)


RULES = _rules(
    (r"(?:at|on|from|@)(?!\w)", nothing),
    (r"today\b", always(InDays(0))),
    (r"tonight\b", always(InDays(0), DayPart.NIGHT)),
    (r"(?:tomorrow|tmrw|tmr)\b", always(InDays(1))),
    (r"(?:the )?day after tomorrow\b", always(InDays(2))),
    (rf"(?:(?P<which>this|next|coming) )?{_WEEKDAY}(?!\w)", _weekday),
    (rf"(?P<which>this|next) week,? (?:on )?{_WEEKDAY}(?!\w)", _weekday_of_week),
    (rf"{_WEEKDAY} (?P<which>this|next) week\b", _weekday_of_week),
    (rf"in {_COUNT} ?(?P<unit>day|week)s?\b", _in_days),
    (
        rf"in (?:(?P<part>\d{{1,2}}\.\d)|{_COUNT}) ?{_HOURS}(?: ?(?:and )?(?P<minutes>\d{{1,2}}) ?{_MINUTES})?",
        _in_hours,
    ),
    (rf"in {_COUNT} ?{_MINUTES}", _in_minutes),
    (r"in half an hour\b", always(Later(timedelta(minutes=30)))),
    (
        rf"(?:the )?(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.)? ?(?:of )?{_MONTH}(?:,? (?P<year>\d{{4}})\b(?!:))?(?!\w)",
        _date_in_words,
    ),
    (
        rf"{_MONTH} ?(?:the )?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?![:.]\d)(?:,? (?P<year>\d{{4}})\b(?!:))?",
        _date_in_words,
    ),
    (r"(?:the )?(?P<day>\d{1,2})(?:st|nd|rd|th)\b", lambda match: (OnDate(int(match["day"])),)),
    (r"(?P<year>\d{4})(?P<mark>[-/.]) ?(?P<month>\d{1,2})(?P=mark) ?(?P<day>\d{1,2})\b\.?", _date_from_year),
    (r"(?P<first>\d{1,2})/(?P<second>\d{1,2})(?:/(?P<year>\d{4}))?\b", _two_numbers),
    (r"(?P<first>\d{1,2})\. ?(?P<second>\d{1,2})\.(?: ?(?P<year>\d{4})\b)?(?!\d)", _two_numbers),
    (rf"(?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d{{2}}))? ?{_HALF}", _halved),
    (r"(?P<hour>\d{1,2}):(?P<minute>\d{2})\b(?!:)", _digits),
    (r"at (?P<hour>\d{1,2})\.(?P<minute>\d{2})\b", _digits),
    (r"(?P<hour>1[3-9]|2[0-3])[.h](?P<minute>\d{2})\b", _digits),
    (r"(?P<hour>\d{1,2}) ?(?:o'? ?clock|h)\b", lambda match: (clock(match["hour"], None),)),
    (r"(?P<hour>\d{1,2})\b(?![:./-]\d)", lambda match: (clock(match["hour"], None),)),
    (rf"(?:a )?(?P<share>half|quarter) (?P<side>past|to) (?P<hour>1[0-2]|[1-9])(?: ?{_HALF}|\b)", _spoken),
    (r"(?:at )?noon\b", always(Clock(12, 0, True))),
    (r"(?:at )?midnight\b", _refuse_midnight),
    (r"(?:in the |this )?morning\b", _part(DayPart.MORNING)),
    (r"(?:in the |this )?afternoon\b", _part(DayPart.AFTERNOON)),
    (r"(?:in the |this )?evening\b", _part(DayPart.EVENING)),
    (r"(?:at )?night\b", _part(DayPart.NIGHT)),
)
