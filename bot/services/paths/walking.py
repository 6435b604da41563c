"""A member's path: begun, gone on with, paused, stopped.

What came of a stage is read from what it was held as, a screen or a solo panel, whenever the path is looked at: so
nothing is lost where a process ends in between.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.errors import EmptyAnswerError, PathError
from bot.interview.model import Lang, Level
from bot.interview.paths import model
from bot.interview.paths.headlines import headlines_of
from bot.interview.paths.model import Path, PathEnding, PathWishes, Stage
from bot.interview.screens.choosing import ScreenWishes
from bot.interview.screens.model import DEFAULT_QUESTIONS, Purpose, Screen
from bot.interview.times.dates import read_date
from bot.interview.times.results import Past, Read
from bot.services.paths import standing as standings
from bot.services.paths.standing import Standing
from bot.services.practice import Practice
from bot.services.screens import asking
from bot.store import Transaction, members
from bot.store.paths import queries as paths
from bot.store.screens import queries as screens


@dataclass(frozen=True, slots=True)
class AlreadyWalking:
    """Another path is open: to be gone on with, or stopped for the one that is wished for."""

    path: Path
    wishes: PathWishes


@dataclass(frozen=True, slots=True)
class Waiting:
    """The next stage opens later; the member may begin it all the same."""

    standing: Standing


Next = Standing | Waiting | Screen


async def start(
    practice: Practice, member_id: int, wishes: PathWishes, stopping: int | None = None
) -> Standing | AlreadyWalking:
    """`stopping` is the id of the open path to stop for it."""
    now = practice.clock()
    async with practice.database.action() as tx:
        await members.remember(tx, member_id, now)
        before = await standings.find(practice, tx, member_id, now)
        if before and before.path.closed_at is None:
            if before.path.id != stopping:
                return AlreadyWalking(before.path, wishes)
            await _close(practice, tx, before.path, now)
        level = wishes.level or await members.level_of(tx, member_id) or Level.ENTRY
        fresh = Path(0, member_id, replace(wishes, level=level), now)
        fresh = replace(fresh, id=await paths.insert(tx, fresh))
        due = await asking.due(practice, tx, member_id, now)
    return Standing(fresh, len(due))


async def read_day(practice: Practice, member_id: int, typed: str, lang: Lang) -> date:
    """The day of the real interview, as it was typed. Raises PathError."""
    async with practice.database.reading() as tx:
        zone = await members.zone_of(tx, member_id)
    today = practice.clock().astimezone(ZoneInfo(zone or "UTC")).date()
    match read_date(typed, today, lang):
        case Read(value):
            return value
        case Past():
            raise PathError("day_past")
        case _:
            raise PathError("day_unread")


async def status(practice: Practice, member_id: int) -> Standing:
    """Of the open path, or of the last. Raises PathError where there was none."""
    now = practice.clock()
    async with practice.database.action() as tx:
        await members.lock(tx, [member_id])
        return await standings.get(practice, tx, member_id, now)


async def go_on(practice: Practice, member_id: int, *, early: bool = False) -> Next:
    """What is open, or the stage that is next, which is begun where it is due. `early`: also where it is not.

    Raises PathError, ScreenAnswerKeptError.
    """
    now = practice.clock()
    async with practice.database.action() as tx:
        await members.lock(tx, [member_id])
        standing = await standings.get(practice, tx, member_id, now)
        found: Next | None = await screens.find_open(tx, member_id)
        path = await _resume(tx, standing.path, now)
        standing = replace(standing, path=path)
        if found is None:
            found = await _next(practice, tx, standing, now, early=early)
    return await asking.show(practice, member_id, found.id) if isinstance(found, Screen) else found


async def _next(practice: Practice, tx: Transaction, standing: Standing, now: datetime, *, early: bool) -> Next:
    path = standing.path
    if path.closed_at or path.undecided or path.open_attempt:
        return standing
    if path.waits(now) and not early:
        return Waiting(standing)
    if path.next_stage is Stage.TECHNICAL:
        return await _begin_screen(practice, tx, path, now)
    if path.waits(now):
        opened = replace(path, opens_at=None)
        await paths.save(tx, path, opened)
        standing = replace(standing, path=opened)
    return standing


async def apply(practice: Practice, member_id: int, path_id: int, typed: str, resume: str) -> Standing:
    """The headlines of one's experience; the résumé itself is not kept. Raises EmptyAnswerError, PathError."""
    headlines = headlines_of(typed, resume)
    if not headlines:
        raise EmptyAnswerError
    now = practice.clock()
    async with practice.database.action() as tx:
        await members.lock(tx, [member_id])
        before = await standings.get_open(practice, tx, member_id, path_id, now)
        after = replace(before.path, headlines=headlines)
        if not after.passed(Stage.APPLICATION):
            after = model.begun(after, Stage.APPLICATION, now)
            after = model.ended(after, len(after.attempts), True, now)
        await paths.save(tx, before.path, after)
    return replace(before, path=after)


