"""The cards of a panel as a whole: its post, what the candidate sees, what the organiser sees, the list."""

from __future__ import annotations

from collections.abc import Sequence

import discord

from bot.interview.panels import model as pure
from bot.interview.panels.model import Panel, PanelStage
from bot.interview.panels.times import Presence
from bot.services.panels.attendance import Attendance
from bot.services.panels.convening import PAGE_SIZE
from bot.ui.actions import ActionButton, ActionMenu, choice_menu
from bot.ui.card import GOOD, WARNING, Card, Mark
from bot.ui.headings import timestamp
from bot.ui.paging import paged, turning
from bot.ui.wording import Wording

_SIGNS = {
    Presence.EXPECTED: Mark.MISSING,
    Presence.CAME: Mark.MET,
    Presence.LATE: Mark.MET,
    Presence.SAID_NO: Mark.UNASKED,
    Presence.ABSENT: Mark.MISSING,
}
"""The word that stands with it says the rest."""


def post_card(panel: Panel, wording: Wording) -> Card:
    """What everybody sees: who and when and how far, and nothing of what anybody noted."""
    people = " · ".join(_mention(one.member_id) for one in panel.active)
    who = wording("panel.post.who", candidate=_mention(panel.candidate_id), interviewers=people)
    blocks = [
        f"{wording('panel.post.title', number=panel.id)}\n{who}\n{_when(panel, wording)}",
        state(panel, wording),
        wording("panel.post.private"),
    ]
    return Card(blocks, _ways_in(panel, wording))


def unposted_card(panel: Panel, wording: Wording) -> Card:
    """For each who takes part, by DM, where nothing may be posted: what happened, and the same way in."""
    told = wording("panel.unposted", number=panel.id, channel=f"<#{panel.channel_id}>")
    return Card([f"{wording('panel.post.title', number=panel.id)}\n{told}"], _ways_in(panel, wording), colour=WARNING)


def _ways_in(panel: Panel, wording: Wording) -> list[ActionButton]:
    buttons = [ActionButton(wording("panel.button.card"), "panels.card", panel.id, style=discord.ButtonStyle.primary)]
    if panel.stage in pure.RUNNING[:2]:
        buttons.append(ActionButton(wording("panel.button.decline"), "panels.decline", panel.id))
    return buttons


def thread_card(panel: Panel, wording: Wording) -> Card:
    """Where nobody can be heard coming, a press says it."""
    here = ActionButton(wording("panel.button.here"), "panels.card", panel.id)
    return Card([wording("panel.thread_begins", number=panel.id, candidate=_mention(panel.candidate_id))], [here])


def state(panel: Panel, wording: Wording) -> str:
    return wording(
        f"panel.state.{panel.stage.value}",
        starts=timestamp(panel.starts_at, "R"),
        posted=len(panel.voters),
        of=len(panel.active),
    )


def candidate_card(panel: Panel, wording: Wording, note: str = "") -> Card:
    """The schedule; nothing of what interviewers note, until it is decided."""
    lines = [
        wording(
            "panel.candidate.slot",
            begins=timestamp(one.starts_at, "f"),
            interviewer=_mention(one.member_id),
            minutes=panel.minutes,
        )
        for one in panel.active
    ]
    blocks = [note, wording("panel.candidate.title", number=panel.id), "\n".join(lines), _where(panel, wording)]
    if panel.stage is PanelStage.CANCELLED:
        return Card([*blocks[:2], state(panel, wording)])
    if panel.candidate_declined_at is not None:
        blocks.append(wording("panel.candidate.declined"))
    key = "decided" if panel.stage is PanelStage.DECIDED else "how"
    return Card([*blocks, wording(f"panel.candidate.{key}")], _candidate_buttons(panel, wording))


def _candidate_buttons(panel: Panel, wording: Wording) -> list[ActionButton]:
    buttons = []
    if panel.stage is PanelStage.DECIDED:
        label = wording("panel.button.report")
        buttons.append(ActionButton(label, "panels.report", panel.id, style=discord.ButtonStyle.primary))
    if panel.stage in pure.RUNNING[:2] and panel.candidate_declined_at is None:
        buttons.append(ActionButton(wording("panel.button.decline"), "panels.decline", panel.id))
    if panel.organiser_id == panel.candidate_id:
        buttons.append(ActionButton(wording("panel.button.organise"), "panels.organise", panel.id))
    return [*buttons, ActionButton(wording("panel.button.renew"), "panels.card", panel.id)]


# ---------------------------------------------------------------- the organiser


def organiser_card(panel: Panel, there: Sequence[Attendance] | None, wording: Wording, note: str = "") -> Card:
    """How far it is, whose scorecards are missing; who came, where `there` is known to this reader."""
    blocks = [
        note,
        wording("panel.organiser.title", number=panel.id),
        f"{_when(panel, wording)}\n{state(panel, wording)}",
        _progress(panel, wording),
        _attendance(there, wording) if there else "",
    ]
    return Card(blocks, _organiser_buttons(panel, wording), _hand_over(panel, wording))


