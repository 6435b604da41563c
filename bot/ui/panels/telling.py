"""Each word of a panel to one member in private: by DM, in their language.

Where DMs are closed a neutral line in the channel says that something waits there, never what or why.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import discord

from bot.interview.model import Lang
from bot.interview.panels.model import Panel
from bot.interview.panels.times import PanelWord
from bot.services.panels import attendance, debriefs, interviews
from bot.services.panels import stages as panel_stages
from bot.services.panels.stages import WordDue
from bot.ui.actions import ActionButton
from bot.ui.card import Card
from bot.ui.delivering import find_posted, insist, name, passes, send_dm
from bot.ui.desk import Desk
from bot.ui.headings import timestamp
from bot.ui.notifying import delivers
from bot.ui.panels.cards import candidate_card, organiser_card
from bot.ui.panels.interview_cards import interviewer_card
from bot.ui.panels.report import report_file
from bot.ui.wording import Wording

log = logging.getLogger(__name__)

_QUIET = (PanelWord.TEN_LEFT, PanelWord.TWO_LEFT)
"""Somebody is in the middle of an interview: without a sound."""


@dataclass(frozen=True, slots=True)
class _Telling:
    card: Card
    file: Callable[[], discord.File] | None = None
    """Made anew for each attempt: it can be read only once."""

    def content(self) -> dict[str, Any]:
        return {"view": self.card, "files": [self.file()] if self.file else []}


@delivers(WordDue)
async def say(client: Any, desk: Desk, notice: WordDue) -> None:
    """Raises what has not passed by now: the tick tries again."""
    panel, said = notice.panel, notice.said
    wording = desk.wording(lang_of_member(panel, said.member_id))
    telling = await _telling(desk, notice, wording)
    nonce = f"p{panel.id}.{list(PanelWord).index(said.word)}.{int(said.due_at.timestamp()) % 10**8}"

    def make() -> dict[str, Any]:
        return {**telling.content(), "nonce": nonce, "silent": said.word in _QUIET}

    try:
        message = await _said_before(client, desk, notice, telling.card) if said.again else None
        message = message or await send_dm(client, desk, said.member_id, make)
    except discord.HTTPException as refusal:
        if passes(refusal):
            raise
        log.info("panel %d: a word could not be said by DM (%s)", panel.id, refusal.code)
        if said.word not in _QUIET:
            await _point_to_post(client, desk, panel, said.member_id)
        await panel_stages.note_said(desk.practice, said, None)
        return
    # The report is the candidate's own: it stays when somebody else is forgotten.
    kept = said.word is PanelWord.REPORT
    await panel_stages.note_said(desk.practice, said, None if kept else (message.channel.id, message.id))


async def _said_before(client: Any, desk: Desk, notice: WordDue, card: Card) -> discord.Message | None:
    """By whoever was killed before it was noted: Discord knows a nonce for some minutes only."""
    dm = await insist(desk, lambda: client.create_dm(discord.Object(notice.said.member_id)))
    return await find_posted(client, desk, dm.id, card, notice.said.due_at)


async def _point_to_post(client: Any, desk: Desk, panel: Panel, member_id: int) -> None:
    if panel.channel_id is None:
        return
    text = desk.wording(panel.lang)("panel.waiting", member=f"<@{member_id}>", number=panel.id)
    await name(client, desk, panel.channel_id, guild_id=panel.guild_id, member_ids=[member_id], text=text)


def lang_of_member(panel: Panel, member_id: int) -> Lang:
    """That of their last press, or the panel's."""
    one = panel.interviewer(member_id)
    known = panel.candidate_lang if member_id == panel.candidate_id else one.lang if one else None
    return known or panel.lang


# ---------------------------------------------------------------- what is said


async def _telling(desk: Desk, notice: WordDue, wording: Wording) -> _Telling:
    return await _TELLINGS.get(notice.said.word, _in_short)(desk, notice, wording)


async def _in_short(desk: Desk, notice: WordDue, wording: Wording) -> _Telling:
    """A sentence, and the button that leads on."""
    panel, word = notice.panel, notice.said.word
    until = timestamp(panel.reading_until, "R") if panel.reading_until else ""
    text = wording(f"panel.word.{word.value}", number=panel.id, candidate=f"<@{panel.candidate_id}>", until=until)
    return _Telling(Card([text], _ways_on(panel, word, wording)))


def _ways_on(panel: Panel, word: PanelWord, wording: Wording) -> list[ActionButton]:
    primary = discord.ButtonStyle.primary
    card = ActionButton(wording("panel.button.card"), "panels.card", panel.id)
    if word in (PanelWord.DEBRIEF, PanelWord.VOTE, PanelWord.DECIDE, PanelWord.DECIDED):
        return [ActionButton(wording("panel.button.read"), "panels.read", panel.id, 0, style=primary), card]
    if word is PanelWord.BEGINS:
        return [ActionButton(wording("panel.button.start"), "panels.start", panel.id, style=primary), card]
    return [card]


async def _whole_card(desk: Desk, notice: WordDue, wording: Wording) -> _Telling:
    panel, said = notice.panel, notice.said
    if said.member_id == panel.candidate_id:
        note = wording("panel.word.invited_candidate", number=panel.id)
        return _Telling(candidate_card(panel, wording, note))
    note = wording(f"panel.word.{said.word.value}", number=panel.id, candidate=f"<@{panel.candidate_id}>")
    found = await interviews.interview(desk.practice, said.member_id, panel.id)
    return _Telling(interviewer_card(found, wording, note))


async def _to_organiser(desk: Desk, notice: WordDue, wording: Wording) -> _Telling:
    panel, said = notice.panel, notice.said
    there = await attendance.attendance(desk.practice, said.member_id, panel)
    return _Telling(organiser_card(panel, there, wording, wording(f"panel.word.{said.word.value}", number=panel.id)))


async def _with_report(desk: Desk, notice: WordDue, wording: Wording) -> _Telling:
    panel = notice.panel
    found = await debriefs.report(desk.practice, notice.said.member_id, panel.id)
    text = wording("panel.word.report", number=panel.id)
    card = Card([text])
    card.add_item(discord.ui.File(f"attachment://{report_file(found, wording).filename}"))
    return _Telling(card, lambda: report_file(found, wording))


_TELLINGS: dict[PanelWord, Callable[[Desk, WordDue, Wording], Awaitable[_Telling]]] = {
    PanelWord.INVITED: _whole_card,
    PanelWord.CHANGED: _whole_card,
    PanelWord.MISSING: _to_organiser,
    PanelWord.DECLINED: _to_organiser,
    PanelWord.REPORT: _with_report,
}
