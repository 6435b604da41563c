"""What comes by itself: due times claimed, opened, and marked, so that each is posted once and none is lost.

Claimed (a row in the ledger), begun (what is to be posted is in the database), posted by ui with a nonce, marked.
A process that dies in between leaves the row to the next one, which goes on from there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.interview import groups as pure
from bot.interview import rounds as machine
from bot.interview import schedules as rules
from bot.interview.groups import GroupRound, Stage
from bot.interview.model import Closing, Place, Question, Round, Wishes
from bot.interview.own_questions import Standing
from bot.interview.prompting import choose_prompt
from bot.interview.schedules import GRACE, LEASE, Ask, Hush, Pace, Pause, Schedule, State, Why
from bot.services.practice import AlreadyOpen, Notice, Practice, Shown
from bot.services.reviewing import REVIEW_QUESTIONS, choose_review
from bot.store import Transaction, deliveries, groups, own_questions, rounds, schedules
from bot.store.deliveries import Delivery
from bot.store.schedules import Shards

BATCH = 250
CLAIMS_A_TICK = 1000


@dataclass(frozen=True, slots=True)
class PromptDue(Notice):
    """Claimed by this process, the `claims`th time that it was. Whoever posts it calls `begin` first."""

    schedule_id: int
    due_at: datetime
    claims: int

    @property
    def key(self) -> tuple[int, datetime]:
        return self.schedule_id, self.due_at


@dataclass(frozen=True, slots=True)
class Prompt:
    """What to post: a group round, a solo round (or the one that is still open), or whether to go on at all.

    `again`: an earlier attempt may have posted it already. `dry`: it took the last of the server's own questions.
    """

    due_at: datetime
    schedule: Schedule
    attempts: int
    group: GroupRound | None = None
    solo: Shown | AlreadyOpen | None = None
    hush: Hush = Hush.GO_ON
    dry: bool = False

    @property
    def key(self) -> tuple[int, datetime]:
        return self.schedule.id, self.due_at

    @property
    def again(self) -> bool:
        return self.attempts > 1

    @property
    def nonce(self) -> str:
        return rules.nonce(self.schedule.id, self.due_at)


# ---------------------------------------------------------------- claimed


@dataclass(frozen=True, slots=True)
class PromptsDue:
    """Due work for the shards that this process serves; None serves all."""

    shards: Shards | None = None

    async def __call__(self, practice: Practice) -> Sequence[PromptDue]:
        now, found = practice.clock(), list[PromptDue]()
        async with practice.database.reading() as tx:
            fresh, left = await schedules.is_due(tx, now), await deliveries.is_left(tx, now)
        if left:
            found += await self._claim_left(practice)
        while fresh and len(found) < CLAIMS_A_TICK:
            seen, claimed = await self._claim_due(practice)
            found += claimed
            # What was skipped may be due again already.
            fresh = seen == BATCH or len(claimed) < seen
        return found

    async def _claim_due(self, practice: Practice) -> tuple[int, list[PromptDue]]:
        """How many were looked at, and those that are to be posted by this process."""
        now = practice.clock()
        async with practice.database.action() as tx:
            due = await schedules.lock_due(tx, now, self.shards, BATCH)
            settled = [(schedule, rules.settle(schedule, now)) for schedule in due]
            entries = [(one, one.due_at, what.why) for one, what in settled if one.due_at]
            claimed = await deliveries.enter(tx, entries, now, now + LEASE)
            if settled:
                await schedules.put_off(tx, [(one.id, what.due_at) for one, what in settled])
        return len(due), [PromptDue(*key, 1) for key in sorted(claimed, key=lambda key: (key[1], key[0]))]

    async def _claim_left(self, practice: Practice) -> list[PromptDue]:
        now = practice.clock()
        async with practice.database.action() as tx:
            left = await deliveries.claim_left(tx, now, now + LEASE, self.shards, CLAIMS_A_TICK)
        return [PromptDue(*key, claims) for key, claims in left]


# ---------------------------------------------------------------- begun


async def begin(practice: Practice, notice: PromptDue) -> Prompt | None:
    """What to post now. None: nothing, and the ledger says why; or another process has it."""
    now = practice.clock()
    async with practice.database.action() as tx:
        delivery = await deliveries.begin(tx, notice.key, notice.claims, now + LEASE)
        schedule = await schedules.find(tx, notice.schedule_id, lock=True) if delivery else None
        if delivery is None or schedule is None:
            return None
        if now - notice.due_at > GRACE:
            late = Why.UNREACHABLE if delivery.attempts > 1 else Why.LATE
            await _give_up(tx, delivery, State.FAILED if delivery.attempts > 1 else State.SKIPPED, late, now)
            return None
        prompt = Prompt(notice.due_at, schedule, delivery.attempts)
        if delivery.why is Why.SILENCE:
            return replace(prompt, hush=Hush.PAUSE if schedule.pause else Hush.ASK)
        if schedule.pause or (schedule.paused_until and schedule.paused_until > now):
            await _give_up(tx, delivery, State.SKIPPED, Why.PAUSED, now)
            return None
        return await _resumed(practice, tx, prompt, delivery) or await _opened(practice, tx, prompt)


async def _resumed(practice: Practice, tx: Transaction, prompt: Prompt, delivery: Delivery) -> Prompt | None:
    """What an earlier attempt had begun."""
    if delivery.group_id is not None:
        return replace(prompt, group=await _with_full_time(practice, tx, prompt.schedule, delivery.group_id))
    if delivery.round_id is None:
        return None
    found = await rounds.get(tx, delivery.round_id)
    if found.closed_at is not None:
        return None
    if delivery.question_id is None:
        return replace(prompt, solo=AlreadyOpen(found, found.wishes))
    return replace(prompt, solo=Shown(found, machine.standing(found)))


async def _with_full_time(practice: Practice, tx: Transaction, schedule: Schedule, group_id: int) -> GroupRound:
    """Attempts may have taken long: its hours begin when it is posted."""
    now = practice.clock()
    answers_due_at = now + timedelta(hours=schedule.answer_hours)
    reviews_due_at = answers_due_at + timedelta(hours=schedule.review_hours)
    group = await groups.get(tx, group_id, lock=True)
    group = replace(group, opened_at=now, answers_due_at=answers_due_at, reviews_due_at=reviews_due_at)
    await groups.put_times(tx, group, pure.remind_at(now, answers_due_at))
    return group


async def _opened(practice: Practice, tx: Transaction, prompt: Prompt) -> Prompt | None:
    schedule, now = prompt.schedule, practice.clock()
    unanswered, answered = await deliveries.unanswered(tx, schedule, rules.UNANSWERED_UNTIL_ASKED)
    if (hush := rules.hush(schedule.pace, unanswered)) is not Hush.GO_ON:
        await deliveries.note(tx, prompt.key, why=Why.SILENCE)
        quiet = _quiet(schedule, prompt.due_at, hush)
        await schedules.save(tx, quiet)
        return replace(prompt, schedule=quiet, hush=hush)
    if answered and schedule.pace is Pace.ASKED:
        # Somebody answered again: back to the rhythm that was wished for.
        schedule = replace(schedule, pace=Pace.FULL, due_at=schedule.due_after(now))
        await schedules.save(tx, schedule)
        prompt = replace(prompt, schedule=schedule)
    opened = await (_open_group(practice, tx, prompt) if schedule.guild_id else _open_solo(practice, tx, prompt))
    if opened is None:
        await deliveries.finish(tx, prompt.key, State.SKIPPED, now, Why.NOTHING_LEFT)
    return opened


def _quiet(schedule: Schedule, due_at: datetime, hush: Hush) -> Schedule:
    if hush is Hush.PAUSE:
        return replace(schedule, pause=Pause.SILENCE, due_at=None)
    weekly = replace(schedule, pace=Pace.ASKED, counted_from=due_at)
    return replace(weekly, due_at=weekly.following(due_at))


async def _open_group(practice: Practice, tx: Transaction, prompt: Prompt) -> Prompt | None:
    schedule, now = prompt.schedule, practice.clock()
    assert schedule.guild_id is not None
    assert schedule.channel_id is not None
    question, dry = await _own_question(practice, tx, schedule)
    question = question or choose_prompt(
        practice.library, schedule, await deliveries.record_of_guild(tx, schedule.guild_id)
    )
    if question is None:
        return None
    chosen = await groups.settings(tx, schedule.guild_id)
    answers_due_at = now + timedelta(hours=schedule.answer_hours)
    group = GroupRound(
        id=0,
        guild_id=schedule.guild_id,
        channel_id=schedule.channel_id,
        opener_id=schedule.keeper_id,
        lang=schedule.lang,
        question_id=question.id,
        anonymous=chosen.anonymous,
        reviews=chosen.reviews,
        opened_at=now,
        answers_due_at=answers_due_at,
        reviews_due_at=answers_due_at + timedelta(hours=schedule.review_hours),
        own=None if question.id in practice.library.questions else question,
    )
    group = replace(group, id=await groups.insert(tx, group, pure.remind_at(now, answers_due_at)))
    # Whoever says stages must leave this one to the delivery, as long as it may be tried again.
    await groups.hold(tx, group.id, prompt.due_at + GRACE + LEASE)
    await deliveries.note(tx, prompt.key, group_id=group.id, question_id=question.id)
    return replace(prompt, group=group, dry=dry)


async def _own_question(practice: Practice, tx: Transaction, schedule: Schedule) -> tuple[Question | None, bool]:
    """The first of the queue, and whether it was the last. A fixed list is asked as it was fixed."""
    if schedule.guild_id is None or schedule.ask is Ask.LISTED:
        return None, False
    own = await own_questions.first_accepted(tx, schedule.guild_id)
    if own is None or not await own_questions.stand(
        tx, own.guild_id, own.id, Standing.ACCEPTED, Standing.SENT, practice.clock()
    ):
        return None, False
    return own.question, await own_questions.first_accepted(tx, schedule.guild_id) is None


async def _open_solo(practice: Practice, tx: Transaction, prompt: Prompt) -> Prompt | None:
    schedule, now = prompt.schedule, practice.clock()
    assert schedule.member_id is not None
    wishes = Wishes(schedule.lang, schedule.principle, place=Place.DM)
    if found := await rounds.find_open(tx, schedule.member_id, lock=True):
        await deliveries.note(tx, prompt.key, round_id=found.id)
        return replace(prompt, solo=AlreadyOpen(found, wishes))
    if schedule.ask is Ask.REVIEW:
        wishes = replace(wishes, principle=None, questions=REVIEW_QUESTIONS, review=True)
        question = await choose_review(practice, tx, schedule.member_id, (), now)
    else:
        record = await deliveries.record_of_member(tx, schedule.member_id)
        question = choose_prompt(practice.library, schedule, record)
    if question is None:
        return None
    fresh = Round(0, schedule.member_id, wishes, None, None, opened_at=now)
    fresh, (effect,) = machine.advance(fresh, machine.QuestionChosen(question.id), now)
    fresh = await rounds.insert(tx, fresh)
    await deliveries.note(tx, prompt.key, round_id=fresh.id, question_id=question.id)
    return replace(prompt, solo=Shown(fresh, effect))


# ---------------------------------------------------------------- what came of it


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
            await groups.note_opening(tx, prompt.group.id, message_id, thread_id)
            await groups.note_said(tx, prompt.group.id, Stage.ANSWERING)
        if isinstance(prompt.solo, Shown):
            before = await rounds.get(tx, prompt.solo.round.id, lock=True)
            await rounds.save(tx, before, replace(before, channel_id=channel_id))


async def retry_later(practice: Practice, prompt: Prompt) -> None:
    """Discord could not be reached: another attempt after a pause that grows."""
    async with practice.database.action() as tx:
        await deliveries.note(tx, prompt.key, try_at=practice.clock() + rules.retry_pause(prompt.attempts))


async def stand_still(practice: Practice, prompt: Prompt, why: Pause) -> bool:
    """The place is gone or closed: the schedule is paused. True: it just was, and its keeper is to be told."""
    now = practice.clock()
    async with practice.database.action() as tx:
        held = await deliveries.find(tx, prompt.key)
        if held is None:
            return False
        await _give_up(tx, held, State.FAILED, Why(why.value), now)
        schedule = await schedules.find(tx, prompt.schedule.id, lock=True)
        if schedule is None:
            return False
        await schedules.save(tx, replace(schedule, pause=why, due_at=None))
    return schedule.pause is None


async def _give_up(tx: Transaction, delivery: Delivery, state: State, why: Why, now: datetime) -> None:
    """Nobody has seen what was begun for it: that goes, too."""
    await deliveries.finish(tx, delivery.key, state, now, why)
    if delivery.group_id is not None:
        await own_questions.give_back(tx, delivery.question_id)
        await groups.remove(tx, delivery.group_id)
    if delivery.round_id is not None and delivery.question_id is not None:
        before = await rounds.get(tx, delivery.round_id, lock=True)
        if before.closed_at is None:
            await rounds.save(tx, before, replace(before, closed_at=now, closing=Closing.DROPPED))
