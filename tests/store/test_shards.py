"""A shard has one process, and one IDENTIFY of a bucket at a time: whatever happens to processes and to clocks."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from random import Random
from types import SimpleNamespace
from typing import Any, cast

import pytest

from bot.connection import lease
from bot.connection.lease import ShardLease
from bot.errors import StartError
from bot.services import shards
from bot.services.practice import Practice
from bot.services.shards import LEASE, Holder
from bot.store import Database
from tests.store.samples import at

ONE, OTHER = Holder("1", "here, process 1"), Holder("2", "there, process 2")
GAP = timedelta(seconds=5)


class Clock:
    def __init__(self) -> None:
        self.moment = at(0)

    def __call__(self) -> Any:
        return self.moment


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def practice(database: Database, clock: Clock) -> Practice:
    """As far as leases need it."""
    nothing = cast("Any", SimpleNamespace())
    return Practice(database, nothing, nothing, clock, Random(1), ())


async def test_a_shard_is_leased_to_one_process_until_it_gives_it_back(practice: Practice) -> None:
    assert await shards.take(practice, ONE, 2, [0]) is None
    assert await shards.take(practice, OTHER, 2, [1]) is None
    refused = await shards.take(practice, OTHER, 2, [0, 1])
    assert refused is not None
    assert (refused.shard_id, refused.place) == (0, "here, process 1")
    assert await shards.take(practice, ONE, 2, [0]) is None
    await shards.give_back(practice, ONE)
    assert await shards.take(practice, OTHER, 2, [0, 1]) is None


async def test_a_lease_that_is_not_renewed_lapses(practice: Practice, clock: Clock) -> None:
    await shards.take(practice, ONE, 1, [0])
    clock.moment += LEASE - timedelta(seconds=1)
    assert await shards.take(practice, OTHER, 1, [0]) is not None
    clock.moment += timedelta(seconds=1)
    assert await shards.take(practice, OTHER, 1, [0]) is None
    assert await shards.take(practice, ONE, 1, [0]) is not None


async def test_a_lease_from_before_the_clock_was_set_back_holds_nothing(practice: Practice, clock: Clock) -> None:
    await shards.take(practice, ONE, 1, [0])
    clock.moment -= timedelta(hours=1)
    assert await shards.take(practice, OTHER, 1, [0]) is None


@pytest.mark.parametrize(
    ("mine", "theirs", "overlap"),
    [((1, 0), (4, 3), True), ((2, 0), (4, 2), True), ((2, 0), (4, 1), False), ((2, 1), (3, 2), True)],
)
async def test_shards_of_different_counts_are_the_same_where_they_share_servers(
    practice: Practice, mine: tuple[int, int], theirs: tuple[int, int], overlap: bool
) -> None:
    await shards.take(practice, ONE, mine[0], [mine[1]])
    assert (await shards.take(practice, OTHER, theirs[0], [theirs[1]]) is not None) == overlap


async def test_identifies_of_a_bucket_are_spaced_over_all_processes(practice: Practice, clock: Clock) -> None:
    waits = await asyncio.gather(*(shards.identify_turn(practice, 0, GAP) for _ in range(4)))
    assert sorted(waits) == [0, 5, 10, 15]
    assert await shards.identify_turn(practice, 1, GAP) == 0
    clock.moment += timedelta(seconds=17)
    assert await shards.identify_turn(practice, 0, GAP) == 3


@pytest.mark.parametrize("jump", [timedelta(hours=-1), timedelta(hours=1)])
async def test_a_clock_that_is_set_makes_nobody_wait_for_his_turn(
    practice: Practice, clock: Clock, jump: timedelta
) -> None:
    await shards.identify_turn(practice, 0, GAP)
    clock.moment += jump
    assert await shards.identify_turn(practice, 0, GAP) == 0


# ---------------------------------------------------------------- the process


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lease, "RENEW_S", 0.05)
    monkeypatch.setattr(lease, "LOOK_AGAIN_S", 0.1)


@pytest.fixture
def moving(practice: Practice, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each look at the clock is a second later."""

    def later() -> Any:
        clock.moment += timedelta(seconds=1)
        return clock.moment

    object.__setattr__(practice, "clock", later)


@pytest.mark.usefixtures("short", "moving")
async def test_the_second_process_on_a_served_shard_ends_with_one_line(practice: Practice) -> None:
    first, second = (ShardLease(practice, waits=False) for _ in range(2))
    await first.take(1, [0])
    keeping = asyncio.create_task(first.keep())
    with pytest.raises(StartError, match=r"^shard 0 of 1 is served by another process \(.+, process \d+\): give each"):
        await asyncio.wait_for(second.take(1, [0]), 10)
    assert not keeping.done()
    keeping.cancel()


@pytest.mark.usefixtures("short", "moving")
async def test_after_a_kill_the_next_process_takes_over_when_the_lease_has_lapsed(practice: Practice) -> None:
    await ShardLease(practice, waits=False).take(1, [0])  # and never says that it lives
    await asyncio.wait_for(ShardLease(practice, waits=False).take(1, [0]), 10)


@pytest.mark.usefixtures("short", "moving")
async def test_told_to_wait_the_second_process_takes_over_when_the_first_ends(practice: Practice) -> None:
    first, second = (ShardLease(practice, waits=True) for _ in range(2))
    await first.take(1, [0])
    keeping = asyncio.create_task(first.keep())
    taking = asyncio.create_task(second.take(1, [0]))
    done, _ = await asyncio.wait([taking], timeout=0.5)
    assert not done
    keeping.cancel()
    await first.give_back()
    await asyncio.wait_for(taking, 10)


@pytest.mark.usefixtures("short")
async def test_a_process_that_slept_over_its_lease_ends_when_another_has_it(practice: Practice, clock: Clock) -> None:
    first = ShardLease(practice, waits=False)
    await first.take(1, [0])
    clock.moment += LEASE
    await ShardLease(practice, waits=False).take(1, [0])
    with pytest.raises(StartError, match="shard 0 was taken over by another process"):
        await asyncio.wait_for(first.keep(), 10)
