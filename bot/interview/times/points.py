"""Points in time and ranges as people type them, in English, in Korean and with digits.

    read_point("next tue 7.30pm", ZoneInfo("Asia/Seoul"), now, Lang.EN)

What the grammar does not know is never skipped, and what can be meant in two ways is asked about.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from bot.interview.model import Lang
from bot.interview.times import days
from bot.interview.times.clocks import hours, ways
from bot.interview.times.days import Days, days_meant
from bot.interview.times.gathering import gathered, only, taken
from bot.interview.times.parts import Ahead, Amount, Clock, DayPart, InZone, Lasting, Mark, Part
from bot.interview.times.results import Assumed, NotRead, Past, Read, Reading, Why, fail

_STAMP = re.compile(r"\s*<t:(\d{1,11})(?::[a-zA-Z])?>\s*", re.ASCII)
"""How a time stamp of Discord's is written."""
_LONGEST_RANGE = timedelta(hours=12)
_HALF_DAY_H = 12
_DAY = timedelta(days=1)
_Parts = Sequence[tuple[Part, str]]
_MARKS = (Mark.DASH, Mark.TO, Mark.SINCE, Mark.UNTIL, Mark.BETWEEN, Mark.AND, Mark.ABOUT)


@dataclass(frozen=True, slots=True, order=True)
class When:
    """A moment in UTC, always to come; and for how long, zero where that was not said."""

    at: datetime
    length: timedelta = timedelta()


def read_point(text: str, zone: tzinfo, now: datetime, lang: Lang) -> Reading[When]:
    """What is said without a zone is read in `zone`."""
    now = now.astimezone(UTC)
    try:
        if stamp := _STAMP.fullmatch(text):
            return Read(When(_to_come([datetime.fromtimestamp(int(stamp[1]), UTC)], now)[0]))
        found = ways(text, lang)
        return gathered([_read(way, zone, now) for way in found], _assumed(found[0]))
    except NotRead as none:
        return none.fault
    except (OverflowError, OSError):
        return fail(Why.NO_SUCH_DAY).fault


def exactly(when: When, zone: tzinfo) -> str:
    """How to write it so that it is read in this zone as nothing else, in either language."""
    local = when.at.astimezone(zone)
    other = local.replace(fold=1 - local.fold)
    day = f"{local:%Y-%m-%d %H:%M}" if other.utcoffset() == local.utcoffset() else local.isoformat("T", "minutes")
    return f"{day} for {int(when.length.total_seconds()) // 60} minutes" if when.length else day


def _assumed(parts: _Parts) -> frozenset[Assumed]:
    kinds = {type(part) for part, _ in parts}
    found = {Assumed.ABOUT} if any(part is Mark.ABOUT for part, _ in parts) else set()
    return frozenset(found if kinds & {*days.PARTS, Ahead} else {*found, Assumed.DAY})


def _read(parts: _Parts, zone: tzinfo, now: datetime) -> list[When] | NotRead:
    try:
        taken(parts, *days.PARTS, Clock, DayPart, Ahead, Amount, Lasting, InZone, but=_MARKS)
        said = only(parts, InZone)
        ahead = only(parts, Ahead)
        if ahead and (ahead.by.minutes or ahead.by == Amount()):
            return [When(_later(parts, ahead.by, now))]
        place = said.zone if said else zone
        whole = _split(parts)
        # Tomorrow in the zone that was named, or where the one who types lives?
        todays = {now.astimezone(place).date(), now.astimezone(zone).date()}
        return _of_all([_moments(whole, parts, place, today, now) for today in sorted(todays)])
    except NotRead as none:
        return none


def _of_all(outcomes: Sequence[list[When] | NotRead]) -> list[When]:
    found = [when for outcome in outcomes if not isinstance(outcome, NotRead) for when in outcome]
    if not found:
        for outcome in outcomes:
            if isinstance(outcome, NotRead):
                raise outcome
    return found


def _later(parts: _Parts, by: Amount, now: datetime) -> datetime:
    """So long after now, day and clock in one."""
    if any(not isinstance(part, Ahead | Mark) for part, _ in parts) or by.months:
        raise fail(Why.CONTRADICTION)
    return _to_come([(now + by.length).replace(second=0, microsecond=0)], now)[0]


# ---------------------------------------------------------------- beginning and end


@dataclass(frozen=True, slots=True)
class _Ends:
    """Which clock begins, and what says when it is over."""

    clock: Clock
    halves: tuple[DayPart, ...]
    end: Clock | None = None
    end_halves: tuple[DayPart, ...] = ()
    length: timedelta = timedelta()


def _split(parts: _Parts) -> _Ends | NotRead:
    """Kept as a fault where there is no clock: first it counts whether there is such a day."""
    try:
        at = _border(parts)
        before, after = (parts, ()) if at is None else (parts[:at], parts[at + 1 :])
        first, last = only(before, Clock), only(after, Clock)
        if any(part is Mark.UNTIL for part, _ in parts) and last is None:
            raise fail(Why.NO_START)
        if at is not None and first is None:
            raise fail(Why.NO_START)
        if first is None:
            raise fail(Why.NO_START if only(parts, Amount, Lasting) else Why.NO_CLOCK)
        length = _length(parts)
        if length and last:
            raise fail(Why.CONTRADICTION)
        return _Ends(first, _halves(before), last, _halves(after), length)
    except NotRead as none:
        return none


