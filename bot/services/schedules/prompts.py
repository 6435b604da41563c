"""Opens what is due: the group round or the solo round of a claimed due time, or the question whether to go on."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from bot.interview.groups import model as pure
from bot.interview.groups.model import GroupRound
from bot.interview.model import Place, Question, Round, Wishes
from bot.interview.questions.own import Standing
from bot.interview.rounds import machine
from bot.interview.schedules import model as rules
from bot.interview.schedules.model import GRACE, Ask, Hush, Pace, Pause, Schedule, State, Why
from bot.interview.schedules.prompting import choose_prompt
from bot.services.claims import LEASE
from bot.services.practice import AlreadyOpen, Practice, Shown
from bot.services.rounds.reviewing import REVIEW_QUESTIONS, choose_review
from bot.services.schedules.prompt_outcomes import drop
from bot.services.schedules.prompts_due import Prompt, PromptDue
from bot.store import Transaction
from bot.store.groups import queries as groups
from bot.store.questions import queries as own_questions
from bot.store.rounds import queries as rounds
from bot.store.schedules import deliveries
from bot.store.schedules import queries as schedules
from bot.store.schedules.deliveries import Delivery

_HELD = timedelta(days=3650)
"""Longer than any outage."""


async def begin(practice: Practice, notice: PromptDue) -> Prompt | None:
    """What to post now. None: nothing, and the ledger says why; or another process has it."""
    now = practice.clock()
    async with practice.database.action() as tx:
        delivery = await deliveries.begin(tx, notice.key, notice.claims, practice.holder, now + LEASE)
        schedule = await schedules.find(tx, notice.schedule_id, lock=True) if delivery else None
        if delivery is None or schedule is None:
            return None
        prompt = Prompt(notice.due_at, schedule, delivery.attempts)
        if now - notice.due_at > GRACE:
            return await _too_late(practice, tx, prompt, delivery)
        if delivery.why is Why.SILENCE:
            return replace(prompt, hush=Hush.PAUSE if schedule.pause else Hush.ASK)
        if schedule.pause or (schedule.paused_until and schedule.paused_until > now):
            await drop(tx, delivery, State.SKIPPED, Why.PAUSED, now)
            return None
        return await _resumed(practice, tx, prompt, delivery) or await _opened(practice, tx, prompt)


async def _too_late(practice: Practice, tx: Transaction, prompt: Prompt, delivery: Delivery) -> Prompt | None:
    """Unless it was begun: then it may have been posted and not marked, which ui can see."""
    if delivery.attempts > 1 and (begun := await _resumed(practice, tx, prompt, delivery)):
        return replace(begun, late=True)
    await drop(tx, delivery, State.SKIPPED, Why.LATE, practice.clock())
    return None


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
    # Whoever says stages leaves this one to the delivery: it is said when that is marked, or gone when it is dropped.
    await groups.hold(tx, group.id, now + _HELD)
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
