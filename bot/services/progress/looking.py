"""Whether practice makes a difference, for the member alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import takewhile
from zoneinfo import ZoneInfo

from bot.interview.progress.figures import Figures, figures
from bot.services.practice import Practice
from bot.store import members
from bot.store.progress import queries as progress

LOOKED_AT = 100
"""Rounds: what lies further back says little about today."""
_MOST_WEEKS = 26


@dataclass(frozen=True, slots=True)
class Progress:
    """`figures` None: nothing is answered yet. `weeks`: practised in so many in a row, up to this one or the last."""

    figures: Figures | None
    weeks: int


async def of_member(practice: Practice, member_id: int) -> Progress:
    async with practice.database.reading() as tx:
        zone = ZoneInfo(await members.zone_of(tx, member_id) or "UTC")
        found = await progress.newest(tx, member_id, LOOKED_AT)
        practised = await progress.weeks(tx, member_id, week_of(practice.clock(), zone), _MOST_WEEKS)
    return Progress(figures(found, practice.library), in_a_row(practised))


def week_of(now: datetime, zone: ZoneInfo) -> datetime:
    """When the week began there, on Monday at midnight."""
    local = now.astimezone(zone)
    monday = (local - timedelta(days=local.weekday())).replace(hour=0, minute=0, second=0, microsecond=0)
    return monday.astimezone(UTC)


def in_a_row(practised: Sequence[bool]) -> int:
    """This week counts as soon as something was done in it, and costs nothing before."""
    counted = practised if practised[:1] == [True] else practised[1:]
    return sum(takewhile(bool, counted))
