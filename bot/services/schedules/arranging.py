"""What members do with schedules: add, list, preview, pause, resume, edit, remove, skip the next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise

from bot.errors import ScheduleError, ScheduleNotFoundError
from bot.interview.model import Question
from bot.interview.schedules.due_times import upcoming
from bot.interview.schedules.model import SHORTEST_GAP, Ask, Pace, Pause, Schedule, State, Why
from bot.interview.schedules.prompting import choose_prompt
from bot.interview.times import zones
from bot.services.practice import Practice
from bot.services.rounds.reviewing import choose_review
from bot.services.schedules.prompt_outcomes import drop
from bot.store import Transaction, members
from bot.store.groups import queries as groups
from bot.store.questions import queries as own_questions
from bot.store.schedules import deliveries
from bot.store.schedules import queries as schedules
from bot.store.schedules.deliveries import Delivery

__all__ = [
    "Delivery",
    "Listed",
    "Owner",
    "add",
    "all_of",
    "edit",
    "get",
    "pause",
    "preview",
    "remember_zone",
    "remove",
    "resume",
    "skip",
    "zone_of",
]

Change = Callable[[Schedule], Schedule]
MAX_OF_GUILD = 25
MAX_OF_MEMBER = 10
SHOWN_TIMES = 3
LEDGER_LINES = 3
_GAPS_CHECKED = 60


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose schedule it is: a server's, or a member's own."""

    guild_id: int | None
    member_id: int


@dataclass(frozen=True, slots=True)
class Listed:
    """A schedule, its next due times, and what became of the latest ones."""

    schedule: Schedule
    due: Sequence[datetime]
    ledger: Sequence[Delivery]


async def add(practice: Practice, owner: Owner, schedule: Schedule) -> Listed:
    """Raises ScheduleError: too many here, too often, never due."""
    now = practice.clock()
    schedule = replace(schedule, added_at=now, due_at=_first_due(schedule, now))
    async with practice.database.action() as tx:
        await members.remember(tx, owner.member_id, now)
        if len(await _all_of(tx, owner)) >= (MAX_OF_GUILD if owner.guild_id else MAX_OF_MEMBER):
            raise ScheduleError("too_many")
        if owner.guild_id is None:
            await members.set_zone(tx, owner.member_id, schedule.zone, now)
        schedule = replace(schedule, id=await schedules.insert(tx, schedule))
    return _listed(schedule, ())


async def all_of(practice: Practice, owner: Owner) -> list[Listed]:
    async with practice.database.reading() as tx:
        found = await _all_of(tx, owner)
        ledgers = await deliveries.newest(tx, [schedule.id for schedule in found], LEDGER_LINES)
    return [_listed(schedule, ledgers.get(schedule.id, ())) for schedule in found]


async def get(practice: Practice, owner: Owner, schedule_id: int) -> Listed:
    """Raises ScheduleNotFoundError, also for one of somebody else's."""
    async with practice.database.reading() as tx:
        schedule = await _own(tx, owner, schedule_id)
        ledger = await deliveries.of_schedule(tx, schedule_id, LEDGER_LINES)
    return _listed(schedule, ledger)


async def preview(practice: Practice, owner: Owner, schedule_id: int) -> tuple[Schedule, Question | None]:
    """What would be posted now."""
    async with practice.database.reading() as tx:
        schedule = await _own(tx, owner, schedule_id)
        return schedule, await _next_question(practice, tx, schedule)


async def _next_question(practice: Practice, tx: Transaction, schedule: Schedule) -> Question | None:
    if schedule.guild_id is None:
        assert schedule.member_id is not None
        if schedule.ask is Ask.REVIEW:
            return await choose_review(practice, tx, schedule.member_id, (), practice.clock())
        return choose_prompt(practice.library, schedule, await deliveries.record_of_member(tx, schedule.member_id))
    own = None if schedule.ask is Ask.LISTED else await own_questions.first_accepted(tx, schedule.guild_id)
    record = await deliveries.record_of_guild(tx, schedule.guild_id)
    return own.question if own else choose_prompt(practice.library, schedule, record)


async def edit(practice: Practice, owner: Owner, schedule_id: int, change: Change) -> Listed:
    """Its due time is reckoned anew where the rule or the zone is another. Raises ScheduleError."""
    now = practice.clock()

    def changed(before: Schedule) -> Schedule:
        after = change(before)
        if (after.rule, after.zone) != (before.rule, before.zone):
            due_at = _first_due(after, max(now, after.paused_until or now))
            after = replace(after, due_at=None if after.pause else due_at, pace=Pace.FULL)
        return after

    return await _change(practice, owner, schedule_id, changed)


