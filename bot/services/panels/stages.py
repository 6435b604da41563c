"""A panel from stage to stage, and the words that each stage leaves for its members, to be said when they are due.

What has happened and what has been said are two things, both in the database: each word waits there until a process
that claimed it has said it. A process that dies between them leaves it to the next one.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.errors import PanelError
from bot.interview.panels import model as pure
from bot.interview.panels import times
from bot.interview.panels.model import Panel, PanelInterviewer, PanelStage
from bot.interview.panels.times import PanelWord
from bot.services.claims import LEASE
from bot.services.practice import Notice, Practice
from bot.store import Transaction
from bot.store.claims import Claim
from bot.store.panels import queries as panels
from bot.store.panels import words as panel_words
from bot.store.panels.words import DueWord, StandingMessage

_HEAD_START = timedelta(seconds=2)
"""What a press has led to is said by whoever answers the press; the tick takes what is left after that."""


def soon(practice: Practice) -> datetime:
    """When it is due what a press leads to: at once for who answers it, a moment later for the tick."""
    return practice.clock() + _HEAD_START


@dataclass(frozen=True, slots=True)
class WordDue(Notice):
    """To be said to one member in private; whoever has said it calls `note_said`."""

    panel: Panel
    said: DueWord

    @property
    def claim(self) -> Claim:
        said = self.said
        key = (("panel_id", said.panel_id), ("member_id", said.member_id), ("word", said.word), ("due_at", said.due_at))
        return Claim("panel_words", key)


@dataclass(frozen=True, slots=True)
class PanelPostDue(Notice):
    """The post of a panel is to be written, or written anew; then `note_written`."""

    panel: Panel

    @property
    def claim(self) -> Claim:
        return Claim("panels", (("id", self.panel.id),))


@dataclass(frozen=True, slots=True)
class PanelBegan(Notice):
    """Whoever sits in its voice channel already has come."""

    panel: Panel


@dataclass(frozen=True, slots=True)
class MessageGone(Notice):
    """Of somebody who wants to be forgotten: to be taken away; then `note_taken`."""

    message: StandingMessage

    @property
    def claim(self) -> Claim:
        return Claim("panel_messages", (("message_id", self.message.message_id),))


# ---------------------------------------------------------------- what is due


async def stages_due(practice: Practice) -> Sequence[Notice]:
    """Ends what the clock has ended, and hands back what that leads to."""
    async with practice.database.reading() as tx:
        overdue = await panels.due(tx, practice.clock())
    notices: list[Notice] = []
    for panel_id in overdue:
        async with practice.database.action() as tx:
            panel = await advance(practice, tx, panel_id)
        if panel.stage is PanelStage.INTERVIEWING and panel.voice:
            notices.append(PanelBegan(panel))
        notices += [*await posts_due(practice, panel_id), *await words_due(practice, panel_id)]
    return notices


async def words_due(practice: Practice, only: int | None = None) -> Sequence[WordDue]:
    """What is due to be said, for this process to say. What has lost its meaning meanwhile is dropped."""
    now = practice.clock()
    due_by = now if only is None else soon(practice)
    async with practice.database.reading() as tx:
        if not await panel_words.is_due(tx, due_by):
            return ()
    async with practice.database.action() as tx:
        claimed = await panel_words.claim(tx, due_by, practice.holder, now + LEASE, only)
        of = await panels.several(tx, {one.panel_id for one in claimed})
        due = []
        for one in claimed:
            panel = of[one.panel_id]
            if times.is_wanted(panel, one.member_id, one.word) and not times.is_stale(one.word, one.due_at, now):
                due.append(WordDue(panel, one))
            else:
                await panel_words.done(tx, one)
    return due


async def posts_due(practice: Practice, only: int | None = None) -> Sequence[PanelPostDue]:
    now = practice.clock()
    due_by = now if only is None else soon(practice)
    async with practice.database.reading() as tx:
        if not await panel_words.is_post_stale(tx, due_by):
            return ()
    async with practice.database.action() as tx:
        claimed = await panel_words.claim_posts(tx, due_by, practice.holder, now + LEASE, only)
        return [PanelPostDue(panel) for panel in (await panels.several(tx, claimed)).values()]


async def messages_due(practice: Practice, only: Collection[int] | None = None) -> Sequence[MessageGone]:
    """`only` these messages: for whoever has just been forgotten."""
    now = practice.clock()
    async with practice.database.reading() as tx:
        if not await panel_words.is_gone_due(tx, now):
            return ()
    async with practice.database.action() as tx:
        found = await panel_words.claim_gone(tx, now, practice.holder, now + LEASE, only)
    return [MessageGone(message) for message in found]


async def standing_of(practice: Practice, member_id: int) -> list[tuple[int | None, int, int]]:
    """(server, channel, message) of what shows the member in servers."""
    async with practice.database.reading() as tx:
        return await panel_words.standing_of(tx, member_id)


async def standing_still(practice: Practice, message_ids: Collection[int]) -> set[int]:
    """Those of these messages that are yet to be taken away."""
    async with practice.database.reading() as tx:
        return await panel_words.gone_among(tx, message_ids)


async def panels_of_posts(practice: Practice, message_ids: Collection[int]) -> list[tuple[int, int, bool]]:
    """(panel, post, whether it is yet to be written anew) of these posts."""
    async with practice.database.reading() as tx:
        return await panels.of_posts(tx, message_ids)


async def note_said(practice: Practice, said: DueWord, where: tuple[int, int] | None) -> None:
    """`where`: channel and message that it was said with. Who is reminded of scorecards is reminded once more."""
    async with practice.database.action() as tx:
        await panel_words.done(tx, said)
        if where is not None:
            await panel_words.note_message(tx, said.panel_id, *where)
        if said.word not in (PanelWord.SCORECARD_MISSING, PanelWord.MISSING):
            return
        panel = (await panels.several(tx, [said.panel_id])).get(said.panel_id)
        if panel and (again := times.next_reminder(panel, practice.clock())):
            await panel_words.put(tx, said.panel_id, [(said.member_id, said.word, again)])


async def note_written(practice: Practice, panel_id: int) -> None:
    async with practice.database.action() as tx:
        await panel_words.post_done(tx, panel_id)


async def note_taken(practice: Practice, message: StandingMessage) -> None:
    async with practice.database.action() as tx:
        await panel_words.taken(tx, message.message_id)


# ---------------------------------------------------------------- from one stage to the next


async def go_on(practice: Practice, member_id: int, panel_id: int, before: PanelStage, *, manages: bool) -> Panel:
    """End the stage without those who are missing. Raises PanelError: also where somebody else was faster."""
    async with practice.database.action() as tx:
        panel = await panels.get(tx, panel_id, lock=True)
        if not pure.may_organise(panel, member_id, manages=manages):
            raise PanelError("not_organiser")
        if panel.stage is not before:
            raise PanelError("went_on_already")
        if not pure.may_be_ended(panel):
            raise PanelError("no_scorecard_yet")
        await _enter(practice, tx, panel, pure.following(before))
        return await advance(practice, tx, panel_id)


async def advance(practice: Practice, tx: Transaction, panel_id: int) -> Panel:
    """From stage to stage as far as it goes by itself; the panel as it is then."""
    panel = await panels.get(tx, panel_id, lock=True)
    while pure.is_over(panel, practice.clock()):
        await _enter(practice, tx, panel, pure.following(panel.stage))
        panel = await panels.get(tx, panel_id)
    return panel


async def pass_on(practice: Practice, tx: Transaction, panel: Panel, gone: PanelInterviewer) -> None:
    """What one who leaves would have asked goes to those with least, who hear of it."""
    for taker_id, places in pure.pass_on(panel, gone)[0].items():
        taker = panel.interviewer(taker_id)
        assert taker is not None
        principles = [*taker.principles, *(gone.principles[place] for place in places)]
        questions = [*taker.question_ids, *(gone.question_ids[place] for place in places)]
        await panels.change_interviewer(tx, panel.id, taker_id, principles=principles, question_ids=questions)
        await panel_words.put(tx, panel.id, [(taker_id, PanelWord.CHANGED, soon(practice))])


async def leave(practice: Practice, tx: Transaction, panel_id: int, member_id: int) -> None:
    """Before an interviewer is forgotten; `mend` comes after it."""
    panel = await panels.get(tx, panel_id, lock=True)
    one = panel.interviewer(member_id)
    if one in panel.missing and one is not None and panel.stage in pure.RUNNING[:2]:
        await pass_on(practice, tx, panel, one)


async def go_on_without(practice: Practice, tx: Transaction, panel_id: int) -> None:
    """After an interviewer was forgotten, and their messages with them."""
    panel = await mend(practice, tx, panel_id)
    if panel.stage in pure.RUNNING and panel.channel_id is None:
        # There is no post with a way to the cards that went with them.
        people = [panel.candidate_id, *(one.member_id for one in panel.active)]
        await panel_words.put(tx, panel_id, [(member_id, PanelWord.INVITED, soon(practice)) for member_id in people])


async def mend(practice: Practice, tx: Transaction, panel_id: int) -> Panel:
    """After somebody left: another Bar Raiser where theirs is gone, and on where only they were missing."""
    panel = await panels.get(tx, panel_id, lock=True)
    if panel.stage in pure.RUNNING:
        if not panel.interviewers:
            await panels.change(tx, panel_id, stage=PanelStage.CANCELLED, stale_at=soon(practice))
            await panel_words.put(tx, panel_id, [(panel.candidate_id, PanelWord.CANCELLED, soon(practice))])
        else:
            await _see_to_bar_raiser(practice, tx, panel)
    return await advance(practice, tx, panel_id)


async def _enter(practice: Practice, tx: Transaction, panel: Panel, stage: PanelStage) -> None:
    now = practice.clock()
    values: dict[str, object] = {"stage": stage, "stale_at": soon(practice)}
    if stage is PanelStage.READING:
        values["reading_until"] = now + pure.READING_TIME
    await panels.change(tx, panel.id, **values)
    panel = replace(panel, stage=stage)
    if stage in pure.DEBRIEF:
        panel = await _see_to_bar_raiser(practice, tx, panel)
    await panel_words.put(tx, panel.id, _words(panel, soon(practice)))


def _words(panel: Panel, at: datetime) -> list[tuple[int, PanelWord, datetime]]:
    """What the stage leaves to be said."""
    match panel.stage:
        case PanelStage.INTERVIEWING:
            first = panel.ends_at + times.REMINDERS[0]
            missing = [(one.member_id, PanelWord.SCORECARD_MISSING, first) for one in panel.active]
            return [*missing, *_to_organiser(panel, PanelWord.MISSING, first)]
        case PanelStage.READING:
            return [(one.member_id, PanelWord.DEBRIEF, at) for one in panel.voters]
        case PanelStage.VOTING:
            return [(one.member_id, PanelWord.VOTE, at) for one in panel.voters]
        case PanelStage.DECIDING:
            return [(one.member_id, PanelWord.DECIDE, at) for one in panel.voters if one.bar_raiser]
    return []


def _to_organiser(panel: Panel, word: PanelWord, at: datetime) -> list[tuple[int, PanelWord, datetime]]:
    return [] if panel.organiser_id is None else [(panel.organiser_id, word, at)]


async def _see_to_bar_raiser(practice: Practice, tx: Transaction, panel: Panel) -> Panel:
    """One of those who are there: in the debrief, of those who posted."""
    there = panel.voters if panel.stage in pure.DEBRIEF else panel.active
    raiser = panel.bar_raiser
    if not there or raiser in there:
        return panel
    chosen = pure.draw_bar_raiser([one.member_id for one in there], panel.organiser_id, practice.random)
    return await appoint(tx, panel, chosen)


async def appoint(tx: Transaction, panel: Panel, member_id: int) -> Panel:
    await panels.appoint(tx, panel.id, member_id)
    return await panels.get(tx, panel.id)
