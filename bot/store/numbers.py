"""Numbers that were given out and never seen by anybody: the next round, panel or booking takes them first."""

from __future__ import annotations

import sqlalchemy as sa

from bot.store import upsert
from bot.store.database import Transaction
from bot.store.tables import spare_numbers


async def take(tx: Transaction, kind: str) -> dict[str, int]:
    """`{"id": number}`, or nothing: then the database gives one."""
    of_kind = spare_numbers.c.kind == kind
    first = sa.select(sa.func.min(spare_numbers.c.number)).where(of_kind).scalar_subquery()
    query = sa.delete(spare_numbers).where(of_kind, spare_numbers.c.number == first)
    number = await tx.scalar(query.returning(spare_numbers.c.number))
    return {} if number is None else {"id": number}


async def give_back(tx: Transaction, kind: str, number: int) -> None:
    """Only what Discord has refused for certain: on a post that stands after all its buttons would lead elsewhere."""
    row = upsert.insert(tx, spare_numbers).values(kind=kind, number=number)
    await tx.execute(row.on_conflict_do_nothing())
