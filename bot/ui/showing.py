"""Puts a card where it belongs: as the reply to an interaction, in place of another card, in a thread or a DM."""

from __future__ import annotations

import logging

import discord

from bot.interview.model import Place
from bot.interview.rounds import turn_of
from bot.services.practice import AlreadyOpen, Shown
from bot.ui.acknowledging import settled
from bot.ui.card import Card
from bot.ui.desk import Interaction, desk_of, in_own_dm, wording_of
from bot.ui.quoting import shortened
from bot.ui.round_cards import already_open_card, frozen_card, shown_card

log = logging.getLogger(__name__)


def card_of(interaction: Interaction, shown: Shown | AlreadyOpen) -> Card:
    if isinstance(shown, AlreadyOpen):
        return already_open_card(shown, wording_of(interaction))
    return shown_card(shown, desk_of(interaction), typing=in_own_dm(interaction))


async def reply(interaction: Interaction, shown: Shown | AlreadyOpen) -> None:
    """A new card, for the member alone."""
    await send(interaction, card_of(interaction, shown))


async def send(interaction: Interaction, card: Card) -> None:
    """For the member alone; in the member's own DM nobody else reads along, and what is there stays there."""
    hidden = not in_own_dm(interaction)
    if await settled(interaction):
        await interaction.followup.send(view=card, ephemeral=hidden)
    else:
        await interaction.response.send_message(view=card, ephemeral=hidden)


async def send_file(interaction: Interaction, file: discord.File, text: str = "") -> None:
    hidden = not in_own_dm(interaction)
    if await settled(interaction):
        await interaction.followup.send(text, file=file, ephemeral=hidden)
    else:
        await interaction.response.send_message(text, file=file, ephemeral=hidden)


async def replace(interaction: Interaction, shown: Shown) -> None:
    """The card takes the place of the one that was pressed, or that the form was opened from."""
    await put_in_place(interaction, card_of(interaction, shown))


async def put_in_place(interaction: Interaction, card: Card) -> None:
    if interaction.message is None:
        await send(interaction, card)
    elif await settled(interaction):
        await interaction.edit_original_response(view=card)
    else:
        await interaction.response.edit_message(view=card)


async def put(interaction: Interaction, card: Card) -> None:
    """In place of the member's own card; below what everybody sees, which stays as it is."""
    if interaction.message is not None and interaction.message.flags.ephemeral:
        await put_in_place(interaction, card)
    else:
        await send(interaction, card)


async def put_own(interaction: Interaction, card: Card) -> None:
    """As `put`, and in the member's own DM in place of what was pressed there."""
    if interaction.message is not None and in_own_dm(interaction):
        await put_in_place(interaction, card)
    else:
        await put(interaction, card)


async def follow(interaction: Interaction, shown: Shown, turn: int) -> None:
    """The card of turn `turn` stays as it is, without its buttons, and the next card comes below it."""
    wording = desk_of(interaction).wording(shown.round.wishes.lang)
    await put_in_place(interaction, frozen_card(shown.round, turn_of(shown.round, turn), wording))
    await reply(interaction, shown)


async def open_place(interaction: Interaction, place: Place, card: Card) -> discord.Message | None:
    """Post the card in a private thread or in the member's DM; None where Discord or the member does not let us."""
    try:
        channel = await _private_thread(interaction) if place is Place.THREAD else await interaction.user.create_dm()
        return await channel.send(view=card) if channel else None
    except discord.HTTPException as refusal:
        log.info("no %s could be opened (%s)", place.value, refusal.code)
        return None


async def _private_thread(interaction: Interaction) -> discord.Thread | None:
    channel = interaction.channel
    if not isinstance(channel, discord.TextChannel):
        return None
    name = shortened(wording_of(interaction)("thread.name", member=interaction.user.display_name), 100)
    thread = await channel.create_thread(name=name, type=discord.ChannelType.private_thread, invitable=False)
    await thread.add_user(interaction.user)
    return thread
