"""Whether what somebody asked for is stored: known by where it was when it failed, not by what failed.

Whoever answers for a member's action begins with `watch`. From then on each transaction of `Database.action` that is
committed for it says so by itself, however deep it is and whoever wrote it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from enum import Enum, auto


class Stored(Enum):
    NO = auto()
    UNSURE = auto()
    """The database broke off while it was being told to keep it."""
    YES = auto()


@dataclass(slots=True)
class Deed:
    stored: Stored = Stored.NO


_watched: ContextVar[Deed | None] = ContextVar("watched", default=None)


def watch() -> Deed:
    """Of all that this task stores from now on, and the tasks that it begins."""
    deed = Deed()
    _watched.set(deed)
    return deed


@contextmanager
def committing() -> Iterator[None]:
    """Around the one moment at which a transaction is kept or not."""
    deed = _watched.get()
    before = deed.stored if deed else Stored.NO
    if deed and before is Stored.NO:
        deed.stored = Stored.UNSURE
    yield
    if deed:
        deed.stored = Stored.YES


@contextmanager
def aside() -> Iterator[None]:
    """For what is noted on the way and is not what was asked for: who came, in which language, what is claimed."""
    token = _watched.set(None)
    try:
        yield
    finally:
        _watched.reset(token)