def _halves(parts: _Parts) -> tuple[DayPart, ...]:
    return tuple(part for part, _ in parts if isinstance(part, DayPart))


def _border(parts: _Parts) -> int | None:
    """Where the end begins. A dash between a day and a clock is none."""
    between = any(part is Mark.BETWEEN for part, _ in parts)
    for at, (part, _) in enumerate(parts):
        splits = part is Mark.TO or (between and part is Mark.AND)
        if part in (Mark.DASH, Mark.SINCE):
            sides = (parts[:at], parts[at + 1 :])
            splits = all(any(isinstance(one, Clock) for one, _ in side) for side in sides)
        elif part is Mark.AND and not between:
            raise fail(Why.CONTRADICTION)
        if splits:
            return at
    return None


def _length(parts: _Parts) -> timedelta:
    said = only(parts, Amount, Lasting)
    if said is None:
        return timedelta()
    by = said.by if isinstance(said, Lasting) else said
    if by.months or by.weeks or by.days or not timedelta() < by.length <= _LONGEST_RANGE:
        raise fail(Why.CONTRADICTION)
    return by.length


# ---------------------------------------------------------------- moments


def _moments(whole: _Ends | NotRead, parts: _Parts, zone: tzinfo, today: date, now: datetime) -> list[When] | NotRead:
    try:
        meant = days_meant(parts, today)
        if isinstance(whole, NotRead):
            _check_to_come(meant, today)
            raise whole
        if meant is None:
            meant = [Days((today, today + _DAY, today + 2 * _DAY), rolling=True)]
            shift_counts = False
        else:
            shift_counts = True
        begins, kept = _begins(whole), None
        found: list[When] = []
        for days_of, (shift, hour) in ((one, begin) for one in meant for begin in begins):
            try:
                found += _at(days_of, shift if shift_counts else 0, hour, whole, zone, now)
            except NotRead as none:
                kept = none if kept is None or isinstance(none.fault, Past) else kept
        if not found and kept:
            raise kept
        return list(dict.fromkeys(found))
    except NotRead as none:
        return none


def _check_to_come(meant: Sequence[Days] | None, today: date) -> None:
    if meant and all(one.days[-1] < today for one in meant):
        raise NotRead(Past(meant[0].days[0]))


def _begins(whole: _Ends) -> list[tuple[int, int]]:
    """Of a range, those from which its end can be reached."""
    if whole.end is None:
        return hours(whole.clock, whole.halves)
    own = hours(whole.clock, whole.halves)
    if len(own) > 1 and not whole.halves and whole.end_halves:
        # 8-9pm, 11-1pm, 10-12am: the one that is nearer to the end.
        reached = [(shift, hour) for shift, hour in own if _minutes_to_end(hour, whole) is not None]
        if not reached:
            raise fail(Why.CONTRADICTION)
        return reached
    return own


def _minutes_to_end(hour: int, whole: _Ends) -> int | None:
    """The shortest that the clock of the end allows; None for more than half a day."""
    assert whole.end
    begin = 60 * hour + whole.clock.minute
    ends = [60 * end + whole.end.minute for _, end in hours(whole.end, whole.end_halves)]
    lengths = [(end - begin) % (24 * 60) for end in ends]
    fitting = [length for length in lengths if 0 < length < 60 * _HALF_DAY_H]
    return min(fitting, default=None)


def _at(meant: Days, shift: int, hour: int, whole: _Ends, zone: tzinfo, now: datetime) -> list[When]:
    """Raises NotRead: over, or no such time."""
    minutes = _minutes_to_end(hour, whole) if whole.end else 0
    if minutes is None:
        raise fail(Why.CONTRADICTION)
    gone: NotRead | None = None
    for day in meant.days if meant.rolling else meant.days[:1]:
        local = datetime.combine(day + timedelta(days=shift), time(hour, whole.clock.minute))
        try:
            begins = _to_come(_in_zone(local, zone), now)
            if not minutes:
                return [When(at, whole.length) for at in begins]
            ends = _in_zone(local + timedelta(minutes=minutes), zone)
            return [When(at, min(end for end in ends if end > at) - at) for at in begins]
        except NotRead as none:
            gone = gone or none
            if not isinstance(none.fault, Past):
                raise
    assert gone
    raise gone


def _in_zone(local: datetime, zone: tzinfo) -> list[datetime]:
    """All moments with this local time: two when the clock goes back. Raises NotRead where there is none."""
    first, second = (local.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    if first.utcoffset() == second.utcoffset():
        return [first.astimezone(UTC)]
    if first.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != local:
        raise fail(Why.NO_SUCH_TIME, f"{local:%H:%M}")
    return [first.astimezone(UTC), second.astimezone(UTC)]


def _to_come(moments: Sequence[datetime], now: datetime) -> list[datetime]:
    found = [moment for moment in moments if moment > now]
    if not found:
        raise NotRead(Past(moments[0]))
    return found
