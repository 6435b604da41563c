"""Tells the people of a booked interview, each in their own language: DMs with the file for their calendar.

Where DMs are closed, they are named where it was offered: the post there has the same by its button.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import discord

from bot.interview.bookings.model import (
    Booking,
    BookingNews,
    BookingPlace,
    BookingRole,
    BookingState,
    Party,
    is_in_calendars,
)
from bot.services.bookings import agreeing
from bot.services.bookings import stages as booking_stages
from bot.ui.bookings.calendar_files import CalendarEntry, calendar_file
from bot.ui.bookings.cards import file_name, told_card
from bot.ui.card import Card
from bot.ui.delivering import FAILURES, name, passes, send_dm
from bot.ui.desk import Desk
from bot.ui.typed_times import UTC_ZONE
from bot.ui.wording import Wording

log = logging.getLogger(__name__)

_BOTH = (BookingRole.PROPOSER, BookingRole.CANDIDATE)
_TOLD: dict[BookingNews, tuple[BookingRole, ...]] = {
    BookingNews.BOOKED: _BOTH,
    BookingNews.MOVED: _BOTH,
    BookingNews.MOVE_ASKED: _BOTH,
    BookingNews.TIME_KEPT: _BOTH,
    BookingNews.INTERVIEWER_LEFT: _BOTH,
    BookingNews.DECLINED: (BookingRole.PROPOSER,),
    BookingNews.EXPIRED: (BookingRole.PROPOSER,),
    BookingNews.CANCELLED: _BOTH,
    BookingNews.MISSED: _BOTH,
}


class Failures:
    """What may be over in a moment: one step that fails keeps no other from being done."""

    def __init__(self) -> None:
        self.first: Exception | None = None

    @contextmanager
    def noted(self) -> Iterator[None]:
        try:
            yield
        except FAILURES as failure:
            self.first = self.first or failure


async def tell_people(
    client: Any, desk: Desk, booking: Booking, failures: Failures, presser_id: int | None = None
) -> set[int]:
    """Those whose DMs are closed. `presser_id` has just decided it, and is shown it."""
    closed = set()
    for party in booking.parties:
        if not _is_to_hear(booking, party):
            continue
        with failures.noted():
            if not await _tell(client, desk, booking, party):
                closed.add(party.member_id)
                if party.member_id != presser_id:
                    await name_there(client, desk, booking, [party.member_id], "booking.news_here")
            await booking_stages.note_notified(desk.practice, booking, party.member_id)
    return closed


def _is_to_hear(booking: Booking, party: Party) -> bool:
    """No DM without being asked: whoever has pressed nothing of it hears of it where it was offered. Who asks for
    another time knows that."""
    concerned = party.role in _TOLD.get(booking.news, ()) and party.role is not booking.moving
    return concerned and party.lang is not None and party.notified < booking.sequence


async def _tell(client: Any, desk: Desk, booking: Booking, party: Party) -> bool:
    with_file = is_in_calendars(booking)
    wording = desk.wording(party.lang or booking.lang)
    card = told_card(booking, party.member_id, wording, with_file=with_file)
    file = await file_for(client, desk, booking, party.member_id, wording) if with_file else None
    nonce = f"b{booking.id}.{booking.sequence}"
    return await told_by_dm(client, desk, party.member_id, card, nonce, _again(file) if file else None)


def _again(file: discord.File) -> Callable[[], discord.File]:
    """A file can be read only once: the same for each attempt."""
    content, name = file.fp.read(), file.filename
    return lambda: discord.File(io.BytesIO(content), name)


async def told_by_dm(
    client: Any, desk: Desk, member_id: int, card: Card, nonce: str, file: Callable[[], discord.File] | None = None
) -> bool:
    """False: their DMs are closed. Raises what has not passed by now."""
    try:
        await send_dm(
            client, desk, member_id, lambda: {"view": card, "files": [file()] if file else [], "nonce": nonce}
        )
    except discord.HTTPException as refusal:
        if passes(refusal):
            raise
        log.info("a booking was not told by DM (%s)", refusal.code)
        return False
    return True


async def name_there(client: Any, desk: Desk, booking: Booking, member_ids: Sequence[int], key: str) -> None:
    """Where it was offered. Raises what has not passed by now."""
    names = " ".join(f"<@{member_id}>" for member_id in member_ids)
    relative = f"<t:{int(booking.starts_at.timestamp())}:R>" if booking.starts_at else ""
    text = desk.wording(booking.lang)(key, members=names, number=booking.id, relative=relative)
    await name(client, desk, booking.channel_id, guild_id=booking.guild_id, member_ids=member_ids, text=text)


async def file_for(
    client: discord.Client, desk: Desk, booking: Booking, member_id: int, wording: Wording
) -> discord.File:
    """For the member's own calendar, in their own zone."""
    assert booking.starts_at is not None
    zone = await agreeing.zone_of(desk.practice, member_id, booking.guild_id) or UTC_ZONE
    cancelled = booking.state is not BookingState.BOOKED
    minutes = int(booking.length.total_seconds() // 60)
    kind = wording(f"booking.kind.{booking.kind.value}")
    about = wording.plain("booking.calendar.description", kind=kind, minutes=minutes)
    entry = CalendarEntry(
        uid=f"booking-{booking.id}-{booking.guild_id}-{int(booking.created_at.timestamp())}@loop-practice.invalid",
        sequence=booking.sequence,
        starts_at=booking.starts_at,
        minutes=minutes,
        zone=zone,
        changed_at=booking.changed_at,
        summary=wording("booking.calendar.summary"),
        description=wording("booking.calendar.cancelled") if cancelled else about,
        location=_location(client, booking),
        url=f"https://discord.com/channels/{booking.guild_id}/{booking.channel_id}/{booking.message_id or ''}",
        cancelled=cancelled,
    )
    return discord.File(io.BytesIO(calendar_file(entry)), file_name(booking))


def _location(client: discord.Client, booking: Booking) -> str:
    by_voice = booking.place is BookingPlace.VOICE and booking.place_id is not None
    channel = client.get_channel(booking.place_id if by_voice and booking.place_id else booking.channel_id)
    return f"Discord: #{channel.name}" if isinstance(channel, discord.abc.GuildChannel) else "Discord"
