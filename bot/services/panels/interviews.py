"""What one interviewer does: starts the clock, takes down quotes and ticks question by question, posts them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from bot.errors import PanelError, PanelNotFoundError
from bot.interview.model import Field, Item
from bot.interview.panels import debrief, times
from bot.interview.panels import model as pure
from bot.interview.panels.debrief import PanelScorecard
from bot.interview.panels.model import Panel, PanelInterviewer, PanelStage
from bot.interview.panels.times import PanelWord
from bot.interview.rounds.scorecards import Vote
from bot.interview.visible import tidy
from bot.services.panels import stages as panel_stages
from bot.services.practice import Practice
from bot.store import Transaction
from bot.store.panels import queries as panels
from bot.store.panels import scorecards as panel_scorecards
from bot.store.panels import words as panel_words


@dataclass(frozen=True, slots=True)
class Interview:
    """One interviewer's own side of a panel: nobody else's scorecards are in it."""

    panel: Panel
    own: PanelInterviewer
    scorecards: tuple[PanelScorecard, ...]

    def scorecard(self, number: int) -> PanelScorecard:
        """Of the question with this number; an empty one where nothing is noted yet."""
        return next((card for card in self.scorecards if card.number == number), PanelScorecard(number))


async def interview(practice: Practice, member_id: int, panel_id: int) -> Interview:
    """Raises PanelNotFoundError for who is no interviewer of it."""
    async with practice.database.reading() as tx:
        return await _interview(tx, member_id, panel_id)


async def begin(practice: Practice, member_id: int, panel_id: int) -> Interview:
    """The clock of this interview runs from now on; a second press changes nothing. Raises PanelError."""
    now = practice.clock()
    async with practice.database.action() as tx:
        found = await _interview(tx, member_id, panel_id, lock=True)
        if found.panel.stage is PanelStage.PLANNED:
            raise PanelError("not_begun")
        if found.panel.stage is not PanelStage.INTERVIEWING or found.own.declined_at is not None:
            raise PanelError("over")
        if found.own.started_at is None:
            await panels.change_interviewer(tx, panel_id, member_id, started_at=now)
            await panel_words.put(tx, panel_id, _timer(found, now))
        return await _interview(tx, member_id, panel_id)


def _timer(found: Interview, now: datetime) -> list[tuple[int, PanelWord, datetime]]:
    words = times.timer_words(now, found.panel.minutes)
    return [(found.own.member_id, word, at) for word, at in words.items()]


async def save_quotes(
    practice: Practice, member_id: int, panel_id: int, number: int, quotes: Mapping[Field, str]
) -> Interview:
    """The candidate's words by field, in place of what stood there. Raises PanelError."""
    async with practice.database.action() as tx:
        found = await _mendable(tx, member_id, panel_id, number)
        told = {field: text for field in Field if (text := tidy(quotes.get(field)))}
        await panel_scorecards.put(tx, panel_id, member_id, replace(found.scorecard(number), quotes=told))
        return await _interview(tx, member_id, panel_id)


async def save_ticks(
    practice: Practice, member_id: int, panel_id: int, number: int, ticks: Collection[Item], gap: str
) -> Interview:
    """In the debrief ticks are only taken back. Raises PanelError."""
    async with practice.database.action() as tx:
        found = await _mendable(tx, member_id, panel_id, number)
        before = found.scorecard(number)
        card = replace(before, ticks=frozenset(ticks), gap=tidy(gap))
        if found.panel.stage in pure.DEBRIEF:
            card = replace(before, ticks=before.ticks & frozenset(ticks))
        await panel_scorecards.put(tx, panel_id, member_id, card)
        return await _interview(tx, member_id, panel_id)


async def post(practice: Practice, member_id: int, panel_id: int, vote: Vote, summary: str) -> Interview:
    """All scorecards of this interviewer are in; with the last of everybody's the debrief opens.

    They may be changed and posted again until then. Raises PanelError.
    """
    now = practice.clock()
    async with practice.database.action() as tx:
        found = await _interview(tx, member_id, panel_id, lock=True)
        if found.panel.stage is PanelStage.PLANNED:
            raise PanelError("not_begun")
        if found.panel.stage is not PanelStage.INTERVIEWING or found.own.declined_at is not None:
            raise PanelError("debrief_closed")
        if not any(card.ticks or card.quotes or card.gap for card in found.scorecards):
            raise PanelError("nothing_noted")
        posted_at = found.own.posted_at or now
        await panels.change_interviewer(tx, panel_id, member_id, posted_at=posted_at, vote=vote, summary=tidy(summary))
        await panels.change(tx, panel_id, stale_at=panel_stages.soon(practice))
        await panel_stages.advance(practice, tx, panel_id)
        return await _interview(tx, member_id, panel_id)


async def _mendable(tx: Transaction, member_id: int, panel_id: int, number: int) -> Interview:
    found = await _interview(tx, member_id, panel_id, lock=True)
    if not debrief.may_mend(found.panel, found.own):
        raise PanelError("debrief_closed")
    if not 1 <= number <= len(found.own.question_ids):
        raise PanelNotFoundError
    return found


async def _interview(tx: Transaction, member_id: int, panel_id: int, *, lock: bool = False) -> Interview:
    panel = await panels.get(tx, panel_id, lock=lock)
    own = panel.interviewer(member_id)
    if own is None:
        raise PanelNotFoundError
    return Interview(panel, own, tuple(await panel_scorecards.of_interviewer(tx, panel_id, member_id)))
