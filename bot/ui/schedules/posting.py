"""Posts what a schedule is due to post: once, whatever dies in between; and tells its keeper when it cannot go on."""

from __future__ import annotations

import logging
from typing import Any

import discord

from bot.interview.schedules.model import Hush, Pause
from bot.services.practice import Shown
from bot.services.schedules import prompt_outcomes, prompts
from bot.services.schedules.prompts_due import Prompt, PromptDue
from bot.ui.card import Card
from bot.ui.delivering import FAILURES, find_posted, insist, is_asleep, passes, reach, send, send_dm
from bot.ui.desk import Desk
from bot.ui.groups.announcing import open_thread
from bot.ui.groups.cards import post_card
from bot.ui.notifying import delivers
from bot.ui.rounds.cards import already_open_card, shown_card
from bot.ui.schedules.cards import dry_card, hush_card, told_card, with_title

log = logging.getLogger(__name__)

_UNKNOWN_CHANNEL = 10003


@delivers(PromptDue)
async def deliver(client: Any, desk: Desk, notice: PromptDue) -> None:
    async with client.bookkeeping:
        prompt = await prompts.begin(desk.practice, notice)
    if prompt is None:
        return
    try:
        await _post(client, desk, prompt)
    except Exception as fault:
        if isinstance(fault, discord.HTTPException) and _is_of_the_place(fault):
            await _stand_still(client, desk, prompt, fault)
            return
        await prompt_outcomes.retry_later(desk.practice, prompt)
        if not passes(fault):
            raise
        log.warning("schedule %d: Discord could not be reached (%r)", prompt.schedule.id, fault)


async def _post(client: Any, desk: Desk, prompt: Prompt) -> None:
    channel_id = await _place(client, desk, prompt)
    message_id = await _message(client, desk, prompt, channel_id)
    if message_id is None:
        await prompt_outcomes.give_up(desk.practice, prompt)
        return
    thread_id = None
    if prompt.group is not None:
        # What stands is noted before anything is hung on it.
        await prompt_outcomes.note_posted(desk.practice, prompt, message_id)
        await client.pace.turn()
        thread_id = await open_thread(client, desk, prompt.group, channel_id, message_id)
    async with client.bookkeeping:
        await prompt_outcomes.mark(desk.practice, prompt, message_id, thread_id, channel_id)
    if prompt.dry:
        await _say_dry(client, desk, prompt, channel_id)


async def _message(client: Any, desk: Desk, prompt: Prompt, channel_id: int) -> int | None:
    """That of an earlier attempt, or a new one; none where it is too late for a new one."""
    if prompt.group is not None and prompt.group.message_id is not None:
        return prompt.group.message_id
    card = _card(desk, prompt)
    if prompt.again and (found := await find_posted(client, desk, channel_id, card, prompt.due_at)):
        return found.id
    if prompt.late:
        return None
    place = client.get_partial_messageable(channel_id, guild_id=prompt.schedule.guild_id)

    async def deed() -> int:
        await client.pace.turn()
        return int((await place.send(view=card, nonce=prompt.nonce, allowed_mentions=_called(prompt))).id)

    return await reach(client, desk, channel_id, deed)


async def _place(client: Any, desk: Desk, prompt: Prompt) -> int:
    schedule = prompt.schedule
    if schedule.channel_id is not None:
        return schedule.channel_id

    async def deed() -> int:
        await client.pace.turn()
        return int((await client.create_dm(discord.Object(schedule.member_id or 0))).id)

    return await insist(desk, deed)


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


# ---------------------------------------------------------------- what its keeper is told


async def _stand_still(client: Any, desk: Desk, prompt: Prompt, refusal: discord.HTTPException) -> None:
    why = _why(prompt, refusal)
    log.info("schedule %d is paused: %s (%s)", prompt.schedule.id, why.value, refusal.code)
    if not await prompt_outcomes.stand_still(desk.practice, prompt, why) or prompt.schedule.keeper_id is None:
        return
    card = told_card(prompt.schedule, why, desk.wording(prompt.schedule.lang))
    try:
        await send_dm(client, desk, prompt.schedule.keeper_id, lambda: {"view": card})
    except FAILURES as closed:
        log.info("schedule %d: its keeper could not be told: %s", prompt.schedule.id, closed)


def _is_of_the_place(refusal: discord.HTTPException) -> bool:
    """It may not post there, or there is no there; a post of ours that Discord finds faulty is something else."""
    return isinstance(refusal, discord.Forbidden | discord.NotFound) or is_asleep(refusal)


def _why(prompt: Prompt, refusal: discord.HTTPException) -> Pause:
    if prompt.schedule.guild_id is None:
        return Pause.DM_CLOSED
    return Pause.CHANNEL_GONE if refusal.code == _UNKNOWN_CHANNEL else Pause.FORBIDDEN


async def _say_dry(client: Any, desk: Desk, prompt: Prompt, channel_id: int) -> None:
    """The last of the server's own questions was just posted."""
    await client.pace.turn()
    card = dry_card(desk.wording(prompt.schedule.lang))
    try:
        await send(client, desk, channel_id, view=card, nonce=f"{prompt.nonce}d")
    except FAILURES as refusal:
        log.info("schedule %d: nobody was told that the queue is empty: %s", prompt.schedule.id, refusal)
