"""/schedule: add, list, preview, pause, resume, edit, remove, skip; of a server, or in a DM of the member."""

from __future__ import annotations

import builtins
from typing import Any, Literal

import discord
from discord import app_commands
from discord.ext import commands

from bot.interview.schedules.due_times import MAX_DAYS
from bot.services.schedules import arranging as schedules
from bot.ui import schedules as schedules_room
from bot.ui.choices import principle_choices, principle_of
from bot.ui.desk import Interaction, desk_of, wording_of
from bot.ui.rooms import open_room
from bot.ui.schedules.asking import (
    Asked,
    changed,
    day_of,
    new_schedule,
    owner_of,
    schedule_choices,
    silent_role,
    zone_choices,
)
from bot.ui.schedules.cards import schedule_card
from bot.ui.schedules.presses import list_of, preview_of, remove, resume, skip
from bot.ui.showing import send

MAX_HOURS = 336
Hours = app_commands.Range[int, 1, MAX_HOURS]
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
        every: app_commands.Range[int, 1, MAX_DAYS] | None = None,
        cron: app_commands.Range[str, 1, 100] | None = None,
        zone: str | None = None,
        what: What | None = None,
        principle: str | None = None,
        hours: Hours | None = None,
        review_hours: Hours | None = None,
        channel: discord.TextChannel | None = None,
        role: discord.Role | None = None,
        language: Language | None = None,
    ) -> None:
        wording, owner = wording_of(interaction), await owner_of(interaction)
        one = principle_of(principle, wording)
        asked = Asked(at, days, every, cron, zone, what, one, hours, review_hours, channel, role, language)
        fresh = await new_schedule(interaction, owner, asked)
        listed = await schedules.add(desk_of(interaction).practice, owner, fresh)
        await send(interaction, schedule_card(listed, wording, _done(interaction, listed, "schedule.added")))

    @schedule.command()
    async def list(self, interaction: Interaction) -> None:
        await send(interaction, await list_of(interaction, 0))

    @schedule.command()
    async def preview(self, interaction: Interaction, schedule: int) -> None:
        await send(interaction, await preview_of(interaction, schedule))

    @schedule.command()
    async def pause(self, interaction: Interaction, schedule: int, until: str | None = None) -> None:
        practice, wording, owner = desk_of(interaction).practice, wording_of(interaction), await owner_of(interaction)
        before = await schedules.get(practice, owner, schedule)
        listed = await schedules.pause(practice, owner, schedule, day_of(interaction, until, before.schedule.zone))
        await send(interaction, schedule_card(listed, wording, wording("schedule.paused")))

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
        every: app_commands.Range[int, 1, MAX_DAYS] | None = None,
        cron: app_commands.Range[str, 1, 100] | None = None,
        zone: str | None = None,
        what: What | None = None,
        principle: str | None = None,
        hours: Hours | None = None,
        review_hours: Hours | None = None,
        channel: discord.TextChannel | None = None,
        role: discord.Role | None = None,
        language: Language | None = None,
    ) -> None:
        wording, owner = wording_of(interaction), await owner_of(interaction)
        one = principle_of(principle, wording)
        asked = Asked(at, days, every, cron, zone, what, one, hours, review_hours, channel, role, language)
        listed = await schedules.edit(
            desk_of(interaction).practice, owner, schedule, lambda before: changed(interaction, before, asked)
        )
        await send(interaction, schedule_card(listed, wording, _done(interaction, listed, "schedule.changed")))

    @schedule.command(name="remove")
    async def remove_one(self, interaction: Interaction, schedule: int) -> None:
        await remove(interaction, str(schedule))

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


def _done(interaction: Interaction, listed: schedules.Listed, key: str) -> str:
    """What was done, and what will not be heard of it."""
    wording, silent = wording_of(interaction), silent_role(interaction, listed.schedule)
    warning = f"\n{wording('schedule.role_silent', role=silent.mention)}" if silent else ""
    return wording(key) + warning


async def setup(bot: Any) -> None:
    open_room(schedules_room)
    await bot.add_cog(ScheduleCog())
