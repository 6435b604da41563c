"""Tells Discord what became of a panel: its post and its thread, who is in its voice channel, what is to be taken away.

Each thing that is made is noted before the next step, and looked for before it is made again. A place that is gone or
closed to the bot is no reason to try again: the panel goes on without it.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from functools import partial
from typing import Any

import discord

from bot.errors import PanelNotFoundError
from bot.interview.panels.model import Panel, PanelStage
from bot.services.owing import Owed
from bot.services.panels import attendance, convening
from bot.services.panels import stages as panel_stages
from bot.services.panels.stages import MessageGone, PanelBegan, PanelPostDue
from bot.services.practice import Practice
from bot.ui.delivering import delete, edit, find_posted, is_final, passes, send, send_dm
from bot.ui.desk import Desk
from bot.ui.notifying import deliver_now, delivers
from bot.ui.owing import Trace, changes, leaves_traces, settle, still_owed
from bot.ui.panels.cards import post_card, thread_card, unposted_card
from bot.ui.quoting import shortened
from bot.ui.threads import add_people, is_filled, private_thread

log = logging.getLogger(__name__)

_THREAD_NAME_LIMIT = 100
_OVER = (PanelStage.DECIDED, PanelStage.CANCELLED)
_POST, _MESSAGE = "panel_post", "panel_message"


async def say_now(client: Any, desk: Desk, panel_id: int) -> None:
    """What a press has just led to, without waiting for the next tick."""
    await deliver_now(client, desk, await panel_stages.posts_due(desk.practice, panel_id))
    await deliver_now(client, desk, await panel_stages.words_due(desk.practice, panel_id))


# ---------------------------------------------------------------- the post


async def put_up(client: Any, desk: Desk, panel: Panel) -> Panel:
    """The post, and the thread of a panel in writing with its people, as far as they are not there yet.

    Raises discord.HTTPException where the bot may not post, and what has not passed by now.
    """
    assert panel.channel_id is not None
    if panel.message_id is None:
        message = await _posted(client, desk, panel, panel.channel_id)
        panel = await convening.note_post(desk.practice, panel.id, panel.channel_id, message.id)
    if panel.furnished:
        return panel
    panel = await _with_thread(client, desk, panel)
    await convening.note_furnished(desk.practice, panel.id)
    if panel.place_id is not None:
        # It was written before there was a thread to name in it.
        await _edit_post(client, desk, panel)
    return panel


async def _posted(client: Any, desk: Desk, panel: Panel, channel_id: int) -> discord.Message:
    card = post_card(panel, desk.wording(panel.lang))
    if panel.tries > 1 and (found := await find_posted(client, desk, channel_id, card, panel.opened_at)):
        return found
    return await send(client, desk, channel_id, guild_id=panel.guild_id, view=card, nonce=f"p{panel.id}.post")


async def _with_thread(client: Any, desk: Desk, panel: Panel) -> Panel:
    """A private one, for those who take part; without the right to it the panel is held in the channel."""
    guild = client.get_guild(panel.guild_id or 0)
    channel = guild.get_channel(panel.channel_id or 0) if guild else None
    if not isinstance(channel, discord.TextChannel):
        return panel
    try:
        if panel.place_id is None:
            panel = await convening.note_thread(desk.practice, panel.id, await _thread(client, desk, panel, channel))
        await _furnish(client, desk, panel)
    except discord.HTTPException as refusal:
        if passes(refusal):
            raise
        log.info("panel %d: its thread is not to be had: %s", panel.id, refusal)
    return panel


async def _thread(client: Any, desk: Desk, panel: Panel, channel: discord.TextChannel) -> int:
    name = shortened(desk.wording(panel.lang)("panel.thread", number=panel.id), _THREAD_NAME_LIMIT)
    # Clocks differ: what was made a little before it may be its own, too.
    after = panel.message_id or 0
    return await private_thread(client, desk, channel, name, after=after, again=panel.tries > 1)


async def _furnish(client: Any, desk: Desk, panel: Panel) -> None:
    assert panel.place_id is not None
    card = thread_card(panel, desk.wording(panel.lang))
    again = panel.tries > 1
    if not again or await find_posted(client, desk, panel.place_id, card, panel.opened_at) is None:
        await send(client, desk, panel.place_id, guild_id=panel.guild_id, view=card, nonce=f"p{panel.id}.thread")
    is_filled(panel.place_id)
    people = dict.fromkeys([panel.candidate_id, *(one.member_id for one in panel.interviewers)])
    await add_people(client, desk, panel.place_id, people)


@delivers(PanelPostDue)
async def write_post(client: Any, desk: Desk, notice: PanelPostDue) -> None:
    """Raises what has not passed by now: the tick tries again."""
    panel = notice.panel
    try:
        if panel.message_id is not None:
            await _edit_post(client, desk, panel)
        if panel.channel_id is not None and panel.stage not in _OVER:
            await put_up(client, desk, panel)
    except discord.HTTPException as refusal:
        if not is_final(refusal):
            raise
        log.info("panel %d: its place is closed or gone (%s)", panel.id, refusal.code)
        if panel.message_id is None:
            await _say_unposted(client, desk, panel)
    await panel_stages.note_written(desk.practice, panel.id)


async def _say_unposted(client: Any, desk: Desk, panel: Panel) -> None:
    """Who agreed to come hears of it, and can hold it all the same. Raises what has not passed by now."""
    langs = {panel.candidate_id: panel.candidate_lang} | {one.member_id: one.lang for one in panel.active}
    for member_id, lang in langs.items():
        card = unposted_card(panel, desk.wording(lang or panel.lang))
        try:
            await send_dm(client, desk, member_id, partial(dict, view=card, nonce=f"p{panel.id}.unposted"))
        except discord.HTTPException as refusal:
            if passes(refusal):
                raise
            log.info("panel %d: one who takes part cannot be told by DM (%s)", panel.id, refusal.code)


async def _edit_post(client: Any, desk: Desk, panel: Panel) -> None:
    assert panel.channel_id is not None
    assert panel.message_id is not None
    owed = Owed(_POST, panel.id, panel.guild_id, panel.channel_id, panel.message_id)
    await settle(client, desk, owed, manager_id=panel.organiser_id, lang=panel.lang)


@changes(_POST)
async def _write_post(client: Any, desk: Desk, owed: Owed) -> None:
    try:
        panel = await convening.get(desk.practice, owed.ref_id)
    except PanelNotFoundError:
        await delete(client, desk, owed.channel_id, owed.message_id)
        return
    await edit(client, desk, owed.channel_id, owed.message_id, post_card(panel, desk.wording(panel.lang)))


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
async def take_away(client: Any, desk: Desk, notice: MessageGone) -> None:
    """What Discord refuses is owed from now on."""
    message = notice.message
    channel = client.get_channel(message.channel_id)
    guild_id = channel.guild.id if isinstance(channel, discord.abc.GuildChannel | discord.Thread) else None
    await settle(client, desk, Owed(_MESSAGE, message.panel_id, guild_id, message.channel_id, message.message_id))
    await panel_stages.note_taken(desk.practice, message)


@changes(_MESSAGE)
async def _delete_message(client: Any, desk: Desk, owed: Owed) -> None:
    await delete(client, desk, owed.channel_id, owed.message_id)


async def _shown(practice: Practice, member_id: int) -> Sequence[Trace]:
    return [Trace(*message) for message in await panel_stages.standing_of(practice, member_id)]


async def _clear(client: Any, desk: Desk, traces: Sequence[Trace]) -> Sequence[Trace]:
    ids = {trace.message_id for trace in traces}
    await deliver_now(client, desk, await panel_stages.messages_due(desk.practice, ids))
    for panel_id, _, _ in await panel_stages.panels_of_posts(desk.practice, ids):
        await deliver_now(client, desk, await panel_stages.posts_due(desk.practice, panel_id))
    waiting = await panel_stages.standing_still(desk.practice, ids)
    waiting |= {trace.message_id for trace in await still_owed(desk.practice, traces)}
    waiting |= {post for _, post, waits in await panel_stages.panels_of_posts(desk.practice, ids) if waits}
    return [trace for trace in traces if trace.message_id in waiting]


leaves_traces(_shown, _clear)
