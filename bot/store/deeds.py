"""What a member does is done once, however many processes hear of it.

Discord gives every interaction an id. Where one is being answered (`doing`), the first transaction that writes claims
that id along with what it changes; a second process that comes with the same interaction writes nothing.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from contextvars import ContextVar
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.errors import DoneElsewhere
from bot.store.tables import deeds

REMEMBERED = timedelta(days=1)
"""An interaction is dead after 15 minutes, and no gateway sends one again after so long."""

_DISCORD_EPOCH_MS = 1_420_070_400_000
_CLAIM = sa.text("INSERT INTO deeds (id) VALUES (:id) ON CONFLICT DO NOTHING")


class Deed:
    """One interaction, or one message, that this process is answering."""

    def __init__(self, deed_id: int) -> None:
        self.id = deed_id
        self.claimed = False
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


def is_ours() -> bool:
    """Whether this process has claimed what is being done."""
    deed = _deed.get()
    return deed is not None and deed.claimed


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


async def forget_old(tx: AsyncConnection, now: datetime) -> None:
    await tx.execute(sa.delete(deeds).where(deeds.c.id < first_id_at(now - REMEMBERED)))


def first_id_at(moment: datetime) -> int:
    """The least id that Discord can have given at this moment."""
    return (int(moment.timestamp() * 1000) - _DISCORD_EPOCH_MS) << 22
