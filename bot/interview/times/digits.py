"""What is written with digits and is the same in both languages: dates, clocks, time stamps, offsets."""

from __future__ import annotations

from datetime import timedelta, timezone

from bot.interview.model import Lang
from bot.interview.times.parts import Clock, DayPart, InZone, Mark, OnDate, Parts, clock
from bot.interview.times.results import NotRead, Why, fail
from bot.interview.times.rules import Match, always, either, nothing, rules

_MONTHS_OF_A_YEAR = 12
_DAYS_OF_A_MONTH = 31
_CENTURY = 2000
_MOST_OFFSET_H = 14
_LAST_HOUR = 23


def _is_date(month: int, day: int) -> bool:
    return 1 <= month <= _MONTHS_OF_A_YEAR and 1 <= day <= _DAYS_OF_A_MONTH


def _full_date(match: Match, _: Lang) -> tuple[Parts, ...]:
    if not _is_date(int(match["month"]), int(match["day"])):
        raise fail(Why.NO_SUCH_DAY, match[0])
    return ((OnDate(int(match["day"]), int(match["month"]), int(match["year"])),),)


def _date_before_year(match: Match, lang: Lang) -> tuple[Parts, ...]:
    return _dates(int(match["first"]), int(match["second"]), int(match["year"]), match[0], lang)


def _two_numbers(match: Match, lang: Lang) -> tuple[Parts, ...]:
    return _dates(int(match["first"]), int(match["second"]), None, match[0], lang)


def _dashed(match: Match, lang: Lang) -> tuple[Parts, ...]:
    """12-25 is a date, 10-11 may be two hours."""
    first, second = int(match["first"]), int(match["second"])
    found: list[Parts] = []
    if first <= _LAST_HOUR and second <= _LAST_HOUR:
        found.append((clock(first), Mark.DASH, clock(second)))
    if _is_date(first, second) or (lang is Lang.EN and _is_date(second, first)):
        found += _dates(first, second, None, match[0], lang)
    if not found:
        raise fail(Why.UNREAD, match[0])
    return either(found)


def _dotted(match: Match, lang: Lang) -> tuple[Parts, ...]:
    """12.25 may be a date or a time."""
    hour, minute = int(match["first"]), int(match["second"])
    times: list[Parts] = []
    if len(match["second"]) == 2 and hour < 24 and minute < 60 and not match["end"]:
        times = [(clock(hour, minute, certain=len(match["first"]) > 1),)]
    try:
        dates = _dates(hour, minute, None, match[0], lang)
    except NotRead:
        if not times:
            raise
        dates = ()
    return either([*times, *dates])


def _dates(first: int, second: int, year: int | None, written: str, lang: Lang) -> tuple[Parts, ...]:
    """In Korean the month comes first; in English either may."""
    orders = [(first, second)] if lang is Lang.KO else [(first, second), (second, first)]
    found: list[Parts] = [(OnDate(day, month, year),) for month, day in orders if _is_date(month, day)]
    if not found and lang is Lang.KO and _is_date(second, first):
        found = [(OnDate(first, second, year),)]
    if not found:
        raise fail(Why.NO_SUCH_DAY, written)
    return either(found)


def _three_short(match: Match, lang: Lang) -> tuple[Parts, ...]:
    """26.12.05 begins with the year; in English 11/30/26 ends with it."""
    first, second, third = (int(match[name]) for name in ("first", "second", "third"))
    found: list[Parts] = []
    if first >= 24 and _is_date(second, third):
        found.append((OnDate(third, second, _CENTURY + first),))
    if third >= 24 and (lang is Lang.EN or not found):
        orders = [(first, second), (second, first)]
        found += [(OnDate(day, month, _CENTURY + third),) for month, day in orders if _is_date(month, day)]
    if not found:
        raise fail(Why.NO_SUCH_DAY, match[0])
    return either(found)


def _clock(match: Match, _: Lang) -> tuple[Parts, ...]:
    """09:30 has 24 hours; 9:30 may be either half of the day."""
    hour, minute = int(match["hour"]), int(match["minute"])
    return ((clock(hour, minute, certain=len(match["hour"]) > 1, written=match[0]),),)


def _clock_in(match: Match, _: Lang) -> tuple[Parts, ...]:
    hours, minutes = int(match["ahead"]), int(match["rest"] or 0)
    return (
        (
            clock(int(match["hour"]), int(match["minute"]), certain=True, written=match[0]),
            InZone(fixed(match["sign"], hours, minutes, match[0])),
        ),
    )


