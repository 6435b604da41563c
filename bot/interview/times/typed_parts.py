"""What the words of a typed time stand for: the parts that a language's rules make and `typed_times` puts together."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum


class TimeFault(StrEnum):
    """Why a typed time is not taken; each has its own sentence."""

    UNREADABLE = "unreadable"
    NO_CLOCK = "no_clock"
    HALF_UNCLEAR = "half_unclear"
    MIDNIGHT = "midnight"
    ORDER_UNCLEAR = "order_unclear"
    CONTRADICTION = "contradiction"
    NO_SUCH_DAY = "no_such_day"
    PAST = "past"
    SKIPPED = "skipped"
    TWICE = "twice"


class TypedTimeError(ValueError):
    """`word` is what could not be understood, or, of a time that comes twice, the two ways to write it."""

    def __init__(self, fault: TimeFault, word: str = "") -> None:
        super().__init__(f"{fault.value}: {word}")
        self.fault = fault
        self.word = word


class DayPart(StrEnum):
    AM = "am"
    PM = "pm"
    DAWN = "dawn"
    MORNING = "morning"
    MIDDAY = "midday"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    NIGHT = "night"


@dataclass(frozen=True, slots=True)
class Clock:
    """`exact`: written in a way that can only mean the 24 hours, such as 09:30 or 21."""

    hour: int
    minute: int
    exact: bool


@dataclass(frozen=True, slots=True)
class Later:
    """So long after now, day and clock in one."""

    by: timedelta


@dataclass(frozen=True, slots=True)
class InDays:
    days: int


@dataclass(frozen=True, slots=True)
class OnWeekday:
    """Monday is 0. `weeks` after this one, which begins on Monday; None is the next that comes."""

    weekday: int
    weeks: int | None = None


@dataclass(frozen=True, slots=True)
class OnDate:
    """What is left out is the next that fits. `months` after this one, in place of a month."""

    day: int
    month: int | None = None
    year: int | None = None
    months: int | None = None


Part = Clock | DayPart | Later | InDays | OnWeekday | OnDate
Make = Callable[[re.Match[str]], tuple[Part, ...]]
"""The parts that a match stands for: none for a filler. Raises TypedTimeError."""
Rule = tuple[re.Pattern[str], Make]


def clock(hour: str, minute: str | None, *, exact: bool = False) -> Clock:
    """Of a number in words that was looked up, or of digits. Raises TypedTimeError."""
    hours, minutes = int(hour), int(minute or 0)
    if hours == 24 or hours > 23 or minutes > 59:
        raise TypedTimeError(TimeFault.UNREADABLE, f"{hour}:{minute}" if minute else hour)
    return Clock(hours, minutes, exact or hours > 12 or hours == 0)


def nothing(_: re.Match[str]) -> tuple[Part, ...]:
    return ()


def always(*parts: Part) -> Make:
    return lambda _: parts
