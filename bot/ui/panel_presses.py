"""What buttons, menus and forms of a panel do for interviewers before the debrief, for candidate and organiser."""

from __future__ import annotations

import discord

from bot.errors import PanelError, PanelNotFoundError
from bot.interview.model import Item
from bot.interview.panels import Panel, PanelStage, may_organise
from bot.interview.scorecards import Vote
from bot.services import panel_attendance, panel_debriefs, panel_interviews, panel_stages, panels
from bot.services.panel_interviews import Interview
from bot.services.practice import Practice
from bot.ui.actions import Values, on_pick, on_press, on_submit
from bot.ui.card import Card
from bot.ui.desk import Interaction, desk_of, lang_of, wording_of
from bot.ui.group_forms import ticks_of
from bot.ui.panel_announcing import say_now
from bot.ui.panel_cards import cancel_card, candidate_card, decline_card, list_card, organiser_card
from bot.ui.panel_forms import post_form, quotes_form, quotes_of, ticks_form
from bot.ui.panel_interview_cards import interview_question_card, interviewer_card, probes_card
from bot.ui.panel_report import report_file
from bot.ui.showing import put_own, send_file


async def entered(interaction: Interaction, panel_id: str | int) -> Panel:
    """The panel for one who takes part in it. Raises PanelNotFoundError."""
    return await panels.enter(_practice(interaction), interaction.user.id, int(panel_id), lang_of(interaction))


def manages(interaction: Interaction, panel: Panel) -> bool:
    """Whether the member may manage the server of the panel, and is there."""
    here = interaction.guild_id is not None and interaction.guild_id == panel.guild_id
    return here and interaction.permissions.manage_guild


async def card_for(interaction: Interaction, panel: Panel) -> Card:
    """The card of the member's own part. Raises PanelNotFoundError for who has none."""
    member_id, wording = interaction.user.id, wording_of(interaction)
    if member_id == panel.candidate_id:
        return candidate_card(panel, wording)
    if panel.interviewer(member_id):
        return interviewer_card(await panel_interviews.interview(_practice(interaction), member_id, panel.id), wording)
    return await _organising(interaction, panel)


async def _organising(interaction: Interaction, panel: Panel, note: str = "") -> Card:
    member_id = interaction.user.id
    if not may_organise(panel, member_id, manages=manages(interaction, panel)):
        raise PanelError("not_organiser") if panels.takes_part(panel, member_id) else PanelNotFoundError
    # Who came is for the organiser alone, not for whoever manages the server.
    own = member_id == panel.organiser_id
    there = await panel_attendance.attendance(_practice(interaction), member_id, panel) if own else None
    return organiser_card(panel, there, wording_of(interaction), note)


@on_press("panels.card")
async def show_card(interaction: Interaction, panel_id: str) -> None:
    await put_own(interaction, await card_for(interaction, await _seen(interaction, panel_id)))


@on_pick("panels.open")
async def open_from_list(interaction: Interaction, panel_id: str) -> None:
    await put_own(interaction, await card_for(interaction, await _seen(interaction, panel_id)))


async def _seen(interaction: Interaction, panel_id: str) -> Panel:
    """As `entered`, also for who manages the server."""
    panel = await panels.get(_practice(interaction), int(panel_id))
    if manages(interaction, panel) and not panels.takes_part(panel, interaction.user.id):
        return panel
    return await entered(interaction, panel_id)


# ---------------------------------------------------------------- one interview


@on_press("panels.start")
async def start_clock(interaction: Interaction, panel_id: str) -> None:
    panel = await entered(interaction, panel_id)
    found = await panel_interviews.begin(_practice(interaction), interaction.user.id, panel.id)
    await put_own(interaction, interviewer_card(found, wording_of(interaction)))


@on_press("panels.question")
async def show_question(interaction: Interaction, panel_id: str, number: str) -> None:
    found = await _interview(interaction, panel_id, number)
    await put_own(interaction, interview_question_card(found, int(number), wording_of(interaction)))


@on_press("panels.probes")
async def show_probes(interaction: Interaction, panel_id: str, number: str) -> None:
    found = await _interview(interaction, panel_id, number)
    await put_own(interaction, probes_card(found, int(number), None, wording_of(interaction)))


@on_press("panels.weak")
async def show_probes_for(interaction: Interaction, panel_id: str, number: str, item: str) -> None:
    found = await _interview(interaction, panel_id, number)
    await put_own(interaction, probes_card(found, int(number), Item(item), wording_of(interaction)))


@on_press("panels.quotes", opens_form=True)
async def open_quotes(interaction: Interaction, panel_id: str, number: str) -> None:
    found = await _interview(interaction, panel_id, number)
    form = quotes_form(found.panel.id, found.scorecard(int(number)), wording_of(interaction))
    await interaction.response.send_modal(form)


@on_submit("panels.quoted")
async def save_quotes(interaction: Interaction, values: Values, panel_id: str, number: str) -> None:
    who = (_practice(interaction), interaction.user.id, int(panel_id))
    found = await panel_interviews.save_quotes(*who, int(number), quotes_of(values))
    await put_own(interaction, interview_question_card(found, int(number), wording_of(interaction)))


@on_press("panels.ticks", opens_form=True)
async def open_ticks(interaction: Interaction, panel_id: str, number: str) -> None:
    found = await _interview(interaction, panel_id, number)
    form = ticks_form(found.panel.id, found.scorecard(int(number)), wording_of(interaction))
    await interaction.response.send_modal(form)


