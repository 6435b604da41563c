"""Booked interviews. They are changed under a lock, so that of two who pick at once one is first.

What a booking is and what Discord has been told of it are two things, both in the database (`sequence` and `said`):
a process that dies between them leaves the telling to the next one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from bot.errors import BookingNotFoundError
from bot.interview.bookings.model import (
    UNDER_WAY,
    Booking,
    BookingKind,
    BookingNews,
    BookingPlace,
    BookingRole,
    BookingState,
    Party,
    due_at,
    next_reminder,
)
from bot.interview.model import Lang
from bot.store import numbers
from bot.store.bookings.tables import UNSAID, booking_members, booking_slots, bookings
from bot.store.claims import free
from bot.store.database import Transaction
from bot.store.panels.tables import panels

_BATCH = 50
"""So much is claimed at a time."""
_PLAIN = (
    "guild_id",
    "channel_id",
    "kind",
    "place",
    "place_id",
    "minutes",
    "lang",
    "created_at",
    "for_anybody",
    "turned",
)
_CHANGING = ("changed_at", "state", "moving", "starts_at", "ends_at", "sequence", "news")
_ROLES = {role: place for place, role in enumerate(BookingRole)}


async def insert(tx: Transaction, booking: Booking) -> Booking:
    """With its id: the first that nobody has seen yet."""
    values = {name: getattr(booking, name) for name in (*_PLAIN, *_CHANGING)}
    times = {"due_at": due_at(booking), "remind_at": None, "said": 0}
    values |= times | await numbers.take(tx, bookings.name)
    number = await tx.scalar(sa.insert(bookings).values(values).returning(bookings.c.id))
    assert number is not None
    await _put_slots(tx, number, booking.slots)
    await _put_parties(tx, number, booking.parties)
    return await get(tx, number)


async def get(tx: Transaction, booking_id: int, *, lock: bool = False) -> Booking:
    """Raises BookingNotFoundError. `lock` holds it as it is until the transaction ends."""
    query = sa.select(bookings).where(bookings.c.id == booking_id)
    found = await _several(tx, query.with_for_update() if lock else query)
    if not found:
        raise BookingNotFoundError
    return found[0]


async def save(tx: Transaction, before: Booking, after: Booking, now: datetime) -> None:
    """Of a booking that was loaded with `lock`."""
    values = {name: getattr(after, name) for name in _CHANGING}
    times = {"due_at": due_at(after), "remind_at": next_reminder(after, now), "opening_until": None}
    await tx.execute(sa.update(bookings).where(bookings.c.id == after.id).values({**values, **times}))
    if after.slots != before.slots:
        await tx.execute(sa.delete(booking_slots).where(booking_slots.c.booking_id == after.id))
        await _put_slots(tx, after.id, after.slots)
    kept = {party.member_id for party in after.parties}
    known = {party.member_id for party in before.parties}
    if gone := known - kept:
        await tx.execute(sa.delete(booking_members).where(_of(after.id), booking_members.c.member_id.in_(gone)))
    await _put_parties(tx, after.id, [party for party in after.parties if party.member_id not in known])


async def remove(tx: Transaction, booking_id: int) -> None:
    """Discord refused its post, and nobody has seen it: its number is free again."""
    await numbers.give_back(tx, bookings.name, booking_id)
    await tx.execute(sa.delete(bookings).where(bookings.c.id == booking_id))


async def remove_server(tx: Transaction, guild_id: int, now: datetime) -> None:
    await tx.execute(sa.delete(bookings).where(bookings.c.guild_id == guild_id))


# ---------------------------------------------------------------- what is due


async def due(tx: Transaction, now: datetime, limit: int = 100) -> list[Booking]:
    """Those to which something happens by itself now, the longest overdue first; not those being opened."""
    these = sa.and_(bookings.c.due_at <= now, _unopened(now))
    return await _several(tx, sa.select(bookings).where(these).order_by(bookings.c.due_at).limit(limit))


async def claim_opening(tx: Transaction, booking_id: int, now: datetime, until: datetime) -> bool:
    """For one process until `until`; then another may try again."""
    this = sa.and_(bookings.c.id == booking_id, bookings.c.state == BookingState.BOOKED, _unopened(now))
    return (await tx.execute(sa.update(bookings).where(this).values(opening_until=until))).rowcount > 0


async def is_unsaid(tx: Transaction, now: datetime) -> bool:
    return bool(await tx.scalar(sa.select(sa.exists().where(UNSAID, free(bookings, now)))))


async def claim_unsaid(
    tx: Transaction, now: datetime, holder: str, until: datetime, only: int | None = None
) -> list[Booking]:
    """Those of which not everything is told, for one process until `until`; then another may try again."""
    these = sa.and_(UNSAID, free(bookings, now), *([] if only is None else [bookings.c.id == only]))
    values = {"saying_until": until, "claimed_by": holder, "tries": bookings.c.tries + 1}
    first = sa.select(bookings.c.id).where(these).order_by(bookings.c.id).limit(_BATCH)
    query = sa.update(bookings).where(these, bookings.c.id.in_(first)).values(values)
    return await _several(tx, query.returning(bookings))


async def hold(tx: Transaction, booking_id: int, holder: str, until: datetime) -> None:
    """Whoever offered it posts it; where that fails the tick does."""
    values = {"saying_until": until, "claimed_by": holder, "tries": 1}
    await tx.execute(sa.update(bookings).where(bookings.c.id == booking_id).values(values))


async def note_said(tx: Transaction, booking: Booking) -> None:
    """As far as it was told; what has changed meanwhile is told next."""
    values = {"said": booking.sequence, "saying_until": None, "claimed_by": None, "tries": 0}
    await tx.execute(sa.update(bookings).where(bookings.c.id == booking.id).values(values))


async def is_reminding_due(tx: Transaction, now: datetime) -> bool:
    return bool(await tx.scalar(sa.select(sa.exists().where(bookings.c.remind_at <= now))))


async def claim_reminders(tx: Transaction, now: datetime) -> list[Booking]:
    """Each time once, whatever becomes of it: a reminder that is lost is better than one that comes twice."""
    query = sa.select(bookings).where(bookings.c.remind_at <= now).with_for_update(skip_locked=True)
    found = await _several(tx, query)
    for booking in found:
        this = bookings.c.id == booking.id
        await tx.execute(sa.update(bookings).where(this).values(remind_at=next_reminder(booking, now)))
    return found


# ---------------------------------------------------------------- what is noted of it


async def note_message(tx: Transaction, booking_id: int, message_id: int) -> None:
    await tx.execute(sa.update(bookings).where(bookings.c.id == booking_id).values(message_id=message_id))


async def note_event(tx: Transaction, booking_id: int, event_id: int | None) -> None:
    await tx.execute(sa.update(bookings).where(bookings.c.id == booking_id).values(event_id=event_id))


async def note_panel(tx: Transaction, booking_id: int, panel_id: int) -> None:
    await tx.execute(sa.update(bookings).where(bookings.c.id == booking_id).values(panel_id=panel_id))


async def note_notified(tx: Transaction, booking_id: int, member_id: int, sequence: int) -> None:
    this = sa.and_(_of(booking_id), booking_members.c.member_id == member_id)
    await tx.execute(sa.update(booking_members).where(this).values(notified=sequence))


async def set_reminders(tx: Transaction, booking_id: int, member_id: int, wanted: bool) -> None:
    this = sa.and_(_of(booking_id), booking_members.c.member_id == member_id)
    await tx.execute(sa.update(booking_members).where(this).values(reminders=wanted))


async def set_lang(tx: Transaction, booking_id: int, member_id: int, lang: Lang) -> None:
    this = sa.and_(_of(booking_id), booking_members.c.member_id == member_id)
    await tx.execute(sa.update(booking_members).where(this).values(lang=lang))


# ---------------------------------------------------------------- of a member


async def page(tx: Transaction, member_id: int, *, offset: int, limit: int) -> tuple[list[Booking], int]:
    """What comes first, then what is over, the newest first; and how many there are in all."""
    theirs = _theirs(member_id)
    order = (bookings.c.due_at.is_(None), bookings.c.due_at, bookings.c.id.desc())
    query = sa.select(bookings).where(theirs).order_by(*order).offset(offset).limit(limit)
    total = await tx.scalar(sa.select(sa.func.count()).where(theirs).select_from(bookings))
    return await _several(tx, query), total or 0


async def under_way_of(tx: Transaction, member_id: int) -> list[Booking]:
    """Locked, for what happens to all of them at once."""
    query = sa.select(bookings).where(_theirs(member_id), bookings.c.state.in_(UNDER_WAY)).order_by(bookings.c.id)
    return await _several(tx, query.with_for_update())


async def proposed_count(tx: Transaction, member_id: int) -> int:
    """How many that the member proposed are under way."""
    theirs = sa.and_(booking_members.c.member_id == member_id, booking_members.c.role == BookingRole.PROPOSER)
    query = sa.select(sa.func.count()).select_from(booking_members.join(bookings))
    return await tx.scalar(query.where(theirs, bookings.c.state.in_(UNDER_WAY))) or 0


async def busy(
    tx: Transaction, member_ids: Collection[int], starts_at: datetime, ends_at: datetime, *, but: int | None = None
) -> list[tuple[int, datetime, datetime]]:
    """(who, from, until) of their other interviews within that time."""
    overlapping = sa.and_(
        bookings.c.state.in_((BookingState.BOOKED, BookingState.OPENED)),
        bookings.c.starts_at < ends_at,
        bookings.c.ends_at > starts_at,
        bookings.c.id != (but or 0),
    )
    columns = sa.select(booking_members.c.member_id, bookings.c.starts_at, bookings.c.ends_at)
    query = columns.select_from(booking_members.join(bookings))
    found = await tx.execute(query.where(booking_members.c.member_id.in_(member_ids), overlapping))
    return [(row.member_id, row.starts_at, row.ends_at) for row in found]


async def posts_of(tx: Transaction, member_id: int) -> list[tuple[int, int, int, int]]:
    """(booking, server, channel, message) of the posts that name the member."""
    these = sa.and_(_theirs(member_id), bookings.c.message_id.is_not(None))
    query = sa.select(bookings.c.id, bookings.c.guild_id, bookings.c.channel_id, bookings.c.message_id).where(these)
    return [(row.id, row.guild_id, row.channel_id, row.message_id) for row in await tx.execute(query)]


async def of_posts(tx: Transaction, message_ids: Collection[int]) -> list[tuple[int, int, bool]]:
    """(booking, post, whether something of it is yet to be told) of these posts."""
    query = sa.select(bookings.c.id, bookings.c.message_id, UNSAID.label("waits"))
    rows = await tx.execute(query.where(bookings.c.message_id.in_(message_ids)))
    return [(row.id, row.message_id, row.waits) for row in rows]


async def exported(tx: Transaction, member_id: int) -> list[dict[str, Any]]:
    """What the member's bookings are, without anybody else in them."""
    columns = ("id", "guild_id", "kind", "place", "minutes", "state", "starts_at", "created_at")
    query = sa.select(*(bookings.c[name] for name in columns)).where(_theirs(member_id)).order_by(bookings.c.id)
    return [
        {name: value.isoformat() if isinstance(value, datetime) else value for name, value in row.items()}
        for row in (await tx.execute(query)).mappings()
    ]


