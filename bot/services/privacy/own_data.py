"""What is stored about a member: to see, to take along, to delete."""

from __future__ import annotations

from typing import Any

from bot.services import bookings as booked
from bot.services.group_stages import deal_around
from bot.services.panel_stages import go_on_without, leave
from bot.services.practice import Practice
from bot.store import (
    DeadlockError,
    bookings,
    group_members,
    group_reviews,
    groups,
    members,
    panel_scorecards,
    panel_words,
)


async def export(practice: Practice, member_id: int) -> dict[str, Any]:
    """Every row that belongs to the member, by table, and what others found missing in their answers."""
    async with practice.database.reading() as tx:
        rows = await members.export(tx, member_id)
        return rows | {
            "bookings": await bookings.exported(tx, member_id),
            "gaps_received": await group_members.gaps_received(tx, member_id),
            "panel_scorecards_received": await panel_scorecards.received(tx, member_id),
        }


async def forget(practice: Practice, member_id: int) -> None:
    """Delete everything; there is no way back. Posts that show it are written anew, what was to be reviewed is dealt
    to others."""
    try:
        await _forget(practice, member_id)
    except DeadlockError:
        # It touches all that is the member's, and something of that was being written: that is done by now.
        await _forget(practice, member_id)


async def _forget(practice: Practice, member_id: int) -> None:
    async with practice.database.action() as tx:
        await group_reviews.make_stale_for(tx, member_id)
        touched = await group_reviews.groups_of(tx, member_id)
        await booked.forget(tx, member_id, practice.clock())
        interviewed = await panel_words.take_away(tx, member_id, practice.clock())
        for panel_id in interviewed:
            await leave(practice, tx, panel_id, member_id)
        await members.forget(tx, member_id)
        for group_id in touched:
            await deal_around(practice, tx, await groups.get(tx, group_id, lock=True))
        for panel_id in interviewed:
            await go_on_without(practice, tx, panel_id)
