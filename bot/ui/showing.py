"""Puts a card where it belongs: as the reply to an interaction, or in place of another card."""

from __future__ import annotations

from collections.abc import Awaitable

import discord

from bot.services import deeds
from bot.ui.acknowledging import settled
from bot.ui.card import Card
from bot.ui.desk import Interaction, in_own_dm

_ACKNOWLEDGED_ALREADY = 40060


async def send(interaction: Interaction, card: Card) -> None:
    """For the member alone; in the member's own DM nobody else reads along, and what is there stays there."""
    hidden = not in_own_dm(interaction)
    if await settled(interaction) or not await _first(interaction.response.send_message(view=card, ephemeral=hidden)):
        await interaction.followup.send(view=card, ephemeral=hidden)


async def send_file(interaction: Interaction, file: discord.File, text: str = "") -> None:
    await send_files(interaction, [file], text)


async def send_files(interaction: Interaction, files: list[discord.File], text: str = "") -> None:
    hidden = not in_own_dm(interaction)
    if await settled(interaction) or not await _first(
        interaction.response.send_message(text, files=files, ephemeral=hidden)
    ):
        await interaction.followup.send(text, files=files, ephemeral=hidden)


async def _first(response: Awaitable[object]) -> bool:
    """False: another process has acknowledged what this one has done, so that its card comes after that."""
    try:
        await response
    except discord.HTTPException as refusal:
        if refusal.code != _ACKNOWLEDGED_ALREADY or not deeds.is_ours():
            raise
        return False
    return True


async def put_in_place(interaction: Interaction, card: Card) -> None:
    if interaction.message is None:
        await send(interaction, card)
    elif await settled(interaction) or not await _first(interaction.response.edit_message(view=card)):
        await interaction.edit_original_response(view=card)


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
