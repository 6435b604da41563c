"""The message command: a message of one's own, checked as a STAR answer."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.errors import NotYourMessageError
from bot.services.rounds import own_stories
from bot.ui import rounds as rounds_room
from bot.ui.desk import Interaction, desk_of, lang_of
from bot.ui.message_text import told_in
from bot.ui.rooms import open_room
from bot.ui.rounds.showing import reply


class MessagesCog(commands.Cog):
    def __init__(self, bot: Any) -> None:
        self._tree: app_commands.CommandTree[Any] = bot.tree
        self._check = app_commands.ContextMenu(
            name="Check as STAR answer",
            callback=check_message,
            allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
        )

    async def cog_load(self) -> None:
        self._tree.add_command(self._check)

    async def cog_unload(self) -> None:
        self._tree.remove_command(self._check.name, type=self._check.type)


async def check_message(interaction: Interaction, message: discord.Message) -> None:
    if message.author.id != interaction.user.id:
        raise NotYourMessageError
    shown = await own_stories.check_message(
        desk_of(interaction).practice,
        interaction.user.id,
        (await told_in(message)).text,
        lang_of(interaction),
        guild_id=interaction.guild_id,
        channel_id=interaction.channel_id,
    )
    await reply(interaction, shown)


async def setup(bot: Any) -> None:
    open_room(rounds_room)
    await bot.add_cog(MessagesCog(bot))
