"""Which process serves which shards, and whose turn it is to identify one: agreed on in the database."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import gcd

from bot.services.practice import Practice
from bot.store import shards
from bot.store.shards import Lease

__all__ = ["Holder", "Lease", "give_back", "identify_turn", "take"]

LEASE = timedelta(seconds=15)
"""A process that was killed keeps its shards from the next one for so long."""
FARTHEST_TURN = timedelta(minutes=30)
"""Further ahead than any queue of shards: written before the wall clock was set back, and worth nothing."""


@dataclass(frozen=True, slots=True)
class Holder:
    """A process; `place` says to people where it runs."""

    key: str
    place: str


async def take(practice: Practice, holder: Holder, shard_count: int, shard_ids: Sequence[int]) -> Lease | None:
    """Take or renew them, all or none: the lease that stands in the way, or None."""
    now = practice.clock()
    async with practice.database.action() as tx:
        await shards.lock(tx)
        for lease in await shards.leases(tx):
            if lease.holder != holder.key and _holds(lease, now) and _overlap(lease, shard_count, shard_ids):
                return lease
        mine = [Lease(shard_count, one, holder.key, holder.place, now + LEASE) for one in shard_ids]
        await shards.put(tx, mine)
    return None


async def give_back(practice: Practice, holder: Holder) -> None:
    async with practice.database.action() as tx:
        await shards.give_back(tx, holder.key)


async def identify_turn(practice: Practice, bucket: int, gap: timedelta) -> float:
    """Take the next free moment of the bucket: how many seconds it is away."""
    now = practice.clock()
    async with practice.database.action() as tx:
        await shards.lock(tx)
        free_at = await shards.free_at(tx, bucket)
        at = free_at if free_at and now < free_at < now + FARTHEST_TURN else now
        await shards.put_turn(tx, bucket, at + gap)
    return (at - now).total_seconds()


def _holds(lease: Lease, now: datetime) -> bool:
    """One that lasts longer than a lease does was written before the wall clock was set back."""
    return now < lease.until <= now + 2 * LEASE


def _overlap(lease: Lease, shard_count: int, shard_ids: Sequence[int]) -> bool:
    """Whether some server is in both. It is in shard (id >> 22) % count, whatever the count."""
    common = gcd(lease.shard_count, shard_count)
    return any(one % common == lease.shard_id % common for one in shard_ids)
