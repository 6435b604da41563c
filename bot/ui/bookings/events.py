"""The event that a server has for a booked interview: made, moved with it, begun, taken away.

Where the bot may not make events, the booking goes on without one.
"""

from __future__ import annotations

import logging
from typing import Any

import discord

from bot.interview.bookings.model import Booking, BookingPlace, BookingState
from bot.services.bookings import stages as booking_stages
from bot.ui.delivering import insist, passes
from bot.ui.desk import Desk
from bot.ui.quoting import shortened
from bot.ui.wording import Wording

log = logging.getLogger(__name__)

_GUILD_ONLY = discord.PrivacyLevel.guild_only
_LOCATION_LIMIT = 100


async def sync_event(client: discord.Client, desk: Desk, booking: Booking) -> bool:
    """Whether the server shows what stands. Raises what may be over in a moment."""
    try:
        # Each attempt from the beginning: what an earlier one has made is looked for before it is made again.
        return await insist(desk, lambda: _sync(client, desk, booking))
    except discord.HTTPException as refusal:
        if passes(refusal):
            raise
        log.info("booking %d has no event: %s", booking.id, refusal)
        return False


async def _sync(client: discord.Client, desk: Desk, booking: Booking) -> bool:
    guild = client.get_guild(booking.guild_id) or await client.fetch_guild(booking.guild_id, with_counts=False)
    if booking.event_id is None:
        return await _make(guild, desk, booking) if booking.state is BookingState.BOOKED else True
    return await _change(guild, desk, booking, booking.event_id)


async def _make(guild: discord.Guild, desk: Desk, booking: Booking) -> bool:
    wording = desk.wording(booking.lang)
    mark = _mark(booking, wording)
    # A process may have died after it made the event and before it noted so.
    known = [event for event in await guild.fetch_scheduled_events(with_counts=False) if event.description == mark]
    event = (
        known[0]
        if known
        else await guild.create_scheduled_event(
            name=wording("booking.event.name"), description=mark, **_when_and_where(guild, booking)
        )
    )
    await booking_stages.note_event(desk.practice, booking.id, event.id)
    return True


async def _change(guild: discord.Guild, desk: Desk, booking: Booking, event_id: int) -> bool:
    try:
        event = await guild.fetch_scheduled_event(event_id, with_counts=False)
    except discord.NotFound:
        # Deleted by hand. A booking that stands has one all the same.
        await booking_stages.note_event(desk.practice, booking.id, None)
        return await _make(guild, desk, booking) if booking.state is BookingState.BOOKED else True
    if booking.state is BookingState.BOOKED:
        await event.edit(**_when_and_where(guild, booking))
    elif booking.state is BookingState.OPENED:
        if event.status is discord.EventStatus.scheduled:
            await event.edit(status=discord.EventStatus.active)
    elif booking.state is BookingState.OVER:
        if event.status is discord.EventStatus.active:
            await event.edit(status=discord.EventStatus.completed)
    else:
        await event.delete()
        await booking_stages.note_event(desk.practice, booking.id, None)
    return True


def _when_and_where(guild: discord.Guild, booking: Booking) -> dict[str, Any]:
    assert booking.starts_at is not None
    assert booking.ends_at is not None
    when = {"start_time": booking.starts_at, "end_time": booking.ends_at, "privacy_level": _GUILD_ONLY}
    if booking.place is BookingPlace.VOICE and booking.place_id is not None:
        staged = isinstance(guild.get_channel(booking.place_id), discord.StageChannel)
        kind = discord.EntityType.stage_instance if staged else discord.EntityType.voice
        return {**when, "entity_type": kind, "channel": discord.Object(booking.place_id)}
    channel = guild.get_channel(booking.channel_id)
    location = f"#{channel.name}" if channel else "Discord"
    return {**when, "entity_type": discord.EntityType.external, "location": shortened(location, _LOCATION_LIMIT)}


def _mark(booking: Booking, wording: Wording) -> str:
    """Its description, which no other booking's event has. It names nobody: the whole server reads it."""
    kind = wording(f"booking.kind.{booking.kind.value}")
    return wording("booking.event.description", kind=kind, number=booking.id)
