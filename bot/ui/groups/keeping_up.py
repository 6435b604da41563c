"""Reminds of what is left to do in a group round, and writes anew what shows what was taken back."""

from __future__ import annotations

import logging
from collections.abc import Collection, Sequence
from typing import Any

from bot.errors import GroupNotFoundError
from bot.interview.groups.model import GroupRound, Stage
from bot.services.groups import stages as group_stages
from bot.services.groups import taking_part
from bot.services.groups.stages import PostStale, ReminderDue
from bot.services.owing import Owed
from bot.services.practice import Practice
from bot.ui.card import Card
from bot.ui.delivering import FAILURES, delete, edit, name, send_dm
from bot.ui.desk import Desk
from bot.ui.groups.announcing import let_go
from bot.ui.groups.cards import reminded_here, reminder_card
from bot.ui.groups.reveal import page_card
from bot.ui.notifying import deliver_now, delivers
from bot.ui.owing import Trace, changes, leaves_traces, settle, still_owed

log = logging.getLogger(__name__)

_MENTIONS_A_MESSAGE = 50
_PAGE = "group_page"


# ---------------------------------------------------------------- reminders


@delivers(ReminderDue)
async def remind(client: Any, desk: Desk, notice: ReminderDue) -> None:
    """A DM to each who asked for it; those whose DMs are closed are named where the round is."""
    group = notice.group
    if group.stage is Stage.REVIEWING:
        await let_go(client, desk, group)
    cards = {lang: reminder_card(group, desk.wording(lang)) for lang in set(notice.langs.values())}
    closed = [who for who, lang in notice.langs.items() if not await _reminded(client, desk, who, cards[lang])]
    for start in range(0, len(closed), _MENTIONS_A_MESSAGE):
        await _name(client, desk, group, closed[start : start + _MENTIONS_A_MESSAGE])


async def _reminded(client: Any, desk: Desk, member_id: int, card: Card) -> bool:
    try:
        await send_dm(client, desk, member_id, lambda: {"view": card})
    except FAILURES as refusal:
        log.info("a reminder was not delivered by DM: %s", refusal)
        return False
    return True


async def _name(client: Any, desk: Desk, group: GroupRound, member_ids: Sequence[int]) -> None:
    """In the thread, or in the channel where the thread cannot be reached any more."""
    text = reminded_here(group, member_ids, desk.wording(group.lang))
    for place_id in filter(None, (group.thread_id, group.channel_id)):
        if await name(client, desk, place_id, guild_id=group.guild_id, member_ids=member_ids, text=text):
            return


# ---------------------------------------------------------------- posts written anew


@changes(_PAGE)
async def _write_page(client: Any, desk: Desk, owed: Owed) -> None:
    assert owed.page is not None
    try:
        group = await taking_part.get(desk.practice, owed.guild_id, owed.ref_id)
    except GroupNotFoundError:
        await delete(client, desk, owed.channel_id, owed.message_id)
        return
    answers = await group_stages.revealed(desk.practice, group.id, owed.page)
    card = page_card(group, owed.page, answers, desk.wording(group.lang))
    await edit(client, desk, owed.channel_id, owed.message_id, card)


@delivers(PostStale)
async def write_anew(client: Any, desk: Desk, notice: PostStale) -> None:
    """Raises what has not passed by now: the tick tries again."""
    group = notice.group
    owed = Owed(_PAGE, group.id, group.guild_id, notice.channel_id, notice.message_id, notice.page)
    await settle(client, desk, owed, manager_id=group.opener_id, lang=group.lang)
    await group_stages.note_written(desk.practice, notice)


async def clear(client: Any, desk: Desk, traces: Sequence[Trace]) -> Sequence[Trace]:
    """Writes anew at once what shows what was taken back; what still shows it."""
    ids = {trace.message_id for trace in traces}
    await deliver_now(client, desk, await group_stages.posts_due(desk.practice, ids))
    return await _left(desk.practice, traces, ids)


async def _left(practice: Practice, traces: Sequence[Trace], ids: Collection[int]) -> Sequence[Trace]:
    stale = await group_stages.still_stale(practice, ids)
    owed = {trace.message_id for trace in await still_owed(practice, traces)}
    return [trace for trace in traces if trace.message_id in stale | owed]


async def _shown(practice: Practice, member_id: int) -> Sequence[Trace]:
    return [Trace(*post) for post in await group_stages.posts_of_member(practice, member_id)]


leaves_traces(_shown, clear)