@on_submit("panels.ticked")
async def save_ticks(interaction: Interaction, values: Values, panel_id: str, number: str) -> None:
    who = (_practice(interaction), interaction.user.id, int(panel_id))
    found = await panel_interviews.save_ticks(*who, int(number), ticks_of(values), values.get("gap", ""))
    await put_own(interaction, interview_question_card(found, int(number), wording_of(interaction)))


@on_press("panels.post", opens_form=True)
async def open_posting(interaction: Interaction, panel_id: str) -> None:
    found = await _interview(interaction, panel_id)
    await interaction.response.send_modal(post_form(found.panel.id, found.own, wording_of(interaction)))


@on_submit("panels.posted")
async def post(interaction: Interaction, values: Values, panel_id: str) -> None:
    who = (_practice(interaction), interaction.user.id, int(panel_id))
    found = await panel_interviews.post(*who, Vote(values["vote"]), values.get("summary", ""))
    await put_own(interaction, interviewer_card(found, wording_of(interaction)))
    await _say(interaction, found.panel)


async def _interview(interaction: Interaction, panel_id: str, number: str = "1") -> Interview:
    panel = await entered(interaction, panel_id)
    found = await panel_interviews.interview(_practice(interaction), interaction.user.id, panel.id)
    if not 1 <= int(number) <= len(found.own.question_ids):
        raise PanelNotFoundError
    return found


# ---------------------------------------------------------------- saying no


@on_press("panels.decline")
async def ask_to_decline(interaction: Interaction, panel_id: str) -> None:
    """Without `entered`: whoever says no has not come."""
    panel = await panels.get(_practice(interaction), int(panel_id))
    if interaction.user.id != panel.candidate_id and panel.interviewer(interaction.user.id) is None:
        raise PanelNotFoundError
    await put_own(interaction, decline_card(panel, wording_of(interaction)))


@on_press("panels.declined")
async def decline(interaction: Interaction, panel_id: str) -> None:
    panel = await panels.decline(_practice(interaction), interaction.user.id, int(panel_id))
    await put_own(interaction, await card_for(interaction, panel))
    await _say(interaction, panel)


# ---------------------------------------------------------------- organising


@on_press("panels.organise")
async def show_organiser(interaction: Interaction, panel_id: str) -> None:
    await put_own(interaction, await _organising(interaction, await _seen(interaction, panel_id)))


@on_press("panels.go_on")
async def go_on(interaction: Interaction, panel_id: str, before: str) -> None:
    panel = await _seen(interaction, panel_id)
    panel = await panel_stages.go_on(
        *_organiser(interaction, panel), PanelStage(before), manages=manages(interaction, panel)
    )
    await put_own(interaction, await _organising(interaction, panel))
    await _say(interaction, panel)


@on_press("panels.remind")
async def remind(interaction: Interaction, panel_id: str) -> None:
    panel = await _seen(interaction, panel_id)
    panel = await panels.remind(*_organiser(interaction, panel), manages=manages(interaction, panel))
    await put_own(
        interaction, await _organising(interaction, panel, wording_of(interaction)("panel.organiser.reminded"))
    )
    await _say(interaction, panel)


@on_press("panels.cancel")
async def ask_to_cancel(interaction: Interaction, panel_id: str) -> None:
    await put_own(interaction, cancel_card(await _seen(interaction, panel_id), wording_of(interaction)))


@on_press("panels.cancelled")
async def cancel(interaction: Interaction, panel_id: str) -> None:
    panel = await _seen(interaction, panel_id)
    panel = await panels.cancel(*_organiser(interaction, panel), manages=manages(interaction, panel))
    await put_own(interaction, await _organising(interaction, panel))
    await _say(interaction, panel)


@on_pick("panels.hand_over")
async def hand_over(interaction: Interaction, member_id: str, panel_id: str) -> None:
    panel = await _seen(interaction, panel_id)
    who = _organiser(interaction, panel)
    panel = await panel_debriefs.hand_over(*who, int(member_id), manages=manages(interaction, panel))
    await put_own(interaction, await _organising(interaction, panel))
    await _say(interaction, panel)


# ---------------------------------------------------------------- the candidate, and the list


@on_press("panels.report")
async def send_report(interaction: Interaction, panel_id: str) -> None:
    panel = await entered(interaction, panel_id)
    found = await panel_debriefs.report(_practice(interaction), interaction.user.id, panel.id)
    await send_file(interaction, report_file(found, wording_of(interaction)))


@on_press("panels.list")
async def turn_list(interaction: Interaction, number: str) -> None:
    await put_own(interaction, await list_of(interaction, int(number)))


async def list_of(interaction: Interaction, number: int) -> Card:
    """The server's panels of which the member may know."""
    if interaction.guild_id is None:
        raise PanelNotFoundError
    found, total = await panels.page(_practice(interaction), interaction.guild_id, number)
    return list_card([one for one in found if _may_know(interaction, one)], total, number, wording_of(interaction))


def _may_know(interaction: Interaction, panel: Panel) -> bool:
    """Who takes part, who manages the server, and who can read the post."""
    if panels.takes_part(panel, interaction.user.id) or manages(interaction, panel):
        return True
    guild, member = interaction.guild, interaction.user
    channel = guild.get_channel_or_thread(panel.channel_id) if guild and panel.channel_id else None
    if channel is None or not isinstance(member, discord.Member):
        return False
    return channel.permissions_for(member).view_channel


def _organiser(interaction: Interaction, panel: Panel) -> tuple[Practice, int, int]:
    return _practice(interaction), interaction.user.id, panel.id


async def _say(interaction: Interaction, panel: Panel) -> None:
    await say_now(interaction.client, desk_of(interaction), panel.id)


def _practice(interaction: Interaction) -> Practice:
    return desk_of(interaction).practice
