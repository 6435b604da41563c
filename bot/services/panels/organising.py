"""Saying no to a panel, reminding of scorecards, calling it off; who is left goes on."""

from __future__ import annotations

from datetime import timedelta

from bot.errors import PanelError, PanelNotFoundError
from bot.interview.panels import model as pure
from bot.interview.panels.model import Panel, PanelStage
from bot.interview.panels.times import PanelWord
from bot.services.panels import stages as panel_stages
from bot.services.practice import Practice
from bot.store import Transaction
from bot.store.panels import queries as panels
from bot.store.panels import words as panel_words

_REMINDING_PAUSE = timedelta(minutes=30)


async def decline(practice: Practice, member_id: int, panel_id: int) -> Panel:
    """The organiser hears of it; an interviewer's questions go to those with least, a candidate's no calls it off.

    Raises PanelError.
    """
    async with practice.database.action() as tx:
        found = await panels.get(tx, panel_id, lock=True)
        if found.stage not in (PanelStage.PLANNED, PanelStage.INTERVIEWING):
            raise PanelError("too_late_to_decline")
        if member_id == found.candidate_id:
            # Without a candidate there is nothing to interview.
            await panels.change(tx, panel_id, candidate_declined_at=practice.clock())
            return await _call_off(practice, tx, found, member_id)
        await _let_go(practice, tx, found, member_id)
        if found.organiser_id is not None and found.organiser_id != member_id:
            await panel_words.put(tx, panel_id, [(found.organiser_id, PanelWord.DECLINED, panel_stages.soon(practice))])
        await panels.change(tx, panel_id, stale_at=panel_stages.soon(practice))
        return await panel_stages.mend(practice, tx, panel_id)


async def _let_go(practice: Practice, tx: Transaction, found: Panel, member_id: int) -> None:
    one = found.interviewer(member_id)
    if one is None:
        raise PanelNotFoundError
    if one.posted_at is not None:
        raise PanelError("too_late_to_decline")
    if one.declined_at is None:
        await panels.change_interviewer(tx, found.id, member_id, declined_at=practice.clock())
        await panel_stages.pass_on(practice, tx, found, one)


async def remind(practice: Practice, member_id: int, panel_id: int, *, manages: bool) -> Panel:
    """Those whose scorecards are missing, by the organiser; not more often than every half hour. Raises PanelError."""
    now = practice.clock()
    async with practice.database.action() as tx:
        found = await panels.get(tx, panel_id, lock=True)
        if not pure.may_organise(found, member_id, manages=manages):
            raise PanelError("not_organiser")
        if found.stage is not PanelStage.INTERVIEWING or not found.missing:
            raise PanelError("nobody_missing")
        if found.reminded_at is not None and now < found.reminded_at + _REMINDING_PAUSE:
            raise PanelError("reminded_already")
        await panels.change(tx, panel_id, reminded_at=now)
        words = [(one.member_id, PanelWord.SCORECARD_MISSING, panel_stages.soon(practice)) for one in found.missing]
        await panel_words.put(tx, panel_id, words)
        return await panels.get(tx, panel_id)


async def cancel(practice: Practice, member_id: int, panel_id: int, *, manages: bool) -> Panel:
    """Everybody else hears of it. Raises PanelError."""
    async with practice.database.action() as tx:
        found = await panels.get(tx, panel_id, lock=True)
        if not pure.may_organise(found, member_id, manages=manages):
            raise PanelError("not_organiser")
        if found.stage not in pure.RUNNING:
            raise PanelError("over")
        return await _call_off(practice, tx, found, member_id)


async def _call_off(practice: Practice, tx: Transaction, found: Panel, member_id: int) -> Panel:
    """By this member: everybody else hears of it."""
    await panel_words.drop(tx, found.id, PanelWord)
    people = {found.candidate_id, found.organiser_id, *(one.member_id for one in found.active)}
    told = sorted(one for one in people - {member_id} if one is not None)
    at = panel_stages.soon(practice)
    await panel_words.put(tx, found.id, [(one, PanelWord.CANCELLED, at) for one in told])
    await panels.change(tx, found.id, stage=PanelStage.CANCELLED, stale_at=at)
    return await panels.get(tx, found.id)
