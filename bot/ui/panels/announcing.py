"""Tells Discord what became of a panel: its post and its thread, who is in its voice channel, what is to be taken away.

A place that is gone or closed to the bot is no reason to try again: the panel goes on without it.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable

import discord

from bot.interview.panels.model import Panel, PanelStage
from bot.services.panels import attendance, convening
from bot.services.panels import stages as panel_stages
from bot.services.panels.stages import MessageGone, PanelBegan, PanelPostDue
from bot.ui.desk import Desk
from bot.ui.notifying import delivers
from bot.ui.panels.cards import post_card, thread_card
from bot.ui.panels.telling import say
from bot.ui.quoting import shortened

log = logging.getLogger(__name__)

_THREAD_NAME_LIMIT = 100
_AWAY = (discord.Forbidden, discord.NotFound)
_OVER = (PanelStage.DECIDED, PanelStage.CANCELLED)


async def say_now(client: discord.Client, desk: Desk, panel_id: int) -> None:
    """What a press has just led to, without waiting for the next tick."""
    for post in await panel_stages.posts_due(desk.practice, panel_id):
        await _now(write_post(client, desk, post), panel_id)
    for word in await panel_stages.words_due(desk.practice, panel_id):
        await _now(say(client, desk, word), panel_id)


async def _now(saying: Awaitable[None], panel_id: int) -> None:
    """What fails is left to the tick after the lease, and nothing else waits for it."""
    try:
        await saying
    except (discord.HTTPException, OSError) as refusal:
        log.warning("panel %d: something to be said is left to the tick: %s", panel_id, refusal)


# ---------------------------------------------------------------- the post


async def open_post(client: discord.Client, desk: Desk, panel: Panel) -> tuple[discord.Message, int | None]:
    """The post, and the thread of a panel in writing. Raises discord.HTTPException where the bot may not post."""
    assert panel.channel_id is not None
    channel = client.get_partial_messageable(panel.channel_id, guild_id=panel.guild_id)
    message = await channel.send(view=post_card(panel, desk.wording(panel.lang)), nonce=f"p{panel.id}.post")
    return message, None if panel.voice else await _open_thread(client, desk, panel)


async def _open_thread(client: discord.Client, desk: Desk, panel: Panel) -> int | None:
    """A private one, for those who take part; without the right to it the panel is held in the channel."""
    guild = client.get_guild(panel.guild_id or 0)
    channel = guild.get_channel(panel.channel_id or 0) if guild else None
    if not isinstance(channel, discord.TextChannel):
        return None
    name = shortened(desk.wording(panel.lang)("panel.thread", number=panel.id), _THREAD_NAME_LIMIT)
    try:
        thread = await channel.create_thread(name=name, type=discord.ChannelType.private_thread, invitable=False)
        await thread.send(view=thread_card(panel, desk.wording(panel.lang)))
        for member_id in {panel.candidate_id, *(one.member_id for one in panel.interviewers)}:
            await thread.add_user(discord.Object(member_id))
    except discord.HTTPException as refusal:
        log.info("panel %d is held without a thread: %s", panel.id, refusal)
        return None
    return thread.id


@delivers(PanelPostDue)
async def write_post(client: discord.Client, desk: Desk, notice: PanelPostDue) -> None:
    """Raises what may be over in a moment: the next tick after the lease tries again."""
    panel = notice.panel
    try:
        if panel.message_id is not None:
            await _edit_post(client, desk, panel)
        elif panel.channel_id is not None and panel.stage not in _OVER:
            message, thread_id = await open_post(client, desk, panel)
            await convening.note_post(desk.practice, panel.id, panel.channel_id, message.id, thread_id)
            if thread_id is not None:
                await _edit_post(client, desk, await convening.get(desk.practice, panel.id))
    except _AWAY as refusal:
        log.info("panel %d: its place is closed or gone (%s)", panel.id, refusal.code)
    await panel_stages.note_written(desk.practice, panel.id)


async def _edit_post(client: discord.Client, desk: Desk, panel: Panel) -> None:
    assert panel.channel_id is not None
    assert panel.message_id is not None
    channel = client.get_partial_messageable(panel.channel_id, guild_id=panel.guild_id)
    await channel.get_partial_message(panel.message_id).edit(view=post_card(panel, desk.wording(panel.lang)))


# ---------------------------------------------------------------- who is there, and what is to go


@delivers(PanelBegan)
async def look_around(client: discord.Client, desk: Desk, notice: PanelBegan) -> None:
    await note_present(client, desk, notice.panel)


async def note_present(client: discord.Client, desk: Desk, panel: Panel) -> None:
    """Whoever sits in the voice channel of the panel right now."""
    guild = client.get_guild(panel.guild_id or 0)
    channel = guild.get_channel(panel.place_id or 0) if guild else None
    if isinstance(channel, discord.VoiceChannel | discord.StageChannel) and channel.voice_states:
        await attendance.joined(desk.practice, channel.id, channel.voice_states.keys())


@delivers(MessageGone)
async def take_away(client: discord.Client, desk: Desk, notice: MessageGone) -> None:
    channel = client.get_partial_messageable(notice.message.channel_id)
    try:
        await channel.get_partial_message(notice.message.message_id).delete()
    except _AWAY as refusal:
        log.info("a message of a panel was gone already, or is out of reach (%s)", refusal.code)
    await panel_stages.note_taken(desk.practice, notice.message)
