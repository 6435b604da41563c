"""Questions whose time is up: said once, by whoever claims it."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa

from bot.store.database import Transaction
from bot.store.rounds.tables import turns


async def is_due(tx: Transaction, now: datetime) -> bool:
    return bool(await tx.scalar(sa.select(sa.exists().where(turns.c.call_at <= now))))


async def claim(tx: Transaction, now: datetime) -> list[tuple[int, int]]:
    """(round, number) of the questions; nobody else gets them."""
    query = sa.update(turns).where(turns.c.call_at <= now).values(call_at=None)
    rows = await tx.execute(query.returning(turns.c.round_id, turns.c.number))
    return sorted((row.round_id, row.number) for row in rows)


async def call_at(tx: Transaction, round_id: int, number: int, moment: datetime) -> None:
    """It could not be said."""
    this = sa.and_(turns.c.round_id == round_id, turns.c.number == number)
    await tx.execute(sa.update(turns).where(this).values(call_at=moment))
