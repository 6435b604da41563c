"""Must show 2: killed at every point between claim and mark, then started again: never two posts, none lost.

Some of the points here; all of them with ALL_KILLS=1, which `make bench` sets.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import os
from collections.abc import Iterator
from datetime import timedelta
from multiprocessing.context import ForkServerContext
from pathlib import Path

import pytest

from bot.interview.model import Lang
from bot.interview.schedules.due_times import Weekly
from bot.interview.schedules.model import Ask, Schedule, State
from bot.interview.times.rhythms import EVERY_DAY
from bot.services.claims import LEASE
from bot.store import Database, members
from bot.store.schedules import deliveries
from bot.store.schedules import queries as schedules
from tests.store.schedules.loopback_discord import LoopbackDiscord
from tests.store.schedules.processes import CHANNEL, DUE_AT, GUILD, MEMBER, post_what_is_due

PATIENCE_S = 60
ALL = bool(os.environ.get("ALL_KILLS"))
# (point, whether Discord has forgotten the nonce by the time of the next start)
SOME_POINTS = [(9, True), (12, False)]
ALL_POINTS = [(point, forgetful) for point in range(1, 60) for forgetful in (False, True)]
"""More than there are: the first point that a process outlives is behind the last."""
AGAIN_S = LEASE.total_seconds() + 5


@pytest.fixture(scope="module")
def forks() -> Iterator[ForkServerContext]:
    """Processes that start at once, with everything imported."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["bot.app", "bot.running", "alembic.command", "asyncpg", "aiosqlite"])
    return context


def test_no_kill_doubles_or_loses_a_post(empty_url: str, forks: ForkServerContext, tmp_path: Path) -> None:
    killed = []
    for point, forgetful in ALL_POINTS if ALL else SOME_POINTS:
        if not asyncio.run(_kill_and_start_again(empty_url, forks, tmp_path, point, forgetful)):
            break
        killed.append(point)
    assert len(killed) >= (30 if ALL else len(SOME_POINTS)), "the points are others than this test thinks"


async def _kill_and_start_again(url: str, forks: ForkServerContext, folder: Path, point: int, forgetful: bool) -> bool:
    """Whether the process lived until that point and was killed."""
    numbers = await _arrange(url)
    async with LoopbackDiscord(forgetful=forgetful).serving() as discord:
        first = await _run(forks, (url, discord.address, 1, point, str(folder)))
        # The second finds what was claimed before the kill, a third one that nothing is left to do.
        for late_s in (AGAIN_S, 2 * AGAIN_S) if ALL else (AGAIN_S,):
            assert await _run(forks, (url, discord.address, late_s, 0, str(folder))) == 0
        assert len(discord.posts(CHANNEL)) == 1, f"killed at point {point}"
        assert len(discord.posts(MEMBER + 1)) == 1, f"killed at point {point}"
        assert len(discord.threads) == 1
        assert discord.unforced == 0
    await _check_ledger(url, numbers)
    return first == -9


async def _run(forks: ForkServerContext, arguments: tuple[object, ...]) -> int | None:
    process = forks.Process(target=post_what_is_due, args=arguments)
    process.start()
    await asyncio.to_thread(process.join, PATIENCE_S)
    return process.exitcode


async def _arrange(url: str) -> list[int]:
    """One schedule of a server and one of a member, both due, and nothing else."""
    database = await Database.open(url)
    async with database.action() as tx:
        await members.forget(tx, MEMBER)
        for old in await schedules.of_guild(tx, GUILD):
            await schedules.remove(tx, old.id)
        await members.remember(tx, MEMBER, DUE_AT)
        numbers = [await schedules.insert(tx, _due(in_guild)) for in_guild in (True, False)]
    await database.close()
    return numbers


def _due(in_guild: bool) -> Schedule:
    return Schedule(
        id=0,
        guild_id=GUILD if in_guild else None,
        channel_id=CHANNEL if in_guild else None,
        member_id=None if in_guild else MEMBER,
        keeper_id=MEMBER if in_guild else None,
        rule=Weekly(EVERY_DAY, DUE_AT.time()),
        zone="UTC",
        ask=Ask.MIXED,
        principle=None,
        questions=(),
        answer_hours=24,
        review_hours=24,
        role_id=None,
        langs=(Lang.EN,),
        added_at=DUE_AT - timedelta(days=1),
        due_at=DUE_AT,
    )


async def _check_ledger(url: str, numbers: list[int]) -> None:
    database = await Database.open(url)
    async with database.reading() as tx:
        for number in numbers:
            (one,) = await deliveries.of_schedule(tx, number, 5)
            assert (one.state, one.due_at) == (State.POSTED, DUE_AT)
            schedule = await schedules.find(tx, number)
            assert schedule is not None
            assert (schedule.turns, schedule.due_at) == (1, DUE_AT + timedelta(days=1))
    await database.close()
