"""What members do with booked interviews: pick, move, decline, cancel, look, ask to be reminded."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from bot.errors import BookingError, BookingNotFoundError
from bot.interview.bookings import model as pure
from bot.interview.bookings.model import Booking, BookingRefusal, BookingState
from bot.interview.model import Lang
from bot.services.practice import Practice
from bot.store import Transaction, members
from bot.store.bookings import queries as bookings
from bot.store.groups import queries as groups

PAGE_SIZE = 8


# ---------------------------------------------------------------- picking, moving, calling off


async def pick(practice: Practice, member_id: int, booking_id: int, slot: datetime, lang: Lang) -> Booking:
    """Of two who pick at the same instant one is first, and the other is told. Raises BookingError."""
    now = practice.clock()
    async with practice.database.action() as tx:
        await members.remember(tx, member_id, now)
        before = await bookings.get(tx, booking_id, lock=True)
        after = changed(before, lambda found: pure.pick(found, member_id, slot, now))
        await _check_free(tx, after, member_id)
        await bookings.save(tx, before, after, now)
        await bookings.set_lang(tx, booking_id, member_id, lang)
        return await bookings.get(tx, booking_id)


async def _check_free(tx: Transaction, booking: Booking, member_id: int) -> None:
    """Nobody is in two interviews at a time, whatever was offered to how many: neither of the two, and no other
    interviewer of a panel."""
    people = [party.member_id for party in booking.parties]
    assert booking.starts_at is not None
    assert booking.ends_at is not None
    await members.lock(tx, people)
    busy = {one for one, *_ in await bookings.busy(tx, people, booking.starts_at, booking.ends_at, but=booking.id)}
    if member_id in busy:
        raise BookingError("busy_self")
    if busy & {booking.proposer_id, booking.candidate_id}:
        raise BookingError("busy_other")
    if busy:
        raise BookingError("busy_interviewer")


async def decline(practice: Practice, member_id: int, booking_id: int, lang: Lang) -> Booking:
    now = practice.clock()
    return await _decide(practice, member_id, booking_id, lang, lambda found: pure.decline(found, member_id, now))


async def cancel(practice: Practice, member_id: int, booking_id: int, lang: Lang) -> Booking:
    now = practice.clock()
    return await _decide(practice, member_id, booking_id, lang, lambda found: pure.cancel(found, member_id, now))


async def leave(practice: Practice, booking_id: int, member_ids: Sequence[int]) -> Booking:
    """They left the server."""
    now = practice.clock()
    async with practice.database.action() as tx:
        before = await bookings.get(tx, booking_id, lock=True)
        after = pure.leave(before, member_ids, now)
        if after is not before:
            await bookings.save(tx, before, after, now)
        return after


async def _decide(
    practice: Practice, member_id: int, booking_id: int, lang: Lang, change: Callable[[Booking], Booking]
) -> Booking:
    async with practice.database.action() as tx:
        before = await bookings.get(tx, booking_id, lock=True)
        after = changed(before, change)
        await bookings.set_lang(tx, booking_id, member_id, lang)
        await bookings.save(tx, before, after, practice.clock())
        return after


def changed(before: Booking, change: Callable[[Booking], Booking]) -> Booking:
    try:
        return change(before)
    except BookingRefusal as refusal:
        raise BookingError(refusal.reason) from refusal


# ---------------------------------------------------------------- looking, reminders


async def get(practice: Practice, member_id: int, booking_id: int) -> Booking:
    """Raises BookingNotFoundError, also for a booking of others."""
    async with practice.database.reading() as tx:
        return await own(tx, member_id, booking_id)


async def page(practice: Practice, member_id: int, number: int) -> tuple[list[Booking], int]:
    """The member's bookings, what comes first before the others, and how many; `number` counts pages from 0."""
    async with practice.database.reading() as tx:
        return await bookings.page(tx, member_id, offset=number * PAGE_SIZE, limit=PAGE_SIZE)


async def under_way(practice: Practice, member_id: int) -> list[Booking]:
    """Those that can still be moved or called off."""
    async with practice.database.reading() as tx:
        found, _ = await bookings.page(tx, member_id, offset=0, limit=pure.MAX_UNDER_WAY + PAGE_SIZE)
    return [one for one in found if one.state in (BookingState.OFFERED, BookingState.BOOKED)]


async def zone_of(practice: Practice, member_id: int, guild_id: int) -> str | None:
    async with practice.database.reading() as tx:
        return await zone_within(tx, member_id, guild_id)


async def set_reminders(practice: Practice, member_id: int, booking_id: int, lang: Lang, *, wanted: bool) -> Booking:
    async with practice.database.action() as tx:
        await own(tx, member_id, booking_id, lock=True)
        await bookings.set_reminders(tx, booking_id, member_id, wanted)
        await bookings.set_lang(tx, booking_id, member_id, lang)
        return await bookings.get(tx, booking_id)


async def own(tx: Transaction, member_id: int, booking_id: int, *, lock: bool = False) -> Booking:
    found = await bookings.get(tx, booking_id, lock=lock)
    if found.party(member_id) is None:
        raise BookingNotFoundError
    return found


async def zone_within(tx: Transaction, member_id: int, guild_id: int) -> str | None:
    """The member's own, else the server's; None where neither was ever asked."""
    return await members.zone_of(tx, member_id) or (await groups.settings(tx, guild_id)).zone
