"""What comes of reading something typed: one meaning, several to be asked about, or why none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Generic, TypeVar

T = TypeVar("T")


class Why(StrEnum):
    """Why something typed has no meaning here; each has its own sentence."""

    UNREAD = "unread"
    NOTHING = "nothing"
    NO_CLOCK = "no_clock"
    NO_DAY = "no_day"
    NO_START = "no_start"
    CONTRADICTION = "contradiction"
    NO_SUCH_DAY = "no_such_day"
    NO_SUCH_TIME = "no_such_time"


class Assumed(StrEnum):
    """What was not said and is taken as it commonly is; what is read back shows it."""

    DAY = "day"
    YEAR = "year"
    ABOUT = "about"
    LENGTH = "length"


@dataclass(frozen=True, slots=True)
class Read(Generic[T]):
    value: T
    assumed: frozenset[Assumed] = frozenset()


@dataclass(frozen=True, slots=True)
class Ambiguous(Generic[T]):
    """Two or more meanings, in order. They are asked about, never chosen from."""

    values: tuple[T, ...]


@dataclass(frozen=True, slots=True)
class Unread:
    """`word` is what was not understood, as it was typed; empty where no one word is at fault."""

    why: Why
    word: str = ""


@dataclass(frozen=True, slots=True)
class Past:
    """It can be read, and is over."""

    at: datetime | date | None = None


Reading = Read[T] | Ambiguous[T] | Unread | Past


class NotRead(Exception):  # noqa: N818  # it never leaves this package
    """One way of reading that does not hold."""

    def __init__(self, fault: Unread | Past) -> None:
        super().__init__(str(fault))
        self.fault = fault


def fail(why: Why, word: str = "") -> NotRead:
    return NotRead(Unread(why, word))
