"""Servers that the bot has left: since when, so that what belongs to them goes after a while."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

import sqlalchemy as sa

from bot.store import upsert
from bot.store.database import Transaction
from bot.store.tables import left_guilds, metadata


async def note_left(tx: Transaction, guild_ids: Collection[int], now: datetime) -> None:
    """Whoever is noted stays so since the first time."""
    if guild_ids:
        rows = [{"guild_id": guild_id, "left_at": now} for guild_id in sorted(guild_ids)]
        await tx.execute(upsert.insert(tx, left_guilds).values(rows).on_conflict_do_nothing())


async def note_back(tx: Transaction, guild_ids: Collection[int]) -> None:
    await tx.execute(sa.delete(left_guilds).where(left_guilds.c.guild_id.in_(guild_ids)))


async def left_before(tx: Transaction, moment: datetime) -> list[int]:
    query = sa.select(left_guilds.c.guild_id).where(left_guilds.c.left_at < moment)
    return list((await tx.scalars(query)).all())


async def left(tx: Transaction) -> set[int]:
    return set((await tx.scalars(sa.select(left_guilds.c.guild_id))).all())


async def known(tx: Transaction) -> set[int]:
    """Every server that something is stored of; not where a member alone was at work."""
    found: set[int] = set()
    for table in metadata.sorted_tables:
        if "guild_id" in table.c and table.name not in ("left_guilds", "rounds"):
            guild_id = table.c.guild_id
            found |= set((await tx.scalars(sa.select(guild_id).where(guild_id.is_not(None)).distinct())).all())
    return found
