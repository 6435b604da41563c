"""Leases of shards, and turns to identify: what processes that share a token have to agree on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from bot.store.database import Transaction
from bot.store.tables import identify_turns, shard_leases
from bot.store.upsert import insert

_LOCK = 0x10_0B_0002  # any number, the same in every process of ours


@dataclass(frozen=True, slots=True)
class Lease:
    """`place` says to people where the holder runs."""

    shard_count: int
    shard_id: int
    holder: str
    place: str
    until: datetime


async def lock(tx: Transaction) -> None:
    """One process after the other, until the transaction ends. On SQLite an action has that by itself."""
    if tx.dialect.name == "postgresql":
        await tx.execute(sa.select(sa.func.pg_advisory_xact_lock(_LOCK)))


async def leases(tx: Transaction) -> list[Lease]:
    columns = shard_leases.c
    rows = await tx.execute(sa.select(shard_leases).order_by(columns.shard_count, columns.shard_id))
    return [Lease(row.shard_count, row.shard_id, row.holder, row.place, row.until) for row in rows]


async def put(tx: Transaction, taken: Sequence[Lease]) -> None:
    values = [
        {"shard_count": one.shard_count, "shard_id": one.shard_id}
        | {"holder": one.holder, "place": one.place, "until": one.until}
        for one in taken
    ]
    row = insert(tx, shard_leases).values(values)
    changed = {name: row.excluded[name] for name in ("holder", "place", "until")}
    await tx.execute(row.on_conflict_do_update(index_elements=["shard_count", "shard_id"], set_=changed))


async def give_back(tx: Transaction, holder: str) -> None:
    await tx.execute(sa.delete(shard_leases).where(shard_leases.c.holder == holder))


async def free_at(tx: Transaction, bucket: int) -> datetime | None:
    moment: datetime | None = await tx.scalar(
        sa.select(identify_turns.c.free_at).where(identify_turns.c.bucket == bucket)
    )
    return moment


async def put_turn(tx: Transaction, bucket: int, moment: datetime) -> None:
    row = insert(tx, identify_turns).values(bucket=bucket, free_at=moment)
    await tx.execute(row.on_conflict_do_update(index_elements=["bucket"], set_={"free_at": row.excluded.free_at}))
