"""What members are about to propose: one draft a member, replaced by the next."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from bot.interview.bookings.drafts import BookingDraft, BookingWishes
from bot.interview.bookings.model import BookingKind, BookingPlace
from bot.interview.model import Lang
from bot.store.bookings.tables import booking_drafts
from bot.store.database import Transaction


async def put(
    tx: Transaction, member_id: int, wishes: BookingWishes, typed: tuple[str, ...], now: datetime
) -> BookingDraft:
    """In place of the member's earlier one, under a new number: old cards do not speak of this one."""
    await tx.execute(sa.delete(booking_drafts).where(booking_drafts.c.member_id == member_id))
    values = {"member_id": member_id, "wishes": _encode(wishes), "typed": _joined(typed), "begun_at": now}
    number = await tx.scalar(sa.insert(booking_drafts).values(values).returning(booking_drafts.c.id))
    assert number is not None
    return BookingDraft(number, member_id, wishes, typed, now)


async def find(tx: Transaction, draft_id: int, member_id: int, *, lock: bool = False) -> BookingDraft | None:
    this = sa.and_(booking_drafts.c.id == draft_id, booking_drafts.c.member_id == member_id)
    query = sa.select(booking_drafts).where(this)
    row = (await tx.execute(query.with_for_update() if lock else query)).one_or_none()
    if row is None:
        return None
    return BookingDraft(row.id, row.member_id, _decode(row.wishes), tuple(row.typed.split("\n")), row.begun_at)


async def change(tx: Transaction, draft: BookingDraft) -> None:
    values = {"wishes": _encode(draft.wishes), "typed": _joined(draft.typed)}
    await tx.execute(sa.update(booking_drafts).where(booking_drafts.c.id == draft.id).values(values))


async def remove(tx: Transaction, draft_id: int, member_id: int) -> None:
    this = sa.and_(booking_drafts.c.id == draft_id, booking_drafts.c.member_id == member_id)
    await tx.execute(sa.delete(booking_drafts).where(this))


def _joined(typed: tuple[str, ...]) -> str:
    return "\n".join(text.replace("\n", " ") for text in typed)


def _encode(wishes: BookingWishes) -> dict[str, Any]:
    return {**asdict(wishes), "interviewer_ids": list(wishes.interviewer_ids)}


def _decode(stored: dict[str, Any]) -> BookingWishes:
    return BookingWishes(
        **{
            **stored,
            "interviewer_ids": tuple(stored["interviewer_ids"]),
            "kind": BookingKind(stored["kind"]),
            "place": BookingPlace(stored["place"]),
            "lang": Lang(stored["lang"]),
        }
    )
