"""Members: known from their first action, gone with everything that is theirs."""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from typing import Any

from sqlalchemy import ColumnElement, Table, delete, func, select, update

from bot.interview.model import Lang, Level
from bot.store.database import Transaction
from bot.store.tables import members, metadata
from bot.store.upsert import insert

Rows = list[dict[str, Any]]
_PORTION = 20
"""Rows that are read at once: some milliseconds, however long the texts are."""


@dataclass(frozen=True, slots=True)
class Member:
    """`lang` and `zone` (an IANA name) are None until the member chose one."""

    id: int
    lang: Lang | None
    created_at: datetime
    zone: str | None = None


async def find(tx: Transaction, member_id: int) -> Member | None:
    row = (await tx.execute(select(members).where(members.c.id == member_id))).one_or_none()
    return None if row is None else Member(row.id, row.lang and Lang(row.lang), row.created_at, row.zone)


async def remember(tx: Transaction, member_id: int, now: datetime, lang: Lang | None = None) -> None:
    """Makes the member known. A language that was chosen earlier stays unless another is given.

    Also for somebody who is known the row is written, and so locked until the transaction ends: before the member's
    rounds, as `forget` does it. The other way round PostgreSQL would have to abort one of the two.
    """
    row = insert(tx, members).values(id=member_id, lang=lang, created_at=now)
    kept = func.coalesce(row.excluded.lang, members.c.lang)
    await tx.execute(row.on_conflict_do_update(index_elements=["id"], set_={"lang": kept}))


async def zone_of(tx: Transaction, member_id: int) -> str | None:
    """The IANA name that the member chose."""
    zone: str | None = await tx.scalar(select(members.c.zone).where(members.c.id == member_id))
    return zone


async def set_zone(tx: Transaction, member_id: int, zone: str, now: datetime) -> None:
    """`zone` as `interview.zones.find` gives it."""
    row = insert(tx, members).values(id=member_id, zone=zone, created_at=now)
    await tx.execute(row.on_conflict_do_update(index_elements=["id"], set_={"zone": row.excluded.zone}))


async def level_of(tx: Transaction, member_id: int) -> Level | None:
    """None until the member has chosen one."""
    level: str | None = await tx.scalar(select(members.c.level).where(members.c.id == member_id))
    return None if level is None else Level(level)


async def set_level(tx: Transaction, member_id: int, level: Level, now: datetime) -> None:
    row = insert(tx, members).values(id=member_id, level=level, created_at=now)
    await tx.execute(row.on_conflict_do_update(index_elements=["id"], set_={"level": row.excluded.level}))


async def puts_off_calibration(tx: Transaction, member_id: int) -> bool:
    return bool(await tx.scalar(select(members.c.calibrates_later).where(members.c.id == member_id)))


async def put_off_calibration(tx: Transaction, member_id: int, later: bool) -> None:
    await tx.execute(update(members).where(members.c.id == member_id).values(calibrates_later=later))


async def lock(tx: Transaction, member_ids: Collection[int]) -> None:
    """Whoever else decides something for one of them waits until the transaction ends."""
    these = select(members.c.id).where(members.c.id.in_(member_ids)).order_by(members.c.id)
    await tx.execute(these.with_for_update())


async def remember_all(tx: Transaction, member_ids: Collection[int], now: datetime) -> None:
    rows = [{"id": member_id, "lang": None, "created_at": now} for member_id in member_ids]
    await tx.execute(insert(tx, members).values(rows).on_conflict_do_nothing(index_elements=["id"]))


async def forget(tx: Transaction, member_id: int) -> bool:
    """Deletes the member and, by cascade, every row that is theirs. False: there was nobody."""
    return (await tx.execute(delete(members).where(members.c.id == member_id))).rowcount > 0


async def export(tx: Transaction, member_id: int) -> AsyncIterator[tuple[str, Rows]]:
    """All rows of the member by table, in portions, ready for JSON: points in time are ISO 8601 in UTC.

    A table with more than a portion comes several times, one without a row once: whoever has a lot holds nobody up.
    """
    for table in metadata.sorted_tables:
        if not table.info.get("impersonal"):
            async for rows in _portions(tx, table, member_id):
                yield table.name, rows


async def _portions(tx: Transaction, table: Table, member_id: int) -> AsyncIterator[Rows]:
    query = select(table).where(_belongs_to(table, member_id)).order_by(*table.primary_key).limit(_PORTION)
    for start in count(0, _PORTION):
        found = (await tx.execute(query.offset(start))).mappings().all()
        if found or not start:
            yield [{name: _plain(value) for name, value in row.items()} for row in found]
        if len(found) < _PORTION:
            return


def _belongs_to(table: Table, member_id: int) -> ColumnElement[bool]:
    if table is members:
        return members.c.id == member_id
    if "member_id" in table.c:
        return table.c.member_id == member_id
    # It hangs on a row that is the member's, or that hangs on one in its turn.
    column = next(column for column in table.primary_key if column.foreign_keys)
    owner = next(iter(column.foreign_keys)).column
    return column.in_(select(owner).where(_belongs_to(owner.table, member_id)))


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, datetime) else value
