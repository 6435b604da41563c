"""A member's practice over time. However much somebody has answered, the newest of it is read, off an index."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

import sqlalchemy as sa

from bot.interview.progress.figures import Answered
from bot.store.database import Transaction
from bot.store.rounds.codec import decode
from bot.store.rounds.tables import answers, probes, rounds, turns

_WEEK = timedelta(days=7)


async def newest(tx: Transaction, member_id: int, most_rounds: int) -> list[Answered]:
    """The answers of so many rounds, each in its newest checked version, in the order in which they were given."""
    recent = (
        sa.select(rounds.c.id)
        .where(rounds.c.member_id == member_id)
        .order_by(rounds.c.opened_at.desc(), rounds.c.id.desc())
        .limit(most_rounds)
        .subquery()
    )
    of_turn = sa.and_(answers.c.round_id == turns.c.round_id, answers.c.number == turns.c.number)
    asked_back = sa.and_(probes.c.round_id == turns.c.round_id, probes.c.number == turns.c.number)
    count = sa.select(sa.func.count()).select_from(probes).where(asked_back).scalar_subquery()
    query = (
        sa.select(turns.c.question_id, turns.c.asked_at, answers.c.checklist, count.label("follow_ups"))
        .select_from(recent)
        .join(turns, turns.c.round_id == recent.c.id)
        .join(answers, of_turn)
        .where(answers.c.checklist.is_not(None))
        .order_by(turns.c.asked_at, turns.c.round_id, turns.c.number, answers.c.version)
        .add_columns(turns.c.round_id, turns.c.number)
    )
    # The versions of one turn follow each other: the last one stays.
    last = {(row.round_id, row.number): row for row in await tx.execute(query)}
    return [Answered(row.question_id, row.asked_at, decode(row.checklist), row.follow_ups) for row in last.values()]


async def weeks(tx: Transaction, member_id: int, begins: datetime, most: int) -> Sequence[bool]:
    """Whether the member practised in the week that begins then, and in each one before it."""
    starts = [begins - number * _WEEK for number in range(most)]
    asked = [
        sa.exists().where(
            rounds.c.member_id == member_id, rounds.c.opened_at >= start, rounds.c.opened_at < start + _WEEK
        )
        for start in starts
    ]
    row = (await tx.execute(sa.select(*(one.label(f"week_{number}") for number, one in enumerate(asked))))).one()
    return [bool(found) for found in row]
