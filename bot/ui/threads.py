"""Private threads, which Discord makes anew each time it is asked: made once, filled, and taken away when given up."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from typing import Any

import discord

from bot.ui.delivering import FAILURES, hurrying, insist, is_final
from bot.ui.desk import Desk

log = logging.getLogger(__name__)

_being_filled: set[int] = set()
"""Those of this process that hold nothing yet: nobody else's thread is taken for one's own."""


async def private_thread(
    client: Any, desk: Desk, channel: discord.TextChannel, name: str, *, after: int, again: bool = False
) -> int:
    """Its id. After an answer that was lost it is looked for before it is made again: by its name, made after the
    snowflake `after`. `again`: an earlier attempt may have made it, and filled it too.

    Raises what is final, and what has not passed by now.
    """
    asked = again

    async def deed() -> int:
        nonlocal asked
        if asked and (found := await _made_before(client, channel, name, after, filled=again)):
            return found
        asked = True
        kind = discord.ChannelType.private_thread
        return (await channel.create_thread(name=name, type=kind, invitable=False)).id

    number = await insist(desk, deed)
    _being_filled.add(number)
    return number


def is_filled(thread_id: int) -> None:
    """From now on it cannot be mixed up with another."""
    _being_filled.discard(thread_id)


async def add_people(client: Any, desk: Desk, thread_id: int, member_ids: Iterable[int]) -> set[int]:
    """Those who could not be added: nobody else goes without the thread for them.

    Raises, after all were tried, what has not passed by now.
    """
    missing, failure = set(), None
    for member_id in member_ids:
        try:
            await insist(desk, lambda who=member_id: client.http.add_user_to_thread(thread_id, who))  # type: ignore[misc]
        except FAILURES as refusal:
            log.info("somebody could not be added to a thread: %s", refusal)
            missing.add(member_id)
            failure = failure or (None if is_final(refusal) else refusal)
    if failure is not None:
        raise failure
    return missing


async def take_away(client: Any, desk: Desk, thread_id: int) -> None:
    """Of a thread that nobody came to; where the bot may not delete it, it is at least put to sleep."""
    is_filled(thread_id)
    with hurrying():
        for attempt in (
            lambda: client.http.delete_channel(thread_id),
            lambda: client.http.edit_channel(thread_id, archived=True),
        ):
            try:
                await insist(desk, attempt)
            except FAILURES as refusal:
                log.info("an empty thread could not be taken away: %s", refusal)
            else:
                return


async def _made_before(client: Any, channel: discord.TextChannel, name: str, after: int, *, filled: bool) -> int | None:
    ours = [
        thread.id
        for thread in await channel.guild.active_threads()
        if thread.parent_id == channel.id
        and thread.owner_id == client.user.id
        and thread.name == name
        and thread.id > after
        and (filled or (not thread.message_count and thread.id not in _being_filled))
    ]
    return min(ours, default=None)
