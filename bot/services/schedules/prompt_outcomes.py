"""What came of a prompt: it stands in Discord, it is tried again, it is given up, its place is gone."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.interview.groups.model import Stage
from bot.interview.model import Closing
from bot.interview.schedules import model as rules
from bot.interview.schedules.model import Hush, Pause, State, Why
from bot.services.practice import Practice, Shown
from bot.services.schedules.prompts_due import Prompt
from bot.store import Transaction
from bot.store.groups import queries as groups
from bot.store.questions import queries as own_questions
from bot.store.rounds import queries as rounds
from bot.store.schedules import deliveries
from bot.store.schedules import queries as schedules
from bot.store.schedules.deliveries import Delivery


async def mark(
    practice: Practice, prompt: Prompt, message_id: int, thread_id: int | None = None, channel_id: int | None = None
) -> None:
    """It stands in Discord."""
    now = practice.clock()
    async with practice.database.action() as tx:
        if prompt.hush is not Hush.GO_ON:
            await deliveries.finish(tx, prompt.key, State.SKIPPED, now, Why.SILENCE, message_id)
            return
        fresh = await deliveries.finish(tx, prompt.key, State.POSTED, now, message_id=message_id)
        if fresh:
            await schedules.count_turn(tx, prompt.schedule.id)
        if prompt.group is not None:
            await groups.note_message(tx, prompt.group.id, message_id)
            if thread_id is not None:
                await groups.note_thread(tx, prompt.group.id, thread_id)
            await groups.note_said(tx, prompt.group.id, Stage.ANSWERING)
        if isinstance(prompt.solo, Shown):
            before = await rounds.get(tx, prompt.solo.round.id, lock=True)
            await rounds.save(tx, before, replace(before, channel_id=channel_id))


async def retry_later(practice: Practice, prompt: Prompt) -> None:
    """Discord could not be reached: another attempt after a pause that grows."""
    async with practice.database.action() as tx:
        try_at = practice.clock() + rules.retry_pause(prompt.attempts)
        await deliveries.note(tx, prompt.key, try_at=try_at, claimed_by=None)


async def note_posted(practice: Practice, prompt: Prompt, message_id: int) -> None:
    """The post of a group round stands, its thread does not yet."""
    assert prompt.group is not None
    async with practice.database.action() as tx:
        await groups.note_message(tx, prompt.group.id, message_id)


async def give_up(practice: Practice, prompt: Prompt) -> None:
    """Within the grace time it could not be posted."""
    async with practice.database.action() as tx:
        if held := await deliveries.find(tx, prompt.key):
            await drop(tx, held, State.FAILED, Why.UNREACHABLE, practice.clock())


async def stand_still(practice: Practice, prompt: Prompt, why: Pause) -> bool:
    """The place is gone or closed: the schedule is paused. True: it just was, and its keeper is to be told."""
    now = practice.clock()
    async with practice.database.action() as tx:
        held = await deliveries.find(tx, prompt.key)
        if held is None:
            return False
        await drop(tx, held, State.FAILED, Why(why.value), now, unseen=True)
        schedule = await schedules.find(tx, prompt.schedule.id, lock=True)
        if schedule is None:
            return False
        await schedules.save(tx, replace(schedule, pause=why, due_at=None))
    return schedule.pause is None


async def drop(
    tx: Transaction, delivery: Delivery, state: State, why: Why, now: datetime, *, unseen: bool = False
) -> None:
    """Nobody has seen what was begun for it: that goes, too. `unseen`: Discord refused it for certain."""
    await deliveries.finish(tx, delivery.key, state, now, why)
    if delivery.group_id is not None:
        await own_questions.give_back(tx, delivery.question_id)
        await groups.remove(tx, delivery.group_id, unseen=unseen)
    if delivery.round_id is not None and delivery.question_id is not None:
        before = await rounds.get(tx, delivery.round_id, lock=True)
        if before.closed_at is None:
            await rounds.save(tx, before, replace(before, closed_at=now, closing=Closing.DROPPED))
