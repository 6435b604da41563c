"""What happens to booked interviews by themselves: they run out, are reminded of, opened at their time, and are over.

Each thing is claimed in the database before it is told, so that it is told once, also by several processes; what a
process has not told when it dies is told by the next.
"""

from __future__ import annotations

import logging
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from bot.errors import MemberError
from bot.interview.bookings import model as pure
from bot.interview.bookings.model import Booking, BookingPlace, BookingState
from bot.interview.panels.model import Panel, PanelPlan
from bot.services.claims import LEASE
from bot.services.panels import attendance as panel_attendance
from bot.services.panels import convening
from bot.services.practice import Notice, Practice
from bot.store.bookings import queries as bookings
from bot.store.claims import Claim

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class BookingChanged(Notice):
    """Discord and the people have to hear of it; whoever has told them calls `note_said`."""

    booking: Booking

    @property
    def claim(self) -> Claim:
        return Claim("bookings", (("id", self.booking.id),))


@dataclass(frozen=True, slots=True)
class BookingReminder(Notice):
    """To those who said yes; also the moment to see whether they all are still there."""

    booking: Booking


@dataclass(frozen=True, slots=True)
class OpeningDue(Notice):
    """It is time. Not claimed yet: the process that has the server does so (`claim_opening`), sees who is still there
    and whether the voice channel stands, and calls `open_interview`."""

    booking: Booking


# ---------------------------------------------------------------- what is due


async def openings_due(practice: Practice) -> Sequence[OpeningDue]:
    """What has come to its time. What else time does to bookings is done on the way; `changes_due` tells of it."""
    now = practice.clock()
    async with practice.database.reading() as tx:
        overdue = await bookings.due(tx, now)
    opening = [found for found in overdue if _opens(found, pure.pass_time(found, now))]
    for found in overdue:
        if found not in opening:
            await _pass_time(practice, found.id)
    return [OpeningDue(found) for found in opening]


def _opens(before: Booking, after: Booking) -> bool:
    return before.state is BookingState.BOOKED and after.state is BookingState.OPENED


async def _pass_time(practice: Practice, booking_id: int) -> None:
    now = practice.clock()
    async with practice.database.action() as tx:
        before = await bookings.get(tx, booking_id, lock=True)
        after = pure.pass_time(before, now)
        # Somebody else may have changed it meanwhile, so that it is time to open it: the next tick says so.
        if after is not before and not _opens(before, after):
            await bookings.save(tx, before, after, now)


async def changes_due(practice: Practice) -> Sequence[BookingChanged]:
    async with practice.database.reading() as tx:
        if not await bookings.is_unsaid(tx, practice.clock()):
            return ()
    return await claim(practice)


async def claim(practice: Practice, only: int | None = None) -> Sequence[BookingChanged]:
    """What is not told yet, for this process to tell; nobody else gets it for a while."""
    now = practice.clock()
    async with practice.database.action() as tx:
        found = await bookings.claim_unsaid(tx, now, practice.holder, now + LEASE, only)
        return [BookingChanged(booking) for booking in found]


async def reminders_due(practice: Practice) -> Sequence[BookingReminder]:
    now = practice.clock()
    async with practice.database.reading() as tx:
        if not await bookings.is_reminding_due(tx, now):
            return ()
    async with practice.database.action() as tx:
        claimed = await bookings.claim_reminders(tx, now)
    # One that was missed by so much that the interview has begun says nothing any more.
    return [BookingReminder(found) for found in claimed if found.starts_at is not None and found.starts_at > now]


# ---------------------------------------------------------------- the opening


async def claim_opening(practice: Practice, booking_id: int) -> bool:
    """False: it is being opened already, or not to be opened any more."""
    now = practice.clock()
    async with practice.database.action() as tx:
        return await bookings.claim_opening(tx, booking_id, now, now + LEASE)


async def open_interview(practice: Practice, booking_id: int, *, place_stands: bool) -> Booking:
    """With its interview, or not at all; of two processes that open it at once one does. Afterwards it is opened,
    or whatever somebody else made of it meanwhile."""
    now = practice.clock()
    try:
        async with practice.database.action() as tx:
            before = await bookings.get(tx, booking_id, lock=True)
            after = pure.pass_time(before, now)
            if not _opens(before, after):
                return before
            panel = await convening.convene(practice, tx, _plan(after, place_stands))
            await bookings.save(tx, before, after, now)
            await bookings.note_panel(tx, booking_id, panel.id)
            return replace(after, panel_id=panel.id)
    except MemberError:
        # No question is left in the collection, say: the two hear of it rather than wait for nothing.
        log.exception("booking %d could not be opened", booking_id)
        return await _give_up(practice, booking_id)


async def _give_up(practice: Practice, booking_id: int) -> Booking:
    now = practice.clock()
    async with practice.database.action() as tx:
        before = await bookings.get(tx, booking_id, lock=True)
        if before.state is not BookingState.BOOKED:
            return before
        after = pure.missed(before, now)
        await bookings.save(tx, before, after, now)
        return after


def _plan(booking: Booking, place_stands: bool) -> PanelPlan:
    """It begins when it is opened: a late interview is as long as a punctual one."""
    assert booking.interviewed_id is not None
    assert booking.proposer_id is not None
    by_voice = booking.place is BookingPlace.VOICE and place_stands
    return PanelPlan(
        candidate_id=booking.interviewed_id,
        interviewer_ids=booking.asking_ids,
        organiser_id=booking.proposer_id,
        lang=booking.lang,
        guild_id=booking.guild_id,
        channel_id=booking.channel_id,
        place_id=booking.place_id if by_voice else None,
        minutes=booking.minutes,
    )


async def attendance(practice: Practice, member_id: int, booking: Booking) -> Sequence[panel_attendance.Attendance]:
    """Who came, for the proposer; nothing for anybody else."""
    panel = await _panel(practice, booking)
    if panel is None or member_id != booking.proposer_id or member_id != panel.organiser_id:
        return ()
    return await panel_attendance.attendance(practice, member_id, panel)


async def _panel(practice: Practice, booking: Booking) -> Panel | None:
    if booking.panel_id is None:
        return None
    return await convening.get(practice, booking.panel_id)


# ---------------------------------------------------------------- what has been told


async def note_said(practice: Practice, booking: Booking) -> None:
    async with practice.database.action() as tx:
        await bookings.note_said(tx, booking)


async def posts_of(practice: Practice, member_id: int) -> list[tuple[int, int, int, int]]:
    """(booking, server, channel, message) of the posts that name the member."""
    async with practice.database.reading() as tx:
        return await bookings.posts_of(tx, member_id)


async def of_posts(practice: Practice, message_ids: Collection[int]) -> list[tuple[int, int, bool]]:
    """(booking, post, whether something of it is yet to be told) of these posts."""
    async with practice.database.reading() as tx:
        return await bookings.of_posts(tx, message_ids)


async def get(practice: Practice, booking_id: int) -> Booking:
    """Raises BookingNotFoundError."""
    async with practice.database.reading() as tx:
        return await bookings.get(tx, booking_id)


async def note_message(practice: Practice, booking_id: int, message_id: int) -> None:
    async with practice.database.action() as tx:
        await bookings.note_message(tx, booking_id, message_id)


async def note_event(practice: Practice, booking_id: int, event_id: int | None) -> None:
    async with practice.database.action() as tx:
        await bookings.note_event(tx, booking_id, event_id)


async def note_notified(practice: Practice, booking: Booking, member_id: int) -> None:
    async with practice.database.action() as tx:
        await bookings.note_notified(tx, booking.id, member_id, booking.sequence)
