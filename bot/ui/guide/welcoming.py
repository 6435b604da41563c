"""The first word in a server that the bot was added to: once, and only where somebody expects it."""

from __future__ import annotations

import logging
from typing import Any

import discord

from bot.interview.model import Lang
from bot.services import servers
from bot.ui.delivering import FAILURES, insist, send, send_dm
from bot.ui.desk import Desk
from bot.ui.guiding import welcome_card

log = logging.getLogger(__name__)

_LOOK_BACK = 10
"""Entries of the audit log: bots are added one at a time."""


async def welcome(client: Any, desk: Desk, guild: discord.Guild) -> None:
    """Where the server's own notices go; else to who added the bot, where that can be known; else nowhere."""
    if not await servers.welcome_once(desk.practice, guild.id):
        return
    lang = Lang.KO if guild.preferred_locale is discord.Locale.korean else Lang.EN
    try:
        if await _posted(client, desk, guild, lang):
            return
        added_by = await _added_by(desk, guild)
        if added_by is None:
            log.info("nobody is there to be welcomed in a new server")
            return
        card = welcome_card(desk.wording(lang), server=guild.name)
        await send_dm(client, desk, added_by, lambda: {"view": card})
    except FAILURES as failure:
        log.info("a new server could not be welcomed: %s", failure)


async def welcome_late(client: Any, desk: Desk) -> None:
    """Where the bot was added while it was away."""
    joined = {guild.id: guild.me.joined_at for guild in client.guilds if guild.me and guild.me.joined_at}
    for guild_id in await servers.unwelcomed(desk.practice, joined):
        if (guild := client.get_guild(guild_id)) is not None:
            await welcome(client, desk, guild)


async def _posted(client: Any, desk: Desk, guild: discord.Guild, lang: Lang) -> bool:
    channel = guild.system_channel
    if channel is None:
        return False
    rights = channel.permissions_for(guild.me)
    if not (rights.view_channel and rights.send_messages):
        return False
    try:
        await send(client, desk, channel.id, guild_id=guild.id, view=welcome_card(desk.wording(lang)))
    except discord.HTTPException as refusal:
        log.info("a new server's channel takes no welcome (%s)", refusal.code)
        return False
    return True


async def _added_by(desk: Desk, guild: discord.Guild) -> int | None:
    """The audit log knows it, and the list of integrations: each only for those who may look."""
    me = guild.me
    if me.guild_permissions.view_audit_log and (found := await _in_audit_log(desk, guild, me.id)):
        return found
    return await _in_integrations(desk, guild, me.id) if me.guild_permissions.manage_guild else None


async def _in_audit_log(desk: Desk, guild: discord.Guild, own_id: int) -> int | None:
    async def look() -> int | None:
        async for entry in guild.audit_logs(action=discord.AuditLogAction.bot_add, limit=_LOOK_BACK):
            if entry.target is not None and entry.target.id == own_id:
                return entry.user_id
        return None

    return await _or_none(desk, look)


async def _in_integrations(desk: Desk, guild: discord.Guild, own_id: int) -> int | None:
    async def look() -> int | None:
        for one in await guild.integrations():
            user = getattr(getattr(one, "application", None), "user", None)
            if user is not None and user.id == own_id and one.user is not None:
                return one.user.id
        return None

    return await _or_none(desk, look)


async def _or_none(desk: Desk, look: Any) -> int | None:
    try:
        found: int | None = await insist(desk, look)
    except discord.HTTPException as refusal:
        log.info("who added the bot cannot be looked up (%s)", refusal.code)
        return None
    return found
