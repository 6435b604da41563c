"""What members press on a booked interview: picking, declining, moving, calling off, their file, their reminders."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from discord import app_commands

from bot.errors import BookingError
from bot.interview.bookings.model import Booking, is_in_calendars
from bot.services.bookings import agreeing
from bot.services.bookings import stages as booking_stages
from bot.services.practice import Practice
from bot.ui.acknowledging import acknowledge_now
from bot.ui.actions import on_pick, on_press
from bot.ui.bookings.announcing import tell_now
from bot.ui.bookings.cards import choice_name, list_card, own_card, sure_card
from bot.ui.bookings.telling import file_for
from bot.ui.card import Card
from bot.ui.desk import Interaction, desk_of, in_own_dm, lang_of, wording_of
from bot.ui.showing import put, put_in_place, send, send_file
from bot.ui.typed_times import UTC_ZONE

_CHOICES_LIMIT = 25


@on_press("book.pick")
async def pick(interaction: Interaction, booking_id: str, seconds: str) -> None:
    # The event, the post and two DMs take longer than a blink.
    await acknowledge_now(interaction)
    slot = datetime.fromtimestamp(int(seconds), UTC)
    found = await agreeing.pick(
        _practice(interaction), interaction.user.id, int(booking_id), slot, lang_of(interaction)
    )
    await _told(interaction, found)


@on_press("book.decline")
async def decline(interaction: Interaction, booking_id: str) -> None:
    await acknowledge_now(interaction)
    found = await agreeing.decline(_practice(interaction), interaction.user.id, int(booking_id), lang_of(interaction))
    await _told(interaction, found)


@on_press("book.cancel")
async def ask_back(interaction: Interaction, booking_id: str) -> None:
    found = await agreeing.get(_practice(interaction), interaction.user.id, int(booking_id))
    await send(interaction, _sure(interaction, found))


@on_press("book.cancelled")
async def cancel(interaction: Interaction, booking_id: str) -> None:
    await acknowledge_now(interaction)
    found = await agreeing.cancel(_practice(interaction), interaction.user.id, int(booking_id), lang_of(interaction))
    closed = await tell_now(interaction.client, desk_of(interaction), found.id, presser_id=interaction.user.id)
    await put_in_place(interaction, await card_of(interaction, found, away=interaction.user.id in closed))


@on_press("book.declined")
async def leave(interaction: Interaction, booking_id: str) -> None:
    await acknowledge_now(interaction)
    found = await agreeing.decline(_practice(interaction), interaction.user.id, int(booking_id), lang_of(interaction))
    await tell_now(interaction.client, desk_of(interaction), found.id, presser_id=interaction.user.id)
    await put_in_place(interaction, Card([wording_of(interaction)("booking.left")]))


@on_press("book.kept")
async def keep(interaction: Interaction, _booking_id: str) -> None:
    await put_in_place(interaction, Card([wording_of(interaction)("booking.kept")]))


@on_press("book.remind")
async def want_reminders(interaction: Interaction, booking_id: str) -> None:
    await _set_reminders(interaction, int(booking_id), wanted=True)


@on_press("book.remind_stop")
async def stop_reminders(interaction: Interaction, booking_id: str) -> None:
    await _set_reminders(interaction, int(booking_id), wanted=False)


async def _set_reminders(interaction: Interaction, booking_id: int, *, wanted: bool) -> None:
    practice, lang = _practice(interaction), lang_of(interaction)
    found = await agreeing.set_reminders(practice, interaction.user.id, booking_id, lang, wanted=wanted)
    await _put(interaction, await card_of(interaction, found))


@on_press("book.file")
async def give_file(interaction: Interaction, booking_id: str) -> None:
    found = await agreeing.get(_practice(interaction), interaction.user.id, int(booking_id))
    if not is_in_calendars(found):
        raise BookingError("no_file")
    wording = wording_of(interaction)
    file = await file_for(interaction.client, desk_of(interaction), found, interaction.user.id, wording)
    await send_file(interaction, file, wording("booking.file"))


# ---------------------------------------------------------------- looking


@on_press("book.mine")
async def show_mine(interaction: Interaction, booking_id: str) -> None:
    await _put(interaction, await _card(interaction, booking_id))


@on_pick("book.open")
async def show_picked(interaction: Interaction, booking_id: str) -> None:
    await _put(interaction, await _card(interaction, booking_id))


@on_press("book.list")
async def show_list(interaction: Interaction, number: str) -> None:
    await _put(interaction, await list_of(interaction, int(number)))


async def list_of(interaction: Interaction, number: int) -> Card:
    found, total = await agreeing.page(_practice(interaction), interaction.user.id, number)
    return list_card(found, total, number, interaction.user.id, wording_of(interaction))


async def card_of(interaction: Interaction, found: Booking, *, away: bool = False) -> Card:
    """The member's own, with who came for the one who proposed. `away`: their DMs are closed."""
    member_id, wording = interaction.user.id, wording_of(interaction)
    came = await booking_stages.attendance(_practice(interaction), member_id, found)
    return own_card(found, member_id, wording, attendance=came, away=away)


async def cancel_asked(interaction: Interaction, number: int | None) -> None:
    await send(interaction, _sure(interaction, await booking_meant(interaction, number)))


async def booking_meant(interaction: Interaction, number: int | None) -> Booking:
    """The one with this number, or the only one under way. Raises BookingError."""
    if number is not None:
        return await agreeing.get(_practice(interaction), interaction.user.id, number)
    found = await agreeing.under_way(_practice(interaction), interaction.user.id)
    if len(found) != 1:
        raise BookingError("which_one" if found else "none_under_way")
    return found[0]


async def booking_choices(interaction: Interaction, typed: str) -> Sequence[app_commands.Choice[int]]:
    found = await agreeing.under_way(_practice(interaction), interaction.user.id)
    if not found:
        return []
    zone = await agreeing.zone_of(_practice(interaction), interaction.user.id, found[0].guild_id) or UTC_ZONE
    wording = wording_of(interaction)
    return [
        app_commands.Choice(name=choice_name(booking, zone, wording), value=booking.id)
        for booking in found
        if str(booking.id).startswith(typed.strip())
    ][:_CHOICES_LIMIT]


async def _told(interaction: Interaction, found: Booking) -> None:
    """Everybody hears of it first: what the member sees then is what stands."""
    closed = await tell_now(interaction.client, desk_of(interaction), found.id, presser_id=interaction.user.id)
    await _put(interaction, await card_of(interaction, found, away=interaction.user.id in closed))


async def _put(interaction: Interaction, card: Card) -> None:
    """In place of the member's own card, in the DM too: what it showed does not stand any more."""
    if in_own_dm(interaction):
        await put_in_place(interaction, card)
    else:
        await put(interaction, card)


async def _card(interaction: Interaction, booking_id: str) -> Card:
    return await card_of(interaction, await agreeing.get(_practice(interaction), interaction.user.id, int(booking_id)))


def _sure(interaction: Interaction, found: Booking) -> Card:
    return sure_card(found, interaction.user.id, wording_of(interaction))


def _practice(interaction: Interaction) -> Practice:
    return desk_of(interaction).practice
