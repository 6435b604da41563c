"""/schedule: add, list, preview, pause, resume, edit, remove, skip; of a server, or in a DM of the member."""

from __future__ import annotations

import builtins
from typing import Any, Literal

import discord
from discord import app_commands
from discord.ext import commands

from bot.interview.schedules.due_times import MAX_DAYS
from bot.ui import schedules as schedules_room
from bot.ui.choices import principle_choices, principle_of
from bot.ui.desk import Interaction, wording_of
from bot.ui.rooms import open_room
from bot.ui.schedules.asked import Asked
from bot.ui.schedules.asking import add, edit, schedule_choices, zone_choices
from bot.ui.schedules.pausing import pause
from bot.ui.schedules.presses import list_of, offer_removal, preview_of, resume, skip
from bot.ui.showing import send
from bot.ui.typed_lengths import LONGEST_TYPED, days_typed, hours_typed

MAX_HOURS = 336
Length = app_commands.Range[str, 1, LONGEST_TYPED]
What = Literal["mixed", "principle", "least", "oldest", "listed", "review"]
Language = Literal["en", "ko", "alternate"]


class ScheduleCog(commands.Cog):
    schedule = app_commands.Group(
        name="schedule",
        description="schedule",
        allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=False),
        allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
    )

    @schedule.command()
    async def add(
        self,
        interaction: Interaction,
        at: app_commands.Range[str, 1, 32] | None = None,
        days: app_commands.Range[str, 1, 100] | None = None,
        every: Length | None = None,
        cron: app_commands.Range[str, 1, 100] | None = None,
        zone: str | None = None,
        what: What | None = None,
        principle: str | None = None,
        hours: Length | None = None,
        review_hours: Length | None = None,
        channel: discord.TextChannel | None = None,
        role: discord.Role | None = None,
        language: Language | None = None,
    ) -> None:
        one, place, calls = principle_of(principle, wording_of(interaction)), _id(channel), _role_id(role)
        counted = _counted(interaction, every, hours, review_hours)
        asked = Asked(at, days, counted[0], cron, zone, what, one, *counted[1:], place, calls, language)
        await add(interaction, asked)

    @schedule.command()
    async def list(self, interaction: Interaction) -> None:
        await send(interaction, await list_of(interaction, 0))

    @schedule.command()
    async def preview(self, interaction: Interaction, schedule: int) -> None:
        await send(interaction, await preview_of(interaction, schedule))

    @schedule.command()
    async def pause(self, interaction: Interaction, schedule: int, until: str | None = None) -> None:
        await pause(interaction, schedule, until)

    @schedule.command(name="resume")
    async def resume_one(self, interaction: Interaction, schedule: int) -> None:
        await resume(interaction, str(schedule))

    @schedule.command()
    async def edit(
        self,
        interaction: Interaction,
        schedule: int,
        at: app_commands.Range[str, 1, 32] | None = None,
        days: app_commands.Range[str, 1, 100] | None = None,
        every: Length | None = None,
        cron: app_commands.Range[str, 1, 100] | None = None,
        zone: str | None = None,
        what: What | None = None,
        principle: str | None = None,
        hours: Length | None = None,
        review_hours: Length | None = None,
        channel: discord.TextChannel | None = None,
        role: discord.Role | None = None,
        language: Language | None = None,
    ) -> None:
        one, place, calls = principle_of(principle, wording_of(interaction)), _id(channel), _role_id(role)
        counted = _counted(interaction, every, hours, review_hours)
        asked = Asked(at, days, counted[0], cron, zone, what, one, *counted[1:], place, calls, language)
        await edit(interaction, schedule, asked)

    @schedule.command(name="remove")
    async def remove_one(self, interaction: Interaction, schedule: int) -> None:
        await offer_removal(interaction, str(schedule))

    @schedule.command(name="skip")
    async def skip_one(self, interaction: Interaction, schedule: int) -> None:
        await skip(interaction, str(schedule))

    @add.autocomplete("principle")
    @edit.autocomplete("principle")
    async def principles(self, interaction: Interaction, typed: str) -> builtins.list[app_commands.Choice[str]]:
        return principle_choices(typed, wording_of(interaction))

    @add.autocomplete("zone")
    @edit.autocomplete("zone")
    async def zones(self, interaction: Interaction, typed: str) -> builtins.list[app_commands.Choice[str]]:
        return zone_choices(interaction, typed)

    @preview.autocomplete("schedule")
    @pause.autocomplete("schedule")
    @resume_one.autocomplete("schedule")
    @edit.autocomplete("schedule")
    @remove_one.autocomplete("schedule")
    @skip_one.autocomplete("schedule")
    async def schedules(self, interaction: Interaction, typed: str) -> builtins.list[app_commands.Choice[int]]:
        return await schedule_choices(interaction, typed)


def _counted(
    interaction: Interaction, every: str | None, hours: str | None, review_hours: str | None
) -> tuple[int | None, int | None, int | None]:
    """Days and hours. Raises LengthUnreadError."""
    return (
        days_typed(interaction, every, MAX_DAYS) if every else None,
        hours_typed(interaction, hours, MAX_HOURS) if hours else None,
        hours_typed(interaction, review_hours, MAX_HOURS) if review_hours else None,
    )


def _id(channel: discord.TextChannel | None) -> int | None:
    return channel.id if channel else None


def _role_id(role: discord.Role | None) -> int | None:
    """0 is everybody's role: nobody is mentioned."""
    return None if role is None else 0 if role.is_default() else role.id


async def setup(bot: Any) -> None:
    open_room(schedules_room)
    await bot.add_cog(ScheduleCog())
