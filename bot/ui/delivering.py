"""Everything that is posted, edited or deleted in Discord goes through here: the one place that knows its refusals.

What fails for a moment (a fault of the server, a lost connection, no answer in time) is tried again, with pauses that
grow, by whoever is at it. A thread that sleeps is woken, where the bot may. Every other refusal is final: it is raised,
and never tried again as it is.

What is done may be done twice where an answer was lost: a message carries a nonce, and what has none is looked for
before it is made again.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar
from uuid import uuid4

import aiohttp
import discord

from bot.ui.card import Card
from bot.ui.desk import Desk

log = logging.getLogger(__name__)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Haste:
    """`pauses_s`: between attempts. `answer_within_s`: what hangs for longer counts as failed for a moment."""

    pauses_s: Sequence[float]
    answer_within_s: float


PATIENCE = Haste((0.5, 1.0, 2.0, 4.0, 8.0, 15.0, 30.0), answer_within_s=20)
"""Where nobody waits."""
HURRY = Haste((0.5, 1.0, 2.0), answer_within_s=8)
"""Where a member waits for an answer: what is not done by then is left to the tick."""
SLOW_LINE = 250_000
"""Bytes a second, for files."""

_SERVER_FAULT, _TOO_MANY = 500, 429
_ASLEEP = frozenset({50083, 160005})
"""The thread is archived, or locked."""
_GONE = frozenset({10003, 10008})
"""The channel or the message is not there any more: what was to be taken away is away."""
FAILURES = (discord.HTTPException, discord.RateLimited, aiohttp.ClientError, OSError)
"""What a request to Discord may end in."""
_LOOK_THROUGH = 100

_haste: ContextVar[Haste] = ContextVar("haste", default=PATIENCE)


@contextmanager
def hurrying() -> Iterator[None]:
    """A member waits for what is said in here."""
    token = _haste.set(HURRY)
    try:
        yield
    finally:
        _haste.reset(token)


# ---------------------------------------------------------------- what a failure means


def passes(failure: BaseException) -> bool:
    """It may be over in a moment."""
    if isinstance(failure, discord.HTTPException):
        return failure.status >= _SERVER_FAULT or failure.status == _TOO_MANY
    return isinstance(failure, discord.RateLimited | aiohttp.ClientError | OSError | asyncio.TimeoutError)


def is_final(failure: BaseException) -> bool:
    """Discord has said no, and will go on saying no as long as nothing changes."""
    return isinstance(failure, discord.HTTPException) and not passes(failure)


def is_asleep(failure: BaseException) -> bool:
    """The thread is archived, or locked."""
    return isinstance(failure, discord.HTTPException) and failure.code in _ASLEEP


def is_gone(refusal: discord.HTTPException) -> bool:
    return refusal.code in _GONE


# ---------------------------------------------------------------- doing it


async def insist(desk: Desk, deed: Callable[[], Awaitable[T]], *, more_time_s: float = 0) -> T:
    """Raises what is final, and what has not passed after the last attempt."""
    haste = _haste.get()
    for pause in (*haste.pauses_s, None):
        try:
            async with asyncio.timeout(haste.answer_within_s + more_time_s):
                return await deed()
        except Exception as failure:
            if pause is None or not passes(failure):
                raise
            log.info("trying again in %s s: %r", pause, failure)
        await desk.rest(pause)
    raise AssertionError("the last attempt returns or raises")


async def reach(
    client: Any, desk: Desk, channel_id: int, deed: Callable[[], Awaitable[T]], *, quietly: bool = False
) -> T:
    """As `insist`, and a thread that sleeps is woken for it; `quietly` puts it back to sleep."""
    try:
        return await insist(desk, deed)
    except discord.HTTPException as refusal:
        if not is_asleep(refusal):
            raise
        await wake(client, desk, channel_id, refusal)
    done = await insist(desk, deed)
    if quietly:
        await _put_to_sleep(client, channel_id)
    return done


async def wake(client: Any, desk: Desk, channel_id: int, refusal: discord.HTTPException) -> None:
    """Raises the refusal that made it necessary where the bot may not, and where there is nothing to wake."""
    if isinstance(client.get_channel(channel_id), discord.TextChannel | discord.VoiceChannel | discord.StageChannel):
        raise refusal
    try:
        await insist(desk, lambda: client.http.edit_channel(channel_id, archived=False))
    except discord.HTTPException as closed:
        if passes(closed):
            raise
        log.info("a sleeping thread may not be woken (%s)", closed.code)
        raise refusal from closed


async def _put_to_sleep(client: Any, channel_id: int) -> None:
    try:
        await client.http.edit_channel(channel_id, archived=True)
    except FAILURES as refusal:
        log.info("a thread stays awake: %s", refusal)


async def edit(client: Any, desk: Desk, channel_id: int, message_id: int, card: Card) -> None:
    message = client.get_partial_messageable(channel_id).get_partial_message(message_id)
    await reach(client, desk, channel_id, lambda: message.edit(view=card), quietly=True)


async def delete(client: Any, desk: Desk, channel_id: int, message_id: int) -> None:
    """What is gone already is no failure."""
    message = client.get_partial_messageable(channel_id).get_partial_message(message_id)
    try:
        await reach(client, desk, channel_id, message.delete, quietly=True)
    except discord.HTTPException as refusal:
        if not is_gone(refusal):
            raise


async def send(
    client: Any, desk: Desk, channel_id: int, *, guild_id: int | None = None, **content: Any
) -> discord.Message:
    """Without files: those can be read only once. However often it is tried, it stands once."""
    content.setdefault("nonce", _fresh_nonce())
    place: discord.PartialMessageable = client.get_partial_messageable(channel_id, guild_id=guild_id)
    return await reach(client, desk, channel_id, lambda: place.send(**content))


async def name(
    client: Any, desk: Desk, channel_id: int, *, guild_id: int | None, member_ids: Sequence[int], text: str
) -> bool:
    """The last way to reach members whose DMs are closed: `text` names them where others read along. False: it is
    refused there, too. Raises what has not passed by now."""
    pinged = discord.AllowedMentions(users=[discord.Object(member_id) for member_id in member_ids])
    try:
        await send(client, desk, channel_id, guild_id=guild_id, content=text, allowed_mentions=pinged)
    except discord.HTTPException as refusal:
        if passes(refusal):
            raise
        log.info("%d could not be reached by DM, nor in a channel (%s)", len(member_ids), refusal.code)
        return False
    return True


async def send_dm(client: Any, desk: Desk, member_id: int, make: Callable[[], dict[str, Any]]) -> discord.Message:
    """`make` makes what is sent anew for each attempt, since a file can be read only once. It stands once."""
    nonce = _fresh_nonce()

    async def deed() -> discord.Message:
        dm: discord.DMChannel = await client.create_dm(discord.Object(member_id))
        return await dm.send(**{"nonce": nonce, **make()})

    return await insist(desk, deed)


def _fresh_nonce() -> str:
    """Discord takes up to 25 characters, and one message with the same ones within some minutes."""
    return uuid4().hex[:24]


# ---------------------------------------------------------------- what was done before


async def find_posted(
    client: Any, desk: Desk, channel_id: int, card: Card, after: datetime, *, but: int | None = None
) -> discord.Message | None:
    """The message of an earlier attempt, by its buttons: Discord forgets a nonce after some minutes."""
    own = set(_ids(card))
    channel: discord.PartialMessageable = client.get_partial_messageable(channel_id)

    async def look() -> discord.Message | None:
        async for message in channel.history(limit=_LOOK_THROUGH, after=after, oldest_first=True):
            mine = message.author.id == client.user.id and message.id != but
            if mine and own & set(_ids_of(message.components)):
                return message
        return None

    try:
        return await insist(desk, look)
    except discord.HTTPException as refusal:
        if passes(refusal):
            raise
        # Without the right to read the nonce has to do.
        log.info("a channel cannot be read (%s)", refusal.code)
        return None


def _ids(card: Card) -> Iterator[str]:
    for item in card.walk_children():
        custom_id = getattr(getattr(item, "item", item), "custom_id", None)
        if custom_id and any(char.isdigit() for char in custom_id):
            yield custom_id


def _ids_of(components: Any) -> Iterator[str]:
    for component in components:
        if custom_id := getattr(component, "custom_id", None):
            yield custom_id
        yield from _ids_of(getattr(component, "children", ()))
