"""The parts that typed times consist of, whatever language they were written in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta, tzinfo
from enum import StrEnum, auto

from bot.interview.times.results import Why, fail

LAST = -1
"""The last of a month, as an Nth."""


class DayPart(StrEnum):
    """The hours that each covers are in `clocks`."""

    AM = auto()
    PM = auto()
    DAWN = auto()
    MORNING = auto()
    LUNCH = auto()
    MIDDAY = auto()
    AFTERNOON = auto()
    EVENING = auto()
    NIGHT = auto()


class Mark(StrEnum):
    """Words that say how others belong together."""

    DASH = auto()
    """Between two of a range; elsewhere it means nothing."""
    TO = auto()
    SINCE = auto()
    """After the beginning of a range: `8시부터`."""
    UNTIL = auto()
    """After the end of a range: `9시까지`."""
    BETWEEN = auto()
    AND = auto()
    MONTHLY = auto()
    EVERY = auto()
    """Again and again: nothing that has it is one point in time."""
    EXCEPT = auto()
    """Before what is left out."""
    LEFT_OUT = auto()
    """After what is left out: `일요일 빼고`."""
    ABOUT = auto()


class Unit(StrEnum):
    DAY = auto()
    WEEK = auto()


@dataclass(frozen=True, slots=True)
class Clock:
    """`certain`: written in a way that can only mean the 24 hours, such as 09:30 or 21. 24:00 is the end of the day."""

    hour: int
    minute: int
    certain: bool


@dataclass(frozen=True, slots=True)
class Amount:
    """So much time, as it was said: `2 weeks` is not `14 days` where weekdays follow."""

    months: int = 0
    weeks: int = 0
    days: int = 0
    minutes: int = 0

    @property
    def length(self) -> timedelta:
        return timedelta(days=7 * self.weeks + self.days, minutes=self.minutes)


@dataclass(frozen=True, slots=True)
class Ahead:
    """So long after now."""

    by: Amount


@dataclass(frozen=True, slots=True)
class Lasting:
    """For so long."""

    by: Amount


@dataclass(frozen=True, slots=True)
class InDays:
    days: int


@dataclass(frozen=True, slots=True)
class OnWeekday:
    """Monday is 0. `weeks` after this one, which begins on Monday; None: the next that comes, `later` weeks on.

    `strictly`: not today."""

    day: int
    weeks: int | None = None
    later: int = 0
    strictly: bool = False


@dataclass(frozen=True, slots=True)
class Weekdays:
    """Several at once: weekdays, MWF, 월수금."""

    days: frozenset[int]


@dataclass(frozen=True, slots=True)
class Weekend:
    """Saturday or Sunday of a week; of the next that comes where no week is said."""

    weeks: int | None = None
    strictly: bool = False


@dataclass(frozen=True, slots=True)
class WeekOf:
    weeks: int


@dataclass(frozen=True, slots=True)
class MonthOf:
    months: int


@dataclass(frozen=True, slots=True)
class YearOf:
    years: int


@dataclass(frozen=True, slots=True)
class OnDate:
    """What is left out is the next that fits; `day` may be the LAST."""

    day: int
    month: int | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """Every so many days or weeks."""

    count: int
    unit: Unit


@dataclass(frozen=True, slots=True)
class Nth:
    """The first, second … of a month, or its last."""

    number: int


@dataclass(frozen=True, slots=True)
class InZone:
    zone: tzinfo


Part = (
    Clock
    | DayPart
    | Amount
    | Ahead
    | Lasting
    | InDays
    | OnWeekday
    | Weekdays
    | Weekend
    | WeekOf
    | MonthOf
    | YearOf
    | OnDate
    | Step
    | Nth
    | InZone
    | Mark
)
Parts = tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Word:
    """A stretch of what was typed, and what it may stand for: one of `choices`. A filler stands for `()`."""

    text: str
    choices: tuple[Parts, ...]


def clock(hour: int, minute: int = 0, *, certain: bool = False, written: str = "") -> Clock:
    """Raises NotRead for what no clock shows."""
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        raise fail(Why.UNREAD, written)
    return Clock(hour, minute, certain or hour > 12 or hour == 0)
