"""Shows what came of a member's act in a round: as a new card, in place of another one, in a thread or a DM."""

from __future__ import annotations

import logging

import discord

from bot.interview.model import Place
from bot.interview.rounds.machine import turn_of
from bot.services.practice import AlreadyOpen, LevelWanted, Shown
from bot.ui.card import Card
from bot.ui.desk import Interaction, desk_of, in_own_dm, wording_of
from bot.ui.quoting import shortened
from bot.ui.rounds.cards import already_open_card, frozen_card, shown_card
from bot.ui.rounds.wishes import level_card
from bot.ui.showing import put_in_place, send

log = logging.getLogger(__name__)


def card_of(interaction: Interaction, shown: Shown | AlreadyOpen | LevelWanted) -> Card:
    if isinstance(shown, LevelWanted):
        return level_card(shown, wording_of(interaction))
    if isinstance(shown, AlreadyOpen):
        return already_open_card(shown, wording_of(interaction))
    return shown_card(shown, desk_of(interaction), typing=in_own_dm(interaction))


async def reply(interaction: Interaction, shown: Shown | AlreadyOpen | LevelWanted) -> None:
    """A new card, for the member alone."""
    await send(interaction, card_of(interaction, shown))


async def replace(interaction: Interaction, shown: Shown) -> None:
    """The card takes the place of the one that was pressed, or that the form was opened from."""
    await put_in_place(interaction, card_of(interaction, shown))


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
