"""What stands in Discord and ought not to: noted until it could be changed or taken away.

A row holds no member's words and names nobody, so it stays when whoever it is about is forgotten.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from bot.store import upsert
from bot.store.claims import free
from bot.store.database import Transaction
from bot.store.tables import owed_changes

_BATCH = 20


@dataclass(frozen=True, slots=True)
class Owed:
    """`kind` says which feature knows what to do with the message, `ref_id` and `page` what it shows."""

    kind: str
    ref_id: int
    guild_id: int | None
    channel_id: int
    message_id: int
    page: int | None = None


async def tries(tx: Transaction, owed: Owed) -> int | None:
    """How often it was refused by now; None when it is not noted."""
    count: int | None = await tx.scalar(sa.select(owed_changes.c.tries).where(_this(owed)))
    return count


async def put(tx: Transaction, owed: Owed, tried: int, until: datetime) -> None:
    values = {**asdict(owed), "tries": tried, "saying_until": until, "claimed_by": None}
    row = upsert.insert(tx, owed_changes).values(values)
    await tx.execute(row.on_conflict_do_update(index_elements=["message_id"], set_=values))


async def done(tx: Transaction, owed: Owed) -> None:
    await tx.execute(sa.delete(owed_changes).where(_this(owed)))


async def is_due(tx: Transaction, now: datetime) -> bool:
    return bool(await tx.scalar(sa.select(sa.exists().where(free(owed_changes, now)))))


async def claim(tx: Transaction, now: datetime, holder: str, until: datetime) -> list[Owed]:
    first = sa.select(owed_changes.c.message_id).where(free(owed_changes, now)).limit(_BATCH)
    these = sa.and_(owed_changes.c.message_id.in_(first), free(owed_changes, now))
    query = sa.update(owed_changes).where(these).values(saying_until=until, claimed_by=holder)
    return [_read(row) for row in await tx.execute(query.returning(owed_changes))]


async def among(tx: Transaction, message_ids: Collection[int]) -> list[Owed]:
    """Those of these messages that are still owed."""
    these = owed_changes.c.message_id.in_(message_ids)
    return [_read(row) for row in await tx.execute(sa.select(owed_changes).where(these))]


async def hasten(tx: Transaction, channel_id: int, now: datetime) -> None:
    """Its channel can be reached again, it seems."""
    waiting = sa.and_(owed_changes.c.channel_id == channel_id, owed_changes.c.claimed_by.is_(None))
    await tx.execute(sa.update(owed_changes).where(waiting).values(saying_until=now))


def _this(owed: Owed) -> sa.ColumnElement[bool]:
    return owed_changes.c.message_id == owed.message_id


def _read(row: sa.Row[Any]) -> Owed:
    return Owed(row.kind, row.ref_id, row.guild_id, row.channel_id, row.message_id, row.page)
