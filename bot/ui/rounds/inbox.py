"""Messages in DMs: one member's one at a time, in the order of their ids, also what came while nobody listened.

discord.py gives each message a task of its own: four that are sent at once would be stored in any order.
"""

from __future__ import annotations

import asyncio
import heapq
import logging
from dataclasses import dataclass, field
from typing import Any

import discord

from bot.services.rounds import typing
from bot.services.rounds.typing import Missed
from bot.ui.delivering import FAILURES, hurrying, insist, is_final
from bot.ui.message_text import is_by_a_person
from bot.ui.rounds.typed import Reply, answer_edit, answer_message, show

log = logging.getLogger(__name__)

_AT_ONCE = 8
"""Channels that are read at the same time, when the bot is back."""
_MOST_MISSED = 100


@dataclass(order=True, slots=True)
class _Arrival:
    """A message, or an edit of one; without either, a look at what was missed."""

    message_id: int
    edited: bool = False
    message: discord.Message | None = field(default=None, compare=False)
    missed: Missed | None = field(default=None, compare=False)


class Inbox:
    def __init__(self, client: Any) -> None:
        self._client = client
        self._waiting: dict[int, list[_Arrival]] = {}
        self._up_to_date: set[int] = set()

    def begin(self) -> None:
        """A new connection to Discord: what came before it was sent to nobody."""
        self._up_to_date.clear()

    async def catch_up(self) -> None:
        """Read what came while nobody was listening, at an even pace. DMs come to shard 0."""
        served = self._client.shard_ids
        if served is not None and 0 not in served:
            return
        room = asyncio.Semaphore(_AT_ONCE)

        async def look(missed: Missed) -> None:
            async with room:
                await self._client.pace.turn()
                await self._put(missed.member_id, _Arrival(0, missed=missed))

        found = await typing.missed_by_all(self._client.desk.practice)
        await asyncio.gather(*map(look, found))

    async def came(self, message: discord.Message) -> None:
        await self._put(message.author.id, _Arrival(message.id, message=message))

    async def edited(self, message: discord.Message) -> None:
        await self._put(message.author.id, _Arrival(message.id, edited=True, message=message))

    async def _put(self, member_id: int, arrival: _Arrival) -> None:
        """Whoever is at work for the member takes it; else this task is."""
        if (waiting := self._waiting.get(member_id)) is not None:
            heapq.heappush(waiting, arrival)
            return
        waiting = self._waiting[member_id] = [arrival]
        try:
            await asyncio.sleep(0)  # those that came with it
            while waiting:
                await self._take(member_id, heapq.heappop(waiting))
        finally:
            del self._waiting[member_id]

    async def _take(self, member_id: int, arrival: _Arrival) -> None:
        desk = self._client.desk
        late = await self._read_missed(member_id, arrival)
        if arrival.message is None:
            reply = late
        elif arrival.edited:
            reply = await answer_edit(desk, arrival.message)
        else:
            reply = await answer_message(desk, arrival.message)
        if reply is not None:
            channel = (
                arrival.message.channel if arrival.message else self._client.get_partial_messageable(reply.channel_id)
            )
            await show(desk, channel, reply, late=late is not None)

    async def _read_missed(self, member_id: int, arrival: _Arrival) -> Reply | None:
        """Takes what came before this message; what came of the last one, where there was any."""
        if member_id in self._up_to_date and arrival.missed is None:
            return None
        missed = arrival.missed or await typing.missed_of(self._client.desk.practice, member_id)
        reply = None
        for message in await self._history(missed, arrival.message_id) if missed else ():
            if message.author.id == member_id and is_by_a_person(message):
                reply = await answer_message(self._client.desk, message) or reply
        self._up_to_date.add(member_id)
        return reply

    async def _history(self, missed: Missed, before_id: int) -> list[discord.Message]:
        channel = self._client.get_partial_messageable(missed.channel_id)
        before = discord.Object(before_id) if before_id else None
        after = discord.Object(missed.after_id)

        async def read() -> list[discord.Message]:
            found = channel.history(limit=_MOST_MISSED, after=after, before=before, oldest_first=True)
            return [message async for message in found]

        try:
            with hurrying():
                return await insist(self._client.desk, read)
        except FAILURES as failure:
            if is_final(failure):
                log.info("a DM cannot be read any more: %s", failure)
            else:
                log.exception("what was typed meanwhile could not be read")
            return []
