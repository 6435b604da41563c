"""Questions of a server's own. They go with the member who wrote them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from bot.interview.model import Level, Principle, Question
from bot.interview.questions.own import OwnQuestion, Standing, own_number
from bot.store.database import Transaction
from bot.store.questions.tables import own_questions


async def insert(tx: Transaction, own: OwnQuestion) -> int:
    values = {name: value for name, value in asdict(own).items() if name not in ("id", "standing")}
    query = sa.insert(own_questions).values({**values, "state": own.standing}).returning(own_questions.c.id)
    number = await tx.scalar(query)
    assert number is not None
    return int(number)


async def insert_many(tx: Transaction, owns: Sequence[OwnQuestion]) -> None:
    rows = [
        {
            **{name: value for name, value in asdict(own).items() if name not in ("id", "standing")},
            "state": own.standing,
        }
        for own in owns
    ]
    if rows:
        await tx.execute(sa.insert(own_questions), rows)


async def texts(tx: Transaction, guild_id: int) -> list[str]:
    """Of all questions of the server, however they stand."""
    query = sa.select(own_questions.c.text_en, own_questions.c.text_ko).where(own_questions.c.guild_id == guild_id)
    return [text for row in await tx.execute(query) for text in row if text]


async def rewrite(tx: Transaction, guild_id: int, number: int, english: str | None, korean: str | None) -> bool:
    """False: it is gone."""
    this = sa.and_(own_questions.c.id == number, own_questions.c.guild_id == guild_id)
    query = sa.update(own_questions).where(this).values(text_en=english, text_ko=korean)
    return (await tx.execute(query)).rowcount > 0


async def remove(tx: Transaction, guild_id: int, number: int) -> bool:
    """False: it was gone already."""
    this = sa.and_(own_questions.c.id == number, own_questions.c.guild_id == guild_id)
    return (await tx.execute(sa.delete(own_questions).where(this))).rowcount > 0


async def among(tx: Transaction, question_ids: Sequence[str]) -> dict[str, Question]:
    """Those of these questions that are a server's own; no statement where none is."""
    numbers = {number for key in question_ids if (number := own_number(key)) is not None}
    if not numbers:
        return {}
    rows = await tx.execute(sa.select(own_questions).where(own_questions.c.id.in_(numbers)))
    return {(question := _read(row).question).id: question for row in rows}


async def find(tx: Transaction, guild_id: int, number: int) -> OwnQuestion | None:
    this = sa.and_(own_questions.c.id == number, own_questions.c.guild_id == guild_id)
    row = (await tx.execute(sa.select(own_questions).where(this))).one_or_none()
    return None if row is None else _read(row)


async def page(
    tx: Transaction, guild_id: int, standing: Standing, *, offset: int, limit: int
) -> tuple[list[OwnQuestion], int]:
    """Oldest first, and how many there are in all."""
    these = _standing(guild_id, standing)
    query = sa.select(own_questions).where(these).order_by(own_questions.c.id).offset(offset).limit(limit)
    total = await tx.scalar(sa.select(sa.func.count()).where(these).select_from(own_questions))
    return [_read(row) for row in await tx.execute(query)], total or 0


async def count_of_member(tx: Transaction, guild_id: int, member_id: int) -> int:
    """What the member suggested here and nobody decided on yet."""
    these = sa.and_(_standing(guild_id, Standing.SUGGESTED), own_questions.c.member_id == member_id)
    return await tx.scalar(sa.select(sa.func.count()).where(these).select_from(own_questions)) or 0


async def first_accepted(tx: Transaction, guild_id: int) -> OwnQuestion | None:
    """The next of the queue."""
    found, _ = await page(tx, guild_id, Standing.ACCEPTED, offset=0, limit=1)
    return found[0] if found else None


async def stand(
    tx: Transaction, guild_id: int, number: int, before: Standing, after: Standing, sent_at: datetime | None = None
) -> bool:
    """False: it stands otherwise by now, or it is gone; of two at once exactly one wins."""
    this = sa.and_(_standing(guild_id, before), own_questions.c.id == number)
    query = sa.update(own_questions).where(this).values(state=after, sent_at=sent_at)
    return (await tx.execute(query)).rowcount > 0


async def give_back(tx: Transaction, question_id: str | None) -> None:
    """It was not posted after all: it goes back into the queue."""
    number = own_number(question_id or "")
    if number is not None:
        sent = sa.and_(own_questions.c.id == number, own_questions.c.state == Standing.SENT)
        await tx.execute(sa.update(own_questions).where(sent).values(state=Standing.ACCEPTED, sent_at=None))


def _standing(guild_id: int, standing: Standing) -> sa.ColumnElement[bool]:
    return sa.and_(own_questions.c.guild_id == guild_id, own_questions.c.state == standing)


def _read(row: sa.Row[Any]) -> OwnQuestion:
    return OwnQuestion(
        id=row.id,
        guild_id=row.guild_id,
        member_id=row.member_id,
        principle=Principle(row.principle),
        level=Level(row.level),
        text_en=row.text_en,
        text_ko=row.text_ko,
        standing=Standing(row.state),
        suggested_at=row.suggested_at,
        sent_at=row.sent_at,
    )


async def remove_server(tx: Transaction, guild_id: int, now: datetime) -> None:
    await tx.execute(sa.delete(own_questions).where(own_questions.c.guild_id == guild_id))
