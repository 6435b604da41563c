"""/help: what can be done here; and the word of welcome in a server that the bot was added to."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.ui import guide as guide_room
from bot.ui.desk import Interaction
from bot.ui.guide.presses import show_guide
from bot.ui.guide.welcoming import welcome, welcome_late
from bot.ui.rooms import open_room


class HelpCog(commands.Cog):
    def __init__(self, bot: Any) -> None:
        self.bot = bot

    @app_commands.command(name="help", description="help")
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    @app_commands.allowed_installs(guilds=True, users=True)
    async def help(self, interaction: Interaction) -> None:
        await show_guide(interaction)

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        with self.bot.busy():
            await welcome_late(self.bot, self.bot.desk)

    @commands.Cog.listener()
    async def on_guild_join(self, guild: discord.Guild) -> None:
        with self.bot.busy():
            await welcome(self.bot, self.bot.desk, guild)


async def setup(bot: Any) -> None:
    open_room(guide_room)
    await bot.add_cog(HelpCog(bot))