async def pause(practice: Practice, owner: Owner, schedule_id: int, until: datetime | None) -> Listed:
    """Until a moment, or until it is resumed."""
    if until is not None and until <= practice.clock():
        raise ScheduleError("until_past")

    def paused(before: Schedule) -> Schedule:
        if until is None:
            return replace(before, pause=Pause.BY_HAND, paused_until=None, due_at=None)
        return replace(before, pause=None, paused_until=until, due_at=before.due_after(until))

    return await _change(practice, owner, schedule_id, paused)


async def resume(practice: Practice, owner: Owner, schedule_id: int, pace: Pace = Pace.FULL) -> Listed:
    """Go on from now, as the rule says or weekly; what nobody answered before does not count any more."""
    now = practice.clock()

    def resumed(before: Schedule) -> Schedule:
        after = replace(before, pause=None, paused_until=None, pace=pace, counted_from=now)
        # Weekly counts from the last prompt where there was one a moment ago.
        return replace(after, due_at=after.due_after(now) if pace is Pace.FULL else after.following(now))

    return await _change(practice, owner, schedule_id, resumed)


async def skip(practice: Practice, owner: Owner, schedule_id: int) -> Listed:
    """The next due time is noted as skipped. Raises ScheduleError when nothing is due."""
    now = practice.clock()
    async with practice.database.action() as tx:
        schedule = await _own(tx, owner, schedule_id, lock=True)
        if schedule.due_at is None:
            raise ScheduleError("nothing_due")
        await deliveries.enter(tx, [(schedule, schedule.due_at, Why.BY_HAND)], now, practice.holder, now)
        schedule = replace(schedule, due_at=schedule.following(schedule.due_at))
        await schedules.save(tx, schedule)
    return _listed(schedule, ())


async def remove(practice: Practice, owner: Owner, schedule_id: int) -> None:
    """Rounds that it opened stay."""
    async with practice.database.action() as tx:
        await _own(tx, owner, schedule_id, lock=True)
        for pending in await deliveries.claimed_of(tx, schedule_id):
            await drop(tx, pending, State.SKIPPED, Why.BY_HAND, practice.clock())
        await schedules.remove(tx, schedule_id)


async def zone_of(practice: Practice, owner: Owner) -> str | None:
    """The server's zone, or the one that the member chose."""
    async with practice.database.reading() as tx:
        if owner.guild_id is not None:
            return (await groups.settings(tx, owner.guild_id)).zone
        return await members.zone_of(tx, owner.member_id)


async def remember_zone(practice: Practice, member_id: int, zone: str) -> None:
    """The member's own from now on."""
    async with practice.database.action() as tx:
        await members.set_zone(tx, member_id, zone, practice.clock())


async def _change(practice: Practice, owner: Owner, schedule_id: int, change: Change) -> Listed:
    async with practice.database.action() as tx:
        schedule = change(await _own(tx, owner, schedule_id, lock=True))
        await schedules.save(tx, schedule)
        ledger = await deliveries.of_schedule(tx, schedule_id, LEDGER_LINES)
    return _listed(schedule, ledger)


async def _own(tx: Transaction, owner: Owner, schedule_id: int, *, lock: bool = False) -> Schedule:
    found = await schedules.find(tx, schedule_id, lock=lock)
    if found is None or not _is_of(found, owner):
        raise ScheduleNotFoundError
    return found


def _is_of(schedule: Schedule, owner: Owner) -> bool:
    if owner.guild_id is None:
        return schedule.member_id == owner.member_id
    return schedule.guild_id == owner.guild_id


async def _all_of(tx: Transaction, owner: Owner) -> list[Schedule]:
    if owner.guild_id is None:
        return await schedules.of_member(tx, owner.member_id)
    return await schedules.of_guild(tx, owner.guild_id)


def _first_due(schedule: Schedule, now: datetime) -> datetime:
    """Raises ScheduleError for a rule that is due too often, or never."""
    found = upcoming(schedule.rule, zones.zone(schedule.zone), now, _GAPS_CHECKED)
    if not found:
        raise ScheduleError("never_due")
    if any(later - due < SHORTEST_GAP for due, later in pairwise(found)):
        raise ScheduleError("too_often")
    return found[0]


def _listed(schedule: Schedule, ledger: Sequence[Delivery]) -> Listed:
    due = [schedule.due_at] if schedule.due_at else []
    while due and len(due) < SHOWN_TIMES and (following := schedule.following(due[-1])):
        due.append(following)
    return Listed(schedule, due, ledger)
