"""Tells Discord what became of a booked interview: people, the event, the post; reminders; the opening.

Each step is noted once it stands, and what is posted carries a nonce: after a crash the next process goes on there.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence

import discord

from bot.interview.bookings.model import Booking, BookingPlace, BookingState
from bot.services.bookings import agreeing
from bot.services.bookings import stages as booking_stages
from bot.services.bookings.stages import BookingChanged, BookingReminder, OpeningDue
from bot.services.panels import convening
from bot.ui.bookings.cards import post_card, reminder_card
from bot.ui.bookings.events import sync_event
from bot.ui.bookings.telling import Failures, send_dm, tell_people
from bot.ui.desk import Desk
from bot.ui.notifying import delivers
from bot.ui.panels.announcing import note_present

log = logging.getLogger(__name__)

_AWAY = (discord.Forbidden, discord.NotFound)


@delivers(BookingChanged)
async def announce(client: discord.Client, desk: Desk, notice: BookingChanged) -> None:
    """Raises what may be over in a moment: the next tick after the lease tries again."""
    failures = Failures()
    await _tell(client, desk, notice.booking, failures)
    if failures.first:
        raise failures.first


async def tell_now(client: discord.Client, desk: Desk, booking_id: int) -> set[int]:
    """What has just been decided by hand, without waiting for the next tick; what fails is left to it. Those whose
    DMs are closed."""
    closed: set[int] = set()
    for notice in await booking_stages.claim(desk.practice, booking_id):
        failures = Failures()
        closed |= await _tell(client, desk, notice.booking, failures)
        if failures.first:
            log.warning("booking %d: the telling is left to a later tick: %s", booking_id, failures.first)
    return closed


async def _tell(client: discord.Client, desk: Desk, booking: Booking, failures: Failures) -> set[int]:
    closed = await tell_people(client, desk, booking, failures)
    has_event = True
    with failures.noted():
        has_event = await sync_event(client, desk, booking)
    with failures.noted():
        await _write_post(client, desk, booking, without_event=not has_event)
    if failures.first is None:
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
    try:
        if booking.message_id is None:
            await _send_post(client, desk, booking, without_event=without_event)
        else:
            message = _channel(client, booking).get_partial_message(booking.message_id)
            await message.edit(view=post_card(booking, desk.wording(booking.lang), without_event=without_event))
    except _AWAY as refusal:
        log.info("booking %d: its place is closed or gone (%s)", booking.id, refusal.code)


def _channel(client: discord.Client, booking: Booking) -> discord.PartialMessageable:
    return client.get_partial_messageable(booking.channel_id, guild_id=booking.guild_id)


# ---------------------------------------------------------------- reminders


@delivers(BookingReminder)
async def remind(client: discord.Client, desk: Desk, notice: BookingReminder) -> None:
    """A DM to each who asked for it; those whose DMs are closed are named where it was offered."""
    booking = await _without_those_who_left(client, desk, notice.booking)
    if booking.state is not BookingState.BOOKED:
        await tell_now(client, desk, booking.id)
        return
    failures, closed = Failures(), []
    for party in booking.parties:
        if not party.reminders:
            continue
        card = reminder_card(booking, party.member_id, desk.wording(party.lang or booking.lang))
        nonce = f"b{booking.id}.r{_minutes_left(desk, booking)}"
        with failures.noted():
            if not await send_dm(client, party.member_id, card, None, nonce):
                closed.append(party.member_id)
    if closed:
        await _name(client, desk, booking, closed)
    if failures.first:
        raise failures.first


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
    return await agreeing.leave(desk.practice, booking.id, gone) if gone else booking


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
        await note_present(client, desk, await convening.get(desk.practice, booking.panel_id))


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
