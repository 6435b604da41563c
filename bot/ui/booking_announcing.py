"""Tells Discord what became of a booked interview: the post, the event, DMs with the file, reminders, the opening.

Each step is noted once it stands, and what is posted carries a nonce: after a crash the next process goes on there.
Only those who have pressed something of the booking get DMs; where these are closed, the post has the same.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Sequence

import discord

from bot.interview.bookings import Booking, BookingNews, BookingPlace, BookingRole, BookingState, Party
from bot.services import booking_stages, bookings, panels
from bot.services.booking_stages import BookingChanged, BookingReminder, OpeningDue
from bot.ui.booking_cards import file_name, post_card, reminder_card, told_card
from bot.ui.booking_events import sync_event
from bot.ui.calendar_files import CalendarEntry, calendar_file
from bot.ui.card import Card
from bot.ui.desk import Desk
from bot.ui.notifying import delivers
from bot.ui.panel_announcing import note_present
from bot.ui.wording import Wording

log = logging.getLogger(__name__)

_AWAY = (discord.Forbidden, discord.NotFound)
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
_IN_CALENDARS = (BookingState.BOOKED, BookingState.CANCELLED, BookingState.MISSED)


@delivers(BookingChanged)
async def announce(client: discord.Client, desk: Desk, notice: BookingChanged) -> None:
    """Raises what may be over in a moment: the next tick after the lease tries again."""
    await _tell(client, desk, notice.booking)


async def tell_now(client: discord.Client, desk: Desk, booking_id: int) -> set[int]:
    """What has just been decided by hand, without waiting for the next tick; what fails is left to it. Those whose
    DMs are closed."""
    closed: set[int] = set()
    for notice in await booking_stages.claim(desk.practice, booking_id):
        try:
            closed |= await _tell(client, desk, notice.booking)
        except (discord.HTTPException, OSError) as failure:
            log.warning("booking %d: the telling is left to a later tick: %s", booking_id, failure)
    return closed


async def _tell(client: discord.Client, desk: Desk, booking: Booking) -> set[int]:
    closed = await _tell_people(client, desk, booking)
    has_event = await sync_event(client, desk, booking)
    try:
        await _write_post(client, desk, booking, without_event=not has_event)
    except _AWAY as refusal:
        log.info("booking %d: its place is closed or gone (%s)", booking.id, refusal.code)
    await booking_stages.note_said(desk.practice, booking)
    return closed


# ---------------------------------------------------------------- the post


async def open_post(client: discord.Client, desk: Desk, booking: Booking) -> discord.Message:
    """Raises discord.HTTPException where the bot may not post."""
    message = await _send_post(client, desk, booking, without_event=False)
    await booking_stages.note_said(desk.practice, booking)
    return message


async def _send_post(client: discord.Client, desk: Desk, booking: Booking, *, without_event: bool) -> discord.Message:
    asked = booking.candidate_id if booking.state is BookingState.OFFERED else None
    pinged = discord.AllowedMentions(users=[discord.Object(asked)] if asked else False)
    card = post_card(booking, desk.wording(booking.lang), without_event=without_event)
    place = _channel(client, booking)
    message = await place.send(view=card, allowed_mentions=pinged, nonce=f"b{booking.id}.post")
    await booking_stages.note_message(desk.practice, booking.id, message.id)
    return message


async def _write_post(client: discord.Client, desk: Desk, booking: Booking, *, without_event: bool) -> None:
    if booking.message_id is None:
        await _send_post(client, desk, booking, without_event=without_event)
        return
    message = _channel(client, booking).get_partial_message(booking.message_id)
    await message.edit(view=post_card(booking, desk.wording(booking.lang), without_event=without_event))


def _channel(client: discord.Client, booking: Booking) -> discord.PartialMessageable:
    return client.get_partial_messageable(booking.channel_id, guild_id=booking.guild_id)


# ---------------------------------------------------------------- the people


async def _tell_people(client: discord.Client, desk: Desk, booking: Booking) -> set[int]:
    """Those whose DMs are closed."""
    closed = set()
    for party in booking.parties:
        if party.role not in _TOLD.get(booking.news, ()) or not may_be_told(party):
            continue
        if party.notified >= booking.sequence or party.role is booking.moving:
            continue
        with_file = booking.starts_at is not None and booking.state in _IN_CALENDARS
        wording = desk.wording(party.lang or booking.lang)
        card = told_card(booking, party.member_id, wording, with_file=with_file)
        file = await file_for(client, desk, booking, party.member_id, wording) if with_file else None
        if not await _send_dm(client, party.member_id, card, file, f"b{booking.id}.{booking.sequence}"):
            closed.add(party.member_id)
        await booking_stages.note_notified(desk.practice, booking, party.member_id)
    return closed


def may_be_told(party: Party) -> bool:
    """No DM without being asked: whoever has pressed nothing of it hears of it where it was offered."""
    return party.lang is not None


async def _send_dm(client: discord.Client, member_id: int, card: Card, file: discord.File | None, nonce: str) -> bool:
    try:
        dm = await client.create_dm(discord.Object(member_id))
        files = [file] if file else []
        await dm.send(view=card, files=files, nonce=nonce)
    except _AWAY as refusal:
        log.info("a booking was not told by DM (%s)", refusal.code)
        return False
    return True


async def file_for(
    client: discord.Client, desk: Desk, booking: Booking, member_id: int, wording: Wording
) -> discord.File:
    """For the member's own calendar, in their own zone."""
    assert booking.starts_at is not None
    zone = await bookings.zone_of(desk.practice, member_id, booking.guild_id)
    cancelled = booking.state is not BookingState.BOOKED
    minutes = int(booking.length.total_seconds() // 60)
    kind = wording(f"booking.kind.{booking.kind.value}")
    about = wording("booking.calendar.description", kind=kind, minutes=minutes)
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


# ---------------------------------------------------------------- reminders


@delivers(BookingReminder)
async def remind(client: discord.Client, desk: Desk, notice: BookingReminder) -> None:
    """A DM to each who asked for it; those whose DMs are closed are named where it was offered."""
    booking = await _without_those_who_left(client, desk, notice.booking)
    if booking.state is not BookingState.BOOKED:
        await tell_now(client, desk, booking.id)
        return
    closed = []
    for party in booking.parties:
        if party.reminders:
            card = reminder_card(booking, party.member_id, desk.wording(party.lang or booking.lang))
            if not await _send_dm(
                client, party.member_id, card, None, f"b{booking.id}.r{_minutes_left(desk, booking)}"
            ):
                closed.append(party.member_id)
    if closed:
        await _name(client, desk, booking, closed)


def _minutes_left(desk: Desk, booking: Booking) -> int:
    assert booking.starts_at is not None
    return int((booking.starts_at - desk.practice.clock()).total_seconds() // 60)


async def _name(client: discord.Client, desk: Desk, booking: Booking, member_ids: Sequence[int]) -> None:
    assert booking.starts_at is not None
    names = " ".join(f"<@{member_id}>" for member_id in member_ids)
    relative = f"<t:{int(booking.starts_at.timestamp())}:R>"
    text = desk.wording(booking.lang)("booking.reminder_here", members=names, number=booking.id, relative=relative)
    pinged = discord.AllowedMentions(users=[discord.Object(member_id) for member_id in member_ids])
    try:
        await _channel(client, booking).send(text, allowed_mentions=pinged)
    except _AWAY as refusal:
        log.info("booking %d: nobody could be reminded (%s)", booking.id, refusal.code)


async def _without_those_who_left(client: discord.Client, desk: Desk, booking: Booking) -> Booking:
    """Members who left the server are known only by asking: the bot has no list of members."""
    guild = client.get_guild(booking.guild_id)
    asked = [party.member_id for party in booking.parties]
    if guild is None or not asked:
        return booking
    try:
        present = {member.id for member in await guild.query_members(user_ids=asked, limit=len(asked), cache=False)}
    except TimeoutError:
        log.warning("booking %d: Discord did not say who is still there", booking.id)
        return booking
    gone = [member_id for member_id in asked if member_id not in present]
    return await bookings.leave(desk.practice, booking.id, gone) if gone else booking


# ---------------------------------------------------------------- the opening


@delivers(OpeningDue)
async def open_now(client: discord.Client, desk: Desk, notice: OpeningDue) -> None:
    """With those who are still there, where there still is a place."""
    if client.get_guild(notice.booking.guild_id) is None:
        # Another process has this server, and knows who is there; or the bot is no member any more.
        return
    if not await booking_stages.claim_opening(desk.practice, notice.booking.id):
        return
    booking = await _without_those_who_left(client, desk, notice.booking)
    if booking.state is BookingState.BOOKED:
        stands = await _place_stands(client, booking)
        booking = await booking_stages.open_interview(desk.practice, booking.id, place_stands=stands)
    await tell_now(client, desk, booking.id)
    if booking.panel_id is not None:
        await note_present(client, desk, await panels.get(desk.practice, booking.panel_id))


async def _place_stands(client: discord.Client, booking: Booking) -> bool:
    if booking.place is not BookingPlace.VOICE or booking.place_id is None:
        return False
    try:
        await client.fetch_channel(booking.place_id)
    except _AWAY as refusal:
        log.info("booking %d: its voice channel is gone (%s)", booking.id, refusal.code)
        return False
    except (discord.HTTPException, OSError) as failure:
        # It cannot be said now; most channels are still there.
        log.warning("booking %d: is its voice channel still there? %s", booking.id, failure)
    return True
