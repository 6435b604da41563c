"""Who is busy with what. A claim runs out after a while, unless the process that holds it renews it.

A table whose rows are claimed has two columns for it: `claimed_by`, the name of the process, and until when nobody else
may take the row over. The latter also holds what is put off: then nobody's name stands beside it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from bot.store.database import Transaction
from bot.store.tables import metadata

_BATCH = 100
_UNTIL = {"deliveries": "try_at"}


@dataclass(frozen=True, slots=True)
class Claim:
    """On one row: its table and its key, as (column, value) pairs."""

    table: str
    key: tuple[tuple[str, Any], ...]


def free(table: sa.Table, now: datetime) -> sa.ColumnElement[bool]:
    until = _until(table)
    return sa.or_(until.is_(None), until <= now)


async def renew(tx: Transaction, holder: str, claims: Iterable[Claim], until: datetime) -> None:
    """Those that nobody else has taken over."""
    keys: defaultdict[tuple[str, tuple[str, ...]], list[tuple[Any, ...]]] = defaultdict(list)
    for claim in claims:
        keys[claim.table, tuple(name for name, _ in claim.key)].append(tuple(value for _, value in claim.key))
    for (name, columns), values in keys.items():
        table = metadata.tables[name]
        for start in range(0, len(values), _BATCH):
            these = sa.or_(*(_these(table, columns, key) for key in values[start : start + _BATCH]))
            mine = sa.update(table).where(table.c.claimed_by == holder, these)
            await tx.execute(mine.values({_until(table).name: until}))


async def release(tx: Transaction, holder: str, now: datetime) -> None:
    """Everything that this process holds: others may take it over at once."""
    for table in _claimed():
        mine = sa.update(table).where(table.c.claimed_by == holder)
        await tx.execute(mine.values({_until(table).name: now, "claimed_by": None}))


async def put_off(tx: Transaction, claim: Claim, holder: str, until: datetime) -> None:
    """Unless somebody else took it over meanwhile: nobody is busy with it, and nobody shall be before `until`."""
    table = metadata.tables[claim.table]
    this = sa.and_(*(table.c[name] == value for name, value in claim.key))
    mine = sa.update(table).where(table.c.claimed_by == holder, this)
    await tx.execute(mine.values({_until(table).name: until, "claimed_by": None}))


def _these(table: sa.Table, columns: Iterable[str], key: Iterable[Any]) -> sa.ColumnElement[bool]:
    return sa.and_(*(table.c[name] == value for name, value in zip(columns, key, strict=True)))


def _claimed() -> Iterator[sa.Table]:
    return (table for table in metadata.sorted_tables if "claimed_by" in table.c)


def _until(table: sa.Table) -> sa.Column[Any]:
    return table.c[_UNTIL.get(table.name, "saying_until")]
