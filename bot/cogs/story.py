"""/story: add, list, show, edit, remove, retire. All of it is for the member alone."""

from __future__ import annotations

import builtins
from typing import Any

from discord import app_commands
from discord.ext import commands

from bot.ui import stories as stories_room
from bot.ui.desk import Interaction
from bot.ui.rooms import open_room
from bot.ui.stories import presses


class StoryCog(commands.Cog):
    story = app_commands.Group(
        name="story",
        description="story",
        allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True),
        allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
    )

    @story.command()
    async def add(self, interaction: Interaction) -> None:
        await presses.open_add_form(interaction)

    @story.command()
    async def list(self, interaction: Interaction) -> None:
        await presses.show_list_card(interaction)

    @story.command()
    async def show(self, interaction: Interaction, story: int) -> None:
        await presses.show_story_card(interaction, story)

    @story.command()
    async def edit(self, interaction: Interaction, story: int) -> None:
        await presses.open_edit_form(interaction, str(story))

    @story.command()
    async def retire(self, interaction: Interaction, story: int) -> None:
        await presses.retire(interaction, str(story))

    @story.command()
    async def remove(self, interaction: Interaction, story: int) -> None:
        await presses.ask_back(interaction, str(story))

    @show.autocomplete("story")
    @edit.autocomplete("story")
    @retire.autocomplete("story")
    @remove.autocomplete("story")
    async def own(self, interaction: Interaction, typed: str) -> builtins.list[app_commands.Choice[int]]:
        return await presses.choices(interaction, typed)


async def setup(bot: Any) -> None:
    open_room(stories_room)
    await bot.add_cog(StoryCog())
