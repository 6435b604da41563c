"""What the bot keeps for itself under a name: the hash of the commands it synced, for example."""

from __future__ import annotations

from sqlalchemy import delete, select

from bot.store.database import Transaction
from bot.store.tables import marks
from bot.store.upsert import insert


async def find(tx: Transaction, key: str) -> str | None:
    value: str | None = await tx.scalar(select(marks.c.value).where(marks.c.key == key))
    return value


async def put(tx: Transaction, key: str, value: str) -> None:
    row = insert(tx, marks).values(key=key, value=value)
    await tx.execute(row.on_conflict_do_update(index_elements=["key"], set_={"value": row.excluded.value}))


async def put_first(tx: Transaction, key: str, value: str) -> bool:
    """False: it is there already, and stays as it is; of two at once exactly one is first."""
    row = insert(tx, marks).values(key=key, value=value).on_conflict_do_nothing()
    return (await tx.execute(row)).rowcount > 0


async def keys(tx: Transaction, prefix: str) -> set[str]:
    """Those that begin so."""
    return set(await tx.scalars(select(marks.c.key).where(marks.c.key.startswith(prefix, autoescape=True))))


async def remove(tx: Transaction, key: str) -> None:
    await tx.execute(delete(marks).where(marks.c.key == key))
