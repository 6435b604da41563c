"""The debrief of a solo panel as a file."""

from __future__ import annotations

import io

import discord

from bot.services.rounds import history
from bot.ui.actions import on_press
from bot.ui.desk import Interaction, desk_of
from bot.ui.rounds.solo_panel_cards import answers_card
from bot.ui.rounds.solo_panel_report import report
from bot.ui.showing import send, send_file


@on_press("solos.report")
async def send_report(interaction: Interaction, round_id: str) -> None:
    desk = desk_of(interaction)
    round_ = await history.open_round(desk.practice, interaction.user.id, int(round_id))
    text = report(round_, desk.wording(round_.wishes.lang))
    await send_file(interaction, discord.File(io.BytesIO(text.encode()), f"panel-{round_.id}.md"))


@on_press("solos.answers")
async def show_answers(interaction: Interaction, round_id: str) -> None:
    desk = desk_of(interaction)
    round_ = await history.open_round(desk.practice, interaction.user.id, int(round_id))
    await send(interaction, answers_card(round_, desk.wording(round_.wishes.lang)))