# ---------------------------------------------------------------- rows


def _of(booking_id: int) -> sa.ColumnElement[bool]:
    return booking_members.c.booking_id == booking_id


def _theirs(member_id: int) -> sa.ColumnElement[bool]:
    own = sa.select(booking_members.c.booking_id).where(booking_members.c.member_id == member_id)
    return bookings.c.id.in_(own)


def _unopened(now: datetime) -> sa.ColumnElement[bool]:
    return sa.or_(bookings.c.opening_until.is_(None), bookings.c.opening_until <= now)


async def _put_slots(tx: Transaction, booking_id: int, slots: Sequence[datetime]) -> None:
    if slots:
        await tx.execute(sa.insert(booking_slots), [{"booking_id": booking_id, "starts_at": slot} for slot in slots])


async def _put_parties(tx: Transaction, booking_id: int, parties: Sequence[Party]) -> None:
    names = ("member_id", "role", "lang", "reminders", "notified")
    rows = [{"booking_id": booking_id, **{name: getattr(party, name) for name in names}} for party in parties]
    if rows:
        await tx.execute(sa.insert(booking_members), rows)


async def _several(tx: Transaction, query: sa.Executable) -> list[Booking]:
    rows = (await tx.execute(query)).all()
    ids = [row.id for row in rows]
    if not ids:
        return []
    slots: dict[int, list[datetime]] = defaultdict(list)
    of_these = sa.select(booking_slots).where(booking_slots.c.booking_id.in_(ids))
    for slot in await tx.execute(of_these.order_by(booking_slots.c.starts_at)):
        slots[slot.booking_id].append(slot.starts_at)
    parties: dict[int, list[Party]] = defaultdict(list)
    for row in await tx.execute(sa.select(booking_members).where(booking_members.c.booking_id.in_(ids))):
        lang = row.lang and Lang(row.lang)
        parties[row.booking_id].append(Party(row.member_id, BookingRole(row.role), lang, row.reminders, row.notified))
    threads = await _threads(tx, [row.panel_id for row in rows if row.panel_id is not None])
    return [replace(_read(row, parties[row.id], slots[row.id]), thread_id=threads.get(row.panel_id)) for row in rows]


