"""/panel: loops with several interviewers; solo: the bot is all of them."""

from __future__ import annotations

from typing import Any, Literal

from discord import app_commands
from discord.ext import commands

from bot.interview.model import Lang, Level, Place, Wishes
from bot.ui.desk import Interaction, lang_of
from bot.ui.starting import begin


class PanelCog(commands.Cog):
    panel = app_commands.Group(
        name="panel",
        description="panel",
        allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True),
        allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
    )

    @panel.command()
    async def solo(
        self,
        interaction: Interaction,
        questions_each: app_commands.Range[int, 2, 3] = 2,
        level: Literal["entry", "experienced", "lead"] | None = None,
        language: Literal["en", "ko"] | None = None,
        place: Literal["dm", "here"] = "dm",
    ) -> None:
        wishes = Wishes(
            lang=Lang(language) if language else lang_of(interaction),
            level=Level(level) if level else None,
            place=Place(place),
            panel=questions_each,
        )
        await begin(interaction, wishes)


async def setup(bot: Any) -> None:
    await bot.add_cog(PanelCog())
