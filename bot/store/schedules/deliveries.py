"""The ledger: one row for each due time of a schedule, and so one claim. Its key makes a double impossible."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import takewhile
from typing import Any

import sqlalchemy as sa

from bot.interview.schedules.model import Schedule, State, Why
from bot.interview.schedules.prompting import Record
from bot.store import upsert
from bot.store.database import Transaction
from bot.store.groups.tables import group_rounds
from bot.store.rounds.tables import answers, rounds, turns
from bot.store.schedules.queries import Shards, of_shards
from bot.store.schedules.tables import deliveries, schedules

Key = tuple[int, datetime]
"""(schedule, due time)."""


@dataclass(frozen=True, slots=True)
class Delivery:
    schedule_id: int
    due_at: datetime
    state: State
    why: Why | None
    claims: int
    attempts: int
    group_id: int | None
    round_id: int | None
    question_id: str | None
    message_id: int | None

    @property
    def key(self) -> Key:
        return self.schedule_id, self.due_at


async def enter(
    tx: Transaction, due: Sequence[tuple[Schedule, datetime, Why | None]], now: datetime, holder: str, until: datetime
) -> set[Key]:
    """One row for each due time, claimed until `until` or skipped; those that were free and are this process's now."""
    rows = [
        {
            "schedule_id": schedule.id,
            "due_at": due_at,
            "member_id": schedule.member_id,
            "state": State.SKIPPED if why else State.CLAIMED,
            "why": why,
            "claims": 0 if why else 1,
            "attempts": 0,
            "try_at": None if why else until,
            "claimed_by": None if why else holder,
            "settled_at": now if why else None,
        }
        for schedule, due_at, why in due
    ]
    if not rows:
        return set()
    query = upsert.insert(tx, deliveries).values(rows).on_conflict_do_nothing()
    fresh = await tx.execute(query.returning(deliveries.c.schedule_id, deliveries.c.due_at, deliveries.c.state))
    return {(row.schedule_id, row.due_at) for row in fresh if row.state == State.CLAIMED}


async def is_left(tx: Transaction, now: datetime) -> bool:
    return bool(await tx.scalar(sa.select(sa.exists().where(_claimed(), deliveries.c.try_at <= now))))


async def claim_left(
    tx: Transaction, now: datetime, holder: str, until: datetime, shards: Shards | None, limit: int
) -> list[tuple[Key, int]]:
    """What another process left behind, or what failed and has waited: claimed anew, and for the how manieth time."""
    left = (
        sa.select(deliveries.c.schedule_id, deliveries.c.due_at)
        .join_from(deliveries, schedules)
        .where(_claimed(), deliveries.c.try_at <= now, *of_shards(shards))
        .order_by(deliveries.c.try_at)
        .limit(limit)
        .with_for_update(of=deliveries, skip_locked=True)
    )
    found = [(row.schedule_id, row.due_at) for row in await tx.execute(left)]
    if not found:
        return []
    these = sa.tuple_(deliveries.c.schedule_id, deliveries.c.due_at).in_(found)
    query = sa.update(deliveries).where(these)
    query = query.values(claims=deliveries.c.claims + 1, try_at=until, claimed_by=holder)
    rows = await tx.execute(query.returning(deliveries.c.schedule_id, deliveries.c.due_at, deliveries.c.claims))
    return [((row.schedule_id, row.due_at), row.claims) for row in rows]


async def begin(tx: Transaction, key: Key, claims: int, holder: str, until: datetime) -> Delivery | None:
    """One more attempt. None: the claim was lost to another process, or its schedule is gone."""
    mine = sa.and_(_this(key), _claimed(), deliveries.c.claims == claims)
    query = sa.update(deliveries).where(mine)
    query = query.values(attempts=deliveries.c.attempts + 1, try_at=until, claimed_by=holder)
    row = (await tx.execute(query.returning(deliveries))).one_or_none()
    return None if row is None else _read(row)


async def note(tx: Transaction, key: Key, **values: Any) -> None:
    await tx.execute(sa.update(deliveries).where(_this(key)).values(values))


async def finish(
    tx: Transaction, key: Key, state: State, now: datetime, why: Why | None = None, message_id: int | None = None
) -> bool:
    """False: it was finished before."""
    settled = {"try_at": None, "claimed_by": None, "settled_at": now}
    values = {"state": state, "why": why, "message_id": message_id, **settled}
    return (await tx.execute(sa.update(deliveries).where(_this(key), _claimed()).values(values))).rowcount > 0


async def find(tx: Transaction, key: Key) -> Delivery | None:
    row = (await tx.execute(sa.select(deliveries).where(_this(key)))).one_or_none()
    return None if row is None else _read(row)


