"""/story: add, list, show, edit, remove, retire, match, plan, coverage. All of it is for the member alone."""

from __future__ import annotations

import builtins
from typing import Any

from discord import app_commands
from discord.ext import commands

from bot.ui import stories as stories_room
from bot.ui.choices import MIXED, principle_choices, principle_of
from bot.ui.desk import Interaction, wording_of
from bot.ui.rooms import open_room
from bot.ui.stories import choosing, covering, presses


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

    @story.command()
    async def match(self, interaction: Interaction, question: str | None = None, principle: str | None = None) -> None:
        wanted = principle_of(principle, wording_of(interaction))
        await choosing.show_match(interaction, question, wanted)

    @story.command()
    async def plan(self, interaction: Interaction) -> None:
        await choosing.show_plan(interaction)

    @story.command()
    async def coverage(self, interaction: Interaction) -> None:
        await covering.show_coverage(interaction)

    @match.autocomplete("question")
    async def questions(self, interaction: Interaction, typed: str) -> builtins.list[app_commands.Choice[str]]:
        return choosing.question_choices(typed, wording_of(interaction))

    @match.autocomplete("principle")
    async def principles(self, interaction: Interaction, typed: str) -> builtins.list[app_commands.Choice[str]]:
        return [choice for choice in principle_choices(typed, wording_of(interaction)) if choice.value != MIXED]

    @show.autocomplete("story")
    @edit.autocomplete("story")
    @retire.autocomplete("story")
    @remove.autocomplete("story")
    async def own(self, interaction: Interaction, typed: str) -> builtins.list[app_commands.Choice[int]]:
        return await presses.choices(interaction, typed)


async def setup(bot: Any) -> None:
    open_room(stories_room)
    await bot.add_cog(StoryCog())