async def _threads(tx: Transaction, panel_ids: Sequence[int]) -> dict[int | None, int]:
    if not panel_ids:
        return {}
    found = sa.select(panels.c.id, panels.c.place_id).where(panels.c.id.in_(panel_ids), panels.c.place_id.is_not(None))
    return {row.id: row.place_id for row in await tx.execute(found)}


def _read(row: sa.Row[Any], parties: list[Party], slots: list[datetime]) -> Booking:
    return Booking(
        id=row.id,
        guild_id=row.guild_id,
        channel_id=row.channel_id,
        kind=BookingKind(row.kind),
        place=BookingPlace(row.place),
        place_id=row.place_id,
        minutes=row.minutes,
        lang=Lang(row.lang),
        created_at=row.created_at,
        changed_at=row.changed_at,
        parties=tuple(sorted(parties, key=lambda party: (_ROLES[party.role], party.member_id))),
        for_anybody=row.for_anybody,
        slots=tuple(slots),
        state=BookingState(row.state),
        moving=row.moving and BookingRole(row.moving),
        starts_at=row.starts_at,
        sequence=row.sequence,
        news=BookingNews(row.news),
        message_id=row.message_id,
        event_id=row.event_id,
        panel_id=row.panel_id,
        tries=row.tries,
        turned=row.turned,
    )
