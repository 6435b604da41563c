"""What buttons, menus and forms of a panel do for interviewers before the debrief, and for the candidate."""

from __future__ import annotations

from bot.errors import PanelNotFoundError
from bot.interview.model import Item
from bot.interview.panels.model import Panel
from bot.interview.rounds.scorecards import Vote
from bot.services.panels import convening, debriefs, interviews
from bot.services.panels import organising as panel_organising
from bot.services.panels.interviews import Interview
from bot.services.practice import Practice
from bot.ui.actions import Values, on_pick, on_press, on_submit
from bot.ui.card import Card
from bot.ui.desk import Interaction, desk_of, server_of, wording_of
from bot.ui.groups.forms import ticks_of
from bot.ui.panels.cards import candidate_card, decline_card, list_card
from bot.ui.panels.entry import entered, entered_or_managed, may_know, organising, say
from bot.ui.panels.forms import post_form, quotes_form, quotes_of, ticks_form
from bot.ui.panels.interview_cards import interview_question_card, interviewer_card, probes_card
from bot.ui.panels.report import report_file
from bot.ui.showing import open_form, put_own, send_file


async def card_for(interaction: Interaction, panel: Panel) -> Card:
    """The card of the member's own part. Raises PanelNotFoundError for who has none."""
    member_id, wording = interaction.user.id, wording_of(interaction)
    if member_id == panel.candidate_id:
        return candidate_card(panel, wording)
    if panel.interviewer(member_id):
        return interviewer_card(await interviews.interview(_practice(interaction), member_id, panel.id), wording)
    return await organising(interaction, panel)


@on_press("panels.card")
async def show_card(interaction: Interaction, panel_id: str) -> None:
    await put_own(interaction, await card_for(interaction, await entered_or_managed(interaction, panel_id)))


@on_pick("panels.open")
async def open_from_list(interaction: Interaction, panel_id: str) -> None:
    await put_own(interaction, await card_for(interaction, await entered_or_managed(interaction, panel_id)))


# ---------------------------------------------------------------- one interview


@on_press("panels.start")
async def start_clock(interaction: Interaction, panel_id: str) -> None:
    panel = await entered(interaction, panel_id)
    found = await interviews.begin(_practice(interaction), interaction.user.id, panel.id)
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
    await open_form(interaction, form)


@on_submit("panels.quoted")
async def save_quotes(interaction: Interaction, values: Values, panel_id: str, number: str) -> None:
    who = (_practice(interaction), interaction.user.id, int(panel_id))
    found = await interviews.save_quotes(*who, int(number), quotes_of(values))
    await put_own(interaction, interview_question_card(found, int(number), wording_of(interaction)))


@on_press("panels.ticks", opens_form=True)
async def open_ticks(interaction: Interaction, panel_id: str, number: str) -> None:
    found = await _interview(interaction, panel_id, number)
    form = ticks_form(found.panel.id, found.scorecard(int(number)), wording_of(interaction))
    await open_form(interaction, form)


@on_submit("panels.ticked")
async def save_ticks(interaction: Interaction, values: Values, panel_id: str, number: str) -> None:
    who = (_practice(interaction), interaction.user.id, int(panel_id))
    found = await interviews.save_ticks(*who, int(number), ticks_of(values), values.get("gap", ""))
    await put_own(interaction, interview_question_card(found, int(number), wording_of(interaction)))


@on_press("panels.post", opens_form=True)
async def open_posting(interaction: Interaction, panel_id: str) -> None:
    found = await _interview(interaction, panel_id)
    await open_form(interaction, post_form(found.panel.id, found.own, wording_of(interaction)))


@on_submit("panels.posted")
async def post(interaction: Interaction, values: Values, panel_id: str) -> None:
    who = (_practice(interaction), interaction.user.id, int(panel_id))
    found = await interviews.post(*who, Vote(values["vote"]), values.get("summary", ""))
    await put_own(interaction, interviewer_card(found, wording_of(interaction)))
    await say(interaction, found.panel)


async def _interview(interaction: Interaction, panel_id: str, number: str = "1") -> Interview:
    panel = await entered(interaction, panel_id)
    found = await interviews.interview(_practice(interaction), interaction.user.id, panel.id)
    if not 1 <= int(number) <= len(found.own.question_ids):
        raise PanelNotFoundError
    return found


# ---------------------------------------------------------------- saying no


@on_press("panels.decline")
async def ask_to_decline(interaction: Interaction, panel_id: str) -> None:
    """Without `entered`: whoever says no has not come."""
    panel = await convening.get(_practice(interaction), int(panel_id))
    if interaction.user.id != panel.candidate_id and panel.interviewer(interaction.user.id) is None:
        raise PanelNotFoundError
    await put_own(interaction, decline_card(panel, wording_of(interaction)))


@on_press("panels.declined")
async def decline(interaction: Interaction, panel_id: str) -> None:
    panel = await panel_organising.decline(_practice(interaction), interaction.user.id, int(panel_id))
    await put_own(interaction, await card_for(interaction, panel))
    await say(interaction, panel)


# ---------------------------------------------------------------- the candidate, and the list


@on_press("panels.report")
async def send_report(interaction: Interaction, panel_id: str) -> None:
    panel = await entered(interaction, panel_id)
    found = await debriefs.report(_practice(interaction), interaction.user.id, panel.id)
    await send_file(interaction, report_file(found, wording_of(interaction)))


@on_press("panels.list")
async def turn_list(interaction: Interaction, number: str) -> None:
    await put_own(interaction, await list_of(interaction, int(number)))


async def list_of(interaction: Interaction, number: int) -> Card:
    """The server's panels of which the member may know."""
    guild_id = server_of(interaction)
    found, total = await convening.page(_practice(interaction), guild_id, number)
    return list_card([one for one in found if may_know(interaction, one)], total, number, wording_of(interaction))


def _practice(interaction: Interaction) -> Practice:
    return desk_of(interaction).practice
