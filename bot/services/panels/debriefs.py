"""The debrief: scorecards revealed together, a second vote, ticks challenged, a decision, a report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.errors import PanelError, PanelNotFoundError
from bot.interview.panels import debrief
from bot.interview.panels import model as pure
from bot.interview.panels.debrief import PanelScorecard
from bot.interview.panels.model import Decision, Outcome, Panel, PanelInterviewer, PanelStage
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
class Debrief:
    """Everything that was posted, for those who may read it. `scorecards` by interviewer, of the voters only."""

    panel: Panel
    scorecards: Mapping[int, tuple[PanelScorecard, ...]]

    def unquoted(self, member_id: int) -> int:
        """How many ticks of this interviewer rest on no quote."""
        return sum(len(card.unquoted) for card in self.scorecards.get(member_id, ()))


async def read(practice: Practice, member_id: int, panel_id: int) -> Debrief:
    """For an interviewer. Raises PanelError before the reveal, and for who has not posted their own."""
    async with practice.database.reading() as tx:
        panel = await panels.get(tx, panel_id)
        if panel.interviewer(member_id) is None:
            raise PanelNotFoundError
        if not debrief.may_read(panel, member_id):
            raise PanelError("not_revealed" if panel.stage in pure.RUNNING[:2] else "not_posted")
        return await _debrief(tx, panel)


async def report(practice: Practice, member_id: int, panel_id: int) -> Debrief:
    """For the candidate, once it is decided. Raises PanelError."""
    async with practice.database.reading() as tx:
        panel = await panels.get(tx, panel_id)
        if panel.candidate_id != member_id:
            raise PanelNotFoundError
        if panel.stage is not PanelStage.DECIDED:
            raise PanelError("not_decided")
        return await _debrief(tx, panel)


async def vote(practice: Practice, member_id: int, panel_id: int, second: Vote, reason: str) -> Panel:
    """The second vote, with one sentence why where it is another; it may be changed until the last is in."""
    async with practice.database.action() as tx:
        panel, own = await _voter(tx, member_id, panel_id)
        if panel.stage is PanelStage.READING:
            raise PanelError("still_reading")
        if panel.stage is not PanelStage.VOTING:
            raise PanelError("votes_closed")
        if debrief.needs_reason(own.vote, second) and not tidy(reason):
            raise PanelError("say_why")
        why = tidy(reason) if debrief.needs_reason(own.vote, second) else ""
        await panels.change_interviewer(
            tx, panel_id, member_id, second_vote=second, reason=why, voted_at=practice.clock()
        )
        return await panel_stages.advance(practice, tx, panel_id)


async def challenge(practice: Practice, member_id: int, panel_id: int, challenged_id: int) -> Debrief:
    """The Bar Raiser asks an interviewer for the words behind their ticks. Raises PanelError."""
    now = practice.clock()
    async with practice.database.action() as tx:
        panel, _ = await _bar_raiser(tx, member_id, panel_id)
        if panel.stage not in pure.DEBRIEF:
            raise PanelError("over")
        challenged = panel.interviewer(challenged_id)
        if challenged is None or challenged not in panel.voters or challenged_id == member_id:
            raise PanelNotFoundError
        await panels.change_interviewer(tx, panel_id, challenged_id, challenged_at=now)
        await panel_words.put(tx, panel_id, [(challenged_id, PanelWord.CHALLENGED, panel_stages.soon(practice))])
        return await _debrief(tx, await panels.get(tx, panel_id))


async def decide(
    practice: Practice, member_id: int, panel_id: int, outcome: Outcome, reason: str, actions: tuple[str, str, str]
) -> Debrief:
    """By the Bar Raiser, once; the candidate gets the report. Raises PanelError."""
    now = practice.clock()
    async with practice.database.action() as tx:
        panel, _ = await _bar_raiser(tx, member_id, panel_id)
        if panel.stage is PanelStage.DECIDED:
            raise PanelError("decided_already")
        if panel.stage is not PanelStage.DECIDING:
            raise PanelError("votes_missing")
        await panels.decide(tx, panel_id, Decision(outcome, reason, actions, now))
        at = panel_stages.soon(practice)
        await panels.change(tx, panel_id, stale_at=at)
        told = [(one.member_id, PanelWord.DECIDED, at) for one in panel.voters if one.member_id != member_id]
        await panel_words.put(tx, panel_id, [(panel.candidate_id, PanelWord.REPORT, at), *told])
        return await _debrief(tx, await panels.get(tx, panel_id))


async def hand_over(practice: Practice, member_id: int, panel_id: int, raiser_id: int, *, manages: bool) -> Panel:
    """The organiser makes another voter Bar Raiser, where the first is away. Raises PanelError."""
    async with practice.database.action() as tx:
        panel = await panels.get(tx, panel_id, lock=True)
        if not pure.may_organise(panel, member_id, manages=manages):
            raise PanelError("not_organiser")
        chosen = panel.interviewer(raiser_id)
        if panel.stage not in pure.DEBRIEF or chosen not in panel.voters:
            raise PanelError("over")
        panel = await panel_stages.appoint(tx, panel, raiser_id)
        if panel.stage is PanelStage.DECIDING:
            await panel_words.put(tx, panel_id, [(raiser_id, PanelWord.DECIDE, panel_stages.soon(practice))])
        return panel


async def _voter(tx: Transaction, member_id: int, panel_id: int) -> tuple[Panel, PanelInterviewer]:
    panel = await panels.get(tx, panel_id, lock=True)
    own = panel.interviewer(member_id)
    if own is None:
        raise PanelNotFoundError
    if panel.stage in pure.RUNNING[:2]:
        raise PanelError("not_revealed")
    if own not in panel.voters:
        raise PanelError("not_posted")
    return panel, own


async def _bar_raiser(tx: Transaction, member_id: int, panel_id: int) -> tuple[Panel, PanelInterviewer]:
    panel, own = await _voter(tx, member_id, panel_id)
    if not own.bar_raiser:
        raise PanelError("not_bar_raiser")
    return panel, own


async def _debrief(tx: Transaction, panel: Panel) -> Debrief:
    posted = {one.member_id for one in panel.voters}
    cards = await panel_scorecards.of_panel(tx, panel.id)
    return Debrief(panel, {member_id: tuple(own) for member_id, own in cards.items() if member_id in posted})
