"""/question: suggest one for this server's rhythm; the queue, for those who manage it."""

from __future__ import annotations

import builtins
from typing import Any, Literal

import discord
from discord import app_commands
from discord.ext import commands

from bot.errors import OwnQuestionError
from bot.interview.model import Level
from bot.interview.questions.own import TEXT_LIMIT, Standing
from bot.services.questions import own as own_questions
from bot.ui import questions as questions_room
from bot.ui.card import GOOD, Card
from bot.ui.choices import MIXED, principle_choices, principle_of
from bot.ui.desk import Interaction, desk_of, wording_of
from bot.ui.managing import manages
from bot.ui.questions.importing import import_file
from bot.ui.questions.presses import queue_of
from bot.ui.rooms import open_room
from bot.ui.showing import send

Text = app_commands.Range[str, 1, TEXT_LIMIT]


class QuestionCog(commands.Cog):
    question = app_commands.Group(
        name="question",
        description="question",
        allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=False, private_channel=False),
        allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
    )

    @question.command()
    async def suggest(
        self,
        interaction: Interaction,
        principle: str,
        english: Text | None = None,
        korean: Text | None = None,
        level: Literal["entry", "experienced", "lead"] = "entry",
    ) -> None:
        wording, practice = wording_of(interaction), desk_of(interaction).practice
        one = principle_of(principle, wording)
        if one is None:
            raise OwnQuestionError("no_principle")
        guild_id = interaction.guild_id or 0
        may = await manages(interaction, guild_id)
        wish = (one, Level(level), english, korean)
        await own_questions.suggest(practice, guild_id, interaction.user.id, *wish, manages=may)
        await send(interaction, Card([wording("own_question.suggested")], colour=GOOD))

    @question.command(name="import")
    async def import_list(
        self,
        interaction: Interaction,
        file: discord.Attachment,
        principle: str | None = None,
        level: Literal["entry", "experienced", "lead"] | None = None,
    ) -> None:
        wanted = principle_of(principle, wording_of(interaction))
        await import_file(interaction, file, wanted, Level(level) if level else None)

    @question.command()
    async def queue(self, interaction: Interaction) -> None:
        await send(interaction, await queue_of(interaction, Standing.SUGGESTED, 0))

    @import_list.autocomplete("principle")
    @suggest.autocomplete("principle")
    async def principles(self, interaction: Interaction, typed: str) -> builtins.list[app_commands.Choice[str]]:
        return [choice for choice in principle_choices(typed, wording_of(interaction)) if choice.value != MIXED]


async def setup(bot: Any) -> None:
    open_room(questions_room)
    await bot.add_cog(QuestionCog())
