"""Members as a server's group rounds know them: who wants reminders, who stayed away, who has calibrated."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

import sqlalchemy as sa

from bot.interview.groups.model import MISSES_UNTIL_QUIET, Stage
from bot.interview.model import Item, Lang
from bot.store import upsert
from bot.store.database import Transaction
from bot.store.groups.tables import calibrations, group_rounds, guild_members, reviews
from bot.store.rounds.tables import answers, rounds, shared_answers
from bot.store.tables import members


async def set_reminders(tx: Transaction, guild_id: int, member_id: int, wanted: bool) -> None:
    """Saying yes is coming back, too."""
    values = {"guild_id": guild_id, "member_id": member_id, "reminders": wanted, "missed": 0}
    row = upsert.insert(tx, guild_members).values(values)
    await tx.execute(row.on_conflict_do_update(index_elements=["guild_id", "member_id"], set_=values))


async def come_back(tx: Transaction, guild_id: int, member_id: int) -> None:
    """The member took part: nothing is missed in a row any more."""
    this = sa.and_(_this(guild_id, member_id), guild_members.c.missed > 0)
    await tx.execute(sa.update(guild_members).where(this).values(missed=0))


async def count_missed(tx: Transaction, group_id: int, guild_id: int) -> None:
    """At the end of a round: one more for those who want reminders and neither shared nor reviewed."""
    away = sa.and_(guild_members.c.guild_id == guild_id, guild_members.c.member_id.not_in(_took_part(group_id)))
    await tx.execute(sa.update(guild_members).where(away).values(missed=guild_members.c.missed + 1))


async def to_remind(tx: Transaction, group_id: int, guild_id: int, stage: Stage) -> dict[int, Lang | None]:
    """Who wants reminders, has not stayed away too often, and has something left to do in this stage.

    With the language of each, where it is known.
    """
    wanting = sa.and_(
        guild_members.c.guild_id == guild_id,
        guild_members.c.reminders,
        guild_members.c.missed < MISSES_UNTIL_QUIET,
    )
    if stage is Stage.ANSWERING:
        left = guild_members.c.member_id.not_in(_shared(group_id))
    else:
        of_group = sa.and_(shared_answers.c.group_id == group_id, reviews.c.submitted_at.is_(None))
        left = guild_members.c.member_id.in_(
            sa.select(reviews.c.member_id).join_from(reviews, shared_answers).where(of_group)
        )
    query = sa.select(members.c.id, members.c.lang).join_from(guild_members, members).where(wanting, left)
    return {row.id: row.lang and Lang(row.lang) for row in await tx.execute(query.order_by(members.c.id))}


async def answered(tx: Transaction, group_id: int) -> dict[int, bool]:
    """Whether each member who wrote an answer shared it."""
    shares = sa.exists().where(shared_answers.c.round_id == rounds.c.id)
    told = sa.exists().where(answers.c.round_id == rounds.c.id)
    query = sa.select(rounds.c.member_id, shares.label("shared")).where(rounds.c.group_id == group_id, told)
    return {row.member_id: row.shared for row in await tx.execute(query.order_by(rounds.c.member_id))}


def _shared(group_id: int) -> sa.Select[tuple[int]]:
    of_group = shared_answers.c.group_id == group_id
    return sa.select(rounds.c.member_id).join_from(shared_answers, rounds).where(of_group)


def _took_part(group_id: int) -> sa.CompoundSelect[tuple[int]]:
    handed_in = sa.and_(shared_answers.c.group_id == group_id, reviews.c.submitted_at.is_not(None))
    reviewed = sa.select(reviews.c.member_id).join_from(reviews, shared_answers).where(handed_in)
    return sa.union(_shared(group_id), reviewed)


def _this(guild_id: int, member_id: int) -> sa.ColumnElement[bool]:
    return sa.and_(guild_members.c.guild_id == guild_id, guild_members.c.member_id == member_id)


# ---------------------------------------------------------------- calibration


async def calibrated(tx: Transaction, member_id: int) -> dict[str, frozenset[Item]]:
    """What the member ticked on prepared answers, by the answer's id, in the order in which they were judged."""
    query = sa.select(calibrations.c.answer_id, calibrations.c.ticks).where(calibrations.c.member_id == member_id)
    rows = await tx.execute(query.order_by(calibrations.c.judged_at, calibrations.c.answer_id))
    return {row.answer_id: frozenset(Item(key) for key in row.ticks) for row in rows}


async def calibrate(
    tx: Transaction, member_id: int, answer_id: str, ticks: Collection[Item], agreed: int, now: datetime
) -> None:
    """Only the first try counts: afterwards the expert's reasons are known."""
    values = {
        "member_id": member_id,
        "answer_id": answer_id,
        "ticks": [item.value for item in Item if item in ticks],
        "agreed": agreed,
        "judged_at": now,
    }
    row = upsert.insert(tx, calibrations).values(values)
    await tx.execute(row.on_conflict_do_nothing(index_elements=["member_id", "answer_id"]))


async def gaps_received(tx: Transaction, member_id: int) -> list[dict[str, object]]:
    """What others found missing in the member's answers, where it is revealed; without who said it, or when."""
    query = (
        sa.select(shared_answers.c.round_id, reviews.c.gap, reviews.c.helpful)
        .join_from(shared_answers, rounds)
        .join(reviews, reviews.c.round_id == shared_answers.c.round_id)
        .join(group_rounds, group_rounds.c.id == shared_answers.c.group_id)
        .where(rounds.c.member_id == member_id, group_rounds.c.stage == Stage.REVEALED, reviews.c.gap != "")
        .order_by(shared_answers.c.round_id, reviews.c.gap)
    )
    return [dict(row) for row in (await tx.execute(query)).mappings()]
