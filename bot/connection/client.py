"""discord.py's bot with our connection in the place of its own."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

import discord
from discord.ext import commands

from bot.connection.connection import Connection, Lease
from bot.connection.gateway import Gateway, Turns
from bot.connection.line import TROUBLE, told
from bot.connection.standing import Standing

log = logging.getLogger(__name__)

LOGIN_GAP_S = 5.0
_DISCORD = discord.http.Route.BASE


class ConnectedBot(commands.AutoShardedBot):
    def __init__(self, lease: Lease | None, turns: Turns, **options: Any) -> None:
        super().__init__(**options)
        self.standing = Standing()
        self._turns = turns
        self._kept = Connection(self, self.standing, lease)
        self._gateway: Gateway | None = None

    async def login(self, token: str) -> None:
        """Goes on trying while Discord is away: that is no reason to end. Raises LoginFailure, and HTTPException for
        what Discord refuses."""
        while True:
            try:
                return await super().login(token)
            except TROUBLE as trouble:
                refused = isinstance(trouble, discord.HTTPException) and trouble.status < 500
                if refused or self.cogs:  # with cogs it was not the login that failed
                    raise
                log.warning("Discord cannot be reached (%s): trying again in %.0f s", told(trouble), LOGIN_GAP_S)
            await self.http.close()
            self.http.connector = discord.utils.MISSING  # it is closed, too; `static_login` makes a new one
            await asyncio.sleep(LOGIN_GAP_S)

    async def connect(self, *, reconnect: bool = True) -> None:
        """Until the bot is closed. Raises ConnectionClosed, LoginFailure and StartError when there is no going on."""
        # Elsewhere only the answer of GET /gateway/bot can tell where the gateway is.
        at_discord = discord.http.Route.BASE == _DISCORD
        known = discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY if at_discord else None
        self._gateway = Gateway(self.http, self._turns, known)
        await self._kept.keep(self._gateway)

    async def hang_up(self) -> None:
        """Closes the connection and gives the shards back, so that the next process can have them."""
        await self._kept.close()

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """discord.py waits 5 s here, also where nothing was identified for hours."""
        if self._gateway:
            await self._gateway.identifying(shard_id or 0)
