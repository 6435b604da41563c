"""Changes and takes away what members took back or deleted, and says truthfully what still stands.

A feature says with `changes` what is to be done with a message of its kind, and with `leaves_traces` where a member is
shown. What Discord refuses is noted without anything of the member's, told to the member and to who manages the place,
and done as soon as the place can be reached.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import discord

from bot.interview.model import Lang
from bot.services import owing
from bot.services.owing import Owed, OwedDue
from bot.services.practice import Practice
from bot.ui.card import WARNING, Card
from bot.ui.delivering import FAILURES, hurrying, is_final, is_gone, passes, send_dm
from bot.ui.desk import Desk
from bot.ui.notifying import delivers
from bot.ui.wording import Wording

log = logging.getLogger(__name__)

Change = Callable[[Any, Desk, Owed], Awaitable[None]]
_changes: dict[str, Change] = {}

_LINKS_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Trace:
    """A message that shows somebody."""

    guild_id: int | None
    channel_id: int
    message_id: int

    @property
    def link(self) -> str:
        return f"https://discord.com/channels/{self.guild_id or '@me'}/{self.channel_id}/{self.message_id}"


Find = Callable[[Practice, int], Awaitable[Sequence[Trace]]]
Clear = Callable[[Any, Desk, Sequence[Trace]], Awaitable[Sequence[Trace]]]
_traces: list[tuple[Find, Clear]] = []


def changes(kind: str) -> Callable[[Change], Change]:
    """The handler raises what Discord answers."""

    def register(change: Change) -> Change:
        _changes[kind] = change
        return change

    return register


def leaves_traces(find: Find, clear: Clear) -> None:
    """`find`: where a member is shown. `clear`: changes what has just been marked, and says what still stands."""
    _traces.append((find, clear))


# ---------------------------------------------------------------- doing it, now or later


async def settle(client: Any, desk: Desk, owed: Owed, *, manager_id: int | None = None, lang: Lang = Lang.EN) -> bool:
    """Does it. False: Discord refuses it as things are; it is noted, and who manages the place is told once.

    Raises what may be over in a moment.
    """
    try:
        await _changes[owed.kind](client, desk, owed)
    except discord.HTTPException as refusal:
        if passes(refusal):
            raise
        if not is_gone(refusal):
            log.info("%s %d: a message cannot be changed as things are (%s)", owed.kind, owed.ref_id, refusal.code)
            if await owing.note(desk.practice, owed):
                await _tell_manager(client, desk, owed, manager_id, desk.wording(lang))
            return False
    await owing.done(desk.practice, owed)
    return True


@delivers(OwedDue)
async def make_good(client: Any, desk: Desk, notice: OwedDue) -> None:
    await settle(client, desk, notice.owed)


async def _tell_manager(client: Any, desk: Desk, owed: Owed, manager_id: int | None, wording: Wording) -> None:
    """Who keeps what it belongs to; where they cannot be told, who owns the server."""
    guild = client.get_guild(owed.guild_id or 0)
    text = wording("delivery.manager", link=_trace_of(owed).link)
    for member_id in dict.fromkeys([manager_id, guild.owner_id if guild else None]):
        if member_id is not None and await _told(client, desk, member_id, Card([text], colour=WARNING)):
            return
    log.warning("%s %d: nobody could be told that a message cannot be changed", owed.kind, owed.ref_id)


async def _told(client: Any, desk: Desk, member_id: int, card: Card) -> bool:
    try:
        with hurrying():
            await send_dm(client, desk, member_id, lambda: {"view": card})
    except FAILURES as refusal:
        log.info("a manager could not be told: %s", refusal)
        return False
    return True


# ---------------------------------------------------------------- what a member is told


async def traces_of(practice: Practice, member_id: int) -> list[Sequence[Trace]]:
    """Where the member is shown, by feature: to be asked before the member is forgotten."""
    return [await find(practice, member_id) for find, _ in _traces]


async def clear(client: Any, desk: Desk, traces: Sequence[Sequence[Trace]]) -> list[Trace]:
    """Takes away at once what can be; what still stands."""
    left: list[Trace] = []
    with hurrying():
        for (_, clear_these), these in zip(_traces, traces, strict=True):
            if these:
                left += await _cleared(client, desk, clear_these, these)
    return left


async def _cleared(client: Any, desk: Desk, clear_these: Clear, these: Sequence[Trace]) -> Sequence[Trace]:
    try:
        return await clear_these(client, desk, these)
    except Exception as failure:
        if not passes(failure) and not is_final(failure):
            log.exception("what shows a member is left to the tick")
        return these


async def still_owed(practice: Practice, traces: Iterable[Trace]) -> list[Trace]:
    by_id = {trace.message_id: trace for trace in traces}
    return [by_id[owed.message_id] for owed in await owing.still(practice, by_id.keys())]


def standing_text(left: Sequence[Trace], wording: Wording) -> str:
    """Nothing where nothing is left."""
    if not left:
        return ""
    links = "\n".join(f"- {trace.link}" for trace in left[:_LINKS_SHOWN])
    return wording("delivery.still_standing", links=links, count=len(left))


def _trace_of(owed: Owed) -> Trace:
    return Trace(owed.guild_id, owed.channel_id, owed.message_id)
