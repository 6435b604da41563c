"""Messages typed in DMs: each is taken once, and what it was taken for, and whether what came of it was shown."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from bot.interview.model import Field, Place
from bot.interview.rounds.typed import Piece
from bot.store import upsert
from bot.store.database import Transaction
from bot.store.rounds.tables import OPEN_ALONE, rounds, typed_messages

_WHOLE = "whole"
_OF_ROUND = sa.select(typed_messages, rounds.c.member_id).join_from(typed_messages, rounds)


@dataclass(frozen=True, slots=True)
class TypedMessage:
    """`piece` is set where it became part of the draft of turn `number`; without a `number` nothing was taken of it.
    `show_at`: what came of it is still to be shown."""

    message_id: int
    channel_id: int
    member_id: int
    round_id: int
    number: int | None
    piece: Piece | None
    show_at: datetime | None
    tries: int


@dataclass(frozen=True, slots=True)
class Awaiting:
    """An open round that waits for typed text, and the last message of it that is known."""

    round_id: int
    member_id: int
    channel_id: int
    last_id: int | None


async def note(
    tx: Transaction,
    round_id: int,
    message_id: int,
    channel_id: int,
    *,
    number: int | None = None,
    piece: Piece | None = None,
    show_at: datetime | None = None,
) -> bool:
    """False: it is noted already. What came before it need not be shown any more."""
    part = None if piece is None else piece.field or _WHOLE
    values = {"message_id": message_id, "round_id": round_id, "channel_id": channel_id, "number": number, "part": part}
    place = {} if piece is None else {"start": piece.start, "length": piece.length}
    row = upsert.insert(tx, typed_messages).values({**values, **place, "show_at": show_at, "tries": 0})
    if not (await tx.execute(row.on_conflict_do_nothing())).rowcount:
        return False
    earlier = sa.and_(typed_messages.c.round_id == round_id, typed_messages.c.message_id != message_id)
    unshown = sa.and_(earlier, typed_messages.c.show_at.is_not(None))
    await tx.execute(sa.update(typed_messages).where(unshown).values(show_at=None))
    return True


async def find(tx: Transaction, message_id: int) -> TypedMessage | None:
    row = (await tx.execute(_OF_ROUND.where(typed_messages.c.message_id == message_id))).one_or_none()
    return None if row is None else _read(row)


async def last(tx: Transaction, round_id: int) -> TypedMessage | None:
    query = _OF_ROUND.where(typed_messages.c.round_id == round_id).order_by(typed_messages.c.message_id.desc())
    row = (await tx.execute(query.limit(1))).one_or_none()
    return None if row is None else _read(row)


async def of_turn(tx: Transaction, round_id: int, number: int) -> list[TypedMessage]:
    """Those that something was taken of, in the order in which they were typed."""
    these = sa.and_(typed_messages.c.round_id == round_id, typed_messages.c.number == number)
    return [_read(row) for row in await tx.execute(_OF_ROUND.where(these).order_by(typed_messages.c.message_id))]


async def place(tx: Transaction, message_id: int, piece: Piece | None) -> None:
    """It stands elsewhere in the draft now; without a piece, in several places."""
    part = None if piece is None else piece.field or _WHOLE
    values = {"part": part, "start": piece and piece.start, "length": piece and piece.length}
    await tx.execute(sa.update(typed_messages).where(typed_messages.c.message_id == message_id).values(values))


async def drop(tx: Transaction, message_id: int) -> None:
    """As if it had never come."""
    await tx.execute(sa.delete(typed_messages).where(typed_messages.c.message_id == message_id))


async def correct(tx: Transaction, typed: TypedMessage, length: int) -> None:
    """The piece is `length` characters long now; what stands behind it in the same field moves."""
    assert typed.piece is not None
    this = typed_messages.c.message_id == typed.message_id
    await tx.execute(sa.update(typed_messages).where(this).values(length=length))
    behind = sa.and_(
        typed_messages.c.round_id == typed.round_id,
        typed_messages.c.number == typed.number,
        typed_messages.c.part == (typed.piece.field or Field.RESULT),
        typed_messages.c.start > typed.piece.start,
    )
    moved = typed_messages.c.start + (length - typed.piece.length)
    await tx.execute(sa.update(typed_messages).where(behind).values(start=moved))


# ---------------------------------------------------------------- what is to be shown


async def is_unshown(tx: Transaction, now: datetime) -> bool:
    return bool(await tx.scalar(sa.select(sa.exists().where(typed_messages.c.show_at <= now))))


async def unshown(tx: Transaction, now: datetime, limit: int) -> list[TypedMessage]:
    """Locked, the longest overdue first."""
    query = _OF_ROUND.where(typed_messages.c.show_at <= now).order_by(typed_messages.c.show_at).limit(limit)
    rows = await tx.execute(query.with_for_update(skip_locked=True, of=typed_messages))
    return [_read(row) for row in rows]


async def show_at(tx: Transaction, message_id: int, moment: datetime | None, tries: int) -> None:
    """None: it is shown, or nobody is there to see it."""
    this = typed_messages.c.message_id == message_id
    await tx.execute(sa.update(typed_messages).where(this).values(show_at=moment, tries=tries))


# ---------------------------------------------------------------- what may have been missed


async def awaiting(tx: Transaction, limit: int, member_ids: Collection[int] | None = None) -> list[Awaiting]:
    """Open rounds that are held in a DM or were typed in from one, the newest first."""
    newest = (
        sa.select(typed_messages.c.round_id, sa.func.max(typed_messages.c.message_id).label("last_id"))
        .group_by(typed_messages.c.round_id)
        .subquery()
    )
    channel = sa.func.coalesce(typed_messages.c.channel_id, rounds.c.channel_id)
    query = (
        sa.select(rounds.c.id, rounds.c.member_id, channel, newest.c.last_id)
        .select_from(rounds)
        .outerjoin(newest, newest.c.round_id == rounds.c.id)
        .outerjoin(typed_messages, typed_messages.c.message_id == newest.c.last_id)
        .where(OPEN_ALONE, sa.or_(rounds.c.place == Place.DM, newest.c.last_id.is_not(None)), channel.is_not(None))
    )
    if member_ids is not None:
        query = query.where(rounds.c.member_id.in_(member_ids))
    rows = await tx.execute(query.order_by(rounds.c.id.desc()).limit(limit))
    return [Awaiting(row[0], row[1], row[2], row[3]) for row in rows]


async def forget_closed(tx: Transaction, before: datetime) -> None:
    """Of rounds that were over by then."""
    over = sa.select(rounds.c.id).where(rounds.c.closed_at < before)
    await tx.execute(sa.delete(typed_messages).where(typed_messages.c.round_id.in_(over)))


def _read(row: sa.Row[tuple[object, ...]]) -> TypedMessage:
    piece = None
    if row.part is not None:
        piece = Piece(None if row.part == _WHOLE else Field(row.part), row.start, row.length)
    return TypedMessage(
        row.message_id, row.channel_id, row.member_id, row.round_id, row.number, piece, row.show_at, row.tries
    )
