"""Says what is due: a handler for each class of notice.

@delivers(AnswersClosed)
async def announce(client: discord.Client, desk: Desk, notice: AnswersClosed) -> None: ...
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import discord

from bot.services.practice import Notice
from bot.ui.desk import Desk

Deliver = Callable[..., Awaitable[None]]
_deliveries: dict[type[Notice], Deliver] = {}


def delivers(kind: type[Notice]) -> Callable[[Deliver], Deliver]:
    def register(handler: Deliver) -> Deliver:
        _deliveries[kind] = handler
        return handler

    return register


class DiscordNotifier:
    def __init__(self, client: Any, desk: Desk) -> None:
        self._client: discord.Client = client
        self._desk = desk

    async def deliver(self, notice: Notice) -> None:
        await _deliveries[type(notice)](self._client, self._desk, notice)
