"""Puts a card where it belongs: as the reply to an interaction, or in place of another card.

An interaction that Discord does not wait for any more is answered in the member's own DM, if it came from there. One
from a thread in which nothing can be said is answered by DM; where that is closed, a line in its channel says so.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import discord
from discord import ui

from bot.ui.acknowledging import DeadInteractionError, is_dead, receipt_of, respond, settled
from bot.ui.card import Card
from bot.ui.delivering import FAILURES, SLOW_LINE, hurrying, insist, is_asleep, is_final, send_dm
from bot.ui.delivering import send as post
from bot.ui.desk import Interaction, desk_of, in_own_dm, wording_of

log = logging.getLogger(__name__)

Content = Callable[[], dict[str, Any]]
"""Makes what is sent anew for each attempt, since a file can be read only once."""


async def send(interaction: Interaction, card: Card) -> None:
    """For the member alone; in the member's own DM nobody else reads along, and what is there stays there."""
    await say(interaction, lambda: {"view": card}, hidden=not in_own_dm(interaction))


@dataclass(frozen=True, slots=True)
class Picture:
    """`says`: what is in it, for whoever does not see it."""

    name: str
    png: bytes
    says: str


async def send_pictured(interaction: Interaction, card: Card, picture: Picture) -> None:
    """The picture above, what it says and the buttons below it: there a client's eye rests."""
    shown = Card([])
    shown.clear_items()
    shown.add_item(ui.MediaGallery(discord.MediaGalleryItem(f"attachment://{picture.name}", description=picture.says)))
    for item in card.children:
        shown.add_item(item)

    def make() -> dict[str, Any]:
        return {"view": shown, "files": [discord.File(io.BytesIO(picture.png), picture.name)]}

    await say(interaction, make, hidden=not in_own_dm(interaction))


async def send_file(interaction: Interaction, file: discord.File, text: str = "") -> None:
    await send_files(interaction, [file], text)


async def send_files(interaction: Interaction, files: list[discord.File], text: str = "") -> None:
    contents = [(file.filename, file.fp.read()) for file in files]

    def make() -> dict[str, Any]:
        return {"content": text, "files": [discord.File(io.BytesIO(content), name) for name, content in contents]}

    await say(interaction, make, hidden=not in_own_dm(interaction))


async def open_form(interaction: Interaction, form: ui.Modal) -> None:
    await respond(interaction, lambda: interaction.response.send_modal(form))


async def put_in_place(interaction: Interaction, card: Card) -> None:
    if interaction.message is None or (is_dead(interaction) and not await settled(interaction)):
        await send(interaction, card)
    elif await settled(interaction):
        await _edit_original(interaction, card)
    else:
        try:
            if not await respond(interaction, lambda: interaction.response.edit_message(view=card)):
                await _edit_original(interaction, card)
        except (DeadInteractionError, discord.HTTPException) as failure:
            await _elsewhere(interaction, lambda: {"view": card}, failure)


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


# ---------------------------------------------------------------- how it gets there


async def say(interaction: Interaction, make: Content, *, hidden: bool) -> None:
    """Raises DeadInteractionError where nobody can be told, and what Discord refuses."""
    if await settled(interaction):
        await _follow_up(interaction, make, hidden=hidden)
        return
    try:
        if not await respond(interaction, lambda: interaction.response.send_message(ephemeral=hidden, **make())):
            await _follow_up(interaction, make, hidden=hidden)
    except (DeadInteractionError, discord.HTTPException) as failure:
        await _elsewhere(interaction, make, failure)


async def _follow_up(interaction: Interaction, make: Content, *, hidden: bool) -> None:
    receipt = receipt_of(interaction)

    async def deed() -> None:
        if receipt.awaited and "file" not in make() and "files" not in make():
            # In place of what Discord shows while it waits: twice over it is still one message.
            await interaction.edit_original_response(**make())
        else:
            await interaction.followup.send(ephemeral=hidden, **make())

    uploaded = sum(file.fp.seek(0, io.SEEK_END) for file in make().get("files", ()))
    with hurrying():
        await insist(desk_of(interaction), deed, more_time_s=uploaded / SLOW_LINE)
    receipt.awaited = False


async def _edit_original(interaction: Interaction, card: Card) -> None:
    try:
        with hurrying():
            await insist(desk_of(interaction), lambda: interaction.edit_original_response(view=card))
    except discord.HTTPException as refusal:
        if not is_final(refusal):
            raise
        # The card that was pressed is gone, or does not take this one: below it, then.
        log.info("a card could not be replaced (%s)", refusal.code)
        await _follow_up(interaction, lambda: {"view": card}, hidden=not in_own_dm(interaction))


async def _elsewhere(interaction: Interaction, make: Content, failure: Exception) -> None:
    desk = desk_of(interaction)
    if in_own_dm(interaction) and interaction.channel_id is not None:
        with hurrying():
            place = interaction.client.get_partial_messageable(interaction.channel_id)
            await insist(desk, lambda: place.send(**make()))
        return
    if not is_asleep(failure) or not isinstance(interaction.channel, discord.Thread):
        raise failure
    try:
        with hurrying():
            await send_dm(interaction.client, desk, interaction.user.id, make)
    except discord.HTTPException as closed:
        log.info("a member in a closed thread could not be answered by DM (%s)", closed.code)
        await _point_here(interaction)
        receipt_of(interaction).dead = True
        raise DeadInteractionError from failure


async def _point_here(interaction: Interaction) -> None:
    """In the channel of a thread that is closed to the bot."""
    parent_id = getattr(interaction.channel, "parent_id", None)
    if parent_id is None:
        return
    text = wording_of(interaction)("delivery.not_here", member=interaction.user.mention)
    pinged = discord.AllowedMentions(users=[interaction.user])
    try:
        with hurrying():
            client, desk = interaction.client, desk_of(interaction)
            content: dict[str, Any] = {"content": text, "allowed_mentions": pinged}
            await post(client, desk, parent_id, guild_id=interaction.guild_id, **content)
    except FAILURES as refusal:
        log.info("a member could not be told that a thread is closed: %s", refusal)
