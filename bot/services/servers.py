"""What becomes of a server's data when the bot has left it: kept for a while, since people come back, then deleted."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from datetime import datetime, timedelta

from bot.services.practice import Practice
from bot.store import Transaction, marks, servers

log = logging.getLogger(__name__)

KEPT_FOR = timedelta(days=30)
"""README.md and the notice of `/privacy about` promise it."""
_FIRST_RUN = "first_run"
Remove = Callable[[Transaction, int, datetime], Awaitable[None]]
"""Deletes what a feature has of one server. What members wrote as answers of their own stays theirs."""


async def left(practice: Practice, guild_id: int) -> None:
    async with practice.database.action() as tx:
        await servers.note_left(tx, [guild_id], practice.clock())


async def joined(practice: Practice, guild_id: int) -> None:
    async with practice.database.action() as tx:
        await servers.note_back(tx, [guild_id])


async def reconcile(practice: Practice, present: Collection[int], served: Callable[[int], bool]) -> None:
    """What happened while nobody listened. `served`: the servers that this process would know of."""
    async with practice.database.reading() as tx:
        known, gone = await servers.known(tx), await servers.left(tx)
    fresh = {one for one in known - gone if served(one) and one not in present}
    back = gone & set(present)
    if fresh or back:
        async with practice.database.action() as tx:
            await servers.note_left(tx, fresh, practice.clock())
            await servers.note_back(tx, back)


async def welcome_once(practice: Practice, guild_id: int) -> bool:
    """Whether nobody has welcomed this server yet; from now on somebody has."""
    async with practice.database.action() as tx:
        return await marks.put_first(tx, _welcomed(guild_id), practice.clock().isoformat())


async def unwelcomed(practice: Practice, joined: Mapping[int, datetime]) -> list[int]:
    """Servers that the bot was added to while it was away. `joined`: since when it is in each. Those from before it
    first ran on this database are no news to anybody."""
    now = practice.clock()
    async with practice.database.action() as tx:
        if await marks.put_first(tx, _FIRST_RUN, now.isoformat()):
            return []
        since = datetime.fromisoformat(await marks.find(tx, _FIRST_RUN) or now.isoformat())
        fresh = [guild_id for guild_id, at in joined.items() if at > since]
        welcomed = await marks.keys(tx, _welcomed("")) if fresh else set()
    return [guild_id for guild_id in fresh if _welcomed(guild_id) not in welcomed]


async def forget_welcome(tx: Transaction, guild_id: int, now: datetime) -> None:
    """Whoever comes back after so long is new again."""
    await marks.remove(tx, _welcomed(guild_id))


def _welcomed(guild_id: int | str) -> str:
    return f"welcomed:{guild_id}"


class LeftServers:
    """Tidies up: what belongs to a server goes a while after the bot has left it."""

    def __init__(self, removals: Sequence[Remove]) -> None:
        self._removals = removals

    async def __call__(self, practice: Practice) -> None:
        now = practice.clock()
        async with practice.database.reading() as tx:
            overdue = await servers.left_before(tx, now - KEPT_FOR)
        for guild_id in overdue:
            async with practice.database.action() as tx:
                for remove in self._removals:
                    await remove(tx, guild_id, now)
                await servers.note_back(tx, [guild_id])
            log.info("what belonged to a server that was left is deleted")
        if overdue:
            await practice.database.scrub()
