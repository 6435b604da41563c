"""What the buttons do by which a typed message is taken for what it was meant."""

from __future__ import annotations

import discord

from bot.errors import MessageGoneError
from bot.services.rounds import recutting, typing
from bot.services.rounds.typing import Typed
from bot.ui.actions import on_press
from bot.ui.delivering import hurrying, insist
from bot.ui.desk import Interaction, desk_of
from bot.ui.message_text import told_in
from bot.ui.rounds.showing import replace


@on_press("dm.recut")
async def recut(interaction: Interaction, message_id: str, whole: str) -> None:
    practice = desk_of(interaction).practice
    await replace(
        interaction, await recutting.recut(practice, interaction.user.id, int(message_id), whole=whole == "1")
    )


@on_press("dm.literally")
async def take_literally(interaction: Interaction, message_id: str) -> None:
    """The text is where the member typed it: in the DM. Raises MessageGoneError."""
    desk, channel_id = desk_of(interaction), interaction.channel_id or 0
    channel = interaction.client.get_partial_messageable(channel_id)
    try:
        with hurrying():
            message = await insist(desk, lambda: channel.fetch_message(int(message_id)))
    except discord.NotFound:
        raise MessageGoneError from None
    if message.author.id != interaction.user.id:
        raise MessageGoneError
    typed = Typed(message.id, channel_id, (await told_in(message)).text)
    await replace(interaction, (await typing.take_literally(desk.practice, interaction.user.id, typed)).shown)
