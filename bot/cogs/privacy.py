"""/privacy: what is stored, to see, to take along, to delete."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.services import owing
from bot.services.practice import Practice
from bot.ui import privacy as privacy_room
from bot.ui.desk import Interaction, desk_of, wording_of
from bot.ui.privacy.cards import about_card, delete_card
from bot.ui.privacy.exporting import export as export_everything
from bot.ui.rooms import open_room
from bot.ui.showing import send


class PrivacyCog(commands.Cog):
    privacy = app_commands.Group(
        name="privacy",
        description="privacy",
        allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True),
        allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
    )

    def __init__(self, bot: Any) -> None:
        self._practice: Practice = bot.desk.practice

    @privacy.command()
    async def about(self, interaction: Interaction) -> None:
        await send(interaction, about_card(wording_of(interaction), desk_of(interaction).privacy_url))

    @privacy.command()
    async def export(self, interaction: Interaction) -> None:
        await export_everything(interaction)

    @commands.Cog.listener()
    async def on_raw_thread_update(self, payload: discord.RawThreadUpdateEvent) -> None:
        """What somebody took back may still stand in there: now it can be changed, it seems."""
        if not payload.data["thread_metadata"]["archived"]:
            await owing.reachable(self._practice, payload.thread_id)

    @privacy.command()
    async def delete(self, interaction: Interaction) -> None:
        await send(interaction, delete_card(wording_of(interaction)))


async def setup(bot: Any) -> None:
    open_room(privacy_room)
    await bot.add_cog(PrivacyCog(bot))
