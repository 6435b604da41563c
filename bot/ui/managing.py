"""Who may manage what a server does with the bot."""

from __future__ import annotations

import discord

from bot.services.groups import taking_part
from bot.ui.desk import Interaction, desk_of


async def manages(interaction: Interaction, guild_id: int) -> bool:
    """Whether the member has Manage Server, or the role that may open rounds."""
    if interaction.guild is None or interaction.guild.me is None:
        return False  # only installed to the user: nothing could be posted here
    if interaction.permissions.manage_guild:
        return True
    role = (await taking_part.settings(desk_of(interaction).practice, guild_id)).opener_role_id
    member = interaction.user
    return role is not None and isinstance(member, discord.Member) and member.get_role(role) is not None
