"""Which apps a server has and who added them: a route of Discord that SimCord lacks."""

from __future__ import annotations

from typing import Any

from simcord.backend import serializers
from simcord.http.router import RequestContext, route

from bot.sandbox.simulated.wire import wire_of


@route("GET", "/guilds/{guild_id}/integrations")
def integrations_of(ctx: RequestContext) -> Any:
    """The bot alone, where it is known who added it."""
    guild_id = ctx.int_arg("guild_id")
    ctx.require_guild_permissions(guild_id, "manage_guild")
    bot, adder = ctx.backend.bot_user, wire_of(ctx.backend).added_by.get(guild_id)
    if adder is None:
        return []
    return [
        {
            "id": str(bot.id),
            "type": "discord",
            "name": bot.name,
            "enabled": True,
            "account": {"id": str(bot.id), "name": bot.name},
            "user": serializers.user_payload(ctx.backend.users[adder]),
            "application": {
                "id": str(ctx.backend.application_id),
                "name": bot.name,
                "icon": None,
                "description": "",
                "summary": "",
                "bot": serializers.user_payload(bot),
            },
        }
    ]
