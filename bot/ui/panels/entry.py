"""Who may come to which panel: those who take part, those who manage its server, those who can read its post."""

from __future__ import annotations

import discord

from bot.errors import PanelError, PanelNotFoundError
from bot.interview.panels.model import Panel, may_organise
from bot.services.panels import attendance, convening
from bot.services.practice import Practice
from bot.ui.card import Card
from bot.ui.desk import Interaction, desk_of, lang_of, wording_of
from bot.ui.panels.announcing import say_now
from bot.ui.panels.cards import organiser_card


async def entered(interaction: Interaction, panel_id: str | int) -> Panel:
    """The panel for one who takes part in it. Raises PanelNotFoundError."""
    return await convening.enter(_practice(interaction), interaction.user.id, int(panel_id), lang_of(interaction))


def manages(interaction: Interaction, panel: Panel) -> bool:
    """Whether the member may manage the server of the panel, and is there."""
    here = interaction.guild_id is not None and interaction.guild_id == panel.guild_id
    return here and interaction.permissions.manage_guild


async def entered_or_managed(interaction: Interaction, panel_id: str) -> Panel:
    """As `entered`, also for who manages the server."""
    panel = await convening.get(_practice(interaction), int(panel_id))
    if manages(interaction, panel) and not convening.takes_part(panel, interaction.user.id):
        return panel
    return await entered(interaction, panel_id)


def may_know(interaction: Interaction, panel: Panel) -> bool:
    """Who takes part, who manages the server, and who can read the post."""
    if convening.takes_part(panel, interaction.user.id) or manages(interaction, panel):
        return True
    guild, member = interaction.guild, interaction.user
    channel = guild.get_channel_or_thread(panel.channel_id) if guild and panel.channel_id else None
    if channel is None or not isinstance(member, discord.Member):
        return False
    return channel.permissions_for(member).view_channel


async def organising(interaction: Interaction, panel: Panel, note: str = "") -> Card:
    member_id = interaction.user.id
    if not may_organise(panel, member_id, manages=manages(interaction, panel)):
        raise PanelError("not_organiser") if convening.takes_part(panel, member_id) else PanelNotFoundError
    # Who came is for the organiser alone, not for whoever manages the server.
    own = member_id == panel.organiser_id
    there = await attendance.attendance(_practice(interaction), member_id, panel) if own else None
    return organiser_card(panel, there, wording_of(interaction), note)


async def say(interaction: Interaction, panel: Panel) -> None:
    await say_now(interaction.client, desk_of(interaction), panel.id)


def _practice(interaction: Interaction) -> Practice:
    return desk_of(interaction).practice
