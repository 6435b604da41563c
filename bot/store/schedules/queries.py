"""Schedules: added, found, changed, and those that are due claimed for one process at a time."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from bot.interview.model import Lang, Principle
from bot.interview.schedules.due_times import read_rule, written
from bot.interview.schedules.model import Ask, Pace, Pause, Schedule
from bot.store.database import Transaction
from bot.store.schedules.tables import schedules

GUILD_SHIFT = 22
"""Discord's rule: the shard of a server is (id >> 22) % shards; DMs come to shard 0."""
Shards = tuple[int, Collection[int]]
"""(how many in all, which are served)."""


async def insert(tx: Transaction, schedule: Schedule) -> int:
    number = await tx.scalar(sa.insert(schedules).values(_values(schedule)).returning(schedules.c.id))
    assert number is not None
    return int(number)


async def save(tx: Transaction, schedule: Schedule) -> None:
    await tx.execute(sa.update(schedules).where(schedules.c.id == schedule.id).values(_values(schedule)))


async def count_turn(tx: Transaction, schedule_id: int) -> None:
    """It has posted: so a vacation is over, too."""
    this = schedules.c.id == schedule_id
    await tx.execute(sa.update(schedules).where(this).values(turns=schedules.c.turns + 1, paused_until=None))


async def remove(tx: Transaction, schedule_id: int) -> None:
    await tx.execute(sa.delete(schedules).where(schedules.c.id == schedule_id))


async def find(tx: Transaction, schedule_id: int, *, lock: bool = False) -> Schedule | None:
    query = sa.select(schedules).where(schedules.c.id == schedule_id)
    row = (await tx.execute(query.with_for_update() if lock else query)).one_or_none()
    return None if row is None else _read(row)


async def of_guild(tx: Transaction, guild_id: int) -> list[Schedule]:
    return await _several(tx, sa.select(schedules).where(schedules.c.guild_id == guild_id).order_by(schedules.c.id))


async def of_member(tx: Transaction, member_id: int) -> list[Schedule]:
    return await _several(tx, sa.select(schedules).where(schedules.c.member_id == member_id).order_by(schedules.c.id))


# ---------------------------------------------------------------- what is due


async def is_due(tx: Transaction, now: datetime) -> bool:
    """Whether there may be something to claim: a look that keeps nobody waiting."""
    return bool(await tx.scalar(sa.select(sa.exists().where(schedules.c.due_at <= now))))


async def lock_due(tx: Transaction, now: datetime, shards: Shards | None, limit: int) -> list[Schedule]:
    """Due schedules of these shards that no other process holds right now, held until the transaction ends."""
    query = sa.select(schedules).where(schedules.c.due_at <= now, *of_shards(shards)).order_by(schedules.c.due_at)
    return await _several(tx, query.limit(limit).with_for_update(skip_locked=True))


def of_shards(shards: Shards | None) -> list[sa.ColumnElement[bool]]:
    return [] if shards is None else [(schedules.c.shard_key % shards[0]).in_(shards[1])]


async def put_off(tx: Transaction, due: Sequence[tuple[int, datetime | None]]) -> None:
    """Each schedule is due next at the time given."""
    this = schedules.c.id == sa.bindparam("of_id")
    query = sa.update(schedules).where(this).values(due_at=sa.bindparam("next_due"))
    await tx.execute(query, [{"of_id": number, "next_due": at} for number, at in due])


def _values(schedule: Schedule) -> dict[str, Any]:
    return {
        **{name: value for name, value in asdict(schedule).items() if name != "id"},
        "rule": written(schedule.rule),
        "shard_key": (schedule.guild_id or 0) >> GUILD_SHIFT,
        "questions": list(schedule.questions) or None,
        "langs": ",".join(schedule.langs),
    }


async def _several(tx: Transaction, query: sa.Executable) -> list[Schedule]:
    return [_read(row) for row in await tx.execute(query)]


def _read(row: sa.Row[Any]) -> Schedule:
    return Schedule(
        id=row.id,
        guild_id=row.guild_id,
        channel_id=row.channel_id,
        member_id=row.member_id,
        keeper_id=row.keeper_id,
        rule=read_rule(row.rule),
        zone=row.zone,
        ask=Ask(row.ask),
        principle=row.principle and Principle(row.principle),
        questions=tuple(row.questions or ()),
        answer_hours=row.answer_hours,
        review_hours=row.review_hours,
        role_id=row.role_id,
        langs=tuple(Lang(lang) for lang in row.langs.split(",")),
        added_at=row.added_at,
        due_at=row.due_at,
        turns=row.turns,
        pause=row.pause and Pause(row.pause),
        paused_until=row.paused_until,
        pace=Pace(row.pace),
        counted_from=row.counted_from,
    )


async def remove_server(tx: Transaction, guild_id: int, now: datetime) -> None:
    await tx.execute(sa.delete(schedules).where(schedules.c.guild_id == guild_id))