def _progress(panel: Panel, wording: Wording) -> str:
    lines = []
    if panel.stage is PanelStage.INTERVIEWING and panel.missing:
        lines.append(wording("panel.organiser.missing", members=_mentions(panel.missing)))
    if panel.stage is PanelStage.VOTING:
        silent = [one for one in panel.voters if one.voted_at is None]
        lines.append(wording("panel.organiser.votes_missing", members=_mentions(silent)))
    if panel.stage is PanelStage.DECIDING and panel.bar_raiser:
        lines.append(wording("panel.organiser.to_decide", member=_mention(panel.bar_raiser.member_id)))
    if panel.uncovered and panel.stage in pure.RUNNING[:2]:
        names = " · ".join(wording.principle(principle) for principle in panel.uncovered)
        lines.append(wording("panel.organiser.uncovered", principles=names))
    return "\n".join(lines)


def _attendance(there: Sequence[Attendance], wording: Wording) -> str:
    lines = [
        wording(
            "panel.organiser.presence",
            sign=_SIGNS[one.presence].value,
            member=_mention(one.member_id),
            presence=wording(f"panel.presence.{one.presence.value}"),
        )
        for one in there
    ]
    return "\n".join([wording("panel.organiser.attendance"), *lines])


def _organiser_buttons(panel: Panel, wording: Wording) -> list[ActionButton]:
    buttons = []
    if pure.may_be_ended(panel):
        label = wording(f"panel.button.go_on.{panel.stage.value}")
        buttons.append(ActionButton(label, "panels.go_on", panel.id, panel.stage.value))
    if panel.stage is PanelStage.INTERVIEWING and panel.missing:
        buttons.append(ActionButton(wording("panel.button.remind"), "panels.remind", panel.id))
    if panel.stage in pure.RUNNING:
        danger = discord.ButtonStyle.danger
        buttons.append(ActionButton(wording("panel.button.cancel"), "panels.cancel", panel.id, style=danger))
    if panel.organiser_id is not None and (
        panel.organiser_id == panel.candidate_id or panel.interviewer(panel.organiser_id)
    ):
        buttons.append(ActionButton(wording("panel.button.card"), "panels.card", panel.id))
    return [*buttons, ActionButton(wording("panel.button.renew"), "panels.organise", panel.id)]


def _hand_over(panel: Panel, wording: Wording) -> list[ActionMenu]:
    """Places, not names: a menu of our own cannot mention anybody."""
    others = [one for one in panel.voters if not one.bar_raiser]
    if panel.stage not in pure.DEBRIEF or not others:
        return []
    options = [
        discord.SelectOption(
            label=wording(
                "panel.organiser.slot",
                number=one.position + 1,
                principles=" · ".join(wording.principle(principle) for principle in one.principles),
            )[:100],
            value=str(one.member_id),
        )
        for one in others
    ]
    return [choice_menu(wording("panel.organiser.pick_raiser"), options, "panels.hand_over", panel.id)]


def cancel_card(panel: Panel, wording: Wording) -> Card:
    """Asked once more: it cannot be undone."""
    danger = discord.ButtonStyle.danger
    yes = ActionButton(wording("panel.button.cancel_yes"), "panels.cancelled", panel.id, style=danger)
    no = ActionButton(wording("panel.button.cancel_no"), "panels.organise", panel.id)
    return Card([wording("panel.cancel.sure", number=panel.id)], [yes, no])


def decline_card(panel: Panel, wording: Wording) -> Card:
    yes = ActionButton(wording("panel.button.decline_yes"), "panels.declined", panel.id)
    no = ActionButton(wording("panel.button.card"), "panels.card", panel.id)
    return Card([wording("panel.decline.sure", number=panel.id)], [yes, no])


def opened_card(panel: Panel, link: str, wording: Wording) -> Card:
    organise = ActionButton(wording("panel.button.organise"), "panels.organise", panel.id)
    return Card([wording("panel.opened", number=panel.id, link=link)], [organise], colour=GOOD)


# ---------------------------------------------------------------- the list


def list_card(found: Sequence[Panel], total: int, number: int, wording: Wording) -> Card:
    """One page of the server's panels that the reader may see; `number` counts from 0."""
    pages = max(1, -(-total // PAGE_SIZE))
    if not found and pages == 1:
        return Card([wording("panel.list.empty")])
    lines = [
        wording(
            "panel.list.line",
            number=panel.id,
            candidate=_mention(panel.candidate_id),
            when=timestamp(panel.starts_at, "f"),
            state=wording(f"panel.list.{panel.stage.value}"),
        )
        for panel in found
    ]
    options = [
        discord.SelectOption(label=wording("panel.list.option", number=panel.id), value=str(panel.id))
        for panel in found
    ]
    menu = [choice_menu(wording("panel.list.pick"), options, "panels.open")] if options else []
    title = paged(wording("panel.list.title"), number, pages, wording)
    listed = "\n".join(lines) or wording("panel.list.empty")
    return Card([title, listed], menu, turning("panels.list", number, pages, wording))


# ---------------------------------------------------------------- pieces


def _when(panel: Panel, wording: Wording) -> str:
    when = wording(
        "panel.post.when",
        begins=timestamp(panel.starts_at, "F"),
        ends=timestamp(panel.ends_at, "t"),
        minutes=panel.minutes,
    )
    return f"{when}\n{_where(panel, wording)}"


def _where(panel: Panel, wording: Wording) -> str:
    if panel.place_id is None:
        return wording("panel.post.where_here" if panel.channel_id else "panel.post.where_dm")
    key = "panel.post.where_voice" if panel.voice else "panel.post.where_thread"
    return wording(key, place=f"<#{panel.place_id}>")


def _mention(member_id: int) -> str:
    return f"<@{member_id}>"


def _mentions(people: Sequence[pure.PanelInterviewer]) -> str:
    return " · ".join(_mention(one.member_id) for one in people)
