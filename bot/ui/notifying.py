"""Says what is due: a handler for each class of notice.

@delivers(AnswersClosed)
async def announce(client: discord.Client, desk: Desk, notice: AnswersClosed) -> None: ...
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta
from typing import Any

import discord

from bot.services import claims
from bot.services.practice import Notice
from bot.ui.delivering import hurrying, passes
from bot.ui.desk import Desk

log = logging.getLogger(__name__)

Deliver = Callable[..., Awaitable[None]]
_deliveries: dict[type[Notice], Deliver] = {}


def delivers(kind: type[Notice]) -> Callable[[Deliver], Deliver]:
    def register(handler: Deliver) -> Deliver:
        _deliveries[kind] = handler
        return handler

    return register


async def deliver_now(client: Any, desk: Desk, notices: Sequence[Notice]) -> None:
    """What a press has led to, for a member who waits. What does not go at once is left to the tick: that is no failure
    of what was pressed, and keeps nothing else from being said."""
    for notice in notices:
        try:
            with hurrying():
                await _deliveries[type(notice)](client, desk, notice)
        except Exception as failure:
            passing = passes(failure)
            log.warning("%s is left to the tick: %r", type(notice).__name__, failure, exc_info=not passing)
            if notice.claim is not None:
                await claims.put_off(desk.practice, notice.claim, timedelta() if passing else claims.PAUSE)


class DiscordNotifier:
    def __init__(self, client: Any, desk: Desk) -> None:
        self._client: discord.Client = client
        self._desk = desk

    async def deliver(self, notice: Notice) -> None:
        await _deliveries[type(notice)](self._client, self._desk, notice)
