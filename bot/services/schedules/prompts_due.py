"""What comes by itself: due times claimed for one process, and what there is to post for each.

Claimed (a row in the ledger), begun (what is to be posted is in the database, see `prompts`), posted by ui with a
nonce, marked (see `prompt_outcomes`). A process that dies in between leaves the row to the next one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.interview.groups.model import GroupRound
from bot.interview.schedules import model as rules
from bot.interview.schedules.model import Hush, Schedule
from bot.services.claims import LEASE
from bot.services.practice import AlreadyOpen, Notice, Practice, Shown
from bot.store.claims import Claim
from bot.store.schedules import deliveries
from bot.store.schedules import queries as schedules
from bot.store.schedules.queries import Shards

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

    @property
    def claim(self) -> Claim:
        return Claim("deliveries", (("schedule_id", self.schedule_id), ("due_at", self.due_at)))


@dataclass(frozen=True, slots=True)
class Prompt:
    """What to post: a group round, a solo round (or the one that is still open), or whether to go on at all.

    `again`: an earlier attempt may have posted it already. `late`: only that is to be looked for; if it did not, it is
    given up. `dry`: it took the last of the server's own questions.
    """

    due_at: datetime
    schedule: Schedule
    attempts: int
    group: GroupRound | None = None
    solo: Shown | AlreadyOpen | None = None
    hush: Hush = Hush.GO_ON
    dry: bool = False
    late: bool = False

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
            claimed = await deliveries.enter(tx, entries, now, practice.holder, now + LEASE)
            if settled:
                await schedules.put_off(tx, [(one.id, what.due_at) for one, what in settled])
        return len(due), [PromptDue(*key, 1) for key in sorted(claimed, key=lambda key: (key[1], key[0]))]

    async def _claim_left(self, practice: Practice) -> list[PromptDue]:
        now = practice.clock()
        async with practice.database.action() as tx:
            left = await deliveries.claim_left(tx, now, practice.holder, now + LEASE, self.shards, CLAIMS_A_TICK)
        return [PromptDue(*key, claims) for key, claims in left]
