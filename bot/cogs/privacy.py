"""/privacy: what is stored, to see, to take along, to delete."""

from __future__ import annotations

from typing import Any

from discord import app_commands
from discord.ext import commands

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

    @privacy.command()
    async def about(self, interaction: Interaction) -> None:
        await send(interaction, about_card(wording_of(interaction), desk_of(interaction).privacy_url))

    @privacy.command()
    async def export(self, interaction: Interaction) -> None:
        await export_everything(interaction)

    @privacy.command()
    async def delete(self, interaction: Interaction) -> None:
        await send(interaction, delete_card(wording_of(interaction)))


async def setup(bot: Any) -> None:
    open_room(privacy_room)
    await bot.add_cog(PrivacyCog())
