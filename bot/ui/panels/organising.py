"""What the organiser of a panel presses: on without who is missing, a reminder, another Bar Raiser, calling it off."""

from __future__ import annotations

from bot.interview.panels.model import Panel, PanelStage
from bot.services.panels import debriefs
from bot.services.panels import organising as panel_organising
from bot.services.panels import stages as panel_stages
from bot.services.practice import Practice
from bot.ui.actions import on_pick, on_press
from bot.ui.desk import Interaction, desk_of, wording_of
from bot.ui.panels.cards import cancel_card
from bot.ui.panels.entry import entered_or_managed, manages, organising, say
from bot.ui.showing import put_own


@on_press("panels.organise")
async def show_organiser(interaction: Interaction, panel_id: str) -> None:
    await put_own(interaction, await organising(interaction, await entered_or_managed(interaction, panel_id)))


@on_press("panels.go_on")
async def go_on(interaction: Interaction, panel_id: str, before: str) -> None:
    panel = await entered_or_managed(interaction, panel_id)
    panel = await panel_stages.go_on(
        *_organiser(interaction, panel), PanelStage(before), manages=manages(interaction, panel)
    )
    await put_own(interaction, await organising(interaction, panel))
    await say(interaction, panel)


@on_press("panels.remind")
async def remind(interaction: Interaction, panel_id: str) -> None:
    panel = await entered_or_managed(interaction, panel_id)
    panel = await panel_organising.remind(*_organiser(interaction, panel), manages=manages(interaction, panel))
    await put_own(
        interaction, await organising(interaction, panel, wording_of(interaction)("panel.organiser.reminded"))
    )
    await say(interaction, panel)


@on_press("panels.cancel")
async def ask_to_cancel(interaction: Interaction, panel_id: str) -> None:
    await put_own(interaction, cancel_card(await entered_or_managed(interaction, panel_id), wording_of(interaction)))


@on_press("panels.cancelled")
async def cancel(interaction: Interaction, panel_id: str) -> None:
    panel = await entered_or_managed(interaction, panel_id)
    panel = await panel_organising.cancel(*_organiser(interaction, panel), manages=manages(interaction, panel))
    await put_own(interaction, await organising(interaction, panel))
    await say(interaction, panel)


@on_pick("panels.hand_over")
async def hand_over(interaction: Interaction, member_id: str, panel_id: str) -> None:
    panel = await entered_or_managed(interaction, panel_id)
    who = _organiser(interaction, panel)
    panel = await debriefs.hand_over(*who, int(member_id), manages=manages(interaction, panel))
    await put_own(interaction, await organising(interaction, panel))
    await say(interaction, panel)


def _organiser(interaction: Interaction, panel: Panel) -> tuple[Practice, int, int]:
    return desk_of(interaction).practice, interaction.user.id, panel.id
