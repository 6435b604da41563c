"""/progress: whether practice makes a difference. For the member alone."""

from __future__ import annotations

from typing import Any

from discord import app_commands
from discord.ext import commands

from bot.ui import progress as progress_room
from bot.ui.desk import Interaction
from bot.ui.progress import cards
from bot.ui.rooms import open_room


class ProgressCog(commands.Cog):
    progress = app_commands.Group(
        name="progress",
        description="progress",
        allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True),
        allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
    )

    @progress.command()
    async def me(self, interaction: Interaction) -> None:
        await cards.show_own(interaction)


async def setup(bot: Any) -> None:
    open_room(progress_room)
    await bot.add_cog(ProgressCog())