async def repeat(practice: Practice, member_id: int, path_id: int, stage: Stage) -> Next:
    """Once more, whatever came of it before; what was passed stays so."""
    now = practice.clock()
    async with practice.database.action() as tx:
        await members.lock(tx, [member_id])
        standing = await standings.get(practice, tx, member_id, now)
        if standing.path.id != path_id:
            raise PathError("path_over")
        if stage is not Stage.TECHNICAL:
            return standing
        found = await screens.find_open(tx, member_id) or await _begin_screen(practice, tx, standing.path, now)
    return await asking.show(practice, member_id, found.id)


async def waive(practice: Practice, member_id: int, path_id: int) -> Standing:
    """On, although the last try moved one nowhere: it is practice."""
    now = practice.clock()
    async with practice.database.action() as tx:
        await members.lock(tx, [member_id])
        before = await standings.get_open(practice, tx, member_id, path_id, now)
        after = model.waived(before.path, now)
        await paths.save(tx, before.path, after)
    return replace(before, path=after)


async def review(practice: Practice, member_id: int) -> Screen:
    """What was missed and is due, asked again. Raises PathError."""
    now = practice.clock()
    async with practice.database.action() as tx:
        await members.lock(tx, [member_id])
        found = await screens.find_open(tx, member_id)
        if found is None:
            wishes = (await standings.get(practice, tx, member_id, now)).path.wishes
            lang = wishes.langs.get(Stage.TECHNICAL, Lang.EN)
            found = await asking.begin_review(practice, tx, member_id, wishes.profile, lang, now)
    return await asking.show(practice, member_id, found.id)


async def pause(practice: Practice, member_id: int) -> Standing:
    now = practice.clock()
    async with practice.database.action() as tx:
        await members.lock(tx, [member_id])
        before = await standings.get_open(practice, tx, member_id, None, now)
        after = model.paused(before.path, now)
        await paths.save(tx, before.path, after)
    return replace(before, path=after)


async def stop(practice: Practice, member_id: int) -> Standing:
    """An open screen is closed with it; a loop that is open stays, as every round does."""
    now = practice.clock()
    async with practice.database.action() as tx:
        await members.lock(tx, [member_id])
        before = await standings.get_open(practice, tx, member_id, None, now)
        after = await _close(practice, tx, before.path, now)
    return replace(before, path=after)


# ---------------------------------------------------------------- what is stored


async def _begin_screen(practice: Practice, tx: Transaction, path: Path, now: datetime) -> Screen:
    wishes = ScreenWishes(path.wishes.profile, DEFAULT_QUESTIONS, path.headlines)
    lang = path.wishes.langs.get(Stage.TECHNICAL, Lang.EN)
    screen = await asking.begin(practice, tx, path.member_id, wishes, lang, now)
    if path.closed_at is None:
        await paths.save(tx, path, model.begun(path, Stage.TECHNICAL, now, screen.id))
    return screen


async def _resume(tx: Transaction, path: Path, now: datetime) -> Path:
    after = model.resumed(path, now)
    await paths.save(tx, path, after)
    return after


async def _close(practice: Practice, tx: Transaction, path: Path, now: datetime) -> Path:
    after = model.closed(path, PathEnding.STOPPED, now)
    await paths.save(tx, path, after)
    found = await screens.find_open(tx, path.member_id)
    if found and found.purpose is Purpose.SCREEN:
        await asking.close(practice, tx, found, now)
    return after
