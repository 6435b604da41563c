"""/setup: what a server's organisers choose once."""

from __future__ import annotations

from typing import Any

from discord import app_commands
from discord.ext import commands

from bot.ui import groups as groups_room
from bot.ui.desk import Interaction
from bot.ui.groups.setup import show_setup
from bot.ui.rooms import open_room


class SetupCog(commands.Cog):
    @app_commands.command(name="setup", description="setup")
    @app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
    @app_commands.allowed_installs(guilds=True, users=False)
    @app_commands.default_permissions(manage_guild=True)
    async def setup_server(self, interaction: Interaction) -> None:
        await show_setup(interaction)


async def setup(bot: Any) -> None:
    open_room(groups_room)
    await bot.add_cog(SetupCog())
