"""Plain messages in a DM: an answer typed field by field, the reply to a follow-up, or somebody looking for help."""

from __future__ import annotations

from typing import Any

import discord
from discord.ext import commands

from bot.ui import rounds as rounds_room
from bot.ui.message_text import is_by_a_person
from bot.ui.rooms import open_room
from bot.ui.rounds.inbox import Inbox


class DirectMessagesCog(commands.Cog):
    def __init__(self, bot: Any) -> None:
        self.bot = bot
        self._inbox = Inbox(bot)

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        if message.guild is None and is_by_a_person(message):
            with self.bot.busy():
                await self._inbox.came(message)

    @commands.Cog.listener()
    async def on_raw_message_edit(self, payload: discord.RawMessageUpdateEvent) -> None:
        """Discord edits messages, too: where it shows a link's page, nothing was typed."""
        message = payload.message
        if payload.guild_id is None and message.edited_at is not None and is_by_a_person(message):
            with self.bot.busy():
                await self._inbox.edited(message)

    @commands.Cog.listener()
    async def on_connect(self) -> None:
        """Not when a connection is taken up again: then Discord sends what was missed by itself."""
        self._inbox.begin()

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        with self.bot.busy():
            await self._inbox.catch_up()


async def setup(bot: Any) -> None:
    open_room(rounds_room)
    await bot.add_cog(DirectMessagesCog(bot))
