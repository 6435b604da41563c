"""Servers that the bot is taken out of, or comes back to."""

from __future__ import annotations

from typing import Any

import discord
from discord.ext import commands

from bot.services import servers


class ServersCog(commands.Cog):
    def __init__(self, bot: Any) -> None:
        self.bot = bot

    @commands.Cog.listener()
    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Not for one that Discord cannot reach for a while: that is another event."""
        with self.bot.busy():
            await servers.left(self.bot.desk.practice, guild.id)

    @commands.Cog.listener()
    async def on_guild_join(self, guild: discord.Guild) -> None:
        with self.bot.busy():
            await servers.joined(self.bot.desk.practice, guild.id)

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        with self.bot.busy():
            present = {guild.id for guild in self.bot.guilds}
            await servers.reconcile(self.bot.desk.practice, present, self._serves)

    def _serves(self, guild_id: int) -> bool:
        shards = self.bot.shard_ids
        return shards is None or (guild_id >> 22) % (self.bot.shard_count or 1) in shards


async def setup(bot: Any) -> None:
    await bot.add_cog(ServersCog(bot))
