"""Tells Discord what became of a booked interview: people, the event, the post; reminders; the opening.

Each step is noted once it stands, and what is posted carries a nonce: after a crash the next process goes on there.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Any

import discord

from bot.interview.bookings.model import Booking, BookingPlace, BookingState
from bot.services import claims
from bot.services.bookings import agreeing
from bot.services.bookings import stages as booking_stages
from bot.services.bookings.stages import BookingChanged, BookingReminder, OpeningDue
from bot.services.owing import Owed
from bot.services.panels import convening
from bot.services.practice import Practice
from bot.ui.bookings.cards import post_card, reminder_card
from bot.ui.bookings.events import sync_event
from bot.ui.bookings.telling import Failures, name_there, tell_people, told_by_dm
from bot.ui.delivering import FAILURES, edit, find_posted, hurrying, insist, is_final, passes, send
from bot.ui.desk import Desk
from bot.ui.notifying import delivers
from bot.ui.owing import Trace, changes, leaves_traces, settle, still_owed
from bot.ui.panels.announcing import note_present, say_now

log = logging.getLogger(__name__)

_POST = "booking_post"


@delivers(BookingChanged)
async def announce(client: Any, desk: Desk, notice: BookingChanged) -> None:
    """Raises what has not passed by now: the tick tries again."""
    failures = Failures()
    await _tell(client, desk, notice.booking, failures)
    if failures.first:
        raise failures.first


async def tell_now(client: Any, desk: Desk, booking_id: int, *, presser_id: int | None = None) -> set[int]:
    """What has just been decided by hand, without waiting for the next tick; what fails is left to it. Those whose
    DMs are closed. `presser_id`: who decided it, and is shown it at once."""
    closed: set[int] = set()
    for notice in await booking_stages.claim(desk.practice, booking_id):
        failures = Failures()
        async with claims.held(desk.practice, notice.claim):
            with hurrying():
                closed |= await _tell(client, desk, notice.booking, failures, presser_id)
        if failures.first:
            log.warning("booking %d: the telling is left to the tick: %s", booking_id, failures.first)
            await claims.put_off(desk.practice, notice.claim)
    return closed


async def _tell(
    client: Any, desk: Desk, booking: Booking, failures: Failures, presser_id: int | None = None
) -> set[int]:
    closed = await tell_people(client, desk, booking, failures, presser_id)
    has_event = True
    with failures.noted():
        has_event = await sync_event(client, desk, booking)
    with failures.noted():
        await _write_post(client, desk, booking, without_event=not has_event)
    if failures.first is None:
        await booking_stages.note_said(desk.practice, booking)
    return closed


# ---------------------------------------------------------------- the post


async def open_post(client: Any, desk: Desk, booking: Booking) -> discord.Message:
    """Raises discord.HTTPException where the bot may not post, and what has not passed by now."""
    message = await _send_post(client, desk, booking, without_event=False)
    await booking_stages.note_said(desk.practice, booking)
    return message


async def _send_post(client: Any, desk: Desk, booking: Booking, *, without_event: bool) -> discord.Message:
    asked = booking.candidate_id if booking.state is BookingState.OFFERED else None
    pinged = discord.AllowedMentions(users=[discord.Object(asked)] if asked else False)
    card = post_card(booking, desk.wording(booking.lang), without_event=without_event)
    message = None
    if booking.tries > 1:
        message = await find_posted(client, desk, booking.channel_id, card, booking.created_at)
    if message is None:
        content: dict[str, Any] = {"view": card, "allowed_mentions": pinged, "nonce": f"b{booking.id}.post"}
        message = await send(client, desk, booking.channel_id, guild_id=booking.guild_id, **content)
    await booking_stages.note_message(desk.practice, booking.id, message.id)
    return message


async def _write_post(client: Any, desk: Desk, booking: Booking, *, without_event: bool) -> None:
    try:
        if booking.message_id is None:
            await _send_post(client, desk, booking, without_event=without_event)
        else:
            owed = Owed(_POST, booking.id, booking.guild_id, booking.channel_id, booking.message_id, int(without_event))
            await settle(client, desk, owed, manager_id=booking.proposer_id, lang=booking.lang)
    except discord.HTTPException as refusal:
        if passes(refusal):
            raise
        log.info("booking %d: its place is closed or gone (%s)", booking.id, refusal.code)


@changes(_POST)
async def _edit_post(client: Any, desk: Desk, owed: Owed) -> None:
    """As it stands now. `page` says whether it has to do without an event."""
    booking = await booking_stages.get(desk.practice, owed.ref_id)
    card = post_card(booking, desk.wording(booking.lang), without_event=bool(owed.page))
    await edit(client, desk, owed.channel_id, owed.message_id, card)


async def _shown(practice: Practice, member_id: int) -> Sequence[Trace]:
    return [Trace(*post) for _, *post in await booking_stages.posts_of(practice, member_id)]


async def _clear(client: Any, desk: Desk, traces: Sequence[Trace]) -> Sequence[Trace]:
    ids = {trace.message_id for trace in traces}
    for booking_id, _, waits in await booking_stages.of_posts(desk.practice, ids):
        if waits:
            await tell_now(client, desk, booking_id)
    waiting = {post for _, post, waits in await booking_stages.of_posts(desk.practice, ids) if waits}
    waiting |= {trace.message_id for trace in await still_owed(desk.practice, traces)}
    return [trace for trace in traces if trace.message_id in waiting]


leaves_traces(_shown, _clear)


# ---------------------------------------------------------------- reminders


@delivers(BookingReminder)
async def remind(client: Any, desk: Desk, notice: BookingReminder) -> None:
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
            if not await told_by_dm(client, desk, party.member_id, card, nonce):
                closed.append(party.member_id)
    if closed:
        await name_there(client, desk, booking, closed, "booking.reminder_here")
    if failures.first:
        raise failures.first


def _minutes_left(desk: Desk, booking: Booking) -> int:
    assert booking.starts_at is not None
    return int((booking.starts_at - desk.practice.clock()).total_seconds() // 60)


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
async def open_now(client: Any, desk: Desk, notice: OpeningDue) -> None:
    """With those who are still there, where there still is a place."""
    if client.get_guild(notice.booking.guild_id) is None:
        # Another process has this server, and knows who is there; or the bot is no member any more.
        return
    if not await booking_stages.claim_opening(desk.practice, notice.booking.id):
        return
    booking = await _without_those_who_left(client, desk, notice.booking)
    if booking.state is BookingState.BOOKED:
        stands = await _place_stands(client, desk, booking)
        booking = await booking_stages.open_interview(desk.practice, booking.id, place_stands=stands)
    if booking.panel_id is not None:
        # First the place itself: what is said of the booking then leads there.
        await say_now(client, desk, booking.panel_id)
    await tell_now(client, desk, booking.id)
    if booking.panel_id is not None:
        await note_present(client, desk, await convening.get(desk.practice, booking.panel_id))


async def _place_stands(client: Any, desk: Desk, booking: Booking) -> bool:
    if booking.place is not BookingPlace.VOICE or booking.place_id is None:
        return False
    try:
        with hurrying():
            await insist(desk, lambda: client.fetch_channel(booking.place_id))
    except FAILURES as failure:
        if is_final(failure):
            log.info("booking %d: its voice channel is gone: %s", booking.id, failure)
            return False
        # It cannot be said now; most channels are still there.
        log.warning("booking %d: is its voice channel still there? %s", booking.id, failure)
    return True
