"""Shows what came of a member's act in a round: as a new card, in place of another one, in a thread or a DM."""

from __future__ import annotations

import logging
from enum import Enum, auto

import discord

from bot.interview.model import Place
from bot.interview.rounds.machine import turn_of
from bot.services.practice import AlreadyOpen, LevelWanted, Shown
from bot.ui.card import Card
from bot.ui.delivering import FAILURES, hurrying, passes, send_dm
from bot.ui.delivering import send as post
from bot.ui.desk import Interaction, desk_of, in_own_dm, wording_of
from bot.ui.quoting import shortened
from bot.ui.rounds.cards import already_open_card, frozen_card, shown_card
from bot.ui.rounds.wishes import level_card
from bot.ui.showing import put_in_place, send
from bot.ui.threads import add_people, is_filled, private_thread, take_away

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
    try:
        await put_in_place(interaction, frozen_card(shown.round, turn_of(shown.round, turn), wording))
    except FAILURES as failure:
        # That the old card keeps its buttons is nothing beside the new one not coming.
        log.warning("a card that is over keeps its buttons: %s", failure)
    await reply(interaction, shown)


class Closed(Enum):
    """Why a place could not be opened."""

    REFUSED = auto()
    """By Discord or the member, for good."""
    FAILED = auto()
    """Just now; another time it may go."""


async def open_place(interaction: Interaction, round_id: int, place: Place, card: Card) -> discord.Message | Closed:
    """Post the card in a private thread or in the member's DM. What was opened and cannot be used is taken away."""
    client, desk, nonce = interaction.client, desk_of(interaction), f"r{round_id}.begin"
    try:
        with hurrying():
            if place is Place.DM:
                content = {"view": card, "nonce": nonce}
                return await send_dm(client, desk, interaction.user.id, lambda: content)
            return await _in_thread(interaction, card, nonce)
    except FAILURES as failure:
        log.info("no %s could be opened: %s", place.value, failure)
        return Closed.FAILED if passes(failure) else Closed.REFUSED


async def _in_thread(interaction: Interaction, card: Card, nonce: str) -> discord.Message | Closed:
    client, desk, channel = interaction.client, desk_of(interaction), interaction.channel
    if not isinstance(channel, discord.TextChannel):
        return Closed.REFUSED
    name = shortened(wording_of(interaction)("thread.name", member=interaction.user.display_name), 100)
    thread_id = await private_thread(client, desk, channel, name, after=interaction.id)
    try:
        if not await add_people(client, desk, thread_id, [interaction.user.id]):
            return await post(client, desk, thread_id, guild_id=interaction.guild_id, view=card, nonce=nonce)
    except FAILURES as failure:
        log.info("a private thread is given up: %s", failure)
    finally:
        is_filled(thread_id)
    await take_away(client, desk, thread_id)
    return Closed.FAILED