def fixed(sign: str, hours: int, minutes: int, written: str = "") -> timezone:
    """Raises NotRead for an offset that no place has."""
    if hours > _MOST_OFFSET_H or minutes > 59:
        raise fail(Why.UNREAD, written)
    ahead = timedelta(hours=hours, minutes=minutes)
    return timezone(-ahead if sign == "-" else ahead)


def _clock_in_utc(match: Match, _: Lang) -> tuple[Parts, ...]:
    return (
        (
            clock(int(match["hour"]), int(match["minute"]), certain=True, written=match[0]),
            InZone(timezone(timedelta())),
        ),
    )


def _halved(match: Match, _: Lang) -> tuple[Parts, ...]:
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if not hour:
        raise fail(Why.UNREAD, match[0])
    half = DayPart.AM if (match["half"] or match["short"]) == "a" else DayPart.PM
    return ((clock(hour, minute, written=match[0]), half),)


def _half_before(match: Match, _: Lang) -> tuple[Parts, ...]:
    return ((DayPart.AM if match["half"] == "a" else DayPart.PM,),)


def _four_digits(match: Match, _: Lang) -> tuple[Parts, ...]:
    return ((clock(int(match["hour"]), int(match["minute"]), certain=True, written=match[0]),),)


def _with_h(match: Match, _: Lang) -> tuple[Parts, ...]:
    hour = clock(int(match["hour"]), int(match["minute"] or 0), certain=True, written=match[0])
    return ((hour,),)


def _number(match: Match, _: Lang) -> tuple[Parts, ...]:
    """A number alone is an hour."""
    hour = int(match["hour"])
    if hour > 24:
        raise fail(Why.UNREAD, match[0])
    return ((Clock(hour, 0, hour > 12 or hour == 0 or match["hour"].startswith("0")),),)


_FULL = r"(?P<year>20\d\d)(?P<mark>[-/.]) ?(?P<month>\d{1,2})(?P=mark) ?(?P<day>\d{1,2})"
_SECONDS = r"(?::\d{2}(?:\.\d+)?)?"
_HHMM = rf"(?P<hour>\d{{1,2}}):(?P<minute>\d{{2}}){_SECONDS}"
_OFFSET = r"(?P<ahead>\d{2}):?(?P<rest>\d{2})?(?![\d:/])"

RULES = rules(
    (rf"{_FULL}(?![\d/:])\.?", _full_date),
    # The T of an ISO time stands between date and clock.
    (rf"{_FULL}t(?=\d)", _full_date),
    (r"(?P<first>\d{1,2})(?P<mark>[-/.])(?P<second>\d{1,2})(?P=mark)(?P<year>20\d\d)(?![\d/])\.?", _date_before_year),
    (r"(?P<first>\d{2})(?P<mark>[/.]) ?(?P<second>\d{1,2})(?P=mark) ?(?P<third>\d{2})(?![\d/:])\.?", _three_short),
    (r"(?P<first>\d{1,2})/(?P<second>\d{1,2})(?![\d/:])", _two_numbers),
    (r"(?P<first>\d{1,2})-(?P<second>\d{2}|\d(?= ))(?![\d:/.~-])(?! ?[ap]\.?m)(?! ?[시h])", _dashed),
    (r"(?P<first>\d{1,2})\.(?P<second>\d{1,2})(?P<end>\.?)(?![\d:.])", _dotted),
    (r"(?P<first>\d{1,2})(?P<end>\.) (?P<second>\d{1,2})\.?(?![\d:.시분])", _dotted),
    (rf"{_HHMM}(?!\d|:\d)", _clock),
    (rf"{_HHMM} ?(?P<sign>\+){_OFFSET}", _clock_in),
    # Without the T it is a range: 20:00-21:00.
    (rf"(?<=t){_HHMM}(?P<sign>-){_OFFSET}", _clock_in),
    (rf"{_HHMM} ?z(?![a-z])", _clock_in_utc),
    (
        r"(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d{2}))?(?: ?(?P<half>[ap])\.? ?m(?![a-z])\.?|(?P<short>[ap])(?![a-z]))",
        _halved,
    ),
    (r"(?P<half>[ap])\.?m\.?(?![a-z])", _half_before),
    (r"(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5][05])(?: ?(?:hrs?|hours?|h)\b)?(?![\d:/.\w])", _four_digits),
    (r"(?P<hour>[01]?\d|2[0-4]) ?h(?P<minute>[0-5]\d)?(?![a-z\d])", _with_h),
    (r"(?P<hour>\d{1,2})(?![\d:/.\w]|\.\d)", _number),
    (r"(?P<hour>\d{1,2})\.(?= |$)", _number),
    (r"[~-]+", always(Mark.DASH)),
    (r"[·/&+]", always(Mark.AND)),
    (r"@(?![a-z])", nothing),
)