async def of_schedule(tx: Transaction, schedule_id: int, limit: int) -> list[Delivery]:
    """Newest first."""
    of = deliveries.c.schedule_id == schedule_id
    query = sa.select(deliveries).where(of).order_by(deliveries.c.due_at.desc()).limit(limit)
    return [_read(row) for row in await tx.execute(query)]


async def claimed_of(tx: Transaction, schedule_id: int) -> list[Delivery]:
    """What is on its way."""
    query = sa.select(deliveries).where(deliveries.c.schedule_id == schedule_id, _claimed())
    return [_read(row) for row in await tx.execute(query)]


async def newest(tx: Transaction, schedule_ids: Sequence[int], limit: int) -> dict[int, list[Delivery]]:
    """Of each schedule the newest, in one statement."""
    place = sa.func.row_number().over(partition_by=deliveries.c.schedule_id, order_by=deliveries.c.due_at.desc())
    numbered = sa.select(deliveries, place.label("place")).where(deliveries.c.schedule_id.in_(schedule_ids)).subquery()
    query = sa.select(numbered).where(numbered.c.place <= limit).order_by(numbered.c.schedule_id, numbered.c.place)
    found: dict[int, list[Delivery]] = {}
    for row in await tx.execute(query):
        found.setdefault(row.schedule_id, []).append(_read(row))
    return found


async def unanswered(tx: Transaction, schedule: Schedule, limit: int) -> tuple[int, bool]:
    """How many prompts in a row nobody answered since the schedule counts them, `limit` at most; and whether the very
    last prompt was answered."""
    in_group = sa.exists().where(rounds.c.group_id == deliveries.c.group_id, answers.c.round_id == rounds.c.id)
    alone = sa.exists().where(answers.c.round_id == deliveries.c.round_id)
    query = (
        sa.select(deliveries.c.due_at, sa.or_(in_group, alone).label("answered"))
        .where(deliveries.c.schedule_id == schedule.id, deliveries.c.state == State.POSTED)
        .order_by(deliveries.c.due_at.desc())
        .limit(limit)
    )
    rows = (await tx.execute(query)).all()
    since = schedule.counted_from
    counted = list(takewhile(lambda row: not row.answered and (since is None or row.due_at > since), rows))
    return len(counted), bool(rows) and rows[0].answered


# ---------------------------------------------------------------- what was asked


async def record_of_guild(tx: Transaction, guild_id: int) -> Record:
    asked = (
        sa.select(
            group_rounds.c.question_id,
            sa.func.count().label("times"),
            sa.func.max(group_rounds.c.opened_at).label("last"),
        )
        .where(group_rounds.c.guild_id == guild_id)
        .group_by(group_rounds.c.question_id)
    )
    answered = (
        sa.select(group_rounds.c.question_id, sa.func.count(sa.distinct(answers.c.round_id)).label("answers"))
        .join_from(group_rounds, rounds, rounds.c.group_id == group_rounds.c.id)
        .join(answers, answers.c.round_id == rounds.c.id)
        .where(group_rounds.c.guild_id == guild_id)
        .group_by(group_rounds.c.question_id)
    )
    return await _record(tx, asked, answered)


async def record_of_member(tx: Transaction, member_id: int) -> Record:
    own = rounds.c.member_id == member_id
    asked = (
        sa.select(turns.c.question_id, sa.func.count().label("times"), sa.func.max(turns.c.asked_at).label("last"))
        .join_from(rounds, turns)
        .where(own)
        .group_by(turns.c.question_id)
    )
    answered = (
        sa.select(turns.c.question_id, sa.func.count().label("answers"))
        .join_from(rounds, turns)
        .where(own, sa.exists().where(answers.c.round_id == turns.c.round_id, answers.c.number == turns.c.number))
        .group_by(turns.c.question_id)
    )
    return await _record(tx, asked, answered)


async def _record(tx: Transaction, asked: sa.Select[Any], answered: sa.Select[Any]) -> Record:
    rows = (await tx.execute(asked)).all()
    answers_of: Mapping[str, int] = {row.question_id: row.answers for row in await tx.execute(answered)}
    return Record({row.question_id: row.times for row in rows}, {row.question_id: row.last for row in rows}, answers_of)


def _claimed() -> sa.ColumnElement[bool]:
    # Written out, so that the index over claimed rows is used.
    return deliveries.c.state == sa.literal_column("'claimed'")


def _this(key: Key) -> sa.ColumnElement[bool]:
    return sa.and_(deliveries.c.schedule_id == key[0], deliveries.c.due_at == key[1])


def _read(row: sa.Row[Any]) -> Delivery:
    return Delivery(
        schedule_id=row.schedule_id,
        due_at=row.due_at,
        state=State(row.state),
        why=row.why and Why(row.why),
        claims=row.claims,
        attempts=row.attempts,
        group_id=row.group_id,
        round_id=row.round_id,
        question_id=row.question_id,
        message_id=row.message_id,
    )
