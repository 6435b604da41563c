"""/round: open, close, list, stats: rounds of a whole group, in servers where the bot is a member."""

from __future__ import annotations

import builtins
from typing import Any, Literal

from discord import app_commands
from discord.ext import commands

from bot.interview.model import Level
from bot.ui import groups as groups_room
from bot.ui.choices import principle_choices, principle_of
from bot.ui.desk import Interaction, wording_of
from bot.ui.groups.opening import DEFAULT_HOURS, offer_closing, open_round, question_choices, round_choices, round_meant
from bot.ui.groups.presses import list_of, stats_of
from bot.ui.rooms import open_room
from bot.ui.showing import send
from bot.ui.typed_lengths import LONGEST_TYPED, hours_typed

MAX_HOURS = 336
Length = app_commands.Range[str, 1, LONGEST_TYPED]


class RoundCog(commands.Cog):
    round = app_commands.Group(
        name="round",
        description="round",
        allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=False, private_channel=False),
        allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
    )

    @round.command()
    async def open(
        self,
        interaction: Interaction,
        principle: str | None = None,
        question: str | None = None,
        answer_hours: Length | None = None,
        review_hours: Length | None = None,
        anonymous: bool | None = None,
        level: Literal["entry", "experienced", "lead"] | None = None,
    ) -> None:
        wanted = principle_of(principle, wording_of(interaction))
        senior = Level(level) if level else None
        until_answered, until_reviewed = (
            hours_typed(interaction, typed, MAX_HOURS) if typed else DEFAULT_HOURS
            for typed in (answer_hours, review_hours)
        )
        await open_round(interaction, wanted, question, until_answered, until_reviewed, anonymous, senior)

    @round.command()
    async def close(self, interaction: Interaction, number: int | None = None) -> None:
        await offer_closing(interaction, await round_meant(interaction, number, running=True))

    @round.command()
    async def list(self, interaction: Interaction) -> None:
        await send(interaction, await list_of(interaction, 0))

    @round.command()
    async def stats(self, interaction: Interaction, number: int | None = None) -> None:
        await send(interaction, await stats_of(interaction, await round_meant(interaction, number), 0))

    @open.autocomplete("principle")
    async def principles(self, interaction: Interaction, typed: str) -> builtins.list[app_commands.Choice[str]]:
        return principle_choices(typed, wording_of(interaction))

    @open.autocomplete("question")
    async def questions(self, interaction: Interaction, typed: str) -> builtins.list[app_commands.Choice[str]]:
        return question_choices(typed, wording_of(interaction))

    @close.autocomplete("number")
    async def running(self, interaction: Interaction, typed: str) -> builtins.list[app_commands.Choice[int]]:
        return await round_choices(interaction, typed, running=True)

    @stats.autocomplete("number")
    async def all_rounds(self, interaction: Interaction, typed: str) -> builtins.list[app_commands.Choice[int]]:
        return await round_choices(interaction, typed, running=False)


async def setup(bot: Any) -> None:
    open_room(groups_room)
    await bot.add_cog(RoundCog())
