"""Posts what a schedule is due to post: once, whatever dies in between; and tells its keeper when it cannot go on."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Any

import aiohttp
import discord

from bot.interview.schedules.model import Hush, Pause
from bot.services.practice import Shown
from bot.services.schedules import prompt_outcomes, prompts
from bot.services.schedules.prompts_due import Prompt, PromptDue
from bot.ui.card import Card
from bot.ui.desk import Desk
from bot.ui.groups.announcing import open_thread
from bot.ui.groups.cards import post_card
from bot.ui.notifying import delivers
from bot.ui.rounds.cards import already_open_card, shown_card
from bot.ui.schedules.cards import dry_card, hush_card, told_card, with_title

log = logging.getLogger(__name__)

_LOOK_THROUGH = 100
_UNKNOWN_CHANNEL = 10003
_TOO_MANY = 429
_UNREACHABLE = (discord.DiscordServerError, discord.RateLimited, aiohttp.ClientError, OSError, TimeoutError)


@delivers(PromptDue)
async def deliver(client: Any, desk: Desk, notice: PromptDue) -> None:
    async with client.bookkeeping:
        prompt = await prompts.begin(desk.practice, notice)
    if prompt is None:
        return
    try:
        await _post(client, desk, prompt)
    except (discord.Forbidden, discord.NotFound) as refusal:
        await _stand_still(client, desk, prompt, refusal)
    except _UNREACHABLE as fault:
        log.warning("schedule %d: Discord could not be reached (%s)", prompt.schedule.id, type(fault).__name__)
        await prompt_outcomes.retry_later(desk.practice, prompt)
    except Exception as fault:
        await prompt_outcomes.retry_later(desk.practice, prompt)
        if getattr(fault, "status", 0) != _TOO_MANY:
            raise
        log.warning("schedule %d: refused again and again by Discord's limit", prompt.schedule.id)


async def _post(client: Any, desk: Desk, prompt: Prompt) -> None:
    channel = await _place(client, prompt)
    card = _card(desk, prompt)
    message = await _posted_before(client, channel, prompt, card) if prompt.again else None
    if message is None and prompt.late:
        await prompt_outcomes.give_up(desk.practice, prompt)
        return
    if message is None:
        await client.pace.turn()
        message = await channel.send(view=card, nonce=prompt.nonce, allowed_mentions=_called(prompt))
    thread_id = None
    if prompt.group is not None:
        await client.pace.turn()
        thread_id = await open_thread(desk, prompt.group, message)
    async with client.bookkeeping:
        await prompt_outcomes.mark(desk.practice, prompt, message.id, thread_id, message.channel.id)
    if prompt.dry:
        await _say_dry(client, desk, prompt, channel)


async def _place(client: Any, prompt: Prompt) -> discord.abc.Messageable:
    schedule = prompt.schedule
    if schedule.channel_id is not None:
        place: discord.PartialMessageable = client.get_partial_messageable(
            schedule.channel_id, guild_id=schedule.guild_id
        )
        return place
    await client.pace.turn()
    dm: discord.DMChannel = await client.create_dm(discord.Object(schedule.member_id or 0))
    return dm


def _card(desk: Desk, prompt: Prompt) -> Card:
    schedule = prompt.schedule
    wording = desk.wording(prompt.group.lang if prompt.group else schedule.lang)
    if prompt.hush is not Hush.GO_ON:
        return hush_card(schedule, prompt.hush, wording)
    if prompt.group is not None:
        return post_card(prompt.group, 0, wording, calling=f"<@&{schedule.role_id}>" if schedule.role_id else "")
    if isinstance(prompt.solo, Shown):
        return with_title(shown_card(prompt.solo, desk, typing=True), schedule, wording)
    assert prompt.solo is not None
    return with_title(already_open_card(prompt.solo, wording), schedule, wording)


def _called(prompt: Prompt) -> discord.AllowedMentions:
    """The one role that was chosen; whoever keeps the schedule, where they are asked. Never everybody."""
    schedule = prompt.schedule
    if prompt.hush is not Hush.GO_ON:
        users = [discord.Object(schedule.keeper_id)] if schedule.keeper_id else []
        return discord.AllowedMentions(everyone=False, roles=False, users=users)
    roles = [discord.Object(schedule.role_id)] if schedule.role_id else []
    return discord.AllowedMentions(everyone=False, users=False, roles=roles)


async def _posted_before(
    client: Any, channel: discord.abc.Messageable, prompt: Prompt, card: Card
) -> discord.Message | None:
    """The message of an earlier attempt, by its buttons: Discord forgets a nonce after some minutes."""
    own = set(_ids(card))
    try:
        async for message in channel.history(limit=_LOOK_THROUGH, after=prompt.due_at, oldest_first=True):
            if message.author.id == client.user.id and own & set(_ids_of(message.components)):
                return message
    except discord.Forbidden:
        # Without the right to read the nonce has to do.
        log.info("schedule %d: the channel cannot be read", prompt.schedule.id)
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


# ---------------------------------------------------------------- what its keeper is told


async def _stand_still(client: Any, desk: Desk, prompt: Prompt, refusal: discord.HTTPException) -> None:
    why = _why(prompt, refusal)
    log.info("schedule %d is paused: %s (%s)", prompt.schedule.id, why.value, refusal.code)
    if not await prompt_outcomes.stand_still(desk.practice, prompt, why) or prompt.schedule.keeper_id is None:
        return
    card = told_card(prompt.schedule, why, desk.wording(prompt.schedule.lang))
    try:
        dm = await client.create_dm(discord.Object(prompt.schedule.keeper_id))
        await dm.send(view=card)
    except discord.HTTPException as closed:
        log.info("schedule %d: its keeper could not be told (%s)", prompt.schedule.id, closed.code)


def _why(prompt: Prompt, refusal: discord.HTTPException) -> Pause:
    if prompt.schedule.guild_id is None:
        return Pause.DM_CLOSED
    return Pause.CHANNEL_GONE if refusal.code == _UNKNOWN_CHANNEL else Pause.FORBIDDEN


async def _say_dry(client: Any, desk: Desk, prompt: Prompt, channel: discord.abc.Messageable) -> None:
    """The last of the server's own questions was just posted."""
    await client.pace.turn()
    card = dry_card(desk.wording(prompt.schedule.lang))
    try:
        await channel.send(view=card, nonce=f"{prompt.nonce}d")
    except discord.HTTPException as refusal:
        log.info("schedule %d: nobody was told that the queue is empty (%s)", prompt.schedule.id, refusal.code)
