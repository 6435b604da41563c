"""/panel: start, list, cancel in a server; solo anywhere; and who comes into a voice channel where a panel is held."""

from __future__ import annotations

import builtins
from typing import Any, Literal

import discord
from discord import app_commands
from discord.ext import commands

from bot.interview.model import Lang, Level, Place, Wishes
from bot.interview.panels.model import DEFAULT_MINUTES, MAX_MINUTES, MIN_MINUTES
from bot.services.panels import attendance
from bot.ui import panels as panels_room
from bot.ui.desk import Desk, Interaction, lang_of, wording_of
from bot.ui.panels.announcing import note_present
from bot.ui.panels.cards import cancel_card
from bot.ui.panels.opening import open_panel, panel_choices, panel_meant, principles_choices, principles_typed
from bot.ui.panels.presses import list_of
from bot.ui.panels.when import PanelWishes
from bot.ui.rooms import open_room
from bot.ui.rounds.starting import begin
from bot.ui.showing import send


class PanelCog(commands.Cog):
    panel = app_commands.Group(
        name="panel",
        description="panel",
        # Discord knows these for all of /panel; what is only for servers says so by itself.
        allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True),
        allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
    )

    def __init__(self, bot: Any) -> None:
        self._client = bot
        self._desk: Desk = bot.desk

    @panel.command()
    async def start(
        self,
        interaction: Interaction,
        candidate: discord.User | discord.Member,
        interviewer_1: discord.User | discord.Member,
        interviewer_2: discord.User | discord.Member,
        interviewer_3: discord.User | discord.Member | None = None,
        interviewer_4: discord.User | discord.Member | None = None,
        interviewer_5: discord.User | discord.Member | None = None,
        interviewer_6: discord.User | discord.Member | None = None,
        channel: discord.VoiceChannel | discord.StageChannel | None = None,
        when: app_commands.Range[str, 1, 40] | None = None,
        minutes: app_commands.Range[int, MIN_MINUTES, MAX_MINUTES] = DEFAULT_MINUTES,
        principles: str | None = None,
        level: Literal["entry", "experienced", "lead"] | None = None,
    ) -> None:
        asked = (interviewer_1, interviewer_2, interviewer_3, interviewer_4, interviewer_5, interviewer_6)
        interviewers = [member for member in asked if member is not None]
        senior = Level(level) if level else None
        named = principles_typed(principles, wording_of(interaction))
        await open_panel(interaction, PanelWishes(candidate, interviewers, channel, when, minutes, named, senior))

    @panel.command()
    async def list(self, interaction: Interaction) -> None:
        await send(interaction, await list_of(interaction, 0))

    @panel.command()
    async def cancel(self, interaction: Interaction, number: int | None = None) -> None:
        await send(interaction, cancel_card(await panel_meant(interaction, number), wording_of(interaction)))

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

    @start.autocomplete("principles")
    async def offer_principles(self, interaction: Interaction, typed: str) -> builtins.list[app_commands.Choice[str]]:
        return principles_choices(typed, wording_of(interaction))

    @cancel.autocomplete("number")
    async def offer_running(self, interaction: Interaction, typed: str) -> builtins.list[app_commands.Choice[int]]:
        return await panel_choices(interaction, typed)

    # ---------------------------------------------------------------- who is there

    @commands.Cog.listener()
    async def on_voice_state_update(
        self, member: discord.Member, before: discord.VoiceState, after: discord.VoiceState
    ) -> None:
        if after.channel is None or after.channel == before.channel:
            return
        with self._client.busy():
            await attendance.joined(self._desk.practice, after.channel.id, [member.id])

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """Whoever came while nobody was listening."""
        for panel in await attendance.awaited(self._desk.practice):
            await note_present(self._client, self._desk, panel)


async def setup(bot: Any) -> None:
    open_room(panels_room)
    await bot.add_cog(PanelCog(bot))
