"""What somebody asked for: it is done once, however many processes hear of it, and whether it is stored is known.

Discord gives every interaction an id. Where one is being answered (`doing`), the first transaction that writes claims
that id along with what it changes; a second process that comes with the same interaction writes nothing.

Whether it is stored is known by where it was when it failed, not by what failed: each transaction of `Database.action`
that is committed for a deed says so by itself, however deep it is and whoever wrote it.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from contextvars import ContextVar
from datetime import datetime, timedelta
from enum import Enum, auto

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.errors import DoneElsewhere
from bot.store.tables import deeds

REMEMBERED = timedelta(days=1)
"""An interaction is dead after 15 minutes, and no gateway sends one again after so long."""

_DISCORD_EPOCH_MS = 1_420_070_400_000
_CLAIM = sa.text("INSERT INTO deeds (id) VALUES (:id) ON CONFLICT DO NOTHING")


class Stored(Enum):
    NO = auto()
    UNSURE = auto()
    """The database broke off while it was being told to keep it."""
    YES = auto()


class Deed:
    """One interaction, or one message, that this process is answering; without an id nobody else can have it."""

    def __init__(self, deed_id: int | None = None) -> None:
        self.id = deed_id
        self.stored = Stored.NO
        self.claimed = deed_id is None
        self.turn = asyncio.Lock()

    async def claim(self, transaction: AsyncConnection) -> None:
        if not self.claimed and not (await transaction.execute(_CLAIM, {"id": self.id})).rowcount:
            raise DoneElsewhere(self.id)


_deed: ContextVar[Deed | None] = ContextVar("deed", default=None)


@contextmanager
def doing(deed_id: int) -> Iterator[None]:
    """What is written inside is written for this interaction. Raises DoneElsewhere where another process wrote it."""
    token = _deed.set(Deed(deed_id))
    try:
        yield
    finally:
        _deed.reset(token)


def watch() -> Deed:
    """What is being done, or else all that this task stores from now on, and the tasks that it begins."""
    deed = _deed.get()
    if deed is None:
        deed = Deed()
        _deed.set(deed)
    return deed


def is_ours() -> bool:
    """Whether this process has claimed what is being done."""
    deed = _deed.get()
    return deed is not None and deed.id is not None and deed.claimed


@contextmanager
def aside() -> Iterator[None]:
    """For what is noted on the way and is not what was asked for: who came, in which language, what is claimed."""
    token = _deed.set(None)
    try:
        yield
    finally:
        _deed.reset(token)


@asynccontextmanager
async def claiming() -> AsyncIterator[Callable[[AsyncConnection], Awaitable[None]]]:
    """Around a transaction, which calls what it is given first; once it is committed, those that follow are ours."""
    deed = _deed.get()
    if deed is None or deed.claimed:
        yield _nothing_to_claim
        return
    async with deed.turn:
        yield deed.claim
        deed.claimed = True


async def _nothing_to_claim(_: AsyncConnection) -> None:
    """Nobody asked for what is written, or it is claimed already."""


@contextmanager
def committing() -> Iterator[None]:
    """Around the one moment at which a transaction is kept or not."""
    deed = _deed.get()
    if deed and deed.stored is Stored.NO:
        deed.stored = Stored.UNSURE
    yield
    if deed:
        deed.stored = Stored.YES


async def forget_old(tx: AsyncConnection, now: datetime) -> None:
    await tx.execute(sa.delete(deeds).where(deeds.c.id < first_id_at(now - REMEMBERED)))


def first_id_at(moment: datetime) -> int:
    """The least id that Discord can have given at this moment."""
    return (int(moment.timestamp() * 1000) - _DISCORD_EPOCH_MS) << 22
