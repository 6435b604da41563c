"""Tells Discord what became of a group round: the post, its thread, the reveal.

Whatever is posted carries a nonce, and is noted once it stands: after a crash the next process goes on from there, and
looks for what may stand already. A place that is gone or closed to the bot is no reason to try again; the round goes on
without it.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Any

import discord

from bot.errors import GroupNotFoundError
from bot.interview.groups.model import GroupRound, Stage
from bot.services.groups import stages as group_stages
from bot.services.groups import taking_part
from bot.services.groups.stages import StageReached
from bot.services.owing import Owed
from bot.ui.card import Card
from bot.ui.delivering import delete, edit, find_posted, insist, is_final, passes, send
from bot.ui.desk import Desk
from bot.ui.groups.cards import nobody_card, post_card, reviews_begin_card
from bot.ui.groups.reveal import packed, page_card
from bot.ui.notifying import delivers
from bot.ui.owing import changes, settle
from bot.ui.quoting import shortened

log = logging.getLogger(__name__)

_THREAD_NAME_LIMIT = 100
_QUERY_LIMIT = 100
_THREAD_EXISTS = 160004
_POST = "group_post"


@delivers(StageReached)
async def announce(client: Any, desk: Desk, notice: StageReached) -> None:
    """Raises what has not passed by now: the tick tries again."""
    group = notice.group
    try:
        await _SAYING[group.stage](client, desk, group)
    except discord.HTTPException as refusal:
        if passes(refusal):
            raise
        log.info("group round %d: its place is closed or gone (%s)", group.id, refusal.code)
    await group_stages.note_said(desk.practice, group)


async def open_post(client: Any, desk: Desk, group: GroupRound) -> int:
    """The post and its thread, each noted as soon as it stands; the id of the post.

    Raises discord.HTTPException where the bot may not post, and what has not passed by now.
    """
    message_id = group.message_id
    if message_id is None:
        message_id = (await _sent_once(client, desk, group, group.channel_id, opening_card(desk, group), "open")).id
        await group_stages.note_message(desk.practice, group.id, message_id)
    if group.thread_id is None:
        thread_id = await open_thread(client, desk, group, group.channel_id, message_id)
        if thread_id is not None:
            await group_stages.note_thread(desk.practice, group.id, thread_id)
    return message_id


def opening_card(desk: Desk, group: GroupRound) -> Card:
    return post_card(group, 0, desk.wording(group.lang))


async def open_thread(client: Any, desk: Desk, group: GroupRound, channel_id: int, message_id: int) -> int | None:
    """The id of the thread that hangs on the post; None where it goes on without one. Raises what has not passed."""
    wording = desk.wording(group.lang)
    question = wording.library.question(group)
    name = wording("group.thread", number=group.id, question=question.text[group.lang] if question else "")
    short = shortened(name, _THREAD_NAME_LIMIT)
    post = client.get_partial_messageable(channel_id, guild_id=group.guild_id).get_partial_message(message_id)
    if post.guild is None:
        return None  # the bot is no member of the server any more
    try:
        thread = await insist(desk, lambda: post.create_thread(name=short))
        return int(thread.id)
    except discord.HTTPException as refusal:
        if passes(refusal):
            raise
        if refusal.code == _THREAD_EXISTS:
            # Opened by an attempt whose answer was lost: such a thread has the id of its message.
            return message_id
        log.info("group round %d goes on without a thread: %s", group.id, refusal)
        return None


# ---------------------------------------------------------------- stages


async def _say_opened(client: Any, desk: Desk, group: GroupRound) -> None:
    await open_post(client, desk, group)


async def _say_reviewing(client: Any, desk: Desk, group: GroupRound) -> None:
    await let_go(client, desk, group)
    shared = await group_stages.shared_count(desk.practice, group.id)
    await _edit_post(client, desk, group)
    await _post(client, desk, group, reviews_begin_card(group, shared, desk.wording(group.lang)), "closed")


async def _say_revealed(client: Any, desk: Desk, group: GroupRound) -> None:
    wording = desk.wording(group.lang)
    answers = await group_stages.revealed(desk.practice, group.id)
    await _edit_post(client, desk, group)
    if not answers:
        await _post(client, desk, group, nobody_card(wording), "nobody")
        return
    pages, posted = await group_stages.pages(desk.practice, group.id)
    if not pages:
        pages = {
            answer.shared.round_id: number
            for number, page in enumerate(packed(group, answers, wording), start=1)
            for answer in page
        }
        await group_stages.settle_pages(desk.practice, pages)
    for number in sorted(set(pages.values()) - posted.keys()):
        there = [answer for answer in answers if pages.get(answer.shared.round_id) == number]
        message = await _post(client, desk, group, page_card(group, number, there, wording), f"p{number}")
        await group_stages.note_post(desk.practice, group.id, number, message.channel.id, message.id)


_SAYING = {Stage.ANSWERING: _say_opened, Stage.REVIEWING: _say_reviewing, Stage.REVEALED: _say_revealed}


async def _edit_post(client: Any, desk: Desk, group: GroupRound) -> None:
    if group.message_id is not None:
        owed = Owed(_POST, group.id, group.guild_id, group.channel_id, group.message_id)
        await settle(client, desk, owed, manager_id=group.opener_id, lang=group.lang)


@changes(_POST)
async def _write_post(client: Any, desk: Desk, owed: Owed) -> None:
    """As it stands now."""
    try:
        group = await taking_part.get(desk.practice, owed.guild_id, owed.ref_id)
    except GroupNotFoundError:
        await delete(client, desk, owed.channel_id, owed.message_id)
        return
    shared = await group_stages.shared_count(desk.practice, group.id)
    await edit(client, desk, owed.channel_id, owed.message_id, post_card(group, shared, desk.wording(group.lang)))


async def _post(client: Any, desk: Desk, group: GroupRound, card: Card, name: str) -> discord.Message:
    """In the thread, or in the channel where the thread cannot be reached any more."""
    if group.thread_id is not None:
        try:
            return await _sent_once(client, desk, group, group.thread_id, card, name)
        except discord.HTTPException as refusal:
            if not is_final(refusal):
                raise
            log.info("group round %d: its thread cannot be reached (%s)", group.id, refusal.code)
    return await _sent_once(client, desk, group, group.channel_id, card, name)


async def _sent_once(
    client: Any, desk: Desk, group: GroupRound, channel_id: int, card: Card, name: str
) -> discord.Message:
    """From the second attempt on it is looked for first: an earlier one may have lost no more than its answer."""
    if group.tries > 1:
        found = await find_posted(client, desk, channel_id, card, group.opened_at, but=group.message_id)
        if found is not None:
            return found
    return await send(client, desk, channel_id, guild_id=group.guild_id, view=card, nonce=f"g{group.id}.{name}")


# ---------------------------------------------------------------- people who left


async def let_go(client: discord.Client, desk: Desk, group: GroupRound) -> None:
    """Members who left the server are known only by asking: the bot has no list of members."""
    guild = client.get_guild(group.guild_id)
    asked = await group_stages.taking_part(desk.practice, group.id)
    if guild is None or not asked:
        return
    try:
        present = await _present(guild, asked)
    except TimeoutError:
        log.warning("group round %d: Discord did not say who is still there", group.id)
        return
    if gone := set(asked) - present:
        await group_stages.leave(desk.practice, group.id, gone)


async def _present(guild: discord.Guild, asked: Sequence[int]) -> set[int]:
    present: set[int] = set()
    for start in range(0, len(asked), _QUERY_LIMIT):
        some = list(asked[start : start + _QUERY_LIMIT])
        present |= {member.id for member in await guild.query_members(user_ids=some, limit=len(some), cache=False)}
    return present
