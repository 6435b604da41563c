"""Where an interaction finds the parts it works with."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

import discord

from bot.errors import ServerOnlyError
from bot.interview.model import Lang
from bot.locales import Catalogue
from bot.services.practice import Practice
from bot.ui.wording import Wording

Interaction = discord.Interaction[Any]


@dataclass(frozen=True, slots=True)
class Desk:
    """`commands` is filled once Discord has said which id each command has; `rest` waits so many seconds."""

    practice: Practice
    catalogue: Catalogue
    privacy_url: str | None = None
    commands: dict[str, int] = field(default_factory=dict)
    rest: Callable[[float], Awaitable[None]] = asyncio.sleep

    def wording(self, lang: Lang) -> Wording:
        return Wording(lang, self.catalogue, self.practice.library, self.commands)


def desk_of(interaction: Interaction) -> Desk:
    desk: Desk = interaction.client.desk
    return desk


def payload(interaction: Interaction) -> dict[str, Any]:
    """What Discord sent with the interaction, as plain data."""
    return dict(interaction.data or {})


def lang_of(interaction: Interaction) -> Lang:
    """The language of the member's own client."""
    return Lang.KO if interaction.locale is discord.Locale.korean else Lang.EN


def wording_of(interaction: Interaction) -> Wording:
    return desk_of(interaction).wording(lang_of(interaction))


def in_own_dm(interaction: Interaction) -> bool:
    """Whether this is the DM between the member and the bot: the one place where nobody else reads along."""
    return interaction.guild_id is None and interaction.context.dm_channel


def server_of(interaction: Interaction) -> int:
    """The id of the server. Raises ServerOnlyError in a DM, and where only the app of a user is."""
    if interaction.guild_id is None or interaction.client.get_guild(interaction.guild_id) is None:
        raise ServerOnlyError
    return interaction.guild_id
