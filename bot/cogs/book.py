"""/book: propose, list, move, cancel: mock interviews for a date, agreed on in a server."""

from __future__ import annotations

import builtins
from typing import Any, Literal

import discord
from discord import app_commands
from discord.ext import commands

from bot.interview.bookings.model import DEFAULT_MINUTES, MAX_MINUTES, MIN_MINUTES, BookingKind
from bot.ui import bookings as bookings_room
from bot.ui.bookings.commands import move, propose, times_choices, zone_choices
from bot.ui.bookings.presses import booking_choices, cancel_asked, list_of
from bot.ui.desk import Interaction
from bot.ui.rooms import open_room
from bot.ui.showing import send


class BookCog(commands.Cog):
    book = app_commands.Group(
        name="book",
        description="book",
        allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=False),
        allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
    )

    @book.command()
    async def propose(
        self,
        interaction: Interaction,
        member: discord.User | None = None,
        times: str | None = None,
        minutes: app_commands.Range[int, MIN_MINUTES, MAX_MINUTES] = DEFAULT_MINUTES,
        kind: Literal["one_to_one", "panel"] = "one_to_one",
        voice: discord.VoiceChannel | discord.StageChannel | None = None,
        zone: str | None = None,
        role: Literal["interviewer", "candidate"] = "interviewer",
    ) -> None:
        turned = role == "candidate"
        await propose(interaction, member, times, minutes, BookingKind(kind), voice, zone, turned=turned)

    @book.command()
    async def list(self, interaction: Interaction) -> None:
        await send(interaction, await list_of(interaction, 0))

    @book.command()
    async def move(self, interaction: Interaction, times: str, number: int | None = None) -> None:
        await move(interaction, times, number)

    @book.command()
    async def cancel(self, interaction: Interaction, number: int | None = None) -> None:
        await cancel_asked(interaction, number)

    @propose.autocomplete("times")
    async def read_back(self, interaction: Interaction, typed: str) -> builtins.list[app_commands.Choice[str]]:
        return await times_choices(interaction, typed)

    @move.autocomplete("times")
    async def read_other_back(self, interaction: Interaction, typed: str) -> builtins.list[app_commands.Choice[str]]:
        return await times_choices(interaction, typed)

    @propose.autocomplete("zone")
    async def zones(self, interaction: Interaction, typed: str) -> builtins.list[app_commands.Choice[str]]:
        return zone_choices(interaction, typed)

    @move.autocomplete("number")
    async def to_move(self, interaction: Interaction, typed: str) -> builtins.list[app_commands.Choice[int]]:
        return [*await booking_choices(interaction, typed)]

    @cancel.autocomplete("number")
    async def to_cancel(self, interaction: Interaction, typed: str) -> builtins.list[app_commands.Choice[int]]:
        return [*await booking_choices(interaction, typed)]


async def setup(bot: Any) -> None:
    open_room(bookings_room)
    await bot.add_cog(BookCog())
