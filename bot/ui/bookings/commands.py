"""What /book was called with, made into a draft to be read back."""

from __future__ import annotations

import re

import discord
from discord import app_commands

from bot.errors import BookingError
from bot.interview.bookings.drafts import BookingWishes, read_slots
from bot.interview.bookings.model import MAX_SLOTS, BookingKind, BookingPlace
from bot.interview.times import zones
from bot.interview.times.results import Ambiguous, Read
from bot.services.bookings import agreeing, proposals
from bot.services.groups import taking_part
from bot.ui.bookings.presses import booking_meant
from bot.ui.bookings.proposing import ZoneAsked, show_draft
from bot.ui.desk import Interaction, desk_of, lang_of, wording_of
from bot.ui.quoting import quoted, shortened
from bot.ui.typed_times import told, zone_label

_CHOICE_LENGTH = 100
_ZONE_SHOWN = 60
_BETWEEN_TIMES = re.compile(r"[;；\n]+")


async def propose(
    interaction: Interaction,
    member: discord.User | None,
    times: str | None,
    minutes: int,
    kind: BookingKind,
    voice: discord.VoiceChannel | discord.StageChannel | None,
    zone: str | None,
    *,
    turned: bool,
) -> None:
    """`turned`: the member wants to be interviewed."""
    if interaction.guild_id is None:
        raise BookingError("not_here")
    if member is not None and member.bot:
        raise BookingError("with_bot")
    practice = desk_of(interaction).practice
    chosen = await taking_part.settings(practice, interaction.guild_id)
    wishes = BookingWishes(
        guild_id=interaction.guild_id,
        channel_id=chosen.channel_id or _channel_id(interaction),
        candidate_id=member.id if member else None,
        interviewer_ids=(),
        kind=kind,
        place=BookingPlace.VOICE if voice else BookingPlace.THREAD,
        place_id=voice.id if voice else None,
        minutes=minutes,
        lang=chosen.lang or lang_of(interaction),
        turned=turned,
    )
    named = zones.read_zone(zone) if zone else None
    if zone and not isinstance(named, Read | Ambiguous):
        raise BookingError("zone_unknown", word=quoted(zone, _ZONE_SHOWN))
    member_id, typed = interaction.user.id, split_times(times or "")
    own = named.value if isinstance(named, Read) else None
    read = await proposals.draft(practice, member_id, wishes, typed, lang_of(interaction), zone=own)
    asked = ZoneAsked(named.values, zone or "") if isinstance(named, Ambiguous) else None
    await show_draft(interaction, read, asked)


async def move(interaction: Interaction, times: str, number: int | None) -> None:
    found = await booking_meant(interaction, number)
    practice = desk_of(interaction).practice
    typed, lang = split_times(times), lang_of(interaction)
    read = await proposals.draft_to_move(practice, interaction.user.id, found.id, typed, lang)
    await show_draft(interaction, read)


def split_times(typed: str) -> list[str]:
    """Raises BookingError."""
    times = [part.strip() for part in _BETWEEN_TIMES.split(typed) if part.strip()]
    if len(times) > MAX_SLOTS:
        raise BookingError("too_many_slots", count=len(times))
    return times


async def times_choices(interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
    """What was typed so far, read back; nothing as long as not all of it can be read, or in no zone yet."""
    if not typed.strip() or len(typed) > _CHOICE_LENGTH or typed.count(";") >= MAX_SLOTS:
        return []
    practice, wording = desk_of(interaction).practice, wording_of(interaction)
    named = zones.find(str(interaction.namespace.zone)) if "zone" in interaction.namespace else None
    zone = named or await agreeing.zone_of(practice, interaction.user.id, interaction.guild_id or 0)
    if zone is None:
        return []
    read = read_slots(split_times(typed), zones.zone(zone), practice.clock(), wording.lang)
    if not all(slot.when for slot in read):
        return []
    name = "; ".join(told(slot.when, zone, wording) for slot in read if slot.when)
    return [app_commands.Choice(name=shortened(name, _CHOICE_LENGTH), value=typed)]


def zone_choices(interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
    wording, now = wording_of(interaction), desk_of(interaction).practice.clock()
    return [app_commands.Choice(name=zone_label(name, now, wording), value=name) for name in zones.suggest(typed)]


def _channel_id(interaction: Interaction) -> int:
    """Where the command was called; of a thread, its channel: there another thread can be opened."""
    channel = interaction.channel
    if isinstance(channel, discord.Thread):
        return channel.parent_id
    return interaction.channel_id or 0
