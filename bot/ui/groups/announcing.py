"""Tells Discord what became of a group round: the post, its thread, the reveal; reminders; posts written anew.

Whatever is posted carries a nonce, and is noted once it stands: after a crash the next process goes on from there.
A place that is gone or closed to the bot is no reason to try again; the round goes on without it.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence

import discord

from bot.interview.groups.model import GroupRound, Stage
from bot.services.groups import stages as group_stages
from bot.services.groups.stages import PostStale, ReminderDue, StageReached
from bot.ui.card import Card
from bot.ui.desk import Desk
from bot.ui.groups.cards import nobody_card, post_card, reminded_here, reminder_card, reviews_begin_card
from bot.ui.groups.reveal import packed, page_card
from bot.ui.notifying import delivers
from bot.ui.quoting import shortened

log = logging.getLogger(__name__)

_THREAD_NAME_LIMIT = 100
_QUERY_LIMIT = 100
_MENTIONS_A_MESSAGE = 50
_THREAD_EXISTS = 160004
_AWAY = (discord.Forbidden, discord.NotFound)


@delivers(StageReached)
async def announce(client: discord.Client, desk: Desk, notice: StageReached) -> None:
    """Raises what may be over in a moment: the next tick after the lease tries again."""
    group = notice.group
    try:
        await _SAYING[group.stage](client, desk, group)
    except _AWAY as refusal:
        log.info("group round %d: its place is closed or gone (%s)", group.id, refusal.code)
    await group_stages.note_said(desk.practice, group)


async def open_post(client: discord.Client, desk: Desk, group: GroupRound) -> discord.Message:
    """Raises discord.HTTPException where the bot may not post."""
    wording = desk.wording(group.lang)
    card = post_card(group, 0, wording)
    message = await _channel(client, group, group.channel_id).send(view=card, nonce=f"g{group.id}.open")
    thread_id = await open_thread(desk, group, message)
    await group_stages.note_opening(desk.practice, group.id, message.id, thread_id)
    return message


async def open_thread(desk: Desk, group: GroupRound, message: discord.Message) -> int | None:
    """The id of the thread that hangs on the post; None where it goes on without one."""
    wording = desk.wording(group.lang)
    question = wording.library.question(group)
    name = wording("group.thread", number=group.id, question=question.text[group.lang] if question else "")
    try:
        return (await message.create_thread(name=shortened(name, _THREAD_NAME_LIMIT))).id
    except (discord.HTTPException, ValueError) as refusal:
        if getattr(refusal, "code", 0) == _THREAD_EXISTS:
            # Opened by a process that died before it could note it: such a thread has the id of its message.
            return message.id
        log.info("group round %d goes on without a thread: %s", group.id, refusal)
        return None


# ---------------------------------------------------------------- stages


async def _say_opened(client: discord.Client, desk: Desk, group: GroupRound) -> None:
    if group.message_id is None:
        await open_post(client, desk, group)


async def _say_reviewing(client: discord.Client, desk: Desk, group: GroupRound) -> None:
    await _let_go(client, desk, group)
    shared = await group_stages.shared_count(desk.practice, group.id)
    await _edit_post(client, desk, group, shared)
    await _post(client, group, reviews_begin_card(group, shared, desk.wording(group.lang)), "closed")


async def _say_revealed(client: discord.Client, desk: Desk, group: GroupRound) -> None:
    wording = desk.wording(group.lang)
    answers = await group_stages.revealed(desk.practice, group.id)
    await _edit_post(client, desk, group, len(answers))
    if not answers:
        await _post(client, group, nobody_card(wording), "nobody")
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
        message = await _post(client, group, page_card(group, number, there, wording), f"p{number}")
        await group_stages.note_post(desk.practice, group.id, number, message.channel.id, message.id)


_SAYING = {Stage.ANSWERING: _say_opened, Stage.REVIEWING: _say_reviewing, Stage.REVEALED: _say_revealed}


async def _edit_post(client: discord.Client, desk: Desk, group: GroupRound, shared: int) -> None:
    if group.message_id is None:
        return
    message = _channel(client, group, group.channel_id).get_partial_message(group.message_id)
    try:
        await message.edit(view=post_card(group, shared, desk.wording(group.lang)))
    except _AWAY as refusal:
        log.info("group round %d: its post is gone (%s)", group.id, refusal.code)


async def _post(client: discord.Client, group: GroupRound, card: Card, name: str) -> discord.Message:
    """In the thread, or in the channel where there is no thread any more."""
    nonce = f"g{group.id}.{name}"
    if group.thread_id is not None:
        try:
            return await _channel(client, group, group.thread_id).send(view=card, nonce=nonce)
        except _AWAY as refusal:
            log.info("group round %d: its thread is gone (%s)", group.id, refusal.code)
    return await _channel(client, group, group.channel_id).send(view=card, nonce=nonce)


def _channel(client: discord.Client, group: GroupRound, channel_id: int) -> discord.PartialMessageable:
    return client.get_partial_messageable(channel_id, guild_id=group.guild_id)


# ---------------------------------------------------------------- people who left


async def _let_go(client: discord.Client, desk: Desk, group: GroupRound) -> None:
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


# ---------------------------------------------------------------- reminders and posts written anew


@delivers(ReminderDue)
async def remind(client: discord.Client, desk: Desk, notice: ReminderDue) -> None:
    """A DM to each who asked for it; those whose DMs are closed are named where the round is."""
    group = notice.group
    if group.stage is Stage.REVIEWING:
        await _let_go(client, desk, group)
    cards = {lang: reminder_card(group, desk.wording(lang)) for lang in set(notice.langs.values())}
    closed = [who for who, lang in notice.langs.items() if not await _send_dm(client, who, cards[lang])]
    for start in range(0, len(closed), _MENTIONS_A_MESSAGE):
        some = closed[start : start + _MENTIONS_A_MESSAGE]
        await _name(client, desk, group, some)


async def _name(client: discord.Client, desk: Desk, group: GroupRound, member_ids: Sequence[int]) -> None:
    text = reminded_here(group, member_ids, desk.wording(group.lang))
    pinged = discord.AllowedMentions(users=[discord.Object(member_id) for member_id in member_ids])
    place = _channel(client, group, group.thread_id or group.channel_id)
    try:
        await place.send(text, allowed_mentions=pinged)
    except _AWAY as refusal:
        log.info("group round %d: nobody could be reminded (%s)", group.id, refusal.code)


async def _send_dm(client: discord.Client, member_id: int, card: Card) -> bool:
    try:
        dm = await client.create_dm(discord.Object(member_id))
        await dm.send(view=card)
    except discord.HTTPException as refusal:
        log.info("a reminder was not delivered by DM (%s)", refusal.code)
        return False
    return True


@delivers(PostStale)
async def write_anew(client: discord.Client, desk: Desk, notice: PostStale) -> None:
    group = notice.group
    answers = await group_stages.revealed(desk.practice, group.id, notice.page)
    message = _channel(client, group, notice.channel_id).get_partial_message(notice.message_id)
    try:
        await message.edit(view=page_card(group, notice.page, answers, desk.wording(group.lang)))
    except _AWAY as refusal:
        log.info("group round %d: a page of its reveal is gone (%s)", group.id, refusal.code)
    except Exception:
        await group_stages.still_stale(desk.practice, notice)
        raise
