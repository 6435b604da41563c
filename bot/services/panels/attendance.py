"""Who came to a panel: by voice or by their first press. Only its organiser is told."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from bot.errors import PanelError
from bot.interview.panels import model as pure
from bot.interview.panels import times
from bot.interview.panels.model import Panel
from bot.interview.panels.times import Presence
from bot.services.practice import Practice
from bot.store.panels import queries as panels


@dataclass(frozen=True, slots=True)
class Attendance:
    member_id: int
    candidate: bool
    presence: Presence


async def joined(practice: Practice, place_id: int, member_ids: Collection[int]) -> None:
    """They are in this voice channel: whoever takes part in a panel that is held there now has come."""
    now = practice.clock()
    async with practice.database.reading() as tx:
        held = [panel for panel in await panels.held_in(tx, [place_id]) if _are_new(panel, member_ids)]
    for panel in held:
        if times.counts_as_there(panel, now):
            async with practice.database.action() as tx:
                await panels.came(tx, panel.id, member_ids, now)


async def awaited(practice: Practice) -> Sequence[Panel]:
    """Those in whose voice channels people may be sitting already, unseen by a bot that has just started."""
    async with practice.database.reading() as tx:
        return await panels.held_by_voice(tx)


async def attendance(practice: Practice, member_id: int, panel: Panel) -> list[Attendance]:
    """For the organiser alone. Raises PanelError."""
    if member_id != panel.organiser_id:
        raise PanelError("not_organiser")
    now = practice.clock()
    over = panel.stage in pure.REVEALED
    candidate = times.presence(panel.starts_at, panel.candidate_came_at, panel.candidate_declined_at, now, over=over)
    others = [
        Attendance(one.member_id, False, times.presence(one.starts_at, one.came_at, one.declined_at, now, over=over))
        for one in panel.interviewers
    ]
    return [Attendance(panel.candidate_id, True, candidate), *others]


def _are_new(panel: Panel, member_ids: Collection[int]) -> bool:
    if panel.candidate_came_at is None and panel.candidate_id in member_ids:
        return True
    return any(one.came_at is None and one.member_id in member_ids for one in panel.interviewers)
